"""The font of the window: the system's if it has Vietnamese, else the first of our list that does."""

from collections.abc import Sequence

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

# One letter of each kind that fonts without Vietnamese lack: two stacked marks, horn, stroke, hook and dot below.
LETTERS = "ẾẫỰơưĐđảạỹ₫"


def window_font(families: Sequence[str]) -> QFont:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    for name in families:
        font = QFont(system) if name == "system" else QFont(name)
        is_there = name == "system" or QFontInfo(font).family().casefold() == name.casefold()
        if is_there and has_vietnamese(font):
            return font
    return QFont(system)


def has_vietnamese(font: QFont) -> bool:
    """Asked of the file itself: the text engine would borrow the missing letters elsewhere, of another shape."""
    raw = QRawFont.fromFont(font)
    return raw.isValid() and all(raw.supportsCharacter(ord(letter)) for letter in LETTERS)
