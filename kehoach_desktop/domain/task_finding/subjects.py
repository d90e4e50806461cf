"""Who must act in a clause, who helps, and where what must be done begins."""

import re
from dataclasses import dataclass

from . import vocabulary as known
from .bodies import NO_BODIES, Bodies
from .dated_phrases import dated_phrases
from .names import names_at
from .records import Name, NameList
from .words import Phrases, Words

_MOST_OF_TOPIC = 4  # words
_MOST_OF_TITLE = 16  # words of a matter up to its colon
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
_TOGETHER = Phrases(("phối hợp", "phối kết hợp"))
_TAKING_PART = Phrases(
    (
        "với sự phối hợp của", "có sự phối hợp của", "với sự tham gia của", "có sự tham gia của",
        "có sự tham gia phối hợp của", "với sự tham gia phối hợp của", "với sự hỗ trợ của", "chủ trì , cùng với",
        "chủ trì cùng với", "phụ trách , cùng với", "phụ trách cùng với", "chủ trì , cùng", "chủ trì cùng",
        "với sự phối hợp chặt chẽ của",
    )
)  # fmt: skip
_HELP_BEGINS = {"phối", "với", "có", "chủ", "phụ"}  # of the phrases above
_WHEN = {"xong", "hoàn", "thời", "hạn", "trước", "chậm", "dự"}  # `hoàn thành`, `chậm nhất`, `dự kiến`
_BESIDE = {"chặt", "chẽ", "thực", "hiện", "thường", "xuyên", "đồng", "bộ", "hiệu", "quả", "công", "tác"}


CARRIES = Phrases(("chủ trì", "thực hiện", "phụ trách", "đảm nhiệm", "đảm nhận", "tham mưu", "chịu trách nhiệm"))
CARRIES_OUT = re.compile(
    r"(?:chủ trì , )?phối (?:kết )?hợp (?:với |cùng )?[^;.:]{3,120} (?:triển khai |tổ chức )?thực hiện"
)
# Of those, what tells behind a mere comma whose the matter before it is.
ANSWERS = Phrases(("chủ trì", "phụ trách", "đảm nhiệm", "đảm nhận", "làm đầu mối", "chịu trách nhiệm", "là đầu mối"))
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
        if words.key(at) not in (":", "do", ",", "-"):
            continue
        if words.key(at) in (",", "-") and not words.capitals[at + 1] and words.key(at + 1) != "các":
            continue
        given = known.GIVING.at(words, at + 1) if words.key(at) == ":" else 0
        names = names_at(words, at + 1 + given, bodies, joints=",/")
        if names is None or names.end > last:
            continue
        is_sure = given or not names.names[0].is_vague
        if _stands_by_its_day(words, at, names.end, last) or (is_sure and _answers(words, first, at, names.end, last)):
            return Subject(names.names, first, is_told=given > 0)
    return None


def _answers(words: Words, first: int, at: int, end: int, last: int) -> bool:
    """Whether behind a name that stands after the mark at `at` its act begins at word `end`."""
    if words.key(at) in (",", "-"):
        is_with = words.keys[end : end + 2] == ("phối", "hợp") and _helpers(words, end, NO_BODIES) is not None
        return ANSWERS.at(words, end) > 0 or (is_with and known.VERBS.at(words, first) > 0)
    if CARRIES.at(words, end) or (end == last and words.key(at) == ":" and known.VERBS.at(words, first) > 0):
        return True
    is_topic = at - first <= (_MOST_OF_TOPIC if words.key(at) == "do" else _MOST_OF_TITLE)
    # `Kinh phí do Văn phòng lập dự toán`, `Tập huấn: giao Phòng Kinh tế mở lớp`
    return is_topic and known.VERBS.at(words, end) > 0


def _stands_by_its_day(words: Words, at: int, end: int, last: int) -> bool:
    """`Khảo sát: Văn phòng, tháng 02/2027`, `Hoàn chỉnh: trước 25/3 - Chi uỷ`: only who and when."""
    phrases = dated_phrases(words.text)
    if words.key(at) == ":":
        behind = end + 1
        is_next = words.key(end) in (",", "-", ";", "(") and behind < last
        return is_next and (words.key(behind) in _WHEN or any(one.start == words.starts[behind] for one in phrases))
    return end == last and words.key(at) in (",", "-", ";") and any(one.end == words.ends[at - 1] for one in phrases)


def _given(words: Words, at: int, bodies: Bodies) -> Subject | None:
    giving = known.GIVING.at(words, at)
    if known.VERBS.at(words, at) > giving and words.is_small(at + giving):
        return None  # `giao ban`, `giao lưu`
    giving += giving > 0 and words.key(at + giving) == ":"
    found = names_at(words, at + giving, bodies) if giving else None
    if found and words.key(at) == "mời" and words.key(found.end) in ("dự", "tham", "về"):
        return None  # a guest
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
        is_said = at + 1 < len(words) and not _NOT_BEHIND_COLON.at(words, at + 1)
        return at + 1 if is_said and not _is_who(words, at + 1) else None
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


def _is_who(words: Words, at: int) -> bool:
    """`Trưởng đoàn: đồng chí Hà Văn Tám, …`: an office and who has it."""
    names = names_at(words, at)
    return names is not None and names.names[0].is_person and not words.is_small(names.end)


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
            found += [(words.slice(name.start, name.end), helps) for name in names.names if helps or not name.is_vague]
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
    """The bodies behind `phối hợp với` and its like between two letters of a text."""
    found: list[str] = []
    at, last = words.at_offset(start), words.at_offset(end)
    while at < last - 2:
        names = _helpers(words, at, bodies) if words.keys[at] in _HELP_BEGINS else None
        if names:
            found += [words.slice(name.start, name.end) for name in names.names if words.starts[name.start] < end]
        at = names.end if names else at + 1
    return tuple(found)


def _is_noun(words: Words, at: int) -> bool:
    return known.HEADS.at(words, at) > max(known.VERBS.at(words, at), known.NO_BODY.at(words, at))


def _helpers(words: Words, at: int, bodies: Bodies) -> NameList | None:
    """The names of those who help, where the words that say so begin at `at`."""
    if length := _TAKING_PART.at(words, at):
        return names_at(words, at + length, bodies, joints=",/")
    length = _TOGETHER.at(words, at)
    if not length or words.key(at - 1) in _NOUN_BEFORE:
        return None
    at += length
    while words.key(at) in _BESIDE and not words.capitals[at]:
        at += 1
    if words.key(at) == "cùng" and words.key(at + 1) == "với":
        at += 2
    elif words.key(at) in ("với", "cùng", "giữa", ":"):
        at += 1
    elif not (words.is_word(at) and (words.capitals[at] or known.QUANTIFIERS.at(words, at) or _is_noun(words, at))):
        return None  # `phối hợp thực hiện`: with nobody; a name may follow without `với`
    return names_at(words, at, bodies, joints=",/")
