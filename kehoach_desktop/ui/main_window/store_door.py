"""The one connection of the window to its store: opened, used and closed on the worker thread only."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...domain.plan import Plan
from ...errors import BadArgumentError, KnownError
from ...operations import bin as plan_bin
from ...operations import listing, office
from ...operations.backups import Reason, back_up
from ...operations.listing import Facets, PlanQuery, PlanRow
from ...operations.saving import NEW, OpenedPlan, PlanSaver, keep_as_own, open_plan, settle
from ...operations.single_instance import user_name
from ...operations.store_state import last_saved, open_store_to_look, open_store_to_work
from ...operations.store_ways import bring_in
from ...settings import SOON_DAYS, Setting

if TYPE_CHECKING:
    from ...domain.new_year import Renewal
    from ...domain.tasks import TrackedTask
    from ...operations.task_files import TaskSheets
    from ...operations.tasks import HistoryRow, ProgressChange


class StoreDoor:
    """Every method is called on the worker thread. `is_looking`: whatever would change the store fails.

    `today`: asked anew each time, the window may stay open over midnight.
    """

    today = staticmethod(datetime.date.today)

    def __init__(self, data_dir: Path, *, is_looking: bool = False) -> None:
        self.data_dir, self.is_looking = data_dir, is_looking
        self._opened: Any = None
        self._is_closed = False
        self._saver: PlanSaver | None = None

    @property
    def _store(self) -> Any:
        if self._is_closed:
            raise KnownError("Kho đã đóng.")  # what the end still brings about, a list read anew, has nobody to see it
        if self._opened is None:
            self._opened = (open_store_to_look if self.is_looking else open_store_to_work)(self.data_dir)
            self._saver = PlanSaver(self._opened)
        return self._opened

    def close(self) -> None:
        """Lets search find everything, makes the copy of the day's work, and lets go of the file."""
        self._is_closed = True
        if self._opened is None:
            return
        if not self.is_looking:
            settle(self._opened)
        self._let_go()
        if not self.is_looking:
            back_up(self.data_dir, Reason.CLOSED, datetime.datetime.now())

    def _let_go(self) -> None:
        if self._opened is not None:
            self._opened.conn.close()
        self._opened = self._saver = None

    def bring_in(self, file: Path) -> None:
        """Works on with a copy of the store in `file`; the store that there was is kept beside the copies."""
        self._let_go()
        bring_in(self.data_dir, file, datetime.datetime.now())

    def last_saved(self) -> datetime.datetime | None:
        return last_saved(self._store)

    # ---------------------------------------------------------------- the list

    def count(self, query: PlanQuery) -> int:
        return listing.plan_count(self._store, query)

    def rows(self, query: PlanQuery, offset: int, limit: int) -> list[PlanRow]:
        return listing.plan_page(self._store, query, offset, limit)

    def row(self, plan_id: str) -> PlanRow | None:
        return listing.plan_row(self._store, plan_id)

    def facets(self, query: PlanQuery) -> Facets:
        return listing.filter_choices(self._store, query)

    def put_in_bin(self, plan_ids: Collection[str]) -> list[str]:
        return plan_bin.delete_plans(self._store, plan_ids, datetime.datetime.now())

    def take_out_of_bin(self, plan_ids: Collection[str]) -> list[str]:
        return plan_bin.restore_plans(self._store, plan_ids)

    def remove_old(self) -> int:
        """What has lain in the bin for thirty days."""
        return plan_bin.remove_old(self._store, datetime.datetime.now())

    def duplicate(self, plan_ids: Collection[str]) -> list[str]:
        from ...operations.duplicating import duplicate_plans  # and what it needs: not at the start

        return duplicate_plans(self._store, plan_ids, datetime.datetime.now())

    def offer_new_year(self, plan_id: str) -> "Renewal":
        from ...operations.duplicating import offer_new_year

        return offer_new_year(self._store, plan_id, self.today())

    def make_new_year(self, renewal: "Renewal", accepted: Collection[int]) -> OpenedPlan:
        from ...operations.duplicating import make_new_year

        return make_new_year(self._store, renewal, accepted, datetime.datetime.now())

    # ---------------------------------------------------------------- one plan

    def open(self, plan_id: str) -> OpenedPlan:
        found = open_plan(self._store, plan_id)
        if found is None:
            raise BadArgumentError("Kế hoạch này không còn trong kho.")
        return found

    def save(self, plan: Plan, base: int, now: datetime.datetime) -> int:
        _ = self._store
        assert self._saver is not None
        return self._saver.save(plan, base, now)

    def keep(self, plan: Plan) -> OpenedPlan:
        """A plan that the store has not seen; one that it has is opened as it lies there."""
        known, now = open_plan(self._store, plan.id), datetime.datetime.now()
        return known or OpenedPlan(plan, self.save(plan, NEW, now), now)

    def keep_as_own(self, plan: Plan) -> OpenedPlan:
        return keep_as_own(self._store, plan, datetime.datetime.now())

    # ---------------------------------------------------------------- tasks

    def tracked_tasks(self) -> "list[TrackedTask]":
        from ...operations.tasks import tracked_tasks  # the screen of tasks is one of several

        return tracked_tasks(self._store)

    def change_progress(
        self, changes: "Iterable[ProgressChange]", based_on: "Iterable[TrackedTask]" = ()
    ) -> "list[ProgressChange]":
        from ...operations.tasks import change_progress

        return change_progress(self._store, changes, user_name(), datetime.datetime.now(), based_on=based_on)

    def due_counts(self) -> tuple[int, int]:
        from ...operations.tasks import due_counts

        return due_counts(self._store, self.today(), office.value_of(self._store, SOON_DAYS))

    def task_history(self, plan_id: str, task_id: str) -> "list[HistoryRow]":
        from ...operations.tasks import history

        return history(self._store, plan_id, task_id)

    def add_report(self, tasks: "Sequence[TrackedTask]") -> OpenedPlan:
        from ...operations.task_report import add_report

        return add_report(self._store, self.today(), datetime.datetime.now(), tasks)

    def task_sheets(self, tasks: "Sequence[TrackedTask]", soon_days: int) -> "TaskSheets":
        from ...operations.task_files import sheets_of

        return sheets_of(self._store, tasks, self.today(), soon_days)

    # ---------------------------------------------------------------- office and settings

    def is_first_start(self) -> bool:
        return office.is_first_start(self._store)

    def settings(self) -> dict[str, Any]:
        return office.chosen(self._store)

    def choose(self, setting: Setting, value: Any) -> None:
        office.choose(self._store, setting, value)

    def offices(self) -> office.Offices:
        return office.offices(self._store)

    def add_samples(self) -> list[str]:
        return office.add_samples(self._store, datetime.datetime.now())
