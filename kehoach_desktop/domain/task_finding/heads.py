"""Words that begin the name of a body or a person: `Ban`, `Chi bộ`, `đồng chí`."""

import re

from . import vocabulary as known
from .words import Words

_SHORT_FORM = re.compile(
    r"(?:B(?:TG|TC|DV|NC|XD|TV|CH|CĐ|QL)|UB(?:KT|MT|ND)|VP|MTTQ|LĐLĐ|TT(?:YT|VH|CT|PV|DV))[A-ZĐƯ]{0,7}|[A-ZĐƯ]{2,7}(?:ĐU|TU|HU|TW)"
)
# Small letters that a name like `Thuế cơ sở` goes on with.
_PLACES = {"tỉnh", "xã", "phường", "huyện", "thành", "đặc", "cơ", "khu", "đơn", "cấp", "quân", "chính", "nhân"}


def is_row_of_nouns(words: Words, at: int) -> bool:
    """`Bộ, ngành, địa phương`, `Sở, ban, ngành`: nouns for many in a row, though nothing counts them."""
    noun = known.MANY.at(words, at)
    behind = at + noun + 1
    if not noun or words.key(behind - 1) != "," or not words.is_small(behind):
        return False
    return known.MANY.at(words, behind) > known.VERBS.at(words, behind)


def head_length(words: Words, at: int, *, is_counted: bool) -> int:
    length = known.HEADS.at(words, at)
    short = known.ABBREVIATED.at(words, at)
    short = short or (1 if _is_own_abbreviation(words, at) else 0)
    if short and words.text[words.starts[at] : words.ends[at + short - 1]].isupper():
        return max(length, short)
    if not length:
        return 0
    if is_counted and words.key(at + 1) == ",":
        return length  # `các phòng, ban` are bodies, `phòng, chống` is a verb
    is_none = known.NO_BODY.at(words, at) >= length
    if is_none and is_counted and known.MANY.at(words, at) == length:
        return length  # `các tổ chức` where `tổ chức` alone is a verb
    return 0 if is_none and not (words.capitals[at] and _is_title(words, at)) else length


def _is_own_abbreviation(words: Words, at: int) -> bool:
    """`BTGDVĐU chuẩn bị …`: capitals that end or begin as the short forms of bodies do, whatever stands between."""
    return words.is_word(at) and _SHORT_FORM.fullmatch(words.text[words.starts[at] : words.ends[at]]) is not None


def _is_title(words: Words, at: int) -> bool:
    """`Ban Hành chính` is a body where `ban hành` is a verb: the second word has a capital as well."""
    return (
        at + 1 < len(words)
        and words.capitals[at + 1]
        and not words.text[words.starts[at] : words.ends[at + 1]].isupper()
    )


def needs_more(words: Words, at: int, head: int) -> bool:
    return known.NEEDS_MORE.at(words, at) == head and known.ALONE.at(words, at) < head


def is_open(words: Words, at: int) -> bool:
    """Whether what follows a head that is a verb too can be its name: `Thuế cơ sở`, `Lãnh đạo các đơn vị`."""
    return (words.is_word(at) and words.capitals[at]) or known.QUANTIFIERS.at(words, at) > 0 or words.key(at) in _PLACES
