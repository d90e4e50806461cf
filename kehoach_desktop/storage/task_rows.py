"""How a task lies in its row: lists as JSON, the rest as it is."""

import datetime
import json
from collections.abc import Mapping
from typing import Any

from ..domain.plan import DeadlineKind, Task

Row = dict[str, Any]

COLUMNS = (
    *("plan_key", "id", "position", "block", "content", "lead", "extra_leads", "supporting"),
    *("deadline_text", "deadline_kind", "due_date", "product", "note", "task_group"),
)
_OF_TASK = ("id", "block", "content", "lead", "deadline_text", "due_date", "product", "note")


def task_row(plan_key: int, position: int, task: Mapping[str, Any]) -> Row:
    """The row of a task as the plan file has it."""
    row: Row = {"plan_key": plan_key, "position": position, "task_group": task.get("group")}
    row |= {name: task.get(name) for name in _OF_TASK}
    row["deadline_kind"] = task.get("deadline_kind") or DeadlineKind.NONE.value
    return row | {name: as_list(task.get(name) or ()) for name in ("extra_leads", "supporting")}


def as_list(names: object) -> str:
    return json.dumps(names, ensure_ascii=False)


def task_of(row: tuple[Any, ...]) -> Task:
    """The task of a row, `COLUMNS` without the first one. Quote and covered blocks stand in the plan alone."""
    id_, _, block, content, lead, extra, supporting, deadline, kind, due, product, note, group = row
    return Task(
        id_,
        block=block,
        content=content,
        lead=lead,
        extra_leads=_names(extra),
        supporting=_names(supporting),
        deadline_text=deadline,
        deadline_kind=DeadlineKind(kind),
        due_date=day_of(due),
        product=product,
        note=note,
        group=group,
        accepted=True,
    )


def _names(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def day_of(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
