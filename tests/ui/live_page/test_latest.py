import threading
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.ui import background
from kehoach_desktop.ui.live_page import Latest


@pytest.fixture
def latest(qtbot: QtBot) -> Iterator[Latest]:
    yield Latest()
    background.shutdown()


def results(spy: QSignalSpy) -> list[object]:
    return [spy.at(number)[0] for number in range(spy.count())]


def test_wishes_made_while_one_is_worked_on_are_dropped_but_for_the_newest(latest: Latest, qtbot: QtBot) -> None:
    spy, gate, begun = QSignalSpy(latest.ready), threading.Event(), threading.Event()
    made = []

    def slow() -> str:
        begun.set()
        gate.wait(10)
        return "first"

    latest.ask(slow, at_once=True)
    assert begun.wait(10)
    for number in range(5):
        latest.ask(lambda number=number: made.append(number) or number)
    gate.set()
    qtbot.waitUntil(lambda: latest.is_idle, timeout=10_000)
    assert made == [4]
    assert results(spy) == [4]  # the first was overtaken, so nobody hears of it


def test_fast_wishes_make_one_answer(latest: Latest, qtbot: QtBot) -> None:
    spy = QSignalSpy(latest.ready)
    for number in range(20):
        latest.ask(lambda number=number: number)
    qtbot.waitUntil(lambda: latest.is_idle, timeout=10_000)
    assert results(spy) == [19]


def test_a_failure_is_told_and_the_next_wish_is_served(latest: Latest, qtbot: QtBot) -> None:
    def fail() -> None:
        raise BadArgumentError("Ô “number” không phải số.")

    with qtbot.waitSignal(latest.failed, timeout=10_000) as failed:
        latest.ask(fail)
    assert str(failed.args[0]) == "Ô “number” không phải số."
    with qtbot.waitSignal(latest.ready, timeout=10_000) as ready:
        latest.ask(lambda: "again")
    assert ready.args == ["again"]


def test_what_is_forgotten_never_comes(latest: Latest, qtbot: QtBot) -> None:
    spy = QSignalSpy(latest.ready)
    latest.ask(lambda: "unwanted")
    latest.forget()
    latest.ask(lambda: "wanted")
    qtbot.waitUntil(lambda: latest.is_idle, timeout=10_000)
    assert results(spy) == ["wanted"]
