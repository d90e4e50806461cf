import datetime
from dataclasses import replace

import pytest

from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.offices import Signatory
from kehoach_desktop.domain.plan import Signature
from kehoach_desktop.domain.signing import blocks_of, only_signatory, signing_blocks, signing_faults, split_authority
from kehoach_desktop.operations.rulesets import ruleset


def clauses(
    ruleset_id: str, authority: str | None, position: str | None, name: str | None = "Trần Minh Khôi"
) -> list[str]:
    return [fault.clause for fault in signing_faults(Signature(authority, position, name), ruleset(ruleset_id))]


# ---------------------------------------------------------------- 05-HD/VPTW II.I.7


@pytest.mark.parametrize(
    ("authority", "position"),
    [
        ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),  # a deputy signs on behalf too, without K/T
        ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ"),  # either tone style
        ("T/M TỈNH UỶ", "BÍ THƯ"),
        ("T/M CHI BỘ", "BÍ THƯ"),
        ("T/M QUÂN UỶ TRUNG ƯƠNG", "BÍ THƯ"),  # II.I.2.1.2 b: a committee as well
        ("T/M ỦY BAN KIỂM TRA", "PHÓ CHỦ NHIỆM"),
        ("T/M HỘI ĐỒNG", "CHỦ TỊCH"),
        ("T/M BAN THƯỜNG VỤ", None),  # everybody else signs with the name alone
        ("T/M ĐOÀN THƯ KÝ", "TRƯỞNG ĐOÀN"),
        ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
        ("T/L TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"),
        ("Q. TRƯỞNG BAN", None),
        (None, "TRƯỞNG BAN"),
        (None, "PHÓ TRƯỞNG BAN"),  # a deputy in charge: no K/T
        (None, "UỶ VIÊN BAN THƯỜNG VỤ\nkiêm\nPHÓ TRƯỞNG TIỂU BAN"),
        (None, "BÍ THƯ\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO"),
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        (None, "Q. TRƯỞNG BAN"),
        (None, None),
    ],
)
def test_a_block_as_the_party_wants_it_has_no_fault(authority: str | None, position: str | None) -> None:
    assert clauses("hd05", authority, position) == []
    assert clauses("hd36", authority, position) == []


