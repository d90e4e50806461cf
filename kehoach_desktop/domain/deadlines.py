"""Deadlines as plans write them, and the day each one means (tasks.md §6).

Text and computed day are both kept. `trước ngày X` is due the day before X; a period is due on its last day; what
recurs or waits for an event has no day; of a range or an enumeration the last one counts. A year that is not written
is the year of issue. What recurs has check points instead: see `check_points`.
"""

import calendar
import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from .dates import PartialDate, parse_date
from .plan import DeadlineKind
from .vietnamese import nfc

_NUMBER_OF_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR_DIGITS = r"(?<!\d)((?:19|2\d)\d\d)(?!\d)"
_OF_YEAR = rf"(?:\s*(?:[-/,]|năm|\.(?=\d))?\s*{_YEAR_DIGITS})?"
_QUARTER_NAME = r"([ivx]+|\d+)(?![\wà-ỹ])"
_MONTH_NUMBER = r"(\d{1,2})(?!\d)"
_DAY_AND_MONTH = r"(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})"

_SPELT = r"(?:\s*\([^()\d]{1,20}\))?"  # “10 (mười) ngày”
_WORKING = re.compile(rf"(\d+){_SPELT}\s*ngày\s+làm\s+việc")
_COUNTED = re.compile(
    rf"(\d+){_SPELT}\s*(ngày|tuần|tháng),?\s+(?:kể\s+từ|sau|tính\s+từ|(?<!tháng\s)trước)\s"
    rf"|(?:trong\s+(?:vòng|thời\s+(?:hạn|gian))|sau)\s+(\d+){_SPELT}\s*(ngày|tuần|tháng)"
    r"|trước\s+(\d+)\s*(ngày|tuần)|trước\s+[^\d]{2,60}\s(\d+)\s*(ngày|tuần)(?!\s*(?:tháng|\d))"  # before some event
)
# From the issue of this very plan; another document's day of issue is not known here.
_FROM_ISSUE = re.compile(
    r"(?:kể\s+từ|sau|tính\s+từ)\s+(?:khi|ngày)?\s*"
    r"(?:(?:ký\s+)?ban\s+hành|ký|(?:kế\s+hoạch|chương\s+trình)(?:\s+này)?\s+được\s+(?:ký\s+)?ban\s+hành)"
    r"(?=\s*(?:$|[^\w\s]|(?:kế\s+hoạch|chương\s+trình|hướng\s+dẫn)(?!\s+(?:của|số))|văn\s+bản\s+này))"
)
_DAY = re.compile(r"ngày\s*\d{1,2}\s*(?:tháng|/)")
# Only after a word that asks for a day: “2/3 khối lượng” and “trực 24/7” are none.
_DAY_OF_ISSUE_YEAR = re.compile(
    rf"(?:^\W*|(?:ngày|trước|đến|hết|hạn|dịp)\s*)(?:{_DAY_AND_MONTH}|(\d{{1,2}})[-.](\d{{1,2}}))"
    r"(?!\s*(?:năm|ngày|tuần|tháng|[/\d]|[-.]\d))"
)
_QUARTER = re.compile(rf"quý\s*{_QUARTER_NAME}{_OF_YEAR}")
_FIRST_MONTHS = re.compile(rf"0?([39])\s*tháng\s*đầu\s*năm(?:\s*{_YEAR_DIGITS})?")
_MONTH_WORDS = {
    "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
    "mười hai": 12, "một": 1, "nhất": 1,
}  # fmt: skip
_MONTHS_IN_WORDS = {"ba": 3, "sáu": 6, "chín": 9}
_MONTHS_SPELT = re.compile(r"(?<!\w)(ba|sáu|chín)(?=\s+tháng\s+(?:đầu|cuối)\s+năm)")
_MONTH_WORD = re.compile(r"(tháng|quý)\s+(giêng|hai|ba|tư|sáu|bảy|tám|chín|mười(?:\s+(?:một|hai))?|một|nhất)(?!\w)")
_HALF_YEAR = re.compile(rf"(?:0?6\s*tháng|nửa)\s*(đầu|cuối)\s*năm(?:\s*{_YEAR_DIGITS})?")
_MONTH = re.compile(rf"tháng\s*{_MONTH_NUMBER}{_OF_YEAR}")
_YEAR = re.compile(rf"(?:năm|đến|hết|giai\s+đoạn)\s*{_YEAR_DIGITS}")
_THIS_YEAR = re.compile(r"(?:(?:hết|cuối|trong)\s+|^\W*cả\s+)năm(?:\s+nay)?(?!\s*\d|\s+học)")
# “tuần đầu tháng 5” ends on the 7th, “thượng tuần” on the 10th
_WEEK = re.compile(
    r"tuần\s+(?:lễ\s+)?(?:thứ\s+)?(đầu|nhất|hai|ba|tư|[1-4])(?:\s+tiên)?(?:\s+của)?\s+(?=tháng)|(thượng|trung)\s+tuần\s+(?=tháng)"
)
_DAYS_OF_WEEK = {
    "đầu": 7,
    "nhất": 7,
    "1": 7,
    "hai": 14,
    "2": 14,
    "ba": 21,
    "3": 21,
    "tư": 28,
    "4": 28,
    "thượng": 10,
    "trung": 20,
}
_RECURRING = re.compile(
    r"thường\s+xuyên|h[ằà]ng\s+(?:năm|quý|tháng|tuần|ngày)|định\s+kỳ|mỗi\s+(?:năm|quý|tháng|tuần|ngày)"
    r"|(?:tháng|quý|tuần|năm|ngày)(?:/|\s+(?:một|0?1)\s+)lần|lần\s*/\s*(?:ngày|tuần|tháng|quý|năm)|h[ằà]ng\s+đêm|của\s+(?:mỗi\s+)?tháng(?!\s*\d)|tháng\s+(?:cuối|đầu)\s+(?:của\s+)?(?:mỗi\s+)?quý(?!\s*(?:\d|[iv]+(?!\w)))"
)
_BEFORE_WHAT = r"(?:^|\W)trước\s+(?:khi|tết|mùa|lễ|năm\s+học|kỳ|thềm)\s"
_EVENT = re.compile(
    r"theo\s+(?:tiến\s+độ|yêu\s+cầu|chỉ\s+đạo|lộ\s+trình|hướng\s+dẫn)|khi\s+(?:có|được|nhận|kết\s+thúc|hoàn\s+thành)"
    rf"|(?:ngay\s+)?sau\s+khi\s|{_BEFORE_WHAT}"
)
# The year of `trước Tết Nguyên đán năm 2027` is not its deadline.
_BEFORE_EVENT = re.compile(_BEFORE_WHAT)
# “15/6/27”, “quý II/27”; “2/3/25%” is none
_SHORT_YEAR = re.compile(
    r"(?<![\d/.-])(\d{1,2}([/-])\d{1,2}\2|(?:quý\s*(?:iv|i{1,3}|[1-4])|tháng\s*\d{1,2})\s?[/-]\s?)([23]\d)(?![\d%/.-])"
)
_FULL_YEAR = r"(?:19|2\d)\d\d"
# A cell may leave out the words: `12/2026`, `T6/2026`, `T12`, `II/2027`, `Q2/2027`, `2026 - 2027`, `trong 2027`.
_LEFT_OUT = [
    (re.compile(r"^\W*t\.?\s?(\d{1,2})\W*$"), r"tháng \1"),
    (re.compile(rf"^\W*(?:q\.?\s?)?(iv|i{{1,3}})(?=\s?[-/]\s?{_FULL_YEAR}\W*$)"), r"quý \1"),
    (re.compile(r"^\W*q\.?\s?(iv|i{1,3}|[1-4])(?=\W*$|\s?[-/])"), r"quý \1"),
    (re.compile(rf"(?<![\w/.-])(?:t\.?\s?)?(\d{{1,2}})\s?[/-]\s?({_FULL_YEAR})(?![\w/-])"), r"tháng \1/\2"),
    (re.compile(rf"^\W*({_FULL_YEAR})(?=\W*(?:$|[-;,]))"), r"năm \1"),
    (re.compile(rf"^\W*(trong|hết|đến|cuối)\s+({_FULL_YEAR})\W*$"), r"\1 năm \2"),
]
_CYCLE = r"(?:(?:0?[1369]\s*)?tháng|quý|tuần|(?:0?1\s*)?năm)"
_CYCLES_ALONE = re.compile(rf"\W*{_CYCLE}(?:\s*(?:,|/|và|-)\s*{_CYCLE})+\W*")  # `tháng, quý`
_LONGEST_CELL = 400  # letters: what is longer is a text
_SHORT_MONTH = re.compile(r"(?<!\w)t\.?\s?(\d{1,2}\s?[/-]\s?\d{4})(?!\d)")  # `T8/2026`
_MOST_DIGITS = 4  # 9,999 days: a longer count is a slip of the pen
_STEPS = re.compile(r";|\svà\s|,\s(?=[^,;]{1,60}?(?:trước|chậm\s+nhất|trong\s+(?:tháng|quý|năm))\s)")
# “trước buổi sinh hoạt ngày 12/12” is before that day; “trước 16 giờ ngày 26/02” is on it.
_BEFORE_DAY = re.compile(
    r"(?:^|\W)trước(?:\s+(?:buổi|kỳ|cuộc|phiên|hội\s+nghị|đại\s+hội|lễ|dịp)[^,;.\d]{0,40})?(?:\s+ngày)?\s*\d(?!\d?\s*(?:giờ|[hg](?![^\W\d_])))"
)
_HOUR = re.compile(r"\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?\s*,?\s*")
_BEFORE_PERIOD = re.compile(r"(?:^|\W)trước\s+(?:quý|tháng|năm)")

