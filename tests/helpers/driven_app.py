"""The real program in a process of its own, with a driver inside that presses keys and tells what it sees.

    python -m tests.helpers.driven_app DRIVER -- what the program is started with

`DRIVER` is a module with `drive()`, called when the window's loop begins. What it tells are lines of JSON on stdout,
each out of the process before the next thing is done, so that no kill takes them back.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

_STEP_MS = 5


def tell(what: str, **more: Any) -> None:
    os.write(1, json.dumps({"what": what, "at": time.monotonic(), **more}).encode() + b"\n")


def when(is_so: Callable[[], object], do: Callable[[], object]) -> None:
    """Does it as soon as that is so."""
    if is_so():
        do()
    else:
        QTimer.singleShot(_STEP_MS, lambda: when(is_so, do))


def main() -> int:
    drive = import_module(sys.argv[1]).drive
    really_run = QApplication.exec

    def run(*_: object) -> int:
        QTimer.singleShot(0, drive)
        return int(really_run())

    QApplication.exec = run  # type: ignore[method-assign, assignment]
    sys.argv = ["kehoach", *sys.argv[sys.argv.index("--") + 1 :]]
    from kehoach_desktop.__main__ import main as begin

    return begin()


if __name__ == "__main__":
    sys.exit(main())
