"""The two annexes of a report: the summary for each body that leads, and the list of what is overdue (tasks.md §8)."""

import datetime
from collections.abc import Iterator, Sequence

from ..annex_tables import AnnexColumn, AnnexRow, AnnexTable, Holds
from ..plan import TaskColumn
from ..tasks import STAGE_WORDS, Stage, Tally, TrackedTask, days_late, tally
from ..vietnamese import capitalized, sort_key, word_key
from .words import Words, figures, share

_DONE, _OPEN, _UNDATED = "Hoàn thành", "Chưa hoàn thành", "Không hạn"
_SUMMARY = (
    AnnexColumn("TT", holds=Holds.NUMBER),
    AnnexColumn("Cơ quan, đơn vị", needed=True),
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
    """The tasks of each lead body, however it is spelled; those that name none under "". Each task is in one list.

    Who leads most comes first; what nobody leads comes last.
    """
    groups: dict[str, list[TrackedTask]] = {}
    for task in tasks:
        groups.setdefault(word_key(task.task.lead or ""), []).append(task)
    order = sorted(groups, key=lambda key: (not key, -sum(map(_is_counted, groups[key])), sort_key(key)))
    return {" ".join((groups[key][0].task.lead or "").split()): groups[key] for key in order}


def _is_counted(task: TrackedTask) -> bool:
    return task.progress.stage not in (Stage.PAUSED, Stage.CANCELLED)


def summary_table(tasks: Sequence[TrackedTask], on: datetime.date, words: Words) -> AnnexTable:
    counted = {lead: tally(own, on) for lead, own in leads(tasks).items()}
    total = sum(counted.values(), Tally())
    rows = [
        AnnexRow(_summary_cells(figures(number), lead, own, words))
        for number, (lead, own) in enumerate(counted.items(), 1)
    ]
    rows.append(AnnexRow(_summary_cells("", "Tổng cộng", total, words), total=True))
    return AnnexTable(_SUMMARY, tuple(rows))


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
    return sorted(late, key=lambda task: (-days_late(task, on), sort_key(task.task.lead or "")))


def overdue_table(tasks: Sequence[TrackedTask], on: datetime.date, words: Words) -> AnnexTable:
    rows = (
        AnnexRow((figures(number), *_overdue_cells(task, on, words)))
        for number, task in enumerate(overdue_tasks(tasks, on), 1)
    )
    return AnnexTable(tuple(_overdue_columns(words)), tuple(rows))


def _overdue_columns(words: Words) -> Iterator[AnnexColumn]:
    """What the table of tasks has too is called as there."""
    titles = {rule.column: rule.title for rule in words.rules.task_table.columns}
    yield AnnexColumn(words.rules.task_table.number_title, holds=Holds.NUMBER)
    yield AnnexColumn(titles[TaskColumn.CONTENT], needed=True)
    yield AnnexColumn("Văn bản giao")
    yield AnnexColumn(titles[TaskColumn.LEAD], needed=True)
    yield AnnexColumn(titles[TaskColumn.SUPPORTING])
    yield AnnexColumn("Thời hạn", holds=Holds.DAY)
    yield AnnexColumn("Kết quả, tiến độ")
    yield AnnexColumn("Số ngày quá hạn", holds=Holds.NUMBER)
    yield AnnexColumn("Khó khăn, vướng mắc")


def _overdue_cells(tracked: TrackedTask, on: datetime.date, words: Words) -> tuple[str, ...]:
    task = tracked.task
    return (
        (task.content or "").strip(),
        words.document(tracked.plan),
        "; ".join(filter(None, (task.lead, *task.extra_leads))),
        "; ".join(task.supporting),
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
