import datetime
import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kehoach_desktop.operations.listing import Order, PlanQuery
from kehoach_desktop.ui.plan_list.delegate import fitting
from kehoach_desktop.ui.plan_list.screen import PlanList
from kehoach_desktop.ui.plan_list.words import group_of, second_lines, subject_of, told_binned
from kehoach_desktop.ui.theme import theme
from kehoach_desktop.ui.widgets import chip_size
from tests.ui.plan_list.lists import ROW, choose, ids, on_desk, press, shown, type_text

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
        "Thùng rác",
    ]
    status.setFocus()
    QTest.keyClick(status, Qt.Key.Key_Down)
    QTest.keyClick(status, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ids(screen) == ["p2"])


def test_order_kind_and_body_stand_in_the_menu(qtbot: QtBot, screen: PlanList) -> None:
    menu = screen.filters.more.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[:2] == ["Mới sửa trước", "Ngày ban hành mới trước"]
    assert words[-3:] == ["Loại văn bản", "Cơ quan", "Thùng rác"]
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
    [
        ((0,), ["Mở", "Nhân bản", "Nhân bản sang năm mới…", "Xuất…", "Đưa vào thùng rác"]),
        ((0, 1), ["Nhân bản 2 kế hoạch", "Xuất 2 kế hoạch…", "Đưa 2 kế hoạch vào thùng rác"]),
        ((), []),
    ],
    ids=["one", "two", "none"],
)
def test_the_menu_offers_what_can_be_done(screen: PlanList, rows: tuple[int, ...], possible: list[str]) -> None:
    choose(screen, *rows)
    menu = screen.view.menu()
    assert [action.text() for action in menu.actions() if action.isEnabled()] == possible
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
    desk = on_desk(qtbot, screen)
    qtbot.waitUntil(lambda: desk.currentWidget() is desk.first)
    first = desk.first
    ways = (first.template, screen.new_asked), (first.file, screen.file_asked), (first.sample, screen.sample_asked)
    for card, signal in ways:
        with qtbot.waitSignal(signal):
            QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))


def test_the_list_is_as_narrow_as_its_column(qtbot: QtBot) -> None:
    assert shown(qtbot, []).minimumSizeHint().width() <= 300


# ---------------------------------------------------------------- words

TODAY = datetime.datetime(2026, 12, 2, 10, 32)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "34-KH/ĐU · 02/12/2026"),
        ({"issue_date": "2026-09-05"}, "34-KH/ĐU · 05/9/2026"),
        ({"issue_date": "2026-11"}, "34-KH/ĐU · 11/2026"),
        ({"issue_date": "2026", "number": None}, "Chưa có số · sửa hôm qua"),
        ({"number": None}, "Chưa có số · 02/12/2026"),
        ({"issue_date": None, "number": None, "symbol": None}, "Chưa có số · sửa hôm qua"),
        ({"issue_date": None, "updated_at": "2026-12-02T08:00:00.000"}, "34-KH/ĐU · sửa hôm nay"),
        ({"issue_date": None, "updated_at": "2026-11-05T08:00:00.000"}, "34-KH/ĐU · sửa 05/11"),
        ({"issue_date": None, "updated_at": "2025-11-05T08:00:00.000"}, "34-KH/ĐU · sửa 05/11/2025"),
        ({"ruleset": "nd30", "symbol": "KH-UBND"}, "34/KH-UBND · 02/12/2026"),
        ({"ruleset": "hd99"}, "34 KH/ĐU · 02/12/2026"),
    ],
)
def test_number_and_date_are_written_as_documents_write_them(changes: dict[str, object], words: str) -> None:
    assert second_lines(replace(ROW, **changes), TODAY)[0] == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"updated_at": "2026-12-02T08:05:00.000"}, ["Chưa có số · sửa 08:05", "Sửa 08:05"]),
        ({"updated_at": "2026-12-01T16:40:00.000"}, ["Chưa có số · sửa hôm qua 16:40", "Sửa hôm qua 16:40"]),
        ({"updated_at": "2026-11-05T08:05:00.000"}, ["Chưa có số · sửa 05/11 08:05", "Sửa 05/11 08:05"]),
        ({"updated_at": "2025-02-05T08:05:00.000"}, ["Chưa có số · sửa 05/02/2025 08:05", "Sửa 05/02/2025 08:05"]),
        ({"number": 34}, ["34-KH/ĐU · 02/12/2026", "34-KH/ĐU · 02/12"]),
    ],
)
def test_drafts_of_one_subject_are_told_apart_by_when_they_were_changed(
    changes: dict[str, object], words: list[str]
) -> None:
    assert second_lines(replace(ROW, **({"number": None} | changes)), TODAY, is_twin=True) == words


