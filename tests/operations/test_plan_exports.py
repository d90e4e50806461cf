import errno
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kehoach_desktop.domain.plan import Plan, Role, Task
from kehoach_desktop.errors import BadArgumentError, CannotWriteError
from kehoach_desktop.operations import file_sets, files
from kehoach_desktop.operations.exporting import docx_of, pdf_of
from kehoach_desktop.operations.plan_exports import (
    Exported,
    ExportKind,
    ExportRun,
    NotExportedError,
    WriteTrouble,
    export_plan,
    export_plans,
    file_for_word,
    free_file,
    proposed_file,
)
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, block

PLAN = replace(PARTY_PLAN, subject="tổ chức đại hội")
TASKED = replace(PLAN, tasks=(Task("t1", content="Rà soát tổ chức", accepted=True),))
WITH_EMOJI = replace(PLAN, blocks=(*PLAN.blocks, block("e", Role.PARAGRAPH, "Vui 😀 vẻ")))


def refuse_to_move(monkeypatch: pytest.MonkeyPatch, error: OSError) -> None:
    def replace_(*_: object) -> None:
        raise error

    monkeypatch.setattr(files, "_move", replace_)


# ---------------------------------------------------------------- one plan


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ExportKind.DOCX, "05-KH-ĐU tổ chức đại hội.docx"),
        (ExportKind.PDF, "05-KH-ĐU tổ chức đại hội.pdf"),
        (ExportKind.PDFA, "05-KH-ĐU tổ chức đại hội.pdf"),
        (ExportKind.PICTURES, "05-KH-ĐU tổ chức đại hội.png"),
        (ExportKind.TASKS, "05-KH-ĐU tổ chức đại hội.xlsx"),
    ],
)
def test_a_file_is_proposed_for_each_kind(kind: ExportKind, name: str, tmp_path: Path) -> None:
    assert proposed_file(TASKED, kind, tmp_path) == tmp_path / name


def test_tasks_go_into_a_workbook_without_a_word_about_letters_and_blanks(tmp_path: Path) -> None:
    path = tmp_path / "việc.xlsx"
    plan = replace(TASKED, subject=None, blocks=WITH_EMOJI.blocks)
    assert export_plan(plan, ExportKind.TASKS, path) == Exported((path,))
    cells = [cell for row in load_workbook(path).active.iter_rows(values_only=True) for cell in row]
    assert TASKED.tasks[0].content in cells


def test_a_plan_without_tasks_is_told_before_anybody_asks_where_to(tmp_path: Path) -> None:
    with pytest.raises(BadArgumentError, match="chưa có nhiệm vụ nào"):
        proposed_file(PLAN, ExportKind.TASKS, tmp_path)


@pytest.mark.parametrize("kind", [ExportKind.DOCX, ExportKind.PDF, ExportKind.PDFA])
def test_a_plan_is_written_as_what_was_chosen(kind: ExportKind, tmp_path: Path) -> None:
    path = tmp_path / f"a{kind.ending}"
    path.write_bytes(b"cu")
    expected = docx_of(PLAN) if kind is ExportKind.DOCX else pdf_of(PLAN, pdfa=kind is ExportKind.PDFA)
    assert export_plan(PLAN, kind, path) == Exported((path,))
    assert path.read_bytes() == expected


def test_pictures_carry_the_number_of_the_page_and_replace_nothing(tmp_path: Path) -> None:
    first = export_plan(PLAN, ExportKind.PICTURES, tmp_path / "Đại hội.png")
    again = export_plan(PLAN, ExportKind.PICTURES, tmp_path / "đại hội.png")
    assert first.files[0].name == "Đại hội-01.png"
    assert again.files[0].name == "đại hội (2)-01.png"
    assert sorted(tmp_path.iterdir()) == sorted((*first.files, *again.files))


def test_what_is_still_to_be_filled_is_told_with_the_export(tmp_path: Path) -> None:
    open_plan = replace(PLAN, place=None, archive_line=None)
    assert export_plan(open_plan, ExportKind.DOCX, tmp_path / "a.docx").message == "Đã xuất a.docx. Còn 2 chỗ trống."
    assert file_for_word(open_plan, tmp_path).message.endswith(" Còn 2 chỗ trống.")
    assert file_for_word(open_plan, tmp_path).message.endswith(" Còn 2 chỗ trống.")  # the file is there already
    *_, run = export_plans([PLAN, open_plan], ExportKind.PDF, tmp_path)
    assert run.message == f"Đã xuất 2 văn bản vào thư mục {tmp_path.name}. 1 văn bản còn chỗ trống."


def test_what_was_exported_is_told(tmp_path: Path) -> None:
    assert Exported((tmp_path / "a.docx",)).message == "Đã xuất a.docx."
    assert Exported((tmp_path / "a-01.png", tmp_path / "a-02.png")).message == "Đã xuất a-01.png và 1 tệp nữa."


@pytest.mark.parametrize("kind", [ExportKind.DOCX, ExportKind.PDF, ExportKind.PICTURES])
def test_letters_that_print_as_boxes_are_told_after_the_export(kind: ExportKind, tmp_path: Path) -> None:
    exported = export_plan(WITH_EMOJI, kind, tmp_path / f"a{kind.ending}")
    (note,) = exported.notes
    assert "U+1F600" in note
    assert "ô trống" in note
    assert exported.message == f"{exported.sentence} {note}"


def test_such_a_letter_keeps_a_plan_from_the_archive_and_the_way_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadArgumentError, match="xuất PDF thường") as told:
        export_plan(WITH_EMOJI, ExportKind.PDFA, tmp_path / "a.pdf")
    assert "--" not in str(told.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("kind", "program"), [(ExportKind.DOCX, "Word"), (ExportKind.PDF, "chương trình khác")])
