"""Work of several steps beside the window, which can be stopped between two of them."""

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

from PySide6.QtCore import QObject, Qt, Signal

Steps = Generator[object, None, None]


class Work(QObject):
    """`progressed(step)` for each step, then `done(last step)` or `failed(error)`, all in the main thread.

    Not the store's worker: pictures of a long plan take longer than a save may wait.
    """

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    _stepped = Signal(object)
    _ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool: ThreadPoolExecutor | None = None
        self._stop = threading.Event()
        self._stepped.connect(self.progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        return self._pool is not None

    def start(self, begin: Callable[[], Steps]) -> None:
        self._stop.clear()
        self._pool = ThreadPoolExecutor(1, "export")
        self._pool.submit(self._work, begin).add_done_callback(self._ended.emit)

    def request_stop(self) -> None:
        """After the step that is being done; what was done stays."""
        self._stop.set()

    def stop(self) -> None:
        """As `request_stop`, and waits: afterwards no thread is left, and nothing is told any more."""
        self.request_stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def _work(self, begin: Callable[[], Steps]) -> object:
        last: object = None
        with closing(begin()) as steps:
            for last in steps:
                self._stepped.emit(last)
                if self._stop.is_set():
                    break
        return last

    def _on_ended(self, future: Future[object]) -> None:
        if self._pool is None:
            return
        self._pool.shutdown(wait=True)
        self._pool = None
        error = future.exception()
        if error is None:
            self.done.emit(future.result())
        else:
            self.failed.emit(error)


def one_step(deed: Callable[[], object]) -> Callable[[], Steps]:
    """A deed that cannot be divided."""

    def begin() -> Steps:
        yield deed()

    return begin
