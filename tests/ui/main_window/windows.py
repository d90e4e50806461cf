"""Windows on a store of their own."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from kehoach_desktop.ui import background
from kehoach_desktop.ui.main_window.window import MainWindow


def opened(qtbot: QtBot, data_dir: Path, windows: list[MainWindow]) -> MainWindow:
    data_dir.mkdir(parents=True, exist_ok=True)
    window = MainWindow(data_dir)
    qtbot.addWidget(window)
    windows.append(window)
    with qtbot.waitSignal(window.ready):
        window.show()
    idle(qtbot)
    return window


def idle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not background.worker().is_busy)


def closed(window: MainWindow) -> None:
    window.close()
    background.shutdown()
