import gc
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan, Role
from kehoach_desktop.operations.pages import Place, pages_of
from kehoach_desktop.ui.pages import PagesView
from kehoach_desktop.ui.pages import view as view_module
from kehoach_desktop.ui.theme import Scheme, theme
from tests.helpers.plans import SENTENCE, block, with_tasks
from tests.ui.pages.conftest import Gate, changed, grabbed, settle, top_of

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def middle_of(view: PagesView, place: Place) -> QPoint:
    """In the view, whatever is in sight."""
    box = view._arrangement.boxes[place.page]
    rectangle = place.rectangle
    x = box.left + (rectangle.left + rectangle.right) / 2 * box.scale
    y = box.top + (rectangle.top + rectangle.bottom) / 2 * box.scale
    return QPoint(round(x), round(y - top_of(view)))


def place_of(view: PagesView, block_id: str) -> Place:
    assert view.pages is not None
    return view.pages.of_block(block_id)[0]


def click(view: PagesView, place: Place, qtbot: QtBot) -> None:
    view.verticalScrollBar().setValue(top_of(view) + middle_of(view, place).y() - 300)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(view, place))


# ---------------------------------------------------------------- the pages follow the plan


def test_the_pages_are_those_of_the_plan(shown: PagesView, plan: Plan) -> None:
    assert shown.pages == pages_of(plan)
    assert len(shown.pages.sizes) == 4


def test_the_sheet_in_view_is_the_picture_of_the_page(shown: PagesView) -> None:
    assert shown.pages is not None
    box = shown._arrangement.boxes[0]
    drawn = shown.pages.picture(0, box.scale)
    picture = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    seen = grabbed(shown).convertToFormat(QImage.Format.Format_RGB32)
    part = seen.copy(box.left, box.top, box.width, 600)
    assert part == picture.copy(0, 0, box.width, 600)


def test_of_fast_changes_the_last_wins_and_none_lags(view: PagesView, plan: Plan, gate: Gate, qtbot: QtBot) -> None:
    for number in range(200):
        view.show_plan(changed(plan, f"việc {number}"))
    assert not view.is_current
    gate.opened.set()
    settle(view, qtbot)
    assert gate.subjects == ["việc 0", "việc 199"]
    assert view.pages == pages_of(changed(plan, "việc 199"))


@pytest.mark.parametrize(("took", "wait"), [(0.01, 60), (0.06, 60), (0.2, 600), (3.0, 1500)])
def test_the_longer_pages_take_the_longer_typing_should_pause(
    shown: PagesView, plan: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, took: float, wait: int
) -> None:
    clock = iter([5.0, 5.0 + took])
    monkeypatch.setattr(view_module, "perf_counter", lambda: next(clock))
    shown.show_plan(changed(plan, "việc khác"))
    settle(shown, qtbot)
    assert shown.wait_ms == wait


