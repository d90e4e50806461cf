"""A table that an annex holds as it was written: columns with their headings, rows of text.

It says what stands in a column, not how wide it is: that comes with `layout.data_table`, as all sizes do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from .vietnamese import unprintable


class Holds(StrEnum):
    """What a column holds; texts share the room that numbers and days leave."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class AnnexColumn:
    """Neighbours of one `group` stand under a common heading. Where a column is `needed`, an empty cell is a blank."""

    title: str
    group: str | None = None
    holds: Holds = Holds.TEXT
    needed: bool = False
    unknown: str = ""

    def __post_init__(self) -> None:
        _check_text(self.title, self.group)
        if not self.title.strip():
            raise ValueError("cột của bảng không có tên")


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A cell for each column; `total` marks a row that sums up others."""

    cells: tuple[str, ...]
    total: bool = False
    unknown: str = ""

    def __post_init__(self) -> None:
        _check_text(*self.cells)


@dataclass(frozen=True, slots=True)
class AnnexTable:
    columns: tuple[AnnexColumn, ...]
    rows: tuple[AnnexRow, ...] = ()
    unknown: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("bảng của phụ lục không có cột nào")
        count = len(self.columns)
        for number, row in enumerate(self.rows, 1):
            if len(row.cells) != count:
                raise ValueError(f"dòng {number} của bảng có {len(row.cells)} ô, bảng có {count} cột")

    def with_cell(self, cell: "CellAt", text: str) -> "AnnexTable":
        row = self.rows[cell.row]
        cells = (*row.cells[: cell.column], text, *row.cells[cell.column + 1 :])
        return replace(self, rows=(*self.rows[: cell.row], replace(row, cells=cells), *self.rows[cell.row + 1 :]))

    def text(self, cell: "CellAt") -> str:
        return self.rows[cell.row].cells[cell.column]

    def cells(self) -> Iterator["CellAt"]:
        """The places of all cells, row by row."""
        for row in range(len(self.rows)):
            yield from (CellAt(row, column) for column in range(len(self.columns)))

    def is_blank(self, cell: "CellAt") -> bool:
        """Whether something is missing there. A row of sums has no number of its own."""
        return self.columns[cell.column].needed and not self.rows[cell.row].total and not self.text(cell).strip()

    def blanks(self) -> Iterator["CellAt"]:
        """Where something is missing, row by row; asked at every key, so that few cells are looked at."""
        needed = [number for number, column in enumerate(self.columns) if column.needed]
        for number, row in enumerate(self.rows):
            for column in needed:
                if not row.cells[column].strip() and not row.total:
                    yield CellAt(number, column)


@dataclass(frozen=True, slots=True)
class CellAt:
    """A cell of a table, counted from 0; in a spot it is `r2c5`."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"r{self.row}c{self.column}"


def cell_at(table: AnnexTable | None, tail: str) -> CellAt | None:
    """The cell that the end of a spot names, if `table` has it."""
    row, mark, column = tail.removeprefix("r").partition("c")
    if table is None or not tail.startswith("r") or not mark:
        return None
    if not all(part.isascii() and part.isdecimal() and len(part) < 7 for part in (row, column)):
        return None
    at = CellAt(int(row), int(column))
    return at if at.row < len(table.rows) and at.column < len(table.columns) else None


def _check_text(*texts: str | None) -> None:
    for text in texts:
        char = unprintable(text) if text else None
        if char is not None:
            raise ValueError(f"có ký tự điều khiển U+{ord(char):04X}")
