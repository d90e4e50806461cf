"""A strip cut from a page, as wide as there is room, dimmed in the dark as all exact pages are."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import theme

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
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheet = QRectF(self.rect())
        painter.fillRect(sheet, theme.color("sheet"))
        if not self._image.isNull():
            painter.drawImage(sheet, self._image)
            if theme.is_dark:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                painter.fillRect(sheet, theme.color("sheet"))
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(theme.color("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
