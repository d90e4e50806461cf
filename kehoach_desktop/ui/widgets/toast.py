"""One line at the foot of the paper: what was done, and how to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget

from ..theme import restyle, theme
from .text_label import TextLabel


class Toast(QFrame):
    """Stands over `host` for eight seconds, longer while pointed at or focused; a new message takes the place of the
    old one. `left`: it is gone. `over` names the part of the host in whose middle it stands, None for the whole."""

    left = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.over: Callable[[], QWidget | None] = lambda: None
        self._watched: QWidget | None = None
        self._do: Callable[[], object] | None = None
        self._do_second: Callable[[], object] | None = None
        restyle(self, kind="toast")
        self.words = TextLabel(role="window", lines=2)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.button, self.second = QPushButton(), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("pad"), theme.px(3), theme.space("unit"), theme.px(3))
        row.addWidget(self.words, 1)
        for button in (self.button, self.second):
            button.setAutoDefault(False)
            restyle(button, kind="toast")
            row.addWidget(button)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._fading = QPropertyAnimation(self)
        self._fading.setEasingCurve(QEasingCurve.Type.OutQuad)
        self.hide()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._time.timeout.connect(self._leave_if_unwatched)
        self.button.clicked.connect(lambda: self._leave_and(self._do))
        self.second.clicked.connect(lambda: self._leave_and(self._do_second))
        self._host.installEventFilter(self)
        for button in (self.button, self.second):
            button.installEventFilter(self)
        theme.changed.connect(self._place)

    def say(
        self,
        words: str,
        deed: str = "",
        do: Callable[[], object] | None = None,
        keys: str = "",
        second: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """`deed` is the way back or on ("Hoàn tác", "Mở"), `keys` its key; `second` is another way on."""
        self._do = do
        self.words.setText(words)
        self.button.setText(f"{deed} ({keys})" if keys else deed)
        self.button.setVisible(bool(deed))
        second_deed, self._do_second = second or ("", None)
        self.second.setText(second_deed)
        self.second.setVisible(second is not None)
        self.setAccessibleName(words)
        self.bring()
        self.show()
        self._fade_in()
        self._time.start(theme.motion("toast_ms"))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def bring(self) -> None:
        """To the front and to its place: something was laid over the host since."""
        self._place()
        self.raise_()

    def leave(self) -> None:
        self._time.stop()
        self._do = self._do_second = None
        had_focus = self._has_focus()
        if self.isVisible():
            self.hide()
            self.left.emit()
        if had_focus:
            self._host.setFocus()

    def withdraw(self, do: Callable[[], object]) -> None:
        """`do` no longer does what the message offers: it goes, if it is the one that stands there."""
        if self._do == do:
            self.leave()

    def _has_focus(self) -> bool:
        return self.button.hasFocus() or self.second.hasFocus()

    def _leave_and(self, do: Callable[[], object] | None) -> None:
        self.leave()
        if do is not None:
            do()

    def _leave_if_unwatched(self) -> None:
        if self.underMouse() or self._has_focus():
            self._time.start(theme.motion("toast_ms"))
        else:
            self.leave()

    def _fade_in(self) -> None:
        span = theme.motion("fade_ms")
        if not span:
            return
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        self._fading.setTargetObject(effect)
        self._fading.setPropertyName(b"opacity")
        self._fading.setStartValue(0.0)
        self._fading.setEndValue(1.0)
        self._fading.setDuration(span)
        self._fading.start()

    def _place(self) -> None:
        margin, room = theme.space("pad"), self._room()
        width = min(room.width() - 2 * margin, max(theme.px(560), self._width_in_one_line()))
        height = max(self.heightForWidth(width), theme.px(38))
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.bottom() + 1 - height - margin, width, height)

    def _width_in_one_line(self) -> int:
        said = QFontMetrics(theme.font("body")).horizontalAdvance(self.words.text()) + 2
        return self.sizeHint().width() - self.words.sizeHint().width() + said

    def _room(self) -> QRect:
        part = self.over()
        if part is None or not part.isVisible() or not self._host.isAncestorOf(part):
            return self._host.rect()
        if part is not self._watched:
            self._watched = part
            part.installEventFilter(self)
        return QRect(part.mapTo(self._host, QPoint(0, 0)), part.size())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched not in (self.button, self.second):
            self._place()
        if watched in (self.button, self.second) and _is_escape(event):
            self.leave()
            return True
        return super().eventFilter(watched, event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
