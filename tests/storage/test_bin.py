import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlite_utils import Database

from kehoach_desktop.storage import bin as stored_bin
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import memory_store
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN


@pytest.fixture
def store() -> Iterator[Database]:
    database = memory_store()
    plans.save(database, PARTY_PLAN, NOON)
    plans.save(database, STATE_PLAN, LATER)
    yield database
    database.close()


def test_a_plan_in_the_bin_is_found_no_more_and_comes_back_where_it_was(store: Database) -> None:
    before = plans.newest(store)
    assert stored_bin.put(store, [PARTY_PLAN.id, "unknown"], LATER) == [PARTY_PLAN.id]
    assert [row.id for row in plans.search(store, "van phuc")] == [STATE_PLAN.id]
    assert [row.plan.id for row in stored_bin.listing(store)] == [PARTY_PLAN.id]
    assert stored_bin.take_back(store, [PARTY_PLAN.id, "unknown"]) == [PARTY_PLAN.id]
    assert plans.newest(store) == before
    assert len(plans.search(store, "van phuc")) == 2
    assert stored_bin.count(store) == 0


def test_a_plan_that_is_deleted_twice_keeps_its_day(store: Database) -> None:
    stored_bin.put(store, [PARTY_PLAN.id], NOON)
    assert stored_bin.put(store, [PARTY_PLAN.id], LATER) == []
    assert stored_bin.listing(store)[0].deleted_at == NOON


def test_only_what_is_old_leaves_for_good(store: Database) -> None:
    stored_bin.put(store, [PARTY_PLAN.id], NOON)
    stored_bin.put(store, [STATE_PLAN.id], LATER)
    assert stored_bin.empty(store, NOON) == 1
    assert plans.get(store, PARTY_PLAN.id) is None
    assert plans.get(store, STATE_PLAN.id) == STATE_PLAN
    assert stored_bin.empty(store) == 1
    assert plans.count(store) == 0


def test_saving_a_plan_in_the_bin_leaves_it_there(store: Database) -> None:
    stored_bin.put(store, [PARTY_PLAN.id], NOON)
    plans.save(store, replace(PARTY_PLAN, subject="chuyển đổi số"), NOON + datetime.timedelta(days=1))
    assert plans.search(store, "chuyen doi") == []
    assert plans.index_pending(store) == 0
    stored_bin.take_back(store, [PARTY_PLAN.id])
    assert [row.id for row in plans.search(store, "chuyen doi")] == [PARTY_PLAN.id]
