import datetime
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain.layout.annex import task_table
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.plan import Plan, Recipient, Role, Run, Task
from kehoach_desktop.domain.task_binding import Standing, bound
from kehoach_desktop.domain.task_edits import accept_all, accept_task
from kehoach_desktop.domain.task_finding import Found, Rule
from kehoach_desktop.domain.task_lint import TaskRule
from kehoach_desktop.operations.exporting import docx_of, pdf_of
from kehoach_desktop.operations.inspecting.edits import with_new_annex
from kehoach_desktop.operations.inspecting.registers import registers
from kehoach_desktop.operations.inspecting.search import AddressIndex
from kehoach_desktop.operations.inspecting.tasks import (
    TaskReader,
    agency_names,
    finder_for,
    news_of,
    task_rows,
)
from kehoach_desktop.operations.office import choose
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.settings import BEFORE_INCLUDES_DAY
from kehoach_desktop.storage.database import open_store
from tests.helpers.fake_finder import agency_spans, fake_finder, found_tasks
from tests.operations.inspecting.plans import PLAN, block

ON = datetime.date(2026, 12, 2)
BARE = replace(PLAN, tasks=())


def typed(plan: Plan, id_: str, text: str) -> Plan:
    blocks = tuple(replace(one, runs=(Run(text),)) if one.id == id_ else one for one in plan.blocks)
    return replace(plan, blocks=blocks)


# ---------------------------------------------------------------- reading


def test_a_reading_has_tasks_agencies_and_deadlines_with_their_days() -> None:
    reading = TaskReader(fake_finder()).read(BARE)
    assert [one.task.block for one in reading.found] == ["b7", "b9"]
    text = BARE.blocks[6].text
    spans = reading.spans["b7"]
    assert [text[start:end] for start, end in spans.agencies] == ["Văn phòng Đảng uỷ", "Công an xã"]
    assert [(text[start:end], due) for start, end, due in spans.deadlines] == [
        ("trong quý I/2027", datetime.date(2027, 3, 31))
    ]


def test_typing_reads_one_block_anew() -> None:
    read: list[str] = []

    def spied(text: str) -> list[tuple[int, int]]:
        read.append(text)
        return agency_spans(text)

    reader = TaskReader(replace(fake_finder(), agencies=spied))
    reader.read(BARE)
    read.clear()
    reader.read(typed(BARE, "b3", "Gõ thêm."))
    assert read == ["Gõ thêm."]


def test_what_says_the_same_is_not_looked_through_again() -> None:
    asked: list[Plan] = []

    def spied(plan: Plan) -> tuple[Found, ...]:
        asked.append(plan)
        return found_tasks(plan)

    reader = TaskReader(replace(fake_finder(), tasks=spied))
    found = reader.read(BARE).found
    assert reader.read(replace(BARE, recipients=())).found is found
    assert len(asked) == 1
    reader.read(typed(BARE, "b3", "Gõ thêm."))
    assert len(asked) == 2


def test_letters_being_composed_and_lines_of_can_cu_are_not_marked() -> None:
    decomposed = typed(BARE, "b7", "Co\u0302ng an xã")
    basis = replace(BARE, blocks=(block("b7", Role.LEGAL_BASIS, "Theo đề nghị của Công an xã"),))
    reader = TaskReader(fake_finder())
    assert reader.read(decomposed).spans["b7"].agencies == ()
    assert "b7" not in reader.read(basis).spans


# ---------------------------------------------------------------- the list


def test_a_row_knows_its_place_its_state_and_its_faults(index: AddressIndex) -> None:
    first, second = task_rows(BARE, found_tasks(BARE), index, ON)
    assert (first.where, first.bound.standing, first.task.lead) == ("mục II.1", Standing.PROPOSED, "Văn phòng Đảng uỷ")
    assert [(one.rule, one.agency) for one in first.faults] == [(TaskRule.NOT_A_RECIPIENT, "Công an xã")]
    assert [one.rule for one in second.faults] == [TaskRule.NO_DEADLINE, TaskRule.NOT_A_RECIPIENT]


def test_whoever_gets_the_plan_is_no_fault(index: AddressIndex) -> None:
    plan = replace(BARE, recipients=(*BARE.recipients, Recipient("Công an xã")))
    assert task_rows(plan, found_tasks(plan), index, ON)[0].faults == ()


@pytest.mark.parametrize(
    ("name", "is_missed"),
    [
        ("các chi bộ, đảng bộ cơ sở", False),
        ("Chi bộ Dược - Trang thiết bị", False),
        ("Đảng bộ Bệnh viện", False),
        ("Các chi bộ khu phố", False),
        ("các chi hội", True),
        ("Chi hội Nông dân", True),
        ("Chi bộ Trường", False),
    ],
)
def test_many_are_reached_by_the_line_for_the_same_many(index: AddressIndex, name: str, is_missed: bool) -> None:
    plan = replace(BARE, tasks=(Task("t1", content="Làm", lead=name, deadline_text="thường xuyên"),))
    (row,) = task_rows(plan, (), index, ON)
    assert [fault.rule for fault in row.faults] == [TaskRule.NOT_A_RECIPIENT] * is_missed


def test_without_the_address_book_nobody_is_missed() -> None:
    first, _ = task_rows(BARE, found_tasks(BARE), None, ON)
    assert (first.where, first.faults) == ("", ())


