"""Paragraphs in a cell whose parts differ in weight and colour: laid out once for a width, painted with their icon."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ..theme import paint_icon, theme

_AFTER_ICON = 6
_MOST_LINES = 12
_SURE = 0.99  # of the width: rather a line too many than one that finds no room


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    role: str = "text"
    weight: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`icon` stands before its first line, in the colour of `tone`; after `most` lines it ends in "…"."""

    pieces: tuple[Piece, ...]
    style: str = "body"
    icon: str = ""
    tone: str = "text"
    most: int = _MOST_LINES

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def paragraph(
    text: str, role: str = "text", style: str = "body", *, weight: int | None = None, most: int = 12
) -> Paragraph:
    return Paragraph((Piece(text, role, weight),), style, most=most)


def height_of(words: Paragraph, width: float) -> int:
    """Reckoned from the widths of words, of which few are new: laying out a thousand rows takes ten times as long."""
    return _line_count(words, round(width)) * theme.line_height(words.style)


@lru_cache(20_000)
def _line_count(words: Paragraph, width: int) -> int:
    room = (width - _indent(words)) * _SURE
    count, at = 1, 0.0
    for piece in words.pieces:
        gap = _advance(" ", words.style, piece.weight)
        for word in piece.text.split():
            wide = _advance(word, words.style, piece.weight)
            if at and at + wide > room:
                count, at = count + 1, 0.0
            if wide > room:
                # Broken within: each line loses up to a letter, and its end takes the rest of a line for itself.
                count, wide = count + int(wide / max(room - theme.line_height(words.style), 1)) + 1, 0.0
            at += wide + gap
    return min(count, words.most)


@lru_cache(20_000)
def _advance(word: str, style: str, weight: int | None) -> float:
    return QFontMetricsF(theme.font(style, weight=weight)).horizontalAdvance(word)


def paint_paragraph(painter: QPainter, rect: QRectF, words: Paragraph) -> None:
    if words.icon:
        side = theme.size("icon_chip")
        middle = (theme.line_height(words.style) - side) / 2
        paint_icon(painter, QRectF(rect.x(), rect.y() + middle, side, side), words.icon, theme.color(words.tone))
    _laid(words, round(rect.width())).draw(painter, QPointF(rect.x() + _indent(words), rect.y()))


def _indent(words: Paragraph) -> int:
    return theme.size("icon_chip") + theme.px(_AFTER_ICON) if words.icon else 0


@lru_cache(512)
def _laid(words: Paragraph, width: int) -> QTextLayout:
    room = max(width - _indent(words), 1)
    layout = _broken(words.text, words, room)
    if layout.lineCount() > words.most:
        last = layout.lineAt(words.most - 1)
        head = _utf16_head(words.text, last.textStart() + last.textLength()).rstrip()
        layout = _broken(f"{head}…", words, room)
        if layout.lineCount() > words.most:
            layout = _broken(f"{head.rsplit(' ', 1)[0]}…", words, room)
    return layout


def _broken(text: str, words: Paragraph, room: int) -> QTextLayout:
    layout = QTextLayout(text, theme.font(words.style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(words))
    step, number = theme.line_height(words.style), 0
    layout.beginLayout()
    while number <= words.most and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, number * step + (step - line.height()) / 2))
        number += 1
    layout.endLayout()
    return layout


def _formats(words: Paragraph) -> list[QTextLayout.FormatRange]:
    formats, start = [], 0
    for piece in words.pieces:
        one = QTextLayout.FormatRange()
        one.start, one.length = start, len(piece.text.encode("utf-16-le")) // 2  # Qt counts letters above U+FFFF twice
        look = QTextCharFormat()
        look.setForeground(theme.color(piece.role))
        look.setFont(theme.font(words.style, weight=piece.weight))
        one.format = look
        formats.append(one)
        start += one.length
    return formats


def _utf16_head(text: str, length: int) -> str:
    return text.encode("utf-16-le")[: 2 * length].decode("utf-16-le", "ignore")


def _forget() -> None:
    _line_count.cache_clear()
    _advance.cache_clear()
    _laid.cache_clear()


theme.changed.connect(_forget)
