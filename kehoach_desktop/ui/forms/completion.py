"""A line that offers names while it is typed in, found without marks and anywhere in the name."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ...domain.vietnamese import fold
from ..theme import icon, restyle

_MOST = 12
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameLine(QLineEdit):
    """Any text may stand here; the names are only offered. The offers keep the keyboard in the line: ↑ ↓ Enter Esc.

    `offered(name)`: one of them was taken.
    """

    offered = Signal(str)

    def __init__(self, names: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folded: list[tuple[str, str]] = []
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(_MOST)
        self.setCompleter(completer)
        completer.activated.connect(self.offered)
        self.set_names(names)
        self.textEdited.connect(self._offer)

    def show_arrow(self) -> None:
        """For a list of names that is the usual way to fill the line."""
        arrow = self.addAction(icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        arrow.setToolTip("Xem cả danh sách (↓)")
        arrow.triggered.connect(self.show_all)

    def show_all(self) -> None:
        self.setFocus()
        self._dress_offers()
        self._offers.setStringList(list(dict.fromkeys((*self.matches(self.text()), *self.matches("")))))
        self.completer().complete()

    def set_names(self, names: Sequence[str]) -> None:
        self._folded = [(name, f" {fold(name)}") for name in dict.fromkeys(names)]

    def matches(self, text: str) -> list[str]:
        """Names whose words begin so come before those that hold the text anywhere."""
        wanted = fold(text).strip()
        if not wanted:
            return [name for name, _ in self._folded]
        begin = [name for name, folded in self._folded if f" {wanted}" in folded]
        inside = [name for name, folded in self._folded if wanted in folded and f" {wanted}" not in folded]
        return [*begin, *inside]

    def _dress_offers(self) -> None:
        """Only now: most lines are never typed into, and each pop-up is a window."""
        if (popup := self.completer().popup()) is not None and not popup.property("kind"):
            restyle(popup, kind="offers")

    def _offer(self, text: str) -> None:
        self._dress_offers()
        found = self.matches(text) if text.strip() else []
        self._offers.setStringList([] if found == [text] else found[:_MOST])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ in a closed line shows all there is."""
        popup = self.completer().popup()
        is_open = popup is not None and popup.isVisible()
        if event.key() == Qt.Key.Key_Down and not is_open and self._folded:
            self.show_all()
            return
        if popup is not None and is_open and event.key() in _RETURN and popup.currentIndex().isValid():
            event.ignore()  # it takes the offer; what the line is part of is not finished with by that
            return
        super().keyPressEvent(event)
