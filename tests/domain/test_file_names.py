from dataclasses import replace
from typing import Any

import hypothesis
import pytest

from kehoach_desktop.domain.file_names import free_name, proposed_name, same_name_key
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.rulesets import ruleset
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, plans


def name_of(plan: Plan, **changes: Any) -> str:
    return proposed_name(replace(plan, **changes), ruleset(plan.ruleset))


def test_a_name_is_made_of_number_symbol_and_subject() -> None:
    assert name_of(PARTY_PLAN, subject="tổ chức đại hội") == "05-KH-ĐU tổ chức đại hội"
    assert name_of(STATE_PLAN, subject="chuyển đổi số") == "05-KH-UBND chuyển đổi số"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"number": None}, "KH-ĐU đại hội"),
        ({"number": None, "symbol": None}, "đại hội"),
        ({"symbol": None}, "đại hội"),
        ({"subject": None}, "05-KH-ĐU"),
        ({"number": None, "symbol": None, "subject": None}, "ke-hoach"),
        ({"number": None, "symbol": None, "subject": "///"}, "ke-hoach"),
    ],
)
def test_what_is_not_known_is_left_out(changes: dict[str, Any], name: str) -> None:
    assert name_of(PARTY_PLAN, **({"subject": "đại hội"} | changes)) == name


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("../../etc/passwd", "etc-passwd"),
        ("một\nhai\tba", "một hai ba"),
        ("hết. . ", "hết"),
        ("a\u202egnp.exe\u200f", "agnp.exe"),
        ("một " * 100, ("một " * 15).strip()),
        ("Đ" * 300, "Đ" * 60),
    ],
)
def test_every_system_takes_the_name(subject: str, name: str) -> None:
    assert name_of(PARTY_PLAN, number=None, symbol=None, subject=subject) == name


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        (
            "thực hiện Kế hoạch số 112-KH/TU của Ban Thường vụ Tỉnh uỷ về nâng cao chất lượng",
            "05-KH-ĐU thực hiện Kế hoạch số 112-KH-TU",
        ),
        ("nâng cao chất lượng soạn thảo, phát hành và lưu trữ văn bản", "05-KH-ĐU nâng cao chất lượng soạn thảo"),
        (
            "phòng, chống tham nhũng lãng phí tiêu cực trong quản lý đất đai",
            "05-KH-ĐU phòng, chống tham nhũng lãng phí tiêu cực",
        ),
        (
            "thực hiện Kế hoạch số 46-KH/ĐU về phòng, chống lãng phí trong quản lý tài sản",
            "05-KH-ĐU thực hiện Kế hoạch số 46-KH-ĐU",
        ),
        (
            "phối hợp công tác giữa Đảng uỷ với sở, ban, ngành của tỉnh và các cơ quan khác",
            "05-KH-ĐU phối hợp công tác giữa Đảng uỷ với sở, ban, ngành",
        ),
        (
            "tổng kết nghị quyết giai đoạn 2015 - 2025 và phương hướng",
            "05-KH-ĐU tổng kết nghị quyết giai đoạn 2015 - 2025",
        ),
    ],
)
def test_a_long_name_ends_where_a_part_of_the_sentence_does(subject: str, name: str) -> None:
    assert name_of(PARTY_PLAN, subject=subject) == name


@hypothesis.given(plans())
def test_any_plan_has_a_name(plan: Plan) -> None:
    name = proposed_name(plan, ruleset(plan.ruleset))
    assert name == name.strip(" .")
    assert name.isprintable()
    assert not set(name) & set('\\/:*?"<>|')
    assert 0 < len(f"{name}-0001.png".encode()) < 255


@pytest.mark.parametrize("device", ["CON", "nul", "Aux", "COM1", "lpt9", "prn.gì đó"])
def test_a_name_that_windows_keeps_for_a_device_gets_a_word_before_it(device: str) -> None:
    assert name_of(PARTY_PLAN, number=None, symbol=None, subject=device) == f"ke-hoach {device}"


@pytest.mark.parametrize("harmless", ["con đường", "COM10", "aux-1"])
def test_a_name_that_only_begins_like_a_device_stays(harmless: str) -> None:
    assert name_of(PARTY_PLAN, number=None, symbol=None, subject=harmless) == harmless


@pytest.mark.parametrize(
    ("taken", "name"),
    [([], "a"), (["b"], "a"), (["a"], "a (2)"), (["a", "a (2)", "a (3)"], "a (4)"), (["a", "a (3)"], "a (2)")],
)
def test_a_taken_name_gets_the_first_free_number(taken: list[str], name: str) -> None:
    assert free_name("a", taken.__contains__) == name


def test_names_that_a_disk_takes_for_one_have_one_key() -> None:
    assert same_name_key("Kế hoạch ĐU.docx") == same_name_key("kế hoạch đu.DOCX")
    assert same_name_key("kế") != same_name_key("ke")
