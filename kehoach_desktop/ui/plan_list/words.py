"""What the list says of a plan, in the clerk's words."""

import datetime
import math
from functools import lru_cache

from ...domain.document_numbers import printed_number
from ...errors import BadArgumentError
from ...operations.bin import KEPT
from ...operations.listing import STATUS_WORDS, BinnedRow, Order, PlanQuery, PlanRow, Status
from ...operations.rulesets import ruleset

NO_SUBJECT = "(chưa có trích yếu)"
NO_NUMBER = "Chưa có số"
_MOST_LETTERS = 60  # of a subject in a message


def subject_of(row: PlanRow) -> str:
    """On one line, and with a capital: here it follows no "KẾ HOẠCH"."""
    subject = " ".join((row.subject or "").split())
    return subject[:1].upper() + subject[1:] or NO_SUBJECT


def second_lines(row: PlanRow, now: datetime.datetime) -> list[str]:
    """`34-KH/ĐU · 02/12/2026`; without a date, when it was changed; in the bin, how long it stays there.

    The fullest one first; where it has no room, the next one says what matters: of this year, day and month.
    """
    if isinstance(row, BinnedRow):
        days = math.ceil(
            (row.deleted_at + KEPT - now) / datetime.timedelta(days=1)
        )  # what was deleted just now has all
        return [f"Còn {days} ngày" if days > 0 else "Xoá hẳn hôm nay"]
    number = _number(row)
    if row.issue_date:
        whole = f"{number} · {_date(row.issue_date)}"
        is_day_of_this_year = row.issue_date.startswith(f"{now.year}-") and row.issue_date.count("-") == 2
        return [whole, whole.removesuffix(f"/{now.year}")] if is_day_of_this_year else [whole]
    return [f"{number} · {_changed(row, now.date())}", number]


def tip(row: PlanRow, now: datetime.datetime) -> str:
    """All that the lines of a row may have cut or left out."""
    body = " ".join((row.issuing_body or "").split())
    known = [subject_of(row), body, _number(row), _date(row.issue_date)]
    if not isinstance(row, BinnedRow):
        known.append(STATUS_WORDS[Status(row.status)])
    else:
        known.append(f"Đã xoá {_day(row.deleted_at.date())}, {second_lines(row, now)[0].lower()}.")
    return "\n".join(filter(None, known))


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
    if row.number is None:
        return NO_NUMBER
    try:
        rule = ruleset(row.ruleset).number
    except BadArgumentError:  # of a newer program
        return f"{row.number} {row.symbol or ''}".strip()
    text = " ".join(printed_number(row.number, row.symbol or "…", rule).split())
    return text.partition(" ")[2] if text.lower().startswith("số") else text


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


def _day(day: datetime.date) -> str:
    return _date(day.isoformat())


def _changed(row: PlanRow, today: datetime.date) -> str:
    day = datetime.datetime.fromisoformat(row.updated_at).date()
    if day == today:
        return "sửa hôm nay"
    if day == today - datetime.timedelta(days=1):
        return "sửa hôm qua"
    return f"sửa {day:%d}/{_month(day.month)}" if day.year == today.year else f"sửa {_day(day)}"


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
