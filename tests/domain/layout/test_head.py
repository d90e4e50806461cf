from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset, Zone
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.layout.head import column_widths, compose_letterhead, kind_name, number_and_marks
from kehoach_desktop.domain.layout.sheet import Paragraph, Table
from kehoach_desktop.domain.lengths import NOTHING, Length, mm, pt
from kehoach_desktop.domain.plan import HouseStyle, Plan
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.rulesets import ruleset
from tests.domain.layout.sheets import in_zone, style, texts, zone_text
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN


def plan_of(rules: Ruleset, **changes: Any) -> Plan:
    return replace(STATE_PLAN if rules.id == "nd30" else PARTY_PLAN, **changes)


def letterhead(plan: Plan, rules: Ruleset) -> Table:
    return compose_letterhead(plan, Context(rules, plan.layout, plan.house_style))


def cell(plan: Plan, rules: Ruleset, row: int, column: int) -> tuple[Paragraph, ...]:
    return letterhead(plan, rules).rows[row].cells[column].paragraphs


# ---------------------------------------------------------------- who and what stands where


def test_the_letterhead_of_the_party() -> None:
    # 05 PL1: boxes 2 and 1 on one row, 3 and 4 on the next
    rows = [[texts(one.paragraphs) for one in row.cells] for row in letterhead(PARTY_PLAN, ruleset("hd05")).rows]
    assert rows == [
        [["ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC", "*"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]],
        [["Số 05-KH/ĐU"], ["Vạn Phúc, ngày 02 tháng 02 năm 2027"]],
    ]


def test_the_letterhead_of_the_state() -> None:
    # NĐ 30 PL I/IV.1
    rows = [[texts(one.paragraphs) for one in row.cells] for row in letterhead(STATE_PLAN, ruleset("nd30")).rows]
    assert rows == [
        [["UỶ BAN NHÂN DÂN", "XÃ VẠN PHÚC"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]],
        [["Số: 05/KH-UBND"], ["Vạn Phúc, ngày 02 tháng 02 năm 2027"]],
    ]


def test_without_a_superior_the_issuing_body_stands_alone(any_ruleset: Ruleset) -> None:
    names = cell(plan_of(any_ruleset, parent_body=None, issuing_body="TỈNH UỶ ĐIỆN BIÊN"), any_ruleset, 0, 0)
    assert names[0].text == "TỈNH UỶ ĐIỆN BIÊN"
    assert style(names[0]) == "b"


def test_a_body_of_two_lines_is_bold_on_both(any_ruleset: Ruleset) -> None:
    plan = plan_of(any_ruleset, parent_body="UBND XÃ VẠN PHÚC", issuing_body="Phòng Văn hoá\nvà Xã hội")
    names = [name for name in cell(plan, any_ruleset, 0, 0) if name.zone is not Zone.STAR]
    assert [(name.text, style(name)) for name in names] == [
        ("UBND XÃ VẠN PHÚC", ""),
        ("PHÒNG VĂN HOÁ", "b"),
        ("VÀ XÃ HỘI", "b"),
    ]


def test_typed_fields_know_what_they_are_typed_into(hd05: Ruleset) -> None:
    rows = letterhead(PARTY_PLAN, hd05).rows
    spots = [
        span.spot
        for row in rows
        for one in row.cells
        for paragraph in one.paragraphs
        for span in paragraph.spans
        if span.text
    ]
    assert spots == [
        "parent_body",
        "issuing_body",
        None,
        None,
        "number",
        "symbol",
        "place",
        "issue_date",
    ]  # fmt: skip - the star and the title are typed by nobody


# ---------------------------------------------------------------- number and date


@pytest.mark.parametrize(
    ("id_", "number", "symbol", "text"),
    [
        ("hd05", 5, "KH/ĐU", "Số 05-KH/ĐU"),
        ("hd36", 112, "KH/TU", "Số 112-KH/TU"),
        ("hd05", None, "KH/ĐU", "Số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-KH/ĐU"),  # seven blanks
        ("hd05", None, None, "Số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-[ký hiệu]"),
        ("nd30", 5, "KH-UBND", "Số: 05/KH-UBND"),
        ("nd30", None, "KH-UBND", "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND"),
    ],
)
def test_the_number_stands_under_the_issuing_body(id_: str, number: int | None, symbol: str | None, text: str) -> None:
    rules = ruleset(id_)
    assert texts(cell(plan_of(rules, number=number, symbol=symbol), rules, 1, 0)) == [text]


