"""The dialog that makes last year's plan into the new one."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.deadlines import NO_RULES
from kehoach_desktop.domain.new_year import Mark, Proposal, Renewal, renewed
from kehoach_desktop.domain.plan import Role
from kehoach_desktop.operations.duplicating import make_new_year, offer_new_year
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import memory_store
from kehoach_desktop.ui.new_year import NewYearDialog
from kehoach_desktop.ui.new_year.model import NO_YEARS, Heading, Look, NewYearModel, Remark, Year
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN, block

PLAN = replace(
    PARTY_PLAN,
    subject="phát triển đảng viên năm 2027",
    blocks=(
        block("b1", Role.LEGAL_BASIS, "Căn cứ Kế hoạch số 91-KH/TU, ngày 09/11/2026 về phát triển đảng viên năm 2027"),
        block("b2", Role.PART, "Nhiệm vụ"),
        block("b3", Role.SECTION, "Hoàn thành trước ngày 30/6/2027, tầm nhìn đến năm 2035"),
    ),
    tasks=(),
    annexes=(),
)
ENDED = Mark("recipients/0", 0, "Ban Dân vận Tỉnh uỷ", "Đã kết thúc hoạt động từ 01/02/2025.")


@pytest.fixture
def renewal() -> Iterator[Renewal]:
    store = memory_store()
    plans.save(store, PLAN, NOON)
    yield replace(offer_new_year(store, PLAN.id, datetime.date(2027, 11, 20)), ended_bodies=(ENDED,))
    store.close()


@pytest.fixture
def dialog(qtbot: QtBot, renewal: Renewal) -> NewYearDialog:
    return shown(qtbot, renewal)


def shown(qtbot: QtBot, renewal: Renewal) -> NewYearDialog:
    dialog = NewYearDialog(renewal)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.qWaitForWindowExposed(dialog)
    return dialog


def years(dialog: NewYearDialog) -> dict[str, Proposal]:
    return {
        f"{line.place}: {line.proposal.old}": line.proposal for line in dialog.model.lines if isinstance(line, Year)
    }


def rows(dialog: NewYearDialog, kind: type) -> list[int]:
    return [row for row, line in enumerate(dialog.model.lines) if isinstance(line, kind)]


def test_it_is_a_model(qtmodeltester: ModelTester, renewal: Renewal) -> None:
    qtmodeltester.check(NewYearModel(renewal))


def test_every_year_stands_in_its_place_ticked_where_it_is_the_plans_own(dialog: NewYearDialog) -> None:
    found = years(dialog)
    assert list(found) == ["Trích yếu: 2027", "Căn cứ: 2027", "Mục I.1: 30/6/2027", "Mục I.1: 2035"]
    ticked = [name for name, one in found.items() if one.number in dialog.model.accepted]
    assert ticked == ["Trích yếu: 2027", "Mục I.1: 30/6/2027"]
    assert dialog.count.text() == "Đổi 2/4 chỗ"


def test_what_is_to_be_looked_at_stands_below_without_a_tick(dialog: NewYearDialog) -> None:
    looks = [line for line in dialog.model.lines if isinstance(line, Look)]
    assert [(line.place, line.mark.text[:12]) for line in looks] == [
        ("Nơi nhận", "Ban Dân vận "),
        ("Căn cứ", "Căn cứ Kế ho"),
    ]
    index = dialog.model.index(rows(dialog, Look)[0])
    assert index.data(Qt.ItemDataRole.CheckStateRole) is None


def test_a_line_is_read_out_as_a_sentence(dialog: NewYearDialog) -> None:
    spoken = dialog.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Trích yếu: đổi 2027 thành 2028 trong “phát triển đảng viên năm 2027”. Năm của kế hoạch."


@pytest.mark.parametrize("by", ["space", "click"])
def test_a_year_is_ticked_and_unticked(dialog: NewYearDialog, by: str) -> None:
    index = dialog.view.currentIndex()
    number = years(dialog)["Trích yếu: 2027"].number
    for is_in in (False, True):
        if by == "space":
            QTest.keyClick(dialog.view, Qt.Key.Key_Space)
        else:
            where = dialog.view.visualRect(index).center()
            QTest.mouseClick(dialog.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
        assert (number in dialog.model.accepted) is is_in


def test_all_or_none_are_taken_at_once(dialog: NewYearDialog) -> None:
    QTest.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
    assert len(dialog.model.accepted) == 4
    assert not dialog.all.isEnabled()
    QTest.keyClick(dialog.none, Qt.Key.Key_Return)
    assert dialog.model.accepted == frozenset()
    assert dialog.none.toolTip() == "Chưa chỗ nào được chọn."
    assert dialog.isVisible()


def test_the_keys_pass_over_headings(dialog: NewYearDialog) -> None:
    for _ in range(4):
        QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().row() == rows(dialog, Look)[0]
    QTest.keyClick(dialog.view, Qt.Key.Key_Up)
    assert dialog.view.currentIndex().row() == rows(dialog, Year)[-1]
    for _ in range(9):
        QTest.keyClick(dialog.view, Qt.Key.Key_Up)
    assert dialog.view.currentIndex().row() == rows(dialog, Year)[0]


@pytest.mark.parametrize("by", ["enter", "button"])
def test_the_plan_is_made_with_what_was_ticked(qtbot: QtBot, dialog: NewYearDialog, by: str) -> None:
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.decided) as decided:
        if by == "enter":
            QTest.keyClick(dialog.view, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    renewal, accepted = decided.args
    store = memory_store()
    made = make_new_year(store, renewal, accepted, LATER).plan
    store.close()
    assert (made.subject, made.number, made.issue_date.year) == (PLAN.subject, None, None)
    assert made.blocks[2].text == "Hoàn thành trước ngày 30/6/2028, tầm nhìn đến năm 2035"
    assert not dialog.isVisible()


@pytest.mark.parametrize("by", ["escape", "button"])
def test_leaving_makes_nothing(qtbot: QtBot, dialog: NewYearDialog, by: str) -> None:
    with qtbot.assertNotEmitted(dialog.decided):
        if by == "escape":
            QTest.keyClick(dialog.view, Qt.Key.Key_Escape)
        else:
            QTest.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_a_plan_without_years_says_so_and_can_be_made(qtbot: QtBot) -> None:
    plan = replace(PLAN, subject="phát triển đảng viên", blocks=PLAN.blocks[1:2])
    store = memory_store()
    plans.save(store, plan, NOON)
    found = offer_new_year(store, plan.id, datetime.date(2027, 11, 20))
    store.close()
    dialog = shown(qtbot, found)
    assert dialog.model.lines[:2] == [Heading("Năm có thể đổi"), Remark(NO_YEARS)]
    assert not dialog.all.isVisible()
    with qtbot.waitSignal(dialog.decided) as decided:
        QTest.keyClick(dialog.view, Qt.Key.Key_Return)
    assert renewed(*decided.args, lambda: "x", NO_RULES).number is None
