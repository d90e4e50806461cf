"""The table of tasks in a sheet: where its heading is, which column is which, and which rows are tasks.

Ours after use, or anybody's: the heading need not be in the first row and may have two, columns stand in any order,
and group rows, totals, repeated headings and notes under the table are no tasks.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from .fields import ENTERED, Field, exact_field, heading_key, likely_field
from .grid import DAY_NOUGHT, NOT_WORKED_OUT, Grid, GridRow, Value, merged_spots, text_of
from .open_columns import open_meanings, with_open_columns

_MOST_ABOVE = 60  # rows that hold something, above the heading
_MOST_COLUMNS = 256  # of a table of tasks: what lies further to the right is none of it
_LEAST_COLUMNS = 3  # known ones, else a heading could be any line of words
_MOST_NAMES = 3  # of a cell under a spanning one
_SHARED = frozenset(Field) - {Field.NUMBER, Field.CONTENT, Field.PLAN_ID, Field.TASK_ID, Field.MARK, Field.MORE}
_TOTALS = ("tong cong", "tong so", "cong", "tong")
_BELOW = ("noi nhan", "nguoi lap", "lap bieu", "lap bang", "thu truong don vi", "xac nhan cua", "ghi chu ")
_COUNTED = re.compile(r"\(?\d{1,2}\)?")
_GROUP_LABEL = re.compile(r"[IVXLC]+[.\-)/]*|[A-ZĐ][.\-)/]*", re.IGNORECASE)
_CHAPTERS = re.compile(r"\s*(?:cơ quan|đơn vị)?\s*(chủ trì|phối hợp)\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands, as a person finds it."""

    file: str
    sheet: str
    row: int

    def __str__(self) -> str:
        return f"{self.file}, trang “{self.sheet}”, dòng {self.row}"


@dataclass(frozen=True, slots=True)
class TableRow:
    place: Place
    values: Mapping[Field, Value]
    group: str | None = None

    def text(self, field: Field) -> str:
        return text_of(self.values.get(field))


@dataclass(frozen=True, slots=True)
class Table:
    """`fields` are the columns that were found; `rows` are its tasks."""

    file: str
    sheet: str
    fields: frozenset[Field]
    rows: tuple[TableRow, ...]
    day_nought: datetime.date = DAY_NOUGHT

    @property
    def is_ours(self) -> bool:
        return Field.TASK_ID in self.fields


@dataclass(frozen=True, slots=True)
class _Heading:
    columns: Mapping[int, Field]
    last_row: int  # its place in the rows of the grid
    row_number: int
    names: Mapping[int, tuple[str, ...]]

    def is_repeated(self, cells: Mapping[int, Value]) -> bool:
        """Whether the heading stands there again, as on each new page."""
        said = {column: text for column in self.columns if (text := heading_key(text_of(cells.get(column))))}
        return all(text in map(heading_key, self.names[column]) for column, text in said.items())


def find_table(grid: Grid) -> Table | None:
    """The table of `grid`; None where no heading names the contents of tasks and what else belongs to them."""
    heading = _find_heading(grid)
    if heading is None:
        return None
    shared = _shared_cells(grid, heading)
    rows: list[TableRow] = []
    group: str | None = None
    by_field = {field: column for column, field in heading.columns.items()}
    for row in grid.rows[heading.last_row + 1 :]:
        cells = {**shared.get(row.number, {}), **row.cells}
        values = {field: cells[column] for field, column in by_field.items() if _is_said(field, cells.get(column))}
        if not values or heading.is_repeated(cells) or _is_idle(values, row):
            continue
        if title := _group_title(values, row):
            group = title
            continue
        values = _parted(values)
        if values.get(Field.CONTENT) or values.get(Field.TASK_ID):
            rows.append(TableRow(Place(grid.file, grid.sheet, row.number), values, group))
    return Table(grid.file, grid.sheet, frozenset(by_field), _with_whole_per_cents(rows), grid.day_nought)


def _is_said(field: Field, value: Value) -> bool:
    return bool(text_of(value)) or (value == NOT_WORKED_OUT and field in ENTERED)


def _with_whole_per_cents(rows: Sequence[TableRow]) -> tuple[TableRow, ...]:
    """Where the shares of a column are parts of one, `1` is all of it and not one per cent."""
    shares = [value for row in rows if isinstance(value := row.values.get(Field.PERCENT), float)]
    if not any(0 < one < 1 for one in shares) or any(one > 1 for one in shares):
        return tuple(rows)
    return tuple(
        replace(row, values={**row.values, Field.PERCENT: value * 100})
        if isinstance(value := row.values.get(Field.PERCENT), float)
        else row
        for row in rows
    )


# ---------------------------------------------------------------- the heading


def _find_heading(grid: Grid) -> _Heading | None:
    best: _Heading | None = None
    spread = _spread_heading_cells(grid)
    for index, row in enumerate(grid.rows[:_MOST_ABOVE]):
        upper = spread.get(row.number, row.cells)
        names = {column: (text_of(value),) for column, value in upper.items() if column < _MOST_COLUMNS}
        one = _Heading(_columns(names, partial(_below, grid, index)), index, row.number, names)
        best = _better(best, one)
        if index + 1 < len(grid.rows) and _has_two_rows(grid, row.number):
            below = grid.rows[index + 1]
            lower = spread.get(below.number, below.cells)
            columns = {column for column in upper.keys() | lower.keys() if column < _MOST_COLUMNS}
            both = {column: _two_names(upper.get(column), lower.get(column)) for column in columns}
            best = _better(
                best, _Heading(_columns(both, partial(_below, grid, index + 1)), index + 1, below.number, both)
            )
    return best


