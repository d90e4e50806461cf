"""Label lines under a task: `Cơ quan chủ trì: …`, `Phối hợp: …`, `Thời gian hoàn thành: …`, `Sản phẩm: …`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from . import vocabulary as known
from .bodies import NO_BODIES, Bodies
from .names import names_at
from .words import Words, compared, words_of

_WHO = (
    r"(?:(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|người|bộ\s+phận|cá\s+nhân|phòng|đồng\s+chí"
    r"|nơi)(?:\s*[,/]\s*(?:cơ\s+quan|đơn\s+vị|tổ\s+chức|cá\s+nhân|đồng\s+chí|bộ\s+phận))*\s+)"
)
_FIELDS = {
    "lead": rf"{_WHO}?(?:chủ\s+trì(?:\s+(?:thực\s+hiện|tham\s+mưu|soạn\s+thảo|và\s+thực\s+hiện))?|đầu\s+mối)"
    rf"|{_WHO}(?:thực\s+hiện|tham\s+mưu|soạn\s+thảo|phụ\s+trách|chịu\s+trách\s+nhiệm)"
    rf"|phân\s+công(?:\s+thực\s+hiện)?|giao",
    "supporting": rf"{_WHO}?(?:và\s+)?phối\s+hợp(?:\s+thực\s+hiện)?",
    "deadline": r"(?:thời\s+gian|thời\s+hạn|tiến\s+độ|hạn)(?:\s*,\s*tiến\s+độ)?(?:\s+(?:hoàn\s+thành|thực\s+hiện"
    r"|trình|báo\s+cáo|xử\s+lý|cuối|gửi|tiến\s+hành|triển\s+khai|ban\s+hành))?"
    r"|hoàn\s+thành",
    "product": r"(?:dự\s+kiến\s+)?(?:sản\s+phẩm|kết\s+quả)(?:\s*[,/]\s*(?:kết\s+quả|sản\s+phẩm))?(?:\s+(?:đầu\s+ra"
    r"|hoàn\s+thành|dự\s+kiến|cần\s+đạt|đạt\s+được))?",
    "other": r"kinh\s+phí|nguồn\s+lực|ghi\s+chú|địa\s+điểm|thành\s+phần|đối\s+tượng|nội\s+dung"
    r"|cơ\s+quan\s+(?:quyết\s+định|trình|phê\s+duyệt|theo\s+dõi)",
}
_LABEL = re.compile(
    r"(?:^|(?<=[;.,(])|\n|⏎)[\s*+-]*(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FIELDS.items()) + r")\s*:"
)
# Particulars of a matter; no label of ours, and nothing to do by itself.
_PARTICULAR = re.compile(
    r"\W*(?:mốc\s+thời\s+gian|đối\s+tượng|nội\s+dung|phạm\s+vi|địa\s+điểm|thành\s+phần|số\s+lượng"
    r"|chỉ\s+tiêu|hình\s+thức|mục\s+đích"
    r"|mục\s+tiêu|thời\s+gian|phương\s+pháp|trang\s+phục|tiêu\s+chuẩn|lý\s+do|căn\s+cứ"
    r"|kinh\s+phí|ghi\s+chú|lưu\s+ý)(?![^:]{0,40}phân\s+công)[^:.;]{0,40}:"
)
_BARE_DEADLINE = re.compile(
    r"[;.,]\s+(?:(?:thời\s+(?:gian|hạn)\s+)?(?:hoàn\s+thành|xong|thực\s+hiện)\s+"
    r"(?=(?:trước|trong|chậm|xong|vào|quý|tháng|ngày|hết|thường|h[ằà]ng|năm|từ|đến)\s)|(?=(?:trước|trong|chậm\s+nhất|quý|tháng|từ\s+ngày)\s))"
)
_AT_AN_HOUR = re.compile(r"\W*(?:từ\s+)?\d{1,2}\s*(?:giờ|h\d)")
_PARTS = re.compile(r"[;\n⏎]|<br\s*/?>|\s/\s|\s\+\s")
_SAME_HEAD = re.compile(r"\s*(Bộ|Sở|Phòng)\s+(?=[A-ZĐ])")
_DASHES = ("-", "–", "+", "•")
_DASHED = re.compile(r"(?:^|\s)[-–+•]\s+(?=[^\W\d_])")
# What part the names before it have; behind `phối hợp với` the helpers follow.
_ROLE = re.compile(
    r"[\s(]{1,4}(?:(?:làm\s+)?(?:chủ\s+trì|đầu\s+mối)(?:\s+thực\s+hiện)?"
    r"|(?P<helps>(?:cùng\s+)?phối\s+hợp(?:\s+thực\s+hiện)?(?P<with>\s+(?:với|cùng)(?:\s+với)?)?))"
    r"(?:\s*\)|(?=\s*(?:[,;.]|$))|(?<=với)|(?<=cùng))"
)
_LEADING_LABEL = re.compile(r"([^\W\d_][^:;.()\d]{3,70}):\s+(?=[^\W\d_])")
_AS_WHAT = ("làm", "là", "giữ")  # `đồng chí … làm Tổ trưởng`
_EDGES = " \t.,;:-–+*()\u00a0"


@dataclass(frozen=True, slots=True)
class Labelled:
    """What labels say; `start` is where the first of them stands. `asks`: a deadline word that only tasks have."""

    start: int
    lead: str | None = None
    supporting: str | None = None
    deadline: str | None = None
    product: str | None = None
    asks: bool = False


@lru_cache(maxsize=2048)
def labelled(text: str) -> Labelled | None:
    """The labels of a text; None where there is none of ours."""
    if ":" not in text:
        return None
    like = compared(text)
    found = list(_LABEL.finditer(like))
    values: dict[str, str] = {}
    asks = False
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        field = str(match.lastgroup)
        value = text[match.end() : end].strip(_EDGES)
        if value and field in ("lead", "supporting"):
            value, behind = _without_deadline(value)
            values |= {"deadline": behind} if behind and "deadline" not in values else {}
        if value and field not in values:
            values[field] = " ".join(value.split(" "))
        asks = asks or (field == "deadline" and re.search(r"hạn|hoàn\s+thành|tiến\s+độ", match.group()) is not None)
    if not found or not values.keys() & {"lead", "supporting", "deadline", "product"}:
        return None
    fields = {name: value for name, value in values.items() if name != "other"}
    return Labelled(found[0].start(), asks=asks, **fields)


def _without_deadline(value: str) -> tuple[str, str]:
    """`Phòng Kinh tế; hoàn thành trong quý II` apart: who, and by when without a label of its own."""
    match = _BARE_DEADLINE.search(compared(value))
    return (value[: match.start()].strip(_EDGES), value[match.end() :].strip(_EDGES)) if match else (value, "")


def is_particular(text: str) -> bool:
    """`Đối tượng: …`, `Mốc thời gian: …`, `07 giờ 30: …`"""
    like = compared(text[:120])
    return bool(_PARTICULAR.match(like) or _AT_AN_HOUR.match(like))


def listed_names(text: str, bodies: Bodies = NO_BODIES) -> tuple[str, ...]:
    """The names in a cell or behind a label. What is no known form of a name stands as it is written."""
    found: list[str] = []
    for each in _parts(text, bodies):
        part = each.strip(_EDGES)
        words = words_of(f"{part})" if part.count("(") > part.count(")") else part)
        found += _names_in(words, bodies)
    return tuple(dict.fromkeys(found))


def _torn(text: str) -> str:
    """`Sở Nội vụ Sở Tài chính`: a cell whose lines were put together, each of them with the same head."""
    head = _SAME_HEAD.match(text)
    return re.sub(rf"(?<=[^\W\d_])\s+(?={head[1]}\s+[A-ZĐ])", "; ", text) if head else text


def _parts(text: str, bodies: Bodies) -> list[str]:
    """What marks part in a cell; where it begins with a dash, dashes before a name part as well."""
    parts = _PARTS.split(_torn(text))
    if text.lstrip()[:1] not in _DASHES:
        return parts
    found: list[str] = []
    for part in (one for each in parts for one in _DASHED.split(each)):
        is_next = not found or names_at(words_of(part.strip(_EDGES)), 0, bodies) is not None
        found = [*found, part] if is_next else [*found[:-1], f"{found[-1]} - {part}"]
    return found


def shared_names(text: str, bodies: Bodies = NO_BODIES) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who helps, where one label names both: `A chủ trì, B phối hợp`, `A (chủ trì), B, C (phối hợp)`."""
    like = compared(text)
    leads: list[str] = []
    helping: list[str] = []
    at = 0
    for match in _ROLE.finditer(like):
        named = listed_names(text[at : match.start()], bodies)
        (helping if match["helps"] and (leads or not match["with"]) else leads).extend(named)
        at = match.end()
    rest = listed_names(text[at:], bodies)
    (helping if leads else leads).extend(rest)
    return tuple(dict.fromkeys(leads)), tuple(name for name in dict.fromkeys(helping) if name not in leads)


