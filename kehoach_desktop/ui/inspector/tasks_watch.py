"""The tasks of the plan while one types: the text is read beside the window once typing pauses, the list at every deed.

Keys wait for nothing here: a change only starts a clock. What was found stays shown until the next reading.
"""

import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ...domain.plan import Plan
from ...errors import KnownError
from ...operations.inspecting.search import AddressIndex
from ...operations.inspecting.tasks import Reading, TaskReader, TaskRow, finder_for, task_rows
from ..background import run
from ..pages.latest import uncollected
from .desk import Desk

PAUSE_MS = 400  # of typing
_TELLS_OF_WORK = frozenset({"BC"})  # and gives none: days and bodies in a report are of the past
_READ_FROM = frozenset({"document_kind", "issue_date", "issuing_body", "parent_body", "ruleset"})
_LISTED_FROM = frozenset({"tasks", "dismissed", "recipients", "archive_line"})


class TasksWatch(QObject):
    """`listed()`: `rows` are others. `read()`: `reading`, and with it what is marked on the paper, is another."""

    listed = Signal()
    read = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: tuple[TaskRow, ...] = ()
        self.reading = Reading()
        self.was_read = False
        self._reader: TaskReader | None = None
        self._index: AddressIndex | None = None
        self._is_busy = self._is_overtaken = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._connect_signals()
        if desk.plan.tasks:  # what the list has is there at once, what the text proposes comes later
            self._list()

    def _connect_signals(self) -> None:
        self._desk.text_changed.connect(self._pause.start)
        self._desk.changed.connect(self._take_note)
        self._desk.registers_changed.connect(self._ask)
        self._pause.timeout.connect(self._ask)

    def _take_note(self, names: frozenset[str]) -> None:
        if names & _READ_FROM:
            self._pause.start()
        if names & _LISTED_FROM:
            self._list()

    # ---------------------------------------------------------------- the text

    def _ask(self) -> None:
        """One reading at a time; the registers have to be there, or no body could be told from other words."""
        self._pause.stop()
        index = self._desk.index()
        if index is None:
            return
        if self._is_busy:
            self._is_overtaken = True
            return
        if index is not self._index or self._reader is None:
            self._index, self._reader = index, TaskReader(finder_for(index))
        reader, plan, today = self._reader, self._desk.plan, datetime.date.today()
        self._is_busy, self._is_overtaken = True, False

        def work() -> tuple[Plan, Reading, tuple[TaskRow, ...]]:
            with uncollected():
                reading = Reading() if plan.document_kind in _TELLS_OF_WORK else reader.read(plan)
                return plan, reading, task_rows(plan, reading.found, index, today)

        run(work, self._take, self._give_up, owner=self)

    def _take(self, result: tuple[Plan, Reading, tuple[TaskRow, ...]]) -> None:
        self._is_busy, is_first = False, not self.was_read
        self.was_read = True
        plan, reading, rows = result
        if plan.id == self._desk.plan.id and reading != self.reading:
            self.reading = reading
            self.read.emit()
        if plan is self._desk.plan:
            self._show(rows)
        elif not self._pause.isActive():
            self._list()  # else what was typed meanwhile is read soon
        if is_first and not self.rows:
            self.listed.emit()  # that there is nothing is known only now
        if self._is_overtaken:
            self._ask()

    def _give_up(self, _: KnownError) -> None:
        self._is_busy = False

    # ---------------------------------------------------------------- the list

    def _list(self) -> None:
        self._show(task_rows(self._desk.plan, self.reading.found, self._desk.index(), datetime.date.today()))

    def _show(self, rows: tuple[TaskRow, ...]) -> None:
        if rows != self.rows:
            self.rows = rows
            self.listed.emit()
