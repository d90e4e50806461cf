"""A sheet of cells as any program may have left it: what every reader of tables hands over."""

import datetime
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...errors import BadFileError
from ..dates import parse_date
from ..vietnamese import clean

Value = str | float | datetime.date | None

NOT_WORKED_OUT = "\0"  # a formula that came to nothing: no text, and no empty cell either
DAY_NOUGHT = datetime.date(1899, 12, 30)  # from which spreadsheets count days
DAY_NOUGHT_1904 = datetime.date(1904, 1, 1)  # those of old Macintoshes
SERIALS = range(36526, 73051)  # the years 2000 to 2099: other numbers are hardly days
# `15/6/27`: in a column of days day and month stand first, and the years are those of our time.
_SHORT_YEAR = re.compile(r"^((?:ngày\s*)?\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?)([23]\d)(?!\d)", re.IGNORECASE)
_MOST_FILLED = 1_000_000  # cells under merged ones; more means that they lie upon each other


@dataclass(frozen=True, slots=True)
class GridRow:
    """`number` counts from 1, as the program shows it; `cells` are those that hold something, by column from 0."""

    number: int
    cells: Mapping[int, Value]


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells shown as one: rows count from 1, columns from 0, the last ones belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Grid:
    file: str
    sheet: str
    rows: tuple[GridRow, ...] = ()
    merges: tuple[Merge, ...] = ()
    is_hidden: bool = False
    day_nought: datetime.date = DAY_NOUGHT


def merged_spots(grid: Grid, *, across: bool) -> Iterator[tuple[int, int, int, int]]:
    """For each cell that a merged one covers its row, its column, and the row and column where the text stands.

    Only rows that hold something count, for a merge may reach to the end of the sheet.
    """
    numbers = [row.number for row in grid.rows]
    used = max((column for row in grid.rows for column in row.cells), default=0)
    filled = 0
    for merge in grid.merges:
        last = min(merge.last_column, used) if across else merge.first_column
        for number in _between(numbers, merge.first_row, merge.last_row):
            for column in range(merge.first_column, last + 1):
                filled += 1
                if filled > _MOST_FILLED:
                    raise BadFileError("có quá nhiều ô gộp chồng lên nhau")
                if (number, column) != (merge.first_row, merge.first_column):
                    yield number, column, merge.first_row, merge.first_column


def _between(numbers: list[int], first: int, last: int) -> list[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def text_of(value: Value) -> str:
    """The text of a cell as a person reads it, clean and without room around it."""
    if value is None:
        return ""
    if isinstance(value, str):
        # Nearly all texts are clean, and ten thousand rows are compared cell by cell.
        is_clean = value.isprintable() and unicodedata.is_normalized("NFC", value)
        return (value if is_clean else clean(value)[0]).strip()
    if isinstance(value, datetime.date):
        return f"{value:%d/%m/%Y}"
    return str(int(value)) if value == int(value) else str(value)


def day_of(value: Value, day_nought: datetime.date = DAY_NOUGHT) -> datetime.date | None:
    """The day that a cell means: a date, a number of days, or a text with one date. ValueError where it is unclear."""
    if value is None or isinstance(value, datetime.date):
        return value
    if isinstance(value, str):
        text = text_of(value)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) == len(str(SERIALS.start))):
            return _written_day(text)
        value = float(text)
    if int(value) not in SERIALS:
        raise ValueError(f"“{text_of(value)}” không phải ngày")
    return day_nought + datetime.timedelta(days=int(value))


def _written_day(text: str) -> datetime.date:
    text = _SHORT_YEAR.sub(r"\g<1>20\2", text)
    found = parse_date(text)
    day = found.whole if found else None
    if day is None:
        raise ValueError(f"“{text}” không rõ là ngày nào")
    return day
