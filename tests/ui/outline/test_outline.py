"""The pane under keys and mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan_edits import replace_text, split_block
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.outline import Outline
from kehoach_desktop.ui.outline.model import Role
from tests.ui.outline.plans import TWO_PARTS, order

Key = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
POPUP_WARNINGS = (r"^This plugin does not support (raise\(\)|grabbing the keyboard|propagateSizeHints\(\))$",)


@pytest.fixture
def draft() -> Draft:
    return Draft(TWO_PARTS)


@pytest.fixture
def outline(qtbot: QtBot, draft: Draft) -> Iterator[Outline]:
    pane = Outline(draft)
    draft.setParent(pane)
    qtbot.addWidget(pane)
    pane.resize(272, 330)
    pane.show()
    QTest.qWaitForWindowExposed(pane)
    pane.enter()
    qtbot.waitUntil(pane.view.hasFocus)
    return pane


def press(outline: Outline, key: Key, held: Qt.KeyboardModifier = NONE) -> None:
    QApplication.sendEvent(outline.view, QKeyEvent(QEvent.Type.KeyPress, key, held))


def row_of(outline: Outline, spot: str) -> int:
    row = outline.model.row_of(spot)
    assert row is not None
    return row


def point(outline: Outline, spot: str, x: int = 80) -> QPoint:
    return QPoint(x, outline.view.visualRect(outline.model.index(row_of(outline, spot))).center().y())


def rows(outline: Outline) -> list[str]:
    return [outline.model.index(row).data() for row in range(outline.model.rowCount())]


def test_enter_goes_to_the_block(qtbot: QtBot, outline: Outline) -> None:
    outline.view.select(row_of(outline, "s5"))
    with qtbot.waitSignal(outline.place_requested) as asked:
        press(outline, Key.Key_Return)
    assert asked.args == [Place("s5")]


def test_a_click_goes_to_the_block(qtbot: QtBot, outline: Outline) -> None:
    with qtbot.waitSignal(outline.place_requested) as asked:
        QTest.mouseClick(outline.view.viewport(), LEFT, pos=point(outline, "s8"))
    assert asked.args == [Place("s8")]


def test_head_and_foot_lead_to_their_fields(qtbot: QtBot, outline: Outline) -> None:
    outline.view.select(0)
    with qtbot.waitSignal(outline.place_requested) as asked:
        press(outline, Key.Key_Return)
    assert asked.args == [Place("issuing_body")]
    press(outline, Key.Key_End)
    with qtbot.waitSignal(outline.place_requested) as asked:
        press(outline, Key.Key_Return)
    assert asked.args == [Place("recipients/0")]


def test_escape_leaves_for_the_paper(qtbot: QtBot, outline: Outline) -> None:
    with qtbot.waitSignal(outline.left):
        press(outline, Key.Key_Escape)


def test_arrows_close_open_and_climb(outline: Outline) -> None:
    outline.view.select(row_of(outline, "s5"))
    press(outline, Key.Key_Left)
    assert outline.view.currentIndex().row() == row_of(outline, "p2")
    press(outline, Key.Key_Left)
    assert outline.model.row_of("s5") is None
    press(outline, Key.Key_Right)
    press(outline, Key.Key_Right)
    assert outline.view.currentIndex().row() == row_of(outline, "s3")


def test_a_click_on_the_arrow_closes_and_goes_nowhere(outline: Outline) -> None:
    asked = QSignalSpy(outline.place_requested)
    QTest.mouseClick(outline.view.viewport(), LEFT, pos=point(outline, "p2", x=8))
    assert outline.model.row_of("s3") is None
    QTest.mouseClick(outline.view.viewport(), LEFT, pos=point(outline, "p2", x=8))
    assert outline.model.row_of("s3") is not None
    assert not asked.count()


def test_the_row_of_the_caret_is_marked_and_comes_into_view(qtbot: QtBot, outline: Outline) -> None:
    outline.view.clearFocus()
    outline.resize(272, 140)
    outline.show_place(Place("d11", 3))
    row = row_of(outline, "s10")
    assert outline.model.index(row).data(Role.IS_HERE)
    assert outline.view.viewport().rect().contains(outline.view.visualRect(outline.model.index(row)))


def test_the_row_of_the_keyboard_stays_while_it_is_used(outline: Outline) -> None:
    outline.view.select(row_of(outline, "s3"))
    outline.show_place(Place("d11"))
    assert outline.view.currentIndex().row() == row_of(outline, "s3")
    assert outline.model.here == row_of(outline, "s10")


def test_the_outline_follows_what_is_typed(outline: Outline, draft: Draft) -> None:
    draft.push(replace_text(draft.plan, Place("p2"), Place("p2", 4), "Mục đích"))
    assert rows(outline)[1] == "I- Mục đích 2"
    draft.push(split_block(draft.plan, Place("p2"), Place("p2")))
    assert rows(outline)[1:3] == ["I-", "II- Mục đích 2"]
    draft.undo()
    draft.undo()
    assert rows(outline)[1] == "I- Khối 2"


@pytest.mark.parametrize(
    ("spot", "key", "told", "blocks"),
    [
        ("s5", Key.Key_Up, "Đã dời mục I.2 lên trước I.1.", "l1 p2 s5 d6 s3 d4 p7 s8 d9 s10 d11 c12"),
        ("p2", Key.Key_Down, "Đã dời phần I xuống sau II.", "l1 p7 s8 d9 s10 d11 p2 s3 d4 s5 d6 c12"),
    ],
)
def test_alt_and_arrows_move_an_entry_as_one_step(
    qtbot: QtBot, outline: Outline, draft: Draft, spot: str, key: Key, told: str, blocks: str
) -> None:
    outline.view.select(row_of(outline, spot))
    with qtbot.waitSignal(outline.told) as said:
        press(outline, key, ALT)
    assert said.args == [told]
    assert order(draft.plan) == blocks
    assert outline.view.currentIndex().row() == row_of(outline, spot)
    assert draft.stack.count() == 1
    draft.undo()
    assert draft.plan == TWO_PARTS


def test_at_the_end_alt_and_arrow_do_nothing(outline: Outline, draft: Draft) -> None:
    outline.view.select(row_of(outline, "p7"))
    press(outline, Key.Key_Down, ALT)
    outline.view.select(0)
    press(outline, Key.Key_Down, ALT)
    assert draft.plan is TWO_PARTS


def drag(outline: Outline, spot: str, to: QPoint) -> QMimeData:
    """From the row of a spot to a point, as the mouse would; the data must outlive the drop."""
    view, nothing = outline.view, Qt.KeyboardModifier.NoModifier
    data = outline.model.mimeData([outline.model.index(row_of(outline, spot))])
    move = Qt.DropAction.MoveAction
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(to, move, data, LEFT, nothing))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(to, move, data, LEFT, nothing))
    return data


def drop(outline: Outline, data: QMimeData, to: QPoint) -> QDropEvent:
    event = QDropEvent(QPointF(to), Qt.DropAction.MoveAction, data, LEFT, NONE)
    QApplication.sendEvent(outline.view.viewport(), event)
    return event


def edge(outline: Outline, spot: str) -> QPoint:
    return QPoint(90, outline.view.visualRect(outline.model.index(row_of(outline, spot))).top() + 1)


def test_a_row_is_dragged_with_its_children(qtbot: QtBot, outline: Outline, draft: Draft) -> None:
    to = edge(outline, "p2")
    data = drag(outline, "p7", to)
    assert outline.grab().toImage() != _without_indicator(outline)
    data = drag(outline, "p7", to)
    with qtbot.waitSignal(outline.told) as said:
        event = drop(outline, data, to)
    assert event.dropAction() == Qt.DropAction.IgnoreAction  # the view takes no row away
    assert said.args == ["Đã dời phần II lên trước I."]
    assert order(draft.plan) == "l1 p7 s8 d9 s10 d11 p2 s3 d4 s5 d6 c12"


def _without_indicator(outline: Outline) -> object:
    outline.view._end_drag()
    return outline.grab().toImage()


def test_a_part_let_go_inside_another_goes_to_its_nearer_edge(outline: Outline, draft: Draft) -> None:
    to = edge(outline, "s3")
    drop(outline, drag(outline, "p7", to), to)
    assert order(draft.plan).startswith("l1 p7 s8")


def test_a_row_let_go_where_it_was_changes_nothing(outline: Outline, draft: Draft) -> None:
    to = point(outline, "s5")
    drop(outline, drag(outline, "s5", to), to)
    assert draft.plan is TWO_PARTS


def test_what_comes_from_elsewhere_is_not_taken(outline: Outline, draft: Draft) -> None:
    data = QMimeData()
    data.setText("p7")
    to = edge(outline, "p2")
    event = QDragEnterEvent(to, Qt.DropAction.MoveAction, data, LEFT, NONE)
    QApplication.sendEvent(outline.view.viewport(), event)
    assert not event.isAccepted()


def test_a_plan_that_is_only_looked_at_is_not_moved(outline: Outline, draft: Draft) -> None:
    outline.set_read_only(True)
    outline.view.select(row_of(outline, "s5"))
    press(outline, Key.Key_Up, ALT)
    to = edge(outline, "p2")
    drop(outline, drag(outline, "p7", to), to)
    assert draft.plan is TWO_PARTS


def test_the_menu_offers_what_can_be_done(outline: Outline, draft: Draft) -> None:
    menu = outline.view.menu_for(row_of(outline, "p7"))
    actions = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    assert list(actions) == ["Đến chỗ này", "Thu gọn", "Dời lên", "Dời xuống"]
    assert not actions["Dời xuống"].isEnabled()
    actions["Dời lên"].trigger()
    assert order(draft.plan).startswith("l1 p7")
    assert len(outline.view.menu_for(0).actions()) == 1


def test_the_head_says_which_pages_are_in_view(outline: Outline) -> None:
    assert not outline.pages.isVisible()
    outline.show_pages("Trang 1–2")
    assert (outline.pages.isVisible(), outline.pages.text()) == (True, "Trang 1–2")
    outline.show_pages("")
    assert not outline.pages.isVisible()
