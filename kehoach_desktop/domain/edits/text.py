"""Typing, deleting and setting bold: what a caret or a selection does to the text at a spot, and across blocks."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ..blanks import Place
from ..numbering import Labels, labels
from ..plan import Block, Plan, Role, Run
from ..vietnamese import nfc
from . import runs as pieces
from .date_line import typed_into
from .edited import Edited, block_index, new_id, with_blocks
from .runs import Look, Runs
from .spots import Kind, clipped, field_kind, spot_text, valid_place, with_spot_text

TYPED, DELETED = "gõ chữ", "xoá chữ"

_SPACES_AND_WORD_BEFORE = re.compile(r"(?:\w+|[^\w\s]+|\s)?\s*\Z")
_SPACES_AND_WORD_AFTER = re.compile(r"(?:\w+|[^\w\s]+)?\s*")


def replace_text(plan: Plan, anchor: Place, head: Place, text: str, look: Look | None = None) -> Edited:
    """`text` for what is selected; with nothing selected, typed at the caret.

    Across blocks the first keeps id and role. New text looks as the first letter it replaces, or the letter before it,
    unless a `look` is asked for. A blank that is touched goes whole. In a field, what does not fit changes nothing.
    """
    text = pieces.typed(text)
    start, end = clipped(plan, anchor, head)
    if block_index(plan, start.spot) is None:
        return _in_field(plan, start, end, text)
    return _in_blocks(plan, start, end, lambda like: (_run(text, like, look),), TYPED if text else DELETED)


def _run(text: str, like: Run, look: Look | None) -> Run:
    bold, italic = (look.bold, look.italic) if look else (like.bold, like.italic)
    unknown = like.unknown if not like.blank else ""
    return Run(text, bold, italic, unknown=unknown)


def _in_field(plan: Plan, start: Place, end: Place, text: str) -> Edited:
    title = TYPED if text else DELETED
    if start.spot == "issue_date":
        date, at = typed_into(plan.issue_date, start.offset, end.offset, text)
        date = replace(date, unknown=plan.issue_date.unknown)
        changed = plan if date == plan.issue_date else replace(plan, issue_date=date)
        return Edited(changed, valid_place(changed, Place("issue_date", at)), title)
    old = spot_text(plan, start.spot)
    done = with_spot_text(plan, start.spot, old[: start.offset] + text + old[end.offset :])
    if done is None or done[0] == plan:
        return Edited(plan, end, title)
    return Edited(done[0], valid_place(done[0], Place(done[1], start.offset + len(text))), title)


def _in_blocks(plan: Plan, start: Place, end: Place, new: Callable[[Run], Iterable[Run]], title: str) -> Edited:
    """What stands from `start` to `end` exchanged for runs that may look as the run at hand."""
    at, to = block_index(plan, start.spot), block_index(plan, end.spot)
    assert at is not None
    assert to is not None
    first, last = plan.blocks[at], plan.blocks[to]
    if at == to:
        low, high = pieces.whole_blanks(first.runs, start.offset, end.offset)
    else:
        low = pieces.whole_blanks(first.runs, start.offset, len(first.text))[0]
        high = pieces.whole_blanks(last.runs, 0, end.offset)[1]
    added = tuple(run for run in new(pieces.run_at(first.runs, low, high if at == to else len(first.text))) if run.text)
    if not added and at == to and (low == high or start == end):
        return Edited(plan, end, title)
    runs = pieces.join(pieces.clip(first.runs, 0, low), added, pieces.clip(last.runs, high))
    heirs = {last.id: first.id} if high < len(last.text) else {}
    changed = with_blocks(plan, at, to - at + 1, (replace(first, runs=runs),), heirs)
    return Edited(changed, Place(first.id, low + sum(len(run.text) for run in added)), title)


def break_line(plan: Plan, anchor: Place, head: Place) -> Edited:
    """Shift+Enter: a line break in the block, or in a field that holds several lines."""
    start, _ = clipped(plan, anchor, head)
    if field_kind(plan, start.spot) not in (None, Kind.LINES):
        return Edited(plan, head, "xuống dòng")
    return replace(replace_text(plan, anchor, head, "\n"), title="xuống dòng")


# ---------------------------------------------------------------- delete


def delete_before(plan: Plan, at: Place) -> Edited:
    """Backspace: one code point, as input tools count; at a block's start it joins the one above."""
    at = valid_place(plan, at)
    if at.offset:
        return replace_text(plan, Place(at.spot, at.offset - 1), at, "")
    index = block_index(plan, at.spot)
    return merge_blocks(plan, index - 1) if index else Edited(plan, at, DELETED)


