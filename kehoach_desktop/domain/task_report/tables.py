"""The two annexes of a report: the summary for each body that leads, and the list of what is overdue (tasks.md §8)."""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from ..annex_tables import AnnexColumn, AnnexRow, AnnexTable, Holds
from ..plan import TaskColumn
from ..tasks import STAGE_WORDS, PlanHead, Tally, TrackedTask, body_name, by_lead, days_late, tally
from ..vietnamese import capitalized, figures, sort_key
from .words import Words, share

_DONE, _OPEN, _UNDATED = "Hoàn thành", "Chưa hoàn thành", "Không hạn"
_NUMBER = AnnexColumn("TT", holds=Holds.NUMBER)
_BODY, _DOCUMENT = AnnexColumn("Cơ quan, đơn vị", needed=True), AnnexColumn("Văn bản giao nhiệm vụ")
_COUNTED = (
    AnnexColumn("Tổng số nhiệm vụ", holds=Holds.NUMBER),
    AnnexColumn("đúng hạn", _DONE, Holds.NUMBER),
    AnnexColumn("quá hạn", _DONE, Holds.NUMBER),
    AnnexColumn("trong hạn", _OPEN, Holds.NUMBER),
    AnnexColumn("quá hạn", _OPEN, Holds.NUMBER),
    AnnexColumn("đã hoàn thành", _UNDATED, Holds.NUMBER),
    AnnexColumn("chưa hoàn thành", _UNDATED, Holds.NUMBER),
    AnnexColumn("Tỷ lệ hoàn thành trên tổng số (%)", holds=Holds.NUMBER),
    AnnexColumn("Tỷ lệ đúng hạn trên số hoàn thành có thời hạn (%)", holds=Holds.NUMBER),
    AnnexColumn("Ghi chú"),
)


# ---------------------------------------------------------------- for each body


def leads(tasks: Sequence[TrackedTask]) -> dict[str, list[TrackedTask]]:
    """The tasks of each lead body under its name, as it is first spelled; those that name none under ""."""
    return {body_name(own[0].task.lead): own for own in by_lead(tasks).values()}


def summary_table(tasks: Sequence[TrackedTask], on: datetime.date, words: Words) -> AnnexTable:
    return _counted(_BODY, ((lead, tally(own, on)) for lead, own in leads(tasks).items()), words)


def documents(tasks: Iterable[TrackedTask]) -> list[PlanHead]:
    """The plans that gave `tasks`, each once, in their order."""
    return list({task.plan.id: task.plan for task in tasks}.values())


def document_table(tasks: Sequence[TrackedTask], on: datetime.date, words: Words) -> AnnexTable:
    own: dict[str, list[TrackedTask]] = {}
    for task in tasks:
        own.setdefault(task.plan.id, []).append(task)
    return _counted(_DOCUMENT, ((words.full(of[0].plan), tally(of, on)) for of in own.values()), words)


def _counted(named: AnnexColumn, counted: Iterable[tuple[str, Tally]], words: Words) -> AnnexTable:
    """A row for each name, and the sum of all."""
    counts = list(counted)
    total = sum((own for _, own in counts), Tally())
    rows = [AnnexRow(_summary_cells(figures(number), *one, words)) for number, one in enumerate(counts, 1)]
    rows.append(AnnexRow(_summary_cells("", "Tổng cộng", total, words), total=True))
    return AnnexTable((_NUMBER, named, *_COUNTED), tuple(rows))


def _summary_cells(number: str, name: str, own: Tally, words: Words) -> tuple[str, ...]:
    """What was set aside is outside the count, and told beside it."""
    counts = (own.total, own.done_in_time, own.done_late, own.open_in_time, own.open_late)
    undated = (own.undated_done, own.undated_open)
    note = words.toned(f"Tạm dừng, huỷ: {figures(own.set_aside)}") if own.set_aside else ""
    return (number, name, *map(figures, (*counts, *undated)), share(own.completion), share(own.punctuality), note)


# ---------------------------------------------------------------- task by task


def overdue_tasks(tasks: Sequence[TrackedTask], on: datetime.date) -> list[TrackedTask]:
    """The very tasks that the summary counts as open and late, the latest first."""
    late = [task for task in tasks if tally((task,), on).open_late]
    ranks = {lead: sort_key(lead or "") for lead in {task.task.lead for task in late}}
    return sorted(late, key=lambda task: (-days_late(task, on), ranks[task.task.lead]))


def overdue_table(tasks: Sequence[TrackedTask], on: datetime.date, words: Words) -> AnnexTable:
    """Columns that tell nothing leave their room to the others: the document where there is one, empty ones."""
    rows = [
        (figures(number), *_overdue_cells(task, on, words)) for number, task in enumerate(overdue_tasks(tasks, on), 1)
    ]
    columns = list(_overdue_columns(words))
    dropped = {
        at for at, column in enumerate(columns) if not column.needed and rows and not any(row[at] for row in rows)
    }
    if len(documents(tasks)) == 1:
        dropped.add(_SOURCE)
    kept = [at for at in range(len(columns)) if at not in dropped]
    cells = (AnnexRow(tuple(row[at] for at in kept)) for row in rows)
    return AnnexTable(tuple(columns[at] for at in kept), tuple(cells))


_SOURCE = 2  # the place of the column Văn bản giao


def _overdue_columns(words: Words) -> Iterator[AnnexColumn]:
    """What the table of tasks has too is called as there."""
    titles = {rule.column: rule.title for rule in words.rules.task_table.columns}
    yield AnnexColumn(words.rules.task_table.number_title, holds=Holds.NUMBER)
    yield AnnexColumn(titles[TaskColumn.CONTENT], needed=True)
    yield AnnexColumn("Văn bản giao")
    yield AnnexColumn(titles[TaskColumn.LEAD], needed=True)
    yield AnnexColumn(titles[TaskColumn.SUPPORTING])
    yield AnnexColumn("Thời hạn")  # words, of which a day is the shortest
    yield AnnexColumn("Kết quả, tiến độ")
    yield AnnexColumn("Số ngày quá hạn", holds=Holds.NUMBER)
    yield AnnexColumn("Khó khăn, vướng mắc")


def _overdue_cells(tracked: TrackedTask, on: datetime.date, words: Words) -> tuple[str, ...]:
    task = tracked.task
    return (
        capitalized((task.content or "").strip()),
        words.document(tracked.plan),
        capitalized("; ".join(filter(None, (task.lead, *task.extra_leads)))),
        capitalized("; ".join(task.supporting)),
        _deadline(tracked, words),
        _progress(tracked, words),
        figures(days_late(tracked, on)),
        (tracked.progress.difficulty or "").strip(),
    )


def _deadline(tracked: TrackedTask, words: Words) -> str:
    """As it was written, with the day that was meant, and the later one that was granted."""
    written = capitalized((tracked.task.deadline_text or "").strip())
    first, now = tracked.task.due_date, tracked.due
    lines = [written] if written else []
    if first and words.day(first) not in written:
        lines.append(f"({words.day(first)})" if written else words.day(first))
    if now and now != first:
        lines.append(f"gia hạn đến {words.day(now)}")
    return "\n".join(lines)


def _progress(tracked: TrackedTask, words: Words) -> str:
    progress = tracked.progress
    stage = words.toned(STAGE_WORDS[progress.stage])
    percent = f" ({progress.percent}%)" if progress.percent is not None else ""
    return "\n".join(filter(None, (stage + percent, (progress.result or "").strip())))
