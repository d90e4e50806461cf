import datetime
from dataclasses import replace

from kehoach_desktop.operations.bin import (
    KEPT,
    binned_count,
    binned_plans,
    days_left,
    delete_plans,
    empty_bin,
    remove_old,
    restore_plans,
)
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import memory_store
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN

DAY = datetime.timedelta(days=1)


def test_what_deleting_returns_takes_it_back() -> None:
    store = memory_store()
    for number in range(3):
        plans.save(store, replace(PARTY_PLAN, id=f"p{number}"), NOON)
    deleted = delete_plans(store, ["p0", "p2", "unknown"], NOON)
    assert [row.id for row in plans.newest(store)] == ["p1"]
    assert binned_count(store) == 2
    assert restore_plans(store, deleted) == ["p0", "p2"]
    assert [row.id for row in plans.newest(store)] == ["p2", "p1", "p0"]
    store.close()


def test_after_thirty_days_it_is_gone_for_good() -> None:
    store = memory_store()
    plans.save(store, PARTY_PLAN, NOON)
    delete_plans(store, [PARTY_PLAN.id], NOON)
    (row,) = binned_plans(store)
    assert (row.plan.id, days_left(row, NOON), days_left(row, NOON + 29 * DAY)) == (PARTY_PLAN.id, 30, 1)
    assert remove_old(store, NOON + KEPT - DAY / 2) == 0
    assert remove_old(store, NOON + KEPT) == 1
    assert restore_plans(store, [PARTY_PLAN.id]) == []
    assert plans.count(store) == 0
    store.close()


def test_the_bin_can_be_emptied_at_once() -> None:
    store = memory_store()
    plans.save(store, PARTY_PLAN, NOON)
    delete_plans(store, [PARTY_PLAN.id], NOON)
    assert (empty_bin(store), plans.count(store)) == (1, 0)
    store.close()
