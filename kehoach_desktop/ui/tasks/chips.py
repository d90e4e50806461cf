"""The counts that are the filters: one for each status that occurs; none pressed shows all."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from ...domain.task_list import STATUS_ORDER
from ...domain.tasks import Status
from ..theme import paint_icon, restyle, theme
from ..widgets import TextLabel, ToolButton, paint_ring
from .flow import Flow
from .words import CHIP_OF

_BEFORE, _AFTER_ICON, _BEFORE_COUNT = 8, 5, 6


class CountChip(QAbstractButton):
    """Icon, word and how many; pressed in, it is a filter."""

    def __init__(self, status: Status, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status, self._count = status, 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_count(self, count: int) -> None:
        self._count = count
        word = theme.chip("task", CHIP_OF[self.status]).word
        self.setAccessibleName(f"{word}: {count} nhiệm vụ")
        self.setToolTip("Bấm lần nữa để bỏ lọc" if self.isChecked() else f"Chỉ xem: {word}")
        self.updateGeometry()
        self.update()

    def _fonts(self) -> tuple[QFont, QFont]:
        return theme.font("caption", weight=QFont.Weight.Medium), theme.font("caption", weight=QFont.Weight.Bold)

    def sizeHint(self) -> QSize:
        font, bold = self._fonts()
        word = QFontMetrics(font).horizontalAdvance(theme.chip("task", CHIP_OF[self.status]).word)
        count = QFontMetrics(bold).horizontalAdvance(str(self._count))
        fixed = theme.px(_BEFORE) * 2 + theme.size("icon_chip") + theme.px(_AFTER_ICON) + theme.px(_BEFORE_COUNT)
        return QSize(fixed + word + count + 2, theme.size("compact"))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme.chip("task", CHIP_OF[self.status])
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        ground = "accent_soft" if is_on else "pressed" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(theme.color("accent_text" if is_on else "line"))
        painter.setBrush(theme.color(ground))
        corner = theme.radius("chip")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        font, bold = self._fonts()
        side = theme.size("icon_chip")
        place = QRectF(theme.px(_BEFORE), (self.height() - side) / 2, side, side)
        paint_icon(painter, place, look.icon, theme.color(look.tone))
        words = QRectF(self.rect()).adjusted(place.right() + theme.px(_AFTER_ICON), 0, 0, 0)
        painter.setFont(font)
        painter.setPen(theme.color("accent_text" if is_on else "text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, look.word)
        wide = QFontMetrics(font).horizontalAdvance(look.word)
        painter.setFont(bold)
        painter.setPen(theme.color(look.tone))
        count = words.adjusted(wide + theme.px(_BEFORE_COUNT), 0, 0, 0)
        painter.drawText(count, Qt.AlignmentFlag.AlignVCenter, str(self._count))
        if self.hasFocus():
            paint_ring(painter, QRectF(self.rect()), corner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class StatusChips(QFrame):
    """`chosen(frozenset of Status)`: other filters are pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="header")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.total = TextLabel("", "strong", lines=1)
        self.total.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.chips = {status: CountChip(status, self) for status in STATUS_ORDER}
        self.edit = ToolButton("pencil-line", "Cập nhật", "F9", shows_word=True, is_compact=True)
        self.edit.setCheckable(True)
        self._flow = Flow(self)
        self._flow.addWidget(self.total)
        for chip in self.chips.values():
            chip.hide()
            chip.clicked.connect(self._tell)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.edit)
        self._flow.last = self.edit
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def statuses(self) -> frozenset[Status]:
        return frozenset(status for status, chip in self.chips.items() if chip.isChecked())

    def clear(self) -> None:
        """Says nothing."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def show_counts(self, counts: Mapping[Status, int], total: int, shown: int) -> None:
        """One that is pressed stays, though nothing is left of it: it must be possible to let go of it."""
        words = f"{total} nhiệm vụ" if shown == total else f"{shown}/{total} nhiệm vụ"
        if self.total.text() != words:
            self.total.setText(words)
        for status, chip in self.chips.items():
            chip.show_count(counts.get(status, 0))
            chip.setVisible(bool(counts.get(status)) or chip.isChecked())

    def _tell(self) -> None:
        self.chosen.emit(self.statuses)

    def _fit(self) -> None:
        self.total.setFixedHeight(theme.size("compact"))
        side, above = theme.space("gap"), (theme.size("header") - theme.size("compact")) // 2
        self._flow.setContentsMargins(side, above - 1, side, above)
        self._flow.setSpacing(theme.px(6))
        self.updateGeometry()
