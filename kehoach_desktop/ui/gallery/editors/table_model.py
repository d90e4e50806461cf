"""A table of a template as a model: the rows, and below them an empty one that becomes a row when it is typed in."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ....domain.dates import PartialDate, written_day
from ....domain.plan import Citation, Run
from ....domain.templates import Field
from ....domain.templates.markup import Markup
from ....domain.templates.template import Column, FieldType
from ....domain.templates.values import read_as
from ....domain.vietnamese import clean
from ..proposals import as_edited, reading

Index = QModelIndex | QPersistentModelIndex
Row = dict[str, object]
_NONE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Cells hold values, defaults too, until they are typed over; one that does not suit stays as it was typed.

    `edited`: the clerk changed something; from then on the whole table counts as given.
    """

    edited = Signal()

    def __init__(self, columns: Sequence[Column], defaults: Sequence[Mapping[str, object]], parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: list[Row] = [dict(row) for row in defaults]
        self._known: Mapping[str, tuple[Run, ...]] = {}
        self.is_given = False

    # ---------------------------------------------------------------- as Qt asks

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._columns[section].label
        return str(section + 1) if section < len(self._rows) else "+"

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        text = self.text(index.row(), column)
        problem = self.problem(index.row(), column)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return problem or text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.label}: {text or 'để trống'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self._columns[index.column()]
        typed, before = clean(str(value))[0].strip(), self.text(index.row(), column)
        if role != Qt.ItemDataRole.EditRole or typed == before:
            return False
        if index.row() == len(self._rows):
            self.beginInsertRows(_NONE, len(self._rows), len(self._rows))
            self._rows.append({})
            self.endInsertRows()
        self._rows[index.row()][column.key] = _taken(typed, column, before)
        self._tell(index.row(), index.row())
        return True

    # ---------------------------------------------------------------- as the editor asks

    @property
    def columns(self) -> Sequence[Column]:
        return self._columns

    @property
    def filled_rows(self) -> list[Row]:
        return [row for row in self._rows if any(cell not in (None, "", ()) for cell in row.values())]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """As they were taken from another table: given, but not edited now."""
        self.beginResetModel()
        self._rows = [dict(row) for row in rows]
        self.is_given = True
        self.endResetModel()

    def set_readings(self, known: Mapping[str, tuple[Run, ...]]) -> None:
        self._known = known
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def text(self, row: int, column: Column) -> str:
        return self._shown(self._rows[row].get(column.key)) if row < len(self._rows) else ""

    def problem(self, row: int, column: Column) -> str | None:
        """Why a cell does not suit its column."""
        cell = self._rows[row].get(column.key) if row < len(self._rows) else None
        if not isinstance(cell, str):
            return None
        try:
            _read(cell, column)
        except ValueError as error:
            return str(error)
        return None

    def first_problem(self) -> tuple[int, Column, str] | None:
        found = (
            (row, column, problem)
            for row in range(len(self._rows))
            for column in self._columns
            if (problem := self.problem(row, column))
        )
        return next(found, None)

    def remove(self, row: int) -> None:
        if row < len(self._rows):
            self.beginRemoveRows(_NONE, row, row)
            del self._rows[row]
            self.endRemoveRows()
            self.is_given = True
            self.edited.emit()

    def paste(self, row: int, column: int, text: str) -> None:
        """Cells from Excel or Word: tabs between columns, a line for each row."""
        lines = clean(text)[0].rstrip("\n").split("\n")
        for down, line in enumerate(lines):
            for right, cell in enumerate(line.split("\t")):
                if column + right < len(self._columns):
                    self.setData(self.index(min(row + down, len(self._rows)), column + right), cell)

    def _shown(self, cell: object) -> str:
        match cell:
            case None:
                return ""
            case Markup():
                return reading(cell, self._known)
            case tuple():
                return "\n".join(self._shown(one) for one in cell)  # an item on each line, here and while it is typed
            case PartialDate():
                return written_day(cell.whole) if cell.whole else f"{cell.day or '..'}/{cell.month or '..'}/{cell.year}"
            case bool():
                return "có" if cell else "không"
            case Citation():
                return " ".join(filter(None, (cell.kind, cell.symbol and f"số {cell.symbol}", cell.subject)))
        return str(cell)

    def _tell(self, first: int, last: int) -> None:
        self.is_given = True
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))
        self.edited.emit()


def _taken(typed: str, column: Column, before: str) -> object:
    if column.type in (FieldType.TEXT, FieldType.AGENCY, FieldType.DEADLINE):
        return as_edited(typed, before) or None
    if column.type is FieldType.LIST:
        return tuple(as_edited(one.strip(), before) for one in typed.split("\n") if one.strip())
    try:
        return _read(typed, column)
    except ValueError:
        return typed  # nothing is cleared; `problem` says what is wrong


def _read(text: str, column: Column) -> object:
    return read_as(column.type, text, Field(column.key, column.label))
