"""Tables as they really come back: copied and added rows, other offices' ids, columns that are called otherwise."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from kehoach_desktop.domain.task_exchange import (
    DAY_NOUGHT_1904,
    NOT_WORKED_OUT,
    Cause,
    Field,
    Proposal,
    Table,
    accepted,
    propose,
)
from kehoach_desktop.domain.tasks import Progress, Stage
from tests.domain.task_exchange.grids import CONTENTS, HEAD, OURS, returned, row_of, table, task

TASKS = [task(number) for number in range(4)]
DAY = datetime.date(2027, 6, 15)
Rows = Sequence[Sequence[object]]


def of(rows: Rows) -> dict[str, Proposal]:
    return {one.task.task.id: one for one in propose(TASKS, [table(rows)]).rows}


# ---------------------------------------------------------------- rows


def test_a_row_copied_with_its_ids_and_written_over_is_no_saying_about_the_first() -> None:
    first, added = row_of(TASKS[1], {Field.RESULT: "xong"}), row_of(TASKS[1], {Field.RESULT: "việc mới"})
    added[1] = f"{CONTENTS[1]} các thôn, tổ dân phố"
    found = propose(TASKS, [returned(first, added)])
    assert [(one.task.task.id, one.conflicts) for one in found.rows] == [("t1", ())]
    assert accepted(found.rows[0]).result == "xong"
    assert [(one.text, one.candidates) for one in found.unplaced] == [(added[1], (TASKS[1],))]


def test_a_row_pasted_twice_is_one_saying_or_a_question() -> None:
    same, other = row_of(TASKS[1], {Field.RESULT: "xong"}), row_of(TASKS[1], {Field.RESULT: "chưa"})
    assert propose(TASKS, [returned(same, same)]).rows[0].conflicts == ()
    (conflict,) = propose(TASKS, [returned(same, other)]).rows[0].conflicts
    assert conflict.cause is Cause.TWO_SAYINGS
    assert "các dòng ghi khác nhau" in conflict.sentence


def test_the_same_file_under_two_names_says_the_same() -> None:
    row = row_of(TASKS[1], {Field.RESULT: "xong"})
    found = propose(TASKS, [returned(row), returned(row, file="a - Copy.xlsx")])
    assert [(len(one.changes), one.conflicts) for one in found.rows] == [(1, ())]


def test_another_task_written_over_a_row_is_asked() -> None:
    row = row_of(TASKS[1], {Field.RESULT: "xong"})
    row[1] = "Trồng cây xanh trên các tuyến đường liên thôn"
    found = propose(TASKS, [returned(row)])
    assert (found.rows, [one.candidates for one in found.unplaced]) == ((), [(TASKS[1],)])


def test_words_that_were_cut_off_or_corrected_keep_their_task() -> None:
    for said in (f"{CONTENTS[1][:30]}", CONTENTS[1].replace("quy chế", "Quy chế làm việc và")):
        row = row_of(TASKS[1], {Field.RESULT: "xong"})
        row[1] = said
        assert [one.task.task.id for one in propose(TASKS, [returned(row)]).rows] == ["t1"]


def test_ids_of_a_plan_that_is_not_here_are_asked_even_where_the_words_fit() -> None:
    foreign = task(1, head=replace(HEAD, id="elsewhere"))
    found = propose(TASKS, [returned(row_of(foreign, {Field.RESULT: "xong"}))])
    assert (found.rows, [one.candidates for one in found.unplaced]) == ((), [(TASKS[1],)])


def test_what_stands_round_the_table_is_no_task() -> None:
    heading = ["TT", "Nội dung nhiệm vụ cụ thể", "Cơ quan chủ trì thực hiện", "Tiến độ", "Kết quả thực hiện"]
    rows = [
        ["UỶ BAN NHÂN DÂN XÃ", None, None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, "BÁO CÁO TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"],
        [None, "(Kèm theo Công văn số 12/UBND-VP)"],
        *([None], [None]),
        heading,
        [1.0, CONTENTS[0], "Văn phòng", "50%", "đang làm"],
        heading,  # a new page
        ["2", CONTENTS[1], "Văn phòng", "100%", "xong"],
        [None, None, None, None, None],
        ["Ghi chú: số liệu tính đến 15/6/2027"],
        [None, "Người lập biểu", "TRƯỞNG PHÒNG", None, "TM. UỶ BAN NHÂN DÂN"],
        ["Nơi nhận:", "- Như trên;", None, None, "CHỦ TỊCH"],
    ]
    found = table(rows)
    assert [row.text(Field.CONTENT) for row in found.rows] == [CONTENTS[0], CONTENTS[1]]
    assert Field.PERCENT in found.fields


# ---------------------------------------------------------------- columns whose names leave open what they hold


def columns(name: str, *cells: object, more: Sequence[str] = ()) -> Table:
    rows = [[float(number), CONTENTS[number], "Văn phòng", cell] for number, cell in enumerate(cells)]
    return table([["TT", "Nội dung", "Chủ trì", name, *more], *([*row, *("" for _ in more)] for row in rows)])


@pytest.mark.parametrize(
    ("name", "cells", "field"),
    [
        ("Tiến độ", ("Quý II/2027", "30/6/2027"), Field.DEADLINE),
        ("Tiến độ", (46553.0, DAY, None), Field.DEADLINE),
        ("Tiến độ", (0.5, 1.0, 0.75), Field.PERCENT),
        ("Tiến độ", (50.0, "100%", "40 %"), Field.PERCENT),
        ("Tiến độ", ("Đang thực hiện", "Đã hoàn thành", "Đang lấy ý kiến"), Field.STAGE),
        ("Tiến độ", ("đang lấy ý kiến", "đã trình ký"), Field.RESULT),
        ("Tiến độ", (None, None), Field.DEADLINE),
        ("Tiến độ thực hiện", ("đang lấy ý kiến", "đã trình ký"), Field.RESULT),
        ("Tiến độ thực hiện", ("80%", None, "100%"), Field.PERCENT),
        ("Tiến độ thực hiện", ("Quý I/2027", "tháng 6/2027"), Field.DEADLINE),
        ("Tiến độ thực hiện đến 15/6", ("Hoàn thành", "Chưa thực hiện"), Field.STAGE),
        ("Tiến độ hoàn thành công việc (%)", (50.0, 60.0), Field.PERCENT),
        ("Tình hình", ("Đang thực hiện", "chờ ý kiến"), Field.STAGE),
        ("Tình hình", ("đã ban hành Kế hoạch số 12", "đang xin ý kiến các sở"), Field.RESULT),
        ("Kết quả thực hiện", ("Đã hoàn thành", "Đang thực hiện"), Field.STAGE),
        ("Kết quả thực hiện", ("Đã hoàn thành", "đã gửi công văn", "đã trình"), Field.RESULT),
    ],
)
def test_what_stands_below_says_what_a_column_is(name: str, cells: tuple[object, ...], field: Field) -> None:
    assert columns(name, *cells).fields - {Field.NUMBER, Field.CONTENT, Field.LEAD} == {field}


def test_a_column_that_says_so_by_its_name_comes_first() -> None:
    rows = [
        ["TT", "Nội dung", "Tiến độ", "Thời hạn", "Tiến độ thực hiện", "Trạng thái", "Kết quả"],
        [1.0, CONTENTS[0], "80%", "Quý II/2027", "đang lấy ý kiến", "Đang thực hiện", "Đang thực hiện"],
    ]
    row = table(rows).rows[0]
    said = {field: row.text(field) for field in (Field.PERCENT, Field.DEADLINE, Field.STAGE, Field.RESULT)}
    assert list(said.values()) == ["80%", "Quý II/2027", "Đang thực hiện", "Đang thực hiện"]


def test_our_own_columns_stay_what_they_are_whatever_stands_in_them() -> None:
    row = row_of(TASKS[1], {Field.STAGE: "đã ban hành văn bản", Field.RESULT: "Đã hoàn thành"})
    (proposal,) = propose(TASKS, [returned(row)]).rows
    assert [(one.field, one.cause) for one in proposal.conflicts] == [(Field.STAGE, Cause.UNREAD)]
    assert accepted(proposal).result == "Đã hoàn thành"


@pytest.mark.parametrize(("cells", "last"), [((0.5, 1.0), 100), ((50.0, 1.0), 1), ((1.0, 1.0), 1)])
def test_one_is_all_of_it_where_shares_are_parts_of_one(cells: tuple[float, ...], last: int) -> None:
    rows = [["TT", "Nội dung", "Tỷ lệ hoàn thành"], *([n, CONTENTS[int(n)], cell] for n, cell in enumerate(cells))]
    assert accepted(of(rows)["t1"]).percent == last


# ---------------------------------------------------------------- cells


def test_a_formula_that_came_to_nothing_empties_no_field() -> None:
    own = task(1, Progress(Stage.UNDER_WAY, 40, "đang lấy ý kiến"))
    row = row_of(own, {Field.RESULT: NOT_WORKED_OUT, Field.PERCENT: NOT_WORKED_OUT, Field.DIFFICULTY: "thiếu người"})
    (proposal,) = propose([own], [returned(row)]).rows
    assert [(one.field, one.cause) for one in proposal.conflicts] == [(Field.PERCENT, Cause.UNREAD)]
    assert accepted(proposal) == replace(own.progress, difficulty="thiếu người")


def test_remarks_know_from_which_day_a_file_counts() -> None:
    own = task(1, due_date=DAY)
    row = row_of(own, {Field.RESULT: "xong"})
    row[3] = float((DAY - DAY_NOUGHT_1904).days)
    old = replace(returned(row), day_nought=DAY_NOUGHT_1904)
    assert propose([own], [old]).rows[0].remarks == ()
    assert len(propose([own], [returned(row)]).rows[0].remarks) == 1


def test_rows_shown_in_another_order_without_hidden_columns_find_their_tasks() -> None:
    rows = [OURS[:-3], *(row_of(one, {Field.RESULT: f"r{n}"}, marked=False)[:-3] for n, one in enumerate(TASKS))]
    found = of([rows[0], *reversed(rows[1:])])
    assert {key: accepted(one).result for key, one in found.items()} == {"t0": "r0", "t1": "r1", "t2": "r2", "t3": "r3"}
