"""The rows of the outline for a view: told row by row what differs, so that selection and scrolling stay."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from .entries import FOOT, HEAD, Entries, Entry, shown

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-kehoach-outline"
_HERE = "đang soạn ở đây"
_CLOSED, _OPEN = "đã thu gọn", "đang mở"


class Role(IntEnum):
    ENTRY = Qt.ItemDataRole.UserRole + 1
    IS_HERE = Qt.ItemDataRole.UserRole + 2
    IS_CLOSED = Qt.ItemDataRole.UserRole + 3


class OutlineModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries = Entries()
        self._rows: tuple[Entry, ...] = (HEAD, FOOT)
        self._row_of = {HEAD.spot: 0, FOOT.spot: 1}
        self._closed: frozenset[str] = frozenset()
        self._caret = HEAD.spot
        self._here = 0

    # ---------------------------------------------------------------- what is shown

    def entry(self, row: int) -> Entry | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, spot: str) -> int | None:
        return self._row_of.get(spot)

    @property
    def here(self) -> int:
        """The row of the caret: of its entry, or of the closed one that this stands under."""
        return self._here

    def set_entries(self, entries: Entries) -> None:
        self.entries = entries
        self._become(shown(entries, self._closed))
        self._find_here()

    def set_caret(self, spot: str) -> None:
        self._caret = spot
        self._find_here()

    def is_closed(self, row: int) -> bool:
        return self._rows[row].spot in self._closed

    def set_closed(self, row: int, is_closed: bool) -> None:
        """What stands under a row is shown or not."""
        entry = self._rows[row]
        if not entry.has_children or is_closed is self.is_closed(row):
            return
        self._closed ^= {entry.spot}
        self._become(shown(self.entries, self._closed))
        self._tell(row, row)
        self._find_here()

    def parent_row(self, row: int) -> int | None:
        depth = self._rows[row].depth
        return next((above for above in range(row - 1, -1, -1) if self._rows[above].depth < depth), None)

    def _find_here(self) -> None:
        entry, before = self.entries.owner(self._caret), self._here
        row = self.row_of(entry.spot)
        if row is None:
            number = self.entries.number_of(entry.spot) or 0
            above = (self.row_of(one.spot) for one in reversed(self.entries.list[:number]))
            row = next((one for one in above if one is not None), 0)
        self._here = row
        if row != before:
            self._tell(before, before)
            self._tell(row, row)

    def _tell(self, first: int, last: int) -> None:
        if last < len(self._rows):
            self.dataChanged.emit(self.index(first), self.index(last))

    # ---------------------------------------------------------------- becoming other rows

    def _become(self, rows: tuple[Entry, ...]) -> None:
        if rows == self._rows:
            return
        first, old_end, new_end = _difference(self._rows, rows)
        turned = _turned(self._rows[first:old_end], rows[first:new_end])
        if turned:
            self._turn(first, old_end, turned)
        else:
            self._exchange(rows, first, old_end, new_end)
        others = [row for row, entry in enumerate(rows) if entry != self._rows[row]]
        self._rows = rows
        self._row_of = {entry.spot: row for row, entry in enumerate(rows)}
        if others:
            self._tell(others[0], others[-1])

    def _turn(self, first: int, end: int, count: int) -> None:
        """The last `count` rows of a stretch come before its others: a group was moved."""
        self.beginMoveRows(QModelIndex(), end - count, end - 1, QModelIndex(), first)
        rows = self._rows
        self._rows = (*rows[:first], *rows[end - count : end], *rows[first : end - count], *rows[end:])
        self.endMoveRows()

    def _exchange(self, rows: tuple[Entry, ...], first: int, old_end: int, new_end: int) -> None:
        if old_end > first:
            self.beginRemoveRows(QModelIndex(), first, old_end - 1)
            self._rows = (*self._rows[:first], *self._rows[old_end:])
            self.endRemoveRows()
        if new_end > first:
            self.beginInsertRows(QModelIndex(), first, new_end - 1)
            self._rows = (*self._rows[:first], *rows[first:new_end], *self._rows[first:])
            self.endInsertRows()

    # ---------------------------------------------------------------- asked by the view

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry, index.row())
            case Role.ENTRY:
                return entry
            case Role.IS_HERE:
                return index.row() == self._here
            case Role.IS_CLOSED:
                return entry.spot in self._closed
        return None

    def _spoken(self, entry: Entry, row: int) -> str:
        said = [entry.words]
        if entry.has_children:
            said.append(_CLOSED if entry.spot in self._closed else _OPEN)
        if row == self._here:
            said.append(_HERE)
        return ", ".join(said)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        entry = self.entry(index.row())
        return plain | Qt.ItemFlag.ItemIsDragEnabled if entry and entry.level >= 0 else plain

    # ---------------------------------------------------------------- what is dragged

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        entry = self.entry(indexes[0].row()) if indexes else None
        if entry is not None:
            data.setData(MIME, entry.spot.encode())
        return data


def _difference(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[int, int, int]:
    """Where other blocks begin to stand, and where in each of both they are the same again to the end."""
    most = min(len(old), len(new))
    first = 0
    while first < most and old[first].spot == new[first].spot:
        first += 1
    same = 0
    while same < most - first and old[-1 - same].spot == new[-1 - same].spot:
        same += 1
    return first, len(old) - same, len(new) - same


def _turned(old: Sequence[Entry], new: Sequence[Entry]) -> int:
    """How many of the last rows came before the others, when that is all that happened; else 0."""
    if len(old) != len(new) or not old:
        return 0
    before, after = [entry.spot for entry in old], [entry.spot for entry in new]
    count = after.index(before[0]) if before[0] in after else 0
    return count if after == [*before[-count:], *before[:-count]] else 0
