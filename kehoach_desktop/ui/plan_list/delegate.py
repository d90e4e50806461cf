"""A row of the list: the subject on two lines, then number and date, and the chip of how far the plan has come."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ...operations.listing import PlanRow
from ..theme import theme
from ..widgets import chip_size, paint_chip, paint_row
from ..widgets.text_lines import paint_lines, wrapped
from .model import ROW
from .words import number_and_date, subject_of

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 76
_LINES = 2
_EDGE = 6  # above the first line


class PlanDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = QRectF(option.rect), option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_row(
            painter,
            rect,
            is_selected=is_selected,
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        painter.fillRect(QRectF(rect.x(), rect.bottom(), rect.width(), 1), theme.color("line"))
        row = index.data(ROW)
        if row is not None:
            side = theme.space("gap")
            _paint(painter, rect.adjusted(side, theme.px(_EDGE), -side, -theme.px(_EDGE)), row, is_selected)
        painter.restore()


def _paint(painter: QPainter, room: QRectF, row: PlanRow, is_selected: bool) -> None:
    """The number, the date and the chip are never cut; the subject is, after two lines."""
    font = theme.font("body", weight=QFont.Weight.DemiBold if is_selected else None)
    painter.setPen(theme.color("text"))
    paint_lines(painter, room, wrapped(subject_of(row), font, room.width(), _LINES), font, theme.line_height("body"))
    chip = chip_size("plan", row.status)
    painter.setPen(theme.color("muted"))
    font = theme.font("caption")
    words = QFontMetricsF(font).elidedText(
        number_and_date(row), Qt.TextElideMode.ElideMiddle, room.width() - chip.width() - theme.space("unit")
    )
    top = room.bottom() - chip.height()
    painter.setFont(font)
    painter.drawText(QRectF(room.x(), top, room.width(), chip.height()), Qt.AlignmentFlag.AlignVCenter, words)
    at = QPointF(room.right() - chip.width(), top)
    paint_chip(painter, at, "plan", row.status, is_on_selection=is_selected)
