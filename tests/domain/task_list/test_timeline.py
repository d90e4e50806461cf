"""Where a task lies among the months in sight."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.deadlines import check_points
from kehoach_desktop.domain.plan import DeadlineKind
from kehoach_desktop.domain.task_list import Bar, bar_of, entries_of, stages_of, window_at, window_of_year
from kehoach_desktop.domain.tasks import Extension, Progress, Stage, TrackedTask
from tests.helpers.tracked import HEAD, ON, tracked

D = datetime.date
ISSUED = HEAD.issued
WINDOW = window_at(ON, 10)


def bar(task: TrackedTask) -> Bar:
    return bar_of(entries_of([task], ON)[0], WINDOW)


def test_window_begins_two_months_before_today() -> None:
    assert (WINDOW.first, WINDOW.end) == (D(2026, 9, 1), D(2027, 7, 1))
    assert [month.first.month for month in WINDOW.months()] == [9, 10, 11, 12, 1, 2, 3, 4, 5, 6]
    assert [month.first.month for month in WINDOW.months() if month.begins_quarter] == [10, 1, 4]
    assert window_of_year(2025, 12).end == D(2026, 1, 1)


@given(st.dates(D(1995, 1, 1), D(2900, 1, 1)), st.integers(1, 40), st.integers(-60, 60))
def test_months_follow_each_other_without_a_gap(day: D, count: int, by: int) -> None:
    window = window_at(day, count).moved(by)
    months = list(window.months())
    assert len(months) == count
    assert sum(month.days for month in months) == window.days
    assert all(one.first + datetime.timedelta(one.days) == two.first for one, two in pairwise(months))
    assert (window.share(window.first), window.share(window.end)) == (0.0, 1.0)
    assert window.moved(-by).first == window_at(day, count).first


def test_window_stops_where_the_calendar_does() -> None:
    assert window_at(D(2998, 12, 1), 3).moved(900).first.year == 2998
    assert window_at(D(1901, 1, 1), 3).moved(-900).first.year == 1901


@pytest.mark.parametrize(
    ("progress", "filled"),
    [
        (Progress(), 0.0),
        (Progress(Stage.UNDER_WAY, 35), 0.35),
        (Progress(Stage.REPORTED), 1.0),
        (Progress(Stage.REPORTED, 90), 0.9),
        (Progress(Stage.DONE, 40, completed_on=ON), 1.0),
    ],
)
def test_bar_goes_from_issue_to_deadline_and_is_filled_as_far_as_it_has_come(progress: Progress, filled: float) -> None:
    found = bar(tracked(due_in=10).with_progress(progress))
    assert (found.start, found.end, found.filled) == (ISSUED, ON + datetime.timedelta(10), filled)
    assert found.overrun is None


def test_overrun_ends_today_or_when_it_was_done() -> None:
    due = ON - datetime.timedelta(4)
    assert bar(tracked(due_in=-4)).overrun == ON
    assert bar(tracked(due_in=-4, stage=Stage.DONE, done_in=-1)).overrun == due + datetime.timedelta(3)
    assert bar(tracked(due_in=-4, stage=Stage.DONE, done_in=-4)).overrun is None


def test_extended_bar_marks_the_first_deadline() -> None:
    later = ON + datetime.timedelta(60)
    found = bar(tracked(due_in=-4).with_progress(Progress(Stage.UNDER_WAY, extensions=(Extension(later),))))
    assert (found.end, found.first_due, found.overrun) == (later, ON - datetime.timedelta(4), None)


def test_staged_deadline_has_the_days_of_its_stages() -> None:
    text = {
        "deadline_text": "Quý I/2027 (kế hoạch); tháng 9/2027 (sơ kết); năm 2027",
        "deadline_kind": DeadlineKind.STAGED,
    }
    staged = tracked(due_date=D(2027, 12, 31), **text)
    assert bar(staged).stages == (D(2027, 3, 31), D(2027, 9, 30))
    assert stages_of(staged) == (*bar(staged).stages, D(2027, 12, 31))
    extended = staged.with_progress(Progress(Stage.UNDER_WAY, extensions=(Extension(D(2028, 3, 1)),)))
    assert (bar(extended).end, bar(extended).stages) == (D(2028, 3, 1), bar(staged).stages)
    assert bar(tracked(due_date=D(2027, 11, 30), **text)).stages == ()  # the day is another: somebody knew better
    assert bar(tracked(due_date=D(2027, 12, 31), deadline_text=text["deadline_text"])).stages == ()


def test_stages_before_a_day_are_read_as_the_office_reads_them() -> None:
    text = {"deadline_text": "trước 31/3/2027 và trước 30/11/2027", "deadline_kind": DeadlineKind.STAGED}
    assert bar(tracked(due_date=D(2027, 11, 29), **text)).stages == (D(2027, 3, 30),)
    assert bar(tracked(due_date=D(2027, 11, 30), **text)).stages == (D(2027, 3, 31),)


def test_deadline_before_the_issue_is_no_bar_that_runs_backwards() -> None:
    found = bar(tracked(due_in=-400))
    assert found.start == found.end


def test_task_without_a_deadline_goes_on_and_has_checks_if_it_recurs() -> None:
    text = {"deadline_text": "thường xuyên, hằng quý", "deadline_kind": DeadlineKind.RECURRING}
    found = bar(tracked(due_in=None, **text))
    assert found.end is None
    assert found.checks == (D(2026, 9, 30), D(2026, 12, 31), D(2027, 3, 31), D(2027, 6, 30))
    assert bar(tracked(due_in=None, deadline_text="khi có yêu cầu hằng quý")).checks == ()
    assert bar(tracked(due_in=None, stage=Stage.DONE, done_in=-3)).end == ON - datetime.timedelta(3)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("hằng tháng", [D(2027, 1, 31), D(2027, 2, 28), D(2027, 3, 31)]),
        ("Hàng quý báo cáo", [D(2027, 3, 31)]),
        ("định kỳ 6 tháng", []),
        ("mỗi năm", []),
        ("thường xuyên", []),
        ("hằng tuần", [D(2027, 1, 22) + datetime.timedelta(7 * week) for week in range(11)]),
    ],
)
def test_check_days_are_the_last_of_each_period(text: str, days: list[D]) -> None:
    assert list(check_points(text, D(2027, 1, 20), D(2027, 4, 2))) == days


def test_half_years_and_years_end_when_the_calendar_says() -> None:
    assert check_points("định kỳ 6 tháng", D(2027, 1, 20), D(2027, 12, 31)) == (D(2027, 6, 30), D(2027, 12, 31))
    assert check_points("hằng năm", D(2027, 5, 1), D(2028, 12, 31)) == (D(2027, 12, 31), D(2028, 12, 31))


@pytest.mark.parametrize(("own", "day"), [(False, 19), (True, 20)])
def test_checks_before_a_day_of_the_period_are_read_as_the_office_reads_them(own: bool, day: int) -> None:
    text = {"deadline_text": "hằng quý, trước ngày 20 của tháng cuối quý", "deadline_kind": DeadlineKind.RECURRING}
    entry = entries_of([tracked(due_in=None, **text)], ON)[0]
    found = bar_of(entry, WINDOW, before_includes_day=own).checks
    assert found == (D(2026, 9, day), D(2026, 12, day), D(2027, 3, day), D(2027, 6, day))
