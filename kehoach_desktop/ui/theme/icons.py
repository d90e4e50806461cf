"""Icons: Lucide's vectors in the colour of a role, sharp at every size and scale.

An icon remembers its role, not its colour, and is drawn in the scheme of the moment.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ...paths import resource_text

ColourOf = Callable[[str], QColor]

ICON_AND_GAP = QSize(20, 16)  # an icon of 16 and the gap before the word of its button
STROKE = 1.9  # at 16 px
STROKE_RAIL = 1.75  # at 22 px
STROKE_CHIP = 2.2  # at 14 px
STROKE_MARK = 2.4  # arrows and ticks inside controls
_RAIL, _CHIP = 22, 14


@cache
def _source(name: str) -> str:
    return resource_text(f"icons/{name}.svg")


@cache
def svg(name: str, colour: str, stroke: float) -> bytes:
    """The file of an icon with its colour and the width of its lines, in the 24 parts of its side."""
    text = _source(name).replace("currentColor", colour)
    return re.sub(r'stroke-width="2"', f'stroke-width="{stroke}"', text).encode()


def stroke_for(side: float) -> float:
    """Thinner where the icon is large, so that all look drawn with one pen."""
    if side <= _CHIP:
        return STROKE_CHIP
    return STROKE if side < _RAIL else STROKE_RAIL


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor, stroke: float | None = None) -> None:
    """Draws the vector into `rect`, for delegates and widgets that paint themselves."""
    side = min(rect.width(), rect.height())
    _renderer(name, colour.name(), stroke or stroke_for(side)).render(painter, rect)


@lru_cache(128)
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    """Kept: reading the vector costs more than drawing it, and a list draws the same few in every row."""
    return QSvgRenderer(QByteArray(svg(name, colour, stroke)))


class _Engine(QIconEngine):
    """Asks for the colour of its role each time it draws."""

    def __init__(self, colour_of: ColourOf, name: str, role: str, on: str, stroke: float | None) -> None:
        super().__init__()
        self._colour_of, self._name, self._role, self._on, self._stroke = colour_of, name, role, on, stroke

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        if mode == QIcon.Mode.Disabled:
            return self._colour_of("disabled")
        return self._colour_of(self._on if state == QIcon.State.On else self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())  # wider than high: the rest is the gap before a word
        square = QRectF(rect.x(), rect.y() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, square, self._name, self._colour(mode, state), self._stroke)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """`size` is independent of the screen, the pixmap has the screen's dots."""
        side = min(size.width(), size.height())
        colour, stroke = self._colour(mode, state).name(), self._stroke or stroke_for(side)
        key = f"kehoach-{self._name}-{colour}-{stroke}-{size.width()}x{size.height()}@{scale}"
        found = QPixmap()
        if not QPixmapCache.find(key, found):
            found = QPixmap((QSizeF(size) * scale).toSize())
            found.setDevicePixelRatio(scale)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            square = QRectF(0, (size.height() - side) / 2, side, side)
            paint_icon(painter, square, self._name, QColor(colour), stroke)
            painter.end()
            QPixmapCache.insert(key, found)
        return found

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _kept(_Engine(self._colour_of, self._name, self._role, self._on, self._stroke))

    def key(self) -> str:
        return "kehoach"

    def iconName(self) -> str:
        return self._name


_engines: list[_Engine] = []  # QIcon keeps the C++ half of an engine, somebody must keep the Python half


def _kept(engine: _Engine) -> _Engine:
    _engines.append(engine)
    return engine


@cache
def role_icon(colour_of: ColourOf, name: str, role: str, on: str, stroke: float | None) -> QIcon:
    """`on` is the role while its button is pressed in; without a stroke it goes by the size drawn."""
    _source(name)  # a name that does not exist fails here, not while painting
    return QIcon(_kept(_Engine(colour_of, name, role, on, stroke)))
