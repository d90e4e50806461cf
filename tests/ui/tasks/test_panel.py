import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.tasks import Extension, Progress, Stage, Status
from kehoach_desktop.ui.tasks.fields import NOT_A_DAY, PercentField
from kehoach_desktop.ui.tasks.form import NO_DAY, TOO_LATE
from kehoach_desktop.ui.tasks.panel import TaskPanel
from kehoach_desktop.ui.tasks.screen import TasksScreen
from kehoach_desktop.ui.theme import Theme
from kehoach_desktop.ui.widgets import DropDown, TextLabel
from tests.ui.tasks.followed import CTRL, D, idle, press, row_of, shown, source_of, stored, type_text

UP, DOWN, ENTER = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return


def opened(screen: TasksScreen, id_: str) -> TaskPanel:
    screen.table.setFocus()
    screen.table.mark_only(row_of(screen, id_))
    screen.show_panel(True)
    return screen.panel


def take(drop_down: DropDown, value: object) -> None:
    row = [drop_down.itemData(at) for at in range(drop_down.count())].index(value)
    drop_down.setCurrentIndex(row)
    drop_down.activated.emit(row)


# ---------------------------------------------------------------- shown


def test_panel_shows_the_task_and_nothing_is_entered_by_that(qtbot: QtBot, screen: TasksScreen) -> None:
    before = stored(qtbot, screen)
    panel = opened(screen, "t1")
    assert panel.title.text() == "Nhiệm vụ 1"
    assert panel.content.text() == "Chuẩn hoá bộ mẫu văn bản"
    assert panel.facts["Thời hạn"].text() == "trong quý I/2027 · 31/3/2027"
    assert not panel.facts["Phối hợp"].isVisible()
    assert (panel.form.stage.value, panel.form.percent.percent) == (Stage.UNDER_WAY, 35)
    for id_ in ("t3", "t5", "t6"):
        screen.table.mark_only(row_of(screen, id_))
    assert panel.title.text() == "Nhiệm vụ 6"
    assert stored(qtbot, screen) == before


def test_panel_comes_and_goes_by_key_and_button(screen: TasksScreen) -> None:
    press(screen, Qt.Key.Key_F9)
    assert screen.panel.isVisible()
    assert [item.entry.task.id for item in screen.table.marked()] == ["t1"]
    press(screen.panel.form.stage, Qt.Key.Key_Escape)
    assert screen.table.hasFocus()
    press(screen.table, Qt.Key.Key_Escape)
    assert not screen.panel.isVisible()
    QTest.mouseClick(screen.chips.edit, Qt.MouseButton.LeftButton)
    assert screen.panel.isVisible()
    assert screen.chips.edit.isChecked()
    QTest.mouseClick(screen.panel.close_button, Qt.MouseButton.LeftButton)
    assert not screen.panel.isVisible()


def test_of_several_or_none_it_says_so(screen: TasksScreen) -> None:
    panel = opened(screen, "t1")
    press(screen.table, DOWN, Qt.KeyboardModifier.ShiftModifier)
    assert panel.title.text() == "2 nhiệm vụ"
    assert "(Shift+F10)" in panel.nothing.text()
    screen.table.clearSelection()
    assert panel.nothing.text() == "Chọn một nhiệm vụ trong bảng để ghi tiến độ."


def test_plan_is_opened_where_the_task_stands(qtbot: QtBot, screen: TasksScreen) -> None:
    panel = opened(screen, "t3")
    assert panel.facts["Kế hoạch"].text() == "33-KH/ĐU"
    with qtbot.waitSignal(screen.plan_wanted) as wanted:
        QTest.mouseClick(panel.plan, Qt.MouseButton.LeftButton)
    assert wanted.args == ["p33", "bt3"]


# ---------------------------------------------------------------- one field, one change


def test_stage_done_takes_today_and_can_be_another_day(qtbot: QtBot, screen: TasksScreen) -> None:
    panel = opened(screen, "t4")
    assert not panel.form.day.isEnabled()
    with qtbot.waitSignal(screen.noted) as noted:
        take(panel.form.stage, Stage.DONE)
    assert noted.args[0] == "Đã ghi tình hình của nhiệm vụ 4: Đã hoàn thành."
    assert (panel.form.day.isEnabled(), panel.form.day.text()) == (True, "02/12/2026")
    assert stored(qtbot, screen)["t4"] == Progress(Stage.DONE, completed_on=D(2026, 12, 2))
    panel.form.day.setText("30-11-2026")
    press(panel.form.day.line, ENTER)
    assert stored(qtbot, screen)["t4"].completed_on == D(2026, 11, 30)
    noted.args[1]()  # of the change before the last: nothing
    press(screen.table, Qt.Key.Key_Z, CTRL)
    press(screen.table, Qt.Key.Key_Z, CTRL)
    idle(qtbot)
    press(screen.table, Qt.Key.Key_Z, CTRL)
    assert stored(qtbot, screen)["t4"] == Progress()


