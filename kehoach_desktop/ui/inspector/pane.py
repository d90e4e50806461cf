"""What the panes have in common: each shows only what concerns it, and only while it is in view."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ..theme import theme
from ..widgets import ScrollDown
from .desk import Desk


class Pane(QWidget):
    """Its kinds name the fields of the plan that they show, and fill themselves in `show_plan`, pushing nothing.

    told(sentence): what was done to the plan, which can be undone. noted(sentence, take_back): what was done to a
    register, and the function that takes it back, or None.
    """

    told = Signal(str)
    noted = Signal(str, object)

    FIELDS: frozenset[str] = frozenset()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_stale = False
        self._editable: list[QWidget] = []
        desk.changed.connect(self._take_note)
        desk.registers_changed.connect(self._refresh)

    def _pile_up(self, content: QWidget, deed: QWidget, *others: QWidget, head: QLayout | None = None) -> ScrollDown:
        """The head stays above, the deeds at the foot, `others` at its right end; the content scrolls between them."""
        area = ScrollDown(content)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.space("unit"), theme.space("half"), theme.space("unit"), theme.space("half"))
        row.addWidget(deed)
        row.addStretch(1)
        for other in others:
            row.addWidget(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if head is not None:
            above = QWidget()
            above.setLayout(head)
            column.addWidget(above)
            self._editable.append(above)
        column.addWidget(area, 1)
        column.addWidget(foot)
        self._editable += [content, foot]
        return area

    def set_read_only(self, is_read_only: bool) -> None:
        """What it holds can be read and scrolled through, and not changed."""
        for part in self._editable:
            part.setEnabled(not is_read_only)

    def show_plan(self) -> None:
        raise NotImplementedError

    def _take_note(self, names: frozenset[str]) -> None:
        if names & self.FIELDS:
            self._refresh()

    def _refresh(self) -> None:
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.show_plan()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()
