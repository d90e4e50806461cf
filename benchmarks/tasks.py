"""The tasks of all plans on their screen: read, searched key by key, filtered, grouped, and scrolled, 20,000 of them.

In this process, on Qt's offscreen platform, window of 1366 × 768: a time ends when the rows have been painted. The
budget is the issue's for a filter, and a frame of 60 a second for scrolling.

    python3 dev.py bench tasks [count]
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks._tasks import ON, tracked_tasks
from kehoach_desktop.domain.task_list import Grouping, entries_of
from kehoach_desktop.domain.tasks import SOON_DAYS, Status, TrackedTask
from kehoach_desktop.operations.tasks import HistoryRow, ProgressChange
from kehoach_desktop.ui import background
from kehoach_desktop.ui.tasks.columns import View
from kehoach_desktop.ui.tasks.screen import TasksScreen
from kehoach_desktop.ui.tasks.words import number_of
from kehoach_desktop.ui.theme import apply

COUNT, STEPS, ROUNDS = 20_000, 300, 3
FILTER_MS, FRAME_MS = 100.0, 16.0
TYPED = ("so hoa ho so", "văn phòng xã an khê", "34-kh/đu", "báo cáo kết quả", "không có ở đâu")
WIDTH, HEIGHT = 1286, 712  # what the window of a small screen leaves beside the rail


class Tasks:
    """A store that is asked nothing but all there is."""

    def __init__(self, tasks: list[TrackedTask]) -> None:
        self._tasks = tasks

    def tracked_tasks(self) -> list[TrackedTask]:
        return self._tasks

    def change_progress(self, changes: Sequence[ProgressChange]) -> list[ProgressChange]:
        return list(changes)

    def task_history(self, *_of: str) -> list[HistoryRow]:
        return []


def main(arguments: list[str]) -> int:
    count = int(arguments[0]) if arguments else COUNT
    app = QApplication([])
    apply(app)
    tasks = tracked_tasks(count)
    screen = TasksScreen(Tasks(tasks), today=lambda: ON)
    screen.resize(WIDTH, HEIGHT)
    screen.show()
    print(f"{f'{count:,} tasks, ms':46} {'p50':>8} {'p95':>8} {'max':>8}")
    show("entries made of tasks, on the worker", times(lambda: entries_of(tasks, ON, number_of=number_of), ROUNDS))
    screen.refresh()
    while background.worker().is_busy:
        app.processEvents()
    show("search, each key", searched(screen), FILTER_MS)
    show("chips, one on or off", filtered(screen), FILTER_MS)
    show("grouped by plan, agency, month", grouped(screen), FILTER_MS)
    show("picture by agency", times(lambda: viewed(screen), ROUNDS))
    show("one change entered and shown", entered(screen), FILTER_MS)
    show("scrolled by a wheel's notch", scrolled(screen, 132), FRAME_MS)
    show("a page further, all painted anew", scrolled(screen, 550))
    background.shutdown()
    return 0


def times(do: Callable[[], object], rounds: int) -> list[float]:
    return [timed(do) for _ in range(rounds)]


def timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def painted(do: Callable[[], object]) -> float:
    """Until all is painted that is to be painted anew."""

    def all_of_it() -> None:
        do()
        QApplication.processEvents()

    return timed(all_of_it)


def searched(screen: TasksScreen) -> list[float]:
    found = []
    for text in TYPED:
        parts = [text[:end] for end in (*range(1, len(text) + 1), 0)]
        found += [painted(lambda part=part: screen.header.search.setText(part)) for part in parts]
    return found


def filtered(screen: TasksScreen) -> list[float]:
    statuses = (Status.OVERDUE, Status.IN_TIME, Status.DONE_LATE) * ROUNDS
    found = [painted(screen.chips.chips[status].click) for status in statuses]
    screen.viewing.nothing.cleared.emit()
    return found


def grouped(screen: TasksScreen) -> list[float]:
    groupings = [Grouping.AGENCY, Grouping.MONTH, Grouping.PLAN] * ROUNDS
    return [painted(lambda one=one: screen.header.grouped.emit(one)) for one in groupings]


def viewed(screen: TasksScreen) -> None:
    screen.show_view(View.AGENCIES)
    screen.repaint()
    screen.show_view(View.TIMELINE)


def entered(screen: TasksScreen) -> list[float]:
    found = []
    for row in range(1, 40, 2):
        if (item := screen.viewing.model.item(row)) is not None:
            screen.table.mark_only(row)
            change = ProgressChange(*item.entry.key, item.entry.progress)
            found.append(painted(lambda change=change: screen.viewing.put([change], SOON_DAYS)))
    return found


def scrolled(screen: TasksScreen, by: int) -> list[float]:
    bar = screen.table.verticalScrollBar()
    return [painted(lambda step=step: bar.setValue(step * by)) for step in range(STEPS)]


def show(name: str, figures: list[float], budget: float | None = None) -> None:
    p95 = sorted(figures)[min(len(figures) - 1, round(len(figures) * 0.95))]
    verdict = "" if budget is None else f"  p95 budget {budget:g}: {'kept' if p95 <= budget else 'MISSED'}"
    print(f"{name:46} {statistics.median(figures):8.1f} {p95:8.1f} {max(figures):8.1f}{verdict}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
