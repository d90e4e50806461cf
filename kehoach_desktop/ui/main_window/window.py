"""The window: rail, list, the plan on its desk, gallery, settings; it joins what they say and does what they ask."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ...domain.blanks import Place
from ...domain.plan import Role
from ...domain.tasks import Status
from ...operations.session import Session, last_session, remember
from ...settings import REMINDERS
from .. import background
from ..plan_list.carrying import take_dropped, welcome
from ..theme import theme
from ..widgets import Toast, WarningBar
from .actions import Deed, add_roles, make_actions
from .beginning import Beginning
from .choices import Choices, Found
from .deeds import asked_by, deeds_of
from .key_traps import KeyTraps
from .memory import folder_in, look_of, restore_look, restore_plan
from .minding import Minding
from .office_name import OfficeName
from .plan_deeds import worked_until
from .rail import Rail, RailEntry
from .status_line import StatusLine
from .store_door import StoreDoor
from .task_desk import TaskDesk
from .telling import Telling
from .work import WorkScreen
from .zones import step, zones_of

if TYPE_CHECKING:
    from ..editor.screen import EditorScreen
    from ..first_start import FirstStartScreen
    from ..gallery import GalleryScreen
    from ..settings import SettingsScreen

_PLANS, _TASKS, _SETTINGS = "plans", "tasks", "settings"
_SCREENS = {_PLANS: Deed.PLANS, _TASKS: Deed.TASKS, _SETTINGS: Deed.SETTINGS}
_RAIL = (
    RailEntry(_PLANS, "file-text", "Kế hoạch", "Alt+1"),
    RailEntry(_TASKS, "list-checks", "Nhiệm vụ", "Alt+2"),
    RailEntry(_SETTINGS, "settings", "Cài đặt", "Alt+6", at_foot=True),
)


class MainWindow(QMainWindow):
    """`ready`: the first screen is there. `store_failed(KnownError)`: the store could not be opened.

    `broken_off`: when the start before began, if it did not end well; `warnings` stand in the window till they are
    put right; `is_looking`: the store can only be read.
    """

    ready = Signal()
    store_failed = Signal(object)

    def __init__(
        self,
        data_dir: Path,
        *,
        broken_off: datetime.datetime | None = None,
        warnings: Sequence[str] = (),
        is_looking: bool = False,
    ) -> None:
        super().__init__()
        self.data_dir = data_dir
        self.store = StoreDoor(data_dir, is_looking=is_looking)
        self._broken_off = broken_off
        self._has_begun = False
        self._session = last_session(data_dir)
        self._make_screens()
        self._lay_out()
        self.actions_of = make_actions(self, self.menuBar(), deeds_of(self))
        self._roles = add_roles(self, self.menuBar(), self._set_role)
        self._connect_signals()
        self._show_actions()
        if warnings:
            self.warning.warn(" ".join(warnings))
        self._traps = KeyTraps(self._go_to_screen, self)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self._traps)
        self.resize(theme.px(1366), theme.px(720))
        restore_look(self, self.work, self._session.window)
        self.exporter.last_folder = folder_in(self._session.window)
        background.worker().on_known_error = self.telling.trouble
        background.run(self._first_look, self._begin, self.store_failed.emit, owner=self)

    # ---------------------------------------------------------------- how it is put together

    def _make_screens(self) -> None:
        self.setWindowTitle("Kế hoạch Desktop")
        self.setAcceptDrops(True)
        self.rail = Rail(_RAIL)
        self.work = WorkScreen(self.store)
        self.list, self.desk, self.plans = self.work.list, self.work.desk, self.work.plans
        self.exporter, self.toast = self.work.exporter, self.work.desk.toast
        self._gallery: GalleryScreen | None = None
        self.choices = Choices(self.store, self)
        self.tasks = TaskDesk(self.store, self.exporter, self, self._session.window)
        self.warning = WarningBar()
        self.status = StatusLine()
        self.minding = Minding(self.data_dir, self)
        self._screens = QStackedWidget()
        self.beginning = Beginning(self.store, self._screens, (self.rail, self.menuBar(), self.status))
        self.telling = Telling(self.toast, Toast(self._screens), self.status, self.exporter)
        self.office = OfficeName()

    def _lay_out(self) -> None:
        self._screens.addWidget(self.work)
        row = QHBoxLayout()
        row.addWidget(self.rail)
        row.addWidget(self._screens, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.addWidget(self.warning)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.setCentralWidget(central)
        self.menuBar().setCornerWidget(self.office)
        self.rail.show_current(_PLANS)

    def _connect_signals(self) -> None:
        # rail
        self.rail.chosen.connect(lambda key: self.actions_of[_SCREENS[key]].trigger())
        self.beginning.left.connect(self._begin_work)
        self.beginning.sample_asked.connect(self.plans.add_samples)
        # plans
        self.work.wanted.connect(self._show_wanted)
        self.work.plan_shown.connect(self._join_plan)
        self.list.new_asked.connect(self.show_gallery)
        self.plans.told.connect(self.telling.done)
        self.desk.plan_leaving.connect(self._remember)
        self.desk.plan_left.connect(self._leave_plan)
        self.desk.saving.connect(self.status.show_saving)
        self.desk.saved.connect(self._saved)
        self.desk.not_saved.connect(self.telling.not_saved)
        # tasks
        self.tasks.screen_made.connect(self._screens.addWidget)
        self.tasks.shown.connect(lambda screen: self._show_screen(screen, _TASKS))
        self.tasks.plan_wanted.connect(self._open_at_task)
        self.tasks.plans_wanted.connect(self.show_work)
        self.tasks.brought.connect(self.plans.bring)
        self.tasks.told.connect(self.telling.done)
        self.tasks.troubled.connect(self.telling.say)
        self.tasks.due_told.connect(lambda words: self.telling.offer(words, "Xem nhiệm vụ", self.show_due_tasks))
        self.tasks.status_changed.connect(self._show_foot)
        # settings
        self.choices.office_changed.connect(self.office.show_name)
        self.choices.task_days_told.connect(self.tasks.set_days)
        self.choices.deadline_rule_changed.connect(self.desk.reload_registers)
        self.choices.screen_made.connect(self._join_settings)
        # status, exports, backups
        self.status.blank_asked.connect(self.work.next_blank)
        self.status.left.connect(self._enter)
        self.status.page_count.counted.connect(self._show_pages)
        self.exporter.exported.connect(self.telling.exported)
        self.exporter.several_exported.connect(self.telling.several_exported)
        for exported in (self.exporter.exported, self.exporter.several_exported):
            exported.connect(lambda _: self._remember())
        self.exporter.failed.connect(self.telling.say)
        self.minding.failed.connect(self.telling.say)

    # ---------------------------------------------------------------- the start

    def _first_look(self) -> tuple[bool, Found, datetime.datetime | None]:
        return self.store.is_first_start(), self.choices.read(), self.store.last_saved()

    def _begin(self, found: tuple[bool, Found, datetime.datetime | None]) -> None:
        is_first, chosen, saved = found
        self.choices.act(chosen)
        if is_first and not self.store.is_looking:
            self.beginning.show()
        elif self._session.plan_id:
            self.work.open_plan(self._session.plan_id, Place(self._session.spot, self._session.offset))
        else:
            self.work.enter()
        self._has_begun = True
        if self._broken_off is not None:
            self.toast.say(worked_until(saved))
            self.minding.look_through()
        elif chosen[0][REMINDERS.key] and not is_first:
            self.tasks.remind()
        self.minding.start()
        self.ready.emit()
        if not self.store.is_looking:
            background.run(self.store.remove_old)

    def _begin_work(self) -> None:
        """The first start is over."""
        self.show_list()
        self.list.refresh()
        self.choices.reload()

    @property
    def first_start(self) -> "FirstStartScreen | None":
        return self.beginning.screen

    # ---------------------------------------------------------------- screens

    @property
    def gallery(self) -> "GalleryScreen":
        """Made when it is first gone to: the start does not wait for it."""
        if self._gallery is None:
            from ..gallery import GalleryScreen

            self._gallery = GalleryScreen(self.data_dir)
            self._gallery.created.connect(self.plans.keep)
            self._gallery.closed.connect(self.show_work)
            self._screens.addWidget(self._gallery)
        return self._gallery

    @property
    def settings(self) -> "SettingsScreen":
        """Made when it is first gone to."""
        return self.choices.screen

    def _join_settings(self, screen: "SettingsScreen") -> None:
        screen.closed.connect(self.show_work)
        self._screens.addWidget(screen)

    def show_work(self) -> None:
        """List and plan, as they were left; a second time it brings the list, where that was folded away."""
        if self._screens.currentWidget() is self.work:
            self.work.bring_list()
        self._show_screen(self.work, _PLANS)
        self.work.enter()

    def show_list(self) -> None:
        """The plan on the desk is put away."""
        self.desk.put_away()
        self.show_work()

    def show_gallery(self) -> None:
        self.desk.save_now()
        self._show_screen(self.gallery, _PLANS)
        self.gallery.open()
        self.gallery.setFocus()

    def show_tasks(self) -> None:
        self.desk.save_now()
        self.tasks.show_screen()

    def show_due_tasks(self) -> None:
        self.show_tasks()
        self.tasks.screen.chips.press({Status.OVERDUE, Status.SOON})

    def _open_at_task(self, plan_id: str, block: str | None) -> None:
        self._show_screen(self.work, _PLANS)
        self.work.open_plan(plan_id, Place(block) if block else None)

    def show_settings(self) -> None:
        self.desk.save_now()
        self.choices.show_screen()
        self._show_screen(self.settings, _SETTINGS)

    @property
    def editor_in_view(self) -> "EditorScreen | None":
        """What the deeds of a plan act upon: nothing while another screen stands before it."""
        return self.desk.editor if self._screens.currentWidget() is self.work else None

    def _show_screen(self, screen: QWidget, key: str) -> None:
        self.tasks.finish()
        self._screens.setCurrentWidget(screen)
        self.rail.show_current(key)
        self.telling.is_at_desk = screen is self.work
        self._show_actions()
        self._show_foot()

    def _show_foot(self) -> None:
        """What the foot says: of the plan in view, of the tasks, else that nothing is open."""
        editor = self.editor_in_view
        self.status.show_plan(editor.plan if editor is not None else None)
        if self.rail.current == _TASKS:
            self.status.show_words(*self.tasks.foot_words)
        if editor is not None:
            self.status.show_tasks(editor.inspector.task_count)
            self.telling.stored(self.desk.saved_at)

    def _go_to_screen(self, digit: int) -> bool:
        """Alt and a digit whose key types a letter; True where there is such a screen."""
        for deed in _SCREENS.values():
            if deed.value.keys == (f"Alt+{digit}",) and self.isActiveWindow():
                self.actions_of[deed].trigger()
                return True
        return False

    def show_keys(self) -> None:
        from ..keyboard_sheet import KeyboardSheet

        sheet = KeyboardSheet(self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def search(self) -> None:
        self._show_screen(self.work, _PLANS)
        self.work.search()

    def _enter(self) -> None:
        (self.tasks.screen if self.rail.current == _TASKS else self.work).enter()

    def step_zone(self, by: int) -> None:
        step(zones_of(self.list, self.desk.editor, self.tasks.opened, self.status), by)

    # ---------------------------------------------------------------- plans

    def _show_wanted(self) -> None:
        self.beginning.leave()
        self._show_screen(self.work, _PLANS)

    def _join_plan(self, editor: "EditorScreen") -> None:
        """A plan has come onto the desk: its buttons are joined to the deeds of the window."""
        restore_plan(editor, self._session.window)
        editor.changed.connect(lambda: self.status.show_plan(editor.plan))
        editor.tasks_listed.connect(self.status.show_tasks)
        editor.pages_shown.connect(self.actions_of[Deed.PAGES].setChecked)
        editor.inspector_shown.connect(self.actions_of[Deed.INSPECTOR].setChecked)
        for deed, asked in asked_by(editor).items():
            asked.connect(self.actions_of[deed].trigger)
        self._show_foot()
        self._show_actions()
        self._remember()

    def _leave_plan(self) -> None:
        self.status.show_plan(None)
        self._show_actions()

    def _show_pages(self) -> None:
        if self.desk.editor is not None:
            pages = self.status.page_count.pages
            self.desk.editor.outline.show_pages(f"Trang 1–{pages}" if pages > 1 else "Trang 1")

    def _set_role(self, role: Role) -> None:
        if (editor := self.editor_in_view) is not None:
            editor.paper.set_role(role)

    # ---------------------------------------------------------------- what is told

    def _saved(self, when: datetime.datetime) -> None:
        self.status.show_saved(when)
        if self.desk.editor is not None:  # one that is put away was remembered as it went
            self._remember(self.desk.saved_place)

    def _show_actions(self) -> None:
        editor, can_change = self.editor_in_view, not self.store.is_looking
        has_plan = editor is not None
        has_tasks = self.tasks.in_view is not None
        for deed, action in self.actions_of.items():
            spec = deed.value
            is_here = (has_plan or not spec.needs_plan) and (has_tasks or not spec.needs_tasks)
            action.setEnabled(is_here and (can_change or not spec.changes))
        for action in self._roles:
            action.setEnabled(has_plan and can_change)
        self.actions_of[Deed.INSPECTOR].setChecked(editor is not None and editor.panes.shows_inspector)
        self.actions_of[Deed.PAGES].setChecked(editor is not None and editor.panes.shows_pages)

    def _remember(self, place: Place | None = None) -> None:
        """What the next start begins with; written beside the work, for a start may end at any moment."""
        editor, caret = self.desk.editor, place or self.desk.caret
        look = look_of(self, self.work, editor, self.exporter.last_folder, self._session.window) | self.tasks.look
        session = self._session = Session(self.desk.plan_id, caret.spot, caret.offset, look)
        background.run(lambda: remember(self.data_dir, session))

    # ---------------------------------------------------------------- files let fall on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.store.is_looking:
            welcome(event, self)

    def dropEvent(self, event: QDropEvent) -> None:
        take_dropped(event, self.work.open_files, self.toast.say)

    # ---------------------------------------------------------------- the end

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks: what is typed is saved, where it was is remembered."""
        self.desk.save_now()  # the text first: a place in what is not stored would be none
        self.tasks.finish()
        if self._has_begun and self.first_start is None:
            self._remember()
        self.list.model.stop()
        self.desk.put_away()
        self.exporter.stop()
        self.minding.stop()
        self.status.page_count.stop()
        background.run(self.store.close, failed=self.telling.trouble)
        background.shutdown()
        super().closeEvent(event)