def test_the_first_setting_of_a_short_plan_makes_nobody_wait(
    view: PagesView, plan: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([5.0, 6.0])
    monkeypatch.setattr(view_module, "perf_counter", lambda: next(clock))
    view.show_plan(plan)
    settle(view, qtbot)
    assert view.wait_ms == 60


def test_pages_follow_unbroken_typing_too(view: PagesView, plan: Plan, gate: Gate, qtbot: QtBot) -> None:
    """A result that was overtaken is shown, or a fast typist would see nothing before the end."""
    view.show_plan(plan)
    view.show_plan(changed(plan, "việc khác"))
    with qtbot.waitSignal(view.page_changed):
        gate.opened.set()
    assert view.pages == pages_of(plan)
    settle(view, qtbot)


def test_old_pages_stay_till_the_new_ones_are_there(shown: PagesView, gate: Gate, plan: Plan, qtbot: QtBot) -> None:
    before = grabbed(shown)
    shown.show_plan(changed(plan, "việc khác hẳn"))
    assert grabbed(shown) == before
    gate.opened.set()
    settle(shown, qtbot)
    assert grabbed(shown) != before


def test_an_old_picture_stays_till_the_new_one_is_drawn(
    shown: PagesView, plan: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """White sheets between two pictures would flicker at every key."""
    before = grabbed(shown)
    opened, real = threading.Event(), view_module.draw_picture
    monkeypatch.setattr(view_module, "draw_picture", lambda *args: (opened.wait(20), real(*args))[1])
    with qtbot.waitSignal(shown.pages_set):
        shown.show_plan(changed(plan, "việc khác hẳn"))
    assert grabbed(shown) == before
    opened.set()
    settle(shown, qtbot)
    assert grabbed(shown) != before


def test_the_same_plan_is_not_set_again(shown: PagesView, plan: Plan, gate: Gate, qtbot: QtBot) -> None:
    shown.show_plan(plan)
    qtbot.wait(1)
    assert gate.subjects == []


def test_nothing_is_set_while_nobody_looks(qtbot: QtBot, plan: Plan, gate: Gate) -> None:
    view = PagesView()
    qtbot.addWidget(view)
    gate.opened.set()
    for number in range(3):
        view.show_plan(changed(plan, f"việc {number}"))
    assert gate.subjects == []
    view.show()
    settle(view, qtbot)
    assert gate.subjects == ["việc 2"]
    view.hide()
    view.show_plan(plan)
    assert view._pictures.bytes == 0
    view.show()
    settle(view, qtbot)
    assert gate.subjects == ["việc 2", plan.subject]
    view.stop()


def test_what_was_being_set_when_the_view_went_is_there_when_it_is_back(
    view: PagesView, plan: Plan, gate: Gate, qtbot: QtBot
) -> None:
    view.show_plan(plan)
    view.show_plan(changed(plan, "việc khác"))
    view.hide()
    gate.opened.set()
    view.show()
    settle(view, qtbot)
    assert view.pages == pages_of(changed(plan, "việc khác"))


def test_without_a_plan_a_sentence_stands_there(shown: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.page_changed) as told:
        shown.show_plan(None)
    assert told.args == [0, 0]
    assert shown.pages is None
    assert shown.current_page is None
    assert shown.accessibleDescription() == view_module.EMPTY
    colours = {grabbed(shown).pixelColor(x, 350).name() for x in range(200, 440)}
    assert len(colours) > 1


def test_a_result_that_comes_after_the_plan_was_closed_is_not_shown(
    view: PagesView, plan: Plan, gate: Gate, qtbot: QtBot
) -> None:
    view.show_plan(plan)
    view.show_plan(None)
    gate.opened.set()
    qtbot.waitUntil(lambda: not view._setter.is_busy)
    assert view.pages is None


def test_what_cannot_be_set_is_told_and_the_old_pages_stay(shown: PagesView, plan: Plan, qtbot: QtBot) -> None:
    before = grabbed(shown)
    with qtbot.waitSignal(shown.failed) as told:
        shown.show_plan(replace(plan, ruleset="hd99"))
    assert "hd99" in told.args[0]
    assert grabbed(shown) == before
    with qtbot.waitSignal(shown.pages_set):
        shown.show_plan(changed(plan, "lại được"))


def test_a_fault_while_setting_pages_is_a_calm_sentence(
    shown: PagesView, plan: Plan, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("typst")

    monkeypatch.setattr("kehoach_desktop.operations.pages.pages_of", fail)
    with qtbot.waitSignal(shown.failed) as told:
        shown.show_plan(changed(plan, "hỏng"))
    assert told.args == [view_module.SORRY]


# ---------------------------------------------------------------- memory


def test_memory_is_bound_however_far_one_scrolls(view: PagesView, plan: Plan, qtbot: QtBot) -> None:
    view._pictures = type(view._pictures)(most_bytes=6_000_000)
    view.show_plan(replace(plan, blocks=tuple(block(f"b{n}", Role.PARAGRAPH, SENTENCE * 3) for n in range(40))))
    settle(view, qtbot)
    assert view.pages is not None
    for page in range(len(view.pages.sizes)):
        view.go_to_page(page)
        settle(view, qtbot)
        seen = sum(found[1].sizeInBytes() for one in view._seen() if (found := view._pictures.of_page(one)))
        assert view._pictures.bytes <= max(6_000_000, seen)


def test_only_pages_in_view_are_drawn(view: PagesView, plan: Plan, qtbot: QtBot) -> None:
    view.show_plan(plan)
    settle(view, qtbot)
    assert view._seen() == [0]
    assert view._pictures.of_page(1) is None


# ---------------------------------------------------------------- pointing


def test_a_click_tells_the_block(shown: PagesView, qtbot: QtBot) -> None:
    for block_id in ("b0", "b7", "b20"):
        with qtbot.waitSignal(shown.place_clicked) as told:
            click(shown, place_of(shown, block_id), qtbot)
        assert told.args == [block_id, block_id]


def test_a_click_on_a_field_tells_its_spot(shown: PagesView, qtbot: QtBot) -> None:
    assert shown.pages is not None
    with qtbot.waitSignal(shown.place_clicked) as told:
        click(shown, shown.pages.of_spot("subject")[0], qtbot)
    assert told.args == ["subject", None]
    with qtbot.waitSignal(shown.place_clicked) as told:
        click(shown, shown.pages.of_spot("recipients/1")[0], qtbot)
    assert told.args == ["recipients/1", None]


def test_a_click_in_the_margin_is_one_on_the_line_beside_it(shown: PagesView, qtbot: QtBot) -> None:
    place = place_of(shown, "b1")
    box = shown._arrangement.boxes[0]
    with qtbot.waitSignal(shown.place_clicked) as told:
        at = QPoint(box.left + 4, middle_of(shown, place).y())
        qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args[1] == "b1"


def test_a_click_beside_the_page_tells_nothing(shown: PagesView, qtbot: QtBot) -> None:
    spy = QSignalSpy(shown.place_clicked)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 300))
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.RightButton, pos=QPoint(300, 300))
    qtbot.mousePress(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    qtbot.mouseRelease(shown.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 500))
    assert spy.count() == 0


