"""Dates as offices write them: whole or with blanks, with zeros where the regulations want them.

05-HD/VPTW II.I.4.2.2 and NĐ 30/2020 PL I/II.4.b agree: a day below 10 and a month below 3 take a leading zero. The
two figures come from the ruleset all the same (`ZeroRule`).
"""

import calendar
import datetime
import re
from dataclasses import dataclass

_EARLIEST, _LATEST = 1900, 2999


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which any part may still be missing; what is missing is room for handwriting."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    unknown: str = ""  # it is a record of the plan file, see `plan`

    def __post_init__(self) -> None:
        if self.year is not None and not _EARLIEST <= self.year <= _LATEST:
            raise ValueError(f"năm {self.year} không hợp lệ")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"không có tháng {self.month}")
        if self.day is not None and not 1 <= self.day <= self._days():
            raise ValueError(f"không có ngày {self._spelled()}")

    def _days(self) -> int:
        # A leap year where the year is open: 29 February may still become right.
        return calendar.monthrange(self.year or 2024, self.month)[1] if self.month else 31

    def _spelled(self) -> str:
        return "/".join(str(part) for part in (self.day, self.month, self.year) if part is not None)

    @classmethod
    def of(cls, date: datetime.date) -> "PartialDate":
        return cls(date.day, date.month, date.year)

    @property
    def whole(self) -> datetime.date | None:
        """The date, when no part is missing."""
        if self.day and self.month and self.year:
            return datetime.date(self.year, self.month, self.day)
        return None


@dataclass(frozen=True, slots=True)
class ZeroRule:
    """Below which figure a day or a month takes a leading zero."""

    day_below: int
    month_below: int

    def day(self, day: int) -> str:
        return f"{day:02d}" if day < self.day_below else str(day)

    def month(self, month: int) -> str:
        return f"{month:02d}" if month < self.month_below else str(month)


def in_words(date: PartialDate, zeros: ZeroRule, pattern: str, gap: str) -> str:
    """`date` in a pattern such as `{day}/{month}/{year}`; a missing part leaves `gap`."""
    return pattern.format(
        day=zeros.day(date.day) if date.day else gap,
        month=zeros.month(date.month) if date.month else gap,
        year=date.year or gap,
    )


_SCREEN = ZeroRule(10, 3)  # what no regulation rules: days in lists, fields and messages, 02/12/2026 and 05/9/2026


def written_day(day: datetime.date) -> str:
    """A day as the program itself writes it, outside of documents."""
    return in_words(PartialDate.of(day), _SCREEN, "{day}/{month}/{year}", "")


_ROOM = r"[\s.…_]*"  # a place left open: dots, an ellipsis, underscores or just room
_PART = r"\d{1,2}|[.…_]{1,4}"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)",
        rf"(?:ngày\s*(?P<day>\d{{1,2}})?{_ROOM})?tháng\s*(?P<month>\d{{1,2}})?{_ROOM},?\s*năm\s*(?P<year>\d{{4}})?",
        rf"(?<!\d)(?P<day>{_PART})\s?(?P<mark>[/.-])\s?(?P<month>{_PART})\s?(?P=mark)\s?(?P<year>\d{{4}})(?!\d)",
        r"tháng\s*(?P<month>\d{1,2})\s*[/-]\s*(?P<year>\d{4})",
        r"(?<![\w/.-])(?P<month>\d{1,2})/(?P<year>\d{4})(?![\w/-])",
        r"năm\s*(?P<year>\d{4})(?!\d)",
    )
]


def parse_date(text: str) -> PartialDate | None:
    """The first date in `text`, in any form the standards know, or None; nothing is guessed.

    `ngày 05 tháng 02 năm 2026`, `ngày … tháng 12 năm 2026`, `05/9/2026`, `11-01-2024`, `../12/2026`, `tháng 3/2027`,
    `2026-12-02`, `năm 2026`. A year of two digits is not taken: `5-9-26` says too little.
    """
    found: list[tuple[int, PartialDate]] = []
    impossible: list[range] = []
    for form in _FORMS:
        for match in form.finditer(text):
            date = _matched(match.groupdict())
            if date is None and any(part.isdigit() for part in match.groupdict("").values()):
                impossible.append(range(*match.span()))  # its year alone would lose the day unseen
            elif date is not None and not any(match.start() in span for span in impossible):
                found.append((match.start(), date))
    return min(found, key=lambda item: item[0])[1] if found else None


def _matched(groups: dict[str, str | None]) -> PartialDate | None:
    parts = {name: groups.get(name) or "" for name in ("day", "month", "year")}
    figures = {name: int(part) for name, part in parts.items() if part.isdigit()}
    if not figures:
        return None
    try:
        return PartialDate(figures.get("day"), figures.get("month"), figures.get("year"))
    except ValueError:
        return None
