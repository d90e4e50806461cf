import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Task
from kehoach_desktop.errors import BadFileError
from kehoach_desktop.operations.deadline_rules import listed_holidays, rules_with
from kehoach_desktop.operations.office import choose
from kehoach_desktop.operations.task_finding import (
    find_plan_tasks,
    read_task_file,
    tasks_of_file,
)
from kehoach_desktop.settings import BEFORE_INCLUDES_DAY
from kehoach_desktop.storage.database import open_store

TEXT = "III- TỔ CHỨC THỰC HIỆN\n1. BTGDVTU chủ trì tuyên truyền; hoàn thành trong quý I-2027.\n2. Công an xã tuần tra."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_text_gives_its_tasks_with_the_names_of_the_book(file: Path, tmp_path: Path) -> None:
    plan = read_task_file(file).plan
    assert [task.lead for task in tasks_of_file(plan, tmp_path / "data").tasks] == ["BTGDVTU", "Công an xã"]
    assert read_task_file(file).plan == plan


def test_the_store_says_whether_before_a_day_includes_it(file: Path, data_dir: Path) -> None:
    file.write_text(TEXT.replace("trong quý I-2027", "trước ngày 15/7/2027"), encoding="utf-8")
    plan = read_task_file(file).plan
    assert tasks_of_file(plan, data_dir).tasks[0].due_date == datetime.date(2027, 7, 14)
    assert not paths.has_store(data_dir)
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        choose(store, BEFORE_INCLUDES_DAY, True)
    assert tasks_of_file(plan, data_dir).tasks[0].due_date == datetime.date(2027, 7, 15)


def test_utf_16_with_its_mark_is_read_and_other_letters_are_not_guessed(file: Path) -> None:
    file.write_bytes(TEXT.encode("utf-16"))
    assert len(find_plan_tasks(read_task_file(file).plan)) == 2
    file.write_bytes("Công an xã tuần tra".encode("cp1258", errors="ignore") + b"\xe3\xf2")
    with pytest.raises(BadFileError, match="UTF-8"):
        read_task_file(file)


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "không có chữ nào"), (b" \n- \n", "không có chữ nào"), (b"a\0b", "không phải tệp văn bản")],
)
def test_a_file_without_words_is_named(file: Path, data: bytes, words: str) -> None:
    file.write_bytes(data)
    with pytest.raises(BadFileError, match=words) as caught:
        read_task_file(file)
    assert str(file) in str(caught.value)


def test_a_text_of_twenty_megabytes_is_no_plan(file: Path) -> None:
    file.write_bytes(b"1. x\n" * 4_000_000)
    with pytest.raises(BadFileError, match="không phải một kế hoạch"):
        read_task_file(file)


def test_what_is_no_text_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK")
    with pytest.raises(BadFileError, match=r"\.txt"):
        read_task_file(path)
    with pytest.raises(BadFileError, match="thư mục"):
        read_task_file(tmp_path)


def test_what_is_stored_stands_and_what_is_found_is_added(file: Path, tmp_path: Path) -> None:
    plan = read_task_file(file).plan
    own = Task("own", plan.blocks[1].id, content="Tuyên truyền", accepted=True)
    found = tasks_of_file(replace(plan, tasks=(own,)), tmp_path / "data").tasks
    assert (found[0], [task.lead for task in found[1:]]) == (own, ["Công an xã"])


def test_what_the_clerk_said_is_no_task_is_not_found_again(file: Path, tmp_path: Path) -> None:
    plan = read_task_file(file).plan
    said = tasks_of_file(plan, tmp_path / "data").tasks[1].quote or ""
    plan = replace(plan, dismissed=(said,))
    assert [task.lead for task in tasks_of_file(plan, tmp_path / "data").tasks] == ["BTGDVTU"]


def test_a_second_task_of_a_block_is_found_beside_a_stored_one(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(f"{TEXT} Trạm Y tế xã trực cấp cứu.", encoding="utf-8")
    plan = read_task_file(path).plan
    first, police, nurse = tasks_of_file(plan, tmp_path / "data").tasks
    stored = replace(plan, tasks=(replace(police, accepted=True),))
    assert [task.lead for task in tasks_of_file(stored, tmp_path / "data").tasks] == [
        first.lead,
        police.lead,
        nurse.lead,
    ]


def test_no_two_tasks_of_a_file_have_one_id(file: Path, tmp_path: Path) -> None:
    plan = read_task_file(file).plan
    taken = tasks_of_file(plan, tmp_path / "data").tasks[1].id
    own = Task(taken, None, quote="Một câu không còn trong kế hoạch nữa", content="Việc đã bỏ", accepted=True)
    found = tasks_of_file(replace(plan, tasks=(own,)), tmp_path / "data").tasks
    assert found[0] == own
    assert len({task.id for task in found}) == len(found) == 3


def test_the_holidays_that_ship_are_days_of_work_otherwise() -> None:
    assert len(rules_with().holidays) == len(listed_holidays()) > 30
    assert all(day.date.weekday() < 5 for day in listed_holidays())
