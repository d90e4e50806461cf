"""What is minded beside the work: a copy of the store every half hour, and a look through it after a bad end.

On a thread of its own, so that saving never waits for a copy.
"""

import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ...errors import KnownError
from ...operations.backups import Reason, back_up, is_due
from ...operations.store_state import StateKind, StoreState, store_state
from ..background import Worker

LOOK_MS = 60_000


class Minding(QObject):
    """`failed(sentence)`: no copy could be made. `found_broken(StoreState)`: the store is not what it should be."""

    failed = Signal(str)
    found_broken = Signal(object)

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._since = datetime.datetime.now()
        self._worker = Worker()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._worker.shutdown()

    def look(self) -> None:
        """Makes a copy when half an hour of work has gone by since the last."""
        if not self._worker.is_busy:
            self._worker.run(self._back_up_if_due, failed=self._tell_failed)

    def look_through(self) -> None:
        """Every page of the store is read; for after a start that ended badly."""
        self._worker.run(
            lambda: store_state(self._data_dir, datetime.datetime.now(), is_thorough=True), self._take_state
        )

    def _back_up_if_due(self) -> None:
        now = datetime.datetime.now()
        if is_due(self._data_dir, self._since, now):
            back_up(self._data_dir, Reason.WHILE_WORKING, now)

    def _tell_failed(self, error: KnownError) -> None:
        self._since = datetime.datetime.now()  # not again every minute
        self.failed.emit(f"Chưa sao lưu được. {error}")

    def _take_state(self, state: StoreState) -> None:
        if state.kind is StateKind.CORRUPT:  # in use is what it looks like while this very window saves
            self.found_broken.emit(state)
