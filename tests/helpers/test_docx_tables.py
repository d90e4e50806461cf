"""Tables: geometry, rows, borders, and the place of each paragraph."""

import pytest

from tests.helpers.docx_by_hand import document, paragraph, style, table
from tests.helpers.docx_view import CellPlace, DocxView, Table

FIXED = '<w:tblW w:w="9354" w:type="dxa"/><w:tblInd w:w="-57" w:type="dxa"/><w:jc w:val="center"/>'
LINE = 'w:val="single" w:sz="4"'
CONDITIONS = ("wholeTable", "band1Horz", "band2Horz", "firstRow", "lastRow", "firstCol", "lastCol")


def only_table(body: str, **parts: str) -> Table:
    (found,) = DocxView(document(body + paragraph(), **parts)).tables
    return found


def cell(width: int = 0, properties: str = "", text: str = "x") -> str:
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    return f"<w:tcPr>{size}{properties}</w:tcPr>{paragraph(text)}"


def test_geometry_is_read_in_millimetres() -> None:
    properties = f'{FIXED}<w:tblLayout w:type="fixed"/>'
    found = only_table(table([cell(4252), cell(5102)], properties=properties, grid=(4252, 5102)))
    assert (found.layout, found.alignment, found.width_type) == ("fixed", "center", "dxa")
    assert (found.width_mm, found.indent_mm) == pytest.approx((165, -1), abs=0.02)
    assert found.grid_mm == pytest.approx((75, 90), abs=0.01)
    assert [each.width_mm for each in found.cells] == pytest.approx([75, 90], abs=0.01)


def test_without_any_word_a_table_fits_its_content() -> None:
    found = only_table(table(["<w:p/>"]))
    assert (found.layout, found.width_type, found.width_mm) == ("autofit", "auto", None)
    assert (found.indent_mm, found.is_floating, found.borders) == (0, False, {})
    margins = {"top": 0, "left": 2.03, "bottom": 0, "right": 2.03}
    assert found.margins_mm == pytest.approx(margins, abs=0.01)
    assert found.alignment == "left"
    assert found.cells[0].margins_mm == found.margins_mm
    assert (found.cells[0].vertical_align, found.cells[0].vertical_merge) == ("top", None)


def test_alignment_and_margins_may_name_the_logical_side() -> None:
    margins = '<w:tblCellMar><w:end w:w="567" w:type="dxa"/></w:tblCellMar>'
    found = only_table(table(["<w:p/>"], properties=f'<w:jc w:val="end"/>{margins}'))
    assert found.alignment == "right"
    assert found.margins_mm["right"] == pytest.approx(10, abs=0.01)


def test_width_without_a_type_counts_twips_and_one_of_no_type_is_none() -> None:
    found = only_table(table([cell(properties='<w:tcW w:w="567"/>'), cell(properties='<w:tcW w:type="auto"/>')]))
    assert [each.width_type for each in found.cells] == ["dxa", "auto"]
    assert found.cells[0].width_mm == pytest.approx(10, abs=0.01)
    assert found.cells[1].width_mm is None


def test_percentage_is_no_length() -> None:
    found = only_table(table(["<w:p/>"], properties='<w:tblW w:w="5000" w:type="pct"/>'))
    assert (found.width_type, found.width_mm) == ("pct", None)


def test_cell_margins_come_from_style_table_and_cell_in_this_order() -> None:
    def margins(name: str, **sides: int) -> str:
        inner = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
        return f"<w:{name}>{inner}</w:{name}>"

    inherited = margins("tblCellMar", left=567, right=567, top=57)
    styles = style("Grid", f"<w:tblPr>{inherited}</w:tblPr>", kind="table")
    properties = f'<w:tblStyle w:val="Grid"/>{margins("tblCellMar", left=0)}'
    found = only_table(
        table([cell(properties=margins("tcMar", start=1134)), cell()], properties=properties),
        styles=styles,
    )
    assert found.style_name == "Grid"
    own, plain = found.cells
    assert (plain.margins_mm["left"], plain.margins_mm["right"]) == pytest.approx((0, 10), abs=0.01)
    assert plain.margins_mm["top"] == pytest.approx(1, abs=0.01)
    assert own.margins_mm["left"] == pytest.approx(20, abs=0.01)


