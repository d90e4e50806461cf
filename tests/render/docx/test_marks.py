"""Supplementary marks: draft, secrecy, urgency, circulation, contact line, typist's mark.

05-HD/VPTW part II section II; NĐ 30/2020/NĐ-CP Phụ lục I part I section III.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from kehoach_desktop.domain.plan import Plan
from tests.helpers.docx_view import Paragraph
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks
from tests.render.docx.documents import document
from tests.render.docx.figures import STANDARDS, TWIP_MM
from tests.render.docx.parts import Document, Looks, looks, texts

RED = "FF0000"
NOTICE = "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG"
NOTICE_OF_36 = "KHÔNG PHỔ BIẾN TRÊN CÁC PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG"
CONTACT = "Văn phòng Đảng uỷ xã Vạn Phúc, thôn 2; điện thoại: 0263 3800 000"
POINT_MM = 25.4 / 72
ONE_LINE = 1.15  # of the size: the single line of Times New Roman

every_ruleset = pytest.mark.parametrize("ruleset", ["hd05", "hd36", "nd30"])
party_rulesets = pytest.mark.parametrize("ruleset", ["hd05", "hd36"])


def marked(ruleset: str, **changes: object) -> Document:
    plan = STATE_PLAN if ruleset == "nd30" else replace(PARTY_PLAN, ruleset=ruleset)
    return document(replace(plan, **changes))


def first_header(examined: Document) -> list[Paragraph]:
    return [each for each in examined.view.sections[0].first_page_header if each.text]


def first_footer(examined: Document) -> list[Paragraph]:
    return [each for each in examined.view.sections[0].first_page_footer if each.text]


def only(paragraphs: list[Paragraph]) -> Paragraph:
    (paragraph,) = paragraphs
    return paragraph


# ---------------------------------------------------------------- under the number


@every_ruleset
def test_a_plan_without_marks_has_none(ruleset: str) -> None:
    examined = marked(ruleset)
    assert examined.below_number == ()
    assert first_header(examined) + first_footer(examined) == []
    assert [each.text for each in examined.after_closing if each.text] == []
    assert not any(each.frame or each.borders for each in examined.view.paragraphs)
    assert examined.recipients[-1].text.startswith("- Lưu")


@every_ruleset
@pytest.mark.parametrize("times", [1, 2, 12])
def test_draft_is_an_italic_line_under_the_number(ruleset: str, times: int) -> None:
    mark = only(list(marked(ruleset, draft_number=times).below_number))
    assert (mark.text, looks(mark)) == (f"Dự thảo lần {times}", STANDARDS[ruleset].draft)


@party_rulesets
@pytest.mark.parametrize("urgency", ["KHẨN", "THƯỢNG KHẨN", "HOẢ TỐC"])
def test_urgency_of_the_party_is_bold_red_and_unframed(ruleset: str, urgency: str) -> None:
    mark = only(list(marked(ruleset, urgency=urgency).below_number))
    assert (mark.text, looks(mark)) == (urgency, Looks(14, bold=True))
    assert {run.color for run in mark.runs} == {RED}
    assert not mark.borders


@every_ruleset
@pytest.mark.parametrize("secrecy", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_secrecy_stands_in_capitals_under_the_number(ruleset: str, secrecy: str) -> None:
    mark = only(list(marked(ruleset, secrecy=secrecy).below_number))
    assert mark.text == secrecy
    assert looks(mark).bold
    assert mark.alignment == "center"


@every_ruleset
def test_marks_under_the_number_stand_in_their_order(ruleset: str) -> None:
    urgency = "HỎA TỐC" if ruleset == "nd30" else "HOẢ TỐC"
    examined = marked(ruleset, urgency=urgency, secrecy="TỐI MẬT", draft_number=3)
    assert texts(examined.below_number) == ["Dự thảo lần 3", "TỐI MẬT", urgency]
    assert all(each.alignment == "center" for each in examined.below_number)


@pytest.mark.parametrize(("urgency", "width_mm"), [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)])
def test_urgency_of_the_state_is_a_red_frame_of_the_prescribed_size(urgency: str, width_mm: float) -> None:
    examined = marked("nd30", urgency=urgency)
    mark = only(list(examined.below_number))
    assert (mark.text, looks(mark)) == (urgency, Looks(13, bold=True))
    assert {run.color for run in mark.runs} == {RED}
    assert set(mark.borders) == {"top", "left", "bottom", "right"}
    assert {(each.style, each.color) for each in mark.borders.values()} == {("single", RED)}
    assert framed_width_mm(mark, examined.letterhead.grid_mm[0]) == pytest.approx(width_mm, abs=0.5)
    assert framed_height_mm(mark) == pytest.approx(8, abs=0.5)
    assert mark.left_mm == pytest.approx(mark.right_mm, abs=TWIP_MM)


@pytest.mark.parametrize("urgency", ["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"])
@pytest.mark.parametrize("secrecy", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_frames_one_below_the_other_do_not_grow_into_one(secrecy: str, urgency: str) -> None:
    """Word and LibreOffice put paragraphs of equal borders and equal indents into one frame."""
    above, below = marked("nd30", secrecy=secrecy, urgency=urgency).below_number
    assert (above.borders, above.left_mm, above.right_mm) != (below.borders, below.left_mm, below.right_mm)


@pytest.mark.parametrize(
    "marks",
    [
        {"urgency": "KHẨN"},
        {"secrecy": "MẬT"},
        {"secrecy": "MẬT", "urgency": "HỎA TỐC"},
        {"draft_number": 2, "urgency": "KHẨN"},
    ],
    ids=str,
)
def test_frames_stand_apart_from_what_is_above_them(marks: dict[str, object]) -> None:
    examined = marked("nd30", **marks)
    for above, below in pairwise((examined.number, *examined.below_number)):
        if above.borders or below.borders:
            assert above.space_after_pt + below.space_before_pt >= 3


def framed_width_mm(paragraph: Paragraph, column_mm: float) -> float:
    """The frame from the middle of its left stroke to the middle of its right one."""
    sides = (paragraph.borders["left"], paragraph.borders["right"])
    strokes = sum(each.space_pt + each.width_pt / 2 for each in sides) * POINT_MM
    return column_mm - paragraph.left_mm - paragraph.right_mm + strokes


def framed_height_mm(paragraph: Paragraph) -> float:
    assert paragraph.line_rule == "exact"
    sides = (paragraph.borders["top"], paragraph.borders["bottom"])
    return ((paragraph.line_pt or 0) + sum(each.space_pt + each.width_pt / 2 for each in sides)) * POINT_MM


# ---------------------------------------------------------------- circulation


@every_ruleset
@pytest.mark.parametrize("text", ["LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI", "TÀI LIỆU THU HỒI"])
def test_circulation_stands_at_the_top_right_of_page_1_only(ruleset: str, text: str) -> None:
    examined = marked(ruleset, circulation=text)
    section = examined.view.sections[0]
    mark = only(first_header(examined))
    assert (mark.text, looks(mark)) == (text, STANDARDS[ruleset].circulation)
    assert section.has_title_page
    assert section.header_distance_mm == pytest.approx(10, abs=TWIP_MM)
    assert mark is section.first_page_header[0], "nothing pushes it down"
    assert mark.space_before_pt == 0
    assert not any(text in each.text for each in (*section.headers["default"], *examined.view.paragraphs))


@every_ruleset
def test_circulation_stands_centred_over_the_title(ruleset: str) -> None:
    examined = marked(ruleset, circulation="LƯU HÀNH NỘI BỘ")
    mark = only(first_header(examined))
    left_mm, right_mm = examined.letterhead.grid_mm
    centre = mark.left_mm + (165 - mark.left_mm - mark.right_mm) / 2
    assert (mark.alignment, mark.first_line_mm) == ("center", 0)
    assert centre == pytest.approx(left_mm + right_mm / 2, abs=0.3)


def test_circulation_of_the_state_is_framed_and_that_of_the_party_is_not() -> None:
    state = only(first_header(marked("nd30", circulation="LƯU HÀNH NỘI BỘ")))
    assert set(state.borders) == {"top", "left", "bottom", "right"}
    assert {each.style for each in state.borders.values()} == {"single"}
    for ruleset in ("hd05", "hd36"):
        assert not only(first_header(marked(ruleset, circulation="LƯU HÀNH NỘI BỘ"))).borders


@every_ruleset
def test_circulation_does_not_push_the_letterhead_down(ruleset: str) -> None:
    examined = marked(ruleset, circulation="LƯU HÀNH NỘI BỘ")
    mark = only(first_header(examined))
    height = framed_height_mm(mark) if mark.borders else max(mark.sizes_pt) * ONE_LINE * POINT_MM
    section = examined.view.sections[0]
    assert section.header_distance_mm + height + 0.4 < section.top_mm


# ---------------------------------------------------------------- not for the media


def test_notice_stands_10_mm_above_the_bottom_edge_of_the_last_page() -> None:
    examined = marked("hd05", circulation=NOTICE)
    notice = only([each for each in examined.after_closing if each.text])
    assert (notice.text, looks(notice)) == (NOTICE, Looks(12, bold=True))
    assert notice.frame is not None
    place = notice.frame.attributes
    assert (place["vAnchor"], place["hAnchor"], place["xAlign"]) == ("page", "margin", "center")
    bottom = (notice.frame.millimetres("y") or 0) + 12 * ONE_LINE * POINT_MM
    assert bottom == pytest.approx(297 - 10, abs=0.3)
    assert first_header(examined) == [], "it is not one of the marks of page 1"


@pytest.mark.parametrize("ruleset", ["hd05", "hd36"])
def test_notice_is_known_in_the_words_of_either_rule(ruleset: str) -> None:
    new, old = (
        marked(ruleset, circulation=f"Không phổ biến trên {words} thông tin đại chúng")
        for words in ("phương tiện", "các phương tiện")
    )
    assert first_header(old) == first_header(new) == []
    assert old.view.text == new.view.text


def test_notice_of_the_old_rule_stands_under_the_signature() -> None:
    examined = marked("hd36", circulation=NOTICE_OF_36)
    notice = only([each for each in examined.after_closing if each.text])
    assert (notice.text, looks(notice)) == (NOTICE_OF_36, Looks(12, bold=True))
    assert notice.frame is None
    assert first_header(examined) == []


# ---------------------------------------------------------------- the contact line


@party_rulesets
def test_contact_of_the_party_stands_at_the_foot_of_the_last_page(ruleset: str) -> None:
    examined = marked(ruleset, contact=CONTACT)
    contact = only([each for each in examined.after_closing if each.text])
    assert (contact.text, looks(contact)) == (CONTACT, Looks(10))
    assert contact.frame is not None
    place = contact.frame.attributes
    assert (place["vAnchor"], place["hAnchor"], place["xAlign"]) == ("page", "margin", "center")
    assert 277 <= (contact.frame.millimetres("y") or 0) < 287
    assert first_footer(examined) == []


@party_rulesets
def test_contact_of_the_party_stands_under_a_line_of_the_full_width(ruleset: str) -> None:
    examined = marked(ruleset, contact=CONTACT)
    contact = only([each for each in examined.after_closing if each.text])
    (line,) = [line for each in examined.after_closing for line in each.lines]
    assert line.length_mm == pytest.approx(165, abs=0.1)
    assert (line.dash, line.has_arrows, line.is_horizontal) == ("solid", False, True)
    assert line.vertical is not None
    assert line.vertical.relative_to == "page"
    assert contact.frame is not None
    assert 0 < (contact.frame.millimetres("y") or 0) - (line.vertical.offset_mm or 0) < 3


def test_contact_and_notice_do_not_overlap() -> None:
    examined = marked("hd05", contact=CONTACT, circulation=NOTICE)
    tops = {each.text: each.frame.millimetres("y") or 0 for each in examined.after_closing if each.frame}
    assert tops[CONTACT] + 10 * ONE_LINE * POINT_MM <= tops[NOTICE] + 0.05


LONG_CONTACT = (
    "Địa chỉ: số 12, đường Trần Phú, phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng; điện thoại: 0263 3822 245; "
    "thư điện tử: vanphong@lamdong.dcs.vn; trang thông tin: lamdong.dcs.vn"
)


@party_rulesets
def test_contact_of_two_lines_still_stands_at_the_foot_of_the_page(ruleset: str) -> None:
    contact = only([each for each in marked(ruleset, contact=LONG_CONTACT).after_closing if each.text])
    assert contact.frame is not None
    assert (contact.frame.millimetres("y") or 0) + 2 * 10 * ONE_LINE * POINT_MM < 287


def test_line_over_a_contact_that_found_no_room_below_is_clear_of_the_signature() -> None:
    examined = marked("hd05", contact=LONG_CONTACT, circulation=NOTICE)
    (line,) = [line for each in examined.after_closing for line in each.lines]
    assert line.vertical is not None
    if line.vertical.relative_to != "page":
        contact = next(each for each in examined.after_closing if each.lines)
        assert contact.space_before_pt * POINT_MM + (line.vertical.offset_mm or 0) >= 1


def test_contact_of_the_state_stands_at_the_foot_of_page_1_under_a_line() -> None:
    examined = marked("nd30", contact=CONTACT)
    contact = only(first_footer(examined))
    assert (contact.text, looks(contact)) == (CONTACT, Looks(11))
    (line,) = [line for each in examined.view.sections[0].first_page_footer for line in each.lines]
    assert line.length_mm == pytest.approx(165, abs=0.1)
    assert (line.dash, line.has_arrows, line.is_horizontal) == ("solid", False, True)
    assert "default" not in examined.view.sections[0].footers
    assert [each.text for each in examined.after_closing if each.text] == []


def test_contact_of_the_state_stays_inside_the_bottom_margin() -> None:
    examined = marked("nd30", contact=CONTACT)
    section = examined.view.sections[0]
    assert section.footer_distance_mm + 11 * ONE_LINE * POINT_MM + 1 < section.bottom_mm


@pytest.mark.parametrize(("ruleset", "foot"), [("hd05", "after_closing"), ("nd30", "first_footer")])
def test_contact_is_printed_once_when_annexes_follow(ruleset: str, foot: str) -> None:
    plan = with_tasks(replace(STATE_PLAN if ruleset == "nd30" else PARTY_PLAN, contact=CONTACT))
    examined = document(plan)
    find: Callable[[], list[Paragraph]] = {
        "after_closing": lambda: [each for each in examined.after_closing if each.text],
        "first_footer": lambda: first_footer(examined),
    }[foot]
    assert texts(find()) == [CONTACT]
    assert not any(CONTACT in each.text for each in examined.view.sections[1].first_page_footer)
    assert examined.view.text.count(CONTACT) == (foot == "after_closing")


# ---------------------------------------------------------------- the typist's mark


@pytest.mark.parametrize(
    ("ruleset", "typist", "copies", "expected", "size_pt"),
    [
        ("hd05", "NguyenVanAn", 26, "NguyenVanAn-26", 11),
        ("hd36", "ABC", 268, "ABC-268", 8),
        ("nd30", "PL", 300, "PL.(300)", 11),
    ],
)
def test_typist_mark_closes_the_list_of_recipients(
    ruleset: str, typist: str, copies: int, expected: str, size_pt: float
) -> None:
    examined = marked(ruleset, typist=typist, copies=copies)
    *_, keeper, mark = examined.recipients
    assert keeper.text.startswith("- Lưu")
    assert (mark.text, looks(mark)) == (expected, Looks(size_pt, alignment="left"))


@every_ruleset
def test_typist_without_a_number_of_copies_is_the_name_alone(ruleset: str) -> None:
    assert marked(ruleset, typist="NVA").recipients[-1].text.strip(".") == "NVA"


def test_plan_with_all_marks_keeps_every_component_in_place() -> None:
    marks = {"secrecy": "MẬT", "draft_number": 1, "typist": "An", "copies": 3, "contact": CONTACT}
    plan: Plan = replace(PARTY_PLAN, urgency="KHẨN", circulation="LƯU HÀNH NỘI BỘ", **marks)
    examined = document(plan)
    assert examined.number.text == "Số 05-KH/ĐU"
    assert examined.place_date.text == "Vạn Phúc, ngày 02 tháng 02 năm 2027"
    assert texts(examined.heading)[0] == "KẾ HOẠCH"
    assert examined.signature[-1].text == "Trần Minh Khôi"
