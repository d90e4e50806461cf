"""Where tasks lie in time: the months in sight, and for each task its bar, in days. How wide a day is, is a screen's.

A day lasts until its end: a bar that ends on 31/3 reaches the first moment of 01/4.
"""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..deadlines import check_points, stage_days
from ..plan import DeadlineKind
from ..tasks import Stage, Status, TrackedTask
from .entries import Entry

_DAY = datetime.timedelta(days=1)
_QUARTER, _YEAR = 3, 12  # months
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
    deadline before it was extended. `stages`: the days before the last one on which a part of it is due.
    """

    start: datetime.date | None
    end: datetime.date | None
    filled: float = 0.0
    overrun: datetime.date | None = None
    first_due: datetime.date | None = None
    checks: tuple[datetime.date, ...] = ()
    stages: tuple[datetime.date, ...] = ()


def bar_of(entry: Entry, window: Window, *, before_includes_day: bool = False) -> Bar:
    """`window` limits the checks of a task that recurs for ever."""
    task, progress, due = entry.task, entry.progress, entry.due
    start = entry.plan.issued
    if due is None:
        if progress.stage is Stage.DONE:
            return Bar(start, progress.completed_on, 1.0)
        is_recurring, first = task.deadline_kind is DeadlineKind.RECURRING, max(start or window.first, window.first)
        checks = _checks(task.deadline_text or "", first, window.end, before_includes_day) if is_recurring else ()
        return Bar(start, None, checks=checks)
    overrun = due + entry.late * _DAY if entry.late else None
    first_due = task.due_date if progress.extensions and task.due_date != due else None
    stages = stages_of(entry.tracked)[:-1]
    return Bar(min(start, due) if start else None, due, _filled(entry), overrun, first_due, stages=stages)


@lru_cache(4096)
def _checks(
    text: str, first: datetime.date, end: datetime.date, before_includes_day: bool
) -> tuple[datetime.date, ...]:
    return check_points(text, first, end - _DAY, inclusive=before_includes_day)


def stages_of(tracked: TrackedTask) -> tuple[datetime.date, ...]:
    """The days of a deadline in several stages, the last one too; none where its words do not lead to its day."""
    task = tracked.task
    if task.deadline_kind is not DeadlineKind.STAGED or task.due_date is None:
        return ()
    return _stages(task.deadline_text or "", tracked.plan.issued, task.due_date)


@lru_cache(4096)
def _stages(text: str, issued: datetime.date | None, last: datetime.date) -> tuple[datetime.date, ...]:
    """Kept: while one scrolls, the same rows are asked for again and again."""
    readings = (stage_days(text, issued, inclusive=inclusive) for inclusive in (False, True))
    return next((days for days in readings if days and days[-1] == last), ())


def _filled(entry: Entry) -> float:
    progress = entry.progress
    if progress.stage is Stage.DONE:
        return 1.0
    if progress.percent is not None:
        return progress.percent / 100
    return 1.0 if entry.status is Status.AWAITING else 0.0
