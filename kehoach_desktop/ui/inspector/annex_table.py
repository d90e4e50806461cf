"""The cells of an annex's table in a window of their own: typed over, rows added and taken away, undone by Ctrl+Z."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ...domain.annex_tables import AnnexTable, CellAt, Holds
from ...operations.inspecting import edits
from ..theme import theme
from ..widgets import Button, CellEditing, CellView, TextLabel
from ..widgets.text_lines import wrapped
from .desk import Desk

Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_WIDE, _HIGH = 1120, 600
_LEAST = {Holds.NUMBER: 68, Holds.DAY: 108, Holds.TEXT: 132}  # the width of a column
_BESIDE, _ABOVE = 10, 6  # around the words of a cell
_LEAD = "Enter sửa ô, Del xoá chữ trong ô, Ctrl+Z trả lại. Số trong dòng tổng không tự tính lại."


class AnnexTableModel(QAbstractTableModel):
    """The table as the draft has it; what is typed becomes part of the draft."""

    def __init__(self, desk: Desk, annex_id: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._id = desk, annex_id
        self.table = self._found()
        desk.changed.connect(self._follow)

    def _found(self) -> AnnexTable | None:
        return next((one.table for one in self._desk.plan.annexes if one.id == self._id), None)

    def _follow(self, names: frozenset[str]) -> None:
        before, now = self.table, self._found()
        if "annexes" not in names or now is before:
            return
        if before and now and len(before.rows) == len(now.rows) and before.columns == now.columns:
            self.table = now
            last = self.index(len(now.rows) - 1, len(now.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.table = now
        self.endResetModel()

    # ---------------------------------------------------------------- as Qt asks

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() or self.table is None else len(self.table.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or self.table is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.title(section)

    def title(self, section: int) -> str:
        column = self.table.columns[section] if self.table else None
        if column is None:
            return ""
        return f"{column.group}: {column.title}" if column.group else column.title

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.table is None:
            return None
        at = CellAt(index.row(), index.column())
        text, is_blank = self.table.text(at), self.table.is_blank(at)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"[{self.table.columns[at.column].title.lower()}]" if is_blank else text
            case Qt.ItemDataRole.EditRole | Qt.ItemDataRole.ToolTipRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.title(at.column)}: {text or 'để trống'}"
            case Qt.ItemDataRole.FontRole if self.table.rows[at.row].total:
                font = QFont(theme.font("body"))
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole if is_blank:
                return theme.color("muted")
            case Qt.ItemDataRole.TextAlignmentRole:
                across = Qt.AlignmentFlag.AlignHCenter if self._is_figure(at.column) else Qt.AlignmentFlag.AlignLeft
                return across | Qt.AlignmentFlag.AlignVCenter
        return None

    def _is_figure(self, column: int) -> bool:
        return self.table is not None and self.table.columns[column].holds is not Holds.TEXT

    def least_width(self, column: int) -> int:
        return _LEAST[self.table.columns[column].holds] if self.table else 0

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self.table is None:
            return False
        cell = CellAt(index.row(), index.column())
        return self._desk.push(edits.with_cell(self._desk.plan, self._id, cell, str(value)))

    # ---------------------------------------------------------------- rows

    def add_row(self, at: int) -> None:
        self._desk.push(edits.with_new_row(self._desk.plan, self._id, at))

    def remove_row(self, at: int) -> None:
        self._desk.push(edits.without_row(self._desk.plan, self._id, at))


def _height(text: str, style: str, width: int) -> int:
    """What words need in a column, with the room around them."""
    font, room = theme.font(style), width - 2 * theme.px(_BESIDE)
    lines = sum(max(len(wrapped(line, font, room)), 1) for line in text.split("\n"))
    return round(lines * QFontMetricsF(font).lineSpacing()) + 2 * theme.px(_ABOVE)


class _CellDelegate(CellEditing):
    """As high as its words need."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.columnWidth(index.column())
        return QSize(width, _height(str(index.data()), "body", width))


class _CellView(CellView):
    def __init__(self, model: AnnexTableModel) -> None:
        super().__init__(model, "Bảng của phụ lục")
        self._cells = model
        self.setItemDelegate(_CellDelegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().hide()  # the rows have numbers of their own
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts share what the figures leave."""
        super().resizeEvent(event)
        count = self._cells.columnCount()
        least = [theme.px(self._cells.least_width(column)) for column in range(count)]
        spare = max(self.viewport().width() - sum(least), 0)
        widest = max(least, default=0)
        texts = [column for column in range(count) if least[column] == widest]
        for column in range(count):
            self.setColumnWidth(column, least[column] + (spare // len(texts) if column in texts else 0))
        titles = (_height(self._cells.title(column), "strong", self.columnWidth(column)) for column in range(count))
        self.horizontalHeader().setFixedHeight(max(titles, default=0))


class AnnexTableDialog(QDialog):
    """What is typed is part of the plan at once; Esc or the button goes back to it."""

    def __init__(self, desk: Desk, annex_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Sửa bảng của phụ lục")
        self.model = AnnexTableModel(desk, annex_id, self)
        self.view = _CellView(self.model)
        self.add = Button("Thêm dòng", "plus", kind="quiet")
        self.remove = Button("Bỏ dòng", "x", kind="quiet")
        self.back = Button("Về kế hoạch (Esc)")
        self._lay_out()
        self._connect_signals()
        self.resize(theme.px(_WIDE), theme.px(_HIGH))
        self._go_to(self._first_blank() or (0, 0))
        self.view.setFocus()

    def _lay_out(self) -> None:
        pad = theme.space("pad")
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space("gap"))
        column.addWidget(TextLabel(_LEAD, role="muted"))
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("unit"))
        foot.addWidget(self.add)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.back)
        column.addLayout(foot)

    def _connect_signals(self) -> None:
        self.back.clicked.connect(self.accept)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.model.modelReset.connect(self._follow)
        for keys, deed in (
            (QKeySequence.StandardKey.Undo, self._desk.draft.undo),
            (QKeySequence.StandardKey.Redo, self._desk.draft.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        for button in (self.add, self.remove, self.back):
            button.setAutoDefault(False)  # Enter belongs to the cells
        self._follow()

    def _follow(self) -> None:
        """Where the annex itself was undone there is nothing to edit."""
        if self.model.table is None:
            self.reject()
        is_empty = self.model.rowCount() == 0
        self.remove.setEnabled(not is_empty)
        self.remove.setToolTip("Bảng chưa có dòng nào." if is_empty else "")

    def _first_blank(self) -> tuple[int, int] | None:
        first = next(self.model.table.blanks(), None) if self.model.table else None
        return (first.row, first.column) if first else None

    def _go_to(self, cell: tuple[int, int]) -> None:
        self.view.setCurrentIndex(self.model.index(*cell))

    def _add(self) -> None:
        """Below the current row, but over the sums."""
        table, here = self.model.table, self.view.currentIndex()
        at = here.row() + 1 if here.isValid() else 0
        while table and at > 0 and table.rows[at - 1].total:
            at -= 1
        self.model.add_row(at)
        self._go_to((at, max(here.column(), 0)))

    def _remove(self) -> None:
        here = self.view.currentIndex()
        if here.isValid():
            self.model.remove_row(here.row())
            self._go_to((min(here.row(), self.model.rowCount() - 1), here.column()))
