from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan, Role
from kehoach_desktop.ui.pages import PagesView
from tests.helpers.plans import SENTENCE, block
from tests.ui.pages.conftest import calls, settle, top_of

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


# ---------------------------------------------------------------- the place in the pages


def test_the_place_stays_when_the_plan_changes_below(shown: PagesView, plan: Plan, qtbot: QtBot) -> None:
    shown.verticalScrollBar().setValue(1000)
    shown.show_plan(replace(plan, blocks=(*plan.blocks, block("new", Role.PARAGRAPH, SENTENCE * 20))))
    settle(shown, qtbot)
    assert top_of(shown) == 1000


def test_the_place_is_at_the_end_when_its_page_is_gone(shown: PagesView, plan: Plan, qtbot: QtBot) -> None:
    shown.go_to_page(2)
    shown.show_plan(replace(plan, blocks=plan.blocks[:2]))
    settle(shown, qtbot)
    assert top_of(shown) == shown.verticalScrollBar().maximum()


def test_another_plan_begins_at_its_first_page(shown: PagesView, plan: Plan, qtbot: QtBot) -> None:
    shown.go_to_page(1)
    shown.show_plan(replace(plan, id="khac", subject="khác"))
    settle(shown, qtbot)
    assert top_of(shown) == 0


@pytest.mark.parametrize("width", [400, 900])
def test_the_place_stays_when_the_window_changes(shown: PagesView, qtbot: QtBot, width: int) -> None:
    shown.go_to_page(1)
    shown.verticalScrollBar().setValue(top_of(shown) + 120)
    page, _, y = shown._anchor() or (0, 0, 0)
    shown.resize(width, 700)
    now = shown._anchor()
    assert now is not None
    assert (now[0], pytest.approx(now[2], abs=2)) == (page, y)


def test_the_page_in_the_middle_of_the_view_is_told(shown: PagesView, qtbot: QtBot) -> None:
    assert shown.current_page == 0
    spy = QSignalSpy(shown.page_changed)
    shown.go_to_page(1)
    shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum())
    assert calls(spy) == [[2, 4], [4, 4]]
    assert shown.current_page == 3
    assert shown.accessibleDescription() == "Trang 4/4"


# ---------------------------------------------------------------- size


def test_pages_fill_the_width_whatever_it_is(shown: PagesView) -> None:
    for width in (400, 640, 1200):
        shown.resize(width, 700)
        (box, *_) = shown._arrangement.boxes
        assert width - 40 <= box.width + 24 <= width
        assert shown.horizontalScrollBar().maximum() == 0
        assert shown.fits_width


@pytest.mark.parametrize(("key", "percent"), [(Qt.Key.Key_Equal, 90), (Qt.Key.Key_Plus, 90), (Qt.Key.Key_Minus, 70)])
def test_keys_change_the_size(shown: PagesView, qtbot: QtBot, key: Qt.Key, percent: int) -> None:
    shown.set_zoom(80)
    qtbot.keyClick(shown, key, CONTROL)
    assert shown.percent == percent
    assert not shown.fits_width


def test_a_key_fits_the_width_again(shown: PagesView, qtbot: QtBot) -> None:
    before = shown.percent
    shown.set_zoom(200)
    qtbot.keyClick(shown, Qt.Key.Key_0, CONTROL)
    assert (shown.percent, shown.fits_width) == (before, True)


