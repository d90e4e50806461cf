"""The rules by which formatting is resolved, one file of literal XML for each."""

import pytest

from tests.helpers.docx_by_hand import document, paragraph, style, table
from tests.helpers.docx_story import Paragraph
from tests.helpers.docx_text import Run
from tests.helpers.docx_view import Border, DocxView

THEME = """<a:themeElements><a:fontScheme name="x">
    <a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface="Arial"/></a:majorFont>
    <a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="SimSun"/><a:cs typeface=""/></a:minorFont>
</a:fontScheme></a:themeElements>"""
NORMAL = style("Normal", default=True)


def defaults(run: str = "", properties: str = "") -> str:
    """The document defaults with the content of their `w:rPr` and `w:pPr`."""
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{properties}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def only_paragraph(body: str, **parts: str) -> Paragraph:
    (found,) = DocxView(document(body, **parts)).paragraphs
    return found


def only_run(body: str, **parts: str) -> Run:
    (found,) = only_paragraph(body, **parts).runs
    return found


def test_without_any_word_the_standard_decides() -> None:
    bare = only_paragraph(paragraph("x"))
    letters = {
        **dict.fromkeys(("bold", "italic", "caps", "small_caps", "strike", "vanish"), False),
        **dict.fromkeys(("font", "font_high_ansi", "font_east_asia", "font_complex"), None),
        "size_pt": 10,
        "underline": "none",
        "color": "auto",
        "highlight": "none",
        "vertical_align": "baseline",
        "spacing_pt": 0,
        "raised_pt": 0,
        "language": None,
    }
    lines = {
        "alignment": "left",
        "left_mm": 0,
        "right_mm": 0,
        "first_line_mm": 0,
        "space_before_pt": 0,
        "space_after_pt": 0,
        "contextual_spacing": False,
        "line_rule": "auto",
        "line_pt": None,
        "line_multiple": 1,
        "widow_control": True,
        "keep_next": False,
        "keep_lines": False,
        "page_break_before": False,
        "outline_level": None,
        "numbering_id": None,
        "numbering_level": 0,
        "borders": {},
        "frame": None,
    }
    assert vars(bare.mark) == letters
    assert vars(bare.runs[0]) == {**letters, "text": "x", "style_name": None, "field": None}
    assert {name: getattr(bare, name) for name in lines} == lines


def test_document_defaults_reach_every_paragraph() -> None:
    styles = defaults('<w:sz w:val="28"/>', '<w:spacing w:after="120"/>') + NORMAL
    found = only_paragraph(paragraph("x"), styles=styles)
    assert (found.runs[0].size_pt, found.space_after_pt) == (14, 6)


def test_default_paragraph_style_holds_where_none_is_named() -> None:
    styles = style("Normal", '<w:pPr><w:jc w:val="both"/></w:pPr>', default=True)
    found = only_paragraph(paragraph("x"), styles=styles)
    assert (found.style_name, found.alignment) == ("Normal", "both")


def test_style_overrides_defaults_and_direct_formatting_overrides_style() -> None:
    styles = defaults('<w:sz w:val="20"/>') + style("Body", '<w:rPr><w:sz w:val="26"/></w:rPr>')
    named = '<w:pStyle w:val="Body"/>'
    assert only_run(paragraph("x"), styles=styles).size_pt == 10
    assert only_run(paragraph("x", properties=named), styles=styles).size_pt == 13
    direct = paragraph("x", properties=named, run='<w:sz w:val="32"/>')
    assert only_run(direct, styles=styles).size_pt == 16


def test_based_on_chain_is_followed_to_its_end_and_the_nearest_word_counts() -> None:
    styles = (
        style("One", '<w:pPr><w:jc w:val="center"/><w:ind w:left="567"/></w:pPr>')
        + style("Two", '<w:basedOn w:val="One"/><w:pPr><w:ind w:firstLine="567"/></w:pPr>')
        + style("Three", '<w:basedOn w:val="Two"/><w:pPr><w:jc w:val="both"/></w:pPr>')
    )
    found = only_paragraph(paragraph("x", properties='<w:pStyle w:val="Three"/>'), styles=styles)
    assert found.alignment == "both"
    assert (found.left_mm, found.first_line_mm) == pytest.approx((10, 10), abs=0.01)


def test_style_based_on_itself_does_not_hang() -> None:
    styles = style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/>')
    found = only_paragraph(paragraph("x", properties='<w:pStyle w:val="A"/>'), styles=styles)
    assert found.style_name == "A"


def test_style_of_another_kind_is_not_applied() -> None:
    styles = style("Strong", "<w:rPr><w:b/></w:rPr>", kind="character")
    assert not only_run(paragraph("x", properties='<w:pStyle w:val="Strong"/>'), styles=styles).bold
    assert only_run(paragraph("x", run='<w:rStyle w:val="Strong"/>'), styles=styles).bold


