import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given

from kehoach_desktop.domain.plan import Plan, Task
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.duplicating import duplicate_plans, make_new_year, offer_new_year
from kehoach_desktop.operations.office import add_samples
from kehoach_desktop.operations.saving import duplicate, keep_as_own
from kehoach_desktop.operations.tasks import tracked_tasks
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import Store, memory_store
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN
from tests.helpers.plans import plans as any_plan


@pytest.fixture
def store() -> Iterator[Store]:
    opened = memory_store()
    plans.save(opened, PARTY_PLAN, NOON)
    plans.save(opened, STATE_PLAN, NOON)
    yield opened
    opened.close()


@given(any_plan())
def test_a_duplicate_differs_in_its_id_has_no_number_and_no_accepted_task(plan: Plan) -> None:
    copy = duplicate(plan)
    assert copy.id != plan.id
    assert copy.number is None
    assert not any(task.accepted for task in copy.tasks)
    tasks = tuple(replace(task, accepted=True) for task in plan.tasks)
    assert replace(copy, id=plan.id, number=plan.number, tasks=tasks) == replace(plan, tasks=tasks)


def test_tasks_are_followed_up_in_the_first_plan_only(store: Store) -> None:
    followed = replace(PARTY_PLAN, tasks=(Task("t1", content="Việc", accepted=True),))
    plans.save(store, followed, NOON)
    (made,) = duplicate_plans(store, [followed.id], LATER)
    keep_as_own(store, followed, LATER)
    assert [task.plan.id for task in tracked_tasks(store)] == [followed.id]
    assert [task.content for task in plans.get(store, made).tasks] == ["Việc"]  # type: ignore[union-attr]


def test_duplicates_stand_beside_what_they_were_made_from(store: Store) -> None:
    made = duplicate_plans(store, [STATE_PLAN.id, PARTY_PLAN.id], LATER)
    found = [plans.get(store, id_) for id_ in made]
    assert [one.subject for one in found if one] == [STATE_PLAN.subject, PARTY_PLAN.subject]
    assert plans.count(store) == 4


def test_of_several_plans_all_are_duplicated_or_none(store: Store) -> None:
    with pytest.raises(BadArgumentError, match="không còn trong kho"):
        duplicate_plans(store, [PARTY_PLAN.id, "unknown"], LATER)
    assert plans.count(store) == 2


def test_the_plan_of_the_next_year_lies_in_the_store(store: Store) -> None:
    first, *_ = add_samples(store, NOON)
    renewal = offer_new_year(store, first, datetime.date(2027, 11, 20))
    opened = make_new_year(store, renewal, renewal.defaults, LATER)
    assert plans.get(store, opened.plan.id) == opened.plan
    assert plans.revision(store, opened.plan.id) == opened.revision
    assert (opened.plan.subject, opened.plan.number) == ("phát triển đảng viên năm 2028", None)
    assert plans.get(store, first) == renewal.source
