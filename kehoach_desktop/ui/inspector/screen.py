"""The inspector: four panes under their tabs, over one draft. Each is made when it is first looked at."""

from enum import IntEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ...domain.plan import TaskColumn
from ...domain.plan_edits import Place
from ..editor.draft import Draft
from ..theme import theme
from .desk import Desk
from .format_pane import FormatPane
from .pane import Pane
from .recipients_pane import RecipientsPane
from .signing_pane import SigningPane
from .tabs import Tabs
from .tasks_pane import TasksPane
from .tasks_watch import TasksWatch

AnyPane = TypeVar("AnyPane", bound=Pane)


class Tab(IntEnum):
    FORMAT = 0
    RECIPIENTS = 1
    SIGNING = 2
    TASKS = 3


_WORDS = {Tab.FORMAT: "Thể thức", Tab.RECIPIENTS: "Nơi nhận", Tab.SIGNING: "Người ký", Tab.TASKS: "Nhiệm vụ"}
_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)  # not everywhere the system's own
_AFTER_PAPER_MS = 30
_LONGEST_WAIT_MS = 300  # for the registers: filled before, a pane would be filled again


class Inspector(QFrame):
    """The signals:

    left(): Esc, back to the paper.
    told(sentence): a deed of the draft, for a toast with "Hoàn tác" (Ctrl+Z).
    noted(sentence, take_back): what was done to a register; `take_back` is a function for "Hoàn tác", or None.
    failed(sentence): a register could not be read or written.
    place_requested(Place): the clerk wants to go to that block. place_shown(Place): to see it, and to stay here.
    tasks_read(Reading): what the text has of tasks, agencies and deadlines. tasks_listed(int): so many are on the list.
    tasks_export_asked(): the clerk wants that list as a workbook.
    """

    left = Signal()
    told = Signal(str)
    noted = Signal(str, object)
    failed = Signal(str)
    place_requested = Signal(object)
    place_shown = Signal(object)
    tasks_read = Signal(object)
    tasks_listed = Signal(int)
    tasks_export_asked = Signal()

    def __init__(self, draft: Draft, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setAccessibleName("Ô bên phải")
        self.desk = Desk(draft, data_dir, self)
        self.watch = TasksWatch(self.desk, self)
        self.tabs = Tabs("Thẻ của ô bên phải", [_WORDS[tab] for tab in Tab])
        self._panes: dict[Tab, Pane] = {}
        self._stack = QStackedWidget()
        self._is_read_only = False
        self._painted = QTimer(self, singleShot=True, interval=0)  # comes when all of the window is painted
        self._first_look = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect_signals()
        self.desk.load()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("kind", "header")
        head.setFixedHeight(theme.size("header"))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.space("half"), 0, theme.space("half"), 0)
        row.addWidget(self.tabs, 1)
        self._header = head
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(theme.size("inspector_min"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def _connect_signals(self) -> None:
        # tabs
        self.tabs.currentChanged.connect(self._show_pane)
        # the first look
        self._painted.timeout.connect(self._await_first_look)
        self._first_look.timeout.connect(self._show_pane)
        self.desk.registers_changed.connect(self._hurry)
        self.desk.failed.connect(self.failed)
        # tasks
        self.watch.read.connect(lambda: self.tasks_read.emit(self.watch.reading))
        self.watch.listed.connect(lambda: self.tasks_listed.emit(self.task_count))
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self._header.setFixedHeight(theme.size("header"))
        self.setMinimumWidth(theme.size("inspector_min"))

    # ---------------------------------------------------------------- the panes

    @property
    def format(self) -> FormatPane:
        pane = self._panes.get(Tab.FORMAT)
        return pane if isinstance(pane, FormatPane) else self._add(Tab.FORMAT, FormatPane(self.desk))

    @property
    def recipients(self) -> RecipientsPane:
        pane = self._panes.get(Tab.RECIPIENTS)
        if isinstance(pane, RecipientsPane):
            return pane
        made = self._add(Tab.RECIPIENTS, RecipientsPane(self.desk))
        made.place_requested.connect(self.place_requested)
        return made

    @property
    def signing(self) -> SigningPane:
        pane = self._panes.get(Tab.SIGNING)
        return pane if isinstance(pane, SigningPane) else self._add(Tab.SIGNING, SigningPane(self.desk))

    @property
    def tasks(self) -> TasksPane:
        pane = self._panes.get(Tab.TASKS)
        if isinstance(pane, TasksPane):
            return pane
        made = self._add(Tab.TASKS, TasksPane(self.desk, self.watch))
        made.place_requested.connect(self.place_requested)
        made.place_shown.connect(self.place_shown)
        made.export_asked.connect(self.tasks_export_asked)
        made.show_place(self.desk.draft.caret)
        return made

    def _add(self, tab: Tab, pane: AnyPane) -> AnyPane:
        self._panes[tab] = pane
        pane.set_read_only(self._is_read_only)
        pane.told.connect(self.told)
        pane.noted.connect(self.noted)
        self._stack.addWidget(pane)
        if tab is self.tab:
            self._stack.setCurrentWidget(pane)
        return pane

    def _show_pane(self) -> None:
        """The one of the tab. What nobody can see is not made for that."""
        if self.isVisible() or self.tab in self._panes:
            match self.tab:
                case Tab.FORMAT:
                    pane: Pane = self.format
                case Tab.RECIPIENTS:
                    pane = self.recipients
                case Tab.SIGNING:
                    pane = self.signing
                case Tab.TASKS:
                    pane = self.tasks
            self._stack.setCurrentWidget(pane)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper is there first: a pane takes as long as a long plan does."""
        super().paintEvent(event)
        if self.tab not in self._panes and not self._first_look.isActive():
            self._painted.start()

    def _await_first_look(self) -> None:
        if not self._first_look.isActive():
            self._first_look.start(_LONGEST_WAIT_MS if self.desk.known is None else _AFTER_PAPER_MS)

    def _hurry(self) -> None:
        if self._first_look.isActive():
            self._first_look.start(_AFTER_PAPER_MS)

    # ---------------------------------------------------------------- asked by the window

    @property
    def tab(self) -> Tab:
        return Tab(self.tabs.currentIndex())

    def show_tab(self, tab: Tab) -> None:
        self.tabs.setCurrentIndex(tab)

    def set_read_only(self, is_read_only: bool) -> None:
        """Every tab can be looked at, nothing in it changed."""
        self._is_read_only = is_read_only
        for pane in self._panes.values():
            pane.set_read_only(is_read_only)

    def step_tab(self, by: int) -> None:
        """To the next or the one before; the keyboard goes along when it was in the pane."""
        focused = QApplication.focusWidget()
        was_inside = focused is not None and self._stack.isAncestorOf(focused)
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        if was_inside:
            self.enter()

    def add_recipient(self) -> None:
        """Ctrl+R: the line that adds to Nơi nhận."""
        self.show_tab(Tab.RECIPIENTS)
        self.recipients.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def add_task(self) -> None:
        """From the block of the caret, its form open."""
        self.show_tab(Tab.TASKS)
        self.tasks.add_task()

    def go_to_blank(self, spot: str) -> None:
        """What is missing in an annex: a field of a task, or a title or a cell of the annex itself."""
        kind, _, rest = spot.partition("/")
        key, _, part = rest.rpartition(".")
        if kind == "tasks":
            self.show_tab(Tab.TASKS)
            self.tasks.correct_task(key, TaskColumn(part))
        elif kind == "annexes":
            self.show_tab(Tab.FORMAT)
            self.format.annexes.enter(key)

    def enter(self) -> None:
        """The keyboard comes in: to the first field of the pane in view."""
        match self.tab:
            case Tab.FORMAT:
                first: QWidget = self.format.ruleset_field
            case Tab.RECIPIENTS:
                first = self.recipients.search
            case Tab.SIGNING:
                first = self.signing.list if self.signing.list.isVisible() else self.signing.add
            case Tab.TASKS:
                first = self.tasks.enter()
        first.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def task_count(self) -> int:
        return len(self.watch.rows)

    def show_place(self, place: Place) -> None:
        """The caret is there: the task of that block is the current one."""
        if Tab.TASKS in self._panes:
            self.tasks.show_place(place)

    def reload(self) -> None:
        """The registers may have changed elsewhere."""
        self.desk.load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.desk.draft.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO:
            self.desk.draft.redo()
        else:
            super().keyPressEvent(event)
