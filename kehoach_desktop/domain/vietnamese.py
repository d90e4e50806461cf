"""Vietnamese text: one Unicode form, search without marks, dictionary order, both styles of tone mark."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}  # huyền hỏi ngã sắc nặng
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

_LINE_END = re.compile("\r\n?|[\u2028\u2029]")  # the latter two come from web pages and PDF files
# Control characters other than tab and newline, marks of byte order and annotation, halves of surrogate pairs and the
# code points that are no characters: most of them no XML can hold, and none of them can be seen.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]")


def nfc(text: str) -> str:
    """One code point per letter where Unicode has one: `ế` can arrive as one, two or three."""
    return unicodedata.normalize("NFC", text)


def unprintable(text: str) -> str | None:
    """The first character of `text` that no document can hold, or None."""
    found = _UNPRINTABLE.search(text)
    return found.group() if found else None


def clean(text: str) -> tuple[str, int]:
    """`text` as it may enter a plan (NFC, `\\n` line ends, nothing unprintable) and how many characters went."""
    kept, removed = _UNPRINTABLE.subn("", _LINE_END.sub("\n", text))
    return nfc(kept), removed


FOLD_VERSION = 1  # raised when `fold` changes: indexes of folded text are then made anew


def _fold_table() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(range(768, 880))
    table |= {ord("đ"): "d", ord("Đ"): "d"}
    for code in [*range(0xC0, 0x250), *range(0x1EA0, 0x1F00)]:
        bare = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))
        if bare != chr(code):
            table[code] = bare.lower()
    return table


_FOLD = _fold_table()


def fold(text: str) -> str:
    """`text` for search: lower case, no marks, `đ` as `d`; `Đảng ủy` and `dang uy` become the same."""
    return nfc(text).translate(_FOLD).lower()


def _letter_key(char: str) -> tuple[str, int]:
    """Rank of a letter without its tone, as a character, and its tone (0 to 5)."""
    marks = unicodedata.normalize("NFD", char)
    tone = max((_TONES.get(mark, 0) for mark in marks), default=0)
    letter = nfc("".join(mark for mark in marks if mark not in _TONES)).lower()
    rank = _LETTERS.find(letter)
    return (chr(0x200 + rank) if rank >= 0 else letter), tone


_WORD_OR_NUMBER = re.compile(r"\d+|[^\W\d_]+")


def sort_key(text: str) -> str:
    """A string that sorts as a Vietnamese dictionary does, in Python as in SQLite.

    Syllable by syllable: first the letters (a ă â b … d đ e ê …), then the tone (ngang, huyền, hỏi, ngã, sắc,
    nặng). Runs of digits sort as numbers; marks between words do not count.
    """
    parts = []
    for word in _WORD_OR_NUMBER.findall(nfc(text)):
        if word.isdigit():
            digits = word.lstrip("0")
            parts.append(f"\x10{len(digits):03d}{digits}")
        else:
            letters, tones = zip(*map(_letter_key, word), strict=True)
            parts.append("".join(letters) + "\x02" + "".join(map(str, tones)))
    return "\x01".join(parts)


class ToneStyle(StrEnum):
    """Where the tone stands in open oa, oe, uy: on the last vowel (`uỷ`, `hoà`) or on the first (`ủy`, `hòa`)."""

    LAST_VOWEL = "uỷ"
    FIRST_VOWEL = "ủy"


def _tone_pairs() -> dict[str, str]:
    pairs = {}
    for first, last in ("oa", "oe", "uy"):
        for tone in _TONES:
            on_last, on_first = first + nfc(last + tone), nfc(first + tone) + last
            pairs[on_last] = on_first
            pairs[on_last.upper()] = on_first.upper()
            pairs[on_last.capitalize()] = on_first.capitalize()
    return pairs


_TO_FIRST = _tone_pairs()
_TO_LAST = {first: last for last, first in _TO_FIRST.items()}


def _open_syllables(pairs: dict[str, str]) -> re.Pattern[str]:
    # Only where the syllable ends with the pair (`hoàn` has one form), and not after q: `quý` has one form too.
    return re.compile(rf"(?<![qQ])({'|'.join(pairs)})(?!\w)")


_ON_LAST, _ON_FIRST = _open_syllables(_TO_FIRST), _open_syllables(_TO_LAST)


def with_tone_style(text: str, style: ToneStyle) -> str:
    """`text` (NFC) with every open oa, oe, uy written in `style`; nothing else changes."""
    if style is ToneStyle.LAST_VOWEL:
        return _ON_FIRST.sub(lambda match: _TO_LAST[match.group()], text)
    return _ON_LAST.sub(lambda match: _TO_FIRST[match.group()], text)


def tone_styles(text: str) -> set[ToneStyle]:
    """The styles that `text` uses: empty, one, or both."""
    found = {ToneStyle.LAST_VOWEL: _ON_LAST, ToneStyle.FIRST_VOWEL: _ON_FIRST}
    return {style for style, pattern in found.items() if pattern.search(text)}


def figures(number: int) -> str:
    """`1.250`"""
    return f"{number:,}".replace(",", ".")


def capitalized(text: str) -> str:
    """`text` as a sentence begins; the rest stays as it is, and so does a letter that would not come back from it."""
    first, capital = text[:1], text[:1].upper()
    return capital + text[1:] if capital.lower() == first else text


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but case, tone style and spaces: `UỶ BAN` is `Ủy ban`."""
    return word_key(one) == word_key(other)


def word_key(text: str) -> str:
    """`text` as `same_words` compares it."""
    return " ".join(with_tone_style(nfc(text), ToneStyle.LAST_VOWEL).casefold().split())


_SIGNS = re.compile(r"(?<!\d)[\W_]+|[\W_]+(?!\d)")  # `Tổ 1/2` is not `Tổ 12`


@lru_cache(4096)  # few bodies lead many tasks
def signless_key(text: str) -> str:
    """`text` as names of bodies are compared: `Phát thanh, Truyền hình` is written without the comma too."""
    return " ".join(_SIGNS.sub(" ", word_key(text)).split())
