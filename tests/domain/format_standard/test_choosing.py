import datetime

import pytest

from kehoach_desktop.domain.format_standard import Side, choose_ruleset
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.rulesets import ruleset

RULESETS = [ruleset("hd05"), ruleset("hd36"), ruleset("nd30")]


@pytest.mark.parametrize(
    ("side", "on", "id_"),
    [
        ("party", "2018-04-03", "hd36"),  # 36-HD/VPTW of 03/4/2018
        ("party", "2026-05-26", "hd36"),
        ("party", "2026-05-27", "hd05"),  # 05-HD/VPTW III.1: in force from the day it was signed
        ("party", "2040-01-01", "hd05"),
        ("state", "2020-03-05", "nd30"),  # NĐ 30/2020 Đ37: the same
        ("state", "2026-11-20", "nd30"),
    ],
)
def test_the_regulation_in_force_on_the_day_is_taken(side: str, on: str, id_: str) -> None:
    for order in (RULESETS, RULESETS[::-1]):
        assert choose_ruleset(order, Side(side), datetime.date.fromisoformat(on)).id == id_


@pytest.mark.parametrize(
    ("side", "on", "says"),
    [
        ("party", "2018-04-02", "Không có quy định thể thức văn bản của Đảng nào có hiệu lực ngày 02/04/2018."),
        (
            "state",
            "2020-03-04",
            "Không có quy định thể thức văn bản hành chính nhà nước nào có hiệu lực ngày 04/03/2020.",
        ),
    ],
)
def test_before_the_first_regulation_a_sentence_says_so(side: str, on: str, says: str) -> None:
    with pytest.raises(BadArgumentError) as caught:
        choose_ruleset(RULESETS, Side(side), datetime.date.fromisoformat(on))
    assert str(caught.value) == says
