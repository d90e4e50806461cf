from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plan import Block, Plan, Role, Run, Task
from kehoach_desktop.domain.plan_edits import (
    Edited,
    Place,
    copied_blocks,
    delete_blocks,
    merge_blocks,
    move_blocks,
    paste_blocks,
    replace_text,
    set_role,
    split_block,
)
from kehoach_desktop.domain.task_binding import BoundTask, Standing, bound, source_quote, words_of

LINE = "Văn phòng Đảng uỷ chủ trì, hoàn thành trong quý I/2027."
DUTY = "Lập danh bạ nơi nhận dùng chung."


def block(id_: str, text: str, role: Role = Role.DASH) -> Block:
    return Block(id_, role, (Run(text),) if text else ())


PLAN = Plan(
    "p",
    "hd05",
    blocks=(
        block("b1", "Mở đầu của kế hoạch."),
        block("b2", DUTY),
        block("b3", LINE, Role.ASSIGNMENT),
        block("b4", "Kinh phí theo dự toán."),
    ),
)
FOUND = Task("f1", "b3", ("b2",), LINE, DUTY.rstrip("."), "Văn phòng Đảng uỷ")
KEPT = replace(FOUND, id="t1", quote=f"{DUTY}\n{LINE}", accepted=True)
WITH_TASK = replace(PLAN, tasks=(KEPT,))


def at(spot: str, offset: int = 0) -> Place:
    return Place(spot, offset)


def only(plan: Plan, *found: Task) -> BoundTask:
    (one,) = bound(plan, found)
    return one


def typed(plan: Plan, spot: str, text: str) -> Plan:
    old = next(one for one in plan.blocks if one.id == spot)
    return replace_text(plan, at(spot), at(spot, len(old.text)), text).plan


# ---------------------------------------------------------------- which sentence is whose


def test_what_the_list_has_is_not_proposed_again() -> None:
    one = only(WITH_TASK, FOUND)
    assert (one.task, one.standing, one.block, one.found) == (KEPT, Standing.KEPT, "b3", FOUND)


def test_what_the_list_lacks_is_proposed() -> None:
    assert only(PLAN, FOUND) == BoundTask(FOUND, Standing.PROPOSED, "b3", FOUND)


def test_a_sentence_that_was_dismissed_is_proposed_again_only_when_it_changes() -> None:
    plan = replace(PLAN, dismissed=(LINE.upper(),))
    assert bound(plan, [FOUND]) == ()
    assert only(plan, replace(FOUND, quote=f"{LINE} Báo cáo.")).standing is Standing.PROPOSED


@pytest.mark.parametrize("text", [LINE.upper(), f"  {LINE}", LINE.replace("uỷ", "ủy"), f"Khi xong: {LINE}"])
def test_case_spaces_tone_style_and_words_around_it_change_no_sentence(text: str) -> None:
    assert only(typed(WITH_TASK, "b3", text)).standing is Standing.KEPT


def test_another_sentence_in_its_place_is_told_with_what_it_says_now() -> None:
    new = LINE.replace("quý I/2027", "quý II/2027")
    found = replace(FOUND, quote=new)
    one = only(typed(WITH_TASK, "b3", new), found)
    assert (one.task, one.standing, one.block, one.found) == (KEPT, Standing.CHANGED, "b3", found)


def test_a_change_of_what_the_line_covers_is_a_change_too() -> None:
    one = only(typed(WITH_TASK, "b2", "Lập danh bạ điện tử."), replace(FOUND, content="Lập danh bạ điện tử"))
    assert one.standing is Standing.CHANGED


def test_a_task_whose_words_are_nowhere_is_lost_and_comes_first() -> None:
    plan = replace(typed(typed(WITH_TASK, "b3", "Hết."), "b2", "Xong."), tasks=(Task("t0", "b1"), KEPT))
    assert [(one.task.id, one.standing) for one in bound(plan, [])] == [("t1", Standing.LOST), ("t0", Standing.KEPT)]


