"""Where tasks lie in time: the months in sight, and for each task its bar, in days. How wide a day is, is a screen's.

A day lasts until its end: a bar that ends on 31/3 reaches the first moment of 01/4.
"""

import calendar
import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..plan import DeadlineKind
from ..tasks import Stage, Status
from .entries import Entry

_DAY = datetime.timedelta(days=1)
_QUARTER, _HALF, _YEAR = 3, 6, 12  # months
_BACK = 2  # months before today that are in sight
_LAST_YEAR, _FIRST_YEAR = 2998, 1901


@dataclass(frozen=True, slots=True)
class Month:
    first: datetime.date
    days: int

    @property
    def begins_quarter(self) -> bool:
        return self.first.month % _QUARTER == 1


@dataclass(frozen=True, slots=True)
class Window:
    """`count` whole months from the first of one on."""

    first: datetime.date
    count: int

    @property
    def end(self) -> datetime.date:
        """The day after the last one in sight."""
        return _months_on(self.first, self.count)

    @property
    def days(self) -> int:
        return (self.end - self.first).days

    def share(self, day: datetime.date) -> float:
        """Where `day` begins: 0 at the left edge, 1 at the right one."""
        return (day - self.first).days / self.days

    def moved(self, by: int) -> "Window":
        return Window(_months_on(self.first, by), self.count)

    def months(self) -> Iterator[Month]:
        for number in range(self.count):
            first = _months_on(self.first, number)
            yield Month(first, calendar.monthrange(first.year, first.month)[1])


def window_at(day: datetime.date, count: int) -> Window:
    """So that `day` and what went before it are in sight, and more of what comes."""
    back = min(_BACK, max(count - 1, 0))
    return Window(_months_on(day.replace(day=1), -back), count)


def window_of_year(year: int, count: int) -> Window:
    """From its January on; where fewer months fit, the rest is scrolled to."""
    return Window(datetime.date(year, 1, 1), count)


def _months_on(first: datetime.date, by: int) -> datetime.date:
    number = first.year * _YEAR + first.month - 1 + by
    number = min(max(number, _FIRST_YEAR * _YEAR), _LAST_YEAR * _YEAR)
    return datetime.date(number // _YEAR, number % _YEAR + 1, 1)


# ---------------------------------------------------------------- one task


@dataclass(frozen=True, slots=True)
class Bar:
    """From the plan's issue to the deadline, both days included; without `end` it goes on.

    `start` is None where the plan has no day yet. `overrun`: the day until which it is, or was, late. `first_due`: the
    deadline before it was extended.
    """

    start: datetime.date | None
    end: datetime.date | None
    filled: float = 0.0
    overrun: datetime.date | None = None
    first_due: datetime.date | None = None
    checks: tuple[datetime.date, ...] = ()


def bar_of(entry: Entry, window: Window) -> Bar:
    """`window` limits the checks of a task that recurs for ever."""
    task, progress, due = entry.task, entry.progress, entry.due
    start = entry.plan.issued
    if due is None:
        if progress.stage is Stage.DONE:
            return Bar(start, progress.completed_on, 1.0)
        checks = check_days(task.deadline_text or "", max(start or window.first, window.first), window.end)
        return Bar(start, None, checks=tuple(checks) if task.deadline_kind is DeadlineKind.RECURRING else ())
    overrun = due + entry.late * _DAY if entry.late else None
    first_due = task.due_date if progress.extensions and task.due_date != due else None
    return Bar(min(start, due) if start else None, due, _filled(entry), overrun, first_due)


def _filled(entry: Entry) -> float:
    progress = entry.progress
    if progress.stage is Stage.DONE:
        return 1.0
    if progress.percent is not None:
        return progress.percent / 100
    return 1.0 if entry.status is Status.AWAITING else 0.0


_MONTHS_BETWEEN = (
    (re.compile(r"(?:h[ằà]ng|mỗi)\s+tháng"), 1),
    (re.compile(r"(?:h[ằà]ng|mỗi)\s+quý"), _QUARTER),
    (re.compile(r"0?6\s+tháng"), _HALF),
    (re.compile(r"(?:h[ằà]ng|mỗi)\s+năm"), _YEAR),
)
_WEEKLY = re.compile(r"(?:h[ằà]ng|mỗi)\s+tuần")


def check_days(text: str, first: datetime.date, end: datetime.date) -> list[datetime.date]:
    """The days before `end` on which a task that recurs as `text` says is looked at: the last one of each period."""
    words = text.lower()
    if _WEEKLY.search(words):
        friday = first + (calendar.FRIDAY - first.weekday()) % 7 * _DAY
        return list(_days(friday, end, lambda day: day + 7 * _DAY))
    months = next((months for form, months in _MONTHS_BETWEEN if form.search(words)), 0)
    if not months:
        return []
    begin = datetime.date(first.year, (first.month - 1) // months * months + 1, 1)
    return list(_days(_last_day(begin, months), end, lambda day: _last_day(day + _DAY, months)))


def _last_day(begin: datetime.date, months: int) -> datetime.date:
    return _months_on(begin, months) - _DAY


def _days(
    day: datetime.date, end: datetime.date, following: Callable[[datetime.date], datetime.date]
) -> Iterator[datetime.date]:
    while day < end:
        yield day
        after = following(day)
        if after <= day:
            return  # the calendar ends here
        day = after
