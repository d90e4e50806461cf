"""All tasks as they were read, what was chosen, and what is to be seen of them. No widget, no store."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...domain.task_list import Choice, Entry, Grouping, Listing, Order, entry_of, listing
from ...domain.task_list.entries import Key
from ...domain.tasks import Stage, Tally, TrackedTask, body_name, by_group
from ...operations.tasks import ProgressChange
from .form import with_stage
from .look import Look
from .model import Heading, Item


class Shelf:
    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.choice = Choice()
        self.found = Listing((), {}, 0)
        self._places: dict[Key, int] = {}
        self._folded: set[tuple[Grouping, str]] = set()

    def fill(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._places = {entry.key: place for place, entry in enumerate(entries)}

    def put(self, changes: Iterable[ProgressChange], on: datetime.date, soon_days: int) -> None:
        """What was entered; it stays in sight although it may be filtered away now."""
        changed = set()
        for change in changes:
            key = change.plan_id, change.task_id
            if (place := self._places.get(key)) is not None:
                self.entries[place] = entry_of(self.entries[place], change.progress, on, soon_days)
                changed.add(key)
        self.choice = replace(self.choice, kept=self.choice.kept | changed)

    def choose(self, **chosen: Any) -> None:
        """What stayed in sight only because it was just changed goes now."""
        self.choice = replace(self.choice, **chosen, kept=frozenset())

    def sort(self, order: Order) -> None:
        """Once more the other way round, the third time as the plans have it."""
        if self.choice.order is not order:
            self.choose(order=order, is_descending=False)
        elif self.choice.is_descending:
            self.choose(order=Order.PLAN, is_descending=False)
        else:
            self.choose(is_descending=True)

    def look(self) -> Listing:
        self.found = listing(self.entries, self.choice)
        return self.found

    @property
    def seen(self) -> list[Entry]:
        return [entry for group in self.found.groups for entry in group.entries]

    def chosen(self, marked: Sequence[Item]) -> list[TrackedTask]:
        """Several that are marked, else all that are seen."""
        entries = [item.entry for item in marked] if len(marked) > 1 else self.seen
        return [entry.tracked for entry in entries]

    @property
    def reported(self) -> list[TrackedTask]:
        """All that words and year leave, whatever their status: figures of a part would be taken for those of all."""
        whole = listing(self.entries, replace(self.choice, statuses=frozenset(), kept=frozenset()))
        return [entry.tracked for group in whole.groups for entry in group.entries]

    @property
    def is_filtered(self) -> bool:
        return bool(self.choice.statuses) or self.choice.year is not None

    # ---------------------------------------------------------------- groups

    @property
    def all_folded(self) -> frozenset[tuple[Grouping, str]]:
        """In every way of grouping; of plans, those that there are."""
        plans = {entry.tracked.plan.id for entry in self.entries}
        return frozenset(one for one in self._folded if one[0] is not Grouping.PLAN or one[1] in plans or not plans)

    def restore(self, look: Look) -> None:
        self._folded = set(look.folded)
        self.choose(grouping=look.grouping, order=look.order, is_descending=look.is_descending)

    @property
    def folded(self) -> frozenset[str]:
        return frozenset(key for grouping, key in self._folded if grouping is self.choice.grouping)

    def fold(self, line: Heading) -> None:
        """Or unfold."""
        self._folded ^= {(line.grouping, line.group.key)}

    def unfold(self, grouping: Grouping, key: str) -> None:
        self._folded.discard((grouping, key))

    def fold_all(self, folds: bool) -> None:
        keys = {(self.choice.grouping, group.key) for group in self.found.groups}
        self._folded = self._folded | keys if folds else self._folded - keys

    def tallies(self, on: datetime.date) -> tuple[Mapping[str, Tally], Mapping[str, str]]:
        """Of what is seen, by who leads; and how each is called where it comes first."""
        agencies: dict[int, str] = {}
        names: dict[str, str] = {}
        for entry in self.seen:
            agencies[id(entry.tracked)] = entry.agency
            if entry.agency and entry.agency not in names:
                names[entry.agency] = body_name(entry.task.lead)
        tasks = [entry.tracked for entry in self.seen]
        return by_group(tasks, on, lambda task: agencies[id(task)]), names


def changes_of_stage(items: Sequence[Item], stage: Stage, on: datetime.date) -> list[ProgressChange]:
    """The same for all, for those of which it was not known yet."""
    return [
        ProgressChange(*item.entry.key, progress)
        for item in items
        if (progress := with_stage(item.entry.progress, stage, on)) != item.entry.progress
    ]
