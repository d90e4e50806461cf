"""Our follow-up list after an office has had it for a month: what people do to sheets, done with another program."""

import datetime
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kehoach_desktop.domain.task_exchange import FIELD_NAMES as NAMES
from kehoach_desktop.domain.task_exchange import HIDDEN_NAMES, Field, Proposals, accepted, propose
from kehoach_desktop.domain.tasks import Progress, Stage
from tests.helpers.returned_files import read_progress_files
from tests.render.xlsx.sheets import follow_up, task

Sheet = Any  # openpyxl has no types
WORDS = ("Rà soát danh mục hồ sơ", "Tổ chức hội nghị sơ kết", "Số hoá tài liệu lưu trữ lịch sử", "Tập huấn cán bộ thôn")
TASKS = [task(f"t{number}", content=words) for number, words in enumerate(WORDS)]
DAY = datetime.date(2027, 6, 5)


class Returned:
    """The first sheet of our list, to be changed in place; `back` is what it says then."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "theo doi.xlsx"
        self.path.write_bytes(follow_up(TASKS))
        self.book = openpyxl.load_workbook(self.path)
        self.sheet: Sheet = self.book.worksheets[0]
        names = {*NAMES.values(), *HIDDEN_NAMES.values()}
        self.head = next(
            row[0].row for row in self.sheet.iter_rows() if sum(cell.value in names for cell in row) > len(NAMES) // 2
        )
        self.columns = {cell.value: cell.column for cell in self.sheet[self.head] if cell.value in names}

    def cell(self, number: int, field: Field) -> Any:
        return self.sheet.cell(self.row_of(number), self.columns[NAMES[field]])

    def row_of(self, number: int) -> int:
        at = self.columns[NAMES[Field.CONTENT]]
        rows = (row for row in range(self.head + 1, self.sheet.max_row + 1))
        return next(row for row in rows if self.sheet.cell(row, at).value == WORDS[number])

    def back(self, *more: Path) -> Proposals:
        self.sheet.protection.sheet = False
        self.book.save(self.path)
        read = read_progress_files([self.path, *more])
        assert read.troubles == ()
        return propose(TASKS, read.tables, on=datetime.date(2027, 12, 31))


@pytest.fixture
def returned(tmp_path: Path) -> Returned:
    return Returned(tmp_path)


def outcome(found: Proposals) -> dict[str, Progress]:
    assert found.unplaced == ()
    assert [one.conflicts for one in found.rows if one.conflicts] == []
    return {one.task.task.id: accepted(one) for one in found.rows}


DONE = {"t1": Progress(Stage.DONE, None, "đã họp", DAY)}


def done(sheet: Returned, day: object = DAY) -> None:
    sheet.cell(1, Field.STAGE).value = "Đã hoàn thành"
    sheet.cell(1, Field.COMPLETED).value = day
    sheet.cell(1, Field.RESULT).value = "đã họp"


@pytest.mark.parametrize(
    "day",
    [
        DAY, datetime.datetime(2027, 6, 5, 14, 30), "5/6/2027", "05-06-27", "2027-06-05", "ngày 5 tháng 6 năm 2027",
        (DAY - datetime.date(1899, 12, 30)).days, str((DAY - datetime.date(1899, 12, 30)).days),
    ],
)  # fmt: skip
def test_a_day_comes_back_however_it_was_typed(returned: Returned, day: object) -> None:
    done(returned, day)
    if isinstance(day, int | str):
        returned.cell(1, Field.COMPLETED).number_format = "General"
    assert outcome(returned.back()) == DONE


@pytest.mark.parametrize(
    ("typed", "form", "figure"), [(1, "0%", 100), (0.4, "0%", 40), (40, "General", 40), ("40 %", "@", 40)]
)
def test_a_share_comes_back_however_it_was_typed(returned: Returned, typed: object, form: str, figure: int) -> None:
    cell = returned.cell(2, Field.PERCENT)
    cell.value, cell.number_format = typed, form
    assert outcome(returned.back()) == {"t2": Progress(percent=figure)}


def hide_rows(sheet: Returned) -> None:
    for number in (0, 2, 3):
        sheet.sheet.row_dimensions[sheet.row_of(number)].hidden = True
    sheet.sheet.row_dimensions[sheet.row_of(1)].hidden = True


def hide_columns(sheet: Returned) -> None:
    for column in ("A", "C", "E"):
        sheet.sheet.column_dimensions[column].hidden = True


def add_rows_above(sheet: Returned) -> None:
    sheet.sheet.insert_rows(1, 7)


def lose_ids(sheet: Returned) -> None:
    for name in set(HIDDEN_NAMES.values()) & sheet.columns.keys():
        for row in range(1, sheet.sheet.max_row + 1):
            sheet.sheet.cell(row, sheet.columns[name]).value = None


def lose_ids_and_correct(sheet: Returned) -> None:
    lose_ids(sheet)
    sheet.cell(1, Field.CONTENT).value = "Tổ chức hội nghị sơ kết năm"


def add_blank_rows(sheet: Returned) -> None:
    sheet.sheet.insert_rows(sheet.row_of(1), 3)


def repeat_the_heading(sheet: Returned) -> None:
    at = sheet.row_of(2)
    sheet.sheet.insert_rows(at)
    for column in range(1, sheet.sheet.max_column + 1):
        sheet.sheet.cell(at, column).value = sheet.sheet.cell(sheet.head, column).value


def sign_below(sheet: Returned) -> None:
    last = sheet.sheet.max_row + 2
    for column, words in ((1, "Nơi nhận:"), (2, "Người lập biểu"), (5, "THỦ TRƯỞNG ĐƠN VỊ"), (8, "Đã ký")):
        sheet.sheet.cell(last, column).value = words
    sheet.sheet.cell(last + 1, 1).value = "Ghi chú: số liệu đến hết tháng 5"


def turn_round(sheet: Returned) -> None:
    rows = [sheet.row_of(number) for number in range(len(TASKS))]
    texts = [[copy(cell.value) for cell in sheet.sheet[row]] for row in rows]
    for row, values in zip(rows, reversed(texts), strict=True):
        for cell, value in zip(sheet.sheet[row], values, strict=True):
            cell.value = value


def drop_a_sheet_of_notes_before(sheet: Returned) -> None:
    notes = sheet.book.create_sheet("Ghi chép", 0)
    notes["A1"], notes["A2"], notes["B2"] = "Việc riêng", "Nội dung", "gọi điện"


def copy_the_sheet(sheet: Returned) -> None:
    sheet.book.copy_worksheet(sheet.sheet).title = "Bản sao"


@pytest.mark.parametrize(
    "change",
    [
        hide_rows, hide_columns, add_rows_above, lose_ids, lose_ids_and_correct, add_blank_rows, repeat_the_heading,
        sign_below, turn_round, drop_a_sheet_of_notes_before, copy_the_sheet,
    ],
)  # fmt: skip
def test_what_people_do_to_a_sheet_changes_nothing_of_what_it_says(
    returned: Returned, change: Callable[[Returned], None]
) -> None:
    done(returned)
    change(returned)
    found = returned.back()
    assert {key: one for key, one in outcome(found).items() if one != Progress()} == DONE


def test_a_formula_in_an_entered_cell_says_what_was_computed_or_is_asked(returned: Returned) -> None:
    done(returned)
    returned.cell(3, Field.COMPLETED).value = "=TODAY()"  # this program computes nothing
    found = {one.task.task.id: one for one in returned.back().rows}
    assert accepted(found["t1"]) == DONE["t1"]
    assert [one.field for one in found["t3"].conflicts] == [Field.COMPLETED]


def test_the_same_file_twice_and_its_copy_are_one_saying(returned: Returned, tmp_path: Path) -> None:
    done(returned)
    returned.back()
    copied = tmp_path / "theo doi (2).xlsx"
    copied.write_bytes(returned.path.read_bytes())
    assert outcome(returned.back(returned.path, copied)) == DONE


def test_a_row_that_the_office_added_is_told_and_enters_nothing(returned: Returned) -> None:
    done(returned)
    at = returned.sheet.max_row + 1
    for cell in returned.sheet[returned.row_of(1)]:
        returned.sheet.cell(at, cell.column).value = cell.value
    returned.sheet.cell(at, returned.columns[NAMES[Field.CONTENT]]).value = "Trồng cây xanh dọc đường liên thôn"
    found = returned.back()
    assert [accepted(one) for one in found.rows] == [DONE["t1"]]
    assert [one.text for one in found.unplaced] == ["Trồng cây xanh dọc đường liên thôn"]