def test_a_file_that_is_open_is_told_and_another_name_offered(
    kind: ExportKind, program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a{kind.ending}"
    path.write_bytes(b"cu")
    path.with_name(f"a (2){kind.ending}").touch()
    refuse_to_move(monkeypatch, PermissionError(errno.EACCES, "in use"))
    with pytest.raises(NotExportedError) as told:
        export_plan(PLAN, kind, path)
    assert str(told.value) == f"a{kind.ending} đang mở trong {program} nên chưa ghi đè được."
    assert told.value.trouble is WriteTrouble.IN_USE
    assert (told.value.path, told.value.other.name) == (path, f"a (3){kind.ending}")
    assert path.read_bytes() == b"cu"


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_to_move(monkeypatch, OSError(errno.ENOSPC, "full"))
    with pytest.raises(NotExportedError, match=r"đã đầy\. Bản đang soạn vẫn giữ trong bộ nhớ\.$") as told:
        export_plan(PLAN, ExportKind.DOCX, tmp_path / "a.docx")
    assert told.value.trouble is WriteTrouble.FULL
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_of_pictures_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(file_sets, "_write", full)
    with pytest.raises(NotExportedError) as told:
        export_plan(PLAN, ExportKind.PICTURES, tmp_path / "a.png")
    assert told.value.trouble is WriteTrouble.FULL


def test_any_other_trouble_keeps_its_own_sentence(tmp_path: Path) -> None:
    path = tmp_path / "không có" / "a.docx"
    with pytest.raises(NotExportedError, match="Không có thư mục") as told:
        export_plan(PLAN, ExportKind.DOCX, path)
    assert told.value.trouble is WriteTrouble.OTHER


def test_a_free_name_is_one_that_nothing_has(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    assert free_file(path) == path
    path.touch()
    path.with_name("a (2).docx").mkdir()
    assert free_file(path).name == "a (3).docx"


# ---------------------------------------------------------------- for Word


def test_a_file_for_word_is_new_but_not_twice_the_same(tmp_path: Path) -> None:
    (first,) = file_for_word(PLAN, tmp_path).files
    assert first.name == "05-KH-ĐU tổ chức đại hội.docx"
    assert file_for_word(PLAN, tmp_path).files == (first,)
    first.write_bytes(b"sua trong Word")
    (second,) = file_for_word(PLAN, tmp_path).files
    assert second.name == "05-KH-ĐU tổ chức đại hội (2).docx"
    assert first.read_bytes() == b"sua trong Word"
    assert second.read_bytes() == docx_of(PLAN)


# ---------------------------------------------------------------- several plans


def plans(count: int) -> list[Plan]:
    return [replace(PLAN, id=f"p{number}", subject=f"việc {number}") for number in range(count)]


def test_every_plan_gets_a_file_and_progress_is_told(tmp_path: Path) -> None:
    steps = list(export_plans(plans(3), ExportKind.DOCX, tmp_path))
    assert [(step.done, step.total) for step in steps] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert [file.name for file in steps[-1].files] == [f"05-KH-ĐU việc {number}.docx" for number in range(3)]
    assert sorted(tmp_path.iterdir()) == sorted(steps[-1].files)
    assert steps[-1].message == f"Đã xuất 3 văn bản vào thư mục {tmp_path.name}."


@pytest.mark.parametrize("kind", list(ExportKind))
def test_plans_of_one_name_get_names_of_their_own_and_replace_nothing(kind: ExportKind, tmp_path: Path) -> None:
    there = tmp_path / f"05-KH-ĐU tổ chức đại hội{kind.ending}"
    there.write_bytes(b"cu")
    *_, run = export_plans([TASKED, replace(TASKED, id="p2")], kind, tmp_path)
    assert len(set(run.files)) == 2
    assert there not in run.files
    assert there.read_bytes() == b"cu"


def test_an_export_that_is_stopped_tells_how_far_it_came(tmp_path: Path) -> None:
    steps = export_plans(plans(5), ExportKind.DOCX, tmp_path)
    run = [next(steps) for _ in range(3)][-1]
    steps.close()
    assert run.message == f"Đã dừng. Đã xuất 2/5 văn bản vào thư mục {tmp_path.name}."
    assert sorted(tmp_path.iterdir()) == sorted(run.files)


def test_a_plan_that_cannot_be_exported_is_named_and_passed_over(tmp_path: Path) -> None:
    some = [PLAN, replace(PLAN, id="p2", ruleset="hd99", subject="hỏng"), STATE_PLAN]
    *_, run = export_plans(some, ExportKind.DOCX, tmp_path)
    assert len(run.files) == 2
    assert run.message.startswith(f"Đã xuất 2/3 văn bản vào thư mục {tmp_path.name}. “hỏng”: Không có quy định")


def test_a_folder_that_cannot_be_written_ends_the_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_to_move(monkeypatch, OSError(errno.ENOSPC, "full"))
    *_, run = export_plans(plans(4), ExportKind.DOCX, tmp_path)
    assert run.files == ()
    assert run.message.startswith("Đã dừng. Đã xuất 0/4 văn bản")
    assert "đã đầy" in run.message


def test_letters_that_print_as_boxes_are_told_with_the_name_of_the_plan(tmp_path: Path) -> None:
    *_, run = export_plans([WITH_EMOJI], ExportKind.PDF, tmp_path)
    assert "“tổ chức đại hội”: Phông chữ in không có U+1F600" in run.message


def test_nothing_to_export_is_no_trouble(tmp_path: Path) -> None:
    assert list(export_plans([], ExportKind.DOCX, tmp_path)) == [ExportRun(tmp_path, 0)]


def test_what_is_told_can_be_caught_as_any_failure_to_write() -> None:
    assert issubclass(NotExportedError, CannotWriteError)