_TO = r"\s*[-–—,]\s*"  # “quý I - II”, “tháng 3, 6, 9”: the last one counts
_BEGINNINGS = [
    (re.compile(r"^.*?(?<!\w)từ\s.+?\s(?=đến\s)"), ""),
    (re.compile(rf"(?<!\w)từ\s+(?:ngày\s*)?\d{{1,2}}{_TO}(?:ngày\s*)?(?=\d{{1,2}}\s*(?:/|tháng\s)\s*\d)"), "ngày "),
    (re.compile(rf"{_DAY_AND_MONTH}(?:/\d{{4}})?{_TO}(?:ngày\s*)?(?=\d{{1,2}}/\d{{1,2}})"), "ngày "),
    (re.compile(rf"quý\s*{_QUARTER_NAME}{_OF_YEAR}{_TO}(?:quý\s*)?(?=(?:iv|i{{1,3}}|[1-4])(?![\wà-ỹ]))"), "quý "),
    (re.compile(rf"tháng\s*{_MONTH_NUMBER}{_OF_YEAR}{_TO}(?:tháng\s*)?(?=\d{{1,2}}(?!\d))"), "tháng "),
    (re.compile(rf"(?:giai\s+đoạn\s*)?{_YEAR_DIGITS}{_TO}(?=(?:19|2\d)\d\d(?!\d))"), "năm "),
]


