"""Plan files dragged out of the list and onto it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.operations.plan_files import read_plan_file
from kehoach_desktop.ui.plan_list.carrying import CarriedFiles, as_urls, files_in
from kehoach_desktop.ui.plan_list.screen import PlanList
from tests.helpers.plans import PARTY_PLAN
from tests.ui.plan_list.lists import choose, idle, on_desk

LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Whether `widget` let the files come; then they are dropped on it."""
    where, copy = QPointF(20, 20), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(where.toPoint(), copy, data, LEFT, NOTHING)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(where, copy, data, LEFT, NOTHING))
    return enter.isAccepted()


def test_the_files_are_plans_by_the_names_of_exports() -> None:
    carried = CarriedFiles()
    paths = carried.write(["a", "b"], lambda plan_id: replace(PARTY_PLAN, id=plan_id, subject="sinh hoạt chi bộ"))
    assert [path.name for path in paths] == [
        "05-KH-ĐU sinh hoạt chi bộ.json",
        "05-KH-ĐU sinh hoạt chi bộ (2).json",
    ]
    assert [read_plan_file(path).plan.id for path in paths] == ["a", "b"]
    carried.take_back()
    assert not paths[0].parent.exists()


@pytest.mark.parametrize("is_taken", [True, False])
def test_marked_plans_are_carried_out(
    qtbot: QtBot, screen: PlanList, monkeypatch: pytest.MonkeyPatch, is_taken: bool
) -> None:
    carried: list[Path] = []

    def drop_of(paths: Sequence[Path]) -> bool:
        carried.extend(files_in(as_urls(paths)))
        assert all(path.exists() for path in carried)
        return is_taken

    monkeypatch.setattr(screen, "drop_of", drop_of)
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: LEFT)
    choose(screen, 0, 2)
    screen.view.startDrag(Qt.DropAction.CopyAction)
    qtbot.waitUntil(lambda: bool(carried))
    idle(qtbot)
    assert [read_plan_file(path).plan.id for path in carried if is_taken] == (["p0", "p2"] if is_taken else [])
    assert {path.exists() for path in carried} == {is_taken}
    screen._carried.take_back()


def test_a_drag_that_was_let_go_leaves_nothing(qtbot: QtBot, screen: PlanList) -> None:
    choose(screen, 0)
    screen.view.startDrag(Qt.DropAction.CopyAction)
    idle(qtbot)
    assert screen._carried._folders == []


def test_plan_files_may_be_dropped_on_the_list_and_on_the_free_desk(
    qtbot: QtBot, screen: PlanList, tmp_path: Path
) -> None:
    paths = [tmp_path / "một.json", tmp_path / "hai.JSON"]
    for widget in (screen, on_desk(qtbot, screen)):
        with qtbot.waitSignal(screen.files_dropped) as dropped, qtbot.assertNotEmitted(screen.refused):
            assert drop(widget, as_urls(paths))
        assert dropped.args == [paths]


def test_files_of_other_kinds_are_refused_in_a_sentence(qtbot: QtBot, screen: PlanList, tmp_path: Path) -> None:
    with qtbot.waitSignal(screen.refused) as refused, qtbot.waitSignal(screen.files_dropped) as dropped:
        drop(screen, as_urls([tmp_path / "công văn.docx", tmp_path / "một.json", tmp_path / "ảnh.png"]))
    assert dropped.args == [[tmp_path / "một.json"]]
    assert refused.args == [
        "Chưa mở được công văn.docx, ảnh.png: chỉ mở được tệp kế hoạch (.json). Tệp gốc không bị thay đổi."
    ]


def test_many_refused_files_are_counted(qtbot: QtBot, screen: PlanList, tmp_path: Path) -> None:
    with qtbot.waitSignal(screen.refused) as refused:
        drop(screen, as_urls([tmp_path / f"{number}.pdf" for number in range(5)]))
    assert "0.pdf, 1.pdf, 2.pdf và 2 tệp nữa" in refused.args[0]


def test_what_is_no_file_is_not_let_in(screen: PlanList) -> None:
    words = QMimeData()
    words.setText("chữ")
    assert not drop(screen, words)
