from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.forms import NameLine
from kehoach_desktop.ui.theme import Theme
from tests.ui.forms.keys import opens_popups, shown_active, type_text
from tests.ui.theme.dressing import dressed

pytestmark = opens_popups

NAMES = ("Văn phòng Đảng uỷ", "Uỷ ban nhân dân xã", "Ban Xây dựng Đảng", "Công an xã")


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    with dressed(qapp) as theme:
        yield theme


@pytest.fixture
def line(qtbot: QtBot) -> NameLine:
    made = NameLine(NAMES)
    qtbot.addWidget(made)
    shown_active(made, qtbot)
    made.setFocus()
    return made


def test_names_are_found_without_marks_those_that_begin_so_first(line: NameLine) -> None:
    assert line.matches("uy") == ["Văn phòng Đảng uỷ", "Uỷ ban nhân dân xã"]
    assert line.matches("dang") == ["Văn phòng Đảng uỷ", "Ban Xây dựng Đảng"]
    assert line.matches("ong an") == ["Công an xã"]
    assert line.matches("zz") == []


def test_a_name_is_taken_by_keys_and_the_line_keeps_the_keyboard(line: NameLine, qtbot: QtBot) -> None:
    popup = line.completer().popup()
    assert popup is not None
    type_text(line, "công")
    qtbot.waitUntil(popup.isVisible)
    assert line.text() == "công"
    with qtbot.waitSignal(line.offered) as taken:
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert taken.args == ["Công an xã"]
    assert line.text() == "Công an xã"
    assert not popup.isVisible()


def test_the_offers_are_framed_mark_a_row_and_are_all_in_sight(line: NameLine, qtbot: QtBot, look: Theme) -> None:
    qtbot.keyClick(line, Qt.Key.Key_Down)
    popup = line.completer().popup()
    assert isinstance(popup, QListView)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    image = popup.grab().toImage()
    marked = popup.visualRect(popup.currentIndex()).center()
    assert image.pixelColor(0, popup.height() // 2) == look.color("edge")
    at_end = popup.viewport().mapTo(popup, QPoint(popup.viewport().width() - 12, marked.y()))
    assert image.pixelColor(at_end) == look.color("accent_soft")
    assert popup.verticalScrollBar().maximum() == 0
    popup.hide()


def test_escape_closes_the_offers_and_leaves_what_was_typed(line: NameLine, qtbot: QtBot) -> None:
    popup = line.completer().popup()
    assert popup is not None
    type_text(line, "ban x")
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert line.text() == "ban x"


def test_down_in_an_empty_line_shows_all_names(line: NameLine, qtbot: QtBot) -> None:
    qtbot.keyClick(line, Qt.Key.Key_Down)
    popup = line.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    assert popup.model().rowCount() == len(NAMES)
    popup.hide()


def test_the_arrow_shows_all_names_too(line: NameLine) -> None:
    line.setText("cong an")
    line.show_arrow()
    line.actions()[-1].trigger()
    popup = line.completer().popup()
    assert popup is not None
    assert popup.model().index(0, 0).data() == "Công an xã"
    assert popup.model().rowCount() == len(NAMES)
    popup.hide()
