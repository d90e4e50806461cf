"""Pages of the State: NĐ 30/2020/NĐ-CP, Phụ lục I."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Block, Margins, Plan, Role, Signature
from tests.helpers.docx_view import DrawnLine, Paragraph
from tests.helpers.plans import SENTENCE, STATE_PLAN, block
from tests.render.docx.documents import document
from tests.render.docx.figures import POINTS, TWIP_MM
from tests.render.docx.font_file import text_width_mm, wrapped
from tests.render.docx.parts import SEPARATOR, Looks, looks, texts

NATIONAL_TITLE_MM = text_width_mm("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True)
MOTTO_MM = text_width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
NUMBER_ROOM = " " + "\u00a0" * 7
DATE_ROOM = " " + "\u00a0" * 4 + " "


def state(**changes: object) -> Plan:
    return replace(STATE_PLAN, **changes)


def with_blocks(*blocks: Block) -> Plan:
    return state(blocks=tuple(replace(each, id=f"k{number}") for number, each in enumerate(blocks)))


def line_under(paragraph: Paragraph) -> DrawnLine:
    (line,) = paragraph.lines
    return line


def printed_lines(paragraph: Paragraph, width_mm: float, size_pt: float) -> list[float]:
    """The widths of the lines that a bold paragraph makes."""
    room = width_mm - paragraph.left_mm - paragraph.right_mm
    return [text_width_mm(line, size_pt, bold=True) for line in wrapped(paragraph.text, size_pt, room, bold=True)]


# ---------------------------------------------------------------- drawn lines


def test_motto_has_a_line_as_long_as_itself() -> None:
    title, motto = document(state()).titles
    assert title.lines == ()
    assert line_under(motto).length_mm == pytest.approx(MOTTO_MM, abs=0.5)


@pytest.mark.parametrize(
    ("parent", "issuing"),
    [
        (None, "UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC"),
        (None, "UỶ BAN NHÂN DÂN TỈNH LÂM ĐỒNG"),
        ("UBND XÃ VẠN PHÚC", "PHÒNG KINH TẾ"),
        ("UBND TỈNH LÂM ĐỒNG", "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH GIAO THÔNG"),
        ("UBND THÀNH PHỐ HỒ CHÍ MINH", "SỞ VĂN HOÁ, THỂ THAO VÀ DU LỊCH"),
        (None, "CHỦ TỊCH"),
    ],
)
def test_issuing_body_has_a_line_of_a_third_to_a_half_of_its_words(parent: str | None, issuing: str) -> None:
    examined = document(state(parent_body=parent, issuing_body=issuing))
    *above, last = examined.bodies
    assert not any(each.lines for each in above)
    names = [each for each in examined.bodies if looks(each).bold]
    width_mm = examined.letterhead.grid_mm[0]
    lines = [width for name in names for width in printed_lines(name, width_mm, 13)]
    found = line_under(last).length_mm
    # Where a name wraps the decree does not say which line is meant: the last one or the longest.
    fits = [width for width in (lines[-1], max(lines)) if width / 3 - 0.1 <= found <= width / 2 + 0.1]
    assert fits, (found, lines)


@pytest.mark.parametrize(
    "subject",
    ["Triển khai", "Về công tác văn thư, lưu trữ năm 2027", SENTENCE[:100], SENTENCE],
)
def test_subject_has_a_line_of_a_third_to_a_half_of_its_words(subject: str) -> None:
    paragraph = document(state(subject=subject)).subject
    lines = printed_lines(paragraph, 165, 14)
    assert max(lines) / 3 - 0.1 <= line_under(paragraph).length_mm <= max(lines) / 2 + 0.1


def test_all_lines_are_thin_solid_centred_and_have_fallbacks() -> None:
    lines = document(state()).view.lines
    assert len(lines) == 3
    for line in lines:
        assert line.is_horizontal
        assert (line.thickness_pt, line.dash, line.has_arrows, line.color) == (0.75, "solid", False, "000000")
        assert line.horizontal is not None
        assert line.vertical is not None
        assert (line.horizontal.relative_to, line.horizontal.align) == ("column", "center")
        assert line.extent_mm == pytest.approx(line.length_mm, abs=0.01)
        assert line.fallback is not None
        assert line.fallback.length_mm == pytest.approx(line.length_mm, abs=0.1)
        assert (line.fallback.thickness_pt, line.fallback.dash, line.fallback.has_arrows) == (0.75, "solid", False)
        assert line.fallback.horizontal.align == "center"
        assert line.fallback.vertical.offset_mm == pytest.approx(line.vertical.offset_mm or 0, abs=0.05)


@pytest.mark.parametrize(
    "subject", ["Về công tác văn thư", "Về công tác văn thư, lưu trữ của Uỷ ban nhân dân xã và các đơn vị năm 2027"]
)
def test_each_line_stands_below_its_text_with_air_around(subject: str) -> None:
    examined = document(state(subject=subject))
    for paragraph in (*examined.bodies, *examined.titles, examined.subject):
        for line in paragraph.lines:
            size = max(paragraph.sizes_pt)
            below_baseline = (line.vertical.offset_mm if line.vertical else None) or 0
            baseline_mm, one_line_mm = size * 0.891 * 25.4 / 72, size * 1.15 * 25.4 / 72
            assert line.vertical is not None
            assert line.vertical.relative_to == "line"
            assert baseline_mm + 0.5 < below_baseline < one_line_mm + 3
            assert paragraph.space_after_pt * 25.4 / 72 > below_baseline - one_line_mm + 1, "text below is not touched"


def test_state_documents_have_no_star_no_hyphens_no_underline() -> None:
    examined = document(state(contact="Điện thoại: 0263 3800 000"))
    assert not {"*", SEPARATOR} & set(texts(examined.view.paragraphs))
    assert not any(run.underline != "none" for each in examined.view.paragraphs for run in each.runs)
    assert not any(paragraph.borders for paragraph in examined.view.paragraphs)


# ---------------------------------------------------------------- the letterhead


def test_national_title_and_motto_have_their_sizes_from_one_set() -> None:
    examined = document(state())
    assert [(each.text, looks(each)) for each in examined.titles] == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Looks(13, bold=True)),
        ("Độc lập - Tự do - Hạnh phúc", Looks(14, bold=True)),
    ]
    sizes = [max(each.sizes_pt) for each in (*examined.titles, examined.place_date)]
    assert sizes in ([13, 14, 14], [12, 13, 13])
    assert {each.line_multiple for each in examined.titles} == {1}
    assert examined.titles[0].space_after_pt == 0


def test_superior_is_light_and_issuing_body_bold() -> None:
    examined = document(state(parent_body="UBND XÃ VẠN PHÚC", issuing_body="PHÒNG KINH TẾ"))
    assert [(each.text, looks(each)) for each in examined.bodies] == [
        ("UBND XÃ VẠN PHÚC", Looks(13)),
        ("PHÒNG KINH TẾ", Looks(13, bold=True)),
    ]
    assert examined.bodies[0].space_after_pt == 0


@pytest.mark.parametrize("date", [PartialDate(None, None, 2026), PartialDate(27, 12, 2026)], ids=str)
@pytest.mark.parametrize("place", ["Thành phố Hồ Chí Minh", "Đặc khu Bạch Long Vĩ", "Vạn Phúc", None])
def test_neither_national_title_nor_date_line_wraps(place: str | None, date: PartialDate) -> None:
    examined = document(state(place=place, issue_date=date))
    left_mm, right_mm = examined.letterhead.grid_mm
    assert max(NATIONAL_TITLE_MM, text_width_mm(examined.place_date.text, 14, italic=True)) < right_mm
    assert right_mm >= 97
    assert left_mm + right_mm == pytest.approx(165, abs=TWIP_MM)


@pytest.mark.parametrize(
    ("number", "symbol", "expected"),
    [
        (5, "KH-UBND", "Số: 05/KH-UBND"),
        (231, "KH-UBND", "Số: 231/KH-UBND"),
        (None, "KH-UBND", f"Số:{NUMBER_ROOM}/KH-UBND"),
        (None, None, f"Số:{NUMBER_ROOM}/[ký hiệu]"),
    ],
)
def test_number_has_a_colon_and_two_digits_or_room_for_the_hand(
    number: int | None, symbol: str | None, expected: str
) -> None:
    assert document(state(number=number, symbol=symbol)).number.text == expected
    assert looks(document(state(number=7)).number) == Looks(13)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(5, 1, 2026), "Vạn Phúc, ngày 05 tháng 01 năm 2026"),
        (PartialDate(29, 6, 2026), "Vạn Phúc, ngày 29 tháng 6 năm 2026"),
        (PartialDate(5, 2, 2026), "Vạn Phúc, ngày 05 tháng 02 năm 2026"),
        (PartialDate(None, None, 2026), f"Vạn Phúc, ngày{DATE_ROOM}tháng{DATE_ROOM}năm 2026"),
    ],
    ids=str,
)
def test_date_takes_zeros_for_days_and_the_first_two_months_only(date: PartialDate, expected: str) -> None:
    assert document(state(issue_date=date)).place_date.text == expected


# ---------------------------------------------------------------- the body


def test_labels_run_from_roman_numbers_to_plus_signs_and_texts_keep_light_labels() -> None:
    text = "nội dung công việc."
    plan = with_blocks(
        block("a", Role.PART, "Nhiệm vụ"),
        block("a", Role.SECTION, "Tuyên truyền", heading=True),
        block("a", Role.SECTION, text),
        block("a", Role.SUBSECTION, text),
        block("a", Role.DASH, text),
        block("a", Role.PLUS, text),
        block("a", Role.PARAGRAPH, text),
    )
    body = document(plan).body
    assert [(each.text, {run.bold for run in each.runs}) for each in body] == [
        ("I. NHIỆM VỤ", {True}),
        ("1. Tuyên truyền", {True}),
        ("2. nội dung công việc.", {False}),
        ("a) nội dung công việc.", {False}),
        ("- nội dung công việc.", {False}),
        ("+ nội dung công việc.", {False}),
        ("nội dung công việc./.", {False}),
    ]


def test_points_run_by_the_vietnamese_alphabet() -> None:
    body = document(with_blocks(*(block("a", Role.SUBSECTION, "việc thứ nhất.") for _ in POINTS))).body
    assert [each.text.partition(")")[0] for each in body] == list(POINTS)


def test_legal_bases_are_italic_paragraphs_that_end_in_a_full_stop() -> None:
    bases = [block("a", Role.LEGAL_BASIS, f"Căn cứ {letter}") for letter in "ABC"]
    body = document(with_blocks(*bases, block("a", Role.LEAD, "Uỷ ban nhân dân xã ban hành như sau:"))).body
    assert texts(body[:3]) == ["Căn cứ A;", "Căn cứ B;", "Căn cứ C."]
    assert {looks(each) for each in body[:3]} == {Looks(14, italic=True, alignment="both")}
    assert not looks(body[3]).italic


@pytest.mark.parametrize("typed", ["Kế hoạch có hiệu lực", "Kế hoạch có hiệu lực.", "Kế hoạch có hiệu lực./."])
def test_text_ends_with_the_stroke_between_two_stops(typed: str) -> None:
    plan = with_blocks(block("a", Role.PARAGRAPH, SENTENCE), block("a", Role.CLOSING, typed))
    assert texts(document(plan).body) == [SENTENCE, "Kế hoạch có hiệu lực./."]


@pytest.mark.parametrize(
    ("wish_pt", "least_pt", "most_pt"), [(None, 16.1, 24.2), (18, 18, 18), (12, 16, 16.2), (40, 24, 24.2)]
)
def test_lines_stand_single_to_one_and_a_half_apart(wish_pt: float | None, least_pt: float, most_pt: float) -> None:
    plan = state(layout=replace(STATE_PLAN.layout, line_spacing_pt=wish_pt))
    for paragraph in document(plan).body:
        pitch = paragraph.line_pt or (paragraph.line_multiple or 0) * 14 * 1.15
        assert least_pt <= pitch <= most_pt
        assert paragraph.space_after_pt >= 6
        assert paragraph.first_line_mm == pytest.approx(10, abs=TWIP_MM)
        assert paragraph.widow_control


@pytest.mark.parametrize(
    ("wish", "printed"),
    [
        ((25, 25, 35, 20), (25, 25, 35, 20)),
        ((20, 25, 30, 15), (20, 25, 30, 15)),
        ((10, 10, 10, 10), (20, 20, 30, 15)),
        ((40, 40, 40, 40), (25, 25, 35, 20)),
    ],
)
def test_margins_follow_the_clerk_inside_the_ranges_only(wish: Sequence[float], printed: Sequence[float]) -> None:
    plan = state(layout=replace(STATE_PLAN.layout, margins_mm=Margins(*wish)))
    examined = document(plan)
    section = examined.view.sections[0]
    found = section.top_mm, section.bottom_mm, section.left_mm, section.right_mm
    assert found == pytest.approx(printed, abs=TWIP_MM)
    assert examined.letterhead.grid_mm[1] > NATIONAL_TITLE_MM


# ---------------------------------------------------------------- the closing block


def test_recipients_are_smaller_and_the_label_is_bold_italic() -> None:
    label, *names = document(state()).recipients
    assert looks(label) == Looks(12, bold=True, italic=True, alignment="left")
    assert {looks(each) for each in names} == {Looks(11, alignment="left")}
    assert texts(names) == [
        "- Thường trực Tỉnh uỷ (để báo cáo);",
        "- Các đồng chí Đảng uỷ viên;",
        "- Các chi bộ, đảng bộ trực thuộc;",
        "- Lưu: VT, VHXH.",
    ]


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        (
            Signature("TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thu Hà"),
            ["TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thu Hà"],
        ),
        (
            Signature("TM. UỶ BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thu Hà"),
            ["TM. UỶ BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thu Hà"],
        ),
        (Signature(None, "Q. CHỦ TỊCH", "Lê Thu Hà"), ["Q. CHỦ TỊCH", "Lê Thu Hà"]),
        (Signature("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", None), ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "[họ tên người ký]"]),
    ],
    ids=["tập thể", "cấp phó", "quyền", "thừa lệnh"],
)
def test_every_line_of_the_signature_is_bold(signature: Signature, expected: Sequence[str]) -> None:
    lines = document(state(signature=signature)).signature
    assert texts(lines) == list(expected)
    assert {looks(each) for each in lines} == {Looks(14, bold=True)}
    assert lines[-2].space_after_pt * 25.4 / 72 == pytest.approx(30, abs=0.2)


def test_co_signatories_sign_left_of_the_lead_body() -> None:
    other = Signature("TM. UỶ BAN MẶT TRẬN", "CHỦ TỊCH", "Ngô Thị Lan")
    first, last = document(state(co_signatures=(other,))).closing.rows
    assert [cell.paragraphs[-1].text for cell in first.cells] == ["Ngô Thị Lan", "Lê Thu Hà"]
    assert last.cells[0].paragraphs[0].text == "Nơi nhận:"
