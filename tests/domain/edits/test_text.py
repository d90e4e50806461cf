"""Typing and deleting: tables of blocks, place and deed against blocks and place."""

from dataclasses import replace

import pytest

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.plan import Block, Plan, Recipient, Role, Run, Task
from kehoach_desktop.domain.plan_edits import (
    Look,
    blank_at,
    break_line,
    compose_word,
    copied_blocks,
    copied_text,
    delete_after,
    delete_before,
    delete_word_after,
    delete_word_before,
    insert_blank,
    insert_runs,
    look_at,
    merge_blocks,
    replace_text,
    spot_text,
    toggle_bold,
    toggle_italic,
)
from tests.domain.edits.small_plans import at, ids, plan_of, seen
from tests.helpers.plans import PARTY_PLAN


@pytest.mark.parametrize(
    ("lines", "anchor", "head", "text", "after", "caret"),
    [
        (["Một"], "b1:3", "b1:3", " hai", ["Một hai"], "1:7"),
        (["Một"], "b1:0", "b1:0", "A", ["AMột"], "1:1"),
        ([""], "b1", "b1", "A", ["A"], "1:1"),
        (["Một hai"], "b1:0", "b1:4", "", ["hai"], "1:0"),
        (["Một hai"], "b1:4", "b1:0", "", ["hai"], "1:0"),  # selected backwards
        (["dash:Một", "plus:Hai", "Ba"], "b1:1", "b3:1", "x", ["dash:Mxa"], "1:2"),
        (["dash:Một", "plus:Hai"], "b2:3", "b1:3", "", ["dash:Một"], "1:3"),
        (["A *đậm* B"], "b1:5", "b1:5", "x", ["A *đậmx* B"], "1:6"),  # as the letter before
        (["A *đậm* B"], "b1:2", "b1:2", "x", ["A x*đậm* B"], "1:3"),
        (["A *đậm* B"], "b1:2", "b1:5", "x", ["A *x* B"], "1:3"),  # as the letter replaced
        (["*đậm*"], "b1:0", "b1:0", "x", ["*xđậm*"], "1:1"),
        (["Ông [họ tên] ký"], "b1:4", "b1:10", "Khôi", ["Ông Khôi ký"], "1:8"),
        (["Ông [họ tên] ký"], "b1:6", "b1:6", "Khôi", ["Ông Khôi ký"], "1:8"),  # typed into it
        (["Ông [họ tên] ký"], "b1:6", "b1:11", "", ["Ông ký"], "1:4"),  # touched, it goes whole
        (["Ông [họ tên] ký"], "b1:4", "b1:4", "bà ", ["Ông bà [họ tên] ký"], "1:7"),
        (["Ông [họ tên] ký"], "b1:10", "b1:10", "x", ["Ông [họ tên]x ký"], "1:11"),
        (["[họ tên]", "[chức vụ]"], "b1:2", "b2:2", "x", ["x"], "1:1"),
        (["Một"], "b1:3", "b1:3", "😀\x07!", ["Một!"], "1:4"),
        (["Một"], "b1:99", "b1:99", "!", ["Một!"], "1:4"),
        (["Một"], "nowhere", "nowhere", "!", ["!Một"], "1:1"),
        (["Một", "Hai"], "b1:1", "archive_line", "", ["M"], "1:1"),  # to the end of the body
        (["Một", "Hai"], "b2:1", "subject", "", ["ai"], "1:0"),  # to its beginning
    ],
)
def test_text_replaces_what_is_selected(
    lines: list[str], anchor: str, head: str, text: str, after: list[str], caret: str
) -> None:
    assert seen(replace_text(plan_of(*lines), at(anchor), at(head), text)) == (after, caret)


def test_the_first_block_keeps_its_id_and_role() -> None:
    edited = replace_text(plan_of("part:Một", "Hai", "dash:Ba"), at("b1:1"), at("b3:1"), "")
    assert ids(edited) == ["b1"]
    assert edited.plan.blocks[0].role is Role.PART


