"""The tasks of a plan as the clerk sees them: those of its list and those its text proposes, each with its faults."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ...domain.dates import PartialDate
from ...domain.deadlines import NO_RULES
from ...domain.plan import Block, Plan, Role, Task
from ...domain.task_binding import BoundTask, Standing, bound, words_of
from ...domain.task_days import issue_of
from ...domain.task_finding import Found, agency_spans, bodies_of, deadline_spans, found_in
from ...domain.task_lint import TaskFault, task_faults
from ...domain.vietnamese import nfc
from .offers import block_places, reached
from .search import AddressIndex, agency_title

Span = tuple[int, int]
_UNREAD = {Role.LEGAL_BASIS}  # what it names gets no work


@dataclass(frozen=True, slots=True)
class Finder:
    """What reads a text: tasks of a plan, agencies and deadlines in one block's letters, the day a deadline means."""

    tasks: Callable[[Plan], Sequence[Found]]
    agencies: Callable[[str], Sequence[Span]]
    deadlines: Callable[[str, PartialDate], Sequence[Span]]
    due: Callable[[str, PartialDate], datetime.date | None]


def finder_for(index: AddressIndex) -> Finder:
    """The rules, knowing the bodies of the office's book, and how the office reads “trước ngày …”."""
    bodies, rules = bodies_of(index.known.book.agencies), index.known.deadline_rules
    return Finder(
        lambda plan: found_in(plan, bodies, rules),
        lambda text: agency_spans(text, bodies),
        deadline_spans,
        lambda text, issue: rules.read(text, issue).due,
    )


@dataclass(frozen=True, slots=True)
class Spans:
    """What is marked in one block; of each deadline also the day it means, where it means one."""

    agencies: tuple[Span, ...] = ()
    deadlines: tuple[tuple[int, int, datetime.date | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text of a plan has, by blocks."""

    found: tuple[Found, ...] = ()
    spans: Mapping[str, Spans] = field(default_factory=dict)


@dataclass
class TaskReader:
    """Reads the text of one plan again and again: what a block is marked with is kept while the block stays."""

    finder: Finder
    _read: dict[str, tuple[Block, Spans]] = field(default_factory=dict, repr=False)
    _issue: PartialDate | None = field(default=None, repr=False)
    _last: tuple[Plan, tuple[Found, ...]] | None = field(default=None, repr=False)

    def read(self, plan: Plan) -> Reading:
        return Reading(self._found(plan), self._spans(plan))

    def _found(self, plan: Plan) -> tuple[Found, ...]:
        if self._last is None or not _says_the_same(self._last[0], plan):
            self._last = plan, tuple(self.finder.tasks(plan))
        return self._last[1]

    def _spans(self, plan: Plan) -> Mapping[str, Spans]:
        issue = issue_of(plan)
        known = self._read if issue == self._issue else {}
        fresh = {}
        for block in plan.blocks:
            if block.role not in _UNREAD:
                before = known.get(block.id)
                fresh[block.id] = before if before and before[0] is block else (block, self._spans_of(block, issue))
        self._read, self._issue = fresh, issue
        return {id_: spans for id_, (_, spans) in fresh.items()}

    def _spans_of(self, block: Block, issue: PartialDate) -> Spans:
        text = block.text
        if nfc(text) != text:  # being composed: what was found would lie beside its letters
            return Spans()
        deadlines = tuple(
            (start, end, self.finder.due(text[start:end], issue)) for start, end in self.finder.deadlines(text, issue)
        )
        return Spans(tuple(self.finder.agencies(text)), deadlines)


def _says_the_same(one: Plan, other: Plan) -> bool:
    return one.blocks is other.blocks and issue_of(one) == issue_of(other) and one.issuing_body == other.issuing_body


# ---------------------------------------------------------------- the list


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of the pane. `key` is its name from one reading to the next; `where`, like `mục II.2`.

    `reason` is why the words that the text has for it now are a task; one that only the clerk knows has none.
    """

    key: str
    bound: BoundTask
    where: str = ""
    faults: tuple[TaskFault, ...] = ()
    reason: str = ""

    @property
    def task(self) -> Task:
        return self.bound.task

    def stands_on(self, spot: str) -> bool:
        """Whether the task is about that block."""
        return bool(spot) and (spot == self.bound.block or spot in self.task.covers)


def task_rows(plan: Plan, found: Sequence[Found], index: AddressIndex | None, on: datetime.date) -> tuple[TaskRow, ...]:
    """Without the address book nobody can say who is reached, and where a block stands has no number."""
    is_reached = cache(reached(plan, index)) if index else None
    places = block_places(plan, index) if index else {}
    issued, rules = plan.issue_date.whole, index.known.deadline_rules if index else NO_RULES
    reasons = {one.task.id: one.reason for one in found}
    rows, keys = [], set[str]()
    for one in bound(plan, (one.task for one in found)):
        key = next(key for key in _keys(one) if key not in keys)
        keys.add(key)
        faults = task_faults(one.task, on, issued, is_reached, one.block, rules)
        reason = reasons[one.found.id] if one.found else ""
        rows.append(TaskRow(key, one, places.get(one.block or "", ""), faults, reason))
    return tuple(rows)


def _keys(one: BoundTask) -> Iterator[str]:
    """One for a task of the list; one sentence of the text may propose several alike."""
    if one.is_listed:
        yield one.task.id
    said = words_of(one.task.quote or one.task.content or "")
    number = 0
    while True:
        yield f"{one.block}|{said}|{number}"
        number += 1


def news_of(one: BoundTask) -> tuple[str, ...]:
    """What a changed sentence says otherwise than the task, each as a clause."""
    new, old = one.found, one.task
    if one.standing is not Standing.CHANGED or new is None:
        return ()
    said = (
        ("nội dung", old.content, new.content),
        ("chủ trì", _names([old.lead, *old.extra_leads]), _names([new.lead, *new.extra_leads])),
        ("phối hợp", _names(old.supporting), _names(new.supporting)),
        ("thời hạn", old.deadline_text, new.deadline_text),
    )
    return tuple(
        f"{name}: {after or 'không còn'}"
        for name, before, after in said
        if words_of(before or "") != words_of(after or "")
    )


def _names(names: Sequence[str | None]) -> str:
    return "; ".join(name for name in names if name)


def agency_names(index: AddressIndex, plan: Plan) -> tuple[str, ...]:
    """Who may be given a task: the bodies the plan writes to, then those of the book, the nearest level first."""
    here = index.here
    bodies = [one for one in index.known.book.agencies.agencies if one.stands_in(here.locality) is not False]
    bodies.sort(key=lambda one: (abs(one.level.depth - here.level.depth), one.rank))
    titles = [title for one in bodies if not one.person and (title := agency_title(one, here))]
    return tuple(dict.fromkeys((*(line.name for line in plan.recipients if not line.blank), *titles)))
