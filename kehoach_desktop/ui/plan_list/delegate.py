"""A row of the list: the subject on two lines, then number and date, and the chip of how far the plan has come.

A row that begins a month, or another group, has its heading above it.
"""

import datetime
from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ...operations.listing import BinnedRow, PlanRow
from ..theme import theme
from ..widgets import chip_size, paint_chip, paint_row
from ..widgets.text_lines import paint_lines, wrapped
from .model import GROUP, IS_TWIN, ROW
from .words import second_lines, subject_of, tip

Index = QModelIndex | QPersistentModelIndex
_HEADING = 30
_LINES = 2
_EDGE = 6  # above the first line


def heading_height() -> int:
    return theme.px(_HEADING)


class PlanDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget, now: Callable[[], datetime.datetime] = datetime.datetime.now) -> None:
        super().__init__(parent)
        self._now = now

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state = QRectF(option.rect), option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        row, heading = index.data(ROW), index.data(GROUP)
        painter.save()
        if heading:
            _paint_heading(painter, rect, heading)
            rect.setTop(rect.top() + heading_height())
        paint_row(
            painter,
            rect,
            is_selected=is_selected,
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=bool(state & QStyle.StateFlag.State_HasFocus),
        )
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), theme.color("line"))
        if row is not None:
            side = theme.space("gap")
            room = rect.adjusted(side, theme.px(_EDGE), -side, -theme.px(_EDGE))
            second = second_lines(row, self._now(), is_twin=index.data(IS_TWIN))
            _paint(painter, room, row, second, is_selected)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        row = index.data(ROW)
        QToolTip.showText(event.globalPos(), tip(row, self._now()) if row is not None else "", view)
        return True


def _paint_heading(painter: QPainter, rect: QRectF, words: str) -> None:
    font = theme.font("caption", weight=QFont.Weight.DemiBold)
    side, high = theme.space("gap"), theme.line_height("caption")
    room = QRectF(rect.x() + side, rect.y() + (heading_height() - high) / 2, rect.width() - 2 * side, high)
    # The view has tinted a selected row as a whole; the heading is of all below it.
    painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), heading_height()), theme.color("window"))
    painter.setPen(theme.color("muted"))
    paint_lines(painter, room, wrapped(words, font, room.width(), 1), font, high)


def _paint(painter: QPainter, room: QRectF, row: PlanRow, second: Sequence[str], is_selected: bool) -> None:
    """The number and the date are never cut, nor is the word of the chip; the subject is, after two lines."""
    font = _font(is_selected)
    painter.setPen(theme.color("text"))
    lines = _broken(subject_of(row), is_selected, room.width())
    paint_lines(painter, room, lines, font, theme.line_height("body"))
    state = "binned" if isinstance(row, BinnedRow) else row.status
    words, has_word = _fitting(tuple(second), state, room.width())
    chip = chip_size("plan", state, has_word=has_word)
    top = room.bottom() - chip.height()
    painter.setPen(theme.color("muted"))
    painter.setFont(theme.font("caption"))
    painter.drawText(QRectF(room.x(), top, room.width(), chip.height()), Qt.AlignmentFlag.AlignVCenter, words)
    at = QPointF(room.right() - chip.width(), top)
    paint_chip(painter, at, "plan", state, is_on_selection=is_selected, has_word=has_word)


def fitting(second: Sequence[str], state: str, width: float) -> tuple[str, bool]:
    """The fullest words that stand beside the chip, and whether this has its own: it gives way before they are cut."""
    metrics = QFontMetricsF(theme.font("caption"))
    for has_word in (True, False):
        left = width - chip_size("plan", state, has_word=has_word).width() - theme.space("unit")
        for words in second:
            if metrics.horizontalAdvance(words) <= left:
                return words, has_word
    return metrics.elidedText(second[-1], Qt.TextElideMode.ElideMiddle, left), False


def _font(is_selected: bool) -> QFont:
    return theme.font("body", weight=QFont.Weight.DemiBold if is_selected else None)


# While one scrolls or searches, the same rows are painted again and again.


@lru_cache(512)
def _broken(subject: str, is_selected: bool, width: float) -> list[str]:
    return wrapped(subject, _font(is_selected), width, _LINES)


@lru_cache(512)
def _fitting(second: tuple[str, ...], state: str, width: float) -> tuple[str, bool]:
    return fitting(second, state, width)


def _forget() -> None:
    _broken.cache_clear()
    _fitting.cache_clear()


theme.changed.connect(_forget)
