"""What a plan's tasks lack or contradict, each fault in one sentence for the clerk.

A duty has one lead and a deadline (tasks.md §4); a body that is given work gets the plan; a deadline lies after the day
of issue, before nothing that has passed, and not on a day off.
"""

import calendar
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from .dates import PartialDate
from .deadlines import NO_RULES, DeadlineRules
from .plan import DeadlineKind, Plan, Task, is_given
from .vietnamese import capitalized


class TaskRule(StrEnum):
    NO_LEAD = "no_lead"
    TWO_LEADS = "two_leads"
    NO_DEADLINE = "no_deadline"
    BEFORE_ISSUE = "before_issue"
    PAST_DEADLINE = "past_deadline"
    WEEKEND = "weekend"
    GUESSED_HOLIDAY = "guessed_holiday"
    NOT_A_RECIPIENT = "not_a_recipient"


class Severity(StrEnum):
    """The words of findings everywhere in the program."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class TaskFault:
    """`agency` is whom the fault is about, where it is about somebody."""

    rule: TaskRule
    severity: Severity
    message: str
    task: str
    block: str | None = None
    agency: str | None = None


# The end of a quarter may well be a Sunday: only a day that somebody chose says something.
_CHOSEN_DAYS = {DeadlineKind.DATE, DeadlineKind.BEFORE, DeadlineKind.RELATIVE, DeadlineKind.STAGED}
_COUNTS = {2: "hai", 3: "ba"}
_DAYS_OFF = {calendar.SATURDAY: "thứ Bảy", calendar.SUNDAY: "Chủ nhật"}


def task_faults(
    task: Task,
    on: datetime.date,
    issued: datetime.date | None = None,
    is_reached: Callable[[str], bool] | None = None,
    block: str | None = None,
    rules: DeadlineRules = NO_RULES,
) -> tuple[TaskFault, ...]:
    """The faults of one task, the gravest first. `is_reached` says whether a body gets the plan; `block`, where the
    task stands now, if that is another than the one it names; `rules`, how its day was worked out."""
    place = block or task.block
    return tuple(
        TaskFault(rule, severity, message, task.id, place, agency)
        for rule, severity, message, agency in (*_found(task, on, issued, is_reached), *_guessed(task, issued, rules))
    )


def plan_task_faults(
    plan: Plan, on: datetime.date, is_reached: Callable[[str], bool] | None = None
) -> tuple[TaskFault, ...]:
    """The faults of all tasks that a plan holds, in their order."""
    issued = plan.issue_date.whole
    return tuple(fault for task in plan.tasks for fault in task_faults(task, on, issued, is_reached))


_Found = Iterator[tuple[TaskRule, Severity, str, str | None]]


def _found(
    task: Task, on: datetime.date, issued: datetime.date | None, is_reached: Callable[[str], bool] | None
) -> _Found:
    if not is_given(task.lead):
        yield TaskRule.NO_LEAD, Severity.WARNING, "Thiếu cơ quan chủ trì.", None
    leads = [name for name in (task.lead, *task.extra_leads) if is_given(name)]
    if len(leads) > 1:
        count = _COUNTS.get(len(leads), str(len(leads)))
        yield TaskRule.TWO_LEADS, Severity.WARNING, f"Có {count} cơ quan chủ trì.", None
    yield from _of_deadline(task, on, issued)
    if is_reached is not None:
        for name in dict.fromkeys(name for name in (*leads, *task.supporting) if name):
            if not is_reached(name):
                yield TaskRule.NOT_A_RECIPIENT, Severity.WARNING, f"{capitalized(name)} chưa có ở nơi nhận.", name


def _of_deadline(task: Task, on: datetime.date, issued: datetime.date | None) -> _Found:
    due = task.due_date
    if due is None:
        if task.deadline_kind is DeadlineKind.NONE and not is_given(task.deadline_text):
            yield TaskRule.NO_DEADLINE, Severity.WARNING, "Thiếu thời hạn.", None
        return
    if issued is not None and due < issued:
        yield TaskRule.BEFORE_ISSUE, Severity.ERROR, "Thời hạn trước ngày ban hành.", None
    elif due < on:
        yield TaskRule.PAST_DEADLINE, Severity.WARNING, "Thời hạn đã qua.", None
    if due.weekday() in _DAYS_OFF and task.deadline_kind in _CHOSEN_DAYS:
        yield TaskRule.WEEKEND, Severity.HINT, f"Thời hạn rơi vào {_DAYS_OFF[due.weekday()]}.", None


def _guessed(task: Task, issued: datetime.date | None, rules: DeadlineRules) -> _Found:
    """A working day that is only thought to be off: the deadline moves when the notice says otherwise."""
    if task.deadline_kind is not DeadlineKind.WORKING_DAYS or issued is None or not task.deadline_text:
        return
    issue = PartialDate.of(issued)
    days = rules.guessed_days(task.deadline_text, issue)
    if days and task.due_date == rules.read(task.deadline_text, issue).due:
        said = ", ".join(f"{day:%d/%m/%Y}" for day in days)
        yield TaskRule.GUESSED_HOLIDAY, Severity.HINT, f"Hạn tính cả ngày nghỉ dự kiến {said}, chưa có thông báo.", None
