"""The rows of a review as the table shows them: all of them, or those of the kinds that are asked for."""

from collections.abc import Iterable, Sequence, Set
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ...domain.task_exchange import Proposals
from . import words
from .cells import Block, Box, blocks_of
from .columns import TITLES, Column
from .questions import Option, Question
from .review import Kind, Review, Row

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class ReceivingModel(QAbstractTableModel):
    """`decided`: something was ticked or answered. `resized(rows)`: these rows have other words now."""

    decided = Signal()
    resized = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.review = Review((), Proposals())
        self._kinds: Set[Kind] = frozenset()
        self._shown: list[int] = []
        self._blocks: dict[tuple[int, Column, bool], Sequence[Block]] = {}

    def show_review(self, review: Review) -> None:
        self.review = review
        self._blocks.clear()
        self.filter(frozenset())

    def filter(self, kinds: Set[Kind]) -> None:
        """None of them means all. A row stays in sight when an answer makes it one of another kind."""
        self.beginResetModel()
        self._kinds = kinds
        self._shown = [n for n, row in enumerate(self.review.rows) if not kinds or row.kind in kinds]
        self.endResetModel()

    # ---------------------------------------------------------------- decided by the clerk

    def row(self, at: int) -> Row | None:
        return self.review.rows[self._shown[at]] if 0 <= at < len(self._shown) else None

    def blocks(self, at: int, column: Column, *, is_selected: bool = False) -> Sequence[Block]:
        """Kept till the row has other words: every width of the window asks for those of all rows."""
        number = self._shown[at]
        key = (number, column, is_selected and column is Column.TASK)
        found = self._blocks.get(key)
        if found is None:
            found = self._blocks[key] = blocks_of(self.review.rows[number], column, is_selected=is_selected)
        return found

    def toggle(self, at: int) -> bool:
        """False where there is nothing to accept."""
        row = self.row(at)
        if row is None or (row.outcome is None and not row.is_ticked):
            return False
        self._tell(self.review.tick([self._shown[at]], is_on=not row.is_ticked))
        return True

    def tick_all(self, *, is_on: bool) -> None:
        """Those in sight."""
        self._tell(self.review.tick(self._shown, is_on=is_on))

    @property
    def is_all_ticked(self) -> bool:
        open_rows = [row for n in self._shown if (row := self.review.rows[n]).outcome is not None]
        return bool(open_rows) and all(row.is_ticked for row in open_rows)

    @property
    def can_tick(self) -> bool:
        return any(self.review.rows[number].outcome is not None for number in self._shown)

    def answer(self, at: int, question: Question, option: Option) -> None:
        self._tell(self.review.answer(self._shown[at], question, option), is_resized=True)

    def type(self, at: int, question: Question, text: str) -> None:
        self._tell(self.review.type(self._shown[at], question, text), is_resized=True)

    def _tell(self, numbers: Iterable[int], *, is_resized: bool = False) -> None:
        wanted = set(numbers)
        if is_resized:
            self._blocks = {key: blocks for key, blocks in self._blocks.items() if key[0] not in wanted}
        rows = [at for at, number in enumerate(self._shown) if number in wanted]
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(Column) - 1))
        if is_resized:
            self.resized.emit(rows)
        self.decided.emit()

    # ---------------------------------------------------------------- for the table

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == Column.NOTES:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            column = Column(index.column())
            return _check_words(row) if column is Column.CHECK else _cell_words(row, column)
        return None

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if across == Qt.Orientation.Horizontal and section in set(Column):
            if role == Qt.ItemDataRole.DisplayRole:
                return TITLES[Column(section)]
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return TITLES[Column(section)] or words.TICKED
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _check_words(row: Row) -> str:
    """What a check box says without being seen."""
    if row.outcome is None:
        return words.CANNOT_TICK
    return words.TICKED if row.is_ticked else words.UNTICKED


def _cell_words(row: Row, column: Column) -> str:
    return ". ".join(
        words.box_words(block.question.answer) if isinstance(block, Box) else block.text
        for block in blocks_of(row, column)
    )
