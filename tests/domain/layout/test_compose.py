"""Every figure here is typed from dang.md §3.2 (05-HD/VPTW, PL2) and nha-nuoc.md §4 (NĐ 30/2020, PL I)."""

import datetime
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset, Zone
from kehoach_desktop.domain.layout import Sheet, compose
from kehoach_desktop.domain.layout.sheet import Paragraph, Table
from kehoach_desktop.domain.lengths import Length, mm, pt
from kehoach_desktop.domain.plan import Layout, Plan
from kehoach_desktop.operations.rulesets import ruleset
from tests.domain.layout.sheets import all_paragraphs, in_zone, style, texts, zone_text
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, plans, with_tasks

CONTACT = "Số 1, đường Hoà Bình, xã Vạn Phúc"
EVERYTHING: dict[str, Any] = {
    "parent_body": "Đảng bộ tỉnh Lâm Đồng",
    "issuer_line": "Của Ban Thường vụ Đảng uỷ",
    "secrecy": "MẬT",
    "urgency": "KHẨN",
    "circulation": "Lưu hành nội bộ",
    "draft_number": 2,
    "typist": "NguyenVanAn",
    "copies": 26,
    "contact": CONTACT,
}


@cache
def full(id_: str) -> Sheet:
    plan = replace(with_tasks(STATE_PLAN if id_ == "nd30" else PARTY_PLAN), **EVERYTHING)
    return compose(plan, ruleset(id_))


# ---------------------------------------------------------------- size, weight and place of every component

# size, look, alignment: b bold, i italic, u underlined
PARTY = {
    "title": (15, "b", "center"),  # PL2 row 1
    "parent_body": (14, "", "center"),  # row 2
    "issuing_body": (14, "b", "center"),  # row 2
    "star": (14, "", "center"),  # II.I.2.2.1, size ours
    "number": (14, "", "center"),  # row 3
    "place_date": (14, "i", "center"),  # row 4
    "kind": (16, "b", "center"),  # row 5: 15-16
    "issuer_line": (14, "", "center"),  # II.I.5.1.1, regular as in 36
    "subject": (14, "b", "center"),  # row 5: 14-15
    "subject_mark": (14, "", "center"),  # II.I.5.2.1, size ours
    "recipients_label": (14, "u", "left"),  # row 9
    "recipients": (12, "", "left"),  # row 9
    "archive_line": (12, "", "left"),  # row 9
    "authority": (14, "b", "center"),  # row 7
    "position": (14, "", "center"),  # row 7: not bold
    "signatory": (14, "b", "center"),  # row 7
    "urgency": (14, "b", "center"),  # row 11
    "circulation": (12, "b", "center"),  # row 12
    "draft_mark": (14, "i", "center"),  # row 12
    "typist": (11, "", "left"),  # row 13
    "contact": (10, "", "center"),  # row 14
    "annex_label": (14, "b", "center"),  # II.II.1.2, look ours
    "annex_title": (14, "b", "center"),
    "annex_reference": (14, "i", "center"),
    "annex_mark": (14, "", "center"),
}
STATE = {
    "national_title": (13, "b", "center"),  # PL I/II.1.a: 12-13; the set 13, 14, 14
    "national_motto": (14, "b", "center"),  # PL I/II.1.b: 13-14
    "parent_body": (13, "", "center"),  # PL I/II.2
    "issuing_body": (13, "b", "center"),  # PL I/II.2
    "number": (13, "", "center"),  # PL I/II.3.c
    "place_date": (14, "i", "center"),  # PL I/II.4.c
    "kind": (14, "b", "center"),  # PL I/II.5.b
    "subject": (14, "b", "center"),  # PL I/II.5.b
    "recipients_label": (12, "bi", "left"),  # PL I/II.9.d
    "recipients": (11, "", "left"),  # PL I/II.9.d
    "archive_line": (11, "", "left"),
    "authority": (14, "b", "center"),  # PL I/II.7.đ
    "position": (14, "b", "center"),  # PL I/II.7.đ: bold
    "signatory": (14, "b", "center"),
    "urgency": (13, "b", "center"),  # PL I/V.10
    "circulation": (13, "b", "center"),  # PL I/V.13
    "typist": (11, "", "left"),  # PL I/V.11
    "contact": (11, "", "center"),  # PL I/V.12
    "annex_label": (14, "b", "center"),  # PL I/III.1.b
    "annex_title": (14, "b", "center"),  # PL I/III.1.b
    "annex_reference": (13, "i", "center"),  # PL I/III.1.c: 13-14
}
LOOKS = {"hd05": PARTY, "hd36": PARTY | {"typist": (8, "", "left")}, "nd30": STATE}


