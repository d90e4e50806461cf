"""Effective formatting of tables, rows and cells; what stands in them is read by `docx_story`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tests.helpers.docx_formats import LOGICAL_SIDES, Border, border_sides
from tests.helpers.docx_styles import StyleSheet
from tests.helpers.ooxml import (
    NAMESPACES,
    Element,
    attribute,
    child,
    is_on,
    local_name,
    millimetres,
    says_true,
    value,
)

# 17.4.42: where nothing is said, 115 twips stand left and right of the text.
_DEFAULT_SIDE_MM: Final = millimetres("115")
_DEFAULT_MARGINS_MM: Final = {
    "top": 0.0,
    "left": _DEFAULT_SIDE_MM,
    "bottom": 0.0,
    "right": _DEFAULT_SIDE_MM,
}
_LOOK_BITS: Final = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
}


@dataclass(frozen=True, kw_only=True)
class TableFormat:
    """How a table looks. A width that is not a length (`auto`, `pct`) has no `width_mm`."""

    style_name: str | None
    layout: str
    width_type: str
    width_mm: float | None
    indent_mm: float
    alignment: str
    is_floating: bool
    grid_mm: tuple[float, ...]
    margins_mm: Mapping[str, float]
    borders: Mapping[str, Border]


@dataclass(frozen=True, kw_only=True)
class RowFormat:
    """How a row looks; `height_rule` is `auto`, `exact` or `atLeast`."""

    cant_split: bool
    is_header: bool
    height_mm: float | None
    height_rule: str


@dataclass(frozen=True, kw_only=True)
class CellFormat:
    """How a cell looks: its own words over those of the table."""

    span: int
    vertical_merge: str | None
    vertical_align: str
    width_type: str
    width_mm: float | None
    margins_mm: Mapping[str, float]
    borders: Mapping[str, Border]


@dataclass(frozen=True)
class Edges:
    """At which edges of its table a cell lies."""

    top: bool
    left: bool
    bottom: bool
    right: bool


def table_format(table: Element, styles: StyleSheet) -> TableFormat:
    """The effective formatting of a `w:tbl`."""
    direct = child(table, "w:tblPr")
    style_id = value(direct, "w:tblStyle") or styles.default("table")
    stated = [*styles.table_properties(style_id), *(() if direct is None else (direct,))]
    width_type, width = _width(_last(stated, "w:tblW"))
    _, indent = _width(_last(stated, "w:tblInd"))
    alignment = attribute(_last(stated, "w:jc")) or "left"
    grid = table.findall("w:tblGrid/w:gridCol", NAMESPACES)
    return TableFormat(
        style_name=styles.name(style_id),
        layout=attribute(_last(stated, "w:tblLayout"), "w:type") or "autofit",
        width_type=width_type,
        width_mm=width,
        indent_mm=indent or 0,
        alignment=LOGICAL_SIDES.get(alignment, alignment),
        is_floating=child(direct, "w:tblpPr") is not None,
        grid_mm=tuple(millimetres(attribute(column, "w:w") or "0") for column in grid),
        margins_mm=_margins(_DEFAULT_MARGINS_MM, (child(each, "w:tblCellMar") for each in stated)),
        borders=_borders(child(each, "w:tblBorders") for each in stated),
    )


def row_format(row: Element) -> RowFormat:
    """The formatting of a `w:tr`."""
    height = child(row, "w:trPr/w:trHeight")
    text = attribute(height)
    return RowFormat(
        cant_split=is_on(child(row, "w:trPr/w:cantSplit")),
        is_header=is_on(child(row, "w:trPr/w:tblHeader")),
        height_mm=None if text is None else millimetres(text),
        height_rule=attribute(height, "w:hRule") or ("auto" if text is None else "atLeast"),
    )


def cell_format(cell: Element, table: TableFormat, edges: Edges) -> CellFormat:
    """The effective formatting of a `w:tc`.

    Which of two neighbours draws the border between them (17.4.66) is not settled here.
    """
    properties = child(cell, "w:tcPr")
    width_type, width = _width(child(properties, "w:tcW"))
    merge = child(properties, "w:vMerge")
    return CellFormat(
        span=cell_span(cell),
        vertical_merge=None if merge is None else attribute(merge) or "continue",
        vertical_align=value(properties, "w:vAlign") or "top",
        width_type=width_type,
        width_mm=width,
        margins_mm=_margins(table.margins_mm, (child(properties, "w:tcMar"),)),
        borders=_outer_borders(table.borders, edges) | border_sides(child(properties, "w:tcBorders")),
    )


def cell_span(cell: Element) -> int:
    """How many grid columns a cell covers."""
    return int(value(cell, "w:tcPr/w:gridSpan") or "1")


def conditions(table: Element, row: int, edges: Edges) -> tuple[str, ...]:
    """The conditional formats of the table style that hold for a cell, in their order (17.7.6).

    Left out: bands of columns, bands of more than one row, corner cells.
    """
    look = child(table, "w:tblPr/w:tblLook")
    looks = {name for name in _LOOK_BITS if _look(look, name)}
    held = []
    if "noHBand" not in looks:
        held.append("band1Horz" if (row - ("firstRow" in looks)) % 2 == 0 else "band2Horz")
    if "firstRow" in looks and edges.top:
        held = ["firstRow"]
    if "lastRow" in looks and edges.bottom:
        held.append("lastRow")
    if "firstColumn" in looks and edges.left:
        held.append("firstCol")
    if "lastColumn" in looks and edges.right:
        held.append("lastCol")
    return tuple(held)


def _look(look: Element | None, name: str) -> bool:
    """A flag of `w:tblLook`, written out or as a bit of the older hexadecimal value."""
    if (flag := attribute(look, f"w:{name}")) is not None:
        return says_true(flag)
    return bool(int(attribute(look) or "0", 16) & _LOOK_BITS[name])


def _last(properties: Iterable[Element], path: str) -> Element | None:
    found = [element for each in properties if (element := child(each, path)) is not None]
    return found[-1] if found else None


def _width(element: Element | None) -> tuple[str, float | None]:
    kind = attribute(element, "w:type") or ("auto" if element is None else "dxa")
    text = attribute(element, "w:w")
    return kind, millimetres(text) if text and kind == "dxa" else None


def _margins(base: Mapping[str, float], layers: Iterable[Element | None]) -> dict[str, float]:
    margins = dict(base)
    for layer in layers:
        for element in () if layer is None else layer:
            side = local_name(element)
            margins[LOGICAL_SIDES.get(side, side)] = _width(element)[1] or 0
    return margins


def _borders(layers: Iterable[Element | None]) -> dict[str, Border]:
    return {side: border for layer in layers for side, border in border_sides(layer).items()}


def _outer_borders(table: Mapping[str, Border], edges: Edges) -> dict[str, Border]:
    """What the table gives a cell: its outer borders at its edges, its inner ones elsewhere."""
    names = {
        "top": "top" if edges.top else "insideH",
        "bottom": "bottom" if edges.bottom else "insideH",
        "left": "left" if edges.left else "insideV",
        "right": "right" if edges.right else "insideV",
    }
    return {side: table[name] for side, name in names.items() if name in table}
