"""A row of a table as a task of a plan."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace

from ..dates import PartialDate
from ..deadlines import NO_DATE, NO_RULES, Deadline, DeadlineRules
from ..plan import DeadlineKind, Task
from ..vietnamese import capitalized
from .fields import Field
from .grid import Value, day_of, text_of
from .marks import fitting, lead_and_others, more_in, shown_names, shown_text, split_names
from .tables import Table, TableRow

_WRITTEN_DAYS = ("{day}/{month}/{year}", "{day:02d}/{month:02d}/{year}", "{day:02d}/{month}/{year}")


def shown_deadline(task: Task) -> Value:
    """What the column of deadlines shows: a real day where the plan names nothing but that day, else its words."""
    if task.due_date is None or (task.deadline_text and not _is_bare(task.deadline_text, task.due_date)):
        return capitalized(task.deadline_text or "") or None
    return task.due_date


def _is_bare(text: str, due: datetime.date) -> bool:
    """Whether `text` is the day and nothing else."""
    bare = text.strip().replace("-", "/").replace(".", "/")
    return any(bare == form.format(day=due.day, month=due.month, year=due.year) for form in _WRITTEN_DAYS)


def tasks_in(table: Table, issue: PartialDate = NO_DATE, rules: DeadlineRules = NO_RULES) -> Iterator[Task]:
    """The tasks of `table`, numbered where they have no ids; two rows of one id are two tasks.

    In the order of the rows; one of ours that gathered the groups of a plan tells the plan's own order.
    """
    yield from (task for _, task in sorted(_placed(table, issue, rules), key=lambda placed: placed[0]))


def _placed(table: Table, issue: PartialDate, rules: DeadlineRules) -> Iterator[tuple[int, Task]]:
    taken: set[str] = set()
    for number, row in enumerate(table.rows, 1):
        task = task_in(row, f"t{number}", table.day_nought, issue, rules)
        while task.id in taken:
            task = replace(task, id=f"{task.id}-2")
        taken.add(task.id)
        place = more_in(row.text(Field.MORE)).get("place")
        yield place if isinstance(place, int) else number, task


def task_in(row: TableRow, id_: str, day_nought: datetime.date, issue: PartialDate, rules: DeadlineRules) -> Task:
    more = more_in(row.text(Field.MORE))

    def told(name: str, field: Field) -> str | None:
        """What the cell shows; where that is what was written, its exact words."""
        shown = row.text(field)
        exact = more.get(name)
        return exact if isinstance(exact, str) and shown_text(name, exact) == shown else shown or None

    lead, extra_leads = _leads(row, more.get("leads"))
    task = Task(
        id=row.text(Field.TASK_ID) or id_,
        content=told("content", Field.CONTENT),
        lead=lead,
        extra_leads=extra_leads,
        supporting=_exact_names(more.get("supporting"), row.text(Field.SUPPORTING))
        or split_names(row.text(Field.SUPPORTING)),
        product=told("product", Field.PRODUCT),
        note=told("note", Field.NOTE),
        group=told("group", Field.GROUP) if Field.TASK_ID in row.values else row.group,
    )
    return _with_deadline(task, row, more.get("deadline"), day_nought, lambda text: rules.read_whole(text, issue))


def _leads(row: TableRow, exact: object) -> tuple[str | None, tuple[str, ...]]:
    shown = row.text(Field.LEAD)
    if isinstance(exact, list) and exact and exact[0] is None and (others := _exact_names(exact[1:], shown)):
        return None, others
    return lead_and_others(_exact_names(exact, shown) or split_names(shown))


def _exact_names(exact: object, shown: str) -> tuple[str, ...] | None:
    """The names that travelled unseen, where the cell still shows them."""
    if not isinstance(exact, list) or not all(isinstance(name, str) for name in exact):
        return None
    names = tuple(exact)
    return names if shown_names(names) == shown else None


def _with_deadline(
    task: Task, row: TableRow, exact: object, day_nought: datetime.date, read: Callable[[str], Deadline]
) -> Task:
    value = row.values.get(Field.DEADLINE, row.values.get(Field.DUE))
    written = _written(exact)
    if written and _means_the_same(value, shown_deadline(written), day_nought):
        return replace(
            task, deadline_text=written.deadline_text, deadline_kind=written.deadline_kind, due_date=written.due_date
        )
    if value is None:
        return task
    if not isinstance(value, str):
        try:
            day = day_of(value, day_nought)
        except ValueError:
            return replace(task, deadline_text=text_of(value))
        return replace(task, deadline_text=text_of(day), deadline_kind=DeadlineKind.DATE, due_date=day)
    deadline = read(text_of(value))
    return replace(task, deadline_text=text_of(value), deadline_kind=deadline.kind, due_date=deadline.due)


def _written(exact: object) -> Task | None:
    """The deadline that travelled unseen, on a task of its own."""
    if not isinstance(exact, list) or len(exact) != len(("text", "kind", "due")):
        return None
    text, kind, due = exact
    try:
        day = datetime.date.fromisoformat(due) if due else None
        return Task("_", deadline_text=text, deadline_kind=DeadlineKind(kind), due_date=day)
    except (TypeError, ValueError):
        return None


def _means_the_same(value: Value, shown: Value, day_nought: datetime.date) -> bool:
    """Whether a cell still says what was written into it; a day may have become a text on its way."""
    if text_of(value) == text_of(fitting(shown) if isinstance(shown, str) else shown):
        return True
    try:
        return isinstance(shown, datetime.date) and day_of(value, day_nought) == shown
    except ValueError:
        return False
