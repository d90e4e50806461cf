from dataclasses import replace
from typing import Any

import pytest

from kehoach_desktop.domain.format_standard import Ruleset, Zone
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.layout.closing import compose_closing, compose_recipients, compose_signature
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.lengths import pt
from kehoach_desktop.domain.plan import Layout, Margins, Plan, Recipient, Signature
from kehoach_desktop.operations.rulesets import ruleset
from tests.domain.layout.sheets import in_zone, style, tables, texts
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN

NAMES = (Recipient("Thường trực Tỉnh uỷ;", "để báo cáo"), Recipient("Các chi bộ."))
SIGNED = Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Minh Khôi")
SECOND = Signature("T/M ĐẢNG UỶ", "BÍ THƯ", "Lê Thu Hà")
THIRD = Signature(None, "TRƯỞNG BAN", "Vũ Hoài An")


def recipients(id_: str, **changes: Any) -> list[str]:
    return texts(compose_recipients(replace(PARTY_PLAN, **changes), Context(ruleset(id_))))


# ---------------------------------------------------------------- nơi nhận


@pytest.mark.parametrize(
    ("id_", "archive", "separator", "last"),
    [
        # 05 II.I.9.2.5: `;` after each, `.` after the keeper, no colon after Lưu
        ("hd05", "Lưu Văn phòng Đảng uỷ", ";", "- Lưu Văn phòng Đảng uỷ."),
        ("hd36", "Lưu Văn phòng Đảng uỷ.", ",", "- Lưu Văn phòng Đảng uỷ."),  # 36: `,` after each
        ("nd30", "Lưu: VT, VHXH (2);", ";", "- Lưu: VT, VHXH (2)."),  # NĐ 30 PL I/II.9.d
    ],
)
def test_recipients_end_with_the_archive_line(id_: str, archive: str, separator: str, last: str) -> None:
    assert recipients(id_, recipients=NAMES, archive_line=archive) == [
        "Nơi nhận:",
        f"- Thường trực Tỉnh uỷ (để báo cáo){separator}",
        f"- Các chi bộ{separator}",
        last,
    ]


@pytest.mark.parametrize(
    ("id_", "lines"),
    [
        ("hd05", ["Nơi nhận:", "- [nơi nhận];", "- Lưu [nơi lưu]."]),
        ("hd36", ["Nơi nhận:", "- [nơi nhận],", "- Lưu [nơi lưu]."]),
        ("nd30", ["Nơi nhận:", "- [nơi nhận];", "- Lưu: [nơi lưu]."]),
    ],
)
def test_without_recipients_there_are_blanks(id_: str, lines: list[str]) -> None:
    assert recipients(id_, recipients=(), archive_line=None) == lines


def test_an_open_recipient_prints_as_a_blank_with_its_note(hd05: Ruleset) -> None:
    plan = replace(PARTY_PLAN, recipients=(Recipient("UBND tỉnh (thành phố)", "để báo cáo", blank=True),))
    line = compose_recipients(plan, Context(hd05))[1]
    assert line.text == "- [UBND tỉnh (thành phố)] (để báo cáo);"
    assert [span.text for span in line.spans if span.blank] == ["[UBND tỉnh (thành phố)]"]


@pytest.mark.parametrize(
    ("id_", "label", "lines"),
    [
        ("hd05", (14, "u"), (12, "")),  # 05 PL2 row 9: 14 underlined, neither bold nor italic; list 12
        ("hd36", (14, "u"), (12, "")),
        ("nd30", (12, "bi"), (11, "")),  # NĐ 30 PL I/II.9.d: 12 bold italic, not underlined; list 11
    ],
)
def test_the_label_and_the_list_have_the_look_of_the_regulation(
    id_: str, label: tuple[float, str], lines: tuple[float, str]
) -> None:
    first, *others = compose_recipients(PARTY_PLAN, Context(ruleset(id_)))
    assert (first.spans[0].look.size.pt, style(first)) == label
    assert {(one.spans[0].look.size.pt, style(one)) for one in others} == {lines}


@pytest.mark.parametrize(
    ("id_", "typist", "copies", "line", "size"),
    [
        ("hd05", "NguyenVanAn", 26, "NguyenVanAn-26", 11),  # 05 II.II.5, PL2 row 13
        ("hd05", "NguyenVanAn", None, "NguyenVanAn", 11),
        ("hd36", "ABC", 268, "ABC-268", 8),  # 36: capitals, 8 pt
        ("nd30", "pl", 300, "PL.(300)", 11),  # NĐ 30 PL I/III.3
        ("nd30", "PL", None, "PL", 11),
    ],
)
def test_the_typist_mark_ends_the_recipients(id_: str, typist: str, copies: int | None, line: str, size: float) -> None:
    *_, mark = compose_recipients(replace(PARTY_PLAN, typist=typist, copies=copies), Context(ruleset(id_)))
    assert (mark.text, mark.zone, mark.spans[0].look.size.pt) == (line, Zone.TYPIST, size)
    assert recipients(id_)[-1].startswith("- Lưu")


