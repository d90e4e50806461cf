"""Accepted tasks in the store, what became of them, and who changed that when.

The plan is the only source of what a task says; its rows here are written with it, so that the tasks of all plans are
listed without reading a plan.
"""

import datetime
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from .. import log
from ..domain.plan import Task
from ..domain.records import RecordError, plain, read_record
from ..domain.tasks import NO_PROGRESS, Extension, PlanHead, Progress, Stage, TrackedTask
from .errors import StoreError
from .task_rows import COLUMNS, as_list, day_of, task_of, task_row

_FIELDS = ("stage", "percent", "result", "completed_on", "product_document", "difficulty", "accepted_by", "extensions")
_UNREADABLE = (ValueError, TypeError, RecordError)  # a word of a newer program, or a day that is none


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One field that somebody changed, before and after as they lay in the store."""

    at: datetime.datetime
    who: str
    field: str
    before: str | None
    after: str | None


def keep(db: Database, plan_key: int, tasks: Sequence[Task]) -> None:
    """Writes the rows of a plan's tasks, when they are others than before."""
    accepted = [task for task in tasks if task.accepted]
    rows = [task_row(plan_key, position, plain(task)) for position, task in enumerate(accepted)]
    known = db.execute(f"SELECT {', '.join(COLUMNS)} FROM tasks WHERE plan_key = ? ORDER BY position", [plan_key])
    values = [tuple(row[name] for name in COLUMNS) for row in rows]
    if known.fetchall() == values:
        return
    db.execute("DELETE FROM tasks WHERE plan_key = ?", [plan_key])
    db.conn.executemany(f"INSERT INTO tasks({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})", values)


def remove(db: Database, plan_key: int) -> None:
    for table in ("tasks", "task_progress", "task_history"):
        db.execute(f"DELETE FROM {table} WHERE plan_key = ?", [plan_key])


def tracked(db: Database, plan_id: str | None = None) -> Iterator[TrackedTask]:
    """The accepted tasks outside the bin, of one plan or of all: the newest plan first, its tasks in order."""
    columns = ", ".join(f"tasks.{name}" for name in COLUMNS)
    progress = ", ".join(f"task_progress.{name}" for name in _FIELDS)
    of_plan = " AND tasks.plan_key = (SELECT key FROM plans WHERE id = ?)" if plan_id is not None else ""
    rows = db.execute(
        f"SELECT {columns}, {progress} FROM tasks JOIN plan_list ON plan_list.plan_key = tasks.plan_key"
        " LEFT JOIN task_progress ON task_progress.plan_key = tasks.plan_key AND task_id = tasks.id"
        f" WHERE deleted_at IS NULL{of_plan} ORDER BY date_key DESC, tasks.plan_key DESC, position",
        [] if plan_id is None else [plan_id],
    )
    heads: dict[int, PlanHead] = {}
    for row in rows:
        try:
            task, done = task_of(row[1 : len(COLUMNS)]), _progress(row[len(COLUMNS) :])
        except _UNREADABLE as error:  # one row does not keep the others from being followed
            log.storage.info("task %s of plan %d is passed over (%s)", row[1], row[0], type(error).__name__)
            continue
        head = heads.get(row[0])
        if head is None:
            head = heads[row[0]] = _head(db, row[0])
        yield TrackedTask(head, task, done)


def unreadable(db: Database) -> list[tuple[str, str]]:
    """The ids of plan and task of each row, also of the bin, that `tracked` would pass over."""
    columns = ", ".join((*(f"tasks.{name}" for name in COLUMNS), *(f"task_progress.{name}" for name in _FIELDS)))
    found = []
    for row in db.execute(
        f"SELECT {columns}, plans.id FROM tasks JOIN plans ON plans.key = tasks.plan_key"
        " LEFT JOIN task_progress ON task_progress.plan_key = tasks.plan_key AND task_id = tasks.id"
    ):
        try:
            task_of(row[1 : len(COLUMNS)])
            _progress(row[len(COLUMNS) : -1])
        except _UNREADABLE:
            found.append((row[-1], row[1]))
    return found