@pytest.mark.parametrize(
    ("typed", "complaint"), [("mai", NOT_A_DAY), ("31/6/2026", NOT_A_DAY), ("", NO_DAY), ("03/12/2026", TOO_LATE)]
)
def test_day_that_cannot_be_is_refused_and_stays_to_be_put_right(
    qtbot: QtBot, screen: TasksScreen, typed: str, complaint: str
) -> None:
    panel = opened(screen, "t5")
    panel.form.day.setText(typed)
    press(panel.form.day.line, ENTER)
    assert panel.form.fields["completed_on"].error == complaint
    assert panel.form.day.text() == typed
    assert stored(qtbot, screen)["t5"].completed_on == D(2026, 11, 13)


def test_day_picked_from_the_calendar_is_entered(qtbot: QtBot, screen: TasksScreen) -> None:
    panel = opened(screen, "t5")
    panel.form.day._take(D(2026, 11, 9))
    assert stored(qtbot, screen)["t5"].completed_on == D(2026, 11, 9)
    assert panel.chip.accessibleName() == "Xong đúng hạn"


def test_task_that_goes_on_again_has_no_day_of_completion(qtbot: QtBot, screen: TasksScreen) -> None:
    panel = opened(screen, "t5")
    take(panel.form.stage, Stage.REPORTED)
    assert stored(qtbot, screen)["t5"].completed_on == D(2026, 11, 13)
    take(panel.form.stage, Stage.UNDER_WAY)
    assert stored(qtbot, screen)["t5"].completed_on is None


@pytest.mark.parametrize("name", ["result", "product_document", "difficulty", "accepted_by"])
def test_words_are_entered_when_their_field_is_left(qtbot: QtBot, screen: TasksScreen, name: str) -> None:
    panel = opened(screen, "t2")
    editor = panel.form.texts[name]
    editor.setFocus()
    type_text(editor, "  Xong, đã trình ")
    assert stored(qtbot, screen)["t2"] == Progress()
    screen.table.setFocus()
    assert getattr(stored(qtbot, screen)["t2"], name) == "Xong, đã trình"
    press(screen.table, Qt.Key.Key_Z, CTRL)
    assert stored(qtbot, screen)["t2"] == Progress()
    assert panel.form.texts[name] is editor


def test_words_begun_are_not_lost_when_another_task_is_taken(qtbot: QtBot, screen: TasksScreen) -> None:
    panel = opened(screen, "t2")
    editor = panel.form.texts["result"]
    editor.setFocus()
    type_text(editor, "một nửa")
    screen.refresh()  # files that agencies sent were just read
    idle(qtbot)
    assert stored(qtbot, screen)["t2"].result == "một nửa"
    screen.table.mark_only(row_of(screen, "t3"))
    assert stored(qtbot, screen)["t3"].result is None


def test_percent_goes_by_tens_and_back_to_nothing(qtbot: QtBot, screen: TasksScreen) -> None:
    percent = opened(screen, "t2").form.percent
    percent.setFocus()
    seen = []
    for key in (UP, UP, DOWN, DOWN, UP, UP):
        press(percent, key)
        seen.append(percent.percent)
    assert seen == [0, 10, 0, None, 0, 10]
    press(percent, ENTER)
    assert stored(qtbot, screen)["t2"].percent == 10
    assert screen.panel.history is not None


def test_what_has_come_some_way_has_been_begun(qtbot: QtBot, screen: TasksScreen) -> None:
    percent = opened(screen, "t2").form.percent
    percent.setFocus()
    press(percent, UP)
    press(percent, ENTER)
    assert stored(qtbot, screen)["t2"] == Progress(percent=0)  # nothing of it is done
    press(percent, UP)
    press(percent, ENTER)
    assert stored(qtbot, screen)["t2"] == Progress(Stage.UNDER_WAY, 10)
    press(screen.table, Qt.Key.Key_Z, CTRL)
    assert stored(qtbot, screen)["t2"].stage is Stage.NOT_STARTED


