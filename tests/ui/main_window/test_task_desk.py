"""The tasks of all plans in the window: their screen, out to the agencies, and back."""

import datetime
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Task
from kehoach_desktop.domain.tasks import Progress, Stage, Status
from kehoach_desktop.operations import task_files
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.tasks import ProgressChange, change_progress
from kehoach_desktop.settings import BEFORE_INCLUDES_DAY, SOON_DAYS
from kehoach_desktop.storage.database import open_store
from kehoach_desktop.ui.main_window.actions import Deed
from kehoach_desktop.ui.main_window.store_door import StoreDoor
from kehoach_desktop.ui.main_window.window import MainWindow
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN
from tests.ui.main_window.windows import idle, opened

pytestmark = pytest.mark.qt_log_ignore(r"^This plugin does not support", extend=True)  # pop-ups, offscreen

TODAY = NOON.date()
DAY = datetime.timedelta(days=1)
BLOCK = PARTY_PLAN.blocks[2].id
PLAN = replace(
    PARTY_PLAN,
    tasks=(
        Task("t1", block=BLOCK, content="Rà soát hồ sơ", lead="Văn phòng Đảng uỷ", due_date=TODAY - DAY, accepted=True),
        Task("t2", block=BLOCK, content="Mở lớp bồi dưỡng", lead="Công an xã", due_date=TODAY + DAY, accepted=True),
        Task("t3", block=BLOCK, content="Báo cáo kết quả", lead="Công an xã", accepted=True),
    ),
)


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StoreDoor, "today", staticmethod(lambda: TODAY))


@pytest.fixture
def window(qtbot: QtBot, data_dir: Path, open_windows: list[MainWindow]) -> MainWindow:
    save_plan(PLAN, data_dir)
    return opened(qtbot, data_dir, open_windows)


@pytest.fixture
def at_tasks(qtbot: QtBot, window: MainWindow) -> MainWindow:
    QTest.mouseClick(window.rail.buttons["tasks"], Qt.MouseButton.LeftButton)
    idle(qtbot)
    return window


def enter(window: MainWindow, task_id: str, progress: Progress) -> None:
    with open_store(paths.store_path(window.data_dir), paths.backup_dir(window.data_dir)) as store:
        change_progress(store, [ProgressChange(PLAN.id, task_id, progress)], "Lan", NOON)


def test_the_rail_leads_to_the_tasks_and_back(qtbot: QtBot, at_tasks: MainWindow) -> None:
    screen = at_tasks.tasks.screen
    assert screen.isVisible()
    assert at_tasks.rail.current == "tasks"
    assert at_tasks.status.length.label.text() == screen.completion_words
    assert at_tasks.status.tasks.label.text().startswith("Hôm nay ")
    at_tasks.actions_of[Deed.PLANS].trigger()
    assert at_tasks.work.isVisible()
    at_tasks.actions_of[Deed.TASKS].trigger()
    qtbot.waitUntil(screen.isVisible)


def test_the_menu_opens_and_folds_the_panel(at_tasks: MainWindow) -> None:
    panel = at_tasks.tasks.screen.panel
    for is_shown in (True, False):
        at_tasks.actions_of[Deed.TASKS_PANEL].trigger()
        assert panel.isVisible() is is_shown


def test_how_near_a_deadline_is_pointed_out_is_chosen_in_the_settings(qtbot: QtBot, window: MainWindow) -> None:
    save_plan(
        replace(PLAN, id="p2", number=99, tasks=(replace(PLAN.tasks[1], due_date=TODAY + 12 * DAY),)), window.data_dir
    )

    def reminded() -> str:
        with qtbot.waitSignal(window.tasks.due_told) as told:
            window.tasks.remind()
        return str(told.args[0])

    assert reminded() == "1 nhiệm vụ quá hạn, 1 nhiệm vụ sắp đến hạn."
    window.settings.changed.emit(SOON_DAYS.key, 15)
    idle(qtbot)
    assert reminded() == "1 nhiệm vụ quá hạn, 2 nhiệm vụ sắp đến hạn."
    window.show_tasks()
    qtbot.waitUntil(lambda: window.tasks.screen.chips.chips[Status.SOON].accessibleName().endswith(": 2 nhiệm vụ"))


