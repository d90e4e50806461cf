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
from .names import names_at
from .subjects import (
    CARRIES,
    CARRIES_OUT,
    HELPING,
    HELPS_SOMEBODY,
    bodies_beside,
    subject_at,
    subject_at_the_end,
    supporting_of,
)
from .words import Phrases, Words, words_of

_CLAUSE_END = re.compile(
    r";|\n|(?<=[^\W\d])[.!?…](?=\s+[“\"(]?(?P<next>[^\W\d_]))|(?<=[\d)”\"])[.](?=\s+[“\"(]?(?P<after>[^\W\d_]))"
)
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|TT|TX|ThS|TS|PGS|GS|Tr|[A-ZĐ])\.$")
_MILES = {"hoàn", "xong", "quý", "tháng", "năm", "thời", "hạn", "đợt", "kỳ", "lần", "bước", "giai"}
_WITH_AND_WHEN = Phrases(("phối hợp với", "phối hợp cùng", "cùng với", "hoàn thành", "xong", "thời gian", "thời hạn"))
_MOST_OF_MILE = 3  # words: `hoàn thành xong trước …`
_LEAST_OF_ACT = 3  # words
_MOST_OF_HELP = 4  # words: `phối hợp thực hiện`
_CYCLE = re.compile(r"(?:định\s+kỳ\s+)?(?:h[ằà]ng\s+(?:quý|tháng|tuần|năm)|\d+\s*tháng|(?:vào|trước)\s)")
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
        if (letter := match["next"] or match["after"]) and not letter.isupper():
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
    for start, end in _dated_apart(words, bodies):
        if found and _reaches_over(words, *found[-1], bodies):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _dated_apart(words: Words, bodies: Bodies) -> Iterator[tuple[int, int]]:
    """The clauses; a comma behind a day parts as well where another act with a day of its own follows.

    `thẩm định dự toán trước ngày 28/02, trình phê duyệt trong tháng 3` are two duties.
    """
    for start, end in clauses(words.text):
        first = start
        own = [one for one in dated_phrases(words.text) if start <= one.start < end and _is_own(words.text, one)]
        for phrase, later in pairwise(own):
            at = words.at_offset(phrase.end)
            within = words.text[first : words.ends[at - 1]]
            if within.count("(") == within.count(")") and _is_act(words, at, later, bodies):
                yield first, words.starts[at]
                first = words.ends[at]
        yield first, end


def _is_act(words: Words, at: int, phrase: Phrase, bodies: Bodies) -> bool:
    """Whether behind the comma at `at` an act and what is acted upon stand before their day."""
    if words.key(at) != ",":
        return False
    at += 1 + (words.key(at + 1) == "và")
    if words.key(at) in _MILES:
        return False
    is_long = words.at_offset(phrase.start) - at > _LEAST_OF_ACT
    return is_long and (known.VERBS.at(words, at) > 0 or subject_at(words, at, bodies) is not None)


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
    noted = [one for one in subject.names[1:] if words.keys[one.end : one.end + 3] == ("(", "phối", "hợp")]
    helping = (
        *(words.slice(one.start, one.end) for one in noted),  # `Công an xã (chủ trì), Trạm Y tế (phối hợp)`
        *(name for name, helps in beside if helps),
    )
    return Duty(
        start,
        end,
        words.starts[subject.says],
        tuple(words.slice(name.start, name.end) for name in subject.names if name not in noted),
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
    is_first = bool(groups) and not any(one.leads for one in groups[-1])
    is_own = is_first and any(_is_own(words.text, one) for one in clause.phrases)
    if groups and is_small and not is_own and (groups[-1][0].leads or not clause.is_told):
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
    """Whether a clause says but who does what stands before it, with whom and by when."""
    at = words.at_offset(clause.says)
    if words.key(at) == "do":
        return True  # `…; do Ban Tổ chức chủ trì`
    length = CARRIES.at(words, at)
    if CARRIES_OUT.fullmatch(" ".join(words.keys[at : words.at_offset(clause.end)])):
        return True  # `… Ban công tác Mặt trận phối hợp với các chi hội thực hiện`
    behind = at + length
    if not length or behind >= words.at_offset(clause.end):
        return length > 0
    behind += words.key(behind) == ","
    others = names_at(words, behind, joints=",/")  # `…; Ban Tổ chức chủ trì, các trường phối hợp, xong trước ngày …`
    if others and " ".join(words.keys[others.end : others.end + 4]).startswith(HELPING):
        return True
    return any(words.starts[behind] == one.start for one in clause.phrases) or bool(_WITH_AND_WHEN.at(words, behind))


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
    own = [index for index, clause in enumerate(group) if _has_own_day(words.text, clause)]
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


def _has_own_day(text: str, clause: Duty) -> bool:
    # `Văn phòng hằng quý nắm tiến độ; …` tells how the body works, `…; hằng quý báo cáo` when it reports.
    how = clause.says if clause.leads else -1
    return any(_is_own(text, one) and not (one.form == "recurring" and one.start == how) for one in clause.phrases)


def _is_own(text: str, phrase: Phrase) -> bool:
    """A year says what the work is about, `thường xuyên` how: days, nearer periods and cycles part duties."""
    if phrase.form == "recurring":
        return _CYCLE.match(text[phrase.start : phrase.end].lower()) is not None
    return phrase.form in ("dated", "range", "counted") and not _YEAR_ALONE.fullmatch(
        text[phrase.start : phrase.end].lower()
    )


def _acts(words: Words, clause: Duty) -> bool:
    """Whether a clause says what to do, and is not just another milestone: `năm 2027 (cấp mã số)`."""
    first = words.at_offset(clause.says)
    while words.key(first) in ("và", "đồng", "thời", ",", "-"):
        first += 1
    is_mile = words.key(first) in _MILES or words.key(first).isdigit()
    if is_mile and words.key(first) == "hoàn" and clause.phrases:  # `hoàn thành đại hội trước ngày …`
        is_mile = words.at_offset(clause.phrases[0].start) - first <= _MOST_OF_MILE
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