@pytest.mark.parametrize("name", ["percent", "completed_on", "result", "product_document"])
def test_undo_in_a_field_that_is_entered_is_undo_of_the_entry(qtbot: QtBot, screen: TasksScreen, name: str) -> None:
    before = stored(qtbot, screen)["t5"]
    panel = opened(screen, "t5")
    editor = panel.form.fields[name].editor
    line = panel.form.day.line if name == "completed_on" else editor
    line.setFocus()
    press(line, Qt.Key.Key_A, CTRL)
    type_text(line, {"percent": "40", "completed_on": "12/11/2026"}.get(name, "Xong"))
    press(line, ENTER, CTRL if name == "result" else Qt.KeyboardModifier.NoModifier)
    assert stored(qtbot, screen)["t5"] != before
    press(line, Qt.Key.Key_Z, CTRL)
    assert stored(qtbot, screen)["t5"] == before
    press(line, Qt.Key.Key_Y, CTRL)
    assert stored(qtbot, screen)["t5"] != before
    press(line, Qt.Key.Key_A, CTRL)
    type_text(line, "7")
    press(line, Qt.Key.Key_Z, CTRL)  # of what is only typed: the field's own
    assert stored(qtbot, screen)["t5"] != before


def test_day_before_the_plan_is_pointed_out(qtbot: QtBot, screen: TasksScreen) -> None:
    form = opened(screen, "t5").form
    form.day.setText("01/10/2026")
    press(form.day.line, ENTER)
    assert stored(qtbot, screen)["t5"].completed_on == D(2026, 10, 1)
    assert form.day.line.accessibleDescription() == "Trước ngày ban hành kế hoạch (11/10/2026)."


def test_percent_is_as_high_as_the_list_beside_it(look: Theme, qtbot: QtBot) -> None:
    form = opened(shown(qtbot), "t3").form
    assert form.percent.height() == form.stage.height()


def test_percent_between_the_tens_goes_to_the_next() -> None:
    field = PercentField("Tiến độ")
    field.show_percent(35)
    field.stepBy(1)
    assert field.percent == 40
    field.show_percent(35)
    field.stepBy(-1)
    assert field.percent == 30
    field.show_percent(100)
    field.stepBy(1)
    assert field.percent == 100


def test_who_accepts_is_offered_from_before(screen: TasksScreen) -> None:
    editor = opened(screen, "t2").form.texts["accepted_by"]
    assert editor.matches("lan") == ["Đ/c Lan"]  # type: ignore[union-attr]


# ---------------------------------------------------------------- extensions


def test_extension_keeps_the_first_deadline(qtbot: QtBot, screen: TasksScreen) -> None:
    extensions = opened(screen, "t3").extensions
    QTest.mouseClick(extensions.add, Qt.MouseButton.LeftButton)
    assert extensions.day.line.hasFocus()
    extensions.day.setText("15/12/2026")
    type_text(extensions.who, "Thường trực Đảng uỷ")
    type_text(extensions.document, "CV 45-CV/ĐU")
    type_text(extensions.granted.line, "27/11/2026")
    press(extensions.save, ENTER)
    granted = Extension(D(2026, 12, 15), D(2026, 11, 27), "Thường trực Đảng uỷ", "CV 45-CV/ĐU")
    assert stored(qtbot, screen)["t3"].extensions == (granted,)
    assert not extensions.form.isVisible()
    assert screen.panel.facts["Hạn ban đầu"].text() == "28/11/2026"
    assert "gia hạn 15/12/2026" in screen.panel.facts["Thời hạn"].text()
    told = {label.text() for label in extensions.findChildren(TextLabel)}
    assert "đến 15/12/2026 · Thường trực Đảng uỷ · CV 45-CV/ĐU · cho ngày 27/11/2026" in told
    said = "Gia hạn: đến 15/12/2026 · Thường trực Đảng uỷ · CV 45-CV/ĐU · cho ngày 27/11/2026"
    qtbot.waitUntil(lambda: screen.panel.history.lines[0].text() == said)
    assert not screen.chips.chips[Status.OVERDUE].isVisible()
    remove = next(one for one in extensions.findChildren(QToolButton) if one.accessibleName().startswith("Bỏ lần"))
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert stored(qtbot, screen)["t3"].extensions == ()


