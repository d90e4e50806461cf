"""A row that is typed in where it stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.tasks import Progress, Stage
from kehoach_desktop.ui.tasks.columns import View
from kehoach_desktop.ui.tasks.fields import NOT_A_DAY
from kehoach_desktop.ui.tasks.form import NO_DAY, TOO_LATE
from kehoach_desktop.ui.tasks.model import Column
from kehoach_desktop.ui.tasks.row_form import RowForm
from kehoach_desktop.ui.tasks.screen import TasksScreen
from kehoach_desktop.ui.theme import Theme
from tests.ui.tasks.followed import CTRL, NOTHING, D, idle, place_of, press, row_of, shown, stored, type_text

TAB, ENTER, ESC, F2 = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F2


def opened(screen: TasksScreen, id_: str) -> RowForm:
    screen.table.setFocus()
    screen.table.mark_only(row_of(screen, id_))
    press(screen.table, F2)
    return screen.row_form


def focused() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def typed(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    type_text(widget, text)


def pressed(key: Qt.Key, modifier: Qt.KeyboardModifier = NOTHING) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    press(widget, key, modifier)


def test_a_row_is_filled_by_keys_alone_and_taken_back_in_one_step(qtbot: QtBot, screen: TasksScreen) -> None:
    before = stored(qtbot, screen)["t4"]
    form = opened(screen, "t4")
    assert form.isVisible()
    seen = [focused()]
    for _ in range(2):
        pressed(Qt.Key.Key_Down)  # under way, then reported
    for text in ("", "30", "30/11/2026", "Đã kiểm tra xong", "12-BC/UBKT"):
        if text == "30":
            press(form.percent, Qt.Key.Key_A, CTRL)
        if text:
            typed(text)
        pressed(TAB)
        seen.append(focused())
    assert seen == ["Tình hình", "Tiến độ", "Ngày hoàn thành", "Kết quả", "Văn bản sản phẩm", "Tình hình"]
    assert stored(qtbot, screen)["t4"] == before
    with qtbot.waitSignal(screen.noted) as noted:
        pressed(ENTER)
    assert noted.args[0] == "Đã ghi tiến độ của nhiệm vụ 4."
    assert stored(qtbot, screen)["t4"] == Progress(
        Stage.REPORTED, 30, "Đã kiểm tra xong", D(2026, 11, 30), "12-BC/UBKT"
    )
    assert (form.isVisible(), screen.table.hasFocus()) == (False, True)
    assert screen.table.currentIndex().row() == row_of(screen, "t4")
    press(screen.table, Qt.Key.Key_Z, CTRL)
    assert stored(qtbot, screen)["t4"] == before


def test_done_has_today_unless_another_day_is_typed(qtbot: QtBot, screen: TasksScreen) -> None:
    form = opened(screen, "t4")
    assert not form.day.isEnabled()
    for _ in range(3):
        pressed(Qt.Key.Key_Down)
    assert (form.day.isEnabled(), form.day.text()) == (True, "02/12/2026")
    pressed(ENTER)
    assert stored(qtbot, screen)["t4"] == Progress(Stage.DONE, completed_on=D(2026, 12, 2))


def test_percent_of_what_was_not_begun_begins_it(qtbot: QtBot, screen: TasksScreen) -> None:
    form = opened(screen, "t2")
    form.percent.setFocus()
    press(form.percent, Qt.Key.Key_A, CTRL)
    typed("20")
    pressed(ENTER)
    assert stored(qtbot, screen)["t2"] == Progress(Stage.UNDER_WAY, 20)


def test_escape_leaves_the_row_as_it_was(qtbot: QtBot, screen: TasksScreen) -> None:
    before = stored(qtbot, screen)
    form = opened(screen, "t3")
    form.result.setFocus()
    typed("một nửa")
    pressed(ESC)
    assert (form.isVisible(), screen.table.hasFocus()) == (False, True)
    assert stored(qtbot, screen) == before


def test_nothing_typed_is_nothing_entered(qtbot: QtBot, screen: TasksScreen) -> None:
    before = stored(qtbot, screen)
    opened(screen, "t5")
    pressed(ENTER)
    assert stored(qtbot, screen) == before
    screen.ledger.undo()
    assert stored(qtbot, screen) == before


@pytest.mark.parametrize(
    ("text", "complaint"), [("mai", NOT_A_DAY), ("31/6/2026", NOT_A_DAY), ("", NO_DAY), ("03/12/2026", TOO_LATE)]
)
def test_day_that_cannot_be_keeps_the_row_open(qtbot: QtBot, screen: TasksScreen, text: str, complaint: str) -> None:
    form = opened(screen, "t5")
    form.day.line.setFocus()
    form.day.line.clear()
    typed(text)
    pressed(ENTER)
    assert (form.isVisible(), form.fields["completed_on"].error, form.day.text()) == (True, complaint, text)
    assert form.day.line.hasFocus()
    assert stored(qtbot, screen)["t5"].completed_on == D(2026, 11, 13)


def test_lines_of_a_result_stay_lines_until_it_is_typed_over(qtbot: QtBot, screen: TasksScreen) -> None:
    screen.table.mark_only(row_of(screen, "t2"))
    screen.show_panel(True)
    screen.panel.form.texts["result"].setPlainText("dòng một\ndòng hai")  # type: ignore[union-attr]
    screen.finish()
    form = opened(screen, "t2")
    assert form.result.text() == "dòng một dòng hai"
    pressed(ENTER)
    assert stored(qtbot, screen)["t2"].result == "dòng một\ndòng hai"


def test_a_click_elsewhere_takes_what_was_typed(qtbot: QtBot, screen: TasksScreen) -> None:
    form = opened(screen, "t3")
    form.result.setFocus()
    typed("xong")
    screen.header.search.setFocus()
    assert not form.isVisible()
    assert stored(qtbot, screen)["t3"].result == "xong"


def test_other_rows_take_what_was_typed(qtbot: QtBot, screen: TasksScreen) -> None:
    form = opened(screen, "t3")
    form.result.setFocus()
    typed("xong")
    screen.refresh()
    idle(qtbot)
    assert not form.isVisible()
    assert stored(qtbot, screen)["t3"].result == "xong"


@pytest.mark.parametrize(("column", "name"), [(Column.PROGRESS, "Tiến độ"), (Column.RESULT, "Kết quả")])
def test_a_double_click_types_into_that_cell(screen: TasksScreen, column: Column, name: str) -> None:
    screen.show_view(View.TABLE)
    at = place_of(screen, row_of(screen, "t3"), column)
    QTest.mouseDClick(screen.table.viewport(), Qt.MouseButton.LeftButton, NOTHING, at)
    assert (screen.row_form.isVisible(), focused()) == (True, name)


@pytest.mark.parametrize("size", [(1286, 700), (1840, 980), (900, 460)])
@pytest.mark.parametrize("view", [View.TABLE, View.TIMELINE])
def test_the_row_stays_in_sight_and_nothing_of_it_is_cut(
    look: Theme, qtbot: QtBot, size: tuple[int, int], view: View
) -> None:
    screen = shown(qtbot, size=size)
    screen.show_view(view)
    for id_ in ("t1", "t6"):
        form = opened(screen, id_)
        QApplication.processEvents()
        assert screen.viewing.pages.rect().contains(form.geometry())
        for field in form.fields.values():
            assert field.width() >= field.label.sizeHint().width(), field.label.text()
            assert form.rect().contains(field.geometry())
        assert form.stage.width() >= form.stage.minimumSizeHint().width()
        pressed(ESC)
