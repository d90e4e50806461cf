"""Moving an entry with all that stands under it: where it may go, and how that is told. No Qt here.

A gap is the place before an entry, by its number; the last gap is the end. A part never falls into the middle of
another part: it goes where its own level, or a higher one, begins.
"""

from ...domain.plan import Plan
from ...domain.plan_edits import Edited, move_blocks, with_children
from .entries import Entries, Entry


def gaps(entries: Entries, number: int) -> list[int]:
    """Where an entry may be let go; at its own two edges it stays where it is."""
    level, end = entries.list[number].level, entries.group_end(number)
    return [
        gap
        for gap in range(len(entries.list) + 1)
        if not number < gap < end and (gap == len(entries.list) or gap == end or entries.list[gap].level <= level)
    ]


def gap_beside(entries: Entries, number: int, by: int) -> int | None:
    """The next gap above (-1) or below (1) that takes an entry elsewhere."""
    end = entries.group_end(number)
    found = [gap for gap in gaps(entries, number) if (gap < number if by < 0 else gap > end)]
    if not found:
        return None
    if by < 0:
        return found[-1]
    # Just before a sister that stands there already, nothing would be passed: behind her and her children.
    beyond = [gap for gap in found if gap >= _passed(entries, number, end)]
    return beyond[0] if beyond else None


def _passed(entries: Entries, number: int, end: int) -> int:
    """The first gap that lies behind something: the sister below with all of hers, or the next parent's heading."""
    if end >= len(entries.list):
        return end + 1
    below = entries.list[end]
    return entries.group_end(end) if below.level == entries.list[number].level else end + 1


def moved(plan: Plan, entries: Entries, number: int, gap: int) -> Edited:
    """The blocks of an entry before those of another one."""
    return move_blocks(plan, with_children(plan, entries.list[number].spot), _before(plan, entries, gap))


def _before(plan: Plan, entries: Entries, gap: int) -> str | None:
    """The block that a gap lies before. The last one lies before the closing."""
    if gap < len(entries.list):
        return entries.list[gap].spot
    ids = [block.id for block in plan.blocks]
    end = ids.index(with_children(plan, entries.list[-1].spot)[-1]) + 1
    return ids[end] if end < len(ids) else None


def moved_words(before: Entries, after: Entries, spot: str) -> str:
    """`Đã dời mục II.3 lên trước II.2.`, in the numbers that stood there before."""
    old, new = before.number_of(spot), after.number_of(spot)
    assert old is not None
    assert new is not None
    entry = before.list[old]
    names = {one.spot: one.short_name for one in before.list}
    above, below = _sister_above(after, new), _sister_below(after, new)
    rises = new < old
    if below and (rises or not above):
        return f"Đã dời {entry.name} {'lên' if rises else 'xuống'} trước {names[below.spot]}."
    if above:
        return f"Đã dời {entry.name} {'lên' if rises else 'xuống'} sau {names[above.spot]}."
    parent = next((one for one in reversed(after.list[:new]) if one.depth < after.list[new].depth), None)
    if parent is None:
        return f"Đã dời {entry.name}."
    return f"Đã dời {entry.name} vào {before.list[before.number_of(parent.spot) or 0].name}."


def _sister_above(entries: Entries, number: int) -> Entry | None:
    own = entries.list[number]
    for one in reversed(entries.list[:number]):
        if one.level <= own.level:
            return one if one.level == own.level else None
    return None


def _sister_below(entries: Entries, number: int) -> Entry | None:
    end = entries.group_end(number)
    below = entries.list[end] if end < len(entries.list) else None
    return below if below and below.level == entries.list[number].level else None
