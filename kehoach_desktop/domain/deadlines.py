"""Deadlines as plans write them, and the day each one means (tasks.md §6).

Text and computed day are both kept. `trước ngày X` is due the day before X; a period is due on its last day; what
recurs or waits for an event has no day; of a range or an enumeration the last one counts. A year that is not written
is the year of issue.
"""

import calendar
import datetime
import re
from collections.abc import Collection
from dataclasses import dataclass

from .dates import PartialDate, parse_date
from .plan import DeadlineKind
from .vietnamese import nfc

_NUMBER_OF_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR_DIGITS = r"(?<!\d)((?:19|2\d)\d\d)(?!\d)"
_OF_YEAR = rf"(?:\s*(?:[-/,]|năm)?\s*{_YEAR_DIGITS})?"
_QUARTER_NAME = r"([ivx]+|\d+)(?![\wà-ỹ])"
_MONTH_NUMBER = r"(\d{1,2})(?!\d)"
_DAY_AND_MONTH = r"(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})"

_WORKING = re.compile(r"(\d+)\s*ngày\s+làm\s+việc")
_DAYS = re.compile(r"(\d+)\s*ngày,?\s+(?:kể\s+từ|sau|tính\s+từ)")
_FROM_ISSUE = re.compile(r"(?:kể\s+từ|sau|tính\s+từ)\s+(?:khi|ngày)?\s*(?:ký\s+)?ban\s+hành")
_DAY = re.compile(r"ngày\s*\d{1,2}\s*(?:tháng|/)")
# Only after a word that asks for a day: “2/3 khối lượng” and “trực 24/7” are none.
_DAY_OF_ISSUE_YEAR = re.compile(rf"(?:^\W*|(?:ngày|trước|đến|hết|hạn)\s*){_DAY_AND_MONTH}(?!\s*(?:năm|[/\d]))")
_QUARTER = re.compile(rf"quý\s*{_QUARTER_NAME}{_OF_YEAR}")
_HALF_YEAR = re.compile(rf"0?6\s*tháng\s*(đầu|cuối)\s*năm(?:\s*{_YEAR_DIGITS})?")
_MONTH = re.compile(rf"tháng\s*{_MONTH_NUMBER}{_OF_YEAR}")
_YEAR = re.compile(rf"(?:năm|đến|hết)\s*{_YEAR_DIGITS}")
_RECURRING = re.compile(r"thường\s+xuyên|h[ằà]ng\s+(?:năm|quý|tháng|tuần|ngày)|định\s+kỳ|mỗi\s+(?:năm|quý|tháng|tuần)")
_EVENT = re.compile(r"theo\s+(?:tiến\s+độ|yêu\s+cầu|chỉ\s+đạo)|khi\s+(?:có|được)")
_MOST_DIGITS = 4  # 9,999 days: a longer count is a slip of the pen
_STEPS = re.compile(r";|\svà\s")
_BEFORE_DAY = re.compile(r"(?:^|\W)trước(?:\s+ngày)?\s*\d")
_BEFORE_PERIOD = re.compile(r"(?:^|\W)trước\s+(?:quý|tháng|năm)")

_TO = r"\s*[-–—,]\s*"  # “quý I - II”, “tháng 3, 6, 9”: the last one counts
_BEGINNINGS = [
    (re.compile(r"^.*?(?<!\w)từ\s.+?\s(?=đến\s)"), ""),
    (re.compile(rf"{_DAY_AND_MONTH}(?:/\d{{4}})?{_TO}(?:ngày\s*)?(?=\d{{1,2}}/\d{{1,2}})"), "ngày "),
    (re.compile(rf"quý\s*{_QUARTER_NAME}{_OF_YEAR}{_TO}(?:quý\s*)?(?=(?:iv|i{{1,3}}|[1-4])(?![\wà-ỹ]))"), "quý "),
    (re.compile(rf"tháng\s*{_MONTH_NUMBER}{_OF_YEAR}{_TO}(?:tháng\s*)?(?=\d{{1,2}}(?!\d))"), "tháng "),
    (re.compile(rf"{_YEAR_DIGITS}{_TO}(?=(?:19|2\d)\d\d(?!\d))"), ""),
]


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
    return _dated(_last_of_each_row(words), issued.year if issued else None) or (
        Deadline(DeadlineKind.EVENT) if _EVENT.search(words) else NO_DEADLINE
    )


def _last_of_each_row(words: str) -> str:
    """`words` without what a range or an enumeration begins with: “từ 01/3 đến 30/6” is due on 30/6."""
    for beginning, kept in _BEGINNINGS:
        while (shorter := beginning.sub(kept, words)) != words:
            words = shorter
    return words


def _dated(words: str, issue_year: int | None) -> Deadline | None:
    if day := _day(words, issue_year):
        if _BEFORE_DAY.search(words):
            return Deadline(DeadlineKind.BEFORE, day - datetime.timedelta(days=1))
        return Deadline(DeadlineKind.DATE, day)
    if _DAY.search(words):
        return NO_DEADLINE  # 31 June: its month alone would be another deadline
    period = _period(words)
    if period is None:
        return None
    kind, first_month, last_month, written = period
    year = int(written) if written else issue_year
    if _BEFORE_PERIOD.search(words):
        eve = datetime.date(year, first_month, 1) - datetime.timedelta(days=1) if year else None
        return Deadline(DeadlineKind.BEFORE, eve)
    days = calendar.monthrange(year, last_month)[1] if year else 0
    return Deadline(kind, datetime.date(year, last_month, days) if year else None)


def _day(words: str, issue_year: int | None) -> datetime.date | None:
    date = parse_date(words)
    if date and date.whole:
        return date.whole
    match = _DAY_OF_ISSUE_YEAR.search(words)
    try:
        return PartialDate(int(match[1]), int(match[2]), issue_year).whole if match else None
    except ValueError:  # 31 June, or 29 February of the year of issue
        return None


def _period(words: str) -> tuple[DeadlineKind, int, int, str | None] | None:
    """The period named, as its kind, its first and its last month and its year where that is written."""
    if match := _QUARTER.search(words):
        quarter = _NUMBER_OF_QUARTER.get(match[1])
        return (DeadlineKind.QUARTER, 3 * quarter - 2, 3 * quarter, match[2]) if quarter else None
    if match := _HALF_YEAR.search(words):
        first = 1 if match[1] == "đầu" else 7
        return DeadlineKind.HALF_YEAR, first, first + 5, match[2]
    if match := _MONTH.search(words):
        month = int(match[1])
        return (DeadlineKind.MONTH, month, month, match[2]) if 1 <= month <= 12 else None
    if match := _YEAR.search(words):
        return DeadlineKind.YEAR, 1, 12, match[1]
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
