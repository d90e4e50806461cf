import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Plan, Role
from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor import autosave
from kehoach_desktop.ui.editor.marks import MarkKind
from kehoach_desktop.ui.editor.paper import PaperView
from kehoach_desktop.ui.editor.screen import EditorScreen
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.theme import theme
from tests.helpers.plans import PARTY_PLAN
from tests.operations.inspecting.plans import PLAN as TASKS_PLAN

NOTHING = Qt.KeyboardModifier.NoModifier
POPUP_WARNINGS = (r"^This plugin does not support (raise\(\)|grabbing the keyboard|propagateSizeHints\(\))$",)


class Store:
    def __init__(self) -> None:
        self.plans: list[Plan] = []

    def save(self, plan: Plan, base: int, now: datetime.datetime) -> int:
        assert base == len(self.plans)
        assert now <= datetime.datetime.now()
        self.plans.append(plan)
        return len(self.plans)


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def screen(qtbot: QtBot, store: Store, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EditorScreen]:
    monkeypatch.setattr(autosave, "FIRST_MS", 30)
    made = EditorScreen(PARTY_PLAN, 0, store.save, data_dir)
    qtbot.addWidget(made)
    made.resize(1286, 690)
    made.show()
    QTest.qWaitForWindowExposed(made)
    made.paper.setFocus()
    yield made
    made.leave()
    background.shutdown()


def type_text(screen: EditorScreen, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(screen.paper, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NOTHING, letter))


