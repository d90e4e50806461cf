"""The rows of the list, read page by page when they come into view: fifty thousand plans cost what is seen of them."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from ..background import Job, run
from .places import Place
from .words import NO_SUBJECT

PAGE = 60  # rows: two or three windows full
ROW = Qt.ItemDataRole.UserRole  # the row itself, or None while it is on its way
ID = Qt.ItemDataRole.UserRole + 1
GROUP = Qt.ItemDataRole.UserRole + 2  # the heading that stands over a row, "" over most
IS_TWIN = Qt.ItemDataRole.UserRole + 3  # another row that is here has the same subject

_COUNT_AFTER_MS = 30  # till then the rows are painted, and whoever types fast has pressed the next key
_AT_ONCE = 1000  # rows of one question, when all that are selected are asked for
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

    def row(self, plan_id: str) -> Row | None: ...


Group = Callable[[Any, Any], str]  # of a row and a query: the heading that the row belongs under, "" for none
PlaceAfter = Callable[[Any, Any, Any], Place]  # of a row before and after a save, and a query
Words = Callable[[Any], str]  # all that a row says, for whom cannot see it


class PlanListModel(QAbstractListModel):
    """Rows of a query.

    `loaded`: its first rows are here, and so many plans that fit it are known of: all, if they fill no page, or it was
    asked before. Else they are counted while the first ones are looked at, which takes longer than finding those, and
    so begins a moment later, out of the way of the next key; then rows are added. `placed(first, last)`: these rows are
    here now, so the headings over them and over the one behind are known. `in_sight` says which rows the view shows:
    they are read anew together with the first ones when the store has changed.
    """

    loaded = Signal(int)
    placed = Signal(int, int)

    def __init__(
        self,
        source: Source,
        group: Group = lambda *_: "",
        parent: QObject | None = None,
        *,
        place_after: PlaceAfter = lambda *_: Place.UNKNOWN,
        words: Words = lambda row: row.subject or "",
    ) -> None:
        super().__init__(parent)
        self._source, self._group, self._place_after, self._words = source, group, place_after, words
        self._query: Any = None
        self._count = 0
        self._rows: dict[int, Row] = {}
        self._groups: dict[int, str] = {}  # of the rows that were asked about
        self._subjects: Counter[str | None] = Counter()  # of the rows that are here
        self._asked: set[int] = set()
        self._jobs: list[Job] = []
        self._is_stopped = False
        self._count_soon = QTimer(self, singleShot=True, interval=_COUNT_AFTER_MS)
        self._count_soon.timeout.connect(self._count_all)
        self.in_sight: Callable[[], range] = lambda: range(0)

    @property
    def query(self) -> Any:
        return self._query

    def set_query(self, query: Any) -> None:
        """Asks anew; the old rows stay until the new ones are there. The latest question wins."""
        self._drop_jobs()
        if self._is_stopped:
            return
        is_known = query == self._query
        pages = {0} | ({row // PAGE for row in self.in_sight()} if is_known else set())
        self._query = query
        source = self._source

        def work() -> tuple[int | None, dict[int, Sequence[Row]]]:
            found = {page: source.rows(query, page * PAGE, PAGE) for page in sorted(pages)}
            if is_known:
                return source.count(query), found
            return len(found[0]) if len(found[0]) < PAGE else None, found

        self._jobs = [run(work, lambda found: self._begin(query, *found), owner=self)]

    def refresh(self) -> None:
        """The store has changed."""
        self.set_query(self._query)

    def stop(self) -> None:
        """The store is being closed: nothing is asked of it any more."""
        self._is_stopped = True
        self._drop_jobs()

    def _drop_jobs(self) -> None:
        self._count_soon.stop()
        for job in self._jobs:
            job.forget()
            job.stop()

    def renew(self, plan_id: str) -> None:
        """One plan was saved: its row changes, and goes where it belongs; the others stay as they are."""
        if self._is_stopped:
            return
        query, source = self._query, self._source
        run(lambda: source.row(plan_id), lambda row: self._renew(query, plan_id, row), owner=self)

    def row_of(self, plan_id: str) -> int | None:
        """Where a plan stands among the rows that are here."""
        return next((number for number, row in self._rows.items() if row.id == plan_id), None)

    def with_ids(self, spans: Sequence[range], take: Callable[[list[str]], object]) -> None:
        """Hands over the plans of these rows: at once if they are here, else when they have been read."""
        if all(row in self._rows for span in spans for row in span):
            take([self._rows[row].id for span in spans for row in span])
            return
        query, source = self._query, self._source

        def work() -> list[str]:
            return [
                row.id
                for span in spans
                for start in range(span.start, span.stop, _AT_ONCE)
                for row in source.rows(query, start, min(_AT_ONCE, span.stop - start))
            ]

        run(work, take, owner=self)

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
            case Qt.ItemDataRole.DisplayRole:
                return row.subject or NO_SUBJECT
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words(row)
            case _ if role == ROW:
                return row
            case _ if role == ID:
                return row.id
            case _ if role == GROUP:
                return self.heading(index.row())
            case _ if role == IS_TWIN:
                return self._subjects[row.subject] > 1
        return None

    def heading(self, number: int) -> str:
        """Over the first row, and over one that belongs elsewhere than the row before it, as far as that is known."""
        own, before = self._group_at(number), self._group_at(number - 1)
        is_first = number == 0 or (before is not None and before != own)
        return own or "" if is_first else ""

    def _group_at(self, number: int) -> str | None:
        """Of a row that has been read. Kept: each row is asked about with every painting, and for its neighbour."""
        found = self._groups.get(number)
        if found is None and (row := self._rows.get(number)) is not None:
            found = self._groups[number] = self._group(row, self._query)
        return found

    @property
    def here(self) -> Collection[int]:
        """The numbers of the rows that have been read."""
        return self._rows.keys()

    def id_at(self, number: int) -> str | None:
        """The plan of a row that has been read."""
        row = self._rows.get(number)
        return row.id if row is not None else None

    def subject_of(self, plan_id: str) -> str | None:
        """What a plan is called, if its row is here."""
        number = self.row_of(plan_id)
        return self._rows[number].subject if number is not None else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        given = super().flags(index)
        return given | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else given

    # ---------------------------------------------------------------- pages

    def _begin(self, query: Any, known: int | None, pages: dict[int, Sequence[Row]]) -> None:
        if query is not self._query:
            return
        count = len(pages[0]) if known is None else known
        self.beginResetModel()
        self._count = count
        self._rows = {
            number: row
            for page, rows in pages.items()
            for number, row in enumerate(rows, page * PAGE)
            if number < count
        }
        self._groups = {}
        self._subjects = Counter(row.subject for row in self._rows.values())
        self._asked = set(pages)
        self.endResetModel()
        self.loaded.emit(count)
        if known is None:
            self._count_soon.start()

    def _count_all(self) -> None:
        query, source = self._query, self._source
        self._jobs.append(run(lambda: source.count(query), lambda all_: self._grow(query, all_), owner=self))

    def _grow(self, query: Any, count: int) -> None:
        if query is self._query and count > self._count:
            self.beginInsertRows(_NOWHERE, self._count, count - 1)
            self._count = count
            self.endInsertRows()

    def _renew(self, query: Any, plan_id: str, row: Row | None) -> None:
        if query is not self._query:
            return  # asked anew since
        at = self.row_of(plan_id)
        place = self._place_after(self._rows[at], row, query) if at is not None and row is not None else Place.UNKNOWN
        if place is Place.UNKNOWN or at is None or row is None or not self._are_here(range(at)):
            self.refresh()
            return
        self._subjects[self._rows[at].subject] -= 1
        self._subjects[row.subject] += 1
        self._rows[at] = row
        self._groups = {}
        if place is Place.TOP and at > 0:
            self.beginMoveRows(_NOWHERE, at, at, _NOWHERE, 0)
            self._rows |= {number + 1: self._rows[number] for number in range(at)} | {0: row}
            self.endMoveRows()
        first, last = (0, at) if place is Place.TOP else (at, at)
        self.dataChanged.emit(self.index(first), self.index(last))
        self.placed.emit(first, last)

    def _are_here(self, rows: range) -> bool:
        return all(number in self._rows for number in rows)

    def _ask(self, page: int) -> None:
        if page in self._asked or self._is_stopped:
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
            self._subjects.update(row.subject for row in rows)
            last = offset + len(rows) - 1
            self.dataChanged.emit(self.index(offset), self.index(last))
            self.placed.emit(offset, last)
