import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.document_numbers import (
    body_code,
    number_around_symbol,
    parse_number,
    printed_number,
    symbol_of,
)
from kehoach_desktop.domain.format_standard.ruleset import NumberRule
from kehoach_desktop.operations.rulesets import ruleset

PARTY, STATE = ruleset("hd05").number, ruleset("nd30").number


@pytest.mark.parametrize("id_", ["hd05", "hd36"])
@pytest.mark.parametrize(
    ("number", "text"),
    [
        (5, "Số 05-KH/ĐU"),  # 05 II.I.3.2.2: below 10 with a zero; no colon after Số
        (9, "Số 09-KH/ĐU"),
        (10, "Số 10-KH/ĐU"),
        (112, "Số 112-KH/ĐU"),
        (None, "Số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-KH/ĐU"),  # seven blanks to write the number by hand
    ],
)
def test_the_number_line_of_the_party(id_: str, number: int | None, text: str) -> None:
    assert printed_number(number, "KH/ĐU", ruleset(id_).number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (5, "Số: 05/KH-UBND"),  # NĐ 30 PL I/II.3.c
        (15, "Số: 15/KH-UBND"),
        (None, "Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND"),
    ],
)
def test_the_number_line_of_the_state(number: int | None, text: str) -> None:
    assert printed_number(number, "KH-UBND", STATE) == text


@pytest.mark.parametrize(
    ("rule", "number", "around"),
    [
        (PARTY, 5, ("05-", "")),
        (PARTY, None, ("\u00a0" * 6 + "-", "")),
        (STATE, 15, ("15/", "")),
        (STATE, None, ("\u00a0" * 7 + "/", "")),
    ],
)
def test_inside_a_sentence_the_number_stands_without_its_word(
    rule: NumberRule, number: int | None, around: tuple[str, str]
) -> None:
    assert number_around_symbol(number, rule) == around


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("text", "number", "kind", "body", "symbol"),
    [
        ("Số 05-KH/ĐU", 5, "KH", "ĐU", "KH/ĐU"),
        ("Số: 05-KH/ĐU", 5, "KH", "ĐU", "KH/ĐU"),
        ("  số 112 - KH / TU", 112, "KH", "TU", "KH/TU"),
        ("112-KH/TU", 112, "KH", "TU", "KH/TU"),
        ("Số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-KH/ĐU", None, "KH", "ĐU", "KH/ĐU"),
        ("Số 05-QC/BTCTU-BNCTU", 5, "QC", "BTCTU-BNCTU", "QC/BTCTU-BNCTU"),  # a joint document
        ("Số 02-CTr/TU", 2, "CTr", "TU", "CTr/TU"),
        ("Số: 15/KH-UBND", 15, "KH", "UBND", "KH-UBND"),
        ("Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND", None, "KH", "UBND", "KH-UBND"),
        ("-KH/ĐU", None, "KH", "ĐU", "KH/ĐU"),
    ],
)
def test_a_number_is_read_in_either_form(text: str, number: int | None, kind: str, body: str, symbol: str) -> None:
    found = parse_number(text)
    assert found is not None
    assert (found.number, found.kind, found.body, found.symbol) == (number, kind, body, symbol)


@pytest.mark.parametrize("text", ["", "Số", "Số 05", "05", "Số 30 / 2020", "ngày 05/9/2026", "Kế hoạch"])
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    assert parse_number(text) is None


@given(st.none() | st.integers(1, 99_999), st.sampled_from(["hd05", "hd36", "nd30"]))
def test_what_we_print_we_read(number: int | None, id_: str) -> None:
    rules = ruleset(id_)
    symbol = symbol_of("KH", "ĐU", rules)
    found = parse_number(printed_number(number, symbol, rules.number))
    assert found is not None
    assert (found.number, found.symbol) == (number, symbol)


@pytest.mark.parametrize("text", ["Số 112-KH/TU, ngày 30/10/2026", "Số 112-KH/TU.", "số 112-KH/TU)"])
def test_a_mark_after_the_number_is_no_part_of_it(text: str) -> None:
    found = parse_number(text)
    assert found is not None
    assert found.symbol == "KH/TU"


# ---------------------------------------------------------------- symbols and codes


@pytest.mark.parametrize(
    ("id_", "kind", "body", "symbol"),
    [
        ("hd05", "KH", "ĐU", "KH/ĐU"),
        ("hd05", "CTr", "TU", "CTr/TU"),
        ("hd05", "QyĐ", "TU", "QĐ/TU"),  # 05 II.I.3.1.2 a: quy định takes the code of quyết định
        ("hd36", "QyĐ", "TU", "QĐi/TU"),
        ("nd30", "KH", "UBND", "KH-UBND"),
        ("nd30", "QyĐ", "UBND", "QyĐ-UBND"),  # NĐ 30 PL III/I
        ("hd05", "GM", "ĐU", "GM/ĐU"),  # a kind without a code of its own
    ],
)
def test_a_symbol_joins_kind_and_body_as_the_regulation_does(id_: str, kind: str, body: str, symbol: str) -> None:
    assert symbol_of(kind, body, ruleset(id_)) == symbol