def test_character_style_overrides_paragraph_style_and_gives_its_name() -> None:
    styles = style("Body", '<w:rPr><w:color w:val="000000"/><w:sz w:val="28"/></w:rPr>') + style(
        "Blank", '<w:rPr><w:color w:val="808080"/></w:rPr>', kind="character"
    )
    body = paragraph("x", properties='<w:pStyle w:val="Body"/>', run='<w:rStyle w:val="Blank"/>')
    found = only_run(body, styles=styles)
    assert (found.color, found.size_pt, found.style_name) == ("808080", 14, "Blank")


@pytest.mark.parametrize(
    ("in_defaults", "in_paragraph_style", "in_character_style", "direct", "expected"),
    [
        ("", "", "", "", False),
        ("", "<w:b/>", "", "", True),
        ("", "<w:b/>", "<w:b/>", "", False),
        ("", "", "<w:b/>", "", True),
        ("", "<w:b/>", '<w:b w:val="0"/>', "", True),
        ("", "<w:b/>", "<w:b/>", "<w:b/>", True),
        ("", "<w:b/>", "", '<w:b w:val="false"/>', False),
        ("<w:b/>", "", "", "", True),
        ("<w:b/>", "<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", '<w:b w:val="off"/>', False),
    ],
)
def test_toggles_combine_by_parity_of_the_style_levels(
    in_defaults: str, in_paragraph_style: str, in_character_style: str, direct: str, expected: bool
) -> None:
    """17.7.3: defaults short-circuit, levels are exclusive, direct formatting is absolute."""
    styles = (
        defaults(in_defaults)
        + style("P", f"<w:rPr>{in_paragraph_style}</w:rPr>")
        + style("C", f"<w:rPr>{in_character_style}</w:rPr>", kind="character")
    )
    run = f'<w:rStyle w:val="C"/>{direct}'
    body = paragraph("x", properties='<w:pStyle w:val="P"/>', run=run)
    assert only_run(body, styles=styles).bold is expected


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("b", "bold"),
        ("i", "italic"),
        ("caps", "caps"),
        ("smallCaps", "small_caps"),
        ("strike", "strike"),
        ("vanish", "vanish"),
    ],
)
def test_every_toggle_counts_the_levels_that_turn_it_on(element: str, name: str) -> None:
    on = f"<w:rPr><w:{element}/></w:rPr>"
    styles = style("T", on, kind="table") + style("P", on) + style("C", on, kind="character")
    in_style, as_letters = '<w:pStyle w:val="P"/>', '<w:rStyle w:val="C"/>'
    body = "".join(
        paragraph("x", properties=properties, run=run)
        for properties, run in (("", ""), (in_style, ""), (in_style, as_letters))
    )
    view = DocxView(document(table([body], properties='<w:tblStyle w:val="T"/>') + paragraph(), styles=styles))
    assert [getattr(each.runs[0], name) for each in view.paragraphs[:3]] == [True, False, True]


def test_toggles_within_one_chain_do_not_combine() -> None:
    styles = style("P", "<w:rPr><w:i/></w:rPr>") + style("Q", '<w:basedOn w:val="P"/><w:rPr><w:i/></w:rPr>')
    assert only_run(paragraph("x", properties='<w:pStyle w:val="Q"/>'), styles=styles).italic


def test_table_style_lies_between_defaults_and_paragraph_style() -> None:
    grid = style(
        "Grid",
        '<w:pPr><w:spacing w:after="40"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr>',
        kind="table",
    )
    body = style("Body", '<w:pPr><w:jc w:val="both"/></w:pPr><w:rPr><w:b/></w:rPr>')
    inner = paragraph("x") + paragraph("y", properties='<w:pStyle w:val="Body"/>')
    view = DocxView(
        document(
            table([inner], properties='<w:tblStyle w:val="Grid"/>') + paragraph("z"),
            styles=defaults('<w:sz w:val="28"/>', '<w:spacing w:after="120"/>') + grid + body,
        )
    )
    plain, styled, outside = view.paragraphs
    assert (plain.alignment, plain.space_after_pt, plain.runs[0].size_pt) == ("center", 2, 12)
    assert plain.runs[0].bold
    assert styled.alignment == "both"
    assert not styled.runs[0].bold, "bold in two levels is not bold"
    assert (outside.alignment, outside.space_after_pt, outside.runs[0].size_pt) == ("left", 6, 14)


def test_default_character_style_holds_for_a_run_that_names_none() -> None:
    styles = style("Default Font", "<w:rPr><w:i/></w:rPr>", kind="character", default=True)
    assert only_run(paragraph("x"), styles=styles).italic


