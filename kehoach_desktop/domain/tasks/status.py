"""How a task stands on a day: computed from its deadline and what was entered, never stored (tasks.md §7)."""

import datetime
from enum import StrEnum

from ..plan import DeadlineKind
from .progress import Progress, Stage, TrackedTask

SOON_DAYS = 7  # where the office has set nothing else


class Status(StrEnum):
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    DONE = "done"  # there was no deadline to be late for
    OVERDUE = "overdue"
    SOON = "soon"
    AWAITING = "awaiting"  # reported as done
    IN_TIME = "in_time"
    NOT_STARTED = "not_started"
    RECURRING = "recurring"
    NO_DEADLINE = "no_deadline"
    PAUSED = "paused"
    CANCELLED = "cancelled"


# The words of reports; a window has shorter ones. The first four are those the Government Office counts by.
OFFICIAL_WORDS = {
    Status.DONE_IN_TIME: "Hoàn thành đúng hạn",
    Status.DONE_LATE: "Hoàn thành quá hạn",
    Status.IN_TIME: "Đang thực hiện trong hạn",
    Status.OVERDUE: "Quá hạn chưa hoàn thành",
    Status.SOON: "Đang thực hiện trong hạn",
    Status.AWAITING: "Chờ xác nhận",
    Status.NOT_STARTED: "Chưa triển khai",
    Status.DONE: "Hoàn thành",
    Status.RECURRING: "Thường xuyên",
    Status.NO_DEADLINE: "Không hạn",
    Status.PAUSED: "Tạm dừng",
    Status.CANCELLED: "Đã huỷ",
}

# The words of Tình hình, in the order in which a task goes through them.
STAGE_WORDS = {
    Stage.NOT_STARTED: "Chưa triển khai",
    Stage.UNDER_WAY: "Đang thực hiện",
    Stage.REPORTED: "Chờ xác nhận",
    Stage.DONE: "Đã hoàn thành",
    Stage.PAUSED: "Tạm dừng",
    Stage.CANCELLED: "Đã huỷ",
}

SET_ASIDE = {Stage.PAUSED: Status.PAUSED, Stage.CANCELLED: Status.CANCELLED}


def status_of(tracked: TrackedTask, on: datetime.date, soon_days: int = SOON_DAYS) -> Status:
    return status_by(tracked.due, tracked.task.deadline_kind, tracked.progress, on, soon_days)


def status_by(
    due: datetime.date | None, kind: DeadlineKind, progress: Progress, on: datetime.date, soon_days: int = SOON_DAYS
) -> Status:
    """A deadline is the end of its day: done on it is in time, and overdue begins the day after."""
    if progress.stage in SET_ASIDE:
        return SET_ASIDE[progress.stage]
    if progress.stage is Stage.DONE:
        return _done(due, progress)
    if progress.stage is Stage.REPORTED:
        return Status.AWAITING
    if due is None:
        return Status.RECURRING if kind is DeadlineKind.RECURRING else Status.NO_DEADLINE
    if on > due:
        return Status.OVERDUE
    if (due - on).days <= soon_days:
        return Status.SOON
    return Status.NOT_STARTED if progress.stage is Stage.NOT_STARTED else Status.IN_TIME


def _done(due: datetime.date | None, progress: Progress) -> Status:
    if due is None or progress.completed_on is None:
        return Status.DONE
    return Status.DONE_IN_TIME if progress.completed_on <= due else Status.DONE_LATE


def days_late(tracked: TrackedTask, on: datetime.date) -> int:
    """By how many days the task is, or was done, after its deadline; 0 where it is not late."""
    if tracked.due is None or tracked.progress.stage in SET_ASIDE:
        return 0
    end = tracked.progress.completed_on if tracked.progress.stage in (Stage.DONE, Stage.REPORTED) else None
    return max(((end or on) - tracked.due).days, 0)