def _better(best: _Heading | None, other: _Heading) -> _Heading | None:
    found = set(other.columns.values())
    is_one = len(found) >= _LEAST_COLUMNS and (Field.CONTENT in found or Field.TASK_ID in found)
    return other if is_one and (best is None or len(found) > len(best.columns)) else best


def _has_two_rows(grid: Grid, number: int) -> bool:
    return any(
        merge.first_row == number and (merge.last_column > merge.first_column or merge.last_row == number + 1)
        for merge in grid.merges
    )


def _two_names(upper: Value, lower: Value) -> tuple[str, ...]:
    """A cell under a spanning one is known by both names, by its own, or by that above."""
    above, below = text_of(upper), text_of(lower)
    if not below or above == below:
        return (above,)
    return (f"{above} {below}", below, above) if above else (below,)


def _spread_heading_cells(grid: Grid) -> Mapping[int, dict[int, Value]]:
    """The rows that may hold the heading, with the text of merged cells in all of them."""
    top = Grid(grid.file, grid.sheet, grid.rows[: _MOST_ABOVE + 1], grid.merges)
    spread = {row.number: dict(row.cells) for row in top.rows}
    for number, column, first_row, first_column in merged_spots(top, across=True):
        if number in spread and first_row in spread and first_column in spread[first_row]:
            spread[number].setdefault(column, spread[first_row][first_column])
    return spread


def _below(grid: Grid, index: int, column: int) -> Iterator[Value]:
    return (row.cells[column] for row in grid.rows[index + 1 :] if column in row.cells)


def _columns(names: Mapping[int, tuple[str, ...]], values_of: Callable[[int], Iterable[Value]]) -> Mapping[int, Field]:
    """One column for each field: exact names before longer ones, whole names before parts of them, from the left.

    Names that leave open what they mean come last.
    """
    found: dict[int, Field] = {}
    for find, rank in product((exact_field, likely_field), range(_MOST_NAMES)):
        for column in sorted(names):
            name = names[column][rank] if rank < len(names[column]) else ""
            field = find(name) if name and column not in found and not open_meanings(name) else None
            if field and field not in found.values():
                found[column] = field
    has_stage = any(exact_field(name) is Field.STAGE for parts in names.values() for name in parts)
    found = with_open_columns(found if has_stage else _with_stage(found), names, values_of)
    return _with_stage(found)


def _with_stage(found: dict[int, Field]) -> dict[int, Field]:
    """Somebody else's table may have as its Tình hình what ours computes."""
    if Field.STAGE in found.values():
        return found
    return {column: Field.STAGE if field is Field.STATUS else field for column, field in found.items()}


# ---------------------------------------------------------------- the rows


def _shared_cells(grid: Grid, heading: _Heading) -> Mapping[int, dict[int, Value]]:
    """What a cell that reaches over several rows says of each of them."""
    wanted = {column for column, field in heading.columns.items() if field in _SHARED}
    merges = tuple(
        merge
        for merge in grid.merges
        if merge.first_row > heading.row_number and merge.last_row > merge.first_row and merge.first_column in wanted
    )
    below = Grid(grid.file, grid.sheet, grid.rows[heading.last_row + 1 :], merges)
    own = {row.number: row.cells for row in below.rows}
    shared: dict[int, dict[int, Value]] = {}
    for number, column, first_row, first_column in merged_spots(below, across=False):
        value = own.get(first_row, {}).get(first_column)
        if value is not None:
            shared.setdefault(number, {})[column] = value
    return shared


def _is_idle(values: Mapping[Field, Value], row: GridRow) -> bool:
    """The numbers of columns, a heading that is repeated, a total, who signs below."""
    if all(exact_field(text_of(value)) is field for field, value in values.items()):
        return True
    if Field.TASK_ID in values:
        return False
    texts = [text_of(value) for value in row.cells.values() if text_of(value)]
    if len(texts) > 1 and all(_COUNTED.fullmatch(text) for text in texts):
        return True
    said = [heading_key(text) for text in (texts[0] if texts else "", text_of(values.get(Field.CONTENT)))]
    return any(text in _TOTALS or text.startswith(_BELOW) for text in said)


def _group_title(values: Mapping[Field, Value], row: GridRow) -> str | None:
    """The title of a group: a row that says neither who nor by when nor what came of it."""
    if values.keys() - {Field.NUMBER, Field.CONTENT, Field.STATUS, Field.SOURCE}:
        return None
    label, title = text_of(values.get(Field.NUMBER)), text_of(values.get(Field.CONTENT))
    if not title:
        # All in the first cell: “A. Nhóm việc thứ nhất”, merged across.
        return label if label and not label.isdigit() else None
    if label and not _GROUP_LABEL.fullmatch(label):
        return None
    return title if label or len(row.cells) == 1 else None


def _parted(values: Mapping[Field, Value]) -> dict[Field, Value]:
    """`values` with lead and supporting bodies apart, where one cell has both under their names."""
    parted = dict(values)
    assigned = parted.pop(Field.ASSIGNED, None)
    if assigned is None:
        return parted
    parts = _CHAPTERS.split(text_of(assigned))
    if len(parts) == 1:
        parted.setdefault(Field.LEAD, parts[0])
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        field = Field.LEAD if heading_key(name) == "chu tri" else Field.SUPPORTING
        parted.setdefault(field, text.strip(" ;.\n"))
    return parted


def tables_of(grids: Sequence[Grid]) -> tuple[Table, ...]:
    """The tables of a file: of shown sheets, or of hidden ones where no other has one."""
    found = [(grid, table) for grid in grids if (table := find_table(grid)) and table.rows]
    shown = tuple(table for grid, table in found if not grid.is_hidden)
    return shown or tuple(table for _, table in found)
