"""How far a long piece of work is, in words and as a thin bar, with the way to stop it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ..background import Job
from ..theme import theme
from .button import Button
from .icon_mark import IconMark
from .text_label import TextLabel


class Said(NamedTuple):
    """What the line shows; `total` 0 when nobody knows how much there is."""

    words: str
    done: int = 0
    total: int = 0


class ProgressLine(QWidget):
    """Hidden until the work has taken a moment. `stop_requested`: the clerk wants no more of it."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._describe: Callable[[Any], Said] | None = None
        self.words = TextLabel(lines=1)
        self.button = Button("Dừng", kind="quiet", compact=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(theme.motion("busy_after_ms"))
        row = QHBoxLayout()
        row.setSpacing(theme.space("unit"))
        row.addWidget(IconMark("loader-circle", "muted"))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("half"))
        column.addLayout(row)
        column.addWidget(self.bar)
        self.hide()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._patience.timeout.connect(self.show)
        self.button.clicked.connect(self._stop)

    def watch(self, job: Job, words: str, describe: Callable[[Any], Said] | None = None) -> None:
        """Follows `job` till it ends; `describe` makes what it yields into what is said."""
        self._let_go()
        self._job, self._describe = job, describe
        self.say(Said(words))
        self.button.setEnabled(True)
        job.progressed.connect(self._hear)
        job.ended.connect(self._end)
        if job.has_ended:
            self._end()
        else:
            self._patience.start()

    def say(self, said: Said) -> None:
        self.words.setText(said.words)
        self.bar.setRange(0, said.total)
        self.bar.setValue(said.done)
        self.bar.setAccessibleName(said.words)

    def _hear(self, progress: Any) -> None:
        if self._describe is not None:
            self.say(self._describe(progress))

    def _stop(self) -> None:
        self.button.setEnabled(False)
        if self._job is not None:
            self._job.stop()
        self.stop_requested.emit()

    def _end(self) -> None:
        self._let_go()
        self.hide()

    def _let_go(self) -> None:
        self._patience.stop()
        if self._job is not None:
            self._job.progressed.disconnect(self._hear)
            self._job.ended.disconnect(self._end)
            self._job = None
