"""The window: rail, list, the plan on its desk, gallery, settings; it joins what they say and does what they ask."""

import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ... import settings
from ...domain.blanks import Place
from ...domain.plan import Plan
from ...errors import KnownError
from ...operations.plan_files import read_plan_file
from ...operations.rulesets import ruleset, ruleset_ids
from ...operations.saving import OpenedPlan
from ...operations.session import Session, last_session, remember
from .. import background
from ..editor.screen import EditorScreen
from ..exporting import Exporter
from ..first_start import FirstStartScreen
from ..gallery import GalleryScreen
from ..keyboard_sheet import KeyboardSheet
from ..plan_list.screen import PlanList
from ..settings import SettingsScreen
from ..theme import Scheme, theme
from ..widgets import EmptyState, Toast
from .actions import Deed, make_actions
from .rail import Rail, RailEntry
from .status_line import StatusLine
from .store_door import StoreDoor

_RAIL = (
    RailEntry("plans", "file-text", "Kế hoạch", "Alt+1"),
    RailEntry("settings", "settings", "Cài đặt", "Alt+6", at_foot=True),
)
_SETTINGS = {one.key: one for one in settings.CHOSEN_IN_WINDOW}
_GEOMETRY = "vi-tri"


class MainWindow(QMainWindow):
    """`ready`: the first screen is there."""

    ready = Signal()

    def __init__(self, data_dir: Path) -> None:
        super().__init__()
        self.data_dir = data_dir
        self.store = StoreDoor(data_dir)
        self.editor: EditorScreen | None = None
        self._keys: KeyboardSheet | None = None
        self._session = last_session(data_dir)
        self.setWindowTitle("Kế hoạch Desktop")
        self.resize(1366, 720)
        self._make_screens()
        self._lay_out()
        self.actions_of = make_actions(self, self.menuBar(), self._deeds())
        self._connect_signals()
        self._show_actions()
        if geometry := self._session.window.get(_GEOMETRY):
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        background.worker().on_known_error = self._tell_trouble
        background.run(self._first_look, self._begin, owner=self)

    # ---------------------------------------------------------------- how it is put together

    def _make_screens(self) -> None:
        kinds = {kind: rule.name for one in ruleset_ids() for kind, rule in ruleset(one).kinds.items()}
        self.rail = Rail(_RAIL)
        self.list = PlanList(self.store, kinds)
        self.gallery = GalleryScreen(self.data_dir)
        self.settings = SettingsScreen()
        self.status = StatusLine()
        self.exporter = Exporter(self)
        self._nothing_open = EmptyState(
            "file-text", "Chưa mở kế hoạch nào.", "Chọn một kế hoạch ở danh sách, hoặc tạo mới."
        )
        self._desk = QStackedWidget()
        self._desk.addWidget(self._nothing_open)
        self.toast = Toast(self._desk)
        self.first_start: FirstStartScreen | None = None

    def _lay_out(self) -> None:
        self._work = QSplitter(Qt.Orientation.Horizontal)
        self._work.addWidget(self.list)
        self._work.addWidget(self._desk)
        self._work.setStretchFactor(1, 1)
        self._work.setChildrenCollapsible(False)
        self._work.setHandleWidth(1)
        self._work.setSizes([theme.size("list"), theme.px(1000)])
        self.list.setMinimumWidth(theme.size("list_min"))
        self._screens = QStackedWidget()
        for screen in (self._work, self.gallery, self.settings):
            self._screens.addWidget(screen)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._screens, 1)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)
        self.rail.show_current("plans")

    def _deeds(self) -> dict[Deed, Any]:
        return {
            Deed.NEW: self.show_gallery,
            Deed.OPEN: self.ask_for_file,
            Deed.SAVE: lambda: self._of_plan(EditorScreen.save_now),
            Deed.EXPORT_DOCX: lambda: self._of_plan(lambda one: self.exporter.export_docx(one.plan)),
            Deed.EXPORT_PDF: lambda: self._of_plan(lambda one: self.exporter.export_pdf(one.plan)),
            Deed.EXPORT: lambda: self._of_plan(lambda one: self.exporter.export_as(one.plan)),
            Deed.WORD: lambda: self._of_plan(lambda one: self.exporter.open_in_word(one.plan)),
            Deed.PRINT: self.print_plan,
            Deed.CLOSE: self.show_list,
            Deed.QUIT: self.close,
            Deed.UNDO: lambda: self._of_plan(lambda one: one.paper.undo()),
            Deed.REDO: lambda: self._of_plan(lambda one: one.paper.redo()),
            Deed.CUT: lambda: self._of_plan(lambda one: one.paper.cut()),
            Deed.COPY: lambda: self._of_plan(lambda one: one.paper.copy()),
            Deed.PASTE: lambda: self._of_plan(lambda one: one.paper.paste()),
            Deed.PASTE_PLAIN: lambda: self._of_plan(lambda one: one.paper.paste_plain()),
            Deed.NEXT_BLANK: self.next_blank,
            Deed.LAST_BLANK: lambda: self._of_plan(lambda one: one.paper.previous_blank()),
            Deed.SEARCH: self.search,
            Deed.PAGES: lambda: self._of_plan(lambda one: one.show_pages(self.actions_of[Deed.PAGES].isChecked())),
            Deed.INSPECTOR: lambda: self._of_plan(
                lambda one: one.show_inspector(self.actions_of[Deed.INSPECTOR].isChecked())
            ),
            Deed.PLANS: self.show_list,
            Deed.SETTINGS: self.show_settings,
            Deed.FULL_SCREEN: self._toggle_full_screen,
            Deed.RECIPIENT: lambda: self._of_plan(lambda one: one.inspector.add_recipient()),
            Deed.KEYS: self.show_keys,
        }

    def _connect_signals(self) -> None:
        # rail
        self.rail.chosen.connect(lambda key: {"plans": self.show_list, "settings": self.show_settings}[key]())
        # list
        self.list.opened.connect(self.open_plan)
        self.list.new_asked.connect(self.show_gallery)
        self.list.file_asked.connect(self.ask_for_file)
        self.list.sample_asked.connect(self.add_samples)
        self.list.delete_asked.connect(self.delete_plans)
        self.list.duplicate_asked.connect(self.duplicate)
        self.list.export_asked.connect(self.export_several)
        self.list.model.loaded.connect(self._show_where)
        # gallery, settings
        self.gallery.created.connect(self.keep)
        self.gallery.closed.connect(self.show_list)
        self.settings.changed.connect(self._choose)
        self.settings.closed.connect(self.show_list)
        # status, exports
        self.status.blank_asked.connect(self.next_blank)
        self.exporter.exported.connect(
            lambda done: self.toast.say(done.message, "Mở", lambda: self.exporter.open_file(done.path))
        )
        self.exporter.several_exported.connect(lambda run: self.toast.say(run.message))
        self.exporter.failed.connect(self.toast.say)

    # ---------------------------------------------------------------- the start

    def _first_look(self) -> tuple[bool, dict[str, Any]]:
        return self.store.is_first_start(), self.store.settings()

    def _begin(self, found: tuple[bool, dict[str, Any]]) -> None:
        is_first, chosen = found
        self._take_settings(chosen)
        if is_first:
            self._show_first_start()
        elif self._session.plan_id:
            self.open_plan(self._session.plan_id, Place(self._session.spot, self._session.offset))
        self.ready.emit()

    def _show_first_start(self) -> None:
        screen = self.first_start = FirstStartScreen(self.data_dir)
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        self.rail.hide()
        self.menuBar().hide()
        self.status.hide()
        screen.finished.connect(self._leave_first_start)
        screen.sample_asked.connect(self.add_samples)
        screen.setFocus()

    def _leave_first_start(self) -> None:
        if self.first_start is not None:
            self._screens.removeWidget(self.first_start)
            self.first_start.deleteLater()
            self.first_start = None
        for part in (self.rail, self.menuBar(), self.status):
            part.show()
        self.show_list()
        self.list.refresh()

    # ---------------------------------------------------------------- screens

    def show_list(self) -> None:
        self._put_away()
        self._screens.setCurrentWidget(self._work)
        self.rail.show_current("plans")
        self.list.view.setFocus()

    def show_gallery(self) -> None:
        self._screens.setCurrentWidget(self.gallery)
        self.gallery.open()
        self.gallery.setFocus()

    def show_settings(self) -> None:
        if self.editor is not None:
            self.editor.save_now()
        background.run(lambda: (self.store.settings(), self.store.offices()), self._show_settings, owner=self)
        self._screens.setCurrentWidget(self.settings)
        self.rail.show_current("settings")

    def _show_settings(self, found: tuple[dict[str, Any], Any]) -> None:
        values, offices = found
        self.settings.show_values(values)
        self.settings.show_offices(offices.bodies, offices.in_use.id if offices.in_use else None)
        self.settings.setFocus()

    def show_keys(self) -> None:
        self._keys = KeyboardSheet(self)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keys.open()

    def search(self) -> None:
        self._screens.setCurrentWidget(self._work)
        self.list.search.setFocus()
        self.list.search.selectAll()

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    # ---------------------------------------------------------------- plans

    def open_plan(self, plan_id: str, place: Place | None = None) -> None:
        self._put_away()
        background.run(lambda: self.store.open(plan_id), lambda opened: self._show_plan(opened, place), owner=self)

    def keep(self, plan: Plan) -> None:
        """A new plan, or one from a file: into the store, then onto the desk."""
        self._put_away()
        background.run(lambda: self.store.keep(plan), self._show_plan, owner=self)

    def _show_plan(self, opened: OpenedPlan, place: Place | None = None) -> None:
        self._drop_editor()
        editor = EditorScreen(opened.plan, opened.revision, self.store.save, self.data_dir)
        self.editor = editor
        self._desk.addWidget(editor)
        self._desk.setCurrentWidget(editor)
        self._screens.setCurrentWidget(self._work)
        self.rail.show_current("plans")
        editor.changed.connect(lambda: self.status.show_plan(editor.plan))
        editor.saving.connect(self.status.show_saving)
        editor.saved.connect(self._saved)
        editor.save_failed.connect(self._tell_not_saved)
        editor.told.connect(lambda words: self.toast.say(words, "Hoàn tác", editor.draft.undo, "Ctrl+Z"))
        editor.noted.connect(lambda words, back: self.toast.say(words, "Hoàn tác" if back else "", back))
        editor.print_asked.connect(self.print_plan)
        editor.export_asked.connect(lambda: self.exporter.export_docx(editor.plan))
        self.status.show_plan(editor.plan)
        self._show_actions()
        self.list.show_plan(editor.plan.id)
        if place is not None and place.spot:
            editor.go_to(place)
        editor.paper.setFocus()

    def _put_away(self) -> None:
        """The plan on the desk is saved and goes; nothing is asked."""
        if self.editor is not None:
            self.editor.leave()
            self._drop_editor()

    def _drop_editor(self) -> None:
        if self.editor is not None:
            self._desk.removeWidget(self.editor)
            self.editor.deleteLater()
            self.editor = None
            self.status.show_plan(None)
            self._show_actions()

    def ask_for_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Mở tệp kế hoạch", "", "Kế hoạch (*.json)")
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        background.run(lambda: read_plan_file(path).plan, self.keep, owner=self)

    def add_samples(self) -> None:
        background.run(self.store.add_samples, self._show_samples, owner=self)

    def _show_samples(self, plan_ids: list[str]) -> None:
        self._leave_first_start()
        self.open_plan(plan_ids[0])

    def delete_plans(self, plan_ids: list[str]) -> None:
        if self.editor is not None and self.editor.plan.id in plan_ids:
            self._put_away()
        background.run(lambda: self.store.put_in_bin(plan_ids), self._tell_deleted, owner=self)

    def _tell_deleted(self, plan_ids: list[str]) -> None:
        self.list.refresh()
        words = f"Đã đưa {len(plan_ids)} kế hoạch vào thùng rác."
        self.toast.say(words, "Hoàn tác", lambda: self._restore(plan_ids), "Ctrl+Z")

    def _restore(self, plan_ids: list[str]) -> None:
        background.run(lambda: self.store.take_out_of_bin(plan_ids), lambda _: self.list.refresh(), owner=self)

    def duplicate(self, plan_id: str) -> None:
        background.run(lambda: self.store.duplicate(plan_id), self._show_duplicate, owner=self)

    def _show_duplicate(self, plan_id: str) -> None:
        self.list.refresh()
        self.open_plan(plan_id)

    def export_several(self, plan_ids: list[str]) -> None:
        background.run(
            lambda: [self.store.open(plan_id).plan for plan_id in plan_ids], self.exporter.export_several, owner=self
        )

    def print_plan(self) -> None:
        if self.editor is not None:
            self.editor.save_now()
            shown = self.editor.pages.isVisible()
            self.exporter.print_plan(self.editor.plan, current=self.editor.pages.current_page if shown else None)

    def next_blank(self) -> None:
        self._of_plan(lambda one: one.paper.next_blank())
        self._of_plan(lambda one: one.paper.setFocus())

    def _of_plan(self, do: Any) -> None:
        if self.editor is not None:
            do(self.editor)

    # ---------------------------------------------------------------- what is told

    def _saved(self, when: datetime.datetime) -> None:
        self.status.show_saved(when)
        self.list.model.refresh()

    def _show_where(self) -> None:
        """The list was read anew, for instance after a save: the open plan stays the current row."""
        if self.editor is not None:
            self.list.show_plan(self.editor.plan.id)

    def _tell_not_saved(self, sentence: str) -> None:
        self.status.show_trouble("Chưa lưu được")
        self.toast.say(sentence)

    def _tell_trouble(self, error: KnownError) -> None:
        self.toast.say(str(error))

    def _show_actions(self) -> None:
        for deed, action in self.actions_of.items():
            if deed.value.needs_plan:
                action.setEnabled(self.editor is not None)
        self.actions_of[Deed.INSPECTOR].setChecked(True)
        self.actions_of[Deed.PAGES].setChecked(False)

    # ---------------------------------------------------------------- settings

    def _choose(self, key: str, value: Any) -> None:
        setting = _SETTINGS[key]

        def work() -> dict[str, Any]:
            self.store.choose(setting, value)
            return self.store.settings()

        background.run(work, self._take_settings, owner=self)

    def _take_settings(self, values: dict[str, Any]) -> None:
        theme.choose(
            Scheme(values[settings.THEME.key]),
            base_px=values[settings.TEXT_SIZE.key],
            white_paper=values[settings.WHITE_PAPER.key],
            calm=values[settings.REDUCED_MOTION.key],
        )

    # ---------------------------------------------------------------- the end

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never asks: what is typed is saved, where it was is remembered."""
        editor = self.editor
        place = editor.paper.caret if editor is not None else Place("")
        plan_id = editor.plan.id if editor is not None else None
        self._put_away()
        self.exporter.stop()
        background.run(self.store.close, failed=self._tell_trouble)
        background.shutdown()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        remember(self.data_dir, Session(plan_id, place.spot, place.offset, {_GEOMETRY: geometry}))
        super().closeEvent(event)
