"""A plan on its desk: tool bar, paper, exact pages beside it, inspector; everything over one draft, saved by itself."""

import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ...domain.blanks import Place
from ...domain.plan import Plan, Role
from ..inspector import Inspector
from ..pages import PagesPane
from ..theme import theme
from ..widgets import DropDown, HeaderLine, ToolButton
from .autosave import Autosave, Save
from .draft import Draft
from .paper import PaperView
from .role_words import ROLE_WORDS

_PAGES_WAIT_MS = 60  # of stillness, before the pages are set anew while one types


class EditorScreen(QWidget):
    """Signals:

    saving(), saved(when), save_failed(sentence): of the draft.
    told(sentence): a deed that Ctrl+Z takes back. noted(sentence, take_back): one done to a register.
    changed(): the plan is another one; caret_moved(Place).
    print_asked(), export_asked(), word_asked(): of the buttons.
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

    def __init__(self, plan: Plan, revision: int, save: Save, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = Draft(plan, self)
        self.autosave = Autosave(self.draft.plan, revision, save, self)
        self.paper = PaperView(self.draft)
        self.pages = PagesPane()
        self.inspector = Inspector(self.draft, data_dir)
        self._still = QTimer(self, singleShot=True, interval=_PAGES_WAIT_MS)
        self._make_bar()
        self._lay_out()
        self._connect_signals()
        self.setFocusProxy(self.paper)
        self._show_state()

    @property
    def plan(self) -> Plan:
        return self.draft.plan

    # ---------------------------------------------------------------- how it is put together

    def _make_bar(self) -> None:
        self.undo_button = ToolButton("undo-2", "Hoàn tác", "Ctrl+Z")
        self.redo_button = ToolButton("redo-2", "Làm lại", "Ctrl+Y")
        self.role = DropDown("Vai của khối", [(word, role) for role, word in ROLE_WORDS.items()], compact=True)
        self.level_up = ToolButton("indent-decrease", "Lên một cấp", "Shift+Tab")
        self.level_down = ToolButton("indent-increase", "Xuống một cấp", "Tab")
        self.bold = ToolButton("bold", "Đậm", "Ctrl+B")
        self.italic = ToolButton("italic", "Nghiêng", "Ctrl+I")
        self.pages_button = ToolButton("book-open", "Trang in", "F7", shows_word=True)
        self.print_button = ToolButton("printer", "In", "Ctrl+P")
        self.export_button = ToolButton("file-down", "Xuất", "Ctrl+E", shows_word=True)
        for button in (self.bold, self.italic, self.pages_button):
            button.setCheckable(True)

    def _lay_out(self) -> None:
        bar = HeaderLine()
        bar.add(self.undo_button, self.redo_button, self.role, self.level_up, self.level_down, self.bold, self.italic)
        bar.add_stretch()
        bar.add(self.pages_button, self.print_button, self.export_button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.paper, 1)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (left, self.pages, self.inspector):
            self.panes.addWidget(pane)
        self.panes.setChildrenCollapsible(False)
        self.panes.setStretchFactor(0, 1)
        self.panes.setStretchFactor(1, 1)
        self.panes.setHandleWidth(1)
        self.panes.setSizes([theme.px(640), theme.px(640), theme.size("inspector")])
        self.pages.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.panes)

    def _connect_signals(self) -> None:
        # draft
        self.draft.changed.connect(self._take_change)
        self.draft.stack.canUndoChanged.connect(self._show_state)
        self.draft.stack.canRedoChanged.connect(self._show_state)
        # saving
        self.autosave.saving.connect(self.saving)
        self.autosave.saved.connect(self.saved)
        self.autosave.failed.connect(self.save_failed)
        # bar
        self.undo_button.clicked.connect(self.paper.undo)
        self.redo_button.clicked.connect(self.paper.redo)
        self.role.chosen.connect(self._set_role)
        self.level_up.clicked.connect(self.paper.level_up)
        self.level_down.clicked.connect(self.paper.level_down)
        self.bold.clicked.connect(self.paper.toggle_bold)
        self.italic.clicked.connect(self.paper.toggle_italic)
        self.pages_button.clicked.connect(self.show_pages)
        self.print_button.clicked.connect(self.print_asked)
        self.export_button.clicked.connect(self.export_asked)
        # paper
        self.paper.caret_moved.connect(self._take_caret)
        # pages
        self._still.timeout.connect(self._set_pages)
        self.pages.closed.connect(lambda: self.show_pages(False))
        self.pages.left.connect(self.paper.setFocus)
        self.pages.place_clicked.connect(self._go_to_spot)
        # inspector
        self.inspector.left.connect(self.paper.setFocus)
        self.inspector.place_requested.connect(self.go_to)
        self.inspector.told.connect(self.told)
        self.inspector.noted.connect(self.noted)
        self.inspector.failed.connect(self.save_failed)

    # ---------------------------------------------------------------- asked by the window

    def show_pages(self, shown: bool) -> None:
        """F7: the exact pages beside the paper, or away."""
        self.pages.setVisible(shown)
        self.pages_button.setChecked(shown)
        if shown:
            self._set_pages()
            self.pages.mark_block(self.paper.caret.spot, scroll=True)
        else:
            self.paper.setFocus()

    def show_inspector(self, shown: bool) -> None:
        self.inspector.setVisible(shown)

    def go_to(self, place: Place) -> None:
        self.paper.go_to(place)
        self.paper.setFocus()

    def save_now(self) -> None:
        """What is half typed is taken and goes into the store: Ctrl+S, another window, the end."""
        self.paper.finish()
        self.autosave.save_now()

    def leave(self) -> None:
        """The plan is put away: saved, its threads ended."""
        self.save_now()
        self.pages.stop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.autosave.save_now()
        super().focusOutEvent(event)

    # ---------------------------------------------------------------- what happens

    def _take_change(self) -> None:
        self.autosave.note(self.draft.plan)
        if self.pages.isVisible():
            self._still.start()
        self._show_state()
        self.changed.emit()

    def _set_pages(self) -> None:
        self.pages.show_plan(self.draft.plan)

    def _take_caret(self, place: Place) -> None:
        self.pages.mark_block(place.spot)
        self._show_state()
        self.caret_moved.emit(place)

    def _go_to_spot(self, spot: str | None, block: str | None) -> None:
        if target := spot or block:
            self.go_to(Place(target))

    def _set_role(self, role: str) -> None:
        self.paper.set_role(Role(role))  # Qt has made a plain text of it
        self.paper.setFocus()

    def _show_state(self) -> None:
        stack, look = self.draft.stack, self.paper.look
        self.undo_button.setEnabled(stack.canUndo())
        self.redo_button.setEnabled(stack.canRedo())
        self.bold.setChecked(look.bold)
        self.italic.setChecked(look.italic)
        role = self.paper.role
        self.role.setEnabled(role is not None)
        if role is not None:
            self.role.set_value(role)
