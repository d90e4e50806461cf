"""The rail at the left: the screens that there are, each with its icon and its word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QVBoxLayout, QWidget

from ..theme import paint_icon, restyle, theme
from ..widgets import paint_ring

_BUTTON = 58
_ICON_TOP = 8
_WORD_TOP = 32
_BAR = 3


@dataclass(frozen=True, slots=True)
class RailEntry:
    key: str
    icon: str
    word: str
    keys: str
    at_foot: bool = False


class RailButton(QAbstractButton):
    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setText(entry.word)
        self.setAccessibleName(entry.word)
        self.setToolTip(f"{entry.word} ({entry.keys})")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme.size("rail") - 1, theme.px(_BUTTON))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(rect, theme.color("accent_soft"))
            painter.fillRect(QRectF(0, 0, _BAR, rect.height()), theme.color("accent_text"))
        elif self.underMouse():
            painter.fillRect(rect, theme.color("hover"))
        role = "accent_text" if self.isChecked() else "text"
        side = theme.size("icon_rail")
        box = QRectF((rect.width() - side) / 2, theme.px(_ICON_TOP), side, side)
        paint_icon(painter, box, self.entry.icon, theme.color(role))
        painter.setPen(theme.color(role))
        painter.setFont(theme.font("caption", weight=QFont.Weight.DemiBold if self.isChecked() else None))
        words = QRectF(0, theme.px(_WORD_TOP), rect.width(), theme.line_height("caption"))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            paint_ring(painter, rect)


class Rail(QFrame):
    """`chosen(key)`: the clerk wants another screen."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="rail")
        self.buttons = {entry.key: RailButton(entry) for entry in entries}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space("unit"), 0, theme.space("unit"))
        column.setSpacing(theme.space("half"))
        for button in self.buttons.values():
            if button.entry.at_foot:
                column.addStretch(1)
            self._group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(lambda _, key=button.entry.key: self.chosen.emit(key))
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def current(self) -> str:
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def show_current(self, key: str) -> None:
        self.buttons[key].setChecked(True)

    def _fit(self) -> None:
        self.setFixedWidth(theme.size("rail"))
