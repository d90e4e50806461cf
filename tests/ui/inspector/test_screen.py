from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Annex, AnnexKind, Plan, Task
from kehoach_desktop.domain.plan_edits import with_field
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector import Inspector
from kehoach_desktop.ui.inspector.format_pane import FormatPane
from kehoach_desktop.ui.inspector.pane import Pane
from kehoach_desktop.ui.inspector.recipients_pane import RecipientsPane
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.inspector.signing_pane import SigningPane
from kehoach_desktop.ui.inspector.tasks_form import TaskForm
from kehoach_desktop.ui.theme import Scheme, theme
from tests.operations.inspecting.plans import PLAN
from tests.ui.inspector.keys import press, type_text

STATE = replace(PLAN, ruleset="nd30", issuing_body="UỶ BAN NHÂN DÂN XÃ VẠN PHÚC", parent_body=None)


def test_there_are_four_tabs_with_words(inspector: Inspector) -> None:
    assert [inspector.tabs.tabText(tab) for tab in Tab] == ["Thể thức", "Nơi nhận", "Người ký", "Nhiệm vụ"]


def test_what_is_missing_in_the_table_of_tasks_is_led_to(inspector: Inspector, draft: Draft) -> None:
    task = Task("t1", content="Rà soát", lead="Chi bộ 1", accepted=True)
    annex = Annex("a1", AnnexKind.TASK_TABLE)
    draft.set_plan(replace(PLAN, tasks=(task,), annexes=(annex,)))
    inspector.go_to_blank("tasks/t1.deadline")
    assert inspector.tab is Tab.TASKS
    form = inspector.tasks.findChild(TaskForm)
    assert form is not None
    assert form.deadline.hasFocus()
    inspector.go_to_blank("annexes/a1.annex_title")
    assert inspector.tab is Tab.FORMAT
    assert inspector.format.annexes.cards[0].title.hasFocus()


@pytest.mark.parametrize("plan", [PLAN, STATE, replace(PLAN, ruleset="hd36"), Plan("x", "hd05"), Plan("y", "nd30")])
def test_filling_pushes_nothing(qtbot: QtBot, inspector: Inspector, draft: Draft, plan: Plan) -> None:
    for tab in Tab:
        inspector.show_tab(tab)
    assert draft.stack.count() == 0
    with qtbot.waitSignal(inspector.desk.registers_changed):
        draft.set_plan(plan)
    for tab in Tab:
        inspector.show_tab(tab)
    assert draft.stack.count() == 0


def test_a_pane_is_made_when_it_is_first_looked_at(qtbot: QtBot, inspector: Inspector) -> None:
    def made() -> set[type[Pane]]:
        return {type(pane) for pane in inspector.findChildren(Pane)}

    qtbot.waitUntil(lambda: made() == {FormatPane})
    inspector.show_tab(Tab.SIGNING)
    assert made() == {FormatPane, SigningPane}
    inspector.show_tab(Tab.FORMAT)
    assert inspector.format.isVisible()
    assert made() == {FormatPane, SigningPane}


def test_folded_away_it_makes_no_pane_till_it_is_back(qtbot: QtBot, draft: Draft, stored: Path) -> None:
    inspector = Inspector(draft, stored)
    qtbot.addWidget(inspector)
    with qtbot.waitSignal(inspector.desk.registers_changed):
        inspector.show_tab(Tab.RECIPIENTS)
    assert inspector.findChildren(Pane) == []
    inspector.show()
    qtbot.waitUntil(lambda: bool(inspector.findChildren(RecipientsPane)))
    qtbot.waitUntil(inspector.recipients.isVisible)


def test_tabs_are_stepped_through_and_the_keyboard_goes_along(qtbot: QtBot, inspector: Inspector) -> None:
    inspector.enter()
    qtbot.waitUntil(inspector.format.ruleset_field.hasFocus)
    seen = []
    for _ in Tab:
        inspector.step_tab(1)
        seen.append(inspector.tab)
    assert seen == [Tab.RECIPIENTS, Tab.SIGNING, Tab.TASKS, Tab.FORMAT]
    inspector.step_tab(-1)
    assert inspector.tab is Tab.TASKS
    assert inspector.tasks.enter().hasFocus()
    inspector.step_tab(-1)
    assert inspector.tab is Tab.SIGNING
    assert inspector.signing.list.hasFocus()


def test_a_click_on_a_tab_shows_its_pane(qtbot: QtBot, inspector: Inspector) -> None:
    at = inspector.tabs.tabRect(Tab.SIGNING).center()
    qtbot.mouseClick(inspector.tabs, Qt.MouseButton.LeftButton, pos=at)
    assert inspector.signing.isVisible()
    assert not inspector.format.isVisible()


