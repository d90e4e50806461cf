"""F4 on the paper: from one thing that is still missing to the next, round and round."""

from ...domain.blanks import Blank, Place, blanks
from ...domain.plan_edits import blank_at
from .caret import CaretMoves, Selection
from .page_rows import PageRows


def next_blank(rows: PageRows, moves: CaretMoves, selection: Selection, step: int) -> Blank | None:
    """What is missing on the paper behind the selection, or before it; None where nothing is."""
    found = [one for one in blanks(rows.plan, rows.ruleset) if rows.has(one.place.spot)]
    if not found:
        return None
    first, last = moves.ordered(selection)
    if step > 0:
        here = moves.order(last)
        ahead = selection.head if selection.is_empty and blank_at(rows.plan, selection.head) else None
        # a blank that begins right at the caret and is not chosen yet is the next one
        return next((one for one in found if moves.order(one.place) > here or one.place == ahead), found[0])
    here = moves.order(first)
    return next((one for one in reversed(found) if moves.order(one.place) < here), found[-1])


def blank_elsewhere(rows: PageRows) -> Place | None:
    """The first thing that is missing and does not stand on the paper: in the table of an annex."""
    return next((one.place for one in blanks(rows.plan, rows.ruleset) if not rows.has(one.place.spot)), None)