def test_rows_know_whether_they_split_repeat_and_how_high_they_are() -> None:
    rows = (
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/>"
        '<w:trHeight w:val="567" w:hRule="exact"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
        '<w:tr><w:trPr><w:cantSplit w:val="0"/><w:trHeight w:val="567"/></w:trPr>'
        "<w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr>"
    )
    first, second, third = only_table(f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>").rows
    assert (first.cant_split, first.is_header, first.height_rule) == (True, True, "exact")
    assert first.height_mm == pytest.approx(10, abs=0.01)
    assert (second.cant_split, second.is_header, second.height_rule) == (False, False, "atLeast")
    assert (third.height_mm, third.height_rule) == (None, "auto")


def test_cell_takes_outer_borders_at_the_edge_and_inner_ones_inside() -> None:
    sides = ("top", "left", "bottom", "right")
    outer = "".join(f"<w:{side} {LINE}/>" for side in sides)
    inner = '<w:insideH w:val="dotted" w:sz="4"/><w:insideV w:val="nil"/>'
    own = '<w:tcBorders><w:bottom w:val="double" w:sz="4"/></w:tcBorders>'
    rows = ([cell(properties=own), cell()], [cell(), cell()])
    found = only_table(table(*rows, properties=f"<w:tblBorders>{outer}{inner}</w:tblBorders>"))
    top_left, bottom_right = found.cell(0, 0).borders, found.cell(1, 1).borders
    assert [top_left[side].style for side in sides] == ["single", "single", "double", "nil"]
    assert [bottom_right[side].style for side in sides] == ["dotted", "nil", "single", "single"]
    assert found.cell(0, 1).borders["bottom"].style == "dotted"
    assert top_left["top"].width_pt == 0.5
    assert not top_left["right"].is_drawn


def test_paragraph_knows_its_cell_by_grid_column() -> None:
    wide = cell(properties='<w:gridSpan w:val="2"/>', text="wide")
    rows = ([wide, cell(text="third")], [cell(text="a"), cell(text="b"), cell(text="c")])
    view = DocxView(document(paragraph("before") + table(*rows, grid=(9, 9, 9)) + paragraph("end")))
    assert view.paragraph_with("before").cell is None
    assert view.paragraph_with("third").cell == CellPlace(0, 0, 2, is_nested=False)
    assert view.paragraph_with("c").cell == CellPlace(0, 1, 2, is_nested=False)
    assert view.tables[0].cell(0, 0).span == 2
    assert view.tables[0].cell(1, 1).text == "b"


def test_row_may_begin_after_the_first_column() -> None:
    row = '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'
    found = only_table(f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>")
    assert found.cells[0].place.column == 1


def test_nested_table_is_known_from_both_sides() -> None:
    inner = table([paragraph("deep")])
    outer = table([paragraph("over") + inner + paragraph("under")])
    view = DocxView(document(outer + paragraph("between") + table([paragraph("second")])))
    assert [each.text for each in view.paragraphs] == [
        "over",
        "deep",
        "under",
        "between",
        "second",
    ]
    assert [each.is_nested for each in view.tables] == [False, True, False]
    assert view.paragraph_with("deep").cell == CellPlace(1, 0, 0, is_nested=True)
    assert view.paragraph_with("under").cell == CellPlace(0, 0, 0, is_nested=False)
    assert view.paragraph_with("second").cell == CellPlace(2, 0, 0, is_nested=False)
    assert view.tables[0].cells[0].tables == (view.tables[1],)
    assert view.tables[0].cells[0].text == "over\nunder"


def test_merged_and_aligned_cells_say_so() -> None:
    merged = [cell(properties="<w:vMerge/>"), cell(properties='<w:vAlign w:val="bottom"/>')]
    start = [cell(properties='<w:vMerge w:val="restart"/>'), cell()]
    found = only_table(table(start, merged))
    assert [each.vertical_merge for each in found.cells] == ["restart", None, "continue", None]
    assert found.cell(1, 1).vertical_align == "bottom"


def test_floating_table_is_told_from_one_in_the_text() -> None:
    assert only_table(table(["<w:p/>"], properties='<w:tblpPr w:tblpX="1"/>')).is_floating


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ('w:val="0200"', "www/www/www/www"),
        ('w:val="0000"', "111/222/111/222"),
        ("", "111/222/111/222"),
        ('w:val="0220"', "FFF/www/www/www"),
        ('w:val="0020"', "FFF/111/222/111"),
        ('w:val="0260"', "FFF/www/www/LLL"),
        ('w:val="0280"', "fww/fww/fww/fww"),
        ('w:val="0380"', "fwl/fwl/fwl/fwl"),
        ('w:val="03E0"', "fFl/fwl/fwl/fLl"),
        ('w:val="0200" w:firstRow="1"', "FFF/www/www/www"),
        ('w:val="0260" w:firstRow="0"', "www/www/www/LLL"),
    ],
)
def test_conditional_formats_of_a_table_style_hold_for_their_cells(look: str, expected: str) -> None:
    """Rows are parted by a slash; a cell shows the format that came last."""
    format_of = '<w:tblStylePr w:type="{0}"><w:rPr><w:color w:val="{0}"/></w:rPr></w:tblStylePr>'
    styles = style("Grid", "".join(format_of.format(each) for each in CONDITIONS), kind="table")
    named = f'<w:tblStyle w:val="Grid"/><w:tblLook {look}/>'
    body = table(*([paragraph("x")] * 3 for _ in range(4)), properties=named)
    view = DocxView(document(body + paragraph(), styles=styles))
    signs = dict(zip(CONDITIONS, "w12FLfl", strict=True))
    rows = ("".join(signs[cell.paragraphs[0].runs[0].color] for cell in row.cells) for row in view.tables[0].rows)
    assert "/".join(rows) == expected


def test_default_table_style_holds_for_a_table_that_names_none() -> None:
    styles = style("Normal Table", "<w:rPr><w:i/></w:rPr>", kind="table", default=True)
    view = DocxView(document(table([paragraph("x")]) + paragraph("y"), styles=styles))
    assert [each.runs[0].italic for each in view.paragraphs] == [True, False]
    assert view.tables[0].style_name == "Normal Table"
