"""How wide the columns are: what a room holds is shared out, and where it is too narrow they give way in turn.

A column that the clerk drew wider or narrower keeps that as far as the others find their room.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtGui import QFontMetricsF

from ..theme import theme
from .cells import status_width
from .model import Column


class View(Enum):
    TABLE = "table"
    TIMELINE = "timeline"
    AGENCIES = "agencies"


@dataclass(frozen=True, slots=True)
class _Width:
    """At body text of 13. `share` of what is left over when all have their `good` width."""

    least: int
    good: int
    share: float = 0.0


_NUMBER, _LEAD, _DUE = _Width(36, 44), _Width(136, 160, 0.25), _Width(112, 134, 0.1)
_WIDTHS: Mapping[View, Mapping[Column, _Width]] = {
    View.TIMELINE: {
        Column.NUMBER: _NUMBER,
        Column.CONTENT: _Width(180, 330, 0.25),
        Column.LEAD: _LEAD,
        Column.DUE: _DUE,
        Column.TIMELINE: _Width(190, 420, 0.4),
    },
    View.TABLE: {
        Column.NUMBER: _NUMBER,
        Column.CONTENT: _Width(180, 330, 0.45),
        Column.LEAD: _LEAD,
        Column.DUE: _DUE,
        Column.PROGRESS: _Width(96, 120),
        Column.RESULT: _Width(120, 220, 0.45),
    },
}
# Where even the least widths find no room, these go: what they say stands in the panel and in the tip.
# The clerk may draw these; numbers and chips are as wide as they are, the last column takes what is left.
OWN = (Column.CONTENT, Column.LEAD, Column.DUE, Column.PROGRESS, Column.RESULT)
_GIVE_WAY = (Column.RESULT, Column.PROGRESS, Column.TIMELINE, Column.LEAD)
_WIDEST_NUMBER, _WIDEST_DEADLINE, _WIDEST_DAY = "00000", "trong tháng 12/2027", "00/00/0000"
_MANY = 1000


def widths(view: View, room: int, count: int, own: Mapping[Column, int] | None = None) -> dict[Column, int]:
    """For the columns that are seen, together as wide as `room`; `count` tasks have to be numbered. `own`: what was
    drawn, at body text of 13."""
    wanted = {column: (theme.px(one.least), theme.px(one.good)) for column, one in _WIDTHS[view].items()}
    wanted[Column.STATUS] = (status_width(), status_width() + theme.px(8))
    digits = _WIDEST_NUMBER[: max(len(str(count)), 2)]
    numbered = round(QFontMetricsF(theme.font()).horizontalAdvance(digits)) + theme.px(16)
    wanted[Column.NUMBER] = tuple(max(one, numbered) for one in wanted[Column.NUMBER])  # type: ignore[assignment]
    deadline = round(QFontMetricsF(theme.font()).horizontalAdvance(_WIDEST_DEADLINE)) + theme.px(14)
    wanted[Column.DUE] = deadline, max(wanted[Column.DUE][1], deadline)  # the date is never cut
    if Column.PROGRESS in wanted:
        small = QFontMetricsF(theme.font("caption"))
        day, done = (
            round(small.horizontalAdvance(text)) + theme.px(14) for text in (_WIDEST_DAY, f"xong {_WIDEST_DAY}")
        )
        least, good = wanted[Column.PROGRESS]
        wanted[Column.PROGRESS] = max(least, day), max(good, done)
    for column in _GIVE_WAY:
        if sum(least for least, _ in wanted.values()) <= room:
            break
        wanted.pop(column, None)
    drawn = {column: theme.px(px) for column, px in (own or {}).items() if column in wanted}
    for column, px in drawn.items():
        least = wanted[column][0]
        others = sum(low for other, (low, _) in wanted.items() if other is not column)
        wanted[column] = (max(least, min(px, room - others)),) * 2
    return _shared_out(view, wanted, room, drawn)


def at_usual_text(px: int) -> int:
    """A width as it would be at body text of 13."""
    return round(px * _MANY / theme.px(_MANY))


def last_of(view: View) -> Column:
    """The column that takes what is left."""
    return Column.TIMELINE if view is View.TIMELINE else Column.RESULT


def _shared_out(
    view: View, wanted: Mapping[Column, tuple[int, int]], room: int, drawn: Collection[Column]
) -> dict[Column, int]:
    least, good = (sum(one[at] for one in wanted.values()) for at in (0, 1))
    if room < good:
        part = max(room - least, 0) / max(good - least, 1)
        found = {column: round(low + (high - low) * part) for column, (low, high) in wanted.items()}
    else:
        left = room - good
        free = [column for column in wanted if column not in drawn]
        shares = {column: one.share for column, one in _WIDTHS[view].items() if column in free}
        whole = sum(shares.values()) or 1.0
        found = {column: high + round(left * shares.get(column, 0) / whole) for column, (_, high) in wanted.items()}
    last = next(column for column in (last_of(view), Column.CONTENT) if column in found)
    found[last] += room - sum(found.values())  # what rounding left
    found[last] = max(found[last], 1)
    return found
