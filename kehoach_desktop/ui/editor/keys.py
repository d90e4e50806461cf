"""What a key means on the paper. Keys that stand on the digit row are told by where they are, not by their letter:
the Windows layout called "Vietnamese" types ă â ê ô there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ...domain.plan import Role
from ...domain.vietnamese import unprintable

Key = Qt.Key
Modifier = Qt.KeyboardModifier

_NONE, _CTRL = Modifier.NoModifier, Modifier.ControlModifier
_SHIFT, _ALT = Modifier.ShiftModifier, Modifier.AltModifier


class Deed(Enum):
    """What the paper does of itself; a move takes the selection along when Shift is down."""

    LEFT = auto()
    RIGHT = auto()
    WORD_LEFT = auto()
    WORD_RIGHT = auto()
    UP = auto()
    DOWN = auto()
    BLOCK_UP = auto()
    BLOCK_DOWN = auto()
    PAGE_UP = auto()
    PAGE_DOWN = auto()
    LINE_START = auto()
    LINE_END = auto()
    START = auto()
    END = auto()
    SELECT_ALL = auto()
    NEW_BLOCK = auto()
    LINE_BREAK = auto()
    LEVEL_DOWN = auto()
    LEVEL_UP = auto()
    ERASE_BEFORE = auto()
    ERASE_AFTER = auto()
    ERASE_WORD_BEFORE = auto()
    ERASE_WORD_AFTER = auto()
    SET_ROLE = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    BOLD = auto()
    ITALIC = auto()
    COPY = auto()
    CUT = auto()
    PASTE = auto()
    PASTE_PLAIN = auto()
    UNDO = auto()
    REDO = auto()
    NEXT_BLANK = auto()
    PREVIOUS_BLANK = auto()
    CITE = auto()
    TYPE = auto()


MOVES = frozenset(
    {
        Deed.LEFT, Deed.RIGHT, Deed.WORD_LEFT, Deed.WORD_RIGHT, Deed.UP, Deed.DOWN, Deed.BLOCK_UP, Deed.BLOCK_DOWN,
        Deed.PAGE_UP, Deed.PAGE_DOWN, Deed.LINE_START, Deed.LINE_END, Deed.START, Deed.END,
    }
)  # fmt: skip

# Ctrl+1 … Ctrl+9, in this order.
ROLES = (
    Role.PART, Role.SECTION, Role.SUBSECTION, Role.PARAGRAPH, Role.DASH, Role.PLUS, Role.ASSIGNMENT, Role.LEGAL_BASIS,
    Role.CLOSING,
)  # fmt: skip

_MOVES: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Deed] = {
    (Key.Key_Left, _NONE): Deed.LEFT,
    (Key.Key_Right, _NONE): Deed.RIGHT,
    (Key.Key_Left, _CTRL): Deed.WORD_LEFT,
    (Key.Key_Right, _CTRL): Deed.WORD_RIGHT,
    (Key.Key_Up, _NONE): Deed.UP,
    (Key.Key_Down, _NONE): Deed.DOWN,
    (Key.Key_Up, _CTRL): Deed.BLOCK_UP,
    (Key.Key_Down, _CTRL): Deed.BLOCK_DOWN,
    (Key.Key_PageUp, _NONE): Deed.PAGE_UP,
    (Key.Key_PageDown, _NONE): Deed.PAGE_DOWN,
    (Key.Key_Home, _NONE): Deed.LINE_START,
    (Key.Key_End, _NONE): Deed.LINE_END,
    (Key.Key_Home, _CTRL): Deed.START,
    (Key.Key_End, _CTRL): Deed.END,
}

_OTHERS: Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Deed] = {
    (Key.Key_A, _CTRL): Deed.SELECT_ALL,
    (Key.Key_Return, _NONE): Deed.NEW_BLOCK,
    (Key.Key_Return, _SHIFT): Deed.LINE_BREAK,
    (Key.Key_Tab, _NONE): Deed.LEVEL_DOWN,
    (Key.Key_Tab, _SHIFT): Deed.LEVEL_UP,
    (Key.Key_Backtab, _SHIFT): Deed.LEVEL_UP,
    (Key.Key_Backtab, _NONE): Deed.LEVEL_UP,
    (Key.Key_Backspace, _NONE): Deed.ERASE_BEFORE,
    (Key.Key_Backspace, _SHIFT): Deed.ERASE_BEFORE,
    (Key.Key_Backspace, _CTRL): Deed.ERASE_WORD_BEFORE,
    (Key.Key_Delete, _NONE): Deed.ERASE_AFTER,
    (Key.Key_Delete, _CTRL): Deed.ERASE_WORD_AFTER,
    (Key.Key_Up, _ALT): Deed.MOVE_UP,
    (Key.Key_Down, _ALT): Deed.MOVE_DOWN,
    (Key.Key_B, _CTRL): Deed.BOLD,
    (Key.Key_I, _CTRL): Deed.ITALIC,
    (Key.Key_C, _CTRL): Deed.COPY,
    (Key.Key_Insert, _CTRL): Deed.COPY,
    (Key.Key_X, _CTRL): Deed.CUT,
    (Key.Key_Delete, _SHIFT): Deed.CUT,
    (Key.Key_V, _CTRL): Deed.PASTE,
    (Key.Key_Insert, _SHIFT): Deed.PASTE,
    (Key.Key_V, _CTRL | _SHIFT): Deed.PASTE_PLAIN,
    (Key.Key_Z, _CTRL): Deed.UNDO,
    (Key.Key_Y, _CTRL): Deed.REDO,
    (Key.Key_Z, _CTRL | _SHIFT): Deed.REDO,
    (Key.Key_K, _CTRL): Deed.CITE,
    (Key.Key_F4, _NONE): Deed.NEXT_BLANK,
    (Key.Key_F4, _SHIFT): Deed.PREVIOUS_BLANK,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """A deed, with what it needs to know."""

    deed: Deed
    keeps_anchor: bool = False
    text: str = ""
    role: Role | None = None


def wish_of(event: QKeyEvent) -> Wish | None:
    """What the paper is to do for a key; None for one that is not its own."""
    held = event.modifiers() & (_CTRL | _SHIFT | _ALT | Modifier.MetaModifier)
    key = Key.Key_Return if event.key() == Key.Key_Enter else Key(event.key())
    if held == _CTRL and (digit := _digit(event)):
        return Wish(Deed.SET_ROLE, role=ROLES[digit - 1])
    if deed := _OTHERS.get((key, held)):
        return Wish(deed)
    if deed := _MOVES.get((key, held & ~_SHIFT)):
        return Wish(deed, keeps_anchor=bool(held & _SHIFT))
    return Wish(Deed.TYPE, text=event.text()) if _types(event) else None


def _digit(event: QKeyEvent) -> int:
    """The key of the digit row, 1 to 9, whatever letter the layout has there; 0 for any other key."""
    if event.modifiers() & Modifier.KeypadModifier:
        return 0
    for code in (event.nativeVirtualKey(), event.key()):
        if Key.Key_1 <= code <= Key.Key_9:
            return int(code) - int(Key.Key_0)
    return 0


def _types(event: QKeyEvent) -> bool:
    """Whether a key types a letter. AltGr arrives as Ctrl and Alt together, keys of menus with Alt alone."""
    text, held = event.text(), event.modifiers()
    if not text or bool(held & _CTRL) is not bool(held & _ALT) or held & Modifier.MetaModifier:
        return False
    return not unprintable(text) and text not in ("\n", "\t")
