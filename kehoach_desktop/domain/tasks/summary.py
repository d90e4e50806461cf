"""Tasks counted as reports count them: total = done (in time + late) + open (in time + late) + without deadline.

What was set aside (paused, cancelled) is outside the count and has a number of its own (tasks.md §7, §8).
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields

from ..plan import Task
from ..vietnamese import capitalized, signless_key, sort_key
from .progress import TrackedTask
from .status import SET_ASIDE, SOON_DAYS, Status, days_late, status_of


@dataclass(frozen=True, slots=True)
class Tally:
    done_in_time: int = 0
    done_late: int = 0
    open_in_time: int = 0
    open_late: int = 0
    undated_done: int = 0
    undated_open: int = 0
    set_aside: int = 0

    @property
    def total(self) -> int:
        return self.done + self.open_in_time + self.open_late + self.undated_open

    @property
    def done(self) -> int:
        return self.done_in_time + self.done_late + self.undated_done

    @property
    def completion(self) -> float | None:
        """Done of all; None where there is nothing to divide by."""
        return self.done / self.total if self.total else None

    @property
    def punctuality(self) -> float | None:
        """Done in time of what was done and had a deadline."""
        dated = self.done_in_time + self.done_late
        return self.done_in_time / dated if dated else None

    def __add__(self, other: "Tally") -> "Tally":
        names = (field.name for field in fields(self))
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in names})


_COUNTED_AS = {
    Status.DONE_IN_TIME: "done_in_time",
    Status.DONE_LATE: "done_late",
    Status.DONE: "undated_done",
    Status.OVERDUE: "open_late",
    Status.SOON: "open_in_time",
    Status.IN_TIME: "open_in_time",
    Status.NOT_STARTED: "open_in_time",
    Status.RECURRING: "undated_open",
    Status.NO_DEADLINE: "undated_open",
    Status.PAUSED: "set_aside",
    Status.CANCELLED: "set_aside",
}


def tally(tasks: Iterable[TrackedTask], on: datetime.date) -> Tally:
    return Tally(**Counter(_name(task, on) for task in tasks))


def _name(task: TrackedTask, on: datetime.date) -> str:
    status = status_of(task, on, SOON_DAYS)
    if status is not Status.AWAITING:
        return _COUNTED_AS[status]
    # Still open until the office has looked, but a body that reported in time is not late meanwhile.
    if task.due is None:
        return "undated_open"
    return "open_late" if days_late(task, on) else "open_in_time"


def by_group(tasks: Iterable[TrackedTask], on: datetime.date, key: Callable[[TrackedTask], str]) -> Mapping[str, Tally]:
    """A tally for each group, in the order in which the groups first occur."""
    groups: dict[str, list[TrackedTask]] = {}
    for task in tasks:
        groups.setdefault(key(task), []).append(task)
    return {group: tally(own, on) for group, own in groups.items()}


def lead_key(task: Task) -> str:
    """Who leads a task, as bodies are compared: however the name is spelled; "" where nobody does."""
    return signless_key(task.lead or "")


def by_lead(tasks: Iterable[TrackedTask]) -> dict[str, list[TrackedTask]]:
    """The tasks of each lead body by its key, each task once: under the first body that leads it.

    Who leads most comes first; what nobody leads comes last.
    """
    groups: dict[str, list[TrackedTask]] = {}
    for task in tasks:
        groups.setdefault(lead_key(task.task), []).append(task)
    order = sorted(groups, key=lambda key: (not key, -sum(map(_is_counted, groups[key])), sort_key(key)))
    return {key: groups[key] for key in order}


def _is_counted(task: TrackedTask) -> bool:
    return task.progress.stage not in SET_ASIDE


def body_name(lead: str | None) -> str:
    """A lead body as it is called alone in its cell; "" where the words name nobody."""
    return capitalized(" ".join(lead.split())) if lead and signless_key(lead) else ""
