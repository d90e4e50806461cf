"""The columns of the table and how wide they are: what the window has is shared out among them."""

from enum import IntEnum

from ..theme import theme


class Column(IntEnum):
    CHECK = 0
    TASK = 1
    LEAD = 2
    CHANGES = 3
    NOTES = 4


TITLES = {
    Column.CHECK: "",
    Column.TASK: "Nhiệm vụ",
    Column.LEAD: "Cơ quan",
    Column.CHANGES: "Thay đổi",
    Column.NOTES: "Ghi chú",
}
_CHECK = 44
_SHARES = {Column.TASK: 0.3, Column.LEAD: 0.13, Column.CHANGES: 0.29, Column.NOTES: 0.28}
_LEAST = {Column.TASK: 180, Column.LEAD: 96, Column.CHANGES: 180, Column.NOTES: 200}


def widths(room: int) -> dict[Column, int]:
    """Together as wide as `room`, unless that is too narrow to read anything."""
    left = room - theme.px(_CHECK)
    found = {column: max(round(left * share), theme.px(_LEAST[column])) for column, share in _SHARES.items()}
    found[Column.TASK] += max(left - sum(found.values()), theme.px(_LEAST[Column.TASK]) - found[Column.TASK])
    return {Column.CHECK: theme.px(_CHECK), **found}
