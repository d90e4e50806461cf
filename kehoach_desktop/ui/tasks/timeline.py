"""The last cell of a row: the task's bar from issue to deadline, how far it has come, how late it is, and today."""

import datetime

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from ...domain.task_list import Bar, Entry, bar_of
from ...domain.tasks import Status
from ..theme import theme
from . import words
from .scale import Scale

_DAY = datetime.timedelta(days=1)
_HIGH, _LEAST, _CORNER = 10, 7, 3
_GAP = 7  # before the words beside a bar
_CIRCLE = 8
_CUT, _MARK = 2, 4  # of a stage: through the bar, and half the width of what points at it
_LATE = (Status.OVERDUE, Status.DONE_LATE, Status.AWAITING)


def paint_timeline(painter: QPainter, column: QRectF, entry: Entry, scale: Scale) -> None:
    _paint_quarters(painter, column, scale)
    painter.save()
    painter.setClipRect(column, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bar = bar_of(entry, scale.window, before_includes_day=scale.before_includes_day)
    tone = theme.color(theme.chip("task", words.CHIP_OF[entry.status]).tone)
    if bar.end is None:
        _paint_endless(painter, column, bar, scale, tone)
    else:
        _paint_bar(painter, column, bar, scale, entry, tone)
    painter.restore()
    paint_today(painter, column, scale)
    if bar.end is not None:
        _paint_words(painter, column, bar, scale, entry)


def paint_today(painter: QPainter, column: QRectF, scale: Scale) -> None:
    if scale.sees_today():
        wide = theme.px(1.5)
        painter.fillRect(
            QRectF(scale.x(scale.today(), column) - wide / 2, column.y(), wide, column.height()), theme.color("text")
        )


def _paint_quarters(painter: QPainter, column: QRectF, scale: Scale) -> None:
    line = theme.color("line")
    painter.fillRect(QRectF(column.x(), column.y(), 1, column.height()), line)
    for share in scale.quarters:
        painter.fillRect(QRectF(round(column.x() + share * column.width()), column.y(), 1, column.height()), line)


def _rail(column: QRectF) -> QRectF:
    """As high as bars are, in the middle of the row."""
    high = theme.px(_HIGH)
    return QRectF(column.x(), round(column.center().y() - high / 2), column.width(), high)


def _ends(column: QRectF, bar: Bar, scale: Scale) -> tuple[float, float]:
    """From where to where a bar with an end goes; without a beginning it is no more than a mark on its end."""
    assert bar.end is not None
    right = scale.x(bar.end + _DAY, column)
    left = scale.x(bar.start, column) if bar.start else right - theme.px(_HIGH)
    return min(left, right - theme.px(_LEAST)), right


def _paint_bar(painter: QPainter, column: QRectF, bar: Bar, scale: Scale, entry: Entry, tone: QColor) -> None:
    left, right = _ends(column, bar, scale)
    rail, beyond = _rail(column), theme.px(_HIGH)
    if right <= column.x() or left >= column.right():
        _paint_arrow(painter, column, is_left=right <= column.x(), tone=tone)
    else:
        # What lies outside is not painted: no screen is so wide as a plan for ten years.
        shown = QRectF(rail)
        shown.setLeft(max(left, column.x() - beyond))
        shown.setRight(min(right, column.right() - 3))
        soft = theme.color(f"{theme.chip('task', words.CHIP_OF[entry.status]).tone}_soft")
        _paint_filled(painter, shown, left + (right - left) * bar.filled, tone, soft)
        _paint_stages(painter, column, shown, bar, scale)
        if right > column.right():
            _paint_arrow(painter, column, is_left=False, tone=tone)
    if bar.first_due is not None:
        at = scale.x(bar.first_due + _DAY, column)
        painter.fillRect(QRectF(at - 1, rail.y() - 3, 2, rail.height() + 6), theme.color("muted"))
    if bar.overrun is not None:
        _paint_overrun(painter, max(right, column.x()), scale.x(bar.overrun, column), rail.center().y(), tone)


def _paint_filled(painter: QPainter, rect: QRectF, until: float, tone: QColor, soft: QColor) -> None:
    outline = QPainterPath()
    outline.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(_CORNER), theme.px(_CORNER))
    painter.fillPath(outline, soft)
    if until > rect.x():
        painter.save()
        painter.setClipRect(QRectF(rect.x(), rect.y(), until - rect.x(), rect.height()), Qt.ClipOperation.IntersectClip)
        painter.fillPath(outline, tone)
        painter.restore()
    painter.setPen(QPen(tone, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def _paint_stages(painter: QPainter, column: QRectF, shown: QRectF, bar: Bar, scale: Scale) -> None:
    """Where a stage is due, the bar is cut through; a mark over it shows the cut also in what is filled."""
    middle, wide, reach = shown.center().y(), theme.px(_CUT), theme.px(_MARK)
    for day in bar.stages:
        at = scale.x(day + _DAY, column)
        if not shown.x() + wide < at < shown.right() - wide:
            continue
        painter.fillRect(QRectF(at - wide / 2, shown.y() - 1, wide, shown.height() + 2), theme.color("surface"))
        mark = QPolygonF([QPointF(at - reach, 0), QPointF(at + reach, 0), QPointF(at, reach)])
        mark.translate(0, middle - shown.height() / 2 - reach - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("muted"))
        painter.drawPolygon(mark)


def _paint_overrun(painter: QPainter, left: float, right: float, middle: float, tone: QColor) -> None:
    pen = QPen(tone, theme.px(2), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.5, 1.2])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, middle), QPointF(right, middle))