@pytest.mark.parametrize(
    ("typed", "complaint"), [("", NOT_A_DAY), ("sau tết", NOT_A_DAY), ("28/11/2026", "Ngày mới phải sau 28/11/2026.")]
)
def test_extension_must_lead_beyond_the_deadline(qtbot: QtBot, screen: TasksScreen, typed: str, complaint: str) -> None:
    extensions = opened(screen, "t3").extensions
    extensions.open_form()
    extensions.day.setText(typed)
    press(extensions.document, ENTER)
    assert extensions.fields["due_date"].error == complaint
    QTest.mouseClick(extensions.leave, Qt.MouseButton.LeftButton)
    assert stored(qtbot, screen)["t3"].extensions == ()


@pytest.mark.parametrize(
    ("typed", "complaint"), [("hôm qua", NOT_A_DAY), ("03/12/2026", "Ngày cho gia hạn không thể sau hôm nay.")]
)
def test_day_of_the_grant_is_one_that_has_come(qtbot: QtBot, screen: TasksScreen, typed: str, complaint: str) -> None:
    extensions = opened(screen, "t3").extensions
    extensions.open_form()
    type_text(extensions.day.line, "15/12/2026")
    type_text(extensions.granted.line, typed)
    press(extensions.granted.line, ENTER)
    assert extensions.fields["granted_on"].error == complaint
    assert extensions.granted.text() == typed
    assert stored(qtbot, screen)["t3"].extensions == ()


def test_extension_is_entered_by_enter_in_any_of_its_lines(qtbot: QtBot, screen: TasksScreen) -> None:
    extensions = opened(screen, "t3").extensions
    extensions.open_form()
    type_text(extensions.day.line, "15/12/2026")
    press(extensions.day.line, ENTER)
    assert stored(qtbot, screen)["t3"].extensions == (Extension(D(2026, 12, 15)),)


def test_escape_leaves_the_form_of_the_extension_first_then_the_panel(screen: TasksScreen) -> None:
    extensions = opened(screen, "t3").extensions
    extensions.open_form()
    press(extensions.who, Qt.Key.Key_Escape)
    assert not extensions.form.isVisible()
    assert extensions.add.hasFocus()
    press(extensions.add, Qt.Key.Key_Escape)
    assert screen.table.hasFocus()


def test_what_is_done_is_not_extended(screen: TasksScreen) -> None:
    extensions = opened(screen, "t5").extensions
    assert (extensions.add.isEnabled(), bool(extensions.add.toolTip())) == (False, True)
    screen.table.mark_only(row_of(screen, "t4"))
    assert (extensions.add.isEnabled(), extensions.add.toolTip()) == (True, "")


def test_tab_comes_to_what_enters_the_extension_before_what_leaves_it(screen: TasksScreen) -> None:
    extensions = opened(screen, "t4").extensions
    extensions.open_form()
    extensions.granted.line.setFocus()
    seen = []
    for _ in range(2):
        press(QApplication.focusWidget() or screen, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [extensions.save, extensions.leave]


# ---------------------------------------------------------------- history


def test_history_says_who_what_when(qtbot: QtBot, screen: TasksScreen) -> None:
    panel = opened(screen, "t3")
    qtbot.waitUntil(lambda: len(panel.history.lines) > 1)
    said = {line.text() for line in panel.history.lines}
    assert {"Tình hình: Chưa triển khai → Đang thực hiện", "Tiến độ: 50 %", "12:00 02/12/2026 · Lan"} <= said
    take(panel.form.stage, Stage.PAUSED)
    qtbot.waitUntil(lambda: panel.history.lines[0].text() == "Tình hình: Đang thực hiện → Tạm dừng")
    screen.table.mark_only(row_of(screen, "t6"))
    assert [line.text() for line in panel.history.lines] == ["Chưa có thay đổi nào."]


def test_long_history_is_shown_whole_if_asked_for(qtbot: QtBot, screen: TasksScreen) -> None:
    panel = opened(screen, "t3")
    for stage in (Stage.PAUSED, Stage.UNDER_WAY, Stage.PAUSED, Stage.UNDER_WAY):
        take(panel.form.stage, stage)
    qtbot.waitUntil(panel.history.more.isVisible)
    assert len(panel.history.lines) == 8
    QTest.mouseClick(panel.history.more, Qt.MouseButton.LeftButton)
    assert len(panel.history.lines) == 12
    assert source_of(screen).asked >= 1
