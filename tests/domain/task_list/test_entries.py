"""What a list knows of a task: how it stands, when it belongs, what it is found by."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.task_list import STATUS_ORDER, entries_of, entry_of
from kehoach_desktop.domain.tasks import Progress, Stage, Status, TrackedTask, days_late, status_of
from tests.helpers.tracked import HEAD, ON, any_tracked, tracked


def test_every_status_has_its_place() -> None:
    assert sorted(STATUS_ORDER) == sorted(Status)


@given(st.lists(any_tracked(), max_size=8), st.integers(0, 20))
def test_entries_stand_as_their_tasks_do(tasks: list[TrackedTask], soon: int) -> None:
    entries = entries_of(tasks, ON, soon)
    assert [entry.tracked for entry in entries] == tasks
    assert [entry.status for entry in entries] == [status_of(task, ON, soon) for task in tasks]
    assert [entry.late for entry in entries] == [days_late(task, ON) for task in tasks]
    assert all(entry.first_year <= entry.last_year for entry in entries)


def test_what_is_entered_changes_how_it_stands_and_nothing_else() -> None:
    before = entries_of([tracked(), tracked(due_in=-3)], ON)[1]
    after = entry_of(before, Progress(Stage.DONE, completed_on=ON), ON)
    assert (before.status, after.status) == (Status.OVERDUE, Status.DONE_LATE)
    assert (after.position, after.key, after.found_by) == (before.position, before.key, before.found_by)


@pytest.mark.parametrize(
    ("stage", "due_in", "done_in", "years"),
    [
        (Stage.UNDER_WAY, 100, None, (2026, 2027)),  # issued in February 2026, due in February 2027
        (Stage.UNDER_WAY, -10, None, (2026, 2026)),
        (Stage.UNDER_WAY, None, None, (2026, 2026)),
        (Stage.DONE, 10, 60, (2026, 2027)),
        (Stage.CANCELLED, 60, None, (2026, 2027)),
    ],
)
def test_a_task_belongs_to_the_years_from_issue_till_it_is_done(
    stage: Stage, due_in: int | None, done_in: int | None, years: tuple[int, int]
) -> None:
    entry = entries_of([tracked(stage=stage, due_in=due_in, done_in=done_in)], ON)[0]
    assert (entry.first_year, entry.last_year) == years


def test_what_is_overdue_belongs_to_this_year_too() -> None:
    old = replace(HEAD, issued=datetime.date(2024, 5, 1))
    entry = entries_of([tracked(due_in=-400, head=old)], ON)[0]
    assert (entry.first_year, entry.last_year) == (2024, 2026)


def test_one_agency_in_two_spellings_is_one() -> None:
    one, other = entries_of([tracked("Ủy ban  Mặt trận,"), tracked("Uỷ ban mặt trận")], ON)
    assert one.agency == other.agency
