"""What an empty line says of itself, in as many words as there is room for."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit

from ..theme import theme

_OF_ACTION = 10  # px beside the icon of an action
_OF_TEXT = 8  # px that Qt leaves around the text


def show_hint(line: QLineEdit, *hints: str) -> None:
    """The first of the `hints` that is not cut; the last one, where all would be. The fullest stands first."""
    icons = sum(theme.size("icon") + theme.px(_OF_ACTION) for action in line.actions() if action.isVisible())
    room = line.contentsRect().width() - icons - theme.px(_OF_TEXT) - 2 * theme.px(6)
    metrics = QFontMetrics(line.font())
    line.setPlaceholderText(next((hint for hint in hints if metrics.horizontalAdvance(hint) <= room), hints[-1]))
