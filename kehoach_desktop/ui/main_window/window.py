"""The window: rail, list, the plan on its desk, gallery, settings; it joins what they say and does what they ask."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...domain.blanks import Place
from ...domain.plan import Role
from ...operations.session import Session, last_session, remember
from .. import background
from ..plan_list.carrying import sorted_out, welcome
from ..theme import theme
from ..widgets import WarningBar
from .actions import Deed, add_roles, make_actions
from .choices import Choices, Found
from .deeds import deeds_of
from .key_traps import KeyTraps
from .memory import PLAN_PANES, look_of, restore_look
from .minding import Minding
from .office_name import OfficeName
from .plan_deeds import worked_until
from .rail import Rail, RailEntry
from .status_line import StatusLine
from .store_door import StoreDoor
from .telling import Telling
from .work import WorkScreen
from .zones import step, zones_of

if TYPE_CHECKING:
    from ..editor.screen import EditorScreen
    from ..first_start import FirstStartScreen
    from ..gallery import GalleryScreen
    from ..settings import SettingsScreen

_PLANS, _SETTINGS = "plans", "settings"
_RAIL = (
    RailEntry(_PLANS, "file-text", "Kế hoạch", "Alt+1"),
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
        QApplication.instance().installEventFilter(self._traps)  # type: ignore[union-attr]
        self.resize(theme.px(1366), theme.px(720))
        restore_look(self, self.work, self._session.window)
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
        self.first_start: FirstStartScreen | None = None
        self.warning = WarningBar()
        self.status = StatusLine()
        self.minding = Minding(self.data_dir, self)
        self.telling = Telling(self.toast, self.status, self.exporter)
        self.office = OfficeName()

    def _lay_out(self) -> None:
        self._screens = QStackedWidget()
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
        self.rail.chosen.connect(lambda key: self.show_work() if key == _PLANS else self.show_settings())
        # plans
        self.work.wanted.connect(self._show_wanted)
        self.work.plan_shown.connect(self._join_plan)
        self.list.new_asked.connect(self.show_gallery)
        self.plans.told.connect(self.telling.done)
        self.desk.plan_left.connect(self._leave_plan)
        self.desk.saving.connect(self.status.show_saving)
        self.desk.saved.connect(self._saved)
        self.desk.not_saved.connect(self.telling.not_saved)
        # settings
        self.choices.office_changed.connect(self._show_office)
        self.choices.screen_made.connect(self._join_settings)
        # status, exports, backups
        self.status.blank_asked.connect(self.next_blank)
        self.status.left.connect(self.work.enter)
        self.status.page_count.counted.connect(self._show_pages)
        self.exporter.exported.connect(self.telling.exported)
        self.exporter.several_exported.connect(self.telling.several_exported)
        self.exporter.failed.connect(self.toast.say)
        self.minding.failed.connect(self.toast.say)

    # ---------------------------------------------------------------- the start

    def _first_look(self) -> tuple[bool, Found, datetime.datetime | None]:
        return self.store.is_first_start(), self.choices.read(), self.store.last_saved()

    def _begin(self, found: tuple[bool, Found, datetime.datetime | None]) -> None:
        is_first, chosen, saved = found
        self.choices.act(chosen)
        if is_first and not self.store.is_looking:
            self._show_first_start()
        elif self._session.plan_id:
            self.work.open_plan(self._session.plan_id, Place(self._session.spot, self._session.offset))
        else:
            self.work.enter()
        self._has_begun = True
        if self._broken_off is not None:
            self.toast.say(worked_until(saved))
            self.minding.look_through()
        self.minding.start()
        self.ready.emit()
        if not self.store.is_looking:
            background.run(self.store.remove_old)

    def _show_first_start(self) -> None:
        from ..first_start import FirstStartScreen  # once in the life of a store

        screen = self.first_start = FirstStartScreen(self.data_dir)
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        for part in (self.rail, self.menuBar(), self.status):
            part.hide()
        screen.finished.connect(self._leave_first_start)
        screen.sample_asked.connect(self.plans.add_samples)
        screen.restore_asked.connect(self.ask_for_copy)
        screen.setFocus()

    def _leave_first_start(self) -> None:
        if self.first_start is None:
            return
        self._screens.removeWidget(self.first_start)
        self.first_start.deleteLater()
        self.first_start = None
        for part in (self.rail, self.menuBar(), self.status):
            part.show()
        self.show_list()
        self.list.refresh()
        self.choices.reload()

    def _show_office(self, name: str) -> None:
        self.office.show_name(name)

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

    def show_settings(self) -> None:
        self.desk.save_now()
        self.choices.show_screen()
        self._show_screen(self.settings, _SETTINGS)

    @property
    def editor_in_view(self) -> "EditorScreen | None":
        """What the deeds of a plan act upon: nothing while another screen stands before it."""
        return self.desk.editor if self._screens.currentWidget() is self.work else None

    def _show_screen(self, screen: QWidget, key: str) -> None:
        self._screens.setCurrentWidget(screen)
        self.rail.show_current(key)
        self._show_actions()
        self.status.show_plan(self.editor_in_view.plan if self.editor_in_view is not None else None)

    def _go_to_screen(self, digit: int) -> bool:
        """Alt and a digit whose key types a letter; True where there is such a screen."""
        for deed in (Deed.PLANS, Deed.SETTINGS):
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

    def toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def step_zone(self, by: int) -> None:
        step(zones_of(self.list, self.desk.editor, self.status), by)

    # ---------------------------------------------------------------- plans

    def ask_for_copy(self) -> None:
        """At the first start: the store of another machine, or one that was kept."""
        name, _ = QFileDialog.getOpenFileName(self, "Khôi phục từ bản sao lưu", "", "Kho dữ liệu (*.db)")
        if name:
            background.run(lambda: self.store.bring_in(Path(name)), lambda _: self._leave_first_start(), owner=self)

    def _show_wanted(self) -> None:
        self._leave_first_start()
        self._show_screen(self.work, _PLANS)

    def _join_plan(self, editor: "EditorScreen") -> None:
        """A plan has come onto the desk: its buttons are joined to the deeds of the window."""
        editor.restore_panes(self._session.window.get(PLAN_PANES, ""))
        editor.changed.connect(lambda: self.status.show_plan(editor.plan))
        editor.pages_shown.connect(self.actions_of[Deed.PAGES].setChecked)
        editor.inspector_shown.connect(self.actions_of[Deed.INSPECTOR].setChecked)
        for asked, deed in (
            (editor.print_asked, Deed.PRINT),
            (editor.export_asked, Deed.EXPORT_DOCX),
            (editor.pdf_asked, Deed.EXPORT_PDF),
            (editor.export_as_asked, Deed.EXPORT),
            (editor.word_asked, Deed.WORD),
        ):
            asked.connect(self.actions_of[deed].trigger)
        self.status.show_plan(editor.plan)
        self._show_actions()
        self._remember()

    def _leave_plan(self) -> None:
        self.status.show_plan(None)
        self._show_actions()

    def _show_pages(self) -> None:
        if self.desk.editor is not None:
            pages = self.status.page_count.pages
            self.desk.editor.outline.show_pages(f"Trang 1–{pages}" if pages > 1 else "Trang 1")

    def next_blank(self) -> None:
        if self.desk.editor is not None:
            self.desk.editor.paper.next_blank()
            self.desk.editor.paper.setFocus()

    def add_recipient(self) -> None:
        if (editor := self.editor_in_view) is not None:
            self.work.fold()  # a list that was only called in makes room again
            editor.show_inspector(True)
            editor.inspector.add_recipient()

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
        for deed, action in self.actions_of.items():
            action.setEnabled((has_plan or not deed.value.needs_plan) and (can_change or not deed.value.changes))
        for action in self._roles:
            action.setEnabled(has_plan and can_change)
        self.actions_of[Deed.INSPECTOR].setChecked(editor is not None and editor.panes.shows_inspector)
        self.actions_of[Deed.PAGES].setChecked(editor is not None and editor.panes.shows_pages)

    def _remember(self, place: Place | None = None) -> None:
        """What the next start begins with; written beside the work, for a start may end at any moment."""
        editor, caret = self.desk.editor, place or self.desk.caret
        panes = editor.panes_state() if editor is not None else self._session.window.get(PLAN_PANES, "")
        self._session = Session(self.desk.plan_id, caret.spot, caret.offset, look_of(self, self.work, panes))
        session = self._session
        background.run(lambda: remember(self.data_dir, session))

    # ---------------------------------------------------------------- files let fall on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self.store.is_looking:
            welcome(event, self)

    def dropEvent(self, event: QDropEvent) -> None:
        plans, refused = sorted_out(event)
        self.work.open_files(plans)
        if refused:
            self.toast.say(refused)

    # ---------------------------------------------------------------- the end

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks: what is typed is saved, where it was is remembered."""
        self.desk.save_now()  # the text first: a place in what is not stored would be none
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
