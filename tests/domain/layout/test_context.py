from dataclasses import replace
from typing import Any

import pytest

from kehoach_desktop.domain.format_standard import Ruleset, Zone
from kehoach_desktop.domain.format_standard.rules import Align
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.layout.sheet import Page
from kehoach_desktop.domain.lengths import NOTHING, Length, mm, pt
from kehoach_desktop.domain.plan import HouseStyle, Layout, Margins, Role, Run
from kehoach_desktop.operations.rulesets import ruleset
from tests.helpers.plans import block


def in_mm(page: Page) -> list[float]:
    lengths = (page.width, page.height, page.top, page.bottom, page.left, page.right, page.text_width)
    return [round(length.mm, 1) for length in lengths]


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize("id_", ["hd05", "hd36", "nd30"])
def test_a_page_is_a4_with_165_mm_of_text(id_: str) -> None:
    # 05 II.IV.3, II.IV.4.1; NĐ 30 PL I/I.1, I.3
    assert in_mm(Context(ruleset(id_)).page) == [210, 297, 20, 20, 30, 15, 165]
    assert not Context(ruleset(id_)).page.landscape


@pytest.mark.parametrize(
    ("id_", "wish", "margins"),
    [
        ("hd05", Margins(25, 25, 35, 20), [20, 20, 30, 15]),  # fixed by 05
        ("nd30", Margins(25, 24, 35, 20), [25, 24, 35, 20]),  # ranges of NĐ 30 PL I/I.3
        ("nd30", Margins(10, 30, 50, 10), [20, 25, 35, 15]),  # as near as is allowed
    ],
)
def test_margins_follow_a_wish_as_far_as_the_regulation_allows(id_: str, wish: Margins, margins: list[float]) -> None:
    page = Context(ruleset(id_), Layout(wish)).page
    assert in_mm(page)[2:6] == margins
    assert page.text_width == page.width - page.left - page.right


def test_a_wide_page_is_the_page_turned(any_ruleset: Ruleset) -> None:
    page = Context(any_ruleset, Layout(Margins(25, 25, 35, 20))).landscape_page
    assert in_mm(page) == [297, 210, 20, 20, 30, 15, 252]
    assert page.landscape


def test_the_page_number_stands_10_mm_from_the_top(any_ruleset: Ruleset) -> None:
    # 05 II.IV.5.1; the decree's own files for NĐ 30
    context = Context(any_ruleset)
    assert (round(context.page.header.mm, 1), round(context.landscape_page.header.mm, 1)) == (10, 10)


# ---------------------------------------------------------------- styles


@pytest.mark.parametrize(
    ("id_", "wish", "exact_pt", "lines"),
    [
        ("hd05", None, 19, 1.0),  # 05 II.I.6.2.2, house value 19
        ("hd05", 22.0, 22, 1.0),
        ("hd05", 30.0, 22, 1.0),
        ("hd05", 12.0, 18, 1.0),
        ("nd30", None, None, 1.1),
        ("nd30", 18.0, 18, 1.0),
        ("nd30", 30.0, 24.2, 1.0),  # nha-nuoc.md §12.9: 16.1 to 24.2 pt for 14 pt text
        ("nd30", 10.0, 16.1, 1.0),
    ],
)
def test_lines_are_spaced_as_wished_within_the_bounds(
    id_: str, wish: float | None, exact_pt: float | None, lines: float
) -> None:
    spacing = Context(ruleset(id_), Layout(line_spacing_pt=wish)).body_spacing
    assert spacing.lines == lines
    assert (spacing.exact and spacing.exact.pt) == (exact_pt and pytest.approx(exact_pt, abs=0.1))