def delete_after(plan: Plan, at: Place) -> Edited:
    """Delete: a letter with its marks, so that none falls on the letter before; at the end joins the block below."""
    at = valid_place(plan, at)
    text = spot_text(plan, at.spot)
    if at.offset < len(text):
        stop = at.offset + 1
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        return replace_text(plan, at, Place(at.spot, stop), "")
    index = block_index(plan, at.spot)
    if index is None or index + 1 == len(plan.blocks):
        return Edited(plan, at, DELETED)
    return merge_blocks(plan, index)


def delete_word_before(plan: Plan, at: Place) -> Edited:
    at = valid_place(plan, at)
    if not at.offset:
        return delete_before(plan, at)
    found = _SPACES_AND_WORD_BEFORE.search(spot_text(plan, at.spot)[: at.offset])
    return replace_text(plan, Place(at.spot, found.start() if found else at.offset - 1), at, "")


def delete_word_after(plan: Plan, at: Place) -> Edited:
    at = valid_place(plan, at)
    text = spot_text(plan, at.spot)
    if at.offset == len(text):
        return delete_after(plan, at)
    found = _SPACES_AND_WORD_AFTER.match(text, at.offset)
    return replace_text(plan, at, Place(at.spot, found.end() if found else at.offset + 1), "")


def merge_blocks(plan: Plan, index: int) -> Edited:
    """The block at `index` and the one below as one: the first keeps id and role, unless it holds nothing."""
    first, second = plan.blocks[index], plan.blocks[index + 1]
    if not first.runs:
        return Edited(with_blocks(plan, index, 2, (second,), {first.id: second.id}), Place(second.id), "gộp khối")
    caret = Place(first.id, len(first.text))
    merged = replace(first, runs=pieces.join(first.runs, second.runs)) if second.runs else first
    return Edited(with_blocks(plan, index, 2, (merged,), {second.id: first.id}), caret, "gộp khối")


# ---------------------------------------------------------------- a word is finished


def compose_word(plan: Plan, at: Place) -> Edited:
    """The text at a spot in NFC, when a word has ended; the caret keeps its letter."""
    at = valid_place(plan, at)
    index = block_index(plan, at.spot)
    if index is None:
        old = spot_text(plan, at.spot)
        done = None if unicodedata.is_normalized("NFC", old) else with_spot_text(plan, at.spot, nfc(old))
        return Edited(done[0], Place(done[1], len(nfc(old[: at.offset]))), TYPED) if done else Edited(plan, at, TYPED)
    block = plan.blocks[index]
    runs = pieces.composed(block.runs)
    if runs is block.runs:
        return Edited(plan, at, TYPED)
    caret = Place(block.id, pieces.composed_offset(block.runs, at.offset))
    changed = with_blocks(plan, index, 1, (replace(block, runs=runs),))
    return Edited(changed, valid_place(changed, caret), TYPED)


# ---------------------------------------------------------------- looks


def look_at(plan: Plan, anchor: Place, head: Place) -> Look:
    """What bold and italic show: all that is selected has it; at a caret, what would be typed."""
    start, end = clipped(plan, anchor, head)
    parts = [runs for _, runs in _selected(plan, start, end)]
    chosen = [run for runs in parts for run in runs if run.text]
    if not chosen and (index := block_index(plan, start.spot)) is not None:
        chosen = [pieces.run_at(plan.blocks[index].runs, start.offset, start.offset)]
    return Look(bool(chosen) and all(r.bold for r in chosen), bool(chosen) and all(r.italic for r in chosen))


def toggle_bold(plan: Plan, anchor: Place, head: Place) -> Edited:
    return _toggled(plan, anchor, head, "bold", "chữ đậm")


def toggle_italic(plan: Plan, anchor: Place, head: Place) -> Edited:
    return _toggled(plan, anchor, head, "italic", "chữ nghiêng")


def _toggled(plan: Plan, anchor: Place, head: Place, name: str, title: str) -> Edited:
    """All that is selected has it afterwards, or, where all had it, none; the selection stays."""
    start, end = clipped(plan, anchor, head)
    value = not getattr(look_at(plan, anchor, head), name)
    at = block_index(plan, start.spot)
    if at is None or start == end:
        return Edited(plan, head, title, anchor)
    changed = []
    for block, low, high in _stretches(plan, start, end):
        runs = pieces.exchanged(block.runs, low, high, pieces.looking(pieces.clip(block.runs, low, high), name, value))
        changed.append(replace(block, runs=runs) if runs != block.runs else block)
    return Edited(with_blocks(plan, at, len(changed), tuple(changed)), head, title, anchor)


