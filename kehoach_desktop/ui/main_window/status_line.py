"""The foot of the window: whether all is saved, by which regulation, what is still missing, how long it is."""

import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ...domain.blanks import blanks
from ...domain.plan import Plan
from ...operations.rulesets import ruleset
from ..theme import restyle, theme
from ..widgets import Button, TextLabel


class StatusLine(QFrame):
    """`blank_asked`: to the next thing that is missing."""

    blank_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="status")
        self.saved = TextLabel("", "caption", lines=1)
        self.rules = TextLabel("", "caption", lines=1)
        self.blanks = Button("", "text-cursor-input", "quiet", compact=True)
        self.words = TextLabel("", "caption", lines=1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("gap"), 0, theme.space("gap"), 0)
        row.setSpacing(theme.space("pad"))
        row.addWidget(self.saved)
        row.addWidget(self.rules)
        row.addStretch(1)
        row.addWidget(self.blanks)
        row.addWidget(self.words)
        self.blanks.clicked.connect(self.blank_asked)
        self.show_plan(None)
        self._fit()
        theme.changed.connect(self._fit)

    def show_plan(self, plan: Plan | None) -> None:
        self.blanks.setVisible(plan is not None)
        if plan is None:
            for label in (self.saved, self.rules, self.words):
                label.setText("")
            return
        rules = ruleset(plan.ruleset)
        missing = len(blanks(plan, rules))
        self.rules.setText(rules.short_name)
        self.blanks.setVisible(bool(missing))
        self.blanks.setText(f"{missing} chỗ trống (F4)")
        count = sum(len(block.text.split()) for block in plan.blocks)
        self.words.setText(f"{count} từ")

    def show_saving(self) -> None:
        self.saved.setText("Đang lưu…")

    def show_saved(self, when: datetime.datetime) -> None:
        self.saved.setText(f"Đã lưu {when:%H:%M}")

    def show_trouble(self, sentence: str) -> None:
        self.saved.setText(sentence)

    def _fit(self) -> None:
        self.setFixedHeight(theme.size("status_bar"))
