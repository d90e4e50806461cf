"""Names of bodies from capitals into running text: `ĐẢNG UỶ XÃ VẠN PHÚC` is `Đảng uỷ xã Vạn Phúc`.

The letterhead stores capitals; an annex names the same body in a sentence. A name that is not in capitals is taken as
it stands.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from .body_words import COUNTED, JOINING, PLACES, UNITS, WORDS
from .vietnamese import ToneStyle, capitalized, fold, nfc, with_tone_style

_TAIL = re.compile(r"[,;:.]+$")
_ROMAN = re.compile("[IVXLC]+")
_VOWEL = re.compile("[aeiouy]")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_TAIL.sub("", with_tone_style(nfc(text), ToneStyle.LAST_VOWEL).casefold()).split())


_SPELLINGS = {_words(name): name for name in WORDS}
_LONGEST = max(map(len, _SPELLINGS))


def in_sentence(name: str) -> str:
    """`name` as a sentence writes it. After the word for a place stands its proper name: the trường of xã Xuân Trường
    is no school."""
    words = nfc(name).split()
    if not "".join(words).isupper():
        return " ".join(words)
    spelled: list[str] = []
    before = ""
    names_a_place = False
    while words:
        taken = _taken(words, names_a_place)
        known = _SPELLINGS.get(_words(" ".join(words[:taken])))
        if known in UNITS and words[taken : taken + 1] and words[taken][0].isdigit():
            known = capitalized(known)  # NĐ 30/2020 PL II, II.1.b: Phường 1
        spelled.append(_in_letters(words[:taken], known) if known else _proper(words[0], before))
        names_a_place = known in PLACES or (names_a_place and known is None)
        before = known or words[0]
        del words[: taken or 1]
    return capitalized(" ".join(spelled))


def _taken(words: Sequence[str], names_a_place: bool) -> int:
    """How many words make the longest known name here; 0 where a proper name stands."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        known = _SPELLINGS.get(_words(" ".join(words[:length])))
        if known == "Xã hội" and _is_name(words[length:]):
            continue  # the commune of Hội An
        if known and (length > 1 or known in UNITS or known in JOINING or not names_a_place):
            return length
    return 0


def _is_name(words: Sequence[str]) -> bool:
    return bool(words) and words[0][0].isalpha() and not _taken(words, names_a_place=False)


@lru_cache(maxsize=64)  # the head stays the same while the body is typed
def inner_joints(text: str) -> Mapping[int, int]:
    """The places inside known names of several words and names of places, and in how many of them each lies.

    A line had better not break before `nhân` of `Uỷ ban nhân dân`; before `ban`, inside `Uỷ ban` too, still less.
    """
    words = text.split()
    joints: Counter[int] = Counter()
    for start in range(len(words)):
        for length in range(1, min(_LONGEST, len(words) - start) + 1):
            known = _SPELLINGS.get(_words(" ".join(words[start : start + length])))
            if known:
                joints.update(range(start + 1, start + length))
            if known in PLACES:
                joints.update(_inside_name(words, start + length))
    return joints


def _inside_name(words: Sequence[str], start: int) -> Iterator[int]:
    """The joints of the proper name that begins at `start`: `Vạn Phúc Đông` has two."""
    for at in range(start + 1, len(words)):
        before, word = words[at - 1], words[at]
        if _TAIL.search(before) or not (before[0].isupper() and word[0].isupper()) or _taken(words[at:], True):
            return
        yield at


def _proper(word: str, before: str) -> str:
    """A word that is no known one: a proper name, an abbreviation or a number."""
    if (before in COUNTED and _ROMAN.fullmatch(word)) or not _VOWEL.search(fold(word)):
        return word
    return word.capitalize()


def _in_letters(words: Sequence[str], known: str) -> str:
    """The known words in their own letters; the tone style stays as it came."""
    upper = " ".join(words)
    letters = zip(upper, known, strict=False)  # a comma may hang on the last word
    return "".join(char if pattern.isupper() else char.lower() for char, pattern in letters) + upper[len(known) :]
