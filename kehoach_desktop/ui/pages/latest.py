"""Work in a thread of its own that never lags: while something is made, only the newest wish waits."""

import gc
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal

from ...errors import KnownError

Work = Callable[[], object]

_log = logging.getLogger("kehoach.ui")


class LatestWork(QObject):
    """`done(result)` or `failed(sentence)` come in the main thread, in the order of the wishes.

    Not the store's worker: pages of a long plan take longer than a save may wait. A result that was overtaken still
    comes, so that pages follow unbroken typing too.
    """

    done = Signal(object)
    failed = Signal(str)
    _ended = Signal(object)

    def __init__(self, name: str, sorry: str) -> None:
        """`sorry` is said of a fault of the program itself, whose particulars are in the log."""
        super().__init__()
        self._name, self._sorry = name, sorry
        self._pool: ThreadPoolExecutor | None = None
        self._waiting: Work | None = None
        self._is_stopped = False
        self._is_busy = False
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        return self._is_busy

    def ask(self, work: Work) -> None:
        if self._is_stopped:
            return
        if self._is_busy:
            self._waiting = work
        else:
            self._start(work)

    def forget(self) -> None:
        """What waits is not wanted any more."""
        self._waiting = None

    def stop(self) -> None:
        """For good: afterwards no thread is left."""
        self._is_stopped = True
        self._waiting = None
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _start(self, work: Work) -> None:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, self._name)
        self._is_busy = True
        self._pool.submit(partial(_done_quietly, work)).add_done_callback(self._ended.emit)

    def _on_ended(self, future: Future[object]) -> None:
        self._is_busy = False
        if self._is_stopped:
            return
        if self._waiting is not None:
            work, self._waiting = self._waiting, None
            self._start(work)
        error = future.exception()
        if error is None:
            self.done.emit(future.result())
        else:
            self.failed.emit(self._sentence(error))

    def _sentence(self, error: BaseException) -> str:
        if isinstance(error, KnownError):
            return str(error)
        _log.error("%s", self._name, exc_info=error)
        return self._sorry


# ---------------------------------------------------------------- Python's collector

_lock = Lock()
_quiet = 0
_was_on = True


def _done_quietly(work: Work) -> object:
    with uncollected():
        return work()


@contextmanager
def uncollected() -> Iterator[None]:
    """Setting pages makes many small things at once, and none in circles. Python's collector would go through all
    that lives again and again meanwhile, and hold up the keys for a tenth of a second each time.
    """
    global _quiet, _was_on  # noqa: PLW0603 - the collector is one for the program, its workers are several
    with _lock:
        if not _quiet:
            _was_on = gc.isenabled()
            gc.disable()
        _quiet += 1
    try:
        yield
    finally:
        with _lock:
            _quiet -= 1
            if _was_on and not _quiet:
                gc.enable()
