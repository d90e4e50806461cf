from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.task_list import Grouping
from kehoach_desktop.domain.tasks import Progress, Stage, Status
from kehoach_desktop.operations.tasks import ProgressChange
from kehoach_desktop.ui import background
from kehoach_desktop.ui.tasks.columns import View
from kehoach_desktop.ui.tasks.screen import TasksScreen
from kehoach_desktop.ui.theme import Theme
from tests.ui.tasks.followed import (
    CTRL,
    PLANS,
    TODAY,
    D,
    Followed,
    click,
    idle,
    lines,
    press,
    row_of,
    shown,
    source_of,
    stored,
    tasks_of,
    type_text,
)

ALL = "t1 t2 t3 t4 t5 t6"


def choose(screen: TasksScreen, grouping: Grouping) -> None:
    choices = screen.header.grouping
    choices.setCurrentIndex([choices.itemData(row) for row in range(choices.count())].index(grouping))
    choices.activated.emit(choices.currentIndex())


# ---------------------------------------------------------------- finding


def test_tasks_stand_under_their_plans_the_newest_first(screen: TasksScreen) -> None:
    assert lines(screen) == [
        "34-KH/ĐU · Nâng cao chất lượng văn bản",
        "t1",
        "t2",
        "33-KH/ĐU · Kiểm tra sinh hoạt chi bộ",
        "t3",
        "t4",
        "28-KH/ĐU · Đối thoại với Nhân dân",
        "t5",
        "t6",
    ]


def test_search_finds_tasks_and_agencies_without_marks(screen: TasksScreen) -> None:
    type_text(screen.header.search, "cong an")
    assert tasks_of(screen) == "t2"
    assert screen.chips.total.text() == "1 nhiệm vụ"
    press(screen.header.search, Qt.Key.Key_Escape)
    assert tasks_of(screen) == ALL


def test_chips_are_the_filters_and_count_what_words_and_year_leave(screen: TasksScreen) -> None:
    chips = screen.chips.chips
    assert [status for status, chip in chips.items() if chip.isVisible()] == [
        Status.OVERDUE,
        Status.SOON,
        Status.IN_TIME,
        Status.NOT_STARTED,
        Status.DONE_LATE,
        Status.RECURRING,
    ]
    assert chips[Status.OVERDUE].accessibleName() == "Quá hạn: 1 nhiệm vụ"
    QTest.mouseClick(chips[Status.OVERDUE], Qt.MouseButton.LeftButton)
    QTest.keyClick(chips[Status.SOON], Qt.Key.Key_Return)
    assert tasks_of(screen) == "t3 t4"
    assert screen.chips.total.text() == "2/6 nhiệm vụ"
    type_text(screen.header.search, "truc tiep")
    assert tasks_of(screen) == "t4"
    assert chips[Status.OVERDUE].isVisible()  # or nobody could let go of it


def test_year_narrows_and_brings_its_months_into_sight(screen: TasksScreen) -> None:
    year = screen.header.year
    assert [year.itemText(row) for row in range(year.count())] == ["Năm 2026–2027", "Năm 2027 (2)", "Năm 2026 (6)"]
    year.setCurrentIndex(1)
    year.activated.emit(1)
    assert tasks_of(screen) == "t1 t2"
    assert screen.scale.window.first == D(2027, 1, 1)


def test_groups_by_agency_and_month(screen: TasksScreen) -> None:
    choose(screen, Grouping.AGENCY)
    assert lines(screen)[:3] == ["Các chi bộ", "t3", "CQ Uỷ ban Kiểm tra"]
    assert lines(screen)[-2:] == ["Chưa rõ cơ quan chủ trì", "t6"]
    choose(screen, Grouping.MONTH)
    headings = [line for line in lines(screen) if not line.startswith("t")]
    assert headings == ["Tháng 11/2026", "Tháng 12/2026", "Tháng 3/2027", "Tháng 6/2027", "Không có ngày đến hạn"]