def click(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def text_of(plan: Plan, block: str) -> str:
    return next(one.text for one in plan.blocks if one.id == block)


def test_what_is_typed_on_the_paper_is_in_the_store(qtbot: QtBot, screen: EditorScreen, store: Store) -> None:
    screen.go_to(Place("b13", 0))
    with qtbot.waitSignal(screen.saved):
        type_text(screen, "Từ nay, ")
    assert text_of(store.plans[-1], "b13").startswith("Từ nay, Kế hoạch này")


def test_what_is_half_typed_is_saved_when_the_plan_is_left(screen: EditorScreen, store: Store) -> None:
    screen.go_to(Place("b13", 0))
    type_text(screen, "Từ")
    screen.leave()
    background.shutdown()
    assert text_of(store.plans[-1], "b13").startswith("TừKế hoạch")


def test_undo_and_redo_of_the_bar_reach_the_paper(screen: EditorScreen) -> None:
    assert not screen.bar.undo.isEnabled()
    screen.go_to(Place("b13", 0))
    type_text(screen, "x ")
    click(screen.bar.undo)
    assert screen.plan == PARTY_PLAN
    click(screen.bar.redo)
    assert text_of(screen.plan, "b13").startswith("x ")


def test_the_bar_shows_and_sets_the_role_of_the_block(screen: EditorScreen) -> None:
    screen.go_to(Place("b10", 0))
    assert screen.bar.role.value == Role.DASH
    screen.bar.role.setFocus()
    QTest.keyClick(screen.bar.role, Qt.Key.Key_Down)
    assert next(one.role for one in screen.plan.blocks if one.id == "b10") is not Role.DASH
    assert screen.paper.hasFocus()


def test_a_field_of_the_letterhead_has_no_role(screen: EditorScreen) -> None:
    screen.go_to(Place("subject", 0))
    assert not screen.bar.role.isEnabled()


@pytest.mark.parametrize(("name", "look"), [("bold", "bold"), ("italic", "italic")])
def test_bold_and_italic_of_the_bar_are_those_of_the_selection(screen: EditorScreen, name: str, look: str) -> None:
    screen.paper.select(Place("b13", 0), Place("b13", 8))
    button = getattr(screen.bar, name)
    click(button)
    first = next(one for one in screen.plan.blocks if one.id == "b13").runs[0]
    assert (first.text, getattr(first, look)) == ("Kế hoạch", True)
    assert button.isChecked()


def test_the_inspector_and_the_paper_edit_one_plan(screen: EditorScreen) -> None:
    """Urgency is chosen at the right and taken back by the paper's Ctrl+Z."""
    before = screen.plan
    field = screen.inspector.format.fields["urgency"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert screen.plan.urgency == "KHẨN"
    screen.paper.setFocus()
    QTest.keyClick(screen.paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.plan == before


def test_pages_are_shown_beside_the_paper_and_a_click_goes_to_the_block(qtbot: QtBot, screen: EditorScreen) -> None:
    click(screen.bar.pages)
    assert screen.pages.isVisible()
    with qtbot.waitSignal(screen.caret_moved):
        screen.pages.place_clicked.emit("b9", "b9")
    assert screen.paper.caret.spot == "b9"
    assert screen.paper.hasFocus()
    click(screen.bar.pages)
    assert not screen.pages.isVisible()


def test_escape_in_the_inspector_goes_back_to_the_paper(screen: EditorScreen) -> None:
    screen.inspector.enter()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert screen.paper.hasFocus()


# ---------------------------------------------------------------- the outline


def test_the_outline_waits_for_its_place_in_the_window(screen: EditorScreen) -> None:
    assert screen.outline.isHidden()
    assert screen.outline.parent() is screen


def test_the_outline_goes_when_its_plan_goes(qtbot: QtBot, data_dir: Path, store: Store) -> None:
    column = QWidget()
    qtbot.addWidget(column)
    made = EditorScreen(PARTY_PLAN, 0, store.save, data_dir)
    made.outline.setParent(column)
    made.leave()
    with qtbot.waitSignal(made.outline.destroyed):
        made.deleteLater()
    background.shutdown()


def test_the_outline_goes_with_the_caret_and_leads_to_blocks(screen: EditorScreen) -> None:
    screen.go_to(Place("b6", 4))
    here = screen.outline.model.entry(screen.outline.model.here)
    assert here is not None
    assert here.spot == "b5"
    screen.outline.view.chosen.emit("b8")
    assert screen.paper.caret == Place("b8")
    assert screen.paper.hasFocus()


def test_a_move_in_the_outline_is_seen_on_the_paper_and_told(qtbot: QtBot, screen: EditorScreen) -> None:
    with qtbot.waitSignal(screen.told) as said:
        screen.outline.view.move_asked.emit("b7", 0)
    assert said.args == ["Đã dời phần II lên trước I."]
    assert [row.block.id for row in screen.paper.rows.body if row.block][3] == "b7"


# ---------------------------------------------------------------- find and replace


def marked(screen: EditorScreen, kind: MarkKind) -> list[tuple[str, int]]:
    spots = screen.paper.rows.spots()
    return [(mark.spot, mark.start) for mark in screen.paper._marks.of(spots) if mark.kind is kind]


def test_what_is_selected_is_looked_for_and_marked(qtbot: QtBot, screen: EditorScreen) -> None:
    screen.paper.select(Place("b3", 0), Place("b3", 14))
    screen.find_in_plan()
    qtbot.waitUntil(screen.find_bar.line.hasFocus)
    assert screen.find_bar.line.text() == "Ban Thường vụ "
    assert marked(screen, MarkKind.CURRENT_HIT) == [("b3", 0)]
    assert len(marked(screen, MarkKind.HIT)) > 3
    assert screen.bar.search.isChecked()


def test_escape_on_the_paper_closes_the_bar(qtbot: QtBot, screen: EditorScreen) -> None:
    screen.find_in_plan()
    screen.paper.setFocus()
    QTest.keyClick(screen.paper, Qt.Key.Key_Escape)
    assert not screen.find_bar.isVisible()
    assert not screen.bar.search.isChecked()
    assert marked(screen, MarkKind.HIT) == []


def test_the_button_opens_and_closes_the_bar(qtbot: QtBot, screen: EditorScreen) -> None:
    click(screen.bar.search)
    qtbot.waitUntil(screen.find_bar.line.hasFocus)
    click(screen.bar.search)
    assert not screen.find_bar.isVisible()
    assert screen.paper.hasFocus()


def test_next_and_previous_work_from_the_paper_without_the_bar(screen: EditorScreen) -> None:
    screen.find_next()  # nothing to look for yet: the bar asks
    assert screen.find_bar.isVisible()
    screen.find_bar.line.setText("van phong")
    screen.find_bar.close_bar()
    screen.go_to(Place("b7"))
    screen.find_next()
    assert screen.paper.selection.anchor == Place("b8")
    assert screen.paper.hasFocus()
    screen.find_next()
    assert screen.paper.selected_text() == "Văn phòng"
    assert screen.paper.caret.spot == "b9"
    screen.find_previous()
    assert screen.paper.caret.spot == "b8"


def test_replacing_everywhere_is_told_and_taken_back_at_once(qtbot: QtBot, screen: EditorScreen) -> None:
    screen.replace_in_plan()
    screen.find_bar.line.setText("Vạn Phúc")
    screen.find_bar.replacement.setText("Suối Ngà")
    screen.find_bar.line.textEdited.emit("Vạn Phúc")
    with qtbot.waitSignal(screen.told) as said:
        screen.find_bar.all_button.click()
    assert said.args == ["Đã thay 2 chỗ."]
    assert screen.plan.place == "Suối Ngà"
    screen.draft.undo()
    assert screen.plan == PARTY_PLAN


# ---------------------------------------------------------------- panes


def test_at_1366_the_pages_take_the_room_of_the_inspector_and_give_it_back(screen: EditorScreen) -> None:
    shown, inspector = QSignalSpy(screen.pages_shown), QSignalSpy(screen.inspector_shown)
    screen.show_pages(True)
    assert screen.bar.pages.isChecked()
    assert screen.panes.sizes()[2] == 0
    assert abs(screen.panes.sizes()[0] - screen.panes.sizes()[1]) <= 1
    screen.show_pages(False)
    assert screen.inspector.isVisible()
    assert [shown.at(n)[0] for n in range(shown.count())] == [True, False]
    assert [inspector.at(n)[0] for n in range(inspector.count())] == [False, True]


def test_the_inspector_asked_for_takes_the_place_of_the_pages(screen: EditorScreen) -> None:
    screen.show_pages(True)
    screen.show_inspector(True)
    assert screen.inspector.isVisible()
    assert not screen.pages.isVisible()


def test_with_room_for_all_nothing_folds(screen: EditorScreen) -> None:
    screen.resize(1840, 900)
    screen.show_pages(True)
    assert screen.inspector.isVisible()
    assert min(screen.panes.sizes()[:2]) >= theme.size("paper_min")


def test_an_inspector_put_away_stays_away(screen: EditorScreen) -> None:
    screen.show_inspector(False)
    screen.show_pages(True)
    screen.show_pages(False)
    assert not screen.inspector.isVisible()


@pytest.mark.parametrize("width", [560, 700, 884, 1014, 1286])
def test_the_paper_is_never_squeezed(qtbot: QtBot, screen: EditorScreen, width: int) -> None:
    screen.resize(width, 690)
    assert screen.width() == width
    qtbot.waitUntil(lambda: screen.panes.sizes()[0] >= theme.size("paper_min"))
    assert screen.inspector.isVisible() is (width >= 882)


def test_sizes_are_kept_for_another_time(screen: EditorScreen) -> None:
    sizes = screen.panes.sizes()
    screen.panes.setSizes([sizes[0] - 40, 0, sizes[2] + 40])
    screen.panes.splitterMoved.emit(sizes[0] - 40, 2)
    kept = screen.panes_state()
    assert "\n" not in kept
    screen.restore_panes('{"inspector": 340}')
    assert screen.panes.sizes()[2] == sizes[2]
    screen.restore_panes(kept)
    assert screen.panes.sizes()[2] == sizes[2] + 40


@pytest.mark.parametrize("state", ["", "{", "[]", '{"share": 9}', '{"inspector": "x"}', '{"share": null}'])
def test_a_spoilt_state_changes_nothing(screen: EditorScreen, state: str) -> None:
    before = screen.panes.sizes()
    screen.restore_panes(state)
    assert screen.panes.sizes() == before


# ---------------------------------------------------------------- sizes, menus


def test_size_is_of_the_paper_or_of_the_pages_that_have_the_focus(screen: EditorScreen) -> None:
    fitting = screen.paper.zoom
    screen.zoom_in()
    assert screen.paper.zoom > fitting
    screen.zoom_out()
    screen.zoom_out()
    assert screen.paper.zoom < fitting
    screen.zoom_fit()
    assert screen.paper.zoom == fitting
    screen.show_pages(True)
    screen.pages.setFocus()
    paper, pages = screen.paper.zoom, screen.pages.view.percent
    screen.zoom_in()
    assert (screen.paper.zoom, screen.pages.view.percent > pages) == (paper, True)
    screen.zoom_out()
    screen.zoom_fit()
    assert screen.pages.view.fits_width


def test_every_export_stands_in_the_menu_of_the_button(qtbot: QtBot, screen: EditorScreen) -> None:
    actions = {action.text().partition("\t")[0]: action for action in screen.bar.export.menu().actions()}
    for words, asked in (
        ("Xuất DOCX", screen.export_asked),
        ("Xuất PDF", screen.pdf_asked),
        ("Xuất…", screen.export_as_asked),
        ("Mở bằng Word", screen.word_asked),
    ):
        with qtbot.waitSignal(asked):
            actions[words].trigger()


def entries(menu: QMenu) -> dict[str, bool]:
    return {action.text().partition("\t")[0]: action.isEnabled() for action in menu.actions() if action.text()}


def open_menu(screen: EditorScreen) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(screen.paper.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.qt_log_ignore(*POPUP_WARNINGS)
def test_the_menu_of_the_paper_undoes_cuts_and_sets_roles(qtbot: QtBot, screen: EditorScreen) -> None:
    screen.paper.select(Place("b13", 0), Place("b13", 8))
    menu = open_menu(screen)
    offered = entries(menu)
    assert (offered["Hoàn tác"], offered["Cắt"], offered["Chép"]) == (False, True, True)
    roles = next(action.menu() for action in menu.actions() if action.text() == "Vai của khối")
    assert [action.text() for action in roles.actions() if action.isChecked()] == ["Kết\tCtrl+9"]
    next(action for action in roles.actions() if action.text() == "Gạch (-)\tCtrl+5").trigger()
    assert next(one.role for one in screen.plan.blocks if one.id == "b13") is Role.DASH
    menu.close()
    menu = open_menu(screen)
    assert entries(menu)["Hoàn tác đổi vai"]
    menu.actions()[0].trigger()
    assert screen.plan == PARTY_PLAN
    menu.close()
    QGuiApplication.clipboard().clear()


@pytest.mark.qt_log_ignore(*POPUP_WARNINGS)
def test_a_plan_that_is_only_looked_at_offers_no_edit(screen: EditorScreen) -> None:
    screen.set_read_only(True)
    screen.paper.select(Place("b13", 0), Place("b13", 8))
    menu = open_menu(screen)
    offered = entries(menu)
    menu.close()
    assert not any(offered[words] for words in ("Cắt", "Dán", "Vai của khối", "Dời khối lên"))
    assert offered["Chép"]
    assert not screen.bar.bold.isEnabled()
    type_text(screen, "x")
    assert screen.plan is screen.draft.plan == PARTY_PLAN


# ---------------------------------------------------------------- tasks


def test_tasks_are_read_counted_and_marked_and_both_ways_lead_to_their_block(
    qtbot: QtBot, store: Store, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked: dict[MarkKind, int] = {}
    monkeypatch.setattr(PaperView, "show_marks", lambda _, kind, marks: marked.update({kind: len(list(marks))}))
    screen = EditorScreen(TASKS_PLAN, 0, store.save, data_dir)
    qtbot.addWidget(screen)
    with qtbot.waitSignal(screen.tasks_listed) as told:
        screen.resize(1286, 690)
        screen.show()
        screen.inspector.show_tab(Tab.TASKS)
    assert told.args[0] == len(screen.inspector.watch.rows) > 0
    assert marked[MarkKind.AGENCY] > 0
    assert marked[MarkKind.DEADLINE] > 0
    pane = screen.inspector.tasks
    screen.go_to(Place("b7"))
    assert pane.list.current is not None
    assert pane.list.current.row.bound.block == "b7"
    pane.enter().setFocus()
    screen.go_to(Place("subject"))
    pane.enter().setFocus()
    QTest.keyClick(pane.list.current, Qt.Key.Key_Return)
    assert (screen.paper.caret.spot, screen.paper.hasFocus()) == ("b7", True)
    screen.leave()
    background.shutdown()
