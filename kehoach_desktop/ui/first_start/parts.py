"""What the form is made of: rows under headings, and lines that are filled in for the clerk."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from ..theme import theme
from ..widgets import TextLabel

_LABEL_WIDTH = 142


class SuggestedLine(QLineEdit):
    """Takes suggestions until something is typed into it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_own = False
        self.textEdited.connect(self._make_own)

    def _make_own(self) -> None:
        self.is_own = True

    def suggest(self, text: str) -> None:
        if not self.is_own and self.text() != text:
            self.setText(text)


def grid() -> QGridLayout:
    made = QGridLayout()
    made.setHorizontalSpacing(theme.space("pad"))
    made.setVerticalSpacing(theme.space("unit"))
    made.setColumnMinimumWidth(0, theme.px(_LABEL_WIDTH))
    made.setColumnStretch(1, 1)
    return made


def row(rows: QGridLayout, label: str, field: QWidget, name: str = "") -> TextLabel:
    said = TextLabel(label)
    said.setBuddy(field)
    field.setAccessibleName(name or label)
    at = rows.rowCount()
    rows.addWidget(said, at, 0, Qt.AlignmentFlag.AlignVCenter)
    rows.addWidget(field, at, 1)
    return said


def in_line(*widgets: QWidget) -> QWidget:
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(theme.space("unit"))
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch(1)
    return made


def section(title: str, note: str) -> QWidget:
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(0, theme.space("unit"), 0, 0)
    across.setSpacing(theme.space("gap"))
    for label in (TextLabel(title, "strong", lines=1), TextLabel(note, "caption", "muted", lines=1)):
        across.addWidget(label)
    across.addStretch(1)
    return made
