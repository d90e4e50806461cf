"""The difference of two plans, applied and taken back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plan import Block, Plan, Role, Run
from kehoach_desktop.domain.plan_changes import (
    BlocksChange,
    Change,
    FieldChange,
    apply,
    combined,
    difference,
    inverse,
)
from tests.helpers.plans import PARTY_PLAN, plans

A, B, C, D, E = (Block(name, Role.DASH, (Run(name),)) for name in "abcde")


def plan(*blocks: Block) -> Plan:
    return Plan("p", "hd05", blocks=blocks)


@given(plans(), plans())
def test_a_difference_applied_is_the_other_plan(before: Plan, after: Plan) -> None:
    change = difference(before, after)
    assert apply(before, change) == after
    assert apply(after, inverse(change)) == before
    assert bool(change) == (before != after)


block_lists = st.lists(st.sampled_from([A, B, C, D, E]), unique=True).map(tuple)


@given(block_lists, block_lists, block_lists)
def test_two_changes_as_one_lead_to_the_same_plan(
    one: tuple[Block, ...], two: tuple[Block, ...], three: tuple[Block, ...]
) -> None:
    first, second = difference(plan(*one), plan(*two)), difference(plan(*two), plan(*three))
    both = combined(first, second)
    if both is None:
        assert first.blocks
        assert second.blocks
        return
    assert apply(plan(*one), both) == plan(*three)
    assert apply(plan(*three), inverse(both)) == plan(*one)
    assert bool(both) == (one != three)


@given(plans(), plans())
def test_fields_of_two_changes_as_one(before: Plan, after: Plan) -> None:
    there = replace(difference(before, after), blocks=None)
    assert not combined(there, inverse(there))


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((A, B, C), (A, B, C), None),
        ((A, B, C), (A, D, C), BlocksChange(1, (B,), (D,))),
        ((A, C), (A, B, C), BlocksChange(1, (), (B,))),
        ((A, B, C), (A, C), BlocksChange(1, (B,), ())),
        ((A, B, C), (B, C, A), BlocksChange(0, (A, B, C), (B, C, A))),
        ((), (A,), BlocksChange(0, (), (A,))),
    ],
)
def test_blocks_that_are_the_same_at_both_ends_are_no_change(
    before: tuple[Block, ...], after: tuple[Block, ...], change: BlocksChange | None
) -> None:
    assert difference(plan(*before), plan(*after)).blocks == change


def test_undo_brings_back_the_very_objects() -> None:
    before, after = plan(A, B, C), plan(A, replace(B, role=Role.PLUS), C)
    back = apply(apply(before, difference(before, after)), inverse(difference(before, after)))
    assert all(one is other for one, other in zip(back.blocks, before.blocks, strict=True))


def test_blocks_that_are_equal_but_not_the_same_are_no_change() -> None:
    assert not difference(plan(A, B), plan(A, replace(B)))


def test_only_the_fields_that_differ_are_named() -> None:
    after = replace(PARTY_PLAN, subject="khác", number=7)
    change = difference(PARTY_PLAN, after)
    assert change.fields == (FieldChange("number", 5, 7), FieldChange("subject", PARTY_PLAN.subject, "khác"))
    assert change.field_names == {"number", "subject"}
    assert change.blocks is None
    assert apply(PARTY_PLAN, Change()) is PARTY_PLAN


@pytest.mark.parametrize(
    ("new", "structural"),
    [
        (replace(B, runs=(Run("x"),)), False),
        (replace(B, heading=True), False),
        (replace(B, role=Role.PLUS), True),
        (replace(B, label="x"), True),
        (replace(B, id="x"), True),
    ],
)
def test_a_change_says_whether_labels_may_be_others(new: Block, structural: bool) -> None:
    assert difference(plan(A, B), plan(A, new)).is_structural is structural
    assert not difference(PARTY_PLAN, replace(PARTY_PLAN, number=7)).is_structural


def test_changes_that_lie_apart_are_not_made_one() -> None:
    before = plan(A, B, C)
    middle = plan(replace(A, label="x"), B, C)
    after = plan(replace(A, label="x"), B, replace(C, label="y"))
    assert combined(difference(before, middle), difference(middle, after)) is None
