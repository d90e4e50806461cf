"""Tasks out to files and back, as the command line and the window do it."""

import datetime
import errno
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Level
from kehoach_desktop.domain.task_exchange import Field
from kehoach_desktop.domain.tasks import Progress, Stage
from kehoach_desktop.errors import BadArgumentError, BadFileError, CannotWriteError
from kehoach_desktop.operations.office import save_office
from kehoach_desktop.operations.plan_exports import NotExportedError, WriteTrouble
from kehoach_desktop.operations.task_files import (
    Letterhead,
    TaskSheets,
    changes_of,
    export_agency_book,
    export_agency_files,
    export_follow_up,
    export_task_list,
    propose,
    read_progress_file,
    sheets_of,
)
from kehoach_desktop.operations.tasks import ProgressChange
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import memory_store
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN, with_tasks
from tests.helpers.returned_files import read_progress_files
from tests.reading.xlsx import by_hand
from tests.render.xlsx.sheets import ON, opened, task

TASKS = [task("t1"), task("t2", lead="Ban Xây dựng Đảng"), task("t3", lead="CON"), task("t4", lead="ban a/b")]
SHEETS = TaskSheets(TASKS, ON)


def test_a_list_and_a_follow_up_list_are_written_and_read(tmp_path: Path) -> None:
    export_task_list(with_tasks(PARTY_PLAN), tmp_path / "danh mục.xlsx")
    export_follow_up(SHEETS, tmp_path / "theo dõi.xlsx")
    assert len(read_progress_file(tmp_path / "danh mục.xlsx")[0].rows) == 3
    assert len(read_progress_file(tmp_path / "theo dõi.xlsx")[0].rows) == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["danh mục.xlsx", "theo dõi.xlsx"]


def test_an_existing_file_is_replaced_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"cu")
    for export in (lambda **more: export_follow_up(SHEETS, path, **more), lambda **more: export_task_list(
        with_tasks(PARTY_PLAN), path, **more)):  # fmt: skip
        with pytest.raises(CannotWriteError, match="Đã có tệp"):
            export()
    assert path.read_bytes() == b"cu"
    export_follow_up(SHEETS, path, force=True)
    assert path.read_bytes() != b"cu"


def test_a_file_that_is_open_is_said_clearly(tmp_path: Path) -> None:
    path = tmp_path / "theo dõi.xlsx"
    path.write_bytes(b"cu")
    (tmp_path / ".~lock.theo dõi.xlsx#").write_text("văn thư", encoding="utf-8")
    with pytest.raises(NotExportedError, match=r"theo dõi.xlsx đang mở trong LibreOffice") as caught:
        export_follow_up(SHEETS, path, force=True)
    assert caught.value.trouble is WriteTrouble.IN_USE
    assert caught.value.other == tmp_path / "theo dõi (2).xlsx"
    assert path.read_bytes() == b"cu"


