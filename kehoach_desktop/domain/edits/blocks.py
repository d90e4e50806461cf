"""Enter, roles, levels, moving, deleting and pasting: what is done to whole blocks."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from ..blanks import Place
from ..plan import Block, Plan, Role, Run
from . import runs as pieces
from .edited import Edited, block_index, empty_block, new_id, with_blocks
from .spots import Kind, clipped, field_kind, valid_place
from .text import insert_runs, replace_text

# What Tab and Shift+Tab walk, outermost first; other roles stand at the level of a paragraph.
LADDER = (Role.PART, Role.SECTION, Role.SUBSECTION, Role.PARAGRAPH, Role.DASH, Role.PLUS)
_NUMBERED = (Role.SECTION, Role.SUBSECTION)
_ASIDE = (Role.LEAD, Role.LEGAL_BASIS, Role.CLOSING)  # under no heading
_LONGEST_HEADING = 120  # letters: more is a sentence that lacks its end

_MARK = re.compile(r"(?P<dash>[-–])|(?P<plus>\+)|(?P<star>\*)|(?P<number>\d{1,2}\.)|(?P<letter>[a-zđ]\))")
_ROLE_OF_MARK = {
    "dash": Role.DASH,
    "plus": Role.PLUS,
    "star": Role.ASSIGNMENT,
    "number": Role.SECTION,
    "letter": Role.SUBSECTION,
}


def level(role: Role) -> int:
    return LADDER.index(role) if role in LADDER else LADDER.index(Role.PARAGRAPH)


def reads_as_heading(text: str) -> bool:
    """Whether the text of a section is its heading and no sentence: one line without an end."""
    text = text.strip()
    return bool(text) and "\n" not in text and text[-1] not in ".;:," and len(text) <= _LONGEST_HEADING


# ---------------------------------------------------------------- Enter


def split_block(plan: Plan, anchor: Place, head: Place) -> Edited:
    """Enter. What stands before keeps the id; at the start an empty block goes above; in an empty one, a level up."""
    edited = replace_text(plan, anchor, head, "") if anchor != head else Edited(plan, anchor, "")
    plan, at = edited.plan, valid_place(edited.plan, edited.caret)
    index = block_index(plan, at.spot)
    title = "tách khối"
    if index is None:
        return Edited(plan, at, title)
    block = plan.blocks[index]
    if not block.text:
        return _left(plan, index)
    if at.offset == 0:
        above = empty_block(block.role, heading=block.heading)
        return Edited(with_blocks(plan, index, 0, (above,)), at, title)
    cut = pieces.whole_blanks(block.runs, at.offset, at.offset)[1]
    rest = pieces.clip(block.runs, cut)
    below = Block(new_id(), block.role, rest, block.heading)
    if not rest and block.is_heading:
        below = empty_block(Role.PARAGRAPH)
    kept = replace(block, runs=pieces.clip(block.runs, 0, cut)) if rest else block
    return Edited(with_blocks(plan, index, 1, (kept, below)), Place(below.id), title)


def _left(plan: Plan, index: int) -> Edited:
    """An empty block one level up; from the outermost, and beside the ladder, on to another block below."""
    block = plan.blocks[index]
    if block.role in _ASIDE or block.role is Role.PART:
        below = empty_block(Role.PARAGRAPH if block.role is Role.PART else block.role)
        return Edited(with_blocks(plan, index + 1, 0, (below,)), Place(below.id), "tách khối")
    role = Role.PARAGRAPH if block.role is Role.ASSIGNMENT else LADDER[level(block.role) - 1]
    return Edited(with_blocks(plan, index, 1, (_turned(block, role, plan, index),)), Place(block.id), "đổi cấp")


# ---------------------------------------------------------------- roles and levels


def set_role(plan: Plan, anchor: Place, head: Place, role: Role, heading: bool | None = None) -> Edited:
    """The selected blocks in a role. A section that is one already turns from heading to numbered text and back."""
    found = _selected_range(plan, anchor, head)
    if found is None:
        return Edited(plan, head, "đổi vai", _kept(anchor, head))
    chosen = plan.blocks[found.start : found.stop]
    title = "đổi vai"
    if heading is None and role in _NUMBERED and all(block.role is role for block in chosen):
        heading, title = not all(block.heading for block in chosen), "đổi kiểu mục"
    new = tuple(_turned(block, role, plan, found.start + n, heading) for n, block in enumerate(chosen))
    return Edited(with_blocks(plan, found.start, len(chosen), new), head, title, _kept(anchor, head))


def shift_level(plan: Plan, anchor: Place, head: Place, by: int) -> Edited:
    """Tab (1) and Shift+Tab (-1): the selected blocks as many levels down or up."""
    found = _selected_range(plan, anchor, head)
    if found is None:
        return Edited(plan, head, "đổi cấp", _kept(anchor, head))
    new = []
    for index in found:
        block = plan.blocks[index]
        role = LADDER[min(max(level(block.role) + by, 0), len(LADDER) - 1)]
        new.append(_turned(block, role, plan, index) if role is not block.role else block)
    return Edited(with_blocks(plan, found.start, len(new), tuple(new)), head, "đổi cấp", _kept(anchor, head))


def _kept(anchor: Place, head: Place) -> Place | None:
    return anchor if anchor != head else None


def _selected_range(plan: Plan, anchor: Place, head: Place) -> range | None:
    """The blocks that a selection touches; None in a field. One that ends before a first letter leaves that block."""
    start, end = clipped(plan, anchor, head)
    at, to = block_index(plan, start.spot), block_index(plan, end.spot)
    if at is None or to is None:
        return None
    return range(at, to if to > at and end.offset == 0 else to + 1)


def _turned(block: Block, role: Role, plan: Plan, index: int, heading: bool | None = None) -> Block:
    """`block` in a role. A label kept by hand belongs to the old one."""
    if heading is None:
        heading = _heading(block, role, plan, index)
    if block.role is role and block.heading is heading:
        return block
    return replace(block, role=role, heading=heading, label=block.label if block.role is role else None)


def _heading(block: Block, role: Role, plan: Plan, index: int) -> bool:
    if role not in _NUMBERED:
        return False
    if block.role in _NUMBERED:
        return block.heading
    if block.text.strip():
        return reads_as_heading(block.text)
    for above in reversed(plan.blocks[:index]):  # an empty one as its sister above
        if above.role is role:
            return above.heading
        if level(above.role) < level(role):
            break
    return True


def autoformat(plan: Plan, at: Place) -> Edited | None:
    """The role that a mark typed at the start asks for, once the space follows it: `- ` `+ ` `* ` `1. ` `a) `."""
    index = block_index(plan, at.spot)
    if index is None:
        return None
    block = plan.blocks[index]
    before = block.text[: at.offset]
    mark = _MARK.fullmatch(before[:-1]) if before.endswith((" ", "\u00a0")) else None
    if mark is None or any(run.blank for run in pieces.clip(block.runs, 0, at.offset)):
        return None
    role = _ROLE_OF_MARK[str(mark.lastgroup)]
    bare = replace(block, runs=pieces.clip(block.runs, at.offset))
    turned = _turned(bare, role, plan, index)
    return Edited(with_blocks(plan, index, 1, (turned,)), Place(block.id), "đổi vai")


# ---------------------------------------------------------------- move and delete


def with_children(plan: Plan, block_id: str) -> tuple[str, ...]:
    """A block and what stands under it, down to the next one of its level; an assignment goes with the line above."""
    index = block_index(plan, block_id)
    if index is None:
        return ()
    return tuple(block.id for block in plan.blocks[index : _group_end(plan.blocks, index)])


def _depth(block: Block) -> int:
    return len(LADDER) if block.role is Role.ASSIGNMENT else level(block.role)


def _group_end(blocks: Sequence[Block], index: int) -> int:
    own, stop = _depth(blocks[index]), index + 1
    while stop < len(blocks) and blocks[stop].role not in _ASIDE and _depth(blocks[stop]) > own:
        stop += 1
    return stop


def _groups(plan: Plan, anchor: Place, head: Place) -> range | None:
    """The selected blocks with all their children."""
    found = _selected_range(plan, anchor, head)
    if found is None:
        return None
    return range(found.start, max(_group_end(plan.blocks, index) for index in found))


def move_up(plan: Plan, anchor: Place, head: Place) -> Edited:
    """Alt+Up: the blocks with their children before the sister above; from the first place, before the parent."""
    moved = _groups(plan, anchor, head)
    if moved is None or moved.start == 0:
        return _moved(plan, moved, None, anchor, head)
    blocks, own = plan.blocks, _depth(plan.blocks[moved.start])
    to = moved.start - 1
    while to > 0 and _depth(blocks[to]) > own and blocks[to].role not in _ASIDE:
        to -= 1
    return _moved(plan, moved, to, anchor, head)


def move_down(plan: Plan, anchor: Place, head: Place) -> Edited:
    """Alt+Down: behind the sister below and her children; from the last place, under the next parent."""
    moved = _groups(plan, anchor, head)
    if moved is None or moved.stop == len(plan.blocks):
        return _moved(plan, moved, None, anchor, head)
    below = plan.blocks[moved.stop]
    is_parent = _depth(below) < _depth(plan.blocks[moved.start])
    to = moved.stop + 1 if is_parent else _group_end(plan.blocks, moved.stop)
    return _moved(plan, moved, to, anchor, head)


def _moved(plan: Plan, moved: range | None, to: int | None, anchor: Place, head: Place) -> Edited:
    title = "dời khối"
    if moved is None or to is None:
        return Edited(plan, head, title, _kept(anchor, head))
    low, high = min(moved.start, to), max(moved.stop, to)
    group = plan.blocks[moved.start : moved.stop]
    others = (*plan.blocks[low : moved.start], *plan.blocks[moved.stop : high])
    new = (*group, *others) if to < moved.start else (*others, *group)
    return Edited(with_blocks(plan, low, high - low, new), head, title, _kept(anchor, head))


def move_blocks(plan: Plan, ids: Collection[str], before: str | None) -> Edited:
    """The blocks, in the order of the plan, before another one; None: to the end. Dropped on themselves they stay."""
    group = tuple(block for block in plan.blocks if block.id in ids)
    title = "dời khối"
    if not group:
        return Edited(plan, Place(plan.blocks[0].id), title)
    caret = Place(group[0].id)
    if before in ids:
        return Edited(plan, caret, title)
    rest = [block for block in plan.blocks if block.id not in ids]
    at = next((index for index, block in enumerate(rest) if block.id == before), len(rest))
    return Edited(with_blocks(plan, 0, len(plan.blocks), (*rest[:at], *group, *rest[at:])), caret, title)


def delete_blocks(plan: Plan, ids: Collection[str]) -> Edited:
    """The plan without these blocks; their tasks stay, without the line. The caret goes to the block after them."""
    kept = tuple(block for block in plan.blocks if block.id not in ids)
    first = next((index for index, block in enumerate(plan.blocks) if block.id in ids), None)
    if first is None:
        return Edited(plan, Place(plan.blocks[0].id), "xoá khối")
    changed = with_blocks(plan, 0, len(plan.blocks), kept)
    block = changed.blocks[min(first, len(changed.blocks) - 1)]
    return Edited(changed, Place(block.id, 0 if first < len(kept) else len(block.text)), "xoá khối")


# ---------------------------------------------------------------- paste


def paste_blocks(plan: Plan, anchor: Place, head: Place, pasted: Sequence[Block]) -> Edited:
    """Blocks for what is selected, with ids of their own.

    One plain paragraph goes into the line. Of several, the first joins the text before the caret where its role is that
    of a plain line, the text after the caret joins the last; into an empty block they come as they are.
    """
    title = "dán"
    pasted = [block for block in pasted if block.runs]
    start, end = clipped(plan, anchor, head)
    if not pasted:
        return Edited(plan, end, title)
    if block_index(plan, start.spot) is None:
        between = "\n" if field_kind(plan, start.spot) is Kind.LINES else " "
        text = between.join(_field_text(block) for block in pasted)
        return insert_runs(plan, start, end, (Run(text),), title)
    if start != end:
        edited = replace_text(plan, start, end, "")
        plan, start = edited.plan, edited.caret
    index = block_index(plan, start.spot)
    assert index is not None
    target = plan.blocks[index]
    if len(pasted) == 1 and (target.runs or pasted[0].role is Role.PARAGRAPH):
        return insert_runs(plan, start, start, pasted[0].runs, title)
    return _pasted_between(plan, index, start.offset, [_fresh(block) for block in pasted])


def _field_text(block: Block) -> str:
    return "".join("…" if run.blank else run.text for run in block.runs)


def _fresh(block: Block) -> Block:
    cleaned = ((run, pieces.pasted(run.text)) for run in block.runs)
    runs = tuple(
        replace(run, text=text, unknown="") for run, text in cleaned if text and not (run.blank and text.isspace())
    )
    return Block(new_id(), block.role, runs, block.heading)


def _pasted_between(plan: Plan, index: int, offset: int, new: list[Block]) -> Edited:
    target = plan.blocks[index]
    low, high = pieces.whole_blanks(target.runs, offset, offset)
    before, after = pieces.clip(target.runs, 0, low), pieces.clip(target.runs, high)
    if not target.runs:
        new[0] = replace(target, role=new[0].role, heading=new[0].heading, runs=new[0].runs, label=None)
    elif not before:
        new.append(target)
        caret = new[-2]
        return Edited(with_blocks(plan, index, 1, tuple(new)), Place(caret.id, len(caret.text)), "dán")
    elif new[0].role in (Role.PARAGRAPH, target.role):
        new[0] = replace(target, runs=pieces.join(before, new[0].runs))
    else:
        new.insert(0, replace(target, runs=before))
    last = new[-1]
    if after:
        new[-1] = replace(last, runs=pieces.join(last.runs, after))
    return Edited(with_blocks(plan, index, 1, tuple(new)), Place(last.id, len(last.text)), "dán")
