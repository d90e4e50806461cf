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
from .subjects import CARRIES, HELPING, HELPS_SOMEBODY, bodies_beside, subject_at, subject_at_the_end, supporting_of
from .words import Words, words_of

_CLAUSE_END = re.compile(
    r";|\n|(?<=[^\W\d])[.!?…](?=\s+[“\"(]?[^\W\d_a-zà-ỹ])|(?<=[\d)”\"])[.](?=\s+[“\"(]?[^\W\d_a-zà-ỹ])"
)
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|TT|TX|ThS|TS|PGS|GS|Tr|[A-ZĐ])\.$")
_MILES = {"hoàn", "xong", "quý", "tháng", "năm", "thời", "hạn", "đợt", "kỳ", "lần", "bước", "giai"}
_MOST_OF_HELP = 4  # words: `phối hợp thực hiện`
_YEAR_ALONE = re.compile(r"(?:trong\s+|đến\s+(?:hết\s+)?)?(?:năm|giai\s+đoạn)\s*\d{4}.*")


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


@lru_cache(maxsize=2048)
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
    subject = subject_at(words, first, bodies) or subject_at_the_end(words, first, words.at_offset(end), bodies)
    if subject is None or (subject.says < len(words) and words.starts[subject.says] >= end):
        return Duty(start, end, start, phrases=phrases, supporting=supporting_of(words, start, end, bodies))
    beside = bodies_beside(words, subject.says, end, bodies)
    helping = tuple(name for name, helps in beside if helps)
    return Duty(
        start,
        end,
        words.starts[subject.says],
        tuple(words.slice(name.start, name.end) for name in subject.names),
        (*supporting_of(words, start, end, bodies), *helping),
        phrases,
        subject.is_told,
        "chủ trì" in " ".join(words.keys[subject.says : words.at_offset(end)]),
        subject.names[0].is_vague,
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
    elif not groups or (clause.leads and not is_line and not _joins_as_helper(clause, words)):
        groups.append([clause])
    elif clause.leads and _only_helps(clause, words):
        groups[-1].append(replace(clause, leads=(), supporting=(*clause.leads, *clause.supporting)))
    else:
        groups[-1].append(clause)


def _only_carries(clause: Duty, words: Words) -> bool:
    at = words.at_offset(clause.says)
    length = CARRIES.at(words, at)
    return length > 0 and at + length >= words.at_offset(clause.end)


def _only_helps(clause: Duty, words: Words) -> bool:
    """`…; Văn phòng Đảng uỷ phối hợp.`: with nobody behind it, the word makes the subject a helper."""
    said = " ".join(words.keys[words.at_offset(clause.says) : words.at_offset(clause.end)])
    return said.startswith(HELPING) and not HELPS_SOMEBODY.match(said)


def _joins_as_helper(clause: Duty, words: Words) -> bool:
    """A sentence of its own that says more than that somebody helps is that body's own task."""
    if not _only_helps(clause, words):
        return False
    is_sentence = words.text[: clause.start].rstrip(" -+*\n").endswith((".", "!", "?"))
    said = words.at_offset(clause.end) - words.at_offset(clause.says)
    return not is_sentence or said <= _MOST_OF_HELP


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
