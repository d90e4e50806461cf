"""One errand from the first start to the paper in the tray, as a clerk goes it: by mouse and by keys."""

import os
from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Block, Plan, Role, Signature
from kehoach_desktop.operations.plan_files import stored_plan
from kehoach_desktop.operations.session import begin_work
from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor.screen import EditorScreen
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.main_window.window import MainWindow
from kehoach_desktop.ui.printing import dialog
from tests.app.clerk import CTRL, SHIFT, Key, click, click_paper, click_row, focused, press, type_text
from tests.app.conftest import Start
from tests.helpers.app_process import AppProcess, Forked, Spawned
from tests.helpers.clock import NOON
from tests.ui.printing.printers import PdfPrinter

TEMPLATE = "dang-xa-thuc-hien-van-ban-tinh"
LONG = 30_000  # ms, for pages on a slow machine
WORDS = "Rà soát hồ sơ, sổ sách của từng chi bộ"

# Offscreen Qt says this of every list that drops down.
pytestmark = pytest.mark.qt_log_ignore(
    r"^This plugin does not support (raise\(\)|grabbing the keyboard|propagateSizeHints\(\))$"
)


@pytest.fixture(autouse=True)
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PdfPrinter:
    """What stands in the next room."""
    made = PdfPrinter(tmp_path / "in ra.pdf")
    monkeypatch.setattr(dialog, "printer_names", lambda: ["HP"])
    monkeypatch.setattr(dialog, "QPrinter", _only(made))
    return made


def _only(printer: PdfPrinter) -> type:
    class Only:
        PrinterMode = PdfPrinter.PrinterMode
        PrintRange, PageOrder = PdfPrinter.PrintRange, PdfPrinter.PageOrder
        OutputFormat, ColorMode = PdfPrinter.OutputFormat, PdfPrinter.ColorMode
        DuplexMode = PdfPrinter.DuplexMode

        def __new__(cls, *_: object) -> PdfPrinter:  # type: ignore[misc]
            return printer

    return Only


def editor_of(window: MainWindow) -> EditorScreen:
    assert window.desk.editor is not None
    return window.desk.editor


def idle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not background.worker().is_busy, timeout=LONG)


