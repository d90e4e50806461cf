"""An annex that holds a table: its card, and the window in which its cells are typed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.annex_tables import AnnexColumn, AnnexRow, AnnexTable, Holds
from kehoach_desktop.domain.plan import Annex, AnnexKind
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector.annex_table import AnnexTableDialog, AnnexTableModel
from tests.operations.inspecting.plans import PLAN
from tests.ui.inspector.conftest import opened

TABLE = AnnexTable(
    (
        AnnexColumn("TT", holds=Holds.NUMBER),
        AnnexColumn("Cơ quan", needed=True),
        AnnexColumn("đúng hạn", "Hoàn thành", Holds.NUMBER),
    ),
    (AnnexRow(("1", "Công an xã", "3")), AnnexRow(("2", "", "1")), AnnexRow(("", "Tổng cộng", "4"), total=True)),
)
WITH_TABLE = replace(PLAN, annexes=(Annex("a1", AnnexKind.TABLE, "Tổng hợp", (), table=TABLE),))


@pytest.fixture
def draft(qtbot: QtBot) -> Draft:
    return Draft(WITH_TABLE)


@pytest.fixture
def dialog(qtbot: QtBot, draft: Draft, stored: Path) -> Iterator[AnnexTableDialog]:
    inspector = opened(qtbot, draft, stored)
    (card,) = inspector.format.annexes.cards
    assert card.extent.text() == "Bảng 3 dòng, 3 cột, 1 chỗ trống"
    card.open_table.click()
    assert isinstance(card.dialog, AnnexTableDialog)
    yield card.dialog
    if shiboken6.isValid(card.dialog):
        card.dialog.done(0)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def cells(draft: Draft) -> list[tuple[str, ...]]:
    table = draft.plan.annexes[0].table
    return [row.cells for row in table.rows] if table else []


def test_it_opens_on_what_is_missing_and_takes_what_is_typed(dialog: AnnexTableDialog, draft: Draft) -> None:
    here = dialog.view.currentIndex()
    assert (here.row(), here.column(), here.data()) == (1, 1, "[cơ quan]")
    dialog.view.edit(here)
    (editor,) = dialog.view.findChildren(QPlainTextEdit)
    editor.setPlainText(" Trạm Y tế\nxã ")
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(editor, press)
    assert cells(draft)[1] == ("2", "Trạm Y tế\nxã", "1")
    assert here.data() == "Trạm Y tế\nxã"
    draft.undo()
    assert draft.plan == WITH_TABLE
    assert here.data() == "[cơ quan]"


def test_del_empties_a_cell(qtbot: QtBot, dialog: AnnexTableDialog, draft: Draft) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(0, 2))
    qtbot.keyClick(dialog.view, Qt.Key.Key_Delete)
    assert cells(draft)[0] == ("1", "Công an xã", "")


def test_rows_come_above_the_sums_and_go(dialog: AnnexTableDialog, draft: Draft) -> None:
    dialog.view.setCurrentIndex(dialog.model.index(2, 0))
    dialog.add.click()
    assert [row[1] for row in cells(draft)] == ["Công an xã", "", "", "Tổng cộng"]
    assert dialog.view.currentIndex().row() == 2
    dialog.remove.click()
    assert draft.plan == WITH_TABLE
    for _ in range(3):
        dialog.remove.click()
    assert cells(draft) == []
    assert not dialog.remove.isEnabled()
    dialog.add.click()
    assert cells(draft) == [("", "", "")]


def test_the_model_is_a_sound_one(dialog: AnnexTableDialog, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(dialog.model)
    assert dialog.model.headerData(2, Qt.Orientation.Horizontal) == "Hoàn thành: đúng hạn"


def test_where_the_annex_goes_its_window_closes(dialog: AnnexTableDialog, draft: Draft) -> None:
    draft.set_plan(PLAN)
    assert not dialog.isVisible()


def test_a_table_of_tasks_has_its_columns_and_no_cells(qtbot: QtBot, stored: Path) -> None:
    plan = replace(PLAN, annexes=(Annex("a1", AnnexKind.TASK_TABLE, "Danh mục"), *WITH_TABLE.annexes[:0]))
    inspector = opened(qtbot, Draft(plan), stored)
    (card,) = inspector.format.annexes.cards
    assert card.columns
    assert not card.open_table.isVisibleTo(card)
    inspector.desk.draft.set_plan(replace(WITH_TABLE, id=plan.id))
    (card,) = inspector.format.annexes.cards
    assert not card.columns
    assert card.open_table.isVisibleTo(card)
    assert AnnexTableModel(inspector.desk, "none", card).rowCount() == 0
