"""The exact pages of a plan, for preview and print."""

from ..domain.layout import compose
from ..domain.plan import Plan
from ..render.pdf import Pages, set_pages
from .rulesets import document_font, ruleset


def pages_of(plan: Plan, last: tuple[Plan, Pages] | None = None) -> Pages:
    """The pages of `plan`; `last` is what was set before, and costs nothing when nothing changed."""
    if last and last[0] == plan:
        return last[1]
    return set_pages(compose(plan, ruleset(plan.ruleset)), document_font())
