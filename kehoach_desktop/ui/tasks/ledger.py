"""What is entered goes to the store one after the other, and each entry can be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from ...domain.task_list.entries import Key
from ...domain.tasks import TrackedTask
from ...errors import KnownError
from ...operations.tasks import HistoryRow, ProgressChange
from ..background import run
from .words import undone_words


class TaskSource(Protocol):
    """The store, asked on the worker thread."""

    def tracked_tasks(self) -> list[TrackedTask]: ...

    def change_progress(self, changes: Sequence[ProgressChange]) -> list[ProgressChange]: ...

    def task_history(self, plan_id: str, task_id: str) -> list[HistoryRow]: ...


@dataclass(frozen=True, slots=True)
class _Step:
    changes: Sequence[ProgressChange]
    sentence: str


class Ledger(QObject):
    """`entering(changes)`: shown at once, before the store has them. `entered`: it has them now. `noted(sentence,
    take_back)`: for a message. `failed(sentence)`: the store has none of it.
    `history_read(key, rows)`: what was entered of a task before."""

    entering = Signal(list)
    entered = Signal()
    noted = Signal(str, object)
    failed = Signal(str)
    history_read = Signal(object, list)

    def __init__(self, source: TaskSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._back: list[_Step] = []
        self._forth: list[_Step] = []

    def enter(self, changes: Sequence[ProgressChange], sentence: str) -> None:
        self._write(changes, lambda back: self.add_step(back, sentence))

    def add_step(self, back: Sequence[ProgressChange], sentence: str) -> None:
        """What was entered is in the store already, from here or from files that came back; `back` undoes it."""
        if back:
            step = _Step(back, sentence)
            self._back.append(step)
            self._forth.clear()
            self.noted.emit(sentence, lambda: self._take_back(step))

    def undo(self) -> None:
        if self._back:
            self._take_back(self._back[-1])

    def redo(self) -> None:
        if not self._forth:
            return
        step = self._forth.pop()
        self._write(step.changes, lambda back: self._back.append(_Step(back, step.sentence)))
        self.noted.emit(step.sentence, None)

    def _take_back(self, step: _Step) -> None:
        """Only the last one: what came after it may be of the same task."""
        if not self._back or self._back[-1] is not step:
            return
        self._back.pop()
        self._write(step.changes, lambda forth: self._forth.append(_Step(forth, step.sentence)))
        self.noted.emit(undone_words(step.sentence), None)

    def _write(self, changes: Sequence[ProgressChange], keep: Callable[[list[ProgressChange]], object]) -> None:
        changes = list(changes)
        self.entering.emit(changes)
        source = self._source

        def done(back: list[ProgressChange]) -> None:
            keep(back)
            self.entered.emit()

        run(lambda: source.change_progress(changes), done, self._fail, owner=self)

    def read_history(self, key: Key) -> None:
        source = self._source
        run(lambda: source.task_history(*key), lambda rows: self.history_read.emit(key, rows), owner=self)

    def _fail(self, error: KnownError) -> None:
        self.failed.emit(str(error))
