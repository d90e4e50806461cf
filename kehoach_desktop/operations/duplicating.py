"""A plan made from another one: the same again, or for the next year."""

import datetime
import uuid
from collections.abc import Collection

from .. import settings
from ..domain.new_year import Renewal, renew, renewed
from ..errors import BadArgumentError
from ..storage import plans
from ..storage.database import Store
from ..storage.errors import in_sentences
from .address_book import shipped_agencies
from .deadline_rules import rules_with
from .office import value_of
from .saving import NEW, OpenedPlan, duplicate, open_plan


@in_sentences
def duplicate_plans(store: Store, plan_ids: Collection[str], now: datetime.datetime) -> list[str]:
    """Puts a duplicate of each plan into the store, all or none, and returns their ids in that order."""
    made = []
    with store.atomic():
        for plan_id in plan_ids:
            copy = duplicate(_stored(store, plan_id).plan)
            plans.save(store, copy, now, NEW)
            made.append(copy.id)
    return made


@in_sentences
def offer_new_year(store: Store, plan_id: str, on: datetime.date, years: int = 1) -> Renewal:
    """What becomes of a plan for the next year: each change of a year to be accepted or not, and what to look at."""
    return renew(_stored(store, plan_id).plan, shipped_agencies(), on, years)


@in_sentences
def make_new_year(store: Store, renewal: Renewal, accepted: Collection[int], now: datetime.datetime) -> OpenedPlan:
    """Puts the plan of the next year into the store, with the changes of years that were accepted, by their numbers."""
    rules = rules_with(before_includes_day=value_of(store, settings.BEFORE_INCLUDES_DAY))
    plan = renewed(renewal, accepted, lambda: str(uuid.uuid4()), rules)
    return OpenedPlan(plan, plans.save(store, plan, now, NEW), now)


def _stored(store: Store, plan_id: str) -> OpenedPlan:
    found = open_plan(store, plan_id)
    if found is None:
        raise BadArgumentError("Kế hoạch này không còn trong kho.")
    return found
