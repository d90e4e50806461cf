"""A strip cut from a page, as wide as there is room, dimmed in the dark as all exact pages are."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import theme
from .painting import paint_sheet

_EMPTY_HEIGHT = 160
_WIDTH = 480


class StripView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self._keep_shape()

    @property
    def image(self) -> QImage:
        return self._image

    def show_image(self, image: QImage) -> None:
        self._image = image
        self._keep_shape()
        self.update()

    def _keep_shape(self) -> None:
        width, height = self._image.width(), self._image.height()
        self.setFixedHeight(round(self.width() * height / width) if width else theme.px(_EMPTY_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_shape()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        sheet = QRectF(self.rect())
        paint_sheet(painter, sheet, self._image)