@dataclass(frozen=True, slots=True)
class Deadline:
    kind: DeadlineKind
    due: datetime.date | None = None


NO_DEADLINE = Deadline(DeadlineKind.NONE)
NO_DATE = PartialDate()


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """What the words of a deadline do not tell: days off, and whether “trước ngày X” is due on X or the day before.

    Wherever a day is worked out it is worked out by `read`, with the rules of the office; so the same words have the
    same day on the paper, in the list and in a file that came back. `guessed`: those of the holidays that no notice
    has confirmed yet.
    """

    holidays: frozenset[datetime.date] = frozenset()
    guessed: frozenset[datetime.date] = frozenset()
    before_includes_day: bool = False

    def read(self, text: str, issue: PartialDate = NO_DATE, year: int | None = None) -> Deadline:
        """What `text` means in a plan of that day of issue, as far as it is known.

        `year` is the year that counts where none is written, if it is another one than that of issue: a heading
        `Năm 2029` stands above.
        """
        known = _Known(issue.whole, year or issue.year, self)
        words = _compared(text)
        days = _days_of_steps(words, known)
        return Deadline(DeadlineKind.STAGED, max(days)) if len(days) > 1 else _one(words, known)

    def read_whole(self, text: str, issue: PartialDate = NO_DATE, year: int | None = None) -> Deadline:
        """What a text means that is nothing but a deadline: a cell, or the line of a form."""
        words = _compared(text[:_LONGEST_CELL])
        if _CYCLES_ALONE.fullmatch(words):
            return Deadline(DeadlineKind.RECURRING)
        for form, spelt in _LEFT_OUT:
            words = form.sub(spelt, words)
        return self.read(words, issue, year)

    def guessed_days(self, text: str, issue: PartialDate) -> tuple[datetime.date, ...]:
        """The days of `guessed` that moved the day of `text`: a notice may still move it back."""
        if not self.guessed or "làm việc" not in nfc(text).lower():
            return ()
        due, sure = self.read(text, issue).due, replace(self, holidays=self.holidays - self.guessed)
        if due is None or issue.whole is None or due == sure.read(text, issue).due:
            return ()
        return tuple(sorted(day for day in self.guessed if issue.whole < day <= due))


