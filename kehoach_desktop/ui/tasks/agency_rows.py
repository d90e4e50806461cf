"""The rows of the picture by agency: who leads, how many of its tasks are how far, and that in figures and words."""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from ...domain.tasks import Tally
from .words import NO_LEAD, share_words

_TOTAL = "Tổng cộng"


class AgencyColumn(IntEnum):
    NAME = 0
    PICTURE = 1
    TOTAL = 2
    DONE = 3
    LATE = 4
    COMPLETION = 5
    PUNCTUALITY = 6


TITLES = ("Cơ quan chủ trì", "Tiến độ", "Tổng số", "Hoàn thành", "Quá hạn", "Tỷ lệ\nhoàn thành", "Tỷ lệ\nđúng hạn")
FIGURES = {
    AgencyColumn.TOTAL: lambda tally: str(tally.total),
    AgencyColumn.DONE: lambda tally: str(tally.done),
    AgencyColumn.LATE: lambda tally: str(tally.open_late),
    AgencyColumn.COMPLETION: lambda tally: share_words(tally.completion),
    AgencyColumn.PUNCTUALITY: lambda tally: share_words(tally.punctuality),
}


class Part(NamedTuple):
    """A part of a bar: field of the tally, role of its colour, words. What has no deadline, or is set aside, is
    pale."""

    name: str
    role: str
    is_pale: bool
    word: str


# From left to right.
PARTS = (
    Part("done_in_time", "ok", False, "Xong đúng hạn"),
    Part("done_late", "warning", False, "Xong quá hạn"),
    Part("undated_done", "ok", True, "Đã xong, không hạn"),
    Part("open_in_time", "busy", False, "Trong hạn"),
    Part("undated_open", "busy", True, "Không hạn, thường xuyên"),
    Part("open_late", "danger", False, "Quá hạn"),
    Part("set_aside", "neutral", True, "Tạm dừng, đã huỷ"),
)


class AgencyRow(NamedTuple):
    """`of` is what the bar is measured by: the agency with the most tasks, for the last row itself."""

    key: str | None
    name: str
    tally: Tally
    of: int

    @property
    def size(self) -> int:
        return self.tally.total + self.tally.set_aside


def rows_of(tallies: Mapping[str, Tally], names: Mapping[str, str]) -> list[AgencyRow]:
    """The busiest first, what nobody leads last, then all together."""
    in_order = sorted(tallies.items(), key=lambda one: (not one[0], -one[1].total))
    most = max((tally.total + tally.set_aside for tally in tallies.values()), default=0)
    rows = [AgencyRow(key, names.get(key) or NO_LEAD, tally, most) for key, tally in in_order]
    whole = sum(tallies.values(), Tally())
    return [*rows, AgencyRow(None, _TOTAL, whole, whole.total + whole.set_aside)]


def text_of(row: AgencyRow, column: AgencyColumn) -> str:
    if column is AgencyColumn.NAME:
        return row.name
    return parts_in_words(row.tally) if column is AgencyColumn.PICTURE else FIGURES[column](row.tally)


def parts_in_words(tally: Tally) -> str:
    counted = ((part.word, getattr(tally, part.name)) for part in PARTS)
    return " · ".join(f"{word} {count}" for word, count in counted if count)