@pytest.mark.parametrize("tab", Tab)
def test_escape_goes_back_to_the_paper(qtbot: QtBot, inspector: Inspector, tab: Tab) -> None:
    inspector.show_tab(tab)
    inspector.enter()
    with qtbot.waitSignal(inspector.left):
        press(inspector.focusWidget(), Qt.Key.Key_Escape)


def test_ctrl_r_of_the_window_comes_to_the_search_line(qtbot: QtBot, inspector: Inspector) -> None:
    inspector.add_recipient()
    assert inspector.tab is Tab.RECIPIENTS
    qtbot.waitUntil(inspector.recipients.search.hasFocus)


def test_undo_and_redo_are_shown(qtbot: QtBot, inspector: Inspector, draft: Draft) -> None:
    inspector.show_tab(Tab.RECIPIENTS)
    inspector.recipients.list.remove_requested.emit(0)
    assert inspector.recipients.count.text() == "3 nơi nhận"
    draft.undo()
    assert inspector.recipients.count.text() == "4 nơi nhận"
    draft.redo()
    assert inspector.recipients.count.text() == "3 nơi nhận"


@pytest.mark.parametrize("where", ["list", "search", "sort"])
def test_ctrl_z_and_ctrl_y_are_the_plans_wherever_nothing_is_typed(
    qtbot: QtBot, inspector: Inspector, draft: Draft, where: str
) -> None:
    inspector.show_tab(Tab.RECIPIENTS)
    pane = inspector.recipients
    pane.list.setFocus()
    press(pane.list, Qt.Key.Key_Delete)
    widget: QWidget = getattr(pane, where)
    widget.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    press(widget, Qt.Key.Key_Z, control)
    assert draft.plan == PLAN
    press(widget, Qt.Key.Key_Y, control)
    assert len(draft.plan.recipients) == 3
    press(widget, Qt.Key.Key_Z, control)
    press(widget, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
    assert len(draft.plan.recipients) == 3


def test_ctrl_z_takes_back_what_is_typed_in_the_search_line(inspector: Inspector, draft: Draft) -> None:
    inspector.show_tab(Tab.RECIPIENTS)
    pane = inspector.recipients
    pane.list.remove_requested.emit(0)
    type_text(pane.search, "xyz")
    press(pane.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pane.search.text() == ""
    assert len(draft.plan.recipients) == 3


def test_keys_on_the_paper_do_not_touch_what_they_do_not_concern(
    inspector: Inspector, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    for name in ("format", "recipients", "signing"):
        monkeypatch.setattr(getattr(inspector, name), "show_plan", lambda name=name: shown.append(name))
    draft.push(with_field(draft.plan, "subject", "khác"))
    draft.push(with_field(draft.plan, "recipients", ()))
    assert shown == []
    draft.push(with_field(draft.plan, "urgency", "KHẨN"))
    assert shown == ["format"]
    inspector.show_tab(Tab.RECIPIENTS)
    assert shown == ["format", "recipients"]


def test_what_cannot_be_read_is_said(qtbot: QtBot, draft: Draft, tmp_path: Path) -> None:
    paths.store_path(tmp_path).write_text("no store", encoding="utf-8")
    inspector = Inspector(draft, tmp_path)
    qtbot.addWidget(inspector)
    with qtbot.waitSignal(inspector.failed) as said:
        inspector.reload()
    assert said.args[0].endswith(".")
    assert not inspector.recipients.search.isEnabled()


@pytest.mark.parametrize("base", [13, 17])
@pytest.mark.parametrize("plan", [PLAN, STATE])
def test_nothing_is_wider_than_the_narrow_inspector(
    look: None, qtbot: QtBot, inspector: Inspector, draft: Draft, plan: Plan, base: int
) -> None:
    draft.set_plan(plan)
    theme.choose(Scheme.LIGHT, base_px=base)
    width = theme.size("inspector_min")
    inspector.resize(width, 690)
    for tab in Tab:
        inspector.show_tab(tab)
        qtbot.wait(1)
        for widget in inspector.findChildren(QWidget):
            if widget.isVisible() and widget.window() is inspector:
                right = widget.mapTo(inspector, widget.rect().topRight()).x()
                assert right < width, (type(widget).__name__, widget.accessibleName())


def test_controls_have_names_for_screen_readers(inspector: Inspector) -> None:
    for tab in Tab:
        inspector.show_tab(tab)
        stops = [one for one in inspector.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        nameless = [one for one in stops if one.isVisible() and not (one.accessibleName() or one.property("text"))]
        assert nameless == []
