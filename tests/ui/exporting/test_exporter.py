import errno
import gc
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan, Role
from kehoach_desktop.operations import files, opening, plan_exports
from kehoach_desktop.operations.exporting import docx_of, pdf_of
from kehoach_desktop.operations.opening import CannotOpenError
from kehoach_desktop.operations.plan_exports import ExportKind
from kehoach_desktop.operations.printing import NoPrinterError, Printout, printout_of
from kehoach_desktop.ui import printing
from kehoach_desktop.ui.exporting import Exporter
from kehoach_desktop.ui.exporting.busy import BusyDialog
from tests.helpers.plans import block
from tests.ui.exporting.conftest import NAME, Dialogs, press, when_asked


@pytest.fixture
def exporter(window: QWidget, tmp_path: Path) -> Iterator[Exporter]:
    made = Exporter(window)
    made.last_folder = tmp_path
    yield made
    made.stop()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system would have opened."""
    paths: list[Path] = []
    monkeypatch.setattr(opening, "open_file", paths.append)
    monkeypatch.setattr(opening, "open_folder", paths.append)
    return paths


def hold(file: Path, monkeypatch: pytest.MonkeyPatch, times: int = 1) -> None:
    """As Word holds it: nobody may put another file in its place."""
    real, left = files._move, [None] * times

    def move(aside: Path, path: Path) -> None:
        if path == file and left:
            left.pop()
            raise PermissionError(errno.EACCES, "in use")
        real(aside, path)

    file.write_bytes(b"cu")
    monkeypatch.setattr(files, "_move", move)


# ---------------------------------------------------------------- one plan


def test_a_plan_goes_into_the_docx_the_clerk_named(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "khác").mkdir()
    dialogs.answer(tmp_path / "khác" / "tên tôi đặt.docx")
    with qtbot.waitSignal(exporter.exported) as told:
        exporter.export_docx(plan)
    assert dialogs.asked[0][1] == str(tmp_path / f"{NAME}.docx")
    assert told.args[0].message == "Đã xuất tên tôi đặt.docx."
    assert told.args[0].files[0].read_bytes() == docx_of(plan)
    assert exporter.folder == tmp_path / "khác"
    assert not exporter.is_busy


def test_a_plan_goes_into_a_pdf(exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot) -> None:
    dialogs.answer(tmp_path / "a.pdf")
    with qtbot.waitSignal(exporter.exported):
        exporter.export_pdf(plan)
    assert (tmp_path / "a.pdf").read_bytes() == pdf_of(plan)


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ("PDF/A để lưu trữ (*.pdf)", "a.pdf"),
        ("Ảnh từng trang (*.png)", "a-01.png"),
        ("Văn bản Word (*.docx)", "a.docx"),
    ],
)
def test_the_kind_is_chosen_with_the_name(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot, chosen: str, name: str
) -> None:
    dialogs.answer(tmp_path / "a", chosen)
    with qtbot.waitSignal(exporter.exported):
        exporter.export_as(plan)
    assert name in [file.name for file in tmp_path.iterdir()]


def test_a_closed_question_exports_nothing(exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path) -> None:
    dialogs.answer("")
    exporter.export_docx(plan)
    assert not exporter.is_busy
    assert list(tmp_path.iterdir()) == []


def test_letters_that_print_as_boxes_are_told(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.answer(tmp_path / "a.pdf")
    with qtbot.waitSignal(exporter.exported) as told:
        exporter.export_pdf(replace(plan, blocks=(block("b", Role.PARAGRAPH, "😀"),)))
    assert told.args[0].message.startswith("Đã xuất a.pdf. Phông chữ in không có U+1F600")


def test_what_cannot_be_exported_is_told(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(exporter.failed) as told:
        exporter.export_docx(replace(plan, ruleset="hd99"))
    assert "hd99" in told.args[0]
    dialogs.answer(tmp_path / "a.pdf", "PDF/A để lưu trữ (*.pdf)")
    with qtbot.waitSignal(exporter.failed) as told:
        exporter.export_as(replace(plan, blocks=(block("b", Role.PARAGRAPH, "😀"),)))
    assert "hoặc xuất PDF thường" in told.args[0]
    assert list(tmp_path.iterdir()) == []


def test_a_fault_of_the_program_goes_to_the_net(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr(plan_exports, "export_plan", fail)
    dialogs.answer(tmp_path / "a.docx")
    with qtbot.captureExceptions() as caught:
        exporter.export_docx(plan)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is RuntimeError
    assert not exporter.is_busy


def test_while_one_export_runs_no_other_begins(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on, real = threading.Event(), plan_exports.export_plan
    monkeypatch.setattr(plan_exports, "export_plan", lambda *args: (goes_on.wait(20), real(*args))[1])
    dialogs.answer(tmp_path / "a.docx")
    exporter.export_docx(plan)
    exporter.export_pdf(plan)
    exporter.export_several([plan])
    exporter.print_plan(plan)
    exporter.open_in_word(plan)
    with qtbot.waitSignal(exporter.exported):
        goes_on.set()
    assert len(dialogs.asked) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]


def test_the_first_export_goes_to_the_clerk_s_documents(
    exporter: Exporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporter.last_folder = tmp_path / "đã xoá"
    documents = tmp_path / "Tài liệu"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))
    assert exporter.folder == documents
    documents.rmdir()
    assert exporter.folder == Path.home()


# ---------------------------------------------------------------- a file that cannot be written


def test_a_file_open_in_word_is_written_under_another_name(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(tmp_path / "a.docx", monkeypatch)
    dialogs.answer(tmp_path / "a.docx")
    told = when_asked(press("Ghi thành “a (2).docx”"))
    with qtbot.waitSignal(exporter.exported) as exported:
        exporter.export_docx(plan)
    assert told == ["a.docx đang mở trong Word nên chưa ghi đè được."]
    assert exported.args[0].message == "Đã xuất a (2).docx."
    assert (tmp_path / "a.docx").read_bytes() == b"cu"
    assert (tmp_path / "a (2).docx").read_bytes() == docx_of(plan)


def test_a_file_that_word_has_closed_is_written_when_tried_again(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(tmp_path / "a.docx", monkeypatch, times=2)
    dialogs.answer(tmp_path / "a.docx")
    told = when_asked(press("Thử lại"), press("Thử lại"))
    with qtbot.waitSignal(exporter.exported):
        exporter.export_docx(plan)
    assert len(told) == 2
    assert (tmp_path / "a.docx").read_bytes() == docx_of(plan)


def test_leaving_it_writes_nothing(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(tmp_path / "a.docx", monkeypatch)
    dialogs.answer(tmp_path / "a.docx")
    spy = QSignalSpy(exporter.exported)
    told = when_asked(press("Quay lại"))
    exporter.export_docx(plan)
    qtbot.waitUntil(lambda: bool(told) and not exporter.is_busy)
    assert spy.count() == 0
    assert [file.name for file in tmp_path.iterdir()] == ["a.docx"]


def test_a_place_that_cannot_be_written_leads_to_another(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.answer(tmp_path / "không có" / "a.docx")
    dialogs.answer(tmp_path / "a.docx")
    when_asked(press("Chọn nơi khác…"))
    with qtbot.waitSignal(exporter.exported):
        exporter.export_docx(plan)
    assert (tmp_path / "a.docx").is_file()


# ---------------------------------------------------------------- with the system's programs


def test_a_plan_opens_in_word_without_a_question(
    exporter: Exporter, plan: Plan, tmp_path: Path, qtbot: QtBot, opened: list[Path]
) -> None:
    file = tmp_path / f"{NAME}.docx"
    for _ in range(2):
        with qtbot.waitSignal(exporter.exported):
            exporter.open_in_word(plan)
        qtbot.waitUntil(lambda: not exporter._opening.is_running)
    assert opened == [file, file]
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_what_was_exported_can_be_opened(exporter: Exporter, tmp_path: Path, qtbot: QtBot, opened: list[Path]) -> None:
    exporter.open_file(tmp_path / "a.docx")
    qtbot.waitUntil(lambda: not exporter._opening.is_running)
    exporter.open_folder(tmp_path / "a.docx")
    qtbot.waitUntil(lambda: not exporter._opening.is_running)
    assert opened == [tmp_path / "a.docx"] * 2


def test_a_system_without_a_program_for_it_is_told(
    exporter: Exporter, plan: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise CannotOpenError("Máy này chưa có chương trình mở văn bản Word.")

    monkeypatch.setattr(opening, "open_file", refuse)
    with qtbot.waitSignal(exporter.failed) as told, qtbot.waitSignal(exporter.exported):
        exporter.open_in_word(plan)
    assert told.args == ["Máy này chưa có chương trình mở văn bản Word."]


# ---------------------------------------------------------------- several plans


def several(plan: Plan, count: int) -> list[Plan]:
    return [replace(plan, id=f"p{number}", subject=f"việc {number}") for number in range(count)]


def test_several_plans_go_into_a_folder(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.folders.append(str(tmp_path))
    when_asked(press("PDF"))
    with qtbot.waitSignal(exporter.several_exported) as told:
        exporter.export_several(several(plan, 3))
    assert told.args[0].message == f"Đã xuất 3 văn bản vào thư mục {tmp_path.name}."
    assert sorted(tmp_path.iterdir()) == sorted(told.args[0].files)
    assert {file.suffix for file in tmp_path.iterdir()} == {".pdf"}


@pytest.mark.parametrize("question", ["kind", "folder"])
def test_a_closed_question_exports_none_of_them(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, question: str
) -> None:
    dialogs.folders.append("")
    when_asked(press("Quay lại" if question == "kind" else "PDF"))
    exporter.export_several([plan])
    assert not exporter.is_busy
    assert list(tmp_path.iterdir()) == []


def test_the_clerk_sees_how_far_it_is_and_stops_it(
    exporter: Exporter,
    window: QWidget,
    dialogs: Dialogs,
    plan: Plan,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goes_on, real = threading.Semaphore(2), plan_exports.export_plan
    monkeypatch.setattr(plan_exports, "export_plan", lambda *args: (goes_on.acquire(timeout=20), real(*args))[1])
    dialogs.folders.append(str(tmp_path))
    when_asked(press("Văn bản Word"))
    exporter.export_several(several(plan, 12))
    (busy,) = window.findChildren(BusyDialog)
    qtbot.waitUntil(lambda: busy.label.text() == "Đang xuất 12 văn bản: 2/12")
    qtbot.waitUntil(busy.isVisible)
    busy.button.click()
    with qtbot.waitSignal(exporter.several_exported) as told:
        goes_on.release()
    assert told.args[0].message == f"Đã dừng. Đã xuất 3/12 văn bản vào thư mục {tmp_path.name}."
    assert len(list(tmp_path.iterdir())) == 3
    qtbot.waitUntil(lambda: window.findChildren(QDialog) == [])


# ---------------------------------------------------------------- onto paper


def test_a_plan_is_printed_from_the_page_in_view(
    exporter: Exporter, window: QWidget, plan: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Printout, QWidget, int | None]] = []

    def print_pages(printout: Printout, parent: QWidget, *, current: int | None) -> bool:
        asked.append((printout, parent, current))
        return True

    monkeypatch.setattr(printing, "print_pages", print_pages)
    with qtbot.waitSignal(exporter.printed) as told:
        exporter.print_plan(plan, current=1)
    assert asked == [(printout_of(plan), window, 1)]
    assert told.args == [plan]


def test_what_is_not_printed_is_not_called_printed(
    exporter: Exporter, plan: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spy = QSignalSpy(exporter.printed)
    asked: list[int] = []
    monkeypatch.setattr(printing, "print_pages", lambda *_, **__: asked.append(1))
    exporter.print_plan(plan)
    qtbot.waitUntil(lambda: bool(asked))
    assert spy.count() == 0


def test_without_a_printer_a_sentence_says_so(
    exporter: Exporter, plan: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> bool:
        raise NoPrinterError

    monkeypatch.setattr(printing, "print_pages", refuse)
    with qtbot.waitSignal(exporter.failed) as told:
        exporter.print_plan(plan)
    assert told.args == [str(NoPrinterError())]


# ---------------------------------------------------------------- the end


def test_stopping_finishes_what_is_being_written(
    exporter: Exporter, dialogs: Dialogs, plan: Plan, tmp_path: Path, qtbot: QtBot
) -> None:
    dialogs.answer(tmp_path / "a.pdf")
    exporter.export_pdf(plan)
    exporter.stop()
    assert (tmp_path / "a.pdf").read_bytes() == pdf_of(plan)
    assert [file.name for file in tmp_path.iterdir()] == ["a.pdf"]


def test_a_window_that_goes_leaves_no_thread(plan: Plan, tmp_path: Path, dialogs: Dialogs, qtbot: QtBot) -> None:
    window = QWidget()
    exporter = Exporter(window)
    dialogs.answer(tmp_path / "a.pdf")
    exporter.export_pdf(plan)
    window.deleteLater()
    del window, exporter
    gc.collect()
    qtbot.waitUntil(lambda: not [one for one in threading.enumerate() if one.name.startswith("export")])


def test_every_kind_has_a_name() -> None:
    from kehoach_desktop.ui.exporting.asking import name_filter

    assert len({name_filter(kind) for kind in ExportKind}) == len(ExportKind)
