"""What is seen of the tasks: found, filtered, grouped and put in order; as a table, in time, or by agency."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from ...domain.task_list import Entry, Grouping, Order, years
from ...domain.tasks import Status
from ...operations.tasks import ProgressChange
from .agencies import Agencies
from .chips import StatusChips
from .columns import View
from .empty import NoTaskFound
from .header import TasksHeader
from .look import Look
from .model import Heading, TasksModel
from .scale import Scale
from .shelf import Shelf
from .view import TaskTable

_NO_EDIT = "Chọn nhiệm vụ ở Bảng hoặc Dòng thời gian."


class Viewing(QObject):
    """The parts of the screen that show tasks, and how they follow each other; who owns the screen lays them out.

    `filling`: rows come anew, what was begun in a field is to be finished. `listed`: they are there. `viewed(View)`.
    """

    filling = Signal()
    listed = Signal()
    viewed = Signal(object)

    def __init__(self, today: Callable[[], datetime.date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._was_read = False
        self.shelf = Shelf()
        self.header, self.chips = TasksHeader(), StatusChips()
        self.scale, self.model = Scale(today, self), TasksModel(self)
        self.table = TaskTable(self.model, self.scale)
        self.agencies, self.nothing = Agencies(), NoTaskFound()
        self.pages = QStackedWidget()
        for page in (self.table, self.agencies, self.nothing):
            self.pages.addWidget(page)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.header.narrowed.connect(self._narrow)
        self.header.grouped.connect(lambda grouping: self.choose(grouping=grouping))
        self.header.viewed.connect(self.show_view)
        self.chips.chosen.connect(self._choose_statuses)
        self.nothing.cleared.connect(self._clear)
        self.table.fold_asked.connect(self.fold)
        self.table.header.sorted_by.connect(self.sort)
        self.agencies.opened.connect(self._show_agency)

    # ---------------------------------------------------------------- rows

    def fill(self, entries: list[Entry]) -> None:
        """What the store has; the first time from the top, later as it was seen."""
        is_first, self._was_read = not self._was_read, True
        self.shelf.fill(entries)
        self.header.offer_years(years(entries))
        self._list(keeps_place=not is_first)
        if is_first:
            self.scale.show_today()
            self._reach_back()

    def put(self, changes: Sequence[ProgressChange], soon_days: int) -> None:
        """Seen at once, before the store has it."""
        self.shelf.put(changes, self._today(), soon_days)
        self._list(keeps_place=True)

    def _list(self, *, keeps_place: bool) -> None:
        self.filling.emit()
        found = self.shelf.look()
        self.chips.show_counts(found.counts, found.total, found.shown)
        self.table.show_groups(found.groups, self.shelf.choice.grouping, self.shelf.folded, keeps_place=keeps_place)
        if self.view is View.AGENCIES:
            self.agencies.show_tallies(*self.shelf.tallies(self._today()))
        self._show_page()
        self.listed.emit()

    def _show_page(self) -> None:
        shown = self.shelf.found.shown
        self.header.allow_export(bool(shown))
        self.header.allow_report(bool(self.shelf.found.total))
        if self._was_read and not shown:
            self.nothing.say_none_of(self.shelf.choice.words, has_filters=self.shelf.is_filtered)
            self.pages.setCurrentWidget(self.nothing)
        else:
            self.pages.setCurrentWidget(self.agencies if self.view is View.AGENCIES else self.table)

    def enter(self) -> None:
        """The keyboard comes to what is listed; the first task is taken, where none is."""
        if (page := self.pages.currentWidget()) is not None:
            page.setFocus()
        if page is self.table and not self.table.selectionModel().hasSelection():
            self.mark_first()

    def mark_first(self) -> None:
        if self.model.rowCount():
            self.table.mark_only(self.model.first_task or 0)

    # ---------------------------------------------------------------- what is chosen

    @property
    def view(self) -> View:
        chosen: View = self.header.view.value
        return chosen

    def show_view(self, view: View) -> None:
        self.header.show_view(view)
        is_picture = view is View.AGENCIES
        self.chips.edit.set_reason(_NO_EDIT if is_picture else "")
        if is_picture:
            self.agencies.show_tallies(*self.shelf.tallies(self._today()))
        else:
            self.table.show_view(view)
        self._show_page()
        self.viewed.emit(view)

    def _narrow(self) -> None:
        year = self.header.year.value
        if year != self.shelf.choice.year:
            self.scale.show_year(year)
        self.choose(words=self.header.search.sought, year=year)

    def choose(self, **chosen: Any) -> None:
        self.shelf.choose(**chosen)
        self._list(keeps_place=False)

    def _choose_statuses(self, statuses: frozenset[Status]) -> None:
        self.choose(statuses=statuses)
        self._reach_back()

    def _reach_back(self) -> None:
        """What is late may have been due before the months in sight."""
        choice = self.shelf.choice
        if choice.year in (None, self._today().year):
            ends = [entry.due for entry in self.shelf.seen if entry.due] if choice.statuses else []
            self.scale.reach_back(min(ends, default=None))

    def sort(self, order: Order) -> None:
        self.shelf.sort(order)
        self._list(keeps_place=True)
        self._show_order()

    def _show_order(self) -> None:
        choice = self.shelf.choice
        self.table.header.show_order(choice.order, is_descending=choice.is_descending)

    def _clear(self) -> None:
        self.chips.clear()
        self.header.clear()
        self.choose(words="", year=None, statuses=frozenset())
        self._reach_back()
        self.table.setFocus()

    # ---------------------------------------------------------------- groups

    def fold(self, row: int) -> None:
        if isinstance(line := self.model.line(row), Heading):
            self.shelf.fold(line)
            self._list(keeps_place=True)

    def fold_all(self, folds: bool) -> None:
        self.shelf.fold_all(folds)
        self._list(keeps_place=True)

    def _show_agency(self, key: str) -> None:
        """From the picture to the tasks behind it."""
        self.header.grouping.set_value(Grouping.AGENCY)
        self.shelf.unfold(Grouping.AGENCY, key)
        self.show_view(View.TIMELINE)
        self.choose(grouping=Grouping.AGENCY)
        if (row := self.model.row_of_group(key)) is not None:
            self.table.mark_only(row)
            self.table.scrollTo(self.model.index(row, 0), TaskTable.ScrollHint.PositionAtTop)
        self.table.setFocus()

    # ---------------------------------------------------------------- from one start to the next

    def look(self, *, has_panel: bool) -> Look:
        choice = self.shelf.choice
        return Look(
            self.view,
            choice.grouping,
            choice.order,
            choice.is_descending,
            has_panel,
            {view: dict(own) for view, own in self.table.own_widths.items() if own},
            self.shelf.all_folded,
        )

    def restore(self, look: Look) -> None:
        """Before anything was read."""
        self.shelf.restore(look)
        self.header.grouping.set_value(look.grouping)
        self.table.own_widths = {view: dict(widths) for view, widths in look.widths.items()}
        self._show_order()
        self.show_view(look.view)