@pytest.mark.parametrize(
    ("place", "date", "text"),
    [
        ("Vạn Phúc", PartialDate(3, 2, 2026), "Vạn Phúc, ngày 03 tháng 02 năm 2026"),
        ("Vạn Phúc", PartialDate(27, 5, 2026), "Vạn Phúc, ngày 27 tháng 5 năm 2026"),
        (
            "Vạn Phúc",
            PartialDate(year=2026),
            "Vạn Phúc, ngày \u00a0\u00a0\u00a0\u00a0 tháng \u00a0\u00a0\u00a0\u00a0 năm 2026",
        ),  # six blanks
        ("Vạn Phúc", PartialDate(None, 12, 2026), "Vạn Phúc, ngày \u00a0\u00a0\u00a0\u00a0 tháng 12 năm 2026"),
        (None, PartialDate(3, 2, 2026), "[địa danh], ngày 03 tháng 02 năm 2026"),
        ("Vạn {Phúc}", PartialDate(3, 2, 2026), "Vạn {Phúc}, ngày 03 tháng 02 năm 2026"),
    ],
)
def test_place_and_date_stand_under_the_title(
    place: str | None, date: PartialDate, text: str, any_ruleset: Ruleset
) -> None:
    (line,) = cell(plan_of(any_ruleset, place=place, issue_date=date), any_ruleset, 1, 1)
    assert line.text == text
    assert style(line) == "i"


# ---------------------------------------------------------------- widths


@pytest.mark.parametrize(
    ("id_", "place", "right_mm"),
    [
        # dang.md §4.2 and §11: max(80 mm, date line + 2 mm) up to 109 mm
        ("hd05", "Vạn Phúc", 80),
        ("hd05", "Quảng Ninh", 84.0),  # 82.0 + 2
        ("hd05", "Thành phố Hồ Chí Minh", 108.3),  # 106.3 + 2
        ("hd05", "Thành phố Hồ Chí Minh, Thủ Đức", 109),
        # nha-nuoc.md §3: at least 97 mm for a quốc hiệu of 13 pt
        ("nd30", "Vạn Phúc", 100),
        ("nd30", "Thành phố Hồ Chí Minh", 108.3),
    ],
)
def test_the_right_column_is_as_wide_as_the_date_line_needs(id_: str, place: str, right_mm: float) -> None:
    rules = ruleset(id_)
    plan = plan_of(rules, place=place, issue_date=PartialDate(27, 12, 2026))
    left, right = column_widths(plan, Context(rules))
    assert right.mm == pytest.approx(right_mm, abs=0.15)
    assert (left + right).mm == pytest.approx(165, abs=0.05)
    assert letterhead(plan, rules).widths == (left, right)


def test_neither_title_nor_quoc_hieu_ever_wraps(any_ruleset: Ruleset) -> None:
    context = Context(any_ruleset)
    for paragraph in cell(plan_of(any_ruleset), any_ruleset, 0, 1):
        assert context.width(paragraph) < column_widths(plan_of(any_ruleset), context)[1]


def test_the_letterhead_has_no_border_and_no_padding(any_ruleset: Ruleset) -> None:
    table = letterhead(plan_of(any_ruleset), any_ruleset)
    assert (table.border, table.padding.twips) == (None, 0)