def test_a_row_says_why_its_words_are_a_task_and_one_by_hand_says_nothing(index: AddressIndex) -> None:
    by_hand = Task("t9", content="Việc thêm", accepted=True)
    plan = accept_task(BARE, task_rows(BARE, found_tasks(BARE), index, ON)[0].bound).plan
    rows = task_rows(replace(plan, tasks=(*plan.tasks, by_hand)), found_tasks(BARE), index, ON)
    assert [(row.task.accepted, row.reason) for row in rows] == [
        (True, Rule.LINE.value),
        (False, Rule.LINE.value),
        (True, ""),
    ]


def test_each_row_has_a_key_that_lasts(index: AddressIndex) -> None:
    twice = (*found_tasks(BARE), *found_tasks(BARE))
    keys = [row.key for row in task_rows(BARE, twice, index, ON)]
    assert len(set(keys)) == len(keys) == 4
    later = typed(BARE, "b3", "Gõ thêm.")
    assert [row.key for row in task_rows(later, found_tasks(later), index, ON)] == [keys[0], keys[2]]
    assert task_rows(PLAN, (), index, ON)[0].key == "t1"


def test_a_row_stands_on_its_line_and_on_what_that_covers(index: AddressIndex) -> None:
    first, _ = task_rows(BARE, found_tasks(BARE), index, ON)
    assert [first.stands_on(spot) for spot in ("b7", "b6", "b5", "")] == [True, True, False, False]


def test_a_changed_sentence_tells_what_is_other(index: AddressIndex) -> None:
    old = replace(found_tasks(BARE)[0].task, id="t1", accepted=True)
    plan = replace(BARE, tasks=(old,))
    plan = typed(plan, "b7", "Ban Xây dựng Đảng chủ trì, phối hợp với Công an xã hoàn thành.")
    (row, _) = task_rows(plan, found_tasks(plan), index, ON)
    assert row.bound.standing is Standing.CHANGED
    assert news_of(row.bound) == ("chủ trì: Ban Xây dựng Đảng", "thời hạn: không còn")
    assert news_of(task_rows(BARE, found_tasks(BARE), index, ON)[0].bound) == ()


def test_bodies_are_offered_as_the_plan_calls_them_then_from_the_book(index: AddressIndex) -> None:
    names = agency_names(index, PLAN)
    assert names[: len(PLAN.recipients)] == tuple(line.name for line in PLAN.recipients)
    assert "Công an xã" in names
    assert len(set(names)) == len(names)
    assert not any("{" in name for name in names)


@pytest.mark.parametrize("plan", [BARE, Plan("x", "nd30")])
def test_the_rules_read_any_plan(index: AddressIndex, plan: Plan) -> None:
    reading = TaskReader(finder_for(index)).read(plan)
    assert set(reading.spans) == {block.id for block in plan.blocks if block.role is not Role.LEGAL_BASIS}


def test_the_office_says_whether_before_a_day_includes_it(data_dir: Path) -> None:
    plan = typed(BARE, "b7", "Công an xã chủ trì rà soát hồ sơ, hoàn thành trước ngày 15/7/2027.")
    here = registers(data_dir, plan).standpoint(plan)

    def days() -> list[datetime.date | None]:
        reading = TaskReader(finder_for(AddressIndex(registers(data_dir, plan), here))).read(plan)
        (task,) = (one.task for one in reading.found if one.task.block == "b7")
        return [task.due_date, *(due for _, _, due in reading.spans["b7"].deadlines)]

    assert days() == [datetime.date(2027, 7, 14)] * 2
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        choose(store, BEFORE_INCLUDES_DAY, True)
    assert days() == [datetime.date(2027, 7, 15)] * 2


# ---------------------------------------------------------------- into the annex


def printed(plan: Plan) -> list[str]:
    """The texts of the cells of the annex, row by row."""
    plan = with_new_annex(plan, "Phân công nhiệm vụ").plan
    context = Context(ruleset(plan.ruleset))
    rows = task_table(plan, plan.annexes[0], context.page, context).rows[1:]
    cells = [
        "".join(span.text for line in cell.paragraphs for span in line.spans) for row in rows for cell in row.cells
    ]
    return [text for text in cells if text]


def test_the_annex_prints_the_list_of_the_plan_accepted_or_not_and_no_proposal(index: AddressIndex) -> None:
    first, second = task_rows(BARE, found_tasks(BARE), index, ON)
    plan = accept_task(BARE, first.bound).plan
    said = printed(plan)
    assert said[:2] == ["I", "Danh bạ"]
    assert {"Lập danh bạ nơi nhận dùng chung", "Văn phòng Đảng uỷ", "Công an xã", "Trong quý I/2027"} <= set(said)
    assert second.task.content not in said
    waiting = replace(plan, tasks=(replace(plan.tasks[0], accepted=False),))
    assert printed(waiting) == said


def test_the_annex_is_in_both_files() -> None:
    plan = accept_all(BARE, bound(BARE, [one.task for one in found_tasks(BARE)])).plan
    plan = with_new_annex(plan, "Phân công nhiệm vụ").plan
    assert pdf_of(plan).startswith(b"%PDF")
    with ZipFile(BytesIO(docx_of(plan))) as package:
        words = package.read("word/document.xml").decode()
    assert "Phân công nhiệm vụ" in words
    assert words.count("Lập danh bạ nơi nhận dùng chung") == 2
