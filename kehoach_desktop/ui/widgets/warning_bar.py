"""A standing warning under the header: what is wrong, and the way out. It stays till it is put right."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ..theme import restyle, theme
from .button import Button
from .icon_mark import IconMark
from .text_label import TextLabel

_ICONS = {"danger": "circle-x", "warning": "triangle-alert", "busy": "info", "ok": "circle-check", "neutral": "info"}


class WarningBar(QFrame):
    """Hidden while there is nothing to say. Tones: danger, warning, busy, ok, neutral."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._do: Callable[[], object] | None = None
        self._mark = IconMark(_ICONS["warning"], "warning")
        self.words = TextLabel()
        self.button = Button("", compact=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self.hide()
        self._fit()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.button.clicked.connect(self._act)
        theme.changed.connect(self._fit)

    def warn(
        self, sentence: str, deed: str = "", do: Callable[[], object] | None = None, tone: str = "warning"
    ) -> None:
        self._do = do
        self._mark.set_mark(_ICONS[tone], tone)
        self.words.setText(sentence)
        self.button.setText(deed)
        self.button.setVisible(bool(deed))
        restyle(self, kind="notice", tone=tone)
        self.setAccessibleName(sentence)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def clear(self) -> None:
        self._do = None
        self.hide()

    def _act(self) -> None:
        if self._do is not None:
            self._do()

    def _fit(self) -> None:
        self._row.setContentsMargins(theme.space("gap"), theme.px(6), theme.space("unit"), theme.px(6))
        self._row.setSpacing(theme.space("unit"))
