"""What has become of a task: what somebody entered, beside the plan and not in it."""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum

from ..plan import Plan, Task
from ..vietnamese import unprintable

NOTHING_DONE, ALL_DONE = 0, 100  # per cent


class Stage(StrEnum):
    """Tình hình, as the lead body reports it. Whether that is in time is computed (`status`), never entered."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    REPORTED = "reported"  # the body says it is done; the office has not looked yet
    DONE = "done"
    PAUSED = "paused"
    CANCELLED = "cancelled"


def _check_texts(*texts: str | None) -> None:
    for text in texts:
        char = unprintable(text) if text else None
        if char is not None:
            raise ValueError(f"có ký tự điều khiển U+{ord(char):04X}")


@dataclass(frozen=True, slots=True)
class Extension:
    """A later day that somebody granted. The first deadline stays in the task."""

    due_date: datetime.date
    granted_on: datetime.date | None = None
    granted_by: str | None = None
    document: str | None = None  # số, ký hiệu, ngày

    def __post_init__(self) -> None:
        _check_texts(self.granted_by, self.document)


@dataclass(frozen=True, slots=True)
class Progress:
    """A done task has the day on which it was done: without it nobody could say whether that was in time."""

    stage: Stage = Stage.NOT_STARTED
    percent: int | None = None
    result: str | None = None
    completed_on: datetime.date | None = None
    product_document: str | None = None  # số, ký hiệu, ngày of what came out
    difficulty: str | None = None
    accepted_by: str | None = None
    extensions: tuple[Extension, ...] = ()

    def __post_init__(self) -> None:
        if self.percent is not None and not NOTHING_DONE <= self.percent <= ALL_DONE:
            raise ValueError(f"tiến độ phải từ {NOTHING_DONE} đến {ALL_DONE} %, không phải {self.percent}")
        if self.stage is Stage.DONE and self.completed_on is None:
            raise ValueError("nhiệm vụ đã hoàn thành phải có ngày hoàn thành")
        _check_texts(self.result, self.product_document, self.difficulty, self.accepted_by)


NO_PROGRESS = Progress()


@dataclass(frozen=True, slots=True)
class PlanHead:
    """Of a plan what stands beside its tasks."""

    id: str
    document_kind: str
    number: int | None = None
    symbol: str | None = None
    subject: str | None = None
    issuing_body: str | None = None
    issued: datetime.date | None = None
    ruleset: str = ""


@dataclass(frozen=True, slots=True)
class TrackedTask:
    """A task that was accepted, the plan it stands in, and what became of it."""

    plan: PlanHead
    task: Task
    progress: Progress = NO_PROGRESS

    @property
    def due(self) -> datetime.date | None:
        """The day that counts now: of several extensions the last."""
        return self.progress.extensions[-1].due_date if self.progress.extensions else self.task.due_date

    def with_progress(self, progress: Progress) -> "TrackedTask":
        return replace(self, progress=progress)


def head_of(plan: Plan) -> PlanHead:
    issued = plan.issue_date.whole
    return PlanHead(
        plan.id,
        plan.document_kind,
        plan.number,
        plan.symbol,
        plan.subject,
        plan.issuing_body,
        issued,
        plan.ruleset,
    )
