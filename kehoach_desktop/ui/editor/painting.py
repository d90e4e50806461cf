"""Draws rows of the paper: grounds first, then the letters, then what stands beside them.

The painter is scaled so that one unit is a twip; what must be as thick as a pixel is drawn with cosmetic pens. Colours
are asked for at the moment of painting.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ..theme import theme
from .caret import CaretMoves, Selection
from .marks import FINDINGS, Mark, MarkKind, Marks
from .rows import Inks, Kind, Row

_UNDERLINES = {MarkKind.AGENCY: Qt.PenStyle.DotLine, MarkKind.DEADLINE: Qt.PenStyle.DashLine}
_GROUNDS = (MarkKind.HIT, MarkKind.CURRENT_HIT)
_UNDERLINE_DROP = 0.16  # of the size of the letters, below the baseline
_PILL_ABOVE, _PILL_BELOW = 0.86, 0.26  # of the size: round the letters, clear of the lines above and below
_PILL_RADIUS = 0.25
_UNDERLINE_PX, _EDGE_PX = 1.0, 1.0  # more would be two dots here and one there


def colour(role: str) -> QColor:
    """The colour of a role on the paper."""
    return theme.paper_color(role)


def inks() -> Inks:
    return Inks(blank=colour("on_blank"), hint=colour("muted"))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn besides the text."""

    moves: CaretMoves
    marks: Marks
    selection: Selection


class RowPainter:
    """Draws the rows that one paint event needs. `scale` is pixels to the twip."""

    def __init__(self, painter: QPainter, scale: float, shown: Shown) -> None:
        self._painter, self._scale, self._shown = painter, scale, shown
        self._ink = colour("ink")

    def draw(self, rows: Iterable[Row]) -> None:
        visible = list(rows)
        for row in visible:
            self._draw_grounds(row)
        for row in visible:
            self._draw_text(row)
            self._draw_lines(row)

    # ------------------------------------------------------------ below the letters

    def _draw_grounds(self, row: Row) -> None:
        row.lay_out()
        for part, start, end in row.part_ranges():
            if part.kind is Kind.BLANK:
                self._draw_pill(row, start, end)
        for mark, start, end in self._marks(row):
            if mark.kind in _GROUNDS:
                role = "find" if mark.kind is MarkKind.HIT else "selection"
                self._fill(row.boxes(start, end), colour(role))
        for start, end in self._chosen(row):
            self._fill(self._chosen_boxes(row, start, end), colour("selection"))

    def _chosen(self, row: Row) -> Iterator[tuple[int, int]]:
        """What of a row shows as selected: a blank that stands for no letters does when the caret is at it."""
        selection = self._shown.selection
        if selection.is_empty:
            for part, start, end in row.part_ranges():
                if part.kind is Kind.BLANK and not part.length and part.spot == selection.head.spot:
                    yield start, end
        elif chosen := self._shown.moves.selected_in(row, selection):
            yield chosen

    def _chosen_boxes(self, row: Row, start: int, end: int) -> Iterator[QRectF]:
        """The selected letters; an empty row that lies inside a selection shows a narrow box."""
        for box in row.boxes(start, end):
            yield box if box.width() else QRectF(box.left(), box.top(), box.height() / 4, box.height())

    def _fill(self, boxes: Iterable[QRectF], color: QColor) -> None:
        for box in boxes:
            self._painter.fillRect(box, color)

    def _draw_pill(self, row: Row, start: int, end: int) -> None:
        size = row.paragraph.style.text.size.twips
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setBrush(colour("blank"))
        self._painter.setPen(_pen(colour("on_blank"), _EDGE_PX, Qt.PenStyle.DashLine))
        for box in row.boxes(start, end):
            baseline = box.top() + row.metrics.above
            pill = QRectF(box.left(), baseline - size * _PILL_ABOVE, box.width(), size * (_PILL_ABOVE + _PILL_BELOW))
            self._painter.drawRoundedRect(pill, size * _PILL_RADIUS, size * _PILL_RADIUS)
        self._painter.restore()

    # ------------------------------------------------------------ letters

    def _draw_text(self, row: Row) -> None:
        self._painter.setPen(QPen(self._ink))  # a colour alone would leave the pen of a mark as thick as it was
        row.lay_out().draw(self._painter, QPointF(row.x, row.top))
        if row.label_font:
            self._painter.setFont(row.label_font)
            left = row.x + row.paragraph.look.first_line.twips
            self._painter.drawText(QPointF(left, row.baseline(0)), row.label)
        for mark, start, end in self._marks(row):
            if style := _UNDERLINES.get(mark.kind):
                self._underline(row, start, end, style)

    def _underline(self, row: Row, start: int, end: int, style: Qt.PenStyle) -> None:
        self._painter.setPen(_pen(colour("muted"), _UNDERLINE_PX, style))
        drop = row.metrics.above + row.paragraph.style.text.size.twips * _UNDERLINE_DROP
        for box in row.boxes(start, end):
            y = box.top() + drop
            self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _marks(self, row: Row) -> Iterator[tuple[Mark, int, int]]:
        """The marks of a row with their places in what it shows."""
        for mark in self._shown.marks.of(row.spots):
            if mark.kind not in FINDINGS:
                yield mark, *mark_range(row, mark)

    # ------------------------------------------------------------ lines of the regulation

    def _draw_lines(self, row: Row) -> None:
        line, frame, look = row.paragraph.line, row.paragraph.look.frame, row.paragraph.look
        if line is not None:
            middle = row.column.left + row.column.width / 2
            half = line.length.twips / 2
            above = row.line_top(0 if line.drop.twips < 0 else row.line_count() - 1)
            y = above + line.drop.twips
            self._painter.setPen(self._true_pen(line.thickness.twips))
            self._painter.drawLine(QPointF(middle - half, y), QPointF(middle + half, y))
        if frame is not None:
            edge = frame.space.twips + frame.thickness.twips / 2
            self._painter.setPen(self._true_pen(frame.thickness.twips))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            width = row.column.width - look.left.twips - look.right.twips
            self._painter.drawRect(QRectF(row.x, row.top - edge, width, row.lines_height + 2 * edge))

    def _true_pen(self, thickness: float) -> QPen:
        """As thick as on the page, but never thinner than a pixel."""
        return _pen(self._ink, max(thickness * self._scale, 1.0), Qt.PenStyle.SolidLine)


def mark_range(row: Row, mark: Mark) -> tuple[int, int]:
    """Where a mark lies in what a row shows."""
    return row.position(mark.place), row.position(replace(mark.place, offset=mark.end))


def _pen(color: QColor, width: float, style: Qt.PenStyle) -> QPen:
    pen = QPen(color, width, style)
    pen.setCosmetic(True)
    return pen
