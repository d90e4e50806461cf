"""The bar over the paper, as wide and as narrow as the panes make it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.editor.paper_bar import PaperBar
from tests.ui.theme.dressing import dressed

_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def shows_word(bar: PaperBar) -> bool:
    return bar.pages.toolButtonStyle() == _BESIDE


@pytest.fixture
def bar(qapp: QApplication, qtbot: QtBot) -> Iterator[PaperBar]:
    """In a pane that gives it any width: a window is never narrower than what stands in it."""
    with dressed(qapp):
        pane = QWidget()
        qtbot.addWidget(pane)
        bar = PaperBar(pane)
        pane.show()
        yield bar


def test_the_word_of_the_pages_stands_where_it_fits_to_the_pixel(qtbot: QtBot, bar: PaperBar) -> None:
    bar.resize(2000, bar.height())
    needed = bar._row.sizeHint().width()
    for width, is_worded in ((needed - 1, False), (needed, True), (needed - 40, False), (needed + 40, True)):
        bar.resize(width, bar.height())
        assert shows_word(bar) is is_worded
        assert bar._row.sizeHint().width() <= width


def test_a_bar_that_was_narrow_takes_the_room_that_it_gets(qtbot: QtBot, bar: PaperBar) -> None:
    bar.resize(100, bar.height())
    assert not shows_word(bar)
    bar.resize(900, bar.height())
    assert shows_word(bar)


def test_the_word_fits_beside_list_and_inspector_on_the_smallest_screen(qtbot: QtBot, bar: PaperBar) -> None:
    bar.resize(1366 - 80 - 272 - 340 - 2, bar.height())
    assert shows_word(bar)
