"""A picture of the print with its edge, to the dot: at 150 % a pixel of the window is one dot and a half."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from ..theme import theme


def paint_sheet(painter: QPainter, sheet: QRectF, image: QImage) -> None:
    """Dimmed in the dark. A dot that was covered in part would stay bright there, as a hairline."""
    place = painter.deviceTransform().mapRect(sheet).toAlignedRect()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setWorldTransform(painter.deviceTransform().inverted()[0] * painter.worldTransform())
    painter.fillRect(place, theme.color("sheet"))
    if not image.isNull():
        painter.drawImage(place, image)
        if theme.is_dark:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(place, theme.color("sheet"))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(theme.color("line"))
    painter.drawRect(place.adjusted(0, 0, -1, -1))
    painter.restore()
