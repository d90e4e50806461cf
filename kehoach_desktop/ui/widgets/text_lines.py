"""Text in lines of the height that two stacked marks need; the last line allowed ends in "…" when more follows."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


def wrapped(text: str, font: QFont, width: float, most: int | None = None) -> list[str]:
    """The lines of `text`, broken between words; with `most` lines the last one holds what fits."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _broken(paragraph, font, width)
    if most is None or len(lines) <= most:
        return lines
    rest = " ".join(line.strip() for line in lines[most - 1 :])
    return [*lines[: most - 1], elided(rest, font, width)]


def elided(text: str, font: QFont, width: float) -> str:
    """One line of `text`, cut behind a word; within one only where no whole word finds room."""
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    kept = cut.removesuffix("…")
    if cut == text or not text.startswith(kept) or text[len(kept) : len(kept) + 1] in ("", " "):
        return cut
    words = kept.rpartition(" ")[0].rstrip(" ,;·")
    return f"{words}…" if words else cut


def _broken(paragraph: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        lines.append(_utf16_part(paragraph, line.textStart(), line.textLength()).rstrip())
    layout.endLayout()
    return lines or [""]


def _utf16_part(text: str, start: int, length: int) -> str:
    """Qt counts a letter above U+FFFF as two."""
    if text.isascii() or max(text) <= "\uffff":
        return text[start : start + length]
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")


def is_cut(text: str, lines: list[str]) -> bool:
    return "".join(" ".join(lines).split()) != "".join(text.split())


def paint_lines(
    painter: QPainter,
    rect: QRectF,
    lines: list[str],
    font: QFont,
    line_height: int,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """From the top of `rect`, in the pen of the painter."""
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    above, below = _reach(font.toString())
    baseline = rect.top() + max(0, line_height - above - below) // 2 + above
    part = {Qt.AlignmentFlag.AlignRight: 1.0, Qt.AlignmentFlag.AlignHCenter: 0.5}.get(align, 0.0)
    for line in lines:
        shift = part * (rect.width() - metrics.horizontalAdvance(line)) if part else 0.0
        painter.drawText(QPointF(rect.left() + max(shift, 0.0), baseline), line)
        baseline += line_height


_TALLEST = "ẮẤẨẪẾỂỄỐỔỖỨỬỮỰỴợặệgjpqyQ"


@lru_cache(64)
def _reach(font_name: str) -> tuple[int, int]:
    """How far the letters go above and below their line: in some fonts two stacked marks rise over the ascent."""
    font = QFont()
    font.fromString(font_name)
    ink = QFontMetricsF(font).tightBoundingRect(_TALLEST)
    return math.ceil(-ink.top()), math.ceil(ink.bottom())