def test_a_click_finds_its_block_at_any_size(shown: PagesView, qtbot: QtBot) -> None:
    shown.set_zoom(150)
    with qtbot.waitSignal(shown.place_clicked) as told:
        click(shown, place_of(shown, "b12"), qtbot)
    assert told.args[1] == "b12"


def test_the_pointer_is_a_hand_where_a_click_leads_somewhere(shown: PagesView, qtbot: QtBot) -> None:
    qtbot.mouseMove(shown.viewport(), middle_of(shown, place_of(shown, "b0")))
    assert shown.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(shown.viewport(), QPoint(3, 300))
    assert shown.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_enter_points_at_the_marked_block_or_the_first_in_sight(shown: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.place_clicked) as told:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert told.args[1] is None  # the letterhead
    shown.mark_block("b9", scroll=True)
    with qtbot.waitSignal(shown.place_clicked) as told:
        qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert told.args == ["b9", "b9"]


# ---------------------------------------------------------------- the current block


def test_the_current_block_has_a_bar_at_the_edge_of_its_page(shown: PagesView) -> None:
    shown.mark_block("b1")
    (bar,) = shown.mark_rects()
    box, place = shown._arrangement.boxes[0], place_of(shown, "b1")
    assert (bar.left(), bar.width()) == (box.left, 3)
    assert bar.top() == round(box.top + place.rectangle.top * box.scale)
    assert grabbed(shown).pixelColor(bar.center()) == theme.color("accent")
    shown.mark_block(None)
    assert grabbed(shown).pixelColor(bar.center()) == QColor("white")


