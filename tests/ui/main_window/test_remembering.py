"""What the window knows of the last time: when a plan was saved, which tab was looked at, where exports went."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.task_list import Grouping, Order
from kehoach_desktop.operations.plan_exports import Exported
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.session import last_session
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.main_window.memory import folder_in, stand_on_screen
from kehoach_desktop.ui.main_window.telling import saved_words
from kehoach_desktop.ui.main_window.window import MainWindow
from kehoach_desktop.ui.tasks.columns import View
from kehoach_desktop.ui.tasks.model import Column
from tests.helpers.plans import PARTY_PLAN
from tests.ui.main_window.windows import closed, idle, opened

# ---------------------------------------------------------------- saved


def test_an_opened_plan_says_since_when_it_lies_in_the_store(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk.plan_id is not None
    assert window.status.saved.label.text() == f"Đã lưu {window.desk.saved_at:%H:%M}"
    window.show_settings()
    assert window.status.saved.label.text() == "Sẵn sàng"
    window.show_work()
    assert window.status.saved.label.text() == f"Đã lưu {window.desk.saved_at:%H:%M}"


def test_the_time_of_another_day_comes_with_the_day() -> None:
    when = datetime.datetime(2026, 11, 5, 16, 5)
    assert saved_words(when, when.date()) == "Đã lưu 16:05"
    assert saved_words(when, datetime.date(2026, 12, 2)) == "Đã lưu 16:05 05/11/2026"


def test_what_is_saved_while_one_writes_is_what_is_told_later(qtbot: QtBot, window: MainWindow) -> None:
    editor = window.desk.editor
    assert editor is not None
    editor.go_to(Place(editor.plan.blocks[-1].id, 0))
    with qtbot.waitSignal(window.desk.saved) as told:
        QTest.keyClick(editor.paper, Qt.Key.Key_A)
    assert window.desk.saved_at == told.args[0]


def test_a_new_plan_is_saved_the_moment_it_is_there(qtbot: QtBot, window: MainWindow) -> None:
    window.gallery.created.emit(PARTY_PLAN)
    qtbot.waitUntil(lambda: window.desk.plan_id == PARTY_PLAN.id)
    assert window.desk.saved_at is not None
    assert window.status.saved.label.text().startswith("Đã lưu ")
    idle(qtbot)


# ---------------------------------------------------------------- the place on the screen


@pytest.mark.parametrize(
    ("screen", "fills"),
    [
        ((1920, 1040), False),
        ((1440, 860), False),
        ((1366, 728), True),  # the usual laptop, without the bar of the system
        ((1440, 740), True),  # its title would stand above the screen
        ((960, 540), True),  # full HD at 200 %
    ],
)
def test_a_window_that_is_too_large_for_its_screen_fills_it(qtbot: QtBot, screen: tuple[int, int], fills: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 720)
    stand_on_screen(window, QSize(*screen))
    assert window.isMaximized() is fills


def test_a_window_that_was_placed_before_stays_as_it_was(qtbot: QtBot) -> None:
    first, again = QWidget(), QWidget()
    for window in (first, again):
        qtbot.addWidget(window)
    first.setGeometry(0, 20, 1300, 700)
    again.restoreGeometry(first.saveGeometry())
    stand_on_screen(again, QSize(1280, 720))
    assert not again.isMaximized()


# ---------------------------------------------------------------- list and outline


def test_the_outline_keeps_its_height_for_the_next_plan_and_the_next_start(
    qtbot: QtBot, data_dir: Path, window: MainWindow, open_windows: list[MainWindow]
) -> None:
    left = window.work.list.parentWidget()
    assert isinstance(left, QSplitter)
    assert window.desk.editor is not None
    handle = left.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton)
    QTest.mouseMove(handle, handle.rect().center() - QPoint(0, 90))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton)
    wanted = window.desk.editor.outline.height()
    other = next(one for row in range(9) if (one := window.list.model.id_at(row)) not in (None, window.desk.plan_id))
    window.work.open_plan(other)
    qtbot.waitUntil(lambda: window.desk.plan_id == other)
    assert abs(window.desk.editor.outline.height() - wanted) <= 2
    closed(window)
    again = opened(qtbot, data_dir, open_windows)
    assert again.desk.editor is not None
    assert abs(again.desk.editor.outline.height() - wanted) <= 2


@pytest.mark.parametrize("text", ["", "x", "0 0", "12", "1 2 3", "9 99999999999", "²² 3", "-1 5"])
def test_heights_that_cannot_be_read_change_nothing(window: MainWindow, text: str) -> None:
    before = window.work.shares
    window.work.restore_shares(text)
    assert window.work.shares == before


# ---------------------------------------------------------------- the tab


def test_the_tab_of_the_inspector_is_the_same_at_the_next_start_and_for_the_next_plan(
    qtbot: QtBot, data_dir: Path, window: MainWindow, open_windows: list[MainWindow]
) -> None:
    editor = window.desk.editor
    assert editor is not None
    window.activateWindow()
    QTest.keyClick(editor.paper, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(
        editor.inspector.tabs,
        Qt.MouseButton.LeftButton,
        pos=editor.inspector.tabs.tabRect(Tab.SIGNING).center(),
    )
    other = next(one for row in range(9) if (one := window.list.model.id_at(row)) not in (None, editor.plan.id))
    window.work.open_plan(other)
    qtbot.waitUntil(lambda: window.desk.plan_id == other)
    assert window.desk.editor is not None
    assert window.desk.editor.inspector.tab is Tab.SIGNING
    closed(window)
    again = opened(qtbot, data_dir, open_windows)
    qtbot.waitUntil(lambda: again.desk.editor is not None)
    assert again.desk.editor is not None
    assert again.desk.editor.inspector.tab is Tab.SIGNING


@pytest.mark.parametrize("spoilt", ["KHÔNG CÓ", "", "1"])
def test_a_tab_that_there_is_not_leaves_the_first_one(
    qtbot: QtBot, data_dir: Path, open_windows: list[MainWindow], spoilt: str
) -> None:
    save_plan(PARTY_PLAN, data_dir)
    (data_dir / "cua-so.ini").write_text(f"[ke-hoach]\nid = {PARTY_PLAN.id}\n[cua-so]\nthe = {spoilt}\n", "utf-8")
    window = opened(qtbot, data_dir, open_windows)
    qtbot.waitUntil(lambda: window.desk.editor is not None)
    assert window.desk.editor is not None
    assert window.desk.editor.inspector.tab is Tab.FORMAT


# ---------------------------------------------------------------- the tasks


def test_tasks_are_looked_at_as_at_the_last_start(
    qtbot: QtBot, data_dir: Path, window: MainWindow, open_windows: list[MainWindow]
) -> None:
    window.show_tasks()
    screen = window.tasks.screen
    idle(qtbot)
    screen.show_view(View.TABLE)
    screen.viewing.choose(grouping=Grouping.MONTH)
    screen.viewing.sort(Order.DUE)
    screen.table.widen(Column.LEAD, 1)
    look = screen.look
    closed(window)
    again = opened(qtbot, data_dir, open_windows)
    closed(again)  # where nobody went to them, it is kept
    again = opened(qtbot, data_dir, open_windows)
    again.show_tasks()
    idle(qtbot)
    assert again.tasks.screen.look == look
    assert again.tasks.screen.header.grouping.value is Grouping.MONTH


# ---------------------------------------------------------------- the folder


@pytest.mark.parametrize("name", ["Văn bản  2026", "thư = mục # ;"])
def test_exports_are_offered_the_folder_of_the_last_start(
    qtbot: QtBot, data_dir: Path, tmp_path: Path, window: MainWindow, open_windows: list[MainWindow], name: str
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    window.exporter.last_folder = folder
    window.exporter.exported.emit(Exported((folder / "34-KH-ĐU.docx",)))
    idle(qtbot)
    assert folder_in(last_session(data_dir).window) == folder  # also when the program is ended by force
    closed(window)
    assert opened(qtbot, data_dir, open_windows).exporter.folder == folder


@pytest.mark.parametrize("spoilt", ["", "???", "AAAA", "xyz="])
def test_a_folder_that_cannot_be_read_is_none(spoilt: str) -> None:
    folder = folder_in({"thu-muc-xuat": spoilt})
    assert folder is None or not folder.is_absolute()


def test_the_folder_is_kept_while_none_was_exported_to(
    qtbot: QtBot, data_dir: Path, tmp_path: Path, window: MainWindow, open_windows: list[MainWindow]
) -> None:
    window.exporter.last_folder = tmp_path
    closed(window)
    closed(opened(qtbot, data_dir, open_windows))
    assert opened(qtbot, data_dir, open_windows).exporter.last_folder == tmp_path