def test_nothing_found_says_so_and_has_a_way_out(screen: TasksScreen) -> None:
    type_text(screen.header.search, "zzz")
    assert screen.nothing.isVisible()
    assert screen.nothing.sentence.text() == "Không thấy nhiệm vụ nào có “zzz”."
    assert not screen.header.export.isEnabled()
    assert screen.header.export.toolTip() == "Không có nhiệm vụ nào để xuất."
    QTest.mouseClick(screen.nothing.button, Qt.MouseButton.LeftButton)
    assert (tasks_of(screen), screen.table.isVisible()) == (ALL, True)


def test_without_a_task_it_teaches_and_leads_to_the_plans(qtbot: QtBot) -> None:
    screen = shown(qtbot, ())
    assert screen.empty.isVisible()
    screen.enter()
    assert screen.empty.plans.hasFocus()
    with qtbot.waitSignal(screen.plans_wanted):
        press(screen.empty.plans, Qt.Key.Key_Return)


def test_another_day_is_another_standing(qtbot: QtBot, screen: TasksScreen) -> None:
    asked = source_of(screen).asked
    screen.hide()
    screen._today = lambda: D(2026, 12, 6)
    screen.show()
    idle(qtbot)
    assert source_of(screen).asked == asked + 1
    assert screen.chips.chips[Status.OVERDUE].accessibleName() == "Quá hạn: 2 nhiệm vụ"


# ---------------------------------------------------------------- the whole list


def test_export_takes_what_is_seen_or_what_is_marked(qtbot: QtBot, screen: TasksScreen) -> None:
    type_text(screen.header.search, "kiem tra")
    with qtbot.waitSignal(screen.export_wanted) as wanted:
        QTest.mouseClick(screen.header.export, Qt.MouseButton.LeftButton)
    assert [one.task.id for one in wanted.args[0]] == ["t2", "t3", "t4"]
    click(screen, row_of(screen, "t2"))
    click(screen, row_of(screen, "t4"), CTRL)
    with qtbot.waitSignal(screen.export_wanted) as wanted:
        screen.export()
    assert [one.task.id for one in wanted.args[0]] == ["t2", "t4"]


def test_the_key_of_the_export_does_the_same_as_its_button(qtbot: QtBot, screen: TasksScreen) -> None:
    with qtbot.waitSignal(screen.export_wanted) as wanted:
        press(screen.table, Qt.Key.Key_E, CTRL)
    assert len(wanted.args[0]) == 6
    assert screen.header.export.toolTip() == "Ctrl+E"


def test_who_comes_before_the_tasks_are_read_stands_on_the_first_one(qtbot: QtBot) -> None:
    screen = TasksScreen(Followed(PLANS), today=lambda: TODAY)
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.enter()
    assert screen.table.hasFocus()
    screen.refresh()
    idle(qtbot)
    assert screen.selection_words == "Đang chọn: nhiệm vụ 1"


def test_report_is_of_what_is_seen_and_progress_comes_back(qtbot: QtBot, screen: TasksScreen) -> None:
    type_text(screen.header.search, "kiem tra")
    with qtbot.waitSignal(screen.report_wanted) as wanted:
        QTest.mouseClick(screen.header.report, Qt.MouseButton.LeftButton)
    assert [one.task.id for one in wanted.args[0]] == ["t2", "t3", "t4"]
    with qtbot.waitSignal(screen.import_wanted):
        QTest.mouseClick(screen.header.receive, Qt.MouseButton.LeftButton)


def test_one_button_is_filled(screen: TasksScreen) -> None:
    filled = [one for one in screen.findChildren(QPushButton) if one.property("kind") == "primary"]
    assert filled == [screen.header.export]


def test_narrow_it_keeps_every_word_whole(qtbot: QtBot, look: Theme) -> None:
    screen = shown(qtbot, size=(980, 600))
    assert screen.width() == 980
    parts = (screen.header.year, screen.header.grouping, screen.header.view, screen.header.export)
    qtbot.waitUntil(lambda: all(part.width() >= part.sizeHint().width() for part in parts))
    assert screen.header.receive.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert screen.header.receive.accessibleName() == "Nhận tiến độ"
    screen.resize(1600, 600)
    assert screen.header.receive.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


