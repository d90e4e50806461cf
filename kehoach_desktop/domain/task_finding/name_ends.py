"""What stands at the ends of a name and between names: brackets, numbers, units, verbs; and which names mean nobody."""

from . import vocabulary as known
from .bodies import Bodies
from .words import Words

_MOST_IN_BRACKETS = 40
_COUNTRY = {"tỉnh", "xã", "phường", "huyện", "quận"}
COUNTED = {"ngày", "tháng", "giờ", "%", "lớp", "cuộc", "đợt"}


def after_brackets(words: Words, at: int) -> int:
    """`at`, or the word behind the brackets that open there: `Sở Nội vụ (cơ quan thường trực) chủ trì`."""
    if words.key(at) != "(":
        return at
    for end in range(at + 1, min(at + _MOST_IN_BRACKETS, len(words))):
        if words.key(end) == ")":
            return end + 1
    return at


def is_vague(words: Words, first: int, end: int, *, is_named: bool, is_counted: bool) -> bool:
    """`Các cấp uỷ, chính quyền`, and nouns for many that nothing counts or names: `chi bộ`, `mỗi thôn`."""
    if words.keys[end - 2 : end] == ("các", "cấp"):  # `Uỷ ban nhân dân các cấp`
        return True
    if words.capitals[first] and words.keys[first : first + 2] == ("chi", "uỷ"):
        return False  # there is but one where a plan speaks of it
    is_own = is_named or any(key.isdigit() for key in words.keys[first:end])
    is_own = is_own or any(words.capitals[at] for at in range(first + 1, end)) or "tham" in words.keys[first:end]
    if not is_own and words.key(first) == "đồng":  # `các đồng chí đảng viên`
        first += known.PERSONS.at(words, first)
    if not is_own and (words.keys[first : first + 2] == ("lãnh", "đạo") or words.key(first - 1) in ("từng", "mỗi")):
        return True
    return not is_own and bool(known.VAGUE.at(words, first) or (not is_counted and known.MANY_ONLY.at(words, first)))


def is_verb_first(words: Words, first: int, head: int) -> bool:
    """`Thống kê tổng đàn`: a verb with its object, though `Thống kê` is a body too."""
    end = first + head
    return known.VERBS.at(words, first) >= head and words.is_small(end) and not known.VERBS.at(words, end)


def says_about_what(words: Words, at: int) -> bool:
    """`Ban Chỉ đạo về …` is a name, `Bộ Chính trị về …` says what a paper of that body is about."""
    is_named_by_it = words.keys[at - 2 : at] in (("chỉ", "đạo"), ("công", "tác"), ("tư", "vấn"))
    return words.key(at) in ("về", "theo", "với") and not is_named_by_it


def is_next_unit(words: Words, at: int, behind: int, bodies: Bodies) -> bool:
    """`UBND tỉnh, thành phố`, `Đoàn xã, phường`: units of the country in a row, none of them named."""
    end = behind + known.MANY.at(words, behind)
    is_own = words.keys[at - 1] in _COUNTRY or words.keys[at - 2 : at] in (("thành", "phố"), ("đặc", "khu"))
    is_next = words.key(behind) in _COUNTRY or words.keys[behind:end] in (("thành", "phố"), ("đặc", "khu"))
    is_named = words.is_word(end) and words.capitals[end] and not bodies.at(words, end)
    return is_own and is_next and words.is_small(behind) and not is_named


def over_number(words: Words, behind: int) -> int:
    """`Khu phố 1, 2 và 3`, `Tổ đảng số 1, số 2`: numbers of the same kind, no day and no count."""
    number = behind + (words.key(behind) == "số")
    is_day = words.is_glued(number + 1) or words.key(number + 1) in COUNTED
    return number + 1 - behind if words.key(number).isdigit() and (not is_day or words.key(number + 1) in ",;:") else 0
