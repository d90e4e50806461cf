"""What a card says of a task: its contents, who, by when, how it stands, and what is wrong with it.

Painted, not built of labels: a long plan has hundreds of tasks, and only one card at a time has buttons.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.dates import written_day
from ...domain.task_binding import BoundTask, Standing
from ...domain.task_lint import Severity
from ...domain.vietnamese import capitalized, word_key
from ...operations.inspecting.tasks import TaskRow, news_of
from ..theme import paint_icon, theme
from ..widgets.text_lines import paint_lines, wrapped

ACCEPTED, WAITING = "đã xác nhận", "chờ xác nhận"
CHANGED, LOST = "Câu gốc đã thay đổi.", "Không còn thấy trong văn bản."
_REASON = "Nhận ra từ"
_CONTENT_LINES, _NAME_LINES = 3, 2  # of a card that is not the current one
_BEFORE_WORDS = 20  # the icon and its gap
_GAP = 3
_USUAL_WIDTH = 280
_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.HINT: "muted"}
_SIGNS = {Severity.ERROR: "circle-x", Severity.WARNING: "triangle-alert", Severity.HINT: "info"}


@dataclass(frozen=True, slots=True)
class Line:
    """Words behind an icon; `aside` stands at the right of the first line. `most` lines while not the current card."""

    text: str
    icon: str = ""
    tone: str = "muted"
    aside: str = ""
    style: str = "caption"
    most: int | None = None


def lines_of(row: TaskRow) -> Iterator[Line]:
    task = row.task
    yield Line(capitalized(task.content or "chưa có nội dung."), style="body", tone="text", most=_CONTENT_LINES)
    if leads := "; ".join(name for name in (task.lead, *task.extra_leads) if name):
        yield Line(leads, "building-2", most=_NAME_LINES)
    if task.supporting:
        yield Line(f"phối hợp: {'; '.join(task.supporting)}", "users-round", most=_NAME_LINES)
    if deadline := deadline_words(row.bound):
        yield Line(deadline, "calendar", most=_NAME_LINES)
    if task.product:
        yield Line(task.product, "file-text", most=_NAME_LINES)
    if task.accepted:
        yield Line(ACCEPTED, "circle-check", "ok", row.where)
    else:
        yield Line(WAITING, "circle-dashed", "warning", row.where)
    yield from _trouble(row)


def deadline_words(bound: BoundTask) -> str:
    """As written, and the day that it means where that says more."""
    text, due = bound.task.deadline_text or "", bound.task.due_date
    day = written_day(due) if due else ""
    return day if not text else text if not day or day in text else f"{text} · {day}"


def _trouble(row: TaskRow) -> Iterator[Line]:
    match row.bound.standing:
        case Standing.CHANGED:
            news = news_of(row.bound)
            yield Line(f"{CHANGED} {_said(news)}".strip(), "triangle-alert", "warning")
        case Standing.LOST:
            yield Line(LOST, "triangle-alert", "warning")
    if day := row.bound.known_day:
        said = "Nay tính được ngày đến hạn:" if row.task.due_date is None else "Theo cài đặt hiện nay, ngày đến hạn là"
        yield Line(f"{said} {written_day(day)}.", "info")
    for fault in row.faults:
        yield Line(fault.message, _SIGNS[fault.severity], _TONES[fault.severity])


def _said(news: tuple[str, ...]) -> str:
    return f"Nay là: {'; '.join(news)}." if news else ""


def spoken(row: TaskRow) -> str:
    """The whole card, for a screen reader."""
    parts = [part for line in lines_of(row) for part in (line.text, line.aside) if part]
    return ". ".join(part.rstrip(".") for part in dict.fromkeys(parts, None) if word_key(part))


def reason_words(row: TaskRow) -> str:
    """Why its words are a task; nothing of one that no rule found."""
    return f"{_REASON}: {row.reason}." if row.reason else ""


def tip_of(row: TaskRow) -> str:
    """What a card had no room for, and why it is there."""
    return "\n".join(filter(None, (spoken(row), reason_words(row))))


# ---------------------------------------------------------------- laid out and painted


@dataclass(frozen=True, slots=True)
class Words:
    """The lines of a card broken for a width; all of them where it `is_open`, else as many as a list has room for."""

    lines: tuple[Line, ...]
    texts: tuple[tuple[str, ...], ...]
    height: int

    @classmethod
    def of(cls, lines: tuple[Line, ...], width: int, *, is_open: bool) -> "Words":
        texts = tuple(_broken(line, width, None if is_open else line.most) for line in lines)
        high = sum(len(own) * theme.line_height(line.style) for line, own in zip(lines, texts, strict=True))
        return cls(lines, texts, high + theme.px(_GAP) * max(len(lines) - 1, 0))

    def paint(self, painter: QPainter, room: QRectF) -> None:
        top = room.top()
        for line, texts in self._pairs():
            high = theme.line_height(line.style)
            if line.icon:
                side = theme.size("icon_chip")
                at = QRectF(room.left(), top + (high - side) / 2, side, side)
                paint_icon(painter, at, line.icon, theme.color(line.tone))
            painter.setPen(theme.color("text" if line.style == "body" else "muted"))
            words = QRectF(room.left() + _before(line), top, room.width(), high * len(texts))
            paint_lines(painter, words, list(texts), theme.font(line.style), high)
            if line.aside:
                aside = QRectF(room.left(), top, room.width(), high)
                paint_lines(painter, aside, [line.aside], theme.font("caption"), high, Qt.AlignmentFlag.AlignRight)
            top += high * len(texts) + theme.px(_GAP)

    def _pairs(self) -> Iterator[tuple[Line, tuple[str, ...]]]:
        return zip(self.lines, self.texts, strict=True)


def _before(line: Line) -> int:
    return theme.px(_BEFORE_WORDS) if line.icon else 0


def _broken(line: Line, width: int, most: int | None) -> tuple[str, ...]:
    aside = 0
    if line.aside:
        font = theme.font("caption")
        aside = round(QFontMetricsF(font).horizontalAdvance(line.aside)) + theme.space("unit")
    text = line.text.replace(" · ", "\u00a0· ")  # the dot stays behind its words, no line begins with it
    return tuple(wrapped(text, theme.font(line.style), width - _before(line) - aside, most))


class TaskWords(QWidget):
    """The words of the current card, all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._broken: tuple[int, Words] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure_anew)

    def show_row(self, row: TaskRow) -> None:
        lines = tuple(lines_of(row))
        if lines != self._lines:
            self._lines = lines
            self._measure_anew()

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self._lines]

    def _measure_anew(self) -> None:
        self._broken = None
        self.updateGeometry()
        self.update()

    def _words(self, width: int) -> Words:
        if self._broken is None or self._broken[0] != width:
            self._broken = width, Words.of(self._lines, width, is_open=True)
        return self._broken[1]

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._words(width).height

    def sizeHint(self) -> QSize:
        width = theme.px(_USUAL_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.line_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        self._words(self.width()).paint(QPainter(self), QRectF(self.rect()))
