"""What is wrong with a field, where the field stands beside its name and not under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ..theme import theme
from ..widgets import IconMark, TextLabel


class Complaint(QWidget):
    """An icon and one sentence that says what is right; out of sight while all is well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = TextLabel("", "caption", "danger")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("half"))
        row.addWidget(IconMark("circle-alert", "danger", "icon_chip"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
