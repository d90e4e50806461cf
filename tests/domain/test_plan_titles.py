import datetime
from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan_titles import about, full_name_of, numbered_name, source_of, subject_in_sentence
from kehoach_desktop.operations.rulesets import ruleset
from tests.helpers.tracked import HEAD, STATE_HEAD

PARTY, STATE = ruleset("hd05"), ruleset("nd30")
ISSUED = replace(STATE_HEAD, issued=datetime.date(2027, 3, 5))


def test_a_name_goes_on_in_small_letters_and_each_side_sets_its_comma() -> None:
    assert full_name_of(HEAD, PARTY) == "Kế hoạch số 34-KH/ĐU, ngày 03/02/2026 về phòng, chống lãng phí"
    assert full_name_of(ISSUED, STATE) == "Kế hoạch số 07/KH-UBND ngày 05/3/2027 về chuyển đổi số"
    assert full_name_of(ISSUED, STATE, comma=True).startswith("Kế hoạch số 07/KH-UBND, ngày")


def test_a_subject_goes_on_with_a_word_of_its_own_where_it_has_none() -> None:
    assert [about(text) for text in ("thực hiện Kết luận", "về công tác", "giảm nghèo", "")] == [
        "thực hiện Kết luận", "về công tác", "về giảm nghèo", "",
    ]  # fmt: skip


def test_a_name_says_what_is_known() -> None:
    bare = replace(HEAD, number=None, issued=None)
    assert numbered_name(bare, PARTY) == "Kế hoạch"
    assert full_name_of(bare, PARTY) == "Kế hoạch phòng, chống lãng phí"
    assert full_name_of(replace(bare, subject=None), PARTY) == "Kế hoạch"
    assert source_of(HEAD, PARTY) == "34-KH/ĐU, 03/02/2026"
    assert source_of(bare, PARTY) == "phòng, chống lãng phí"


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Triển khai công tác", "triển khai công tác"),
        ("về công tác", "về công tác"),
        ("Ứng phó bão số 3", "ứng phó bão số 3"),
        ("Chuyển đổi số\nnăm 2027", "chuyển đổi số năm 2027"),
        ("CCHC năm 2027", "CCHC năm 2027"),
        ("TRIỂN KHAI CÔNG TÁC", "TRIỂN KHAI CÔNG TÁC"),
        ("Tết Nguyên đán Đinh Mùi", "Tết Nguyên đán Đinh Mùi"),
        ("Đảng với nông thôn", "Đảng với nông thôn"),
        ("Đảng viên học tập", "đảng viên học tập"),
        ("Nghị quyết số 57-NQ/TW năm 2027", "Nghị quyết số 57-NQ/TW năm 2027"),
        ("Hà Nội sạch", "Hà Nội sạch"),
        ("", ""),
        ("Y", "y"),
    ],
)
def test_a_subject_keeps_the_capital_of_a_name_only(subject: str, said: str) -> None:
    assert subject_in_sentence(subject) == said
