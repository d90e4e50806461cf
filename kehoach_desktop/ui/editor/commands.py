"""The one undo command of the editor: a difference between two plans, with the caret before and after."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QUndoCommand

from ...domain.blanks import Place
from ...domain.plan_changes import Change, combined, inverse

_MERGING = 1  # Qt asks commands of one id whether they merge


@dataclass(frozen=True, slots=True)
class WordKey:
    """Steps of one key are one step: what is typed at one spot until the word ends."""

    spot: str
    word: int


class Target(Protocol):
    """What a command changes."""

    def become(self, change: Change, caret: Place) -> None: ...


class PlanEdit(QUndoCommand):
    def __init__(
        self, target: Target, title: str, change: Change, before: Place, after: Place, merge_key: Hashable | None
    ) -> None:
        super().__init__(title)
        self._target = target
        self._change = change
        self._before, self._after = before, after
        self._merge_key = merge_key

    def redo(self) -> None:
        self._target.become(self._change, self._after)

    def undo(self) -> None:
        self._target.become(inverse(self._change), self._before)

    def id(self) -> int:
        return -1 if self._merge_key is None else _MERGING

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, PlanEdit) or other._merge_key != self._merge_key:
            return False
        change = combined(self._change, other._change)
        if change is None:
            return False
        self._change, self._after = change, other._after
        self.setObsolete(not change)  # typed and taken back: no step
        return True
