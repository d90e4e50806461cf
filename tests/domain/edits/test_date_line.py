"""The date line typed figure by figure."""

from dataclasses import replace

import pytest

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan_edits import delete_after, delete_before, replace_text, spot_text
from tests.helpers.plans import PARTY_PLAN

OPEN = "ngày \u00a0\u00a0\u00a0\u00a0 tháng \u00a0\u00a0\u00a0\u00a0 năm \u00a0\u00a0\u00a0\u00a0"
WHOLE = PartialDate(2, 12, 2026)  # ngày 02 tháng 12 năm 2026: day 5-7, month 14-16, year 21-25


def typed(date: PartialDate, at: int, keys: str) -> tuple[PartialDate, int]:
    plan, caret = replace(PARTY_PLAN, issue_date=date), Place("issue_date", at)
    for key in keys:
        match key:
            case "⌫":
                edited = delete_before(plan, caret)
            case "⌦":
                edited = delete_after(plan, caret)
            case _:
                edited = replace_text(plan, caret, caret, key)
        plan, caret = edited.plan, edited.caret
    return plan.issue_date, caret.offset


@pytest.mark.parametrize("date", [PartialDate(), PartialDate(None, 3, 2027), WHOLE])
def test_the_line_is_that_of_the_page(date: PartialDate, any_ruleset: Ruleset) -> None:
    plan = replace(PARTY_PLAN, issue_date=date)
    spans = [span for p in compose(plan, any_ruleset).paragraphs() for span in p.spans if span.spot == "issue_date"]
    assert spot_text(plan, "issue_date") in spans[0].text


@pytest.mark.parametrize(
    ("date", "at", "keys", "after"),
    [
        (PartialDate(), 0, "25", PartialDate(25)),
        (PartialDate(), 0, "05", PartialDate(5)),
        (PartialDate(), 0, "2/12/2026", WHOLE),
        (PartialDate(), 0, "25122026", PartialDate(25, 12, 2026)),  # full places send figures on
        (PartialDate(), 0, "2 3", PartialDate(2, 3)),
        (PartialDate(), 0, "x", PartialDate()),
        (PartialDate(31, None, 2026), 14, "2", PartialDate(31, None, 2026)),  # no 31 February
        (WHOLE, 7, "5", PartialDate(25, 12, 2026)),
        (WHOLE, 5, "5", PartialDate(5, 12, 2026)),
        (WHOLE, 7, "⌫", PartialDate(None, 12, 2026)),
        (WHOLE, 16, "⌫", PartialDate(2, 1, 2026)),
        (WHOLE, 16, "⌫⌫", PartialDate(2, None, 2026)),
        (WHOLE, 14, "⌦", PartialDate(2, 2, 2026)),
        (WHOLE, 25, "⌫", PartialDate(2, 12)),
        (WHOLE, 25, "⌫2027", PartialDate(2, 12, 2027)),
        (WHOLE, 21, "2031", PartialDate(2, 12, 2031)),
        (WHOLE, 24, "7", PartialDate(2, 12, 2027)),
        (WHOLE, 21, "1998", PartialDate(2, 12, 1998)),
        (WHOLE, 25, "7", WHOLE),
        (WHOLE, 3, "⌫", WHOLE),
    ],
)
def test_figures_go_to_their_places(date: PartialDate, at: int, keys: str, after: PartialDate) -> None:
    found, caret = typed(date, at, keys)
    assert found == after
    assert 0 <= caret <= len(spot_text(replace(PARTY_PLAN, issue_date=found), "issue_date"))


def test_the_open_line_is_room_between_words() -> None:
    assert spot_text(replace(PARTY_PLAN, issue_date=PartialDate()), "issue_date") == OPEN


@pytest.mark.parametrize(
    ("start", "end", "text", "after"),
    [
        (0, 25, "", PartialDate()),
        (5, 16, "", PartialDate(None, None, 2026)),
        (5, 7, "9", PartialDate(9, 12, 2026)),
        (0, 25, "5", PartialDate(5)),
        (8, 8, "05/9/2027", PartialDate(5, 9, 2027)),  # pasted
        (8, 8, "mai", WHOLE),
    ],
)
def test_what_is_selected_is_replaced(start: int, end: int, text: str, after: PartialDate) -> None:
    plan = replace(PARTY_PLAN, issue_date=replace(WHOLE, unknown='{"zz": 1}'))
    edited = replace_text(plan, Place("issue_date", start), Place("issue_date", end), text)
    assert edited.plan.issue_date == replace(after, unknown='{"zz": 1}')
