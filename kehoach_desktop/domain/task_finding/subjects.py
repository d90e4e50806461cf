"""Who must act in a clause, who helps, and where what must be done begins."""

import re
from dataclasses import dataclass

from . import vocabulary as known
from .bodies import Bodies
from .names import Name, NameList, names_at
from .words import Phrases, Words

_MOST_OF_TOPIC = 4  # words
_MOST_BEFORE_NAME = 40  # words of an adverbial before the body that must act
# Words that may stand before the body: when, on what ground, what for.
_ADVERBIALS = Phrases(
    (
        "trong", "trước", "sau", "hằng", "hàng", "định kỳ", "căn cứ", "trên cơ sở", "theo", "từ", "để", "nhằm",
        "chậm nhất", "ngay", "khi", "mỗi", "đến", "quý", "tháng", "năm", "tuần", "ngày", "đợt", "giai đoạn",
        "đồng thời", "trong đó", "vào", "hoàn thành", "xong", "muộn nhất", "cuối", "đầu", "giữa", "bên cạnh đó",
        "ngoài ra", "trường hợp", "nếu", "riêng", "thời gian", "bước",
    )
)  # fmt: skip
# Sentences that close a plan or speak of it.
NO_DUTY_SENTENCE = Phrases(
    (
        "trên đây", "trong quá trình", "quá trình", "kế hoạch này", "chương trình này", "hướng dẫn này",
        "nghị quyết này", "quyết định này", "văn bản này", "thông báo này", "chỉ thị này", "nếu có", "trường hợp có",
        "danh mục", "phấn đấu", "trên cơ sở đó", "mọi",
    )
)  # fmt: skip
# Behind `Hội …:` these tell what is the matter with it, not what it must do.
_NOT_BEHIND_COLON = Phrases(
    (
        "không", "quá", "đã", "gồm", "bao gồm", "được", "bị", "chưa", "có", "do", "tại", "từ", "thời gian",
    )
)  # fmt: skip
_ASIDE = Phrases(
    (
        "gồm", "gồm cả", "bao gồm", "nhất là", "trong đó có", "trước hết là", "kể cả", "theo", "căn cứ", "trên cơ sở",
        "tuỳ", "tuỳ theo", "trong phạm vi", "ngoài", "với", "tại",
    )
)  # fmt: skip
_NOUN_BEFORE = {"chế", "hoạch", "trình", "sự", "cơ", "tác"}  # `quy chế phối hợp với …` is a document
_BESIDE = {"chặt", "chẽ", "thực", "hiện", "thường", "xuyên", "đồng", "bộ", "hiệu", "quả", "công", "tác"}


CARRIES = Phrases(("chủ trì", "thực hiện", "phụ trách", "đảm nhiệm", "đảm nhận", "tham mưu", "chịu trách nhiệm"))
HELPING = ("phối hợp", "hỗ trợ", "tham gia", "cùng phối hợp", "phối kết hợp")
HELPS_SOMEBODY = re.compile(r"(?:cùng )?phối (?:kết )?hợp(?: chặt chẽ)? (?:với|cùng|các)")  # then it acts itself


@dataclass(frozen=True, slots=True)
class Subject:
    """Who must act, and the word where what must be done begins."""

    names: tuple[Name, ...]
    says: int
    is_told: bool = False
    is_label: bool = False


def subject_at(words: Words, at: int, bodies: Bodies) -> Subject | None:
    """Who must act in the clause that begins at word `at`; None where it does not begin with a body."""
    if NO_DUTY_SENTENCE.at(words, at):
        return None
    while at < len(words) and not words.is_word(at) and words.key(at) not in "([":
        at += 1
    if given := _given(words, at, bodies):
        return given
    if direct := _direct(words, at, bodies):
        return direct
    return _behind_adverbial(words, at, bodies) if _ADVERBIALS.at(words, at) or words.key(at).isdigit() else None


def subject_at_the_end(words: Words, first: int, last: int, bodies: Bodies) -> Subject | None:
    """`Tổ chức hội nghị: Phòng Kinh tế chủ trì`, `… do Công an xã thực hiện`: the body stands behind."""
    for at in range(first, last - 2):
        if words.key(at) not in (":", "do"):
            continue
        names = names_at(words, at + 1, bodies, joints=",/")
        is_topic = words.key(at) == "do" and at - first <= _MOST_OF_TOPIC  # `Kinh phí do Văn phòng lập dự toán`
        acts = CARRIES.at(words, names.end) or (is_topic and known.VERBS.at(words, names.end)) if names else 0
        if names and acts and not names.names[0].is_vague:
            return Subject(names.names, first)
    return None


def _given(words: Words, at: int, bodies: Bodies) -> Subject | None:
    giving = known.GIVING.at(words, at)
    giving += giving > 0 and words.key(at + giving) == ":"
    found = names_at(words, at + giving, bodies) if giving else None
    if found is None or (known.CONCERNING.at(words, at) and words.key(found.end) not in (":", ",")):
        return None
    says = _says(words, found.end)
    return Subject(found.names, says, is_told=True) if says is not None else None


def _direct(words: Words, at: int, bodies: Bodies) -> Subject | None:
    found = names_at(words, at, bodies)
    if found is None:
        return None
    given = _given(words, found.end, bodies)
    if given and not (words.key(found.end) == "phân" and given.names[0].is_vague):
        return given  # `Đảng uỷ xã giao Văn phòng Đảng uỷ chủ trì …`
    says = _says(words, found.end)
    if says is None:
        return None
    is_label = words.key(found.end) == ":"
    if is_label and (given := _asked_of(words, says, found)):
        return given
    return Subject(found.names, says, is_label=is_label)


