"""How many pages the plan has, counted beside the work when typing pauses."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ...domain.plan import Plan

if TYPE_CHECKING:
    from ..pages.latest import LatestWork

STILL_MS = 800
_SORRY = "Chưa đếm được số trang."


class PageCount(QObject):
    """`counted()`: `pages` is known anew."""

    counted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pages = 0
        self._plan: Plan | None = None
        self._work: LatestWork | None = None
        self._still = QTimer(self, singleShot=True, interval=STILL_MS)
        self._still.timeout.connect(self._count)

    def note(self, plan: Plan | None) -> None:
        """What is on the desk now; of another plan nothing is known yet."""
        if plan is None or self._plan is None or plan.id != self._plan.id:
            self.pages = 0
        self._plan = plan
        if plan is not None:
            self._still.start()
        else:
            self._still.stop()

    def stop(self) -> None:
        self._still.stop()
        if self._work is not None:
            self._work.stop()

    def _count(self) -> None:
        plan = self._plan
        if plan is not None:
            self._worker().ask(lambda: (plan.id, _pages(plan)))

    def _worker(self) -> "LatestWork":
        """Made for the first plan; the start does without."""
        if self._work is None:
            from ..pages.latest import LatestWork

            self._work = LatestWork("kehoach-page-count", _SORRY)
            self._work.done.connect(self._take)
        return self._work

    def _take(self, counted: tuple[str, int]) -> None:
        plan_id, pages = counted
        if self._plan is not None and self._plan.id == plan_id:
            self.pages = pages
            self.counted.emit()


def _pages(plan: Plan) -> int:
    from ...operations.pages import pages_of  # sets type: not before there is a plan to set

    return len(pages_of(plan).sizes)