NO_RULES = DeadlineRules()


@dataclass(frozen=True, slots=True)
class _Known:
    issued: datetime.date | None
    year: int | None
    rules: DeadlineRules


def stage_days(text: str, issued: datetime.date | None = None, *, inclusive: bool = False) -> tuple[datetime.date, ...]:
    """The days of a staged deadline, the first one first; none where the words name no more than one."""
    known = _Known(issued, issued.year if issued else None, DeadlineRules(before_includes_day=inclusive))
    days = sorted(set(_days_of_steps(_compared(text), known)))
    return tuple(days) if len(days) > 1 else ()


def _compared(text: str) -> str:
    words = nfc(text).lower().replace("ƣ", "ư")  # scanning programs read one for the other
    words = _SHORT_MONTH.sub(r"tháng \1", _SHORT_YEAR.sub(r"\g<1>20\3", words))
    words = _MONTHS_SPELT.sub(lambda match: str(_MONTHS_IN_WORDS[match[1]]), words)
    return _MONTH_WORD.sub(lambda match: f"{match[1]} {_MONTH_WORDS[match[2]]}", words).replace("mùng ", "")


def _days_of_steps(words: str, known: _Known) -> list[datetime.date]:
    if _RECURRING.search(words):
        return []
    return [day for part in _STEPS.split(words) if (day := _one(part, known).due)]


def _one(words: str, known: _Known) -> Deadline:
    if _RECURRING.search(words):
        return Deadline(DeadlineKind.RECURRING)
    if match := _WORKING.search(words):
        start = known.issued if _FROM_ISSUE.search(words) else None
        return Deadline(DeadlineKind.WORKING_DAYS, _later(start, match[1], known.rules.holidays))
    if match := _COUNTED.search(words):
        start = known.issued if _FROM_ISSUE.search(words) else None
        count, unit = match[1] or match[3], match[2] or match[4]
        return Deadline(DeadlineKind.RELATIVE, _counted(start, count, unit) if count else None)
    return _dated(_last_of_each_row(words), known) or (
        Deadline(DeadlineKind.EVENT) if _EVENT.search(words) else NO_DEADLINE
    )


def _counted(start: datetime.date | None, count: str, unit: str) -> datetime.date | None:
    if unit == "tuần" and len(count) <= _MOST_DIGITS:
        return _later(start, str(7 * int(count)), None)
    if unit == "tháng" and start and len(count) <= _MOST_DIGITS:
        years, month = divmod(start.month - 1 + int(count), 12)
        days = calendar.monthrange(start.year + years, month + 1)[1]
        return start.replace(start.year + years, month + 1, min(start.day, days))
    return _later(start, count, None) if unit == "ngày" else None


def _last_of_each_row(words: str) -> str:
    """`words` without what a range or an enumeration begins with: “từ 01/3 đến 30/6” is due on 30/6."""
    for beginning, kept in _BEGINNINGS:
        while (shorter := beginning.sub(kept, words)) != words:
            words = shorter
    return words


def _dated(words: str, known: _Known) -> Deadline | None:
    before = _BEFORE_DAY.search(words)
    words = _HOUR.sub("", words)
    if day := _day(words, known.year):
        if before:
            back = datetime.timedelta(days=0 if known.rules.before_includes_day else 1)
            return Deadline(DeadlineKind.BEFORE, day - back)
        return Deadline(DeadlineKind.DATE, day)
    if _DAY.search(words):
        return NO_DEADLINE  # 31 June: its month alone would be another deadline
    period = _period(words)
    if period is None:
        return None
    kind, first_month, last_month, written = period
    if kind is DeadlineKind.YEAR and _BEFORE_EVENT.search(words):
        return Deadline(DeadlineKind.EVENT)
    year = int(written) if written else known.year
    if kind is DeadlineKind.MONTH and year and (week := _WEEK.search(words)):
        return Deadline(DeadlineKind.DATE, datetime.date(year, last_month, _DAYS_OF_WEEK[week[1] or week[2]]))
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
        day, month = (match[1] or match[3], match[2] or match[4]) if match else ("", "")
        return PartialDate(int(day), int(month), issue_year).whole if match else None
    except ValueError:  # 31 June, or 29 February of the year of issue
        return None