def test_a_long_name_is_broken_into_lines_of_about_one_length(hd05: Ruleset) -> None:
    plan = plan_of(hd05, issuing_body="ĐẢNG UỶ CÁC CƠ QUAN ĐẢNG THÀNH PHỐ HỒ CHÍ MINH")
    name = cell(plan, hd05, 0, 0)[1]
    left = column_widths(plan, Context(hd05))[0]
    widths = Context(hd05).line_widths(name, left - name.look.left - name.look.right)
    assert len(widths) == 2
    assert min(widths).mm > 0.6 * max(widths).mm


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize("id_", ["hd05", "hd36"])
def test_the_line_under_the_title_is_as_long_as_the_title(id_: str) -> None:
    # 05 II.I.1.2; dang.md §4.1
    (title,) = cell(PARTY_PLAN, ruleset(id_), 0, 1)
    assert title.line is not None
    assert title.line.length.pt == pytest.approx(206.7, abs=0.1)
    assert title.line.thickness == pt(0.75)


def test_the_line_under_the_motto_is_as_long_as_the_motto(nd30: Ruleset) -> None:
    # NĐ 30 PL I/II.1.b; 56.1 mm at 13 pt are 60.4 at 14
    title, motto = cell(STATE_PLAN, nd30, 0, 1)
    assert title.line is None
    assert motto.line is not None
    assert motto.line.length.mm == pytest.approx(60.4, abs=0.15)


