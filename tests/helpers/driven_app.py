"""The real program in a process of its own, with a driver inside that presses keys and tells what it sees.

    python -m tests.helpers.driven_app DRIVER -- what the program is started with

`DRIVER` is a module with `drive()`, called when the window's loop begins. What it tells are lines of JSON on stdout,
each out of the process before the next thing is done, so that no kill takes them back.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from multiprocessing.connection import Connection
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


def run(driver: str, arguments: Sequence[str]) -> int:
    drive = import_module(driver).drive
    really_run = QApplication.exec

    def run_driven(*_: object) -> int:
        QTimer.singleShot(0, drive)
        return int(really_run())

    QApplication.exec = run_driven  # type: ignore[method-assign, assignment]
    sys.argv = ["kehoach", *arguments]
    from kehoach_desktop.__main__ import main

    return main()


def run_forked(driver: str, arguments: Sequence[str], environment: Mapping[str, str], out: Connection) -> None:
    """In a process that was forked from one which has everything imported."""
    os.dup2(out.fileno(), 1)
    out.close()
    sys.stdout = os.fdopen(1, "w", closefd=False, encoding="utf-8")
    os.environ.update(environment)
    sys.exit(run(driver, arguments))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[sys.argv.index("--") + 1 :]))
