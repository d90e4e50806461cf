from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui import background
from kehoach_desktop.ui.plan_list.model import ID, IS_TWIN, PAGE, ROW, PlanListModel
from kehoach_desktop.ui.plan_list.places import Place


@dataclass(frozen=True)
class Plan:
    id: str
    subject: str | None


class Plans:
    """So many plans; remembers what it was asked for."""

    def __init__(self, count: int) -> None:
        self.plans = [Plan(f"p{number}", f"Kế hoạch {number}" if number % 7 else None) for number in range(count)]
        self.asked: list[tuple[str, int]] = []
        self.counted: list[str] = []

    def _found(self, query: str) -> list[Plan]:
        return [plan for plan in self.plans if query in (plan.subject or "")]

    def count(self, query: str) -> int:
        self.counted.append(query)
        return len(self._found(query))

    def rows(self, query: str, offset: int, limit: int) -> Sequence[Plan]:
        self.asked.append((query, offset))
        return self._found(query)[offset : offset + limit]

    def row(self, plan_id: str) -> Plan | None:
        return next((plan for plan in self.plans if plan.id == plan_id), None)


@pytest.fixture(autouse=True)
def no_thread_left(qtbot: QtBot) -> Iterator[None]:
    yield
    background.shutdown()


def model_of(qtbot: QtBot, plans: Plans, query: str = "") -> PlanListModel:
    model = PlanListModel(plans)
    with qtbot.waitSignal(model.loaded):
        model.set_query(query)
    qtbot.waitUntil(lambda: not background.worker().is_busy and model.rowCount() == plans.count(query))
    return model


@pytest.mark.parametrize("count", [0, 1, PAGE, 3 * PAGE + 1])
def test_it_is_a_model(qtbot: QtBot, qtmodeltester: ModelTester, count: int) -> None:
    model = model_of(qtbot, Plans(count))
    qtmodeltester.check(model)
    assert model.rowCount() == count


def test_a_row_tells_its_subject_and_its_plan(qtbot: QtBot) -> None:
    model = model_of(qtbot, Plans(9))
    assert model.index(1).data() == "Kế hoạch 1"
    assert model.index(7).data() == "(chưa có trích yếu)"
    assert model.index(1).data(ID) == "p1"
    assert model.index(1).data(ROW) == Plan("p1", "Kế hoạch 1")
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Kế hoạch 1"


