"""What stands beside the text: the bar and the role of the current block, the icons of findings."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ..theme import paint_icon, theme
from ..widgets.text_lines import paint_lines
from .arrangement import Arrangement
from .hand import Hand
from .marks import FINDINGS, Mark, Marks
from .painting import colour
from .role_words import ROLE_WORDS
from .rows import Row

_BAR_WIDTH, _BAR_GAP, _WORD_GAP = 3, 10, 7
_ICON, _ICON_GAP = 16, 8


class Margins:
    """Draws beside the rows of a paper, in pixels of its view."""

    def __init__(self, place: Arrangement, hand: Hand, marks: Marks) -> None:
        self._place, self._hand, self._marks = place, hand, marks

    def paint(self, painter: QPainter, rows: Iterable[Row]) -> None:
        """The bar and the role beside the current block, and the icons of findings."""
        for row in rows:
            if row.block is not None and row.block.id == self._hand.head.spot:
                self._paint_current(painter, row)
            for mark, box in self._icons(row):
                paint_icon(painter, box, FINDINGS[mark.kind], theme.color(mark.kind.value))

    def _paint_current(self, painter: QPainter, row: Row) -> None:
        assert row.block is not None
        box = self._place.on_screen(QRectF(0, row.top, 0, row.lines_height))
        bar = QRectF(box.x() - _BAR_GAP - _BAR_WIDTH, box.y(), _BAR_WIDTH, box.height())
        painter.fillRect(bar, colour("accent_text"))
        room = bar.x() - _WORD_GAP - max(self._place.page_box().x(), _WORD_GAP)
        lines = role_lines(ROLE_WORDS[row.block.role], room)
        high = theme.line_height("caption")
        first = min(row.metrics.pitch * self._place.scale, box.height())
        beside = QRectF(bar.x() - _WORD_GAP - room, box.y() + max((first - high) / 2, 0), room, high)
        painter.setPen(colour("muted"))
        paint_lines(painter, beside, lines, theme.font("caption"), high, Qt.AlignmentFlag.AlignRight)

    def _icons(self, row: Row) -> list[tuple[Mark, QRectF]]:
        """The findings of a row with the places of their icons, one under the other in the right margin."""
        found: list[tuple[Mark, QRectF]] = []
        for mark in self._marks.of(row.spots):
            if mark.kind in FINDINGS and row.holds(mark.place):
                line = row.line_of(row.position(mark.place))
                right = self._place.on_screen(QRectF(self._hand.rows.page.text_width.twips, row.line_top(line), 0, 0))
                x = min(right.x() + _ICON_GAP, self._place.view_width - _ICON - 2)
                taken = sum(1 for _, box in found if abs(box.y() - right.y()) < 1)
                found.append((mark, QRectF(x + taken * (_ICON + 2), right.y(), _ICON, _ICON)))
        return found

    def finding_at(self, point: QPointF, rows: Iterable[Row]) -> Mark | None:
        """The finding whose icon is at a point of the view."""
        return next((mark for row in rows for mark, box in self._icons(row) if box.contains(point)), None)


def role_lines(words: str, room: float) -> list[str]:
    """What a role is called, in what fits: one line or two, without the mark in brackets, at last cut short."""
    metrics = QFontMetrics(theme.font("caption"))
    name, _, mark = words.partition(" (")
    wishes = [[words], [name, f"({mark}"] if mark else name.rsplit(" ", 1), [name], name.rsplit(" ", 1)]
    for lines in wishes:
        if all(metrics.horizontalAdvance(line) <= room for line in lines):
            return lines
    return [metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(room))] if room > 0 else []