@pytest.mark.parametrize("name", ["UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC", "UỶ BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "SỞ Y TẾ"])
def test_the_line_under_the_issuing_body_is_a_third_to_a_half_of_it(name: str, nd30: Ruleset) -> None:
    # NĐ 30 PL I/II.2.b
    *above, last = cell(plan_of(nd30, issuing_body=name), nd30, 0, 0)
    assert [line.line for line in above] == [None] * len(above)
    assert last.line is not None
    left = column_widths(STATE_PLAN, Context(nd30))[0]
    longest = max(Context(nd30).line_widths(last, left - last.look.left - last.look.right))
    assert longest.pt / 3 <= last.line.length.pt <= longest.pt / 2


def test_the_party_has_a_star_where_the_state_has_a_line() -> None:
    # 05 II.I.2.2.1
    *names, star = cell(PARTY_PLAN, ruleset("hd05"), 0, 0)
    assert (star.text, style(star), star.zone) == ("*", "", Zone.STAR)
    assert [name.line for name in names] == [None, None]
    assert in_zone(compose(STATE_PLAN, ruleset("nd30")), "star") == []


# ---------------------------------------------------------------- kind and subject


def test_kind_and_subject_stand_across_the_page() -> None:
    sheet = compose(PARTY_PLAN, ruleset("hd05"))
    assert zone_text(sheet, "kind") == "KẾ HOẠCH"
    assert zone_text(sheet, "subject") == PARTY_PLAN.subject
    assert zone_text(sheet, "subject_mark") == "-----"  # 05 II.I.5.2.1: five hyphens
    assert [line.line for line in in_zone(sheet, "subject")] == [None]


def test_the_subject_of_the_state_has_a_line_below_and_no_hyphens(nd30: Ruleset) -> None:
    # NĐ 30 PL I/II.5.b
    sheet = compose(replace(STATE_PLAN, subject="Tổ chức Hội nghị"), nd30)
    (subject,) = in_zone(sheet, "subject")
    assert subject.line is not None
    width = Context(nd30).width(subject)
    assert width.pt / 3 <= subject.line.length.pt <= width.pt / 2
    assert in_zone(sheet, "subject_mark") == []


def test_a_subject_of_two_lines_has_one_line_below(nd30: Ruleset) -> None:
    first, last = in_zone(compose(replace(STATE_PLAN, subject="Tổ chức Hội nghị\nvề chuyển đổi số"), nd30), "subject")
    assert (first.line, first.look.after) == (None, pt(0))
    assert last.line is not None
    assert last.look.after > pt(0)


@pytest.mark.parametrize(
    ("id_", "house", "look"),
    [
        ("hd05", HouseStyle(), ""),  # 05 II.I.5.1.1; regular as in the samples of 36
        ("hd05", HouseStyle(issuer_line_bold=True), "b"),
        ("hd05", HouseStyle(issuer_line_bold=False), ""),
    ],
)
def test_the_author_stands_between_kind_and_subject(id_: str, house: HouseStyle, look: str) -> None:
    plan = replace(PARTY_PLAN, issuer_line="của Ban Thường vụ Đảng uỷ", house_style=house)
    sheet = compose(plan, ruleset(id_))
    zones = [one.zone for one in sheet.paragraphs() if one.zone in (Zone.KIND, Zone.ISSUER_LINE, Zone.SUBJECT)]
    assert zones == [Zone.KIND, Zone.ISSUER_LINE, Zone.SUBJECT]
    (line,) = in_zone(sheet, "issuer_line")
    assert (line.text, style(line)) == ("CỦA BAN THƯỜNG VỤ ĐẢNG UỶ", look)


def test_the_author_line_of_a_state_plan_is_bold(nd30: Ruleset) -> None:
    (line,) = in_zone(compose(replace(STATE_PLAN, issuer_line="CỦA CHỦ TỊCH"), nd30), "issuer_line")
    assert style(line) == "b"


def test_other_kinds_are_named_and_unknown_ones_refused(hd05: Ruleset) -> None:
    context = Context(hd05)
    assert kind_name(replace(PARTY_PLAN, document_kind="CTr"), context) == "Chương trình"
    with pytest.raises(BadArgumentError, match="05-HD/VPTW không có loại văn bản “QyĐx”"):
        kind_name(replace(PARTY_PLAN, document_kind="QyĐx"), context)


# ---------------------------------------------------------------- marks

MARKED = {"draft_number": 2, "secrecy": "mật", "urgency": "thượng khẩn", "circulation": "lưu hành nội bộ"}


def test_marks_stand_under_the_number_in_one_order(any_ruleset: Ruleset) -> None:
    # dang.md §3.1: draft, (secrecy,) urgency
    marks = cell(plan_of(any_ruleset, **MARKED), any_ruleset, 1, 0)[1:]
    assert texts(marks) == ["Dự thảo lần 2", "MẬT", "THƯỢNG KHẨN"]
    assert [style(mark) for mark in marks] == ["i", "b", "b"]


@pytest.mark.parametrize(
    ("id_", "typed", "printed"),
    [
        ("hd05", "hỏa tốc", "HOẢ TỐC"),  # 05 II.II.3
        ("hd05", "HOẢ TỐC", "HOẢ TỐC"),
        ("nd30", "HOẢ TỐC", "HỎA TỐC"),  # NĐ 30 PL I/III.2.b
        ("nd30", "hẹn giờ", "HẸN GIỜ"),  # a mark of the clerk's own
    ],
)
def test_a_mark_is_spelled_as_the_regulation_spells_it(id_: str, typed: str, printed: str) -> None:
    rules = ruleset(id_)
    assert zone_text(compose(plan_of(rules, urgency=typed), rules), "urgency") == printed


def test_urgency_is_red(any_ruleset: Ruleset) -> None:
    # NĐ 30 PL I/III.2.b; 36 for the Party
    (mark,) = in_zone(compose(plan_of(any_ruleset, urgency="KHẨN"), any_ruleset), "urgency")
    assert mark.spans[0].look.color == "FF0000"


@pytest.mark.parametrize(
    ("field", "text", "width_mm"),
    [
        # NĐ 30 PL I/III.2.b: 20 × 8, 40 × 8, 30 × 8 mm
        ("urgency", "KHẨN", 20),
        ("urgency", "THƯỢNG KHẨN", 40),
        ("urgency", "HOẢ TỐC", 30),
        ("secrecy", "MẬT", 20),
        ("secrecy", "TUYỆT MẬT", 40),
    ],
)
def test_a_stamp_of_the_state_has_a_red_frame_of_the_prescribed_size(
    field: str, text: str, width_mm: float, nd30: Ruleset
) -> None:
    plan = plan_of(nd30, **{field: text})
    (mark,) = in_zone(compose(plan, nd30), field)
    assert mark.look.frame is not None
    left = column_widths(plan, Context(nd30))[0]
    assert (left - mark.look.left - mark.look.right).mm == pytest.approx(width_mm, abs=0.15)
    assert mark.look.spacing.exact is not None
    assert (mark.look.spacing.exact + mark.look.frame.space * 2).mm == pytest.approx(8, abs=0.1)
    assert mark.look.frame.color == "FF0000"


def test_a_mark_of_the_clerks_own_has_a_frame_that_it_fits_into(nd30: Ruleset) -> None:
    plan = plan_of(nd30, urgency="HẸN GIỜ TRƯỚC 10 GIỜ")
    (mark,) = in_zone(compose(plan, nd30), "urgency")
    inner = column_widths(plan, Context(nd30))[0] - mark.look.left - mark.look.right
    assert inner > Context(nd30).width(mark)


def test_the_room_round_a_frame_is_that_of_the_ruleset(nd30: Ruleset) -> None:
    assert nd30.urgency.frame is not None
    frame = replace(nd30.urgency.frame, padding_pt=2, own_room_mm=20, clear_above_pt=9)
    rules = replace(nd30, urgency=replace(nd30.urgency, frame=frame))
    plan = plan_of(rules, urgency="HẸN GIỜ")
    number, mark = number_and_marks(plan, Context(rules), mm(80))
    assert mark.look.frame is not None
    assert (number.look.after, mark.look.frame.space) == (pt(9), pt(2))
    width = mm(80) - Length(2) - mark.look.left - mark.look.right
    assert width.mm == pytest.approx(Context(rules).width(mark).mm + 20, abs=0.1)


def test_two_stamps_on_top_of_each_other_stay_two(nd30: Ruleset) -> None:
    # a word processor makes one frame of two that are equally wide
    sheet = compose(plan_of(nd30, secrecy="MẬT", urgency="KHẨN"), nd30)
    (secrecy,), (urgency,) = in_zone(sheet, "secrecy"), in_zone(sheet, "urgency")
    assert (secrecy.look.left, secrecy.look.right) != (urgency.look.left, urgency.look.right)


def test_the_party_frames_nothing(hd05: Ruleset) -> None:
    sheet = compose(plan_of(hd05, **MARKED), hd05)
    assert {one.look.frame for zone in ("secrecy", "urgency", "circulation") for one in in_zone(sheet, zone)} == {None}


def test_the_circulation_mark_stands_in_the_top_margin_of_page_1_over_the_title(any_ruleset: Ruleset) -> None:
    # 05 II.II.4.1, box 11a; NĐ 30 box 11
    plan = plan_of(any_ruleset, **MARKED)
    section = compose(plan, any_ruleset).sections[0]
    assert texts(section.first_header) == ["LƯU HÀNH NỘI BỘ"]
    (mark,) = section.first_header
    assert mark.look.left >= column_widths(plan, Context(any_ruleset))[0]
    assert compose(plan_of(any_ruleset), any_ruleset).sections[0].first_header == ()
    if any_ruleset.id == "nd30":
        right = column_widths(plan, Context(any_ruleset))[0] + column_widths(plan, Context(any_ruleset))[1]
        assert (right - mark.look.left - mark.look.right).mm == pytest.approx(60, abs=0.15)


@pytest.mark.parametrize(
    "field", ["parent_body", "issuer_line", "secrecy", "urgency", "circulation", "contact", "typist"]
)
def test_a_field_of_spaces_is_left_out(field: str, hd05: Ruleset) -> None:
    sheet = compose(replace(PARTY_PLAN, **{field: " "}), hd05)
    assert sheet.paragraphs() == compose(replace(PARTY_PLAN, **{field: None}), hd05).paragraphs()


@pytest.mark.parametrize("field", ["parent_body", "issuer_line", "contact"])
def test_an_empty_line_does_no_harm(field: str, hd05: Ruleset) -> None:
    assert compose(replace(PARTY_PLAN, **{field: "ĐẢNG BỘ\n\nTỈNH"}), hd05).sections


def test_room_below_the_letterhead_stands_after_its_last_paragraphs(any_ruleset: Ruleset) -> None:
    number, date = letterhead(plan_of(any_ruleset, **MARKED), any_ruleset).rows[1].cells
    assert [one.paragraphs[-1].look.after for one in (number, date)] == [pt(14), pt(14)]
    for above, below in pairwise(number.paragraphs):
        assert (above.look.after > NOTHING) is (below.look.frame is not None)  # a box keeps clear of the letters above
