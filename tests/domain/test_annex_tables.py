"""A table that an annex holds, in everything that walks through a plan."""

import datetime
import json
from dataclasses import replace
from typing import Any

import pytest

from kehoach_desktop.domain.annex_tables import AnnexColumn, AnnexRow, AnnexTable, CellAt, Holds, cell_at
from kehoach_desktop.domain.blanks import Place, blanks
from kehoach_desktop.domain.deadlines import NO_RULES
from kehoach_desktop.domain.new_year import renew, renewed
from kehoach_desktop.domain.plan import Annex, AnnexKind, Citation, Plan
from kehoach_desktop.domain.plan_edits import spot_text, with_spot_text
from kehoach_desktop.domain.plan_json import dump_plan, load_plan
from kehoach_desktop.domain.plan_search import Sought, find_all, replace_all
from kehoach_desktop.domain.templates import template_from_plan
from kehoach_desktop.domain.templates.template import AnnexPart
from kehoach_desktop.errors import BadFileError
from kehoach_desktop.operations.address_book import shipped_agencies
from kehoach_desktop.operations.rulesets import ruleset
from tests.helpers.plans import PARTY_PLAN, with_tasks

TABLE = AnnexTable(
    (AnnexColumn("TT", holds=Holds.NUMBER), AnnexColumn("Cơ quan", needed=True), AnnexColumn("Ghi chú")),
    (AnnexRow(("1", "Công an xã", "năm 2026")), AnnexRow(("2", "", "")), AnnexRow(("", "", ""), total=True)),
)
ANNEX = Annex("a1", AnnexKind.TABLE, "Tổng hợp", (), table=TABLE)
PLAN = replace(PARTY_PLAN, annexes=(ANNEX,))


# ---------------------------------------------------------------- the record


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: AnnexTable(()), "không có cột nào"),
        (lambda: AnnexColumn(" "), "không có tên"),
        (lambda: replace(TABLE, rows=(AnnexRow(("1",)),)), "dòng 1 của bảng có 1 ô, bảng có 3 cột"),
        (lambda: AnnexRow(("a\x07",)), r"U\+0007"),
        (lambda: AnnexColumn("a", "b\x07"), r"U\+0007"),
        (lambda: Annex("a1", AnnexKind.TABLE), "phải có bảng"),
        (lambda: Annex("a1", AnnexKind.TASK_TABLE, table=TABLE), "phải có bảng"),
        (lambda: AnnexPart(AnnexKind.TABLE, "Tổng hợp"), "task_table"),
    ],
)
def test_a_table_that_could_not_be_printed_is_refused(make: Any, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make()


def test_a_plan_file_holds_the_table_and_keys_that_a_later_program_wrote() -> None:
    data = json.loads(dump_plan(PLAN))
    data["annexes"][0]["table"]["columns"][1]["zz_width"] = 3
    data["annexes"][0]["table"]["rows"][0]["zz_color"] = "red"
    read = load_plan(json.dumps(data)).plan
    assert json.loads(dump_plan(read)) == data
    assert data["version"] == 1


def test_a_plan_file_of_before_has_no_table_and_is_read() -> None:
    data = json.loads(dump_plan(with_tasks(PARTY_PLAN, 2)))
    del data["annexes"][0]["table"]
    assert load_plan(json.dumps(data)).plan == with_tasks(PARTY_PLAN, 2)


def test_a_row_of_another_length_is_told_with_its_place() -> None:
    data = json.loads(dump_plan(PLAN))
    data["annexes"][0]["table"]["rows"][1]["cells"].pop()
    with pytest.raises(BadFileError, match=r"annexes\[0\]\.table: dòng 2 của bảng có 2 ô"):
        load_plan(json.dumps(data))


# ---------------------------------------------------------------- cells


@pytest.mark.parametrize("tail", ["r0c3", "r3c0", "r-1c0", "r٠c0", "c0r0", "r0", "", "annex_title", "r0c0c0"])
def test_a_place_outside_the_table_is_none(tail: str) -> None:
    assert cell_at(TABLE, tail) is None
    assert spot_text(PLAN, f"annexes/a1.{tail}") == ("Tổng hợp" if tail == "annex_title" else "")


def test_a_cell_is_read_and_written_at_its_spot() -> None:
    assert (str(CellAt(0, 1)), cell_at(TABLE, "r0c1")) == ("r0c1", CellAt(0, 1))
    assert spot_text(PLAN, "annexes/a1.r0c1") == "Công an xã"
    changed, spot = with_spot_text(PLAN, "annexes/a1.r1c1", "Trạm Y tế\nxã") or (PLAN, "")
    assert (spot_text(changed, spot), spot) == ("Trạm Y tế\nxã", "annexes/a1.r1c1")
    assert replace(changed, annexes=PLAN.annexes) == PLAN
    assert with_spot_text(with_tasks(PARTY_PLAN, 2), "annexes/a1.r0c0", "x") is None


def test_only_an_empty_cell_that_is_needed_is_a_blank() -> None:
    found = [(one.place, one.name) for one in blanks(PLAN, ruleset("hd05"))]
    assert found == [(Place("annexes/a1.r1c1"), "cơ quan")]


def test_cells_are_searched_and_replaced() -> None:
    assert [hit.start.spot for hit in find_all(PLAN, Sought("cong an"))] == ["annexes/a1.r0c1"]
    done = replace_all(PLAN, Sought("Công an"), "Quân sự")
    assert (done.count, spot_text(done.edited.plan, "annexes/a1.r0c1")) == (1, "Quân sự xã")


def test_tasks_that_no_annex_lists_are_neither_searched_nor_sent_out() -> None:
    plan = replace(with_tasks(PARTY_PLAN, 1), annexes=(ANNEX,))
    assert plan.tasks[0].content
    assert not [hit for hit in find_all(plan, Sought(plan.tasks[0].content)) if hit.start.spot.startswith("tasks")]
    assert plan.for_export().tasks == ()
    assert not [one for one in blanks(plan, ruleset("hd05")) if one.place.spot.startswith("tasks")]


def test_a_document_that_a_cell_names_leaves_with_the_page() -> None:
    cited = Citation("Kế hoạch", "99-KH/TU")
    named = replace(ANNEX, table=TABLE.with_cell(CellAt(0, 2), "theo Kế hoạch số 99-KH/TU"))
    assert replace(PLAN, citations=(cited,)).for_export().citations == ()
    assert replace(PLAN, citations=(cited,), annexes=(named,)).for_export().citations == (cited,)


# ---------------------------------------------------------------- what is made of a plan


def test_figures_of_a_day_stay_as_they_are_in_the_plan_of_the_next_year() -> None:
    on = datetime.date(2026, 11, 20)
    renewal = renew(PLAN, shipped_agencies(), on)
    numbers = [one.number for one in renewal.proposals]
    made: Plan = renewed(renewal, numbers, iter("abcdefghijklmnopq").__next__, NO_RULES)
    assert made.annexes[0].table == TABLE


def test_a_template_begins_without_the_figures_of_another_day() -> None:
    both = replace(with_tasks(PARTY_PLAN, 2), annexes=(ANNEX, Annex("a2", AnnexKind.TASK_TABLE, "Danh mục")))
    made = template_from_plan(both, "m", "Mẫu", ruleset("hd05"), datetime.date(2026, 11, 20))
    assert [annex.kind for annex in made.annexes] == [AnnexKind.TASK_TABLE]
