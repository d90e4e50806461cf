from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from kehoach_desktop import settings
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.ui.settings import SettingsScreen
from kehoach_desktop.ui.settings.screen import _NOTES
from kehoach_desktop.ui.theme import theme
from kehoach_desktop.ui.widgets import DropDown, SegmentedChoice, TextLabel
from tests.ui.forms.keys import shown_active, tab_order

OFFICES = [
    IssuingBody("ĐẢNG UỶ XÃ SUỐI NGÀ", Side.PARTY, Level.COMMUNE, id=1),
    IssuingBody("UỶ BAN NHÂN DÂN\nXÃ SUỐI NGÀ", Side.STATE, Level.COMMUNE, id=2),
]


@pytest.fixture
def screen(qtbot: QtBot) -> SettingsScreen:
    made = SettingsScreen()
    qtbot.addWidget(made)
    made.resize(1286, 634)
    made.show_offices(OFFICES, 1)
    shown_active(made, qtbot)
    return made


def chosen(screen: SettingsScreen) -> dict[str, Any]:
    """What each control stands at."""
    found: dict[str, Any] = {}
    for setting in settings.CHOSEN_IN_WINDOW:
        control = screen.control(setting.key)
        if isinstance(control, QCheckBox):
            found[setting.key] = control.isChecked()
        elif isinstance(control, SegmentedChoice | DropDown):
            found[setting.key] = control.value
    return found


def segments(screen: SettingsScreen, key: str) -> SegmentedChoice:
    control = screen.control(key)
    assert isinstance(control, SegmentedChoice)
    return control


def test_every_setting_of_the_window_has_a_control_at_its_default(screen: SettingsScreen) -> None:
    defaults = {setting.key: setting.default for setting in settings.CHOSEN_IN_WINDOW}
    assert chosen(screen) == defaults | {settings.DEFAULT_BODY.key: 1}


def test_what_holds_is_shown_and_nothing_is_told(screen: SettingsScreen) -> None:
    spy = QSignalSpy(screen.changed)
    values = {
        settings.THEME.key: "dark",
        settings.TEXT_SIZE.key: 17,
        settings.WHITE_PAPER.key: True,
        settings.DEFAULT_BODY.key: 2,
        settings.REMINDERS.key: False,
        settings.SOON_DAYS.key: 15,
        settings.BEFORE_INCLUDES_DAY.key: True,
        settings.REDUCED_MOTION.key: True,
    }
    screen.show_values(values)
    assert chosen(screen) == values
    assert spy.count() == 0


@pytest.mark.parametrize(("key", "at", "value"), [("theme", 2, "dark"), ("text_size", 1, 15)])
def test_a_choice_acts_at_once_by_mouse(screen: SettingsScreen, qtbot: QtBot, key: str, at: int, value: object) -> None:
    with qtbot.waitSignal(screen.changed) as told:
        qtbot.mouseClick(segments(screen, key).buttons()[at], Qt.MouseButton.LeftButton)
    assert told.args == [key, value]


def test_a_choice_acts_at_once_by_key(screen: SettingsScreen, qtbot: QtBot) -> None:
    first = segments(screen, settings.THEME.key).buttons()[0]
    first.setFocus()
    with qtbot.waitSignal(screen.changed) as told:
        qtbot.keyClick(first, Qt.Key.Key_Right)
    assert told.args == ["theme", "light"]


@pytest.mark.parametrize("setting", [one for one in settings.CHOSEN_IN_WINDOW if one.type is bool], ids=lambda s: s.key)
def test_a_box_acts_at_once_by_key(screen: SettingsScreen, qtbot: QtBot, setting: settings.Setting) -> None:
    box = screen.control(setting.key)
    box.setFocus()
    with qtbot.waitSignal(screen.changed) as told:
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert told.args == [setting.key, not setting.default]
    assert setting.takes(told.args[1])


def test_the_office_in_use_is_changed(screen: SettingsScreen, qtbot: QtBot) -> None:
    box = screen.control(settings.DEFAULT_BODY.key)
    assert isinstance(box, DropDown)
    assert [box.itemText(row) for row in range(box.count())] == ["Đảng uỷ xã Suối Ngà", "Uỷ ban nhân dân xã Suối Ngà"]
    box.setFocus()
    with qtbot.waitSignal(screen.changed) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert told.args == [settings.DEFAULT_BODY.key, 2]


def test_one_office_leaves_nothing_to_choose_and_says_why(screen: SettingsScreen) -> None:
    screen.show_offices(OFFICES[:1], 1)
    box = screen.control(settings.DEFAULT_BODY.key)
    assert not box.isEnabled()
    assert box.toolTip() == "Mới có một cơ quan soạn văn bản."


def test_escape_closes(screen: SettingsScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.closed):
        qtbot.keyClick(segments(screen, settings.THEME.key).buttons()[0], Qt.Key.Key_Escape)


def test_tab_goes_down_the_form_and_every_control_has_a_name(screen: SettingsScreen) -> None:
    controls = [screen.control(setting.key) for setting in settings.CHOSEN_IN_WINDOW]
    stops = [control.focusProxy() or control for control in controls]
    found = tab_order(stops[0], stops[-1])
    assert [one for one in found if one in stops] == stops
    assert [control.accessibleName() for control in controls] == [one.label for one in settings.CHOSEN_IN_WINDOW]
    assert all(control.accessibleDescription() for control in controls)


def test_it_fits_a_small_screen(screen: SettingsScreen) -> None:
    assert screen.minimumSizeHint().width() <= 1366 - 80
    for setting in settings.CHOSEN_IN_WINDOW:
        control = screen.control(setting.key)
        assert control.visibleRegion().boundingRect().size() == control.size(), setting.key


@pytest.fixture
def usual_text() -> Iterator[None]:
    yield
    theme.choose()


@pytest.mark.usefixtures("usual_text")
def test_the_form_grows_with_the_text_while_it_is_open(screen: SettingsScreen, qtbot: QtBot) -> None:
    control = screen.control(settings.SOON_DAYS.key)
    small = control.width()
    theme.choose(base_px=17)
    qtbot.waitUntil(lambda: control.width() == round(small * 17 / 13))


def test_a_note_of_several_lines_is_read_whole(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(_NOTES, settings.THEME.key, "Chữ trong cửa sổ, không phải chữ trên giấy. " * 5)
    made = SettingsScreen()
    qtbot.addWidget(made)
    made.resize(1286, 300)  # no room to spare
    shown_active(made, qtbot)
    labels = made.findChildren(TextLabel)
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))
