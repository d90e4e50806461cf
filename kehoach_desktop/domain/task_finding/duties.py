"""What one paragraph gives somebody to do: who must act, with whom, by when.

A paragraph is read clause by clause. A clause that begins with a body and a verb is a duty of that body; what follows
without a body of its own goes on with the duty. Where several clauses have a deadline of their own each is a duty for
itself, with the words before it since the last one; words behind the last deadline belong to no further duty. An
assignment line is one duty whatever it says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from . import vocabulary as known
from .bodies import NO_BODIES, Bodies
from .dated_phrases import Phrase, dated_phrases
from .names import Name, NameList, names_at
from .words import Phrases, Words, words_of

_CLAUSE_END = re.compile(
    r";|\n|(?<=[^\W\d])[.!?…](?=\s+[“\"(]?[^\W\d_a-zà-ỹ])|(?<=[\d)”\"])[.](?=\s+[“\"(]?[^\W\d_a-zà-ỹ])"
)
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|TT|TX|ThS|TS|PGS|GS|Tr|[A-ZĐ])\.$")
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
_NO_DUTY_SENTENCE = Phrases(
    (
        "trên đây", "trong quá trình", "quá trình", "kế hoạch này", "chương trình này", "nếu có", "trường hợp có",
        "danh mục", "phấn đấu", "trên cơ sở đó", "mọi",
    )
)  # fmt: skip
# Behind `Hội …:` these tell what is the matter with it, not what it must do.
_NOT_BEHIND_COLON = Phrases(
    (
        "không", "quá", "đã", "gồm", "bao gồm", "được", "bị", "chưa", "có", "do", "tại", "từ", "thời gian",
    )
)  # fmt: skip
_MILES = {"hoàn", "xong", "quý", "tháng", "năm", "thời", "hạn", "đợt", "kỳ", "lần", "bước", "giai"}
_YEAR_ALONE = re.compile(r"(?:trong\s+|đến\s+(?:hết\s+)?)?(?:năm|giai\s+đoạn)\s*\d{4}.*")
_CARRIES = Phrases(("chủ trì", "thực hiện", "phụ trách", "đảm nhiệm", "đảm nhận", "tham mưu", "chịu trách nhiệm"))
_ASIDE = Phrases(
    (
        "gồm", "gồm cả", "bao gồm", "nhất là", "trong đó có", "trước hết là", "kể cả",
    )
)  # fmt: skip
_HELPING = ("phối hợp", "hỗ trợ", "tham gia", "cùng phối hợp", "phối kết hợp")
_HELPS_SOMEBODY = re.compile(r"(?:cùng )?phối (?:kết )?hợp(?: chặt chẽ)? (?:với|cùng|các)")  # then it acts itself
_NOUN_BEFORE = {"chế", "hoạch", "trình", "sự", "cơ", "tác"}  # `quy chế phối hợp với …` is a document
_BESIDE = {"chặt", "chẽ", "thực", "hiện", "thường", "xuyên", "đồng", "bộ", "hiệu", "quả", "công", "tác"}


@dataclass(frozen=True, slots=True)
class Duty:
    """Letters `start` to `end` of a text; `says`: where what must be done begins.

    `is_told`: somebody else gives it (`Giao`, `Đề nghị`). `chairs`: the words `chủ trì` stand there. `is_vague`: nobody
    in particular must act. `beside`: further bodies, each with a verb of its own behind a comma.
    """

    start: int
    end: int
    says: int
    leads: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    is_told: bool = False
    chairs: bool = False
    is_vague: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """Who must act, and the word where what must be done begins."""

    names: tuple[Name, ...]
    says: int
    is_told: bool = False
    is_label: bool = False


@lru_cache(maxsize=8192)
def duties(text: str, bodies: Bodies = NO_BODIES, *, is_line: bool = False) -> tuple[Duty, ...]:
    """The duties of a paragraph in their order; those without `leads` need somebody from above."""
    words = words_of(text)
    read = [_clause(words, start, end, bodies) for start, end in _with_subjects(words, bodies)]
    groups: list[list[Duty]] = []
    for clause in read:
        _group(groups, clause, words, is_line=is_line)
    merged = [_whole(group, words, is_line=is_line) for group in groups]
    return tuple(duty for parts in merged for duty in parts)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Where each clause begins and ends: up to a semicolon or the end of a sentence, none of them inside brackets."""
    start = depth_from = 0
    for match in _CLAUSE_END.finditer(text):
        stretch = text[depth_from : match.start()]
        if stretch.count("(") > stretch.count(")") and match.start() - depth_from < 600:
            continue
        if match.group() == "." and _ABBREVIATED.search(text[max(match.start() - 6, 0) : match.end()]):
            continue
        if text[start : match.start()].strip():
            yield start, match.start()
        start = depth_from = match.end()
    if text[start:].strip(" ./"):
        yield start, len(text.rstrip(" ./;"))


