"""What the list says of a plan, in the clerk's words."""

import datetime
import math
from functools import lru_cache

from ...domain.dates import written_day
from ...operations.bin import KEPT
from ...operations.listing import STATUS_WORDS, BinnedRow, Order, PlanQuery, PlanRow, Status
from ...operations.plan_numbers import number_of

NO_SUBJECT = "(chưa có trích yếu)"
_MOST_LETTERS = 60  # of a subject in a message
_DAY = datetime.timedelta(days=1)


def subject_of(row: PlanRow) -> str:
    """On one line, and with a capital: here it follows no "KẾ HOẠCH"."""
    subject = " ".join((row.subject or "").split())
    return subject[:1].upper() + subject[1:] or NO_SUBJECT


def second_lines(row: PlanRow, now: datetime.datetime, *, is_twin: bool = False) -> list[str]:
    """`34-KH/ĐU · 02/12/2026`; of a draft without a whole date, when it was changed; in the bin, how long it stays.

    The fullest one first; where it has no room, the next one says what matters: of this year, day and month. Of a draft
    that is called like another one (`is_twin`) the time of the last change matters most: that tells them apart.
    """
    if isinstance(row, BinnedRow):
        days = math.ceil((row.deleted_at + KEPT - now) / _DAY)  # what was deleted just now has all
        return [f"Còn {days} ngày" if days > 0 else "Xoá hẳn hôm nay"]
    number, has_day = _number(row), (row.issue_date or "").count("-") == 2
    if is_twin and row.number is None:
        changed = _changed(row, now.date(), to_the_minute=True)
        return [f"{number} · {changed}", changed[:1].upper() + changed[1:]]
    if row.issue_date and (has_day or row.number is not None):
        whole = f"{number} · {_date(row.issue_date)}"
        is_of_this_year = has_day and row.issue_date.startswith(f"{now.year}-")
        return [whole, whole.removesuffix(f"/{now.year}")] if is_of_this_year else [whole]
    return [f"{number} · {_changed(row, now.date())}", number]


def tip(row: PlanRow, now: datetime.datetime) -> str:
    """All that the lines of a row may have cut or left out."""
    body = " ".join((row.issuing_body or "").split())
    known = [subject_of(row), body, _number(row), _date(row.issue_date)]
    if not isinstance(row, BinnedRow):
        changed = datetime.datetime.fromisoformat(row.updated_at)
        known += [STATUS_WORDS[Status(row.status)], f"Sửa lúc {changed:%H:%M} ngày {written_day(changed.date())}"]
    else:
        known.append(f"Đã xoá {written_day(row.deleted_at.date())}, {second_lines(row, now)[0].lower()}.")
    return "\n".join(filter(None, known))


def said(row: PlanRow) -> str:
    """A row for whom hears it: what it is, its number and date, how far it has come."""
    state = "Trong thùng rác" if isinstance(row, BinnedRow) else STATUS_WORDS[Status(row.status)]
    return ", ".join(filter(None, (subject_of(row), _number(row), _date(row.issue_date), state)))


def group_of(row: PlanRow, query: PlanQuery) -> str:
    """The heading that a row belongs under, in the orders that have headings."""
    if query.is_binned:
        return ""
    match query.order:
        case Order.CHANGED:
            return f"Sửa trong tháng {_date(row.updated_at[:7])}"
        case Order.DATE:
            known = _date((row.issue_date or "")[:7])
            return f"{'Tháng' if '/' in known else 'Năm'} {known}" if known else "Chưa có ngày ban hành"
        case Order.ISSUING_BODY:
            return " ".join((row.issuing_body or "").split()) or "Chưa có cơ quan ban hành"
        case _:
            return ""


def _number(row: PlanRow) -> str:
    return number_of(row.number, row.symbol, row.ruleset)


@lru_cache(1024)
def _date(iso: str | None) -> str:
    """Zero before days under 10 and the first two months, as documents write it."""
    if not iso:
        return ""
    year, *rest = (int(part) for part in iso.split("-"))
    match rest:
        case [month, day]:
            return f"{day:02d}/{_month(month)}/{year}"
        case [month]:
            return f"{_month(month)}/{year}"
        case _:
            return str(year)


def _month(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)


def _changed(row: PlanRow, today: datetime.date, *, to_the_minute: bool = False) -> str:
    when = datetime.datetime.fromisoformat(row.updated_at)
    day, time = when.date(), f"{when:%H:%M}"
    if day == today:
        return f"sửa {time}" if to_the_minute else "sửa hôm nay"
    this_year = f"/{today.year}"
    words = "hôm qua" if day == today - _DAY else written_day(day).removesuffix(this_year)
    return f"sửa {words} {time}" if to_the_minute else f"sửa {words}"


# ---------------------------------------------------------------- messages, of one plan and of several


def told_binned(count: int, subject: str | None = None) -> str:
    return f"Đã đưa {_named(count, subject)} vào thùng rác."


def told_restored(count: int, subject: str | None = None) -> str:
    return f"Đã khôi phục {_named(count, subject)}."


def told_duplicated(count: int, subject: str | None = None) -> str:
    return f"Đã nhân bản {_named(count, subject)}; bản mới chưa có số."


def _named(count: int, subject: str | None) -> str:
    """`“trích yếu”` of one whose subject is known, else how many."""
    if count != 1 or not subject:
        return f"{count} kế hoạch"
    cut = subject if len(subject) <= _MOST_LETTERS else subject[:_MOST_LETTERS].rsplit(" ", 1)[0] + "…"
    return f"“{cut}”"
