"""Shows an image of a page, or of a strip of it, dimmed in the dark as all exact pages are."""

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ..theme import theme
from .painting import paint_sheet

_A4 = 297 / 210


class PageView(QWidget):
    """The image at its own size, at the top and in the middle; before the first one, an empty sheet.

    `room_changed`: the image had better be made anew for the new size.
    """

    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, ratio: float = _A4) -> None:
        super().__init__(parent)
        self._ratio = ratio
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def image(self) -> QImage:
        return self._image

    @property
    def sheet_size(self) -> QSize:
        """The largest sheet that fits."""
        width = min(self.width(), int(self.height() / self._ratio))
        return QSize(width, round(width * self._ratio))

    def show_image(self, image: QImage) -> None:
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(420), round(theme.px(420) * self._ratio))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room_changed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.room_changed.emit()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = self.sheet_size
        sheet = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        paint_sheet(painter, sheet, self._image)
