import datetime
from dataclasses import replace

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.deadlines import DeadlineRules
from kehoach_desktop.domain.plan import DeadlineKind, Plan, Task
from kehoach_desktop.domain.task_lint import Severity, TaskRule, plan_task_faults, task_faults

ON, ISSUED = datetime.date(2026, 12, 10), datetime.date(2026, 12, 2)
GOOD = Task(
    "t1",
    "b1",
    content="Lập danh bạ",
    lead="Văn phòng Đảng uỷ",
    supporting=("Công an xã",),
    deadline_text="trước ngày 15/01/2027",
    deadline_kind=DeadlineKind.DATE,
    due_date=datetime.date(2027, 1, 14),  # a Thursday
)


def due(day: datetime.date, kind: DeadlineKind = DeadlineKind.DATE) -> Task:
    return replace(GOOD, due_date=day, deadline_kind=kind)


@pytest.mark.parametrize(
    ("task", "rules"),
    [
        (GOOD, []),
        (replace(GOOD, lead=None), [TaskRule.NO_LEAD]),
        (replace(GOOD, lead=" "), [TaskRule.NO_LEAD]),
        (replace(GOOD, extra_leads=("Ban Xây dựng Đảng",)), [TaskRule.TWO_LEADS]),
        (replace(GOOD, lead=None, extra_leads=("Ban Xây dựng Đảng",)), [TaskRule.NO_LEAD]),
        (replace(GOOD, deadline_text=None, deadline_kind=DeadlineKind.NONE, due_date=None), [TaskRule.NO_DEADLINE]),
        (replace(GOOD, deadline_text="thường xuyên", deadline_kind=DeadlineKind.RECURRING, due_date=None), []),
        (replace(GOOD, deadline_text="10 ngày sau hội nghị", deadline_kind=DeadlineKind.RELATIVE, due_date=None), []),
        (due(ISSUED), [TaskRule.PAST_DEADLINE]),
        (due(ISSUED - datetime.timedelta(1)), [TaskRule.BEFORE_ISSUE]),
        (due(ON), []),
        (due(ON - datetime.timedelta(1)), [TaskRule.PAST_DEADLINE]),
        (due(datetime.date(2027, 1, 16)), [TaskRule.WEEKEND]),
        (due(datetime.date(2027, 1, 17), DeadlineKind.BEFORE), [TaskRule.WEEKEND]),
        (due(datetime.date(2027, 1, 31), DeadlineKind.MONTH), []),
        (due(datetime.date(2028, 12, 31), DeadlineKind.YEAR), []),
    ],
)
def test_a_fault_is_found_on_its_border(task: Task, rules: list[TaskRule]) -> None:
    assert [fault.rule for fault in task_faults(task, ON, ISSUED)] == rules


def test_a_fault_says_what_where_and_how_grave() -> None:
    (fault,) = task_faults(due(datetime.date(2026, 11, 30)), ON, ISSUED, block="b7")
    assert (fault.message, fault.severity) == ("Thời hạn trước ngày ban hành.", Severity.ERROR)
    assert (fault.task, fault.block) == ("t1", "b7")


def test_the_day_off_has_its_name() -> None:
    faults = [task_faults(due(datetime.date(2027, 1, day)), ON)[0] for day in (16, 17)]
    assert [one.message for one in faults] == ["Thời hạn rơi vào thứ Bảy.", "Thời hạn rơi vào Chủ nhật."]
    assert {one.severity for one in faults} == {Severity.HINT}


def test_each_body_that_the_plan_does_not_reach_is_named_once() -> None:
    task = replace(GOOD, supporting=("Công an xã", "Công an xã", "Trạm Y tế"))
    faults = task_faults(task, ON, ISSUED, lambda name: name == "Trạm Y tế")
    assert [(one.rule, one.agency) for one in faults] == [
        (TaskRule.NOT_A_RECIPIENT, "Văn phòng Đảng uỷ"),
        (TaskRule.NOT_A_RECIPIENT, "Công an xã"),
    ]
    assert faults[1].message == "Công an xã chưa có ở nơi nhận."


def test_a_plan_tells_the_faults_of_all_its_tasks_in_their_order() -> None:
    plan = Plan(
        "p", "hd05", issue_date=PartialDate.of(ISSUED), tasks=(replace(GOOD, lead=None), replace(GOOD, id="t2"))
    )
    late = replace(plan, tasks=(*plan.tasks, replace(due(datetime.date(2026, 1, 1)), id="t3")))
    assert [(one.task, one.rule) for one in plan_task_faults(late, ON)] == [
        ("t1", TaskRule.NO_LEAD),
        ("t3", TaskRule.BEFORE_ISSUE),
    ]


def test_a_deadline_that_hangs_on_a_guessed_holiday_says_so() -> None:
    guess = datetime.date(2026, 12, 3)
    rules = DeadlineRules(frozenset({guess}), frozenset({guess}))
    words, issued = "02 ngày làm việc kể từ ngày ban hành", datetime.date(2026, 12, 2)
    task = Task("t1", lead="Văn phòng", deadline_text=words, deadline_kind=DeadlineKind.WORKING_DAYS)
    counted = replace(task, due_date=rules.read(words, PartialDate.of(issued)).due)
    (fault,) = task_faults(counted, issued, issued, rules=rules)
    assert fault.rule is TaskRule.GUESSED_HOLIDAY
    assert fault.message == "Hạn tính cả ngày nghỉ dự kiến 03/12/2026, chưa có thông báo."
    by_hand = replace(task, due_date=datetime.date(2026, 12, 4))
    assert task_faults(by_hand, issued, issued, rules=rules) == ()
    assert task_faults(counted, issued, issued) == ()
