"""What goes out as XLSX comes back the same: any plan, any order of rows and columns."""

import datetime
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_desktop.domain.plan import DeadlineKind, Plan, Task
from kehoach_desktop.domain.task_exchange import Field, Table, propose, tables_of, tasks_in
from kehoach_desktop.domain.tasks import Progress, Stage, TrackedTask, head_of
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.reading.xlsx import read_xlsx
from kehoach_desktop.render.xlsx import write_follow_up, write_task_list
from tests.helpers import plans as st_plans
from tests.helpers.plans import PARTY_PLAN, dates, maybe
from tests.render.xlsx.sheets import ON, PARTY, follow_up, shown_of, shuffled, table_in, task

AWKWARD = (
    "=1+1",
    "+84 263",
    "-Gạch đầu dòng",
    "@ai",
    "\tthụt vào",
    "_x0041_ không phải chữ A",
    "<r>thẻ</r>",
    "<b>&amp;</b>",
    " có chỗ trống hai đầu ",
    "hai\ndòng",
    "a;b; c / d",
    "Tổng cộng",
    "TT",
    "15/6/2027",
    "46000",
    "TRUE",
    "#N/A",
    "😀 chữ",
    "'",
    "",
    "I",
    "x" * 40_000,
)


# A workbook takes 20 ms and more: fewer examples than usual.
fewer = settings(max_examples=min(settings().max_examples // 3, 300))


def list_of(plan: Plan) -> bytes:
    return write_task_list(plan, ruleset(plan.ruleset))


def the_tasks(table: Table | None) -> list[Task]:
    return list(tasks_in(table)) if table else []


def back(data: bytes) -> list[Task]:
    tables = tables_of(read_xlsx(data, "a.xlsx"))
    return the_tasks(tables[0] if tables else None)


def by_id(tasks: list[Task]) -> list[Task]:
    return sorted(tasks, key=lambda one: one.id)


@fewer
@given(st_plans.plans())
def test_any_plan_comes_back_equal(plan: Plan) -> None:
    assert back(list_of(plan)) == shown_of(plan)


@fewer
@given(st_plans.plans().filter(lambda plan: plan.tasks), st.integers())
def test_any_order_of_rows_and_columns_comes_back_the_same(plan: Plan, seed: int) -> None:
    assert by_id(back(shuffled(list_of(plan), seed))) == by_id(shown_of(plan))


def test_awkward_texts_come_back_letter_by_letter() -> None:
    tasks = tuple(
        Task(f"t{at}", content=text, lead=text, extra_leads=("Ban A",), supporting=(text, "b"), product=text, note=text,
             group=text, deadline_text=text)
        for at, text in enumerate(AWKWARD)
    )  # fmt: skip
    plan = replace(PARTY_PLAN, tasks=tasks)
    found = back(list_of(plan))
    assert [one.id for one in found] == [one.id for one in tasks]
    for one, other in zip(found, tasks, strict=True):
        if len(other.content or "") < 10_000:  # a cell holds 32,767 letters; so many fields together go beyond that
            assert one == other
    assert found[-1].content == "X" + "x" * 32_765 + "…"


def test_tasks_of_mixed_groups_are_gathered_in_the_list_and_come_back_in_the_order_of_the_plan() -> None:
    groups = ("B", None, "A", "B", None, "A")
    tasks = tuple(Task(f"t{at}", content=f"việc {at}", group=group) for at, group in enumerate(groups))
    data = list_of(replace(PARTY_PLAN, tasks=tasks))
    assert [row.text(Field.TASK_ID) for row in table_in(data).rows] == ["t1", "t4", "t0", "t3", "t2", "t5"]
    assert back(data) == back(shuffled(data, 1)) == list(tasks)


def test_cells_begin_with_a_capital_and_the_names_come_back_as_they_were() -> None:
    one = Task("t1", content="rà soát", lead="các chi bộ", supporting=("đảng bộ", "đoàn thể"), product="báo cáo")
    data = list_of(replace(PARTY_PLAN, tasks=(one,)))
    (row,) = table_in(data).rows
    shown = [row.text(field) for field in (Field.CONTENT, Field.LEAD, Field.SUPPORTING, Field.PRODUCT)]
    assert shown == ["Rà soát", "Các chi bộ", "Đảng bộ; đoàn thể", "Báo cáo"]
    assert back(data) == [one]


def test_a_long_text_alone_is_cut_with_a_sign() -> None:
    plan = replace(PARTY_PLAN, tasks=(Task("t1", content="chữ " * 5_000),))
    assert back(list_of(plan))[0].content == "chữ " * 5_000


@fewer
@given(st.lists(st.tuples(st.sampled_from(DeadlineKind), st.none() | dates, maybe), min_size=1, max_size=5))
def test_deadlines_come_back_as_written(deadlines: list[tuple[DeadlineKind, datetime.date | None, str | None]]) -> None:
    tasks = tuple(
        Task(f"t{at}", content="Việc", deadline_kind=kind, due_date=due, deadline_text=text)
        for at, (kind, due, text) in enumerate(deadlines)
    )
    assert back(list_of(replace(PARTY_PLAN, tasks=tasks))) == list(tasks)


progresses = st.builds(
    Progress,
    st.sampled_from([stage for stage in Stage if stage is not Stage.DONE]),
    st.none() | st.integers(0, 100),
    maybe,
    st.none() | dates,
    maybe,
    maybe,
) | st.builds(Progress, st.just(Stage.DONE), st.none() | st.integers(0, 100), maybe, dates, maybe, maybe)


@fewer
@given(st_plans.plans(), st.lists(progresses, min_size=3, max_size=3))
def test_an_untouched_follow_up_list_proposes_nothing(plan: Plan, entered: list[Progress]) -> None:
    tracked = [TrackedTask(head_of(plan), one, known) for one, known in zip(plan.tasks, entered, strict=False)]
    found = propose(tracked, tables_of(read_xlsx(write_follow_up(tracked, ON, PARTY), "a.xlsx")))
    assert not found.rows
    assert not found.unplaced
    assert found.unchanged == len(tracked)


def test_a_shuffled_follow_up_list_proposes_nothing() -> None:
    tracked = [task(f"t{at}", Progress(Stage.UNDER_WAY, at, f"kết quả {at}"), note="x") for at in range(30)]
    for seed in range(5):
        found = propose(tracked, [table_in(shuffled(follow_up(tracked), seed))])
        assert (found.rows, found.unplaced, found.unchanged) == ((), (), 30)
