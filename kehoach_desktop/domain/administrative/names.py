"""One key for all the ways an office writes the name of a body.

`Thường trực Tỉnh uỷ`, `TT TU` and `thuong truc thanh uy` are the same words: marks, case and punctuation do not count,
usual abbreviations stand for what they shorten, and the kinds of units of one level stand for each other, because a
list that names `UBND xã` means the ward's as well.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..vietnamese import fold

# Folded words to the short form that the key keeps. Longer phrases win.
_SHORT = {
    "tinh uy": "tu", "thanh uy": "tu", "huyen uy": "hu", "dang uy": "du",
    "tinh uy vien": "tuv", "thanh uy vien": "tuv", "dang uy vien": "duv",
    "thanh pho": "tinh", "tp": "tinh", "phuong": "xa", "dac khu": "xa",
    "ban chap hanh": "bch", "ban thuong vu": "btv", "thuong truc": "tt", "ban chi dao": "bcd",
    "uy ban kiem tra": "ubkt", "tuyen giao va dan van": "tgdv", "tg dv": "tgdv", "van phong": "vp",
    "co quan": "cq", "tham muu giup viec": "tmgv", "to chuc co so dang": "tccsd",
    "uy vien": "uv", "chu tich": "ct", "pho chu tich": "pct", "dong chi": "dc", "d c": "dc",
    "uy ban nhan dan": "ubnd", "hoi dong nhan dan": "hdnd", "dai bieu quoc hoi": "dbqh",
    "mat tran to quoc viet nam": "mttq", "mat tran to quoc": "mttq", "mttq viet nam": "mttq", "mttqvn": "mttq",
    "ubmttqvn": "uy ban mttq", "ubmttq": "uy ban mttq", "chinh tri xa hoi": "ctxh", "ct xh": "ctxh",
    "chi huy quan su": "chqs", "toa an nhan dan": "tand", "vien kiem sat nhan dan": "vksnd",
    "kho bac nha nuoc": "kbnn", "bao hiem xa hoi": "bhxh", "to dan pho": "tdp",
}  # fmt: skip
_PHRASES = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b")
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")
# `Các đồng chí Tỉnh uỷ viên` and `Tỉnh uỷ viên` are the same people; `liên quan` narrows a line, not what it names.
_PADDING = re.compile(r"^(?:cac )?dc (?=(?:uv|tuv|duv)\b)| (?:co )?lien quan$")

Key = tuple[str, ...]


def name_key(text: str) -> Key:
    """`text` as the words that names are compared by."""
    shortened = _PHRASES.sub(lambda match: _SHORT[match.group()], plain_words(text))
    return tuple(_PADDING.sub("", shortened).split())


def plain_words(text: str) -> str:
    """`text` folded, with single spaces for all that is neither letter nor figure."""
    return _BETWEEN_WORDS.sub(" ", fold(text)).strip()


# What stands for the words of the place while names are compared; `name_key` takes the other kinds for the same.
UNIT_WORDS = {"tu": "Tỉnh uỷ", "cap_tinh": "tỉnh", "cap_xa": "xã"}
HOLE = re.compile(r"\{(\w+)\}")
_UNIT_AT_END = re.compile(r"\s*\{cap_\w+\}(?:\s*\{\w+\})?$")
UNIT_KEYS = {"tu", "du", "tinh", "xa"}  # the words of the place as they stand in a key
# A name that ends with one of these may be followed by a proper name: `Sở Nội vụ tỉnh (Lâm Đồng)`.
_BEFORE_PROPER_NAME = {"tu", "hu", "tinh", "huyen", "quan", "xa", "tran", "tuv", "duv"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write the body `id`. Where it is `open`, a proper name stands between `head` and `tail`."""

    id: str
    words: str  # of the head, folded but not shortened: tells apart what the key takes for the same
    head: Key
    tail: Key = ()
    commas: int = 0
    open: bool = False

    def fits(self, text: str, rest: Key) -> bool:
        """Whether `rest`, the words of `text` after the head, can be a proper name and the tail."""
        if len(rest) <= len(self.tail) or text.count(",") != self.commas:
            return False
        if " " not in self.words and not any(word[0].isupper() for word in text.split()[1:2]):
            return False  # one word says too little: `Báo Lâm Đồng` is a paper, `báo cáo viên` is not
        return rest[len(rest) - len(self.tail) :] == self.tail


@lru_cache(4096)  # of the shipped bodies all, which every book holds
def spellings(id_: str, form: str) -> tuple[Spelling, ...]:
    """The ways to write a form: without its proper names, without the unit it ends with, and with proper names."""
    return tuple(_spellings(id_, form))


def _spellings(id_: str, form: str) -> Iterator[Spelling]:
    for variant in dict.fromkeys((form, _UNIT_AT_END.sub("", form))):
        words = plain_words(" ".join(_between_holes(variant)))
        if " " in words or (words and "{" not in form):  # what is left of a form must still say something
            yield Spelling(id_, words, name_key(words))
    first, *rest = _between_holes(form)
    head = name_key(first)
    if head and (rest or head[-1] in _BEFORE_PROPER_NAME):
        tail = name_key(rest[-1]) if rest else ()
        yield Spelling(id_, plain_words(first), head, tail, form.count(","), open=True)


def _between_holes(form: str) -> list[str]:
    """The fixed texts of a form; words of the place are fixed enough."""
    return HOLE.split(HOLE.sub(lambda match: UNIT_WORDS.get(match[1], match[0]), form))[::2]


class NameIndex:
    """All spellings by their keys."""

    def __init__(self, spelled: Iterable[Spelling]):
        self._closed: dict[Key, list[Spelling]] = {}
        self._open: dict[Key, list[Spelling]] = {}
        for spelling in spelled:
            index = self._open if spelling.open else self._closed
            index.setdefault(spelling.head, []).append(spelling)

    def whole(self, key: Key) -> Sequence[Spelling]:
        """The spellings that are just these words."""
        return self._closed.get(key, ())

    def find(self, text: str) -> Sequence[Spelling]:
        """The spellings of `text`; with a proper name in it, those whose own words account for most of it."""
        key = name_key(text)
        if found := self.whole(key):
            return found
        for length in range(len(key) - 1, 0, -1):
            heads = self._open.get(key[:length], ())
            if found := [spelling for spelling in heads if spelling.fits(text, key[length:])]:
                return found
        return ()
