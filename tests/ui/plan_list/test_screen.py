from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.vietnamese import fold
from kehoach_desktop.operations.listing import Facets, Order, PlanQuery, PlanRow, Status
from kehoach_desktop.ui import background
from kehoach_desktop.ui.plan_list.model import ID
from kehoach_desktop.ui.plan_list.screen import Deed, PlanList
from kehoach_desktop.ui.plan_list.words import number_and_date, subject_of

ROW = PlanRow("p0", "KH", 34, "KH/ĐU", "nâng cao chất lượng", "ĐẢNG UỶ XÃ", "hd05", "2026-12-02", "2026-12-01", "draft")
SUBJECTS = ("nâng cao chất lượng sinh hoạt chi bộ", "kiểm tra, giám sát năm 2027", "tổ chức đại hội")


class Plans:
    def __init__(self, rows: list[PlanRow]) -> None:
        self.all = rows
        self.asked: list[PlanQuery] = []

    def _found(self, query: PlanQuery) -> list[PlanRow]:
        return [
            row
            for row in self.all
            if fold(query.text) in fold(row.subject or "") and query.status in (None, row.status)
        ]

    def count(self, query: PlanQuery) -> int:
        return len(self._found(query))

    def rows(self, query: PlanQuery, offset: int, limit: int) -> list[PlanRow]:
        self.asked.append(query)
        return self._found(query)[offset : offset + limit]

    def facets(self, query: PlanQuery) -> Facets:
        assert query.text == ""
        return Facets(
            {2026: len(self.all)} if self.all else {}, {Status.DRAFT: 2, Status.ISSUED: 1}, {"KH": 3}, {"": 1}
        )


@pytest.fixture(autouse=True)
def no_thread_left(qtbot: QtBot) -> Iterator[None]:
    yield
    background.shutdown()


def plans() -> list[PlanRow]:
    rows = [replace(ROW, id=f"p{n}", number=34 + n, subject=subject) for n, subject in enumerate(SUBJECTS)]
    return [*rows[:2], replace(rows[2], status="issued")]


@pytest.fixture
def screen(qtbot: QtBot) -> PlanList:
    return shown(qtbot, plans())


def shown(qtbot: QtBot, rows: list[PlanRow]) -> PlanList:
    screen = PlanList(Plans(rows), {"KH": "Kế hoạch"})
    qtbot.addWidget(screen)
    screen.resize(272, 700)
    screen.show()
    QTest.qWaitForWindowExposed(screen)
    qtbot.waitUntil(lambda: screen.model.rowCount() == len(rows))
    qtbot.waitUntil(lambda: not background.worker().is_busy)
    return screen


def ids(screen: PlanList) -> list[str]:
    return [screen.model.index(row).data(ID) for row in range(screen.model.rowCount())]


def type_text(widget, text: str) -> None:  # type: ignore[no-untyped-def]
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def press(screen: PlanList, key: Qt.Key, *, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(screen.view, key, modifier)


def choose(screen: PlanList, *rows: int) -> None:
    for number, row in enumerate(rows):
        where = screen.view.visualRect(screen.model.index(row)).center()
        modifier = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, modifier, where)


# ---------------------------------------------------------------- finding


def test_it_finds_while_it_is_typed_without_marks(qtbot: QtBot, screen: PlanList) -> None:
    type_text(screen.search, "chat luong")
    qtbot.waitUntil(lambda: ids(screen) == ["p0"])


def test_down_goes_from_the_field_into_the_list(qtbot: QtBot, screen: PlanList) -> None:
    screen.search.setFocus()
    QTest.keyClick(screen.search, Qt.Key.Key_Down)
    assert screen.view.hasFocus()
    assert screen.view.currentIndex().row() == 0


def test_a_status_narrows_the_list_and_says_how_many(qtbot: QtBot, screen: PlanList) -> None:
    status = screen.filters.status
    assert [status.itemText(row) for row in range(status.count())] == [
        "Mọi trạng thái",
        "Dự thảo (2)",
        "Đã ban hành (1)",
    ]
    status.setFocus()
    QTest.keyClick(status, Qt.Key.Key_Down)
    QTest.keyClick(status, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ids(screen) == ["p2"])


def test_order_kind_and_body_stand_in_the_menu(qtbot: QtBot, screen: PlanList) -> None:
    menu = screen.filters.more.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:2] == ["Mới sửa trước", "Ngày ban hành mới trước"]
    assert words[-2:] == ["Loại văn bản", "Cơ quan"]
    menu.actions()[3].trigger()
    assert screen.filters.query("").order is Order.SUBJECT
    assert not screen.filters.are_set


