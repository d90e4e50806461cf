"""Paints the rows, and opens the line in which a day or a figure is typed."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ..theme import theme
from ..widgets import paint_ring
from . import words
from .cells import Box, check_rect, paint_block, paint_check, placed
from .columns import Column
from .model import ROW, ReceivingModel
from .questions import Asks
from .review import Row

Index = QModelIndex | QPersistentModelIndex
_EXAMPLES = {Asks.DAY: "ngày/tháng/năm", Asks.PER_CENT: "từ 0 đến 100"}
_NAMES = {Asks.DAY: "Ngày hoàn thành", Asks.PER_CENT: "Tiến độ (%)"}


class ReceivingDelegate(QStyledItemDelegate):
    """`question` is the number of the one that the keys mean, in the current row."""

    def __init__(self, table: QTableView, model: ReceivingModel) -> None:
        super().__init__(table)
        self._table, self._rows = table, model
        self.question = 0
        self.hovered: QPersistentModelIndex | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell, row = QRectF(option.rect), index.data(ROW)
        if not isinstance(row, Row):
            return
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        has_focus = self._table.hasFocus() and self._table.currentIndex().row() == index.row()
        around = self._row_around(cell)
        painter.save()
        painter.setClipRect(cell, Qt.ClipOperation.IntersectClip)
        _paint_ground(painter, cell, around, is_selected=is_selected)
        if index.column() == Column.CHECK:
            is_hovered = self.hovered == index
            is_allowed = row.outcome is not None
            paint_check(painter, check_rect(cell), is_on=row.is_ticked, is_allowed=is_allowed, is_hovered=is_hovered)
        for block, rect in placed(
            self._rows.blocks(index.row(), Column(index.column()), is_selected=is_selected), cell
        ):
            is_asked = has_focus and isinstance(block, Box) and block.number == self.question
            paint_block(painter, rect, block, has_focus=is_asked)
        if has_focus:
            paint_ring(painter, around, 0)
        painter.restore()

    def _row_around(self, cell: QRectF) -> QRectF:
        header = self._table.horizontalHeader()
        return QRectF(-header.offset(), cell.y(), header.length(), cell.height() - 1)

    # ---------------------------------------------------------------- boxes

    def boxes(self, index: Index) -> Iterator[tuple[Box, QRectF]]:
        """Of the row of `index`, and where they stand in the table."""
        if self._rows.row(index.row()) is not None:
            cell = QRectF(self._table.visualRect(self._rows.index(index.row(), Column.NOTES)))
            for block, rect in placed(self._rows.blocks(index.row(), Column.NOTES), cell):
                if isinstance(block, Box):
                    yield block, rect

    def box_at(self, index: Index, at: QPointF) -> Box | None:
        return next((box for box, rect in self.boxes(index) if rect.contains(at)), None)

    def box(self, index: Index, number: int) -> tuple[Box, QRectF] | None:
        return next((one for one in self.boxes(index) if one[0].number == number), None)

    # ---------------------------------------------------------------- typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        found = self.box(index, self.question)
        if found:
            asks = found[0].question.asks
            editor.setPlaceholderText(_EXAMPLES.get(asks, ""))
            editor.setAccessibleName(_NAMES.get(asks, ""))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        found = self.box(index, self.question)
        if found:
            editor.setGeometry(found[1].toRect())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        found = self.box(index, self.question)
        if found and isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(found[0].question.answer)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        found = self.box(index, self.question)
        if found and isinstance(editor, QLineEdit) and editor.isModified():
            self._rows.type(index.row(), found[0].question, editor.text())

    # ---------------------------------------------------------------- tooltip

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        row = index.data(ROW)
        QToolTip.showText(event.globalPos(), _tip(row, index.column()) if isinstance(row, Row) else "", view)
        return True


def _tip(row: Row, column: int) -> str:
    if column == Column.CHECK and row.outcome is None:
        return words.WHY_NOT
    if row.proposal is not None:
        return words.tip_of(row.proposal, row.changes())
    if row.unplaced is not None:
        return words.one_line(row.unplaced.text)
    return words.said_words("", row.idle) if row.idle is not None else ""


def _paint_ground(painter: QPainter, cell: QRectF, row: QRectF, *, is_selected: bool) -> None:
    """The whole row is one mark: its bar stands at the left edge of the row, not of each cell."""
    if is_selected:
        painter.fillRect(cell, theme.color("accent_soft"))
    painter.fillRect(QRectF(cell.x(), cell.bottom() - 1, cell.width(), 1), theme.color("line"))
    if is_selected:
        painter.fillRect(QRectF(row.x(), row.y(), theme.size("bar"), row.height()), theme.color("accent_text"))
