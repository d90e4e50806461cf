"""Keys that are not what Qt takes them for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.main_window.key_traps import KeyTraps

ALT, KEYPAD, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.KeypadModifier,
    Qt.KeyboardModifier.ControlModifier,
)
A_BREVE = 0x102  # what the key of 1 types under the Windows layout "Vietnamese"


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[list[int]]:
    found: list[int] = []

    def ask(digit: int) -> bool:
        found.append(digit)
        return digit == 1

    traps = KeyTraps(ask)
    QApplication.instance().installEventFilter(traps)  # type: ignore[union-attr]
    yield found
    QApplication.instance().removeEventFilter(traps)  # type: ignore[union-attr]


def is_taken(widget: QWidget, key: int, held: Qt.KeyboardModifier, virtual: int) -> bool:
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, held, 0, virtual, 0, "")
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


@pytest.fixture
def widget(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_alt_with_the_keypad_is_no_shortcut(widget: QWidget, asked: list[int]) -> None:
    assert is_taken(widget, Qt.Key.Key_1, ALT | KEYPAD, Qt.Key.Key_1)
    assert asked == []


def test_the_digit_row_is_known_behind_its_letters(widget: QWidget, asked: list[int]) -> None:
    assert is_taken(widget, A_BREVE, ALT, Qt.Key.Key_1)
    assert not is_taken(widget, A_BREVE, ALT, Qt.Key.Key_4)  # no such screen: the key goes on
    assert asked == [1, 4]


@pytest.mark.parametrize("held", [ALT, CTRL, ALT | CTRL])
def test_every_other_key_goes_its_way(widget: QWidget, asked: list[int], held: Qt.KeyboardModifier) -> None:
    assert not is_taken(widget, Qt.Key.Key_1, held, Qt.Key.Key_1)
    assert not is_taken(widget, Qt.Key.Key_B, held, Qt.Key.Key_B)
    assert asked == []
