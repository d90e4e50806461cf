"""The header of the table: titles, what it is sorted by, and over the last column years, months and today."""

import datetime

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from ...domain.task_list import Order
from ..theme import paint_icon, theme
from .model import TITLES, Column
from .scale import Scale
from .timeline import paint_today

SORTS = {Column.NUMBER: Order.PLAN, Column.LEAD: Order.LEAD, Column.DUE: Order.DUE, Column.STATUS: Order.STATUS}
_MONTH_WORD = 18  # a month narrower than its number and some air does not show it
_TODAY = "Hôm nay"


class TableHeader(QHeaderView):
    """`sorted_by(Order)`: the title of a column was pressed. The last column is drawn along with the mouse."""

    sorted_by = Signal(object)

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scale = scale
        self._order, self._is_descending = Order.PLAN, False
        self._held: float | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.sectionClicked.connect(self._press)
        scale.changed.connect(self.viewport().update)

    def show_order(self, order: Order, *, is_descending: bool) -> None:
        self._order, self._is_descending = order, is_descending
        self.viewport().update()

    def _press(self, column: int) -> None:
        if column in SORTS:
            self.sorted_by.emit(SORTS[Column(column)])

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.size("header"))

    # ---------------------------------------------------------------- painting

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        if not rect.isValid():
            return
        area = QRectF(rect)
        painter.save()
        painter.fillRect(area, theme.color("raised"))
        if logical == Column.TIMELINE:
            painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
            self._paint_time(painter, area)
        else:
            self._paint_title(painter, area, Column(logical))
            painter.fillRect(QRectF(area.right() - 1, area.y(), 1, area.height()), theme.color("line"))
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), theme.color("line"))
        painter.restore()

    def _paint_title(self, painter: QPainter, area: QRectF, column: Column) -> None:
        font = theme.font("caption", weight=QFont.Weight.DemiBold)
        is_sorted = SORTS.get(column) is self._order and (self._order is not Order.PLAN or self._is_descending)
        painter.setFont(font)
        painter.setPen(theme.color("text" if is_sorted else "muted"))
        side = theme.space("unit")
        painter.drawText(area.adjusted(side, 0, -side / 2, 0), Qt.AlignmentFlag.AlignVCenter, TITLES[column])
        if is_sorted:
            wide = QFontMetricsF(font).horizontalAdvance(TITLES[column])
            mark = theme.size("icon_chip")
            at = QRectF(area.x() + side + wide + theme.px(4), area.center().y() - mark / 2, mark, mark)
            if at.right() <= area.right():
                name = "chevron-down" if self._is_descending else "chevron-up"
                paint_icon(painter, at, name, theme.color("text"))

    def _paint_time(self, painter: QPainter, area: QRectF) -> None:
        line = theme.color("line")
        painter.fillRect(QRectF(area.x(), area.y(), 1, area.height()), line)
        half, flag = area.height() / 2, self._flag(area)
        years, numbers = theme.font("caption", weight=QFont.Weight.DemiBold), theme.font("caption")
        months = list(self._scale.window.months())
        for month in months:
            left = self._scale.x(month.first, area)
            wide = month.days / self._scale.window.days * area.width()
            if month.begins_quarter:
                painter.fillRect(QRectF(round(left), area.y(), 1, area.height()), line)
            painter.setPen(theme.color("muted"))
            if wide >= theme.px(_MONTH_WORD):
                painter.setFont(numbers)
                box = QRectF(left, area.y() + half - 1, wide, half)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(month.first.month))
            if month is months[0] or month.first.month == 1:
                painter.setFont(years)
                self._paint_year(painter, area, left, month.first, flag)
        self._paint_today(painter, area, flag)

    def _paint_year(self, painter: QPainter, area: QRectF, left: float, first: datetime.date, flag: QRectF) -> None:
        """Not for the last weeks before another one, and not half under the flag of today."""
        january = self._scale.x(datetime.date(first.year + 1, 1, 1), area)
        wide = painter.fontMetrics().horizontalAdvance(str(first.year)) + theme.px(5)
        box = QRectF(left + theme.px(5), area.y() + theme.px(3), wide, area.height() / 2)
        if january - left > wide + theme.px(4) and not box.adjusted(0, 0, -theme.px(4), 0).intersects(flag):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(first.year))

    def _flag(self, area: QRectF) -> QRectF:
        """Where today is named: left of its line, but for the edge of the column and the year there."""
        if not self._scale.sees_today():
            return QRectF()
        font = theme.font("caption", weight=QFont.Weight.DemiBold)
        wide = QFontMetricsF(font).horizontalAdvance(_TODAY) + theme.px(6)
        year = QFontMetricsF(font).horizontalAdvance("2026") + theme.px(6)
        at = self._scale.x(self._scale.today(), area)
        january = self._scale.x(datetime.date(self._scale.today().year + 1, 1, 1), area)
        has_room = at + wide < min(area.right(), january)
        left = at if at - wide < area.x() + year and has_room else at - wide
        return QRectF(max(left, area.x()), area.y() + theme.px(5), wide, theme.px(18))

    def _paint_today(self, painter: QPainter, area: QRectF, flag: QRectF) -> None:
        if flag.isEmpty():
            return
        paint_today(painter, area, self._scale)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        painter.drawRoundedRect(flag, 2, 2)
        painter.setFont(theme.font("caption", weight=QFont.Weight.DemiBold))
        painter.setPen(theme.color("window"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, _TODAY)

    # ---------------------------------------------------------------- time is drawn along

    def _is_over_time(self, at: QPointF) -> bool:
        return self.logicalIndexAt(at.toPoint()) == Column.TIMELINE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_over_time(event.position()):
            self._held = event.position().x()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            over = self._is_over_time(event.position())
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
            super().mouseMoveEvent(event)
            return
        month = self.sectionSize(Column.TIMELINE) / self._scale.window.count
        steps = int((self._held - event.position().x()) / month)
        if steps:
            self._scale.move(steps)
            self._held -= steps * month

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseReleaseEvent(event)
            return
        self._held = None
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)

    def viewportEvent(self, event: QEvent) -> bool:
        """A header would hand the wheel on to the rows."""
        if isinstance(event, QWheelEvent) and self._is_over_time(event.position()):
            turned = event.angleDelta().y() or event.angleDelta().x()
            if turned:
                self._scale.move(-1 if turned > 0 else 1)
            return True
        return super().viewportEvent(event)
