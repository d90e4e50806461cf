"""`kehoach tasks`: what a text or a plan file gives somebody to do."""

import json
from pathlib import Path

import pytest

from tests.e2e.program import in_this_process, kehoach, refused

TEXT = """IV. TỔ CHỨC THỰC HIỆN
1. Công an xã chủ trì, phối hợp với Trạm Y tế xã rà soát; hoàn thành trước ngày 15/6/2027.
2. Các thôn vệ sinh thường xuyên.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kh.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path):  # type: ignore[no-untyped-def]
    return in_this_process(capsys, "tasks", *arguments)


def test_a_text_is_listed_by_the_program_itself(file: Path, tmp_path: Path) -> None:
    said = kehoach("tasks", file, "--json", "--data-dir", tmp_path / "data")
    first, second = said.json()
    assert (first["lead"], first["supporting"], first["due_date"]) == ("Công an xã", ["Trạm Y tế xã"], "2027-06-14")
    assert (second["lead"], second["deadline_kind"], second["accepted"]) == ("Các thôn", "recurring", False)
    assert "status" not in first


def test_the_status_is_that_of_the_day(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, file, "--json", "--on", "2027-06-15")
    assert [task["status"] for task in said.json()] == ["overdue", "recurring"]
    assert "Trạng thái: Quá hạn chưa hoàn thành" in run(capsys, file, "--on", "2027-06-15").out


def test_the_list_can_be_read(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, file).out.splitlines()
    assert lines[:5] == [
        "1. Rà soát",
        "   Chủ trì: Công an xã",
        "   Phối hợp: Trạm Y tế xã",
        "   Thời hạn: trước ngày 15/6/2027 (14/6/2027)",
        "   Nhận ra từ: câu mở đầu bằng cơ quan, người phải làm",
    ]


def test_a_workbook_is_written_and_not_replaced_unasked(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = file.with_name("nv.xlsx")
    assert run(capsys, file, "--xlsx", target).out == f"Đã ghi 2 nhiệm vụ ra {target}.\n"
    assert target.read_bytes()[:2] == b"PK"
    refused(run(capsys, file, "--xlsx", target), target, "--force")
    assert run(capsys, file, "--xlsx", target, "--force").code == 0


def test_a_plan_file_gives_its_stored_tasks_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = {
        "format": "kehoach-plan", "version": 1, "id": "p", "ruleset": "hd05",
        "blocks": [{"id": "b1", "role": "section", "runs": [{"text": "Công an xã tuần tra."}]}],
        "tasks": [{"id": "t1", "content": "Việc riêng", "lead": "Chi bộ"}],
    }  # fmt: skip
    path = file.with_suffix(".json")
    path.write_text(json.dumps(plan), encoding="utf-8")
    assert [task["lead"] for task in run(capsys, path, "--json").json()] == [
        "Công an xã",
        "Chi bộ",
    ]  # as the text has them


def test_a_plan_without_tasks_says_so(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("I- MỤC ĐÍCH\n- Nâng cao nhận thức.", encoding="utf-8")
    assert run(capsys, file).out == "Không thấy nhiệm vụ nào.\n"
    assert run(capsys, file, "--json").json() == []


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\x00\x01\x02", b"C\xf4ng an", b"\xd0\xcf\x11\xe0"])
def test_a_bad_file_is_one_sentence(file: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(data)
    refused(run(capsys, file), file)


def test_a_folder_a_missing_file_and_a_bad_day_are_one_sentence(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused(run(capsys, file.parent), file.parent)
    refused(run(capsys, file.with_name("khong-co.txt")), "khong-co.txt")
    for day in ("mai", "", "20270101", "2027-W01-1", "2027-02-30"):
        refused(run(capsys, file, "--on", day), "--on")


def test_what_is_read_is_never_written_over(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = file.rename(file.with_name("kh.xlsx"))
    link = file.with_name("khac.xlsx")
    link.hardlink_to(source)
    for target in (source, link, file.parent / "." / "kh.xlsx"):
        refused(run(capsys, source, "--xlsx", target, "--force"), target.name)
    assert source.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("name", ["nv.docx", "nv", ""])
def test_a_workbook_has_the_ending_that_excel_opens(name: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(file.with_name(name)) if name else ""
    refused(run(capsys, file, "--xlsx", target), "--xlsx", ".xlsx")
    assert list(file.parent.iterdir()) == [file]