@pytest.mark.parametrize(("id_", "zone"), [(id_, zone) for id_, looks in LOOKS.items() for zone in looks])
def test_every_component_has_the_look_of_its_regulation(id_: str, zone: str) -> None:
    size, look, align = LOOKS[id_][zone]
    found = in_zone(full(id_), zone)
    assert found
    for paragraph in found:
        assert {span.look.size for span in paragraph.spans} == {pt(size)}
        assert style(paragraph) == look
        assert paragraph.look.align.value == align


@pytest.mark.parametrize("id_", ["hd05", "hd36", "nd30"])
def test_the_body_is_set_in_14_points_and_justified(id_: str) -> None:
    # PL2 row 6 and II.I.6.2.2; PL I/V.6 and II.6.e
    body = in_zone(full(id_), "body")
    assert len(body) == len(PARTY_PLAN.blocks)
    for paragraph in body:
        assert {span.look.size for span in paragraph.spans} == {pt(14)}
        assert paragraph.look.align.value == "justify"
        assert paragraph.look.first_line == mm(10)
        assert paragraph.look.after >= pt(6)
        assert paragraph.look.spacing.exact == {"hd05": pt(19), "hd36": pt(18), "nd30": None}[id_]
        assert 1.0 <= paragraph.look.spacing.lines <= 1.5


@pytest.mark.parametrize("id_", ["hd05", "hd36", "nd30"])
def test_a_document_has_no_component_of_the_other_side(id_: str) -> None:
    # DESIGN.md §8 and dang.md §10
    state = {"national_title", "national_motto"}
    foreign = {"title", "star", "subject_mark", "annex_mark"} if id_ == "nd30" else state
    assert [zone for zone in foreign if in_zone(full(id_), zone)] == []


def test_the_prescribed_words_are_those_of_the_regulations() -> None:
    assert zone_text(full("hd05"), "title") == "ĐẢNG CỘNG SẢN VIỆT NAM"  # 05 II.I.1.1
    assert zone_text(full("nd30"), "national_title") == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # PL I/II.1.a
    assert zone_text(full("nd30"), "national_motto") == "Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize("id_", ["hd05", "hd36", "nd30"])
def test_capitals_stand_where_the_regulation_wants_them(id_: str) -> None:
    sheet = full(id_)
    for zone in (
        "parent_body",
        "issuing_body",
        "kind",
        "issuer_line",
        "authority",
        "position",
        "urgency",
        "circulation",
    ):
        assert zone_text(sheet, zone).isupper()
    for zone in ("subject", "signatory", "place_date", "recipients"):
        assert not zone_text(sheet, zone).isupper()


@pytest.mark.parametrize("id_", ["hd05", "hd36", "nd30"])
def test_everything_is_black_times_new_roman_but_stamps_and_blanks(id_: str) -> None:
    # 05 II.IV.1; PL I/I.4
    sheet = full(id_)
    assert (sheet.font, sheet.color) == ("Times New Roman", "000000")
    coloured = {one.zone.value for one in all_paragraphs(sheet) for span in one.spans if span.look.color}
    assert coloured <= {"urgency", "secrecy"}
    assert sheet.blank_color == "808080"


@pytest.mark.parametrize("id_", ["hd05", "hd36", "nd30"])
def test_the_page_number_is_14_points_and_centred_on_every_section(id_: str) -> None:
    # PL2 row 15; PL I/V.14
    for section in full(id_).sections:
        number = section.page_number
        assert (number.style.text.size, number.look.align.value) == (pt(14), "center")
        assert not (number.style.text.bold)
        assert not (number.style.text.italic)


def test_the_first_page_is_numbered_where_the_ruleset_wants_it(hd05: Ruleset) -> None:
    assert [one.numbers_first_page for one in full("hd05").sections] == [False, False]
    rules = replace(hd05, page_number=replace(hd05.page_number, first_shown=1))
    assert [one.numbers_first_page for one in compose(with_tasks(PARTY_PLAN), rules).sections] == [True, True]


# ---------------------------------------------------------------- the order of the page


def zones(plan: Plan, rules: Ruleset) -> list[str]:
    found = []
    for paragraph in compose(plan, rules).paragraphs():
        if not found or found[-1] != paragraph.zone.value:
            found.append(paragraph.zone.value)
    return found