def test_only_pages_that_are_looked_at_are_read(qtbot: QtBot) -> None:
    plans = Plans(50_000)
    model = model_of(qtbot, plans)
    assert plans.asked == [("", 0)]
    far = model.index(40_000)
    with qtbot.waitSignal(model.dataChanged):
        assert far.data() is None
        assert far.data(ROW) is None
    assert far.data(ID) == "p40000"
    assert plans.asked == [("", 0), ("", 40_000 // PAGE * PAGE)]


def test_the_latest_question_wins(qtbot: QtBot) -> None:
    model = model_of(qtbot, Plans(300))
    with qtbot.waitSignal(model.loaded) as told:
        for query in ("1", "12", "123"):
            model.set_query(query)
    assert told.args == [1]
    assert [model.index(row).data(ID) for row in range(model.rowCount())] == ["p123"]


def test_old_rows_stay_until_the_new_ones_are_there(qtbot: QtBot) -> None:
    model = model_of(qtbot, Plans(10))
    model.set_query("5")
    assert (model.rowCount(), model.index(1).data(ID)) == (10, "p1")
    with qtbot.waitSignal(model.loaded):
        pass
    assert model.rowCount() == 1


def test_a_plan_that_came_in_between_does_not_spoil_a_page(qtbot: QtBot) -> None:
    plans = Plans(PAGE + 2)
    model = model_of(qtbot, plans)
    plans.plans += Plans(40).plans
    with qtbot.waitSignal(model.dataChanged):
        assert model.index(PAGE).data() is None
    assert model.rowCount() == PAGE + 2
    with qtbot.waitSignal(model.loaded):
        model.refresh()
    assert model.rowCount() == PAGE + 42


def test_it_finds_where_a_plan_stands(qtbot: QtBot) -> None:
    model = model_of(qtbot, Plans(9))
    assert (model.row_of("p4"), model.row_of("p40")) == (4, None)


def test_the_rows_do_not_wait_for_their_number(qtbot: QtBot) -> None:
    model = PlanListModel(Plans(3 * PAGE + 1))
    with qtbot.waitSignal(model.loaded) as told:
        model.set_query("")
    assert (told.args, model.rowCount()) == ([PAGE], PAGE)
    with qtbot.waitSignal(model.rowsInserted):
        pass
    assert model.rowCount() == 3 * PAGE + 1


def test_what_the_next_key_overtakes_is_not_counted(qtbot: QtBot) -> None:
    plans = Plans(3 * PAGE + 1)
    model = PlanListModel(plans)
    for query in ("", "K", "Kế"):
        with qtbot.waitSignal(model.loaded):
            model.set_query(query)
    with qtbot.waitSignal(model.rowsInserted):
        pass
    assert plans.counted == ["Kế"]


def test_the_heading_of_a_row_follows_what_was_saved(qtbot: QtBot) -> None:
    plans = Plans(3)
    model = PlanListModel(plans, lambda row, _: row.subject or "", place_after=lambda *_: Place.SAME)
    with qtbot.waitSignal(model.loaded):
        model.set_query("")
    assert model.heading(1) == "Kế hoạch 1"
    plans.plans[1] = Plan("p1", "sửa rồi")
    with qtbot.waitSignal(model.placed):
        model.renew("p1")
    assert (model.heading(1), model.heading(2)) == ("sửa rồi", "Kế hoạch 2")


def placed(place: Place, qtbot: QtBot, plans: Plans) -> PlanListModel:
    model = PlanListModel(plans, place_after=lambda *_: place)
    model.set_query("")
    qtbot.waitUntil(lambda: model.rowCount() == len(plans.plans))
    return model


def saved(model: PlanListModel, plans: Plans, number: int) -> None:
    """The plan has another subject, and comes first in the store."""
    plan = plans.plans.pop(number)
    plans.plans.insert(0, Plan(plan.id, "sửa rồi"))
    model.renew(plan.id)


def test_a_plan_that_was_saved_goes_to_the_top_and_the_others_are_not_read_again(
    qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    plans = Plans(9)
    model = placed(Place.TOP, qtbot, plans)
    qtmodeltester.check(model, force_py=True)
    follows = QPersistentModelIndex(model.index(4))
    plans.asked.clear()
    with qtbot.waitSignal(model.rowsMoved):
        saved(model, plans, 4)
    assert [model.index(row).data(ID) for row in range(9)] == [plan.id for plan in plans.plans]
    assert model.index(0).data() == "sửa rồi"
    assert follows.row() == 0
    assert plans.asked == []


def test_a_plan_that_stays_is_only_written_anew(qtbot: QtBot) -> None:
    plans = Plans(9)
    model = placed(Place.SAME, qtbot, plans)
    with qtbot.waitSignal(model.dataChanged):
        saved(model, plans, 4)
    assert (model.index(4).data(ID), model.index(4).data()) == ("p4", "sửa rồi")


@pytest.mark.parametrize("place", [Place.TOP, Place.UNKNOWN])
def test_where_a_saved_plan_belongs_is_asked_when_it_is_not_known(qtbot: QtBot, place: Place) -> None:
    plans = Plans(3 * PAGE)
    model = placed(place, qtbot, plans)
    far = 2 * PAGE if place is Place.TOP else 4
    with qtbot.waitSignal(model.loaded):
        saved(model, plans, far)
    assert model.index(0).data() == "sửa rồi"


def test_nothing_is_asked_of_a_store_that_is_being_closed(qtbot: QtBot) -> None:
    plans = Plans(9)
    model = placed(Place.UNKNOWN, qtbot, plans)
    plans.asked.clear()
    model.stop()
    model.renew("p4")
    model.refresh()
    assert not background.worker().is_busy
    assert plans.asked == []


# ---------------------------------------------------------------- twins


def twins(model: PlanListModel) -> list[int]:
    return [row for row in range(model.rowCount()) if model.index(row).data(IS_TWIN)]


def test_rows_of_one_subject_are_twins_wherever_they_stand(qtbot: QtBot) -> None:
    plans = Plans(2 * PAGE)
    plans.plans = [Plan(f"p{number}", f"Kế hoạch {number}") for number in range(2 * PAGE)]
    plans.plans[3] = Plan("p3", "Kế hoạch 1")
    plans.plans[PAGE + 2] = Plan(f"p{PAGE + 2}", "Kế hoạch 5")
    model = model_of(qtbot, plans)
    assert [row for row in range(PAGE) if model.index(row).data(IS_TWIN)] == [1, 3]
    model.index(PAGE + 2).data()
    qtbot.waitUntil(lambda: PAGE + 2 in model.here)
    assert twins(model) == [1, 3, 5, PAGE + 2]


def test_a_plan_that_is_renamed_is_no_twin_any_more(qtbot: QtBot) -> None:
    plans = Plans(6)
    plans.plans = [Plan(f"p{number}", "Kế hoạch" if number < 2 else f"Kế hoạch {number}") for number in range(6)]
    model = PlanListModel(plans, place_after=lambda *_: Place.SAME)
    with qtbot.waitSignal(model.loaded):
        model.set_query("")
    assert twins(model) == [0, 1]
    plans.plans[1] = Plan("p1", "Kế hoạch khác")
    with qtbot.waitSignal(model.dataChanged):
        model.renew("p1")
    assert twins(model) == []
