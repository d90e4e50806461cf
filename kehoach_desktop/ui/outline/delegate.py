"""A row of the outline: how far it is set in says its level, an arrow that more stands under it."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ..theme import paint_icon, theme
from ..widgets import paint_row
from ..widgets.text_lines import is_cut, paint_lines, wrapped
from .entries import Entry
from .model import Role

Index = QModelIndex | QPersistentModelIndex
_LEFT, _STEP = 20, 16  # of the words of a row, and of each level
_ARROW, _ARROW_GAP = 12, 4
_RIGHT = 12


class OutlineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(120), theme.size("row_tree"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry | None = index.data(Role.ENTRY)
        if entry is None:
            return
        rect, state = QRectF(option.rect), option.state
        is_here = bool(index.data(Role.IS_HERE))
        painter.save()
        paint_row(
            painter,
            rect,
            is_selected=is_here,
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        if entry.has_children:
            name = "chevron-right" if index.data(Role.IS_CLOSED) else "chevron-down"
            paint_icon(painter, self._arrow(rect, entry), name, theme.color("text"))
        painter.setPen(theme.color("text" if entry.is_heading or is_here else "muted"))
        room = self._room(rect, entry)
        font = _font(is_here)
        paint_lines(painter, room, wrapped(entry.words, font, room.width(), 1), font, theme.line_height())
        painter.restore()

    def _room(self, rect: QRectF, entry: Entry) -> QRectF:
        left = theme.px(_LEFT + _STEP * entry.depth)
        high = theme.line_height()
        top = rect.top() + (rect.height() - high) // 2
        return QRectF(rect.left() + left, top, max(rect.width() - left - theme.px(_RIGHT), 1), high)

    def _arrow(self, rect: QRectF, entry: Entry) -> QRectF:
        side = theme.px(_ARROW)
        right = self._room(rect, entry).left() - theme.px(_ARROW_GAP)
        return QRectF(right - side, rect.center().y() - side / 2, side, side)

    def is_on_arrow(self, rect: QRectF, entry: Entry, x: float) -> bool:
        """Everything left of the words: no target is smaller than a finger."""
        return entry.has_children and x < self._room(rect, entry).left()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        entry: Entry | None = index.data(Role.ENTRY)
        if event.type() != QEvent.Type.ToolTip or entry is None:
            return False
        room = self._room(QRectF(option.rect), entry)
        lines = wrapped(entry.words, _font(bool(index.data(Role.IS_HERE))), room.width(), 1)
        QToolTip.showText(event.globalPos(), entry.words if is_cut(entry.words, lines) else "", view)
        return True


def _font(is_here: bool) -> QFont:
    return theme.font("body", weight=QFont.Weight.DemiBold if is_here else None)


def indicator(row: QRectF, depth: int) -> QRectF:
    """The line at the upper edge of a row, where a moved one would go."""
    left = theme.px(_LEFT + _STEP * depth)
    high = theme.size("ring")
    return QRectF(row.left() + left, row.top() - high / 2, row.width() - left - theme.px(_RIGHT), high)
