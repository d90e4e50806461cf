"""The day of a deadline follows what it is worked out from: its words, and the date of issue."""

import re
from dataclasses import replace

from .dates import PartialDate
from .deadlines import DeadlineRules
from .plan import Plan, Task

_YEAR_OF_TITLE = re.compile(r"(?<!ngày )(?<!-)\bnăm\s+(20\d\d)\b(?!\s*(?:[-–,]|của|về))")  # of the plan's own work


def issue_of(plan: Plan) -> PartialDate:
    """The day of issue. Where not even its year is written, the title may say which year the plan is for."""
    years = {*_YEAR_OF_TITLE.findall(plan.subject or "")} if plan.issue_date.year is None else set()
    return replace(plan.issue_date, year=int(years.pop())) if len(years) == 1 else plan.issue_date


def with_days(before: Plan, plan: Plan, rules: DeadlineRules) -> Plan:
    """`plan`, which an edit made of `before`, with the days that its tasks have by that.

    Words that were typed on the paper get their day here, as edits know no holidays. With another date of issue the
    days that were worked out from the old one move along; a day that somebody set by hand stays.
    """
    if plan.tasks is before.tasks and plan.issue_date == before.issue_date and plan.subject == before.subject:
        return plan
    known, was, now = {task.id: task for task in before.tasks}, issue_of(before), issue_of(plan)
    tasks = tuple(_dated(task, known.get(task.id), was, now, rules) for task in plan.tasks)
    return replace(plan, tasks=tasks) if tasks != plan.tasks else plan


def _dated(task: Task, old: Task | None, was: PartialDate, now: PartialDate, rules: DeadlineRules) -> Task:
    words = task.deadline_text
    if not words:
        return task
    if task.due_date is None:
        is_typed = old is None or old.deadline_text != words
        read = rules.read_whole(words, now) if is_typed else None
        return replace(task, deadline_kind=read.kind, due_date=read.due) if read and read.due else task
    if was == now or task.due_date != rules.read_whole(words, was).due:
        return task
    return replace(task, due_date=rules.read_whole(words, now).due or task.due_date)
