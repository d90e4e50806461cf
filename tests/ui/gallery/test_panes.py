"""The three columns of the gallery: nothing is cut, whatever the size of window and text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.gallery import GalleryScreen
from kehoach_desktop.ui.gallery.editors import AreaEditor, TableEditor
from kehoach_desktop.ui.gallery.panes import KeyHint, Panes
from kehoach_desktop.ui.theme import theme
from tests.ui.gallery.errands import form

SENTENCE = "Kế hoạch số 118-KH/TU của Ban Thường vụ Tỉnh uỷ về tăng cường quản lý chất thải rắn sinh hoạt ở nông thôn. "


@pytest.fixture(autouse=True)
def usual_text() -> Iterator[None]:
    yield
    theme.choose()


def settle() -> None:
    for _ in range(4):  # layouts ask one another in turns
        QApplication.processEvents()


def widths(gallery: GalleryScreen) -> list[int]:
    return gallery.findChildren(Panes)[0].sizes()


@pytest.mark.parametrize(("size", "base"), [((1286, 684), 17), ((1286, 684), 13), ((944, 600), 13), ((1864, 1000), 17)])
def test_nothing_is_cut(gallery: GalleryScreen, size: tuple[int, int], base: int) -> None:
    theme.choose(base_px=base)  # while it is open
    gallery.resize(*size)
    settle()
    assert gallery.width() == size[0]
    assert sum(widths(gallery)) <= size[0]
    form(gallery)._fold.click()
    settle()
    assert form(gallery).width() >= form(gallery).minimumSizeHint().width()
    assert form(gallery).width() <= gallery.fields_area.viewport().width()
    hints = gallery.findChildren(KeyHint)
    assert {hint.text() for hint in hints} == {"Esc", "Enter"}
    assert all(hint.shown_lines() == [hint.text()] for hint in hints)


def test_the_fields_grow_with_the_window_and_the_page_has_the_rest(gallery: GalleryScreen) -> None:
    narrow = widths(gallery)
    gallery.resize(1864, 1000)
    settle()
    wide = widths(gallery)
    assert wide[0] == narrow[0]
    assert wide[1] > narrow[1] + 100
    assert wide[2] > narrow[2]
    gallery.resize(3000, 1000)
    settle()
    assert widths(gallery)[1] == theme.px(640)


def test_a_line_that_was_moved_stays_where_it_is(gallery: GalleryScreen) -> None:
    panes = gallery.findChildren(Panes)[0]
    panes.moveSplitter(600, 2)
    panes.splitterMoved.emit(600, 2)
    before = panes.sizes()
    gallery.resize(1500, 684)
    settle()
    assert panes.sizes()[:2] == before[:2]


def test_a_table_reached_by_tab_shows_a_ring_and_its_cell(gallery: GalleryScreen, qtbot: QtBot) -> None:
    editor = form(gallery).editor("targets")
    assert isinstance(editor, TableEditor)
    frame = editor.table.parentWidget()
    edge = frame.rect().center().x(), 1
    before = frame.grab().toImage().pixelColor(*edge)
    form(gallery).editor("has_targets").widget.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert editor.table.hasFocus()
    assert [(one.row(), one.column()) for one in editor.table.selectedIndexes()] == [(0, 0)]
    assert frame.grab().toImage().pixelColor(*edge) == theme.color("focus")
    gallery.search.setFocus()
    assert frame.grab().toImage().pixelColor(*edge) == before


@pytest.mark.parametrize(("count", "has_bar"), [(1, False), (2, False), (4, False), (40, True)])
def test_an_area_has_a_bar_only_when_it_cannot_grow_any_more(gallery: GalleryScreen, count: int, has_bar: bool) -> None:
    editor = form(gallery).editor("province_doc")
    assert isinstance(editor, AreaEditor)
    editor.area.setPlainText(SENTENCE * count)
    settle()
    assert editor.area.verticalScrollBar().isVisible() is has_bar
