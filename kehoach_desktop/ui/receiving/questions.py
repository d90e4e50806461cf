"""What a row asks of the clerk, and what can be answered: one of several values, a day, a figure, a task."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import Enum

from ...domain.task_exchange import Cause, Conflict, Entered, Field, Proposal, Unplaced, accepted, day_of
from ...domain.tasks import TrackedTask
from ...errors import BadArgumentError
from . import words

_PER_CENT = re.compile(r"(\d{1,3})\s*%?")
_ALL = 100


class Asks(Enum):
    CHOICE = "choice"
    DAY = "day"
    PER_CENT = "per_cent"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Option:
    """`is_kept`: nothing is taken over; `task` where tasks are chosen from."""

    words: str
    value: Entered = None
    task: TrackedTask | None = None
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`field` is what it is about; a task to be named has none. `answer` says in words what was answered."""

    asks: Asks
    field: Field | None = None
    options: tuple[Option, ...] = ()
    answer: str = ""
    complaint: str = ""

    @property
    def is_answered(self) -> bool:
        return bool(self.answer) and not self.complaint

    @property
    def is_typed(self) -> bool:
        return self.asks in (Asks.DAY, Asks.PER_CENT)


def questions_of(
    proposal: Proposal | None,
    unplaced: Unplaced | None,
    named: TrackedTask | None,
    answers: Mapping[Field, Entered],
    kept: Set[Field],
    drafts: Mapping[Field, str],
) -> tuple[Question, ...]:
    found = list(_which_task(unplaced, named))
    if proposal is not None:
        asked = {conflict.field: conflict for conflict in proposal.conflicts}  # two about one field are one question
        found += (_about(proposal, conflict, answers, kept, drafts) for conflict in asked.values())
        if Field.COMPLETED not in asked and _lacks_day(proposal, answers):
            found.append(_typed(Asks.DAY, Field.COMPLETED, answers, drafts))
    return tuple(found)


def _which_task(unplaced: Unplaced | None, named: TrackedTask | None) -> Iterator[Question]:
    if unplaced is not None and unplaced.candidates:
        none = Option(words.NO_TASK, is_kept=True)
        options = tuple(Option(words.candidate_words(task), task=task) for task in unplaced.candidates)
        yield Question(Asks.TASK, options=(*options, none), answer=words.candidate_words(named) if named else "")


def _lacks_day(proposal: Proposal, answers: Mapping[Field, Entered]) -> bool:
    """An answer made the task done, and nobody has said when, or what was said is not a day."""
    try:
        accepted(proposal, {name: value for name, value in answers.items() if name is not Field.COMPLETED})
    except BadArgumentError:
        return True
    return False


def _about(
    proposal: Proposal,
    conflict: Conflict,
    answers: Mapping[Field, Entered],
    kept: Set[Field],
    drafts: Mapping[Field, str],
) -> Question:
    name = conflict.field
    if not conflict.choices:
        return _typed(Asks.PER_CENT if name is Field.PERCENT else Asks.DAY, name, answers, drafts)
    standing = next((change.after for change in proposal.changes if change.field is name), conflict.kept)
    is_unread = conflict.cause is Cause.UNREAD
    others = [value for value in conflict.choices if value != standing]
    taken = words.taken_words(others, is_unread=is_unread)
    options = (
        Option(words.kept_words(standing), standing, is_kept=True),
        *(
            Option(said + words.sources_words(value, conflict.sayings), value)
            for said, value in zip(taken, others, strict=True)
        ),
    )
    answer = options[0].words if name in kept else ""
    if name in answers:
        answer = next((one.words for one in options if one.value == answers[name]), "")
    return Question(Asks.CHOICE, name, options, answer)


def _typed(asks: Asks, name: Field, answers: Mapping[Field, Entered], drafts: Mapping[Field, str]) -> Question:
    if name in drafts:
        complaint = words.WHOLE_DAY if asks is Asks.DAY else words.WHOLE_PER_CENT
        return Question(asks, name, answer=drafts[name], complaint=complaint)
    return Question(asks, name, answer=words.value_words(answers[name]) if name in answers else "")


def value_typed(question: Question, text: str) -> Entered:
    """The day or the figure that `text` means; None where it is none."""
    if question.asks is Asks.DAY:
        try:
            return day_of(text)
        except ValueError:
            return None
    match = _PER_CENT.fullmatch(text.strip())
    return int(match[1]) if match and int(match[1]) <= _ALL else None
