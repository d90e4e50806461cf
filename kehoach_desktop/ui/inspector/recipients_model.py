"""The lines of Nơi nhận as a list; the archive line is the last one and has no handle."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ...domain.plan import Plan, Recipient

Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-kehoach-recipient"
NO_ARCHIVE = "chưa ghi nơi lưu"


class Role(IntEnum):
    NOTE = Qt.ItemDataRole.UserRole + 1
    IS_ARCHIVE = Qt.ItemDataRole.UserRole + 2
    IS_BLANK = Qt.ItemDataRole.UserRole + 3


class RecipientsModel(QAbstractListModel):
    """`name_edited(row, text)`, `note_edited(row, text)`, `archive_edited(text)`, `moved(row, to)`: wishes of the view.

    The model changes nothing by itself; `set_plan` shows what became of them.
    """

    name_edited = Signal(int, str)
    note_edited = Signal(int, str)
    archive_edited = Signal(str)
    moved = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Recipient, ...] = ()
        self._archive: str | None = None

    @property
    def archive_row(self) -> int:
        return len(self._lines)

    def recipient(self, row: int) -> Recipient | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def set_plan(self, plan: Plan) -> None:
        """Only what differs is told, so that the selection stays with its line."""
        if plan.archive_line != self._archive:
            self._archive = plan.archive_line
            at = self.index(self.archive_row)
            self.dataChanged.emit(at, at)
        if plan.recipients != self._lines:
            self._become(plan.recipients)

    def _become(self, lines: tuple[Recipient, ...]) -> None:
        first, old_end, new_end = _difference(self._lines, lines)
        moved = _one_moved(self._lines[first:old_end], lines[first:new_end])
        if moved is not None:
            at, to = first + moved[0], first + moved[1]
            self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to + 1 if to > at else to)
            self._lines = lines
            self.endMoveRows()
        elif old_end - first == new_end - first:
            self._lines = lines
            self.dataChanged.emit(self.index(first), self.index(new_end - 1))
        else:
            self._exchange(lines, first, old_end, new_end)

    def _exchange(self, lines: tuple[Recipient, ...], first: int, old_end: int, new_end: int) -> None:
        if old_end > first:
            self.beginRemoveRows(QModelIndex(), first, old_end - 1)
            self._lines = (*self._lines[:first], *self._lines[old_end:])
            self.endRemoveRows()
        if new_end > first:
            self.beginInsertRows(QModelIndex(), first, new_end - 1)
            self._lines = lines
            self.endInsertRows()

    # ---------------------------------------------------------------- read

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() > len(self._lines):
            return None
        line = self.recipient(index.row())
        return self._archive_data(role) if line is None else _line_data(line, role)

    def _archive_data(self, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._archive or NO_ARCHIVE
            case Qt.ItemDataRole.EditRole:
                return self._archive or ""
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"Dòng lưu: {self._archive or NO_ARCHIVE}"
            case Role.IS_ARCHIVE:
                return True
            case Role.IS_BLANK:
                return not self._archive
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        if index.row() == self.archive_row:
            return plain | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    # ---------------------------------------------------------------- wishes

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        if index.row() == self.archive_row:
            self.archive_edited.emit(str(value))
        elif role == Role.NOTE:
            self.note_edited.emit(index.row(), str(value))
        else:
            self.name_edited.emit(index.row(), str(value))
        return False  # what the view shows comes back with the plan

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, str(indexes[0].row()).encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return data.hasFormat(_MIME)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """A line let go between two others; never below the archive line."""
        if not data.hasFormat(_MIME):
            return False
        at = int(data.data(_MIME).toStdString())
        to = row if row >= 0 else parent.row() if parent.isValid() else len(self._lines)
        to = min(to, len(self._lines))
        to -= to > at
        if at != to:
            self.moved.emit(at, to)
        return False  # the row is moved by the plan, not by the view


def _line_data(line: Recipient, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
            return line.name
        case Qt.ItemDataRole.ToolTipRole:
            return f"{line.name} ({line.note})" if line.note else line.name
        case Qt.ItemDataRole.AccessibleTextRole:
            name = f"Chỗ trống: {line.name}" if line.blank else line.name
            return f"{name}, {line.note}" if line.note else name
        case Role.NOTE:
            return line.note or ""
        case Role.IS_ARCHIVE:
            return False
        case Role.IS_BLANK:
            return line.blank
    return None


def _difference(old: Sequence[Recipient], new: Sequence[Recipient]) -> tuple[int, int, int]:
    """Where both begin to differ, and where each of them is the same again to its end."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    same = 0
    while same < min(len(old), len(new)) - first and old[-1 - same] == new[-1 - same]:
        same += 1
    return first, len(old) - same, len(new) - same


def _one_moved(old: Sequence[Recipient], new: Sequence[Recipient]) -> tuple[int, int] | None:
    """From where to where one line went, when that is all that happened."""
    if len(old) != len(new) or len(old) < 2:
        return None
    if list(old[1:]) == list(new[:-1]) and old[0] == new[-1]:
        return 0, len(old) - 1
    if list(old[:-1]) == list(new[1:]) and old[-1] == new[0]:
        return len(old) - 1, 0
    return None