def test_the_components_follow_each_other_as_the_party_wants() -> None:
    # 05 PL1
    left = "parent_body issuing_body star title number draft_mark secrecy urgency place_date"
    middle = "kind issuer_line subject subject_mark body"
    end = "recipients_label recipients archive_line typist authority position signatory contact"
    assert zones(replace(PARTY_PLAN, **EVERYTHING), ruleset("hd05")) == f"{left} {middle} {end}".split()


def test_the_components_follow_each_other_as_the_state_wants() -> None:
    # NĐ 30 PL I/IV.1
    head = "issuing_body national_title national_motto number place_date kind subject body"
    end = "recipients_label recipients archive_line authority position signatory"
    assert zones(STATE_PLAN, ruleset("nd30")) == f"{head} {end}".split()


# ---------------------------------------------------------------- the closing stays with the text


def last_before_closing(plan: Plan, rules: Ruleset) -> Paragraph:
    content = compose(plan, rules).sections[0].content
    closing = max(index for index, item in enumerate(content) if isinstance(item, Table))
    found = content[closing - 1]
    assert isinstance(found, Paragraph)
    return found


def test_no_signature_stands_alone_on_a_page(any_ruleset: Ruleset) -> None:
    last = last_before_closing(PARTY_PLAN, any_ruleset)
    assert last.block == PARTY_PLAN.blocks[-1].id
    assert last.look.keep_next
    assert last.look.after == pt(12)
    dash = replace(PARTY_PLAN.blocks[9], id="b99")
    before_last = in_zone(compose(replace(PARTY_PLAN, blocks=(dash, *PARTY_PLAN.blocks[-1:])), any_ruleset), "body")[0]
    assert (before_last.look.keep_next, before_last.look.after) == (False, pt(6))


@pytest.mark.parametrize(("id_", "zone"), [("hd05", "subject_mark"), ("nd30", "subject")])
def test_without_a_body_the_title_stays_with_the_signature(id_: str, zone: str) -> None:
    last = last_before_closing(replace(PARTY_PLAN, blocks=()), ruleset(id_))
    assert (last.zone, last.look.keep_next) == (Zone(zone), True)
    own = max(one.look.after for one in in_zone(compose(PARTY_PLAN, ruleset(id_)), zone))
    assert last.look.after == max(own, pt(12))


# ---------------------------------------------------------------- what stands at the edges


def test_the_contact_line_of_the_party_stands_on_the_last_page_under_a_full_line() -> None:
    # 05 II.II.6
    main = compose(replace(PARTY_PLAN, contact=CONTACT), ruleset("hd05")).sections[0]
    assert main.first_footer == ()
    (placed,) = main.placed
    assert placed.paragraph.text == CONTACT
    assert placed.paragraph.line is not None
    assert placed.paragraph.line.length == main.page.text_width
    assert placed.paragraph.line.drop < Length(0)  # over the first line
    assert main.page.height - main.page.bottom < placed.top < main.page.height


def test_the_contact_line_of_the_state_stands_on_the_first_page() -> None:
    # NĐ 30 PL I/III.4
    main = compose(replace(STATE_PLAN, contact=f"{CONTACT}\nĐiện thoại: 0263"), ruleset("nd30")).sections[0]
    assert texts(main.first_footer) == [CONTACT, "Điện thoại: 0263"]
    first, second = main.first_footer
    assert first.line is not None
    assert first.line.length == main.page.text_width
    assert second.line is None
    assert main.placed == ()


def test_contact_lines_stand_one_below_the_other() -> None:
    placed = compose(replace(PARTY_PLAN, contact="Một\nHai"), ruleset("hd05")).sections[0].placed
    assert [one.paragraph.text for one in placed] == ["Một", "Hai"]
    assert (placed[1].top - placed[0].top).pt == pytest.approx(11.5, abs=0.1)
    assert placed[1].paragraph.line is None


def test_a_contact_line_too_long_for_the_margin_follows_the_text() -> None:
    main = compose(replace(PARTY_PLAN, contact="\n".join([CONTACT] * 6)), ruleset("hd05")).sections[0]
    assert main.placed == ()
    assert texts(item for item in main.content[-6:] if isinstance(item, Paragraph)) == [CONTACT] * 6


NOT_TO_THE_PRESS = "không phổ biến trên phương tiện thông tin đại chúng"


