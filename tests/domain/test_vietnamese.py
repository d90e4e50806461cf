import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.vietnamese import (
    ToneStyle,
    capitalized,
    clean,
    fold,
    nfc,
    same_words,
    signless_key,
    sort_key,
    tone_styles,
    unprintable,
    with_tone_style,
    word_key,
)
from tests.helpers.plans import is_nfc

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúýĐƯƠÂ 0123456789"
vietnamese_texts = st.text(VIETNAMESE, max_size=30)
any_texts = st.text(max_size=30)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


# ---------------------------------------------------------------- one form


@pytest.mark.parametrize("text", ["tie\u0302\u0301ng", "ti\u00ea\u0301ng", "ti\u1ebfng"])
def test_every_way_to_spell_a_letter_becomes_one_code_point(text: str) -> None:
    assert nfc(text) == "ti\u1ebfng"


@pytest.mark.parametrize(
    "code", [0, 8, 0x0B, 0x0D, 0x1F, 0x7F, 0x9F, 0xD800, 0xDFFF, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF], ids=hex
)
def test_a_character_that_no_document_can_hold_is_named(code: int) -> None:
    assert unprintable(f"kế {chr(code)} hoạch") == chr(code)


def test_tabs_line_ends_and_rare_letters_can_be_printed() -> None:
    assert unprintable("kế\thoạch\n“năm” – 😀 \u00a0\ufffd") is None


@pytest.mark.parametrize(
    ("text", "kept", "removed"),
    [
        ("", "", 0),
        ("Kế hoạch\tnăm\n2027", "Kế hoạch\tnăm\n2027", 0),
        ("một\r\nhai\rba", "một\nhai\nba", 0),
        ("một\u2028hai\u2029ba", "một\nhai\nba", 0),  # the line ends of web pages and PDF files
        ("a\x00b\x07c\ufffed", "abcd", 3),
        ("\ufeffKế hoạch\ufff9", "Kế hoạch", 2),
        ("hoa\u0300", "hoà", 0),
        ("hoa\x01\u0300", "hoà", 1),  # what hid between a letter and its mark is gone before they join
    ],
)
def test_text_is_cleaned_where_it_enters_and_losses_are_counted(text: str, kept: str, removed: int) -> None:
    assert clean(text) == (kept, removed)


@given(any_texts)
def test_cleaned_text_is_clean(text: str) -> None:
    cleaned, _ = clean(text)
    assert unprintable(cleaned) is None
    assert is_nfc(cleaned)
    assert clean(cleaned) == (cleaned, 0)


# ---------------------------------------------------------------- search


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng uỷ", "dang uy"),
        ("ĐẢNG ỦY", "dang uy"),
        ("Nghị quyết số 12-NQ/ĐU", "nghi quyet so 12-nq/du"),
        ("ưỡn ẹo, Ơ hay", "uon eo, o hay"),
        (decomposed("Kế hoạch"), "ke hoach"),
        ("“Ngày hội”", "“ngay hoi”"),
        ("Äpfel", "apfel"),
        ("😀", "😀"),
    ],
)
def test_search_needs_no_marks_and_no_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(vietnamese_texts)
def test_folding_leaves_plain_lower_case_whatever_the_form(text: str) -> None:
    assert fold(text) == fold(decomposed(text)) == fold(text.upper()) == fold(fold(text))
    assert fold(text).isascii()


# ---------------------------------------------------------------- order


