"""The desk: the plan that is being worked on."""

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ...domain.blanks import Place
from ...operations.saving import OpenedPlan
from ..widgets import Toast
from .store_door import StoreDoor

if TYPE_CHECKING:
    from ..editor.screen import EditorScreen


class PlanDesk(QStackedWidget):
    """One plan at a time; the one before is saved and put away without a question.

    Signals: `plan_shown(EditorScreen)`, `plan_leaving()` while it is still there, `plan_left()`; `saving()`,
    `saved(when)`, `not_saved(sentence)` of its store; `plan_saved(id)`: what the list says of that plan may be another;
    `outdated(plan)`: the store has a newer state, so this one is to be kept beside it.
    """

    plan_shown = Signal(object)
    plan_leaving = Signal()
    plan_left = Signal()
    saving = Signal()
    saved = Signal(datetime.datetime)
    plan_saved = Signal(str)
    not_saved = Signal(str)
    outdated = Signal(object)

    def __init__(self, store: StoreDoor, rest: QWidget, parent: QWidget | None = None) -> None:
        """`rest` lies on the desk while no plan does."""
        super().__init__(parent)
        self._store = store
        self.editor: EditorScreen | None = None
        self.saved_at: datetime.datetime | None = None
        self.saved_place = Place("")  # the caret in the state that was saved last: there is none in later blocks
        self._noted: Callable[[], object] | None = None  # the way back of what was told last of a register
        self.addWidget(rest)
        self.toast = Toast(self)
        self.toast.over = lambda: self.editor.paper if self.editor is not None else None

    @property
    def plan_id(self) -> str | None:
        return self.editor.plan.id if self.editor is not None else None

    @property
    def caret(self) -> Place:
        return self.editor.paper.caret if self.editor is not None else Place("")

    def show_plan(self, opened: OpenedPlan, place: Place | None = None) -> None:
        from ..editor.screen import EditorScreen  # half of the program: the list is there before it

        self._drop()
        self.saved_at = opened.saved_at
        editor = EditorScreen(opened.plan, opened.revision, self._store.save, self._store.data_dir)
        self.editor = editor
        self.addWidget(editor)
        self.setCurrentWidget(editor)
        self.toast.bring()
        if self._store.is_looking:
            editor.set_read_only(True)
        editor.saving.connect(self._note_place)
        editor.saving.connect(self.saving)
        editor.saved.connect(lambda when, plan_id=opened.plan.id: self._note_saved(plan_id, when))
        editor.save_failed.connect(self.not_saved)
        editor.autosave.outdated.connect(self._give_up)
        editor.told.connect(self._tell_undoable)
        editor.noted.connect(self._tell_noted)
        editor.draft.changed.connect(self._withdraw_undo)
        if place is not None and place.spot:
            editor.go_to(place)  # whoever hears of the plan finds the caret there
        self.saved_place = self.caret
        self.plan_shown.emit(editor)
        if place is not None and place.spot:
            editor.go_to(place)  # in view, now that the paper has its size
        editor.paper.setFocus()

    def put_away(self) -> None:
        """The plan is saved and goes."""
        if self.editor is not None:
            plan_id = self.editor.plan.id
            self.editor.leave()
            self.plan_leaving.emit()
            self._drop()
            self.plan_saved.emit(plan_id)  # the worker has what was typed last, and is asked after that
            self.plan_left.emit()

    def save_now(self) -> None:
        if self.editor is not None:
            self.editor.save_now()

    def reload_registers(self) -> None:
        """What the plan is read with has been changed elsewhere."""
        if self.editor is not None:
            self.editor.inspector.reload()

    def _note_place(self) -> None:
        self.saved_place = self.caret

    def _note_saved(self, plan_id: str, when: datetime.datetime) -> None:
        if plan_id == self.plan_id:  # not of one that has been put away meanwhile
            self.saved_at = when
        self.saved.emit(when)
        self.plan_saved.emit(plan_id)

    def _give_up(self) -> None:
        if self.editor is not None:
            self.editor.set_read_only(True)  # nothing more is typed into what cannot be saved
            self.outdated.emit(self.editor.plan)

    def _drop(self) -> None:
        if self.editor is not None:
            self._withdraw_undo()
            self._withdraw_noted()
            self.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None

    def _tell_undoable(self, words: str) -> None:
        if self.editor is not None:
            self.toast.say(words, "Hoàn tác", self.editor.draft.undo, "Ctrl+Z")

    def _withdraw_undo(self) -> None:
        """Another step has come: undo would now take back that one."""
        if self.editor is not None:
            self.toast.withdraw(self.editor.draft.undo)

    def _tell_noted(self, words: str, take_back: object) -> None:
        self._noted = take_back if callable(take_back) else None
        self.toast.say(words, "Hoàn tác" if self._noted else "", self._noted)

    def _withdraw_noted(self) -> None:
        """What would be taken back is asked of a pane that goes."""
        if self._noted is not None:
            self.toast.withdraw(self._noted)
            self._noted = None
