"""How lists name a plan by its number, by the regulation that the plan follows."""

from functools import lru_cache

from ..domain.document_numbers import number_around_symbol, printed_number
from ..domain.format_standard.ruleset import NumberRule
from ..errors import BadArgumentError
from .rulesets import ruleset

NO_NUMBER = "Chưa có số"
_UNKNOWN = "…"


@lru_cache(1024)
def number_of(number: int | None, symbol: str | None, ruleset_id: str) -> str:
    """`34-KH/ĐU`, or that there is none yet."""
    if number is None:
        return NO_NUMBER
    rule = _rule(ruleset_id)
    if rule is None:
        return f"{number} {symbol or ''}".strip()
    before, after = number_around_symbol(number, rule)
    return " ".join(f"{before}{symbol or _UNKNOWN}{after}".split())


def number_line(number: int | None, symbol: str | None, ruleset_id: str) -> str:
    """`Số 34-KH/ĐU`, as it is printed, but on one line and without room for writing."""
    if number is None and symbol is None:
        return _UNKNOWN
    rule = _rule(ruleset_id)
    if rule is None:
        return f"{_UNKNOWN if number is None else number} {symbol or _UNKNOWN}"
    return " ".join(printed_number(number, symbol or _UNKNOWN, rule).split())


def _rule(ruleset_id: str) -> NumberRule | None:
    """None of a newer program: how it prints a number is not known."""
    try:
        return ruleset(ruleset_id).number
    except BadArgumentError:
        return None
