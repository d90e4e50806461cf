"""Tables: fixed columns, rows that are never split, the header repeated on every page."""

from ...domain.layout.sheet import Cell, Row, Table
from ...domain.lengths import Length
from .ooxml import element
from .paragraphs import Writing, write_paragraph

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_table(table: Table, writing: Writing) -> str:
    grid = "".join(element("gridCol", w=width.twips) for width in table.widths)
    rows = "".join(_row(row, table, writing) for row in table.rows)
    return f"<w:tbl>{_properties(table, writing)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _properties(table: Table, writing: Writing) -> str:
    padding = table.padding.twips
    above = table.padding_above.twips
    margins = (("top", above), ("left", padding), ("bottom", above), ("right", padding))
    return element(
        "tblPr",
        element("tblW", w=sum(width.twips for width in table.widths), type="dxa")
        # Up to compatibility mode 14 Word hangs the cell padding out of the text area; the indent takes it back.
        + element("tblInd", w=padding, type="dxa")
        + _borders(table, writing.color)
        + element("tblLayout", type="fixed")
        + element("tblCellMar", "".join(element(side, w=width, type="dxa") for side, width in margins)),
    )


def _borders(table: Table, color: str) -> str:
    if table.border is None:
        return ""
    eighths = round(table.border.pt * 8)
    return element(
        "tblBorders", "".join(element(side, val="single", sz=eighths, space=0, color=color) for side in _SIDES)
    )


def _row(row: Row, table: Table, writing: Writing) -> str:
    properties = element("trPr", "<w:cantSplit/>" + ("<w:tblHeader/>" if row.is_header else ""))
    cells, column = [], 0
    for cell in row.cells:
        cells.append(_cell(cell, table.widths[column : column + cell.columns], writing))
        column += cell.columns
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _cell(cell: Cell, widths: tuple[Length, ...], writing: Writing) -> str:
    span = element("gridSpan", val=cell.columns) if cell.columns > 1 else ""
    width = element("tcW", w=sum(width.twips for width in widths), type="dxa")
    properties = element("tcPr", width + span + _reach_down(cell))
    paragraphs = "".join(write_paragraph(paragraph, writing) for paragraph in cell.paragraphs)
    return f"<w:tc>{properties}{paragraphs or '<w:p/>'}</w:tc>"  # no cell is without a paragraph


def _reach_down(cell: Cell) -> str:
    if cell.rows == 1:
        return ""
    if cell.rows == 0:
        return "<w:vMerge/>"
    return element("vMerge", val="restart") + element("vAlign", val="center")
