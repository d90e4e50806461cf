"""Paints the rows: headings over the whole width, tasks cell by cell."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ..theme import paint_icon, theme
from ..widgets import paint_ring
from . import words
from .cells import paint_cell
from .model import LINE, Column, Heading, Item, status_word
from .scale import Scale
from .timeline import paint_timeline

Index = QModelIndex | QPersistentModelIndex
_TASK, _HEADING = 44, 32
_CHEVRON = 8  # of a heading: from the left edge
_TITLE = 32


def task_height() -> int:
    return theme.px(_TASK)


def heading_height() -> int:
    return theme.px(_HEADING)


def is_on_chevron(x: float) -> bool:
    return x < theme.px(_TITLE)


class TaskDelegate(QStyledItemDelegate):
    def __init__(self, table: QTableView, scale: Scale) -> None:
        super().__init__(table)
        self._table, self._scale = table, scale

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, line = QRectF(option.rect), index.data(LINE)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        has_ring = self._has_focus(index)
        painter.save()
        if has_ring or isinstance(line, Heading):
            # These go over the whole row, and each cell paints its part: a part may be painted alone.
            painter.setClipRect(cell, Qt.ClipOperation.IntersectClip)
        _paint_ground(painter, cell, index.column(), is_heading=isinstance(line, Heading), is_selected=is_selected)
        if isinstance(line, Heading):
            _paint_heading(painter, self._row_around(cell), line)
        elif isinstance(line, Item) and index.column() == Column.TIMELINE:
            paint_timeline(painter, cell, line.entry, self._scale)
        elif isinstance(line, Item):
            paint_cell(painter, cell, line, Column(index.column()), is_selected=is_selected)
        if has_ring:
            paint_ring(painter, self._row_around(cell), 0)
        painter.restore()

    def _row_around(self, cell: QRectF) -> QRectF:
        """The columns are together as wide as their room."""
        return QRectF(0, cell.y(), self._table.viewport().width(), cell.height())

    def _has_focus(self, index: Index) -> bool:
        return self._table.hasFocus() and self._table.currentIndex().row() == index.row()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        line = index.data(LINE)
        tip = ""
        if isinstance(line, Item):
            tip = words.tip_of(line.entry, status_word(line.entry))
        elif isinstance(line, Heading):
            tip = line.title
        QToolTip.showText(event.globalPos(), tip, view)
        return True


def _paint_ground(painter: QPainter, cell: QRectF, column: int, *, is_heading: bool, is_selected: bool) -> None:
    """The whole row is one mark: its bar stands at the left edge of the row, not of each cell."""
    if is_selected:
        painter.fillRect(cell, theme.color("accent_soft"))
    elif is_heading:
        painter.fillRect(cell, theme.color("raised"))
    painter.fillRect(QRectF(cell.x(), cell.bottom() - 1, cell.width(), 1), theme.color("line"))
    if is_selected and column == Column.NUMBER:
        painter.fillRect(QRectF(cell.x(), cell.y(), theme.size("bar"), cell.height()), theme.color("accent_text"))


def _paint_heading(painter: QPainter, row: QRectF, line: Heading) -> None:
    mark = theme.size("icon_chip")
    at = QRectF(row.x() + theme.px(_CHEVRON) + theme.px(2), row.center().y() - mark / 2, mark, mark)
    name = "chevron-right" if line.is_folded else "chevron-down"
    paint_icon(painter, at, name, theme.color("text"))
    font, small = theme.font(weight=QFont.Weight.DemiBold), theme.font("caption")
    count = words.count_of(line.group)
    left, gap = row.x() + theme.px(_TITLE), theme.space("unit")
    needed = QFontMetricsF(small).horizontalAdvance(count) + theme.space("gap") + gap
    title, wide = _title(line.title, row.right() - left - needed)
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    painter.drawText(QRectF(left, row.y(), wide + 1, row.height()), Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(small)
    painter.setPen(theme.color("muted"))
    rest = QRectF(left + wide + gap, row.y(), needed, row.height())
    painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, count)


@lru_cache(512)
def _title(text: str, room: float) -> tuple[str, float]:
    metrics = QFontMetricsF(theme.font(weight=QFont.Weight.DemiBold))
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return cut, metrics.horizontalAdvance(cut)


theme.changed.connect(_title.cache_clear)