def test_words_that_stand_in_another_block_are_found_there() -> None:
    plan = replace(WITH_TASK, blocks=tuple(replace(one, id=f"n{one.id}") for one in WITH_TASK.blocks))
    one = only(plan, replace(FOUND, block="nb3", covers=("nb2",)))
    assert (one.standing, one.block) == (Standing.KEPT, "nb3")


def test_a_sentence_written_anew_elsewhere_is_known_by_its_contents() -> None:
    plan = replace(WITH_TASK, blocks=(block("x", "Giao Văn phòng lập danh bạ nơi nhận dùng chung."),))
    found = Task("f", "x", quote=plan.blocks[0].text, content="Lập danh bạ nơi nhận dùng chung")
    one = only(plan, found)
    assert (one.task, one.standing, one.block, one.found) == (KEPT, Standing.CHANGED, "x", found)


def test_a_task_by_hand_needs_no_sentence() -> None:
    assert only(replace(PLAN, tasks=(Task("t1", content="Làm"),))).standing is Standing.KEPT


def test_a_task_of_a_template_stands_for_what_its_line_proposes() -> None:
    plan = replace(PLAN, tasks=(Task("t1", "b3", lead="Văn phòng"),))
    assert only(plan, FOUND).found == FOUND


def test_a_task_taken_out_of_a_longer_sentence_leaves_no_proposal_of_the_whole() -> None:
    whole = "Văn phòng Đảng uỷ lập danh bạ; trước ngày 15/01/2027 gửi các chi bộ."
    plan = typed(PLAN, "b4", whole)
    part = Task("t1", "b4", quote="gửi các chi bộ", content="Gửi danh bạ", lead="Văn phòng Đảng uỷ", accepted=True)
    assert only(replace(plan, tasks=(part,)), Task("f4", "b4", quote=whole, content="Lập danh bạ")).task == part


def test_a_task_divided_in_two_and_two_that_became_one_leave_no_proposal() -> None:
    halves = (replace(KEPT, id="t1", content="A"), replace(KEPT, id="t2", content="B"))
    assert len(bound(replace(PLAN, tasks=halves), [FOUND])) == 2
    second = Task("f2", "b4", quote=PLAN.blocks[3].text, content="Kinh phí")
    merged = replace(KEPT, covers=("b2", "b4"), quote=f"{KEPT.quote}\n{second.quote}")
    assert len(bound(replace(PLAN, tasks=(merged,)), [FOUND, second])) == 1


def test_lines_quoted_together_are_kept_and_their_change_is_seen() -> None:
    blocks = (block("b1", DUTY), block("b2", "Chủ trì: Văn phòng Đảng uỷ"), block("b3", "Thời hạn: quý I/2027"))
    task = Task("t1", "b2", ("b1",), f"{DUTY}\nChủ trì: Văn phòng Đảng uỷ Thời hạn: quý I/2027", accepted=True)
    plan = replace(PLAN, blocks=blocks, tasks=(task,))
    assert only(plan).standing is Standing.KEPT
    assert only(typed(plan, "b3", "Thời hạn: quý III/2027")).standing is Standing.CHANGED


def test_two_sentences_of_one_block_are_two_tasks() -> None:
    blocks = (block("b", "Giao A làm một việc. Giao B làm việc khác."),)
    first, second = (Task(f"f{n}", "b", quote=text) for n, text in enumerate(blocks[0].text.split(". ")))
    plan = replace(PLAN, blocks=blocks, tasks=(replace(first, id="t1", accepted=True),))
    assert [one.standing for one in bound(plan, [first, second])] == [Standing.KEPT, Standing.PROPOSED]


def test_the_source_of_a_task_is_its_lines_and_its_own_words() -> None:
    blocks = {one.id: one for one in PLAN.blocks}
    assert source_quote(FOUND, blocks) == f"{DUTY}\n{LINE}"
    assert source_quote(replace(FOUND, quote=f"{DUTY} {LINE}"), blocks) == f"{DUTY} {LINE}"
    assert source_quote(Task("t"), blocks) is None


