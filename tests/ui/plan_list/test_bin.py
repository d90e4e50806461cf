"""What was deleted, looked at and brought back in the list itself."""

import datetime
from dataclasses import asdict, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.operations.listing import BinnedRow
from kehoach_desktop.ui.plan_list.model import ROW as ROW_ROLE
from kehoach_desktop.ui.plan_list.screen import PlanList
from kehoach_desktop.ui.plan_list.words import second_lines, tip
from tests.ui.plan_list.lists import (
    NOW,
    ROW,
    choose,
    idle,
    ids,
    on_desk,
    press,
    shown,
    source_of,
    three,
    type_text,
)


@pytest.fixture
def in_bin(qtbot: QtBot) -> PlanList:
    rows = three()
    screen = shown(qtbot, rows[:1], (rows[1], rows[2]))
    QTest.keyClick(screen.filters.status, Qt.Key.Key_End)
    idle(qtbot)
    return screen


def test_the_bin_is_one_of_the_choices_with_its_number(in_bin: PlanList) -> None:
    assert in_bin.filters.status.currentText() == "Thùng rác (2)"
    assert ids(in_bin) == ["p1", "p2"]
    assert in_bin.search.placeholderText() == "Tìm trong thùng rác"
    assert not in_bin.filters.are_set


def test_the_bin_is_reached_by_the_menu_too(qtbot: QtBot) -> None:
    screen = shown(qtbot, three(), (ROW,))
    action = screen.filters.more.menu().actions()[-1]
    assert action.text() == "Thùng rác (1)"
    action.trigger()
    idle(qtbot)
    assert screen.filters.is_bin
    assert screen.filters.more.menu().actions()[-1].isChecked()


def test_a_row_says_how_long_it_stays(in_bin: PlanList) -> None:
    row = in_bin.model.index(0).data(ROW_ROLE)
    assert second_lines(row, NOW) == ["Còn 27 ngày"]
    assert tip(row, NOW).endswith("Đã xoá 29/11/2026, còn 27 ngày.")


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (datetime.timedelta(seconds=1), "Còn 30 ngày"),
        (datetime.timedelta(days=29, hours=1), "Còn 1 ngày"),
        (datetime.timedelta(days=30), "Xoá hẳn hôm nay"),
    ],
)
def test_what_was_deleted_just_now_has_all_its_days(in_bin: PlanList, ago: datetime.timedelta, words: str) -> None:
    row = in_bin.model.index(0).data(ROW_ROLE)
    assert second_lines(replace(row, deleted_at=NOW - ago), NOW) == [words]


