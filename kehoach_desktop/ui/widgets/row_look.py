"""What rows, cards and buttons that paint themselves have in common: ground, bar of the current one, focus ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ..theme import theme


def paint_ring(painter: QPainter, rect: QRectF, radius: float | None = None) -> None:
    """The focus ring, inside `rect`."""
    half = theme.size("ring") / 2
    corner = theme.radius("control") if radius is None else radius
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("focus"), 2 * half))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), corner, corner)
    painter.restore()


def paint_row(
    painter: QPainter, rect: QRectF, *, is_selected: bool, is_hovered: bool = False, has_focus: bool = False
) -> None:
    """The ground of a row; the words of a selected one are the delegate's, in weight 600."""
    if is_selected:
        painter.fillRect(rect, theme.color("accent_soft"))
        painter.fillRect(QRectF(rect.x(), rect.y(), theme.size("bar"), rect.height()), theme.color("accent_text"))
    elif is_hovered:
        painter.fillRect(rect, theme.color("hover"))
    if has_focus:
        paint_ring(painter, rect, 0)
