import datetime

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.dates import written_day
from kehoach_desktop.ui.forms import DateLine
from kehoach_desktop.ui.theme import restyle
from tests.ui.forms.keys import opens_popups, shown_active

pytestmark = opens_popups


@pytest.fixture
def line(qtbot: QtBot) -> DateLine:
    made = DateLine()
    qtbot.addWidget(made)
    shown_active(made, qtbot)
    return made


@pytest.mark.parametrize(
    ("month", "text"), [(1, "05/01/2026"), (2, "05/02/2026"), (9, "05/9/2026"), (12, "05/12/2026")]
)
def test_days_are_written_as_offices_do(month: int, text: str) -> None:
    assert written_day(datetime.date(2026, month, 5)) == text


def test_the_button_opens_the_calendar_on_the_day_that_stands_there(line: DateLine, qtbot: QtBot) -> None:
    line.setText("20/11/2026")
    qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
    assert line.calendar is not None
    assert line.calendar.isVisible()
    assert line.calendar.selectedDate() == QDate(2026, 11, 20)
    line.calendar.window().hide()


def test_a_day_picked_by_keys_is_written_and_told(line: DateLine, qtbot: QtBot) -> None:
    line.setFocus()
    qtbot.keyClick(line.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert line.calendar is not None
    line.calendar.setSelectedDate(QDate(2027, 1, 8))
    with qtbot.waitSignal(line.text_edited) as told:
        line.calendar.activated.emit(line.calendar.selectedDate())
    assert told.args == ["08/01/2027"]
    assert line.text() == "08/01/2027"
    assert not line.calendar.isVisible()


def test_a_day_picked_by_mouse_is_written(line: DateLine) -> None:
    line.open_calendar()
    assert line.calendar is not None
    line.calendar.clicked.emit(QDate(2026, 12, 2))
    assert line.text() == "02/12/2026"


def test_the_name_and_the_look_of_an_error_reach_the_line(line: DateLine) -> None:
    line.setAccessibleName("Ngày văn bản")
    assert line.line.accessibleName() == "Ngày văn bản"
    restyle(line, error=True)
    assert line.line.property("error") is True
    restyle(line, error=False)
    assert line.line.property("error") is False
