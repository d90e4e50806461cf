"""Room for a text of several lines that grows with it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ..theme import theme
from ..widgets.text_lines import wrapped

_MOST_LINES = 8
_PAD = 8  # around the words, with the border
_SLACK = 1  # Qt shows a scroll bar beside lines that fill the room to the dot


class TextArea(QPlainTextEdit):
    """Between `least` and eight lines high; Tab leaves it."""

    def __init__(self, least: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.document().setDocumentMargin(0)  # it would show a slice of the next line below the last whole one
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines are broken, none is too long
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        lines = min(max(self._lines(), self._least), _MOST_LINES)
        return QSize(theme.px(200), round(lines * self._line_height()) + 2 * theme.px(_PAD) + _SLACK)

    def _line_height(self) -> float:
        """As the text is laid out, which is not always what the font says."""
        first = self.document().firstBlock()
        return self.document().documentLayout().blockBoundingRect(first).height() / max(first.lineCount(), 1)

    def _lines(self) -> int:
        """Of what stands in it, or of the words shown while nothing does."""
        if self.document().isEmpty():
            return len(wrapped(self.placeholderText(), self.font(), self.viewport().width()))
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
