"""Tasks of all plans: listed, and what becomes of them entered; every entry can be taken back, and is remembered."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ..domain.tasks import SOON_DAYS, Progress, TrackedTask
from ..errors import BadArgumentError
from ..storage import tasks
from ..storage.database import Store
from ..storage.errors import in_sentences
from ..storage.tasks import HistoryRow

__all__ = ["HistoryRow", "ProgressChange", "change_progress", "due_counts", "history", "tracked_tasks"]


@dataclass(frozen=True, slots=True)
class ProgressChange:
    """What shall be known of a task from now on."""

    plan_id: str
    task_id: str
    progress: Progress


@in_sentences
def tracked_tasks(store: Store, *, plan_id: str | None = None) -> list[TrackedTask]:
    """The accepted tasks of plans outside the bin: the newest plan first, its tasks in its order."""
    return list(tasks.tracked(store, plan_id))


@in_sentences
def due_counts(store: Store, on: datetime.date, soon_days: int = SOON_DAYS) -> tuple[int, int]:
    """How many tasks are late, and how many near their day, counted without reading them."""
    return tasks.count_due(store, on, on + datetime.timedelta(soon_days))


@in_sentences
def change_progress(
    store: Store,
    changes: Iterable[ProgressChange],
    who: str,
    now: datetime.datetime,
    *,
    based_on: Iterable[TrackedTask] = (),
) -> list[ProgressChange]:
    """Enters all or none; returns what takes it back, in the order in which to enter it.

    A task of a plan that is gone by now is passed over. `based_on` is what was known when the changes were decided on:
    if one of their tasks is another by now, nothing is entered.
    """
    known = {(one.plan.id, one.task.id): one.progress for one in based_on}
    taken_back: list[ProgressChange] = []
    with store.atomic():
        changes = list(changes)
        for change in changes:
            key = change.plan_id, change.task_id
            if key in known and tasks.progress_of(store, *key) != known[key]:
                raise BadArgumentError("Tiến độ trong kho đã khác lúc xem trước, chưa nhận gì; hãy xem lại.")
        for change in changes:
            before = tasks.put_progress(store, change.plan_id, change.task_id, change.progress, who, now)
            if before is not None and before != change.progress:
                taken_back.append(ProgressChange(change.plan_id, change.task_id, before))
    return taken_back[::-1]


@in_sentences
def history(store: Store, plan_id: str, task_id: str) -> list[HistoryRow]:
    """Who changed what when, the last change first."""
    return tasks.history(store, plan_id, task_id)
