"""Paints the picture by agency: names, stacked bars with their counts, figures, and what the colours mean."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ...domain.tasks import Tally
from ..theme import theme
from ..widgets import Flow, paint_ring
from ..widgets.text_lines import paint_lines, wrapped
from .agency_rows import PARTS, AgencyColumn, AgencyRow, Part, text_of

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_BAR, _CORNER, _GAP = 18, 3, 1


class AgencyHeader(QHeaderView):
    """Titles of one or two lines."""

    def __init__(self, titles: Sequence[str], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._titles = titles
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.size("header"))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, theme.color("raised"))
        font, high = theme.font("caption", weight=QFont.Weight.DemiBold), theme.line_height("caption")
        lines = self._titles[logical].split("\n")
        painter.setPen(theme.color("muted"))
        is_figure = logical > 1
        align = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
        side = theme.space("gap") if is_figure else theme.space("pad")
        room = area.adjusted(side, 0, -side, 0)
        room.setTop(area.center().y() - high * len(lines) / 2)
        paint_lines(painter, room, lines, font, high, align)
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), theme.color("line"))
        painter.restore()


class AgencyDelegate(QStyledItemDelegate):
    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: AgencyRow = index.data(ROW)
        cell, column = QRectF(option.rect), AgencyColumn(index.column())
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(cell, Qt.ClipOperation.IntersectClip)
        self._paint_ground(painter, cell, is_selected=is_selected, is_total=row.key is None)
        is_strong = is_selected or row.key is None
        font = theme.font(weight=QFont.Weight.DemiBold if is_strong else None)
        painter.setPen(theme.color("text"))
        if column is AgencyColumn.NAME:
            room = cell.adjusted(theme.space("pad"), 0, -theme.space("unit"), 0)
            lines = wrapped(row.name, font, room.width(), 2)
            step = theme.line_height() if len(lines) == 1 else theme.px(18)
            room.setTop(cell.center().y() - step * len(lines) / 2)
            paint_lines(painter, room, lines, font, step)
        elif column is AgencyColumn.PICTURE:
            _paint_parts(painter, cell.adjusted(theme.space("pad"), 0, -theme.space("gap"), 0), row)
        else:
            painter.setFont(font)
            if column is AgencyColumn.LATE and row.tally.open_late:
                painter.setPen(theme.color("danger"))
            room = cell.adjusted(0, 0, -theme.space("gap"), 0)
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, align, text_of(row, column))
        self._paint_ring(painter, cell, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, cell: QRectF, *, is_selected: bool, is_total: bool) -> None:
        if is_selected:
            painter.fillRect(cell, theme.color("accent_soft"))
            left = -self._table.horizontalHeader().offset()
            painter.fillRect(QRectF(left, cell.y(), theme.size("bar"), cell.height()), theme.color("accent_text"))
        elif is_total:
            painter.fillRect(cell, theme.color("raised"))
        painter.fillRect(QRectF(cell.x(), cell.bottom() - 1, cell.width(), 1), theme.color("line"))

    def _paint_ring(self, painter: QPainter, cell: QRectF, index: Index) -> None:
        if self._table.hasFocus() and self._table.currentIndex().row() == index.row():
            header = self._table.horizontalHeader()
            paint_ring(painter, QRectF(-header.offset(), cell.y(), header.length(), cell.height()), 0)


def _paint_parts(painter: QPainter, room: QRectF, row: AgencyRow) -> None:
    """As long as the agency has tasks; a count is written where its part is wide enough."""
    count = row.size
    if not count or not row.of:
        return
    high = theme.px(_BAR)
    whole = QRectF(room.x(), round(room.center().y() - high / 2), max(room.width() * count / row.of, high / 2), high)
    outline = QPainterPath()
    outline.addRoundedRect(whole, theme.px(_CORNER), theme.px(_CORNER))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipPath(outline, Qt.ClipOperation.IntersectClip)
    font = theme.font("caption", weight=QFont.Weight.DemiBold)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    left = whole.x()
    for kind in PARTS:
        own = getattr(row.tally, kind.name)
        if not own:
            continue
        wide = whole.width() * own / count
        part = QRectF(left, whole.y(), max(wide - _GAP, 1), high)
        _paint_part(painter, part, kind)
        if metrics.horizontalAdvance(str(own)) + theme.px(4) <= part.width():
            painter.setPen(theme.color(kind.role if kind.is_pale else "surface"))
            painter.drawText(part, Qt.AlignmentFlag.AlignCenter, str(own))
        left += wide
    painter.restore()


def _paint_part(painter: QPainter, part: QRectF, kind: Part) -> None:
    painter.fillRect(part, theme.color(kind.role))
    if kind.is_pale and part.width() > 2:
        painter.fillRect(part.adjusted(1, 1, -1, -1), theme.color(f"{kind.role}_soft"))


class _Meaning(QWidget):
    """A colour, and what it stands for."""

    def __init__(self, kind: Part) -> None:
        super().__init__()
        self._kind, self._words = kind, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        self._words = f"{self._kind.word} {count}"
        self.setAccessibleName(self._words)
        self.setVisible(bool(count))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(theme.font("caption")).horizontalAdvance(self._words)
        return QSize(round(wide) + theme.px(20) + 2, theme.line_height("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(12)
        _paint_part(painter, QRectF(0, round((self.height() - side) / 2), side, side), self._kind)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text"))
        room = QRectF(self.rect()).adjusted(theme.px(18), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words)


class Legend(QWidget):
    """What the colours mean, with how many tasks there are of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._meanings = [(kind, _Meaning(kind)) for kind in PARTS]
        self._flow = Flow(self)
        for _, meaning in self._meanings:
            self._flow.addWidget(meaning)
        self._fit()
        theme.changed.connect(self._fit)

    def show_tally(self, tally: Tally) -> None:
        for kind, meaning in self._meanings:
            meaning.show_count(getattr(tally, kind.name))

    def _fit(self) -> None:
        side, above = theme.space("pad"), theme.space("unit")
        self._flow.setContentsMargins(side, above, side, above)
        self._flow.setSpacing(theme.space("pad"))
        self.updateGeometry()
