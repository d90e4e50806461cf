"""Copies while one works, and the look through the store after a bad end."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.operations import backups
from kehoach_desktop.operations.backups import listed_backups
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.store_state import StateKind, StoreState
from kehoach_desktop.ui.main_window import minding
from kehoach_desktop.ui.main_window.minding import Minding
from tests.helpers.plans import PARTY_PLAN


@pytest.fixture
def mind(qtbot: QtBot, data_dir: Path) -> Iterator[Minding]:
    save_plan(PARTY_PLAN, data_dir)
    made = Minding(data_dir)
    yield made
    made.stop()


def test_a_copy_is_made_when_it_is_due(mind: Minding, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "EVERY", datetime.timedelta(0))
    mind.look()
    mind.stop()
    assert len(listed_backups(data_dir)) == 1


def test_no_copy_is_made_before(mind: Minding, data_dir: Path) -> None:
    mind.look()
    mind.stop()
    assert listed_backups(data_dir) == []


def test_what_stands_in_the_way_of_a_copy_is_told_once(
    qtbot: QtBot, mind: Minding, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minding, "is_due", lambda _data_dir, since, now: now - since > datetime.timedelta(hours=-1))
    (data_dir / "sao-luu").write_text("không phải thư mục", encoding="utf-8")
    with qtbot.waitSignal(mind.failed) as told:
        mind.look()
    assert told.args is not None
    assert told.args[0].startswith("Chưa sao lưu được. ")
    assert "sao-luu" in told.args[0]


def test_a_store_that_a_bad_end_left_sound_is_not_spoken_of(qtbot: QtBot, mind: Minding) -> None:
    with qtbot.assertNotEmitted(mind.found_broken):
        mind.look_through()
        mind.stop()


def test_a_page_that_a_bad_end_spoilt_is_found(qtbot: QtBot, mind: Minding, data_dir: Path) -> None:
    store = data_dir / "kehoach.db"
    size = store.stat().st_size
    with store.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"\xff" * 8192)
    with qtbot.waitSignal(mind.found_broken) as found:
        mind.look_through()
    assert found.args is not None
    state = found.args[0]
    assert isinstance(state, StoreState)
    assert state.kind is StateKind.CORRUPT
