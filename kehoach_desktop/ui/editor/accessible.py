"""What screen readers hear of the paper: the text at the caret, its name, and that the caret has moved.

The paper is one editable text that is told spot by spot: the block or field of the caret is the text, offsets count in
it, and the name says which role or field it is. Selections are told by their events only: PySide gives no way to answer
where one lies.
"""

from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QPointF, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextCursorEvent,
    QAccessibleTextInterface,
    QAccessibleTextSelectionEvent,
)
from PySide6.QtWidgets import QAccessibleWidget

from ...domain.blanks import Place

if TYPE_CHECKING:
    from .paper import PaperView


# Qt deletes an interface together with its widget and does not keep Python from doing so earlier.
_told: list["AccessiblePaper"] = []


class PaperText(QAccessibleTextInterface):
    """The text at the caret of a paper."""

    def __init__(self, paper: "PaperView") -> None:
        super().__init__()
        self._paper_reference = ref(paper)

    @property
    def _paper(self) -> "PaperView":
        paper = self._paper_reference()
        assert paper is not None  # Qt asks nothing of what is gone
        return paper

    def characterCount(self) -> int:
        return len(self._paper.spot_text())

    def text(self, start: int, end: int) -> str:
        text = self._paper.spot_text()
        return text[start : len(text) if end < 0 else end]

    def cursorPosition(self) -> int:
        return self._paper.caret.offset

    def setCursorPosition(self, position: int) -> None:
        self._paper.go_to(Place(self._paper.caret.spot, position))

    def characterRect(self, offset: int) -> QRect:
        box = self._paper.letter_box(Place(self._paper.caret.spot, offset)).toAlignedRect()
        return QRect(self._paper.viewport().mapToGlobal(box.topLeft()), box.size())

    def offsetAtPoint(self, point: QPoint) -> int:
        place = self._paper.place_at(QPointF(self._paper.viewport().mapFromGlobal(point)))
        return place.offset if place and place.spot == self._paper.caret.spot else -1

    def scrollToSubstring(self, start: int, end: int) -> None:
        self.setCursorPosition(start)

    def selectionCount(self) -> int:
        return 0

    def addSelection(self, start: int, end: int) -> None:
        self.setSelection(0, start, end)

    def removeSelection(self, index: int) -> None:
        self._paper.go_to(self._paper.caret)

    def setSelection(self, index: int, start: int, end: int) -> None:
        spot = self._paper.caret.spot
        self._paper.select(Place(spot, start), Place(spot, end))


class AccessiblePaper(QAccessibleWidget):
    """The widget as assistive programs see it."""

    def __init__(self, paper: "PaperView") -> None:
        super().__init__(paper, QAccessible.Role.EditableText, paper.accessibleName())
        self._paper_reference = ref(paper)
        self._text = PaperText(paper)

    @property
    def is_over(self) -> bool:
        """Whether the widget is gone, and this with it."""
        return self._paper_reference() is None

    @property
    def _paper(self) -> "PaperView":
        paper = self._paper_reference()
        assert paper is not None
        return paper

    def text(self, t: QAccessible.Text) -> str:
        match t:
            case QAccessible.Text.Name:
                return f"{self._paper.accessibleName()}: {self._paper.spot_name()}"
            case QAccessible.Text.Value:
                return self._paper.spot_text()
        return super().text(t)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.editable = True
        state.multiLine = True
        state.focusable = True
        return state

    def interface_cast(self, t: QAccessible.InterfaceType) -> Any:
        return self._text if t is QAccessible.InterfaceType.TextInterface else super().interface_cast(t)


@cache
def announce_paper() -> None:
    """Makes the paper known to Qt's accessibility, once for the program."""
    QAccessible.installFactory(_accessible)


def _accessible(_class: str, thing: QObject) -> QAccessibleInterface | None:
    from .paper import PaperView  # it needs this module itself

    if not isinstance(thing, PaperView):
        return None
    _told[:] = [one for one in _told if not one.is_over]
    _told.append(AccessiblePaper(thing))
    return _told[-1]


def tell_caret(paper: "PaperView") -> None:
    """The caret has moved."""
    if not QAccessible.isActive():
        return
    selection = paper.selection
    QAccessible.updateAccessibility(QAccessibleTextCursorEvent(paper, selection.head.offset))
    if selection.anchor.spot == selection.head.spot:
        start, end = sorted((selection.anchor.offset, selection.head.offset))
        QAccessible.updateAccessibility(QAccessibleTextSelectionEvent(paper, start, end))


def tell_spot(paper: "PaperView") -> None:
    """The caret is in another block or field, or its text is another: name and value are."""
    if not QAccessible.isActive():
        return
    for change in (QAccessible.Event.NameChanged, QAccessible.Event.ValueChanged):
        QAccessible.updateAccessibility(QAccessibleEvent(paper, change))
