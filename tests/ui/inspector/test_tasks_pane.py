import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain import task_edits as deeds
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import AnnexKind, DeadlineKind, Plan, Role, Run
from kehoach_desktop.domain.plan_edits import NOWHERE, Place, delete_blocks, replace_text, with_field
from kehoach_desktop.domain.task_binding import Standing
from kehoach_desktop.operations.inspecting.search import AddressIndex
from kehoach_desktop.operations.inspecting.tasks import Finder
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector import Inspector, tasks_watch
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.inspector.tasks_card import TaskCard, TaskDeed
from kehoach_desktop.ui.inspector.tasks_form import TaskForm
from kehoach_desktop.ui.inspector.tasks_pane import EMPTY, TasksPane
from kehoach_desktop.ui.inspector.tasks_words import ACCEPTED, CHANGED, LOST, WAITING, lines_of
from tests.helpers.fake_finder import fake_finder
from tests.operations.inspecting.plans import PLAN, block
from tests.ui.inspector import conftest
from tests.ui.inspector.conftest import opened
from tests.ui.inspector.keys import POPUP_WARNINGS, press, type_text

BARE = replace(PLAN, tasks=())
LINE = BARE.blocks[6].text
THREE = replace(
    BARE,
    blocks=(*BARE.blocks, block("b10", Role.DASH, "Giao các chi bộ, đảng bộ cơ sở báo cáo trước ngày 12/12/2026.")),
)
LEFT = Qt.MouseButton.LeftButton
SHIFT, CTRL, NOTHING = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture(autouse=True)
def simple_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the text has is told by rules that a test can foresee, and at once."""

    def finder(_: AddressIndex) -> Finder:
        return fake_finder()

    monkeypatch.setattr(tasks_watch, "finder_for", finder)
    monkeypatch.setattr(tasks_watch, "PAUSE_MS", 1)


Opener = Callable[[Plan], TasksPane]


@pytest.fixture
def shown(qtbot: QtBot, stored: Path) -> Opener:
    def open_(plan: Plan) -> TasksPane:
        inspector = opened(qtbot, Draft(plan), stored)
        inspector.show_tab(Tab.TASKS)
        pane = inspector.tasks
        qtbot.waitUntil(lambda: inspector.watch.reading.spans != {})
        return pane

    return open_


@pytest.fixture
def pane(shown: Opener) -> TasksPane:
    return shown(THREE)


def draft_of(pane: TasksPane) -> Draft:
    return pane._desk.draft


def plan_of(pane: TasksPane) -> Plan:
    return pane._desk.plan


def type_over(pane: TasksPane, spot: str, text: str) -> None:
    old = next(one for one in plan_of(pane).blocks if one.id == spot)
    draft_of(pane).push(replace_text(plan_of(pane), Place(spot), Place(spot, len(old.text)), text))


def current(pane: TasksPane) -> TaskCard:
    assert pane.list.current is not None
    return pane.list.current


def texts(pane: TasksPane, number: int = 0) -> list[str]:
    return [line.text for line in lines_of(pane.list.rows[number])]


def shown_cards(pane: TasksPane) -> list[TaskCard]:
    return [card for card in pane.list.findChildren(TaskCard) if card.isVisible()]


def do(pane: TasksPane, deed: TaskDeed, number: int = 0) -> None:
    pane.list.set_current(number)
    button = current(pane).deeds.buttons[deed]
    assert button.isVisible()
    button.click()


def form_of(pane: TasksPane, number: int = 0) -> TaskForm:
    do(pane, TaskDeed.CORRECT, number)
    form = current(pane).form
    assert isinstance(form, TaskForm)
    return form


# ---------------------------------------------------------------- shown


def test_what_the_text_proposes_is_on_cards_in_its_order(pane: TasksPane) -> None:
    assert [row.bound.block for row in pane.list.rows] == ["b7", "b9", "b10"]
    assert (pane.count.text(), pane.waiting.text(), pane.empty.isVisible()) == ("3 nhiệm vụ", "3 chờ xác nhận", False)
    assert texts(pane) == [
        "Lập danh bạ nơi nhận dùng chung",
        "Văn phòng Đảng uỷ",
        "phối hợp: Công an xã",
        "trong quý I/2027 · 31/3/2027",
        WAITING,
        "Công an xã chưa có ở nơi nhận.",
    ]
    assert draft_of(pane).stack.count() == 0


def test_a_card_says_all_of_it_to_a_screen_reader(pane: TasksPane) -> None:
    pane.list.set_current(0)
    said = current(pane).accessibleName()
    for words in ("Lập danh bạ", "Văn phòng Đảng uỷ", "31/3/2027", "chờ xác nhận", "mục II.1", "chưa có ở nơi nhận"):
        assert words in said
    assert pane.add.accessibleName()
    assert pane.annex.accessibleName()


def test_a_card_says_why_its_words_are_a_task(pane: TasksPane, monkeypatch: pytest.MonkeyPatch) -> None:
    why, tips = "Nhận ra từ: dòng phân công dưới nội dung.", []
    pane.list.set_current(0)
    assert current(pane).accessibleDescription() == why
    pane.list.mark_all()
    assert current(pane).accessibleDescription() == f"Đang chọn cùng các nhiệm vụ khác. {why}"
    monkeypatch.setattr(QToolTip, "showText", lambda _, text, __: tips.append(text))
    for number in (0, 1):
        at = QPoint(20, pane.list.box(number)[0] + 10)
        QApplication.sendEvent(pane.list, QHelpEvent(QEvent.Type.ToolTip, at, pane.list.mapToGlobal(at)))
    assert [tip.splitlines()[-1] for tip in tips] == [why, why]


def test_a_plan_without_tasks_says_where_they_come_from(shown: Opener) -> None:
    pane = shown(replace(BARE, blocks=BARE.blocks[:3]))
    assert (pane.empty.text(), pane.empty.isVisible()) == (EMPTY, True)
    assert (pane.count.text(), pane.accept_all.isVisible(), pane.annex.isVisible()) == ("Nhiệm vụ", False, False)


def test_what_is_typed_is_read_once_typing_pauses(qtbot: QtBot, pane: TasksPane) -> None:
    type_over(pane, "b3", "Giao Văn phòng Đảng uỷ soát lại văn bản trước ngày 20/01/2027.")
    assert len(pane.list.rows) == 3
    qtbot.waitUntil(lambda: len(pane.list.rows) == 4)
    assert pane.list.rows[0].bound.block == "b3"


# ---------------------------------------------------------------- both ways


def test_a_click_on_a_card_shows_its_sentence_and_the_caret_marks_its_card(qtbot: QtBot, pane: TasksPane) -> None:
    with qtbot.waitSignal(pane.place_shown) as told:
        qtbot.mouseClick(pane.list, LEFT, pos=QPoint(30, pane.list.box(1)[0] + 10))
    assert told.args == [Place("b9")]
    assert current(pane).row is pane.list.rows[1]
    pane.show_place(Place("b10", 3))
    assert current(pane).row is pane.list.rows[2]
    pane.show_place(Place("b6"))  # what a line answers for
    assert current(pane).row is pane.list.rows[0]
    pane.show_place(Place("subject"))
    assert current(pane).row is pane.list.rows[0]


def test_a_caret_that_only_follows_an_edit_leaves_the_card_alone(pane: TasksPane) -> None:
    pane.show_place(Place("b10"))
    pane.list.set_current(0, focus=True)
    pane.show_place(Place("b10", 2))
    assert current(pane).row is pane.list.rows[0]


def test_a_click_in_the_paper_brings_the_card_of_its_block_though_the_caret_stood_there(
    qtbot: QtBot, pane: TasksPane
) -> None:
    pane.show_place(Place("b10"))
    pane.list.set_current(0, focus=True)
    current(pane).clearFocus()  # the keyboard is in the paper
    pane.show_place(Place("b10", 2))
    assert current(pane).row is pane.list.rows[2]


def test_arrows_walk_the_cards_and_enter_goes_to_the_paper(qtbot: QtBot, pane: TasksPane) -> None:
    pane.enter().setFocus()
    press(current(pane), Qt.Key.Key_Down)
    assert current(pane).row is pane.list.rows[1]
    assert current(pane).hasFocus()
    press(current(pane), Qt.Key.Key_End)
    press(current(pane), Qt.Key.Key_Down)
    assert current(pane).row is pane.list.rows[2]
    with qtbot.waitSignal(pane.place_requested) as told:
        press(current(pane), Qt.Key.Key_Return)
    assert told.args == [Place("b10")]


def test_only_the_current_card_is_made_of_widgets_and_tab_comes_to_it(pane: TasksPane) -> None:
    pane.list.set_current(1)
    (card,) = shown_cards(pane)
    assert card is current(pane)
    assert card.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert (card.y(), card.y() + card.height()) == pane.list.box(1)


def test_a_card_under_correction_stays_open_while_another_is_looked_at(pane: TasksPane) -> None:
    form_of(pane).note.setText("đang ghi")
    pane.list.set_current(2)
    first, third = sorted(shown_cards(pane), key=lambda card: card.y())
    assert isinstance(first.form, TaskForm)
    assert (first.form.note.text(), third is current(pane)) == ("đang ghi", True)


# ---------------------------------------------------------------- deeds


def test_space_accepts_and_undo_takes_it_back(pane: TasksPane) -> None:
    pane.enter().setFocus()
    press(current(pane), Qt.Key.Key_Space)
    (task,) = plan_of(pane).tasks
    assert (task.accepted, task.lead, task.due_date) == (True, "Văn phòng Đảng uỷ", datetime.date(2027, 3, 31))
    assert ACCEPTED in texts(pane)
    assert current(pane).row is pane.list.rows[0]
    assert current(pane).hasFocus()
    press(current(pane), Qt.Key.Key_Space)
    assert draft_of(pane).stack.count() == 1
    draft_of(pane).undo()
    assert plan_of(pane) == THREE
    assert WAITING in texts(pane)


def test_all_are_accepted_at_once_in_one_step(qtbot: QtBot, pane: TasksPane) -> None:
    with qtbot.waitSignal(pane.told) as told:
        pane.accept_all.click()
    assert told.args == ["Đã xác nhận 3 nhiệm vụ."]
    assert [task.accepted for task in plan_of(pane).tasks] == [True] * 3
    assert not pane.accept_all.isVisible()
    assert pane.export.isVisible()
    draft_of(pane).undo()
    assert plan_of(pane) == THREE


def test_the_annex_is_offered_once_there_is_an_accepted_task_and_no_annex(pane: TasksPane) -> None:
    assert not pane.annex.isVisible()
    do(pane, TaskDeed.ACCEPT)
    assert pane.annex.isVisible()
    pane.annex.click()
    assert [(annex.kind, annex.title) for annex in plan_of(pane).annexes] == [
        (AnnexKind.TASK_TABLE, "Phân công nhiệm vụ")
    ]
    assert not pane.annex.isVisible()


def test_what_is_removed_does_not_come_back_till_undone(qtbot: QtBot, pane: TasksPane) -> None:
    pane.list.set_current(1, focus=True)
    with qtbot.waitSignal(pane.told):
        press(current(pane), Qt.Key.Key_Delete)
    assert [row.bound.block for row in pane.list.rows] == ["b7", "b10"]
    assert current(pane).row is pane.list.rows[1]
    assert current(pane).hasFocus()
    draft_of(pane).undo()
    assert len(pane.list.rows) == 3


def test_a_body_that_the_plan_does_not_reach_is_added_to_the_recipients(qtbot: QtBot, pane: TasksPane) -> None:
    do(pane, TaskDeed.ADD_RECIPIENTS)
    assert "Công an xã" in [line.name for line in plan_of(pane).recipients]
    deeds = current(pane).deeds
    assert not deeds.buttons[TaskDeed.ADD_RECIPIENTS].isVisible()
    draft_of(pane).undo()
    assert plan_of(pane) == THREE


def test_contents_in_two_parts_are_split_and_joined_again(pane: TasksPane) -> None:
    form = form_of(pane)
    form.content.setPlainText("Lập danh bạ; soạn biểu mẫu")
    form.save.click()
    do(pane, TaskDeed.SPLIT)
    assert [row.task.content for row in pane.list.rows][:2] == ["Lập danh bạ", "Soạn biểu mẫu"]
    do(pane, TaskDeed.MERGE)
    assert pane.list.rows[0].task.content == "Lập danh bạ; Soạn biểu mẫu"
    assert len(pane.list.rows) == 3


# ---------------------------------------------------------------- several at once


def marked(pane: TasksPane) -> list[str | None]:
    return [row.bound.block for row in pane.list.marked]


def press_card(qtbot: QtBot, pane: TasksPane, number: int, modifier: Qt.KeyboardModifier) -> None:
    top = pane.list.box(number)[0] + 10
    card = next((card for card in shown_cards(pane) if card.row is pane.list.rows[number]), None)
    qtbot.mouseClick(card or pane.list, LEFT, modifier, pos=QPoint(30, 10) if card else QPoint(30, top))


def test_cards_are_marked_by_keys_and_merged_in_one_step(qtbot: QtBot, pane: TasksPane) -> None:
    pane.list.set_current(0, focus=True)
    for _ in range(2):
        press(current(pane), Qt.Key.Key_Down, SHIFT)
    assert marked(pane) == ["b7", "b9", "b10"]
    assert (pane.marks.isVisible(), pane.marks.words.text()) == (True, "Chọn 3")
    press(current(pane), Qt.Key.Key_Up, SHIFT)
    assert marked(pane) == ["b7", "b9"]
    with qtbot.waitSignal(pane.told) as told:
        pane.marks.merge.click()
    assert told.args == ["Đã gộp 2 nhiệm vụ."]
    assert [row.bound.block for row in pane.list.rows] == ["b7", "b10"]
    assert (marked(pane), pane.marks.isVisible()) == ([], False)
    assert current(pane).row is pane.list.rows[0]
    assert current(pane).hasFocus()
    assert draft_of(pane).stack.count() == 1
    draft_of(pane).undo()
    assert plan_of(pane) == THREE


def test_cards_that_do_not_stand_together_are_marked_too(qtbot: QtBot, pane: TasksPane) -> None:
    pane.list.set_current(0, focus=True)
    press(current(pane), Qt.Key.Key_Down, CTRL)
    press(current(pane), Qt.Key.Key_Down, CTRL)
    assert marked(pane) == []
    press(current(pane), Qt.Key.Key_Space, SHIFT)
    assert marked(pane) == ["b7", "b10"]
    press(current(pane), Qt.Key.Key_Escape)
    assert marked(pane) == []
    press_card(qtbot, pane, 0, NOTHING)
    press_card(qtbot, pane, 2, CTRL)
    assert marked(pane) == ["b7", "b10"]
    do(pane, TaskDeed.MERGE, 2)  # the button of a card that is one of them means all
    assert [row.bound.block for row in pane.list.rows] == ["b7", "b9"]
    press_card(qtbot, pane, 0, NOTHING)
    press_card(qtbot, pane, 1, SHIFT)
    assert marked(pane) == ["b7", "b9"]
    press_card(qtbot, pane, 1, NOTHING)
    assert marked(pane) == []


def test_several_are_accepted_or_removed_at_once(qtbot: QtBot, pane: TasksPane) -> None:
    pane.list.set_current(1, focus=True)
    press(current(pane), Qt.Key.Key_A, CTRL)
    assert len(marked(pane)) == 3
    press(current(pane), Qt.Key.Key_Space)
    assert [task.accepted for task in plan_of(pane).tasks] == [True] * 3
    press(current(pane), Qt.Key.Key_A, CTRL)
    assert (pane.marks.accept.isEnabled(), bool(pane.marks.accept.toolTip())) == (False, True)
    press(current(pane), Qt.Key.Key_Delete)
    assert plan_of(pane).tasks == ()
    assert draft_of(pane).stack.count() == 2


def test_marks_go_with_their_cards(pane: TasksPane) -> None:
    pane.list.mark_all()
    draft_of(pane).push(deeds.remove_task(plan_of(pane), pane.list.rows[2].bound))
    assert marked(pane) == ["b7", "b9"]
    draft_of(pane).push(deeds.remove_task(plan_of(pane), pane.list.rows[1].bound))
    assert (marked(pane), pane.marks.isVisible()) == ([], False)


def test_what_cannot_be_done_says_why(pane: TasksPane) -> None:
    pane.list.set_current(2)
    deeds = current(pane).deeds
    for deed in (TaskDeed.SPLIT, TaskDeed.MERGE):
        assert not deeds.buttons[deed].isEnabled()
        assert deeds.buttons[deed].toolTip().endswith(".")


# ---------------------------------------------------------------- the form


def test_a_correction_is_one_step_and_takes_the_proposal_into_the_list(pane: TasksPane) -> None:
    form = form_of(pane)
    assert (form.content.toPlainText(), form.lead.text(), form.supporting.text(), form.due.text()) == (
        "Lập danh bạ nơi nhận dùng chung",
        "Văn phòng Đảng uỷ",
        "Công an xã",
        "31/3/2027",
    )
    form.lead.setText("Ban Xây dựng Đảng; Văn phòng Đảng uỷ")
    form.product.setText("  Danh bạ ")
    form.note.setText("gấp")
    form.save.click()
    (task,) = plan_of(pane).tasks
    assert (task.lead, task.extra_leads, task.product, task.note, task.accepted) == (
        "Ban Xây dựng Đảng",
        ("Văn phòng Đảng uỷ",),
        "Danh bạ",
        "gấp",
        True,
    )
    assert "Có hai cơ quan chủ trì." in texts(pane)
    assert draft_of(pane).stack.count() == 1
    assert current(pane).form is None


def test_the_day_is_worked_out_while_one_types_and_may_be_corrected(pane: TasksPane) -> None:
    form = form_of(pane)
    form.deadline.clear()
    type_text(form.deadline, "trong quý II/2027")
    assert form.due.text() == "30/6/2027"
    form.due.line.clear()
    type_text(form.due.line, "15/6/2027")
    form.save.click()
    (task,) = plan_of(pane).tasks
    assert (task.deadline_text, task.deadline_kind, task.due_date) == (
        "trong quý II/2027",
        DeadlineKind.QUARTER,
        datetime.date(2027, 6, 15),
    )
    form = form_of(pane)
    assert form.due.text() == "15/6/2027"
    type_text(form.deadline, " ")  # other words: their day again
    assert form.due.text() == "30/6/2027"


@pytest.mark.parametrize("text", ["31/2/2027", "hôm nào"])
def test_a_day_that_is_none_is_complained_of_and_nothing_is_lost(pane: TasksPane, text: str) -> None:
    form = form_of(pane)
    form.due.line.clear()
    type_text(form.due.line, text)
    form.save.click()
    assert form.due_field.error
    assert (form.due.text(), draft_of(pane).stack.count()) == (text, 0)


def test_a_task_without_contents_is_complained_of(pane: TasksPane) -> None:
    form = form_of(pane)
    form.content.setPlainText("  ")
    form.save.click()
    assert form.content_field.error
    assert draft_of(pane).stack.count() == 0


def test_escape_leaves_the_form_and_the_task_as_it_was(qtbot: QtBot, pane: TasksPane) -> None:
    form = form_of(pane)
    form.note.setText("x")
    form.note.setFocus()
    press(form.note, Qt.Key.Key_Escape)
    assert current(pane).form is None
    assert current(pane).hasFocus()
    assert draft_of(pane).stack.count() == 0


def test_enter_in_a_line_and_control_enter_in_the_contents_are_done_with_it(pane: TasksPane) -> None:
    form = form_of(pane)
    type_text(form.note, "gấp")
    press(form.note, Qt.Key.Key_Return)
    assert plan_of(pane).tasks[0].note == "gấp"
    form = form_of(pane)
    form.content.setPlainText("Việc")
    press(form.content, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert plan_of(pane).tasks[0].content == "Việc"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.qt_log_ignore(*POPUP_WARNINGS, extend=True)
def test_names_are_offered_each_behind_its_semicolon(qtbot: QtBot, pane: TasksPane) -> None:
    line = form_of(pane).supporting
    line.setText("Công an xã")
    line.setFocus()
    type_text(line, "; trung tam chinh")
    popup = line.completer().popup()
    assert popup.isVisible()
    assert line.completer().completionModel().index(0, 0).data() == "Trung tâm Chính trị xã"
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert line.names() == ("Công an xã", "Trung tâm Chính trị xã")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.qt_log_ignore(*POPUP_WARNINGS, extend=True)
def test_a_long_name_that_is_offered_goes_on_in_a_second_line(qtbot: QtBot, shown: Opener) -> None:
    long = replace(THREE.recipients[0], name="Uỷ ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội xã")
    line = form_of(shown(replace(THREE, recipients=(long,)))).supporting
    line.clear()
    line.setFocus()
    type_text(line, "uy ban")
    popup = line.completer().popup()
    assert popup.isVisible()
    first = popup.visualRect(popup.model().index(0, 0))
    assert first.height() >= 2 * popup.fontMetrics().height()


def test_a_task_by_hand_is_of_the_block_of_the_caret_and_opens_its_form(pane: TasksPane) -> None:
    draft_of(pane).set_caret(Place("b3"))
    pane.add.click()
    (task,) = plan_of(pane).tasks
    assert (task.block, task.content) == ("b3", PLAN.blocks[2].text.rstrip("."))
    assert isinstance(current(pane).form, TaskForm)
    assert current(pane).row.key == task.id


def test_a_form_stays_open_while_its_sentence_is_typed_on(qtbot: QtBot, pane: TasksPane) -> None:
    form = form_of(pane)
    form.note.setText("gấp")
    type_over(pane, "b7", f"Kịp thời {LINE}")
    read = pane._watch.reading
    qtbot.waitUntil(lambda: pane._watch.reading is not read)
    assert current(pane).form is form
    assert current(pane).row is pane.list.rows[0]
    form.save.click()
    (task,) = plan_of(pane).tasks
    assert (task.note, task.block) == ("gấp", "b7")


def test_long_words_are_seen_from_their_beginning(pane: TasksPane) -> None:
    form = form_of(pane)
    assert {line.cursorPosition() for line in (form.lead, form.supporting, form.deadline, form.product)} == {0}


def test_a_day_that_no_calendar_has_is_told_when_its_line_is_left(pane: TasksPane) -> None:
    form = form_of(pane)
    form.deadline.setFocus()
    form.deadline.clear()
    type_text(form.deadline, "trước ngày 31/2/2027")
    form.note.setFocus()
    assert form.deadline_field.error == "Không có ngày 31/2/2027."
    form.due.line.setFocus()
    type_text(form.due.line, "32/13/2027")
    form.note.setFocus()
    assert form.due_field.error
    assert draft_of(pane).stack.count() == 0


@pytest.mark.filterwarnings("ignore")
@pytest.mark.qt_log_ignore(*POPUP_WARNINGS, extend=True)
def test_enter_takes_an_offer_and_only_the_next_one_is_done_with_the_form(pane: TasksPane) -> None:
    form = form_of(pane)
    form.lead.clear()
    form.lead.setFocus()
    type_text(form.lead, "trung tam")
    popup = form.lead.completer().popup()
    press(popup, Qt.Key.Key_Down)
    press(popup, Qt.Key.Key_Return)
    assert form.lead.text() == "Trung tâm Chính trị xã"
    assert current(pane).form is form
    press(form.lead, Qt.Key.Key_Return)
    assert plan_of(pane).tasks[0].lead == "Trung tâm Chính trị xã"


# ---------------------------------------------------------------- the sentence changes


def test_a_changed_sentence_is_told_and_taken(qtbot: QtBot, pane: TasksPane) -> None:
    do(pane, TaskDeed.ACCEPT)
    type_over(pane, "b7", LINE.replace("quý I/2027", "quý II/2027"))
    qtbot.waitUntil(lambda: pane.list.rows[0].bound.standing is Standing.CHANGED)
    assert f"{CHANGED} Nay là: thời hạn: trong quý II/2027." in texts(pane)
    assert len(pane.list.rows) == 3
    do(pane, TaskDeed.TAKE_NEW)
    assert plan_of(pane).tasks[0].due_date == datetime.date(2027, 6, 30)
    assert pane.list.rows[0].bound.standing is Standing.KEPT


def test_a_changed_sentence_may_leave_the_task_as_it_was(qtbot: QtBot, pane: TasksPane) -> None:
    do(pane, TaskDeed.ACCEPT)
    type_over(pane, "b7", LINE.replace("quý I/2027", "quý II/2027"))
    qtbot.waitUntil(lambda: pane.list.rows[0].bound.standing is Standing.CHANGED)
    do(pane, TaskDeed.KEEP)
    assert plan_of(pane).tasks[0].due_date == datetime.date(2027, 3, 31)
    assert pane.list.rows[0].bound.standing is Standing.KEPT


def test_a_task_whose_sentence_is_gone_stays_and_says_so(qtbot: QtBot, pane: TasksPane) -> None:
    do(pane, TaskDeed.ACCEPT)
    draft_of(pane).push(replace(delete_blocks(plan_of(pane), {"b6", "b7"}), caret=NOWHERE))
    qtbot.waitUntil(lambda: LOST in texts(pane))
    assert plan_of(pane).tasks[0].accepted
    draft_of(pane).undo()
    qtbot.waitUntil(lambda: pane.list.rows[0].bound.standing is Standing.KEPT)


def test_with_the_date_of_the_plan_come_the_days_of_its_deadlines(qtbot: QtBot, shown: Opener) -> None:
    undated = replace(THREE, issue_date=PartialDate())
    blocks = tuple(
        replace(one, runs=(Run(LINE.replace("/2027", "")),)) if one.id == "b7" else one for one in THREE.blocks
    )
    pane = shown(replace(undated, blocks=blocks))
    do(pane, TaskDeed.ACCEPT)
    assert plan_of(pane).tasks[0].due_date is None
    draft_of(pane).push(with_field(plan_of(pane), "issue_date", PartialDate(5, 1, 2027)))
    qtbot.waitUntil(lambda: "Nay tính được ngày đến hạn: 31/3/2027." in texts(pane))
    do(pane, TaskDeed.TAKE_DAYS)
    assert plan_of(pane).tasks[0].due_date == datetime.date(2027, 3, 31)


# ---------------------------------------------------------------- what is told outside


def test_the_inspector_tells_how_many_and_what_is_marked(qtbot: QtBot, stored: Path) -> None:
    inspector = Inspector(Draft(THREE), stored)
    qtbot.addWidget(inspector)
    with qtbot.waitSignals([inspector.tasks_listed, inspector.tasks_read]):
        inspector.show()
    assert inspector.task_count == 3
    assert set(inspector.watch.reading.spans) == {one.id for one in THREE.blocks}
    inspector.show_place(Place("b9"))  # without a pane there is nothing to mark
    assert inspector.tasks.list.current is None or inspector.tasks.list.current.row.bound.block == "b7"


def test_hundreds_of_tasks_have_one_card_of_widgets(qtbot: QtBot, shown: Opener) -> None:
    many = tuple(block(f"x{n}", Role.ASSIGNMENT, f"Văn phòng Đảng uỷ chủ trì việc {n}.") for n in range(200))
    pane = shown(replace(BARE, blocks=many))
    assert (len(pane.list.rows), len(shown_cards(pane))) == (200, 1)
    pane.list.set_current(199, focus=True)
    qtbot.waitUntil(lambda: not current(pane).visibleRegion().isEmpty())


# ---------------------------------------------------------------- where one stands afterwards


def test_going_back_from_the_form_of_a_new_task_adds_none(pane: TasksPane) -> None:
    draft_of(pane).set_caret(Place("b3"))
    pane.add.click()
    form = current(pane).form
    assert isinstance(form, TaskForm)
    form.back.click()
    assert plan_of(pane) == THREE
    assert draft_of(pane).stack.count() == 0
    assert [row.bound.block for row in pane.list.rows] == ["b7", "b9", "b10"]


def test_going_back_on_another_card_leaves_the_new_task_alone(pane: TasksPane) -> None:
    other = form_of(pane, 2)
    draft_of(pane).set_caret(Place("b3"))
    pane.add.click()
    other.back.click()
    assert [task.block for task in plan_of(pane).tasks] == ["b3"]
    form = current(pane).form
    assert isinstance(form, TaskForm)
    form.back.click()
    assert plan_of(pane) == THREE


def test_a_new_task_that_is_saved_stays_when_it_is_looked_at_again(pane: TasksPane) -> None:
    draft_of(pane).set_caret(Place("b3"))
    pane.add.click()
    form = current(pane).form
    assert isinstance(form, TaskForm)
    form.save.click()
    again = form_of(pane)
    again.back.click()
    assert [task.block for task in plan_of(pane).tasks] == ["b3"]


def test_the_keyboard_is_on_the_card_when_a_button_has_done_its_deed(pane: TasksPane) -> None:
    form = form_of(pane)
    form.content.setPlainText("Lập danh bạ; soạn biểu mẫu")
    form.save.click()
    split = current(pane).deeds.buttons[TaskDeed.SPLIT]
    split.setFocus()
    press(split, Qt.Key.Key_Return)
    assert not split.isEnabled()
    assert current(pane).hasFocus()
    press(current(pane), Qt.Key.Key_Down)
    press(current(pane), Qt.Key.Key_Down)
    accept = current(pane).deeds.buttons[TaskDeed.ACCEPT]
    accept.setFocus()
    press(accept, Qt.Key.Key_Return)
    assert not accept.isVisible()
    assert current(pane).hasFocus()


def test_a_card_begins_with_a_capital(pane: TasksPane) -> None:
    form = form_of(pane)
    form.content.setPlainText("Lập danh bạ; soạn biểu mẫu")
    form.save.click()
    do(pane, TaskDeed.SPLIT)
    assert texts(pane, 1)[0] == "Soạn biểu mẫu"


def test_the_card_of_a_sentence_being_written_becomes_the_current_one(qtbot: QtBot, pane: TasksPane) -> None:
    pane.show_place(Place("b3"))
    pane.list.set_current(2)
    type_over(pane, "b3", "Giao Văn phòng Đảng uỷ soát lại văn bản trước ngày 20/01/2027.")
    qtbot.waitUntil(lambda: len(pane.list.rows) == 4)
    assert current(pane).row.bound.block == "b3"


def test_the_card_that_was_corrected_is_seen_from_its_beginning(qtbot: QtBot, shown: Opener) -> None:
    many = tuple(block(f"x{n}", Role.ASSIGNMENT, f"Văn phòng Đảng uỷ chủ trì việc {n}.") for n in range(30))
    pane = shown(replace(BARE, blocks=many))
    form = form_of(pane, 20)
    pane._area.ensureWidgetVisible(form.save)
    form.save.click()
    qtbot.waitUntil(lambda: pane._area.verticalScrollBar().value() <= pane.list.y() + pane.list.box(20)[0])


def test_the_list_goes_out_as_a_workbook_once_there_is_one(qtbot: QtBot, shown: Opener) -> None:
    pane = shown(THREE)
    assert not pane.export.isVisible()
    pane.accept_all.click()
    with qtbot.waitSignal(pane.export_asked):
        pane.export.click()


def test_a_report_gives_no_tasks(qtbot: QtBot, stored: Path) -> None:
    inspector = conftest.shown(qtbot, Draft(replace(THREE, document_kind="BC")), stored)
    inspector.show_tab(Tab.TASKS)
    assert not inspector.tasks.empty.isVisible()  # not before the text was looked through
    qtbot.waitUntil(inspector.tasks.empty.isVisible)
    inspector.desk.draft.push(with_field(inspector.desk.plan, "document_kind", "KH"))
    qtbot.waitUntil(lambda: inspector.task_count == 3)
