"""A plan on its desk: tool bar, paper, exact pages beside it, inspector; everything over one draft, saved by itself."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ...domain.blanks import Place
from ...domain.plan import Plan, Role
from ...domain.plan_edits import clipped
from ...domain.plan_search import Hit
from ...operations.inspecting.tasks import Reading
from ..citations import CitationPicker
from ..find_bar import FindBar
from ..inspector import Inspector
from ..outline import Outline
from ..pages import PagesPane
from .autosave import Autosave, Save
from .draft import Draft
from .keys import Deed
from .marks import Mark, MarkKind, task_marks
from .panes import Panes
from .paper import PaperView
from .paper_bar import PaperBar
from .paper_menu import paper_menu


class EditorScreen(QWidget):
    """Signals:

    saving(), saved(when), save_failed(sentence): of the draft.
    told(sentence): a deed that Ctrl+Z takes back. noted(sentence, take_back): one done to a register.
    changed(): the plan is another one; caret_moved(Place).
    print_asked(), export_asked(), pdf_asked(), export_as_asked(), word_asked(): of the buttons.
    tasks_listed(int): so many tasks are on the list of the plan.
    pages_shown(bool), inspector_shown(bool): they are there or folded away, also for lack of room.

    `outline` is a pane of the window: it stands beside the desk, not on it.
    """

    saving = Signal()
    saved = Signal(datetime.datetime)
    save_failed = Signal(str)
    told = Signal(str)
    noted = Signal(str, object)
    changed = Signal()
    caret_moved = Signal(object)
    print_asked = Signal()
    export_asked = Signal()
    pdf_asked = Signal()
    export_as_asked = Signal()
    word_asked = Signal()
    tasks_listed = Signal(int)
    pages_shown = Signal(bool)
    inspector_shown = Signal(bool)

    def __init__(self, plan: Plan, revision: int, save: Save, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = Draft(plan, self)
        self.autosave = Autosave(self.draft.plan, revision, save, self)
        self.paper = PaperView(self.draft)
        self.citations = CitationPicker(self.draft, self.paper)
        self.pages = PagesPane()
        self.inspector = Inspector(self.draft, data_dir)
        self.bar = PaperBar()
        self.find_bar = FindBar(self.draft, self.paper.rows.has)
        self.outline = Outline(self.draft, self)
        self._is_read_only = False
        self.outline.hide()  # the window shows it where it belongs
        self._still = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect_signals()
        self.setFocusProxy(self.paper)
        self._show_state()

    @property
    def plan(self) -> Plan:
        return self.draft.plan

    # ---------------------------------------------------------------- how it is put together

    def _lay_out(self) -> None:
        column = QWidget()
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.find_bar)
        rows.addWidget(self.paper, 1)
        column.setFocusProxy(self.paper)
        self.panes = Panes(column, self.pages, self.inspector)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.panes)

    def _connect_signals(self) -> None:
        # draft
        self.draft.changed.connect(self._take_change)
        self.draft.stack.canUndoChanged.connect(self.bar.undo.setEnabled)
        self.draft.stack.canRedoChanged.connect(self.bar.redo.setEnabled)
        for button in (self.bar.undo, self.bar.redo):
            button.setEnabled(False)
        # saving
        self.autosave.saving.connect(self.saving)
        self.autosave.saved.connect(self.saved)
        self.autosave.failed.connect(self.save_failed)
        QApplication.instance().focusChanged.connect(self._take_focus)  # type: ignore[union-attr]
        # paper
        self.paper.caret_moved.connect(self._take_caret)
        self.paper.menu_requested.connect(self._show_menu)
        self.paper.told.connect(self.told)
        self.paper.blank_elsewhere.connect(self._go_to_blank)
        # panes
        self.panes.pages_shown.connect(self._take_pages)
        self.panes.pages_shown.connect(self.pages_shown)
        self.panes.inspector_shown.connect(self.inspector_shown)
        # pages
        self._still.timeout.connect(self._set_pages)
        self.pages.closed.connect(lambda: self.show_pages(False))
        self.pages.left.connect(self.paper.setFocus)
        self.pages.place_clicked.connect(self._go_to_spot)
        # inspector
        self.inspector.left.connect(self.paper.setFocus)
        self.inspector.place_requested.connect(self.go_to)
        self.inspector.place_shown.connect(self.paper.go_to)
        self.inspector.tasks_read.connect(self._mark_tasks)
        self.inspector.tasks_listed.connect(self.tasks_listed)
        self.inspector.told.connect(self.told)
        self.inspector.noted.connect(self.noted)
        self.inspector.failed.connect(self.save_failed)
        self._connect_outline()
        self._connect_bars()

    def _connect_outline(self) -> None:
        self.outline.place_requested.connect(self.go_to)
        self.outline.told.connect(self.told)
        self.outline.left.connect(self.paper.setFocus)
        self.destroyed.connect(self.outline.deleteLater)  # wherever the window has put it

    def _connect_bars(self) -> None:
        bar, paper, find = self.bar, self.paper, self.find_bar
        # tool bar
        bar.undo.clicked.connect(paper.undo)
        bar.redo.clicked.connect(paper.redo)
        bar.role.chosen.connect(self._set_role)
        bar.level_up.clicked.connect(paper.level_up)
        bar.level_down.clicked.connect(paper.level_down)
        bar.bold.clicked.connect(paper.toggle_bold)
        bar.italic.clicked.connect(paper.toggle_italic)
        bar.cite.clicked.connect(lambda: paper.do(Deed.CITE))
        bar.search.clicked.connect(lambda opens: self.find_in_plan() if opens else find.close_bar())
        bar.pages.clicked.connect(self.show_pages)
        bar.print.clicked.connect(self.print_asked)
        bar.export_asked.connect(self.export_asked)
        bar.pdf_asked.connect(self.pdf_asked)
        bar.export_as_asked.connect(self.export_as_asked)
        bar.word_asked.connect(self.word_asked)
        # find bar
        find.hit_reached.connect(paper.select)
        find.hits_changed.connect(lambda hits: paper.show_marks(MarkKind.HIT, _marks(MarkKind.HIT, hits)))
        find.current_changed.connect(self._mark_current_hit)
        find.told.connect(self.told)
        find.opened.connect(lambda: bar.search.setChecked(True))
        find.closed.connect(self._leave_find_bar)

    # ---------------------------------------------------------------- asked by the window

    def show_pages(self, shown: bool) -> None:
        """F7: the exact pages beside the paper, or away."""
        self.panes.show_pages(shown)

    def show_inspector(self, shown: bool) -> None:
        """F9."""
        had_focus = self.inspector.isAncestorOf(QApplication.focusWidget() or self)
        self.panes.show_inspector(shown)
        if had_focus and not shown:
            self.paper.setFocus()

    def set_read_only(self, is_read_only: bool) -> None:
        """The store is only looked at: nothing of the plan can be changed."""
        self._is_read_only = is_read_only
        self.paper.set_read_only(is_read_only)
        self.outline.set_read_only(is_read_only)
        self.find_bar.set_read_only(is_read_only)
        self.inspector.set_read_only(is_read_only)
        self._show_state()

    def panes_state(self) -> str:
        """How wide the clerk has made the panes, to be handed to `restore_panes` another time."""
        return self.panes.state()

    def restore_panes(self, state: str) -> None:
        self.panes.restore(state)

    def find_in_plan(self) -> None:
        """Ctrl+F: what is selected, in the whole plan."""
        self.find_bar.open(self._chosen_words())

    def replace_in_plan(self) -> None:
        """Ctrl+H."""
        self.find_bar.open(self._chosen_words(), replacing=True)

    def find_next(self) -> None:
        """F3."""
        self._step_hit(1)

    def find_previous(self) -> None:
        """Shift+F3."""
        self._step_hit(-1)

    def zoom_in(self) -> None:
        """Ctrl+=: of the pages while they have the focus, else of the paper."""
        (self.pages.view if self._is_in_pages() else self.paper).zoom_in()

    def zoom_out(self) -> None:
        """Ctrl+-"""
        (self.pages.view if self._is_in_pages() else self.paper).zoom_out()

    def zoom_fit(self) -> None:
        """Ctrl+0: as wide as there is room."""
        if self._is_in_pages():
            self.pages.view.fit_width()
        else:
            self.paper.set_zoom(None)

    def go_to(self, place: Place) -> None:
        self.paper.go_to(place)
        self.paper.setFocus()

    def _go_to_blank(self, place: Place) -> None:
        self.show_inspector(True)
        self.inspector.go_to_blank(place.spot)

    def save_now(self) -> None:
        """What is half typed is taken and goes into the store: Ctrl+S, another window, the end."""
        self.paper.finish()
        self.autosave.save_now()

    def leave(self) -> None:
        """The plan is put away: saved, its threads ended."""
        self.save_now()
        self.pages.stop()
        self.outline.hide()

    def _take_focus(self, left: QWidget | None, _entered: QWidget | None) -> None:
        """From one field to another, to another window: nothing stays unsaved behind."""
        if left is not None and self.isAncestorOf(left):
            self.autosave.save_now()

    # ---------------------------------------------------------------- what happens

    def _take_change(self) -> None:
        self.autosave.note(self.draft.plan)
        if self.panes.shows_pages:
            self._still.start(self.pages.wait_ms)
        self.changed.emit()  # the caret follows every change, and the buttons with it

    def _set_pages(self) -> None:
        self.pages.show_plan(self.draft.plan)

    def _take_caret(self, place: Place) -> None:
        self.pages.mark_block(place.spot)
        self.outline.show_place(place)
        self.inspector.show_place(place)
        selection = self.paper.selection
        self.find_bar.show_selection(*clipped(self.draft.plan, selection.anchor, selection.head))
        self._show_state()
        self.caret_moved.emit(place)

    def _go_to_spot(self, spot: str | None, block: str | None) -> None:
        if target := spot or block:
            self.go_to(Place(target))

    def _set_role(self, role: str) -> None:
        self.paper.set_role(Role(role))  # Qt has made a plain text of it
        self.paper.setFocus()

    def _take_pages(self, shown: bool) -> None:
        self.bar.pages.setChecked(shown)
        if shown:
            self._set_pages()
            self.pages.mark_block(self.paper.caret.spot, scroll=True)
        else:
            self.paper.setFocus()

    def _is_in_pages(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.pages.isAncestorOf(focused)

    def _chosen_words(self) -> str:
        """What is selected, where it lies in one block or field and in one line."""
        selection = self.paper.selection
        text = self.paper.selected_text() if selection.anchor.spot == selection.head.spot else ""
        return "" if "\n" in text else text

    def _step_hit(self, by: int) -> None:
        if self.find_bar.has_words:
            self.find_bar.step(by)
        else:
            self.find_in_plan()

    def _mark_current_hit(self, hit: Hit | None) -> None:
        kind = MarkKind.CURRENT_HIT
        self.paper.show_marks(kind, _marks(kind, () if hit is None else (hit,)))

    def _mark_tasks(self, reading: Reading) -> None:
        for kind, marks in task_marks(reading).items():
            self.paper.show_marks(kind, marks)

    def _leave_find_bar(self) -> None:
        self.bar.search.setChecked(False)
        self.paper.setFocus()

    def _show_menu(self, at: QPoint) -> None:
        menu = paper_menu(self.paper, self.draft.stack, self, may_edit=not self._is_read_only)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc on the paper puts the find bar away."""
        if event.key() == Qt.Key.Key_Escape and self.find_bar.is_open:
            self.find_bar.close_bar()
        else:
            super().keyPressEvent(event)

    def _show_state(self) -> None:
        look, bar = self.paper.look, self.bar
        bar.bold.setChecked(look.bold)
        bar.italic.setChecked(look.italic)
        role = self.paper.role
        for part in (bar.role, bar.level_up, bar.level_down, bar.bold, bar.italic, bar.cite):
            part.setEnabled(role is not None and not self._is_read_only)
        if role is not None:
            bar.role.set_value(role)


def _marks(kind: MarkKind, hits: Iterable[Hit]) -> list[Mark]:
    return [Mark(kind, hit.start.spot, hit.start.offset, hit.end.offset) for hit in hits]
