"""Accepted tasks in the store: written with their plan, followed beside it."""

import datetime
import json
import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plan import DeadlineKind, Plan, Task
from kehoach_desktop.domain.tasks import NO_PROGRESS, Extension, Progress, Stage, head_of
from kehoach_desktop.operations.bin import delete_plans, restore_plans
from kehoach_desktop.storage import plans, tasks
from kehoach_desktop.storage.database import Store, memory_store
from kehoach_desktop.storage.errors import StoreError
from kehoach_desktop.storage.migrations import migrations
from kehoach_desktop.storage.plan_writer import PlanWriter
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN
from tests.helpers.plans import plans as any_plan

DAY = datetime.date(2027, 3, 31)
TASK = Task(
    "t1",
    block="b2",
    content="Rà soát hồ sơ",
    lead="Văn phòng Đảng uỷ",
    extra_leads=("Công an xã",),
    supporting=("Ban Xây dựng Đảng", "Các chi bộ"),
    deadline_text="trong quý I/2027",
    deadline_kind=DeadlineKind.QUARTER,
    due_date=DAY,
    product="Báo cáo",
    note="Hằng tháng xem lại",
    group="II.1",
    accepted=True,
)
PLAN = replace(PARTY_PLAN, tasks=(TASK, replace(TASK, id="t2", accepted=False), replace(TASK, id="t3")))
PROGRESS = Progress(
    Stage.DONE,
    100,
    "Đã gửi báo cáo",
    DAY,
    "Báo cáo số 12-BC/VP, ngày 30/3/2027",
    "Thiếu người",
    "Chánh Văn phòng",
    (Extension(DAY, DAY, "Thường trực", "Thông báo 5"), Extension(DAY)),
)


@pytest.fixture
def store() -> Iterator[Store]:
    database = memory_store()
    plans.save(database, PLAN, NOON)
    yield database
    database.close()


def test_accepted_tasks_are_listed_as_the_plan_has_them(store: Store) -> None:
    first, second = tasks.tracked(store)
    assert (first.task, second.task) == (TASK, replace(TASK, id="t3"))
    assert first.plan is second.plan
    assert first.plan == head_of(PLAN)
    assert first.progress == NO_PROGRESS


@given(any_plan())
def test_any_plan_has_its_accepted_tasks_listed(plan: Plan) -> None:
    store = memory_store()
    plans.save(store, plan, NOON)
    listed = [replace(one.task, covers=(), quote=None, unknown="") for one in tasks.tracked(store, plan.id)]
    assert listed == [replace(one, covers=(), quote=None, unknown="") for one in plan.tasks if one.accepted]
    store.close()


def test_tasks_follow_every_save(store: Store) -> None:
    plans.save_text(store, changed := replace(PLAN, tasks=(replace(TASK, lead="Công an xã"),)), "{}", LATER)
    assert [one.task.lead for one in tasks.tracked(store)] == ["Công an xã"]
    plans.save_text(store, replace(changed, tasks=()), "{}", LATER)
    assert list(tasks.tracked(store)) == []


def test_save_that_changes_no_task_writes_none(store: Store) -> None:
    before = store.conn.total_changes
    tasks.keep(store, 1, PLAN.tasks)
    assert store.conn.total_changes == before


def test_newest_plan_comes_first_and_one_plan_can_be_asked_for(store: Store) -> None:
    plans.save(store, replace(STATE_PLAN, tasks=(TASK,), issue_date=replace(PLAN.issue_date, year=2031)), LATER)
    assert [one.plan.id for one in tasks.tracked(store)] == [STATE_PLAN.id, PLAN.id, PLAN.id]
    assert [one.plan.id for one in tasks.tracked(store, STATE_PLAN.id)] == [STATE_PLAN.id]


def test_tasks_of_a_plan_in_the_bin_rest_with_it(store: Store) -> None:
    delete_plans(store, [PLAN.id], NOON)
    assert list(tasks.tracked(store)) == []
    restore_plans(store, [PLAN.id])
    assert len(list(tasks.tracked(store))) == 2


# ---------------------------------------------------------------- progress


def test_progress_comes_back_whole_and_says_what_was_before(store: Store) -> None:
    assert tasks.put_progress(store, PLAN.id, "t1", PROGRESS, "Lan", NOON) == NO_PROGRESS
    assert tasks.put_progress(store, PLAN.id, "t1", NO_PROGRESS, "Lan", NOON) == PROGRESS
    assert tasks.put_progress(store, PLAN.id, "t1", PROGRESS, "Lan", NOON) == NO_PROGRESS
    first, second = tasks.tracked(store)
    assert (first.progress, second.progress) == (PROGRESS, NO_PROGRESS)


@given(
    st.builds(
        Progress,
        st.sampled_from(Stage),
        st.none() | st.integers(0, 100),
        st.none() | st.just("được"),
        st.dates(),
        extensions=st.lists(st.builds(Extension, st.dates(), st.none() | st.dates()), max_size=3).map(tuple),
    )
)
def test_any_progress_comes_back_the_same(progress: Progress) -> None:
    store = memory_store()
    plans.save(store, PLAN, NOON)
    tasks.put_progress(store, PLAN.id, "t1", progress, "Lan", NOON)
    assert tasks.progress_of(store, PLAN.id, "t1") == next(tasks.tracked(store)).progress == progress
    store.close()


