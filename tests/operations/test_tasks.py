from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import Task
from kehoach_desktop.domain.tasks import Progress, Stage
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.tasks import ProgressChange, change_progress, history, tracked_tasks
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import memory_store
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN

PLAN = replace(PARTY_PLAN, tasks=tuple(Task(f"t{number}", accepted=True) for number in range(3)))


def test_what_a_change_returns_takes_it_back() -> None:
    store = memory_store()
    plans.save(store, PLAN, NOON)
    change_progress(store, [ProgressChange(PLAN.id, "t0", Progress(percent=10))], "Lan", NOON)
    before = tracked_tasks(store)
    under_way = Progress(Stage.UNDER_WAY, 50)
    changes = [ProgressChange(PLAN.id, id_, under_way) for id_ in ("t0", "t1", "t0")]
    back = change_progress(store, [*changes, ProgressChange("khác", "t0", under_way)], "Lan", LATER)
    assert [one.progress.percent for one in tracked_tasks(store)] == [50, 50, None]
    assert len(back) == 2  # the third changed nothing, the fourth has no plan
    change_progress(store, back, "Lan", LATER)
    assert tracked_tasks(store, plan_id=PLAN.id) == before
    assert {row.after for row in history(store, PLAN.id, "t0")[:2]} == {"10", "not_started"}
    store.close()


def test_same_task_twice_in_one_change_is_taken_back_to_the_very_first_state() -> None:
    store = memory_store()
    plans.save(store, PLAN, NOON)
    before = tracked_tasks(store)
    twice = [ProgressChange(PLAN.id, "t0", Progress(percent=part)) for part in (10, 20)]
    change_progress(store, change_progress(store, twice, "Lan", NOON), "Lan", NOON)
    assert tracked_tasks(store) == before
    store.close()


def test_nothing_is_entered_where_one_of_the_tasks_is_another_by_now() -> None:
    store = memory_store()
    plans.save(store, PLAN, NOON)
    seen = tracked_tasks(store)
    change_progress(store, [ProgressChange(PLAN.id, "t1", Progress(percent=10))], "Lan", NOON)
    both = [ProgressChange(PLAN.id, id_, Progress(percent=90)) for id_ in ("t0", "t1")]
    with pytest.raises(BadArgumentError, match="xem lại"):
        change_progress(store, both, "Minh", LATER, based_on=seen)
    assert [one.progress.percent for one in tracked_tasks(store)] == [None, 10, None]
    change_progress(store, both[:1], "Minh", LATER, based_on=seen)
    assert [one.progress.percent for one in tracked_tasks(store)] == [90, 10, None]
    store.close()
