"""Where a saved plan stands afterwards."""

from dataclasses import replace

import pytest

from kehoach_desktop.operations.listing import Order, PlanQuery
from kehoach_desktop.ui.plan_list.places import Place, place_after
from tests.ui.plan_list.lists import ROW

SUBJECT = replace(ROW, subject="khác")
BODY = replace(ROW, issuing_body="ĐẢNG UỶ PHƯỜNG")


@pytest.mark.parametrize(
    ("after", "query", "place"),
    [
        (SUBJECT, PlanQuery(), Place.TOP),
        (SUBJECT, PlanQuery(year=2026), Place.TOP),
        (SUBJECT, PlanQuery(is_turned=True), Place.UNKNOWN),
        (SUBJECT, PlanQuery("chất lượng"), Place.SAME),
        (SUBJECT, PlanQuery(order=Order.NUMBER), Place.SAME),
        (SUBJECT, PlanQuery(order=Order.SUBJECT), Place.UNKNOWN),
        (replace(ROW, number=35), PlanQuery(order=Order.NUMBER), Place.UNKNOWN),
        (replace(ROW, issue_date="2026-12-03"), PlanQuery(order=Order.DATE), Place.UNKNOWN),
        (BODY, PlanQuery(), Place.UNKNOWN),
        (replace(ROW, status="issued"), PlanQuery(), Place.UNKNOWN),
        (replace(ROW, issue_date="2027-01-01"), PlanQuery(), Place.UNKNOWN),
    ],
)
def test_a_plan_that_was_saved_goes_where_the_store_would_put_it(after: object, query: PlanQuery, place: Place) -> None:
    assert place_after(ROW, after, query) is place  # type: ignore[arg-type]
