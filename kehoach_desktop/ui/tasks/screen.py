"""The tasks of all plans: found, filtered, grouped, seen in time or by agency; and what becomes of them is entered."""

import datetime
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QKeyCombination, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ...domain.dates import written_day
from ...domain.task_list import Entry, Grouping, entries_of
from ...domain.tasks import SOON_DAYS, Progress, Stage
from ...operations.tasks import ProgressChange
from ..background import run
from ..theme import theme
from ..widgets import Line, ProgressLine
from . import words
from .columns import View
from .empty import NoTasks
from .ledger import Ledger, TaskSource
from .look import Look
from .menu import Widths, make_menu
from .model import Column, Item
from .model import Line as TableLine
from .panel import TaskPanel
from .row_form import RowForm
from .shelf import changes_of_stage
from .viewing import Viewing

__all__ = ["TaskSource", "TasksScreen"]
_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
_EXPORT = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)


class TasksScreen(QWidget):
    """`source` is asked on the worker thread; `soon_days`: within how many days of its deadline a task is near it.

    plan_wanted(id, block): that plan is to be opened, at a block or None. plans_wanted(): the list of plans.
    export_wanted(tasks): of those that are marked, if several are, else of all that are seen. report_wanted(tasks): of
    all that words and year leave.
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
        self._read_on: datetime.date | None = None
        self._marked: list[Item] = []
        self._make_parts()
        self._lay_out()
        self._connect_signals()

    def _make_parts(self) -> None:
        self.viewing = viewing = Viewing(self._today, self)
        self.header, self.chips, self.nothing = viewing.header, viewing.chips, viewing.nothing
        self.table, self.model, self.scale, self.agencies = (
            viewing.table,
            viewing.model,
            viewing.scale,
            viewing.agencies,
        )
        self.panel, self.row_form = TaskPanel(self._today), RowForm(self.table, self._today, viewing.pages)
        self.ledger = Ledger(self._source, self)
        self.empty, self.progress = NoTasks(), ProgressLine()

    def _lay_out(self) -> None:
        self._edge = Line(is_upright=True)
        body = QHBoxLayout()
        body.addWidget(self.viewing.pages, 1)
        body.addWidget(self._edge)
        body.addWidget(self.panel)
        self._full = QWidget()
        column = QVBoxLayout(self._full)
        column.addWidget(self.header)
        column.addWidget(self.chips)
        column.addWidget(self.progress)
        column.addLayout(body, 1)
        self._whole = QStackedWidget(self)
        self._whole.addWidget(self._full)
        self._whole.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.addWidget(self._whole)
        for layout in (body, column, outer):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        side, above = theme.space("gap"), theme.space("unit")
        self.progress.setContentsMargins(side, above, side, above)
        self.show_panel(False)

    def _connect_signals(self) -> None:
        # what is seen
        self.viewing.filling.connect(self.finish)
        self.viewing.listed.connect(self._show_listed)
        self.viewing.viewed.connect(self._show_viewed)
        self.header.search.list_requested.connect(self.viewing.enter)
        self.chips.edit.clicked.connect(self.toggle_panel)
        # what is done with the list
        self.header.export.clicked.connect(self.export)
        self.header.receive.clicked.connect(self.import_wanted)
        self.header.report.clicked.connect(self.report)
        self.empty.plans_wanted.connect(self.plans_wanted)
        # rows
        self.table.opened.connect(self._open)
        self.table.edit_asked.connect(self._edit_row)
        self.table.marks_changed.connect(self._show_marks)
        self.table.menu_asked.connect(self._show_menu)
        # what is entered
        self.row_form.entered.connect(self._enter_row)
        self.row_form.left.connect(self.table.setFocus)
        self.panel.changed.connect(self._enter_of_one)
        self.panel.plan_wanted.connect(self._open_plan)
        self.panel.history_wanted.connect(self.ledger.read_history)
        self.panel.left.connect(self.viewing.enter)
        self.panel.closed.connect(self._close_panel)
        self.ledger.entering.connect(lambda changes: self.viewing.put(changes, self._soon_days))
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

    def set_days(self, soon: int, *, before_includes_day: bool) -> None:
        self.viewing.scale.set_rule(before_includes_day=before_includes_day)
        if soon != self._soon_days:
            self._soon_days = soon
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._read_on is not None and self._read_on != self._today():
            self.refresh()

    def _take(self, on: datetime.date, entries: list[Entry]) -> None:
        is_first, self._read_on = self._read_on is None, on
        self.panel.offer_names({name for entry in entries if (name := entry.progress.accepted_by)})
        self.viewing.fill(entries)
        if is_first and self.table.hasFocus():  # there was no row yet when the screen was gone to
            self.viewing.enter()

    # ---------------------------------------------------------------- what is seen

    def _show_listed(self) -> None:
        is_empty = self._read_on is not None and not self.viewing.shelf.entries
        self._whole.setCurrentWidget(self.empty if is_empty else self._full)
        self.status_changed.emit()

    def _show_viewed(self, view: View) -> None:
        """In the picture there is no task to enter anything of."""
        if view is View.AGENCIES:
            self.finish()
            self.show_panel(False)

    @property
    def view(self) -> View:
        return self.viewing.view

    def show_view(self, view: View) -> None:
        self.viewing.show_view(view)

    @property
    def look(self) -> Look:
        """As it is to be at the next start."""
        return self.viewing.look(has_panel=self.panel.isVisibleTo(self))

    def restore(self, look: Look) -> None:
        """Before anything was read."""
        self.viewing.restore(look)
        self.show_panel(look.has_panel and look.view is not View.AGENCIES)

    # ---------------------------------------------------------------- rows

    def _open(self, line: TableLine) -> None:
        if isinstance(line, Item):
            self.show_panel(True)
            self.panel.enter()
        elif line.grouping is Grouping.PLAN:
            self.plan_wanted.emit(line.group.key, None)
        else:
            self.viewing.fold(self.table.currentIndex().row())

    def _edit_row(self, row: int, column: int) -> None:
        if (item := self.model.item(row)) is not None:
            self.panel.form.commit()
            self.table.mark_only(row)
            self.row_form.open(item, row, Column(column))

    def _show_marks(self) -> None:
        self._marked = self.table.marked()
        if self.panel.isVisibleTo(self):
            self.panel.show_items(self._marked)
        self.status_changed.emit()

    def menu(self) -> QMenu:
        table, view = self.table, self.view
        widths = Widths(table.drawable, table.widen, table.forget_widths, bool(table.own_widths.get(view)))
        return make_menu(
            self,
            self._marked,
            self.viewing.shelf.choice.order,
            edit=lambda: self._open(self._marked[0]),
            edit_row=lambda: self._edit_row(self.table.currentIndex().row(), Column.STATUS),
            open_plan=self._open_plan,
            set_stage=self._enter_stage,
            sort=self.viewing.sort,
            fold_all=self.viewing.fold_all,
            widths=widths,
            show_today=self.scale.show_today if view is View.TIMELINE else None,
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
            self.viewing.enter()

    # ---------------------------------------------------------------- the panel

    def show_panel(self, is_wanted: bool) -> None:
        self.panel.setVisible(is_wanted)
        self._edge.setVisible(is_wanted)
        self.chips.edit.setChecked(is_wanted)
        if is_wanted:
            if not self._marked:
                self.viewing.mark_first()
            self.panel.show_items(self._marked)
            self.panel.read_history()

    def finish(self) -> None:
        """What was begun in a field is entered: other rows come, or the screen, or the window, is about to go."""
        self.row_form.finish()
        self.panel.form.commit()

    def toggle_panel(self) -> None:
        """F9, and the menu."""
        if self.panel.isVisibleTo(self):
            self._close_panel()
        else:
            self.show_panel(True)
            self.panel.enter()

    def _close_panel(self) -> None:
        self.finish()
        self.show_panel(False)
        self.viewing.enter()

    # ---------------------------------------------------------------- what is entered

    def _enter_of_one(self, progress: Progress, field: str) -> None:
        if self.panel.item is None:
            return
        change = ProgressChange(*self.panel.item.entry.key, progress)
        self.ledger.enter([change], words.entered_words(field, [self.panel.item.number], progress.stage))

    def _enter_row(self, item: Item, progress: Progress, fields: list[str]) -> None:
        """All that was typed in the row is one step."""
        field = fields[0] if len(fields) == 1 else "percent"
        self.ledger.enter(
            [ProgressChange(*item.entry.key, progress)], words.entered_words(field, [item.number], progress.stage)
        )

    def _enter_stage(self, stage: Stage) -> None:
        if changes := changes_of_stage(self._marked, stage, self._today()):
            keys = {(change.plan_id, change.task_id) for change in changes}
            numbers = [item.number for item in self._marked if item.entry.key in keys]
            self.ledger.enter(changes, words.entered_words("stage", numbers, stage))

    def _recover(self, sentence: str) -> None:
        """The store has not what is seen: it is read again."""
        self.failed.emit(sentence)
        self.refresh()

    def export(self) -> None:
        """What the button and the key do."""
        if chosen := self.viewing.shelf.chosen(self._marked):
            self.export_wanted.emit(chosen)

    def report(self) -> None:
        """Its totals are official: neither marks nor chips narrow it, and what words and year leave out is said."""
        shelf = self.viewing.shelf
        if tasks := shelf.reported:
            self.report_wanted.emit(tasks)
            if narrowed := words.narrowed_words(shelf.choice.words, shelf.choice.year):
                self.noted.emit(narrowed, None)

    # ---------------------------------------------------------------- the foot of the window

    @property
    def today_words(self) -> str:
        return f"Hôm nay {written_day(self._today())}"

    @property
    def completion_words(self) -> str:
        return words.completion_words(self.viewing.shelf.found.counts)

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
            self.toggle_panel()
        elif event.key() == Qt.Key.Key_Escape and self.panel.isVisibleTo(self):
            self._close_panel()
        else:
            super().keyPressEvent(event)