def test_nothing_found_names_the_words_and_has_a_way_out(qtbot: QtBot, screen: PlanList) -> None:
    type_text(screen.search, "zzz")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 0)
    button = next(
        one for one in screen.findChildren(QPushButton) if one.isVisible() and one.text() == "Xoá chữ đang tìm"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 3)
    assert screen.view.isVisible()


def test_the_field_says_how_many_plans_there_are(screen: PlanList) -> None:
    assert screen.search.placeholderText() == "Tìm trong 3 kế hoạch"


# ---------------------------------------------------------------- deeds


@pytest.mark.parametrize("by", ["enter", "double click"])
def test_a_plan_is_opened(qtbot: QtBot, screen: PlanList, by: str) -> None:
    choose(screen, 1)
    with qtbot.waitSignal(screen.opened) as opened:
        if by == "enter":
            press(screen, Qt.Key.Key_Return)
        else:
            where = screen.view.visualRect(screen.model.index(1)).center()
            QTest.mouseDClick(screen.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert opened.args == ["p1"]


def test_several_go_to_the_bin_at_once(qtbot: QtBot, screen: PlanList) -> None:
    choose(screen, 0, 2)
    with qtbot.waitSignal(screen.delete_asked) as asked:
        press(screen, Qt.Key.Key_Delete)
    assert asked.args == [["p0", "p2"]]


def test_one_is_duplicated_by_its_key(qtbot: QtBot, screen: PlanList) -> None:
    choose(screen, 2)
    with qtbot.waitSignal(screen.duplicate_asked) as asked:
        press(screen, Qt.Key.Key_D, modifier=Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["p2"]


@pytest.mark.parametrize(
    ("rows", "possible"),
    [((0,), list(Deed)), ((0, 1), [Deed.EXPORT, Deed.DELETE]), ((), [])],
    ids=["one", "two", "none"],
)
def test_the_menu_offers_what_can_be_done(screen: PlanList, rows: tuple[int, ...], possible: list[Deed]) -> None:
    choose(screen, *rows)
    menu = screen.view.menu()
    enabled = [action.text() for action in menu.actions() if action.isEnabled()]
    assert enabled == [deed.value[0] for deed in possible]
    menu.deleteLater()


def test_every_deed_of_the_menu_is_asked_for(qtbot: QtBot, screen: PlanList) -> None:
    choose(screen, 1)
    menu = screen.view.menu()
    signals = (screen.opened, screen.duplicate_asked, screen.new_year_asked, screen.export_asked, screen.delete_asked)
    for action, signal in zip(menu.actions(), signals, strict=True):
        with qtbot.waitSignal(signal):
            action.trigger()
    menu.deleteLater()


def test_the_plus_asks_for_a_new_plan(qtbot: QtBot, screen: PlanList) -> None:
    with qtbot.waitSignal(screen.new_asked):
        QTest.mouseClick(screen.new, Qt.MouseButton.LeftButton)


# ---------------------------------------------------------------- empty


def test_the_empty_list_teaches_and_has_three_ways_on(qtbot: QtBot) -> None:
    screen = shown(qtbot, [])
    qtbot.waitUntil(lambda: screen._pages.currentWidget() is screen._empty)
    ways = (screen._empty.template, screen.new_asked), (screen._empty.file, screen.file_asked)
    for card, signal in (*ways, (screen._empty.sample, screen.sample_asked)):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "34-KH/ĐU · 02/12/2026"),
        ({"issue_date": "2026-09-05"}, "34-KH/ĐU · 05/9/2026"),
        ({"issue_date": "2026-11"}, "34-KH/ĐU · 11/2026"),
        ({"issue_date": "2026", "number": None}, "KH/ĐU · 2026"),
        ({"issue_date": None, "number": None, "symbol": None}, "chưa có số"),
        ({"ruleset": "nd30", "symbol": "KH-UBND"}, "34/KH-UBND · 02/12/2026"),
        ({"ruleset": "hd99"}, "34 KH/ĐU · 02/12/2026"),
    ],
)
def test_number_and_date_are_written_as_documents_write_them(changes: dict[str, object], words: str) -> None:
    assert number_and_date(replace(ROW, **changes)) == words


def test_a_subject_of_several_lines_is_one() -> None:
    assert subject_of(replace(ROW, subject="một\nhai")) == "một hai"
    assert subject_of(replace(ROW, subject=" ")) == "(chưa có trích yếu)"
