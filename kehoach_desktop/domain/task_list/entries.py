"""A task as a list needs it: how it stands today, and what it is found by; reckoned once, not at every key."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from ..plan import Task
from ..tasks import SOON_DAYS, PlanHead, Progress, Stage, Status, TrackedTask, days_late, lead_key, status_of
from ..vietnamese import fold

# What wants to be looked at stands first.
STATUS_ORDER = (
    Status.OVERDUE,
    Status.SOON,
    Status.AWAITING,
    Status.IN_TIME,
    Status.NOT_STARTED,
    Status.DONE_IN_TIME,
    Status.DONE_LATE,
    Status.DONE,
    Status.RECURRING,
    Status.NO_DEADLINE,
    Status.PAUSED,
    Status.CANCELLED,
)
_AT_REST = (Stage.DONE, Stage.PAUSED, Stage.CANCELLED)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """`position` is its place in the order of the plans; `agency` compares who leads, whatever the spelling."""

    tracked: TrackedTask
    position: int
    status: Status
    late: int
    first_year: int
    last_year: int
    agency: str
    found_by: str

    @property
    def key(self) -> Key:
        return self.tracked.plan.id, self.tracked.task.id

    @property
    def task(self) -> Task:
        return self.tracked.task

    @property
    def plan(self) -> PlanHead:
        return self.tracked.plan

    @property
    def progress(self) -> Progress:
        return self.tracked.progress

    @property
    def due(self) -> datetime.date | None:
        return self.tracked.due


def entries_of(
    tasks: Iterable[TrackedTask],
    on: datetime.date,
    soon_days: int = SOON_DAYS,
    number_of: Callable[[PlanHead], str] = lambda plan: f"{plan.number or ''} {plan.symbol or ''}",
) -> list[Entry]:
    """In the order given; `number_of` writes the number of a plan as one looks for it."""
    heads: dict[str, str] = {}
    entries = []
    for position, tracked in enumerate(tasks):
        plan = tracked.plan
        if plan.id not in heads:
            heads[plan.id] = fold(f"{number_of(plan)} {plan.subject or ''}")
        entries.append(_entry(tracked, position, on, soon_days, heads[plan.id]))
    return entries


def entry_of(before: Entry, progress: Progress, on: datetime.date, soon_days: int = SOON_DAYS) -> Entry:
    """The same task after something was entered."""
    tracked = before.tracked.with_progress(progress)
    first, last = _years(tracked, on)
    return replace(
        before,
        tracked=tracked,
        status=status_of(tracked, on, soon_days),
        late=days_late(tracked, on),
        first_year=first,
        last_year=last,
    )


def _entry(tracked: TrackedTask, position: int, on: datetime.date, soon_days: int, head: str) -> Entry:
    task = tracked.task
    words = (task.content, task.lead, *task.extra_leads, *task.supporting, task.group, task.product)
    return Entry(
        tracked,
        position,
        status_of(tracked, on, soon_days),
        days_late(tracked, on),
        *_years(tracked, on),
        lead_key(task),
        f"{fold(' '.join(filter(None, words)))} {head}",
    )


def _years(tracked: TrackedTask, on: datetime.date) -> tuple[int, int]:
    """From the plan's issue until it is done; what is still open also belongs to the year of today."""
    due, progress = tracked.due, tracked.progress
    first = tracked.plan.issued or due or on
    if progress.stage is Stage.DONE:
        last = progress.completed_on or due or first
    else:
        last = max(due or first, first if progress.stage in _AT_REST else on)
    return min(first.year, last.year), max(first.year, last.year)
