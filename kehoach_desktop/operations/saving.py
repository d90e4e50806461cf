"""Saving while one writes: a plan goes into the store whole or not at all, and never over a newer state of it.

A save waits for the disk (synchronous FULL), costs a few milliseconds at sixty pages, and leaves the search index for
later: `listing` brings it up to date before it searches, and `settle` when a plan is closed.
"""

import datetime
import uuid
from dataclasses import dataclass, replace

from ..domain.plan import Plan
from ..errors import BadFileError
from ..storage import plan_list, plans
from ..storage.database import Store
from ..storage.errors import NewerRevisionError, in_sentences, store_errors
from ..storage.plan_writer import PlanWriter

__all__ = ["NEW", "NewerRevisionError", "OpenedPlan", "PlanSaver", "duplicate", "keep_as_own", "open_plan", "settle"]

NEW = 0  # the revision of a plan that no store has seen


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """A plan, the revision that a save of it is based on, and when that one was saved, where the list knows."""

    plan: Plan
    revision: int
    saved_at: datetime.datetime | None = None


@in_sentences
def open_plan(store: Store, plan_id: str) -> OpenedPlan | None:
    """The plan as it lies in the store; a `BadFileError` names one that cannot be read."""
    with store.reading():
        revision, listed = plans.revision(store, plan_id), plan_list.row(store, plan_id)
        try:
            plan = plans.get(store, plan_id)
        except BadFileError as error:
            raise BadFileError(f"Không đọc được kế hoạch {plan_id} trong kho {store.path}: {error}.") from None
    saved_at = datetime.datetime.fromisoformat(listed.updated_at) if listed is not None else None
    return OpenedPlan(plan, revision, saved_at) if plan and revision is not None else None


class PlanSaver:
    """Saves plans that are being written; keeps the text of what did not change since the last save."""

    def __init__(self, store: Store):
        self._store = store
        self._writer = PlanWriter()

    def save(self, plan: Plan, base: int, now: datetime.datetime) -> int:
        """Saves `plan`, made from the revision `base`, and returns the new revision.

        A `NewerRevisionError` when the store has another state of it: `keep_as_own` saves what was written beside it.
        Any other `KnownError` says what stood in the way; what was saved before is untouched.
        """
        with store_errors(self._store.path):
            return plans.save_text(self._store, plan, self._writer.text(plan), now, base)


@in_sentences
def settle(store: Store) -> int:
    """Lets search find what was saved since; says how many plans that were."""
    return plans.index_pending(store)


@in_sentences
def keep_as_own(store: Store, plan: Plan, now: datetime.datetime) -> OpenedPlan:
    """Saves what the store refused as a plan beside the newer one."""
    own = duplicate(plan)
    return OpenedPlan(own, plans.save(store, own, now, NEW), now)


def duplicate(plan: Plan) -> Plan:
    """The same plan under an id of its own, without what only one document can have.

    That is its number, and that its tasks are followed up: else each would be listed and counted twice.
    """
    tasks = tuple(replace(task, accepted=False) if task.accepted else task for task in plan.tasks)
    return replace(plan, id=str(uuid.uuid4()), number=None, tasks=tasks)
