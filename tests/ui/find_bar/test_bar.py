"""The bar over a paper: what is found, walked and replaced, by keys and by mouse."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Annex, AnnexKind, Block, Plan, Recipient, Role, Run
from kehoach_desktop.domain.plan_edits import replace_text
from kehoach_desktop.domain.plan_search import Hit
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.find_bar import FindBar
from tests.helpers.plans import PARTY_PLAN
from tests.ui.forms.keys import tab_order

Key = Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
PLAN = replace(
    PARTY_PLAN,
    parent_body=None,
    subject="tổ chức hội nghị",
    recipients=(Recipient("Các chi bộ"),),
    blocks=(
        Block("b1", Role.LEAD, (Run("Đảng uỷ xã và "), Run("đảng uỷ", bold=True), Run(" cơ sở"))),
        Block("b2", Role.DASH, (Run("Chi bộ, Đảng uỷ; dang dở"),)),
    ),
)


@dataclass
class Paper:
    """What a paper does for the bar: selects, and says so."""

    bar: FindBar
    selection: tuple[Place, Place] = (Place("b1"), Place("b1"))
    hits: tuple[Hit, ...] = ()
    current: Hit | None = None
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bar.hit_reached.connect(self.select)
        self.bar.hits_changed.connect(lambda hits: setattr(self, "hits", hits))
        self.bar.current_changed.connect(lambda hit: setattr(self, "current", hit))
        self.bar.told.connect(self.told.append)

    def select(self, first: Place, last: Place) -> None:
        self.selection = (first, last)
        self.bar.show_selection(first, last)


@pytest.fixture
def draft() -> Draft:
    return Draft(PLAN)


@pytest.fixture
def paper(qtbot: QtBot, draft: Draft) -> Iterator[Paper]:
    bar = FindBar(draft, lambda spot: not spot.startswith("annexes/"))
    draft.setParent(bar)
    qtbot.addWidget(bar)
    bar.resize(640, 120)
    made = Paper(bar)
    made.select(Place("b1"), Place("b1"))
    return made


def opened(qtbot: QtBot, paper: Paper, *, replacing: bool = False) -> FindBar:
    paper.bar.open(replacing=replacing)
    QTest.qWaitForWindowExposed(paper.bar)
    qtbot.waitUntil(paper.bar.line.hasFocus)
    return paper.bar


def type_text(widget: QWidget, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))


def press(widget: QWidget, key: Key, held: Qt.KeyboardModifier = NONE) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held))


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def hit(spot: str, start: int, end: int) -> tuple[Place, Place]:
    return Place(spot, start), Place(spot, end)


def texts(plan: Plan) -> list[str]:
    return [block.text for block in plan.blocks]


def test_it_finds_without_marks_while_one_types(qtbot: QtBot, paper: Paper) -> None:
    bar = opened(qtbot, paper)
    type_text(bar.line, "dang")
    assert paper.selection == hit("b1", 0, 4)
    type_text(bar.line, " uy")
    assert paper.selection == hit("b1", 0, 7)
    assert bar.count.text() == "2/5"
    assert [one.start.spot for one in paper.hits] == ["issuing_body", "b1", "b1", "b2", "archive_line"]


def test_enter_and_shift_enter_walk_all_places_around(qtbot: QtBot, paper: Paper) -> None:
    bar = opened(qtbot, paper)
    type_text(bar.line, "đảng uỷ")
    walked = []
    for _ in range(5):
        press(bar.line, Key.Key_Return)
        walked.append(paper.selection[0].spot)
    assert walked == ["b1", "b2", "archive_line", "issuing_body", "b1"]
    press(bar.line, Key.Key_Return, SHIFT)
    press(bar.line, Key.Key_Return, SHIFT)
    assert (paper.selection[0].spot, bar.count.text()) == ("archive_line", "5/5")
    assert bar.line.hasFocus()


def test_the_buttons_walk_too(qtbot: QtBot, paper: Paper) -> None:
    bar = opened(qtbot, paper)
    type_text(bar.line, "đảng uỷ")
    click(bar.next)
    assert paper.selection == hit("b1", 14, 21)
    click(bar.previous)
    assert paper.selection == hit("b1", 0, 7)


def test_marks_and_capitals_count_when_asked(qtbot: QtBot, paper: Paper) -> None:
    bar = opened(qtbot, paper)
    type_text(bar.line, "dang")
    assert len(paper.hits) > 1
    assert not bar.with_case.isEnabled()
    assert bar.with_case.toolTip()
    press(bar.with_marks, Key.Key_Space)
    QApplication.sendEvent(bar.with_marks, QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Space, NONE))
    assert [paper.selection] == [hit("b2", 17, 21)]
    bar.line.clear()
    type_text(bar.line, "đảng uỷ")
    assert len(paper.hits) == 5
    click(bar.with_case)
    assert [one.start for one in paper.hits] == [Place("b1", 14)]


def test_nothing_found_says_so_and_leaves_the_caret(qtbot: QtBot, paper: Paper) -> None:
    bar = opened(qtbot, paper, replacing=True)
    type_text(bar.line, "qqq")
    assert bar.count.text() == "Không thấy"
    assert paper.selection == (Place("b1"), Place("b1"))
    assert not bar.replace_button.isEnabled()
    assert bar.replace_button.toolTip()


def test_one_is_replaced_and_the_next_is_chosen(qtbot: QtBot, paper: Paper, draft: Draft) -> None:
    bar = opened(qtbot, paper, replacing=True)
    type_text(bar.line, "đảng uỷ")
    bar.replacement.setFocus()
    type_text(bar.replacement, "Đảng bộ")
    press(bar.replacement, Key.Key_Return)
    assert texts(draft.plan)[0] == "Đảng bộ xã và đảng uỷ cơ sở"
    assert (paper.selection, bar.count.text()) == (hit("b1", 14, 21), "2/4")
    click(bar.replace_button)
    run = draft.plan.blocks[0].runs[1]
    assert (run.text, run.bold) == ("Đảng bộ", True)
    assert draft.stack.count() == 2
    draft.undo()
    draft.undo()
    assert draft.plan == PLAN


def test_replacing_where_none_is_chosen_chooses_first(qtbot: QtBot, paper: Paper, draft: Draft) -> None:
    bar = opened(qtbot, paper, replacing=True)
    type_text(bar.line, "đảng uỷ")
    paper.select(Place("b2", 3), Place("b2", 3))
    bar.replace_one()
    assert draft.plan is PLAN
    assert paper.selection == hit("b2", 8, 15)


def test_the_last_one_replaced_leaves_the_caret_behind_it(qtbot: QtBot, paper: Paper, draft: Draft) -> None:
    bar = opened(qtbot, paper, replacing=True)
    type_text(bar.line, "dở")
    type_text(bar.replacement, "dang")
    click(bar.replace_button)
    assert texts(draft.plan)[1] == "Chi bộ, Đảng uỷ; dang dang"
    assert paper.selection == (Place("b2", 26), Place("b2", 26))


def test_all_are_replaced_as_one_step(qtbot: QtBot, paper: Paper, draft: Draft) -> None:
    bar = opened(qtbot, paper, replacing=True)
    type_text(bar.line, "dang uy")
    type_text(bar.replacement, "chi bộ")
    click(bar.all_button)
    assert paper.told == ["Đã thay 5 chỗ."]
    assert (draft.plan.issuing_body, draft.plan.archive_line) == ("chi bộ XÃ VẠN PHÚC", "Lưu Văn phòng chi bộ")
    assert texts(draft.plan) == ["chi bộ xã và chi bộ cơ sở", "Chi bộ, chi bộ; dang dở"]
    assert draft.stack.count() == 1
    draft.undo()
    assert draft.plan == PLAN


def test_what_stands_beside_the_paper_is_told_and_replaced_too(qtbot: QtBot, paper: Paper, draft: Draft) -> None:
    draft.set_plan(replace(PLAN, annexes=(Annex("a1", AnnexKind.TASK_TABLE, "Việc dang dở", ("content",)),)))
    bar = opened(qtbot, paper, replacing=True)
    type_text(bar.line, "dở")
    assert bar.count.text() == "1/1 · 1 ở phụ lục"
    click(bar.all_button)
    assert draft.plan.annexes[0].title == "Việc dang "


def test_hits_follow_what_is_typed_on_the_paper(qtbot: QtBot, paper: Paper, draft: Draft) -> None:
    bar = opened(qtbot, paper)
    type_text(bar.line, "đảng uỷ")
    draft.push(replace_text(draft.plan, Place("b1"), Place("b1"), "Đảng uỷ, "))
    paper.select(Place("b1", 9), Place("b1", 9))
    bar.step(1)  # at once: nothing stale is walked
    assert paper.selection == hit("b1", 9, 16)
    draft.undo()
    qtbot.waitUntil(lambda: len(paper.hits) == 5)


def test_escape_puts_it_away_with_its_marks(qtbot: QtBot, paper: Paper) -> None:
    bar = opened(qtbot, paper)
    type_text(bar.line, "đảng uỷ")
    assert paper.current == Hit(Place("b1"), Place("b1", 7))
    with qtbot.waitSignal(bar.closed):
        press(bar.line, Key.Key_Escape)
    assert (paper.hits, paper.current, bar.is_open) == ((), None, False)
    bar.step(1)
    assert (bar.is_open, paper.selection) == (True, hit("b1", 14, 21))
    click(bar.close_button)
    assert not bar.is_open


def test_the_line_for_replacing_comes_and_goes(qtbot: QtBot, paper: Paper) -> None:
    bar = opened(qtbot, paper)
    assert not bar.replacement.isVisible()
    click(bar.replacing)
    assert bar.replacement.hasFocus()
    click(bar.replacing)
    assert not bar.replacement.isVisible()
    assert bar.line.hasFocus()


def test_where_a_plan_is_only_looked_at_nothing_is_replaced(qtbot: QtBot, paper: Paper) -> None:
    paper.bar.set_read_only(True)
    bar = opened(qtbot, paper, replacing=True)
    assert not bar.replacement.isVisible()
    assert not bar.replacing.isVisible()


def test_two_blocks_far_apart_stay_quick_to_walk(qtbot: QtBot, draft: Draft, paper: Paper) -> None:
    """A short word in a long plan: each step is found by halving, not by asking the plan of every hit."""
    blocks = tuple(Block(f"c{n}", Role.PARAGRAPH, (Run("dang do " * 10),)) for n in range(300))
    draft.set_plan(replace(PLAN, blocks=blocks))
    bar = opened(qtbot, paper)
    type_text(bar.line, "dang")
    paper.select(Place("c299", 70), Place("c299", 70))
    bar.step(1)
    assert paper.selection == hit("c299", 72, 76)
    assert bar.count.text().startswith("3001/")


def test_tab_goes_from_what_is_written_to_what_is_pressed(qtbot: QtBot, paper: Paper) -> None:
    bar = opened(qtbot, paper, replacing=True)
    type_text(bar.line, "dang")
    bar.with_marks.setChecked(True)
    wanted = [
        bar.line, bar.replacement, bar.replace_button, bar.all_button, bar.with_marks, bar.with_case, bar.previous,
        bar.next, bar.replacing, bar.close_button,
    ]  # fmt: skip
    assert [one for one in tab_order(bar.line, bar.close_button) if bar.isAncestorOf(one)] == wanted
