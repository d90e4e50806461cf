"""First pages of plans that are looked at in passing: made in the worker, the newest wish only, kept for a while."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ...domain.plan import Plan
from ..live_page import Latest, page_image

_KEPT = 40  # pictures; of 240 × 340 points they take some 15 MB on a screen of double density
_LETTERS = 9000  # two full pages: what stands behind them changes nothing on the first

Key = tuple[str, str, int]  # of a plan, its last change, and a scale in thousandths


def beginning_of(plan: Plan) -> Plan:
    """As much of `plan` as decides its first page: a plan of sixty pages would take the worker half a second."""
    letters, blocks = 0, []
    for block in plan.blocks:
        blocks.append(block)
        letters += len(block.text)
        if letters > _LETTERS:
            break
    if len(blocks) == len(plan.blocks):
        return plan
    return replace(plan, blocks=tuple(blocks), tasks=(), annexes=())


def first_page(read: Callable[[], Plan], scale: float) -> QImage:
    """Called in the worker."""
    return page_image(beginning_of(read()), scale).image


class FirstPages(QObject):
    """`ready(plan_id, image)`; a plan that cannot be read has no page, and nothing is said: opening it says why."""

    ready = Signal(str, QImage)

    def __init__(self, read: Callable[[str], Plan], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._wanted: Key | None = None
        self._latest = Latest(self)
        self._latest.ready.connect(self._keep)
        self._latest.failed.connect(self.forget)

    def ask(self, plan_id: str, changed: str, scale: float) -> None:
        key = self._wanted = plan_id, changed, round(scale * 1000)
        image = self._kept.get(key)
        if image is not None:
            self._kept.move_to_end(key)
            self._latest.forget()
            self.ready.emit(plan_id, image)
        else:
            self._latest.ask(partial(_made, key, partial(self._read, plan_id), scale))

    def forget(self) -> None:
        """Nobody waits for a page any more."""
        self._wanted = None
        self._latest.forget()

    def _keep(self, made: tuple[Key, QImage]) -> None:
        key, image = made
        self._kept[key] = image
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if key == self._wanted:
            self.ready.emit(key[0], image)


def _made(key: Key, read: Callable[[], Plan], scale: float) -> tuple[Key, QImage]:
    return key, first_page(read, scale)
