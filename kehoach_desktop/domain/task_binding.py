"""Tasks of a plan and its text: which sentence each stands on now, and what the text says there.

A task that is kept in the plan holds on to its blocks by their ids, and to its words by `quote`: each line of it is
what one of the blocks said when the task was taken. Where ids are gone (pasted, read from a file) the words are looked
for in the other blocks. Nothing here drops a task: one whose words are nowhere says so.
"""

import datetime
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import accumulate

from .plan import Block, DeadlineKind, Plan, Task
from .vietnamese import word_key

_SAME_SENTENCE = 0.5  # of the words of the quote: with fewer left, the block is about something else
_SAME_CONTENT = 0.8  # of the words of either: a sentence written anew at another place
Tasks = tuple[Task, ...]
_BRACKETS = str.maketrans("", "", "[]")  # round a blank: whoever quotes it may have left them out


class Standing(StrEnum):
    """How a task stands to the text."""

    PROPOSED = "proposed"  # found there, and not in the plan's list yet
    KEPT = "kept"  # in the list, and its words are where they were
    CHANGED = "changed"  # its sentence says something else now
    LOST = "lost"  # its sentence is nowhere any more


@dataclass(frozen=True, slots=True)
class BoundTask:
    """`block` is where it stands now, `found` what the text says of it now.

    `told` are tasks of the text that are not offered because this one has their words.
    """

    task: Task
    standing: Standing
    block: str | None = None
    found: Task | None = None
    told: tuple[Task, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether the plan has it; a proposal is only seen in the text."""
        return self.standing is not Standing.PROPOSED

    @property
    def known_day(self) -> datetime.date | None:
        """The day of the same words, where it is worked out otherwise now than when the task was taken.

        The plan has got its date of issue since, or the office reads “trước ngày …” otherwise. A day by hand stays.
        """
        new, old = self.found, self.task
        if self.standing is not Standing.KEPT or new is None or new.due_date is None:
            return None
        if words_of(new.deadline_text or "") != words_of(old.deadline_text or ""):
            return None
        if old.due_date is not None and not (
            old.deadline_kind is new.deadline_kind is DeadlineKind.BEFORE
            and abs(new.due_date - old.due_date) == datetime.timedelta(days=1)
        ):
            return None
        return new.due_date


# ---------------------------------------------------------------- words


@lru_cache(4096)
def words_of(text: str) -> str:
    """`text` as quotes are compared: case, tone style, spaces and the brackets of blanks say nothing."""
    return word_key(text.translate(_BRACKETS))


def quote_parts(task: Task) -> tuple[str, ...]:
    """The keys of what the blocks of a task said."""
    return tuple(key for line in (task.quote or "").split("\n") if (key := words_of(line)))


def likeness(one: str, other: str) -> float:
    """How many of the words of one key the other has, of 1."""
    words = one.split()
    if not words:
        return 0.0
    there = set(other.split())
    return sum(word in there for word in words) / len(words)


def source_quote(task: Task, blocks: Mapping[str, Block]) -> str | None:
    """What `task` was read from, whole: the lines it covers, then its own words. A change of any is seen later."""
    own = task.quote or ""
    said = words_of(own)
    above = [blocks[one].shown_text for one in task.covers if one in blocks]
    lines = [line for line in above if words_of(line) and words_of(line) not in said]
    return "\n".join((*lines, own)).strip("\n") or None


# ---------------------------------------------------------------- held while the text is edited


def refound(tasks: tuple[Task, ...], old: Sequence[Block], new: Sequence[Block], blocks: Sequence[Block]) -> Tasks:
    """`tasks` when `new` blocks have come for `old` ones in `blocks`: those whose words went into them go along.

    Looked at are the tasks that stand in the air, and where blocks were divided or put in, those of the old ones.
    """
    before = {block.id: block for block in old}
    is_divided = any(block.id not in before for block in new)
    suspects = {task.id for task in tasks if task.quote and _may_move(task, before if is_divided else {})}
    if not suspects:
        return tasks
    fresh = [block for block in new if before.get(block.id) is not block]
    by_id = {block.id: block for block in blocks}
    return tuple(_along(task, fresh, by_id) if task.id in suspects else task for task in tasks)


def _may_move(task: Task, before: Mapping[str, Block]) -> bool:
    return task.block is None or task.block in before or any(one in before for one in task.covers)


def _along(task: Task, fresh: Sequence[Block], blocks: Mapping[str, Block]) -> Task:
    parts = quote_parts(task)
    said = [words_of(block.shown_text) for block in _own_blocks(task, blocks)]
    missing = [part for part in parts if not any(part in key for key in said)]
    moved = {part: block.id for part in missing for block in fresh if part in words_of(block.shown_text)}
    if not moved:
        return task
    line = moved.get(parts[-1], task.block)
    order = {id_: number for number, id_ in enumerate(blocks)}
    covers = {one for one in (*task.covers, *(moved.get(part, "") for part in parts[:-1])) if one in blocks}
    return replace(task, block=line, covers=tuple(sorted(covers - {line}, key=order.__getitem__)))


def _own_blocks(task: Task, blocks: Mapping[str, Block]) -> list[Block]:
    return [blocks[one] for one in (*task.covers, task.block or "") if one in blocks]


# ---------------------------------------------------------------- looked at


def bound(plan: Plan, found: Iterable[Task]) -> tuple[BoundTask, ...]:
    """The tasks of the list and the proposals of the text, each once, in the order of the text; the lost ones first.

    `found` are the tasks that the text has now; one that the clerk said is none is no proposal.
    """
    text = _Text(plan)
    listed = [text.stand_of(task) for task in plan.tasks]
    free = _Unclaimed(found)
    for claim in (free.by_words, free.by_place):
        listed = [one if one.found else claim(one) for one in listed]
    dismissed = {words_of(quote) for quote in plan.dismissed}
    rest, told = free.rest(plan.tasks)
    listed = [replace(one, told=tuple(told[one.task.id])) if one.task.id in told else one for one in listed]
    proposed = [
        BoundTask(task, Standing.PROPOSED, task.block, task)
        for task in rest
        if words_of(task.quote or task.content or "") not in dismissed
    ]
    return tuple(sorted((*listed, *proposed), key=text.order))


class _Text:
    """The blocks of a plan, to be looked through for words. What no task asks for is not looked at."""

    def __init__(self, plan: Plan):
        self.blocks = {block.id: block for block in plan.blocks}
        self._numbers = {id_: number for number, id_ in enumerate(self.blocks)}

    def order(self, one: BoundTask) -> tuple[int, int]:
        if one.standing is Standing.LOST:
            return 0, 0
        return 1, self._numbers.get(one.block or "", len(self._numbers))

    def stand_of(self, task: Task) -> BoundTask:
        home = task.block if task.block in self.blocks else None
        parts = quote_parts(task)
        if not parts:  # written by hand: there is nothing that could have changed
            return BoundTask(task, Standing.LOST if task.block and home is None else Standing.KEPT, home)
        own = {block.id for block in _own_blocks(task, self.blocks)}
        if own and self._is_said(parts, own):
            return BoundTask(task, Standing.KEPT, home or self._place(parts[-1]))
        place = home if home and self._begins(parts[-1], {home}) else self._place(parts[-1])
        if place is not None:
            is_whole = place != home and all(self._place(part) for part in parts)
            return BoundTask(task, Standing.KEPT if is_whole else Standing.CHANGED, place)
        if home is not None and likeness(parts[-1], self._key(home)) >= _SAME_SENTENCE:
            return BoundTask(task, Standing.CHANGED, home)
        return BoundTask(task, Standing.LOST)

    def _is_said(self, parts: Sequence[str], own: Collection[str]) -> bool:
        if all(any(part in self._key(id_) for id_ in own) for part in parts):
            return True
        together = " ".join(self._key(id_) for id_ in sorted(own, key=self._numbers.__getitem__))
        return all(part in together or self._begins(part, own) for part in parts)

    def _key(self, id_: str) -> str:
        return words_of(self.blocks[id_].shown_text)

    def _begins(self, part: str, ids: Collection[str]) -> bool:
        """Whether the words begin in one of these blocks: several lines together may have been quoted as one."""
        whole = self._whole
        at = whole.text.find(part)
        while at >= 0:
            if whole.block(at) in ids:
                return True
            at = whole.text.find(part, at + 1)
        return False

    def _place(self, part: str) -> str | None:
        at = self._whole.text.find(part)
        return self._whole.block(at) if at >= 0 else None

    @cached_property
    def _whole(self) -> "_Whole":
        keys = {id_: key for id_ in self.blocks if (key := self._key(id_))}
        starts = list(accumulate((len(key) + 1 for key in keys.values()), initial=0))
        return _Whole(" ".join(keys.values()), list(keys), starts)


@dataclass(frozen=True, slots=True)
class _Whole:
    """The words of the whole text; each block that has some, and where its words begin."""

    text: str
    ids: list[str]
    starts: list[int]

    def block(self, at: int) -> str:
        return self.ids[bisect_right(self.starts, at) - 1]


class _Unclaimed:
    """What the text has, until a task of the list is found to be it."""

    def __init__(self, found: Iterable[Task]):
        self._at: dict[str | None, list[Task]] = {}
        self._order = list(found)
        for task in self._order:
            self._at.setdefault(task.block, []).append(task)

    def by_words(self, one: BoundTask) -> BoundTask:
        """The very sentence, where the task stands."""
        said = set(quote_parts(one.task))
        return self._claim(
            one, [task for task in self._at.get(one.block, ()) if said and said >= set(quote_parts(task))]
        )

    def by_place(self, one: BoundTask) -> BoundTask:
        """Another sentence at the same place: the old one was changed, or nobody noted it."""
        if one.standing is Standing.KEPT and one.task.quote is not None:
            return one
        if one.standing is not Standing.LOST:
            return self._claim(one, self._at.get(one.block, []))
        alike = [task for tasks in self._at.values() for task in tasks if _is_alike(one.task, task)]
        claimed = self._claim(one, alike)
        return replace(claimed, standing=Standing.CHANGED, block=claimed.found.block) if claimed.found else one

    def _claim(self, one: BoundTask, fitting: Sequence[Task]) -> BoundTask:
        """With the likeliest of those that fit."""
        if not fitting:
            return one
        wanted = words_of(one.task.content or one.task.quote or "")
        best = max(fitting, key=lambda task: likeness(wanted, words_of(task.content or task.quote or "")))
        self._at[best.block] = [task for task in self._at[best.block] if task is not best]
        return replace(one, found=best)

    def rest(self, listed: Iterable[Task]) -> tuple[list[Task], dict[str, list[Task]]]:
        """What no task of the list accounts for, and of each task of the list what it accounts for.

        One that was split in two does so, and two that became one.
        """
        said: dict[str, list[tuple[str, str]]] = {}
        for task in listed:
            for id_ in {task.block or "", *task.covers}:
                said.setdefault(id_, []).append((task.id, " ".join(quote_parts(task))))
        free = {id(task) for tasks in self._at.values() for task in tasks}
        rest: list[Task] = []
        told: dict[str, list[Task]] = {}
        for task in (one for one in self._order if id(one) in free):
            tellers = [id_ for id_, words in said.get(task.block or "", ()) if _is_told(task, words)]
            for id_ in tellers:
                told.setdefault(id_, []).append(task)
            if not tellers:
                rest.append(task)
        return rest, told


def _is_told(found: Task, said: str) -> bool:
    """Whether a task of the list that says so has its words, or is one of several that were taken out of them."""
    words = " ".join(quote_parts(found))
    return bool(said) and (words in said or said in words)


def _is_alike(task: Task, found: Task) -> bool:
    wanted, there = words_of(task.content or ""), words_of(found.content or "")
    return bool(wanted) and likeness(wanted, there) >= _SAME_CONTENT and likeness(there, wanted) >= _SAME_CONTENT
