"""Input methods on the paper: what is being composed is shown in the row's layout and never enters the plan.

UniKey sends Backspaces and letters, which are keys as any others. IBus and Windows compose: letters shown underlined,
then committed, sometimes with an order to take back letters round the caret first. Offsets here are Qt's, which counts
letters above U+FFFF twice; the plan counts code points.
"""

from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent

from ...domain.blanks import Place
from .caret import Selection
from .hand import Hand
from .rows import NO_PREEDIT, Preedit, Row

_Query = Qt.InputMethodQuery


class InputMethod:
    """What one paper says to input methods and takes from them."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._row: Row | None = None

    @property
    def composing(self) -> str:
        return self._row.preedit.text if self._row else ""

    @property
    def is_composing(self) -> bool:
        return bool(self.composing)

    def take(self, event: QInputMethodEvent) -> None:
        """One event: letters are taken back, letters come, others are being composed."""
        self._show(NO_PREEDIT)
        if event.replacementLength():
            self._choose(event.replacementStart(), event.replacementLength())
        if event.commitString():
            self._hand.type_text(event.commitString())
        elif event.replacementLength():
            self._hand.erase_selection()
        if event.preeditString():
            self._hand.erase_selection()
            self._show(self._preedit(event))

    def finish(self) -> None:
        """What is being composed is typed: before a click, undo, and when the focus goes."""
        if not self.is_composing:
            return
        if QGuiApplication.focusObject() is not None:
            QGuiApplication.inputMethod().commit()
        if self._row and (text := self._row.preedit.text):  # a system that keeps it to itself
            self._show(NO_PREEDIT)
            self._hand.type_text(text)

    def _show(self, preedit: Preedit) -> None:
        if self._row is not None:
            self._row.set_preedit(NO_PREEDIT)
            self._row = None
        if preedit.text:
            self._row = self._hand.moves.row_of(self._hand.head)[0]
            self._row.set_preedit(preedit)

    def _preedit(self, event: QInputMethodEvent) -> Preedit:
        text = event.preeditString()
        cursor = QInputMethodEvent.AttributeType.Cursor
        caret = next((one.start for one in event.attributes() if one.type == cursor), len(text))
        _, position = self._hand.moves.row_of(self._hand.head)
        return Preedit(text, position, min(max(caret, 0), len(text)))

    def _choose(self, start: int, length: int) -> None:
        """Letters round the caret, to be taken back or exchanged."""
        head = self._hand.head
        text = self._hand.rows.text_of(head.spot)
        begin = max(_units(text, head.offset) + start, 0)
        first, last = (Place(head.spot, _offset(text, at)) for at in (begin, begin + length))
        self._hand.select(first, last)

    # ------------------------------------------------------------ what input methods ask

    def answer(self, query: Qt.InputMethodQuery, caret: QRectF) -> Any:
        """None for what Qt answers best itself. `caret` is in the coordinates of the window."""
        head, text = self._hand.head, self._hand.rows.text_of(self._hand.head.spot)
        start, end = self._selected(self._hand.selection, text)
        match query:
            case _Query.ImEnabled:
                return True
            case _Query.ImCursorRectangle | _Query.ImAnchorRectangle:
                return caret
            case _Query.ImSurroundingText:
                return text
            case _Query.ImCursorPosition:
                return _units(text, head.offset)
            case _Query.ImAnchorPosition:
                return _units(text, end if head.offset == start else start)
            case _Query.ImCurrentSelection:
                return text[start:end]
            case _Query.ImTextBeforeCursor:
                return text[: head.offset]
            case _Query.ImTextAfterCursor:
                return text[head.offset :]
            case _Query.ImHints:
                return int((Qt.InputMethodHint.ImhMultiLine | Qt.InputMethodHint.ImhNoAutoUppercase).value)
        return None

    def _selected(self, selection: Selection, text: str) -> tuple[int, int]:
        """What is selected of the text at the caret; nothing where the selection goes over several blocks."""
        if selection.anchor.spot != selection.head.spot:
            return selection.head.offset, selection.head.offset
        first, last = sorted((selection.anchor.offset, selection.head.offset))
        return min(first, len(text)), min(last, len(text))


def _units(text: str, offset: int) -> int:
    """A place in a text as Qt counts."""
    return len(text[:offset].encode("utf-16-le")) // 2


def _offset(text: str, units: int) -> int:
    """The same as the plan counts."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore"))