def _period(words: str) -> tuple[DeadlineKind, int, int, str | None] | None:
    """The period named, as its kind, its first and its last month and its year where that is written."""
    if match := _QUARTER.search(words):
        quarter = _NUMBER_OF_QUARTER.get(match[1])
        return (DeadlineKind.QUARTER, 3 * quarter - 2, 3 * quarter, match[2]) if quarter else None
    if match := _FIRST_MONTHS.search(words):
        return DeadlineKind.QUARTER, 1, int(match[1]), match[2]
    if match := _HALF_YEAR.search(words):
        first = 1 if match[1] == "đầu" else 7
        return DeadlineKind.HALF_YEAR, first, first + 5, match[2]
    if match := _MONTH.search(words):
        month = int(match[1])
        return (DeadlineKind.MONTH, month, month, match[2]) if 1 <= month <= 12 else None
    if match := _YEAR.search(words):
        return DeadlineKind.YEAR, 1, 12, match[1]
    return (DeadlineKind.YEAR, 1, 12, None) if _THIS_YEAR.search(words) else None


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


# ---------------------------------------------------------------- what comes again

_CYCLES = {  # months between two check points
    "year": (re.compile(r"(?:h[ằà]ng|mỗi)\s+năm|(?:,|và)\s+năm|01?\s*năm/lần"), 12),
    "half": (re.compile(r"0?6\s*tháng"), 6),
    "quarter": (re.compile(r"(?:h[ằà]ng|mỗi)\s+quý|(?:tháng\s+cuối|cuối)\s+quý|0?3\s*tháng/lần"), 3),
    "month": (re.compile(r"(?:h[ằà]ng|mỗi)\s+tháng|0?1\s*tháng/lần"), 1),
}
_WEEKLY = re.compile(r"(?:h[ằà]ng|mỗi)\s+tuần|(\d{1,2})\s*tuần/lần")
_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_WEEKDAY = re.compile(r"thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)")
_DAY_OF_YEAR = re.compile(r"(?<![\d/])(\d{1,2})(?:\s*/\s*|\s+tháng\s+)(\d{1,2})(?![\d/])")
_DAY_OF_PERIOD = re.compile(r"ngày\s*(\d{1,2})(?!\s*(?:/|tháng\s*\d|\d))")
_MOST_CHECKS = 1000  # eighty years of months: a longer span is a slip


def check_points(
    text: str, start: datetime.date, end: datetime.date, *, inclusive: bool = False
) -> tuple[datetime.date, ...]:
    """The days from `start` to `end` on which what recurs is looked at, as far as the words name a period.

    `hằng quý, trước ngày 20 của tháng cuối quý` is looked at on the 19th of March, June, September and December; a
    period without a day on its last one. `thường xuyên` names none.
    """
    words = nfc(text).lower()
    if start > end or not _RECURRING.search(words):
        return ()
    back = datetime.timedelta(days=0 if inclusive or not re.search(r"(?:^|\W)trước\s", words) else 1)
    days = {day - back for day in _recurring_days(words, start, end + back)}
    return tuple(sorted(day for day in days if start <= day <= end))[:_MOST_CHECKS]


def _recurring_days(words: str, start: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    if fixed := [(int(day), int(month)) for day, month in _DAY_OF_YEAR.findall(words)]:
        for year in range(start.year, end.year + 1):
            yield from (day for parts in fixed if (day := _real_day(year, parts[1], parts[0])))
        return
    if weekly := _WEEKLY.search(words):
        yield from _weeks(words, start, end, int(weekly[1] or 1))
        return
    named = _DAY_OF_PERIOD.search(words)
    for pattern, months in _CYCLES.values():
        if pattern.search(words):
            yield from _month_days(start, end, months, int(named[1]) if named else None)


def _month_days(start: datetime.date, end: datetime.date, months: int, day: int | None) -> Iterator[datetime.date]:
    for number in range(12 * start.year, 12 * end.year + 12):
        year, month = divmod(number, 12)
        if (month + 1) % months == 0:
            last = calendar.monthrange(year, month + 1)[1]
            yield datetime.date(year, month + 1, min(day or last, last))


def _weeks(words: str, start: datetime.date, end: datetime.date, step: int) -> Iterator[datetime.date]:
    named = _WEEKDAY.search(words)
    weekday = _WEEKDAYS[named[1]] if named else calendar.FRIDAY  # a week of work ends on Friday
    day = start + datetime.timedelta(days=(weekday - start.weekday()) % 7)
    while day <= end:
        yield day
        day += datetime.timedelta(weeks=max(step, 1))


def _real_day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
