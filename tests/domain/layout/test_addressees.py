import pytest

from kehoach_desktop.domain.format_standard.rules import Align
from kehoach_desktop.domain.layout.body import compose_body
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.lengths import NOTHING
from kehoach_desktop.domain.plan import Block, Role, Run
from kehoach_desktop.operations.rulesets import ruleset

LINE = "Kính gửi: Uỷ ban nhân dân tỉnh Lâm Đồng"


@pytest.mark.parametrize(
    ("rules", "role", "text", "in_the_middle"),
    [
        ("nd30", Role.LEAD, LINE, True),
        ("nd30", Role.LEAD, "KÍNH GỬI: Sở Nội vụ", True),
        ("nd30", Role.LEAD, "Thực hiện Kế hoạch, kính gửi: không", False),
        ("nd30", Role.PARAGRAPH, LINE, False),
        ("hd05", Role.LEAD, LINE, False),  # 05 II.I.9.2.3: only a công văn has it
    ],
)
def test_the_superior_of_a_report_stands_in_the_middle(rules: str, role: Role, text: str, in_the_middle: bool) -> None:
    (line,) = compose_body([Block("b1", role, (Run(text),))], Context(ruleset(rules)))
    assert (line.look.align is Align.CENTER) is in_the_middle
    assert (line.look.first_line == NOTHING) is in_the_middle
    assert line.text.startswith(text)
