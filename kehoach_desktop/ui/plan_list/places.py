"""Where a plan that was saved stands afterwards in a list that has been read."""

from collections.abc import Callable
from enum import Enum, auto

from ...operations.listing import Order, PlanQuery, PlanRow


class Place(Enum):
    SAME = auto()
    TOP = auto()
    UNKNOWN = auto()  # the store is to be asked


_SORTED_BY: dict[Order, Callable[[PlanRow], object]] = {
    Order.NUMBER: lambda row: row.number,
    Order.DATE: lambda row: row.issue_date,
    Order.SUBJECT: lambda row: row.subject,
    Order.ISSUING_BODY: lambda row: row.issuing_body,
}


def place_after(before: PlanRow, after: PlanRow, query: PlanQuery) -> Place:
    """What was found by a search stays where it was found: else the list would move with every word that is typed."""
    if _filtered_by(before) != _filtered_by(after):
        return Place.UNKNOWN
    if after == before:
        return Place.SAME  # put away as it was
    if query.order is Order.CHANGED and not query.text:
        return Place.UNKNOWN if query.is_turned else Place.TOP
    key = _SORTED_BY.get(query.order)
    return Place.SAME if key is None or key(before) == key(after) else Place.UNKNOWN


def _filtered_by(row: PlanRow) -> tuple[object, ...]:
    return row.document_kind, row.status, row.issuing_body, (row.issue_date or "")[:4]
