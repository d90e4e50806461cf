"""A button of a bar: an icon whose word is said by tooltip and screen reader, or stands beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ..theme import ICON_AND_GAP, icon, restyle, theme


class ToolButton(QToolButton):
    """Reached by Tab; a click leaves the focus where the clerk is typing. `reason` says why it cannot be used."""

    def __init__(
        self,
        icon_name: str | None,
        word: str,
        keys: str = "",
        *,
        role: str = "text",
        shows_word: bool = False,
        is_compact: bool = False,
        is_framed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._word, self._keys, self._reason = word, keys, ""
        self._shows_word, self._is_compact = shows_word, is_compact
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(word)
        if icon_name is not None:
            self.setIcon(icon(icon_name, role))
        restyle(self, compact=is_compact, kind="framed" if is_framed else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.set_shows_word(shows_word)
        self._say()
        theme.changed.connect(self._fit)

    def set_shows_word(self, shows_word: bool) -> None:
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self._shows_word = shows_word
        self.setToolButtonStyle(beside if shows_word else alone)
        self._fit()

    def set_reason(self, reason: str) -> None:
        """Why it is disabled, "" when it is not."""
        self._reason = reason
        self.setEnabled(not reason)
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(self._word)
        name = f"{self._word} ({self._keys})" if self._keys else self._word
        self.setToolTip(f"{name}. {self._reason}" if self._reason else name)

    def sizeHint(self) -> QSize:
        side = theme.size("compact" if self._is_compact else "control")
        hint = super().sizeHint()
        return QSize(hint.width() if self._shows_word else side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _fit(self) -> None:
        side = theme.size("icon")
        gap = side * (ICON_AND_GAP.width() - ICON_AND_GAP.height()) // ICON_AND_GAP.height()
        self.setIconSize(QSize(side + gap if self._shows_word else side, side))
        self.updateGeometry()