def test_what_is_typed_takes_the_look_that_is_asked_for() -> None:
    plan = plan_of("Một *hai*")
    assert seen(replace_text(plan, at("b1:7"), at("b1:7"), "x", Look()))[0] == ["Một *hai*x"]
    assert seen(replace_text(plan, at("b1:1"), at("b1:1"), "x", Look(italic=True)))[0] == ["M_x_ột *hai*"]


def test_unknown_keys_of_a_run_stay_with_its_text() -> None:
    plan = replace(plan_of(""), blocks=(Block("b1", Role.LEAD, (Run("ab", unknown='{"zz": 1}'),), unknown='{"y": 2}'),))
    block = replace_text(plan, at("b1:1"), at("b1:1"), "x").plan.blocks[0]
    assert block.runs == (Run("axb", unknown='{"zz": 1}'),)
    assert block.unknown == '{"y": 2}'


def test_nothing_to_do_gives_back_the_same_plan() -> None:
    plan = plan_of("Ông [họ tên]")
    assert replace_text(plan, at("b1:6"), at("b1:6"), "").plan is plan
    assert replace_text(plan, at("b1:2"), at("b1:2"), "").plan is plan
    assert replace_text(plan, at("b1:2"), at("b1:2"), "\x00").plan is plan


def test_the_other_blocks_are_the_very_same() -> None:
    plan = plan_of("Một", "Hai", "Ba")
    after = replace_text(plan, at("b2:1"), at("b2:1"), "x").plan
    assert after.blocks[0] is plan.blocks[0]
    assert after.blocks[2] is plan.blocks[2]


# ---------------------------------------------------------------- input methods


def test_a_combining_mark_typed_after_a_bold_run_joins_it() -> None:
    typed = replace_text(plan_of("*ê*"), at("b1:1"), at("b1:1"), "\u0301", Look())
    assert seen(typed) == (["*ê\u0301*"], "1:2")
    assert seen(compose_word(typed.plan, typed.caret)) == (["*ế*"], "1:1")


@pytest.mark.parametrize(
    ("text", "offset", "after", "caret"),
    [
        ("tie\u0302\u0301ng va", 8, "tiếng va", 6),
        ("tie\u0302\u0301ng", 4, "tiếng", 3),
        ("tiếng", 3, "tiếng", 3),
    ],
)
def test_a_finished_word_becomes_nfc_and_the_caret_keeps_its_letter(
    text: str, offset: int, after: str, caret: int
) -> None:
    edited = compose_word(plan_of(text), Place("b1", offset))
    assert seen(edited) == ([after], f"1:{caret}")
    subject = replace(plan_of(""), subject=text)
    edited = compose_word(subject, Place("subject", offset))
    assert (edited.plan.subject, edited.caret) == (after, Place("subject", caret))


def test_composing_what_is_composed_gives_back_the_same_plan() -> None:
    plan = plan_of("tiếng")
    assert compose_word(plan, at("b1:2")).plan is plan


@pytest.mark.parametrize(
    "keys",
    ["tie⌫êng⌫⌫⌫ếng ", "tiê\u0301ng⌫⌫⌫⌫ê\u0301ng ", "tieng⌫⌫⌫ê\u0301ng "],
    ids=["composed", "combining", "retyped"],
)
def test_unikey_counts_its_backspaces_in_code_points(keys: str) -> None:
    plan, caret = plan_of(""), at("b1")
    for key in keys:
        edited = delete_before(plan, caret) if key == "⌫" else replace_text(plan, caret, caret, key)
        plan, caret = edited.plan, edited.caret
    edited = compose_word(plan, caret)
    assert seen(edited) == (["tiếng "], "1:6")


# ---------------------------------------------------------------- delete


