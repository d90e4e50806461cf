"""An empty screen that teaches: what belongs here, and the ways to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ..theme import restyle, theme
from .card import WayCard
from .icon_mark import IconMark
from .text_label import TextLabel


class EmptyState(QWidget):
    """Icon, title, a sentence; then cards, each a way on, and a note at the foot."""

    def __init__(self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="canvas")  # where the paper will lie
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(IconMark(icon_name, "muted", "icon_empty"))
        self._column.addWidget(TextLabel(title, "display"))
        self._column.addWidget(TextLabel(sentence, role="muted"))
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self._inner, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)
        self._fit()
        theme.changed.connect(self._fit)

    def add_way(self, icon_name: str, title: str, sentence: str, keys: str = "", *, is_main: bool = False) -> WayCard:
        """The card; whoever adds it joins its `clicked`."""
        card = WayCard(icon_name, title, sentence, keys, is_main=is_main)
        self._column.addWidget(card)
        return card

    def add_note(self, words: str, icon_name: str = "info") -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.space("unit"))
        row.addWidget(IconMark(icon_name, "muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(words, role="muted"), 1)
        self._column.addLayout(row)

    def _fit(self) -> None:
        self._column.setSpacing(theme.space("unit"))
        self._inner.setMinimumWidth(theme.px(320))
        self._inner.setMaximumWidth(theme.px(560))
        self.setMinimumWidth(theme.px(340))