def _paint_arrow(painter: QPainter, column: QRectF, *, is_left: bool, tone: QColor) -> None:
    """It goes on where nobody sees it."""
    reach, middle = theme.px(4), _rail(column).center().y()
    tip = column.x() + theme.px(4) if is_left else column.right() - 2
    back = tip + reach if is_left else tip - reach
    painter.setPen(QPen(tone, theme.px(1.5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline([QPointF(back, middle - reach), QPointF(tip, middle), QPointF(back, middle + reach)])


def _paint_endless(painter: QPainter, column: QRectF, bar: Bar, scale: Scale, tone: QColor) -> None:
    """A dashed line without end, and on it the days when it is looked at."""
    middle = _rail(column).center().y()
    left = max(scale.x(bar.start, column), column.x()) if bar.start else column.x()
    if left >= column.right():
        _paint_arrow(painter, column, is_left=False, tone=tone)
        return
    pen = QPen(tone, theme.px(1.5), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, middle), QPointF(column.right(), middle))
    painter.setPen(QPen(tone, theme.px(1.5)))
    painter.setBrush(theme.color("surface"))
    half = theme.px(_CIRCLE) / 2
    for day in bar.checks:
        painter.drawEllipse(QPointF(scale.x(day + _DAY, column), middle), half, half)


# ---------------------------------------------------------------- the words beside a bar


def _said(entry: Entry, bar: Bar) -> tuple[str, str, int | None]:
    """Words, role and weight: how late it is, else the day it is due."""
    assert bar.end is not None
    if entry.late and entry.status in _LATE:
        late = f"trễ {entry.late} ngày"
        return late, theme.chip("task", words.CHIP_OF[entry.status]).tone, QFont.Weight.DemiBold
    return words.short_day(bar.end), "muted", None


def _paint_words(painter: QPainter, column: QRectF, bar: Bar, scale: Scale, entry: Entry) -> None:
    said, role, weight = _said(entry, bar)
    font = theme.font("caption", weight=weight)
    wide, gap = QFontMetricsF(font).horizontalAdvance(said), theme.px(_GAP)
    left, right = _ends(column, bar, scale)
    if bar.overrun is not None:
        right = max(right, scale.x(bar.overrun, column))
    right = max(right, column.x() + gap)
    at = _clear_of_today(right + gap, wide, column, scale)
    if at + wide > column.right():
        at = left - gap - wide  # how late it is, is worth saying before the bar too
        if not entry.late or at < column.x() + gap or _covers_today(at, wide, column, scale):
            return
    painter.setFont(font)
    painter.setPen(theme.color(role))
    rect = QRectF(at, column.y(), wide + 1, column.height())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, said)


def _covers_today(at: float, wide: float, column: QRectF, scale: Scale) -> bool:
    today = scale.x(scale.today(), column)
    return scale.sees_today() and at - theme.px(3) < today < at + wide + theme.px(3)


def _clear_of_today(at: float, wide: float, column: QRectF, scale: Scale) -> float:
    if _covers_today(at, wide, column, scale):
        return scale.x(scale.today(), column) + theme.px(6)
    return at
