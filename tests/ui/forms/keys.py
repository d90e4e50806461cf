"""Typing as input tools deliver it: `qtbot.keyClicks` cannot send letters beyond Latin-1."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

# Offscreen Qt says this of every pop-up it opens.
opens_popups = pytest.mark.qt_log_ignore(
    r"^This plugin does not support (raise\(\)|grabbing the keyboard)$", extend=True
)


def shown_active(widget: QWidget, qtbot: QtBot) -> None:
    """In sight, and its window the one that has the keyboard."""
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def type_text(widget: QWidget, text: str) -> None:
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        QApplication.processEvents()  # nobody types faster than a window paints


def tab_order(first: QWidget, last: QWidget, most: int = 200) -> list[QWidget]:
    """What Tab reaches from `first` to `last`, as it goes."""
    found, one = [], first
    for _ in range(most):
        if one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.focusProxy():
            found.append(one)
        if one is last:
            break
        one = one.nextInFocusChain()
    return found
