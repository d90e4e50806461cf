"""How a task stands, for every stage at the borders of a day; and that the counts add up."""

import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plan import DeadlineKind, Task
from kehoach_desktop.domain.tasks import (
    Extension,
    PlanHead,
    Progress,
    Stage,
    Status,
    TrackedTask,
    by_group,
    days_late,
    status_of,
    tally,
)

DUE = datetime.date(2027, 3, 31)
DAY = datetime.timedelta(days=1)
SOON = 7
PLAN = PlanHead("p", "KH")


def task(
    stage: Stage = Stage.UNDER_WAY,
    due: datetime.date | None = DUE,
    done: datetime.date | None = None,
    kind: DeadlineKind = DeadlineKind.DATE,
) -> TrackedTask:
    return TrackedTask(PLAN, Task("t", deadline_kind=kind, due_date=due), Progress(stage, completed_on=done))


@pytest.mark.parametrize(
    ("stage", "days_left", "expected"),
    [
        (Stage.NOT_STARTED, SOON + 1, Status.NOT_STARTED),
        (Stage.NOT_STARTED, SOON, Status.SOON),
        (Stage.NOT_STARTED, 0, Status.SOON),
        (Stage.NOT_STARTED, -1, Status.OVERDUE),
        (Stage.UNDER_WAY, SOON + 1, Status.IN_TIME),
        (Stage.UNDER_WAY, SOON, Status.SOON),
        (Stage.UNDER_WAY, 0, Status.SOON),
        (Stage.UNDER_WAY, -1, Status.OVERDUE),
        (Stage.REPORTED, SOON + 1, Status.AWAITING),
        (Stage.REPORTED, -1, Status.AWAITING),
        (Stage.PAUSED, -1, Status.PAUSED),
        (Stage.CANCELLED, -1, Status.CANCELLED),
    ],
)
def test_open_task_stands_by_the_days_that_are_left(stage: Stage, days_left: int, expected: Status) -> None:
    assert status_of(task(stage), DUE - days_left * DAY, SOON) is expected


@pytest.mark.parametrize(
    ("done", "expected"),
    [(DUE - DAY, Status.DONE_IN_TIME), (DUE, Status.DONE_IN_TIME), (DUE + DAY, Status.DONE_LATE)],
)
@pytest.mark.parametrize("today", [DUE - 40 * DAY, DUE, DUE + 400 * DAY])
def test_done_task_stands_by_the_day_it_was_done_whatever_day_it_is(
    done: datetime.date, expected: Status, today: datetime.date
) -> None:
    assert status_of(task(Stage.DONE, done=done), today) is expected


@pytest.mark.parametrize(
    ("stage", "kind", "expected"),
    [
        (Stage.NOT_STARTED, DeadlineKind.RECURRING, Status.RECURRING),
        (Stage.UNDER_WAY, DeadlineKind.RECURRING, Status.RECURRING),
        (Stage.UNDER_WAY, DeadlineKind.EVENT, Status.NO_DEADLINE),
        (Stage.NOT_STARTED, DeadlineKind.NONE, Status.NO_DEADLINE),
        (Stage.REPORTED, DeadlineKind.NONE, Status.AWAITING),
        (Stage.DONE, DeadlineKind.NONE, Status.DONE),
        (Stage.PAUSED, DeadlineKind.NONE, Status.PAUSED),
    ],
)
def test_task_without_a_day_is_never_late(stage: Stage, kind: DeadlineKind, expected: Status) -> None:
    without = task(stage, None, DUE if stage is Stage.DONE else None, kind)
    assert status_of(without, DUE + 900 * DAY) is expected
    assert days_late(without, DUE + 900 * DAY) == 0


def test_no_combination_is_left_without_a_status_and_a_count() -> None:
    days = [DUE + number * DAY for number in (-9, -8, -7, -1, 0, 1)]
    for stage, due, kind, today, done in product(Stage, (DUE, None), DeadlineKind, days, days):
        own = task(stage, due, done if stage in (Stage.DONE, Stage.REPORTED) else None, kind)
        assert status_of(own, today) in Status
        counted = tally([own], today)
        assert counted.total + counted.set_aside == 1


def test_last_extension_counts_and_the_first_deadline_stays() -> None:
    longer = Extension(DUE + 30 * DAY), Extension(DUE + 60 * DAY)
    own = TrackedTask(PLAN, Task("t", due_date=DUE), Progress(Stage.UNDER_WAY, extensions=longer))
    assert (own.due, own.task.due_date) == (DUE + 60 * DAY, DUE)
    assert status_of(own, DUE + 40 * DAY) is Status.IN_TIME


@pytest.mark.parametrize(
    ("stage", "done", "today", "expected"),
    [
        (Stage.UNDER_WAY, None, DUE, 0),
        (Stage.UNDER_WAY, None, DUE + 4 * DAY, 4),
        (Stage.DONE, DUE + 2 * DAY, DUE + 90 * DAY, 2),
        (Stage.REPORTED, DUE - DAY, DUE + 90 * DAY, 0),
        (Stage.REPORTED, None, DUE + 3 * DAY, 3),
        (Stage.CANCELLED, None, DUE + 3 * DAY, 0),
    ],
)
def test_days_late(stage: Stage, done: datetime.date | None, today: datetime.date, expected: int) -> None:
    assert days_late(task(stage, done=done), today) == expected


def test_done_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="ngày hoàn thành"):
        Progress(Stage.DONE)


@pytest.mark.parametrize("percent", [-1, 101])
def test_percent_outside_the_hundred_is_refused(percent: int) -> None:
    with pytest.raises(ValueError, match="%"):
        Progress(percent=percent)


@pytest.mark.parametrize("name", ["granted_by", "document"])
def test_who_granted_an_extension_and_by_which_document_are_words(name: str) -> None:
    with pytest.raises(ValueError, match=r"U\+0007"):
        Extension(DUE, **{name: "Thường trực\x07"})  # type: ignore[arg-type]


# ---------------------------------------------------------------- counting

_DAYS = st.dates(DUE - 20 * DAY, DUE + 20 * DAY)


@st.composite
def _tasks(draw: st.DrawFn) -> TrackedTask:
    stage = draw(st.sampled_from(Stage))
    done = draw(_DAYS) if stage is Stage.DONE else draw(st.none() | _DAYS)
    own = Task("t", lead=draw(st.sampled_from("abc")), due_date=draw(st.none() | _DAYS))
    return TrackedTask(PLAN, own, Progress(stage, completed_on=done))


@given(st.lists(_tasks(), max_size=20), _DAYS)
def test_sum_of_the_groups_is_the_whole(tasks: list[TrackedTask], today: datetime.date) -> None:
    whole = tally(tasks, today)
    groups = by_group(tasks, today, lambda one: one.task.lead or "").values()
    added = sum(groups, tally([], today))
    assert added == whole
    assert whole.total + whole.set_aside == len(tasks)


def test_rates_are_of_what_they_say() -> None:
    tasks = [task(Stage.DONE, done=DUE)] * 3 + [task(Stage.DONE, done=DUE + DAY)] + [task()] * 4
    counted = tally(tasks, DUE)
    assert (counted.completion, counted.punctuality) == (0.5, 0.75)
    assert (tally([], DUE).completion, tally([], DUE).punctuality) == (None, None)
