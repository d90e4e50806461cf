"""The field over a list: finds while it is typed into."""

import unicodedata

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ..theme import icon, theme
from .hint import show_hint


class SearchField(QLineEdit):
    """`searched`: the words to find, in NFC, "" for all. `list_requested`: the clerk goes down into the list."""

    searched = Signal(str)
    list_requested = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._empty = self.addAction(icon("x", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self._empty.setToolTip("Xoá chữ đang tìm (Esc)")
        self._empty.setVisible(False)
        self._told = ""  # what was sought when it was said last
        self._hints = (words, words)
        self.set_words(words)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.textChanged.connect(self._search)
        self._empty.triggered.connect(self.clear)
        theme.changed.connect(self._show_hint)

    def set_words(self, words: str, short: str = "") -> None:
        """What is searched, shown while the field is empty; `short` where there is no room for all of it."""
        self._hints = (words, short or words)
        self.setAccessibleName(words)
        self._show_hint()

    def _show_hint(self) -> None:
        show_hint(self, *self._hints)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    @property
    def sought(self) -> str:
        return unicodedata.normalize("NFC", self.text()).strip()

    def _search(self) -> None:
        """Spaces around the words seek nothing else."""
        self._empty.setVisible(bool(self.text()))
        if self.sought != self._told:
            self._told = self.sought
            self.searched.emit(self._told)

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the field while there is something to empty, before any shortcut of the window.
        if event.type() == QEvent.Type.ShortcutOverride and self._is_emptying(event):
            event.accept()
            return True
        return super().event(event)

    def _is_emptying(self, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and bool(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_emptying(event):
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.list_requested.emit()
        else:
            super().keyPressEvent(event)
