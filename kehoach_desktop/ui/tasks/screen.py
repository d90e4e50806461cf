"""The tasks of all plans: found, filtered, grouped, seen in time or by agency; and what becomes of them is entered."""

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QKeyCombination, QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ...domain.dates import written_day
from ...domain.task_list import Entry, Grouping, Order, entries_of, years
from ...domain.tasks import SOON_DAYS, Progress, Stage
from ...operations.tasks import ProgressChange
from ..background import run
from ..widgets import Line
from . import words
from .agencies import Agencies
from .chips import StatusChips
from .columns import View
from .empty import NoTasks, NothingFound
from .header import TasksHeader
from .ledger import Ledger, TaskSource
from .menu import make_menu
from .model import Heading, Item, TasksModel
from .model import Line as TableLine
from .panel import TaskPanel
from .scale import Scale
from .shelf import Shelf, changes_of_stage
from .view import TaskTable

__all__ = ["TaskSource", "TasksScreen"]
_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
_EXPORT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class TasksScreen(QWidget):
    """`source` is asked on the worker thread; `soon_days`: within how many days of its deadline a task is near it.

    plan_wanted(id, block): that plan is to be opened, at a block or None. plans_wanted(): the list of plans.
    export_wanted(tasks), report_wanted(tasks): of those that are marked, if several are, else of all that are seen.
    import_wanted(): progress comes back. noted(sentence, take_back): `take_back` is for "Hoàn tác", or None.
    failed(sentence): the store could not be read or written.
    status_changed(): `today_words`, `completion_words`, `selection_words` are others.
    """

    plan_wanted = Signal(str, object)
    plans_wanted = Signal()
    export_wanted = Signal(list)
    import_wanted = Signal()
    report_wanted = Signal(list)
    noted = Signal(str, object)
    failed = Signal(str)
    status_changed = Signal()

    def __init__(
        self,
        source: TaskSource,
        parent: QWidget | None = None,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        soon_days: int = SOON_DAYS,
    ) -> None:
        super().__init__(parent)
        self._source, self._today, self._soon_days = source, today, soon_days
        self._shelf = Shelf()
        self._read_on: datetime.date | None = None
        self._marked: list[Item] = []
        self._make_parts()
        self._lay_out()
        self._connect_signals()

    def _make_parts(self) -> None:
        self.header, self.chips = TasksHeader(), StatusChips()
        self.scale = Scale(self._today, self)
        self.model = TasksModel(self)
        self.table = TaskTable(self.model, self.scale)
        self.agencies = Agencies()
        self.panel = TaskPanel(self._today)
        self.ledger = Ledger(self._source, self)
        self.nothing, self.empty = NothingFound(), NoTasks()

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for page in (self.table, self.agencies, self.nothing):
            self._pages.addWidget(page)
        self._edge = Line(is_upright=True)
        body = QHBoxLayout()
        body.addWidget(self._pages, 1)
        body.addWidget(self._edge)
        body.addWidget(self.panel)
        self._full = QWidget()
        column = QVBoxLayout(self._full)
        column.addWidget(self.header)
        column.addWidget(self.chips)
        column.addLayout(body, 1)
        self._whole = QStackedWidget(self)
        self._whole.addWidget(self._full)
        self._whole.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.addWidget(self._whole)
        for layout in (body, column, outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.show_panel(False)

    def _connect_signals(self) -> None:
        # what is seen
        self.header.narrowed.connect(self._narrow)
        self.header.grouped.connect(lambda grouping: self._choose(grouping=grouping))
        self.header.viewed.connect(self.show_view)
        self.header.search.list_requested.connect(self._go_to_list)
        self.chips.chosen.connect(lambda statuses: self._choose(statuses=statuses))
        self.chips.edit.clicked.connect(self._toggle_panel)
        self.nothing.cleared.connect(self._clear)
        # what is done with the list
        self.header.export.clicked.connect(self.export)
        self.header.receive.clicked.connect(self.import_wanted)
        self.header.report.clicked.connect(lambda: self._send(self.report_wanted))
        self.empty.plans_wanted.connect(self.plans_wanted)
        # rows
        self.table.opened.connect(self._open)
        self.table.fold_asked.connect(self._fold)
        self.table.marks_changed.connect(self._show_marks)
        self.table.menu_asked.connect(self._show_menu)
        self.table.header.sorted_by.connect(self._sort)
        self.agencies.opened.connect(self._show_agency)
        # what is entered
        self.panel.changed.connect(self._enter_of_one)
        self.panel.plan_wanted.connect(self._open_plan)
        self.panel.history_wanted.connect(self.ledger.read_history)
        self.panel.left.connect(self._go_to_list)
        self.panel.closed.connect(self._close_panel)
        self.ledger.entering.connect(self._take_in)
        self.ledger.entered.connect(self.panel.read_history)
        self.ledger.history_read.connect(self.panel.show_history)
        self.ledger.noted.connect(self.noted)
        self.ledger.failed.connect(self._recover)

    # ---------------------------------------------------------------- read

    def refresh(self) -> None:
        """The store has changed, or it is another day."""
        on, soon, source = self._today(), self._soon_days, self._source
        run(
            lambda: entries_of(source.tracked_tasks(), on, soon, words.number_of),
            partial(self._take, on),
            lambda error: self.failed.emit(str(error)),
            owner=self,
        )

    def set_soon_days(self, days: int) -> None:
        if days != self._soon_days:
            self._soon_days = days
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._read_on is not None and self._read_on != self._today():
            self.refresh()

    def _take(self, on: datetime.date, entries: list[Entry]) -> None:
        is_first, self._read_on = self._read_on is None, on
        self._shelf.fill(entries)
        self.header.offer_years(years(entries))
        self.panel.offer_names({name for entry in entries if (name := entry.progress.accepted_by)})
        self._list(keeps_place=not is_first)
        if is_first:
            self.scale.show_today()
            if self.table.hasFocus():  # there was no row yet when the screen was gone to
                self._go_to_list()

    # ---------------------------------------------------------------- what is seen

    def _list(self, *, keeps_place: bool) -> None:
        self.panel.form.commit()  # or what was begun there would meet another task
        found = self._shelf.look()
        self.chips.show_counts(found.counts, found.total, found.shown)
        self.table.show_groups(found.groups, self._shelf.choice.grouping, self._shelf.folded, keeps_place=keeps_place)
        if self.view is View.AGENCIES:
            self.agencies.show_tallies(*self._shelf.tallies(self._today()))
        self._show_page()
        self.status_changed.emit()

    def _show_page(self) -> None:
        was_read, shown = self._read_on is not None, self._shelf.found.shown
        self._whole.setCurrentWidget(self.empty if was_read and not self._shelf.entries else self._full)
        self.header.allow_export(bool(shown))
        if was_read and not shown:
            self.nothing.say(self._shelf.choice.words, has_filters=self._shelf.is_filtered)
            self._pages.setCurrentWidget(self.nothing)
        else:
            self._pages.setCurrentWidget(self.agencies if self.view is View.AGENCIES else self.table)

    @property
    def view(self) -> View:
        chosen: View = self.header.view.value
        return chosen

    def show_view(self, view: View) -> None:
        self.header.show_view(view)
        is_picture = view is View.AGENCIES
        self.chips.edit.set_reason("Chọn nhiệm vụ ở Bảng hoặc Dòng thời gian." if is_picture else "")
        if is_picture:
            self.panel.form.commit()
            self.show_panel(False)
            self.agencies.show_tallies(*self._shelf.tallies(self._today()))
        else:
            self.table.show_view(view)
        self._show_page()

    def _narrow(self) -> None:
        year = self.header.year.value
        if year != self._shelf.choice.year:
            self.scale.show_year(year)
        self._choose(words=self.header.search.sought, year=year)

    def _choose(self, **chosen: Any) -> None:
        self._shelf.choose(**chosen)
        self._list(keeps_place=False)

    def _sort(self, order: Order) -> None:
        self._shelf.sort(order)
        self._list(keeps_place=True)
        choice = self._shelf.choice
        self.table.header.show_order(choice.order, is_descending=choice.is_descending)

    def _clear(self) -> None:
        self.chips.clear()
        self.header.clear()
        self._choose(words="", year=None, statuses=frozenset())
        self.table.setFocus()

    # ---------------------------------------------------------------- groups

    def _fold(self, row: int) -> None:
        if isinstance(line := self.model.line(row), Heading):
            self._shelf.fold(line)
            self._list(keeps_place=True)

    def _fold_all(self, folds: bool) -> None:
        self._shelf.fold_all(folds)
        self._list(keeps_place=True)

    def _show_agency(self, key: str) -> None:
        """From the picture to the tasks behind it."""
        self.header.grouping.set_value(Grouping.AGENCY)
        self._shelf.unfold(Grouping.AGENCY, key)
        self.show_view(View.TIMELINE)
        self._choose(grouping=Grouping.AGENCY)
        if (row := self.model.row_of_group(key)) is not None:
            self.table.mark_only(row)
            self.table.scrollTo(self.model.index(row, 0), TaskTable.ScrollHint.PositionAtTop)
        self.table.setFocus()

    # ---------------------------------------------------------------- rows

    def _open(self, line: TableLine) -> None:
        if isinstance(line, Item):
            self.show_panel(True)
            self.panel.enter()
        elif line.grouping is Grouping.PLAN:
            self.plan_wanted.emit(line.group.key, None)
        else:
            self._fold(self.table.currentIndex().row())

    def _show_marks(self) -> None:
        self._marked = self.table.marked()
        if self.panel.isVisibleTo(self):
            self.panel.show_items(self._marked)
        self.status_changed.emit()

    def menu(self) -> QMenu:
        return make_menu(
            self,
            self._marked,
            self._shelf.choice.order,
            edit=lambda: self._open(self._marked[0]),
            open_plan=self._open_plan,
            set_stage=self._enter_stage,
            sort=self._sort,
            fold_all=self._fold_all,
            show_today=self.scale.show_today if self.view is View.TIMELINE else None,
        )

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _open_plan(self) -> None:
        if len(self._marked) == 1:
            entry = self._marked[0].entry
            self.plan_wanted.emit(entry.plan.id, entry.task.block)

    def enter(self) -> None:
        """To where one goes on."""
        if self.empty.isVisibleTo(self):
            self.empty.plans.setFocus()
        else:
            self._go_to_list()

    def _go_to_list(self) -> None:
        if (page := self._pages.currentWidget()) is not None:
            page.setFocus()
        if page is self.table and not self.table.selectionModel().hasSelection() and self.model.rowCount():
            self.table.mark_only(self.model.first_task or 0)

    # ---------------------------------------------------------------- the panel

    def show_panel(self, is_wanted: bool) -> None:
        self.panel.setVisible(is_wanted)
        self._edge.setVisible(is_wanted)
        self.chips.edit.setChecked(is_wanted)
        if is_wanted:
            if not self._marked and (row := self.model.first_task) is not None:
                self.table.mark_only(row)
            self.panel.show_items(self._marked)
            self.panel.read_history()

    def finish(self) -> None:
        """What was begun in a field is entered: the screen, or the window, is about to go."""
        self.panel.form.commit()

    def _toggle_panel(self) -> None:
        if self.panel.isVisibleTo(self):
            self._close_panel()
        else:
            self.show_panel(True)
            self.panel.enter()

    def _close_panel(self) -> None:
        self.panel.form.commit()
        self.show_panel(False)
        self._go_to_list()

    # ---------------------------------------------------------------- what is entered

    def _enter_of_one(self, progress: Progress, field: str) -> None:
        if self.panel.item is None:
            return
        change = ProgressChange(*self.panel.item.entry.key, progress)
        self.ledger.enter([change], words.entered_words(field, [self.panel.item.number], progress.stage))

    def _enter_stage(self, stage: Stage) -> None:
        if changes := changes_of_stage(self._marked, stage, self._today()):
            keys = {(change.plan_id, change.task_id) for change in changes}
            numbers = [item.number for item in self._marked if item.entry.key in keys]
            self.ledger.enter(changes, words.entered_words("stage", numbers, stage))

    def _take_in(self, changes: Sequence[ProgressChange]) -> None:
        """Seen at once, before the store has it."""
        self._shelf.put(changes, self._today(), self._soon_days)
        self._list(keeps_place=True)

    def _recover(self, sentence: str) -> None:
        """The store has not what is seen: it is read again."""
        self.failed.emit(sentence)
        self.refresh()

    def export(self) -> None:
        """What the button and the key do."""
        self._send(self.export_wanted)

    def _send(self, wanted: SignalInstance) -> None:
        if chosen := self._shelf.chosen(self._marked):
            wanted.emit(chosen)

    # ---------------------------------------------------------------- the foot of the window

    @property
    def today_words(self) -> str:
        return f"Hôm nay {written_day(self._today())}"

    @property
    def completion_words(self) -> str:
        return words.completion_words(self._shelf.found.counts)

    @property
    def selection_words(self) -> str:
        return words.selection_words([item.number for item in self._marked], *(item.entry for item in self._marked[:1]))

    # ---------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.ledger.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO:
            self.ledger.redo()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.header.start_search()
        elif event.keyCombination() == _EXPORT:
            self.export()
        elif event.key() == Qt.Key.Key_F9:
            self._toggle_panel()
        elif event.key() == Qt.Key.Key_Escape and self.panel.isVisibleTo(self):
            self._close_panel()
        else:
            super().keyPressEvent(event)
