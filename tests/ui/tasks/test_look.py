"""How the tasks are looked at, from one start to the next."""

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.task_list import Grouping, Order
from kehoach_desktop.ui.tasks.columns import View
from kehoach_desktop.ui.tasks.look import Look, look_in, text_of
from kehoach_desktop.ui.tasks.model import Column
from kehoach_desktop.ui.tasks.screen import TasksScreen
from tests.ui.tasks.followed import PLANS, TODAY, Followed, idle, lines, shown, tasks_of

SEEN = Look(
    View.TABLE,
    Grouping.AGENCY,
    Order.DUE,
    is_descending=True,
    has_panel=True,
    widths={View.TABLE: {Column.LEAD: 190}},
    folded=frozenset({(Grouping.AGENCY, "cac chi bo"), (Grouping.PLAN, "p33")}),
)


def test_a_look_survives_as_a_line_of_text() -> None:
    text = text_of(SEEN)
    read = look_in(text)
    assert read == SEEN
    assert look_in("") == Look()
    assert " ".join(text.split()) == text  # as it is written into the file of the window


@pytest.mark.parametrize(
    "spoilt",
    [
        "???",
        "[]",
        "7",
        "null",
        '{"view": 3, "grouping": null, "order": [], "widths": [1], "folded": {}}',
        '{"widths": {"table": [], "timeline": {"LEAD": "9", "DUE": true}}, "folded": [1, ["plan"], [2, 3]]}',
        "[" * 20_000,
    ],
)
def test_what_cannot_be_read_is_as_at_the_first_start(spoilt: str) -> None:
    assert look_in(spoilt) == Look()


def test_the_screen_opens_as_it_was_left(qtbot: QtBot) -> None:
    first = shown(qtbot)
    first.show_view(View.TABLE)
    first.viewing.choose(grouping=Grouping.AGENCY)
    first.viewing.fold(0)
    first.viewing.sort(Order.DUE)
    first.table.widen(Column.LEAD, 1)
    first.show_panel(True)
    again = TasksScreen(Followed(PLANS), today=lambda: TODAY)
    qtbot.addWidget(again)
    again.restore(look_in(text_of(first.look)))
    again.resize(first.size())
    again.refresh()
    again.show()
    idle(qtbot)
    assert (again.view, again.header.grouping.value, again.panel.isVisible()) == (View.TABLE, Grouping.AGENCY, True)
    assert (lines(again), tasks_of(again)) == (lines(first), tasks_of(first))
    assert again.table.columnWidth(Column.LEAD) == first.table.columnWidth(Column.LEAD)
    assert again.look == first.look


def test_what_was_sought_or_filtered_is_not_kept(qtbot: QtBot, screen: TasksScreen) -> None:
    before = screen.look
    screen.header.search.setText("truc tiep")
    assert screen.look == before


def test_folds_of_plans_that_are_gone_are_let_go(screen: TasksScreen) -> None:
    screen.restore(
        Look(folded=frozenset({(Grouping.PLAN, "p33"), (Grouping.PLAN, "gone"), (Grouping.MONTH, "2019-01")}))
    )
    assert screen.look.folded == {(Grouping.PLAN, "p33"), (Grouping.MONTH, "2019-01")}


def test_the_picture_has_no_panel_though_it_was_kept(screen: TasksScreen) -> None:
    screen.restore(Look(view=View.AGENCIES, has_panel=True))
    assert (screen.view, screen.panel.isVisible()) == (View.AGENCIES, False)
