"""Pages of the Party: 05-HD/VPTW in force, and 36-HD/VPTW for documents of the past."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Block, Margins, Plan, Recipient, Role, Run, Signature
from tests.helpers.docx_view import Paragraph
from tests.helpers.plans import PARTY_PLAN, SENTENCE, block
from tests.render.docx.documents import document
from tests.render.docx.figures import POINTS, STANDARDS, TWIP_MM, roman
from tests.render.docx.font_file import text_width_mm, wrapped
from tests.render.docx.parts import SEPARATOR, Looks, looks, texts

TITLE_MM = text_width_mm("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True)
ROOM = "\u00a0" * 6  # as wide as two digits written by hand; no line ends in it

both_rulesets = pytest.mark.parametrize("ruleset", ["hd05", "hd36"])


def party(ruleset: str = "hd05", **changes: object) -> Plan:
    return replace(PARTY_PLAN, ruleset=ruleset, **changes)


def with_blocks(*blocks: Block, ruleset: str = "hd05") -> Plan:
    return party(ruleset, blocks=tuple(replace(each, id=f"k{number}") for number, each in enumerate(blocks)))


# ---------------------------------------------------------------- the line under the title


@both_rulesets
def test_title_has_one_drawn_line_as_long_as_itself(ruleset: str) -> None:
    examined = document(party(ruleset))
    (title,) = examined.titles
    (line,) = title.lines
    assert line.length_mm == pytest.approx(TITLE_MM, abs=0.5)
    assert line.extent_mm == pytest.approx(line.length_mm, abs=0.01)
    assert line.is_horizontal
    assert line.thickness_pt == pytest.approx(0.75, abs=0.01)
    assert (line.dash, line.has_arrows, line.color) == ("solid", False, "000000")
    assert examined.view.lines == (line,)


def test_title_text_is_as_wide_as_the_standard_measured_it() -> None:
    assert pytest.approx(72.9, abs=0.05) == TITLE_MM


@both_rulesets
def test_title_line_stands_centred_under_the_words_and_above_the_date(ruleset: str) -> None:
    (line,) = document(party(ruleset)).view.lines
    assert line.horizontal is not None
    assert line.vertical is not None
    assert (line.horizontal.relative_to, line.horizontal.align) == ("column", "center")
    assert line.vertical.relative_to in ("line", "paragraph")
    baseline, next_row = 15 * 0.891 * 25.4 / 72, 2 * 14 * 1.15 * 25.4 / 72
    assert baseline + 0.5 < (line.vertical.offset_mm or 0) < next_row - 1
    assert (line.wrap, line.is_in_cell) == ("wrapNone", True)


@both_rulesets
def test_title_line_has_a_fallback_for_older_programs(ruleset: str) -> None:
    (line,) = document(party(ruleset)).view.lines
    assert line.fallback is not None
    assert line.fallback.length_mm == pytest.approx(line.length_mm, abs=0.1)
    assert line.fallback.thickness_pt == pytest.approx(line.thickness_pt, abs=0.01)
    assert (line.fallback.dash, line.fallback.has_arrows, line.fallback.color) == ("solid", False, "#000000")
    assert line.fallback.horizontal.align == "center"
    assert line.vertical is not None
    assert line.fallback.vertical.offset_mm == pytest.approx(line.vertical.offset_mm or 0, abs=0.05)


@both_rulesets
def test_no_underline_or_border_or_row_of_hyphens_stands_for_a_line(ruleset: str) -> None:
    examined = document(party(ruleset, contact="Văn phòng Đảng uỷ", urgency="KHẨN", draft_number=1))
    assert not any(paragraph.borders for paragraph in examined.view.paragraphs)
    underlined = [run.text for each in examined.view.paragraphs for run in each.runs if run.underline != "none"]
    assert underlined == ["Nơi nhận:"]
    rows = [each.text for each in examined.view.paragraphs if set(each.text) and set(each.text) <= set("-–—_=─ ")]
    assert rows == [SEPARATOR]


# ---------------------------------------------------------------- the columns of the letterhead

PLACES = (
    "Thành phố Hồ Chí Minh",
    "TP Hồ Chí Minh",
    "Thành phố Huế",
    "Vạn Phúc Đông",
    "Đặc khu Bạch Long Vĩ",
    "Xã Nguyễn Bỉnh Khiêm",
    "Phường Trần Nhân Tông",
    "Huế",
    None,
)
DATES = (
    PartialDate(None, None, 2026),
    PartialDate(None, 12, 2026),
    PartialDate(27, 12, 2026),
    PartialDate(8, 2, 2027),
    PartialDate(None, None, None),
)
LONG_BODIES = (
    ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "ĐẢNG UỶ PHƯỜNG BÌNH LỢI TRUNG"),
    ("ĐẢNG BỘ THÀNH PHỐ ĐỒNG NAI", "ĐẢNG UỶ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ ĐỒNG NAI"),
    ("ĐẢNG UỶ ĐẶC KHU TRƯỜNG SA", "BAN CHỈ ĐẠO THỰC HIỆN CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA XÂY DỰNG NÔNG THÔN MỚI"),
    (None, "TỈNH UỶ ĐIỆN BIÊN"),
)


@pytest.mark.parametrize("date", DATES, ids=str)
@pytest.mark.parametrize("place", PLACES)
def test_neither_title_nor_date_line_wraps(place: str | None, date: PartialDate) -> None:
    examined = document(party(place=place, issue_date=date))
    left_mm, right_mm = examined.letterhead.grid_mm
    line = examined.place_date.text
    assert "\n" not in line
    assert text_width_mm(line, 14, italic=True) < right_mm
    assert right_mm > TITLE_MM
    assert 80 - TWIP_MM <= right_mm <= 109 + TWIP_MM
    assert left_mm + right_mm == pytest.approx(165, abs=TWIP_MM)
    assert (examined.place_date.left_mm, examined.place_date.right_mm) == (0, 0)


def cuts(lines: list[str]) -> int:
    """Breaks inside words that belong together."""
    text = "|".join(lines)
    return sum(
        text.count(pair.replace(" ", "|")) for pair in ("CƠ QUAN", "THÀNH PHỐ", "UỶ BAN", "NHÂN DÂN", "BAN NHÂN")
    )


@pytest.mark.parametrize(("parent", "issuing"), LONG_BODIES)
@pytest.mark.parametrize("place", ["Vạn Phúc Đông", "Thành phố Hồ Chí Minh"])
def test_long_names_of_bodies_wrap_at_words_in_centred_lines(place: str, parent: str | None, issuing: str) -> None:
    examined = document(party(place=place, parent_body=parent, issuing_body=issuing))
    left_mm = examined.letterhead.grid_mm[0]
    names = examined.bodies[:-1]
    assert texts(names) == [name for name in (parent, issuing) if name]
    for name in names:
        bold = name.text == issuing
        assert name.alignment == "center"
        assert name.left_mm == pytest.approx(name.right_mm, abs=TWIP_MM)
        width = left_mm - name.left_mm - name.right_mm
        lines = wrapped(name.text, 14, width, bold=bold)
        assert max(text_width_mm(line, 14, bold=bold) for line in lines) <= width + TWIP_MM
        least = wrapped(name.text, 14, left_mm, bold=bold)
        assert len(lines) <= len(least) + (cuts(least) > cuts(lines)), "a line more only keeps a name whole"
        assert len(lines) < 5 or len(name.text) > 60
        assert min(map(len, lines)) > 3, lines


def test_typed_line_breaks_of_a_name_are_kept_as_lines() -> None:
    examined = document(party(issuing_body="ĐẠI HỘI ĐẠI BIỂU\nĐẢNG BỘ TỈNH LÂM ĐỒNG", parent_body=None))
    assert [(each.text, looks(each)) for each in examined.bodies[:-1]] == [
        ("ĐẠI HỘI ĐẠI BIỂU", Looks(14, bold=True)),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", Looks(14, bold=True)),
    ]


@both_rulesets
def test_star_closes_the_names_of_the_bodies(ruleset: str) -> None:
    *names, star = document(party(ruleset)).bodies
    assert (star.text, looks(star)) == ("*", Looks(14))
    assert len(names) == 2


# ---------------------------------------------------------------- number and date


@pytest.mark.parametrize(
    ("number", "symbol", "expected"),
    [
        (5, "KH/ĐU", "Số 05-KH/ĐU"),
        (34, "KH/TU", "Số 34-KH/TU"),
        (112, "CTr/TU", "Số 112-CTr/TU"),
        (7, "QC/BTCTU-BNCTU", "Số 07-QC/BTCTU-BNCTU"),
        (None, "KH/ĐU", f"Số {ROOM}-KH/ĐU"),
        (None, None, f"Số {ROOM}-[ký hiệu]"),
    ],
)
def test_number_has_no_colon_and_two_digits_or_room_for_the_hand(
    number: int | None, symbol: str | None, expected: str
) -> None:
    assert document(party(number=number, symbol=symbol)).number.text == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(3, 2, 2026), "Vạn Phúc, ngày 03 tháng 02 năm 2026"),
        (PartialDate(27, 5, 2026), "Vạn Phúc, ngày 27 tháng 5 năm 2026"),
        (PartialDate(9, 1, 2026), "Vạn Phúc, ngày 09 tháng 01 năm 2026"),
        (PartialDate(10, 10, 2026), "Vạn Phúc, ngày 10 tháng 10 năm 2026"),
        (PartialDate(1, 3, 2026), "Vạn Phúc, ngày 01 tháng 3 năm 2026"),
        (PartialDate(None, None, 2026), f"Vạn Phúc, ngày {ROOM[:-2]} tháng {ROOM[:-2]} năm 2026"),
        (PartialDate(None, 12, 2026), f"Vạn Phúc, ngày {ROOM[:-2]} tháng 12 năm 2026"),
    ],
    ids=str,
)
def test_date_takes_zeros_for_days_and_the_first_two_months_only(date: PartialDate, expected: str) -> None:
    assert document(party(issue_date=date)).place_date.text == expected


def test_number_and_date_stand_in_one_row_at_one_height() -> None:
    examined = document(party())
    number, date = examined.number, examined.place_date
    assert (number.space_before_pt, number.line_rule, number.line_multiple) == (
        date.space_before_pt,
        date.line_rule,
        date.line_multiple,
    )
    assert {cell.vertical_align for cell in examined.letterhead.rows[1].cells} == {"top"}


# ---------------------------------------------------------------- type name, author, subject


@both_rulesets
def test_author_line_stands_alone_between_type_name_and_subject(ruleset: str) -> None:
    plan = party(ruleset, issuer_line="CỦA BAN THƯỜNG VỤ TỈNH UỶ", subject="về phát triển kinh tế tư nhân")
    heading = document(plan).heading
    assert [(each.text, looks(each)) for each in heading] == [
        ("KẾ HOẠCH", Looks(16, bold=True)),
        ("CỦA BAN THƯỜNG VỤ TỈNH UỶ", Looks(14)),
        ("về phát triển kinh tế tư nhân", Looks(14, bold=True)),
        (SEPARATOR, Looks(14)),
    ]


@pytest.mark.parametrize("words", [3, 12, 25, 60])
def test_long_subject_wraps_in_centred_lines_of_like_length(words: int) -> None:
    subject = " ".join((SENTENCE + " " + SENTENCE).split()[:words]).rstrip(",;.")
    paragraph = document(party(subject=subject)).subject
    assert paragraph.left_mm == pytest.approx(paragraph.right_mm, abs=TWIP_MM)
    assert (paragraph.alignment, paragraph.first_line_mm) == ("center", 0)
    lines = wrapped(subject, 14, 165 - paragraph.left_mm - paragraph.right_mm, bold=True)
    widths = [text_width_mm(line, 14, bold=True) for line in lines]
    assert len(lines) <= len(wrapped(subject, 14, 165 - 10, bold=True)), "evening the lines out costs no line"
    assert min(widths) > max(widths) / 2, "no word is left alone on the last line"


# ---------------------------------------------------------------- the body


def _label_and_text(paragraph: Paragraph) -> tuple[str, bool, bool]:
    """The text, whether its label is bold, and whether what follows is."""
    label, *rest = paragraph.runs
    return paragraph.text, label.bold, any(run.bold for run in rest)


@both_rulesets
def test_labels_run_from_roman_numbers_to_plus_signs(ruleset: str) -> None:
    text = "nội dung công việc."
    plan = with_blocks(
        block("a", Role.PART, "Nhiệm vụ"),
        block("a", Role.SECTION, "Tuyên truyền", heading=True),
        block("a", Role.SECTION, text),
        block("a", Role.SUBSECTION, "Hình thức", heading=True),
        block("a", Role.SUBSECTION, text),
        block("a", Role.DASH, text),
        block("a", Role.PLUS, text),
        block("a", Role.ASSIGNMENT, text),
        block("a", Role.PARAGRAPH, text),
        ruleset=ruleset,
    )
    assert [_label_and_text(each) for each in document(plan).body] == [
        ("I- NHIỆM VỤ", True, True),
        ("1. Tuyên truyền", True, True),
        ("2. nội dung công việc.", True, False),
        ("a) Hình thức", True, True),
        ("b) nội dung công việc.", True, False),
        ("- nội dung công việc.", False, False),
        ("+ nội dung công việc.", False, False),
        ("* nội dung công việc.", False, False),
        ("nội dung công việc.", False, False),
    ]


def test_parts_count_in_roman_and_sections_begin_anew() -> None:
    plan = with_blocks(
        *(each for _ in range(11) for each in (block("a", Role.PART, "Phần"), block("a", Role.SECTION, SENTENCE)))
    )
    body = document(plan).body
    assert [each.text.split("-")[0] for each in body[::2]] == [roman(number) for number in range(1, 12)]
    assert {each.text[:3] for each in body[1::2]} == {"1. "}


def test_points_run_by_the_vietnamese_alphabet() -> None:
    plan = with_blocks(*(block("a", Role.SUBSECTION, "việc thứ nhất của từng chi bộ.") for _ in POINTS))
    labels = [each.text.partition(")")[0] for each in document(plan).body]
    assert labels == list(POINTS)
    assert "".join(labels).startswith("abcdđeg")


def test_label_kept_by_hand_is_printed_as_it_is() -> None:
    plan = with_blocks(block("a", Role.SECTION, SENTENCE, label="1.2.3."), block("a", Role.SECTION, SENTENCE))
    first, _ = document(plan).body
    assert first.text == f"1.2.3. {SENTENCE}"


@both_rulesets
def test_part_is_set_in_capitals_whatever_was_typed(ruleset: str) -> None:
    typed = "Mục đích, yêu cầu của đợt sinh hoạt"
    first = document(with_blocks(block("a", Role.PART, typed), block("a", Role.PARAGRAPH, "x."), ruleset=ruleset)).body[
        0
    ]
    assert first.text == "I- MỤC ĐÍCH, YÊU CẦU CỦA ĐỢT SINH HOẠT"
    assert not any(run.caps or run.small_caps for run in first.runs)


def test_slant_and_weight_of_the_clerk_are_kept() -> None:
    runs = (Run("Hoàn thành "), Run("trước ngày 30/6/2027", bold=True), Run(", "), Run("có báo cáo.", italic=True))
    plan = with_blocks(Block("a", Role.PARAGRAPH, runs), block("a", Role.PARAGRAPH, "Hết."))
    found = [(run.text, run.bold, run.italic) for run in document(plan).body[0].runs]
    assert found == [
        ("Hoàn thành ", False, False),
        ("trước ngày 30/6/2027", True, False),
        (", ", False, False),
        ("có báo cáo.", False, True),
    ]


@pytest.mark.parametrize(
    ("ruleset", "expected"),
    [
        ("hd05", ["- Căn cứ A;", "- Căn cứ B;", "- Căn cứ C."]),
        ("hd36", ["Căn cứ A;", "Căn cứ B;", "Căn cứ C,"]),
    ],
)
def test_legal_bases_are_one_upright_paragraph_each(ruleset: str, expected: Sequence[str]) -> None:
    bases = [block("a", Role.LEGAL_BASIS, f"Căn cứ {letter}") for letter in "ABC"]
    plan = with_blocks(*bases, block("a", Role.LEAD, "Ban Thường vụ ban hành Kế hoạch như sau:"), ruleset=ruleset)
    paragraphs = document(plan).body[:3]
    assert texts(paragraphs) == expected
    assert {looks(each) for each in paragraphs} == {Looks(14, alignment="both")}


@pytest.mark.parametrize(("ruleset", "expected"), [("hd05", "- Căn cứ A."), ("hd36", "Căn cứ A,")])
def test_single_legal_basis_is_the_last_one(ruleset: str, expected: str) -> None:
    plan = with_blocks(block("a", Role.LEGAL_BASIS, "Căn cứ A"), block("a", Role.LEAD, "Như sau:"), ruleset=ruleset)
    assert document(plan).body[0].text == expected


@both_rulesets
@pytest.mark.parametrize("typed", ["Kế hoạch có hiệu lực", "Kế hoạch có hiệu lực.", "Kế hoạch có hiệu lực./."])
def test_text_ends_with_one_full_stop(ruleset: str, typed: str) -> None:
    plan = with_blocks(block("a", Role.PARAGRAPH, SENTENCE), block("a", Role.CLOSING, typed), ruleset=ruleset)
    assert document(plan).body[-1].text == "Kế hoạch có hiệu lực."


@both_rulesets
def test_body_has_the_spacing_of_the_regulation_and_the_house(ruleset: str) -> None:
    for paragraph in document(party(ruleset)).body:
        assert (paragraph.line_rule, paragraph.line_pt) == ("exact", STANDARDS[ruleset].line_pt)
        assert paragraph.space_after_pt >= 6
        assert paragraph.first_line_mm == pytest.approx(10, abs=TWIP_MM)
        assert paragraph.alignment == "both"
        assert paragraph.widow_control


@pytest.mark.parametrize(
    ("ruleset", "wish", "printed"),
    [("hd05", 20, 20), ("hd05", 18, 18), ("hd05", 22, 22), ("hd05", 30, 22), ("hd05", 12, 18), ("hd36", 12, 18)],
)
def test_line_spacing_follows_the_clerk_inside_the_range_only(ruleset: str, wish: float, printed: float) -> None:
    plan = party(ruleset, layout=replace(PARTY_PLAN.layout, line_spacing_pt=wish))
    assert {(each.line_rule, each.line_pt) for each in document(plan).body} == {("exact", printed)}


@pytest.mark.parametrize(("wish", "printed"), [(15, 15), (13, 14), (20, 15), (14, 14)])
def test_body_size_follows_the_clerk_inside_the_range_only(wish: float, printed: float) -> None:
    plan = party(layout=replace(PARTY_PLAN.layout, body_size_pt=wish))
    assert {size for each in document(plan).body for size in each.sizes_pt} == {printed}


def test_margins_of_the_party_are_fixed() -> None:
    plan = party(layout=replace(PARTY_PLAN.layout, margins_mm=Margins(25, 25, 35, 20)))
    section = document(plan).view.sections[0]
    found = section.top_mm, section.bottom_mm, section.left_mm, section.right_mm
    assert found == pytest.approx((20, 20, 30, 15), abs=TWIP_MM)


@pytest.mark.parametrize("two_sided", [False, True])
def test_back_pages_mirror_their_margins_when_printed_on_both_sides(two_sided: bool) -> None:
    examined = document(party(layout=replace(PARTY_PLAN.layout, two_sided=two_sided)))
    section = examined.view.sections[0]
    assert examined.view.settings.mirror_margins == two_sided
    assert (section.left_mm, section.right_mm) == pytest.approx((30, 15), abs=TWIP_MM)


# ---------------------------------------------------------------- the closing block


@both_rulesets
def test_recipients_are_separated_as_the_ruleset_says_and_the_keeper_ends_the_list(ruleset: str) -> None:
    between = STANDARDS[ruleset].between_recipients
    assert texts(document(party(ruleset)).recipients) == [
        "Nơi nhận:",
        f"- Thường trực Tỉnh uỷ (để báo cáo){between}",
        f"- Các đồng chí Đảng uỷ viên{between}",
        f"- Các chi bộ, đảng bộ trực thuộc{between}",
        "- Lưu Văn phòng Đảng uỷ.",
    ]


def test_closing_block_and_last_paragraph_stay_on_one_page() -> None:
    examined = document(party())
    assert examined.body[-1].keep_next
    assert all(row.cant_split for row in examined.closing.rows)


def test_rows_of_several_signatures_stay_together() -> None:
    co_signatures = tuple(Signature("T/M UỶ BAN KIỂM TRA", "CHỦ NHIỆM", name) for name in ("An", "Bình", "Chi"))
    closing = document(party(co_signatures=co_signatures)).closing
    assert len(closing.rows) > 1
    for row in closing.rows[:-1]:
        assert all(paragraph.keep_next for cell in row.cells for paragraph in cell.paragraphs)


@both_rulesets
@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        (
            Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Minh Khôi"),
            [("T/M BAN THƯỜNG VỤ", True), ("BÍ THƯ", False), ("Trần Minh Khôi", True)],
        ),
        (
            Signature("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Vũ Đình Sáng"),
            [("T/L BAN THƯỜNG VỤ", True), ("CHÁNH VĂN PHÒNG", False), ("Vũ Đình Sáng", True)],
        ),
        (
            Signature("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Lê Thu Hà"),
            [("K/T TRƯỞNG BAN", True), ("PHÓ TRƯỞNG BAN", False), ("Lê Thu Hà", True)],
        ),
        (Signature(None, "TRƯỞNG BAN", "Lê Thu Hà"), [("TRƯỞNG BAN", True), ("Lê Thu Hà", True)]),
        (Signature(None, "Q. TRƯỞNG BAN", "Lê Thu Hà"), [("Q. TRƯỞNG BAN", True), ("Lê Thu Hà", True)]),
        (
            Signature("T/M BAN THƯỜNG VỤ", None, "Ngô Thị Lan"),
            [("T/M BAN THƯỜNG VỤ", True), ("Ngô Thị Lan", True)],
        ),
        (
            Signature(None, "UỶ VIÊN BAN THƯỜNG VỤ\nkiêm\nPHÓ TRƯỞNG TIỂU BAN", "Ngô Thị Lan"),
            [
                ("UỶ VIÊN BAN THƯỜNG VỤ", True),
                ("kiêm", False),
                ("PHÓ TRƯỞNG TIỂU BAN", True),
                ("Ngô Thị Lan", True),
            ],
        ),
        (
            Signature("T/M ĐOÀN THƯ KÝ\nĐẠI HỘI", "TRƯỞNG ĐOÀN", None),
            [("T/M ĐOÀN THƯ KÝ", True), ("ĐẠI HỘI", True), ("TRƯỞNG ĐOÀN", False), ("[họ tên người ký]", True)],
        ),
    ],
    ids=lambda value: value.position or "không chức vụ" if isinstance(value, Signature) else "",
)
def test_signature_lines_have_their_weights(
    ruleset: str, signature: Signature, expected: list[tuple[str, bool]]
) -> None:
    lines = document(party(ruleset, signature=signature)).signature
    assert [(each.text, looks(each)) for each in lines] == [(text, Looks(14, bold=bold)) for text, bold in expected]


@pytest.mark.parametrize("position", ["BÍ THƯ", None, "UỶ VIÊN BAN THƯỜNG VỤ\nkiêm\nPHÓ TRƯỞNG TIỂU BAN"])
def test_room_for_the_signature_stands_right_above_the_name(position: str | None) -> None:
    lines = document(party(signature=Signature("T/M BAN THƯỜNG VỤ", position, "Lê Thu Hà"))).signature
    rooms = [each.space_before_pt + each.space_after_pt for each in lines]
    assert rooms[-2] >= 4 * 14
    assert set(rooms[:-2]) <= {0}


def test_first_line_of_the_signature_stands_level_with_the_recipients() -> None:
    examined = document(party())
    row = examined.closing.rows[-1]
    assert {cell.vertical_align for cell in row.cells} == {"top"}
    assert (row.cells[0].paragraphs[0].text, row.cells[1].paragraphs[0].text) == ("Nơi nhận:", "T/M BAN THƯỜNG VỤ")
    assert {cell.paragraphs[0].space_before_pt for cell in row.cells} == {0}


CO_SIGNATURES = (
    Signature("T/M UỶ BAN KIỂM TRA", "CHỦ NHIỆM", "Lê Thị Hoài An"),
    Signature("T/M HỘI ĐỒNG", "CHỦ TỊCH", "Đỗ Quang Vinh"),
    Signature("T/M BAN CHỈ ĐẠO", "TRƯỞNG BAN", "Ngô Thị Lan"),
)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_lead_body_signs_right_others_left_further_ones_below(count: int) -> None:
    closing = document(party(co_signatures=CO_SIGNATURES[:count])).closing
    *rows, last = closing.rows
    signatories = [[cell.paragraphs[-1].text for cell in row.cells] for row in rows]
    assert signatories[0] == ["Lê Thị Hoài An", "Trần Minh Khôi"]
    below = [name for row in signatories[1:] for name in row if name]
    assert sorted(below) == sorted(each.signatory or "" for each in CO_SIGNATURES[1:count])
    assert last.cells[0].paragraphs[0].text == "Nơi nhận:"
    assert last.cells[1].text == ""


def test_every_co_signature_has_its_room_and_weights() -> None:
    closing = document(party(co_signatures=CO_SIGNATURES)).closing
    blocks = [cell.paragraphs for row in closing.rows[:-1] for cell in row.cells if cell.text]
    assert len(blocks) == 4
    for authority, position, name in blocks:
        assert [looks(each).bold for each in (authority, position, name)] == [True, False, True]
        assert position.space_after_pt >= 4 * 14


def test_signature_below_another_stands_apart_from_the_name_above() -> None:
    closing = document(party(co_signatures=CO_SIGNATURES)).closing
    for row, following in zip(closing.rows, closing.rows[1:], strict=False):
        for above, below in zip(row.cells, following.cells, strict=True):
            if above.text and below.text:
                assert above.paragraphs[-1].space_after_pt + below.paragraphs[0].space_before_pt >= 6


def test_recipient_without_a_note_has_no_brackets() -> None:
    plan = party(recipients=(Recipient("Các chi bộ trực thuộc"), Recipient("Thường trực Tỉnh uỷ", "để b/c")))
    assert texts(document(plan).recipients)[1:3] == ["- Các chi bộ trực thuộc;", "- Thường trực Tỉnh uỷ (để b/c);"]
