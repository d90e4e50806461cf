"""The window as a clerk meets it, on a store of its own."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.operations import opening
from kehoach_desktop.operations.plan_exports import Exported
from kehoach_desktop.operations.plan_files import save_plan, stored_plan, write_plan_file
from kehoach_desktop.ui.editor import autosave
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.main_window.actions import Deed
from kehoach_desktop.ui.main_window.window import MainWindow
from kehoach_desktop.ui.tasks.columns import View
from kehoach_desktop.ui.theme import theme
from tests.helpers.plans import PARTY_PLAN
from tests.ui.main_window.windows import closed, idle, opened

NOTHING = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NOTHING, letter))


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


def test_samples_can_be_tried_at_once(qtbot: QtBot, data_dir: Path, open_windows: list[MainWindow]) -> None:
    window = opened(qtbot, data_dir, open_windows)
    assert window.first_start is not None
    window.plans.add_samples()
    qtbot.waitUntil(lambda: window.desk.editor is not None)
    idle(qtbot)
    assert window.first_start is None
    assert window.desk.editor is not None
    assert window.list.model.rowCount() > 1
    assert window.list.view.currentIndex().data() is not None


def test_what_is_typed_outlives_the_window(qtbot: QtBot, data_dir: Path, window: MainWindow) -> None:
    assert window.desk.editor is not None
    block = window.desk.editor.plan.blocks[-1]
    window.desk.editor.go_to(Place(block.id, 0))
    type_text(window.desk.editor.paper, "Thử ")
    plan_id = window.desk.editor.plan.id
    closed(window)
    assert stored_plan(plan_id, data_dir).blocks[-1].text == f"Thử {block.text}"


def test_the_next_start_opens_where_the_last_one_ended(
    qtbot: QtBot, data_dir: Path, window: MainWindow, open_windows: list[MainWindow]
) -> None:
    assert window.desk.editor is not None
    place = Place(window.desk.editor.plan.blocks[3].id, 2)
    window.desk.editor.go_to(place)
    plan_id = window.desk.editor.plan.id
    closed(window)
    again = opened(qtbot, data_dir, open_windows)
    qtbot.waitUntil(lambda: again.desk.editor is not None)
    assert again.desk.editor is not None
    assert (again.desk.editor.plan.id, again.desk.editor.paper.caret) == (plan_id, place)


def test_closing_makes_a_copy_of_the_store(qtbot: QtBot, data_dir: Path, window: MainWindow) -> None:
    closed(window)
    assert list((data_dir / "sao-luu").iterdir())


def test_a_plan_goes_to_the_bin_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    before = window.list.model.rowCount()
    assert window.desk.editor is not None
    plan = window.desk.editor.plan
    window.desk.editor.go_to(Place(plan.blocks[-1].id, 3))
    window.work.delete_plans([plan.id])
    qtbot.waitUntil(lambda: window.list.model.rowCount() == before - 1)
    assert window.desk.editor is None
    assert window.toast.isVisible()
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.list.model.rowCount() == before)
    qtbot.waitUntil(lambda: window.desk.editor is not None)
    assert window.desk.editor.plan == plan
    assert window.desk.caret == Place(plan.blocks[-1].id, 3)


def test_what_comes_back_from_the_bin_leaves_another_plan_on_the_desk(qtbot: QtBot, window: MainWindow) -> None:
    gone = window.desk.plan_id
    assert gone is not None
    other = next(one for row in range(9) if (one := window.list.model.id_at(row)) not in (None, gone))
    window.work.delete_plans([gone])
    window.work.open_plan(other)
    qtbot.waitUntil(lambda: window.desk.plan_id == other)
    window.work.restore_plans([gone])
    idle(qtbot)
    assert window.desk.plan_id == other


def test_a_duplicate_is_opened_without_the_number(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk.editor is not None
    first = window.desk.editor.plan
    window.plans.duplicate(first.id)
    qtbot.waitUntil(lambda: window.desk.editor is not None and window.desk.editor.plan.id != first.id)
    assert (window.desk.editor.plan.subject, window.desk.editor.plan.number) == (first.subject, None)


def test_a_plan_file_is_opened_and_kept(qtbot: QtBot, tmp_path: Path, data_dir: Path, window: MainWindow) -> None:
    path = tmp_path / "kế hoạch.json"
    write_plan_file(PARTY_PLAN, path)
    window.work.open_files([path])
    qtbot.waitUntil(lambda: window.desk.editor is not None and window.desk.editor.plan.id == PARTY_PLAN.id)
    closed(window)
    assert stored_plan(PARTY_PLAN.id, data_dir) == PARTY_PLAN


def test_a_file_that_is_no_plan_is_told_in_one_sentence(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    path = tmp_path / "ảnh.json"
    path.write_bytes(b"\xff\xd8\xff")
    window.work.open_files([path])
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
    for deed, action in window.actions_of.items():
        assert action.isEnabled() is not deed.value.needs_tasks
    window.show_list()
    for deed, action in window.actions_of.items():
        assert action.isEnabled() is not (deed.value.needs_plan or deed.value.needs_tasks)
    idle(qtbot)


def test_deeds_of_the_tasks_stand_in_a_menu_that_waits_for_their_screen(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_of[Deed.TASKS].trigger()
    idle(qtbot)
    for deed, action in window.actions_of.items():
        assert action.isEnabled() is not deed.value.needs_plan
    screen = window.tasks.screen
    window.actions_of[Deed.TASKS_AGENCIES].trigger()
    assert screen.viewing.view is View.AGENCIES
    window.actions_of[Deed.TASKS_TABLE].trigger()
    window.actions_of[Deed.PLANS].trigger()
    assert not window.actions_of[Deed.TASKS_PANEL].isEnabled()
    idle(qtbot)


def test_pages_take_the_room_of_list_and_inspector_and_give_it_back(qtbot: QtBot, window: MainWindow) -> None:
    editor = window.desk.editor
    assert editor is not None
    window.resize(1366, 720)
    window.actions_of[Deed.PAGES].trigger()
    assert (editor.pages.isVisible(), editor.inspector.isVisible(), window.list.isVisible()) == (True, False, False)
    assert not window.actions_of[Deed.INSPECTOR].isChecked()
    window.actions_of[Deed.PAGES].trigger()
    assert (editor.pages.isVisible(), editor.inspector.isVisible(), window.list.isVisible()) == (False, True, True)
    window.actions_of[Deed.INSPECTOR].trigger()
    assert not editor.inspector.isVisible()


def test_the_foot_counts_the_tasks_of_the_plan_in_view(qtbot: QtBot, window: MainWindow) -> None:
    editor = window.desk.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.inspector.desk.known is not None)
    editor.tasks_listed.emit(4)
    assert window.status.tasks.label.text() == "4 nhiệm vụ"
    window.status.show_plan(None)
    assert not window.status.tasks.isVisible()
    idle(qtbot)


def test_the_status_line_counts_blanks_and_words(window: MainWindow) -> None:
    assert window.desk.editor is not None
    words = sum(len(block.text.split()) for block in window.desk.editor.plan.blocks)
    assert window.status.length.label.text().endswith(f"{words} từ")


def test_what_is_still_missing_has_the_colour_of_a_warning(window: MainWindow) -> None:
    assert window.desk.editor is not None
    window.status.show_plan(replace(window.desk.editor.plan, subject=""))
    picture = window.status.blanks.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert theme.color("warning").name() in seen
    assert theme.color("text").name() not in seen


def test_a_setting_acts_at_once_and_stays(qtbot: QtBot, data_dir: Path, window: MainWindow) -> None:
    window.settings.changed.emit("theme", "dark")
    qtbot.waitUntil(lambda: theme.is_dark)
    window.settings.changed.emit("theme", "light")
    qtbot.waitUntil(lambda: not theme.is_dark)


def test_a_plan_saved_elsewhere_meanwhile_is_kept_beside(qtbot: QtBot, data_dir: Path, window: MainWindow) -> None:
    assert window.desk.editor is not None
    first = window.desk.editor.plan
    save_plan(replace(first, subject="ghi ở nơi khác"), data_dir)
    window.desk.editor.go_to(Place(first.blocks[-1].id, 0))
    type_text(window.desk.editor.paper, "Ở đây ")
    qtbot.waitUntil(lambda: window.desk.editor is not None and window.desk.editor.plan.id != first.id)
    assert window.desk.editor.plan.blocks[-1].text.startswith("Ở đây ")
    own = window.desk.editor.plan.id
    closed(window)
    assert stored_plan(first.id, data_dir).subject == "ghi ở nơi khác"
    assert stored_plan(own, data_dir).blocks[-1].text.startswith("Ở đây ")


def test_a_store_that_is_only_looked_at_is_shown_and_not_changed(
    qtbot: QtBot, data_dir: Path, window: MainWindow
) -> None:
    assert window.desk.editor is not None
    plan = window.desk.editor.plan
    closed(window)
    before = (data_dir / "kehoach.db").read_bytes()
    looking = MainWindow(data_dir, is_looking=True, warnings=("Kho chỉ đọc được; mở để xem, chưa sửa được.",))
    qtbot.addWidget(looking)
    looking.show()
    qtbot.waitUntil(lambda: looking.desk.editor is not None)
    assert looking.desk.editor is not None
    looking.desk.editor.go_to(Place(plan.blocks[-1].id, 0))
    type_text(looking.desk.editor.paper, "Thử ")
    inspector = looking.desk.editor.inspector
    for tab in Tab:
        QTest.mouseClick(inspector.tabs, Qt.MouseButton.LeftButton, pos=inspector.tabs.tabRect(tab).center())
        assert inspector.tab is tab
    assert inspector.recipients.model.rowCount() > 0
    inspector.add_recipient()
    assert not inspector.recipients.search.isEnabled()
    assert not inspector.format.ruleset_field.isEnabled()
    assert looking.desk.editor.plan == plan
    assert looking.warning.isVisible()
    assert not looking.actions_of[Deed.NEW].isEnabled()
    assert looking.actions_of[Deed.EXPORT_DOCX].isEnabled()
    closed(looking)
    assert (data_dir / "kehoach.db").read_bytes() == before


def test_after_a_bad_end_one_is_told_up_to_when_all_is_there(qtbot: QtBot, data_dir: Path, window: MainWindow) -> None:
    closed(window)
    again = MainWindow(data_dir, broken_off=datetime.datetime(2026, 12, 2, 9, 0))
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(again.toast.isVisible)
    assert re.search(r"đóng đột ngột\. Mọi chữ đến \d\d:\d\d còn đủ\.", again.toast.words.text())
    closed(again)


def test_the_pages_are_counted_beside_the_work(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.status.page_count.pages > 0)
    assert " trang · " in window.status.length.label.text()


def test_areas_are_walked_by_f6(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk.editor is not None
    window.activateWindow()
    window.list.view.setFocus()
    reached = []
    for _ in range(4):
        window.actions_of[Deed.NEXT_ZONE].trigger()
        reached.append(QApplication.focusWidget())
    editor = window.desk.editor
    assert reached[0] is editor.outline.view
    assert reached[1] is editor.paper
    assert editor.inspector.isAncestorOf(reached[2])
    assert reached[3] is window.list.view
    window.actions_of[Deed.LAST_ZONE].trigger()
    assert editor.inspector.isAncestorOf(QApplication.focusWidget())


def test_files_let_fall_on_the_window_are_opened(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    path = tmp_path / "kế hoạch.json"
    write_plan_file(PARTY_PLAN, path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, nothing = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, data, left, nothing))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, left, nothing))
    qtbot.waitUntil(lambda: window.desk.plan_id == PARTY_PLAN.id)


@pytest.mark.parametrize(("which", "deed"), [("button", "open_file"), ("second", "open_folder")])
def test_an_export_can_be_opened_and_its_folder(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch, which: str, deed: str
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(opening, deed, asked.append)
    path = tmp_path / "34-KH-ĐU.docx"
    window.exporter.exported.emit(Exported((path,)))
    QTest.mouseClick(getattr(window.toast, which), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked == [path])


@pytest.mark.parametrize("area", ["paper", "inspector", "outline"])
def test_keys_of_the_plan_work_wherever_the_keyboard_is(qtbot: QtBot, window: MainWindow, area: str) -> None:
    editor = window.desk.editor
    assert editor is not None
    window.activateWindow()
    {"paper": editor.paper.setFocus, "inspector": editor.inspector.enter, "outline": editor.outline.enter}[area]()
    before = editor.inspector.tab
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert editor.inspector.tab == before + 1
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert editor.find_bar.isVisible()


def test_keys_of_the_plan_rest_while_another_screen_stands_before_it(window: MainWindow) -> None:
    window.show_gallery()
    assert not window.actions_of[Deed.FIND].isEnabled()
    assert not window.actions_of[Deed.PRINT].isEnabled()
    window.show_work()
    assert window.actions_of[Deed.FIND].isEnabled()


def test_what_was_typed_is_saved_when_the_keyboard_goes_elsewhere(
    qtbot: QtBot, data_dir: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "FIRST_MS", 60_000)
    editor = window.desk.editor
    assert editor is not None
    window.activateWindow()
    block = editor.plan.blocks[-1]
    for number, leave in enumerate((editor.inspector.enter, window.list.view.setFocus, window.search)):
        editor.go_to(Place(editor.plan.blocks[-1].id, 0))
        qtbot.waitUntil(editor.paper.hasFocus)
        type_text(editor.paper, "a")
        leave()
        words = "a" * (number + 1) + block.text
        qtbot.waitUntil(lambda words=words: stored_plan(editor.plan.id, data_dir).blocks[-1].text == words)


def test_a_plan_of_the_gallery_is_in_the_list_and_counted(qtbot: QtBot, window: MainWindow) -> None:
    before = window.list.model.rowCount()
    window.show_gallery()
    with qtbot.waitSignal(window.gallery.created):
        window.gallery.created.emit(PARTY_PLAN)
    qtbot.waitUntil(lambda: window.list.model.rowCount() == before + 1)
    qtbot.waitUntil(lambda: window.desk.plan_id == PARTY_PLAN.id)
    idle(qtbot)
    assert window.list.model.row_of(PARTY_PLAN.id) == 0
    assert window.list.view.currentIndex().row() == 0
    assert str(before + 1) in window.list.search.placeholderText()


def test_a_save_moves_the_plan_to_the_top_of_the_list_and_resets_nothing(qtbot: QtBot, window: MainWindow) -> None:
    model = window.list.model
    last = model.id_at(model.rowCount() - 1)
    assert last is not None
    window.work.open_plan(last)
    qtbot.waitUntil(lambda: window.desk.plan_id == last)
    idle(qtbot)
    editor = window.desk.editor
    assert editor is not None
    editor.go_to(Place(editor.plan.blocks[-1].id, 0))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsMoved):
        type_text(editor.paper, "Thử ")
    assert (model.id_at(0), window.list.view.currentIndex().row()) == (last, 0)


def test_a_new_plan_begins_at_what_is_missing_first(qtbot: QtBot, window: MainWindow) -> None:
    window.gallery.created.emit(replace(PARTY_PLAN, subject=None))
    qtbot.waitUntil(lambda: window.desk.plan_id == PARTY_PLAN.id)
    assert window.desk.caret == Place("subject")


@pytest.mark.parametrize("area", ["inspector", "list"])
def test_the_keyboard_goes_to_the_paper_when_its_area_makes_room(qtbot: QtBot, window: MainWindow, area: str) -> None:
    editor = window.desk.editor
    assert editor is not None
    window.resize(1366, 720)
    window.activateWindow()
    {"inspector": editor.inspector.enter, "list": window.list.view.setFocus}[area]()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7)
    assert editor.pages.isVisible()
    qtbot.waitUntil(editor.paper.hasFocus)


def test_the_outline_says_how_many_pages_there_are(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk.editor is not None
    outline = window.desk.editor.outline
    qtbot.waitUntil(lambda: outline.pages.text() == f"Trang 1–{window.status.page_count.pages}")


def test_a_file_that_cannot_be_opened_leaves_the_plan_on_the_desk(
    qtbot: QtBot, tmp_path: Path, window: MainWindow
) -> None:
    before = window.desk.plan_id
    window.work.open_files([tmp_path / "không có.json"])
    qtbot.waitUntil(window.toast.isVisible)
    assert window.desk.plan_id == before
    idle(qtbot)


def test_a_list_that_was_called_in_makes_room_for_what_is_asked_for_next(qtbot: QtBot, window: MainWindow) -> None:
    editor = window.desk.editor
    assert editor is not None
    window.resize(1010, 700)
    window.search()
    assert window.list.isVisible()
    window.actions_of[Deed.RECIPIENT].trigger()
    assert editor.inspector.isVisible()
    assert not window.list.isVisible()


def test_the_foot_speaks_of_the_plan_in_view_and_escape_leaves_it(qtbot: QtBot, window: MainWindow) -> None:
    assert window.desk.editor is not None
    window.show_settings()
    assert window.status.length.label.text() == "Dữ liệu nằm trong máy này"
    window.show_work()
    assert " từ" in window.status.length.label.text()
    window.activateWindow()
    QApplication.sendEvent(window.status, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, NOTHING))
    assert window.desk.editor.paper.hasFocus()
