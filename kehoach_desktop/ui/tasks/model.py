"""The rows of the table: headings, and the tasks below them that are not folded away."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from enum import IntEnum
from itertools import accumulate
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ...domain.dates import written_day
from ...domain.task_list import Entry, Group, Grouping
from ...domain.task_list.entries import Key
from ..theme import theme
from . import words

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class Column(IntEnum):
    NUMBER = 0
    CONTENT = 1
    LEAD = 2
    DUE = 3
    STATUS = 4
    PROGRESS = 5
    RESULT = 6
    TIMELINE = 7


TITLES = {
    Column.NUMBER: "TT",
    Column.CONTENT: "Nội dung nhiệm vụ",
    Column.LEAD: "Chủ trì · phối hợp",
    Column.DUE: "Thời hạn",
    Column.STATUS: "Trạng thái",
    Column.PROGRESS: "Tiến độ",
    Column.RESULT: "Kết quả · văn bản",
    Column.TIMELINE: "Dòng thời gian",
}
_SORT_TIP = "Bấm để sắp xếp trong từng nhóm; bấm lần nữa để đảo, lần thứ ba để về thứ tự trong kế hoạch"
_HEADER_TIPS = {
    Column.LEAD: _SORT_TIP,
    Column.DUE: _SORT_TIP,
    Column.STATUS: _SORT_TIP,
    Column.TIMELINE: "Kéo ngang hoặc lăn chuột để xem các tháng khác (Ctrl+←, Ctrl+→)",
}


class Heading(NamedTuple):
    """A group begins."""

    group: Group
    grouping: Grouping
    is_folded: bool

    @property
    def title(self) -> str:
        return words.heading_of(self.group, self.grouping)


class Item(NamedTuple):
    """A task; `number` counts through all groups, folded ones too."""

    entry: Entry
    number: int
    shows_plan: bool


Line = Heading | Item


class TasksModel(QAbstractTableModel):
    """Rows are not made before somebody looks at them: a search at every key would make twenty thousand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: list[Heading] = []
        self._starts: list[int] = []  # the row of each heading
        self._numbers: list[int] = []  # the number of the first task below it
        self._count = 0

    def set_groups(self, groups: Sequence[Group], grouping: Grouping, folded: Collection[str] = ()) -> None:
        self.beginResetModel()
        self._headings = [Heading(group, grouping, group.key in folded) for group in groups]
        sizes = [len(group.entries) for group in groups]
        seen = [1 if heading.is_folded else 1 + size for heading, size in zip(self._headings, sizes, strict=True)]
        self._starts = list(accumulate(seen, initial=0))
        self._count = self._starts.pop()
        self._numbers = list(accumulate(sizes, initial=1))
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def line(self, row: int) -> Line | None:
        if not 0 <= row < self._count:
            return None
        at = bisect_right(self._starts, row) - 1
        heading, below = self._headings[at], row - self._starts[at] - 1
        if below < 0:
            return heading
        shows_plan = heading.grouping is not Grouping.PLAN
        return Item(heading.group.entries[below], self._numbers[at] + below, shows_plan)

    def item(self, row: int) -> Item | None:
        line = self.line(row)
        return line if isinstance(line, Item) else None

    @property
    def first_task(self) -> int | None:
        """Below the first heading, or at the top where nothing is grouped."""
        return next((row for row in (1, 0) if self.item(row) is not None), None)

    def headings(self) -> list[int]:
        """The rows of all of them."""
        return self._starts

    def heading_above(self, row: int) -> int:
        """The row of the heading that a row belongs under, its own if it is one."""
        return self._starts[bisect_right(self._starts, row) - 1]

    def rows_of(self, keys: Collection[Key]) -> dict[Key, int]:
        """Of those that are seen; all in one pass."""
        if not keys:
            return {}
        return {
            key: start + at
            for start, heading in zip(self._starts, self._headings, strict=True)
            if not heading.is_folded
            for at, entry in enumerate(heading.group.entries, 1)
            if (key := (entry.tracked.plan.id, entry.tracked.task.id)) in keys
        }

    def row_of_group(self, key: str) -> int | None:
        found = (row for row, heading in zip(self._starts, self._headings, strict=True) if heading.group.key == key)
        return next(found, None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            column = Column(index.column())
            return _heading_text(line, column) if isinstance(line, Heading) else _TEXTS[column](line)
        return None

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if across != Qt.Orientation.Horizontal or section not in TITLES:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return _HEADER_TIPS.get(Column(section))
        return TITLES[Column(section)] if role == Qt.ItemDataRole.DisplayRole else None


def _heading_text(line: Heading, column: int) -> str:
    """The whole of it is said once, with the first cell."""
    if column != Column.NUMBER:
        return ""
    folded = ", đang thu gọn" if line.is_folded else ""
    return f"{line.title}, {words.count_of(line.group)}{folded}"


def status_word(entry: Entry) -> str:
    return theme.chip("task", words.CHIP_OF[entry.status]).word


def _timeline_text(line: Item) -> str:
    start, due = line.entry.plan.issued, line.entry.due
    known = [written_day(start) if start else "", written_day(due) if due else words.NO_DEADLINE]
    stages = words.stage_words(line.entry)
    parts = (" – ".join(filter(None, known)), f"các mốc {stages}" if stages else "", words.standing_of(line.entry))
    return ", ".join(filter(None, parts))


_TEXTS = {
    Column.NUMBER: lambda line: str(line.number),
    Column.CONTENT: lambda line: words.content_of(line.entry),
    Column.LEAD: lambda line: "; ".join(filter(None, words.leads_of(line.entry))),
    Column.DUE: lambda line: ", ".join(filter(None, words.deadline_of(line.entry))),
    Column.STATUS: lambda line: status_word(line.entry),
    Column.PROGRESS: lambda line: words.percent_words(line.entry.progress.percent),
    Column.RESULT: lambda line: line.entry.progress.result or line.entry.progress.product_document or "",
    Column.TIMELINE: _timeline_text,
}
