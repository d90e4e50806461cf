import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.ui.pages import PagesPane
from kehoach_desktop.ui.pages.header import ZoomBox
from kehoach_desktop.ui.theme import theme
from tests.ui.pages.conftest import changed, settle


@pytest.fixture
def pane(qtbot: QtBot, plan: Plan) -> Iterator[PagesPane]:
    made = PagesPane()
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    made.show_plan(plan)
    settle(made.view, qtbot)
    yield made
    made.stop()


FIRST = Qt.FindChildOption.FindDirectChildrenOnly


def press(button: QToolButton, qtbot: QtBot, by: str) -> None:
    if by == "mouse":
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)


by_both = pytest.mark.parametrize("by", ["mouse", "key"])


def test_the_header_names_the_page_and_the_size(pane: PagesPane, qtbot: QtBot) -> None:
    assert pane.header.page.text() == "Trang 1/4"
    assert pane.header.zoom.currentText() == f"{pane.view.percent} %"
    assert pane.header.fit.isChecked()
    pane.view.go_to_page(2)
    assert pane.header.page.text() == "Trang 3/4"
    assert pane.current_page == 2
    pane.show_plan(None)
    assert pane.header.page.text() == ""


@by_both
def test_the_buttons_change_the_size(pane: PagesPane, qtbot: QtBot, by: str) -> None:
    pane.view.set_zoom(100)
    press(pane.header.larger, qtbot, by)
    assert (pane.view.percent, pane.header.zoom.currentText()) == (110, "110 %")
    press(pane.header.smaller, qtbot, by)
    press(pane.header.smaller, qtbot, by)
    assert pane.view.percent == 90
    assert not pane.header.fit.isChecked()
    for _ in range(2):  # pressed again it stays
        press(pane.header.fit, qtbot, by)
        assert pane.view.fits_width
        assert pane.header.fit.isChecked()


@by_both
def test_the_button_sets_two_pages_side_by_side(pane: PagesPane, qtbot: QtBot, by: str) -> None:
    press(pane.header.two, qtbot, by)
    assert pane.view.has_two_columns
    press(pane.header.two, qtbot, by)
    assert not pane.view.has_two_columns


@by_both
def test_the_cross_closes(pane: PagesPane, qtbot: QtBot, by: str) -> None:
    with qtbot.waitSignal(pane.closed):
        press(pane.header.close_button, qtbot, by)


def test_a_size_is_chosen_from_the_list(pane: PagesPane, qtbot: QtBot) -> None:
    box = pane.header.zoom
    box.setFocus()
    while box.currentData() != 150:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert pane.view.percent == 150
    assert box.findData(150) == box.currentIndex()


def test_the_list_of_sizes_holds_the_one_of_the_moment(qtbot: QtBot) -> None:
    box = ZoomBox()
    qtbot.addWidget(box)
    spy = QSignalSpy(box.zoom_chosen)
    box.show_percent(82)
    assert [box.itemText(at) for at in range(3, 6)] == ["80 %", "82 %", "90 %"]
    assert box.currentText() == "82 %"
    box.show_percent(90)
    assert box.findData(82) == -1
    assert spy.count() == 0


def test_at_the_ends_a_button_is_off(pane: PagesPane) -> None:
    pane.view.set_zoom(200)
    assert not pane.header.larger.isEnabled()
    pane.view.set_zoom(50)
    assert not pane.header.smaller.isEnabled()


def test_every_control_has_a_name_and_says_its_key(pane: PagesPane) -> None:
    buttons = pane.header.findChildren(QToolButton)
    assert len(buttons) == 5
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    assert pane.header.close_button.toolTip() == "Đóng trang in (F7)"
    assert pane.header.zoom.accessibleName() == "Cỡ trang"
    assert pane.view.accessibleName() == "Trang in"


def test_a_click_on_a_button_leaves_the_focus_where_it_is(pane: PagesPane, qtbot: QtBot) -> None:
    pane.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    qtbot.mouseClick(pane.header.larger, Qt.MouseButton.LeftButton)
    assert pane.view.hasFocus()


