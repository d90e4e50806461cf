"""The tabs of the inspector: as wide as their words in bold, so that none moves when another one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar

from ..theme import theme

_SIDE = 8  # left and right of a word, where there is the room
_RING = 2  # around the current one while it has the focus; the word stands inside


class Tabs(QTabBar):
    """Where there is little room the gaps between the words give way, never the words."""

    def __init__(self, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(False)
        for word in words:
            self.addTab(word)

    def _least(self, index: int) -> int:
        return QFontMetrics(theme.font("strong")).horizontalAdvance(self.tabText(index)) + 2 * _RING

    def tabSizeHint(self, index: int) -> QSize:
        words = sum(self._least(one) for one in range(self.count()))
        most = 2 * (theme.px(_SIDE) - _RING) * self.count()
        sides = max(min(self.width() - words, most), 0) if self.isVisible() else most
        return QSize(self._least(index) + sides // max(self.count(), 1), super().tabSizeHint(index).height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(self._least(index), super().minimumTabSizeHint(index).height())

    def minimumSizeHint(self) -> QSize:
        return QSize(sum(self._least(one) for one in range(self.count())), super().minimumSizeHint().height())
