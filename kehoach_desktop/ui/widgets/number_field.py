"""A number with its unit and small arrows; the wheel scrolls the panel, not the number."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from ..theme import theme


class NumberField(QSpinBox):
    """`unit` follows the number, as in "14 pt"."""

    def __init__(self, name: str, lowest: int, highest: int, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(lowest, highest)
        self.setSuffix(f" {unit}" if unit else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        # A style sheet does not reach the padding of the text inside.
        self.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