def test_a_full_disk_under_the_writer_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("xlsxwriter.worksheet.tempfile.mkstemp", refuse)
    with pytest.raises(CannotWriteError, match="ổ đĩa đã đầy"):
        export_follow_up(SHEETS, tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_export_is_said() -> None:
    with pytest.raises(BadArgumentError, match="Không có nhiệm vụ"):
        export_follow_up(TaskSheets([], ON), Path("a.xlsx"))
    with pytest.raises(BadArgumentError, match="chưa có nhiệm vụ"):
        export_task_list(PARTY_PLAN, Path("a.xlsx"))


def test_each_agency_gets_a_file_with_a_name_that_every_system_takes(tmp_path: Path) -> None:
    files = export_agency_files(SHEETS, tmp_path / "gửi đi")
    assert sorted(path.name for path in files) == [
        "Ban Xây dựng Đảng.xlsx", "Ban a-b.xlsx", "Văn phòng Đảng uỷ.xlsx", "ke-hoach CON.xlsx"
    ]  # fmt: skip
    assert sorted(files) == sorted((tmp_path / "gửi đi").iterdir())
    rows = read_progress_file(tmp_path / "gửi đi" / "Ban Xây dựng Đảng.xlsx")[0].rows
    assert [row.text(Field.TASK_ID) for row in rows] == ["t2"]


def test_or_a_sheet_each_in_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    head = Letterhead("nd30", None, "UỶ BAN NHÂN DÂN XÃ VẠN PHÚC")
    export_agency_book(replace(SHEETS, letterhead=head), path)
    assert [table.sheet for table in read_progress_file(path)] == [
        "Ban a-b",
        "Ban Xây dựng Đảng",
        "CON",
        "Văn phòng Đảng uỷ",
    ]
    assert "CỘNG HÒA" in str([cell.value for cell in opened(path.read_bytes()).worksheets[0][1]])


def test_sheets_stand_under_the_head_of_the_office_else_of_the_newest_plan() -> None:
    store = memory_store()
    plans.save(store, with_tasks(PARTY_PLAN), NOON)
    tasks = [replace(one, plan=replace(one.plan, id=PARTY_PLAN.id)) for one in TASKS]
    head = Letterhead("hd05", PARTY_PLAN.parent_body, PARTY_PLAN.issuing_body)
    assert sheets_of(store, tasks, ON, 3) == TaskSheets(tasks, ON, head, 3)
    save_office(store, IssuingBody("UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC", Side.STATE, Level.COMMUNE))
    assert sheets_of(store, tasks, ON).letterhead == Letterhead("nd30", None, "UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC")
    assert sheets_of(store, [], ON).tasks == []
    store.close()


def test_sixty_agencies_have_names_of_their_own_whatever_they_are_called(tmp_path: Path) -> None:
    long = "Ban Quản lý dự án đầu tư xây dựng công trình dân dụng, công nghiệp và phát triển đô thị khu vực số"
    names = [f"{long} {number}" for number in range(57)] + [None, "Tổ 1/2", "Tổ 1:2"]
    tasks = [task(f"t{at}", lead=name) for at, name in enumerate(names)]
    files = export_agency_files(TaskSheets(tasks, ON), tmp_path / "gửi")
    assert len({path.name.casefold() for path in files}) == 60
    assert all(len(path.name.encode()) < 250 and not set(path.name) & set('<>:"/\\|?*') for path in files)
    assert files[-1].name == "Chưa rõ cơ quan chủ trì.xlsx"
    for path in (files[0], files[30], files[-1]):
        assert len(read_progress_file(path)[0].rows) == 1
    export_agency_book(TaskSheets(tasks, ON), tmp_path / "a.xlsx")
    tables = read_progress_file(tmp_path / "a.xlsx")
    assert len({table.sheet.casefold() for table in tables}) == len(tables) == 60
    assert all(len(table.sheet) <= 31 for table in tables)


def test_a_file_of_an_agency_holds_nothing_of_the_others(tmp_path: Path) -> None:
    tasks = [task("t1", lead="Ban A", content="Việc của A"), task("t2", lead="Ban B", content="Việc riêng của B")]
    path = export_agency_files(TaskSheets(tasks, ON), tmp_path / "gửi")[0]
    with zipfile.ZipFile(path) as package:
        inside = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", "ignore")
    assert "Việc của A" in inside
    assert "Ban B" not in inside
    assert "Việc riêng của B" not in inside


def test_several_files_come_back_in_one_go_and_bad_ones_are_told(tmp_path: Path) -> None:
    files = export_agency_files(SHEETS, tmp_path / "gửi")
    bad = tmp_path / "hỏng.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    read = read_progress_files([*files, bad, files[0], tmp_path / "không có.xlsx"])
    assert len(read.tables) == 4
    assert [trouble.split(":")[0] for trouble in read.troubles] == [
        "Không đọc được hỏng.xlsx", f"Không có tệp {tmp_path / 'không có.xlsx'}."
    ]  # fmt: skip
    assert propose(TASKS, read.tables).unchanged == 4


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    paths = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "theo dõi.xlsx")
        export_follow_up(SHEETS, paths[-1])
    assert [table.file for table in read_progress_files(paths).tables] == [str(path) for path in paths]


def test_a_file_without_a_table_of_tasks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lương.xlsx"
    path.write_bytes(by_hand.one_sheet([["Họ tên", "Hệ số"], ["A", 3.0]]))
    with pytest.raises(BadFileError, match=r"Không đọc được lương.xlsx: không thấy bảng nhiệm vụ nào"):
        read_progress_file(path)


def test_merged_cells_without_end_are_a_sentence_with_the_name(tmp_path: Path) -> None:
    path = tmp_path / "gộp.xlsx"
    rows = [["TT", "Nội dung", "Chủ trì"], *([n, f"Việc {n}", "Ban A"] for n in range(1_200))]
    path.write_bytes(by_hand.one_sheet(rows, ["C2:C1048576"] * 1_000))
    with pytest.raises(BadFileError, match=r"Không đọc được gộp.xlsx: có quá nhiều ô gộp"):
        read_progress_file(path)


def test_what_is_accepted_becomes_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export_follow_up(SHEETS, path)
    book = opened(path.read_bytes())
    sheet = book["Theo dõi"]
    top = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "Tình hình")
    at = {str(cell.value): cell.column for cell in sheet[top]}
    sheet.cell(top + 1, at["Tình hình"]).value = "Đã hoàn thành"
    sheet.cell(top + 1, at["Ngày hoàn thành"]).value = datetime.datetime(2027, 5, 20)
    sheet.cell(top + 2, at["Tình hình"]).value = "Đã hoàn thành"
    book.save(path)
    found = propose(TASKS, read_progress_files([path]).tables)
    assert (len(found.rows), found.unchanged) == (2, 2)
    answers = {Field.COMPLETED: datetime.date(2027, 5, 21)}
    assert changes_of([(found.rows[0], {}), (found.rows[1], {})]) == [
        ProgressChange("k1", "t1", Progress(Stage.DONE, completed_on=datetime.date(2027, 5, 20)))
    ]
    assert changes_of([(found.rows[1], answers)]) == [
        ProgressChange("k1", "t2", replace(Progress(), stage=Stage.DONE, completed_on=answers[Field.COMPLETED]))
    ]
