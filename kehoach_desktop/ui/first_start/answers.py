"""What stands in the form of the first start, and the office that it makes."""

import datetime
from dataclasses import dataclass

from ...domain.dates import parse_date
from ...domain.format_standard import Ruleset
from ...domain.offices import IssuingBody, Signatory, Term
from ...domain.vietnamese import clean
from .kinds import OfficeKind, authorities


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    position: str


@dataclass(frozen=True, slots=True)
class Answers:
    """`province` is the name; texts are as they were typed."""

    kind: OfficeKind
    name: str
    printed_name: str = ""
    parent: str = ""
    place: str = ""
    code: str = ""
    province: str = ""
    term_starts: str = ""
    term_ends: str = ""
    people: tuple[Person, ...] = ()

    @property
    def head_line(self) -> str:
        """The name as it prints: what was typed for it, else the name in capitals."""
        return tidy(self.printed_name) or tidy(self.name).upper()


def tidy(text: str) -> str:
    return " ".join(clean(text)[0].split())


def term_of(answers: Answers) -> Term | None:
    """The term; None when none is given. ValueError says what is right."""
    starts = day_of(answers.term_starts)
    ends = last_day_of(answers.term_ends)
    if starts is None:
        if ends is not None:
            raise ValueError("Cần ngày bắt đầu nhiệm kỳ, hoặc để trống cả hai ô.")
        return None
    if ends is not None and ends < starts:
        raise ValueError("Nhiệm kỳ kết thúc trước khi bắt đầu.")
    return Term(starts, ends=ends)


def day_of(text: str) -> datetime.date | None:
    """A whole day, or None where nothing stands."""
    if not tidy(text):
        return None
    found = parse_date(tidy(text))
    if found is None or found.whole is None:
        raise ValueError(f"“{tidy(text)}” không phải ngày; viết như 18/7/2025.")
    return found.whole


def last_day_of(text: str) -> datetime.date | None:
    """A year means its last day; a whole day is taken as it is."""
    text = tidy(text)
    year = parse_date(f"năm {text}") if text.isdecimal() else None
    if year and year.year:
        return datetime.date(year.year, 12, 31)
    try:
        return day_of(text)
    except ValueError:
        raise ValueError(f"“{text}” không phải năm; viết như 2030.") from None


def office_of(answers: Answers) -> IssuingBody:
    """The body to store; ValueError says what is missing."""
    if not tidy(answers.name) and not tidy(answers.printed_name):
        raise ValueError("Cần tên cơ quan để ghi ở đầu văn bản.")
    term = term_of(answers)
    return IssuingBody(
        answers.head_line,
        answers.kind.side,
        answers.kind.level,
        parent_name=tidy(answers.parent) or None,
        place=tidy(answers.place) or None,
        code=tidy(answers.code) or None,
        terms=(term,) if term else (),
    )


def signatories_of(answers: Answers, rules: Ruleset) -> tuple[Signatory, ...]:
    """The people who have a name and a position."""
    return tuple(
        Signatory(tidy(one.name), tidy(one.position).upper(), authorities(answers.kind, one.position, rules))
        for one in answers.people
        if tidy(one.name) and tidy(one.position)
    )
