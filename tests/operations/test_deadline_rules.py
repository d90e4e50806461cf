"""The same words have the same day wherever a day is worked out, by the holidays that ship and the office's setting."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain import task_edits
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Block, Plan, Role, Run, Task
from kehoach_desktop.domain.plan_edits import with_spot_text
from kehoach_desktop.domain.task_days import with_days
from kehoach_desktop.domain.task_exchange import Grid, GridRow, tables_of, tasks_in
from kehoach_desktop.domain.templates import read_value
from kehoach_desktop.operations.deadline_rules import deadline_rules, listed_holidays, rules_with
from kehoach_desktop.operations.drafting import draft
from kehoach_desktop.operations.duplicating import make_new_year, offer_new_year
from kehoach_desktop.operations.inspecting.registers import registers
from kehoach_desktop.operations.inspecting.search import AddressIndex
from kehoach_desktop.operations.inspecting.tasks import TaskReader, finder_for, task_rows
from kehoach_desktop.operations.office import choose
from kehoach_desktop.operations.task_finding import find_plan_tasks, tasks_of_file
from kehoach_desktop.operations.templates import find_template
from kehoach_desktop.settings import BEFORE_INCLUDES_DAY
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import open_store

ISSUE = PartialDate(28, 4, 2027)  # before 30 April and the day off for 1 May
WORDS = {
    "trước ngày 15/6/2027": {False: "2027-06-14", True: "2027-06-15"},
    "trong 03 ngày làm việc kể từ ngày ban hành Kế hoạch": {False: "2027-05-05", True: "2027-05-05"},
}
CELLS = {
    "6/2027": "2027-06-30",
    "T9/2027": "2027-09-30",
    "II/2027": "2027-06-30",
    "2027": "2027-12-31",
    "T12": "2027-12-31",
}
EMPTY = Plan("p", "hd05", issue_date=ISSUE, tasks=(Task("t1"),))
Day = Callable[[str, Path], datetime.date | None]


def _said(words: str) -> Plan:
    block = Block("b1", Role.SECTION, (Run(f"Công an xã chủ trì báo cáo {words}."),))
    heading = Block("b0", Role.PART, (Run("TỔ CHỨC THỰC HIỆN"),), heading=True)
    return replace(EMPTY, tasks=(), blocks=(heading, block))


def found_in_a_file(words: str, data_dir: Path) -> datetime.date | None:
    return tasks_of_file(_said(words), data_dir).tasks[0].due_date


def found_in_the_window(words: str, data_dir: Path) -> datetime.date | None:
    plan = _said(words)
    known = registers(data_dir, plan)
    return finder_for(AddressIndex(known, known.standpoint(plan))).tasks(plan)[0].task.due_date


def marked_on_the_paper(words: str, data_dir: Path) -> datetime.date | None:
    known = registers(data_dir, EMPTY)
    return finder_for(AddressIndex(known, known.standpoint(EMPTY))).due(words, ISSUE)


def typed_on_the_paper(words: str, data_dir: Path) -> datetime.date | None:
    done = with_spot_text(EMPTY, "tasks/t1.deadline", words)
    assert done is not None
    return with_days(EMPTY, done[0], registers(data_dir, EMPTY).deadline_rules).tasks[0].due_date


def typed_in_the_form(words: str, data_dir: Path) -> datetime.date | None:
    return task_edits.with_deadline(Task("t1"), words, ISSUE, deadline_rules(data_dir)).due_date


def given_to_a_template(words: str, data_dir: Path) -> datetime.date | None:
    template = find_template("ubnd-xa", data_dir)
    table = next(field for field in template.fields if field.key == "tasks")
    rows = read_value(table, [{"content": "Việc", "deadline": words}])
    return draft(template, {"tasks": rows, "issue_date": ISSUE}, data_dir).tasks[0].due_date


def read_from_a_table(words: str, data_dir: Path) -> datetime.date | None:
    cells = (("TT", "Nội dung nhiệm vụ", "Thời hạn"), ("1", "Việc", words))
    rows = tuple(GridRow(number, dict(enumerate(row))) for number, row in enumerate(cells, 1))
    (table,) = tables_of([Grid("a.xlsx", "Trang 1", rows)])
    return next(tasks_in(table, ISSUE, deadline_rules(data_dir))).due_date


WAYS = (found_in_a_file, found_in_the_window, marked_on_the_paper, typed_on_the_paper, typed_in_the_form)
WAYS += (given_to_a_template, read_from_a_table)


def found_in_a_table(words: str, data_dir: Path) -> datetime.date | None:
    rows = [f"TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Thời gian hoàn thành\n1 | Báo cáo | Công an xã | {words}"]
    blocks = tuple(Block(f"b{n}", Role.PARAGRAPH, (Run(one),)) for n, one in enumerate(rows[0].split("\n")))
    return tasks_of_file(replace(EMPTY, tasks=(), blocks=blocks), data_dir).tasks[0].due_date


@pytest.mark.parametrize(
    "way", [typed_on_the_paper, typed_in_the_form, given_to_a_template, read_from_a_table, found_in_a_table]
)
def test_what_a_cell_leaves_out_is_known_wherever_it_stands(way: Day, tmp_path: Path) -> None:
    assert {words: str(way(words, tmp_path)) for words in CELLS} == CELLS


@pytest.mark.parametrize("inclusive", [False, True])
@pytest.mark.parametrize("way", WAYS)
def test_the_same_words_have_the_same_day(way: Day, inclusive: bool, tmp_path: Path) -> None:
    with open_store(paths.store_path(tmp_path), paths.backup_dir(tmp_path)) as store:
        choose(store, BEFORE_INCLUDES_DAY, inclusive)
    found = {words: str(way(words, tmp_path)) for words in WORDS}
    assert found == {words: days[inclusive] for words, days in WORDS.items()}


def test_the_plan_of_the_next_year_reads_deadlines_as_the_office_does(tmp_path: Path) -> None:
    task = Task("t1", content="Việc", deadline_text="trước ngày 15/6/2027", due_date=datetime.date(2027, 6, 14))
    now = datetime.datetime(2027, 1, 1, tzinfo=datetime.UTC)
    with open_store(paths.store_path(tmp_path), paths.backup_dir(tmp_path)) as store:
        choose(store, BEFORE_INCLUDES_DAY, True)
        plans.save(store, replace(EMPTY, tasks=(task,)), now)
        renewal = offer_new_year(store, "p", now.date())
        made = make_new_year(store, renewal, renewal.defaults, now).plan
    assert str(made.tasks[0].due_date) == "2028-06-15"


def test_guessed_holidays_are_told_apart() -> None:
    rules = rules_with()
    assert rules.guessed < rules.holidays
    assert {day.date for day in listed_holidays()} == rules.holidays
    assert datetime.date(2027, 4, 30) not in rules.guessed  # fixed by law


YEARS = (2025, 2026, 2027)
FIXED = ((1, 1), (30, 4), (1, 5), (2, 9))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("fixed", FIXED)
def test_a_fixed_holiday_is_off_or_made_up_for_on_the_next_working_day(year: int, fixed: tuple[int, int]) -> None:
    day, off = datetime.date(year, fixed[1], fixed[0]), rules_with().holidays
    while day.weekday() >= 5:
        day += datetime.timedelta(days=1)
    assert day in off


@pytest.mark.parametrize("year", YEARS)
def test_the_holidays_of_a_year_are_as_many_as_the_law_gives(year: int) -> None:
    names = [day.name.removeprefix("Nghỉ bù ") for day in listed_holidays() if day.date.year == year]
    counts = {name: names.count(name) for name in names if not name.startswith("Nghỉ hoán đổi")}
    counts.pop("Ngày Văn hoá Việt Nam", None)  # not in the law yet
    assert counts == {
        "Tết Dương lịch": 1,
        "Tết Nguyên đán": 5,
        "Giỗ Tổ Hùng Vương": 1,
        "Ngày Chiến thắng": 1,
        "Ngày Quốc tế lao động": 1,
        "Quốc khánh": 2,
    }


def test_a_guess_says_where_it_comes_from_or_is_of_a_year_without_notice() -> None:
    guessed = [day for day in listed_holidays() if day.date in rules_with().guessed]
    assert all(day.source or day.date.year == 2027 for day in guessed)
    assert {f"{day.date:%d/%m}" for day in guessed if day.name == "Ngày Văn hoá Việt Nam"} == {"24/11"}


def test_the_year_that_only_the_title_tells_counts_on_the_paper_as_in_the_list(tmp_path: Path) -> None:
    plan = replace(_said("trong quý II"), issue_date=PartialDate(), subject="Phát triển đảng viên năm 2029")
    known = registers(tmp_path, plan)
    (row,) = task_rows(plan, find_plan_tasks(plan), None, datetime.date(2029, 1, 1))
    reading = TaskReader(finder_for(AddressIndex(known, known.standpoint(plan)))).read(plan)
    ((_, _, marked),) = reading.spans["b1"].deadlines
    listed = replace(plan, tasks=(Task("t1"),))
    done = with_spot_text(listed, "tasks/t1.deadline", "trong quý II")
    assert done is not None
    typed = with_days(listed, done[0], known.deadline_rules).tasks[0].due_date
    assert {str(day) for day in (row.task.due_date, marked, typed)} == {"2029-06-30"}
