"""The pages of a plan: what the preview shows, set anew only when the plan has changed."""

from dataclasses import replace

import pytest

from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.plan_json import dump_plan, load_plan
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.pages import forget, pages_of, place_near, places_of
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf import set_pages
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN, replace(PARTY_PLAN, ruleset="hd36")], ids=lambda p: p.ruleset)
def test_pages_are_those_of_the_plan_under_its_ruleset(plan: Plan) -> None:
    assert pages_of(plan) == set_pages(compose(plan, ruleset(plan.ruleset)), document_font())


def test_unchanged_plan_costs_nothing() -> None:
    pages = pages_of(PARTY_PLAN)
    assert pages_of(PARTY_PLAN, (PARTY_PLAN, pages)) is pages


def test_plan_that_says_the_same_costs_nothing_either() -> None:
    pages, again = pages_of(PARTY_PLAN), load_plan(dump_plan(PARTY_PLAN)).plan
    assert again is not PARTY_PLAN
    assert pages_of(again, (PARTY_PLAN, pages)) is pages


def test_pages_are_the_same_after_all_was_let_go() -> None:
    before = pages_of(PARTY_PLAN)
    forget()
    assert pages_of(PARTY_PLAN) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "việc khác"},
        {"blocks": PARTY_PLAN.blocks[:-1]},
        {"number": 6},
        {"layout": replace(PARTY_PLAN.layout, two_sided=True)},
        {"ruleset": "hd36"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_changed_plan_is_set_anew(changes: dict[str, object]) -> None:
    pages, changed = pages_of(PARTY_PLAN), replace(PARTY_PLAN, **changes)
    assert pages_of(changed, (PARTY_PLAN, pages)) == pages_of(changed) != pages


def test_unknown_ruleset_is_named() -> None:
    with pytest.raises(BadArgumentError, match="hd99"):
        pages_of(replace(PARTY_PLAN, ruleset="hd99"))


# ---------------------------------------------------------------- pointing


def test_a_point_in_a_paragraph_is_that_paragraph() -> None:
    pages = pages_of(PARTY_PLAN)
    for place in pages.places:
        rectangle = place.rectangle
        x, y = (rectangle.left + rectangle.right) / 2, (rectangle.top + rectangle.bottom) / 2
        assert place_near(pages, place.page, x, y) is pages.at(place.page, x, y)


def test_a_point_beside_a_paragraph_is_the_paragraph_nearest() -> None:
    pages = pages_of(PARTY_PLAN)
    (place,) = pages.of_block("b6")
    rectangle = place.rectangle
    for x, y in ((rectangle.left - 60, rectangle.top + 5), (rectangle.right + 30, rectangle.bottom - 5)):
        assert place_near(pages, place.page, x, y) == place


def test_a_point_far_from_all_text_is_nothing() -> None:
    pages = pages_of(PARTY_PLAN)
    last = len(pages.sizes) - 1
    assert place_near(pages, last, 300, 830) is None
    assert place_near(pages, last + 1, 300, 100) is None


def test_a_block_and_a_field_have_their_places() -> None:
    pages = pages_of(PARTY_PLAN)
    assert places_of(pages, "b8") == pages.of_block("b8") != []
    assert places_of(pages, "subject") == pages.of_spot("subject") != []
    assert places_of(pages, "không có") == []
