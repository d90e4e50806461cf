"""A count that is a filter: icon, word and how many; pressed in, only these are seen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ...domain.vietnamese import figures
from ..theme import paint_icon, theme
from .row_look import paint_ring

_BEFORE, _AFTER_ICON, _BEFORE_COUNT = 8, 5, 6


class CountChip(QAbstractButton):
    """`noun`: what is counted, for who hears the chip instead of seeing it."""

    def __init__(self, icon: str, tone: str, word: str, noun: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._word, self._noun = icon, tone, word, noun
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._say)
        theme.changed.connect(self.updateGeometry)
        self._say()

    def show_count(self, count: int) -> None:
        self._count = count
        self._say()
        self.updateGeometry()
        self.update()

    @property
    def _figures(self) -> str:
        return figures(self._count)

    def _say(self) -> None:
        self.setAccessibleName(f"{self._word}: {self._count} {self._noun}")
        self.setToolTip("Bấm lần nữa để bỏ lọc" if self.isChecked() else f"Chỉ xem: {self._word}")

    def _fonts(self) -> tuple[QFont, QFont]:
        return theme.font("caption", weight=QFont.Weight.Medium), theme.font("caption", weight=QFont.Weight.Bold)

    def sizeHint(self) -> QSize:
        font, bold = self._fonts()
        said = QFontMetrics(font).horizontalAdvance(self._word) + QFontMetrics(bold).horizontalAdvance(self._figures)
        fixed = theme.px(_BEFORE) * 2 + theme.size("icon_chip") + theme.px(_AFTER_ICON) + theme.px(_BEFORE_COUNT)
        return QSize(fixed + said + 2, theme.size("compact"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        ground = "accent_soft" if is_on else "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(theme.color("accent_text" if is_on else "line"))
        painter.setBrush(theme.color(ground))
        corner = theme.radius("chip")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        side = theme.size("icon_chip")
        place = QRectF(theme.px(_BEFORE), (self.height() - side) / 2, side, side)
        paint_icon(painter, place, self._icon, theme.color(self._tone))
        self._paint_words(painter, QRectF(self.rect()).adjusted(place.right() + theme.px(_AFTER_ICON), 0, 0, 0))
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), corner)

    def _paint_words(self, painter: QPainter, rect: QRectF) -> None:
        font, bold = self._fonts()
        painter.setFont(font)
        painter.setPen(theme.color("accent_text" if self.isChecked() else "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._word)
        wide = QFontMetrics(font).horizontalAdvance(self._word) + theme.px(_BEFORE_COUNT)
        painter.setFont(bold)
        painter.setPen(theme.color(self._tone))
        painter.drawText(rect.adjusted(wide, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._figures)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
