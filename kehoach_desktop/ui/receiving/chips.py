"""The counts that are the filters: one for each kind of row; none pressed shows all."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ..theme import paint_icon, theme
from ..widgets import Button, HeaderLine, paint_ring
from . import words
from .review import Kind

_LOOKS = {  # icon, tone, word
    Kind.CHANGE: ("pencil-line", "busy", "Thay đổi"),
    Kind.CONFLICT: ("triangle-alert", "warning", "Xung đột"),
    Kind.UNPLACED: ("circle-slash", "neutral", "Không khớp"),
    Kind.UNCHANGED: ("check", "neutral", "Không đổi"),
}
_BEFORE, _AFTER_ICON, _BEFORE_COUNT = 8, 5, 6


class KindChip(QAbstractButton):
    """Icon, word and how many; pressed in, it is a filter."""

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._word = _LOOKS[kind]
        self._count = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self._word}: {count} dòng")
        self.setToolTip("Bấm lần nữa để bỏ lọc" if self.isChecked() else f"Chỉ xem: {self._word}")
        self.updateGeometry()
        self.update()

    def _fonts(self) -> tuple[QFont, QFont]:
        return theme.font("caption", weight=QFont.Weight.Medium), theme.font("caption", weight=QFont.Weight.Bold)

    def sizeHint(self) -> QSize:
        font, bold = self._fonts()
        said = QFontMetrics(font).horizontalAdvance(self._word) + QFontMetrics(bold).horizontalAdvance(str(self._count))
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
        painter.drawText(rect.adjusted(wide, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(self._count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class KindChips(HeaderLine):
    """`chosen(frozenset of Kind)`: other filters are pressed. `tick_asked(bool)`: all in sight, or none of them."""

    chosen = Signal(object)
    tick_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {kind: KindChip(kind) for kind in Kind}
        self.tick_all = Button(words.TICK_ALL, kind="quiet", compact=True)
        self.tick_all.setToolTip("Ctrl+A trong bảng; dấu cách đánh dấu từng dòng")
        self._ticks = True
        self.add(*self.chips.values())
        self.add_stretch()
        self.add(self.tick_all)
        for chip in self.chips.values():
            chip.clicked.connect(self._tell)
        self.tick_all.clicked.connect(lambda: self.tick_asked.emit(self._ticks))

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())

    def clear(self) -> None:
        """Says nothing."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """One that is pressed stays, though nothing is left of it: it must be possible to let go of it."""
        for kind, chip in self.chips.items():
            chip.show_count(counts.get(kind, 0))
            chip.setVisible(bool(counts.get(kind)) or chip.isChecked())

    def show_ticks(self, *, is_all: bool, can_tick: bool) -> None:
        self._ticks = not is_all
        self.tick_all.setText(words.UNTICK_ALL if is_all else words.TICK_ALL)
        self.tick_all.setVisible(can_tick)

    def _tell(self) -> None:
        for chip in self.chips.values():
            chip.setToolTip("")
        self.chosen.emit(self.kinds)
