"""A window beyond the first start, and windows that are closed when the test is over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

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


@pytest.fixture
def window(qtbot: QtBot, data_dir: Path, open_windows: list[MainWindow]) -> MainWindow:
    """With the sample plans, the first of them on the desk."""
    window = opened(qtbot, data_dir, open_windows)
    window.plans.add_samples()
    qtbot.waitUntil(lambda: window.desk.editor is not None)
    idle(qtbot)
    return window
