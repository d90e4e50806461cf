import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import TaskColumn
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector import Inspector
from kehoach_desktop.ui.inspector.fields import ChoiceField, LineField, NumberField, Tick
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.inspector.tasks_form import TaskForm
from tests.operations.inspecting.plans import PLAN
from tests.ui.inspector.keys import press, type_text

SEARCHED = ("cong an", "ttct", "van phong tinh uy", "Trường Tiểu học Kim Đồng", "kế hoạch của", "ubkt")


def any_field(inspector: Inspector, pick: random.Random) -> None:
    name, field = pick.choice(list(inspector.format.fields.items()))
    if not field.isEnabled() or name == "issue_date":
        return
    match field:
        case ChoiceField():
            press(field, pick.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
        case NumberField():
            press(field, pick.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
        case Tick():
            press(field, Qt.Key.Key_Space)
        case LineField():
            field.setFocus()
            type_text(field, pick.choice(("12", "Số 3 Lê Lợi", "nvd")))
            if pick.random() < 0.3:
                press(field, Qt.Key.Key_Backspace)


def any_annex(inspector: Inspector, pick: random.Random) -> None:
    cards = inspector.format.annexes.cards
    if not cards or pick.random() < 0.3:
        inspector.format.annexes.add.click()
    elif pick.random() < 0.3:
        pick.choice(cards).remove.click()
    else:
        press(pick.choice(cards).columns[pick.choice(list(TaskColumn)[1:])], Qt.Key.Key_Space)


def any_search(inspector: Inspector, pick: random.Random) -> None:
    inspector.show_tab(Tab.RECIPIENTS)
    search = inspector.recipients.search
    search.setFocus()
    type_text(search, pick.choice(SEARCHED))
    if pick.random() < 0.5:
        press(search, Qt.Key.Key_Down)
    press(search, Qt.Key.Key_Return)
    search.clear()
    search.close_hits()


def any_line(inspector: Inspector, pick: random.Random) -> None:
    inspector.show_tab(Tab.RECIPIENTS)
    pane = inspector.recipients
    pane.list.select(pick.randrange(pane.model.rowCount()))
    match pick.randrange(5):
        case 0:
            press(pane.list, Qt.Key.Key_Delete)
        case 1:
            press(pane.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        case 2:
            press(pane.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        case 3:
            if pane.list.selected_row() < pane.model.archive_row:
                pane.model.note_edited.emit(pane.list.selected_row(), pick.choice(("để biết", "")))
        case 4:
            pane.sort.click()


def any_signatory(inspector: Inspector, pick: random.Random) -> None:
    inspector.show_tab(Tab.SIGNING)
    pane = inspector.signing
    match pick.randrange(3):
        case 0:
            pane.list.setCurrentIndex(pane.model.index(pick.randrange(pane.model.rowCount())))
            press(pane.list, Qt.Key.Key_Return)
        case 1:
            press(pane.authority, pick.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
        case 2:
            cards = pane.co_signatures.cards
            if cards and pick.random() < 0.5:
                pick.choice(cards).remove.click()
            else:
                pane.co_signatures.add.click()


def any_task(inspector: Inspector, pick: random.Random) -> None:
    inspector.show_tab(Tab.TASKS)
    pane = inspector.tasks
    if not pane.list.rows or pick.random() < 0.2:
        pane.add.click()
    else:
        pane.list.set_current(pick.randrange(len(pane.list.rows)))
    card = pane.list.current
    if card is None:
        return
    if isinstance(card.form, TaskForm):
        type_text(card.form.note, "gấp")
        card.form.finished.emit(card.form.corrected() if pick.random() < 0.7 else None)
        return
    buttons = [button for button in card.deeds.buttons.values() if button.isVisible() and button.isEnabled()]
    pick.choice(buttons).click()


DEEDS: tuple[Callable[[Inspector, random.Random], None], ...] = (
    any_field,
    any_field,
    any_annex,
    any_search,
    any_line,
    any_signatory,
    any_task,
)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_was_done_is_undone_and_done_again(
    qtbot: QtBot, inspector: Inspector, draft: Draft, seed: int
) -> None:
    pick = random.Random(seed)
    for _ in range(60):
        deed = pick.choice(DEEDS)
        if deed in (any_field, any_annex):
            inspector.show_tab(Tab.FORMAT)
        deed(inspector, pick)
    last = draft.plan
    assert draft.stack.count() > 20
    draft.stack.setIndex(0)
    assert draft.plan == PLAN
    for tab in Tab:
        inspector.show_tab(tab)
    assert inspector.recipients.count.text() == "4 nơi nhận"
    assert inspector.signing.preview.text.endswith("Đinh Quốc Khải")
    assert inspector.format.annexes.cards == []
    draft.stack.setIndex(draft.stack.count())
    assert draft.plan == last