# ---------------------------------------------------------------- the foot of the window


def test_the_search_says_what_it_finds_before_the_report_keeps_its_word(qtbot: QtBot, look: Theme) -> None:
    screen = shown(qtbot)
    header, seen = screen.header, set()
    for width in range(1600, 900, -50):
        screen.resize(width, 700)
        says_report = header.report.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        seen.add(says_report)
        assert not says_report or header.search.width() >= header._search_in_words()
    assert seen == {True, False}


def test_foot_says_day_share_and_what_is_selected(qtbot: QtBot, screen: TasksScreen) -> None:
    assert screen.today_words == "Hôm nay 02/12/2026"
    assert screen.completion_words == "Tỷ lệ hoàn thành 1/6 · đúng hạn 0/1"
    assert screen.selection_words == ""
    with qtbot.waitSignal(screen.status_changed):
        click(screen, row_of(screen, "t3"))
    assert screen.selection_words == "Đang chọn: nhiệm vụ 3, quá hạn 4 ngày"
    click(screen, row_of(screen, "t5"), CTRL)
    assert screen.selection_words == "Đang chọn: 2 nhiệm vụ"


# ---------------------------------------------------------------- entering for several, and back


def test_menu_enters_for_all_that_are_marked_and_one_undo_takes_it_back(qtbot: QtBot, screen: TasksScreen) -> None:
    before = stored(qtbot, screen)
    for id_ in ("t2", "t4", "t5"):
        click(screen, row_of(screen, id_), CTRL)
    with qtbot.waitSignal(screen.noted) as noted:
        screen._enter_stage(Stage.DONE)
    idle(qtbot)
    assert noted.args[0] == "Đã ghi tình hình của 2 nhiệm vụ: Đã hoàn thành."
    after = stored(qtbot, screen)
    assert after["t2"] == after["t4"] == Progress(Stage.DONE, completed_on=D(2026, 12, 2))
    assert after["t5"] == before["t5"]
    noted.args[1]()
    assert stored(qtbot, screen) == before
    press(screen.table, Qt.Key.Key_Y, CTRL)
    assert stored(qtbot, screen) == after
    press(screen.table, Qt.Key.Key_Z, CTRL)
    assert stored(qtbot, screen) == before


def test_what_came_back_in_files_is_the_last_step(qtbot: QtBot, screen: TasksScreen) -> None:
    before = stored(qtbot, screen)
    click(screen, row_of(screen, "t2"))
    screen._enter_stage(Stage.UNDER_WAY)
    entered = stored(qtbot, screen)
    source, came = source_of(screen), ProgressChange("p33", "t4", Progress(Stage.UNDER_WAY, 60))
    taken_back: list[ProgressChange] = []
    background.run(lambda: source.change_progress([came]), taken_back.extend)
    idle(qtbot)
    with qtbot.waitSignal(screen.noted) as noted:
        screen.ledger.add_step(taken_back, "Đã nhận tiến độ của 1 nhiệm vụ.")
    assert noted.args[1] is not None
    with qtbot.waitSignal(screen.noted) as undone:
        press(screen.table, Qt.Key.Key_Z, CTRL)
    assert undone.args == ["Đã hoàn tác: nhận tiến độ của 1 nhiệm vụ.", None]
    assert stored(qtbot, screen) == entered
    press(screen.table, Qt.Key.Key_Z, CTRL)
    assert stored(qtbot, screen) == before


def test_report_is_of_all_that_words_and_year_leave(qtbot: QtBot, screen: TasksScreen) -> None:
    screen.chips.chips[Status.OVERDUE].click()
    click(screen, row_of(screen, "t3"))
    with qtbot.waitSignal(screen.report_wanted) as wanted:
        QTest.mouseClick(screen.header.report, Qt.MouseButton.LeftButton)
    assert [one.task.id for one in wanted.args[0]] == ALL.split()
    type_text(screen.header.search, "cong an")
    with qtbot.waitSignal(screen.noted) as told:
        QTest.mouseClick(screen.header.report, Qt.MouseButton.LeftButton)
    assert told.args[0] == "Báo cáo chỉ lập theo phần đang lọc: nhiệm vụ có “cong an”."
    type_text(screen.header.search, "zzz")
    assert (screen.header.report.isEnabled(), bool(screen.header.report.toolTip())) == (False, True)


