"""The screen Kế hoạch: the list, below it the outline, beside them the desk; what is done with plans meets here."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QSplitter, QWidget

from ...domain.blanks import Place
from ...operations.listing import kind_name
from ...operations.saving import OpenedPlan
from ..editor.keys import Deed as PaperDeed
from ..exporting import Exporter
from ..plan_list.screen import PlanList
from ..theme import theme
from .desk import PlanDesk
from .plan_deeds import PlanDeeds
from .store_door import StoreDoor

if TYPE_CHECKING:
    from ...domain.new_year import Renewal
    from ..editor.screen import EditorScreen
    from ..inspector import Inspector

_SHARES = (420, 220)  # of the list and the outline below it, as long as nobody has moved what parts them
_MOST = 1 << 16


class WorkScreen(QSplitter):
    """`wanted()`: it has something new to show. `plan_shown(EditorScreen)`: that is now on the desk."""

    wanted = Signal()
    plan_shown = Signal(object)

    def __init__(self, store: StoreDoor, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.list = PlanList(store, kind_name)
        self.desk = PlanDesk(store, self.list.rest)
        self.plans = PlanDeeds(store, self)
        self.exporter = Exporter(self)
        self._asks_for_list = False
        self._binned: tuple[str, Place | None] | None = None  # the plan that went from the desk into the bin, and where
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._shares = _SHARES
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        self._left.addWidget(self.list)
        self._left.setStretchFactor(0, 1)
        self._left.setMinimumWidth(theme.size("list_min"))
        self.addWidget(self._left)
        self.addWidget(self.desk)
        self.setStretchFactor(1, 1)
        self.setSizes([theme.size("list"), theme.px(1000)])
        for splitter in (self._left, self):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)

    def _connect_signals(self) -> None:
        # list
        self.list.opened.connect(self.open_plan)
        self.list.file_asked.connect(self.ask_for_files)
        self.list.files_dropped.connect(self.open_files)
        self.list.sample_asked.connect(self.plans.add_samples)
        self.list.delete_asked.connect(self.delete_plans)
        self.list.restore_asked.connect(self.restore_plans)
        self.list.duplicate_asked.connect(self.plans.duplicate)
        self.list.duplicates_asked.connect(self.plans.duplicate_several)
        self.list.new_year_asked.connect(self.plans.offer_new_year)
        self.list.export_asked.connect(self.export_several)
        self.list.refused.connect(self.desk.toast.say)
        self.list.model.loaded.connect(self._show_where)
        # plans
        self.plans.brought.connect(self._show_plan)
        self.plans.changed.connect(self.list.refresh)
        self.plans.restored.connect(self._take_back)
        self.plans.year_offered.connect(self._ask_about_years)
        # desk
        self.desk.plan_shown.connect(self._join_plan)
        self.desk.plan_left.connect(self.fold)
        self.desk.plan_saved.connect(self.list.model.renew)
        self.desk.outdated.connect(self.plans.keep_beside)
        self._left.splitterMoved.connect(self._note_shares)
        theme.changed.connect(self.fold)

    # ---------------------------------------------------------------- plans come and go

    def open_plan(self, plan_id: str, place: Place | None = None) -> None:
        if self.desk.editor is not None and plan_id == self.desk.plan_id:
            self.desk.editor.paper.setFocus()
            return
        self.desk.save_now()
        self.plans.open(plan_id, place)

    def open_files(self, paths: Sequence[Path]) -> None:
        """What is on the desk stays there till another plan comes: a file may not be readable."""
        self.desk.save_now()
        self.plans.open_files(paths)

    def ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Mở tệp kế hoạch", "", "Kế hoạch (*.json)")
        self.open_files([Path(name) for name in names])

    def _show_plan(self, opened: OpenedPlan, place: Place | None) -> None:
        self.wanted.emit()
        self.desk.put_away()
        self.desk.show_plan(opened, place)

    def _join_plan(self, editor: "EditorScreen") -> None:
        self._binned = None
        self._left.insertWidget(1, editor.outline)  # before that of the last plan, which goes a moment later
        editor.outline.show()
        self._left.setSizes(self._shares)
        editor.pages_shown.connect(self.fold)
        self.list.show_plan(editor.plan.id)
        self.fold()
        self.plan_shown.emit(editor)

    def _show_where(self) -> None:
        """The list was read anew, for instance after a save: the open plan stays the current row."""
        if self.desk.plan_id is not None:
            self.list.show_plan(self.desk.plan_id)

    # ---------------------------------------------------------------- deeds

    def delete_plans(self, plan_ids: list[str]) -> None:
        if (plan_id := self.desk.plan_id) in plan_ids and plan_id is not None:
            self._binned = plan_id, self.desk.caret
            self.desk.put_away()
        self.plans.delete(plan_ids, self._subject_of(plan_ids), keys="Ctrl+Z")

    def restore_plans(self, plan_ids: list[str]) -> None:
        self.plans.restore(plan_ids, self._subject_of(plan_ids))

    def _take_back(self, plan_ids: Sequence[str]) -> None:
        """What lay on the desk lies there again, as long as nothing else does."""
        if self._binned is not None and self.desk.plan_id is None and self._binned[0] in plan_ids:
            self.plans.open(*self._binned)

    def _subject_of(self, plan_ids: Sequence[str]) -> str | None:
        return self.list.subject_of(plan_ids[0]) if len(plan_ids) == 1 else None

    def _ask_about_years(self, renewal: "Renewal") -> None:
        from ..new_year import NewYearDialog  # once a year

        dialog = NewYearDialog(renewal, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(self.plans.make_new_year)
        dialog.open()

    def export_several(self, plan_ids: list[str]) -> None:
        self.desk.save_now()
        self.plans.read_all(plan_ids, self.exporter.export_several)

    def print_plan(self) -> None:
        editor = self.desk.editor
        if editor is not None:
            editor.save_now()
            page = editor.pages.current_page if editor.panes.shows_pages else None
            self.exporter.print_plan(editor.plan, current=page)

    def next_blank(self) -> None:
        if self.desk.editor is not None:
            self.desk.editor.paper.setFocus()
            self.desk.editor.paper.do(PaperDeed.NEXT_BLANK)  # it may lead on, to the pane beside the paper

    def add_recipient(self) -> None:
        if (inspector := self._inspector()) is not None:
            inspector.add_recipient()

    def add_task(self) -> None:
        if (inspector := self._inspector()) is not None:
            inspector.add_task()

    def _inspector(self) -> "Inspector | None":
        """In view, to be worked in."""
        if self.desk.editor is None:
            return None
        self.fold()  # a list that was only called in makes room again
        self.desk.editor.show_inspector(True)
        inspector: Inspector = self.desk.editor.inspector
        return inspector

    def search(self) -> None:
        """Ctrl+L: the field over the list, wherever that is."""
        self.fold(asks_for_list=True)
        self.list.search.setFocus()
        self.list.search.selectAll()

    # ---------------------------------------------------------------- room

    def enter(self) -> None:
        """The keyboard comes in: to the plan, or to the list where that was asked for or stands alone."""
        if self.desk.editor is not None and not self._asks_for_list:
            self.desk.editor.paper.setFocus()
        else:
            self.list.view.setFocus()

    @property
    def shares(self) -> str:
        """How list and outline part their height, for the next start."""
        return " ".join(map(str, self._shares))

    def restore_shares(self, text: str) -> None:
        """What cannot be read stays as it is."""
        parts = [int(part) for part in text.split() if part.isascii() and part.isdigit()]
        if len(parts) == len(_SHARES) and all(0 < part < _MOST for part in parts):
            self._shares = (parts[0], parts[1])

    def _note_shares(self) -> None:
        list_height, outline_height, *_ = self._left.sizes()
        self._shares = (list_height, outline_height)

    def bring_list(self) -> None:
        """The list comes back where it was folded away, till the plan is gone into again."""
        self.fold(asks_for_list=not self._left.isVisible())

    def fold(self, *_: object, asks_for_list: bool = False) -> None:
        """The list makes room for paper and pages where there is too little of it."""
        editor = self.desk.editor
        has_pages = editor is not None and editor.panes.shows_pages
        self._asks_for_list = asks_for_list
        shown = asks_for_list or editor is None or list_fits(self.width(), has_pages=has_pages)
        focused = QApplication.focusWidget()
        if not shown and editor is not None and focused is not None and self._left.isAncestorOf(focused):
            editor.paper.setFocus()  # else Qt would look for another place, outside the plan
        if shown is self._left.isHidden():
            self._left.setVisible(shown)
            self.refresh()  # the desk is as wide as it will be when the next thing is asked of it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fold()


def list_fits(width: int, *, has_pages: bool) -> bool:
    """Beside paper and inspector, and the pages where they are shown."""
    paper, others = theme.size("paper_min"), theme.size("inspector_min") + theme.size("list_min")
    return width >= others + (2 if has_pages else 1) * paper
