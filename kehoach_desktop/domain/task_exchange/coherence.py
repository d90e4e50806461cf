"""Tình hình and the day of completion belong together: where a file lets them contradict each other, it is asked."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..tasks import Stage, TrackedTask
from .claims import word_of
from .fields import FIELD_NAMES, Field
from .marks import Entered, entered_in
from .tables import Place

FINISHED = (Stage.DONE, Stage.REPORTED)


class Cause(StrEnum):
    """Why a field is asked instead of proposed."""

    CHANGED_SINCE = "changed_since"  # the office changed it after the file had left
    TWO_SAYINGS = "two_sayings"  # two rows or files say different things
    UNREAD = "unread"  # a word or a day that nobody knows
    NEEDS_DAY = "needs_day"  # done, but when?
    DOUBTFUL_DAY = "doubtful_day"  # done on a day that has not come, or before the plan was there
    NOT_DONE = "not_done"  # a day of completion, but not done


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: Field
    before: Entered
    after: Entered

    @property
    def sentence(self) -> str:
        return f"{FIELD_NAMES[self.field]}: {word_of(self.before) or '(trống)'} → {word_of(self.after) or '(trống)'}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that stays as it is until the clerk has answered; `choices` are what may be answered, beside `kept`.

    `sayings`: which row says which of them, where two say different things.
    """

    field: Field
    cause: Cause
    sentence: str
    kept: Entered
    choices: tuple[Entered, ...] = ()
    sayings: tuple[tuple[Entered, Place], ...] = ()


@dataclass(frozen=True, slots=True)
class Coherent:
    """`held` are changes that come with the answer that makes the task done, and not without it."""

    changes: tuple[FieldChange, ...]
    conflict: Conflict | None = None
    held: tuple[FieldChange, ...] = ()


def coherent(
    task: TrackedTask, changes: Sequence[FieldChange], asked: Collection[Field], on: datetime.date | None
) -> Coherent:
    """`changes` without those that contradict each other or what is known; `asked` are fields with a conflict already.

    Without a day nothing becomes done, and a day of completion alone does not make it so.
    """
    known = entered_in(task.progress)
    after = {**known, **{change.field: change.after for change in changes}}
    told = {change.field: change.after for change in changes}
    stage, day = after[Field.STAGE], after[Field.COMPLETED]
    if stage is Stage.DONE and day is None:
        sentence = "Đã hoàn thành nhưng chưa có ngày hoàn thành: hoàn thành ngày nào?"
        is_asked = Field.COMPLETED in asked
        kept = known[Field.COMPLETED]
        return _held(changes, None if is_asked else Conflict(Field.COMPLETED, Cause.NEEDS_DAY, sentence, kept))
    doubt = doubt_about(told.get(Field.COMPLETED), task, on)
    is_contradiction = day is not None and stage not in FINISHED and (told.keys() & {Field.STAGE, Field.COMPLETED})
    if is_contradiction and Field.STAGE not in asked:
        return _contradiction(changes, known, after, doubt)
    if doubt:
        sentence = f"Ngày hoàn thành {word_of(day)} {doubt}: hoàn thành ngày nào?"
        return _held(changes, Conflict(Field.COMPLETED, Cause.DOUBTFUL_DAY, sentence, known[Field.COMPLETED]))
    return Coherent(tuple(changes))


def doubt_about(day: Entered, task: TrackedTask, on: datetime.date | None) -> str:
    """Why `day` is hardly the one on which the task was done; empty where it may well be."""
    if not isinstance(day, datetime.date):
        return ""
    if on is not None and day > on:
        return "chưa đến"
    issued = task.plan.issued
    return f"trước ngày ban hành kế hoạch ({word_of(issued)})" if issued is not None and day < issued else ""


def _held(changes: Sequence[FieldChange], conflict: Conflict | None) -> Coherent:
    """The day is asked; that the task is done comes with the answer."""
    held = tuple(one for one in changes if one.field is Field.STAGE and one.after is Stage.DONE)
    kept = tuple(one for one in changes if one not in held and one.field is not Field.COMPLETED)
    return Coherent(kept, conflict, held)


def _contradiction(
    changes: Sequence[FieldChange], known: Mapping[Field, Entered], after: Mapping[Field, Entered], doubt: str
) -> Coherent:
    stage, day = after[Field.STAGE] or Stage.NOT_STARTED, word_of(after[Field.COMPLETED])
    said = f"{day} ({doubt})" if doubt else day
    sentence = f"Có ngày hoàn thành {said} nhưng Tình hình là “{word_of(stage)}”."
    choices = tuple(dict.fromkeys((Stage.DONE, stage)))
    conflict = Conflict(Field.STAGE, Cause.NOT_DONE, sentence, known[Field.STAGE], choices)
    held = tuple(one for one in changes if one.field is Field.COMPLETED)
    return Coherent(tuple(one for one in changes if one.field not in (Field.STAGE, Field.COMPLETED)), conflict, held)
