"""Deeds at random places of a plan, for tests of all that edits promise."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from kehoach_desktop.domain import plan_edits as edits
from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Block, Plan, Recipient, Role, Run, Signature, Task
from kehoach_desktop.domain.plan_edits import Edited
from kehoach_desktop.domain.plan_search import Sought, replace_all
from tests.helpers.plans import PARTY_PLAN, with_tasks

WORDS = ("kế ", "hoạch", " ", "\u0301", "x", "đ", "\n", "- ", "1. ", "😀", "[", "…")


def starting_plan() -> Plan:
    plan = with_tasks(PARTY_PLAN)
    linked = (replace(plan.tasks[0], block="b12", covers=("b10", "b11")), Task("t8", "b12", ("b9",)), *plan.tasks[1:])
    blank = Block("b14", Role.DASH, (Run("Ông "), Run("họ tên", blank=True), Run(" ký", bold=True)))
    signatures = (Signature("T/M UỶ BAN", None, "Lê Hà"),)
    return replace(plan, tasks=linked, blocks=(*plan.blocks, blank), co_signatures=signatures)


def all_spots(plan: Plan) -> list[str]:
    """Every spot of the paper and of the inspector."""
    fields = ["subject", "place", "number", "issue_date", "symbol", "archive_line", "secrecy", "contact"]
    fields += [f"recipients/{n}" for n in range(max(len(plan.recipients), 1))]
    fields += [f"{one}.{name}" for one in ("signature", "co_signatures/0") for name in ("authority", "signatory")]
    fields += [f"annexes/{annex.id}.annex_title" for annex in plan.annexes]
    fields += [f"tasks/{task.id}.{name}" for task in plan.tasks for name in ("lead", "deadline", "content")]
    return [spot for spot in fields if edits.has_spot(plan, spot)] + [block.id for block in plan.blocks] * 2


def some_place(plan: Plan, random: Random) -> Place:
    spot = random.choice(all_spots(plan))
    return Place(spot, random.randint(0, len(edits.spot_text(plan, spot))))


def some_block(random: Random) -> Block:
    runs = (Run(random.choice(WORDS) + "a", bold=random.random() < 0.3), Run("tên", blank=True))
    return Block("x", random.choice(list(Role)), runs[: random.randint(0, 2)], random.random() < 0.5)


def _typed(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.replace_text(plan, anchor, head, random.choice(WORDS))


def _typed_here(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.replace_text(plan, head, head, random.choice(WORDS))


def _moved(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    chosen = edits.with_children(plan, random.choice(plan.blocks).id)
    return edits.move_blocks(plan, chosen, random.choice([None, *(block.id for block in plan.blocks)]))


def _deleted(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.delete_blocks(plan, [block.id for block in plan.blocks if random.random() < 0.2])


def _pasted(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.paste_blocks(plan, anchor, head, [some_block(random) for _ in range(random.randint(0, 3))])


def _copied(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.paste_blocks(plan, head, head, edits.copied_blocks(plan, anchor, head)[:4])


def _role(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.set_role(plan, anchor, head, random.choice(list(Role)))


def _level(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.shift_level(plan, anchor, head, random.choice([-1, 1]))


def _formatted(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.autoformat(plan, head) or Edited(plan, head, "")


def _recipients(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    count = len(plan.recipients)
    if not count or random.random() < 0.4:
        return edits.add_recipients(plan, [Recipient("Dân", blank=random.random() < 0.3)], random.randint(0, count))
    at = random.randrange(count)
    return random.choice([edits.remove_recipient(plan, at), edits.move_recipient(plan, at, random.randrange(count))])


def _field(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    name, value = random.choice(
        [("secrecy", "MẬT"), ("secrecy", None), ("layout.two_sided", True), ("draft_number", random.randint(1, 9))]
    )
    return edits.with_field(plan, name, value)


def _searched(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return replace_all(plan, Sought(random.choice(["dang", "a", "ban"])), random.choice(["", "b", "đảng"])).edited


def _deletes_across(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.replace_text(plan, anchor, head, "")


def _deletes_from_the_start(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.delete_before(plan, Place(head.spot))


def _blank(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.insert_blank(plan, head, head, "tên")


def _at_caret(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    deed = random.choice(
        [edits.delete_before, edits.delete_after, edits.delete_word_before, edits.delete_word_after, edits.compose_word]
    )
    return deed(plan, head)


def _on_selection(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    deed = random.choice(
        [edits.break_line, edits.split_block, edits.toggle_bold, edits.toggle_italic, edits.move_up, edits.move_down]
    )
    return deed(plan, anchor, head)


def _enter(plan: Plan, anchor: Place, head: Place, random: Random) -> Edited:
    return edits.split_block(plan, head, head)


_MANY = (_typed_here, _at_caret, _on_selection)
_FEW = (_typed, _deletes_across, _deletes_from_the_start, _blank, _enter, _moved, _deleted, _pasted, _copied, _role,
        _level, _formatted, _recipients, _field, _searched)  # fmt: skip
DEEDS: tuple[Callable[[Plan, Place, Place, Random], Edited], ...] = (*_MANY * 4, *_FEW)


def some_deed(plan: Plan, random: Random) -> tuple[Edited, Place]:
    """A deed done at a random place, and that place."""
    head = some_place(plan, random)
    anchor = some_place(plan, random) if random.random() < 0.3 else head
    if anchor.spot not in {block.id for block in plan.blocks} or random.random() < 0.7:
        anchor = Place(head.spot, random.randint(0, len(edits.spot_text(plan, head.spot))))
    return random.choice(DEEDS)(plan, anchor, head, random), head
