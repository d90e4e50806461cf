from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from kehoach_desktop.operations.plan_exports import ExportKind, NotExportedError, WriteTrouble
from kehoach_desktop.ui.exporting.asking import WayOut, ask_file, ask_folder, ask_kind, ask_way_out, name_filter
from tests.ui.exporting.conftest import Dialogs, press, strike, when_asked, words

DOCX, PDF, PDFA, PICTURES = ExportKind.DOCX, ExportKind.PDF, ExportKind.PDFA, ExportKind.PICTURES
ALL = list(ExportKind)


def test_one_kind_is_asked_for_by_its_name(window: QWidget, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.answer(tmp_path / "b.docx")
    assert ask_file(window, tmp_path / "a.docx", [DOCX]) == (tmp_path / "b.docx", DOCX)
    assert dialogs.asked == [("Xuất thành văn bản Word", str(tmp_path / "a.docx"), ["Văn bản Word (*.docx)"])]


def test_all_kinds_can_be_chosen(window: QWidget, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.answer(tmp_path / "a.pdf", "PDF/A để lưu trữ (*.pdf)")
    assert ask_file(window, tmp_path / "a.docx", ALL) == (tmp_path / "a.pdf", PDFA)
    filters = ["Văn bản Word (*.docx)", "PDF (*.pdf)", "PDF/A để lưu trữ (*.pdf)", "Ảnh từng trang (*.png)"]
    filters.append("Danh mục nhiệm vụ (Excel) (*.xlsx)")
    assert dialogs.asked == [("Xuất văn bản", str(tmp_path / "a.docx"), filters)]


def test_a_closed_question_is_nothing(window: QWidget, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.answer("")
    assert ask_file(window, tmp_path / "a.docx", ALL) is None
    dialogs.folders.append("")
    assert ask_folder(window, tmp_path) is None


@pytest.mark.parametrize(
    ("name", "kind", "path"),
    [
        ("a.docx", DOCX, "a.docx"),
        ("a.DOCX", DOCX, "a.DOCX"),
        ("a", DOCX, "a.docx"),
        ("a.docx", PDF, "a.pdf"),  # the proposed ending was left, the type was chosen
        ("a.docx", PICTURES, "a.png"),
        ("a.pdf", PDFA, "a.pdf"),
        ("a", PICTURES, "a.png"),
        ("ngày 02.02.2027", PDF, "ngày 02.02.2027.pdf"),
    ],
)
def test_a_name_gets_the_ending_of_its_kind(
    window: QWidget, dialogs: Dialogs, tmp_path: Path, name: str, kind: ExportKind, path: str
) -> None:
    dialogs.answer(tmp_path / name, name_filter(kind))
    assert ask_file(window, tmp_path / "x.docx", ALL) == (tmp_path / path, kind)


@pytest.mark.parametrize(
    ("name", "type_below", "kind"),
    [("bản.pdf", DOCX, PDF), ("bản.PDF", DOCX, PDF), ("bản.png", PDF, PICTURES), ("bản.pdf", PDFA, PDFA)],
)
def test_an_ending_that_was_typed_decides_the_kind(
    window: QWidget, dialogs: Dialogs, tmp_path: Path, name: str, type_below: ExportKind, kind: ExportKind
) -> None:
    dialogs.answer(tmp_path / name, name_filter(type_below))
    assert ask_file(window, tmp_path / "x.docx", ALL) == (tmp_path / name, kind)


def test_a_name_that_got_its_ending_here_replaces_nothing(window: QWidget, dialogs: Dialogs, tmp_path: Path) -> None:
    """The dialog asked about `a`, not about `a.docx`."""
    (tmp_path / "a.docx").touch()
    dialogs.answer(tmp_path / "a")
    assert ask_file(window, tmp_path / "x.docx", [DOCX]) == (tmp_path / "a (2).docx", DOCX)
    dialogs.answer(tmp_path / "a.docx")
    assert ask_file(window, tmp_path / "x.docx", [DOCX]) == (tmp_path / "a.docx", DOCX)


def test_a_folder_is_asked_for(window: QWidget, dialogs: Dialogs, tmp_path: Path) -> None:
    dialogs.folders.append(str(tmp_path))
    assert ask_folder(window, Path.home()) == tmp_path


def trouble(kind: WriteTrouble) -> NotExportedError:
    return NotExportedError("a.docx đang mở.", kind, Path("a.docx"), Path("a (2).docx"))


@pytest.mark.parametrize(
    ("kind", "deed", "way"),
    [
        (WriteTrouble.IN_USE, press("Ghi thành “a (2).docx”"), WayOut.OTHER_NAME),
        (WriteTrouble.IN_USE, press("Thử lại"), WayOut.RETRY),
        (WriteTrouble.IN_USE, press("Quay lại"), None),
        (WriteTrouble.IN_USE, strike(Qt.Key.Key_Return), WayOut.OTHER_NAME),
        (WriteTrouble.IN_USE, strike(Qt.Key.Key_Escape), None),
        (WriteTrouble.FULL, press("Chọn nơi khác…"), WayOut.ELSEWHERE),
        (WriteTrouble.OTHER, press("Thử lại"), WayOut.RETRY),
        (WriteTrouble.OTHER, strike(Qt.Key.Key_Escape), None),
    ],
)
def test_there_is_a_way_out_of_each_trouble(
    window: QWidget, kind: WriteTrouble, deed: object, way: WayOut | None
) -> None:
    told = when_asked(deed)  # type: ignore[arg-type]
    assert ask_way_out(window, trouble(kind)) is way
    assert told == ["a.docx đang mở."]


def test_every_button_is_a_verb_in_vietnamese(window: QWidget) -> None:
    seen: list[str] = []

    def look(box: QMessageBox) -> None:
        seen.extend(words(box))
        strike(Qt.Key.Key_Escape)(box)

    when_asked(look)
    ask_way_out(window, trouble(WriteTrouble.IN_USE))
    assert sorted(seen) == sorted(["Ghi thành “a (2).docx”", "Thử lại", "Quay lại"])


@pytest.mark.parametrize(("text", "kind"), [("PDF", PDF), ("Văn bản Word", DOCX), ("Quay lại", None)])
def test_the_kind_of_several_plans_is_asked_for(window: QWidget, text: str, kind: ExportKind | None) -> None:
    when_asked(press(text))
    assert ask_kind(window, ALL) is kind