def _asked_of(words: Words, at: int, found: NameList) -> Subject | None:
    """`Ban Giám đốc Bệnh viện: Đảng uỷ đề nghị ban hành …`: the label says who must act."""
    asking = names_at(words, at)
    if asking and known.GIVING.at(words, asking.end):
        return Subject(found.names, asking.end + known.GIVING.at(words, asking.end), is_told=True, is_label=True)
    return None


def _behind_adverbial(words: Words, at: int, bodies: Bodies) -> Subject | None:
    for comma in range(at + 1, min(at + _MOST_BEFORE_NAME, len(words) - 1)):
        key = words.key(comma)
        if key in (";", ".") and not words.is_glued(comma + 1):
            return None
        if key in (",", ":", "-"):
            subject = _given(words, comma + 1, bodies) or _direct(words, comma + 1, bodies)
            if (
                subject
                or key == ":"
                or (known.VERBS.at(words, comma + 1) > 1 and not names_at(words, comma + 1, bodies))
            ):
                return subject
    return None


def _says(words: Words, at: int) -> int | None:
    """The word where a duty begins behind a name; None where what follows is none."""
    if words.key(at) == ":":
        return at + 1 if at + 1 < len(words) and not _NOT_BEHIND_COLON.at(words, at + 1) else None
    if words.key(at) == "do":
        at = _behind_head(words, at)
    if words.key(at) == "," and _ASIDE.at(words, at + 1):
        at = _behind_aside(words, at + 1)
    if words.key(at) in (",", "-") and known.VERBS.at(words, at + 1) > 1 and not words.capitals[at + 1]:
        at += 1
    if not words.is_small(at):
        return None
    if known.DUTY_ALL_THE_SAME.at(words, at):
        return at
    return None if known.NO_DUTY.at(words, at) else at


def _behind_head(words: Words, at: int) -> int:
    """`Tổ Giúp việc do đồng chí … làm Tổ trưởng theo dõi …`: the word behind who heads it."""
    for verb in range(at + 1, min(at + _MOST_BEFORE_NAME, len(words) - 1)):
        if words.key(verb) == "làm" and (office := known.POSITIONS.at(words, verb + 1)):
            end = verb + 1 + office
            return end + (words.key(end) == "," and known.VERBS.at(words, end + 1) > 0)
    return at


def bodies_beside(words: Words, at: int, end: int, bodies: Bodies) -> tuple[tuple[str, bool], ...]:
    """Bodies behind a comma with a verb of their own, and whether they only help: `A chủ trì, B phối hợp`.

    A body that stands in the row of another verb's objects is none: `hướng dẫn các chi bộ, Công an xã thực hiện`.
    """
    found: list[tuple[str, bool]] = []
    last = words.at_offset(end)
    while at < last:
        names = names_at(words, at, bodies, joints=",/") if words.is_word(at) else None
        if names is None:
            at += 1
            continue
        if words.key(at - 1) == "," and names.end < last and (helps := _role_beside(words, names.end)) is not None:
            found += [(words.slice(name.start, name.end), helps) for name in names.names if not name.is_vague]
        at = max(names.end, at + 1)
    return tuple(found)


def _role_beside(words: Words, at: int) -> bool | None:
    """Whether the verb at `at` only helps; None where no verb stands there."""
    if not words.is_small(at) or known.NO_DUTY.at(words, at) or not known.VERBS.at(words, at):
        return None
    said = " ".join(words.keys[at : at + 6])
    return said.startswith(HELPING) and not HELPS_SOMEBODY.match(said)


def _behind_aside(words: Words, at: int) -> int:
    """`Các đảng uỷ trực thuộc, gồm cả đảng uỷ xã, phường, xây dựng …`: the comma before the verb."""
    for comma in range(at + 1, min(at + _MOST_BEFORE_NAME, len(words) - 1)):
        if words.key(comma) == "," and known.VERBS.at(words, comma + 1) > 1:
            return comma
    return at


# ---------------------------------------------------------------- with whom


def supporting_of(words: Words, start: int, end: int, bodies: Bodies) -> tuple[str, ...]:
    """The bodies behind `phối hợp với` between two letters of a text."""
    found: list[str] = []
    at, last = words.at_offset(start), words.at_offset(end)
    while at < last - 2:
        if words.keys[at : at + 2] != ("phối", "hợp") and words.keys[at : at + 3] != ("phối", "kết", "hợp"):
            at += 1
            continue
        is_noun = at > 0 and words.key(at - 1) in _NOUN_BEFORE
        at += 2 if words.key(at + 1) == "hợp" else 3
        names = None if is_noun else _helpers(words, at, bodies)
        if names:
            found += [words.slice(name.start, name.end) for name in names.names if words.starts[name.start] < end]
            at = names.end
    return tuple(found)


def _helpers(words: Words, at: int, bodies: Bodies) -> NameList | None:
    while words.key(at) in _BESIDE:
        at += 1
    if words.key(at) == "cùng" and words.key(at + 1) == "với":
        at += 2
    elif words.key(at) in ("với", "cùng", "giữa", ":"):
        at += 1
    elif not (words.is_word(at) and (words.capitals[at] or known.QUANTIFIERS.at(words, at))):
        return None  # `phối hợp thực hiện`: with nobody; a name may follow without `với`
    return names_at(words, at, bodies, joints=",/")