def test_an_old_message_takes_nothing_back_any_more(qtbot: QtBot, screen: TasksScreen) -> None:
    click(screen, row_of(screen, "t2"))
    with qtbot.waitSignal(screen.noted) as first:
        screen._enter_stage(Stage.UNDER_WAY)
    with qtbot.waitSignal(screen.noted):
        screen._enter_stage(Stage.PAUSED)
    first.args[1]()
    assert stored(qtbot, screen)["t2"].stage is Stage.PAUSED


def test_what_is_changed_stays_in_sight_until_the_filter_is_another(qtbot: QtBot, screen: TasksScreen) -> None:
    screen.chips.chips[Status.OVERDUE].click()
    click(screen, row_of(screen, "t3"))
    screen._enter_stage(Stage.DONE)
    idle(qtbot)
    assert tasks_of(screen) == "t3"
    screen.chips.chips[Status.SOON].click()
    assert tasks_of(screen) == "t4"


def test_what_the_store_refuses_is_told_and_not_shown(qtbot: QtBot, screen: TasksScreen) -> None:
    source_of(screen).refuses = True
    click(screen, row_of(screen, "t2"))
    with qtbot.waitSignal(screen.failed) as failed:
        screen._enter_stage(Stage.DONE)
    idle(qtbot)
    assert failed.args[0] == "Chưa ghi được: ổ đĩa đã đầy."
    assert not screen.chips.chips[Status.DONE_IN_TIME].isVisible()
    screen.ledger.undo()  # there is nothing to take back
    idle(qtbot)


def test_reading_again_keeps_place_and_marks(qtbot: QtBot, screen: TasksScreen) -> None:
    click(screen, row_of(screen, "t4"))
    screen.refresh()
    idle(qtbot)
    assert [item.entry.task.id for item in screen.table.marked()] == ["t4"]
    line = screen.table.current_line
    assert line is not None
    assert screen.model.item(row_of(screen, "t4")) == line


# ---------------------------------------------------------------- views


def test_picture_by_agency_leads_to_the_tasks_behind_it(qtbot: QtBot, screen: TasksScreen) -> None:
    screen.show_view(View.AGENCIES)
    rows = screen.agencies.view.agencies.rows
    assert [(row.name, row.tally.total) for row in rows] == [
        ("Văn phòng Đảng uỷ", 2),
        ("CQ Uỷ ban Kiểm tra", 2),
        ("Các chi bộ", 1),
        ("Chưa rõ cơ quan chủ trì", 1),
        ("Tổng cộng", 6),
    ]
    assert not screen.chips.edit.isEnabled()
    screen.agencies.view.setCurrentIndex(screen.agencies.view.agencies.index(1, 0))
    press(screen.agencies.view, Qt.Key.Key_Return)
    assert (screen.view, screen.header.grouping.value) == (View.TIMELINE, Grouping.AGENCY)
    assert screen.table.currentIndex().row() == lines(screen).index("CQ Uỷ ban Kiểm tra")
    assert screen.table.hasFocus()


def test_picture_counts_what_the_filters_leave(screen: TasksScreen) -> None:
    screen.show_view(View.AGENCIES)
    screen.chips.chips[Status.OVERDUE].click()
    assert [row.name for row in screen.agencies.view.agencies.rows] == ["Các chi bộ", "Tổng cộng"]


def test_picture_that_was_empty_begins_at_its_first_agency_again(screen: TasksScreen) -> None:
    screen.show_view(View.AGENCIES)
    type_text(screen.header.search, "zzz")
    press(screen.header.search, Qt.Key.Key_Escape)
    assert screen.agencies.view.currentIndex().row() == 0


def test_soon_is_what_the_office_says(qtbot: QtBot, screen: TasksScreen) -> None:
    screen.set_days(1, before_includes_day=False)
    idle(qtbot)
    assert not screen.chips.chips[Status.SOON].isVisible()
