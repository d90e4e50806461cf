import gc
import logging
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.ui.pages.latest import LatestWork
from tests.ui.pages.conftest import calls

SORRY = "Chưa làm được."


@pytest.fixture
def work(qtbot: QtBot) -> Iterator[LatestWork]:
    made = LatestWork("pages", SORRY)
    yield made
    made.stop()


@pytest.fixture
def opened() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_work_is_done_in_another_thread_and_told_in_this_one(work: LatestWork, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    work.done.connect(lambda _: threads.append(threading.current_thread()))
    with qtbot.waitSignal(work.done) as told:
        work.ask(lambda: threads.append(threading.current_thread()) or 5)
    assert told.args == [5]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_pythons_collector_rests_while_work_is_done(work: LatestWork, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.done) as told:
        work.ask(gc.isenabled)
    assert told.args == [False]
    assert gc.isenabled()


def test_of_what_comes_meanwhile_only_the_last_is_done(work: LatestWork, qtbot: QtBot, opened: threading.Event) -> None:
    begun: list[int] = []
    spy = QSignalSpy(work.done)

    def make(number: int) -> int:
        begun.append(number)
        assert opened.wait(20)
        return number

    for number in range(50):
        work.ask(lambda number=number: make(number))  # type: ignore[misc]
    qtbot.waitUntil(lambda: bool(begun))
    opened.set()
    qtbot.waitUntil(lambda: spy.count() == 2)
    assert begun == [0, 49]
    assert calls(spy) == [[0], [49]]


def test_what_waits_can_be_forgotten(work: LatestWork, qtbot: QtBot, opened: threading.Event) -> None:
    begun: list[int] = []
    work.ask(lambda: opened.wait(20))
    work.ask(lambda: begun.append(1))
    work.forget()
    with qtbot.waitSignal(work.done):
        opened.set()
    assert not work.is_busy
    assert begun == []


def test_a_known_error_is_its_sentence(work: LatestWork, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise BadArgumentError("Không có quy định “x”.")

    with qtbot.waitSignal(work.failed) as told:
        work.ask(refuse)
    assert told.args == ["Không có quy định “x”."]


def test_a_fault_of_the_program_is_one_calm_sentence_and_goes_into_the_log(
    work: LatestWork, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(work.failed) as told:
        work.ask(lambda: 1 / 0)
    assert told.args == [SORRY]
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]


def test_after_an_error_it_goes_on(work: LatestWork, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.failed):
        work.ask(lambda: 1 / 0)
    with qtbot.waitSignal(work.done):
        work.ask(lambda: 1)


def test_stopping_waits_for_the_thread_and_tells_nothing_more(work: LatestWork, qtbot: QtBot) -> None:
    begun, ended = threading.Event(), threading.Event()
    spy = QSignalSpy(work.done)

    def make() -> None:
        begun.set()
        threading.Event().wait(0.05)
        ended.set()

    work.ask(make)
    assert begun.wait(20)
    work.stop()
    assert ended.is_set()
    work.ask(make)
    qtbot.wait(1)
    assert calls(spy) == []
    assert [thread for thread in threading.enumerate() if thread.name.startswith("pages")] == []
