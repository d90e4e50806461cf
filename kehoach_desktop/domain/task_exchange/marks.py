"""What of a task travels unseen beside its row: its ids, what was entered when it left, what no cell tells exactly.

The mark has one figure for each entered field. Coming back, it tells three things apart: who did not touch a field, who
changed it, and whether the office changed it meanwhile. Nothing travels that the row does not show in some form.
"""

import datetime
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from ..plan import DeadlineKind, Task
from ..tasks import Progress, Stage
from ..vietnamese import capitalized
from .fields import ENTERED, Field
from .grid import text_of

Entered = Stage | int | datetime.date | str | None
_NONE = "0"
_JOIN = "; "
_TEXTS = ("content", "product", "note", "group")
MOST_LETTERS = 32_767  # that a cell can hold


def entered_in(progress: Progress) -> Mapping[Field, Entered]:
    return {field: _tidy(getattr(progress, field.value)) for field in ENTERED}


def _tidy(value: Entered) -> Entered:
    """Texts as a cell gives them back."""
    return text_of(fitting(value)) or None if isinstance(value, str) and not isinstance(value, Stage) else value


def mark_of(progress: Progress) -> str:
    return ".".join(mark_of_value(value) for value in entered_in(progress).values())


def mark_of_value(value: Entered) -> str:
    if value is None:
        return _NONE
    said = " ".join(value.split()) if isinstance(value, str) else str(value)
    return f"{zlib.crc32(said.encode()):x}"


def marks_by_field(mark: str) -> Mapping[Field, str] | None:
    """The figures of a mark; None where somebody wrote over it."""
    parts = mark.split(".")
    return dict(zip(ENTERED, parts, strict=True)) if len(parts) == len(ENTERED) else None


# ---------------------------------------------------------------- the texts of a task


def joined(names: Iterable[str | None]) -> str:
    return _JOIN.join(name for name in names if name)


def leads_of(task: Task) -> str:
    return joined(_all_leads(task))


def _all_leads(task: Task) -> tuple[str | None, ...]:
    return (task.lead, *task.extra_leads)


def lead_and_others(names: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    return (names[0] if names else None), names[1:]


def shown_names(names: Iterable[str | None]) -> str:
    """The names as their cell gives them back."""
    return text_of(cell_text(joined(names)))


def fitting(text: str) -> str:
    """`text` as far as a cell can hold it."""
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"


def cell_text(text: str) -> str:
    """`text` as a cell begins with it: `các chi bộ` of a sentence is `Các chi bộ`."""
    return fitting(capitalized(text))


def shown_text(name: str, text: str) -> str:
    """The text of that name as its cell gives it back. The group has a hidden one, letter by letter."""
    return text_of(fitting(text) if name == "group" else cell_text(text))


def more_of(task: Task, place: int | None = None) -> str:
    """What the cells of `task` tell not exactly, as JSON; empty when they tell all.

    `place` is the one in the plan, where the rows stand in another order.
    """
    more: dict[str, Any] = {} if place is None else {"place": place}
    if task.deadline_text is not None or task.due_date or task.deadline_kind is not DeadlineKind.NONE:
        due = task.due_date.isoformat() if task.due_date else None
        more["deadline"] = [task.deadline_text, task.deadline_kind.value, due]
    for name in _TEXTS:
        text = getattr(task, name)
        if text is not None and (not text or text != shown_text(name, text)):
            more[name] = text
    if lead_and_others(split_names(shown_names(_all_leads(task)))) != (task.lead, task.extra_leads):
        more["leads"] = [task.lead, *task.extra_leads]
    if split_names(shown_names(task.supporting)) != task.supporting:
        more["supporting"] = list(task.supporting)
    text = json.dumps(more, ensure_ascii=False, separators=(",", ":")) if more else ""
    return text if len(text) <= MOST_LETTERS else ""


def more_in(text: str) -> Mapping[str, Any]:
    """What `more_of` wrote; empty where somebody wrote over it."""
    try:
        data = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def split_names(text: str) -> tuple[str, ...]:
    """Names from one cell: parted by line breaks, `;`, or `/` with room around it (tasks.md §3)."""
    parts = text.replace("\n", ";").replace(" / ", ";").split(";")
    return tuple(part.strip() for part in parts if part.strip())
