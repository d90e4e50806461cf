"""Enter, roles, levels, moving, deleting, pasting: tables of blocks, place and deed against blocks and place."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Block, Plan, Role, Run, Task
from kehoach_desktop.domain.plan_edits import (
    Edited,
    autoformat,
    delete_blocks,
    move_blocks,
    move_down,
    move_up,
    paste_blocks,
    set_role,
    shift_level,
    split_block,
    with_children,
)
from tests.domain.edits.small_plans import at, block_of, ids, plan_of, seen


@pytest.mark.parametrize(
    ("lines", "place", "after", "caret", "kept"),
    [
        (["dash:Một"], "b1:3", ["dash:Một", "dash:"], "2:0", ["b1", "+"]),
        (["dash:Một hai"], "b1:3", ["dash:Một", "dash: hai"], "2:0", ["b1", "+"]),
        (["dash:Một"], "b1:0", ["dash:", "dash:Một"], "2:0", ["+", "b1"]),
        (["part:Một"], "b1:3", ["part:Một", ""], "2:0", ["b1", "+"]),
        (["section!:Một"], "b1:3", ["section!:Một", ""], "2:0", ["b1", "+"]),
        (["section:Một."], "b1:4", ["section:Một.", "section:"], "2:0", ["b1", "+"]),
        (["part:Một hai"], "b1:3", ["part:Một", "part: hai"], "2:0", ["b1", "+"]),
        (["section!:Một"], "b1:0", ["section!:", "section!:Một"], "2:0", ["+", "b1"]),
        (["lead:Một"], "b1:3", ["lead:Một", "lead:"], "2:0", ["b1", "+"]),
        (["A [họ tên] B"], "b1:4", ["A [họ tên]", " B"], "2:0", ["b1", "+"]),
        (["*Một hai*"], "b1:3", ["*Một*", "* hai*"], "2:0", ["b1", "+"]),
        (["plus:"], "b1", ["dash:"], "1:0", ["b1"]),
        (["dash:"], "b1", [""], "1:0", ["b1"]),
        (["assignment:"], "b1", [""], "1:0", ["b1"]),
        (["section!:"], "b1", ["part:"], "1:0", ["b1"]),
        (["part:"], "b1", ["part:", ""], "2:0", ["b1", "+"]),
        (["lead:"], "b1", ["lead:", "lead:"], "2:0", ["b1", "+"]),
        (["legal_basis:"], "b1", ["legal_basis:", "legal_basis:"], "2:0", ["b1", "+"]),
    ],
)
def test_enter(lines: list[str], place: str, after: list[str], caret: str, kept: list[str]) -> None:
    edited = split_block(plan_of(*lines), at(place), at(place))
    assert seen(edited) == (after, caret)
    assert ids(edited) == kept


def test_enter_over_a_selection_takes_it_away_first() -> None:
    edited = split_block(plan_of("dash:Một", "plus:Hai"), at("b1:1"), at("b2:1"))
    assert seen(edited) == (["dash:M", "dash:ai"], "2:0")


def test_enter_in_a_field_is_for_the_paper_to_answer() -> None:
    plan = replace(plan_of("Một"), subject="về")
    assert split_block(plan, at("subject:1"), at("subject:1")).plan is plan


def test_a_label_kept_by_hand_stays_with_the_block_and_its_unknown_keys_too() -> None:
    block = Block("b1", Role.SECTION, (Run("Một hai"),), label="7.", unknown='{"zz": 1}')
    plan = replace(plan_of(""), blocks=(block,))
    kept, new = split_block(plan, at("b1:3"), at("b1:3")).plan.blocks
    assert (kept.label, kept.unknown, new.label, new.unknown) == ("7.", '{"zz": 1}', None, "")
    above, same = split_block(plan, at("b1:0"), at("b1:0")).plan.blocks
    assert above.label is None
    assert same is block


# ---------------------------------------------------------------- roles


@pytest.mark.parametrize(
    ("lines", "anchor", "head", "role", "after"),
    [
        (["Một"], "b1", "b1", Role.DASH, ["dash:Một"]),
        (["Một"], "b1", "b1", Role.SECTION, ["section!:Một"]),
        (["Một câu."], "b1", "b1", Role.SECTION, ["section:Một câu."]),
        (["section!:Một"], "b1", "b1", Role.SECTION, ["section:Một"]),  # once more: the other kind
        (["section:Một"], "b1", "b1", Role.SECTION, ["section!:Một"]),
        (["section!:Một"], "b1", "b1", Role.SUBSECTION, ["subsection!:Một"]),
        (["section!:Một"], "b1", "b1", Role.PARAGRAPH, ["Một"]),
        (["part:Một", "Hai", "Ba"], "b3:1", "b2:0", Role.DASH, ["part:Một", "dash:Hai", "dash:Ba"]),
        (["Một", "Hai"], "b1:1", "b2:0", Role.DASH, ["dash:Một", "Hai"]),  # nothing of the second is selected
        (["section:Một.", ""], "b2", "b2", Role.SECTION, ["section:Một.", "section:"]),  # as its sister
        (["section:Một.", "part:Hai", ""], "b3", "b3", Role.SECTION, ["section:Một.", "part:Hai", "section!:"]),
    ],
)
def test_a_role_is_set(lines: list[str], anchor: str, head: str, role: Role, after: list[str]) -> None:
    edited = set_role(plan_of(*lines), at(anchor), at(head), role)
    assert seen(edited)[0] == after
    assert edited.caret == at(head)
    assert ids(edited) == [f"b{n}" for n in range(1, len(lines) + 1)]


def test_a_role_asked_for_as_heading_or_text_is_that() -> None:
    plan = plan_of("Một")
    assert seen(set_role(plan, at("b1"), at("b1"), Role.SECTION, heading=False))[0] == ["section:Một"]
    heading = set_role(plan, at("b1"), at("b1"), Role.SECTION, heading=True).plan
    assert set_role(heading, at("b1"), at("b1"), Role.SECTION, heading=True).plan is heading


def test_another_role_drops_the_label_kept_by_hand() -> None:
    plan = replace(plan_of(""), blocks=(Block("b1", Role.SECTION, (Run("Một"),), label="7."),))
    assert set_role(plan, at("b1"), at("b1"), Role.SUBSECTION).plan.blocks[0].label is None
    assert set_role(plan, at("b1"), at("b1"), Role.SECTION).plan.blocks[0].label == "7."


@pytest.mark.parametrize(
    ("line", "down", "up"),
    [
        ("part:Một", "section:Một", "part:Một"),
        ("section!:Một", "subsection!:Một", "part:Một"),
        ("subsection!:Một", "Một", "section!:Một"),
        ("Một", "dash:Một", "subsection!:Một"),
        ("dash:Một", "plus:Một", "Một"),
        ("plus:Một", "plus:Một", "dash:Một"),
        ("lead:Một", "dash:Một", "subsection!:Một"),
        ("assignment:Một", "dash:Một", "subsection!:Một"),
    ],
)
def test_tab_and_shift_tab_walk_the_levels(line: str, down: str, up: str) -> None:
    plan = plan_of(line)
    down = down.replace("section:Một", "section!:Một") if line.startswith("part") else down
    assert seen(shift_level(plan, at("b1:1"), at("b1:1"), 1))[0] == [down]
    assert seen(shift_level(plan, at("b1:1"), at("b1:1"), -1))[0] == [up]


def test_fields_have_no_role() -> None:
    plan = replace(plan_of("Một"), subject="về")
    assert set_role(plan, at("subject"), at("subject"), Role.DASH).plan is plan
    assert shift_level(plan, at("subject"), at("subject"), 1).plan is plan
    assert autoformat(plan, at("subject:1")) is None
    assert move_up(plan, at("subject"), at("subject")).plan is plan
    assert move_down(plan, at("subject"), at("subject")).plan is plan


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("- ", "dash:"),
        ("– ", "dash:"),
        ("+ ", "plus:"),
        ("* ", "assignment:"),
        ("1. ", "section!:"),
        ("12. ", "section!:"),
        ("a) ", "subsection!:"),
        ("đ) ", "subsection!:"),
    ],
)
def test_a_mark_at_the_start_sets_the_role(typed: str, after: str) -> None:
    edited = autoformat(plan_of(typed), Place("b1", len(typed)))
    assert edited
    assert seen(edited) == ([after], "1:0")


def test_a_mark_before_a_text_leaves_the_text() -> None:
    edited = autoformat(plan_of("- Một câu."), at("b1:2"))
    assert edited
    assert seen(edited) == (["dash:Một câu."], "1:0")


@pytest.mark.parametrize(
    ("text", "place"),
    [("-", "b1:1"), ("a- ", "b1:3"), ("- a ", "b1:4"), ("2026. ", "b1:6"), ("1.5 ", "b1:4"), (" ", "b1:1"), ("", "b1")],
)
def test_other_beginnings_stay_text(text: str, place: str) -> None:
    assert autoformat(plan_of(text), at(place)) is None


# ---------------------------------------------------------------- move


OUTLINE = ("lead:0", "part:I", "section!:1", "x", "dash:-", "assignment:*", "section!:2", "y", "part:II", "closing:K")


def moved(edited: Edited) -> str:
    return " ".join(block.text for block in edited.plan.blocks)


@pytest.mark.parametrize(
    ("id_", "under"),
    [("b2", "I 1 x - * 2 y"), ("b3", "1 x - *"), ("b4", "x - *"), ("b5", "- *"), ("b9", "II"), ("b1", "0"), ("z", "")],
)
def test_a_block_goes_with_what_stands_under_it(id_: str, under: str) -> None:
    plan = plan_of(*OUTLINE)
    texts = {block.id: block.text for block in plan.blocks}
    assert " ".join(texts[one] for one in with_children(plan, id_)) == under


@pytest.mark.parametrize(
    ("move", "place", "after"),
    [
        (move_up, "b7", "0 I 2 y 1 x - * II K"),
        (move_down, "b3", "0 I 2 y 1 x - * II K"),
        (move_up, "b9", "0 II I 1 x - * 2 y K"),
        (move_down, "b2", "0 II I 1 x - * 2 y K"),
        (move_up, "b4", "0 I x - * 1 2 y II K"),  # out of its section, before it
        (move_down, "b4", "0 I 1 2 x - * y II K"),  # into the next one
        (move_down, "b7", "0 I 1 x - * II 2 y K"),
        (move_up, "b1", None),
        (move_down, "b10", None),
        (move_down, "b9", "0 I 1 x - * 2 y K II"),
    ],
)
def test_blocks_move_with_their_children(
    move: Callable[[Plan, Place, Place], Edited], place: str, after: str | None
) -> None:
    plan = plan_of(*OUTLINE)
    edited = move(plan, at(place), at(place))
    assert moved(edited) == (after or moved(Edited(plan, at("b1"), "")))
    assert edited.caret == at(place)
    assert {id(block) for block in edited.plan.blocks} == {id(block) for block in plan.blocks}


def test_several_blocks_move_as_one() -> None:
    plan = plan_of("A", "B", "C", "D")
    assert moved(move_up(plan, at("b2:1"), at("b3:1"))) == "B C A D"
    assert moved(move_down(plan, at("b3:1"), at("b2:1"))) == "A D B C"


def test_moving_up_and_down_again_is_as_before() -> None:
    plan = plan_of("A", "B", "C")
    assert move_down(move_up(plan, at("b2"), at("b2")).plan, at("b2"), at("b2")).plan == plan


@pytest.mark.parametrize(
    ("chosen", "before", "after"),
    [
        (("b1",), None, "B C D A"),
        (("b3", "b2"), "b1", "B C A D"),
        (("b1", "b4"), "b3", "B A D C"),
        (("b2",), "b2", "A B C D"),
        (("b2",), "b3", "A B C D"),
        ((), "b1", "A B C D"),
    ],
)
def test_blocks_are_dropped_before_another(chosen: tuple[str, ...], before: str | None, after: str) -> None:
    plan = plan_of("A", "B", "C", "D")
    edited = move_blocks(plan, chosen, before)
    assert moved(edited) == after
    assert (edited.plan is plan) == (after == "A B C D")


# ---------------------------------------------------------------- delete


@pytest.mark.parametrize(
    ("chosen", "after", "caret"),
    [
        (("b2",), ["A", "C"], "2:0"),
        (("b1", "b3"), ["B"], "1:0"),
        (("b3",), ["A", "B"], "2:1"),
        (("z",), ["A", "B", "C"], "1:0"),
    ],
)
def test_blocks_are_deleted(chosen: tuple[str, ...], after: list[str], caret: str) -> None:
    assert seen(delete_blocks(plan_of("A", "B", "C"), chosen)) == (after, caret)


def test_a_plan_is_never_empty() -> None:
    edited = delete_blocks(plan_of("A", "B"), ("b1", "b2"))
    assert seen(edited) == (["lead:"], "1:0")


def test_tasks_of_deleted_blocks_stay_without_their_lines() -> None:
    plan = replace(plan_of("A", "B"), tasks=(Task("t1", block="b2", covers=("b1",), content="Việc"),))
    task = delete_blocks(plan, ("b2",)).plan.tasks[0]
    assert (task.block, task.covers, task.content) == (None, ("b1",), "Việc")
    assert move_blocks(plan, ("b2",), "b1").plan.tasks is plan.tasks


# ---------------------------------------------------------------- paste


def pasted(*lines: str) -> list[Block]:
    return [block_of(f"b{n}", line) for n, line in enumerate(lines, 1)]


@pytest.mark.parametrize(
    ("lines", "anchor", "head", "new", "after", "caret"),
    [
        (["Một"], "b1:1", "b1:1", ["x *y*"], ["Mx *y*ột"], "1:4"),
        (["Một"], "b1:1", "b1:2", ["dash:x"], ["Mxt"], "1:2"),
        ([""], "b1", "b1", ["dash:x"], ["dash:x"], "1:1"),
        (["lead:"], "b1", "b1", ["x"], ["lead:x"], "1:1"),
        (["Một"], "b1:1", "b1:1", ["x", "dash:y", "z"], ["Mx", "dash:y", "zột"], "3:1"),
        (["dash:Một"], "b1:3", "b1:3", ["dash:x", "dash:y"], ["dash:Mộtx", "dash:y"], "2:1"),
        (["Một"], "b1:3", "b1:3", ["dash:x", "dash:y"], ["Một", "dash:x", "dash:y"], "3:1"),
        (["Một"], "b1:0", "b1:0", ["x", "dash:y"], ["x", "dash:y", "Một"], "2:1"),
        ([""], "b1", "b1", ["part:x", "y"], ["part:x", "y"], "2:1"),
        (["Một", "Hai"], "b1:1", "b2:1", ["x", "y"], ["Mx", "yai"], "2:1"),
        (["A [họ tên]"], "b1:4", "b1:4", ["x", "y"], ["A x", "y"], "2:1"),
        (["Một"], "b1:1", "b1:1", [], ["Một"], "1:1"),
        (["Một"], "b1:1", "b1:1", ["", ""], ["Một"], "1:1"),
    ],
)
def test_blocks_are_pasted(
    lines: list[str], anchor: str, head: str, new: list[str], after: list[str], caret: str
) -> None:
    edited = paste_blocks(plan_of(*lines), at(anchor), at(head), pasted(*new))
    assert seen(edited) == (after, caret)
    assert len({block.id for block in edited.plan.blocks}) == len(edited.plan.blocks)
    assert "b1" in [block.id for block in edited.plan.blocks]


def test_pasting_into_a_field_joins_the_lines() -> None:
    plan = plan_of("Một")
    new = pasted("x *y*", "dash:z")
    assert paste_blocks(plan, at("subject"), at("subject"), new).plan.subject == "x y\nz"
    assert paste_blocks(plan, at("place"), at("place"), new).plan.place == "x y z"


def test_what_is_pasted_is_cleaned() -> None:
    edited = paste_blocks(plan_of(""), at("b1"), at("b1"), pasted("e\u0302\u0301😀", "dash:y"))
    assert seen(edited)[0] == ["ế", "dash:y"]
