"""What stands at the foot of the desk after a deed, and the key beside the way back."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan_edits import move_down
from kehoach_desktop.ui.main_window.window import MainWindow
from tests.ui.editor.papers import type_text
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


def undoable(window: MainWindow) -> QUndoStack:
    """A deed of the outline that names its way back; the undo stack that it stands in."""
    assert window.desk.editor is not None
    editor = window.desk.editor
    place = Place(editor.plan.blocks[0].id)
    editor.draft.push(move_down(editor.plan, place, place))
    editor.told.emit("Đã chuyển.")
    assert window.toast.isVisible()
    return editor.draft.stack


def test_a_way_back_goes_with_the_next_step_for_it_would_take_back_that_one(window: MainWindow) -> None:
    stack = undoable(window)
    steps = stack.count()
    assert window.desk.editor is not None
    type_text(window.desk.editor.paper, "x")
    assert stack.count() == steps + 1
    assert not window.toast.isVisible()


def test_a_way_back_goes_with_its_plan(qtbot: QtBot, window: MainWindow) -> None:
    stack = undoable(window)
    other = next(one for row in range(9) if (one := window.list.model.id_at(row)) != window.desk.plan_id)
    assert other is not None
    window.list.opened.emit(other)
    qtbot.waitUntil(lambda: window.desk.plan_id == other)
    assert not window.toast.isVisible()
    assert stack is not None
    idle(qtbot)


def test_what_was_told_of_another_matter_stays_while_one_types(window: MainWindow) -> None:
    assert window.desk.editor is not None
    window.toast.say("Đã xuất DOCX.", "Mở", lambda: None)
    type_text(window.desk.editor.paper, "x")
    assert window.toast.isVisible()