def test_escape_wants_back_to_the_paper(pane: PagesPane, qtbot: QtBot) -> None:
    for widget in (pane.view, pane.header.larger):
        with qtbot.waitSignal(pane.left):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)


def test_the_keys_of_the_size_work_from_the_header_too(pane: PagesPane, qtbot: QtBot) -> None:
    pane.view.set_zoom(100)
    qtbot.keyClick(pane.header.two, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.percent == 110


def test_a_click_in_the_pages_is_handed_on(pane: PagesPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.place_clicked):
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton)


def test_why_pages_could_not_be_set_stands_above_them_till_they_can(pane: PagesPane, plan: Plan, qtbot: QtBot) -> None:
    assert not pane.trouble.isVisible()
    with qtbot.waitSignal(pane.view.failed):
        pane.show_plan(replace(plan, ruleset="hd99"))
    assert pane.trouble.isVisible()
    assert "hd99" in pane.trouble.label.text()
    assert pane.view.pages is not None
    with qtbot.waitSignal(pane.view.pages_set):
        pane.show_plan(changed(plan, "lại được"))
    assert not pane.trouble.isVisible()


def test_a_closed_plan_takes_its_trouble_along(pane: PagesPane, plan: Plan, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.view.failed):
        pane.show_plan(replace(plan, ruleset="hd99"))
    pane.show_plan(None)
    assert not pane.trouble.isVisible()


def test_the_header_grows_with_the_text(pane: PagesPane) -> None:
    before = pane.header.height()
    theme.choose(base_px=17)
    assert pane.header.height() > before


def test_what_sets_and_draws_pages_is_loaded_only_when_there_are_some() -> None:
    """The window has to be there in half a second."""
    program = (
        "import sys, kehoach_desktop.ui.pages, kehoach_desktop.ui.exporting;"
        "print([name for name in ('typst', 'pypdfium2', 'lxml', 'PySide6.QtPrintSupport') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=True).stdout.split() == [b"[]"]


@pytest.mark.parametrize("base", [13, 17])
def test_a_narrow_header_leaves_words_out_and_cuts_nothing(pane: PagesPane, qtbot: QtBot, base: int) -> None:
    theme.choose(base_px=base)
    header = pane.header
    shown = []
    for width in range(900, header.minimumSizeHint().width() - 1, -20):
        pane.resize(width, 500)
        header.layout().activate()
        inside = [one for one in header.findChildren(QWidget, options=FIRST) if one.isVisibleTo(header)]
        places = sorted((one.geometry().left(), one.geometry().right()) for one in inside)
        assert all(before[1] < after[0] for before, after in pairwise(places))
        assert all(one.width() >= one.sizeHint().width() for one in inside)
        assert places[-1][1] < header.width()
        assert header.two in inside
        assert header.close_button in inside
        shown.append(len(inside))
    assert shown[0] == 8
    assert sorted(shown, reverse=True) == shown
    assert shown[-1] <= 3
    pane.resize(900, 500)
    assert header.title.isVisible()


# ---------------------------------------------------------------- closed


def test_closed_pages_let_go_of_what_sets_them_sooner_and_are_there_again(
    qtbot: QtBot, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    forgotten: list[bool] = []
    monkeypatch.setattr("kehoach_desktop.operations.pages.forget", lambda: forgotten.append(True))
    window = QWidget()
    qtbot.addWidget(window)
    pane = PagesPane(window)
    window.resize(640, 700)
    window.show()
    pane.show_plan(plan)
    settle(pane.view, qtbot)
    pages = pane.view.pages
    window.hide()  # another screen stands before it: it is looked at again soon
    window.show()
    settle(pane.view, qtbot)
    assert forgotten == []
    pane.hide()
    qtbot.waitUntil(lambda: forgotten == [True])
    pane.show()
    settle(pane.view, qtbot)
    assert pane.view.pages is pages
    pane.stop()