@pytest.mark.parametrize(
    ("authority", "position", "clause"),
    [
        ("K/T BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "II.I.7.1.1 b, II.I.7.1.4 b"),  # no K/T under a collective
        ("K/T BÍ THƯ", "PHÓ BÍ THƯ", "II.I.7.1.1 b, II.I.7.1.4 b"),
        ("K/T CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "II.I.7.1.1 b, II.I.7.1.4 b"),
        ("k/t đảng ủy", "PHÓ BÍ THƯ", "II.I.7.1.1 b, II.I.7.1.4 b"),
        ("T/M TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "II.I.7.1.1 a"),  # T/M only for a collective
        ("Q. BAN THƯỜNG VỤ", None, "II.I.7.1.4 c (iv)"),
        ("TM. BAN THƯỜNG VỤ", "BÍ THƯ", "II.I.7.1.1 a"),  # the signs of the State
        ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "II.I.7.1.1 b"),
        ("TL. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "II.I.7.1.1 c"),
        ("TUQ. BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "II.I.7.1.1"),
        ("T/U ĐẢNG UỶ", "BÍ THƯ", "II.I.7.1.1"),
        ("TM BAN THƯỜNG VỤ", "BÍ THƯ", "II.I.7.1.1 a"),  # without the full stop too
        ("KT TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "II.I.7.1.1 b"),
    ],
)
def test_a_prefix_where_the_party_does_not_want_it_is_a_fault(
    authority: str, position: str | None, clause: str
) -> None:
    assert clause in clauses("hd05", authority, position)


@pytest.mark.parametrize(
    "body",
    [
        "CHI UỶ",
        "ĐẢNG BỘ",
        "THƯỜNG TRỰC",
        "BAN CHỈ ĐẠO",
        "TIỂU BAN",
        "BAN TỔ CHỨC",
        "VĂN PHÒNG",
        "HUYỆN ỦY",
        "QUÂN UỶ TRUNG ƯƠNG",
    ],
)
def test_only_a_head_is_signed_for(body: str) -> None:
    assert clauses("hd05", f"K/T {body}", None) == ["II.I.7.1.1 b, II.I.7.1.4 b"]
    assert clauses("hd05", f"Q. {body}", None) == ["II.I.7.1.4 c (iv)"]
    assert clauses("hd36", f"K/T {body}", None) == ["36 II.1.7"]


@pytest.mark.parametrize("committee", ["HUYỆN UỶ", "QUẬN ỦY", "THỊ UỶ"])
def test_committees_that_are_gone_signed_as_the_others_did(committee: str) -> None:
    assert clauses("hd36", f"T/M {committee}", "BÍ THƯ") == []
    assert clauses("hd05", f"T/M {committee}", "BÍ THƯ") == ["II.I.7.1.1 a"]


@pytest.mark.parametrize(
    ("authority", "position", "found"),
    [
        (None, "K/T BÍ THƯ\nPHÓ BÍ THƯ", ["II.I.7.1.1 b, II.I.7.1.4 b"]),
        (None, "TM. BAN THƯỜNG VỤ\nBÍ THƯ", ["II.I.7.1.1 a"]),
        ("T/M BAN THƯỜNG VỤ", "K/T BÍ THƯ\nPHÓ BÍ THƯ", ["II.I.7.1.1 b, II.I.7.1.4 b"]),
        (None, "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN", []),
        (None, "T/M BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG", ["II.I.7.1.2 b"]),
        (None, "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", []),
        (None, "T/M ĐẢNG UỶ\nPHÓ BÍ THƯ", []),
        ("T/M BAN THƯỜNG VỤ", "Q. BÍ THƯ", ["II.I.7.1.2 b"]),
    ],
)
def test_a_prefix_typed_among_the_positions_counts_too(authority: str | None, position: str, found: list[str]) -> None:
    assert clauses("hd05", authority, position) == found


@pytest.mark.parametrize(
    ("authority", "position"),
    [
        (None, "BÍ THƯ ĐẢNG UỶ"),
        ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ ĐẢNG ỦY"),
        ("T/M ĐẢNG UỶ", "Bí thư Đảng bộ"),
        ("T/M CHI BỘ", "BÍ THƯ CHI BỘ"),
        ("T/M UỶ BAN KIỂM TRA", "CHỦ NHIỆM UỶ BAN KIỂM TRA"),
        ("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG TỈNH UỶ"),
    ],
)
def test_a_position_stands_without_its_body(authority: str | None, position: str, hd05: Ruleset) -> None:
    # II.I.7.1.2
    assert clauses("hd05", authority, position) == ["II.I.7.1.2"]
    assert clauses("hd05", None, f"{position}\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO") == []  # a board without a seal of its own
    assert signing_faults(Signature(authority, position, "Lê Thu Hà"), hd05, joint=True) == ()


@pytest.mark.parametrize(
    ("authority", "position", "fits"),
    [
        # samples of II.I.7.1.4 a: what these write, nobody else does
        ("T/M BAN CHẤP HÀNH TRUNG ƯƠNG", "TỔNG BÍ THƯ", True),
        ("T/M ĐOÀN THƯ KÝ", "TRƯỞNG ĐOÀN", True),
        ("T/M BAN KIỂM PHIẾU", "TRƯỞNG BAN", True),
        ("T/M BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU", "TRƯỞNG BAN", True),
        ("T/M BAN THƯỜNG VỤ", "TỔNG BÍ THƯ", False),
        ("T/M BAN CHẤP HÀNH", "TỔNG BÍ THƯ", False),
        ("T/M CHI BỘ", "TRƯỞNG BAN", False),
        ("T/M ĐOÀN THƯ KÝ", "BÍ THƯ", False),
    ],
)
def test_some_collectives_have_positions_of_their_own(authority: str, position: str, fits: bool) -> None:
    assert clauses("hd05", authority, position) == ([] if fits else ["II.I.7.1.2 b"])


def test_the_last_authority_line_says_who_may_sign() -> None:
    assert clauses("hd05", "T/M BAN THƯỜNG VỤ\nT/L BÍ THƯ", "CHÁNH VĂN PHÒNG") == []
    assert clauses("hd05", "T/L BÍ THƯ\nT/M BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG") == ["II.I.7.1.2 b"]


@pytest.mark.parametrize("position", ["CHÁNH VĂN PHÒNG", "UỶ VIÊN BAN THƯỜNG VỤ", "ĐẢNG UỶ VIÊN"])
def test_under_a_committee_only_six_positions_are_written(position: str) -> None:
    # II.I.7.1.2 b
    assert clauses("hd05", "T/M BAN THƯỜNG VỤ", position) == ["II.I.7.1.2 b"]
    assert clauses("hd05", "T/L BAN THƯỜNG VỤ", position) == []


def test_a_head_of_a_board_does_not_sign_on_behalf_of_a_committee() -> None:
    assert clauses("hd05", "T/M BAN THƯỜNG VỤ", "TRƯỞNG BAN") == ["II.I.7.1.2 b"]


# ---------------------------------------------------------------- NĐ 30/2020 PL I/II.7


@pytest.mark.parametrize(
    ("authority", "position"),
    [
        ("TM. UỶ BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC"),
        ("Q. CHỦ TỊCH", None),
        (None, "TRƯỞNG PHÒNG"),
        ("TM. UỶ BAN NHÂN DÂN", "UỶ VIÊN"),  # the State restricts no positions
    ],
)
def test_a_block_as_the_state_wants_it_has_no_fault(authority: str | None, position: str | None) -> None:
    assert clauses("nd30", authority, position) == []


@pytest.mark.parametrize(
    "authority",
    [
        "KT. UỶ BAN NHÂN DÂN",  # KT. stands before the title of the head
        "TL. UỶ BAN NHÂN DÂN",
        "TUQ. HỘI ĐỒNG NHÂN DÂN",
        "TM. CHỦ TỊCH",  # TM. before a collective
        "T/M UỶ BAN NHÂN DÂN",  # the signs of the Party
        "K/T CHỦ TỊCH",
        "T/L CHỦ TỊCH",
        "TM. UỶ BAN NHÂN DÂN\nKT. UỶ BAN NHÂN DÂN",  # the second line is looked at too
    ],
)
def test_a_prefix_where_the_state_does_not_want_it_is_a_fault(authority: str) -> None:
    assert len(clauses("nd30", authority, "PHÓ CHỦ TỊCH")) == 1


@pytest.mark.parametrize(
    ("ruleset_id", "authority"),
    [("hd05", "TM.BAN THƯỜNG VỤ"), ("hd05", "KT.TRƯỞNG BAN"), ("nd30", "KT.UỶ BAN NHÂN DÂN")],
)
def test_a_prefix_without_a_space_is_seen_too(ruleset_id: str, authority: str) -> None:
    assert clauses(ruleset_id, authority, None) != []


# ---------------------------------------------------------------- a position under another authority than its own


@pytest.mark.parametrize(
    ("authority", "position"),
    [
        ("T/L BAN THƯỜNG VỤ", "BÍ THƯ"),  # II.I.7.1.4 d
        ("T/L BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC"),
        ("T/L ĐẢNG ỦY", "PHÓ BÍ THƯ"),
        ("T/L TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("Q. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("Q. PHÓ TRƯỞNG BAN", None),
        (None, "Q. PHÓ CHÁNH VĂN PHÒNG"),
    ],
)
def test_under_an_order_or_as_acting_head_nobody_signs_who_has_a_block_of_his_own(
    authority: str | None, position: str | None
) -> None:
    assert len(clauses("hd05", authority, position)) == 1
    assert len(clauses("hd36", authority, position)) == 1


@pytest.mark.parametrize(
    ("authority", "position"),
    [
        ("TM. UỶ BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN XÃ VẠN PHÚC", "Phó Chủ tịch"),
        (None, "PHÓ CHỦ TỊCH"),
        (None, "PHÓ TRƯỞNG PHÒNG"),
        ("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TUQ. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        ("Q. PHÓ CHỦ TỊCH", None),
    ],
)
def test_a_deputy_of_the_state_signs_in_the_heads_stead(authority: str | None, position: str | None) -> None:
    assert clauses("nd30", authority, position) == ["PL I/II.7.b"]


@pytest.mark.parametrize(
    ("ruleset_id", "authority", "position"),
    [
        ("nd30", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),  # what the head decides alone
        ("nd30", "TM. UỶ BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("nd30", "TL. CHỦ TỊCH", "TRƯỞNG PHÒNG"),  # Đ13: any head of a unit may be ordered to
        ("nd30", None, "PHÓ CHỦ TỊCH\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO"),  # signs as the head of the board
        ("nd30", "TM. BAN CHỈ ĐẠO", "PHÓ TRƯỞNG BAN"),  # of a body that the decree has no block for
        ("hd05", "T/L BAN THƯỜNG VỤ", "TRƯỞNG BAN"),
        ("hd05", "T/L BÍ THƯ", "CHÁNH VĂN PHÒNG"),
    ],
)
def test_where_the_regulation_is_silent_nothing_is_a_fault(
    ruleset_id: str, authority: str | None, position: str
) -> None:
    assert clauses(ruleset_id, authority, position) == []


@pytest.mark.parametrize(
    ("ruleset_id", "authority", "position", "reason"),
    [
        (
            "hd05",
            "T/L BAN THƯỜNG VỤ",
            "BÍ THƯ",
            "T/L BAN THƯỜNG VỤ dành cho chức vụ CHÁNH VĂN PHÒNG, PHÓ CHÁNH VĂN PHÒNG.",
        ),
        ("hd05", "T/L ĐẢNG UỶ", "BÍ THƯ", "BÍ THƯ ký T/M ĐẢNG UỶ, không ký T/L ĐẢNG UỶ."),
        (
            "nd30",
            "TM. UỶ BAN NHÂN DÂN",
            "PHÓ CHỦ TỊCH",
            "PHÓ CHỦ TỊCH ký dưới KT. (ký thay người đứng đầu): TM. UỶ BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH.",
        ),
    ],
)
def test_the_reason_says_how_that_position_signs(ruleset_id: str, authority: str, position: str, reason: str) -> None:
    (fault,) = signing_faults(Signature(authority, position, "Lê Thu Hà"), ruleset(ruleset_id))
    assert fault.reason == reason


def test_a_wrong_prefix_is_told_once_and_not_as_a_missing_one_too() -> None:
    assert len(clauses("nd30", "T/M UỶ BAN NHÂN DÂN", "PHÓ CHỦ TỊCH")) == 1


# ---------------------------------------------------------------- names, reasons, parts


@pytest.mark.parametrize(
    ("name", "has_title"),
    [
        ("Trần Minh Khôi", False),
        ("Đồng chí Trần Minh Khôi", True),
        ("TS. Trần Minh Khôi", True),
        ("PGS.TS Trần Minh Khôi", True),
        ("ThS Lê Thu Hà", True),
        ("Tsan Văn Hùng", False),  # whole words only
        ("Lê Tiến Sĩ", False),  # only before the name
        (None, False),
    ],
)
def test_no_title_stands_before_the_name(name: str | None, has_title: bool) -> None:
    # 05 II.I.7.1.3; NĐ 30 PL I/II.7.c
    for id_ in ("hd05", "nd30"):
        assert bool(clauses(id_, None, "CHỦ TỊCH", name)) is has_title


def test_all_faults_of_a_block_are_told_with_their_reasons(hd05: Ruleset) -> None:
    faults = signing_faults(Signature("TM. BAN THƯỜNG VỤ\nK/T BÍ THƯ", "PHÓ BÍ THƯ", "TS Lê Thu Hà"), hd05)
    foreign, wrong, title = (fault.reason for fault in faults)
    assert "văn bản của Đảng ghi T/M" in foreign
    assert "không dùng K/T" in wrong
    assert "học hàm, học vị" in title


@pytest.mark.parametrize(
    ("line", "prefix", "rest"),
    [
        ("T/M BAN THƯỜNG VỤ", "T/M", "BAN THƯỜNG VỤ"),
        ("  t/l  Ban Thường vụ ", "T/L", "Ban Thường vụ"),
        ("Q. TRƯỞNG BAN", "Q.", "TRƯỞNG BAN"),
        ("BÍ THƯ", None, "BÍ THƯ"),
        ("T/MBAN", None, "T/MBAN"),
    ],
)
def test_an_authority_line_parts_into_prefix_and_rest(line: str, prefix: str | None, rest: str, hd05: Ruleset) -> None:
    authority, found = split_authority(line, hd05.signing)
    assert (authority and authority.prefix, found) == (prefix, rest)


@pytest.mark.parametrize(
    ("ruleset_id", "acting_body", "authority", "positions"),
    [
        ("hd05", "Ban Thường vụ", "T/M BAN THƯỜNG VỤ", ("BÍ THƯ", "PHÓ BÍ THƯ")),  # II.I.7.1.4 b (ii), (iii)
        ("hd05", "CHI BỘ", "T/M CHI BỘ", ("BÍ THƯ", "PHÓ BÍ THƯ")),  # II.I.7.1.4 b (iv)
        ("hd05", "Ủy ban Kiểm tra", "T/M UỶ BAN KIỂM TRA", ("CHỦ NHIỆM", "PHÓ CHỦ NHIỆM")),  # II.I.7.1.4 b (vi)
        ("nd30", "Uỷ ban nhân dân, Phó Chủ tịch ký", "TM. UỶ BAN NHÂN DÂN\nKT. CHỦ TỊCH", ("PHÓ CHỦ TỊCH",)),
    ],
)
def test_a_body_knows_the_block_it_signs_with(
    ruleset_id: str, acting_body: str, authority: str, positions: tuple[str, ...]
) -> None:
    (block,) = signing_blocks(acting_body, ruleset(ruleset_id))
    assert (block.authority, block.positions) == (authority, positions)


def test_no_regulation_offers_a_block_that_it_faults(any_ruleset: Ruleset) -> None:
    for block in any_ruleset.signing.blocks:
        for position in block.positions:
            assert signing_faults(Signature(block.authority, position, "Lê Thu Hà"), any_ruleset) == ()


@pytest.mark.parametrize(
    ("ruleset_id", "body", "lines"),
    [
        ("hd05", "TỈNH UỶ LÂM ĐỒNG", ["T/M BAN THƯỜNG VỤ", "T/M TỈNH UỶ", "T/L BAN THƯỜNG VỤ"]),
        ("hd05", "THÀNH ỦY HUẾ", ["T/M BAN THƯỜNG VỤ", "T/M THÀNH UỶ", "T/L BAN THƯỜNG VỤ"]),
        ("hd05", "ĐẢNG UỶ XÃ VẠN PHÚC", ["T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ", "T/L BAN THƯỜNG VỤ"]),
        ("hd05", "ĐẢNG UỶ CƠ SỞ SỞ Y TẾ", ["T/M ĐẢNG UỶ", "T/M BAN THƯỜNG VỤ"]),
        ("hd05", "BAN TỔ CHỨC", [None, "K/T TRƯỞNG BAN"]),
        ("hd05", "BAN THƯỜNG VỤ ĐẢNG UỶ", ["T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ", "T/L BAN THƯỜNG VỤ"]),
        ("hd05", "", ["T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ", "T/L BAN THƯỜNG VỤ"]),
        ("hd36", "HUYỆN ỦY ĐẠ TẺH", ["T/M BAN THƯỜNG VỤ", "T/M HUYỆN UỶ", "T/L BAN THƯỜNG VỤ"]),
        ("nd30", "SỞ NỘI VỤ", [None, "KT. GIÁM ĐỐC"]),
        ("nd30", "PHÒNGKHÁM", ["TM. UỶ BAN NHÂN DÂN", "TM. UỶ BAN NHÂN DÂN\nKT. CHỦ TỊCH", None, "TL. CHỦ TỊCH"]),
    ],
)
def test_a_name_tells_the_blocks_of_its_body(ruleset_id: str, body: str, lines: list[str | None]) -> None:
    assert [block.authority for block in blocks_of(body, ruleset(ruleset_id))] == lines


def test_a_body_that_has_ended_signs_no_more() -> None:
    """The committees of districts ended on 01/7/2025."""
    hd36 = ruleset("hd36")
    last, after = (
        blocks_of("HUYỆN UỶ ĐẠ TẺH", hd36, datetime.date(2025, month, day)) for month, day in ((6, 30), (7, 1))
    )
    assert [block.authority for block in last][1] == "T/M HUYỆN UỶ"
    assert "T/M HUYỆN UỶ" not in [block.authority for block in after]


# ---------------------------------------------------------------- who of the register


DAY = datetime.date(2026, 12, 2)
BLOCK = Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
DEPUTY = Signatory("Đinh Quốc Khải", "Phó Bí thư", ("T/M Ban Thường vụ", "T/M ĐẢNG ỦY"))
HEAD = Signatory("Trần Minh Khôi", "BÍ THƯ", ("T/M BAN THƯỜNG VỤ",))


def test_the_one_person_of_the_register_who_signs_that_block() -> None:
    assert only_signatory([HEAD, DEPUTY], BLOCK, DAY) == DEPUTY
    assert only_signatory([HEAD, DEPUTY], replace(BLOCK, authority="T/M ĐẢNG UỶ"), DAY) == DEPUTY
    anywhere = replace(DEPUTY, authorities=())
    assert only_signatory([anywhere], BLOCK, DAY) == anywhere


@pytest.mark.parametrize(
    "people",
    [
        [],
        [HEAD],
        [DEPUTY, replace(DEPUTY, name="Lê Thu Hà")],  # which of the two the program does not choose
        [replace(DEPUTY, authorities=("T/L BAN THƯỜNG VỤ",))],
        [replace(DEPUTY, valid_to=datetime.date(2026, 12, 1))],
        [replace(DEPUTY, valid_from=datetime.date(2026, 12, 3))],
    ],
)
def test_nobody_is_named_where_the_register_does_not_say_who(people: list[Signatory]) -> None:
    assert only_signatory(people, BLOCK, DAY) is None


def test_who_holds_it_on_that_day_is_the_one() -> None:
    before = replace(DEPUTY, name="Lê Thu Hà", valid_to=datetime.date(2026, 6, 30))
    assert only_signatory([before, replace(DEPUTY, valid_from=datetime.date(2026, 7, 1))], BLOCK, DAY) is not None
    assert only_signatory([before, DEPUTY], BLOCK, datetime.date(2026, 6, 30)) is None


def test_a_block_that_is_open_is_nobodys() -> None:
    assert only_signatory([HEAD], Signature(), DAY) is None
