"""Headings, marks and what is done with several plans."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.plan_list.deeds import Deed
from kehoach_desktop.ui.plan_list.model import GROUP, PAGE
from kehoach_desktop.ui.plan_list.screen import PlanList
from kehoach_desktop.ui.theme import theme
from tests.ui.plan_list.lists import ROW, choose, idle, many, place_of, press, shown, source_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def months(count: int, each: int) -> list:  # type: ignore[type-arg]
    """So many plans, the newest first, `each` to a month."""
    rows = many(count)
    return [
        replace(row, updated_at=f"{2026 - number // each // 12}-{12 - number // each % 12:02d}-01T10:00:00")
        for number, row in enumerate(rows)
    ]


# ---------------------------------------------------------------- headings


def test_the_first_plan_of_a_month_has_its_heading(qtbot: QtBot) -> None:
    screen = shown(qtbot, months(6, 2))
    found = [screen.model.index(row).data(GROUP) for row in range(6)]
    assert found == [said for month in (12, 11, 10) for said in (f"Sửa trong tháng {month}/2026", "")]
    heights = [screen.view.rowHeight(row) for row in range(6)]
    assert heights[1] == theme.size("row_plan")
    assert heights[0] == heights[2] > heights[1]


def test_headings_come_with_their_page_and_move_nothing_that_is_seen(qtbot: QtBot) -> None:
    screen = shown(qtbot, months(5 * PAGE, 7))
    bar = screen.view.verticalScrollBar()
    bar.setValue(2 * PAGE * theme.size("row_plan"))
    QApplication.processEvents()
    idle(qtbot)
    first = screen.view.rows_in_sight()[1]
    before = screen.view.rowViewportPosition(first)
    for row in range(PAGE, 2 * PAGE):
        screen.model.index(row).data()
    idle(qtbot)
    assert screen.view.rowViewportPosition(first) == before
    assert screen.view.rowHeight(PAGE + 3) > theme.size("row_plan")


def test_an_order_without_months_has_no_headings(qtbot: QtBot) -> None:
    screen = shown(qtbot, months(6, 2))
    screen.filters.more.menu().actions()[2].trigger()
    idle(qtbot)
    assert {screen.view.rowHeight(row) for row in range(6)} == {theme.size("row_plan")}


# ---------------------------------------------------------------- marks


def test_space_marks_and_unmarks_the_current_plan(screen: PlanList) -> None:
    choose(screen, 0)
    press(screen, Qt.Key.Key_Down, modifier=CONTROL)
    press(screen, Qt.Key.Key_Space)
    assert screen.view.marked_count() == 2
    press(screen, Qt.Key.Key_Space)
    assert screen.view.marked_count() == 1


def test_all_are_marked_those_that_were_not_read_too(qtbot: QtBot) -> None:
    screen = shown(qtbot, many(3 * PAGE + 5))
    press(screen, Qt.Key.Key_A, modifier=CONTROL)
    assert screen.foot.words.text() == f"Đã chọn {3 * PAGE + 5}"
    with qtbot.waitSignal(screen.delete_asked) as asked:
        press(screen, Qt.Key.Key_Delete)
    assert asked.args == [[f"p{number}" for number in range(3 * PAGE + 5)]]


def test_marks_and_place_stay_when_the_store_has_changed(qtbot: QtBot) -> None:
    screen = shown(qtbot, months(5 * PAGE, 7))
    screen.view.verticalScrollBar().setValue(4 * PAGE * theme.size("row_plan"))
    QApplication.processEvents()
    idle(qtbot)
    one, other = screen.view.rows_in_sight()[1:3]
    choose(screen, one, other)
    place, ids = place_of(screen, one), {screen.model.id_at(one), screen.model.id_at(other)}
    screen.refresh()
    idle(qtbot)
    assert screen.view.marked_count() == 2
    assert {screen.model.id_at(span.start) for span in screen.view.marked()} <= ids
    assert place_of(screen, one) == place
    assert screen.view.currentIndex().row() == other


def test_another_question_begins_at_the_top(qtbot: QtBot) -> None:
    screen = shown(qtbot, many(5 * PAGE))
    screen.view.verticalScrollBar().setValue(9999)
    screen.filters.more.menu().actions()[2].trigger()
    idle(qtbot)
    assert screen.view.verticalScrollBar().value() == 0
    assert screen.view.marked_count() == 0


@pytest.mark.parametrize(("key", "row"), [(Qt.Key.Key_End, 2), (Qt.Key.Key_Home, 0)])
def test_home_and_end_go_to_the_ends(screen: PlanList, key: Qt.Key, row: int) -> None:
    choose(screen, 1)
    press(screen, key)
    assert screen.view.currentIndex().row() == row


def test_letters_do_nothing_and_read_nothing(qtbot: QtBot) -> None:
    screen = shown(qtbot, many(5 * PAGE))
    choose(screen, 0)
    asked = len(source_of(screen).asked)
    press(screen, Qt.Key.Key_K)
    assert (screen.view.currentIndex().row(), len(source_of(screen).asked)) == (0, asked)


# ---------------------------------------------------------------- deeds


def test_several_are_duplicated_by_key_and_by_button(qtbot: QtBot, screen: PlanList) -> None:
    choose(screen, 0, 2)
    with qtbot.waitSignal(screen.duplicates_asked) as asked:
        press(screen, Qt.Key.Key_D, modifier=CONTROL)
    assert asked.args == [["p0", "p2"]]
    with qtbot.waitSignal(screen.duplicates_asked):
        QTest.mouseClick(screen.foot.buttons[Deed.DUPLICATE], Qt.MouseButton.LeftButton)


def test_what_is_marked_is_exported_by_the_export_key(qtbot: QtBot, screen: PlanList) -> None:
    choose(screen, 0, 1)
    wish = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    wish.ignore()
    QApplication.sendEvent(screen.view, wish)
    assert wish.isAccepted()
    with qtbot.waitSignal(screen.export_asked) as asked:
        press(screen, Qt.Key.Key_F12)
    assert asked.args == [["p0", "p1"]]


def test_the_foot_shows_with_the_second_mark(screen: PlanList) -> None:
    choose(screen, 0)
    assert not screen.foot.isVisible()
    choose(screen, 0, 1)
    assert (screen.foot.isVisible(), screen.foot.words.text()) == (True, "Đã chọn 2")


@pytest.mark.qt_log_ignore(r"does not support (raise|propagateSizeHints|grabbing the keyboard)", extend=False)
def test_the_menu_opens_by_key(screen: PlanList) -> None:
    choose(screen, 1)
    press(screen, Qt.Key.Key_F10, modifier=SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == 5
    menu.close()


def test_a_list_read_anew_keeps_several_marks_whatever_is_open(screen: PlanList) -> None:
    screen.show_plan("p2")
    choose(screen, 0, 1)
    screen.show_plan("p2")
    assert screen.view.marked_count() == 2
    choose(screen, 0)
    screen.show_plan("p2")
    assert screen.view.marked() == [range(2, 3)]


def test_another_plan_that_is_opened_is_the_only_one_marked(screen: PlanList) -> None:
    screen.show_plan("p2")
    choose(screen, 0, 1)
    screen.show_plan("p0")
    assert screen.view.marked() == [range(1)]


def test_a_row_tells_all_of_itself_in_its_tooltip(screen: PlanList) -> None:
    from kehoach_desktop.ui.plan_list.words import tip
    from tests.ui.plan_list.lists import NOW

    told = ["Một hai", "ĐẢNG UỶ XÃ", "34-KH/ĐU", "02/12/2026", "Dự thảo", "Sửa lúc 10:00 ngày 01/12/2026"]
    assert tip(replace(ROW, subject="một\nhai"), NOW).split("\n") == told


@pytest.fixture
def held_ctrl(screen: PlanList) -> Iterator[None]:
    """As after Ctrl+D, when what it asked for is there before the key is let go."""
    window = screen.windowHandle()
    QTest.keyPress(window, Qt.Key.Key_Control, CONTROL)
    assert QApplication.keyboardModifiers() == CONTROL
    yield
    QTest.keyRelease(window, Qt.Key.Key_Control)


@pytest.mark.usefixtures("held_ctrl")
def test_the_plan_that_is_shown_is_the_only_one_marked_while_ctrl_is_down(qtbot: QtBot, screen: PlanList) -> None:
    screen.view.mark_only(0)
    source_of(screen).all.insert(0, replace(ROW, id="copy"))
    screen.refresh()
    idle(qtbot)
    assert [screen.model.id_at(span.start) for span in screen.view.marked()] == ["p0"]
    screen.show_plan("copy")
    assert screen.view.marked() == [range(1)]
    screen.refresh()
    idle(qtbot)
    screen.show_plan("copy")
    assert screen.view.marked() == [range(1)]
    assert screen.view.currentIndex().row() == 0
