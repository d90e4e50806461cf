"""An icon that stands beside words and is no button."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import paint_icon, theme


class IconMark(QWidget):
    """`size` is a name of the tokens. Screen readers pass it by: the words beside it say the same."""

    def __init__(self, name: str, role: str = "text", size: str = "icon", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_mark(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.size(self._size)
        return QSize(side, max(side, theme.line_height()) if self._size == "icon" else side)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = theme.size(self._size)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), rect, self._name, theme.color(self._role if self.isEnabled() else "disabled"))
