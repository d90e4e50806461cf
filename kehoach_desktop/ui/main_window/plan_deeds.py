"""What is done with plans of the store from the list, the menus and the clerk's folders."""

import datetime
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ...domain.blanks import Place
from ...domain.plan import Plan
from ...operations.plan_files import read_plan_file
from ...operations.saving import OpenedPlan
from .. import background
from ..plan_list.words import told_binned, told_duplicated, told_restored
from .store_door import StoreDoor

if TYPE_CHECKING:
    from ...domain.new_year import Renewal

_KEPT_BESIDE = (
    "Kế hoạch này đã được lưu ở nơi khác trong lúc đang soạn. Bản đang soạn được giữ thành một kế hoạch riêng, chưa có"
    " số."
)
_REMOVED = "Đã bỏ {} ký tự điều khiển trong {}."


class PlanDeeds(QObject):
    """Each deed is done on the worker thread and ends in a signal here.

    Signals: `brought(OpenedPlan, Place | None)`: onto the desk with it. `changed()`: the list is to be read anew.
    `restored(plan_ids)`: they are out of the bin.
    `told(sentence, take_back, keys)`: done; `take_back` undoes it, or is None; `keys` do so as well, "" when none do.
    `year_offered(Renewal)`: to be decided on.
    """

    brought = Signal(object, object)
    changed = Signal()
    restored = Signal(list)
    told = Signal(str, object, str)
    year_offered = Signal(object)

    def __init__(self, store: StoreDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store

    def _do(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        background.run(work, done, owner=self)

    # ---------------------------------------------------------------- onto the desk

    def open(self, plan_id: str, place: Place | None = None) -> None:
        self._do(lambda: self._store.open(plan_id), lambda opened: self.brought.emit(opened, place))

    def keep(self, plan: Plan) -> None:
        """A new plan, or one from a file: into the store, then onto the desk."""
        start = None if plan.subject else Place("subject")  # the first thing that is missing
        self._do(lambda: self._store.keep(plan), lambda opened: self.bring(opened, start))

    def keep_beside(self, plan: Plan) -> None:
        """What was written on a state that the store has a newer one of becomes a plan of its own."""
        self._do(lambda: self._store.keep_as_own(plan), self._take_kept)

    def _take_kept(self, opened: OpenedPlan) -> None:
        self.bring(opened)
        self.told.emit(_KEPT_BESIDE, None, "")

    def open_files(self, paths: Sequence[Path]) -> None:
        """Plan files: all into the store, the last of them onto the desk."""
        for path in paths:
            self._do(partial(self._read, path), self._take_read)

    def _read(self, path: Path) -> tuple[OpenedPlan, str]:
        read = read_plan_file(path)
        note = _REMOVED.format(read.removed_characters, path.name) if read.removed_characters else ""
        return self._store.keep(read.plan), note

    def _take_read(self, read: tuple[OpenedPlan, str]) -> None:
        opened, note = read
        self.bring(opened)
        if note:
            self.told.emit(note, None, "")

    def add_samples(self) -> None:
        self._do(self._store.add_samples, lambda plan_ids: self.open(plan_ids[0]))

    def bring(self, opened: OpenedPlan, place: Place | None = None) -> None:
        self.changed.emit()
        self.brought.emit(opened, place)

    # ---------------------------------------------------------------- more of the same

    def duplicate(self, plan_id: str) -> None:
        self._do(lambda: self._store.duplicate([plan_id]), lambda made: self._open_made(made[0]))

    def duplicate_several(self, plan_ids: Sequence[str]) -> None:
        self._do(lambda: self._store.duplicate(plan_ids), self._tell_duplicated)

    def offer_new_year(self, plan_id: str) -> None:
        self._do(lambda: self._store.offer_new_year(plan_id), self.year_offered.emit)

    def make_new_year(self, renewal: "Renewal", accepted: Collection[int]) -> None:
        self._do(lambda: self._store.make_new_year(renewal, accepted), self.bring)

    def _open_made(self, plan_id: str) -> None:
        self.changed.emit()
        self.open(plan_id)

    def _tell_duplicated(self, made: list[str]) -> None:
        self.changed.emit()
        self.told.emit(told_duplicated(len(made)), lambda: self.delete(made), "")

    # ---------------------------------------------------------------- into the bin and back

    def delete(self, plan_ids: Sequence[str], subject: str | None = None, *, keys: str = "") -> None:
        """`subject`: of the one plan, for the sentence. `keys`: what takes it back where it was asked for."""

        def tell(deleted: list[str]) -> None:
            self.changed.emit()
            self.told.emit(told_binned(len(deleted), subject), lambda: self.restore(deleted, tells=False), keys)

        self._do(lambda: self._store.put_in_bin(plan_ids), tell)

    def restore(self, plan_ids: Sequence[str], subject: str | None = None, *, tells: bool = True) -> None:
        def tell(restored: list[str]) -> None:
            self.changed.emit()
            self.restored.emit(restored)
            if tells:
                self.told.emit(told_restored(len(restored), subject), lambda: self.delete(restored), "")

        self._do(lambda: self._store.take_out_of_bin(plan_ids), tell)

    # ---------------------------------------------------------------- out of the store

    def read_all(self, plan_ids: Sequence[str], done: Callable[[list[Plan]], object]) -> None:
        self._do(lambda: [self._store.open(plan_id).plan for plan_id in plan_ids], done)


def worked_until(when: datetime.datetime | None) -> str:
    """After a start that ended badly: up to when everything typed is there."""
    kept = f" Mọi chữ đến {when:%H:%M} còn đủ." if when is not None else ""
    return f"Lần trước chương trình đóng đột ngột.{kept}"
