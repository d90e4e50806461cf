"""What of the list is seen: words and year narrow it, statuses filter what is left, then it is grouped and ordered."""

import datetime
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from ..tasks import Status
from ..vietnamese import fold, sort_key
from .entries import STATUS_ORDER, Entry, Key


class Grouping(Enum):
    PLAN = "plan"
    AGENCY = "agency"
    MONTH = "month"


class Order(Enum):
    """Within a group."""

    PLAN = "plan"
    LEAD = "lead"
    DUE = "due"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Choice:
    """No status chosen is all of them. `kept` stay in sight although their status is not chosen any more."""

    words: str = ""
    year: int | None = None
    statuses: frozenset[Status] = frozenset()
    grouping: Grouping = Grouping.PLAN
    order: Order = Order.PLAN
    is_descending: bool = False
    kept: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Group:
    """`key` is the plan's id, the agency's name as compared, or the month as `2026-12`; "" where there is none."""

    key: str
    entries: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        return self.entries[0]


@dataclass(frozen=True, slots=True)
class Listing:
    """`counts` and `total` are of what words and year leave, whatever status is chosen."""

    groups: tuple[Group, ...]
    counts: Mapping[Status, int]
    total: int

    @property
    def shown(self) -> int:
        return sum(len(group.entries) for group in self.groups)


def listing(entries: Sequence[Entry], choice: Choice) -> Listing:
    found = _found(entries, choice)
    counts = Counter(entry.status for entry in found)
    seen = found
    if choice.statuses:
        statuses, kept = choice.statuses, choice.kept
        seen = [entry for entry in found if entry.status in statuses or (kept and entry.key in kept)]
    is_plain = choice.order is Order.PLAN and not choice.is_descending
    in_order = {status: counts[status] for status in STATUS_ORDER if counts[status]}
    groups = _grouped(_ordered(seen, choice), choice.grouping, is_in_plan_order=is_plain)
    return Listing(tuple(groups), in_order, len(found))


def years(entries: Sequence[Entry]) -> dict[int, int]:
    """Each year with the number of tasks that belong to it, the last year first."""
    spans = Counter((entry.first_year, entry.last_year) for entry in entries)
    counts: Counter[int] = Counter()
    for (first, last), count in spans.items():
        counts.update(dict.fromkeys(range(first, last + 1), count))
    return dict(sorted(counts.items(), reverse=True))


def _found(entries: Sequence[Entry], choice: Choice) -> list[Entry]:
    found = list(entries)
    if (year := choice.year) is not None:
        found = [entry for entry in found if entry.first_year <= year <= entry.last_year]
    for word in fold(choice.words).split():
        found = [entry for entry in found if word in entry.found_by]
    return found


# ---------------------------------------------------------------- order and groups

_RANK = {status: rank for rank, status in enumerate(STATUS_ORDER)}
_agency_rank = lru_cache(4096)(sort_key)
_SORTED_BY: Mapping[Order, Callable[[Entry], Any]] = {
    Order.LEAD: lambda entry: (not entry.agency, _agency_rank(entry.agency)),
    Order.DUE: lambda entry: entry.due or datetime.date.max,
    Order.STATUS: lambda entry: _RANK[entry.status],
}


def _ordered(entries: list[Entry], choice: Choice) -> list[Entry]:
    """Entries come in the order of the plans; sorting keeps it among equals."""
    sorted_by = _SORTED_BY.get(choice.order)
    if sorted_by is not None:
        return sorted(entries, key=sorted_by, reverse=choice.is_descending)
    return entries[::-1] if choice.is_descending else entries


def _group_key(grouping: Grouping) -> Callable[[Entry], str]:
    if grouping is Grouping.PLAN:
        return lambda entry: entry.tracked.plan.id
    if grouping is Grouping.AGENCY:
        return lambda entry: entry.agency
    return lambda entry: entry.due.isoformat()[:7] if entry.due else ""


def _grouped(entries: Sequence[Entry], grouping: Grouping, *, is_in_plan_order: bool) -> list[Group]:
    """Plans in their own order whatever the order within them; agencies by name, months by time, "" last."""
    key_of = _group_key(grouping)
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key_of(entry), []).append(entry)
    made = [Group(key, tuple(own)) for key, own in groups.items()]
    if grouping is Grouping.PLAN and not is_in_plan_order:
        made.sort(key=lambda group: min(entry.position for entry in group.entries))
    if grouping is Grouping.AGENCY:
        made.sort(key=lambda group: (not group.key, _agency_rank(group.key)))
    if grouping is Grouping.MONTH:
        made.sort(key=lambda group: (not group.key, group.key))
    return made
