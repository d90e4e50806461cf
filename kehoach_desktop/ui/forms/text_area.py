"""Room for a text of several lines that grows with it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ..theme import theme
from ..widgets.text_lines import wrapped

_MOST_LINES = 8
_AROUND = 18  # border and padding


class TextArea(QPlainTextEdit):
    """Between `least` and eight lines high; Tab leaves it."""

    def __init__(self, least: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = min(max(self._lines(), self._least), _MOST_LINES)
        around = theme.px(_AROUND) + round(2 * self.document().documentMargin())
        return QSize(theme.px(200), lines * self.fontMetrics().lineSpacing() + around)

    def _lines(self) -> int:
        """Of what stands in it, or of the words shown while nothing does."""
        if self.document().isEmpty():
            room = self.viewport().width() - 2 * self.document().documentMargin()
            return len(wrapped(self.placeholderText(), self.font(), room))
        return round(self.document().size().height())

    def setPlaceholderText(self, text: str) -> None:
        super().setPlaceholderText(text)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self.sizeHint().height())