def count_due(db: Database, on: datetime.date, soon: datetime.date) -> tuple[int, int]:
    """Of the open tasks outside the bin: how many are late on a day, and of how many the day comes by `soon`."""
    due = "coalesce(json_extract(extensions, '$[#-1].due_date'), due_date)"
    late, near = db.execute(
        f"SELECT ifnull(sum({due} < ?), 0), ifnull(sum({due} BETWEEN ? AND ?), 0)"
        " FROM tasks JOIN plan_list ON plan_list.plan_key = tasks.plan_key"
        " LEFT JOIN task_progress ON task_progress.plan_key = tasks.plan_key AND task_id = tasks.id"
        " WHERE deleted_at IS NULL AND ifnull(stage, ?) IN (?, ?)",
        [on.isoformat(), on.isoformat(), soon.isoformat(), Stage.NOT_STARTED, Stage.NOT_STARTED, Stage.UNDER_WAY],
    ).fetchone()
    return int(late), int(near)


def _head(db: Database, plan_key: int) -> PlanHead:
    id_, kind, number, symbol, subject, body, issued, ruleset = db.execute(
        "SELECT id, document_kind, number, symbol, subject, issuing_body, issue_date, ruleset FROM plans WHERE key = ?",
        [plan_key],
    ).fetchone()
    whole = day_of(issued) if issued and issued.count("-") == 2 else None  # 2026-12 is a month
    return PlanHead(id_, kind, number, symbol, subject, body, whole, ruleset)


def _progress(row: tuple[Any, ...]) -> Progress:
    stage, percent, result, completed, document, difficulty, accepted_by, extensions = row
    if stage is None:
        return NO_PROGRESS
    return Progress(
        Stage(stage),
        percent,
        result,
        day_of(completed),
        document,
        difficulty,
        accepted_by,
        () if extensions == "[]" else tuple(read_record(Extension, one) for one in json.loads(extensions)),
    )


def progress_of(db: Database, plan_id: str, task_id: str) -> Progress:
    row = db.execute(
        f"SELECT {', '.join(_FIELDS)} FROM task_progress JOIN plans ON plans.key = plan_key WHERE plans.id = ?"
        " AND task_id = ?",
        [plan_id, task_id],
    ).fetchone()
    try:
        return _progress(row) if row else NO_PROGRESS
    except _UNREADABLE:
        raise StoreError(
            f"Không hiểu tiến độ đã ghi của nhiệm vụ {task_id} trong kế hoạch {plan_id}: do bản khác của chương trình"
            " ghi, hoặc đã hỏng. Chưa ghi đè gì."
        ) from None


def put_progress(
    db: Database, plan_id: str, task_id: str, progress: Progress, who: str, now: datetime.datetime
) -> Progress | None:
    """Puts what became of a task in the place of what was known, and returns that; None where there is no such plan."""
    with db.atomic():
        row = db.execute("SELECT key FROM plans WHERE id = ?", [plan_id]).fetchone()
        if row is None:
            return None
        before = progress_of(db, plan_id, task_id)
        old, new = _values(before), _values(progress)
        if old == new:
            return before
        db.execute(
            f"INSERT OR REPLACE INTO task_progress(plan_key, task_id, {', '.join(_FIELDS)})"
            f" VALUES (?, ?, {', '.join('?' * len(_FIELDS))})",
            [row[0], task_id, *new],
        )
        at = now.isoformat(timespec="seconds")
        db.conn.executemany(
            "INSERT INTO task_history(plan_key, task_id, at, who, field, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (row[0], task_id, at, who, name, _word(was), _word(is_))
                for name, was, is_ in zip(_FIELDS, old, new, strict=True)
                if was != is_
            ],
        )
    return before


def _values(progress: Progress) -> list[Any]:
    data = plain(progress)
    return [*(data[name] for name in _FIELDS[:-1]), as_list(data["extensions"])]


def _word(value: object) -> str | None:
    return None if value is None else str(value)


def history(db: Database, plan_id: str, task_id: str) -> list[HistoryRow]:
    """What was changed, the last change first."""
    rows = db.execute(
        "SELECT at, who, field, before, after FROM task_history JOIN plans ON plans.key = plan_key"
        " WHERE plans.id = ? AND task_id = ? ORDER BY task_history.id DESC",
        [plan_id, task_id],
    )
    return [HistoryRow(datetime.datetime.fromisoformat(row[0]), *row[1:]) for row in rows]
