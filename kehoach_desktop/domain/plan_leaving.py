"""What of a plan leaves the office inside a file: what the pages show and what is derived from it."""

import datetime
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from .plan import Block, Citation, DeadlineKind, Plan, Task, TaskColumn, joined_content
from .records import without_unknown
from .vietnamese import word_key


def leaving(plan: Plan) -> Plan:
    printed = frozenset(column for annex in plan.annexes for column in annex.task_columns)
    blocks = {block.id: block for block in plan.blocks}
    tasks = tuple(_as_shown(task, printed, blocks) for task in plan.tasks if printed or task.block in blocks)
    shown = _shown_text(plan, tasks if printed else ())
    said = word_key(shown)
    citations = tuple(
        _cited(one, shown, said) for one in plan.citations if _names(shown, one.symbol or one.subject or one.kind)
    )
    copies = plan.copies if plan.typist else None  # they print behind the typist's mark
    return without_unknown(replace(plan, tasks=tasks, citations=citations, copies=copies, dismissed=()))


def _shown_text(plan: Plan, tasks: Iterable[Task]) -> str:
    parts = [plan.subject, *(block.text for block in plan.blocks), *(task.content for task in tasks)]
    rows = (row for annex in plan.annexes if annex.table for row in annex.table.rows)
    parts += (cell for row in rows for cell in row.cells)
    return "\n".join(part for part in parts if part)


def _names(text: str, name: str) -> bool:
    """Whether `text` holds `name`, and not only inside a longer one: 112-KH/TU is not 12-KH/TU."""
    return re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w/]|-\w)", text) is not None


def _cited(citation: Citation, text: str, said: str) -> Citation:
    """`citation` with the parts that a page says of it; `said` is the key of the pages' `text`."""
    issuer, subject = citation.issuer, citation.subject
    return replace(
        citation,
        date=citation.date if citation.date and _dated(text, citation.date) else None,
        issuer=issuer if issuer and word_key(issuer) in said else None,
        subject=subject if subject and word_key(subject) in said else None,
    )


def _dated(text: str, date: datetime.date) -> bool:
    """Whether `text` holds the day in figures or in words, with or without zeros."""
    day, month = rf"0?{date.day}", rf"0?{date.month}"
    in_figures, in_words = rf"{day}[/.-]{month}[/.-]{date.year}", rf"{day} tháng {month} năm {date.year}"
    return re.search(rf"(?<!\d)(?:{in_figures}|{in_words})(?!\d)", text) is not None


def _as_shown(task: Task, printed: Collection[TaskColumn], blocks: Mapping[str, Block]) -> Task:
    """`task` with what its assignment line and the printed columns say of it."""
    line = blocks.get(task.block or "")
    covered = [blocks[id_] for id_ in task.covers if id_ in blocks]
    said = word_key(" ".join(block.shown_text for block in (*covered, *([line] if line else []))))

    def kept(column: TaskColumn, words: str | None) -> str | None:
        return words if words and (column in printed or word_key(words) in said) else None

    def kept_of(column: TaskColumn, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if kept(column, name))

    deadline = kept(TaskColumn.DEADLINE, task.deadline_text)
    return replace(
        task,
        block=line.id if line else None,
        covers=tuple(block.id for block in covered),
        quote=line.shown_text if line and task.quote is not None else None,
        content=task.content if TaskColumn.CONTENT in printed else joined_content(covered or ([line] if line else [])),
        lead=kept(TaskColumn.LEAD, task.lead),
        extra_leads=kept_of(TaskColumn.LEAD, task.extra_leads),
        supporting=kept_of(TaskColumn.SUPPORTING, task.supporting),
        deadline_text=deadline,
        deadline_kind=task.deadline_kind if deadline else DeadlineKind.NONE,
        due_date=task.due_date if deadline else None,
        product=task.product if TaskColumn.PRODUCT in printed else None,
        note=task.note if TaskColumn.NOTE in printed else None,
        group=task.group if printed else None,
        accepted=False,
    )
