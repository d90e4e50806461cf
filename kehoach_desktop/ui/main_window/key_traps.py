"""Keys that Qt would take for others, put right for the whole program.

Qt ignores the flag of the keypad, so Alt with a number of the keypad, which Windows makes a letter of, would change the
screen. And the Windows layout called "Vietnamese" types letters on the digit row, so Alt+1 never arrives as that.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

_ALT, _KEYPAD = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.KeypadModifier


class KeyTraps(QObject):
    """Installed on the application. `screen_asked` is given the digit of Alt and a key of the digit row."""

    def __init__(self, screen_asked: Callable[[int], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screen_asked = screen_asked

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        held = event.modifiers()
        if held == _ALT | _KEYPAD:
            event.accept()  # it is no shortcut of anybody's
            return True
        if held == _ALT and (digit := _digit_behind_a_letter(event)) and self._screen_asked(digit):
            event.accept()
            return True
        return False


def _digit_behind_a_letter(event: QKeyEvent) -> int:
    """The digit that stands on a key of the digit row which types something else; 0 for every other key."""
    code = event.nativeVirtualKey()
    is_digit_row = Qt.Key.Key_1 <= code <= Qt.Key.Key_9
    return int(code) - int(Qt.Key.Key_0) if is_digit_row and event.key() != code else 0
