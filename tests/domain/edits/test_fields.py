"""Fields set as a whole and the lines of Nơi nhận."""

from dataclasses import replace
from typing import Any

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.plan import Margins, Plan, Recipient, Signature
from kehoach_desktop.domain.plan_edits import (
    NOWHERE,
    add_recipients,
    field_value,
    finish_recipient,
    move_recipient,
    remove_recipient,
    set_recipients,
    with_field,
)
from tests.domain.edits.small_plans import at, plan_of
from tests.helpers.plans import PARTY_PLAN, with_tasks

PLAN = replace(with_tasks(PARTY_PLAN), co_signatures=(Signature("A", "B", "C"),))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ruleset", "hd36"),
        ("secrecy", "MẬT"),
        ("secrecy", None),
        ("draft_number", 3),
        ("issue_date", PartialDate(1, 2, 2027)),
        ("layout.two_sided", True),
        ("layout.margins_mm", Margins(20, 20, 30, 15)),
        ("house_style.heading_marks", "I."),
        ("signature", Signature("T/M BAN", "BÍ THƯ", "Lê Hà")),
        ("signature.signatory", "Lê Hà"),
        ("co_signatures/0.position", "CHỦ TỊCH"),
        ("recipients/1.note", "để báo cáo"),
        ("recipients/1", Recipient("Dân")),
        ("annexes/a1.annex_title", "Danh mục"),
        ("annexes/a1.landscape", False),
        ("annexes", ()),
        ("tasks/t2.accepted", True),
    ],
)
def test_a_field_is_set(name: str, value: Any) -> None:
    edited = with_field(PLAN, name, value)
    assert field_value(edited.plan, name) == value
    assert edited.title.startswith("sửa ")
    assert edited.plan.blocks is PLAN.blocks
    assert with_field(edited.plan, name, value).plan is edited.plan


def test_the_caret_goes_to_the_field_where_the_paper_has_it() -> None:
    assert with_field(PLAN, "secrecy", "MẬT").caret == at("secrecy:3")
    assert with_field(PLAN, "layout.two_sided", True).caret == NOWHERE


@pytest.mark.parametrize("name", ["id", "blocks", "nothing", "unknown"])
def test_what_is_no_field_of_the_clerk_is_refused(name: str) -> None:
    with pytest.raises(KeyError):
        with_field(PLAN, name, "x")


# ---------------------------------------------------------------- recipients


def named(plan: Plan) -> str:
    return " ".join(one.name for one in plan.recipients)


LINES = replace(plan_of(""), recipients=(Recipient("A"), Recipient("B"), Recipient("C")))


def test_lines_are_added_moved_and_removed() -> None:
    new = [Recipient("X"), Recipient("Y")]
    assert named(add_recipients(LINES, new).plan) == "A B C X Y"
    assert named(add_recipients(LINES, new, 1).plan) == "A X Y B C"
    assert named(add_recipients(LINES, new, 99).plan) == "A B C X Y"
    assert named(remove_recipient(LINES, 1).plan) == "A C"
    assert named(move_recipient(LINES, 0, 2).plan) == "B C A"
    assert named(move_recipient(LINES, 2, 0).plan) == "C A B"
    assert move_recipient(LINES, 1, 1).plan is LINES
    assert named(set_recipients(LINES, reversed(LINES.recipients)).plan) == "C B A"


def test_the_caret_goes_to_the_line() -> None:
    assert add_recipients(LINES, [Recipient("XY")], 1).caret == at("recipients/1:2")
    assert add_recipients(LINES, [Recipient("X"), Recipient("Y")]).caret == at("recipients/4:1")
    assert remove_recipient(LINES, 2).caret == at("recipients/1:1")
    assert remove_recipient(replace(LINES, recipients=(Recipient("A"),)), 0).caret == at("recipients/0:0")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("- Thường trực Tỉnh uỷ (để báo cáo);", Recipient("Thường trực Tỉnh uỷ", "để báo cáo")),
        ("Các chi bộ (cũ)", None),
        ("Các chi bộ", None),
        ("Các chi bộ;", Recipient("Các chi bộ")),
    ],
)
def test_a_finished_line_is_read(typed: str, line: Recipient | None, hd05: Ruleset) -> None:
    plan = replace(LINES, recipients=(Recipient("A"), Recipient(typed)))
    edited = finish_recipient(plan, 1, hd05)
    assert (edited.plan.recipients[1] if edited else None) == line


def test_a_finished_empty_line_goes_and_a_blank_stays(hd05: Ruleset) -> None:
    plan = replace(LINES, recipients=(Recipient("A"), Recipient(" "), Recipient("tên", blank=True)))
    edited = finish_recipient(plan, 1, hd05)
    assert edited
    assert len(edited.plan.recipients) == 2
    assert finish_recipient(plan, 2, hd05) is None
    assert finish_recipient(plan, 9, hd05) is None