def test_the_keys_of_the_size_are_taken_before_the_window_s_own(shown: PagesView) -> None:
    for key, taken in ((Qt.Key.Key_Equal, True), (Qt.Key.Key_0, True), (Qt.Key.Key_F, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CONTROL)
        event.ignore()
        QApplication.sendEvent(shown, event)
        assert event.isAccepted() == taken


def test_the_size_has_ends(shown: PagesView) -> None:
    for _ in range(30):
        shown.zoom_in()
    assert shown.percent == 200
    for _ in range(30):
        shown.zoom_out()
    assert shown.percent == 50
    shown.set_zoom(5)
    assert shown.percent == 50


def wheel(view: PagesView, at: QPointF, delta: int, modifiers: Qt.KeyboardModifier) -> None:
    globally = QPointF(view.viewport().mapToGlobal(at.toPoint()))
    no_buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, globally, QPoint(), QPoint(0, delta), no_buttons, modifiers, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def test_control_and_wheel_change_the_size_round_the_mouse(shown: PagesView) -> None:
    shown.go_to_page(1)
    at = QPointF(300, 400)
    page, x, y = shown._anchor(at) or (0, 0, 0)
    before = shown.percent
    wheel(shown, at, 120, CONTROL)
    wheel(shown, at, 120, CONTROL)
    assert shown.percent > before
    now = shown._anchor(at)
    assert now is not None
    assert (now[0], pytest.approx(now[1], abs=2), pytest.approx(now[2], abs=2)) == (page, x, y)
    largest = shown.percent
    wheel(shown, at, -120, CONTROL)
    assert shown.percent < largest


def test_a_touchpad_s_small_steps_add_up(shown: PagesView) -> None:
    shown.set_zoom(100)
    for _ in range(3):
        wheel(shown, QPointF(300, 300), 30, CONTROL)
    assert shown.percent == 100
    wheel(shown, QPointF(300, 300), 30, CONTROL)
    assert shown.percent == 110


def test_the_wheel_alone_scrolls(shown: PagesView) -> None:
    wheel(shown, QPointF(300, 300), -120, NO_MODIFIER)
    assert top_of(shown) > 0


def test_a_large_page_scrolls_sideways(shown: PagesView, qtbot: QtBot) -> None:
    shown.set_zoom(200)
    shown.horizontalScrollBar().setValue(0)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown.horizontalScrollBar().value() > 0
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert shown.horizontalScrollBar().value() == 0


def test_two_pages_stand_side_by_side(shown: PagesView, qtbot: QtBot) -> None:
    shown.set_two_columns(True)
    settle(shown, qtbot)
    first, second, third, _ = shown._arrangement.boxes
    assert first.top == second.top < third.top
    assert first.left < second.left
    assert first.width + second.width + 36 <= 640
    assert shown.has_two_columns
    shown.set_two_columns(False)
    assert shown._arrangement.boxes[1].top > shown._arrangement.boxes[0].bottom


def test_the_bar_of_scrolling_does_not_come_and_go(view: PagesView, plan: Plan, qtbot: QtBot) -> None:
    """At a height where the page fits only without the bar."""
    view.show_plan(replace(plan, blocks=plan.blocks[:2]))
    settle(view, qtbot)
    for height in range(840, 900, 3):
        view.resize(640, height)
        width = view._arrangement.boxes[0].width
        view.resize(640, height)
        assert view._arrangement.boxes[0].width == width


@pytest.mark.parametrize("dots", [1.25, 1.5, 2.0])
def test_a_picture_has_the_dots_of_the_screen(
    view: PagesView, plan: Plan, qtbot: QtBot, dots: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PagesView, "_dots", dots)
    view.show_plan(plan)
    settle(view, qtbot)
    found = view._pictures.of_page(0)
    assert found is not None
    box = view._arrangement.boxes[0]
    assert (found[1].width(), found[1].height()) == (box.width, box.height)
    assert box.width / dots == pytest.approx(590, abs=15)


# ---------------------------------------------------------------- by keys


@pytest.mark.parametrize(
    ("keys", "moves"),
    [
        ([Qt.Key.Key_Down], 40),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up], 0),
        ([Qt.Key.Key_PageDown], 660),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], 0),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
    ],
)
def test_keys_scroll(shown: PagesView, qtbot: QtBot, keys: list[Qt.Key], moves: int) -> None:
    for key in keys:
        qtbot.keyClick(shown, key)
    assert top_of(shown) == moves


def test_end_shows_the_end(shown: PagesView, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_End)
    assert top_of(shown) == shown.verticalScrollBar().maximum()


def test_left_and_right_turn_the_pages(shown: PagesView, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert top_of(shown) == shown._arrangement.boxes[1].top - 12
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert top_of(shown) == 0
    shown.resize(640, 300)
    shown.set_two_columns(True)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown._arrangement.nearest(top_of(shown) + 20) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_F])
def test_keys_of_the_window_pass(shown: PagesView, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, CONTROL)
    QApplication.sendEvent(shown, event)
    assert not event.isAccepted()