@pytest.mark.parametrize(
    "ordered",
    [
        ["An", "Ăn", "Ân", "Ba", "Ca", "Da", "Đa", "Em", "Êm", "Oanh", "Ôm", "Ơn", "Tư", "Un", "Ưng", "Vân", "Y"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],  # ngang, huyền, hỏi, ngã, sắc, nặng
        ["an", "an ninh", "an toàn", "án", "án phí", "anh"],  # syllable by syllable, the shorter first
        ["Chi bộ 1", "Chi bộ 02", "Chi bộ 10", "Chi bộ 100", "Chi bộ An Phú"],
        ["Ban Nội chính", "Ban Tổ chức", "Bàn Đạt", "Bản Lầu"],
        ["hoang", "hoàng", "hoanh"],
    ],
)
def test_names_sort_as_in_a_vietnamese_dictionary(ordered: list[str]) -> None:
    keys = [sort_key(name) for name in ordered]
    assert all(one < following for one, following in pairwise(keys))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ĐẢNG UỶ", "đảng uỷ"),
        (decomposed("Kế hoạch"), "Kế hoạch"),
        ("Thôn 02", "Thôn 2"),
        ("Khánh Hoà - Ninh Thuận", "Khánh Hoà Ninh Thuận"),
    ],
)
def test_case_form_zeros_and_marks_between_words_do_not_count_in_sorting(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    assert (sort_key(f"Tổ {one}") < sort_key(f"Tổ {other}")) == (one < other)


# ---------------------------------------------------------------- tone marks

BOTH_WAYS = [
    ("Đảng uỷ", "Đảng ủy"),
    ("UỶ BAN", "ỦY BAN"),
    ("hoà bình", "hòa bình"),
    ("Hoá, hoá", "Hóa, hóa"),
    ("HOẢ TỐC", "HỎA TỐC"),
    ("toạ đàm", "tọa đàm"),
    ("khoẻ", "khỏe"),
    ("xoè", "xòe"),
    ("Thuỷ, Thuý, tuỳ, luỹ, thuỵ", "Thủy, Thúy, tùy, lũy, thụy"),
    ("hoà-giải", "hòa-giải"),
]
ONE_FORM = ["quý", "QUỲNH", "quỷ", "hoàn", "thoáng", "toàn", "khuỷu", "của", "mùa", "nghĩa", "uy", "hoa", "Đảng bộ"]


@pytest.mark.parametrize(("last", "first"), BOTH_WAYS)
def test_open_syllables_take_either_tone_style(last: str, first: str) -> None:
    assert with_tone_style(last, ToneStyle.FIRST_VOWEL) == first
    assert with_tone_style(first, ToneStyle.LAST_VOWEL) == last


@pytest.mark.parametrize("text", ONE_FORM)
@pytest.mark.parametrize("style", ToneStyle)
def test_syllables_of_one_form_stay(text: str, style: ToneStyle) -> None:
    assert with_tone_style(text, style) == text
    assert tone_styles(text) == set()


@given(st.lists(st.sampled_from([*ONE_FORM, *(word for pair in BOTH_WAYS for word in pair)])).map(" ".join))
def test_a_change_of_style_can_be_taken_back(text: str) -> None:
    last = with_tone_style(text, ToneStyle.LAST_VOWEL)
    first = with_tone_style(text, ToneStyle.FIRST_VOWEL)
    assert with_tone_style(first, ToneStyle.LAST_VOWEL) == last
    assert with_tone_style(last, ToneStyle.FIRST_VOWEL) == first
    assert tone_styles(last) <= {ToneStyle.LAST_VOWEL}
    assert tone_styles(first) <= {ToneStyle.FIRST_VOWEL}


def test_a_text_tells_which_styles_it_uses() -> None:
    assert tone_styles("Đảng uỷ") == {ToneStyle.LAST_VOWEL}
    assert tone_styles("Ủy ban") == {ToneStyle.FIRST_VOWEL}
    assert tone_styles("Đảng uỷ và Ủy ban") == {ToneStyle.LAST_VOWEL, ToneStyle.FIRST_VOWEL}


# ---------------------------------------------------------------- the same words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UỶ BAN NHÂN DÂN", "Ủy ban nhân dân", True),
        ("  Hoả \n tốc", "HỎA TỐC", True),
        (decomposed("Thường trực"), "thường trực", True),
        ("Thường trực", "Thương trực", False),
        ("Ban Tổ chức", "Ban Tổchức", False),
        ("", "", True),
    ],
)
def test_words_are_the_same_whatever_case_tone_style_and_spaces(one: str, other: str, same: bool) -> None:
    assert same_words(one, other) is same
    assert (word_key(one) == word_key(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Đài Phát thanh, Truyền hình", "ĐÀI PHÁT THANH TRUYỀN HÌNH", True),
        ("Mặt trận Tổ quốc - các đoàn thể", "Mặt trận Tổ quốc – các đoàn thể.", True),
        ("Ủy ban nhân dân xã", "Uỷ ban  nhân dân xã;", True),
        ("Tổ 1/2", "Tổ 12", False),
        ("Tổ 1/2", "Tổ 1:2", False),
        ("Văn phòng", "Văn phóng", False),
    ],
)
def test_names_are_the_same_whatever_signs_stand_between_their_words(one: str, other: str, same: bool) -> None:
    assert (signless_key(one) == signless_key(other)) is same


def test_signs_alone_name_nobody() -> None:
    assert {signless_key(text) for text in ("", " ", "…", "—", "_ _")} == {""}


@pytest.mark.parametrize(
    ("text", "begun"),
    [("rà soát", "Rà soát"), ("đảng", "Đảng"), ("ủy", "Ủy"), ("Ban", "Ban"), ("", ""), ("1a", "1a"), ("ß0", "ß0")],
)
def test_a_sentence_begins_with_a_capital(text: str, begun: str) -> None:
    assert capitalized(text) == begun


@given(any_texts)
def test_a_capital_says_the_same_words(text: str) -> None:
    assert capitalized(text).lower() == text.lower()
