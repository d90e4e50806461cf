"""The plan being edited and its one undo stack: paper and inspector push edits, and draw what `changed` says."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from ...domain.blanks import Place
from ...domain.plan import Plan
from ...domain.plan_changes import Change, apply, difference
from ...domain.plan_edits import NOWHERE, Edited, has_spot, never_empty, valid_place
from ...domain.task_days import with_days
from ...operations.deadline_rules import rules_with
from .commands import PlanEdit, WordKey


class Draft(QObject):
    """The frozen plan of one editor. Nothing but a step of the stack changes it.

    Whoever saves compares `draft.plan is not saved`: the stack is never set clean, or words would not merge across it.

    Signals:
        changed(Change, Place): the plan is another one; the place is where the caret belongs now.
        replaced(): another plan altogether has been set; the stack is empty again.
    """

    changed = Signal(object, object)
    replaced = Signal()

    def __init__(self, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._plan = never_empty(plan)
        self._caret = Place(self._plan.blocks[0].id)
        self._word = 0
        self._pushing = False
        self._pushed: Plan | None = None
        self.deadline_rules = rules_with()  # till the office's own are read

    @property
    def plan(self) -> Plan:
        return self._plan

    @property
    def caret(self) -> Place:
        """Where the caret is, as far as it has been told; always a place of the plan."""
        return self._caret

    def set_caret(self, place: Place) -> None:
        """The caret has been moved. Another spot ends the word."""
        place = valid_place(self._plan, place)
        if place.spot != self._caret.spot:
            self.end_word()
        self._caret = place

    def set_plan(self, plan: Plan) -> None:
        """Another plan to be edited, with nothing to undo. A version of this one is pushed instead."""
        self._plan = never_empty(plan)
        self._caret = Place(self._plan.blocks[0].id)
        self.end_word()
        self.stack.clear()
        self.replaced.emit()

    # ------------------------------------------------------------ edits

    def push(self, edited: Edited, before: Place | None = None, merge_key: Hashable | None = None) -> bool:
        """An edit of `plan` as one step; `before` is where the caret was. Whether there was anything to do.

        Steps of one `merge_key` that follow each other are one. An edit that changes nothing only moves the caret.
        """
        before = valid_place(self._plan, before) if before else self._caret
        plan = with_days(self._plan, never_empty(edited.plan), self.deadline_rules)
        after = edited.caret if has_spot(plan, edited.caret.spot) else NOWHERE
        change = difference(self._plan, plan)
        if not change:
            if after != NOWHERE:
                self._caret = valid_place(self._plan, after)
            return False
        self._pushing, self._pushed = True, plan
        try:
            self.stack.push(PlanEdit(self, edited.title, change, before, after, merge_key))
        finally:
            self._pushing, self._pushed = False, None
        return True

    def become(self, change: Change, caret: Place) -> None:
        """What a step does and takes back; nothing else calls it."""
        done, self._pushed = self._pushed, None
        self._plan = apply(self._plan, change) if done is None else done
        self._caret = valid_place(self._plan, caret if caret != NOWHERE else self._caret)
        if not self._pushing:
            self.end_word()
        self.changed.emit(change, self._caret)

    def undo(self) -> None:
        self.stack.undo()

    def redo(self) -> None:
        self.stack.redo()

    # ------------------------------------------------------------ words

    def word_key(self, spot: str) -> WordKey:
        """The merge key of what is typed at a spot; the paper and a line of the inspector share it."""
        return WordKey(spot, self._word)

    def end_word(self) -> None:
        """What is typed from here on is a step of its own: after a space, a mark, Enter, a click, undo."""
        self._word += 1
