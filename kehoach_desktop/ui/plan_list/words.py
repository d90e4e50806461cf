"""What the list says of a plan, in the clerk's words."""

from ...domain.document_numbers import printed_number
from ...errors import BadArgumentError
from ...operations.listing import PlanRow
from ...operations.rulesets import ruleset

NO_SUBJECT = "(chưa có trích yếu)"
NO_NUMBER = "chưa có số"


def subject_of(row: PlanRow) -> str:
    return " ".join((row.subject or "").split()) or NO_SUBJECT


def number_and_date(row: PlanRow) -> str:
    """`34-KH/ĐU · 02/12/2026`; a date known in part is shown so far."""
    return " · ".join(filter(None, (_number(row), _date(row.issue_date))))


def _number(row: PlanRow) -> str:
    if row.number is None:
        return row.symbol or NO_NUMBER
    try:
        rule = ruleset(row.ruleset).number
    except BadArgumentError:  # of a newer program
        return f"{row.number} {row.symbol or ''}".strip()
    text = " ".join(printed_number(row.number, row.symbol or "…", rule).split())
    return text.partition(" ")[2] if text.lower().startswith("số") else text


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