def test_style_without_a_kind_is_a_paragraph_style() -> None:
    styles = '<w:style w:styleId="X"><w:name w:val="X"/><w:rPr><w:i/></w:rPr></w:style>'
    assert only_run(paragraph("x", properties='<w:pStyle w:val="X"/>'), styles=styles).italic


@pytest.mark.parametrize(
    ("attribute", "slot", "role", "typeface"),
    [
        ("asciiTheme", "font", "minorHAnsi", "Calibri"),
        ("asciiTheme", "font", "minorAscii", "Calibri"),
        ("hAnsiTheme", "font_high_ansi", "majorHAnsi", "Cambria"),
        ("eastAsiaTheme", "font_east_asia", "minorEastAsia", "SimSun"),
        ("cstheme", "font_complex", "majorBidi", "Arial"),
        ("asciiTheme", "font", "minorBidi", None),
        ("ascii", "font", "Times New Roman", "Times New Roman"),
        ("hAnsi", "font_high_ansi", "Times New Roman", "Times New Roman"),
        ("eastAsia", "font_east_asia", "Times New Roman", "Times New Roman"),
        ("cs", "font_complex", "Times New Roman", "Times New Roman"),
    ],
)
def test_font_has_four_slots_and_may_be_named_by_the_theme(
    attribute: str, slot: str, role: str, typeface: str | None
) -> None:
    run = f'<w:rFonts w:{attribute}="{role}"/>'
    assert getattr(only_run(paragraph("x", run=run), theme=THEME), slot) == typeface


def test_theme_font_comes_before_a_name_beside_it() -> None:
    run = '<w:rFonts w:ascii="Times New Roman" w:asciiTheme="minorHAnsi" w:hAnsi="Arial"/>'
    found = only_run(paragraph("x", run=run), theme=THEME)
    assert (found.font, found.font_high_ansi) == ("Calibri", "Arial")


def test_direct_font_overrides_theme_font_of_the_defaults_slot_by_slot() -> None:
    styles = defaults('<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>')
    run = '<w:rFonts w:ascii="Times New Roman"/>'
    found = only_run(paragraph("x", run=run), styles=styles, theme=THEME)
    assert (found.font, found.font_high_ansi) == ("Times New Roman", "Cambria")


def test_spacing_and_indents_are_inherited_one_by_one() -> None:
    styles = style(
        "Body",
        '<w:pPr><w:spacing w:before="60" w:after="120" w:line="380" w:lineRule="exact"/>'
        '<w:ind w:left="283" w:right="567" w:hanging="283"/></w:pPr>',
    )
    direct = '<w:pStyle w:val="Body"/><w:spacing w:after="0"/><w:ind w:firstLine="0"/>'
    found = only_paragraph(paragraph("x", properties=direct), styles=styles)
    assert (found.space_before_pt, found.space_after_pt) == (3, 0)
    assert (found.line_rule, found.line_pt, found.line_multiple) == ("exact", 19, None)
    measures = (found.left_mm, found.right_mm, found.first_line_mm)
    assert measures == pytest.approx((4.99, 10, 0), abs=0.01)


def test_line_without_a_rule_is_a_multiple_whatever_the_style_said() -> None:
    styles = style("Body", '<w:pPr><w:spacing w:line="380" w:lineRule="exact"/></w:pPr>')
    direct = '<w:pStyle w:val="Body"/><w:spacing w:line="276"/>'
    found = only_paragraph(paragraph("x", properties=direct), styles=styles)
    assert (found.line_rule, found.line_pt) == ("auto", None)
    assert found.line_multiple == pytest.approx(1.15)


def test_hanging_indent_is_a_negative_first_line() -> None:
    found = only_paragraph(paragraph("x", properties='<w:ind w:left="567" w:hanging="567"/>'))
    assert (found.left_mm, found.first_line_mm) == pytest.approx((10, -10), abs=0.01)


def test_measures_may_name_their_unit_and_sides_their_logical_name() -> None:
    properties = '<w:ind w:start="20mm" w:end="1cm" w:firstLine="0.5in"/><w:jc w:val="end"/>'
    found = only_paragraph(paragraph("x", properties=properties))
    assert (found.left_mm, found.right_mm, found.first_line_mm) == pytest.approx((20, 10, 12.7))
    assert found.alignment == "right"


