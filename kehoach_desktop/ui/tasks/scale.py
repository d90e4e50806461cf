"""Which months are in sight, and where a day lies in the last column; header and rows go by the same one."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Signal

from ...domain.task_list import Window, window_at, window_of_year
from ..theme import theme

_MONTH = 47  # as wide as a month is at least
_FEWEST = 3
_ROOMY = 7  # months; where there are fewer, one of the past is enough


class Scale(QObject):
    """`changed`: other months are in sight. `today` is asked when something is painted."""

    changed = Signal()

    def __init__(self, today: Callable[[], datetime.date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.before_includes_day = False
        self.window = self._around_today(_FEWEST)
        self.quarters = _quarters(self.window)
        self._reached = self.window

    def set_rule(self, *, before_includes_day: bool) -> None:
        """The days that “trước ngày 20 hằng quý” means."""
        if before_includes_day != self.before_includes_day:
            self.before_includes_day = before_includes_day
            self.changed.emit()

    def fit(self, width: int) -> None:
        """As many months as find room."""
        count = max(_FEWEST, round(width / theme.px(_MONTH)))
        if count == self.window.count:
            return
        is_at_today, has_reached = self.window == self._around_today(self.window.count), self.window == self._reached
        self._show(self._around_today(count) if is_at_today else Window(self.window.first, count))
        if has_reached:
            self._reached = self.window

    def move(self, months: int) -> None:
        self._show(self.window.moved(months))

    def show_today(self) -> None:
        self._show(self._around_today(self.window.count))

    def reach_back(self, day: datetime.date | None) -> None:
        """The months around today, begun early enough for `day` as far as today stays in sight.

        Where the clerk has gone to other months, they stay.
        """
        around = self._around_today(self.window.count)
        if self.window not in (around, self._reached):
            return
        self._reached = around
        if day is not None and day < around.first:
            last = Window(self.today().replace(day=1), around.count).moved(1 - around.count)
            self._reached = Window(max(day.replace(day=1), last.first), around.count)
        self._show(self._reached)

    def _around_today(self, count: int) -> Window:
        window = window_at(self.today(), count)
        return window if count >= _ROOMY else window.moved(1)

    def show_year(self, year: int | None) -> None:
        """The months of a year that was chosen; of this year and of all of them those around today."""
        if year is None or year == self.today().year:
            self.show_today()
        else:
            self._show(window_of_year(year, self.window.count))

    def _show(self, window: Window) -> None:
        if window != self.window:
            self.window = window
            self.quarters = _quarters(window)
            self.changed.emit()

    def x(self, day: datetime.date, column: QRectF) -> float:
        """Where a day begins."""
        return column.x() + self.window.share(day) * column.width()

    def sees_today(self) -> bool:
        return self.window.first <= self.today() < self.window.end


def _quarters(window: Window) -> list[float]:
    """Where quarters begin, as shares of the column: reckoned once, and painted in every row."""
    return [window.share(month.first) for month in window.months() if month.begins_quarter]
