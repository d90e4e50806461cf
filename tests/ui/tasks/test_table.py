from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QFontMetricsF, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.task_list import Choice, Grouping, entries_of, listing
from kehoach_desktop.domain.tasks import Stage, Status
from kehoach_desktop.ui.tasks.agencies import AgenciesModel
from kehoach_desktop.ui.tasks.agency_rows import rows_of
from kehoach_desktop.ui.tasks.cells import _without_middle
from kehoach_desktop.ui.tasks.columns import OWN, View, widths
from kehoach_desktop.ui.tasks.delegate import heading_height, task_height
from kehoach_desktop.ui.tasks.model import Column, TasksModel
from kehoach_desktop.ui.tasks.screen import TasksScreen
from kehoach_desktop.ui.theme import theme
from tests.helpers.tracked import ON, tracked
from tests.ui.tasks.followed import (
    CTRL,
    NOTHING,
    D,
    click,
    idle,
    lines,
    place_of,
    plan,
    press,
    row_of,
    shown,
    task,
    tasks_of,
    type_text,
)

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


# ---------------------------------------------------------------- models


@pytest.mark.parametrize("folded", [(), ("p1",)])
def test_model_keeps_qts_rules(qtmodeltester: ModelTester, folded: tuple[str, ...]) -> None:
    model = TasksModel()
    found = listing(entries_of([tracked(id="a"), tracked(id="b")], ON), Choice())
    model.set_groups(found.groups, Grouping.PLAN, folded)
    assert model.rowCount() == (1 if folded else 3)
    qtmodeltester.check(model)


def test_picture_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = AgenciesModel()
    model.set_rows(rows_of({}, {}))
    qtmodeltester.check(model)


def test_rows_are_where_they_are_said_to_be(screen: TasksScreen) -> None:
    model = screen.model
    for id_ in tasks_of(screen).split():
        item = model.item(row_of(screen, id_))
        assert item is not None
        assert model.rows_of({item.entry.key}) == {item.entry.key: row_of(screen, id_)}
        assert model.heading_above(row_of(screen, id_)) in model.headings()
    assert model.rows_of({("p34", "gone")}) == model.rows_of(()) == {}
    assert model.line(-1) is None
    assert model.line(99) is None


def test_every_cell_says_what_it_shows(screen: TasksScreen) -> None:
    model, row = screen.model, row_of(screen, "t2")
    said = [model.index(row, column).data() for column in Column]
    assert said == [
        "2",
        "Số hoá hồ sơ",
        "CQ Uỷ ban Kiểm tra; Công an xã",
        "trước 30/6/2027, 29/6/2027",
        "Chưa triển khai",
        "",
        "",
        "01/12/2026 – 29/6/2027",
    ]
    assert model.index(0, 0).data() == "34-KH/ĐU · Nâng cao chất lượng văn bản, 2 nhiệm vụ"
    assert model.headerData(Column.LEAD, Qt.Orientation.Horizontal) == "Chủ trì · phối hợp"


# ---------------------------------------------------------------- columns


@pytest.mark.parametrize("view", [View.TABLE, View.TIMELINE])
@pytest.mark.parametrize("room", [300, 560, 700, 900, 1274, 1900, 2600])
def test_columns_fill_their_room_whatever_it_is(qtbot: QtBot, view: View, room: int) -> None:
    found = widths(view, room, 20_000)
    assert sum(found.values()) == max(room, sum(found.values()))
    assert {Column.NUMBER, Column.CONTENT, Column.DUE, Column.STATUS} <= found.keys()
    if room >= 560:
        assert sum(found.values()) == room


