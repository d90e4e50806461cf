"""Persons and the offices that stand behind their names, among the names of bodies."""

from . import vocabulary as known
from .words import Words

_CALLED = {"ông", "bà", "thầy", "cô", "đ"}  # `đ/c`
# `Bí thư, phó bí thư chi bộ` is one name.
_BARE_OFFICES = {
    ("bí", "thư"),
    ("chủ", "tịch"),
    ("giám", "đốc"),
    ("trưởng",),
    ("hiệu", "trưởng"),
}
_RANKS = {"công", "cán", "viên", "chuyên", "nhân"}  # `bà Lê Thu Hà, công chức Văn phòng - Thống kê`


def is_called(words: Words, first: int) -> bool:
    """Whether a name begins with what a person is called by: `đồng chí`, `bà`."""
    return words.key(first) in _CALLED or words.keys[first : first + 2] == ("đồng", "chí")


def is_of_person(words: Words, first: int, at: int) -> bool:
    """`thầy Đỗ Quang Huy tập luyện`: the third word of a person's own name has no second half."""
    return is_called(words, first) and words.capitals[at - 1] and words.capitals[at - 2]


def is_next_person(words: Words, first: int, at: int, behind: int) -> bool:
    """`đồng chí Mai và đồng chí Anh`, `Trưởng thôn, tổ trưởng`: each for himself, unless `các` counts."""
    office = known.PERSONS.at(words, behind)
    if not office or words.capitals[behind] or words.key(first - 1) in ("các", "những"):
        return False
    is_named = behind + office < len(words) and words.capitals[behind + office]
    return is_named or not (known.PERSONS.at(words, first) and words.keys[first:at] in _BARE_OFFICES)


def is_double_office(words: Words, first: int, at: int, behind: int) -> bool:
    """`Văn phòng HĐND và UBND xã` serves both."""
    own = words.keys[first:at]
    is_office = "vp" in own[:1] or ("văn", "phòng") in (own[:2], own[1:3], own[2:4])  # `Phó Chánh Văn phòng`
    is_council = words.key(at - 1) in ("hđnd", "đbqh") or words.keys[at - 4 : at] == ("hội", "đồng", "nhân", "dân")
    is_council = is_council or words.keys[at - 2 : at] == ("quốc", "hội")
    is_other = words.key(behind) in ("ubnd", "hđnd", "uỷ", "hội")
    return is_office and is_council and is_other and words.key(at) in ("và", "&", ",")


def position(words: Words, at: int, behind: int) -> int:
    """`đồng chí Lê Thu Hà, Phó Bí thư Chi bộ`: who that is belongs to the person; `…, Trưởng các thôn` does not."""
    office = known.POSITIONS.at(words, behind)
    if not words.capitals[behind]:
        return office if words.key(at) == "," and words.capitals[at - 1] and words.key(behind) in _RANKS else 0
    return 0 if known.QUANTIFIERS.at(words, behind + office) else office
