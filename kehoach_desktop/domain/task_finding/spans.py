"""Where a block's text names bodies and deadlines, for marking them on the paper."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from ..dates import PartialDate
from ..deadlines import NO_DATE
from ..plan import DeadlineKind
from ..vietnamese import nfc
from . import vocabulary as known
from .bodies import NO_BODIES, Bodies
from .dated_phrases import dated_phrases
from .names import name_at
from .records import Name
from .timing import Terms
from .words import Words, words_of

Span = tuple[int, int]


@lru_cache(maxsize=4096)
def agency_spans(text: str, bodies: Bodies = NO_BODIES) -> tuple[Span, ...]:
    """The letters of each name of a body, as `(start, end)` of `text`."""
    words = words_of(nfc(text))
    return _in(text, tuple((words.starts[name.start], words.ends[name.end - 1]) for name in all_names(words, bodies)))


@lru_cache(maxsize=4096)
def deadline_spans(text: str, issue: PartialDate = NO_DATE) -> tuple[Span, ...]:
    """The letters of each deadline that has a meaning."""
    whole, terms = nfc(text), Terms(issue)
    found = dated_phrases(whole)
    return _in(
        text,
        tuple(
            (one.start, one.end)
            for one in found
            if one.form == "event" or terms.read(whole[one.start : one.end]).kind is not DeadlineKind.NONE
        ),
    )


def all_names(words: Words, bodies: Bodies = NO_BODIES) -> Iterator[Name]:
    """Every body that is named with a capital or known from the book, from left to right; none inside another."""
    at = 0
    while at < len(words):
        name = name_at(words, at, bodies) if words.is_word(at) and _may_be_marked(words, at, bodies) else None
        if name and not name.is_vague:
            yield name
            at = max(name.end, at + 1)
        else:
            at += 1


def _may_be_marked(words: Words, at: int, bodies: Bodies) -> bool:
    if words.is_glued(at) and words.key(at - 1) in "/-":
        return False  # within a symbol: `46-KH/ĐU`
    if words.key(at) in ("trang", "cổng") and not words.capitals[at]:
        return False  # a place to read, no body
    if words.capitals[at] or bodies.at(words, at):
        return True
    return bool(known.QUANTIFIERS.at(words, at))


def _in(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans of the composed text as places of `text` itself, which may hold letters typed a moment ago."""
    if not spans or unicodedata.is_normalized("NFC", text):
        return spans
    places = [0]
    at = 0
    for letter in _letters(text):
        places += [at + len(letter)] * len(nfc(letter))
        at += len(letter)
    last = len(places) - 1
    return tuple((places[min(start, last)], places[min(end, last)]) for start, end in spans)


def _letters(text: str) -> list[str]:
    """The letters with the marks that belong to them."""
    found: list[str] = []
    for is_mark, chars in groupby(text, key=lambda char: unicodedata.combining(char) > 0):
        if is_mark and found:
            found[-1] += "".join(chars)
        else:
            found += list(chars)
    return found
