import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.keyboard_sheet import GROUPS, KeyboardSheet
from kehoach_desktop.ui.keyboard_sheet.sheet import KeyCaps
from kehoach_desktop.ui.theme import theme
from kehoach_desktop.ui.widgets import TextLabel
from tests.ui.forms.keys import shown_active, type_text


@pytest.fixture
def sheet(qtbot: QtBot) -> KeyboardSheet:
    made = KeyboardSheet()
    qtbot.addWidget(made)
    shown_active(made, qtbot)
    return made


def seen(sheet: KeyboardSheet) -> list[str]:
    return [label.text() for label in sheet.area.widget().findChildren(TextLabel)]


def test_every_key_stands_on_the_sheet(sheet: KeyboardSheet) -> None:
    wanted = [text for group in GROUPS for text in (group.title, *(line.deed for line in group.lines))]
    assert sorted(seen(sheet)) == sorted(wanted)
    caps = sheet.area.widget().findChildren(KeyCaps)
    assert sorted(cap.keys for cap in caps) == sorted(line.shown for group in GROUPS for line in group.lines)
    assert all(cap.accessibleName() for cap in caps)


def test_typing_leaves_the_lines_that_hold_it(sheet: KeyboardSheet) -> None:
    assert sheet.search.hasFocus()
    type_text(sheet.search, "noi nhan")
    assert seen(sheet) == ["Trong kế hoạch", "Thêm nơi nhận"]
    type_text(sheet.search, " xyz")
    assert seen(sheet) == ["Không thấy phím nào có “noi nhan xyz”."]


def test_the_sheet_moves_by_keys_while_one_types(sheet: KeyboardSheet, qtbot: QtBot) -> None:
    sheet.resize(sheet.width(), 400)
    bar = sheet.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(sheet.search, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(sheet.search, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_escape_first_empties_the_search_then_closes(sheet: KeyboardSheet, qtbot: QtBot) -> None:
    type_text(sheet.search, "x")
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.search.text() == ""
    qtbot.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_it_fits_a_small_screen_and_cuts_no_word(sheet: KeyboardSheet) -> None:
    assert sheet.width() <= 1366
    assert sheet.height() <= 690
    assert sheet.area.widget().width() <= sheet.area.viewport().width()
    for label in sheet.area.widget().findChildren(TextLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_larger_text_is_taken_up(sheet: KeyboardSheet) -> None:
    before = sheet.area.widget()
    theme.changed.emit()
    assert sheet.area.widget() is not before
