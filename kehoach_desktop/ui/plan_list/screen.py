"""The list of plans: search, filters, rows, the bin; the empty state that teaches, and the one that found nothing."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ...domain.plan import Plan
from ...operations.listing import Facets, PlanQuery, PlanRow
from ...operations.saving import OpenedPlan
from ..background import run
from ..widgets import HeaderLine, SearchField, ToolButton
from .carrying import CarriedFiles, as_urls, take_dropped, welcome
from .deeds import OF_BIN, OF_LIST, Deed
from .empty import NoPlanFound, NothingYet
from .filters import Filters
from .foot import ListFoot
from .glance import GlanceCard
from .model import ID, ROW, PlanListModel
from .places import place_after
from .resting import RestingDesk
from .view import PlanView
from .words import group_of, said, tip

__all__ = ["Deed", "PlanList", "PlanSource"]


class PlanSource(Protocol):
    """The store, asked on the worker thread."""

    def count(self, query: PlanQuery) -> int: ...

    def rows(self, query: PlanQuery, offset: int, limit: int) -> list[PlanRow]: ...

    def row(self, plan_id: str) -> PlanRow | None: ...

    def facets(self, query: PlanQuery) -> Facets: ...

    def open(self, plan_id: str) -> OpenedPlan: ...


class PlanList(QWidget):
    """Everything it asks for is done elsewhere.

    Signals: `opened(id)`; `duplicate_asked(id)`, `duplicates_asked(ids)` of several, `new_year_asked(id)`;
    `export_asked(ids)`, `delete_asked(ids)`, `restore_asked(ids)`; `new_asked`, `file_asked`, `sample_asked` from the
    button and the empty state; `files_dropped(paths)` of plan files, `refused(sentence)` of others.

    `rest` is its part on the desk while no plan is open: whoever has the desk puts it there.
    """

    opened = Signal(str)
    duplicate_asked = Signal(str)
    duplicates_asked = Signal(list)
    new_year_asked = Signal(str)
    export_asked = Signal(list)
    delete_asked = Signal(list)
    restore_asked = Signal(list)
    new_asked = Signal()
    file_asked = Signal()
    sample_asked = Signal()
    files_dropped = Signal(list)
    refused = Signal(str)

    def __init__(
        self,
        source: PlanSource,
        kind_name: Callable[[str], str],
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime.datetime] = datetime.datetime.now,
    ) -> None:
        super().__init__(parent)
        self._source, self._kind_name = source, kind_name
        self._facets = Facets({}, {}, {}, {})
        self._awaits_facets = False
        self._shown: str | None = None  # the plan that was made the current one
        self._deleted: list[str] = []  # what the last Del put into the bin: Ctrl+Z takes it out
        self._have_left = False  # whether the list was read without these since
        self._carried = CarriedFiles()
        self.model = PlanListModel(source, group_of, self, place_after=place_after, words=said)
        self.search = SearchField("Tìm trong mọi kế hoạch")
        self.new = ToolButton("plus", "Kế hoạch mới", "Ctrl+N", is_framed=True)
        self.filters = Filters()
        self.view = PlanView(self.model, now)
        self.card = GlanceCard(self._read, lambda row: tip(row, now()), self)
        self.view.says_more = self.card.isVisible
        self.foot = ListFoot()
        self.rest = RestingDesk(self._read)
        self._nothing, self._empty = NoPlanFound(), NothingYet()
        self._lay_out()
        self.setAcceptDrops(True)
        self._connect_signals()
        self.refresh()

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.view, self._nothing, self._empty):
            self._pages.addWidget(page)
        header = HeaderLine()
        header.add(self.search, stretch=1)
        header.add(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (header, self.filters, self._pages, self.foot):
            column.addWidget(part, 1 if part is self._pages else 0)

    def _connect_signals(self) -> None:
        self.search.searched.connect(self._ask)
        self.search.list_requested.connect(self._go_to_list)
        self.filters.changed.connect(self._ask)
        self.new.clicked.connect(self.new_asked)
        self.model.loaded.connect(self._show)
        # rows
        self.view.activated.connect(self._activate)
        self.view.deed_asked.connect(self._do)
        self.view.carried.connect(self._carry_out)
        self.view.marks_changed.connect(self._show_marks)
        self.view.pointed.connect(self.card.point)
        self.foot.deed_asked.connect(self._do)
        self.foot.bin_left.connect(self._leave_bin)
        # what stands in their place
        self._nothing.cleared.connect(self._clear)
        # on the desk
        first = self.rest.first
        first.template.clicked.connect(self.new_asked)
        first.file.clicked.connect(self.file_asked)
        first.sample.clicked.connect(self.sample_asked)
        self.rest.glance.open_asked.connect(self.opened)
        self.rest.files_dropped.connect(self.files_dropped)
        self.rest.refused.connect(self.refused)

    def refresh(self) -> None:
        """The store has changed: the rows, and what the filters offer."""
        self._ask()
        self._awaits_facets = True
        query, source = self.filters.query(""), self._source
        run(lambda: source.facets(query), self._offer, owner=self)

    def show_plan(self, plan_id: str) -> None:
        """Makes a plan the only current one, if its row is here. Where it was that already, several marks stay."""
        row = self.model.row_of(plan_id)
        if row is not None and (plan_id != self._shown or self.view.marked_count() < 2):
            self._shown = plan_id
            self.view.mark_only(row)

    def subject_of(self, plan_id: str) -> str | None:
        """What a plan is called, for a message, if its row is here."""
        subject = self.model.subject_of(plan_id)
        return " ".join(subject.split()) if subject else None

    def _read(self, plan_id: str) -> Plan:
        return self._source.open(plan_id).plan

    # ---------------------------------------------------------------- what is shown

    def _ask(self) -> None:
        self.view.deeds = OF_BIN if self.filters.is_bin else OF_LIST
        self._say_what_is_searched()
        self.model.set_query(self.filters.query(self.search.sought))

    def _offer(self, facets: Facets) -> None:
        self._facets, self._awaits_facets = facets, False
        self.filters.offer(facets, self._kind_name)
        self._say_what_is_searched()
        if not self.model.rowCount():
            self._show(0)

    def _say_what_is_searched(self) -> None:
        total = sum(self._facets.years.values())
        if self.filters.is_bin:
            self.search.set_words("Tìm trong thùng rác")
        else:
            self.search.set_words(f"Tìm trong {total} kế hoạch", "Tìm kế hoạch")

    def _show(self, count: int) -> None:
        self._have_left |= all(self.model.row_of(one) is None for one in self._deleted)
        is_narrowed = bool(self.search.sought) or self.filters.are_set
        self._nothing.say_none_of(self.search.sought, has_filters=self.filters.are_set)
        if self.filters.is_bin and not is_narrowed:
            self._nothing.say_empty_bin()
        is_empty = not (count or is_narrowed or self.filters.is_bin)
        if is_empty and self._awaits_facets:
            return  # these know whether it is the first start, or all are in the bin
        if is_empty and self._facets.binned:
            self._nothing.say_all_binned()
        self.rest.show_whether_empty(is_empty, has_binned=bool(self._facets.binned))
        is_first_start = is_empty and not self._facets.binned
        self._pages.setCurrentWidget(self.view if count else self._empty if is_first_start else self._nothing)
        if self.filters.is_bin and count and not self.view.marked_count():
            self.view.mark_only(0)  # what the button at the foot would take back

    def _clear(self) -> None:
        if self.search.sought or self.filters.are_set:
            self.search.clear()
            self.filters.clear()
        elif self.filters.is_bin:
            self._leave_bin()
        else:
            self.filters.enter_bin()
            self.view.setFocus()

    def _leave_bin(self) -> None:
        self.filters.leave_bin()
        self.view.setFocus()

    def _go_to_list(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filters.is_bin:
            self._leave_bin()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._take_back()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.card.leave()
        super().hideEvent(event)

    # ---------------------------------------------------------------- marks and deeds

    def _show_marks(self) -> None:
        count = self.view.marked_count()
        self.foot.show_marked(count, is_bin=self.filters.is_bin)
        row = self.view.marked()[0].start if count == 1 else None
        self.rest.show_row(self.model.index(row).data(ROW) if row is not None else None)

    def _activate(self, index: QModelIndex) -> None:
        if self.filters.is_bin:
            self._do(Deed.RESTORE)
        elif plan_id := index.data(ID):
            self.opened.emit(plan_id)

    def _do(self, deed: Deed) -> None:
        if deed.suits(self.view.marked_count()):
            self.model.with_ids(self.view.marked(), lambda ids: self._tell(deed, ids))

    def _take_back(self) -> None:
        """What was deleted last, but for what came back some other way."""
        ids, self._deleted = self._deleted, []
        may_be_back = self._have_left and not self.filters.is_bin
        missing = [one for one in ids if not may_be_back or self.model.row_of(one) is None]
        if missing:
            self.restore_asked.emit(missing)

    def _tell(self, deed: Deed, ids: list[str]) -> None:
        if not ids:
            return
        match deed:
            case Deed.OPEN:
                self.opened.emit(ids[0])
            case Deed.DUPLICATE if len(ids) == 1:
                self.duplicate_asked.emit(ids[0])
            case Deed.DUPLICATE:
                self.duplicates_asked.emit(ids)
            case Deed.NEW_YEAR:
                self.new_year_asked.emit(ids[0])
            case Deed.EXPORT:
                self.export_asked.emit(ids)
            case Deed.DELETE:
                self._deleted, self._have_left = list(ids), False
                self.delete_asked.emit(ids)
            case Deed.RESTORE:
                self._deleted = []
                self.restore_asked.emit(ids)

    # ---------------------------------------------------------------- files

    def _carry_out(self) -> None:
        """The files are made first: who they are dropped on asks for them while this window cannot go on."""
        self.model.with_ids(self.view.marked(), self._write_files)

    def _write_files(self, ids: list[str]) -> None:
        run(lambda: self._carried.write(ids, self._read), self._drag, owner=self)

    def _drag(self, paths: Sequence[Path]) -> None:
        is_held = bool(QApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        if not is_held or not self.drop_of(paths):
            self._carried.take_back()

    def drop_of(self, paths: Sequence[Path]) -> bool:
        """Carries the files till they are dropped; whether somebody took them."""
        drag = QDrag(self.view)
        drag.setMimeData(as_urls(paths))
        return drag.exec(Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome(event, self)

    def dropEvent(self, event: QDropEvent) -> None:
        take_dropped(event, self.files_dropped.emit, self.refused.emit)
