"""What stands in the place of the rows of a list when none is left: why, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme import theme
from .button import Button
from .text_label import TextLabel


class NothingFound(QWidget):
    """`cleared`: the way out was taken."""

    cleared = Signal()

    def __init__(self, way_out: str = "Xoá bộ lọc", *, side: str = "gap") -> None:
        super().__init__()
        self._side = side
        self.sentence = TextLabel("", role="muted")
        self.button = Button(way_out)
        self.button.clicked.connect(self.cleared)
        self.setFocusProxy(self.button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._fit()
        theme.changed.connect(self._fit)

    def say(self, sentence: str, way_out: str = "") -> None:
        self.sentence.setText(sentence)
        if way_out:
            self.button.setText(way_out)

    def _fit(self) -> None:
        side = theme.space(self._side)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(theme.space("gap"))
