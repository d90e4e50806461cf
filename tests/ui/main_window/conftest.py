"""A window beyond the first start, and windows that are closed when the test is over."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.operations.office import add_samples
from kehoach_desktop.operations.store_state import open_store_to_work
from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor import autosave
from kehoach_desktop.ui.main_window import page_count
from kehoach_desktop.ui.main_window.window import MainWindow
from tests.ui.main_window.windows import idle, opened


@pytest.fixture(autouse=True)
def quick_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "FIRST_MS", 30)
    monkeypatch.setattr(page_count, "STILL_MS", 30)


@pytest.fixture
def open_windows() -> Iterator[list[MainWindow]]:
    windows: list[MainWindow] = []
    yield windows
    for window in windows:
        window.close()
    background.shutdown()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with the sample plans, for tests to copy, and the id of the first of them."""
    data_dir = tmp_path_factory.mktemp("samples")
    store = open_store_to_work(data_dir)
    first, *_ = add_samples(store, datetime.datetime.now())
    store.close()
    return data_dir, first


@pytest.fixture
def window(qtbot: QtBot, data_dir: Path, open_windows: list[MainWindow], samples: tuple[Path, str]) -> MainWindow:
    """With the sample plans, the first of them on the desk."""
    folder, first = samples
    shutil.copytree(folder, data_dir)
    window = opened(qtbot, data_dir, open_windows)
    window.work.open_plan(first)
    qtbot.waitUntil(lambda: window.desk.editor is not None)
    idle(qtbot)
    return window