def test_numbering_indents_only_the_paragraph_that_has_a_number() -> None:
    level = '<w:lvl w:ilvl="{}"><w:pPr><w:ind w:left="{}" w:hanging="567"/></w:pPr></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="4">{level.format(0, 1134)}{level.format(1, 1701)}'
        '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
    )
    listed = '<w:numPr><w:numId w:val="7"/></w:numPr>'
    deeper = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'
    own = listed + '<w:ind w:left="0"/>'
    body = "".join(paragraph("x", properties=each) for each in (listed, deeper, "", own))
    found = DocxView(document(body, numbering=numbering)).paragraphs
    assert [each.numbering_id for each in found] == ["7", "7", None, "7"]
    assert [each.numbering_level for each in found] == [0, 1, 0, 0]
    assert [each.left_mm for each in found] == pytest.approx([20, 30, 0, 0], abs=0.01)
    assert [each.first_line_mm for each in found] == pytest.approx([-10, -10, 0, -10], abs=0.01)


def test_number_zero_takes_the_numbering_of_the_style_away() -> None:
    styles = style("Item", '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')
    named = '<w:pStyle w:val="Item"/>'
    assert only_paragraph(paragraph("x", properties=named), styles=styles).numbering_id == "7"
    none = named + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    assert only_paragraph(paragraph("x", properties=none), styles=styles).numbering_id is None


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("keepNext", "keep_next"),
        ("keepLines", "keep_lines"),
        ("widowControl", "widow_control"),
        ("pageBreakBefore", "page_break_before"),
        ("contextualSpacing", "contextual_spacing"),
    ],
)
def test_switch_can_be_turned_on_by_a_style_and_off_again(element: str, name: str) -> None:
    styles = style("On", f"<w:pPr><w:{element}/></w:pPr>")
    named = '<w:pStyle w:val="On"/>'
    for text, expected in (("", True), (f'<w:{element} w:val="0"/>', False)):
        found = only_paragraph(paragraph("x", properties=named + text), styles=styles)
        assert getattr(found, name) is expected


@pytest.mark.parametrize(("written", "expected"), [("0", 0), ("8", 8), ("9", None)])
def test_outline_level_nine_is_body_text(written: str, expected: int | None) -> None:
    found = only_paragraph(paragraph("x", properties=f'<w:outlineLvl w:val="{written}"/>'))
    assert found.outline_level == expected


def test_borders_are_inherited_side_by_side() -> None:
    line = 'w:val="single" w:sz="6" w:space="1" w:color="FF0000"'
    styles = style("Boxed", f"<w:pPr><w:pBdr><w:top {line}/><w:bottom {line}/></w:pBdr></w:pPr>")
    own = '<w:pBdr><w:top w:val="nil"/><w:start w:val="dotted"/></w:pBdr>'
    found = only_paragraph(paragraph("x", properties='<w:pStyle w:val="Boxed"/>' + own), styles=styles)
    assert found.borders == {
        "top": Border("nil", 0, 0, "auto"),
        "bottom": Border("single", 0.75, 1, "FF0000"),
        "left": Border("dotted", 0, 0, "auto"),
    }
    assert [found.borders[side].is_drawn for side in ("top", "bottom", "left")] == [False, True, True]
    assert not Border("none", 0, 0, "auto").is_drawn


def test_frame_keeps_its_attributes_and_measures() -> None:
    frame = '<w:framePr w:w="4536" w:hRule="exact" w:y="15mm" w:x="1134" w:hAnchor="page"/>'
    found = only_paragraph(paragraph("x", properties=frame)).frame
    assert found is not None
    assert found.attributes["hAnchor"] == "page"
    assert (found.millimetres("w"), found.millimetres("y")) == pytest.approx((80.01, 15), abs=0.01)
    assert found.millimetres("h") is None
    assert only_paragraph(paragraph("x")).frame is None


def test_paragraph_mark_has_its_own_formatting() -> None:
    properties = '<w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr>'
    found = only_paragraph(paragraph("x", properties=properties))
    assert (found.mark.vanish, found.mark.size_pt) == (True, 1)
    assert (found.runs[0].vanish, found.runs[0].size_pt) == (False, 10)


def test_letters_know_all_their_formatting() -> None:
    run = (
        '<w:caps w:val="0"/><w:smallCaps/><w:strike/><w:color w:val="C00000"/>'
        '<w:spacing w:val="-4"/><w:position w:val="6"/><w:highlight w:val="yellow"/>'
        '<w:u w:val="single"/><w:vertAlign w:val="superscript"/><w:lang w:val="vi-VN"/>'
    )
    found = only_run(paragraph("x", run=run))
    assert (found.caps, found.small_caps, found.strike) == (False, True, True)
    assert (found.color, found.highlight, found.underline) == ("C00000", "yellow", "single")
    assert (found.spacing_pt, found.raised_pt) == (-0.2, 3)
    assert (found.vertical_align, found.language) == ("superscript", "vi-VN")


def test_underline_that_names_only_a_color_is_none() -> None:
    assert only_run(paragraph("x", run='<w:u w:color="FF0000"/>')).underline == "none"