def _with_subjects(words: Words, bodies: Bodies) -> list[tuple[int, int]]:
    """The clauses; where bodies stand in a row up to the next one (`A; các huyện uỷ lãnh đạo …`) the two are one."""
    found: list[tuple[int, int]] = []
    for start, end in clauses(words.text):
        if found and _reaches_over(words, *found[-1], bodies):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _reaches_over(words: Words, start: int, end: int, bodies: Bodies) -> bool:
    subject = subject_at(words, words.at_offset(start), bodies)
    return subject is not None and subject.says < len(words) and words.starts[subject.says] >= end


def _clause(words: Words, start: int, end: int, bodies: Bodies) -> Duty:
    first = words.at_offset(start)
    start = words.starts[first] if first < len(words) else start
    phrases = tuple(phrase for phrase in dated_phrases(words.text) if start <= phrase.start < end)
    subject = subject_at(words, first, bodies) or _at_the_end(words, first, words.at_offset(end), bodies)
    if subject is None or (subject.says < len(words) and words.starts[subject.says] >= end):
        return Duty(start, end, start, phrases=phrases, supporting=_supporting(words, start, end, bodies))
    beside = _beside(words, subject.says, end, bodies)
    helping = tuple(name for name, helps in beside if helps)
    return Duty(
        start,
        end,
        words.starts[subject.says],
        tuple(words.slice(name.start, name.end) for name in subject.names),
        (*_supporting(words, start, end, bodies), *helping),
        phrases,
        subject.is_told,
        "chủ trì" in " ".join(words.keys[subject.says : words.at_offset(end)]),
        all(name.is_vague for name in subject.names),
        tuple(name for name, helps in beside if not helps),
    )


def _group(groups: list[list[Duty]], clause: Duty, words: Words, *, is_line: bool) -> None:
    """Puts a clause to the duty that it goes on with, or begins a new one."""
    is_small = clause.is_vague and clause.leads[0][:1].islower()
    if groups and is_small and (groups[-1][0].leads or not clause.is_told):
        # `…; từng chi bộ gửi báo cáo`, `…; yêu cầu đảng viên giải trình`: the act of those that were named
        groups[-1].append(replace(clause, leads=()))
    elif groups and clause.leads and not groups[-1][0].leads and _only_carries(clause, words):
        groups[-1].append(clause)  # `Kiểm tra …; đồng chí Bí thư Chi bộ phụ trách`
    elif not groups or (clause.leads and not is_line and not _only_helps(clause, words)):
        groups.append([clause])
    elif clause.leads and _only_helps(clause, words):
        groups[-1].append(replace(clause, leads=(), supporting=(*clause.leads, *clause.supporting)))
    else:
        groups[-1].append(clause)


def _only_carries(clause: Duty, words: Words) -> bool:
    at = words.at_offset(clause.says)
    length = _CARRIES.at(words, at)
    return length > 0 and at + length >= words.at_offset(clause.end)


def _only_helps(clause: Duty, words: Words) -> bool:
    """`…; Văn phòng Đảng uỷ phối hợp.`: with nobody behind it, the word makes the subject a helper."""
    said = " ".join(words.keys[words.at_offset(clause.says) : words.at_offset(clause.end)])
    return said.startswith(_HELPING) and not _HELPS_SOMEBODY.match(said)


