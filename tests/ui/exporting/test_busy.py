import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.exporting.busy import BusyDialog


def test_quick_work_shows_nothing(window: QWidget, qtbot: QtBot) -> None:
    dialog = BusyDialog("Đang xuất…", can_stop=True, parent=window)
    assert not dialog.isVisible()
    dialog.end()
    qtbot.waitUntil(lambda: window.findChildren(QDialog) == [])


def test_long_work_shows_a_bar_with_words(window: QWidget, qtbot: QtBot) -> None:
    dialog = BusyDialog("Đang xuất <b>12</b> văn bản", can_stop=True, parent=window)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.label.text() == "Đang xuất <b>12</b> văn bản"
    assert (dialog.bar.minimum(), dialog.bar.maximum()) == (0, 0)
    dialog.show_progress("Đang xuất 12 văn bản: 5/12", 5, 12)
    assert (dialog.label.text(), dialog.bar.value(), dialog.bar.maximum()) == ("Đang xuất 12 văn bản: 5/12", 5, 12)
    assert dialog.bar.accessibleName() == "Đang xuất 12 văn bản: 5/12"
    dialog.end()


@pytest.mark.parametrize("by", ["button", "escape", "cross"])
def test_the_clerk_stops_it_once(window: QWidget, qtbot: QtBot, by: str) -> None:
    dialog = BusyDialog("Đang xuất…", can_stop=True, parent=window)
    dialog.show()
    spy = QSignalSpy(dialog.stop_requested)
    for _ in range(2):
        if by == "button":
            qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
        elif by == "escape":
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            dialog.close()
    assert spy.count() == 1
    assert dialog.isVisible()
    assert dialog.label.text() == "Đang dừng…"
    dialog.end()


def test_what_cannot_be_divided_has_no_button(window: QWidget, qtbot: QtBot) -> None:
    dialog = BusyDialog("Đang xuất…", can_stop=False, parent=window)
    dialog.show()
    assert dialog.findChildren(QPushButton) == []
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.end()
