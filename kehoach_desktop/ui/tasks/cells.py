"""The cells of a row but the last: number, content, who, when, how it stands, how far it has come, what came out."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ...domain.dates import written_day
from ...domain.task_list import Entry
from ..theme import theme
from ..widgets import chip_size, paint_chip
from ..widgets.text_lines import paint_lines, wrapped
from . import words
from .model import Column, Item

_TIGHT = 18  # between two lines of body text in a row of 44
_LINES = 2
_TRACK = 4


def paint_cell(painter: QPainter, rect: QRectF, item: Item, column: Column, *, is_selected: bool) -> None:
    side = theme.space("unit")
    room = rect.adjusted(side, 0, -theme.space("half"), 0)
    entry = item.entry
    match column:
        case Column.NUMBER:
            _number(painter, rect.adjusted(0, 0, -theme.px(6), 0), str(item.number))
        case Column.CONTENT:
            _content(painter, room, item, is_selected=is_selected)
        case Column.LEAD:
            _leads(painter, room, entry)
        case Column.DUE:
            _deadline(painter, room, entry)
        case Column.STATUS:
            _status(painter, rect.adjusted(theme.px(6), 0, 0, 0), entry, is_selected=is_selected)
        case Column.PROGRESS:
            _progress(painter, room, entry)
        case Column.RESULT:
            _result(painter, room, entry)
        case _:
            raise ValueError(column)


def status_width() -> int:
    """So that no chip is cut."""
    widest = max(chip_size("task", state).width() for state in words.CHIP_OF.values())
    return widest + 2 * theme.px(6)


def _number(painter: QPainter, rect: QRectF, text: str) -> None:
    painter.setFont(theme.font())
    painter.setPen(theme.color("text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def _content(painter: QPainter, room: QRectF, item: Item, *, is_selected: bool) -> None:
    text, weight = words.content_of(item.entry), QFont.Weight.DemiBold if is_selected else None
    if item.shows_plan:
        _two(painter, room, text, words.number_of(item.entry.plan), weight=weight)
        return
    _block(painter, room, text, weight, _LINES)


def _block(
    painter: QPainter, room: QRectF, text: str, weight: int | None, most: int, role: str = "text", style: str = "body"
) -> None:
    """One or two lines, in the middle of the row."""
    lines = _broken(text, style, weight, room.width(), most)
    step = theme.px(_TIGHT) if len(lines) > 1 else theme.line_height(style)
    painter.setPen(theme.color(role))
    top = room.center().y() - step * len(lines) / 2
    paint_lines(painter, _at(room, top), lines, theme.font(style, weight=weight), step)


def _two(painter: QPainter, room: QRectF, first: str, second: str, *, weight: int | None = None) -> None:
    """What matters over what goes with it; alone it may need both lines."""
    if not second:
        _block(painter, room, first, weight, _LINES)
        return
    high, low = theme.line_height(), theme.line_height("caption")
    top = room.center().y() - (high + low) / 2
    painter.setPen(theme.color("text"))
    line = _broken(first, "body", weight, room.width(), 1)
    paint_lines(painter, _at(room, top), line, theme.font(weight=weight), high)
    painter.setPen(theme.color("muted"))
    below = _broken(second, "caption", None, room.width(), 1)
    paint_lines(painter, _at(room, top + high), below, theme.font("caption"), low)


def _leads(painter: QPainter, room: QRectF, entry: Entry) -> None:
    """The end of a name tells one commune from the other: with the supporting ones below it, its middle is left out;
    alone it has both lines."""
    leads, supporting = words.leads_of(entry)
    _two(painter, room, _without_middle(leads, room.width()) if supporting else leads, supporting)


def _deadline(painter: QPainter, room: QRectF, entry: Entry) -> None:
    """A day is never cut: where it is too narrow, the word before it goes."""
    written, day = words.deadline_in_cell(entry)
    if day and QFontMetricsF(theme.font()).horizontalAdvance(written) > room.width():
        written = words.without_the_word_day(written)
    _two(painter, room, written, day)


def _status(painter: QPainter, rect: QRectF, entry: Entry, *, is_selected: bool) -> None:
    state = words.CHIP_OF[entry.status]
    top = rect.y() + (rect.height() - chip_size("task", state).height()) / 2
    paint_chip(painter, QPointF(rect.x(), top), "task", state, is_on_selection=is_selected)


def _progress(painter: QPainter, room: QRectF, entry: Entry) -> None:
    """How far it has come as a track, and in figures; of a done task the day."""
    progress = entry.progress
    if progress.percent is None and progress.completed_on is None:
        return
    below = words.short_date(progress.completed_on) if progress.completed_on else ""
    if QFontMetricsF(theme.font("caption")).horizontalAdvance(below) > room.width():
        below = written_day(progress.completed_on) if progress.completed_on else ""
    if progress.percent is None:
        _block(painter, room, below, None, 1, "muted", "caption")
        return
    text = words.percent_words(progress.percent)
    _two(painter, room, text, below)
    font_room = theme.px(44)
    middle = room.center().y() - (theme.line_height("caption") / 2 if below else 0)
    track = QRectF(room.x() + font_room, middle - theme.px(_TRACK) / 2, room.width() - font_room, theme.px(_TRACK))
    if track.width() < theme.px(20):
        return
    painter.fillRect(track, theme.color("pressed"))
    done = QRectF(track)
    done.setWidth(track.width() * progress.percent / 100)
    painter.fillRect(done, theme.color(theme.chip("task", words.CHIP_OF[entry.status]).tone))


def _result(painter: QPainter, room: QRectF, entry: Entry) -> None:
    progress = entry.progress
    text = " ".join((progress.result or "").split())
    if text or progress.product_document:
        _two(painter, room, text or progress.product_document or "", (progress.product_document or "") if text else "")


def _at(room: QRectF, top: float) -> QRectF:
    return QRectF(room.x(), top, room.width(), room.height())


@lru_cache(4096)
def _without_middle(name: str, width: float) -> str:
    """`Uỷ ban nhân dân… Vạn Phúc`: as many words as find room, two at least, and the last two."""
    metrics = QFontMetricsF(theme.font())
    if metrics.horizontalAdvance(name) <= width:
        return name
    parts = name.split()
    cut = (f"{' '.join(parts[:end]).rstrip(' ,;-')}… {' '.join(parts[-2:])}" for end in range(len(parts) - 3, 1, -1))
    return next((text for text in cut if metrics.horizontalAdvance(text) <= width), name)


@lru_cache(4096)
def _broken(text: str, style: str, weight: int | None, width: float, most: int) -> list[str]:
    """Kept: while one scrolls or searches, the same rows are painted again and again."""
    return wrapped(text, theme.font(style, weight=weight), width, most)


for _kept in (_broken, _without_middle):
    theme.changed.connect(_kept.cache_clear)
