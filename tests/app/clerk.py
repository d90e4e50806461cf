"""Somebody at the machine: types and presses where the keyboard is, clicks where the mouse is."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.ui.editor.paper import PaperView

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key of the keyboard: it may belong to the window, a menu or what has the keyboard."""
    QTest.keyClick(focused(), key, held)


def type_text(text: str) -> None:
    """Letters as an input tool sends them; `⌫` is Backspace."""
    for letter in text:
        if letter == "⌫":
            _send(Key.Key_Backspace, "\b")
        elif letter == "\n":
            _send(Key.Key_Return, "\r")
        else:
            _send(0, letter)


def _send(key: int, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused(), QKeyEvent(kind, key, NONE, text))


def compose(*stages: str, commit: str = "", take_back: int = 0) -> None:
    """An input method: letters that are being composed, then those it commits."""
    for stage in stages:
        QApplication.sendEvent(focused(), QInputMethodEvent(stage, []))
    if commit or take_back:
        event = QInputMethodEvent("", [])
        event.setCommitString(commit, -take_back, take_back)
        QApplication.sendEvent(focused(), event)


def click(widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(widget, LEFT, held, at or widget.rect().center())


def click_row(view: QListView, row: int) -> None:
    index = view.model().index(row, 0)
    view.scrollTo(index)
    click(view.viewport(), view.visualRect(index).center())


def click_paper(paper: PaperView, place: Place) -> None:
    """Just behind the left edge of a letter."""
    box = paper.letter_box(place)
    click(paper.viewport(), QPoint(round(box.left() + 1), round(box.center().y())))