def test_a_plan_from_the_first_start_to_the_printer_and_there_again_the_next_day(
    qtbot: QtBot, start: Start, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = start()
    set_up(qtbot, window)
    create(qtbot, window)
    write(qtbot, window)
    add_recipient(qtbot, window)
    choose_signatory(qtbot, window)
    see_pages(qtbot, window)
    export(qtbot, window, tmp_path, monkeypatch)
    print_out(qtbot, window, tmp_path)
    plan, caret = editor_of(window).plan, editor_of(window).paper.caret
    to_the_front(qtbot, window)
    press(Key.Key_Q, CTRL)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert stored_plan(plan.id, data_dir) == plan
    background.shutdown()
    kill(data_dir, plan)
    again = start()
    qtbot.waitUntil(lambda: again.desk.editor is not None)
    assert editor_of(again).plan == plan
    assert editor_of(again).paper.caret == caret
    assert editor_of(again).paper.hasFocus()
    assert editor_of(again).paper.viewport().rect().contains(editor_of(again).paper.caret_box().toAlignedRect())


def kill(data_dir: Path, plan: Plan) -> None:
    """The program is started, shows the plan, and is gone without a word."""
    with AppProcess(data_dir, "tests.helpers.app_looker", start=Forked if hasattr(os, "fork") else Spawned) as program:
        program.wait_for("seen", lambda told: told.get("plan") == plan.id and told["is_idle"])
        program.kill()
    assert begin_work(data_dir, NOON) is not None  # a bad end


def to_the_front(qtbot: QtBot, window: MainWindow) -> None:
    """As a window manager does when a dialog goes."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and window.isActiveWindow())


def set_up(qtbot: QtBot, window: MainWindow) -> None:
    """The name of the office is enough."""
    screen = window.first_start
    assert screen is not None
    assert focused() is screen.name
    type_text("Đảng uỷ xã Suối Ngà")
    click(screen.start_button)
    qtbot.waitUntil(lambda: window.first_start is None, timeout=LONG)
    idle(qtbot)
    assert window.list.isVisible()


def create(qtbot: QtBot, window: MainWindow) -> None:
    """From a template, with two of its fields filled in; Enter in a field creates."""
    window.list.view.setFocus()
    press(Key.Key_N, CTRL)
    gallery = window.gallery
    qtbot.waitUntil(lambda: gallery.isVisible() and gallery.template is not None, timeout=LONG)
    type_text("van ban cua tinh")
    click_row(gallery.list, 0)
    assert gallery.template is not None
    assert gallery.template.id == TEMPLATE
    assert gallery.form is not None
    topic = gallery.form.editor("topic").widget
    click(topic.focusProxy() or topic)
    type_text("tiết kiệm, chống lãng phí")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.editor is not None, timeout=LONG)
    idle(qtbot)
    plan = editor_of(window).plan
    assert plan.issuing_body == "ĐẢNG UỶ XÃ SUỐI NGÀ"
    assert any("tiết kiệm, chống lãng phí" in block.text for block in plan.blocks)
    assert focused() is editor_of(window).paper


def write(qtbot: QtBot, window: MainWindow) -> None:
    """In the body and in a field of the head: letters, roles, levels, bold, and all of it taken back once."""
    editor = editor_of(window)
    part = next(block for block in editor.plan.blocks if block.role is Role.PART)
    editor.go_to(Place(part.id))  # brings it into view
    click_paper(editor.paper, Place(part.id, 1))
    press(Key.Key_End)
    press(Key.Key_Return)
    type_text(WORDS)
    press(Key.Key_5, CTRL)
    new = editor.paper.caret.spot
    assert (block_of(editor.plan, new).text, block_of(editor.plan, new).role) == (WORDS, Role.DASH)
    press(Key.Key_Tab)
    assert block_of(editor.plan, new).role is Role.PLUS
    press(Key.Key_Tab, SHIFT)
    assert block_of(editor.plan, new).role is Role.DASH
    press(Key.Key_Home, SHIFT)
    press(Key.Key_B, CTRL)
    assert all(run.bold for run in block_of(editor.plan, new).runs)
    press(Key.Key_Z, CTRL)
    assert not any(run.bold for run in block_of(editor.plan, new).runs)
    before = editor.plan
    press(Key.Key_End)
    type_text("; nhầm rồi")
    while editor.plan != before:
        press(Key.Key_Z, CTRL)
    click(editor.bar.redo)
    assert editor.plan != before
    click(editor.bar.undo)
    assert editor.plan == before


def block_of(plan: Plan, id_: str) -> Block:
    return next(block for block in plan.blocks if block.id == id_)


def add_recipient(qtbot: QtBot, window: MainWindow) -> None:
    editor = editor_of(window)
    before = len(editor.plan.recipients)
    press(Key.Key_R, CTRL)
    search = editor.inspector.recipients.search
    qtbot.waitUntil(lambda: focused() is search)
    type_text("cong an")
    qtbot.waitUntil(lambda: search.is_open, timeout=LONG)
    press(Key.Key_Return)
    assert len(editor.plan.recipients) == before + 1
    assert any("Công an" in line.name for line in editor.plan.recipients)
    press(Key.Key_Escape)
    assert focused() is editor.paper


def choose_signatory(qtbot: QtBot, window: MainWindow) -> None:
    """Nobody is in the register yet: added from right there, then chosen."""
    editor = editor_of(window)
    editor.inspector.recipients.search.setFocus()
    press(Key.Key_PageDown, CTRL)
    assert editor.inspector.tab is Tab.SIGNING
    pane = editor.inspector.signing
    click(pane.add)
    qtbot.waitUntil(lambda: pane.form is not None and pane.form.isVisible())
    form = pane.form
    assert form is not None
    form.activateWindow()  # as a window manager does
    qtbot.waitUntil(lambda: focused() is form.name)
    for field, text in ((form.name, "Đinh Quốc Khải"), (form.position, "Phó Bí thư")):
        click(field)
        type_text(text)
    click(form.save_button)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 1, timeout=LONG)
    click_row(pane.list, 0)
    assert editor.plan.signature == Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Đinh Quốc Khải")


def see_pages(qtbot: QtBot, window: MainWindow) -> None:
    editor = editor_of(window)
    editor.paper.setFocus()
    to_the_front(qtbot, window)
    press(Key.Key_F7)
    view = editor.pages.view
    qtbot.waitUntil(lambda: view.isVisible() and view.is_current, timeout=LONG)
    qtbot.waitUntil(lambda: view.viewport().repaint() or not view._drawer.is_busy, timeout=LONG)
    (mark, *_) = view.mark_rects()
    spot = editor.paper.caret.spot
    click(view.viewport(), mark.center())
    assert editor.paper.caret.spot == spot
    assert focused() is editor.paper
    press(Key.Key_F7)
    assert not editor.pages.isVisible()


def export(qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, held, name in ((Key.Key_E, CTRL, "kế hoạch.docx"), (Key.Key_E, CTRL | SHIFT, "kế hoạch.pdf")):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, name=name: (str(folder / name), a[-1]))
        to_the_front(qtbot, window)
        with qtbot.waitSignal(window.exporter.exported, timeout=LONG):
            press(key, held)
    words = "\n".join(one.text for one in docx.Document(str(folder / "kế hoạch.docx")).paragraphs)
    assert WORDS in words
    assert WORDS in text_of(folder / "kế hoạch.pdf")
    qtbot.waitUntil(window.toast.isVisible)


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf)


def print_out(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    """Into a file, as the system's dialog offers it."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, QPrintDialog):
            buttons = asked.findChild(QDialogButtonBox)
            buttons.button(QDialogButtonBox.StandardButton.Ok).click()
        else:
            QTimer.singleShot(10, answer)

    to_the_front(qtbot, window)
    QTimer.singleShot(0, answer)
    with qtbot.waitSignal(window.exporter.printed, timeout=LONG):
        press(Key.Key_P, CTRL)
    printed = folder / "in ra.pdf"
    assert WORDS in text_of(printed)
    with pypdfium2.PdfDocument(printed) as pdf:
        assert [round(side) for side in pdf[0].get_size()] == [595, 842]
