"""Deadlines as plans write them, and the day each one means (tasks.md §6).

Text and computed day are both kept. `trước ngày X` is due the day before X; a period is due on its last day; what
recurs or waits for an event has no day. A year that is not written is the year of issue.
"""

import calendar
import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from .dates import PartialDate, parse_date
from .plan import DeadlineKind
from .vietnamese import nfc

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WORKING = re.compile(r"(\d+)\s*ngày\s+làm\s+việc")
_DAYS = re.compile(r"(\d+)\s*ngày,?\s+(?:kể\s+từ|sau|tính\s+từ)")
_FROM_ISSUE = re.compile(r"(?:kể\s+từ|sau|tính\s+từ)\s+(?:khi|ngày)?\s*(?:ký\s+)?ban\s+hành")
_DAY = re.compile(r"ngày\s*\d{1,2}\s*(?:tháng|/)")
_DAY_OF_ISSUE_YEAR = re.compile(r"(?<![\d/.-])(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})(?!\s*(?:năm|[/\d]))")
_QUARTER = re.compile(r"quý\s*([ivx]+|\d+)(?![\wà-ỹ])\s*(?:[-/,]|năm)?\s*(\d{4})?")
_HALF_YEAR = re.compile(r"0?6\s*tháng\s*(đầu|cuối)\s*năm(?:\s*(\d{4}))?")
_MONTH = re.compile(r"tháng\s*(\d{1,2})(?!\d)(?:\s*(?:[-/]|năm)\s*(\d{4}))?")
_YEAR = re.compile(r"(?:năm|đến|hết)\s*(\d{4})(?!\d)")
_RECURRING = re.compile(r"thường\s+xuyên|h[ằà]ng\s+(?:năm|quý|tháng|tuần|ngày)|định\s+kỳ|mỗi\s+(?:năm|quý|tháng|tuần)")
_EVENT = re.compile(r"theo\s+(?:tiến\s+độ|yêu\s+cầu|chỉ\s+đạo)|khi\s+(?:có|được)")
_MOST_DIGITS = 4  # 9,999 days: a longer count is a slip of the pen
_FROM_TO = re.compile(r"(?<!\w)từ\s.+?\s(đến\s.+)")
_STEPS = re.compile(r";|\svà\s")
_BEFORE = re.compile(r"(?:^|\W)trước(?:\s+ngày)?\s*\d")


@dataclass(frozen=True, slots=True)
class Deadline:
    kind: DeadlineKind
    due: datetime.date | None = None


NO_DEADLINE = Deadline(DeadlineKind.NONE)


def parse_deadline(
    text: str, issued: datetime.date | None = None, holidays: Collection[datetime.date] = ()
) -> Deadline:
    """What `text` means; `issued` is the day the plan is issued, when that is known."""
    words = nfc(text).lower()
    steps = [deadline for part in _STEPS.split(words) if (deadline := _one(part, issued, holidays)).due]
    if len(steps) > 1:
        return Deadline(DeadlineKind.STAGED, max(step.due for step in steps if step.due))
    return _one(words, issued, holidays)


def _one(words: str, issued: datetime.date | None, holidays: Collection[datetime.date]) -> Deadline:
    if _RECURRING.search(words):
        return Deadline(DeadlineKind.RECURRING)
    if match := _WORKING.search(words):
        start = issued if _FROM_ISSUE.search(words) else None
        return Deadline(DeadlineKind.WORKING_DAYS, _later(start, match[1], holidays))
    if match := _DAYS.search(words):
        start = issued if _FROM_ISSUE.search(words) else None
        return Deadline(DeadlineKind.RELATIVE, _later(start, match[1], None))
    if match := _FROM_TO.search(words):
        words = match[1]
    if day := _day(words, issued.year if issued else None):
        if _BEFORE.search(words):
            return Deadline(DeadlineKind.BEFORE, day - datetime.timedelta(days=1))
        return Deadline(DeadlineKind.DATE, day)
    if _DAY.search(words):
        return NO_DEADLINE  # 31 June: its month alone would be another deadline
    return _period(words, issued.year if issued else None) or (
        Deadline(DeadlineKind.EVENT) if _EVENT.search(words) else NO_DEADLINE
    )


def _day(words: str, issue_year: int | None) -> datetime.date | None:
    date = parse_date(words)
    try:
        if match := _DAY_OF_ISSUE_YEAR.search(words):
            date = PartialDate(int(match[1]), int(match[2]))
        return replace(date, year=date.year or issue_year).whole if date else None
    except ValueError:  # 31 June, or 29 February of the year of issue
        return None


def _period(words: str, issue_year: int | None) -> Deadline | None:
    def last(kind: DeadlineKind, month: int, year: str | None) -> Deadline:
        of = int(year) if year else issue_year
        return Deadline(kind, datetime.date(of, month, calendar.monthrange(of, month)[1]) if of else None)

    if match := _QUARTER.search(words):
        quarter = _QUARTERS.get(match[1])
        return last(DeadlineKind.QUARTER, 3 * quarter, match[2]) if quarter else None
    if match := _HALF_YEAR.search(words):
        return last(DeadlineKind.HALF_YEAR, 6 if match[1] == "đầu" else 12, match[2])
    if match := _MONTH.search(words):
        return last(DeadlineKind.MONTH, int(match[1]), match[2]) if 1 <= int(match[1]) <= 12 else None
    if match := _YEAR.search(words):
        return last(DeadlineKind.YEAR, 12, match[1])
    return None


def _later(start: datetime.date | None, count: str, holidays: Collection[datetime.date] | None) -> datetime.date | None:
    """`count` days after `start`, working days where `holidays` are given; None for a count that is no deadline."""
    if start is None or len(count) > _MOST_DIGITS:
        return None
    days = int(count)
    return start + datetime.timedelta(days) if holidays is None else after_working_days(start, days, holidays)


def after_working_days(start: datetime.date, days: int, holidays: Collection[datetime.date] = ()) -> datetime.date:
    """The day `days` working days after `start`: Saturdays, Sundays and `holidays` do not count."""
    day = start
    while days > 0:
        day += datetime.timedelta(days=1)
        if day.weekday() < calendar.SATURDAY and day not in holidays:
            days -= 1
    return day
