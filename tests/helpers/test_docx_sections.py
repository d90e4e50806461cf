"""Sections: paper, margins, and headers by kind."""

import pytest

from tests.helpers.docx_by_hand import A4, document, paragraph
from tests.helpers.docx_view import DocxView, physical_text_height_mm, physical_text_width_mm

PAGE = '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'


def section(content: str, references: str = "") -> str:
    return f"<w:sectPr>{references}{content}</w:sectPr>"


def reference(kind: str, part: str) -> str:
    return f'<w:{part[:-1]}Reference w:type="{kind}" r:id="{part}"/>'


def ended_by(mark: str, text: str) -> str:
    return paragraph(text, properties=mark)


def test_page_is_read_in_millimetres() -> None:
    (found,) = DocxView(document(paragraph("x"))).sections
    sheet = (found.width_mm, found.height_mm)
    margins = (found.top_mm, found.right_mm, found.bottom_mm, found.left_mm)
    assert sheet == pytest.approx((210, 297), abs=0.01)
    assert margins == pytest.approx((20, 15, 20, 30), abs=0.01)
    assert (found.header_distance_mm, found.footer_distance_mm) == pytest.approx((10, 10), abs=0.01)
    assert physical_text_width_mm(found) == pytest.approx(165, abs=0.02)
    assert physical_text_height_mm(found) == pytest.approx(257, abs=0.02)
    assert (found.orientation, found.has_title_page, found.page_number_start) == (
        "portrait",
        False,
        None,
    )


def test_gutter_takes_from_the_width() -> None:
    mark = A4.replace('w:gutter="0"', 'w:gutter="567"')
    (found,) = DocxView(document(paragraph("x"), section=mark)).sections
    assert physical_text_width_mm(found) == pytest.approx(155, abs=0.02)


def test_each_section_has_its_own_paper_and_paragraphs() -> None:
    wide = section(
        '<w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgNumType w:start="1" w:fmt="upperRoman"/><w:cols w:num="2"/><w:vAlign w:val="center"/>'
        '<w:docGrid w:type="lines"/>'
    )
    body = ended_by(A4, "first") + paragraph("second")
    view = DocxView(document(body, section=wide))
    assert [each.section for each in view.paragraphs] == [0, 1]
    one, two = view.sections
    assert (one.orientation, two.orientation) == ("portrait", "landscape")
    assert two.width_mm == pytest.approx(297, abs=0.01)
    assert (two.page_number_start, two.page_number_format) == (1, "upperRoman")
    assert (two.column_count, two.vertical_align, two.has_character_grid) == (2, "center", True)
    assert not one.has_character_grid
    assert (one.column_count, one.vertical_align, one.page_number_format) == (1, "top", "decimal")
    assert [each.index for each in view.sections] == [0, 1]


@pytest.mark.parametrize(("written", "expected"), [('<w:type w:val="continuous"/>', "continuous"), ("", "nextPage")])
def test_section_says_where_it_starts(written: str, expected: str) -> None:
    (found,) = DocxView(document("<w:p/>", section=section(written))).sections
    assert found.start == expected


def test_without_a_size_the_sheet_is_letter_paper() -> None:
    (found,) = DocxView(document("<w:p/>", section="<w:sectPr/>")).sections
    assert (found.width_mm, found.height_mm) == pytest.approx((215.9, 279.4))
    assert physical_text_width_mm(found) == pytest.approx(215.9)


def test_margins_and_distances_are_told_apart() -> None:
    sides = ("top", "right", "bottom", "left", "header", "footer", "gutter")
    written = " ".join(f'w:{side}="{number}cm"' for number, side in enumerate(sides, 1))
    (found,) = DocxView(document("<w:p/>", section=section(f"<w:pgMar {written}/>"))).sections
    margins = [found.top_mm, found.right_mm, found.bottom_mm, found.left_mm]
    others = [found.header_distance_mm, found.footer_distance_mm, found.gutter_mm]
    assert margins + others == pytest.approx([10, 20, 30, 40, 50, 60, 70])


def test_negative_margin_takes_as_much_as_a_positive_one() -> None:
    mark = A4.replace('w:top="1134"', 'w:top="-1134"')
    (found,) = DocxView(document("<w:p/>", section=mark)).sections
    assert physical_text_height_mm(found) == pytest.approx(257, abs=0.02)


def test_grid_without_a_type_is_none() -> None:
    (found,) = DocxView(document("<w:p/>", section=section('<w:docGrid w:linePitch="360"/>'))).sections
    assert not found.has_character_grid


def test_title_page_hides_the_number_of_the_first_page() -> None:
    references = reference("default", "header1") + reference("first", "header2")
    view = DocxView(
        document(
            paragraph("x"),
            section=section("<w:titlePg/>", references),
            header1=f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{PAGE}</w:p>',
            header2="<w:p/>",
        )
    )
    (found,) = view.sections
    assert found.has_title_page
    (number,) = found.headers["default"]
    assert (number.alignment, number.has_field("PAGE")) == ("center", True)
    assert [each.text for each in found.first_page_header] == [""]
    assert view.text == "x", "a header is no part of the body"


def test_without_title_page_the_default_header_stands_on_the_first_page() -> None:
    references = reference("default", "header1") + reference("first", "header2")
    switched_off = section('<w:titlePg w:val="0"/>', references)
    parts = {"header1": paragraph("default"), "header2": paragraph("first")}
    (found,) = DocxView(document("<w:p/>", section=switched_off, **parts)).sections
    assert [each.text for each in found.first_page_header] == ["default"]


def test_section_without_headers_takes_those_before_it() -> None:
    first = section("", reference("default", "header1") + reference("default", "footer1"))
    second = section("<w:titlePg/>", reference("default", "header2"))
    view = DocxView(
        document(
            ended_by(first, "a"),
            section=second,
            header1=paragraph("one"),
            header2=paragraph("two"),
            footer1=paragraph("foot"),
        )
    )
    headers = [[each.text for each in found.headers["default"]] for found in view.sections]
    assert headers == [["one"], ["two"]]
    assert [each.text for each in view.sections[1].footers["default"]] == ["foot"]
    assert view.sections[1].first_page_header == ()
    assert view.sections[1].first_page_footer == ()
    assert [each.text for each in view.sections[0].first_page_footer] == ["foot"]


def test_reference_without_a_kind_is_the_default_one() -> None:
    mark = section("", '<w:headerReference r:id="header1"/>')
    (found,) = DocxView(document("<w:p/>", section=mark, header1=paragraph("x"))).sections
    assert list(found.headers) == ["default"]


def test_title_page_has_a_footer_of_its_own() -> None:
    mark = section("<w:titlePg/>", reference("first", "footer1") + reference("default", "footer2"))
    parts = {"footer1": paragraph("first"), "footer2": paragraph("default")}
    (found,) = DocxView(document("<w:p/>", section=mark, **parts)).sections
    assert [each.text for each in found.first_page_footer] == ["first"]


def test_headers_use_the_styles_of_the_document() -> None:
    size = '<w:rPr><w:sz w:val="28"/></w:rPr>'
    styles = f"<w:docDefaults><w:rPrDefault>{size}</w:rPrDefault></w:docDefaults>"
    mark = section("", reference("even", "header1"))
    view = DocxView(document("<w:p/>", section=mark, styles=styles, header1=paragraph("x")))
    (head,) = view.sections[0].headers["even"]
    assert head.sizes_pt == {14}