@pytest.mark.parametrize("room", [700, 900, 1274])
def test_column_that_was_drawn_keeps_its_width_and_the_others_find_their_room(qtbot: QtBot, room: int) -> None:
    before = widths(View.TABLE, room, 20)
    found = widths(View.TABLE, room, 20, {Column.CONTENT: 260})
    assert 180 <= found[Column.CONTENT] <= 260
    assert (found[Column.CONTENT] == 260) is (room > 1000)
    assert sum(found.values()) == room
    assert found.keys() == before.keys()
    assert sum(widths(View.TABLE, room, 20, dict.fromkeys(OWN, 4000)).values()) == room
    assert widths(View.TABLE, room, 20, {Column.DUE: 1})[Column.DUE] > 100  # a day is never cut


def test_edge_of_a_column_is_drawn_with_the_mouse_and_by_menu(qtbot: QtBot, screen: TasksScreen) -> None:
    table, header = screen.table, screen.table.header
    before = table.columnWidth(Column.LEAD)
    edge = QPoint(header.sectionViewportPosition(Column.LEAD) + before - 1, 20)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, NOTHING, edge)
    QTest.mouseMove(header.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, NOTHING, edge + QPoint(40, 0))
    assert table.columnWidth(Column.LEAD) == before + 40
    assert header.length() == table.viewport().width()
    menus = {one.text(): one.menu() for one in screen.menu().actions()}
    wide = menus["Bề rộng cột"]
    assert isinstance(wide, QMenu)
    action(wide, "Chủ trì · phối hợp: hẹp bớt").trigger()
    assert table.columnWidth(Column.LEAD) == before + 16
    screen.show_view(View.TABLE)  # which has widths of its own
    screen.show_view(View.TIMELINE)
    assert table.columnWidth(Column.LEAD) == before + 16
    action(wide, "Như ban đầu").trigger()
    assert table.columnWidth(Column.LEAD) == before


def test_rows_are_of_their_height_after_every_change(screen: TasksScreen) -> None:
    for grouping in (Grouping.AGENCY, Grouping.PLAN, Grouping.MONTH):
        screen.viewing.choose(grouping=grouping)
        for row, name in enumerate(lines(screen)):
            is_task = screen.model.item(row) is not None
            assert screen.table.rowHeight(row) == (task_height() if is_task else heading_height()), name


def test_long_name_keeps_its_telling_end(qtbot: QtBot) -> None:
    name = "Uỷ ban nhân dân phường Hoà Thuận"
    wide = QFontMetricsF(theme.font()).horizontalAdvance(name)
    assert _without_middle(name, wide) == name
    cut = _without_middle(name, wide - 30)
    assert cut.endswith("… Hoà Thuận")
    assert cut.startswith("Uỷ ban ")
    assert QFontMetricsF(theme.font()).horizontalAdvance(cut) <= wide - 30
    for short in ("Văn phòng", "Đoàn Thanh niên phường"):
        assert _without_middle(short, 20) == short  # what is cut then, is cut at its end


# ---------------------------------------------------------------- keys and mouse


def test_enter_on_a_heading_opens_its_plan(qtbot: QtBot, screen: TasksScreen) -> None:
    screen.table.mark_only(0)
    with qtbot.waitSignal(screen.plan_wanted) as wanted:
        press(screen.table, Qt.Key.Key_Return)
    assert wanted.args == ["p34", None]
    with qtbot.waitSignal(screen.plan_wanted):
        QTest.mouseDClick(screen.table.viewport(), Qt.MouseButton.LeftButton, NOTHING, place_of(screen, 0))


def test_enter_on_a_task_opens_the_panel(screen: TasksScreen) -> None:
    screen.table.mark_only(row_of(screen, "t2"))
    press(screen.table, Qt.Key.Key_Return)
    assert screen.panel.isVisible()
    assert screen.panel.form.stage.hasFocus()