def test_a_field_is_marked_by_its_spot(shown: PagesView) -> None:
    shown.mark_block("subject")
    assert len(shown.mark_rects()) == 1


def test_a_block_on_two_pages_has_a_bar_on_each(view: PagesView, plan: Plan, qtbot: QtBot) -> None:
    view.show_plan(replace(plan, blocks=(block("long", Role.PARAGRAPH, SENTENCE * 16),)))
    settle(view, qtbot)
    view.mark_block("long")
    assert len(view.mark_rects()) == 2


def test_marking_scrolls_only_when_asked_and_only_if_out_of_sight(shown: PagesView) -> None:
    shown.mark_block("b20")
    assert top_of(shown) == 0
    shown.mark_block("b20", scroll=True)
    there = top_of(shown)
    assert there > 0
    (bar,) = shown.mark_rects()
    assert 0 < bar.top() < shown.viewport().height() / 2
    shown.mark_block("b19", scroll=True)
    assert top_of(shown) == there


def test_a_block_that_is_not_on_the_pages_yet_comes_in_sight_with_them(
    shown: PagesView, plan: Plan, qtbot: QtBot
) -> None:
    shown.show_plan(replace(plan, blocks=(*plan.blocks, block("new", Role.PARAGRAPH, SENTENCE))))
    shown.mark_block("new", scroll=True)
    assert top_of(shown) == 0
    settle(shown, qtbot)
    assert shown.mark_rects()[0].intersects(shown.viewport().rect())
    shown.verticalScrollBar().setValue(0)
    shown.show_plan(changed(plan, "khác"))
    settle(shown, qtbot)
    assert top_of(shown) == 0  # once is enough


def test_the_bar_follows_the_block(shown: PagesView, plan: Plan, qtbot: QtBot) -> None:
    shown.mark_block("b1")
    before = shown.mark_rects()[0].top()
    shown.show_plan(replace(plan, blocks=(block("first", Role.PARAGRAPH, SENTENCE), *plan.blocks)))
    settle(shown, qtbot)
    assert shown.mark_rects()[0].top() > before


# ---------------------------------------------------------------- light and dark


def test_in_the_dark_the_sheet_is_dimmed_and_the_rest_is_dark(shown: PagesView, qtbot: QtBot) -> None:
    theme.choose(Scheme.DARK)
    settle(shown, qtbot)
    qtbot.waitUntil(lambda: grabbed(shown).pixelColor(300, 30).name() == "#dedcd7")
    assert grabbed(shown).pixelColor(3, 300) == theme.color("canvas")


def test_paper_kept_white_is_white_here_too(shown: PagesView, qtbot: QtBot) -> None:
    theme.choose(Scheme.DARK, white_paper=True)
    settle(shown, qtbot)
    assert grabbed(shown).pixelColor(300, 30) == QColor("white")


def test_the_focus_is_seen(shown: PagesView, qtbot: QtBot) -> None:
    shown.activateWindow()
    shown.setFocus()
    qtbot.waitUntil(shown.hasFocus)
    assert grabbed(shown).pixelColor(0, 300) == theme.color("focus")


# ---------------------------------------------------------------- the end


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(("pages", "pict"))]


def test_closing_while_pages_are_being_set_leaves_no_thread(qtbot: QtBot, plan: Plan) -> None:
    view = PagesView()
    qtbot.addWidget(view)
    view.show()
    view.show_plan(with_tasks(plan, 60))
    view.close()
    view.stop()
    assert threads() == []
    view.show_plan(plan)
    view.show()
    assert threads() == []


def test_a_view_that_is_destroyed_leaves_no_thread(qtbot: QtBot, plan: Plan) -> None:
    view = PagesView()
    view.show()
    view.show_plan(with_tasks(plan, 60))
    qtbot.waitUntil(lambda: bool(threads()))
    view.deleteLater()
    del view
    gc.collect()
    qtbot.waitUntil(lambda: threads() == [])