@pytest.mark.parametrize(
    ("id_", "wish", "size"),
    [("hd05", None, 14), ("hd05", 15.0, 15), ("hd05", 13.0, 14), ("nd30", 13.0, 13), ("nd30", 15.0, 14)],
)
def test_the_body_has_the_wished_size_within_the_bounds(id_: str, wish: float | None, size: float) -> None:
    context = Context(ruleset(id_), Layout(body_size_pt=wish))
    assert context.zone_style(Zone.BODY).text.size == pt(size)
    assert context.role_style(block("b", Role.DASH, "x")).text.size == pt(size)
    for zone in (Zone.NUMBER, Zone.SUBJECT, Zone.AUTHORITY):
        assert context.zone_style(zone).text.size == Context(ruleset(id_)).zone_style(zone).text.size


@pytest.mark.parametrize("role", Role)
def test_every_paragraph_of_the_body_is_justified_indented_and_apart(role: Role, any_ruleset: Ruleset) -> None:
    # 05 II.I.6.2.2; NĐ 30 PL I/II.6.e
    look = Context(any_ruleset).role_style(block("b", role, "x")).paragraph
    assert (look.align, round(look.first_line.mm, 1), look.after, look.left) == (Align.JUSTIFY, 10, pt(6), NOTHING)
    if any_ruleset.id == "hd05":
        assert look.spacing.exact == pt(19)


@pytest.mark.parametrize(
    ("role", "heading", "level"),
    [
        ("part", False, 0),
        ("section", True, 1),
        ("section", False, None),
        ("subsection", True, 2),
        ("subsection", False, None),
        ("paragraph", True, None),
        ("lead", False, None),
    ],
)
def test_a_heading_is_bold_in_the_outline_and_stays_with_the_next_line(
    role: str, heading: bool, level: int | None, any_ruleset: Ruleset
) -> None:
    style = Context(any_ruleset).role_style(block("b", Role(role), "x", heading=heading))
    is_heading = level is not None
    assert style.paragraph.outline_level == level
    assert (style.text.bold, style.paragraph.keep_next) == (is_heading, is_heading)
    assert not style.paragraph.keep_lines  # a long paragraph may break


@pytest.mark.parametrize(
    ("id_", "italic"),
    [
        ("hd05", {"assignment"}),  # 05 PL2 row 6: căn cứ upright
        ("hd36", {"assignment"}),
        ("nd30", {"assignment", "legal_basis"}),  # NĐ 30 PL I/II.6.a
    ],
)
def test_only_these_roles_are_italic(id_: str, italic: set[str]) -> None:
    context = Context(ruleset(id_))
    assert {role.value for role in Role if context.role_style(block("b", role, "x")).text.italic} == italic


def test_every_style_has_a_name_of_its_own(any_ruleset: Ruleset) -> None:
    context = Context(any_ruleset)
    styles = [context.zone_style(zone) for zone in Zone if zone in any_ruleset.zones]
    styles += [context.role_style(block("b", role, "x", heading=heading)) for role in Role for heading in (True, False)]
    ids = {style.id for style in styles}
    assert len(ids) == len({style.name for style in styles}) == len(set(styles))
    assert all(style.name.startswith("KH ") and style.id.startswith("kh-") and "_" not in style.id for style in styles)


def test_a_style_is_made_once(hd05: Ruleset) -> None:
    context = Context(hd05)
    assert context.zone_style(Zone.KIND) is context.zone_style(Zone.KIND)
    assert context.role_style(block("b1", Role.DASH, "x")) is context.role_style(block("b2", Role.DASH, "y"))


@pytest.mark.parametrize(
    ("id_", "style", "forms"),
    [
        ("hd05", HouseStyle(), ("I-", "1.", "a)")),
        ("hd05", HouseStyle("I.", "1-", "1.1."), ("I.", "1-", "1.1.")),
        ("hd05", HouseStyle("A.", "*", "-"), ("I-", "1.", "a)")),  # none of the choices
        ("nd30", HouseStyle("I-", "1-", "1.1."), ("I.", "1.", "a)")),  # NĐ 30 PL I/II.6.đ fixes them
    ],
)
def test_labels_follow_the_house_where_the_regulation_is_silent(
    id_: str, style: HouseStyle, forms: tuple[str, ...]
) -> None:
    labels = Context(ruleset(id_), house_style=style).labels
    assert tuple(labels.specimens[role] for role in (Role.PART, Role.SECTION, Role.SUBSECTION)) == forms