def test_arrows_fold_and_unfold_as_in_a_tree(screen: TasksScreen) -> None:
    screen.table.setFocus()
    screen.table.mark_only(row_of(screen, "t2"))
    press(screen.table, LEFT)
    assert screen.table.currentIndex().row() == 0
    press(screen.table, LEFT)
    assert tasks_of(screen) == "t3 t4 t5 t6"
    assert screen.model.index(0, 0).data().endswith("đang thu gọn")
    item = screen.model.item(2)
    assert item is not None
    assert item.number == 3  # what is folded away is counted
    press(screen.table, RIGHT)
    press(screen.table, RIGHT)
    assert screen.table.currentIndex().row() == 1
    press(screen.table, LEFT)
    press(screen.table, Qt.Key.Key_Space)
    assert tasks_of(screen) == "t3 t4 t5 t6"


def test_chevron_folds_by_mouse(screen: TasksScreen) -> None:
    at = QPoint(12, screen.table.visualRect(screen.model.index(0, 0)).center().y())
    QTest.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, NOTHING, at)
    assert tasks_of(screen) == "t3 t4 t5 t6"


def test_home_end_and_marks_by_key(screen: TasksScreen) -> None:
    screen.table.setFocus()
    press(screen.table, Qt.Key.Key_End)
    assert screen.table.currentIndex().row() == screen.model.rowCount() - 1
    press(screen.table, Qt.Key.Key_Home)
    assert screen.table.currentIndex().row() == 0
    press(screen.table, Qt.Key.Key_A, CTRL)
    assert len(screen.table.marked()) == 6
    assert screen.selection_words == "Đang chọn: 6 nhiệm vụ"


def test_down_from_the_search_goes_into_the_table(screen: TasksScreen) -> None:
    press(screen.header.search, Qt.Key.Key_Down)
    assert screen.table.hasFocus()
    assert [item.entry.task.id for item in screen.table.marked()] == ["t1"]
    press(screen.table, Qt.Key.Key_F, CTRL)
    assert screen.header.search.hasFocus()


def test_header_sorts_and_the_third_press_sorts_no_more(screen: TasksScreen) -> None:
    header = screen.table.header
    at = QPoint(header.sectionViewportPosition(Column.DUE) + 20, 20)
    orders = []
    for _ in range(3):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NOTHING, at)
        orders.append(tasks_of(screen))
    assert orders == ["t1 t2 t3 t4 t5 t6", "t2 t1 t4 t3 t6 t5", "t1 t2 t3 t4 t5 t6"]


# ---------------------------------------------------------------- time


