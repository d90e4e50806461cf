"""The rows of the list, read page by page when they come into view: fifty thousand plans cost what is seen of them."""

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ..background import Job, run

PAGE = 60  # rows: two or three windows full
ROW = Qt.ItemDataRole.UserRole  # the row itself, or None while it is on its way
ID = Qt.ItemDataRole.UserRole + 1

_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class Row(Protocol):
    """What every row has; the delegate knows more."""

    @property
    def id(self) -> str: ...

    @property
    def subject(self) -> str | None: ...


class Source(Protocol):
    """Where rows come from; called on the worker thread."""

    def count(self, query: Any) -> int: ...

    def rows(self, query: Any, offset: int, limit: int) -> Sequence[Row]: ...


class PlanListModel(QAbstractListModel):
    """Rows of a query. `loaded`: the number of plans that fit it, once it is known."""

    loaded = Signal(int)

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source = source
        self._query: Any = None
        self._count = 0
        self._rows: dict[int, Row] = {}
        self._asked: set[int] = set()
        self._jobs: list[Job] = []

    def set_query(self, query: Any) -> None:
        """Asks anew; the old rows stay until the new ones are there. The latest question wins."""
        for job in self._jobs:
            job.forget()
            job.stop()
        self._query = query
        source = self._source
        self._jobs = [
            run(
                lambda: (source.count(query), source.rows(query, 0, PAGE)),
                lambda found: self._begin(query, *found),
                owner=self,
            )
        ]

    def refresh(self) -> None:
        """The store has changed."""
        self.set_query(self._query)

    def row_of(self, plan_id: str) -> int | None:
        """Where a plan stands among the rows that are here."""
        return next((number for number, row in self._rows.items() if row.id == plan_id), None)

    # ---------------------------------------------------------------- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows.get(index.row())
        if row is None:
            self._ask(index.row() // PAGE)
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.subject or "(chưa có trích yếu)"
            case _ if role == ROW:
                return row
            case _ if role == ID:
                return row.id
        return None

    # ---------------------------------------------------------------- pages

    def _begin(self, query: Any, count: int, rows: Sequence[Row]) -> None:
        if query is not self._query:
            return
        self.beginResetModel()
        self._count = count
        self._rows = dict(enumerate(rows))
        self._asked = {0}
        self.endResetModel()
        self.loaded.emit(count)

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        query, source, offset = self._query, self._source, page * PAGE
        self._jobs.append(
            run(
                lambda: source.rows(query, offset, PAGE),
                lambda rows: self._put(query, offset, rows),
                owner=self,
            )
        )

    def _put(self, query: Any, offset: int, rows: Sequence[Row]) -> None:
        self._jobs = [job for job in self._jobs if not job.has_ended]
        rows = rows[: max(self._count - offset, 0)]
        if query is self._query and rows:
            self._rows |= dict(enumerate(rows, offset))
            self.dataChanged.emit(self.index(offset), self.index(offset + len(rows) - 1))
