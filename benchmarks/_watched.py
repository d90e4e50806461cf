"""Runs inside the program that is measured, ours or the peer: nothing but the standard library and its own Qt.

    python _watched.py BINDING REPORT DRIVER -- what the program is started with

It starts the program as its command does, watches its main window until that is still, and hands it to the `DRIVER`, a
file of this folder, which may go on with `drive(watch)`. Times are of one clock for all processes of a machine; the
starter left the moment of the start in the environment.
"""

import importlib.util
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

BINDING = sys.argv[1]
QtCore, QtGui, QtWidgets = (import_module(f"{BINDING}.{name}") for name in ("QtCore", "QtGui", "QtWidgets"))
QEvent = QtCore.QEvent
STARTED = "BENCH_STARTED"
LOOK_MS = 1
STILL_S = 0.8  # without a repaint: the start is over
Times = list[float]


def resident_mb() -> float:
    statm = Path("/proc/self/statm")
    pages = int(statm.read_text(encoding="ascii").split()[1]) if statm.exists() else 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20 if pages else float("nan")


class Watch(QtCore.QObject):
    """Sees when the window has been repainted; waits, types and measures in it."""

    def __init__(self, window: Any) -> None:
        super().__init__()
        self.app = QtWidgets.QApplication.instance()
        self.window = window
        self.began = float(os.environ[STARTED])
        self.first: float | None = None
        self.last = 0.0
        self.repaints = 0
        self._painted: dict[int, float] = {}
        self._is_inside = False
        self.app.setCursorFlashTime(0)  # a caret that blinks is never still
        window.installEventFilter(self)

    def eventFilter(self, watched: Any, event: Any) -> bool:  # noqa: N802 - Qt's own name
        if watched is self.window:
            if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Paint):
                QtCore.QTimer.singleShot(0, self._note)
            return False
        if event.type() == QEvent.Type.Paint and not self._is_inside:
            self._is_inside = True
            QtCore.QCoreApplication.sendEvent(watched, event)  # now, to know when it is done
            self._is_inside = False
            self._painted[id(watched)] = time.perf_counter()
            return True
        return False

    def _note(self) -> None:
        self.last = time.monotonic()
        self.first = self.first or self.last
        self.repaints += 1

    def pump(self, is_done: Callable[[], object], most_s: float = 30.0) -> None:
        """Sleeps between events as the program does: one that spins holds Python's lock against its own threads."""
        until = time.monotonic() + most_s
        loop, looks = QtCore.QEventLoop(), QtCore.QTimer()
        looks.timeout.connect(lambda: loop.quit() if is_done() or time.monotonic() > until else None)
        looks.start(LOOK_MS)
        if not is_done():
            loop.exec()
        looks.stop()
        if not is_done():
            raise TimeoutError("the program never came that far")

    def rest(self, seconds: float) -> None:
        """Lets the program do what it does while nobody types."""
        loop = QtCore.QEventLoop()
        QtCore.QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()
        # What the program put away goes when its own loop comes round, which waits for the driver to end.
        QtCore.QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def until_still(self) -> None:
        while self.first is None or time.monotonic() - self.last < STILL_S:
            self.rest(0.05)

    def painted_after(self, canvas: Any, do: Callable[[], object]) -> float:
        """Milliseconds from `do` to the end of the next painting of `canvas`."""
        canvas.installEventFilter(self)
        self._painted.pop(id(canvas), None)
        start = time.perf_counter()
        do()
        self.pump(lambda: id(canvas) in self._painted)
        canvas.removeEventFilter(self)
        return (self._painted[id(canvas)] - start) * 1000

    def press(self, widget: Any, letter: str) -> None:
        none = QtCore.Qt.KeyboardModifier.NoModifier
        self.app.sendEvent(widget, QtGui.QKeyEvent(QEvent.Type.KeyPress, 0, none, letter))

    def type_into(self, widget: Any, canvas: Any, text: str, pause_s: float) -> Times:
        """Each letter from its key to the end of the painting, at the pace of somebody who types fast."""
        times = []
        for letter in text:
            self.rest(pause_s)
            times.append(self.painted_after(canvas, lambda letter=letter: self.press(widget, letter)))
        return times


def _watch_main_window(report: Path, driver: str) -> None:
    """Takes part in the first `show` of a main window."""
    watches: list[Watch] = []
    really_show = {name: getattr(QtWidgets.QMainWindow, name) for name in ("show", "showNormal")}

    def finish(watch: Watch) -> None:
        watch.until_still()
        found = {"first": watch.first, "ready": watch.last, "rss": resident_mb(), "began": watch.began}
        try:
            found |= _driver(driver)(watch) if driver != "none" else {}
        except Exception:  # noqa: BLE001 - told by the process that reads the report
            found["error"] = traceback.format_exc()
        finally:
            report.write_text(json.dumps(found), encoding="utf-8")
            watch.window.close()
            QtCore.QTimer.singleShot(0, watch.app.quit)

    def shower(name: str) -> Callable[..., None]:
        def show(window: Any) -> None:
            if not watches:
                watches.append(Watch(window))
            really_show[name](window)

        return show

    for name in really_show:
        setattr(QtWidgets.QMainWindow, name, shower(name))
    really_run = QtWidgets.QApplication.exec

    def run(*_: Any) -> int:
        # Not sooner: the peer opens its project between showing its window and here.
        QtCore.QTimer.singleShot(0, lambda: finish(watches[0]))
        return int(really_run())

    QtWidgets.QApplication.exec = run


def _driver(name: str) -> Callable[[Watch], dict[str, Any]]:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    drive: Callable[[Watch], dict[str, Any]] = module.drive
    return drive


def _run(arguments: list[str]) -> int:
    if BINDING == "PySide6":
        from kehoach_desktop.__main__ import main

        sys.argv = ["kehoach", *arguments]
        return main() or 0
    import novelwriter

    novelwriter.CONFIG.lastNotes = novelwriter.__hexversion__  # else it tells its news and waits for a click
    novelwriter.CONFIG.askBeforeExit = False
    for asking in ("warn", "info", "question"):  # the sample comes without its index, which is made once, and told
        setattr(type(novelwriter.SHARED), asking, lambda *_, **__: True)
    novelwriter.main(arguments)
    return 0


if __name__ == "__main__":
    _watch_main_window(Path(sys.argv[2]), sys.argv[3])
    sys.exit(_run(sys.argv[sys.argv.index("--") + 1 :]))
