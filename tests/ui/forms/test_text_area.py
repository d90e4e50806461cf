import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.forms import Complaint, TextArea
from tests.ui.forms.keys import shown_active, type_text


def test_the_area_grows_with_its_text_up_to_a_limit(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.resize(300, 80)
    area.show()
    low = area.sizeHint().height()
    area.setPlainText("một\nhai\nba\nbốn")
    high = area.sizeHint().height()
    area.setPlainText("dòng\n" * 100)
    assert low < high < area.sizeHint().height() < 20 * low


def test_what_is_seen_of_a_long_text_is_whole_lines(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.setPlainText("dòng\n" * 100)
    area.show()
    area.resize(300, area.sizeHint().height())
    first = area.document().firstBlock()
    line = area.document().documentLayout().blockBoundingRect(first).height()
    assert area.viewport().height() % line == pytest.approx(0, abs=1)


def test_tab_leaves_the_area_and_enter_is_a_new_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    area, next_field = TextArea(), QLineEdit()
    column.addWidget(area)
    column.addWidget(next_field)
    shown_active(holder, qtbot)
    area.setFocus()
    type_text(area, "về việc")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.toPlainText() == "về việc\n"
    qtbot.keyClick(area, Qt.Key.Key_Tab)
    qtbot.waitUntil(next_field.hasFocus)


def test_a_complaint_is_seen_only_while_there_is_one(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    complaint = Complaint(holder)
    holder.show()
    assert not complaint.isVisible()
    complaint.say("Cần tên cơ quan.")
    assert complaint.isVisible()
    assert complaint.text == "Cần tên cơ quan."
    complaint.say("")
    assert not complaint.isVisible()
