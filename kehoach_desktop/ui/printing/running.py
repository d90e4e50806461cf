"""A print job beside the window: the clerk sees how far it is and can stop it."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from ...operations.printing import Progress, Steps

_LOOK_MS = 50
_WIDTH = 380


def run(begin: Callable[[], Steps], title: str, parent: QWidget | None = None) -> bool:
    """True when the job went out, False when the clerk stopped it; raises what the job raises."""
    work = _Work(begin)
    with ThreadPoolExecutor(1, "print") as pool:
        future = pool.submit(work.do)
        dialog = RunningDialog(work, future, title, parent)
        try:
            dialog.exec()
        finally:
            work.stop.set()  # the window may go under while it is open
            dialog.deleteLater()
    return future.result()


class _Work:
    """The job in its own thread, which touches no widget."""

    def __init__(self, begin: Callable[[], Steps]) -> None:
        self.begin = begin
        self.stop = threading.Event()
        self.latest = Progress(0, 0)

    def do(self) -> bool:
        with closing(self.begin()) as steps:
            for self.latest in steps:
                if self.stop.is_set() and self.latest.done < self.latest.total:
                    return False
        return True


class RunningDialog(QDialog):
    """A bar, and a button that stops the job."""

    def __init__(self, work: _Work, future: Future[bool], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._future = work, future
        self.setWindowTitle("In kế hoạch")
        self.setMinimumWidth(_WIDTH)
        self.label = QLabel(f"Đang in “{title}”…")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        buttons = QDialogButtonBox()
        self.button = buttons.addButton("Dừng in", QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget in (self.label, self.bar, buttons):
            layout.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._connect_signals(buttons)
        self._timer.start()

    def _connect_signals(self, buttons: QDialogButtonBox) -> None:
        buttons.rejected.connect(self.reject)
        self._timer.timeout.connect(self._look)

    def reject(self) -> None:
        """The button, Esc and the cross ask the job to stop; the dialog goes when it has."""
        self._work.stop.set()
        self.button.setEnabled(False)
        self.label.setText("Đang dừng in…")

    def _look(self) -> None:
        latest = self._work.latest
        self.bar.setRange(0, latest.total)
        self.bar.setValue(latest.done)
        if self._future.done():
            self._timer.stop()
            self.accept()
