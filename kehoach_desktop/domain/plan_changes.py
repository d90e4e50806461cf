"""The difference between two plans: what undo keeps, and what the views draw anew.

Blocks are compared from both ends, objects first: typing costs the same in a plan of 1,500 blocks. The blocks of a
change are the very objects of the plans, so that undo brings them back with their ids.
"""

from dataclasses import dataclass, fields
from operator import is_
from typing import Any

from .plan import Block, Plan

_FIELDS = tuple(field.name for field in fields(Plan) if field.name != "blocks")


@dataclass(frozen=True, slots=True)
class BlocksChange:
    """From the block at `at`, `new` stands for `old`; all others are the same."""

    at: int
    old: tuple[Block, ...]
    new: tuple[Block, ...]

    @property
    def is_structural(self) -> bool:
        """Whether labels elsewhere may be others: ids, roles or labels kept by hand differ."""
        return [(b.id, b.role, b.label) for b in self.old] != [(b.id, b.role, b.label) for b in self.new]


@dataclass(frozen=True, slots=True)
class FieldChange:
    name: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Change:
    """All that differs between two plans; false when nothing does."""

    blocks: BlocksChange | None = None
    fields: tuple[FieldChange, ...] = ()

    def __bool__(self) -> bool:
        return self.blocks is not None or bool(self.fields)

    @property
    def is_structural(self) -> bool:
        return self.blocks is not None and self.blocks.is_structural

    @property
    def field_names(self) -> frozenset[str]:
        return frozenset(field.name for field in self.fields)


def difference(before: Plan, after: Plan) -> Change:
    changed = []
    for name in _FIELDS:
        old, new = getattr(before, name), getattr(after, name)
        if old is not new and old != new:
            changed.append(FieldChange(name, old, new))
    return Change(_trimmed(0, before.blocks, after.blocks), tuple(changed))


def _trimmed(at: int, old: tuple[Block, ...], new: tuple[Block, ...]) -> BlocksChange | None:
    """The change from `old` to `new` without what is the same at both ends."""
    if old is new:
        return None
    head = _same(old, new)
    tail = min(_same(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    if head + tail == len(old) == len(new):
        return None
    return BlocksChange(at + head, old[head : len(old) - tail], new[head : len(new) - tail])


def _same(one: tuple[Block, ...], other: tuple[Block, ...]) -> int:
    """How many blocks are the same from the start: a run of the same objects is passed at once."""
    try:
        count = list(map(is_, one, other)).index(False)
    except ValueError:
        return min(len(one), len(other))
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def apply(plan: Plan, change: Change) -> Plan:
    """`plan`, which must be the one that `change` was taken from, as it is after it."""
    if not change:
        return plan
    values: dict[str, Any] = {field.name: getattr(plan, field.name) for field in fields(Plan)}
    values |= {one.name: one.new for one in change.fields}
    if (part := change.blocks) is not None:
        blocks = plan.blocks
        values["blocks"] = (*blocks[: part.at], *part.new, *blocks[part.at + len(part.old) :])
    return Plan(**values)


def inverse(change: Change) -> Change:
    part = change.blocks
    blocks = BlocksChange(part.at, part.new, part.old) if part else None
    return Change(blocks, tuple(FieldChange(one.name, one.new, one.old) for one in change.fields))


def combined(first: Change, second: Change) -> Change | None:
    """Both changes, one after the other, as one; None where they touch blocks that lie apart."""
    blocks = first.blocks or second.blocks
    if first.blocks and second.blocks:
        joined = _overlaid(first.blocks, second.blocks)
        if joined is None:
            return None
        blocks = _trimmed(*joined)
    by_name = {one.name: one for one in first.fields}
    for one in second.fields:
        before = by_name.get(one.name)
        by_name[one.name] = FieldChange(one.name, before.old if before else one.old, one.new)
    return Change(blocks, tuple(one for one in by_name.values() if one.old != one.new))


def _overlaid(first: BlocksChange, second: BlocksChange) -> tuple[int, tuple[Block, ...], tuple[Block, ...]] | None:
    """Where two changes begin together, what stood there before both and what after; None with a gap between them."""
    first_end, second_end = first.at + len(first.new), second.at + len(second.old)
    if second.at > first_end or first.at > second_end:
        return None
    before = second.old[: max(first.at - second.at, 0)]  # blocks that only the second one touches
    after = second.old[len(second.old) - max(second_end - first_end, 0) :]
    kept_before = first.new[: max(second.at - first.at, 0)]  # blocks that only the first one touches
    kept_after = first.new[len(first.new) - max(first_end - second_end, 0) :]
    return (
        min(first.at, second.at),
        (*before, *first.old, *after),
        (*kept_before, *second.new, *kept_after),
    )