# ---------------------------------------------------------------- while the text is edited


def cut_and_pasted(plan: Plan, spot: str, target: str, offset: int) -> Plan:
    old = next(one for one in plan.blocks if one.id == spot)
    kept = copied_blocks(plan, at(spot), at(spot, len(old.text)))
    plan = delete_blocks(plan, {spot}).plan
    return paste_blocks(plan, at(target, offset), at(target, offset), kept).plan


def test_what_is_cut_and_pasted_takes_its_task_along() -> None:
    plan = cut_and_pasted(WITH_TASK, "b3", "b4", 0)
    (task,) = plan.tasks
    assert (task.block, task.covers) == ("b4", ("b2",))
    assert only(plan).standing is Standing.KEPT


def test_what_is_pasted_into_an_empty_block_takes_its_task_along() -> None:
    plan = replace(WITH_TASK, blocks=(*WITH_TASK.blocks, block("b5", "", Role.PARAGRAPH)))
    plan = cut_and_pasted(plan, "b3", "b5", 0)
    assert plan.tasks[0].block == next(one.id for one in plan.blocks if one.text == LINE)


def test_a_copy_does_not_take_the_task_from_its_line() -> None:
    copied = copied_blocks(WITH_TASK, at("b3"), at("b3", len(LINE)))
    assert paste_blocks(WITH_TASK, at("b1"), at("b1"), copied).plan.tasks == (KEPT,)


def test_divided_before_its_sentence_the_block_gives_the_task_to_the_new_one() -> None:
    plan = replace(PLAN, blocks=(block("b", f"Việc trước. {LINE}"),), tasks=(Task("t1", "b", quote=LINE),))
    edited = split_block(plan, at("b", len("Việc trước. ")), at("b", len("Việc trước. "))).plan
    assert edited.blocks[1].id != "b"
    assert edited.tasks[0].block == edited.blocks[1].id


def some_edit(plan: Plan, random: Random) -> Edited:
    ids = [one.id for one in plan.blocks]
    number = random.randrange(len(ids))
    spot, text = ids[number], plan.blocks[number].text
    one, other = sorted(random.randrange(len(text) + 1) for _ in range(2))
    match random.randrange(7):
        case 0:
            return replace_text(plan, at(spot, one), at(spot, other), random.choice(["", "và", "Giao Ban"]))
        case 1:
            return split_block(plan, at(spot, one), at(spot, one))
        case 2:
            return delete_blocks(plan, {spot})
        case 3 if number + 1 < len(ids):
            return merge_blocks(plan, number)
        case 4:
            return move_blocks(plan, {spot}, random.choice(ids))
        case 5:
            return paste_blocks(plan, at(spot, one), at(spot, other), copied_blocks(plan, at(ids[0]), at(spot, one)))
        case _:
            return set_role(plan, at(spot), at(spot), random.choice(list(Role)))


@given(seed=st.integers(0, 10**9))
def test_whatever_is_done_to_the_text_no_accepted_task_goes_and_none_goes_silently(seed: int) -> None:
    random, plan = Random(seed), WITH_TASK
    for _ in range(12):
        plan = some_edit(plan, random).plan
        (task,) = plan.tasks
        assert (task.id, task.content, task.lead, task.quote) == (KEPT.id, KEPT.content, KEPT.lead, KEPT.quote)
        assert task.accepted
        assert task.block is None or any(one.id == task.block for one in plan.blocks)
        (one,) = bound(plan, [])
        has_words = words_of(LINE) in words_of(" ".join(block.text for block in plan.blocks))
        assert one.standing is not Standing.PROPOSED
        if has_words:
            assert one.block is not None
        if one.standing is Standing.KEPT:
            assert has_words
