import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest

from kehoach_desktop.domain import task_edits as deeds
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.deadlines import NO_RULES, DeadlineRules
from kehoach_desktop.domain.plan import DeadlineKind, Plan, Task
from kehoach_desktop.domain.plan_changes import apply, difference, inverse
from kehoach_desktop.domain.plan_edits import NOWHERE, Edited
from kehoach_desktop.domain.task_binding import BoundTask, Standing, bound
from tests.domain.test_task_binding import DUTY, FOUND, KEPT, LINE, PLAN, WITH_TASK, block, typed

ISSUED = PartialDate(2, 12, 2026)
SECOND = Task(
    "f2",
    "b4",
    quote="Kinh phí theo dự toán.",
    content="Lập dự toán kinh phí",
    lead="Ban Xây dựng Đảng",
    supporting=("Văn phòng Đảng uỷ", "Công an xã"),
    deadline_text="trước ngày 15/01/2027",
    deadline_kind=DeadlineKind.BEFORE,
    due_date=datetime.date(2027, 1, 14),
)
QUARTER = replace(
    FOUND,
    deadline_text="trong quý I/2027",
    deadline_kind=DeadlineKind.QUARTER,
    due_date=datetime.date(2027, 3, 31),
    supporting=("Công an xã",),
)


def bounds(plan: Plan, *found: Task) -> tuple[BoundTask, ...]:
    return bound(plan, found)


def said(task: Task) -> Task:
    """Without what the list gives it."""
    return replace(task, id="t", quote=None, accepted=False)


# ---------------------------------------------------------------- accepted


def test_an_accepted_proposal_is_in_the_list_with_all_it_was_read_from_and_an_id_of_its_own() -> None:
    (one,) = bounds(PLAN, FOUND)
    edited = deeds.accept_task(PLAN, one)
    (task,) = edited.plan.tasks
    assert said(task) == said(FOUND)
    assert (task.accepted, task.quote, edited.caret, edited.title) == (
        True,
        f"{DUTY}\n{LINE}",
        NOWHERE,
        "xác nhận nhiệm vụ",
    )
    assert task.id != FOUND.id
    assert [row.standing for row in bounds(edited.plan, FOUND)] == [Standing.KEPT]


def test_a_task_of_the_list_is_accepted_under_its_id() -> None:
    plan = replace(PLAN, tasks=(replace(KEPT, accepted=False),))
    assert deeds.accept_task(plan, bounds(plan, FOUND)[0]).plan.tasks == (KEPT,)


def test_the_list_follows_the_text_whatever_is_accepted_first() -> None:
    first, second = bounds(PLAN, FOUND, SECOND)
    plan = deeds.accept_task(PLAN, second).plan
    plan = deeds.accept_task(plan, first).plan
    assert [task.block for task in plan.tasks] == ["b3", "b4"]


def test_all_that_waits_is_accepted_at_once_but_nothing_whose_sentence_is_another() -> None:
    waiting = replace(KEPT, id="t9", block="b1", quote="Một câu đã mất.", content="Việc khác", accepted=False)
    plan = replace(PLAN, tasks=(waiting,))
    edited = deeds.accept_all(plan, bounds(plan, FOUND, SECOND))
    assert [(task.block, task.accepted) for task in edited.plan.tasks] == [("b1", False), ("b3", True), ("b4", True)]
    assert deeds.accept_all(edited.plan, bounds(edited.plan, FOUND, SECOND)).plan is edited.plan


# ---------------------------------------------------------------- corrected, added, removed


def test_a_correction_takes_a_proposal_into_the_list() -> None:
    (one,) = bounds(PLAN, FOUND)
    (task,) = deeds.correct_task(PLAN, one, replace(one.task, lead="Ban Xây dựng Đảng", block="x")).plan.tasks
    assert (task.lead, task.block, task.accepted) == ("Ban Xây dựng Đảng", "b3", True)


def test_a_task_by_hand_says_what_the_block_says() -> None:
    edited = deeds.add_task(PLAN, "b4")
    (task,) = edited.plan.tasks
    assert (task.block, task.quote, task.content) == ("b4", "Kinh phí theo dự toán.", "Kinh phí theo dự toán")
    assert (task.accepted, task.lead, task.due_date) == (True, None, None)
    assert [one.standing for one in bounds(edited.plan, SECOND)] == [Standing.KEPT]


