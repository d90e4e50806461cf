"""Three plans with tasks in a real store, and what a clerk does with them on their screen."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import DeadlineKind, Plan, Task
from kehoach_desktop.domain.tasks import Extension, Progress, Stage, TrackedTask
from kehoach_desktop.errors import BadArgumentError, KnownError
from kehoach_desktop.operations.tasks import HistoryRow, ProgressChange, change_progress, history, tracked_tasks
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import Store, memory_store
from kehoach_desktop.ui import background
from kehoach_desktop.ui.tasks.model import Column, Heading, Item
from kehoach_desktop.ui.tasks.screen import TasksScreen
from tests.helpers.plans import PARTY_PLAN

D = datetime.date
TODAY = D(2026, 12, 2)
NOON = datetime.datetime(2026, 12, 2, 12)
NOTHING = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def task(id_: str, content: str, lead: str | None, due: D | None, text: str | None = None, **more: object) -> Task:
    kind = DeadlineKind.DATE if due else DeadlineKind.RECURRING if text else DeadlineKind.NONE
    made = Task(id_, f"b{id_}", content=content, lead=lead, deadline_kind=kind, due_date=due, accepted=True)
    return replace(made, deadline_text=text or (f"{due:%d/%m/%Y}" if due else None), **more)  # type: ignore[arg-type]


def plan(id_: str, number: int, day: D, subject: str, *tasks: Task) -> Plan:
    return replace(PARTY_PLAN, id=id_, number=number, issue_date=PartialDate.of(day), subject=subject, tasks=tasks)


PLANS = (
    plan(
        "p34",
        34,
        D(2026, 12, 1),
        "nâng cao chất lượng văn bản",
        task("t1", "chuẩn hoá bộ mẫu văn bản", "Văn phòng Đảng uỷ", D(2027, 3, 31), "trong quý I/2027"),
        task("t2", "Số hoá hồ sơ", "CQ Uỷ ban Kiểm tra", D(2027, 6, 29), "trước 30/6/2027", supporting=("Công an xã",)),
    ),
    plan(
        "p33",
        33,
        D(2026, 11, 20),
        "kiểm tra sinh hoạt chi bộ",
        task("t3", "Tự kiểm tra và gửi báo cáo", "Các chi bộ", D(2026, 11, 28)),
        task("t4", "Kiểm tra trực tiếp", "CQ Uỷ ban Kiểm tra", D(2026, 12, 5)),
    ),
    plan(
        "p28",
        28,
        D(2026, 10, 11),
        "đối thoại với Nhân dân",
        task("t5", "Tổ chức hội nghị", "Văn phòng Đảng uỷ", D(2026, 11, 10)),
        task("t6", "Theo dõi kết luận", None, None, "hằng quý"),
    ),
)
PROGRESS = (
    ("p34", "t1", Progress(Stage.UNDER_WAY, 35)),
    ("p33", "t3", Progress(Stage.UNDER_WAY, 50)),
    ("p28", "t5", Progress(Stage.DONE, completed_on=D(2026, 11, 13), accepted_by="Đ/c Lan")),
)


class Followed:
    """A store in memory, opened, asked and closed on the worker thread."""

    def __init__(self, plans_in_it: Sequence[Plan]) -> None:
        self._plans, self._opened = plans_in_it, None
        self.asked = 0
        self._is_closed = False
        self.refuses = False

    @property
    def _store(self) -> Store:
        if self._is_closed:
            raise KnownError("Kho đã đóng.")  # as the window's own door says
        if self._opened is None:
            self._opened = memory_store()
            for one in self._plans:
                plans.save(self._opened, one, NOON)
            if self._plans:
                change_progress(self._opened, [ProgressChange(*one) for one in PROGRESS], "Lan", NOON)
        return self._opened

    def tracked_tasks(self) -> list[TrackedTask]:
        self.asked += 1
        return tracked_tasks(self._store)

    def change_progress(self, changes: Sequence[ProgressChange]) -> list[ProgressChange]:
        if self.refuses:
            raise BadArgumentError("Chưa ghi được: ổ đĩa đã đầy.")
        return change_progress(self._store, changes, "Minh", NOON)

    def task_history(self, plan_id: str, task_id: str) -> list[HistoryRow]:
        return history(self._store, plan_id, task_id)

    def close(self) -> None:
        self._is_closed = True
        if self._opened is not None:
            self._opened.close()


def shown(qtbot: QtBot, plans_in_it: Sequence[Plan] = PLANS, size: tuple[int, int] = (1286, 700)) -> TasksScreen:
    screen = TasksScreen(Followed(plans_in_it), today=lambda: TODAY)
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.refresh()
    screen.show()
    QTest.qWaitForWindowExposed(screen)
    idle(qtbot)
    return screen


def source_of(screen: TasksScreen) -> Followed:
    assert isinstance(screen._source, Followed)
    return screen._source


def idle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not background.worker().is_busy)


def stored(qtbot: QtBot, screen: TasksScreen) -> dict[str, Progress]:
    """What the store holds by now."""
    found: list[TrackedTask] = []
    background.run(source_of(screen).tracked_tasks, found.extend)
    idle(qtbot)
    return {one.task.id: one.progress for one in found}


def lines(screen: TasksScreen) -> list[str]:
    """Headings by their title, tasks by their id."""
    found = [screen.model.line(row) for row in range(screen.model.rowCount())]
    return [line.title if isinstance(line, Heading) else line.entry.task.id for line in found if line is not None]


def tasks_of(screen: TasksScreen) -> str:
    found = [screen.model.item(row) for row in range(screen.model.rowCount())]
    return " ".join(item.entry.task.id for item in found if item is not None)


def row_of(screen: TasksScreen, id_: str) -> int:
    items = ((row, screen.model.item(row)) for row in range(screen.model.rowCount()))
    return next(row for row, item in items if item is not None and item.entry.task.id == id_)


def item_of(screen: TasksScreen, id_: str) -> Item:
    found = screen.model.item(row_of(screen, id_))
    assert found is not None
    return found


def place_of(screen: TasksScreen, row: int, column: Column = Column.CONTENT) -> QPoint:
    return screen.table.visualRect(screen.model.index(row, column)).center()


def click(screen: TasksScreen, row: int, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    QTest.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, modifier, place_of(screen, row))


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    QTest.keyClick(widget, key, modifier)


def type_text(widget: QWidget, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NOTHING, letter))


def later(extension_day: D, who: str | None = None) -> Progress:
    return Progress(Stage.UNDER_WAY, extensions=(Extension(extension_day, None, who),))
