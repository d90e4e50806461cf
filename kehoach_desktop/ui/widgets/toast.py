"""One line at the foot of the paper: what was done, and how to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPropertyAnimation, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGraphicsOpacityEffect, QHBoxLayout, QPushButton, QWidget

from ..theme import restyle, theme
from .text_label import TextLabel


class Toast(QFrame):
    """Stands over `host` for eight seconds, longer while pointed at or focused; a new message takes the place of the
    old one. `left`: it is gone."""

    left = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._do: Callable[[], object] | None = None
        restyle(self, kind="toast")
        self.words = TextLabel(role="window", lines=1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        restyle(self.button, kind="toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("pad"), theme.px(3), theme.space("unit"), theme.px(3))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._fading = QPropertyAnimation(self)
        self._fading.setEasingCurve(QEasingCurve.Type.OutQuad)
        self.hide()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._time.timeout.connect(self._leave_if_unwatched)
        self.button.clicked.connect(self._take_back)
        self._host.installEventFilter(self)
        self.button.installEventFilter(self)
        theme.changed.connect(self._place)

    def say(self, words: str, deed: str = "", do: Callable[[], object] | None = None, keys: str = "") -> None:
        """`deed` is the way back or on ("Hoàn tác", "Mở"), `keys` its key."""
        self._do = do
        self.words.setText(words)
        self.button.setText(f"{deed} ({keys})" if keys else deed)
        self.button.setVisible(bool(deed))
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._fade_in()
        self._time.start(theme.motion("toast_ms"))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def leave(self) -> None:
        self._time.stop()
        self._do = None
        had_focus = self.button.hasFocus()
        if self.isVisible():
            self.hide()
            self.left.emit()
        if had_focus:
            self._host.setFocus()

    def _take_back(self) -> None:
        do = self._do
        self.leave()
        if do is not None:
            do()

    def _leave_if_unwatched(self) -> None:
        if self.underMouse() or self.button.hasFocus():
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
        margin = theme.space("pad")
        width = min(self._host.width() - 2 * margin, max(theme.px(560), self.sizeHint().width()))
        height = max(self.sizeHint().height(), theme.px(38))
        left = (self._host.width() - width) // 2
        self.setGeometry(left, self._host.height() - height - margin, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.button and _is_escape(event):
            self.leave()
            return True
        return super().eventFilter(watched, event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