@pytest.mark.parametrize("spot", [None, "subject", "b9"])
def test_beside_the_text_a_task_by_hand_is_empty(spot: str | None) -> None:
    plan = replace(PLAN, blocks=(*PLAN.blocks, block("b9", "")))
    (task,) = deeds.add_task(plan, spot).plan.tasks
    assert (task.block, task.quote, task.content) == (None, None, None)


def test_a_removed_task_takes_along_what_the_text_says_in_its_words() -> None:
    whole = replace(FOUND, id="f-whole", quote=f"{LINE} Việc khác.")  # more than the task was taken from
    plan = replace(PLAN, tasks=(replace(KEPT, quote=LINE, covers=()),))
    (one,) = bounds(plan, whole)
    assert (one.found, one.told) == (None, (whole,))
    assert bounds(deeds.remove_task(plan, one).plan, whole) == ()


def test_a_removed_proposal_stays_away_and_comes_back_with_undo() -> None:
    (one,) = bounds(PLAN, FOUND)
    edited = deeds.remove_task(PLAN, one)
    assert (edited.plan.tasks, edited.plan.dismissed) == ((), (LINE,))
    assert bounds(edited.plan, FOUND) == ()
    assert bounds(apply(edited.plan, inverse(difference(PLAN, edited.plan))), FOUND) == (one,)


def test_a_removed_task_is_not_proposed_anew_by_its_line() -> None:
    plan = deeds.remove_task(WITH_TASK, bounds(WITH_TASK, FOUND)[0]).plan
    assert (plan.tasks, bounds(plan, FOUND)) == ((), ())


# ---------------------------------------------------------------- divided and joined


def test_contents_in_parts_are_divided_each_with_its_line() -> None:
    task = replace(KEPT, content="Lập danh bạ; soạn biểu mẫu.", covers=("b1", "b2"))
    plan = replace(PLAN, tasks=(task,))
    first, second = deeds.split_task(plan, bounds(plan)[0]).plan.tasks
    assert (first.id, first.content, first.covers) == ("t1", "Lập danh bạ", ("b1",))
    assert (second.content, second.covers, second.lead) == ("Soạn biểu mẫu", ("b2",), KEPT.lead)
    assert second.id != "t1"


def test_one_thing_with_two_leads_is_divided_by_them() -> None:
    task = replace(KEPT, extra_leads=("Ban Xây dựng Đảng",))
    assert [(one.lead, one.extra_leads) for one in deeds.parts_of(task)] == [
        ("Văn phòng Đảng uỷ", ()),
        ("Ban Xây dựng Đảng", ()),
    ]


def test_one_thing_of_one_lead_is_not_divided() -> None:
    assert deeds.parts_of(KEPT) == ()
    assert deeds.split_task(WITH_TASK, bounds(WITH_TASK)[0]).plan is WITH_TASK


def test_two_tasks_become_one_that_keeps_what_both_say() -> None:
    plan = replace(PLAN, tasks=(replace(QUARTER, id="t1"), replace(SECOND, id="t2", product="Dự toán")))
    (merged,) = deeds.merge_tasks(plan, *bounds(plan)).plan.tasks
    assert (merged.id, merged.block, merged.covers) == ("t1", "b3", ("b2", "b4"))
    assert merged.content == "Lập danh bạ nơi nhận dùng chung; Lập dự toán kinh phí"
    assert (merged.lead, merged.extra_leads, merged.supporting) == (
        "Văn phòng Đảng uỷ",
        ("Ban Xây dựng Đảng",),
        ("Công an xã",),
    )
    assert (merged.deadline_text, merged.deadline_kind, merged.due_date, merged.product) == (
        "trong quý I/2027; trước ngày 15/01/2027",
        DeadlineKind.STAGED,
        datetime.date(2027, 3, 31),
        "Dự toán",
    )


