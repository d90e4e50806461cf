"""Work that follows typing: while one answer is being made, only the newest wish waits.

It waits its turn at the store's worker, for it reads the store, and an answer that was overtaken is of no use. That of
`pages.latest` has a thread of its own, and shows what was overtaken too.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from .. import background

Work = Callable[[], object]
_PAUSE_MS = 40  # fast keys make one picture


class Latest(QObject):
    """Asks the worker for one thing at a time and drops what was overtaken.

    `ready(result)` and `failed(error)` come on the main thread, for the newest wish only.
    """

    ready = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Work | None = None
        self._is_busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._start)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked for any more: a door for tests, which wait for it."""
        return self._waiting is None and not self._is_busy

    def ask(self, work: Work, *, at_once: bool = False) -> None:
        self._waiting = work
        if at_once:
            self._start()
        elif not self._is_busy:
            self._pause.start()

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._waiting = None
        self._pause.stop()

    def _start(self) -> None:
        self._pause.stop()
        if self._is_busy or self._waiting is None:
            return
        work, self._waiting = self._waiting, None
        self._is_busy = True
        background.run(work, self._done, self._not_done, owner=self)

    def _done(self, result: object) -> None:
        self._is_busy = False
        if self._waiting is None:
            self.ready.emit(result)
        self._start()

    def _not_done(self, error: object) -> None:
        self._is_busy = False
        if self._waiting is None:
            self.failed.emit(error)
        self._start()