def _whole(group: list[Duty], words: Words, *, is_line: bool) -> list[Duty]:
    own = [index for index, clause in enumerate(group) if any(_is_own(words.text, one) for one in clause.phrases)]
    acting = [
        index
        for before, index in pairwise((-1, *own))
        if any(_acts(words, one) for one in group[before + 1 : index + 1])
    ]
    if is_line or len(acting) < 2:
        return [_joined(group, group, is_line=is_line)]
    ends = [*acting[:-1], len(group) - 1]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [_joined(group, group[start : end + 1]) for start, end in zip(starts, ends, strict=True)]


def _is_own(text: str, phrase: Phrase) -> bool:
    """What recurs says how often, and a year what the work is about: only days and nearer periods part duties."""
    return phrase.form in ("dated", "range", "counted") and not _YEAR_ALONE.fullmatch(
        text[phrase.start : phrase.end].lower()
    )


def _acts(words: Words, clause: Duty) -> bool:
    """Whether a clause says what to do, and is not just another milestone: `năm 2027 (cấp mã số)`."""
    first = words.at_offset(clause.says)
    while words.key(first) in ("và", "đồng", "thời", ",", "-"):
        first += 1
    is_mile = words.key(first) in _MILES or words.key(first).isdigit()
    return not is_mile and (
        known.VERBS.at(words, first) > 0 or bool(clause.phrases and clause.phrases[0].start - clause.says > 12)
    )


def _joined(whole: list[Duty], part: list[Duty], *, is_line: bool = False) -> Duty:
    first = whole[0]
    sure = (first, *(clause for clause in part if not clause.is_vague))
    leads = [name for clause in sure for name in (*clause.leads, *(clause.beside if is_line else ()))]
    return Duty(
        part[0].start,
        part[-1].end,
        part[0].says,
        tuple(dict.fromkeys(leads)),
        tuple(dict.fromkeys(name for clause in part for name in clause.supporting if name not in leads)),
        tuple(phrase for clause in part for phrase in clause.phrases),
        first.is_told,
        any(clause.chairs for clause in part),
        first.is_vague,
    )


# ---------------------------------------------------------------- who must act


def subject_at(words: Words, at: int, bodies: Bodies) -> Subject | None:
    """Who must act in the clause that begins at word `at`; None where it does not begin with a body."""
    if _NO_DUTY_SENTENCE.at(words, at):
        return None
    while at < len(words) and not words.is_word(at) and words.key(at) not in "([":
        at += 1
    if given := _given(words, at, bodies):
        return given
    if direct := _direct(words, at, bodies):
        return direct
    return _behind_adverbial(words, at, bodies) if _ADVERBIALS.at(words, at) or words.key(at).isdigit() else None


def _at_the_end(words: Words, first: int, last: int, bodies: Bodies) -> Subject | None:
    """`Tổ chức hội nghị: Phòng Kinh tế chủ trì`, `… do Công an xã thực hiện`: the body stands behind."""
    for at in range(first, last - 2):
        if words.key(at) not in (":", "do"):
            continue
        names = names_at(words, at + 1, bodies, joints=",/")
        if names and _CARRIES.at(words, names.end) and not names.names[0].is_vague:
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
    if words.key(at) == "," and _ASIDE.at(words, at + 1):
        at = _behind_aside(words, at + 1)
    if words.key(at) in (",", "-") and known.VERBS.at(words, at + 1) > 1 and not words.capitals[at + 1]:
        at += 1
    if not words.is_small(at):
        return None
    if known.DUTY_ALL_THE_SAME.at(words, at):
        return at
    return None if known.NO_DUTY.at(words, at) else at


def _beside(words: Words, at: int, end: int, bodies: Bodies) -> tuple[tuple[str, bool], ...]:
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
    return said.startswith(_HELPING) and not _HELPS_SOMEBODY.match(said)


def _behind_aside(words: Words, at: int) -> int:
    """`Các đảng uỷ trực thuộc, gồm cả đảng uỷ xã, phường, xây dựng …`: the comma before the verb."""
    for comma in range(at + 1, min(at + _MOST_BEFORE_NAME, len(words) - 1)):
        if words.key(comma) == "," and known.VERBS.at(words, comma + 1) > 1:
            return comma
    return at


# ---------------------------------------------------------------- with whom


def _supporting(words: Words, start: int, end: int, bodies: Bodies) -> tuple[str, ...]:
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
