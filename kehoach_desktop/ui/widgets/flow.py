"""Widgets side by side that go on in the next line where there is no room: a word is never cut for want of it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ..theme import theme


class Flow(QLayout):
    """`last` is kept at the right end of the first line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QLayoutItem] = []
        self.last: QWidget | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.space("half"))

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(item)

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index) if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_tried=True)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_tried=False)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        wide = sum(part.sizeHint().width() + self.spacing() for part in self._seen())
        return QSize(wide + margins.left() + margins.right(), self.heightForWidth(100_000))

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        hints = [part.sizeHint() for part in self._seen()]
        wide, high = (max((length(hint) for hint in hints), default=0) for length in (QSize.width, QSize.height))
        return QSize(wide + margins.left() + margins.right(), high + margins.top() + margins.bottom())

    def _seen(self) -> list[QLayoutItem]:
        return [part for part in self._parts if not part.isEmpty()]

    def _place(self, rect: QRect, *, is_tried: bool) -> int:
        margins = self.contentsMargins()
        inner = QRect(rect.x() + margins.left(), rect.y() + margins.top(), 0, 0)
        inner.setRight(rect.x() + rect.width() - margins.right() - 1)
        y, parts = inner.y(), self._seen()
        kept = next((part for part in parts if part.widget() is self.last), None)
        for number, line in enumerate(self._lines([part for part in parts if part is not kept], kept, inner.width())):
            if number:
                y += self.spacing()
            last = kept if not number else None
            high = max(part.sizeHint().height() for part in (*line, *([last] if last else [])))
            if not is_tried:
                self._place_line(line, last, QRect(inner.x(), y, inner.width(), high))
            y += high
        return y + margins.bottom() - rect.y()

    def _lines(self, parts: list[QLayoutItem], kept: QLayoutItem | None, room: int) -> list[list[QLayoutItem]]:
        """The first line leaves room for what is kept at its end."""
        lines: list[list[QLayoutItem]] = [[]]
        left = room - (kept.sizeHint().width() + self.spacing() if kept is not None else 0)
        for part in parts:
            wide = part.sizeHint().width()
            if lines[-1] and wide > left:
                lines.append([])
                left = room
            lines[-1].append(part)
            left -= wide + self.spacing()
        return lines if parts or kept is not None else []

    def _place_line(self, line: list[QLayoutItem], last: QLayoutItem | None, room: QRect) -> None:
        x = room.x()
        for part in line:
            self._put(part, x, room)
            x += part.sizeHint().width() + self.spacing()
        if last is not None:
            self._put(last, room.right() + 1 - last.sizeHint().width(), room)

    def _put(self, part: QLayoutItem, x: int, room: QRect) -> None:
        hint = part.sizeHint()
        part.setGeometry(QRect(QPoint(x, room.y() + (room.height() - hint.height()) // 2), hint))
