"""What every edit promises, whatever it does: tried with deeds at random places."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain import plan_edits
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.plan_changes import apply, difference, inverse
from kehoach_desktop.domain.plan_edits import NOWHERE, Edited, never_empty, valid_place
from kehoach_desktop.domain.plan_json import dump_plan, load_plan
from tests.domain.edits.random_deeds import some_deed, starting_plan
from tests.helpers.plans import plans


def check(before: Plan, edited: Edited) -> None:
    """The promises that hold for each edit."""
    after = edited.plan
    ids = [block.id for block in after.blocks]
    assert ids
    assert len(set(ids)) == len(ids)
    assert edited.caret in (NOWHERE, valid_place(after, edited.caret))
    assert edited.anchor is None or edited.anchor == valid_place(after, edited.anchor)
    known = {*ids, *(task.block for task in before.tasks)}  # a plan read from a file may be wrong from the start
    assert all(task.block is None or task.block in known for task in after.tasks)
    assert not {task.block for task in after.tasks} & ({block.id for block in before.blocks} - set(ids))
    assert {task.id for task in before.tasks} <= {task.id for task in after.tasks}
    for block in after.blocks:
        assert all(run.text for run in block.runs) or block in before.blocks
    change = difference(before, after)
    assert apply(before, change) == after
    assert apply(after, inverse(change)) == before


@pytest.mark.parametrize("seed", range(12))
def test_two_hundred_deeds_keep_every_promise(seed: int) -> None:
    random, plan = Random(seed), starting_plan()
    for _ in range(200):
        edited, _ = some_deed(plan, random)
        check(plan, edited)
        plan = edited.plan
    load_plan(dump_plan(plan))


@given(plans(), st.randoms(use_true_random=False))
def test_deeds_in_any_plan_keep_every_promise(plan: Plan, random: Random) -> None:
    plan = never_empty(plan)
    for _ in range(10):
        edited, _ = some_deed(plan, random)
        check(plan, edited)
        plan = edited.plan


def test_all_that_the_door_names_is_there() -> None:
    assert all(hasattr(plan_edits, name) for name in plan_edits.__all__)


def test_a_plan_with_blocks_is_left_alone() -> None:
    plan = starting_plan()
    assert never_empty(plan) is plan
    [block] = never_empty(Plan("p", "hd05")).blocks
    assert (block.role.value, block.text) == ("lead", "")