@pytest.mark.parametrize(
    ("lines", "place", "after", "caret"),
    [
        (["Một"], "b1:3", ["Mộ"], "1:2"),
        (["e\u0301"], "b1:2", ["e"], "1:1"),  # one code point
        (["Một"], "b1:0", ["Một"], "1:0"),
        (["dash:Một", "plus:Hai"], "b2:0", ["dash:MộtHai"], "1:3"),
        (["dash:", "plus:Hai"], "b2:0", ["plus:Hai"], "1:0"),  # nothing to keep in the empty one
        (["dash:Một", "plus:"], "b2:0", ["dash:Một"], "1:3"),
        (["Ông [họ tên]"], "b1:10", ["Ông "], "1:4"),
    ],
)
def test_backspace(lines: list[str], place: str, after: list[str], caret: str) -> None:
    assert seen(delete_before(plan_of(*lines), at(place))) == (after, caret)


@pytest.mark.parametrize(
    ("lines", "place", "after", "caret"),
    [
        (["Một"], "b1:0", ["ột"], "1:0"),
        (["ae\u0301b"], "b1:1", ["ab"], "1:1"),  # with its mark, or that would fall on the a
        (["Một"], "b1:3", ["Một"], "1:3"),
        (["Một", "plus:Hai"], "b1:3", ["MộtHai"], "1:3"),
        (["Một", "plus:"], "b1:3", ["Một"], "1:3"),
        (["[họ tên] ký"], "b1:0", [" ký"], "1:0"),
    ],
)
def test_delete(lines: list[str], place: str, after: list[str], caret: str) -> None:
    assert seen(delete_after(plan_of(*lines), at(place))) == (after, caret)


@pytest.mark.parametrize(
    ("text", "offset", "before", "behind"),
    [
        ("một hai ba", 7, "một  ba", "một haiba"),
        ("một hai ba", 8, "một ba", "một hai "),
        ("một, hai", 4, "một hai", "một,hai"),
        ("một", 3, "", "một"),
        ("một", 0, "một", ""),
    ],
)
def test_ctrl_takes_whole_words(text: str, offset: int, before: str, behind: str) -> None:
    plan = plan_of(text)
    assert delete_word_before(plan, Place("b1", offset)).plan.blocks[0].text == before
    assert delete_word_after(plan, Place("b1", offset)).plan.blocks[0].text == behind


def test_backspace_at_the_start_of_a_field_does_nothing() -> None:
    plan = replace(plan_of("Một"), subject="về việc")
    assert delete_before(plan, at("subject")).plan is plan
    assert delete_after(plan, at("subject:7")).plan is plan


def test_merging_keeps_the_first_id() -> None:
    assert ids(merge_blocks(plan_of("Một", "Hai", "Ba"), 1)) == ["b1", "b2"]


def test_shift_enter_breaks_a_line_where_lines_can_be() -> None:
    assert seen(break_line(plan_of("Một"), at("b1:1"), at("b1:1"))) == (["M\nột"], "1:2")
    plan = replace(plan_of("Một"), subject="về việc", place="Vạn Phúc")
    assert break_line(plan, at("subject:2"), at("subject:2")).plan.subject == "về\n việc"
    assert break_line(plan, at("place:2"), at("place:2")).plan is plan


# ---------------------------------------------------------------- tasks keep their lines


def tasked(*lines: str, content: str | None = "Nội dung", covers: tuple[str, ...] = ("b1", "b2")) -> Plan:
    return replace(plan_of(*lines), tasks=(Task("t1", block="b3", covers=covers, content=content),))


def test_a_task_moves_to_the_block_that_takes_its_text() -> None:
    task = delete_before(tasked("Một", "Hai", "assignment:Ba"), at("b3:0")).plan.tasks[0]
    assert (task.block, task.covers) == ("b2", ("b1",))
    task = delete_before(tasked("Một", "Hai", "assignment:Ba"), at("b2:0")).plan.tasks[0]
    assert (task.block, task.covers) == ("b3", ("b1",))


def test_a_task_stays_when_its_line_is_deleted() -> None:
    task = replace_text(tasked("Một", "Hai", "assignment:Ba"), at("b2:1"), at("b3:2"), "").plan.tasks[0]
    assert (task.block, task.covers, task.content) == (None, ("b1", "b2"), "Nội dung")