def _stretches(plan: Plan, start: Place, end: Place) -> list[tuple[Block, int, int]]:
    """The blocks from `start` to `end`, each with what of it is selected."""
    at, to = block_index(plan, start.spot), block_index(plan, end.spot)
    if at is None or to is None:
        return []
    found = []
    for index in range(at, to + 1):
        block = plan.blocks[index]
        low = start.offset if index == at else 0
        high = end.offset if index == to else len(block.text)
        found.append((block, *(pieces.whole_blanks(block.runs, low, high) if low < high else (low, high))))
    return found


def _selected(plan: Plan, start: Place, end: Place) -> list[tuple[Block, Runs]]:
    return [(block, pieces.clip(block.runs, low, high)) for block, low, high in _stretches(plan, start, end)]


# ---------------------------------------------------------------- copy


def copied_blocks(plan: Plan, anchor: Place, head: Place) -> tuple[Block, ...]:
    """What is selected, as blocks with ids of their own; a piece of a field or of one block is a plain paragraph."""
    start, end = clipped(plan, anchor, head)
    if block_index(plan, start.spot) is None:
        text = spot_text(plan, start.spot)[start.offset : end.offset]
        return (Block(new_id(), Role.PARAGRAPH, (Run(text),)),) if text else ()
    found = []
    for block, low, high in _stretches(plan, start, end):
        own = pieces.clip(block.runs, low, high)
        if start.spot == end.spot and high - low < len(block.text):
            return (Block(new_id(), Role.PARAGRAPH, own),) if own else ()
        found.append(replace(block, id=new_id(), runs=own, unknown=""))
    return tuple(found)


def copied_text(plan: Plan, anchor: Place, head: Place, forms: Labels | None = None) -> str:
    """What is selected as plain text, blanks as they print; with `forms`, several blocks have their labels."""
    start, end = clipped(plan, anchor, head)
    if block_index(plan, start.spot) is None:
        return spot_text(plan, start.spot)[start.offset : end.offset]
    stretches = _stretches(plan, start, end)
    marks = _labels_of(plan, forms) if forms and len(stretches) > 1 else {}
    lines = []
    for block, low, high in stretches:
        text = Block("x", block.role, pieces.clip(block.runs, low, high)).shown_text
        mark = marks.get(block.id, "") if low == 0 else ""
        lines.append(f"{mark} {text}" if mark else text)
    return "\n".join(lines)


def _labels_of(plan: Plan, forms: Labels) -> dict[str, str]:
    return {block.id: mark for block, mark in zip(plan.blocks, labels(plan.blocks, forms), strict=True)}


# ---------------------------------------------------------------- blanks and runs


def blank_at(plan: Plan, place: Place) -> tuple[Place, Place] | None:
    """The blank of the body that begins at `place` or has it inside, to be selected whole."""
    index = block_index(plan, place.spot)
    found = pieces.blank_at(plan.blocks[index].runs, place.offset) if index is not None else None
    return (Place(place.spot, found[0]), Place(place.spot, found[1])) if found else None


def insert_blank(plan: Plan, anchor: Place, head: Place, name: str) -> Edited:
    """A blank with that name for what is selected. Fields have none: an empty one is a blank by itself."""
    name = pieces.pasted(name).strip()
    start, end = clipped(plan, anchor, head)
    title = "chèn chỗ trống"
    if not name or block_index(plan, start.spot) is None:
        return Edited(plan, end, title)
    return _in_blocks(plan, start, end, lambda like: (Run(name, like.bold, like.italic, blank=True),), title)


def insert_runs(plan: Plan, anchor: Place, head: Place, new: Sequence[Run], title: str = "chèn chữ") -> Edited:
    """Runs for what is selected, with the looks they have; in a field their text, without blanks."""
    cleaned = tuple(replace(run, text=text) for run in new if (text := pieces.pasted(run.text)))
    start, end = clipped(plan, anchor, head)
    if block_index(plan, start.spot) is None:
        text = "".join("…" if run.blank else run.text for run in cleaned)
        return replace(_in_field(plan, start, end, text), title=title)
    return _in_blocks(plan, start, end, lambda _: cleaned, title)
