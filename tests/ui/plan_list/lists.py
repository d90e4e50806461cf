"""Lists to test with: plans that are only rows, and what a clerk does with them."""

import datetime
from dataclasses import asdict, replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.vietnamese import fold
from kehoach_desktop.operations.listing import BinnedRow, Facets, PlanQuery, PlanRow, Status
from kehoach_desktop.operations.saving import OpenedPlan
from kehoach_desktop.ui import background
from kehoach_desktop.ui.plan_list.model import ID
from kehoach_desktop.ui.plan_list.resting import RestingDesk
from kehoach_desktop.ui.plan_list.screen import PlanList
from tests.helpers.plans import PARTY_PLAN

NOTHING = Qt.KeyboardModifier.NoModifier
NOW = datetime.datetime(2026, 12, 2, 10, 32)
ROW = PlanRow(
    "p0", "KH", 34, "KH/ĐU", "nâng cao chất lượng", "ĐẢNG UỶ XÃ", "hd05", "2026-12-02", "2026-12-01T10:00:00", "draft"
)
SUBJECTS = ("nâng cao chất lượng sinh hoạt chi bộ", "kiểm tra, giám sát năm 2027", "tổ chức đại hội")


def three() -> list[PlanRow]:
    rows = [replace(ROW, id=f"p{n}", number=34 + n, subject=subject) for n, subject in enumerate(SUBJECTS)]
    return [*rows[:2], replace(rows[2], status="issued")]


def many(count: int) -> list[PlanRow]:
    return [replace(ROW, id=f"p{number}", subject=f"kế hoạch {number}") for number in range(count)]


class Plans:
    """A store of rows; `binned` are in its bin."""

    def __init__(self, rows: list[PlanRow], binned: tuple[PlanRow, ...] = ()) -> None:
        self.all = rows
        deleted = NOW - datetime.timedelta(days=3)
        self.binned = [BinnedRow(**asdict(row), deleted_at=deleted) for row in binned]
        self.asked: list[PlanQuery] = []
        self.opened: list[str] = []

    def _found(self, query: PlanQuery) -> list[PlanRow]:
        rows = self.binned if query.is_binned else self.all
        return [
            row for row in rows if fold(query.text) in fold(row.subject or "") and query.status in (None, row.status)
        ]

    def count(self, query: PlanQuery) -> int:
        return len(self._found(query))

    def rows(self, query: PlanQuery, offset: int, limit: int) -> list[PlanRow]:
        self.asked.append(query)
        return self._found(query)[offset : offset + limit]

    def row(self, plan_id: str) -> PlanRow | None:
        return next((row for row in self.all if row.id == plan_id), None)

    def facets(self, query: PlanQuery) -> Facets:
        assert query.text == ""
        return Facets(
            {2026: len(self.all)} if self.all else {},
            {Status.DRAFT: 2, Status.ISSUED: 1},
            {"KH": 3},
            {"": 1},
            len(self.binned),
        )

    def open(self, plan_id: str) -> OpenedPlan:
        self.opened.append(plan_id)
        row = next(row for row in [*self.all, *self.binned] if row.id == plan_id)
        return OpenedPlan(replace(PARTY_PLAN, id=plan_id, subject=row.subject), 1)


def shown(qtbot: QtBot, rows: list[PlanRow], binned: tuple[PlanRow, ...] = ()) -> PlanList:
    screen = PlanList(Plans(rows, binned), {"KH": "Kế hoạch"}.__getitem__, now=lambda: NOW)
    qtbot.addWidget(screen)
    qtbot.addWidget(screen.rest)
    screen.resize(272, 700)
    screen.show()
    QTest.qWaitForWindowExposed(screen)
    qtbot.waitUntil(lambda: screen.model.rowCount() == len(rows))
    idle(qtbot)
    return screen


def on_desk(qtbot: QtBot, screen: PlanList) -> RestingDesk:
    screen.rest.resize(746, 690)
    screen.rest.show()
    QTest.qWaitForWindowExposed(screen.rest)
    return screen.rest


def idle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not background.worker().is_busy)


def source_of(screen: PlanList) -> Plans:
    assert isinstance(screen._source, Plans)
    return screen._source


def ids(screen: PlanList) -> list[str]:
    return [screen.model.index(row).data(ID) for row in range(screen.model.rowCount())]


def type_text(widget: QWidget, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NOTHING, letter))


def press(screen: PlanList, key: Qt.Key, *, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    QTest.keyClick(screen.view, key, modifier)


def place_of(screen: PlanList, row: int) -> QPoint:
    return screen.view.visualRect(screen.model.index(row)).center()


def choose(screen: PlanList, *rows: int) -> None:
    for number, row in enumerate(rows):
        modifier = Qt.KeyboardModifier.ControlModifier if number else NOTHING
        QTest.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, modifier, place_of(screen, row))