def test_every_recipient_is_typed_where_it_stands(hd05: Ruleset) -> None:
    _, *lines = compose_recipients(replace(PARTY_PLAN, recipients=NAMES), Context(hd05))
    assert [[span.spot for span in line.spans] for line in lines] == [
        [None, "recipients/0", None],
        [None, "recipients/1", None],
        [None, "archive_line", None],
    ]


# ---------------------------------------------------------------- the signature


def signature(one: Signature, id_: str = "hd05") -> list[tuple[str, str]]:
    return [(line.text, style(line)) for line in compose_signature(one, "signature", Context(ruleset(id_)))]


@pytest.mark.parametrize(
    ("id_", "one", "expected"),
    [
        # 05 PL2 row 7: authority and name bold, position not
        ("hd05", SIGNED, [("T/M BAN THƯỜNG VỤ", "b"), ("PHÓ BÍ THƯ", ""), ("Trần Minh Khôi", "b")]),
        ("hd36", SIGNED, [("T/M BAN THƯỜNG VỤ", "b"), ("PHÓ BÍ THƯ", ""), ("Trần Minh Khôi", "b")]),
        # a position that is the first line: bold as in the samples of 36
        ("hd05", THIRD, [("TRƯỞNG BAN", "b"), ("Vũ Hoài An", "b")]),
        # 05 II.I.7.1.2 b: the name alone
        ("hd05", Signature("T/M BAN THƯỜNG VỤ", None, "Vũ Hoài An"), [("T/M BAN THƯỜNG VỤ", "b"), ("Vũ Hoài An", "b")]),
        # 05 II.I.7.1.4 đ: kiêm small and light between two positions
        (
            "hd05",
            Signature(None, "Uỷ viên Ban Thường vụ\nKIÊM\nPhó Trưởng tiểu ban", "Vũ Hoài An"),
            [("UỶ VIÊN BAN THƯỜNG VỤ", "b"), ("kiêm", ""), ("PHÓ TRƯỞNG TIỂU BAN", "b"), ("Vũ Hoài An", "b")],
        ),
        # NĐ 30 PL I/II.7.đ: all bold
        (
            "nd30",
            STATE_PLAN.signature,
            [("TM. UỶ BAN NHÂN DÂN", "b"), ("KT. CHỦ TỊCH", "b"), ("PHÓ CHỦ TỊCH", "b"), ("Lê Thu Hà", "b")],
        ),
        (
            "nd30",
            Signature(None, "CHỦ TỊCH\nkiêm\nTRƯỞNG BAN", "Lê Thu Hà"),
            [("CHỦ TỊCH", "b"), ("kiêm", ""), ("TRƯỞNG BAN", "b"), ("Lê Thu Hà", "b")],
        ),
        # blanks
        ("hd05", Signature(), [("[quyền hạn ký]", "b"), ("[họ tên người ký]", "b")]),
    ],
)  # fmt: skip
def test_a_signature_reads_from_authority_to_name(id_: str, one: Signature, expected: list[tuple[str, str]]) -> None:
    assert signature(one, id_) == expected


@pytest.mark.parametrize(("id_", "size"), [("hd05", 14), ("hd36", 14), ("nd30", 14)])
def test_a_signature_is_set_in_one_size_and_centred(id_: str, size: float) -> None:
    lines = compose_signature(SIGNED, "signature", Context(ruleset(id_)))
    assert {span.look.size.pt for line in lines for span in line.spans} == {size}
    assert {line.look.align.value for line in lines} == {"center"}


@pytest.mark.parametrize(
    ("id_", "low", "high"),
    [
        ("hd05", 3.5, 4.5),  # dang.md §4.7: four empty lines in practice
        ("nd30", 5, 6),  # nha-nuoc.md §4.4, proposal: 30 mm
    ],
)
def test_there_is_room_to_sign_above_the_name_and_nowhere_else(id_: str, low: float, high: float) -> None:
    *upper, last, name = compose_signature(SIGNED, "signature", Context(ruleset(id_)))
    assert low <= last.look.after.pt / 16.1 <= high
    assert [line.look.after for line in (*upper, name)] == [pt(0)] * 2


