"""Cards: a plain one, one that leads somewhere, and one of several to choose."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ..theme import paint_icon, restyle, theme
from .row_look import paint_ring
from .text_lines import paint_lines, wrapped


class Card(QFrame):
    """A white area with an outline; the selected one has fill and bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="card", selected=False)

    def set_selected(self, is_selected: bool) -> None:
        restyle(self, selected=is_selected)


class _CardButton(QAbstractButton):
    """The ground of a card that is pressed as a whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def _ground(self) -> str:
        if not self.isEnabled():
            return "window"
        if self.isDown():
            return "pressed"
        if self.isChecked():
            return "accent_soft"
        return "hover" if self.underMouse() else "surface"

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("edge" if self.isChecked() else "line"))
        painter.setBrush(theme.color(self._ground()))
        corner = theme.radius("popup")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), corner)


class WayCard(_CardButton):
    """A way on: icon, what it is, a sentence, its key. Pressed by mouse, Space or Enter."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        sentence: str,
        keys: str = "",
        *,
        is_main: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._sentence, self._keys = icon_name, sentence, keys
        self._is_main = is_main
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _left(self) -> int:
        return theme.px(54)

    def _lines(self, width: int) -> list[str]:
        keys = QFontMetrics(theme.font("caption")).horizontalAdvance(self._keys)
        room = width - self._left() - theme.space("pad") - (keys + theme.space("gap") if keys else 0)
        return wrapped(self._sentence, theme.font(), room)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return 2 * theme.space("gap") + theme.line_height() * (1 + len(self._lines(width)))

    def sizeHint(self) -> QSize:
        width = theme.px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(64))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        side, gap = theme.size("icon_rail"), theme.space("gap")
        mark = QRectF(theme.space("pad"), (self.height() - side) / 2, side, side)
        paint_icon(painter, mark, self._icon, theme.color("accent_text" if self._is_main else "muted"))
        words = QRectF(self.rect()).adjusted(self._left(), gap, -theme.space("pad"), 0)
        painter.setPen(theme.color("text"))
        paint_lines(painter, words, [self.text()], theme.font("strong"), theme.line_height())
        painter.setPen(theme.color("muted"))
        below = words.adjusted(0, theme.line_height(), 0, 0)
        paint_lines(painter, below, self._lines(self.width()), theme.font(), theme.line_height())
        painter.setFont(theme.font("caption"))
        painter.drawText(
            QRectF(self.rect()).adjusted(0, 0, -theme.space("pad"), 0),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            self._keys,
        )


class ChoiceCard(_CardButton):
    """One of several: a round mark, then whatever widgets `body` is given. Siblings exclude each other."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(name)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.body = QHBoxLayout(self)
        self._fit()
        theme.changed.connect(self._fit)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.body.addWidget(widget, stretch)

    def _fit(self) -> None:
        self.body.setContentsMargins(theme.px(54), theme.px(10), theme.space("pad"), theme.px(10))
        self.body.setSpacing(theme.space("gap"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        side = theme.px(14)
        circle = QRectF(theme.px(19), (self.height() - side) / 2, side, side)
        painter.setPen(theme.color("edge" if self.isEnabled() else "line"))
        painter.setBrush(theme.color("surface"))
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if self.isEnabled() else "disabled"))
        painter.drawEllipse(circle)
        if self.isChecked():
            dot = side * 2 / 7
            painter.setBrush(theme.color("on_accent"))
            painter.drawEllipse(circle.adjusted(dot, dot, -dot, -dot))
