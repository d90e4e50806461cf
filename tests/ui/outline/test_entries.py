from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import Block, Role, Run
from kehoach_desktop.ui.outline.entries import FOOT, HEAD, shown
from tests.helpers.plans import PARTY_PLAN
from tests.ui.outline.plans import TWO_PARTS, entries, plan_of


def test_parts_sections_and_subsections_are_listed_with_their_labels() -> None:
    found = entries(PARTY_PLAN).list
    assert [(one.depth, one.words[:24], one.number) for one in found] == [
        (0, "I- Mục đích, yêu cầu", "I"),
        (1, "1. Mục đích", "I.1"),
        (0, "II- Tổ chức thực hiện", "II"),
        (1, "1. Văn phòng Đảng uỷ chủ", "II.1"),
        (2, "a) Văn phòng Đảng uỷ chủ", "II.1.a"),
    ]
    assert [one.is_heading for one in found] == [True, True, True, False, False]
    assert [one.has_children for one in found] == [True, False, True, True, False]


def test_a_number_that_repeats_the_one_above_is_said_once() -> None:
    plan = replace(PARTY_PLAN, house_style=replace(PARTY_PLAN.house_style, subsection_marks="1.1."))
    if entries(plan).list[-1].label != "1.1.":  # this office cannot choose it
        pytest.skip("the ruleset has no such labels")
    assert entries(plan).list[-1].number == "II.1.1"


def test_an_opening_or_a_closing_ends_a_group() -> None:
    found = entries(plan_of("P S c S")).list
    assert [(one.spot, one.depth) for one in found] == [("p1", 0), ("s2", 1), ("s4", 0)]


@pytest.mark.parametrize(
    ("spot", "row"),
    [
        ("subject", HEAD.spot),
        ("l1", HEAD.spot),
        ("p2", "p2"),
        ("d4", "s3"),
        ("d11", "s10"),
        ("c12", "s10"),
        ("recipients/2", FOOT.spot),
        ("signature.signatory", FOOT.spot),
    ],
)
def test_every_place_belongs_to_a_row(spot: str, row: str) -> None:
    assert entries(TWO_PARTS).owner(spot).spot == row


def test_what_stands_under_a_closed_entry_is_not_shown() -> None:
    rows = shown(entries(TWO_PARTS), frozenset({"p2"}))
    assert [row.spot for row in rows] == [HEAD.spot, "p2", "p7", "s8", "s10", FOOT.spot]


def test_other_words_change_their_row_alone() -> None:
    before = entries(TWO_PARTS)
    block = Block("s3", Role.SECTION, (Run("Mục tiêu\nchung"),), True)
    after = before.with_words_of([block])
    assert [old is new for old, new in zip(before.list, after.list, strict=True)] == [
        True,
        False,
        True,
        True,
        True,
        True,
    ]
    assert after.list[1].words == "1. Mục tiêu chung"
