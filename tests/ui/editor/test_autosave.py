import datetime
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.errors import CannotWriteError
from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor import autosave
from kehoach_desktop.ui.editor.autosave import Autosave
from tests.helpers.plans import PARTY_PLAN


class Store:
    """Keeps what is saved; refuses while `trouble` says why, waits while it is `held`."""

    def __init__(self) -> None:
        self.plans: list[Plan] = [PARTY_PLAN]
        self.trouble: str | None = None
        self.free = threading.Event()
        self.free.set()

    def save(self, plan: Plan, base: int, now: datetime.datetime) -> int:
        assert self.free.wait(10)
        assert now <= datetime.datetime.now()
        if self.trouble:
            raise CannotWriteError(self.trouble)
        assert base == len(self.plans) - 1
        self.plans.append(plan)
        return len(self.plans) - 1


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(autosave, "FIRST_MS", 40)
    monkeypatch.setattr(autosave, "AGAIN_MS", 40)
    yield
    background.shutdown()


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def saver(qtbot: QtBot, store: Store) -> Iterator[Autosave]:
    made = Autosave(PARTY_PLAN, 0, store.save)
    yield made
    background.shutdown()
    made.deleteLater()


def edited(number: int) -> Plan:
    return replace(PARTY_PLAN, number=number)


def test_a_change_is_saved_by_itself(qtbot: QtBot, store: Store, saver: Autosave) -> None:
    with qtbot.waitSignal(saver.saved):
        saver.note(edited(6))
    assert store.plans[-1] == edited(6)
    assert saver.is_saved


def test_unbroken_typing_is_saved_too(qtbot: QtBot, store: Store, saver: Autosave) -> None:
    """Keys come faster than the clock runs: it does not begin anew with each."""
    numbers = iter(range(6, 10_000))
    with qtbot.waitSignal(saver.saved):
        while len(store.plans) == 1:
            saver.note(edited(next(numbers)))
            qtbot.wait(5)


def test_leaving_the_focus_saves_at_once(
    qtbot: QtBot, store: Store, saver: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "FIRST_MS", 3_600_000)
    saver.note(edited(6))
    with qtbot.waitSignal(saver.saved):
        saver.save_now()
    assert store.plans[-1] == edited(6)


def test_what_is_typed_during_a_save_is_saved_after_it(
    qtbot: QtBot, store: Store, saver: Autosave, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "FIRST_MS", 3_600_000)
    store.free.clear()
    saver.note(edited(6))
    saver.save_now()
    saver.note(edited(7))
    saver.save_now()
    assert not saver.is_saved
    with qtbot.waitSignals([saver.saved, saver.saved]):
        store.free.set()
    assert store.plans[1:] == [edited(6), edited(7)]
    assert (saver.is_saved, saver.revision) == (True, 2)


def test_a_plan_that_is_saved_already_is_not_saved_again(store: Store, saver: Autosave) -> None:
    saver.note(PARTY_PLAN)
    saver.save_now()
    background.shutdown()
    assert store.plans == [PARTY_PLAN]


def test_a_full_disk_is_told_and_tried_again(qtbot: QtBot, store: Store, saver: Autosave) -> None:
    store.trouble = "Chưa ghi được: ổ đĩa đã đầy."
    with qtbot.waitSignal(saver.failed) as told:
        saver.note(edited(6))
    assert told.args == [store.trouble]
    assert not saver.is_saved
    store.trouble = None
    with qtbot.waitSignal(saver.saved):
        pass
    assert store.plans[-1] == edited(6)


def test_everything_is_in_the_store_when_the_window_has_closed(store: Store, saver: Autosave) -> None:
    saver.note(edited(6))
    saver.save_now()
    saver.note(edited(7))
    saver.save_now()
    background.shutdown()
    assert store.plans[-1] == edited(7)