def test_not_to_the_press_stands_10_mm_above_the_bottom_edge_of_the_last_page() -> None:
    # 05 II.II.4.1
    main = compose(replace(PARTY_PLAN, circulation=NOT_TO_THE_PRESS), ruleset("hd05")).sections[0]
    (placed,) = main.placed
    assert placed.paragraph.text == NOT_TO_THE_PRESS.upper()
    assert (placed.paragraph.spans[0].look.size, style(placed.paragraph)) == (pt(12), "b")
    height = ruleset("hd05").fonts.line_height(pt(12))
    assert (main.page.height - placed.top - height).mm == pytest.approx(10, abs=0.1)
    assert placed.paragraph.look.align.value == "center"
    assert main.first_header == ()


def test_the_contact_line_makes_room_for_the_notice() -> None:
    for count, fits in ((1, True), (2, False)):
        plan = replace(PARTY_PLAN, circulation=NOT_TO_THE_PRESS, contact="\n".join([CONTACT] * count))
        main = compose(plan, ruleset("hd05")).sections[0]
        zones_ = [one.paragraph.zone.value for one in main.placed]
        assert zones_ == (["no_publication", "contact"] if fits else ["no_publication"])


def test_in_2018_the_notice_followed_the_signature() -> None:
    # 36: below the signature block, with the word `các`
    plan = replace(PARTY_PLAN, circulation="Không phổ biến trên các phương tiện thông tin đại chúng")
    main = compose(plan, ruleset("hd36")).sections[0]
    assert main.placed == ()
    last = main.content[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "KHÔNG PHỔ BIẾN TRÊN CÁC PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG"


def test_another_circulation_mark_stands_on_page_1(hd05: Ruleset) -> None:
    main = compose(replace(PARTY_PLAN, circulation="Tài liệu thu hồi"), hd05).sections[0]
    assert texts(main.first_header) == ["TÀI LIỆU THU HỒI"]
    assert main.placed == ()


# ---------------------------------------------------------------- what the file says of itself


@pytest.mark.parametrize(
    ("date", "nominal"),
    [
        (PartialDate(2, 12, 2026), "2026-12-02"),
        (PartialDate(None, 12, 2026), "2026-01-01"),
        (PartialDate(), "2026-05-27"),  # the day the ruleset came into force: one plan, one file
    ],
)
def test_the_file_is_dated_by_the_plan_and_never_by_the_clock(date: PartialDate, nominal: str, hd05: Ruleset) -> None:
    properties = compose(replace(PARTY_PLAN, issue_date=date), hd05).properties
    assert properties.date == datetime.date.fromisoformat(nominal)


def test_the_file_is_titled_and_signed_as_the_plan_is(hd05: Ruleset) -> None:
    found = compose(replace(PARTY_PLAN, subject="tổ chức\nHội nghị"), hd05).properties
    assert (found.title, found.subject, found.author) == (
        "Kế hoạch tổ chức Hội nghị",
        "tổ chức Hội nghị",
        "Đảng uỷ xã Vạn Phúc",
    )
    bare = compose(Plan("p", "hd05"), hd05).properties
    assert (bare.title, bare.subject, bare.author) == ("Kế hoạch", "", "")


def test_two_sided_printing_is_handed_on(hd05: Ruleset) -> None:
    assert compose(replace(PARTY_PLAN, layout=Layout(two_sided=True)), hd05).two_sided
    assert not compose(PARTY_PLAN, hd05).two_sided


# ---------------------------------------------------------------- any plan


def test_one_plan_always_gives_one_sheet(any_ruleset: Ruleset) -> None:
    plan = replace(with_tasks(PARTY_PLAN), **EVERYTHING)
    assert compose(plan, any_ruleset) == compose(plan, any_ruleset)


@given(plans())
def test_any_plan_composes_block_by_block(plan: Plan) -> None:
    rules = ruleset(plan.ruleset)
    sheet = compose(plan, rules)
    assert len(sheet.sections) == 1 + len(plan.annexes)
    assert [one.block for one in in_zone(sheet, "body")] == [block.id for block in plan.blocks]
    for section in sheet.sections:
        for item in section.content:
            if isinstance(item, Table):
                missing = section.page.text_width.twips - sum(width.twips for width in item.widths)
                assert 0 <= missing <= 1  # two columns, rounded each on its own
                assert {sum(cell.columns for cell in row.cells) for row in item.rows} == {len(item.widths)}