def test_what_only_the_lines_said_of_a_task_is_kept_in_it() -> None:
    plan = tasked("Một.", "Hai;", "assignment:Ba", content=None)
    assert replace_text(plan, at("b2:1"), at("b3:2"), "").plan.tasks[0].content == "Một; Hai"
    alone = tasked("Một.", "Hai;", "assignment:Ba.", content=None, covers=())
    assert replace_text(alone, at("b2:1"), at("b3:3"), "").plan.tasks[0].content == "Ba"


def test_typing_leaves_the_tasks_alone() -> None:
    plan = tasked("Một", "Hai", "assignment:Ba")
    assert replace_text(plan, at("b3:1"), at("b3:2"), "x").plan.tasks is plan.tasks


# ---------------------------------------------------------------- looks


@pytest.mark.parametrize(
    ("lines", "anchor", "head", "after"),
    [
        (["Một hai"], "b1:0", "b1:3", ["*Một* hai"]),
        (["*Một* hai"], "b1:0", "b1:7", ["*Một hai*"]),
        (["*Một hai*"], "b1:1", "b1:3", ["*M*ột* hai*"]),
        (["Một", "Hai", "Ba"], "b1:1", "b3:1", ["M*ột*", "*Hai*", "*B*a"]),
        (["Ông [họ tên]"], "b1:0", "b1:5", ["*Ông *[họ tên]"]),
    ],
)
def test_bold_is_given_to_all_that_is_selected(lines: list[str], anchor: str, head: str, after: list[str]) -> None:
    edited = toggle_bold(plan_of(*lines), at(anchor), at(head))
    assert seen(edited)[0] == after
    assert (edited.anchor, edited.caret) == (at(anchor), at(head))


def test_bold_twice_is_as_before() -> None:
    plan = plan_of("Một [họ tên] hai", "Ba")
    once = toggle_bold(plan, at("b1:2"), at("b2:1"))
    assert toggle_bold(once.plan, at("b1:2"), at("b2:1")).plan == plan
    once = toggle_italic(plan, at("b1:2"), at("b2:1"))
    assert toggle_italic(once.plan, at("b1:2"), at("b2:1")).plan == plan


def test_a_blank_that_was_set_bold_is_still_one_blank() -> None:
    runs = toggle_bold(plan_of("Ông [họ tên] ký"), at("b1:6"), at("b1:7")).plan.blocks[0].runs
    assert Run("họ tên", bold=True, blank=True) in runs


def test_looks_have_no_place_in_fields_and_without_a_selection() -> None:
    plan = replace(plan_of("Một"), subject="về việc")
    assert toggle_bold(plan, at("subject:0"), at("subject:3")).plan is plan
    assert toggle_bold(plan, at("b1:1"), at("b1:1")).plan is plan


def test_the_look_shown_is_that_of_what_would_be_typed() -> None:
    plan = plan_of("Một *hai* ba")
    assert look_at(plan, at("b1:5"), at("b1:5")) == Look(bold=True)
    assert look_at(plan, at("b1:4"), at("b1:4")) == Look()
    assert look_at(plan, at("b1:4"), at("b1:7")) == Look(bold=True)
    assert look_at(plan, at("b1:3"), at("b1:7")) == Look()
    assert look_at(plan, at("subject"), at("subject")) == Look()


# ---------------------------------------------------------------- copy


def test_a_piece_of_a_block_is_copied_as_a_plain_paragraph() -> None:
    [block] = copied_blocks(plan_of("dash:Một *hai*"), at("b1:2"), at("b1:6"))
    assert (block.role, block.runs) == (Role.PARAGRAPH, (Run("t "), Run("ha", bold=True)))


def test_whole_blocks_are_copied_with_role_and_ids_of_their_own() -> None:
    blocks = copied_blocks(plan_of("part:Một", "dash:Hai"), at("b1:0"), at("b2:3"))
    assert [(block.role, block.text) for block in blocks] == [(Role.PART, "Một"), (Role.DASH, "Hai")]
    assert not {"b1", "b2"} & {block.id for block in blocks}


