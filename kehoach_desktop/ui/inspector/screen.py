"""The inspector: three panes under their tabs, over one draft."""

from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ..editor.draft import Draft
from ..theme import theme
from .desk import Desk
from .format_pane import FormatPane
from .recipients_pane import RecipientsPane
from .signing_pane import SigningPane


class Tab(IntEnum):
    FORMAT = 0
    RECIPIENTS = 1
    SIGNING = 2


_WORDS = {Tab.FORMAT: "Thể thức", Tab.RECIPIENTS: "Nơi nhận", Tab.SIGNING: "Người ký"}


class Inspector(QFrame):
    """The signals:

    left(): Esc, back to the paper.
    told(sentence): a deed of the draft, for a toast with "Hoàn tác" (Ctrl+Z).
    noted(sentence, take_back): what was done to a register; `take_back` is a function for "Hoàn tác", or None.
    failed(sentence): a register could not be read or written.
    place_requested(Place): the clerk wants to see that block.
    """

    left = Signal()
    told = Signal(str)
    noted = Signal(str, object)
    failed = Signal(str)
    place_requested = Signal(object)

    def __init__(self, draft: Draft, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setAccessibleName("Ô bên phải")
        self.desk = Desk(draft, data_dir, self)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Thẻ của ô bên phải")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        for tab, words in _WORDS.items():
            self.tabs.insertTab(tab, words)
        self.format = FormatPane(self.desk)
        self.recipients = RecipientsPane(self.desk)
        self.signing = SigningPane(self.desk)
        self._stack = QStackedWidget()
        for pane in (self.format, self.recipients, self.signing):
            self._stack.addWidget(pane)
        self._lay_out()
        self._connect_signals()
        self.desk.load()

    def _lay_out(self) -> None:
        head = QFrame()
        head.setProperty("kind", "header")
        head.setFixedHeight(theme.size("header"))
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.space("half"), 0, theme.space("half"), 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
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
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        # what the panes say
        for pane in (self.format, self.recipients, self.signing):
            pane.told.connect(self.told)
            pane.noted.connect(self.noted)
        self.recipients.place_requested.connect(self.place_requested)
        self.desk.failed.connect(self.failed)
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self._header.setFixedHeight(theme.size("header"))
        self.setMinimumWidth(theme.size("inspector_min"))

    # ---------------------------------------------------------------- asked by the window

    @property
    def tab(self) -> Tab:
        return Tab(self.tabs.currentIndex())

    def show_tab(self, tab: Tab) -> None:
        self.tabs.setCurrentIndex(tab)

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

    def enter(self) -> None:
        """The keyboard comes in: to the first field of the pane in view."""
        first = {
            Tab.FORMAT: self.format.ruleset_field,
            Tab.RECIPIENTS: self.recipients.search,
            Tab.SIGNING: self.signing.list if self.signing.list.isVisible() else self.signing.add,
        }[self.tab]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def reload(self) -> None:
        """The registers may have changed elsewhere."""
        self.desk.load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