def test_time_moves_by_keys_wheel_and_hand(screen: TasksScreen) -> None:
    scale, header = screen.scale, screen.table.header
    assert scale.window.first == D(2026, 10, 1)
    screen.table.setFocus()
    press(screen.table, RIGHT, CTRL)
    press(screen.table, RIGHT, CTRL)
    press(screen.table, LEFT, CTRL)
    assert scale.window.first == D(2026, 11, 1)
    at = QPointF(header.sectionViewportPosition(Column.TIMELINE) + 100, 20)
    away = QPoint(0, -120)
    turn = QWheelEvent(
        at,
        header.viewport().mapToGlobal(at),
        QPoint(),
        away,
        Qt.MouseButton.NoButton,
        NOTHING,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(header.viewport(), turn)
    assert scale.window.first == D(2026, 12, 1)
    month = header.sectionSize(Column.TIMELINE) / scale.window.count
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, NOTHING, at.toPoint())
    QTest.mouseMove(header.viewport(), at.toPoint() + QPoint(round(2.2 * month), 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, NOTHING, at.toPoint())
    assert scale.window.first == D(2026, 10, 1)


def test_wider_it_shows_more_months(screen: TasksScreen) -> None:
    before = screen.scale.window.count
    screen.resize(1800, 700)
    assert screen.scale.window.count > before
    assert screen.scale.window.first == D(2026, 10, 1)


def test_narrow_it_still_shows_what_is_to_come(qtbot: QtBot) -> None:
    screen = shown(qtbot, size=(960, 700))
    screen.show_panel(True)
    scale = screen.scale
    assert scale.window.count < 7
    assert scale.window.first == D(2026, 11, 1)
    screen.show_panel(False)
    screen.resize(1800, 700)
    assert scale.window.first == D(2026, 10, 1)
    scale.move(3)
    screen.resize(960, 700)
    assert scale.window.first == D(2027, 1, 1)  # where the clerk has gone, it stays


@pytest.mark.parametrize(("due", "begins"), [(D(2026, 8, 15), D(2026, 8, 1)), (D(2024, 2, 15), None)])
def test_what_is_late_is_looked_for_in_earlier_months_as_far_as_today_stays_in_sight(
    qtbot: QtBot, due: D, begins: D | None
) -> None:
    old = plan("p1", 1, D(2024, 1, 5), "việc cũ", task("t1", "Việc đã quá hạn", "Công an xã", due))
    screen = shown(qtbot, [old], size=(1500, 700))
    scale, chip = screen.scale, screen.chips.chips[Status.OVERDUE]
    chip.click()
    assert (scale.window.first == begins) if begins else (scale.window.end == D(2027, 1, 1))
    assert scale.sees_today()
    screen.resize(1800, 700)
    chip.click()
    assert scale.window.first == D(2026, 10, 1)
    scale.move(3)
    chip.click()
    assert scale.window.first == D(2027, 1, 1)  # where the clerk has gone, it stays


def test_every_view_and_shape_of_bar_is_painted(qtbot: QtBot, screen: TasksScreen) -> None:
    pictures = []
    for view in (View.TABLE, View.AGENCIES, View.TIMELINE):
        screen.show_view(view)
        pictures.append(screen.grab().toImage())
    for by in (-30, 60):
        screen.scale.move(by)
        pictures.append(screen.grab().toImage())
    assert all(one != other for one, other in combinations(pictures, 2))
    screen.scale.move(-30)
    assert screen.grab().toImage() == pictures[2]


# ---------------------------------------------------------------- the menu


def test_menu_comes_by_key_where_the_row_is(screen: TasksScreen, monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, at: places.append(at))
    click(screen, row_of(screen, "t3"))
    press(screen.table, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    at = screen.table.viewport().mapFromGlobal(places[0])
    assert screen.table.rowAt(at.y()) == row_of(screen, "t3")


def test_menu_names_what_can_be_done(qtbot: QtBot, screen: TasksScreen) -> None:
    click(screen, row_of(screen, "t3"))
    menu = screen.menu()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Cập nhật tiến độ",
        "Sửa tại dòng",
        "Tình hình",
        "Mở kế hoạch",
        "Sắp xếp theo",
        "Thu gọn mọi nhóm",
        "Mở mọi nhóm",
        "Bề rộng cột",
        "Về hôm nay",
    ]
    stages = action(menu, "Tình hình").menu()
    assert isinstance(stages, QMenu)
    assert [action.text() for action in stages.actions() if action.isChecked()] == ["Đang thực hiện"]
    stages.actions()[list(Stage).index(Stage.PAUSED)].trigger()
    idle(qtbot)
    found = screen.model.item(row_of(screen, "t3"))
    assert found is not None
    assert found.entry.progress.stage is Stage.PAUSED
    with qtbot.waitSignal(screen.plan_wanted) as wanted:
        action(menu, "Mở kế hoạch").trigger()
    assert wanted.args == ["p33", "bt3"]
    action(menu, "Thu gọn mọi nhóm").trigger()
    assert tasks_of(screen) == ""
    action(menu, "Mở mọi nhóm").trigger()
    screen.scale.move(20)
    action(menu, "Về hôm nay").trigger()
    assert screen.scale.sees_today()
    assert tasks_of(screen) == "t1 t2 t3 t4 t5 t6"


def action(menu: QMenu, words: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == words)


def test_marks_outlive_a_search(qtbot: QtBot) -> None:
    screen = shown(qtbot)
    click(screen, row_of(screen, "t4"))
    type_text(screen.header.search, "truc tiep")
    assert [item.number for item in screen.table.marked()] == [1]
