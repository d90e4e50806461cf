"""A row of the list of templates: icon, name on one line or two, kind and count."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..theme import paint_icon, theme
from ..widgets import paint_row
from ..widgets.text_lines import paint_lines, wrapped
from .templates_model import TemplateRole

Index = QModelIndex | QPersistentModelIndex
_ROW, _EDGE = 56, 6
_ICON_SIDE = 20
_BOLD = 600


class TemplateDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        words = self._lines(_name(index), self._room(width)) * theme.line_height("body") + theme.line_height("caption")
        return QSize(width, max(theme.px(_ROW), words + 2 * theme.px(_EDGE)))

    def _left(self) -> int:
        return theme.space("pad") + theme.px(_ICON_SIDE) + theme.px(14)

    def _room(self, width: int) -> int:
        return width - self._left() - theme.space("gap")

    def _lines(self, name: str, room: int) -> int:
        """One, or two: as many as the name takes when it is the bold one of the chosen row."""
        return len(wrapped(name, theme.font(weight=_BOLD), room, 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect = option.rect
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_row(
            painter,
            QRectF(rect),
            is_selected=is_chosen,
            is_hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(option.state & QStyle.StateFlag.State_HasFocus),
        )
        self._paint_icon(painter, rect, str(index.data(TemplateRole.ICON)), is_chosen)
        self._paint_texts(painter, rect, index, is_chosen)
        if not is_chosen:
            painter.setPen(theme.color("line"))
            painter.drawLine(rect.x() + self._left(), rect.bottom(), rect.right() - theme.space("gap"), rect.bottom())
        painter.restore()

    def _paint_icon(self, painter: QPainter, rect: QRect, name: str, is_chosen: bool) -> None:
        side = theme.px(_ICON_SIDE)
        box = QRectF(rect.x() + theme.space("pad"), rect.y() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, box, name, theme.color("accent_text" if is_chosen else "muted"))

    def _paint_texts(self, painter: QPainter, rect: QRect, index: Index, is_chosen: bool) -> None:
        """In the middle of a row that has room for the bold name, which may take a line more."""
        room, left = self._room(rect.width()), rect.x() + self._left()
        high, low = theme.line_height("body"), theme.line_height("caption")
        font = theme.font(weight=_BOLD) if is_chosen else theme.font()
        lines = wrapped(_name(index), font, room, 2)
        top = rect.y() + (rect.height() - high * len(lines) - low) // 2
        painter.setPen(theme.color("text"))
        paint_lines(painter, QRectF(left, top, room, high), lines, font, high)
        painter.setPen(theme.color("muted"))
        second = wrapped(str(index.data(TemplateRole.SECOND_LINE)), theme.font("caption"), room, 1)
        below = QRectF(left, top + high * len(lines), room, low)
        paint_lines(painter, below, second, theme.font("caption"), low)


def _name(index: Index) -> str:
    return str(index.data(TemplateRole.SHORT_NAME))
