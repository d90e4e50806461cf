"""No change waits longer than 1.5 s to be in the store, and none when the focus leaves; nothing asks "save?".

The clock starts with the first unsaved change and does not begin anew with each key, so unbroken typing is saved too. A
frozen plan is its own copy: it goes to the worker as it is, while typing goes on.
"""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ...domain.plan import Plan
from ...errors import KnownError
from ...operations.saving import NewerRevisionError
from ..background import run

FIRST_MS = 1200  # the rest of 1.5 s is for the disk
AGAIN_MS = 5000  # after a disk that was full, or a store that was locked

Save = Callable[[Plan, int, datetime.datetime], int]


class Autosave(QObject):
    """Keeps the store equal to a draft.

    `saved`: when; `failed`: the sentence why not yet, tried again by itself; `outdated`: the store has a newer state of
    the plan, so this one has to be kept elsewhere.
    """

    saving = Signal()
    saved = Signal(datetime.datetime)
    failed = Signal(str)
    outdated = Signal()

    def __init__(self, plan: Plan, revision: int, save: Save, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._plan = self._saved = plan
        self._revision = revision
        self._is_busy = self._asked_again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    @property
    def is_saved(self) -> bool:
        return self._plan is self._saved

    @property
    def revision(self) -> int:
        """The one of the store that the next save is based on."""
        return self._revision

    def note(self, plan: Plan) -> None:
        """The draft holds `plan` now."""
        self._plan = plan
        if self.is_saved:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(FIRST_MS)

    def save_now(self) -> None:
        """When the focus leaves, at Ctrl+S, before the window closes."""
        self._timer.stop()
        if self._is_busy:
            self._asked_again = True
            return
        if self.is_saved:
            return
        plan, base, save = self._plan, self._revision, self._save
        self._is_busy = True
        self.saving.emit()
        run(
            lambda: save(plan, base, datetime.datetime.now()),
            lambda revision: self._done(plan, revision),
            self._not_done,
            owner=self,
        )

    def _done(self, plan: Plan, revision: int) -> None:
        self._is_busy = False
        self._saved, self._revision = plan, revision
        self.saved.emit(datetime.datetime.now())
        self.note(self._plan)
        if self._asked_again:
            self._asked_again = False
            self.save_now()

    def _not_done(self, error: KnownError) -> None:
        self._is_busy = self._asked_again = False
        if isinstance(error, NewerRevisionError):
            self.outdated.emit()
            return
        self.failed.emit(str(error))
        self._timer.start(AGAIN_MS)
