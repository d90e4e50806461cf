"""A state as icon, word and tone: none of them is the only sign. As a widget, and painted for delegates.

Ground and icon are kept as pictures: drawing the vector costs more than all the rest of a row, and a list that is
searched paints a dozen at every key. The word is not part of the picture, or it would lose the smoothing of the screen.
"""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import paint_icon, theme

_BEFORE_ICON, _BEFORE_WORD, _AFTER_WORD = 6, 24, 6
_PARTS = 64  # of a dot of the screen: where within it a picture begins


def _font() -> QFont:
    return theme.font("caption", weight=QFont.Weight.Medium)


def chip_size(family: str, state: str, *, has_word: bool = True) -> QSize:
    """Without its word only where that is said elsewhere: a word is never cut."""
    return QSize(_size(family, state, has_word))


@lru_cache(64)
def _size(family: str, state: str, has_word: bool) -> QSize:
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
    size = _size(family, state, has_word)
    rect = QRectF(at, size)
    ink = theme.color(look.tone)
    ground = theme.color("surface" if is_on_selection else f"{look.tone}_soft")
    painter.save()
    _paint_ground(painter, rect, look.icon, ink, ground)
    if has_word:
        painter.setFont(_font())
        painter.setPen(ink)
        painter.drawText(rect.adjusted(theme.px(_BEFORE_WORD), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, look.word)
    painter.restore()
    return rect


def _paint_ground(painter: QPainter, rect: QRectF, icon: str, ink: QColor, ground: QColor) -> None:
    to_screen = painter.deviceTransform()
    scale = to_screen.m11()
    if to_screen.isRotating() or scale != to_screen.m22():
        _draw_ground(painter, rect, icon, ink, ground)
        return
    # Laid dot on dot, or it would be blurred: with a screen scaled to 150 % a row may begin in the middle of a dot.
    corner = to_screen.map(rect.topLeft())
    parts = [round((length - math.floor(length)) * _PARTS) for length in (corner.x(), corner.y())]
    picture = _picture(rect.width(), rect.height(), icon, ink.rgba(), ground.rgba(), scale, *parts)
    painter.drawPixmap(rect.topLeft() - QPointF(*parts) / (_PARTS * scale), picture)


@lru_cache(256)
def _picture(
    width: float, height: float, icon: str, ink: int, ground: int, scale: float, left: int, top: int
) -> QPixmap:
    """Ground and icon in the dots of the screen, begun `left` and `top` parts of a dot into the first one."""
    picture = QPixmap(math.ceil(width * scale) + 1, math.ceil(height * scale) + 1)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    rect = QRectF(left / (_PARTS * scale), top / (_PARTS * scale), width, height)
    _draw_ground(painter, rect, icon, QColor.fromRgba(ink), QColor.fromRgba(ground))
    painter.end()
    return picture


def _draw_ground(painter: QPainter, rect: QRectF, icon: str, ink: QColor, ground: QColor) -> None:
    side = theme.size("icon_chip")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, theme.radius("chip"), theme.radius("chip"))
    place = QRectF(rect.x() + theme.px(_BEFORE_ICON), rect.y() + (rect.height() - side) / 2, side, side)
    paint_icon(painter, place, icon, ink)


def _forget() -> None:
    _size.cache_clear()
    _picture.cache_clear()


theme.changed.connect(_forget)


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
