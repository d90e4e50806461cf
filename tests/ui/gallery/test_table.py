from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Run
from kehoach_desktop.domain.templates import Field, FieldType
from kehoach_desktop.domain.templates.markup import Markup
from kehoach_desktop.domain.templates.template import Column
from kehoach_desktop.ui.gallery.editors import Around, TableEditor
from kehoach_desktop.ui.gallery.editors.table import WideTable
from tests.ui.forms.keys import shown_active, type_text

COLUMNS = (
    Column("title", "Tên nhóm"),
    Column("duties", "Nhiệm vụ", FieldType.LIST),
    Column("date", "Ngày", FieldType.DATE),
)
DEFAULT = [{"title": "Đưa nhiệm vụ {cap_tinh} giao", "duties": ["Chọn [số lượng] chi bộ", "Rà soát"]}]


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[TableEditor]:
    made = TableEditor(Field("groups", "Nhóm", FieldType.TABLE, columns=COLUMNS, default=DEFAULT), Around())
    qtbot.addWidget(made.widget)
    made.widget.resize(360, 400)
    shown_active(made.widget, qtbot)
    yield made
    QApplication.clipboard().clear()


@pytest.fixture
def empty(qtbot: QtBot) -> TableEditor:
    made = TableEditor(Field("groups", "Nhóm", FieldType.TABLE, columns=COLUMNS), Around())
    qtbot.addWidget(made.widget)
    shown_active(made.widget, qtbot)
    return made


def texts(editor: TableEditor) -> list[list[str]]:
    model = editor.model
    return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]


def go_to(editor: TableEditor, row: int, column: int) -> None:
    editor.table.setFocus()
    editor.table.setCurrentIndex(editor.model.index(row, column))


def cell_editor(editor: TableEditor) -> QPlainTextEdit:
    found = [one for one in editor.table.viewport().findChildren(QPlainTextEdit) if one.isVisible()]
    return found[-1]


def test_the_model_keeps_the_rules_of_models(editor: TableEditor, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(editor.model)


def test_a_default_stands_there_as_it_reads_and_is_not_given(editor: TableEditor) -> None:
    editor.show_readings({DEFAULT[0]["title"]: (Run("Đưa nhiệm vụ tỉnh giao"),)})
    assert texts(editor) == [
        ["Đưa nhiệm vụ tỉnh giao", "Chọn [số lượng] chi bộ\nRà soát", ""],
        ["", "", ""],
    ]
    assert editor.value() is None
    assert editor.is_filled
    assert editor.state() == []


def test_one_changed_cell_gives_the_table_and_leaves_the_others_as_they_were(editor: TableEditor) -> None:
    spy = QSignalSpy(editor.edited)
    editor.model.setData(editor.model.index(0, 1), "Chọn ngay [số lượng] chi bộ\nRà soát")
    assert editor.value() == (
        {
            "title": Markup("Đưa nhiệm vụ {cap_tinh} giao"),
            "duties": (Markup("Chọn ngay [số lượng] chi bộ"), "Rà soát"),
        },
    )
    assert spy.count() == 1


def test_the_same_text_again_is_no_change(editor: TableEditor) -> None:
    assert not editor.model.setData(editor.model.index(0, 1), "Chọn [số lượng] chi bộ\nRà soát")
    assert editor.value() is None


def test_a_cell_is_typed_into_by_keys_and_enter_takes_it(empty: TableEditor, qtbot: QtBot) -> None:
    go_to(empty, 0, 0)
    qtbot.keyClick(empty.table, Qt.Key.Key_Return)
    cell = cell_editor(empty)
    type_text(cell, "việc một")
    qtbot.keyClick(cell, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_text(cell, "dòng hai")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert texts(empty) == [["việc một\ndòng hai", "", ""], ["", "", ""]]
    assert empty.value() == ({"title": "việc một\ndòng hai"},)


def test_escape_leaves_a_cell_as_it_was(empty: TableEditor, qtbot: QtBot) -> None:
    go_to(empty, 0, 0)
    qtbot.keyClick(empty.table, Qt.Key.Key_F2)
    type_text(cell_editor(empty), "bỏ")
    qtbot.keyClick(cell_editor(empty), Qt.Key.Key_Escape)
    assert texts(empty) == [["", "", ""]]


def test_tab_leaves_the_table(editor: TableEditor, qtbot: QtBot) -> None:
    go_to(editor, 0, 0)
    qtbot.keyClick(editor.table, Qt.Key.Key_Tab)
    qtbot.waitUntil(editor.add_button.hasFocus)


def test_rows_are_added_and_taken_away_by_button(editor: TableEditor, qtbot: QtBot) -> None:
    qtbot.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    cell = cell_editor(editor)
    type_text(cell, "nhóm mới")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert [row[0] for row in texts(editor)][1:] == ["nhóm mới", ""]
    go_to(editor, 0, 0)
    qtbot.mouseClick(editor.remove_button, Qt.MouseButton.LeftButton)
    assert [row[0] for row in texts(editor)] == ["nhóm mới", ""]
    assert editor.value() == ({"title": "nhóm mới"},)


def test_delete_empties_a_cell(editor: TableEditor, qtbot: QtBot) -> None:
    go_to(editor, 0, 0)
    qtbot.keyClick(editor.table, Qt.Key.Key_Delete)
    assert texts(editor)[0][0] == ""


def test_cells_from_excel_are_pasted_over_rows_and_columns(empty: TableEditor, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("một\tviệc a\t02/12/2026\r\nhai\tviệc b\r\n")
    go_to(empty, 0, 0)
    qtbot.keyClick(empty.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert empty.value() == (
        {"title": "một", "duties": ("việc a",), "date": PartialDate(2, 12, 2026)},
        {"title": "hai", "duties": ("việc b",)},
    )
    QApplication.clipboard().clear()


def test_a_cell_that_does_not_suit_stays_and_is_told(empty: TableEditor) -> None:
    empty.model.setData(empty.model.index(0, 2), "mai")
    assert texts(empty)[0][2] == "mai"
    with pytest.raises(ValueError, match=r"^dòng 1, cột “Ngày”: “mai” không phải ngày; viết như 05/9/2026$"):
        empty.value()
    assert empty.model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole).startswith("“mai” không phải ngày")


def test_cells_have_names_for_the_ear(editor: TableEditor) -> None:
    name = editor.model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert name == "Ngày: để trống"
    assert editor.table.accessibleName() == "Nhóm"


def test_a_taken_over_table_counts_as_given(editor: TableEditor, qtbot: QtBot) -> None:
    editor.model.setData(editor.model.index(1, 0), "thêm")
    other = TableEditor(editor.field, Around())
    qtbot.addWidget(other.widget)
    other.restore(editor.state())
    assert other.value() == editor.value()
    other.model.setData(other.model.index(1, 0), "khác")
    assert texts(editor)[1][0] == "thêm"  # a copy, not the same rows


def test_the_wide_table_shows_and_changes_the_same_rows(editor: TableEditor, qtbot: QtBot) -> None:
    wide = WideTable(editor, Around(), editor.table)
    qtbot.addWidget(wide)
    wide.show()
    wide.table.model().setData(wide.table.model().index(0, 0), "đổi ở bảng rộng")
    assert texts(editor)[0][0] == "đổi ở bảng rộng"
    qtbot.keyClick(wide, Qt.Key.Key_Escape)
    assert not wide.isVisible()
