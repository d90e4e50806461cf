"""The window as a process: one for each data folder, files handed over, a store that cannot be worked with, its end."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kehoach_desktop import paths
from kehoach_desktop.operations.plan_files import save_plan, stored_plan
from kehoach_desktop.operations.session import begin_work
from kehoach_desktop.operations.store_state import StateKind, store_state
from tests.e2e.program import FINE, kehoach, refused
from tests.helpers.app_process import OFFSCREEN, AppProcess, Forked, Spawned, Told
from tests.helpers.broken_stores import BROKEN, KEPT_PLAN, filled
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN

QUICK = Forked if hasattr(os, "fork") else Spawned
LOOKER = "tests.helpers.app_looker"
on_unix = pytest.mark.skipif(os.name == "nt", reason="tín hiệu và quyền kiểu Unix")


def shows(**expected: Any) -> Callable[[Told], bool]:
    return lambda told: all(told.get(name) == value for name, value in expected.items())


def app(data_dir: Path, *arguments: str | Path) -> AppProcess:
    return AppProcess(data_dir, LOOKER, *arguments, start=QUICK)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".db"}


def test_one_window_for_each_folder_and_a_later_start_hands_its_file_over(data_dir: Path, plan_file: Path) -> None:
    """And the session's end saves and closes as the menu does."""
    with AppProcess(data_dir, LOOKER) as first:
        first.wait_for("seen", shows(kind="window", is_first_start=True, is_idle=True))
        assert store_state(data_dir, NOON).kind is StateKind.FINE
        handing = kehoach("open", plan_file, "--data-dir", data_dir, env=OFFSCREEN)
        assert (handing.code, handing.out, handing.err) == (FINE, "", "")
        first.wait_for("seen", shows(plan=PARTY_PLAN.id, is_first_start=False, is_idle=True))
        if os.name != "nt":
            first.send(signal.SIGTERM)
            assert first.code() == 0
    if os.name != "nt":
        assert begin_work(data_dir, NOON) is None  # a clean end
        assert list(paths.backup_dir(data_dir).glob("*.db"))
    assert stored_plan(PARTY_PLAN.id, data_dir) == PARTY_PLAN


def test_a_file_is_opened_at_the_start(data_dir: Path, plan_file: Path) -> None:
    filled(data_dir)
    with app(data_dir, "open", plan_file) as one:
        one.wait_for("seen", shows(plan=PARTY_PLAN.id))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="chỉ Linux chạy được không có màn hình")
def test_without_a_screen_there_is_one_sentence(data_dir: Path) -> None:
    env = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    refused(kehoach("--data-dir", data_dir, env=env))
    assert not data_dir.exists()


@pytest.mark.parametrize("name", ["corrupt", "newer", "foreign", "gone"])
def test_a_store_that_cannot_be_worked_with_is_told_and_not_written_to(data_dir: Path, name: str) -> None:
    BROKEN[name](data_dir)
    before = files_of(data_dir)
    state = store_state(data_dir, NOON)
    with app(data_dir) as one:
        told = one.wait_for("seen", shows(kind="broken store"))
        assert state.title in told["words"]
        assert told["ways"] == [str(way) for way in state.ways]
        if os.name != "nt":
            one.send(signal.SIGTERM)
            assert one.code() == 0
    assert files_of(data_dir) == before


@on_unix
def test_a_store_that_can_only_be_read_is_offered_to_look_at(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root ghi được vào mọi nơi")
    data_dir = tmp_path / "kho"
    save_plan(KEPT_PLAN, data_dir)
    paths.store_path(data_dir).chmod(0o444)
    with app(data_dir) as one:
        assert "open_read_only" in one.wait_for("seen", shows(kind="broken store"))["ways"]