@pytest.mark.parametrize(
    ("id_", "basis"),
    [
        ("hd05", "-"),  # 05 II.I.6.2.3: a leading dash
        ("hd36", None),
        ("nd30", None),
    ],
)
def test_lists_have_their_signs(id_: str, basis: str | None) -> None:
    signs = Context(ruleset(id_)).labels.signs
    assert (signs[Role.DASH], signs[Role.PLUS], signs[Role.ASSIGNMENT]) == ("-", "+", "*")
    assert signs.get(Role.LEGAL_BASIS) == basis


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize("text", [None, "", "  "])
def test_a_field_without_text_shows_the_blank_in_grey(text: str | None, hd05: Ruleset) -> None:
    span = Context(hd05).typed(Zone.PLACE_DATE, text, "place")
    assert (span.text, span.blank, span.spot, span.look.color) == ("[địa danh]", True, "place", "808080")
    assert span.look.italic  # it looks like the text it stands for


def test_typed_text_is_capitals_where_the_regulation_wants_them(hd05: Ruleset) -> None:
    context = Context(hd05)
    assert context.typed(Zone.ISSUING_BODY, "Đảng uỷ xã Vạn Phúc", "issuing_body").text == "ĐẢNG UỶ XÃ VẠN PHÚC"
    assert context.typed(Zone.SIGNATORY, "Lê Thu Hà", "signature.signatory").text == "Lê Thu Hà"


def test_a_field_of_several_lines_has_a_paragraph_for_each(hd05: Ruleset) -> None:
    lines = Context(hd05).lines(Zone.ISSUING_BODY, "Đảng uỷ\nxã Vạn Phúc", "issuing_body")
    assert [line.text for line in lines] == ["ĐẢNG UỶ", "XÃ VẠN PHÚC"]
    assert {span.spot for line in lines for span in line.spans} == {"issuing_body"}
    assert [line.text for line in Context(hd05).lines(Zone.SUBJECT, " ", "subject")] == ["[trích yếu]"]
    assert [line.text for line in Context(hd05).lines(Zone.SUBJECT, "về\n \nhội nghị\n", "subject")] == [
        "về",
        "hội nghị",
    ]
    assert Context(hd05).lines(Zone.PARENT_BODY, None, "parent_body") == []  # no blank is called so


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (Run("Đất"), ("Đất", False, True)),
        (Run("Đất", bold=True), ("Đất", True, True)),
        (Run("tên", blank=True), ("[tên]", False, True)),
    ],
)
def test_a_run_adds_to_the_look_of_its_paragraph(run: Run, expected: tuple[Any, ...], hd05: Ruleset) -> None:
    context = Context(hd05)
    look = replace(context.zone_style(Zone.BODY).text, italic=True)
    (span,) = context.run_spans([run], look, "b1")
    assert (span.text, span.look.bold, span.look.italic) == expected
    assert (span.spot, span.blank, span.look.color == "808080") == ("b1", run.blank, run.blank)
    (upper,) = context.run_spans([run], look, "b1", upper=True)
    assert upper.text == ("[tên]" if run.blank else "ĐẤT")


# ---------------------------------------------------------------- measures

LONG = "PHÒNG KINH TẾ, HẠ TẦNG ĐÔ THỊ VÀ MÔI TRƯỜNG"


