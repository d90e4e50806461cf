from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan, Recipient
from kehoach_desktop.ui.inspector.recipients_model import NO_ARCHIVE, RecipientsModel, Role
from tests.operations.inspecting.plans import PLAN

A, B, C, D = PLAN.recipients
NEW = Recipient("Công an xã")
MOVE, NOWHERE = Qt.DropAction.MoveAction, QModelIndex()


@pytest.fixture
def model(qtbot: QtBot) -> RecipientsModel:
    made = RecipientsModel()
    made.set_plan(PLAN)
    return made


def shown(model: RecipientsModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize("lines", [(), (A,), (B, A, C, D), (A, B, D, C), (D, A, B, C), (A, NEW, C, D), (NEW, A, B)])
def test_it_is_a_sound_model_through_every_change(
    model: RecipientsModel, qtmodeltester: ModelTester, lines: tuple[Recipient, ...]
) -> None:
    qtmodeltester.check(model)
    model.set_plan(replace(PLAN, recipients=lines))
    assert shown(model) == [*(line.name for line in lines), "Lưu Văn phòng Đảng uỷ"]
    model.set_plan(PLAN)
    assert shown(model)[:-1] == [line.name for line in PLAN.recipients]


def test_a_line_that_moved_is_told_as_moved(qtbot: QtBot, model: RecipientsModel) -> None:
    with qtbot.waitSignal(model.rowsMoved), qtbot.assertNotEmitted(model.rowsRemoved):
        model.set_plan(replace(PLAN, recipients=(B, C, A, D)))


def test_the_same_plan_tells_nothing(qtbot: QtBot, model: RecipientsModel) -> None:
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.rowsInserted):
        model.set_plan(replace(PLAN, subject="khác"))


def test_recipients_end_with_the_archive_line_that_cannot_be_dragged(model: RecipientsModel) -> None:
    last, first = model.index(model.archive_row), model.index(0)
    assert last.data() == "Lưu Văn phòng Đảng uỷ"
    assert last.data(Role.IS_ARCHIVE)
    assert not last.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert first.flags() & Qt.ItemFlag.ItemIsDragEnabled
    model.set_plan(Plan("x", "hd05"))
    assert shown(model) == [NO_ARCHIVE]


def test_a_reader_hears_name_note_and_blank(model: RecipientsModel) -> None:
    model.set_plan(replace(PLAN, recipients=(A, Recipient("ban của cấp trên", blank=True))))
    heard = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert heard == [
        "Ban Thường vụ Tỉnh uỷ, để báo cáo",
        "Chỗ trống: ban của cấp trên",
        "Dòng lưu: Lưu Văn phòng Đảng uỷ",
    ]


@pytest.mark.parametrize(
    ("at", "row", "moved"),
    [(0, 2, (0, 1)), (3, 0, (3, 0)), (0, 5, (0, 3)), (0, -1, (0, 3)), (1, 1, None), (1, 2, None)],
)
def test_a_drop_asks_for_a_move_and_never_below_the_archive_line(
    model: RecipientsModel, at: int, row: int, moved: tuple[int, int] | None
) -> None:
    asked: list[Any] = []
    model.moved.connect(lambda *places: asked.append(places))
    data = model.mimeData([model.index(at)])
    assert model.canDropMimeData(data, MOVE, row, 0, NOWHERE)
    assert not model.dropMimeData(data, MOVE, row, 0, NOWHERE)
    assert asked == ([moved] if moved else [])


def test_a_drop_on_a_line_goes_before_it(model: RecipientsModel) -> None:
    asked: list[Any] = []
    model.moved.connect(lambda *places: asked.append(places))
    model.dropMimeData(model.mimeData([model.index(3)]), MOVE, -1, -1, model.index(1))
    assert asked == [(3, 1)]


def test_what_comes_from_elsewhere_is_not_dropped(model: RecipientsModel) -> None:
    foreign = QMimeData()
    foreign.setText("x")
    assert not model.canDropMimeData(foreign, MOVE, 0, 0, NOWHERE)
    assert not model.dropMimeData(foreign, MOVE, 0, 0, NOWHERE)
