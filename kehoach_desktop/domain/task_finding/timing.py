"""Of the deadlines that one duty names, the one that counts: its words, its kind, its day.

A day or period of its own comes before a count of days, that before what recurs, that before what waits for something.
Several days or periods are milestones: the last one counts, the words are those from the first to the last.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..deadlines import NO_DATE, NO_RULES, Deadline, DeadlineRules
from ..plan import DeadlineKind
from .dated_phrases import Phrase, dated_phrases
from .words import compared

_LONGEST_HEADING = 400  # letters
_LONGEST_PERIOD = 60  # letters
_ANY_YEAR = 2028  # a leap year
_LOOSE = ("thường xuyên", "định kỳ")  # `định kỳ báo cáo hằng quý`: the quarter says more
_DATED = ("dated", "range")
_PERIOD = re.compile(
    r"(?:(?:trong|đến|hết|đến hết)\s+)?(?:giai\s+đoạn\s+\d{4}|quý\s*(?:iv|i{1,3}|[1-4])|tháng\s*\d{1,2}|năm\s*\d{4}"
    r"|0?6\s*tháng\s*(?:đầu|cuối)\s*năm)"
    r"(?:\s*(?:[-/,]|năm|và|đến)?\s*(?:quý|tháng)?\s*(?:\d{1,4}|iv|i{1,3})(?!\w))*\s*:?"
)
# `Nhiệm vụ quý IV/2026`: above tasks the period is theirs, while in a sentence it would be a name.
_CYCLE_OF = re.compile(
    r"(?:nhiệm\s+vụ|công\s+việc|nội\s+dung|việc)[^,;.\d]{0,40}?\s(thường\s+xuyên|định\s+kỳ(?:\s+\S+\s+\S+)?|h[ằà]ng\s+(?:năm|quý|tháng|tuần))\W*$"
)
_SPAN_OF = re.compile(
    r"(?:nhiệm\s+vụ|công\s+việc|nội\s+dung|việc)[^,;.\d]{0,40}?\s(giai\s+đoạn\s+\d{4}\s*-\s*\d{4})\W*$"
)
_WORK_OF = re.compile(
    r"(?:nhiệm\s+vụ|công\s+việc|nội\s+dung|việc)[^,;.\d]{0,40}?\s((?:quý|tháng)\s[^,;.()]{1,20}?)\s*:?\s*$"
)
_LATEST = re.compile(r"(?:chậm|muộn)\s+nhất|không\s+(?:quá|muộn|chậm)")
_NO_LENDING = re.compile(r"mục\s+tiêu|chỉ\s+tiêu|kết\s+quả|phương\s+hướng|tình\s+hình")


@dataclass(frozen=True, slots=True)
class Terms:
    """What a deadline is counted by: see `DeadlineRules`."""

    issue: PartialDate = NO_DATE
    rules: DeadlineRules = NO_RULES

    def read(self, text: str, year: int | None = None) -> Deadline:
        return self.rules.read(text, self.issue, year)

    def kind_without_year(self, text: str) -> DeadlineKind:
        """Of a day in a plan whose year nothing tells: the day stays open."""
        return DeadlineKind.NONE if self.issue.year else self.rules.read(text, self.issue, _ANY_YEAR).kind


@dataclass(frozen=True, slots=True)
class Timing:
    text: str | None = None
    kind: DeadlineKind = DeadlineKind.NONE
    due: datetime.date | None = None

    def __bool__(self) -> bool:
        return self.text is not None


NO_TIMING = Timing()


def timing_of(text: str, phrases: Sequence[Phrase], terms: Terms, year: int | None = None) -> Timing:
    """The deadline of a duty whose phrases stand in `text`."""
    dated = [(one, found) for one in phrases if one.form in _DATED and (found := _timing(text, one, terms, year))]
    if len(dated) > 1 and any(found.kind is not DeadlineKind.YEAR for _, found in dated):
        dated = [pair for pair in dated if pair[1].kind is not DeadlineKind.YEAR]  # the year says what it is about
    if len(dated) > 1 and (latest := _latest_of(text, dated)):
        return latest
    dues = {found.due for _, found in dated}
    if len(dated) > 1 and (len(dues) > 1 or None not in dues):
        start, end = dated[0][0].start, dated[-1][0].end
        last = max((due for due in dues if due), default=None)
        if len(dues) > 1:
            return Timing(_tidy(text[start:end]), DeadlineKind.STAGED, last)
    if dated:
        return dated[0][1]
    for form in ("counted", "recurring", "event"):
        timings = [timing for one in phrases if one.form == form and (timing := _timing(text, one, terms, year))]
        if form == "counted" and timings and not timings[0].due and any(one.form == "recurring" for one in phrases):
            continue  # `hằng quý …; chậm nhất 03 ngày sau ngày chốt số liệu` comes again
        if timings:
            return next((one for one in timings if (one.text or "").lower() not in _LOOSE), timings[0])
    return NO_TIMING


def _latest_of(text: str, dated: Sequence[tuple[Phrase, Timing]]) -> Timing | None:
    """`trong tháng 10, chậm nhất ngày 05/11`: one deadline, with its last day."""
    (first, _), (last, found) = dated[0], dated[-1]
    between = text[first.end : last.start].strip(" ,(") if len(dated) == 2 else "…"
    if between or not _LATEST.match(compared(text[last.start : last.end])):
        return None
    return Timing(_tidy(text[first.start : last.end]), found.kind, found.due)


def whole_timing(text: str, terms: Terms, year: int | None = None) -> Timing:
    """A text that is nothing but a deadline: a cell, or what stands behind `Thời gian hoàn thành:`."""
    text = _tidy(text)
    if not any(char.isalnum() for char in text):
        return NO_TIMING
    read = terms.rules.read_whole(text, terms.issue, year)
    if read.kind is DeadlineKind.NONE and (inner := dated_phrases(text)):
        return timing_of(text, inner, terms, year) or Timing(text)
    return Timing(text, read.kind, read.due)


def lent_timing(heading: str, terms: Terms, *, is_part: bool = False) -> Timing:
    """The deadline that a heading lends to the tasks under it: it is one, or it contains one. The title of a whole
    part names what the plan is about: its years and its `thường xuyên` are no deadline."""
    like = compared(heading).strip()
    if _NO_LENDING.search(like):
        return NO_TIMING
    if len(like) > _LONGEST_HEADING:  # no heading, and runs of spaces would be looked through again and again
        return NO_TIMING
    if len(like) <= _LONGEST_PERIOD and _PERIOD.fullmatch(like):
        return whole_timing(heading.strip().rstrip(":"), terms)
    if named := _WORK_OF.search(like):
        return whole_timing(heading.strip()[named.start(1) : named.end(1)], terms)
    named = None if is_part else _CYCLE_OF.search(like) or _SPAN_OF.search(like)
    if named:
        return whole_timing(heading.strip()[named.start(1) : named.end(1)], terms)
    return timing_of(heading, [one for one in dated_phrases(heading) if one.form in (*_DATED, "counted")], terms)


def is_period(text: str) -> bool:
    """`Quý II/2027`, `Tháng 3`: nothing but a period, so the line stands above what is to be done in it."""
    return len(text) <= _LONGEST_PERIOD and _PERIOD.fullmatch(compared(text).strip(" .:*")) is not None


def _timing(text: str, phrase: Phrase, terms: Terms, year: int | None) -> Timing:
    words = _tidy(text[phrase.start : phrase.end])
    if phrase.form == "event" and words[:5].lower() == "trước":
        return Timing(words, DeadlineKind.EVENT)  # `trước mùa mưa bão năm 2027`: the year is not the deadline's
    read = terms.read(words, year)
    if read.kind is DeadlineKind.NONE and phrase.form == "event":
        return Timing(words, DeadlineKind.EVENT)
    if read.kind is DeadlineKind.NONE and phrase.form == "counted":
        return Timing(words, DeadlineKind.RELATIVE)  # from what no date is known of
    if read.kind is DeadlineKind.NONE:
        kind = terms.kind_without_year(words)
        return Timing(words, kind) if kind is not DeadlineKind.NONE else NO_TIMING
    return Timing(words, read.kind, read.due)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;.")