def test_the_lines_of_a_signature_know_their_fields(hd05: Ruleset) -> None:
    lines = compose_signature(SIGNED, "co_signatures/1", Context(hd05))
    assert [line.spans[0].spot for line in lines] == [
        "co_signatures/1.authority",
        "co_signatures/1.position",
        "co_signatures/1.signatory",
    ]


# ---------------------------------------------------------------- the block


@pytest.mark.parametrize(("id_", "left", "right"), [("hd05", 80, 85), ("nd30", 75, 90)])
def test_recipients_stand_left_of_the_signature_on_one_row(id_: str, left: float, right: float) -> None:
    table = compose_closing(PARTY_PLAN, Context(ruleset(id_)))
    (row,) = table.rows
    assert [round(width.mm) for width in table.widths] == [left, right]
    assert row.cells[0].paragraphs[0].text == "Nơi nhận:"
    assert row.cells[1].paragraphs[0].text == "T/M BAN THƯỜNG VỤ"
    assert table.border is None


def test_the_columns_share_what_wider_margins_take_away(nd30: Ruleset) -> None:
    context = Context(nd30, Layout(Margins(20, 20, 35, 20)))  # 10 mm less
    left, right = compose_closing(STATE_PLAN, context).widths
    assert (round(left.mm), round(right.mm)) == (70, 85)
    assert left + right == context.page.text_width


def lines(plan: Plan) -> list[tuple[list[str], list[str]]]:
    found = []
    for row in compose_closing(plan, Context(ruleset("hd05"))).rows:
        left, right = (texts(cell.paragraphs) for cell in row.cells)
        found.append((left[-1:], right[-1:]))
    return found


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        # 05 II.I.7.1.4 g, 7.2.4: the lead body right, the next one left of it, further ones below
        ((SECOND,), [(["Lê Thu Hà"], ["Trần Minh Khôi"]), (["- Lưu Văn phòng Đảng uỷ."], [""])]),
        (
            (SECOND, THIRD),
            [
                (["Lê Thu Hà"], ["Trần Minh Khôi"]),
                ([""], ["Vũ Hoài An"]),
                (["- Lưu Văn phòng Đảng uỷ."], [""]),
            ],
        ),
        (
            (SECOND, THIRD, SIGNED),
            [
                (["Lê Thu Hà"], ["Trần Minh Khôi"]),
                (["Trần Minh Khôi"], ["Vũ Hoài An"]),
                (["- Lưu Văn phòng Đảng uỷ."], [""]),
            ],
        ),
    ],
)
def test_bodies_that_sign_together_stand_side_by_side(
    others: tuple[Signature, ...], expected: list[tuple[list[str], list[str]]]
) -> None:
    assert lines(replace(PARTY_PLAN, co_signatures=others)) == expected


def test_signatures_of_several_bodies_stay_on_one_page(hd05: Ruleset) -> None:
    table = tables(compose(replace(PARTY_PLAN, co_signatures=(SECOND, THIRD)), hd05))[-1]
    assert {line.look.keep_next for row in table.rows for cell in row.cells for line in cell.paragraphs} == {True}
    alone = tables(compose(PARTY_PLAN, hd05))[-1]
    assert {line.look.keep_next for row in alone.rows for cell in row.cells for line in cell.paragraphs} == {False}


@pytest.mark.parametrize(
    "authority", ["T/M BAN THƯỜNG VỤ", "T/M UỶ BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ VẠN PHÚC"], ids=["short", "wraps"]
)
def test_names_that_sign_in_one_row_stand_at_one_height(authority: str, hd05: Ruleset) -> None:
    other = Signature(authority, "PHÓ BÍ THƯ THƯỜNG TRỰC\nKIÊM\nCHỦ TỊCH", "Trần Minh Khôi")
    context = Context(hd05)
    table = compose_closing(replace(PARTY_PLAN, signature=SECOND, co_signatures=(other,)), context)
    heights = [
        sum(context.height(line, width).twips + line.look.after.twips for line in cell.paragraphs[:-1])
        for cell, width in zip(table.rows[0].cells, table.widths, strict=True)
    ]
    assert heights[0] == heights[1]


def test_a_party_signature_uses_no_sign_of_the_state(hd05: Ruleset) -> None:
    # DESIGN.md §8
    sheet = compose(PARTY_PLAN, hd05)
    assert not [line for line in in_zone(sheet, "authority") if line.text.startswith(("TM.", "KT.", "TL.", "TUQ."))]
