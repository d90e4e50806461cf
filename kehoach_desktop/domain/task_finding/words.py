"""A text as its words, in a form that is compared: small letters, one tone style, faults of scanning mended.

Every position stays that of the text, so that what is found can be quoted and marked as it stands.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..vietnamese import ToneStyle, nfc, with_tone_style

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
# Scanning programs and old fonts write ƣ (gha) for ư; the letter stands in no Vietnamese word.
_MENDED = str.maketrans({"ƣ": "ư", "Ƣ": "Ư", "–": "-", "—": "-", "\u00a0": " "})
_ODD = re.compile("[ƣƢ–—\u00a0]")
_RUN = re.compile("[ \u00a0\u2000-\u200b\u202f\u3000]{2,}")
_MOST_TEXT = 200_000  # letters of one paragraph: no duty is that long, and the rest of it is not read


@lru_cache(maxsize=2048)
def compared(text: str) -> str:
    """`text` (NFC) as texts are compared, letter for letter as long as it was."""
    mended = text.translate(_MENDED) if _ODD.search(text) else text
    lower = mended.lower()
    if len(lower) != len(text):  # a few foreign capitals become two letters
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in mended)
    return with_tone_style(lower, ToneStyle.LAST_VOWEL)


@lru_cache(maxsize=2048)
def squeezed(text: str) -> str:
    """`text` with single spaces: patterns would look through a long run of them again and again."""
    return _RUN.sub(" ", text) if _RUN.search(text) else text


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text: each as it is compared, where it begins and ends, whether a capital begins it."""

    text: str
    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capitals: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.keys)

    def key(self, at: int) -> str:
        return self.keys[at] if 0 <= at < len(self.keys) else ""

    def is_word(self, at: int) -> bool:
        return 0 <= at < len(self.keys) and self.keys[at][0].isalnum()

    def is_small(self, at: int) -> bool:
        """Whether a word in small letters stands there."""
        return self.is_word(at) and self.keys[at][0].isalpha() and not self.capitals[at]

    def is_glued(self, at: int) -> bool:
        """Whether no space stands before."""
        return 0 < at < len(self.keys) and self.starts[at] == self.ends[at - 1]

    def slice(self, start: int, end: int) -> str:
        """The text from word `start` up to word `end`, spaces made single."""
        return " ".join(self.text[self.starts[start] : self.ends[end - 1]].split()) if start < end else ""

    def at_offset(self, offset: int) -> int:
        """The first word that begins at `offset` or after it."""
        low, high = 0, len(self.starts)
        while low < high:
            middle = (low + high) // 2
            if self.starts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


@lru_cache(maxsize=2048)
def words_of(text: str) -> Words:
    text = nfc(text[:_MOST_TEXT])
    like = compared(text)
    found = [match.span() for match in _TOKEN.finditer(text)]
    return Words(
        text,
        tuple(like[start:end] for start, end in found),
        tuple(start for start, _ in found),
        tuple(end for _, end in found),
        tuple(text[start].isupper() for start, _ in found),
    )


class Phrases:
    """A list of phrases that is asked at a place of a text; of several the longest counts."""

    def __init__(self, phrases: Iterable[str]):
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            self.add(words_of(phrase).keys)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)

    def add(self, keys: Sequence[str]) -> None:
        if keys and tuple(keys) not in self._by_first.setdefault(keys[0], []):
            self._by_first[keys[0]].append(tuple(keys))

    def at(self, words: Words, at: int) -> int:
        """How many words the phrase at `at` has; 0 where there is none."""
        if at >= len(words.keys):
            return 0
        for phrase in self._by_first.get(words.keys[at], ()):
            if words.keys[at : at + len(phrase)] == phrase:
                return len(phrase)
        return 0
