"""First pages in passing: beside the row that is pointed at, and on the desk that is free."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan, Role, Run
from kehoach_desktop.ui.plan_list import glance
from kehoach_desktop.ui.plan_list.first_pages import FirstPages, beginning_of, first_page
from kehoach_desktop.ui.plan_list.screen import PlanList
from tests.helpers.plans import PARTY_PLAN, block
from tests.ui.plan_list.lists import choose, idle, on_desk, place_of, shown, source_of, three

# Offscreen Qt says this of a card that comes over other windows.
pytestmark = pytest.mark.qt_log_ignore(r"does not support (raise|propagateSizeHints)\(\)$", extend=False)


@pytest.fixture(autouse=True)
def short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glance, "_PAUSE_MS", 1)


def point(screen: PlanList, row: int) -> None:
    where = QPointF(place_of(screen, row))
    nothing = Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, where, where, Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, nothing)
    QApplication.sendEvent(screen.view.viewport(), move)


def test_the_first_page_of_a_long_plan_is_that_of_the_whole_plan() -> None:
    text = "Rà soát danh mục hồ sơ, tài liệu của từng chi bộ, báo cáo Ban Thường vụ Đảng uỷ. " * 3
    blocks = tuple(block(f"b{number}", Role.PARAGRAPH, f"{number}. {text}") for number in range(200))
    plan = replace(PARTY_PLAN, blocks=blocks, tasks=(), annexes=())
    begun = beginning_of(plan)
    assert len(begun.blocks) < 50
    assert first_page(lambda: begun, 0.3) == first_page(lambda: replace(plan, blocks=blocks[:90]), 0.3)


def test_a_short_plan_is_left_whole() -> None:
    assert beginning_of(PARTY_PLAN) is PARTY_PLAN


def test_a_page_is_made_once_and_only_for_the_newest_wish(qtbot: QtBot) -> None:
    read: list[str] = []

    def plan_of(plan_id: str) -> Plan:
        read.append(plan_id)
        return replace(PARTY_PLAN, blocks=(replace(PARTY_PLAN.blocks[0], runs=(Run(plan_id),)),))

    pages = FirstPages(plan_of)
    told: list[str] = []
    pages.ready.connect(lambda plan_id, _: told.append(plan_id))
    for plan_id in ("a", "b", "c"):
        pages.ask(plan_id, "", 0.2)
    qtbot.waitUntil(lambda: told == ["c"])
    assert read == ["c"]
    pages.ask("c", "", 0.2)
    assert (told, read) == (["c", "c"], ["c"])
    pages.ask("c", "later", 0.2)
    qtbot.waitUntil(lambda: read == ["c", "c"])
    idle(qtbot)


def test_what_is_not_wanted_any_more_is_not_shown(qtbot: QtBot) -> None:
    pages = FirstPages(lambda _: PARTY_PLAN)
    with qtbot.assertNotEmitted(pages.ready):
        pages.ask("a", "", 0.2)
        qtbot.waitUntil(lambda: not pages._latest._pause.isActive())
        pages.forget()
        idle(qtbot)


def test_resting_on_a_row_shows_its_page_beside_it(qtbot: QtBot, screen: PlanList) -> None:
    point(screen, 1)
    qtbot.waitUntil(screen.card.isVisible)
    assert source_of(screen).opened == ["p1"]
    assert not screen.card.page.image.isNull()
    assert screen.card.x() > screen.view.mapToGlobal(QPoint(0, 0)).x()
    assert screen.card.words.text().startswith("Kiểm tra, giám sát năm 2027\nĐẢNG UỶ XÃ\n35-KH/ĐU")


@pytest.mark.parametrize("has_card", [False, True])
def test_the_tooltip_stays_away_from_the_card(qtbot: QtBot, screen: PlanList, has_card: bool) -> None:
    QToolTip.hideText()
    if has_card:
        point(screen, 1)
        qtbot.waitUntil(screen.card.isVisible)
    where = place_of(screen, 1)
    wish = QHelpEvent(QEvent.Type.ToolTip, where, screen.view.viewport().mapToGlobal(where))
    QApplication.sendEvent(screen.view.viewport(), wish)
    assert QToolTip.text().startswith("Kiểm tra") is not has_card
    QToolTip.hideText()
    idle(qtbot)


@pytest.mark.parametrize("by", ["click", "scroll", "hide"])
def test_the_page_goes_with_the_pointer(qtbot: QtBot, screen: PlanList, by: str) -> None:
    point(screen, 1)
    qtbot.waitUntil(screen.card.isVisible)
    if by == "click":
        choose(screen, 0)
    elif by == "scroll":
        screen.view.verticalScrollBar().valueChanged.emit(3)
    else:
        screen.hide()
    assert not screen.card.isVisible()
    assert not screen.card.is_waiting


def test_the_free_desk_shows_the_plan_that_is_marked(qtbot: QtBot, screen: PlanList) -> None:
    desk = on_desk(qtbot, screen)
    assert desk.currentWidget() is desk.nothing
    choose(screen, 1)
    assert desk.currentWidget() is desk.glance
    assert desk.glance.title.text() == "Kiểm tra, giám sát năm 2027"
    qtbot.waitUntil(lambda: not desk.glance.page.image.isNull())
    with qtbot.waitSignal(screen.opened) as opened:
        QTest.mouseClick(desk.glance.open, Qt.MouseButton.LeftButton)
    assert opened.args == ["p1"]
    choose(screen, 0, 1)
    assert desk.currentWidget() is desk.nothing


def test_a_desk_that_is_not_seen_reads_nothing(qtbot: QtBot, screen: PlanList) -> None:
    choose(screen, 1)
    idle(qtbot)
    assert source_of(screen).opened == []


def test_from_the_bin_nothing_is_opened(qtbot: QtBot) -> None:
    rows = three()
    screen = shown(qtbot, rows[:2], (rows[2],))
    desk = on_desk(qtbot, screen)
    screen.filters.more.menu().actions()[-1].trigger()
    idle(qtbot)
    choose(screen, 0)
    assert desk.glance.isVisible()
    assert not desk.glance.open.isVisible()
    idle(qtbot)
