"""A sheet as the data that `resources/pages/sheet.typ` draws: every length in points, every text a plain string.

What a word processor does by habit is written out here, as measured: where the baseline stands in a line, what a
multiple line spacing adds, which rows are too high to stay whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...domain.font_widths import FontWidths
from ...domain.layout.sheet import (
    Cell,
    DrawnLine,
    Frame,
    Page,
    Paragraph,
    Placed,
    Row,
    Section,
    Sheet,
    Table,
    TextLook,
)
from ...domain.lengths import NOTHING, TWIPS_PER_POINT, Length
from .division import divided
from .pieces import Box, LineEnd, Text, height, pieces
from .places import ENDS, Drawn

Data = dict[str, Any]
_Parts = tuple[Paragraph, Paragraph]

_FONT = "Tinos"  # stands for Times New Roman on every PC: same widths, and always there
_EXACT_ABOVE = 0.8  # of an exact line lies above the baseline


@dataclass(frozen=True, slots=True)
class Drawing:
    """The data, and the paragraphs by the numbers that their marks have."""

    data: Data
    drawn: Sequence[Drawn]


@dataclass(frozen=True, slots=True)
class _Column:
    """What a paragraph stands in: the text area of a page, or a cell of it."""

    page: Page
    offset: Length
    room: Length
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class _Pen:
    """What all paragraphs of a sheet share."""

    fonts: FontWidths
    marks: bool
    looks: dict[TextLook, int] = field(default_factory=dict)
    drawn: list[Drawn] = field(default_factory=list)

    def mark(self, span: int) -> tuple[int, ...]:
        return (span,) if self.marks else ()

    def look(self, look: TextLook) -> int:
        return self.looks.setdefault(look, len(self.looks))


def draw(sheet: Sheet, fonts: FontWidths, *, marks: bool) -> Drawing:
    pen = _Pen(fonts, marks)
    properties = sheet.properties
    data = {
        "font": _FONT,
        "color": f"#{sheet.color}",
        "title": properties.title,
        "subject": properties.subject,
        "author": properties.author,
        "date": [properties.date.year, properties.date.month, properties.date.day],
        "two_sided": sheet.two_sided,
        "marks": marks,
        "sections": [_section(section, number, pen) for number, section in enumerate(sheet.sections)],
        "looks": [_look(look, sheet.color) for look in pen.looks],
    }
    return Drawing(data, pen.drawn)


def _look(look: TextLook, color: str) -> Data:
    return {
        "size": look.size.pt,
        "bold": look.bold,
        "italic": look.italic,
        "underline": look.underline,
        "color": f"#{look.color or color}",
    }


def _section(section: Section, number: int, pen: _Pen) -> Data:
    page = section.page
    column = _Column(page, NOTHING, page.text_width)
    below_number = page.header
    if section.numbers_first_page:
        below_number += height(section.page_number, column.room, pen.fonts)
    foot = page.height - page.footer
    for paragraph in section.first_footer:
        foot -= height(paragraph, column.room, pen.fonts)
    first_page = (
        *_stacked(section.first_header, below_number, column, pen),
        *_stacked(section.first_footer, foot, column, pen),
    )
    return {
        "id": str(number),
        "page": _page(section),
        "restart": section.restart_numbers,
        "new_leaf": section.on_new_leaf,
        "numbers_first": section.numbers_first_page,
        "page_number": _page_number(section.page_number, column, pen),
        "first_page": [_placed(placed, column, pen) for placed in first_page],
        "content": list(_content(section.content, column, pen)),
        "last_page": [_placed(placed, column, pen) for placed in section.placed],
    }


def _page(section: Section) -> Data:
    """The geometry. The line under the last row on a page must fit above the margin too, as in a word processor."""
    page = section.page
    line = max((item.border or NOTHING for item in section.content if isinstance(item, Table)), default=NOTHING)
    sides = ("width", "height", "top", "left", "right", "header")
    return {**{side: getattr(page, side).pt for side in sides}, "bottom": (page.bottom + line).pt}


def _content(items: Sequence[Paragraph | Table], column: _Column, pen: _Pen) -> Iterator[Data]:
    torn = dict(_torn(items, column, pen.fonts))
    for number, item in enumerate(items):
        if isinstance(item, Table):
            yield _table(item, column, pen)
        elif number in torn:
            yield from _in_parts(item, torn[number], column, pen)
        else:
            yield _paragraph(item, column, pen)


def _torn(
    items: Sequence[Paragraph | Table], column: _Column, fonts: FontWidths
) -> Iterator[tuple[int, _Parts | None]]:
    """Where the paragraphs that stay with each other down to a closing block are higher with it than a page: which of
    them is divided, or let go. typst would give up the whole chain, and the block would stand alone."""
    page = _page_height(column.page)
    for number, block in enumerate(items):
        if not isinstance(block, Table) or block.border is not None:
            continue
        chain, below = [], _block_height(block, column, fonts)
        for above in range(number - 1, -1, -1):
            item = items[above]
            if isinstance(item, Table) or not item.look.keep_next:
                break
            chain.append((above, item, page - below))
            below += height(item, column.room, fonts)
            if below > page:
                divisions = ((one, _in_two(item, room, column, fonts)) for one, item, room in reversed(chain))
                yield next((found for found in divisions if found[1]), (above, None))
                break


def _in_two(paragraph: Paragraph, room: Length, column: _Column, fonts: FontWidths) -> _Parts | None:
    """Of a long paragraph the last lines stay with what follows, where a page has `room` for them."""
    parts = divided(paragraph, column.room, fonts)
    return parts if parts and height(parts[1], column.room, fonts) <= room else None


def _block_height(block: Table, column: _Column, fonts: FontWidths) -> Length:
    rows = (_row_height(row, tuple(_columns(row, block, column.page)), block, fonts) for row in block.rows)
    return sum(rows, NOTHING)


def _page_height(page: Page) -> Length:
    return page.height - page.top - page.bottom


def _in_parts(paragraph: Paragraph, parts: _Parts | None, column: _Column, pen: _Pen) -> Iterator[Data]:
    if parts is None:
        yield {**_paragraph(paragraph, column, pen), "sticky": False}
        return
    number = _numbered(paragraph, column, pen)
    for part, begins in zip(parts, (True, False), strict=True):
        pieces_ = list(_pieces(part, column.room, pen))
        ends = len(pieces_) - 1 if pen.marks else len(pieces_)
        # One pair of marks for both; the last line of the first is filled as any other.
        own = [*pieces_[:ends], None] if begins else pieces_[1 if pen.marks else 0 :]
        yield {**_described(part, number, pen.fonts), "pieces": own}


def _page_number(paragraph: Paragraph, column: _Column, pen: _Pen) -> Data:
    """A paragraph whose text is put in page by page: `true` holds its place."""
    data = _paragraph(paragraph, column, pen)
    return {**data, "pieces": [*pen.mark(0), True, *pen.mark(ENDS)], "look": pen.look(paragraph.style.text)}


def _stacked(paragraphs: Sequence[Paragraph], top: Length, column: _Column, pen: _Pen) -> Iterator[Placed]:
    """Paragraphs of a header or footer, one under the other."""
    for paragraph in paragraphs:
        yield Placed(paragraph, top)
        top += height(paragraph, column.room, pen.fonts)


def _placed(placed: Placed, column: _Column, pen: _Pen) -> Data:
    return {"top": placed.top.pt, "paragraph": _paragraph(placed.paragraph, column, pen)}


# ---------------------------------------------------------------- tables


def _table(table: Table, column: _Column, pen: _Pen) -> Data:
    page = column.page
    columns = [tuple(_columns(row, table, page)) for row in table.rows]
    heights = [_row_height(row, own, table, pen.fonts) for row, own in zip(table.rows, columns, strict=True)]
    room = _page_height(page)
    for row, height_ in zip(table.rows, heights, strict=True):
        room -= height_ if row.is_header else NOTHING  # it is repeated above the others
    return {
        "widths": [width.pt for width in table.widths],
        "border": table.border.pt if table.border else None,
        "padding": _in_hundredths_of_mm(table.padding),
        "padding_above": table.padding_above.pt,
        "rows": [
            _row(row, own, pen, is_whole=row.is_header or height_ <= room)
            for row, own, height_ in zip(table.rows, columns, heights, strict=True)
        ],
    }


def _in_hundredths_of_mm(padding: Length) -> float:
    """The padding at the sides of a cell as LibreOffice keeps it: cut to 1/100 mm, which some words need to fit."""
    return int(padding.twips * 127 / 72) / 100 * 72 / 25.4


def _row(row: Row, columns: Sequence[_Column], pen: _Pen, *, is_whole: bool) -> Data:
    """A row is never split, unless no page could hold it."""
    paragraphs = [paragraph for cell in row.cells for paragraph in cell.paragraphs]
    return {
        "header": row.is_header,
        "whole": is_whole,
        "sticky": all(paragraph.look.keep_next for paragraph in paragraphs),
        "cells": [_cell(cell, column, pen) for cell, column in zip(row.cells, columns, strict=True) if cell.rows],
    }


def _row_height(row: Row, columns: Sequence[_Column], table: Table, fonts: FontWidths) -> Length:
    cells = (
        sum((height(paragraph, column.room, fonts) for paragraph in cell.paragraphs), NOTHING)
        for cell, column in zip(row.cells, columns, strict=True)
        if cell.rows <= 1  # one that reaches down shares its height with the rows below
    )
    return max(cells, default=NOTHING) + table.padding_above + table.padding_above + (table.border or NOTHING)


def _columns(row: Row, table: Table, page: Page) -> Iterator[_Column]:
    number, offset = 0, NOTHING
    for cell in row.cells:
        width = sum((own for own in table.widths[number : number + cell.columns]), NOTHING)
        yield _Column(page, offset + table.padding, width - table.padding - table.padding, row.is_header)
        number, offset = number + cell.columns, offset + width


def _cell(cell: Cell, column: _Column, pen: _Pen) -> Data:
    paragraphs = [_paragraph(one, column, pen) for one in cell.paragraphs]
    return {"columns": cell.columns, "rows": cell.rows, "paragraphs": paragraphs}


# ---------------------------------------------------------------- paragraphs


def _paragraph(paragraph: Paragraph, column: _Column, pen: _Pen) -> Data:
    number = _numbered(paragraph, column, pen)
    return {**_described(paragraph, number, pen.fonts), "pieces": list(_pieces(paragraph, column.room, pen))}


def _numbered(paragraph: Paragraph, column: _Column, pen: _Pen) -> int:
    above, below, _ = _line(paragraph, pen.fonts)
    pen.drawn.append(Drawn(paragraph, column.page, column.offset, column.room, above, below, column.is_header))
    return len(pen.drawn) - 1


def _described(paragraph: Paragraph, number: int, fonts: FontWidths) -> Data:
    """All of a paragraph but its text."""
    look = paragraph.look
    above, below, extra = _line(paragraph, fonts)
    return {
        "number": number,
        "align": look.align.value,
        "first": look.first_line.pt,
        "left": look.left.pt,
        "right": look.right.pt,
        "before": look.before.pt,
        "after": look.after.pt + extra,
        "above": above,
        "below": below,
        "leading": extra,
        "sticky": look.keep_next,
        "whole": look.keep_lines,
        "outline": None if look.outline_level is None else look.outline_level + 1,
        "line": _drawn_line(paragraph.line),
        "frame": _frame(look.frame),
    }


def _line(paragraph: Paragraph, fonts: FontWidths) -> tuple[float, float, float]:
    """What a line has above and below its baseline, and what a multiple spacing adds under it, in points."""
    spacing = paragraph.look.spacing
    if spacing.exact is not None:
        return spacing.exact.pt * _EXACT_ABOVE, spacing.exact.pt * (1 - _EXACT_ABOVE), 0
    size = paragraph.style.text.size
    single, above = fonts.line_height(size), fonts.above_baseline(size)
    return above, single.pt - above, (int(single.twips * spacing.lines) - single.twips) / TWIPS_PER_POINT


def _pieces(paragraph: Paragraph, room: Length, pen: _Pen) -> Iterator[object]:
    """Texts as `[text, look]`, boxes as dictionaries of such, marks as numbers, line ends as None."""
    yield from pen.mark(0)
    spot = paragraph.spans[0].spot if paragraph.spans else None
    looks = [pen.look(span.look) for span in paragraph.spans]
    for piece in pieces(paragraph, room, pen.fonts):
        match piece:
            case LineEnd():
                yield None
                continue
            case Text():
                texts: tuple[Text, ...] = (piece,)
            case Box():
                texts = piece.texts
        drawn: list[object] = []
        for text in texts:
            span = paragraph.spans[text.span]
            if span.spot != spot:
                spot = span.spot
                drawn += pen.mark(text.span)
            drawn.append([text.text, looks[text.span]])
        if isinstance(piece, Box):
            yield {"texts": drawn, "width": None if piece.width is None else piece.width.pt}
        else:
            yield from drawn
    yield from pen.mark(ENDS)


def _drawn_line(line: DrawnLine | None) -> Data | None:
    if line is None:
        return None
    return {"length": line.length.pt, "thickness": line.thickness.pt, "drop": line.drop.pt}


def _frame(frame: Frame | None) -> Data | None:
    if frame is None:
        return None
    return {"thickness": frame.thickness.pt, "color": f"#{frame.color}", "space": frame.space.pt}
