"""Inside the program: tells what is in front of the clerk whenever that becomes something else."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from kehoach_desktop.ui import background
from kehoach_desktop.ui.broken_store import BrokenStoreScreen
from kehoach_desktop.ui.main_window.window import MainWindow
from kehoach_desktop.ui.widgets import TextLabel
from tests.helpers.driven_app import tell

_LOOK_MS = 10


def seen() -> dict[str, Any]:
    """What the window in front is, and what it holds."""
    if isinstance(box := QApplication.activeModalWidget(), QMessageBox):
        return {"kind": "sentence", "words": box.text()}
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            return {
                "kind": "window",
                "is_first_start": window.first_start is not None,
                "is_looking": window.store.is_looking,
                "plan": window.desk.plan_id,
                "is_minimized": window.isMinimized(),
                "is_idle": not background.worker().is_busy,
            }
        if isinstance(window, BrokenStoreScreen) and window.isVisible():
            words = [label.text() for label in window.findChildren(TextLabel) if label.isVisible()]
            return {"kind": "broken store", "words": " ".join(words), "ways": [str(way) for way in window.ways]}
    return {"kind": "nothing"}


def drive() -> None:
    _look({})


def _look(before: dict[str, Any]) -> None:
    now = seen()
    if now != before:
        tell("seen", **now)
    QTimer.singleShot(_LOOK_MS, lambda: _look(now))
