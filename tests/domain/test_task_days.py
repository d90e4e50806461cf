"""The day of a deadline follows its words and the date of issue."""

import datetime
from dataclasses import replace

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.deadlines import DeadlineRules
from kehoach_desktop.domain.plan import DeadlineKind, Plan, Task
from kehoach_desktop.domain.plan_edits import with_spot_text
from kehoach_desktop.domain.task_days import with_days

MONDAY = datetime.date(2026, 12, 7)
RULES = DeadlineRules(frozenset({MONDAY}), before_includes_day=True)
WORKING = "05 ngày làm việc kể từ ngày ban hành"
EMPTY = Plan("p", "hd05", issue_date=PartialDate(2, 12, 2026), tasks=(Task("t1"),))


def typed(plan: Plan, spot: str, text: str) -> Plan:
    done = with_spot_text(plan, spot, text)
    assert done is not None
    return with_days(plan, done[0], RULES)


def day_of(plan: Plan) -> str:
    return str(plan.tasks[0].due_date)


@pytest.mark.parametrize(
    ("text", "due"), [(WORKING, "2026-12-10"), ("trước ngày 15/6/2027", "2027-06-15"), ("quý I", "2026-03-31")]
)
def test_a_deadline_that_is_typed_gets_the_day_by_the_rules_of_the_office(text: str, due: str) -> None:
    assert day_of(typed(EMPTY, "tasks/t1.deadline", text)) == due


def test_words_that_name_no_day_take_the_old_one_away() -> None:
    dated = typed(EMPTY, "tasks/t1.deadline", "quý I/2027")
    loose = typed(dated, "tasks/t1.deadline", "thường xuyên").tasks[0]
    assert (loose.deadline_kind, loose.due_date) == (DeadlineKind.RECURRING, None)


def test_with_another_date_of_issue_the_day_moves_along() -> None:
    dated = typed(EMPTY, "tasks/t1.deadline", WORKING)
    assert day_of(typed(dated, "issue_date", "3/12/2026")) == "2026-12-11"
    period = typed(EMPTY, "tasks/t1.deadline", "quý I")
    assert day_of(typed(period, "issue_date", "4/1/2027")) == "2027-03-31"


def test_a_day_set_by_hand_stays_with_another_date_of_issue() -> None:
    task = Task("t1", deadline_text=WORKING, deadline_kind=DeadlineKind.WORKING_DAYS, due_date=MONDAY)
    assert day_of(typed(replace(EMPTY, tasks=(task,)), "issue_date", "3/12/2026")) == str(MONDAY)


def test_a_date_of_issue_that_is_open_again_takes_no_day_away() -> None:
    dated = typed(EMPTY, "tasks/t1.deadline", WORKING)
    assert day_of(with_days(dated, replace(dated, issue_date=PartialDate(None, 12, 2026)), RULES)) == "2026-12-10"


def test_other_edits_leave_the_tasks_alone() -> None:
    task = Task("t1", deadline_text=WORKING, deadline_kind=DeadlineKind.WORKING_DAYS)
    plan = replace(EMPTY, tasks=(task,))
    for name in ("lead", "content"):
        assert day_of(typed(plan, f"tasks/t1.{name}", "Văn phòng")) == "None"
    other = replace(plan, subject="khác")
    assert with_days(plan, other, RULES) is other
