"""A name for the files of a plan, made of its number, symbol and subject, that every system takes."""

import re
import unicodedata
from collections.abc import Callable

from .document_numbers import number_around_symbol
from .format_standard import Ruleset
from .plan import Plan

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # on Windows; on Linux only the slash
_MOST = 60  # letters, of up to three bytes each: a name has at most 255 bytes, and something may follow
_LEAST = 30  # letters that a name keeps when it is cut at the end of a part of its sentence
_ENDS = ",;:-–"  # of such a part
_NAMELESS = "ke-hoach"
# Words that join another phrase on.
_JOINING = {"bằng", "cho", "cùng", "của", "để", "đến", "hoặc", "ở", "tại", "theo", "thuộc", "trên", "trong"}
_JOINING |= {"từ", "và", "về", "với"}
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
    """As many words as there is room for; a name that is cut ends where a part of the sentence does, if one does."""
    length, kept = -1, 0
    while kept < len(words) and length + 1 + len(words[kept]) <= _MOST:
        length += 1 + len(words[kept])
        kept += 1
    if kept == len(words):
        return " ".join(words)
    cut = words[: _end_of_part(words[:kept]) or _end_of_phrase(words[: kept + 1]) or kept]
    return " ".join(cut).rstrip(_ENDS + " ") or words[0][:_MOST]


def _end_of_part(words: list[str]) -> int:
    """After how many words the last part of the sentence ends; 0 where that leaves too little."""
    for at in range(len(words), 1, -1):
        between_years = words[at - 1] in "-–" and words[at - 2][-1].isdigit()
        if words[at - 1][-1] in _ENDS and not between_years and not _is_within_list(words[:at]):
            return at if _is_enough(words[:at]) else 0
    return 0


def _is_within_list(words: list[str]) -> bool:
    """`về phòng,` goes on: `về phòng, chống lãng phí`; so does `các sở, ban,`."""
    before = words[-2]
    return words[-1][-1] == "," and (before.lower() in _JOINING or before[-1] == ",")


def _end_of_phrase(words: list[str]) -> int:
    """Before which word, counted so, another phrase is joined on; 0 where that leaves too little."""
    at = next((at for at in range(len(words) - 1, 0, -1) if words[at].lower() in _JOINING), 0)
    return at if _is_enough(words[:at]) else 0


def _is_enough(words: list[str]) -> bool:
    return len(" ".join(words)) >= _LEAST
