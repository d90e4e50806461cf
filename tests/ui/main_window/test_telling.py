"""What stands at the foot of the desk after a deed, and the key beside the way back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.main_window.window import MainWindow
from tests.ui.main_window.windows import idle


def test_a_deletion_names_the_key_that_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    view, before = window.list.view, window.list.model.rowCount()
    window.show_list()
    idle(qtbot)
    window.activateWindow()
    view.setFocus()
    view.mark_only(1)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.button.text() == "Hoàn tác (Ctrl+Z)"
    qtbot.waitUntil(lambda: window.list.model.rowCount() == before - 1)
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.list.model.rowCount() == before)
    idle(qtbot)


def test_no_key_is_named_that_would_not_take_it_back(qtbot: QtBot, window: MainWindow) -> None:
    ids = [one for row in range(2) if (one := window.list.model.id_at(row)) is not None]
    window.plans.duplicate_several(ids)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.button.text() == "Hoàn tác"
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "thùng rác" in window.toast.words.text())
    assert window.toast.button.text() == "Hoàn tác"
    idle(qtbot)
