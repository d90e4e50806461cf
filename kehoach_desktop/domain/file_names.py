"""A name for the files of a plan, made of its number, symbol and subject, that every system takes."""

import re

from .document_numbers import number_around_symbol
from .format_standard import Ruleset
from .plan import Plan

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # on Windows; on Linux only the slash
_MOST = 60  # letters, of up to three bytes each: a name has at most 255 bytes, and something may follow
_NAMELESS = "ke-hoach"


def proposed_name(plan: Plan, ruleset: Ruleset) -> str:
    """`05-KH-ĐU thực hiện Kế hoạch số 112-KH-TU`, without the ending; `ke-hoach` while nothing is known."""
    symbol = plan.symbol or ""
    if symbol and plan.number is not None:
        before, after = number_around_symbol(plan.number, ruleset.number)
        symbol = f"{before}{symbol}{after}"
    text = " ".join(f"{symbol} {plan.subject or ''}".split())
    shown = "".join(char for char in _FORBIDDEN.sub("-", text) if char.isprintable())
    return _shortened(shown.split()).strip(" .-") or _NAMELESS


def _shortened(words: list[str]) -> str:
    name = ""
    for word in words:
        if len(name) + 1 + len(word) > _MOST:
            return name or word[:_MOST]
        name = f"{name} {word}".strip()
    return name