def test_how_deadlines_are_read_is_chosen_in_the_settings_and_holds_for_the_open_plan(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.work.open_plan(PLAN.id)
    qtbot.waitUntil(lambda: window.desk.editor is not None)
    assert window.desk.editor is not None
    desk = window.desk.editor.inspector.desk
    qtbot.waitUntil(lambda: desk.known is not None and not desk.known.deadline_rules.before_includes_day)
    window.settings.changed.emit(BEFORE_INCLUDES_DAY.key, True)
    qtbot.waitUntil(lambda: desk.known is not None and desk.known.deadline_rules.before_includes_day)
    assert desk.draft.deadline_rules.before_includes_day
    idle(qtbot)


def test_from_a_task_to_its_block_on_the_paper(qtbot: QtBot, at_tasks: MainWindow) -> None:
    at_tasks.tasks.screen.plan_wanted.emit(PLAN.id, BLOCK)
    qtbot.waitUntil(lambda: at_tasks.desk.editor is not None)
    assert at_tasks.desk.editor is not None
    assert at_tasks.desk.editor.paper.caret.spot == BLOCK
    assert at_tasks.rail.current == "plans"


def test_what_is_late_is_told_at_the_start_and_is_one_click_away(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.words.text() == "1 nhiệm vụ quá hạn, 1 nhiệm vụ sắp đến hạn."
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    idle(qtbot)
    assert window.tasks.screen.isVisible()
    assert [entry.task.id for entry in window.tasks.screen.viewing.shelf.seen] == ["t1", "t2"]


def test_what_is_not_to_be_told_is_not(qtbot: QtBot, data_dir: Path, open_windows: list[MainWindow]) -> None:
    save_plan(replace(PLAN, tasks=PLAN.tasks[2:]), data_dir)
    window = opened(qtbot, data_dir, open_windows)
    idle(qtbot)
    assert not window.toast.isVisible()


def test_f6_goes_round_the_areas_of_the_tasks(at_tasks: MainWindow) -> None:
    screen, met = at_tasks.tasks.screen, []
    screen.show_panel(True)
    for _ in range(6):
        at_tasks.actions_of[Deed.NEXT_ZONE].trigger()
        focused = QApplication.focusWidget()
        areas = (screen.header, screen.chips, screen.table, screen.panel, at_tasks.status)
        met += [area for area in areas if focused is area or area.isAncestorOf(focused)]
    assert {screen.header, screen.chips, screen.table, screen.panel} <= set(met)


# ---------------------------------------------------------------- out and back


def chosen_way(window: MainWindow, number: int) -> None:
    """The way out with that number in the menu below the button."""
    QTest.mouseClick(window.tasks.screen.header.export, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[number].trigger()
    menu.close()


def test_list_goes_out_is_filled_in_and_comes_back_with_one_way_back(
    qtbot: QtBot, at_tasks: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Theo dõi.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(at_tasks.exporter.exported):
        chosen_way(at_tasks, 0)
    fill_in(file)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    QTest.mouseClick(at_tasks.tasks.screen.header.receive, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_tasks.rail.current == "tasks" and at_tasks.tasks.receiving.isVisible())
    QTest.mouseClick(at_tasks.tasks.receiving.accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(at_tasks.tasks.screen.isVisible)
    idle(qtbot)
    assert results(at_tasks) == ["Đã gửi", None, None]
    toast = at_tasks.telling._elsewhere
    assert toast.words.text() == "Đã nhận tiến độ của 1 nhiệm vụ."
    QTest.mouseClick(toast.button, Qt.MouseButton.LeftButton)
    idle(qtbot)
    assert results(at_tasks) == [None, None, None]


def fill_in(file: Path) -> None:
    """As an agency does it: the result of the first task."""
    from openpyxl import load_workbook

    book = load_workbook(file)
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows())
    (heading,) = (row for row in rows if any(cell.value == "Nội dung nhiệm vụ" for cell in row))
    column = next(cell.column for cell in heading if cell.value and "Kết quả" in str(cell.value))
    task = next(row for row in rows if any(cell.value == "Rà soát hồ sơ" for cell in row))
    sheet.cell(task[0].row, column).value = "Đã gửi"
    book.save(file)
    book.close()


def results(window: MainWindow) -> list[str | None]:
    return [
        entry.progress.result for entry in sorted(window.tasks.screen.viewing.shelf.entries, key=lambda one: one.key)
    ]


def test_store_that_has_moved_on_since_the_preview_is_previewed_anew(
    qtbot: QtBot, at_tasks: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "Theo dõi.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    with qtbot.waitSignal(at_tasks.exporter.exported):
        chosen_way(at_tasks, 0)
    fill_in(file)
    at_tasks.tasks.receive([file])
    qtbot.waitUntil(at_tasks.tasks.receiving.isVisible)
    enter(at_tasks, "t1", Progress(Stage.UNDER_WAY, result="Đang làm"))
    QTest.mouseClick(at_tasks.tasks.receiving.accept, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(at_tasks.telling._elsewhere.isVisible)
    idle(qtbot)
    assert at_tasks.tasks.receiving.isVisible()
    at_tasks.tasks.receiving.closed.emit()
    idle(qtbot)
    assert results(at_tasks) == ["Đang làm", None, None]


@pytest.mark.parametrize("number", [1, 2])
def test_each_agency_gets_its_own(
    qtbot: QtBot, at_tasks: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "Sổ.xlsx"), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(at_tasks.exporter.exported):
        chosen_way(at_tasks, number)
    assert len(list(tmp_path.glob("*.xlsx"))) == number


def test_report_comes_onto_the_desk_as_a_draft(qtbot: QtBot, at_tasks: MainWindow) -> None:
    QTest.mouseClick(at_tasks.tasks.screen.header.report, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_tasks.desk.editor is not None)
    assert at_tasks.desk.editor is not None
    assert at_tasks.desk.editor.plan.document_kind == "BC"
    assert at_tasks.work.isVisible()


def test_files_are_read_beside_the_store_and_the_reading_can_be_stopped(
    qtbot: QtBot, at_tasks: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = threading.Event()

    def slow(_: object) -> Iterator[str]:
        yield "a.xlsx"
        go.wait(10)
        yield "b.xlsx"

    monkeypatch.setattr(task_files, "reading_progress_files", slow)
    at_tasks.tasks.receive([Path("a.xlsx")])
    progress = at_tasks.tasks.screen.progress
    qtbot.waitUntil(progress.isVisible)
    idle(qtbot)  # who saves meanwhile does not wait
    assert progress.words.text() == "Đang đọc a.xlsx…"
    progress.button.click()
    go.set()
    qtbot.waitUntil(lambda: not progress.isVisible())
    assert at_tasks.tasks.screen.isVisible()


def test_bad_file_is_told_and_nothing_is_changed(qtbot: QtBot, at_tasks: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "ảnh.xlsx").write_bytes(b"PNG")
    at_tasks.tasks.receive([tmp_path / "ảnh.xlsx"])
    qtbot.waitUntil(lambda: at_tasks.rail.current == "tasks" and at_tasks.tasks.receiving.isVisible())
    assert not at_tasks.tasks.receiving.accept.isVisible()


def test_the_menu_adds_a_task_from_the_block_of_the_caret(qtbot: QtBot, window: MainWindow) -> None:
    action = window.actions_of[Deed.TASK]
    assert not action.isEnabled()
    window.work.open_plan(PLAN.id)
    qtbot.waitUntil(lambda: window.desk.editor is not None)
    editor = window.desk.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.inspector.desk.known is not None)
    editor.show_inspector(False)
    action.trigger()
    pane = editor.inspector.tasks
    assert pane.isVisible()
    assert pane.list.is_correcting
    assert len(editor.plan.tasks) == len(PLAN.tasks) + 1


def test_the_key_of_exports_offers_excel_over_the_tasks(qtbot: QtBot, at_tasks: MainWindow) -> None:
    table = at_tasks.tasks.screen.table
    QTest.keyClick(table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Bảng theo dõi…"
    menu.close()
