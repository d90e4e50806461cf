"""A name for the files of a plan, made of its number, symbol and subject, that every system takes."""

import re
import unicodedata
from collections.abc import Callable

from .document_numbers import number_around_symbol
from .format_standard import Ruleset
from .plan import Plan

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # on Windows; on Linux only the slash
_MOST = 60  # letters, of up to three bytes each: a name has at most 255 bytes, and something may follow
_NAMELESS = "ke-hoach"
# What Windows keeps for its devices, with any ending.
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(10))}


def proposed_name(plan: Plan, ruleset: Ruleset) -> str:
    """`05-KH-ĐU thực hiện Kế hoạch số 112-KH-TU`, without the ending; `ke-hoach` while nothing is known."""
    symbol = plan.symbol or ""
    if symbol and plan.number is not None:
        before, after = number_around_symbol(plan.number, ruleset.number)
        symbol = f"{before}{symbol}{after}"
    text = " ".join(f"{symbol} {plan.subject or ''}".split())
    shown = "".join(char for char in _FORBIDDEN.sub("-", text) if char.isprintable())
    name = _shortened(shown.split()).strip(" .-") or _NAMELESS
    return f"{_NAMELESS} {name}" if name.partition(".")[0].strip().upper() in _DEVICES else name


def free_name(stem: str, is_taken: Callable[[str], bool]) -> str:
    """`stem`, or `stem (2)`, `stem (3)` … , the first that is not taken."""
    name, number = stem, 1
    while is_taken(name):
        number += 1
        name = f"{stem} ({number})"
    return name


def same_name_key(name: str) -> str:
    """Equal for names that Windows or macOS takes for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _shortened(words: list[str]) -> str:
    name = ""
    for word in words:
        if len(name) + 1 + len(word) > _MOST:
            return name or word[:_MOST]
        name = f"{name} {word}".strip()
    return name