def test_history_has_a_row_for_every_field_that_changed(store: Store) -> None:
    tasks.put_progress(store, PLAN.id, "t1", Progress(Stage.UNDER_WAY, 30), "Lan", NOON)
    tasks.put_progress(store, PLAN.id, "t1", Progress(Stage.UNDER_WAY, 30), "Minh", LATER)  # nothing new
    tasks.put_progress(store, PLAN.id, "t1", Progress(Stage.UNDER_WAY, 60), "Minh", LATER)
    rows = tasks.history(store, PLAN.id, "t1")
    assert [(row.who, row.field, row.before, row.after) for row in rows] == [
        ("Minh", "percent", "30", "60"),
        ("Lan", "percent", None, "30"),
        ("Lan", "stage", "not_started", "under_way"),
    ]
    assert rows[0].at == LATER


def test_progress_stays_while_its_task_is_out_of_the_plan(store: Store) -> None:
    tasks.put_progress(store, PLAN.id, "t1", PROGRESS, "Lan", NOON)
    plans.save(store, replace(PLAN, tasks=()), NOON)
    plans.save(store, PLAN, NOON)
    assert next(tasks.tracked(store)).progress == PROGRESS


def test_plan_that_is_not_there_takes_no_progress(store: Store) -> None:
    assert tasks.put_progress(store, "khác", "t1", PROGRESS, "Lan", NOON) is None


def test_plan_that_goes_for_good_leaves_nothing(store: Store) -> None:
    tasks.put_progress(store, PLAN.id, "t1", PROGRESS, "Lan", NOON)
    plans.remove(store, PLAN.id)
    for table in ("tasks", "task_progress", "task_history"):
        assert store.table(table).count == 0


# ---------------------------------------------------------------- rows of another program


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE tasks SET deadline_kind = 'lunar' WHERE id = 't1'",
        "UPDATE tasks SET due_date = '2027-02-30' WHERE id = 't1'",
        "UPDATE tasks SET supporting = 'Ban' WHERE id = 't1'",
        "UPDATE task_progress SET stage = 'delegated'",
        "UPDATE task_progress SET completed_on = NULL",
        "UPDATE task_progress SET percent = 400",
        "UPDATE task_progress SET extensions = '[{}]'",
        "UPDATE task_progress SET extensions = '7'",
    ],
)
def test_row_that_nobody_can_read_does_not_keep_the_others(
    store: Store, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    tasks.put_progress(store, PLAN.id, "t1", PROGRESS, "Lan", NOON)
    assert tasks.unreadable(store) == []
    with store.atomic():
        assert store.execute(damage).rowcount == 1
    with caplog.at_level(logging.INFO):
        assert [one.task.id for one in tasks.tracked(store)] == ["t3"]
    assert "t1" in caplog.text
    assert tasks.unreadable(store) == [(PLAN.id, "t1")]


def test_progress_that_nobody_can_read_is_not_written_over(store: Store) -> None:
    tasks.put_progress(store, PLAN.id, "t1", PROGRESS, "Lan", NOON)
    with store.atomic():
        store.execute("UPDATE task_progress SET stage = 'delegated'")
    with pytest.raises(StoreError, match=r"Không hiểu tiến độ đã ghi của nhiệm vụ t1 .* Chưa ghi đè gì\."):
        tasks.put_progress(store, PLAN.id, "t1", NO_PROGRESS, "Lan", NOON)
    assert store.execute("SELECT stage FROM task_progress").fetchone() == ("delegated",)


# ---------------------------------------------------------------- a store of before


def test_tasks_of_older_stores_are_taken_up(store: Store) -> None:
    plans.save_text(store, STATE_PLAN, "khong phai JSON", NOON)
    for table in ("task_history", "task_progress", "tasks"):
        store.table(table).drop()
    store.execute("DELETE FROM _sqlite_migrations WHERE name = '0008_create_tasks'")
    migrations.apply(store)
    assert [one.task for one in tasks.tracked(store)] == [TASK, replace(TASK, id="t3")]


def test_tasks_of_older_stores_that_are_none_do_not_keep_it_shut(store: Store) -> None:
    with store.atomic():
        store.execute(
            "UPDATE plans SET data = json_set(data, '$.tasks', json('[1, \"x\", null, {\"accepted\": true}]'))"
        )
    for table in ("task_history", "task_progress", "tasks"):
        store.table(table).drop()
    store.execute("DELETE FROM _sqlite_migrations WHERE name = '0008_create_tasks'")
    migrations.apply(store)
    assert store.table("tasks").count == 0


def test_writer_of_open_plans_keeps_the_tasks_too(store: Store) -> None:
    text = PlanWriter().text(PLAN)
    plans.save_text(store, PLAN, text, NOON)
    assert len(json.loads(text)["tasks"]) == 3
    assert len(list(tasks.tracked(store))) == 2
