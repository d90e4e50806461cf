"""The whole window, in the foreground, on a store of its own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui import background
from kehoach_desktop.ui.main_window.window import MainWindow
from tests.ui.theme.dressing import dressed

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUPS_SERVER"] = "/nonexistent/kehoach-tests/cups.sock"

Start = Callable[[], MainWindow]


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, data_dir: Path) -> Iterator[Start]:
    """Opens the window as a start does, and waits until everything is there."""
    windows: list[MainWindow] = []

    def open_() -> MainWindow:
        data_dir.mkdir(parents=True, exist_ok=True)
        window = MainWindow(data_dir)
        windows.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window), qtbot.waitSignal(window.ready):
            window.show()
            window.activateWindow()
        qtbot.waitUntil(lambda: not background.worker().is_busy)
        return window

    with dressed(qapp):
        yield open_
        for window in windows:
            window.close()
        background.shutdown()
        QGuiApplication.clipboard().clear()
