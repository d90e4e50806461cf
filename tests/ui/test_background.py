import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import KnownError
from kehoach_desktop.ui import background


class FullDiskError(KnownError):
    pass


@pytest.fixture(autouse=True)
def no_thread_left(qtbot: QtBot) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    background.shutdown()
    assert {one.name for one in set(threading.enumerate()) - before} == set()


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> list[BaseException]:
    """What reached the crash net."""
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: caught.append(fault[1]))
    return caught


def fail_with(error: BaseException) -> Callable[[], Any]:
    def work() -> None:
        raise error

    return work


def test_work_is_done_on_another_thread_and_its_result_comes_back_on_this_one(qtbot: QtBot) -> None:
    seen: list[Any] = []
    background.run(threading.get_ident, lambda result: seen.extend((result, threading.get_ident())))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_all_work_is_done_by_one_thread_in_the_order_asked(qtbot: QtBot) -> None:
    order: list[int] = []
    threads: set[int] = set()
    for number in range(20):
        background.run(
            lambda number=number: (number, threading.get_ident()),
            lambda result: (order.append(result[0]), threads.add(result[1])),
        )
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert len(threads) == 1


def test_the_window_goes_on_while_work_is_under_way(qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[bool] = []
    job = background.run(lambda: gate.wait(10), done.append)
    QCoreApplication.processEvents()
    assert background.worker().is_busy
    assert not job.has_ended
    gate.set()
    qtbot.waitUntil(lambda: done == [True])
    assert job.has_ended
    assert not background.worker().is_busy


def test_a_known_error_goes_to_who_asked(qtbot: QtBot, faults: list[BaseException]) -> None:
    error = FullDiskError("Ổ D: đã đầy.")
    told: list[KnownError] = []
    background.run(fail_with(error), pytest.fail, told.append)
    qtbot.waitUntil(lambda: told == [error])
    assert faults == []


def test_a_known_error_that_nobody_takes_goes_to_the_handler_of_the_application(qtbot: QtBot) -> None:
    error = FullDiskError("Ổ D: đã đầy.")
    told: list[KnownError] = []
    background.worker().on_known_error = told.append
    background.run(fail_with(error), pytest.fail)
    qtbot.waitUntil(lambda: told == [error])


def test_a_known_error_without_any_handler_is_not_lost(qtbot: QtBot, faults: list[BaseException]) -> None:
    error = FullDiskError("Ổ D: đã đầy.")
    background.run(fail_with(error))
    qtbot.waitUntil(lambda: faults == [error])


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), SystemExit(1)])
def test_a_fault_of_ours_goes_to_the_crash_net_with_its_place(
    qtbot: QtBot, faults: list[BaseException], error: BaseException
) -> None:
    background.run(fail_with(error), pytest.fail, pytest.fail)
    qtbot.waitUntil(lambda: faults == [error])
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    assert last is not None
    assert last.tb_frame.f_code.co_name == "work"


def test_the_thread_outlives_a_fault(qtbot: QtBot, faults: list[BaseException]) -> None:
    done: list[int] = []
    background.run(fail_with(RuntimeError()))
    background.run(lambda: 7, done.append)
    qtbot.waitUntil(lambda: done == [7])
    assert len(faults) == 1


def counting(to: int, gate: threading.Event | None = None) -> Iterator[Any]:
    for number in range(to):
        yield number
        if gate is not None:
            gate.wait(10)
            gate.clear()
    return "xong"


def test_a_generator_tells_its_progress_and_returns_its_result(qtbot: QtBot) -> None:
    gate = threading.Event()
    steps: list[int] = []
    done: list[str] = []
    background.run(lambda: counting(3, gate), done.append, None, steps.append)
    for expected in (0, 1, 2):
        qtbot.waitUntil(lambda expected=expected: steps[-1:] == [expected])
        gate.set()
    qtbot.waitUntil(lambda: done == ["xong"])
    assert steps == [0, 1, 2]


def test_fast_progress_does_not_flood_the_window_and_ends_with_the_last(qtbot: QtBot) -> None:
    steps: list[int] = []
    done: list[str] = []
    background.run(lambda: counting(50_000), done.append, None, steps.append)
    qtbot.waitUntil(lambda: done == ["xong"], timeout=20_000)
    assert steps[-1] == 49_999
    assert steps == sorted(steps)
    assert len(steps) < 50_000


def test_a_stopped_job_ends_at_its_next_step_without_a_result(qtbot: QtBot) -> None:
    closed = threading.Event()

    def work() -> Iterator[int]:
        try:
            yield from range(1_000_000_000)
        finally:
            closed.set()

    job = background.run(work, pytest.fail, pytest.fail)
    with qtbot.waitSignals([job.progressed, job.ended], timeout=10_000):
        job.progressed.connect(job.stop)
    assert job.was_stopped
    assert closed.is_set()


def test_a_job_stopped_before_its_turn_does_not_begin(qtbot: QtBot) -> None:
    gate = threading.Event()
    begun: list[int] = []
    background.run(lambda: gate.wait(10))
    job = background.run(lambda: begun.append(1), pytest.fail)
    job.stop()
    with qtbot.waitSignal(job.ended):
        gate.set()
    assert begun == []


def test_a_screen_that_is_gone_is_told_nothing(qtbot: QtBot) -> None:
    gate = threading.Event()
    screen = QObject()
    job = background.run(lambda: gate.wait(10), pytest.fail, pytest.fail, pytest.fail, owner=screen)
    screen.deleteLater()
    QCoreApplication.sendPostedEvents(screen, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(job.ended):
        gate.set()


def test_shutdown_waits_for_what_was_asked_and_delivers_it(qtbot: QtBot) -> None:
    saved: list[str] = []
    for word in ("một", "hai", "ba"):
        background.run(lambda word=word: word, saved.append)
    background.shutdown()
    assert saved == ["một", "hai", "ba"]
    QCoreApplication.processEvents()
    assert saved == ["một", "hai", "ba"]


def test_shutdown_does_what_a_result_asks_for(qtbot: QtBot) -> None:
    saved: list[str] = []
    background.run(lambda: "nháp", lambda _: background.run(lambda: "kho", saved.append))
    background.shutdown()
    assert saved == ["kho"]


def test_shutdown_without_work_is_nothing(qtbot: QtBot) -> None:
    background.shutdown()
    background.shutdown()


def test_work_is_not_asked_for_from_another_thread(qtbot: QtBot) -> None:
    refused: list[BaseException] = []

    class Elsewhere(QThread):
        def run(self) -> None:
            try:
                background.worker()
            except RuntimeError as error:
                refused.append(error)

    thread = Elsewhere()
    thread.start()
    assert thread.wait(10_000)
    assert len(refused) == 1