def test_a_name_that_wraps_is_set_in_from_both_sides_alike(hd05: Ruleset) -> None:
    context = Context(hd05)
    room = mm(85)
    plain = context.paragraph(Zone.ISSUING_BODY, context.typed(Zone.ISSUING_BODY, LONG, "issuing_body"))
    even = context.evened(plain, room)
    assert even.look.left == even.look.right > NOTHING
    first, last = context.line_widths(even, room - even.look.left - even.look.right)
    alone, rest = context.line_widths(plain, room)
    assert max(first, last) < max(alone, rest)
    short = context.paragraph(Zone.ISSUING_BODY, context.typed(Zone.ISSUING_BODY, "ĐẢNG UỶ XÃ", "issuing_body"))
    assert context.evened(short, room) == short


def test_a_known_name_is_not_broken_where_another_break_does(nd30: Ruleset) -> None:
    # by width alone the line would break inside UỶ BAN NHÂN DÂN
    context = Context(nd30)
    text = "UỶ BAN NHÂN DÂN XÃ"
    name = context.paragraph(Zone.ISSUING_BODY, context.typed(Zone.ISSUING_BODY, text, "issuing_body"))
    room = context.width(name) - Length(20)
    even = context.evened(name, room)
    _, last = context.line_widths(even, room - even.look.left - even.look.right)
    assert last == context.width(context.typed(Zone.ISSUING_BODY, "XÃ", "issuing_body"))


def test_the_width_of_a_paragraph_is_that_of_its_spans(hd05: Ruleset) -> None:
    context = Context(hd05)
    spans = [context.fixed(Zone.TITLE, "ĐẢNG CỘNG SẢN"), context.fixed(Zone.TITLE, " VIỆT NAM")]
    assert context.width(context.paragraph(Zone.TITLE, *spans)).pt == pytest.approx(206.7, abs=0.1)


def test_the_height_of_a_text_counts_its_lines(hd05: Ruleset) -> None:
    context = Context(hd05)
    one = context.paragraph(Zone.CONTACT, context.typed(Zone.CONTACT, "Số 1", "contact"))
    many = context.paragraph(Zone.CONTACT, context.typed(Zone.CONTACT, " ".join(["W" * 40] * 4), "contact"))
    assert context.height(one).pt == pytest.approx(11.5, abs=0.1)  # 10 pt
    assert context.height(many) == context.height(one) * 4


@pytest.mark.parametrize(("words", "length"), [("A" * 40, "half"), ("AAAA", "fraction")])
def test_the_line_under_a_wrapped_subject_follows_its_last_line_within_the_bounds(
    words: str, length: str, nd30: Ruleset
) -> None:
    # NĐ 30 PL I/II.5.b leaves open what is meant where the text wraps: within 1/3 and 1/2 of the longest line
    context = Context(nd30)
    text = "X" * 42 + " " + words
    subject = context.paragraph(Zone.SUBJECT, context.typed(Zone.SUBJECT, text, "subject"))
    lined = context.with_line(subject, context.page.text_width)
    first, last = context.line_widths(subject, context.page.text_width)
    assert lined.line is not None
    if length == "fraction":
        assert lined.line.length.pt == pytest.approx(max(first, last).pt / 3, abs=0.1)
    else:
        assert lined.line.length.pt == pytest.approx(last.pt * 0.4, abs=0.1)


def test_the_line_hangs_under_the_text(nd30: Ruleset) -> None:
    context = Context(nd30)
    motto = context.paragraph(Zone.NATIONAL_MOTTO, context.fixed(Zone.NATIONAL_MOTTO, "Độc lập - Tự do - Hạnh phúc"))
    line = context.with_line(motto, mm(100)).line
    assert line is not None
    assert line.length.pt == pytest.approx(context.width(motto).pt, abs=0.1)
    assert line.thickness == pt(0.75)
    assert 16.1 + 1 < line.drop.pt < 16.1 + 4  # a line of 14 pt and a little room


def test_no_line_is_drawn_where_the_regulation_draws_none(hd05: Ruleset) -> None:
    context = Context(hd05)
    subject = context.paragraph(Zone.SUBJECT, context.typed(Zone.SUBJECT, "về", "subject"))
    assert context.with_line(subject, mm(100)) is subject
