import pytest

from kehoach_desktop.operations.plan_numbers import number_line, number_of


@pytest.mark.parametrize(
    ("number", "symbol", "ruleset", "named", "printed"),
    [
        (34, "KH/ĐU", "hd05", "34-KH/ĐU", "Số 34-KH/ĐU"),
        (5, "KH/ĐU", "hd36", "05-KH/ĐU", "Số 05-KH/ĐU"),
        (7, "KH-UBND", "nd30", "07/KH-UBND", "Số: 07/KH-UBND"),
        (7, None, "hd05", "07-…", "Số 07-…"),
        (None, None, "hd05", "Chưa có số", "…"),
        (None, "KH/ĐU", "hd05", "Chưa có số", "Số -KH/ĐU"),
        (34, "KH/ĐU", "of a newer program", "34 KH/ĐU", "34 KH/ĐU"),
        (34, None, "of a newer program", "34", "34 …"),
        (None, "KH/ĐU", "of a newer program", "Chưa có số", "… KH/ĐU"),
    ],
)
def test_a_number_is_named_in_lists_and_printed_in_lines(
    number: int | None, symbol: str | None, ruleset: str, named: str, printed: str
) -> None:
    assert number_of(number, symbol, ruleset) == named
    assert number_line(number, symbol, ruleset) == printed
