"""The exact pages of a plan, for preview and print."""

from math import hypot

from ..domain.layout import compose
from ..domain.plan import Plan
from ..render.pdf import Pages, Picture, Place, Rectangle, forget, set_pages
from .rulesets import document_font, ruleset

__all__ = ["Pages", "Picture", "Place", "Rectangle", "forget", "pages_of", "place_near", "places_of"]

_REACH = 90.0  # points: a margin's width, so that a click beside a line is a click on it


def pages_of(plan: Plan, last: tuple[Plan, Pages] | None = None) -> Pages:
    """The pages of `plan`; `last` is what was set before, and costs nothing when nothing changed."""
    if last and last[0] == plan:
        return last[1]
    return set_pages(compose(plan, ruleset(plan.ruleset)), document_font())


def place_near(pages: Pages, page: int, x: float, y: float) -> Place | None:
    """The paragraph at a point of a page, or the one nearest to it if the point lies in a gap or a margin."""
    on_page = [place for place in pages.places if place.page == page]
    near = min(on_page, key=lambda place: _distance(place.rectangle, x, y), default=None)
    return near if near and _distance(near.rectangle, x, y) <= _REACH else None


def _distance(rectangle: Rectangle, x: float, y: float) -> float:
    return hypot(
        max(rectangle.left - x, 0, x - rectangle.right),
        max(rectangle.top - y, 0, y - rectangle.bottom),
    )


def places_of(pages: Pages, spot: str) -> list[Place]:
    """Where a block of the body, or the field that is typed into `spot`, stands: one place for each page."""
    return pages.of_block(spot) or pages.of_spot(spot)
