"""A table that an annex holds: how wide each column is, the header with its common headings, the cells.

Numbers and days get the room that their headings need in a few lines; texts share the rest as they need it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from ..annex_tables import AnnexColumn, AnnexTable, CellAt, Holds
from ..format_standard.rules import Align
from ..format_standard.zones import Zone
from ..lengths import NOTHING, Length
from ..plan import Annex
from .context import Context
from .line_breaks import break_lines, line_width
from .ruled_tables import cell_paragraph, column_for, ruled_table
from .sheet import Cell, Page, Row, Table

_ALIGN = {Holds.TEXT: Align.LEFT, Holds.NUMBER: Align.CENTER, Holds.DAY: Align.CENTER}
_HEADING_LINES = 4  # a column of figures is no wider than its heading needs in so many lines
_NARROW_LINES = 9  # where room is short, as many as there are words


def data_table(annex: Annex, page: Page, context: Context) -> Table:
    assert annex.table is not None
    rows = (*_header(annex.table, context), *_rows(annex, annex.table, context))
    return ruled_table(column_widths(annex.table, page.text_width, context), rows, context)


# ---------------------------------------------------------------- widths


def column_widths(table: AnnexTable, room: Length, context: Context) -> tuple[Length, ...]:
    """Together just as wide as `room`. No column breaks a word, as long as there is room for all of them."""
    columns, numbers = table.columns, range(len(table.columns))
    least = {number: column_for(_longest_word(table, number, context), context) for number in numbers}
    _widen_for_groups(least, columns, _NARROW_LINES, context)
    texts = [number for number in numbers if columns[number].holds is Holds.TEXT]
    figures = [number for number in numbers if number not in texts]
    eased = {number: _heading_room(columns[number].title, _HEADING_LINES, context) for number in figures}
    widths = least | {number: max(least[number], column_for(room_, context)) for number, room_ in eased.items()}
    _widen_for_groups(widths, columns, 1, context)
    if _sum(widths.values()) > room:
        widths = least
    if _sum(widths.values()) > room:
        return _in_all(tuple(widths[number] * (room.twips / _sum(least.values()).twips) for number in numbers), room)
    shared = texts or figures
    rest = room - _sum(widths[number] for number in numbers if number not in shared)
    widths |= _shared_out(rest, {number: widths[number] for number in shared}, table, context)
    return _in_all(tuple(widths[number] for number in numbers), room)


def _longest_word(table: AnnexTable, number: int, context: Context) -> Length:
    title = table.columns[number].title
    cells = {word for row in table.rows for word in row.cells[number].split()}
    sums = {word for row in table.rows if row.total for word in row.cells[number].split()}
    heading = max((_width(word, Zone.TABLE_HEADER, context) for word in title.split()), default=NOTHING)
    bold = max((_width(word, Zone.TABLE_GROUP, context) for word in sums), default=NOTHING)
    return max(heading, bold, *(_width(word, Zone.TABLE_CELL, context) for word in cells))


def _widen_for_groups(widths: dict[int, Length], columns: Sequence[AnnexColumn], lines: int, context: Context) -> None:
    """Columns under a common heading are equally wide, and give it the room that it needs in so many lines."""
    for heading, members in _groups(columns):
        if heading:
            needed = column_for(_heading_room(heading, lines, context), context) * (1 / len(members))
            widest = max(needed, *(widths[number] for number in members))
            widths.update(dict.fromkeys(members, widest))


def _heading_room(title: str, lines: int, context: Context) -> Length:
    """The least room in which a heading takes no more lines."""
    words = [_width(word, Zone.TABLE_HEADER, context) for word in title.split()]
    space = _width(" ", Zone.TABLE_HEADER, context)
    spans = (words[start:end] for start in range(len(words)) for end in range(start + 1, len(words) + 1))
    rooms = sorted(line_width(span, space) for span in spans)
    fitting = (room for room in rooms if room >= max(words) and len(break_lines(words, space, room)) <= lines)
    return next(fitting, NOTHING)  # of spaces alone there are no words


def _shared_out(room: Length, least: Mapping[int, Length], table: AnnexTable, context: Context) -> dict[int, Length]:
    """What is over goes, piece by piece, to the column whose texts make the most rows high: that shortens the table.

    Where every text has its line, to the one that is fullest.
    """
    numbers = list(least)
    rows = table.rows[:: max(len(table.rows) // _MOST_MEASURED, 1)]
    texts = [[_width(row.cells[number], Zone.TABLE_CELL, context).twips for number in numbers] for row in rows]
    needs = [
        _need(table.columns[number].title, [row[at] for row in texts], context) for at, number in enumerate(numbers)
    ]
    widths = [float(least[number].twips) for number in numbers]
    piece = (room - _sum(least.values())).twips / _PIECES
    for _ in range(_PIECES):
        gains = [0.0] * len(numbers)
        for row in texts:
            highest = _fullest(row, widths)
            if row[highest] > widths[highest]:
                gains[highest] += row[highest] / widths[highest] ** 2
        widths[gains.index(max(gains)) if any(gains) else _fullest(needs, widths)] += piece
    return {number: Length(round(width)) for number, width in zip(numbers, widths, strict=True)}


def _fullest(needs: Sequence[float], widths: Sequence[float]) -> int:
    return max(range(len(widths)), key=lambda at: needs[at] / widths[at])


_PIECES = 60
_MOST_MEASURED = 150  # rows of a long table stand for all


def _need(title: str, texts: Sequence[int], context: Context) -> float:
    """What a column would take on one line, on an average of its rows in which the long ones count for more."""
    mean = math.sqrt(sum(text**2 for text in texts) / max(len(texts), 1))
    return max(mean, _width(title, Zone.TABLE_HEADER, context).twips)


def _in_all(widths: tuple[Length, ...], room: Length) -> tuple[Length, ...]:
    """What rounding has left goes to the widest column."""
    widest = max(range(len(widths)), key=lambda number: widths[number])
    rest = room - _sum(widths)
    return tuple(width + rest if number == widest else width for number, width in enumerate(widths))


def _width(text: str, zone: Zone, context: Context) -> Length:
    lines = text.split("\n")
    return _sum(context.width(context.fixed(zone, line)) for line in lines)


def _sum(widths: Iterable[Length]) -> Length:
    return sum(widths, NOTHING)


# ---------------------------------------------------------------- header and rows


def _groups(columns: Sequence[AnnexColumn]) -> Iterator[tuple[str | None, list[int]]]:
    """Neighbours with one common heading; a column without one stands alone."""
    for (heading, _), members in groupby(
        range(len(columns)), key=lambda number: (columns[number].group, None if columns[number].group else number)
    ):
        yield heading, list(members)


def _header(table: AnnexTable, context: Context) -> Iterator[Row]:
    if not any(column.group for column in table.columns):
        yield Row(tuple(_heading(column.title, context) for column in table.columns), is_header=True)
        return
    upper: list[Cell] = []
    lower: list[Cell] = []
    for group, members in _groups(table.columns):
        titles = [table.columns[number].title for number in members]
        if group:
            upper.append(_heading(group, context, columns=len(members)))
            lower += (_heading(title, context) for title in titles)
        else:
            upper.append(_heading(titles[0], context, rows=2))
            lower.append(Cell((), rows=0))
    yield Row(tuple(upper), is_header=True)
    yield Row(tuple(lower), is_header=True)


def _heading(title: str, context: Context, *, columns: int = 1, rows: int = 1) -> Cell:
    return Cell((cell_paragraph(Zone.TABLE_HEADER, title, None, context),), columns, rows)


def _rows(annex: Annex, table: AnnexTable, context: Context) -> Iterator[Row]:
    for row in range(len(table.rows)):
        yield Row(tuple(_cell(annex, table, CellAt(row, column), context) for column in range(len(table.columns))))


def _cell(annex: Annex, table: AnnexTable, at: CellAt, context: Context) -> Cell:
    column, is_total = table.columns[at.column], table.rows[at.row].total
    zone = Zone.TABLE_GROUP if is_total else Zone.TABLE_CELL
    spot = f"annexes/{annex.id}.{at}"
    if table.is_blank(at):
        blank = context.blank(column.title.lower(), context.zone_style(zone).text, spot)
        paragraphs = [context.paragraph(zone, blank)]
    else:
        paragraphs = [cell_paragraph(zone, line, spot, context) for line in table.text(at).split("\n")]
    return Cell(tuple(paragraph.with_look(align=_ALIGN[column.holds]) for paragraph in paragraphs))
