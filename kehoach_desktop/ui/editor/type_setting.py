"""How a paragraph of the sheet is set: the height of its lines, where they break, what a stretch of it looks like."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from ...domain.font_widths import FontWidths
from ...domain.format_standard.rules import Align
from ...domain.layout.sheet import Paragraph, Span

_EXACT_ABOVE = 0.8  # of an exact line lies above the baseline, as on the printed page
_ALIGNMENTS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTER: Qt.AlignmentFlag.AlignHCenter,
    Align.JUSTIFY: Qt.AlignmentFlag.AlignJustify,
}


@dataclass(frozen=True, slots=True)
class LineMetrics:
    """What a line has above its baseline, and how far the next one lies below, in twips."""

    above: float
    pitch: float


def line_metrics(paragraph: Paragraph, fonts: FontWidths) -> LineMetrics:
    """As the printed page has them."""
    spacing = paragraph.look.spacing
    if spacing.exact is not None:
        return LineMetrics(spacing.exact.twips * _EXACT_ABOVE, spacing.exact.twips)
    size = paragraph.style.text.size
    above = fonts.above_baseline(size) * size.twips / size.pt
    return LineMetrics(above, int(fonts.line_height(size).twips * spacing.lines))


def frame_padding(paragraph: Paragraph) -> float:
    """Room above and below the lines that the frame of a stamp takes."""
    frame = paragraph.look.frame
    return frame.space.twips + frame.thickness.twips if frame else 0.0


@cache
def text_option(align: Align) -> QTextOption:
    found = QTextOption(_ALIGNMENTS[align])
    found.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    found.setUseDesignMetrics(True)
    return found


@cache
def label_width(label: Span, fonts: FontWidths) -> float:
    look = label.look
    return fonts.width(label.text, look.size, bold=look.bold, italic=look.italic).twips


def format_range(start: int, end: int, font: QFont, color: QColor | None = None) -> QTextLayout.FormatRange:
    made, format_ = QTextLayout.FormatRange(), QTextCharFormat()
    format_.setFont(font)
    if color is not None:
        format_.setForeground(color)
    made.start, made.length, made.format = start, end - start, format_
    return made
