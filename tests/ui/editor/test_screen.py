import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Plan, Role
from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor import autosave
from kehoach_desktop.ui.editor.screen import EditorScreen
from tests.helpers.plans import PARTY_PLAN

NOTHING = Qt.KeyboardModifier.NoModifier


class Store:
    def __init__(self) -> None:
        self.plans: list[Plan] = []

    def save(self, plan: Plan, base: int, now: datetime.datetime) -> int:
        assert base == len(self.plans)
        assert now <= datetime.datetime.now()
        self.plans.append(plan)
        return len(self.plans)


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def screen(qtbot: QtBot, store: Store, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorScreen]:
    monkeypatch.setattr(autosave, "FIRST_MS", 30)
    made = EditorScreen(PARTY_PLAN, 0, store.save, data_dir)
    qtbot.addWidget(made)
    made.resize(1286, 690)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.paper.setFocus()
    yield made
    made.leave()
    background.shutdown()


def type_text(screen: EditorScreen, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(screen.paper, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NOTHING, letter))


def click(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def text_of(plan: Plan, block: str) -> str:
    return next(one.text for one in plan.blocks if one.id == block)


def test_what_is_typed_on_the_paper_is_in_the_store(qtbot: QtBot, screen: EditorScreen, store: Store) -> None:
    screen.go_to(Place("b13", 0))
    with qtbot.waitSignal(screen.saved):
        type_text(screen, "Từ nay, ")
    assert text_of(store.plans[-1], "b13").startswith("Từ nay, Kế hoạch này")


def test_what_is_half_typed_is_saved_when_the_plan_is_left(screen: EditorScreen, store: Store) -> None:
    screen.go_to(Place("b13", 0))
    type_text(screen, "Từ")
    screen.leave()
    background.shutdown()
    assert text_of(store.plans[-1], "b13").startswith("TừKế hoạch")


def test_undo_and_redo_of_the_bar_reach_the_paper(screen: EditorScreen) -> None:
    assert not screen.undo_button.isEnabled()
    screen.go_to(Place("b13", 0))
    type_text(screen, "x ")
    click(screen.undo_button)
    assert screen.plan == PARTY_PLAN
    click(screen.redo_button)
    assert text_of(screen.plan, "b13").startswith("x ")


def test_the_bar_shows_and_sets_the_role_of_the_block(screen: EditorScreen) -> None:
    screen.go_to(Place("b10", 0))
    assert screen.role.value == Role.DASH
    screen.role.setFocus()
    QTest.keyClick(screen.role, Qt.Key.Key_Down)
    assert next(one.role for one in screen.plan.blocks if one.id == "b10") is not Role.DASH
    assert screen.paper.hasFocus()


def test_a_field_of_the_letterhead_has_no_role(screen: EditorScreen) -> None:
    screen.go_to(Place("subject", 0))
    assert not screen.role.isEnabled()


@pytest.mark.parametrize(("name", "look"), [("bold", "bold"), ("italic", "italic")])
def test_bold_and_italic_of_the_bar_are_those_of_the_selection(screen: EditorScreen, name: str, look: str) -> None:
    screen.paper.select(Place("b13", 0), Place("b13", 8))
    button = getattr(screen, name)
    click(button)
    first = next(one for one in screen.plan.blocks if one.id == "b13").runs[0]
    assert (first.text, getattr(first, look)) == ("Kế hoạch", True)
    assert button.isChecked()


def test_the_inspector_and_the_paper_edit_one_plan(screen: EditorScreen) -> None:
    """Urgency is chosen at the right and taken back by the paper's Ctrl+Z."""
    before = screen.plan
    field = screen.inspector.format.fields["urgency"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert screen.plan.urgency == "KHẨN"
    screen.paper.setFocus()
    QTest.keyClick(screen.paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.plan == before


def test_pages_are_shown_beside_the_paper_and_a_click_goes_to_the_block(qtbot: QtBot, screen: EditorScreen) -> None:
    click(screen.pages_button)
    assert screen.pages.isVisible()
    with qtbot.waitSignal(screen.caret_moved):
        screen.pages.place_clicked.emit("b9", "b9")
    assert screen.paper.caret.spot == "b9"
    assert screen.paper.hasFocus()
    click(screen.pages_button)
    assert not screen.pages.isVisible()


def test_escape_in_the_inspector_goes_back_to_the_paper(screen: EditorScreen) -> None:
    screen.inspector.enter()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert screen.paper.hasFocus()
