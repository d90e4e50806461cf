import pytest

from kehoach_desktop.domain.templates.conditions import Condition, parse_condition


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("van_ban", Condition(("van_ban",))),
        (" !van_ban ", Condition(("van_ban",), negated=True)),
        ("item.lop", Condition(("item", "lop"))),
        ("hinh_thuc = trực tuyến", Condition(("hinh_thuc",), "trực tuyến")),
        ("hinh_thuc=trực tuyến ", Condition(("hinh_thuc",), "trực tuyến")),
        ("hinh_thuc != trực tuyến", Condition(("hinh_thuc",), "trực tuyến", negated=True)),
        ("so = 3", Condition(("so",), "3")),
    ],
)
def test_a_condition_is_read(text: str, condition: Condition) -> None:
    assert parse_condition(text) == condition


@pytest.mark.parametrize("text", ["", "!", "a b", "a =", "= b", "!a = b", "a..b", "2a", "a.", "a > b"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="không hiểu điều kiện"):
        parse_condition(text)


@pytest.mark.parametrize(
    ("text", "given", "holds"),
    [
        ("a", "x", True),
        ("a", True, True),
        ("a", ("x",), True),
        ("a", None, False),
        ("a", "", False),
        ("a", False, False),
        ("a", (), False),
        ("!a", None, True),
        ("!a", "x", False),
        ("a = Trực tuyến", "trực tuyến", True),
        ("a = hoà bình", "HÒA BÌNH", True),  # case and tone style do not count
        ("a = trực tuyến", "trực tiếp", False),
        ("a = trực tuyến", None, False),
        ("a != trực tuyến", "trực tiếp", True),
        ("a != trực tuyến", "Trực  tuyến", False),
        ("a != trực tuyến", None, True),
    ],
)
def test_a_part_is_kept_when_its_condition_holds(text: str, given: object, holds: bool) -> None:
    assert parse_condition(text).holds(given) is holds
