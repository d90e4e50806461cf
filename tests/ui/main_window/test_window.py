"""The window as a clerk meets it, on a store of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.operations.plan_files import stored_plan, write_plan_file
from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor import autosave
from kehoach_desktop.ui.main_window.actions import Deed
from kehoach_desktop.ui.main_window.window import MainWindow
from tests.helpers.plans import PARTY_PLAN

NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def quick_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "FIRST_MS", 30)


@pytest.fixture
def open_windows() -> Iterator[list[MainWindow]]:
    windows: list[MainWindow] = []
    yield windows
    for window in windows:
        window.close()
    background.shutdown()


def opened(qtbot: QtBot, data_dir: Path, windows: list[MainWindow]) -> MainWindow:
    data_dir.mkdir(parents=True, exist_ok=True)
    window = MainWindow(data_dir)
    qtbot.addWidget(window)
    windows.append(window)
    with qtbot.waitSignal(window.ready):
        window.show()
    idle(qtbot)
    return window


def idle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not background.worker().is_busy)


@pytest.fixture
def window(qtbot: QtBot, data_dir: Path, open_windows: list[MainWindow]) -> MainWindow:
    """Beyond the first start, with the sample plans, the first of them on the desk."""
    window = opened(qtbot, data_dir, open_windows)
    window.add_samples()
    qtbot.waitUntil(lambda: window.editor is not None)
    idle(qtbot)
    return window


def type_text(widget: QWidget, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NOTHING, letter))


def closed(window: MainWindow) -> None:
    window.close()
    background.shutdown()


def test_the_first_start_asks_for_the_office_and_the_name_is_enough(
    qtbot: QtBot, data_dir: Path, open_windows: list[MainWindow]
) -> None:
    window = opened(qtbot, data_dir, open_windows)
    screen = window.first_start
    assert screen is not None
    assert not window.rail.isVisible()
    screen.name.setFocus()
    type_text(screen.name, "Đảng uỷ xã Vạn Phúc")
    with qtbot.waitSignal(screen.finished):
        screen.start()
    qtbot.waitUntil(lambda: window.first_start is None)
    idle(qtbot)
    assert window.rail.isVisible()
    assert window.list.isVisible()


def test_samples_can_be_tried_at_once(window: MainWindow) -> None:
    assert window.first_start is None
    assert window.editor is not None
    assert window.list.model.rowCount() > 1
    assert window.list.view.currentIndex().data() is not None


def test_what_is_typed_outlives_the_window(qtbot: QtBot, data_dir: Path, window: MainWindow) -> None:
    assert window.editor is not None
    block = window.editor.plan.blocks[-1]
    window.editor.go_to(Place(block.id, 0))
    type_text(window.editor.paper, "Thử ")
    plan_id = window.editor.plan.id
    closed(window)
    assert stored_plan(plan_id, data_dir).blocks[-1].text == f"Thử {block.text}"


def test_the_next_start_opens_where_the_last_one_ended(
    qtbot: QtBot, data_dir: Path, window: MainWindow, open_windows: list[MainWindow]
) -> None:
    assert window.editor is not None
    place = Place(window.editor.plan.blocks[3].id, 2)
    window.editor.go_to(place)
    plan_id = window.editor.plan.id
    closed(window)
    again = opened(qtbot, data_dir, open_windows)
    qtbot.waitUntil(lambda: again.editor is not None)
    assert again.editor is not None
    assert (again.editor.plan.id, again.editor.paper.caret) == (plan_id, place)


def test_closing_makes_a_copy_of_the_store(qtbot: QtBot, data_dir: Path, window: MainWindow) -> None:
    closed(window)
    assert list((data_dir / "sao-luu").iterdir())


def test_a_plan_goes_to_the_bin_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    before = window.list.model.rowCount()
    assert window.editor is not None
    window.delete_plans([window.editor.plan.id])
    qtbot.waitUntil(lambda: window.list.model.rowCount() == before - 1)
    assert window.editor is None
    assert window.toast.isVisible()
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.list.model.rowCount() == before)


def test_a_duplicate_is_opened_without_the_number(qtbot: QtBot, window: MainWindow) -> None:
    assert window.editor is not None
    first = window.editor.plan
    window.duplicate(first.id)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.plan.id != first.id)
    assert (window.editor.plan.subject, window.editor.plan.number) == (first.subject, None)


def test_a_plan_file_is_opened_and_kept(qtbot: QtBot, tmp_path: Path, data_dir: Path, window: MainWindow) -> None:
    path = tmp_path / "kế hoạch.json"
    write_plan_file(PARTY_PLAN, path)
    window.open_file(path)
    qtbot.waitUntil(lambda: window.editor is not None and window.editor.plan.id == PARTY_PLAN.id)
    closed(window)
    assert stored_plan(PARTY_PLAN.id, data_dir) == PARTY_PLAN


def test_a_file_that_is_no_plan_is_told_in_one_sentence(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    path = tmp_path / "ảnh.json"
    path.write_bytes(b"\xff\xd8\xff")
    window.open_file(path)
    qtbot.waitUntil(window.toast.isVisible)
    assert "ảnh.json" in window.toast.words.text()


def test_screens_are_reached_by_the_rail_and_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    QTest.mouseClick(window.rail.buttons["settings"], Qt.MouseButton.LeftButton)
    assert window.settings.isVisible()
    window.actions_of[Deed.PLANS].trigger()
    assert window.list.isVisible()
    window.actions_of[Deed.NEW].trigger()
    assert window.gallery.isVisible()
    idle(qtbot)


def test_deeds_of_a_plan_wait_for_a_plan(qtbot: QtBot, window: MainWindow) -> None:
    assert all(action.isEnabled() for action in window.actions_of.values())
    window.show_list()
    for deed, action in window.actions_of.items():
        assert action.isEnabled() is not deed.value.needs_plan
    idle(qtbot)


def test_pages_and_inspector_are_switched_from_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    assert window.editor is not None
    window.actions_of[Deed.PAGES].trigger()
    assert window.editor.pages.isVisible()
    window.actions_of[Deed.INSPECTOR].trigger()
    assert not window.editor.inspector.isVisible()


def test_the_status_line_counts_blanks_and_words(window: MainWindow) -> None:
    assert window.editor is not None
    words = sum(len(block.text.split()) for block in window.editor.plan.blocks)
    assert window.status.words.text() == f"{words} từ"


def test_a_setting_acts_at_once_and_stays(qtbot: QtBot, data_dir: Path, window: MainWindow) -> None:
    from kehoach_desktop.ui.theme import theme

    window.settings.changed.emit("theme", "dark")
    qtbot.waitUntil(lambda: theme.is_dark)
    window.settings.changed.emit("theme", "light")
    qtbot.waitUntil(lambda: not theme.is_dark)