# 05-HD/VPTW II.I.3.1.2 b (i)-(iv)
@pytest.mark.parametrize(
    ("issuing_body", "parent_body", "code"),
    [
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", None, "TW"),
        ("TỈNH UỶ ĐIỆN BIÊN", None, "TU"),
        ("THÀNH UỶ HẢI PHÒNG", None, "TU"),
        ("ĐẢNG UỶ XÃ VẠN PHÚC", "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐU"),
        ("Đảng ủy phường Ba Đình", "Đảng bộ thành phố Hà Nội", "ĐU"),  # whatever case and tone style
        ("ĐẢNG UỶ\nĐẶC KHU TRƯỜNG SA", "ĐẢNG BỘ TỈNH KHÁNH HOÀ", "ĐU"),
        ("ĐẢNG UỶ QUÂN SỰ TỈNH", "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐUQS"),
        ("ĐẢNG UỶ CÔNG AN TỈNH", "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐUCA"),
        ("CHI BỘ THÔN PHÚC LỘC", "ĐẢNG BỘ XÃ VẠN PHÚC", "CB"),
        ("VĂN PHÒNG", "TỈNH UỶ ĐIỆN BIÊN", "VPTU"),
        ("VĂN PHÒNG", "ĐẢNG UỶ XÃ VẠN PHÚC", "VPĐU"),
        ("VĂN PHÒNG", "BAN CHẤP HÀNH TRUNG ƯƠNG", "VPTW"),
        ("BAN TỔ CHỨC", "TỈNH UỶ ĐIỆN BIÊN", "BTCTU"),
        ("BAN NỘI CHÍNH", "TỈNH UỶ ĐIỆN BIÊN", "BNCTU"),
        ("BAN TUYÊN GIÁO VÀ DÂN VẬN", "TỈNH UỶ ĐIỆN BIÊN", "BTGDVTU"),
        ("ỦY BAN KIỂM TRA", "TỈNH UỶ ĐIỆN BIÊN", "UBKTTU"),
        ("UỶ BAN KIỂM TRA", "ĐẢNG UỶ XÃ VẠN PHÚC", "UBKTĐU"),
        ("CƠ QUAN UỶ BAN KIỂM TRA", "TỈNH UỶ ĐIỆN BIÊN", "CQUBKTTU"),
        ("BAN XÂY DỰNG ĐẢNG", "ĐẢNG UỶ XÃ VẠN PHÚC", "BXDĐ"),
        ("BAN CHỈ ĐẠO 35", "TỈNH UỶ ĐIỆN BIÊN", "BCĐ"),
        ("BAN ĐỐI NGOẠI", "BAN CHẤP HÀNH TRUNG ƯƠNG", "BĐNTW"),
        ("BAN ĐỐI NGOẠI TRUNG ƯƠNG", None, "BĐNTW"),
        ("BAN TỔ CHỨC TRUNG ƯƠNG", None, "BTCTW"),
        ("UỶ BAN KIỂM TRA TRUNG ƯƠNG", "BAN CHẤP HÀNH TRUNG ƯƠNG", "UBKTTW"),
        ("VĂN PHÒNG TRUNG ƯƠNG ĐẢNG", None, "VPTW"),
        ("BÁO NHÂN DÂN", "BAN CHẤP HÀNH TRUNG ƯƠNG", "BND"),
        ("TẠP CHÍ CỘNG SẢN", "BAN CHẤP HÀNH TRUNG ƯƠNG", "TCCS"),
        ("HỌC VIỆN CHÍNH TRỊ QUỐC GIA HỒ CHÍ MINH", "BAN CHẤP HÀNH TRUNG ƯƠNG", "HVCTQGHCM"),
        ("ĐÀI TRUYỀN HÌNH VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐTHVN"),
        ("ĐÀI TIẾNG NÓI VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG", "ĐTNVN"),
        ("THÔNG TẤN XÃ VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG", "TTXVN"),
        ("VIỆN HÀN LÂM KHOA HỌC XÃ HỘI VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG", "VHLKHXHVN"),
        ("VIỆN HÀN LÂM KHOA HỌC VÀ CÔNG NGHỆ VIỆT NAM", "BAN CHẤP HÀNH TRUNG ƯƠNG", "VHLKHCNVN"),
        ("CƠ QUAN BÁO VÀ PHÁT THANH, TRUYỀN HÌNH", "TỈNH UỶ LÂM ĐỒNG", "CQBPTTH"),
        ("CƠ QUAN BÁO VÀ PHÁT THANH TRUYỀN HÌNH", "TỈNH UỶ LÂM ĐỒNG", "CQBPTTH"),
        ("BÁO VÀ PHÁT THANH, TRUYỀN HÌNH LÂM ĐỒNG", "TỈNH UỶ LÂM ĐỒNG", "CQBPTTH"),
        ("VĂN PHÒNG", None, None),  # it serves somebody, but whom?
        ("VĂN PHÒNG", "ĐẢNG BỘ TỈNH LÂM ĐỒNG", None),
        ("VĂN PHÒNG", "BAN CHỈ ĐẠO 35", None),  # no committee
        ("BÁO LÂM ĐỒNG", "TỈNH UỶ LÂM ĐỒNG", None),  # left to the body itself
        ("ĐẢNG UỶVIÊN", None, None),  # whole words only
    ],
)
def test_a_body_has_the_code_of_the_regulation(issuing_body: str, parent_body: str | None, code: str | None) -> None:
    assert body_code(issuing_body, parent_body, ruleset("hd05")) == code


def test_the_code_of_a_peoples_committee() -> None:
    assert body_code("UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC", None, ruleset("nd30")) == "UBND"
    assert body_code("ỦY BAN NHÂN DÂN TỈNH", None, ruleset("nd30")) == "UBND"


@pytest.mark.parametrize(("on", "code"), [("2025-06-30", "HU"), ("2025-07-01", None), (None, "HU")])
def test_the_code_of_a_body_that_is_gone_ends_with_it(on: str | None, code: str | None) -> None:
    # two-tier government from 01/7/2025: no district committees any more
    date = on and datetime.date.fromisoformat(on)
    assert body_code("HUYỆN UỶ VẠN PHÚC", None, ruleset("hd36"), date or None) == code
    assert body_code("HUYỆN UỶ VẠN PHÚC", None, ruleset("hd05"), date or None) is None
