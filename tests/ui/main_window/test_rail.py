import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.main_window.rail import Rail, RailEntry

ENTRIES = (
    RailEntry("plans", "file-text", "Kế hoạch", "Alt+1"),
    RailEntry("settings", "settings", "Cài đặt", "Alt+6", at_foot=True),
)


@pytest.fixture
def rail(qtbot: QtBot) -> Rail:
    made = Rail(ENTRIES)
    qtbot.addWidget(made)
    made.resize(80, 700)
    made.show()
    QTest.qWaitForWindowExposed(made)
    return made


@pytest.mark.parametrize("key", ["plans", "settings"])
def test_a_click_asks_for_the_screen(qtbot: QtBot, rail: Rail, key: str) -> None:
    with qtbot.waitSignal(rail.chosen) as chosen:
        QTest.mouseClick(rail.buttons[key], Qt.MouseButton.LeftButton)
    assert chosen.args == [key]
    assert rail.buttons[key].isChecked()


def test_space_asks_for_the_screen(qtbot: QtBot, rail: Rail) -> None:
    rail.buttons["settings"].setFocus()
    with qtbot.waitSignal(rail.chosen):
        QTest.keyClick(rail.buttons["settings"], Qt.Key.Key_Space)


def test_one_screen_is_current(rail: Rail) -> None:
    rail.show_current("plans")
    rail.show_current("settings")
    assert [button.isChecked() for button in rail.buttons.values()] == [False, True]


def test_every_screen_has_its_word_and_its_key(rail: Rail) -> None:
    assert [button.accessibleName() for button in rail.buttons.values()] == ["Kế hoạch", "Cài đặt"]
    assert rail.buttons["plans"].toolTip() == "Kế hoạch (Alt+1)"


def test_settings_stand_at_the_foot(rail: Rail) -> None:
    plans, settings = rail.buttons.values()
    assert settings.geometry().bottom() > rail.height() - 20 > plans.geometry().bottom()
