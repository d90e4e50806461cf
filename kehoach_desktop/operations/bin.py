"""The bin: what is deleted can be taken back for thirty days, and at once by "Hoàn tác"."""

import datetime
from collections.abc import Iterable

from ..storage import bin as stored_bin
from ..storage.bin import BinRow
from ..storage.database import Store
from ..storage.errors import in_sentences
from ..storage.plan_list import BinnedRow

KEPT = datetime.timedelta(days=30)

__all__ = [
    "KEPT",
    "BinRow",
    "binned_count",
    "binned_plans",
    "days_left",
    "delete_plans",
    "empty_bin",
    "remove_old",
    "restore_plans",
]


@in_sentences
def delete_plans(store: Store, plan_ids: Iterable[str], now: datetime.datetime) -> list[str]:
    """Moves plans to the bin. What it returns is what `restore_plans` takes to undo it."""
    return stored_bin.put(store, plan_ids, now)


@in_sentences
def restore_plans(store: Store, plan_ids: Iterable[str]) -> list[str]:
    """Puts plans back where they were and says which; none that has left the bin for good."""
    return stored_bin.take_back(store, plan_ids)


@in_sentences
def binned_plans(store: Store) -> list[BinRow]:
    return stored_bin.listing(store)


@in_sentences
def binned_count(store: Store) -> int:
    return stored_bin.count(store)


@in_sentences
def remove_old(store: Store, now: datetime.datetime) -> int:
    """Removes for good what has lain in the bin for thirty days; for the start of a day's work."""
    return stored_bin.empty(store, now - KEPT)


@in_sentences
def empty_bin(store: Store) -> int:
    """Removes for good all that lies in the bin."""
    return stored_bin.empty(store)


def days_left(row: BinRow | BinnedRow, now: datetime.datetime) -> int:
    """For how many more days a plan can be taken back."""
    return max(0, (row.deleted_at + KEPT - now).days)