def test_copied_text_has_labels_and_blanks_as_printed(hd05: Ruleset) -> None:
    plan = plan_of("part:Một", "section:Hai [họ tên]", "dash:Ba")
    forms = Context(hd05).labels
    assert copied_text(plan, at("b1:0"), at("b3:1"), forms) == "I- Một\n1. Hai [họ tên]\n- B"
    assert copied_text(plan, at("b1:1"), at("b2:3")) == "ột\nHai"
    assert copied_text(replace(plan, subject="về việc"), at("subject:3"), at("subject:7"), forms) == "việc"
    assert copied_blocks(replace(plan, subject="về"), at("subject:0"), at("subject:2"))[0].text == "về"


# ---------------------------------------------------------------- blanks and runs


def test_a_blank_is_found_from_its_start_and_inside() -> None:
    plan = plan_of("Ông [họ tên] ký")
    assert blank_at(plan, at("b1:4")) == blank_at(plan, at("b1:9")) == (at("b1:4"), at("b1:10"))
    assert blank_at(plan, at("b1:3")) is blank_at(plan, at("b1:10")) is blank_at(plan, at("subject")) is None


def test_a_blank_is_put_in_for_what_is_selected() -> None:
    plan = plan_of("Ông Khôi ký")
    assert seen(insert_blank(plan, at("b1:4"), at("b1:8"), " họ tên ")) == (["Ông [họ tên] ký"], "1:10")
    assert insert_blank(plan, at("b1:4"), at("b1:8"), "  ").plan is plan
    assert insert_blank(plan, at("subject"), at("subject"), "họ tên").plan is plan


def test_runs_are_put_in_as_they_look() -> None:
    plan = plan_of("Một")
    new = (Run("đậm", bold=True), Run("họ tên", blank=True))
    assert seen(insert_runs(plan, at("b1:1"), at("b1:2"), new)) == (["M*đậm*[họ tên]t"], "1:10")
    assert insert_runs(plan, at("subject"), at("subject"), new).plan.subject == "đậm…"


# ---------------------------------------------------------------- fields


@pytest.mark.parametrize(
    ("spot", "text", "after"),
    [
        ("subject", "về\nviệc", "về\nviệc"),
        ("place", "Vạn\nPhúc", "Vạn Phúc"),
        ("recipients/1", "Các chi bộ", "Các chi bộ"),
        ("recipients/0.note", "để báo cáo", "để báo cáo"),
        ("signature.authority", "T/M\nBAN", "T/M\nBAN"),
        ("co_signatures/0.signatory", "Lê Hà", "Lê Hà"),
    ],
)
def test_fields_are_typed_into_as_blocks_are(spot: str, text: str, after: str) -> None:
    plan = replace(PARTY_PLAN, co_signatures=(PARTY_PLAN.signature,))
    old = spot_text(plan, spot)
    edited = replace_text(plan, Place(spot), Place(spot, len(old)), text)
    assert spot_text(edited.plan, spot) == after
    assert edited.caret == Place(spot, len(after))
    assert edited.plan.blocks is plan.blocks


def test_an_emptied_field_is_open_again() -> None:
    edited = replace_text(PARTY_PLAN, at("place:0"), at("place:99"), "")
    assert edited.plan.place is None
    assert edited.caret == at("place:0")


def test_a_selection_that_leaves_its_field_ends_at_its_border() -> None:
    edited = replace_text(PARTY_PLAN, at("place:3"), at("b3:2"), "")
    assert edited.plan.place == "Vạn"
    assert edited.plan.blocks is PARTY_PLAN.blocks
    edited = replace_text(PARTY_PLAN, at("recipients/1:3"), at("b3:2"), "")
    assert edited.plan.recipients[1] == Recipient(" đồng chí Đảng uỷ viên")
