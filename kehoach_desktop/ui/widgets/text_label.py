"""A label that wraps, gives stacked marks their room, and is elided only when its lines are used up."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ..theme import restyle, theme
from .text_lines import is_cut, paint_lines, wrapped


class TextLabel(QLabel):
    """`lines`: at most so many, None for as many as needed. What is cut stands in the tooltip."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        role: str = "text",
        *,
        lines: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._role, self._lines = style, role, lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        restyle(self, kind=style)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(lines != 1)
        self.setSizePolicy(policy)
        self.setText(text)
        theme.changed.connect(self._measure_anew)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._measure_anew()

    def set_role(self, role: str) -> None:
        self._role = role
        self.update()

    def shown_lines(self) -> list[str]:
        return wrapped(self.text(), theme.font(self._style), self._room(self.width()), self._lines)

    def _room(self, width: int) -> int:
        margins = self.contentsMargins()
        return width - margins.left() - margins.right()

    def _measure_anew(self) -> None:
        self.updateGeometry()
        self._tell_what_is_cut()
        self.update()

    def _tell_what_is_cut(self) -> None:
        self.setToolTip(self.text() if self._lines and is_cut(self.text(), self.shown_lines()) else "")

    def hasHeightForWidth(self) -> bool:
        return self._lines != 1

    def heightForWidth(self, width: int) -> int:
        count = len(wrapped(self.text(), theme.font(self._style), self._room(width), self._lines))
        margins = self.contentsMargins()
        return count * theme.line_height(self._style) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(self._style))
        widest = max(metrics.horizontalAdvance(line) for line in self.text().split("\n")) + 2
        margins = self.contentsMargins()
        width = widest + margins.left() + margins.right()
        if self._lines != 1:
            width = min(width, theme.px(420))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size("hit_min"), theme.line_height(self._style))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_what_is_cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.color(self._role if self.isEnabled() else "disabled"))
        rect = QRectF(self.contentsRect())
        lines = self.shown_lines()
        height = len(lines) * theme.line_height(self._style)
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            rect.setTop(rect.top() + max(0.0, (rect.height() - height) / 2))
        across = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        paint_lines(painter, rect, lines, theme.font(self._style), theme.line_height(self._style), across)
