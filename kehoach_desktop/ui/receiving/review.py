"""What the clerk has decided so far: ticks, answers, and the tasks named for rows that fitted none. No Qt here.

A row is ticked only where accepting it would change something; what is asked stays as it is until it is answered.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ...domain.task_exchange import (
    ENTERED,
    Cause,
    Entered,
    Field,
    FieldChange,
    Key,
    Proposal,
    Proposals,
    Table,
    TableRow,
    Unplaced,
    accepted,
    key_of,
)
from ...domain.tasks import Progress, TrackedTask
from ...errors import BadArgumentError
from ...operations.tasks import ProgressChange
from .questions import Asks, Option, Question, questions_of, value_typed
from .received import idle_rows, proposal_for


class Kind(StrEnum):
    CHANGE = "change"
    CONFLICT = "conflict"
    UNCLEAR = "unclear"  # nothing contradicts it, but something has to be asked
    UNPLACED = "unplaced"
    UNCHANGED = "unchanged"


_CONTRADICTIONS = {Cause.TWO_SAYINGS, Cause.CHANGED_SINCE}  # of files with each other, or with what is known


@dataclass(slots=True)
class Row:
    """A task that would change, or a row of a file that fits none (`unplaced`) or says nothing new (`idle`).

    `named` is the task that the clerk chose for an unplaced row; `home` is the row that shows its changes, where that
    is another one.
    """

    proposal: Proposal | None = None
    unplaced: Unplaced | None = None
    idle: TableRow | None = None
    named: TrackedTask | None = None
    home: int | None = None
    answers: dict[Field, Entered] = field(default_factory=dict)
    kept: set[Field] = field(default_factory=set)  # answered: it stays as it is
    drafts: dict[Field, str] = field(default_factory=dict)  # typed, and not to be understood
    outcome: Progress | None = None  # where accepting changes something
    is_ticked: bool = False

    @property
    def kind(self) -> Kind:
        if self.unplaced and (self.named is None or self.home is not None):
            return Kind.UNPLACED
        if self.proposal and self.proposal.conflicts:
            causes = {conflict.cause for conflict in self.proposal.conflicts}
            return Kind.CONFLICT if causes & _CONTRADICTIONS else Kind.UNCLEAR
        return Kind.CHANGE if self.proposal and self.proposal.changes else Kind.UNCHANGED

    @property
    def task(self) -> TrackedTask | None:
        return self.proposal.task if self.proposal else self.named

    def changes(self) -> tuple[FieldChange, ...]:
        """What accepting the row would do, as it is answered now."""
        if self.proposal is None or self.outcome is None:
            return ()
        before, after = self.proposal.task.progress, self.outcome
        both = ((name, getattr(before, name.value), getattr(after, name.value)) for name in ENTERED)
        return tuple(FieldChange(name, old, new) for name, old, new in both if old != new)

    def questions(self) -> tuple[Question, ...]:
        return questions_of(self.proposal, self.unplaced, self.named, self.answers, self.kept, self.drafts)


class Review:
    """The rows in the order in which they are shown; the methods answer which rows look different now."""

    def __init__(self, tables: Sequence[Table], proposals: Proposals) -> None:
        self._tables, self._on = tables, proposals.on
        self._first: Mapping[Key, Proposal] = {key_of(one.task): one for one in proposals.rows}
        self.rows = [Row(one) for one in proposals.rows]
        self._home = {key: number for number, key in enumerate(self._first)}
        self.rows += [Row(unplaced=one) for one in sorted(proposals.unplaced, key=lambda one: not one.candidates)]
        self.rows += [Row(idle=row) for row in idle_rows(tables, proposals)]
        for row in self.rows:
            _settle(row)
            row.is_ticked = row.outcome is not None and row.kind is Kind.CHANGE

    def counts(self) -> Counter[Kind]:
        return Counter(row.kind for row in self.rows)

    @property
    def ticked(self) -> int:
        return sum(row.is_ticked for row in self.rows)

    def changes(self) -> list[ProgressChange]:
        """What the clerk accepts."""
        return [
            ProgressChange(*key_of(row.proposal.task), row.outcome)
            for row in self.rows
            if row.is_ticked and row.proposal and row.outcome
        ]

    # ---------------------------------------------------------------- decided by the clerk

    def tick(self, numbers: Iterable[int], *, is_on: bool) -> set[int]:
        told = set()
        for number in numbers:
            row = self.rows[number]
            if row.is_ticked != is_on and (row.outcome is not None or not is_on):
                row.is_ticked = is_on
                told.add(number)
        return told

    def answer(self, number: int, question: Question, option: Option) -> set[int]:
        row = self.rows[number]
        if question.asks is Asks.TASK:
            return self._name(number, option.task)
        assert question.field is not None
        row.drafts.pop(question.field, None)
        if option.is_kept:
            row.answers.pop(question.field, None)
            row.kept.add(question.field)
        else:
            row.answers[question.field] = option.value
            row.kept.discard(question.field)
        _tick_when_answered(row)
        return {number}

    def type(self, number: int, question: Question, text: str) -> set[int]:
        """What was typed; nothing is cleared where it is not to be understood."""
        row, name = self.rows[number], question.field
        assert name is not None
        row.answers.pop(name, None)
        row.drafts.pop(name, None)
        if text.strip():
            value = value_typed(question, text)
            if value is None:
                row.drafts[name] = text.strip()
                row.is_ticked = False  # it was ticked with another answer
            else:
                row.answers[name] = value
        _tick_when_answered(row)
        return {number}

    # ---------------------------------------------------------------- rows without a task

    def _name(self, number: int, task: TrackedTask | None) -> set[int]:
        row = self.rows[number]
        before, row.named = row.named, task
        told = {number}
        if before == task:
            return told
        row.proposal, row.home = None, None
        _forget_answers(row)
        for one in (before, task):
            if one is not None:
                told |= self._propose_anew(one)
        return told

    def _propose_anew(self, task: TrackedTask) -> set[int]:
        """All that is said of `task` stands in one row, whatever rows of files it came from."""
        key = key_of(task)
        guests = [n for n, row in enumerate(self.rows) if row.named is not None and key_of(row.named) == key]
        home = self._home.get(key, guests[0] if guests else None)
        if home is None:
            return set()
        first = self._first.get(key)
        named = tuple(one.place for n in guests if (one := self.rows[n].unplaced) is not None)
        for number in guests:
            self.rows[number].home = home if number != home else None
            self.rows[number].proposal = None
            _forget_answers(self.rows[number])
        row = self.rows[home]
        if named:
            row.proposal = proposal_for(task, self._tables, (*(first.places if first else ()), *named), self._on)
        else:
            row.proposal = first
        _forget_answers(row)
        row.is_ticked = row.outcome is not None and row.kind is Kind.CHANGE
        return {home, *guests}


def _forget_answers(row: Row) -> None:
    row.answers.clear()
    row.kept.clear()
    row.drafts.clear()
    row.is_ticked = False
    _settle(row)


def _settle(row: Row) -> None:
    """Reckons what accepting the row would make of its task."""
    row.outcome = None
    if row.proposal is not None:
        try:
            progress = accepted(row.proposal, row.answers)
        except BadArgumentError:
            progress = row.proposal.task.progress
        if progress != row.proposal.task.progress:
            row.outcome = progress
    row.is_ticked = row.is_ticked and row.outcome is not None


def _tick_when_answered(row: Row) -> None:
    _settle(row)
    if row.outcome is not None and all(question.is_answered for question in row.questions()):
        row.is_ticked = True