def _names_in(words: Words, bodies: Bodies) -> Iterator[str]:
    at = 0
    while at < len(words):
        names = names_at(words, at, bodies, joints=",/")
        end = _next_joint(words, names.end if names else at)
        if names and (names.end >= end or words.key(names.end) in _AS_WHAT):
            yield from (words.slice(name.start, name.end) for name in names.names)
        elif any(words.is_word(one) for one in range(at, end)):
            yield from (words.slice(name.start, name.end) for name in (names.names[:-1] if names else ()))
            yield words.slice(names.names[-1].start if names else at, end)
        at = end + 1


def _next_joint(words: Words, at: int) -> int:
    """The comma behind which something new is named: with a capital or counted."""
    return next((one for one in range(at, len(words)) if words.key(one) == "," and _is_new(words, one + 1)), len(words))


def _is_new(words: Words, at: int) -> bool:
    return not words.is_small(at) or known.PERSONS.at(words, at) > 0 or known.QUANTIFIERS.at(words, at) > 0


def leading_label(text: str, bodies: Bodies = NO_BODIES) -> tuple[tuple[str, ...], int] | None:
    """`Điều dưỡng trưởng các khoa: kiểm tra …`: who, though no known body begins so, and where the duty begins."""
    match = _LEADING_LABEL.match(text)
    if match is None:
        return None
    words = words_of(text)
    behind = words.at_offset(match.end())
    if known.VERBS.at(words, 0) or known.MATTERS.at(words, 0) or not known.VERBS.at(words, behind):
        return None
    return listed_names(match.group(1), bodies), match.end()


def begins_with_name(text: str, bodies: Bodies) -> bool:
    return names_at(words_of(text.strip(_EDGES)), 0, bodies) is not None
