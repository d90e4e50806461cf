"""A state as icon, word and tone: none of them is the only sign. As a widget, and painted for delegates."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import paint_icon, theme

_BEFORE_ICON, _BEFORE_WORD, _AFTER_WORD = 6, 24, 6


def _font() -> QFont:
    return theme.font("caption", weight=QFont.Weight.Medium)


def chip_size(family: str, state: str, *, has_word: bool = True) -> QSize:
    """Without its word only where that is said elsewhere: a word is never cut."""
    if not has_word:
        return QSize(2 * theme.px(_BEFORE_ICON) + theme.size("icon_chip"), theme.size("chip"))
    word = theme.chip(family, state).word
    width = theme.px(_BEFORE_WORD) + QFontMetrics(_font()).horizontalAdvance(word) + theme.px(_AFTER_WORD)
    return QSize(width, theme.size("chip"))


def paint_chip(
    painter: QPainter, at: QPointF, family: str, state: str, *, is_on_selection: bool = False, has_word: bool = True
) -> QRectF:
    """Draws the chip with its left top at `at` and answers where it stands; on a selected row it is on `surface`."""
    look = theme.chip(family, state)
    rect = QRectF(at, chip_size(family, state, has_word=has_word))
    side = theme.size("icon_chip")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface" if is_on_selection else f"{look.tone}_soft"))
    painter.drawRoundedRect(rect, theme.radius("chip"), theme.radius("chip"))
    icon = QRectF(rect.x() + theme.px(_BEFORE_ICON), rect.y() + (rect.height() - side) / 2, side, side)
    paint_icon(painter, icon, look.icon, theme.color(look.tone))
    painter.setFont(_font())
    painter.setPen(theme.color(look.tone))
    if has_word:
        painter.drawText(rect.adjusted(theme.px(_BEFORE_WORD), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, look.word)
    painter.restore()
    return rect


class Chip(QWidget):
    """Says a state; takes no focus, as there is nothing to do with it."""

    def __init__(self, family: str, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family, self._state = family, state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._say()
        theme.changed.connect(self._say)

    def set_state(self, state: str) -> None:
        self._state = state
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(theme.chip(self._family, self._state).word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self._family, self._state)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QPointF(0, 0), self._family, self._state)