def test_several_tasks_become_one_in_one_step() -> None:
    third = replace(SECOND, id="t3", content="Báo cáo kết quả", lead=KEPT.lead, deadline_text=None, due_date=None)
    plan = replace(PLAN, tasks=(replace(QUARTER, id="t1"), replace(SECOND, id="t2"), third))
    (merged,) = deeds.merge_tasks(plan, *bounds(plan)).plan.tasks
    assert merged.content == "Lập danh bạ nơi nhận dùng chung; Lập dự toán kinh phí; Báo cáo kết quả"
    assert (merged.id, merged.lead, merged.extra_leads) == ("t1", "Văn phòng Đảng uỷ", ("Ban Xây dựng Đảng",))
    assert merged.due_date == datetime.date(2027, 3, 31)
    assert deeds.merge_tasks(plan, bounds(plan)[0]).plan is plan


def test_joined_with_a_proposal_the_task_of_the_list_keeps_its_id() -> None:
    plan = replace(PLAN, tasks=(replace(SECOND, id="t2", accepted=True),))
    (merged,) = deeds.merge_tasks(plan, *bounds(plan, QUARTER, SECOND)).plan.tasks
    assert (merged.id, merged.block) == ("t2", "b3")


def test_what_two_tasks_say_alike_is_said_once() -> None:
    plan = replace(PLAN, tasks=(replace(QUARTER, id="t1"), replace(QUARTER, id="t2", block="b4")))
    (merged,) = deeds.merge_tasks(plan, *bounds(plan)).plan.tasks
    assert (merged.content, merged.extra_leads, merged.deadline_text, merged.deadline_kind) == (
        QUARTER.content,
        (),
        "trong quý I/2027",
        DeadlineKind.QUARTER,
    )


# ---------------------------------------------------------------- another sentence

NEW = LINE.replace("Văn phòng Đảng uỷ", "Ban Xây dựng Đảng")


def changed() -> tuple[Plan, BoundTask, Task]:
    plan = replace(WITH_TASK, tasks=(replace(KEPT, note="gấp", product="Danh bạ"),))
    plan = typed(plan, "b3", NEW)
    found = replace(FOUND, quote=NEW, lead="Ban Xây dựng Đảng")
    return plan, bounds(plan, found)[0], found


def test_the_new_sentence_is_taken_but_for_what_it_does_not_say() -> None:
    plan, one, found = changed()
    edited = deeds.take_new_words(plan, one)
    (task,) = edited.plan.tasks
    assert (task.id, task.lead, task.note, task.product, task.accepted) == (
        "t1",
        "Ban Xây dựng Đảng",
        "gấp",
        "Danh bạ",
        True,
    )
    assert bounds(edited.plan, found)[0].standing is Standing.KEPT


def test_a_task_kept_as_it_was_stands_on_the_new_sentence() -> None:
    plan, one, found = changed()
    edited = deeds.keep_as_taken(plan, one)
    (task,) = edited.plan.tasks
    assert (task.lead, task.quote) == ("Văn phòng Đảng uỷ", f"{DUTY}\n{NEW}")
    assert [row.standing for row in bounds(edited.plan, found)] == [Standing.KEPT]


def test_a_task_kept_where_nothing_is_found_any_more_is_quiet_too() -> None:
    plan, _, _ = changed()
    edited = deeds.keep_as_taken(plan, bounds(plan)[0])
    assert [row.standing for row in bounds(edited.plan)] == [Standing.KEPT]


def test_a_lost_task_that_is_kept_stands_on_nothing() -> None:
    plan = replace(WITH_TASK, blocks=PLAN.blocks[:1])
    (one,) = bounds(plan)
    assert one.standing is Standing.LOST
    (task,) = deeds.keep_as_taken(plan, one).plan.tasks
    assert (task.id, task.block, task.covers, task.quote, task.content) == ("t1", None, (), None, KEPT.content)


# ---------------------------------------------------------------- deadlines


