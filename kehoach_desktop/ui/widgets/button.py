"""Buttons with their word: plain, the one filled one of a screen, quiet ones, a link, and what is still missing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ..theme import ICON_AND_GAP, icon, restyle, theme

_ROLES = {"primary": "on_accent", "link": "accent_text", "warning": "warning"}


class Button(QPushButton):
    """`kind`: "" (outlined), "primary" (at most one in view), "quiet", "link", "warning" (in the status line).

    `compact`: 28 high instead of 32.
    """

    def __init__(
        self,
        word: str,
        icon_name: str | None = None,
        kind: str = "",
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(word, parent)
        restyle(self, kind=kind, compact=compact)
        self.setAutoDefault(False)
        if icon_name is not None:
            role = _ROLES.get(kind, "text")
            self.setIcon(icon(icon_name, role, on=role))
        self._fit()
        theme.changed.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, in a dialog too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setIconSize(ICON_AND_GAP * theme.px(ICON_AND_GAP.height()) / ICON_AND_GAP.height())
