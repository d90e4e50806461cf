"""The foot of the window: whether all is saved, by which regulation, what is still missing, how long it is."""

import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ...domain.plan import Plan
from ...operations.rulesets import ruleset
from ..theme import restyle, theme
from ..widgets import Button, IconMark, TextLabel
from .page_count import PageCount
from .tally import Tally


class _Note(QWidget):
    """A sign and a few words; not there while there is nothing to say."""

    def __init__(self, icon: str, role: str = "muted") -> None:
        super().__init__()
        self._shown = icon, role
        self._mark = IconMark(icon, role)
        self.label = TextLabel("", "caption", lines=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self._mark)
        row.addWidget(self.label)
        self.hide()

    def say(self, words: str, icon: str = "", role: str = "muted") -> None:
        if icon and (icon, role) != self._shown:
            self._shown = icon, role
            self._mark.set_mark(icon, role)
        if words != self.label.text():  # at every key it is told, and mostly the same
            self.label.setText(words)
            self.setVisible(bool(words))


class StatusLine(QFrame):
    """`blank_asked`: to the next thing that is missing. `left`: Esc, back to the paper."""

    blank_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="status")
        self.saved = _Note("check", "ok")
        self.rules = _Note("ruler")
        self.blanks = Button("", "text-cursor-input", "warning", compact=True)
        self.tasks = _Note("list-checks")
        self.length = _Note("file-text")
        self.page_count = PageCount(self)
        self._tally = Tally()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("gap"), 0, theme.space("gap"), 0)
        row.setSpacing(theme.space("pad"))
        row.addWidget(self.saved)
        row.addWidget(self.rules)
        row.addStretch(1)
        row.addWidget(self.blanks)
        row.addWidget(self.tasks)
        row.addWidget(self.length)
        self._connect_signals()
        self.show_plan(None)
        self._fit()

    def _connect_signals(self) -> None:
        self.blanks.clicked.connect(self.blank_asked)
        self.page_count.counted.connect(self._show_length)
        theme.changed.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def show_plan(self, plan: Plan | None) -> None:
        self.page_count.note(plan)
        if plan is None:
            self._tally.forget()
            self.saved.say("Sẵn sàng", "check", "ok")
            self.rules.say("")
            self.show_tasks(0)
            self.length.say("Dữ liệu nằm trong máy này", "hard-drive")
            self.blanks.hide()
            return
        if not self.rules.isVisibleTo(self):
            self.saved.say("Đã lưu", "check", "ok")
        rules = ruleset(plan.ruleset)
        self.rules.say(rules.short_name, "ruler")
        self._tally.count(plan)
        self.blanks.setVisible(bool(self._tally.blanks))
        self._show_blanks(f"{self._tally.blanks} chỗ trống (F4)")
        self._show_length()

    def _show_blanks(self, words: str) -> None:
        if words != self.blanks.text():
            self.blanks.setText(words)

    def show_tasks(self, number: int) -> None:
        """So many stand in the plan's list or are read from its text."""
        self.tasks.say(f"{number} nhiệm vụ" if number else "", "list-checks")

    def show_words(self, selected: str = "", today: str = "", completed: str = "") -> None:
        """Of a screen without a plan: what is chosen there, and how it all stands."""
        self.rules.say(selected, "circle-dot")
        self.tasks.say(today, "calendar")
        self.length.say(completed, "hash")

    def _show_length(self) -> None:
        pages = self.page_count.pages
        self.length.say(" · ".join([f"{pages} trang"] * bool(pages) + [f"{self._tally.words} từ"]), "file-text")

    def show_saving(self) -> None:
        self.saved.say("Đang lưu…", "save")

    def show_saved(self, when: datetime.datetime) -> None:
        self.saved.say(f"Đã lưu {when:%H:%M}", "check", "ok")

    def show_trouble(self, sentence: str) -> None:
        self.saved.say(sentence, "circle-alert", "danger")

    def _fit(self) -> None:
        self.setFixedHeight(theme.size("status_bar"))