def test_a_row_is_told_whole_to_whom_hears_it(qtbot: QtBot) -> None:
    screen = shown(qtbot, [replace(ROW, status="issued"), replace(ROW, id="p1", number=None, issue_date=None)])
    said = [screen.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said == [
        "Nâng cao chất lượng, 34-KH/ĐU, 02/12/2026, Đã ban hành",
        "Nâng cao chất lượng, Chưa có số, Dự thảo",
    ]


def test_where_there_is_little_room_this_year_goes_before_the_word_of_the_chip(qapp: QApplication) -> None:
    """Number, day and month stand whole beside the chip as long as this has room for its sign."""
    row = replace(ROW, ruleset="nd30", symbol="KH-UBND", number=219)
    second = second_lines(row, TODAY)
    assert second == ["219/KH-UBND · 02/12/2026", "219/KH-UBND · 02/12"]
    assert second_lines(replace(row, issue_date="2025-12-02"), TODAY) == ["219/KH-UBND · 02/12/2025"]
    assert second_lines(replace(row, issue_date="2026-12"), TODAY) == ["219/KH-UBND · 12/2026"]
    metrics, unit = QFontMetricsF(theme.font("caption")), theme.space("unit")
    worded, bare = (chip_size("plan", "issued", has_word=word).width() + unit for word in (True, False))
    wide, short = (math.ceil(metrics.horizontalAdvance(words)) for words in second)
    assert fitting(second, "issued", wide + worded) == (second[0], True)
    assert fitting(second, "issued", wide + worded - 2) == (second[1], True)
    assert fitting(second, "issued", max(wide + bare, short + worded - 2)) == (second[0], False)


def test_a_subject_of_several_lines_is_one_and_begins_with_a_capital() -> None:
    assert subject_of(replace(ROW, subject="một\nhai")) == "Một hai"
    assert subject_of(replace(ROW, subject=" ")) == "(chưa có trích yếu)"


@pytest.mark.parametrize(
    ("changes", "order", "heading"),
    [
        ({}, Order.CHANGED, "Sửa trong tháng 12/2026"),
        ({"updated_at": "2027-02-01T10:00:00.000"}, Order.CHANGED, "Sửa trong tháng 02/2027"),
        ({}, Order.DATE, "Tháng 12/2026"),
        ({"issue_date": "2026"}, Order.DATE, "Năm 2026"),
        ({"issue_date": None}, Order.DATE, "Chưa có ngày ban hành"),
        ({"issuing_body": "ĐẢNG UỶ\nXÃ"}, Order.ISSUING_BODY, "ĐẢNG UỶ XÃ"),
        ({"issuing_body": None}, Order.ISSUING_BODY, "Chưa có cơ quan ban hành"),
        ({}, Order.SUBJECT, ""),
        ({}, Order.NUMBER, ""),
    ],
)
def test_orders_by_time_and_body_have_headings(changes: dict[str, object], order: Order, heading: str) -> None:
    assert group_of(replace(ROW, **changes), PlanQuery(order=order)) == heading


@pytest.mark.parametrize(
    ("count", "subject", "words"),
    [
        (1, "đại hội chi bộ", "Đã đưa “đại hội chi bộ” vào thùng rác."),
        (1, None, "Đã đưa 1 kế hoạch vào thùng rác."),
        (3, "đại hội chi bộ", "Đã đưa 3 kế hoạch vào thùng rác."),
        (1, "rất dài " * 20, f"Đã đưa “{'rất dài ' * 7}rất…” vào thùng rác."),
    ],
)
def test_a_message_names_one_plan_and_counts_several(count: int, subject: str | None, words: str) -> None:
    assert told_binned(count, subject) == words
