import threading
from collections.abc import Generator, Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.ui.exporting.working import Work, one_step


@pytest.fixture
def work(qtbot: QtBot) -> Iterator[Work]:
    made = Work()
    yield made
    made.stop()


def test_each_step_is_told_in_the_main_thread_and_then_the_last(work: Work, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []

    def steps() -> Generator[int, None, None]:
        for step in range(3):
            threads.append(threading.current_thread())
            yield step

    told = QSignalSpy(work.progressed)
    work.progressed.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(work.done) as done:
        work.start(steps)
    assert [told.at(index) for index in range(told.count())] == [[0], [1], [2]]
    assert done.args == [2]
    assert threads.count(threading.main_thread()) == 3
    assert len(set(threads)) == 2
    assert not work.is_running


def test_it_stops_between_two_steps_and_tells_how_far_it_came(work: Work, qtbot: QtBot) -> None:
    closed = threading.Event()

    def steps() -> Generator[int, None, None]:
        try:
            yield from range(1_000_000)
        finally:
            closed.set()

    work.progressed.connect(lambda step: work.request_stop() if step == 5 else None)
    with qtbot.waitSignal(work.done) as done:
        work.start(steps)
    assert 5 <= done.args[0] < 1_000_000
    assert closed.is_set()


def test_what_goes_wrong_is_told(work: Work, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise BadArgumentError("không được")

    with qtbot.waitSignal(work.failed) as told:
        work.start(one_step(refuse))
    assert str(told.args[0]) == "không được"
    assert not work.is_running


def test_it_can_be_used_again(work: Work, qtbot: QtBot) -> None:
    for number in range(3):
        with qtbot.waitSignal(work.done) as done:
            work.start(one_step(lambda number=number: number))  # type: ignore[misc]
        assert done.args == [number]


def test_stopping_for_good_waits_and_tells_nothing(work: Work, qtbot: QtBot) -> None:
    begun, written = threading.Event(), threading.Event()
    spy = QSignalSpy(work.done)

    def write() -> None:
        begun.set()
        threading.Event().wait(0.05)
        written.set()

    work.start(one_step(write))
    assert begun.wait(20)
    work.stop()
    assert written.is_set()
    qtbot.wait(1)
    assert spy.count() == 0