@pytest.mark.parametrize("by", ["enter", "button", "double click"])
def test_plans_come_back(qtbot: QtBot, in_bin: PlanList, by: str) -> None:
    choose(in_bin, 1)
    with qtbot.waitSignal(in_bin.restore_asked) as asked, qtbot.assertNotEmitted(in_bin.opened):
        if by == "enter":
            press(in_bin, Qt.Key.Key_Return)
        elif by == "button":
            QTest.mouseClick(in_bin.foot.restore, Qt.MouseButton.LeftButton)
        else:
            where = in_bin.view.visualRect(in_bin.model.index(1)).center()
            QTest.mouseDClick(in_bin.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert asked.args == [["p2"]]


def test_nothing_else_is_done_there(qtbot: QtBot, in_bin: PlanList) -> None:
    choose(in_bin, 0, 1)
    with qtbot.assertNotEmitted(in_bin.delete_asked), qtbot.assertNotEmitted(in_bin.duplicates_asked):
        press(in_bin, Qt.Key.Key_Delete)
        press(in_bin, Qt.Key.Key_D, modifier=Qt.KeyboardModifier.ControlModifier)
    menu = in_bin.view.menu()
    assert [action.text() for action in menu.actions()] == ["Khôi phục 2 kế hoạch"]
    menu.deleteLater()


def test_without_a_mark_nothing_can_be_restored_and_it_says_why(in_bin: PlanList) -> None:
    assert in_bin.foot.restore.isEnabled()  # the first row is marked as one comes in
    in_bin.view.clearSelection()
    assert not in_bin.foot.restore.isEnabled()
    assert in_bin.foot.restore.toolTip() == "Chọn kế hoạch cần khôi phục."


@pytest.mark.parametrize("by", ["escape", "cross"])
def test_one_leaves_the_bin(qtbot: QtBot, in_bin: PlanList, by: str) -> None:
    in_bin.view.setFocus()
    if by == "escape":
        press(in_bin, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(in_bin.foot.leave, Qt.MouseButton.LeftButton)
    idle(qtbot)
    assert ids(in_bin) == ["p0"]
    assert not in_bin.foot.isVisible()


def test_an_empty_bin_says_so_and_leads_back(qtbot: QtBot) -> None:
    screen = shown(qtbot, three())
    QTest.keyClick(screen.filters.status, Qt.Key.Key_End)
    idle(qtbot)
    assert screen._nothing.isVisible()
    assert screen._nothing.sentence.text() == "Thùng rác trống. Kế hoạch đã xoá được giữ 30 ngày."
    button = next(one for one in screen.findChildren(QPushButton) if one.text() == "Về danh sách")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    idle(qtbot)
    assert ids(screen) == ["p0", "p1", "p2"]


def test_a_search_in_the_bin_without_a_hit_stays_there(qtbot: QtBot, in_bin: PlanList) -> None:
    type_text(in_bin.search, "zzz")
    qtbot.waitUntil(lambda: in_bin.model.rowCount() == 0)
    QTest.mouseClick(in_bin._nothing.button, Qt.MouseButton.LeftButton)
    idle(qtbot)
    assert ids(in_bin) == ["p1", "p2"]


# ---------------------------------------------------------------- taken back


def delete(qtbot: QtBot, screen: PlanList, *rows: int) -> None:
    """As the store does it."""
    choose(screen, *rows)
    with qtbot.waitSignal(screen.delete_asked) as asked:
        press(screen, Qt.Key.Key_Delete)
    source = source_of(screen)
    gone = [row for row in source.all if row.id in asked.args[0]]
    source.binned += [BinnedRow(**asdict(row), deleted_at=NOW) for row in gone]
    source.all = [row for row in source.all if row not in gone]
    screen.refresh()
    idle(qtbot)


def undo(screen: PlanList) -> None:
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("rows", [(0,), (0, 2), (0, 1, 2)])
def test_ctrl_z_takes_the_last_deletion_back_once(qtbot: QtBot, screen: PlanList, rows: tuple[int, ...]) -> None:
    screen.view.setFocus()
    delete(qtbot, screen, *rows)
    with qtbot.waitSignal(screen.restore_asked) as asked:
        undo(screen)
    assert asked.args == [[f"p{row}" for row in rows]]
    with qtbot.assertNotEmitted(screen.restore_asked):
        undo(screen)


def test_ctrl_z_need_not_wait_for_the_list(qtbot: QtBot, screen: PlanList) -> None:
    choose(screen, 1)
    screen.view.setFocus()
    press(screen, Qt.Key.Key_Delete)
    with qtbot.waitSignal(screen.restore_asked) as asked:
        undo(screen)
    assert asked.args == [["p1"]]


def test_ctrl_z_leaves_alone_what_came_back_otherwise(qtbot: QtBot, screen: PlanList) -> None:
    screen.view.setFocus()
    delete(qtbot, screen, 1)
    source_of(screen).all = three()
    screen.refresh()
    idle(qtbot)
    with qtbot.assertNotEmitted(screen.restore_asked):
        undo(screen)


def test_ctrl_z_does_nothing_after_a_restore(qtbot: QtBot, screen: PlanList) -> None:
    screen.view.setFocus()
    delete(qtbot, screen, 1)
    screen.filters.enter_bin()
    idle(qtbot)
    press(screen, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(screen.restore_asked):
        undo(screen)


# ---------------------------------------------------------------- all of them in the bin


def test_with_all_plans_in_the_bin_it_says_so_and_leads_there(qtbot: QtBot, screen: PlanList) -> None:
    desk = on_desk(qtbot, screen)
    shown_on_desk: list[QWidget] = []
    desk.currentChanged.connect(lambda: shown_on_desk.append(desk.currentWidget()))
    delete(qtbot, screen, 0, 1, 2)
    assert screen._nothing.sentence.text() == "Không còn kế hoạch nào ngoài thùng rác."
    assert screen._nothing.isVisible()
    assert desk.currentWidget() is desk.all_binned
    assert desk.first not in shown_on_desk
    button = next(one for one in screen.findChildren(QPushButton) if one.text() == "Xem thùng rác")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    idle(qtbot)
    assert ids(screen) == ["p0", "p1", "p2"]
    press(screen, Qt.Key.Key_Escape)
    idle(qtbot)
    assert screen._nothing.isVisible()
    assert screen._nothing.button.text() == "Xem thùng rác"


def test_an_empty_list_over_an_empty_bin_is_the_first_start(qtbot: QtBot) -> None:
    screen = shown(qtbot, [])
    assert screen.rest.currentWidget() is screen.rest.first
    assert screen._empty.isVisible()
