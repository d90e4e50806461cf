"""The bodies that the address book knows, as texts write them. Matching only recognises: names stay as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from ..administrative.agencies import AgencyBook
from ..administrative.names import HOLE
from .words import Phrases, Words, words_of

_LEAST_LETTERS = 2  # of an abbreviation


@dataclass(frozen=True, eq=False, slots=True)
class Bodies:
    """Names in words, and abbreviations, which count in capitals only: `TU` is a body and `tu` is not."""

    names: Phrases = field(default_factory=lambda: Phrases(()))
    abbreviations: Phrases = field(default_factory=lambda: Phrases(()))

    def at(self, words: Words, at: int) -> int:
        """How many words the longest name at `at` has; 0 where no known body is named."""
        named = self.names.at(words, at)
        short = self.abbreviations.at(words, at)
        if short > named and words.text[words.starts[at] : words.ends[at + short - 1]].isupper():
            return short
        return named


NO_BODIES = Bodies()


def bodies_of(book: AgencyBook) -> Bodies:
    """What a book knows. Up to the words of the place: what follows (`xã Vạn Phúc`) is part of any name."""
    return _bodies(tuple(form for agency in book.agencies for form in agency.forms))


@lru_cache(maxsize=8)
def _bodies(forms: tuple[str, ...]) -> Bodies:
    names, short = set[str](), set[str]()
    for form in forms:
        fixed = HOLE.split(form)[0].strip(" (-,")
        keys = words_of(fixed).keys
        if fixed.isupper() and len(fixed) >= _LEAST_LETTERS:
            short.add(fixed)
        elif len(keys) > 1 and _says_enough(keys):
            names.add(fixed)
    return Bodies(Phrases(names), Phrases(short))


def _says_enough(keys: Iterable[str]) -> bool:
    """`Các ban`, `Đồng chí`: what stands before a hole may be nobody's name."""
    return sum(key.isalnum() for key in keys) > 1
