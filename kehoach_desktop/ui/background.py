"""Work beside the window: one worker thread, which owns the connection to the store, and touches no widget.

`run` hands it a function and gives back a `Job`; the result, the progress and an error come back on the main thread.
A generator function may yield its progress and return its result; it can be stopped between two steps. A `KnownError`
goes to who asked, or to the handler that the application sets; anything else is a fault of ours and goes to
`sys.excepthook`, where `crash` stands. `shutdown` finishes what was asked for, delivers it and ends the thread.
"""

import inspect
import sys
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal

from ..errors import KnownError

Done = Callable[[Any], object]
Failed = Callable[[KnownError], object]


@dataclass(frozen=True, slots=True)
class _Outcome:
    result: Any = None
    error: BaseException | None = None
    was_stopped: bool = False


class _Task:
    """The half of a job that the worker thread sees: no Qt in it, so it may end its life on either thread."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self.stop = threading.Event()
        self.has_news = threading.Event()
        self.latest: Any = None

    def carry_out(self, tell: Callable[["_Task"], object]) -> _Outcome:
        if self.stop.is_set():
            return _Outcome(was_stopped=True)
        try:
            result = self._work()
            is_stepwise = inspect.isgenerator(result)
            return self._step_through(result, tell) if is_stepwise else _Outcome(result)
        except BaseException as error:
            return _Outcome(error=error)

    def _step_through(self, steps: Generator[Any, None, Any], tell: Callable[["_Task"], object]) -> _Outcome:
        while not self.stop.is_set():
            try:
                self.latest = next(steps)
            except StopIteration as end:
                return _Outcome(end.value)
            if not self.has_news.is_set():  # else the window has not yet looked at the step before
                self.has_news.set()
                tell(self)
        steps.close()
        return _Outcome(was_stopped=True)


class Job(QObject):
    """One piece of work, seen from the main thread. `progressed`: the latest thing yielded; `ended`: in any way."""

    progressed = Signal(object)
    ended = Signal()

    def __init__(self, task: _Task, done: Done | None, failed: Failed | None) -> None:
        super().__init__()
        self._task, self._done, self._failed = task, done, failed
        self._is_forgotten = False
        self._has_ended = False

    @property
    def has_ended(self) -> bool:
        return self._has_ended

    @property
    def was_stopped(self) -> bool:
        return self._task.stop.is_set()

    def stop(self) -> None:
        """Asks it to stop at its next step; work that has not begun does not begin. `done` is then not called."""
        self._task.stop.set()

    def forget(self) -> None:
        """Whoever asked is gone: the work goes on, its result reaches nobody."""
        self._is_forgotten = True

    def _show_latest(self) -> None:
        if self._task.has_news.is_set():
            self._task.has_news.clear()
            if not self._is_forgotten:
                self.progressed.emit(self._task.latest)

    def _deliver(self, outcome: _Outcome, otherwise: Failed | None) -> None:
        self._show_latest()
        self._has_ended = True
        self.ended.emit()
        error = outcome.error
        failed = self._failed or otherwise
        if isinstance(error, KnownError) and self._is_forgotten:
            return
        if isinstance(error, KnownError) and failed is not None:
            failed(error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
        elif not (outcome.was_stopped or self._is_forgotten or self._done is None):
            self._done(outcome.result)


class Worker(QObject):
    """The thread and its queue. It lives on the main thread, so its own signals bring the results back there."""

    _told = Signal(object)
    _finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.on_known_error: Failed | None = None
        self._asked: SimpleQueue[_Task | None] = SimpleQueue()
        self._results: SimpleQueue[tuple[_Task, _Outcome]] = SimpleQueue()
        self._under_way: dict[_Task, Job] = {}
        self._thread: threading.Thread | None = None
        self._connect_signals()

    def _connect_signals(self) -> None:
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._show_progress, queued)
        self._finished.connect(self._deliver_one, queued)

    def run(
        self,
        work: Callable[[], Any],
        done: Done | None = None,
        failed: Failed | None = None,
        progress: Done | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        task = _Task(work)
        job = self._under_way[task] = Job(task, done, failed)
        if progress is not None:
            job.progressed.connect(progress)
        if owner is not None:
            owner.destroyed.connect(job.forget)
        self._asked.put(task)
        if self._thread is None:
            # A daemon, or a crash of the main thread would wait for it for ever; the store survives any sudden end.
            self._thread = threading.Thread(target=self._work_off, name="kehoach-worker", daemon=True)
            self._thread.start()
        return job

    @property
    def is_busy(self) -> bool:
        return bool(self._under_way)

    def shutdown(self) -> None:
        """Waits for everything that was asked for, and delivers it; what `done` asks for meanwhile is done too."""
        while self._thread is not None:
            self._asked.put(None)
            self._thread.join()
            self._thread = None
            while not self._results.empty():
                self._deliver_one()

    # ---------------------------------------------------------------- on the worker thread

    def _work_off(self) -> None:
        while (task := self._asked.get()) is not None:
            outcome = task.carry_out(self._told.emit)
            self._results.put((task, outcome))
            self._finished.emit()

    # ---------------------------------------------------------------- on the main thread

    def _show_progress(self, task: _Task) -> None:
        job = self._under_way.get(task)
        if job is not None:
            job._show_latest()

    def _deliver_one(self) -> None:
        if self._results.empty():
            return  # delivered by shutdown
        task, outcome = self._results.get()
        self._under_way.pop(task)._deliver(outcome, self.on_known_error)


_worker: Worker | None = None


def worker() -> Worker:
    """The one of the program, made when first asked for, on the main thread."""
    global _worker  # noqa: PLW0603 - one thread owns the connection, so there is one
    if _worker is None:
        app = QCoreApplication.instance()
        if app is None or app.thread() is not QThread.currentThread():
            raise RuntimeError("background work is asked for on the main thread")
        _worker = Worker()
    return _worker


def run(
    work: Callable[[], Any],
    done: Done | None = None,
    failed: Failed | None = None,
    progress: Done | None = None,
    *,
    owner: QObject | None = None,
) -> Job:
    """Does `work()` on the worker thread, in the order asked; `done(result)` follows on the main thread.

    `owner`: the widget whose methods `done`, `failed` and `progress` are; when it is destroyed they are not called.
    """
    return worker().run(work, done, failed, progress, owner=owner)


def shutdown() -> None:
    """Ends the thread when everything is done; to be called before the application goes."""
    global _worker  # noqa: PLW0603
    if _worker is not None:
        _worker.shutdown()
        _worker = None