@pytest.mark.parametrize(
    ("text", "due", "expected"),
    [
        ("trong quý II/2027", None, (DeadlineKind.QUARTER, datetime.date(2027, 6, 30))),
        ("thường xuyên", None, (DeadlineKind.RECURRING, None)),
        ("", None, (DeadlineKind.NONE, None)),
        ("trước Tết", datetime.date(2027, 2, 5), (DeadlineKind.DATE, datetime.date(2027, 2, 5))),
        ("trong quý II/2027", datetime.date(2027, 6, 15), (DeadlineKind.QUARTER, datetime.date(2027, 6, 15))),
    ],
)
def test_a_deadline_is_worked_out_unless_somebody_knows_better(
    text: str, due: datetime.date | None, expected: tuple[DeadlineKind, datetime.date | None]
) -> None:
    task = deeds.with_deadline(QUARTER, f" {text} ", ISSUED, NO_RULES, due)
    assert (task.deadline_text, (task.deadline_kind, task.due_date)) == (text or None, expected)


def test_before_a_day_can_include_it() -> None:
    both = [DeadlineRules(before_includes_day=own) for own in (False, True)]
    days = [deeds.with_deadline(QUARTER, "trước ngày 15/7/2027", ISSUED, rules).due_date for rules in both]
    assert days == [datetime.date(2027, 7, 14), datetime.date(2027, 7, 15)]


def test_days_off_count_where_working_days_are_meant() -> None:
    text, monday = "05 ngày làm việc kể từ ngày ban hành", datetime.date(2026, 12, 7)
    both = NO_RULES, DeadlineRules(frozenset({monday}))
    days = [deeds.with_deadline(QUARTER, text, ISSUED, rules).due_date for rules in both]
    assert days == [datetime.date(2026, 12, 9), datetime.date(2026, 12, 10)]


def test_a_day_that_can_be_worked_out_since_the_plan_has_its_date_is_taken_by_all_at_once() -> None:
    tasks = (replace(QUARTER, id="t1", due_date=None, accepted=True), replace(SECOND, id="t2", accepted=True))
    plan = replace(PLAN, tasks=tasks)
    rows = bounds(plan, QUARTER, replace(SECOND, due_date=ISSUED.whole))
    assert [one.known_day for one in rows] == [QUARTER.due_date, None]
    taken = deeds.take_days(plan, rows).plan
    assert taken.tasks == (replace(tasks[0], due_date=QUARTER.due_date), tasks[1])
    assert deeds.take_days(taken, bounds(taken, QUARTER, SECOND)).plan is taken


def test_a_day_before_which_it_is_due_can_be_taken_anew_when_the_office_reads_it_otherwise() -> None:
    plan = replace(PLAN, tasks=(replace(SECOND, id="t2", accepted=True),))
    other = replace(SECOND, due_date=datetime.date(2027, 1, 15))
    (row,) = rows = bounds(plan, other)
    assert row.known_day == other.due_date
    assert deeds.take_days(plan, rows).plan.tasks[0].due_date == other.due_date
    assert bounds(plan, SECOND)[0].known_day is None


# ---------------------------------------------------------------- every deed


def every_deed(plan: Plan, one: BoundTask, other: BoundTask) -> Iterator[Edited]:
    for deed in (
        deeds.accept_task,
        deeds.remove_task,
        deeds.split_task,
        deeds.take_new_words,
        deeds.keep_as_taken,
    ):
        yield deed(plan, one)
    yield deeds.accept_all(plan, [one, other])
    yield deeds.correct_task(plan, one, replace(one.task, lead="X"))
    yield deeds.merge_tasks(plan, one, other)
    yield deeds.add_task(plan, "b1")


@pytest.mark.parametrize(
    "tasks", [(), (replace(QUARTER, id="t1", content="A; B"), replace(SECOND, id="t2"))], ids=["proposed", "listed"]
)
def test_each_deed_touches_the_tasks_alone_and_is_undone(tasks: tuple[Task, ...]) -> None:
    plan = replace(PLAN, tasks=tasks)
    for edited in every_deed(plan, *bounds(plan, QUARTER, SECOND)):
        change = difference(plan, edited.plan)
        assert change.field_names <= {"tasks", "dismissed"}
        assert change.blocks is None
        assert apply(edited.plan, inverse(change)) == plan
        assert len({task.id for task in edited.plan.tasks}) == len(edited.plan.tasks)
