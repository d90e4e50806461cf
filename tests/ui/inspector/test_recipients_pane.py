from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Recipient
from kehoach_desktop.domain.plan_edits import Edited, Place
from kehoach_desktop.errors import KnownError
from kehoach_desktop.operations.inspecting.registers import remove_agency
from kehoach_desktop.operations.inspecting.search import Hit
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector import Inspector
from kehoach_desktop.ui.inspector.agency_form import AgencyForm
from kehoach_desktop.ui.inspector.group_form import GroupForm
from kehoach_desktop.ui.inspector.recipients_pane import RecipientsPane
from kehoach_desktop.ui.inspector.screen import Tab
from tests.operations.inspecting.conftest import set_up
from tests.operations.inspecting.plans import PLAN, block
from tests.ui.inspector.conftest import opened
from tests.ui.inspector.keys import POPUP_WARNINGS, press, type_text

ALT, LEFT = Qt.KeyboardModifier.AltModifier, Qt.MouseButton.LeftButton
NAMES = [line.name for line in PLAN.recipients]


@pytest.fixture
def pane(qtbot: QtBot, inspector: Inspector) -> RecipientsPane:
    inspector.show_tab(Tab.RECIPIENTS)
    qtbot.waitUntil(inspector.recipients.offers.isVisible)
    return inspector.recipients


@pytest.fixture
def own_pane(qtbot: QtBot, draft: Draft, data_dir: Path) -> RecipientsPane:
    """Over a store that the test may change."""
    set_up(data_dir)
    inspector = opened(qtbot, draft, data_dir)
    inspector.show_tab(Tab.RECIPIENTS)
    return inspector.recipients


def names(draft: Draft) -> list[str]:
    return [line.name for line in draft.plan.recipients]


def search(pane: RecipientsPane, text: str) -> None:
    pane.search.setFocus()
    type_text(pane.search, text)


# ---------------------------------------------------------------- searched and added


def test_a_few_letters_and_enter_add_a_line_and_keep_the_keyboard(
    qtbot: QtBot, pane: RecipientsPane, draft: Draft
) -> None:
    search(pane, "cong an")
    assert pane.search.is_open
    press(pane.search, Qt.Key.Key_Return)
    assert sorted(names(draft)) == sorted([*NAMES, "Công an xã"])
    assert (pane.search.text(), pane.search.is_open, pane.search.hasFocus()) == ("", False, True)
    draft.undo()
    assert draft.plan == PLAN


def test_the_list_takes_only_four_keys_from_the_line(qtbot: QtBot, pane: RecipientsPane) -> None:
    search(pane, "công")
    rows = pane.search.hits.view
    first = rows.currentIndex().row()
    press(pane.search, Qt.Key.Key_Down)
    assert rows.currentIndex().row() != first
    press(pane.search, Qt.Key.Key_Up)
    assert rows.currentIndex().row() == first
    press(pane.search, Qt.Key.Key_Left)
    type_text(pane.search, "x")
    assert pane.search.text() == "cônxg"
    assert pane.search.hasFocus()


def test_escape_closes_then_clears_then_leaves(qtbot: QtBot, pane: RecipientsPane, inspector: Inspector) -> None:
    search(pane, "công an")
    press(pane.search, Qt.Key.Key_Escape)
    assert (pane.search.is_open, pane.search.text()) == (False, "công an")
    press(pane.search, Qt.Key.Key_Escape)
    assert pane.search.text() == ""
    with qtbot.waitSignal(inspector.left):
        press(pane.search, Qt.Key.Key_Escape)


def test_a_click_adds_what_was_found(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    search(pane, "trung tam chinh tri")
    view = pane.search.hits.view
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(0, 0)).center())
    assert "Trung tâm Chính trị xã" in names(draft)


def test_what_is_there_already_is_shown_and_not_taken(pane: RecipientsPane, draft: Draft) -> None:
    search(pane, "uỷ ban nhân dân xã")
    model = pane.search.hits.model
    assert "đã có" in model.detail(0)
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsEnabled
    assert pane.search.hits.view.currentIndex().row() != 0


def test_what_no_book_knows_is_added_as_typed(pane: RecipientsPane, draft: Draft) -> None:
    search(pane, "Trường Tiểu học Kim Đồng")
    press(pane.search, Qt.Key.Key_Return)
    assert "Trường Tiểu học Kim Đồng" in names(draft)


def test_a_long_name_that_was_found_has_two_lines(pane: RecipientsPane) -> None:
    long = "Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia của Đảng bộ xã"
    hits = pane.search.hits
    pane.search.show_hits([Hit(long, "", ()), Hit("Công an xã", "", ())])
    assert hits.isVisible()
    one, other = (hits.view.visualRect(hits.model.index(row)) for row in range(2))
    assert one.height() > other.height()
    assert hits.view.viewport().height() >= one.height() + other.height()


def test_the_list_closes_when_the_line_is_left(qtbot: QtBot, pane: RecipientsPane) -> None:
    search(pane, "công")
    pane.list.setFocus()
    assert not pane.search.is_open


def test_hits_are_a_sound_model(pane: RecipientsPane, qtmodeltester: ModelTester) -> None:
    model = pane.search.hits.model
    qtmodeltester.check(model)
    search(pane, "ban")
    qtmodeltester.check(model)


def test_a_group_goes_in_whole_and_out_in_one_step(pane: RecipientsPane, draft: Draft) -> None:
    pane._fill_menu()
    actions = [action for action in pane.groups.menu().actions() if not action.isSeparator()]
    assert actions[0].text().startswith("Kế hoạch của đảng uỷ xã, phường, đặc khu")
    actions[0].trigger()
    assert len(draft.plan.recipients) > len(NAMES)
    assert draft.stack.count() == 1
    draft.undo()
    assert draft.plan == PLAN


# ---------------------------------------------------------------- the lines


@pytest.mark.parametrize(
    ("row", "key", "order"),
    [
        (0, Qt.Key.Key_Down, [1, 0, 2, 3]),
        (3, Qt.Key.Key_Up, [0, 1, 3, 2]),
        (0, Qt.Key.Key_Up, [0, 1, 2, 3]),
        (3, Qt.Key.Key_Down, [0, 1, 2, 3]),
    ],
)
def test_alt_and_an_arrow_move_a_line_never_past_the_ends(
    pane: RecipientsPane, draft: Draft, row: int, key: Qt.Key, order: list[int]
) -> None:
    pane.list.select(row)
    press(pane.list, key, ALT)
    assert names(draft) == [NAMES[number] for number in order]
    if order != [0, 1, 2, 3]:
        assert pane.list.selected_row() == order.index(row)
        draft.undo()
    assert draft.plan == PLAN


def test_a_dragged_line_keeps_its_selection(pane: RecipientsPane, draft: Draft) -> None:
    pane.model.moved.emit(0, 2)
    assert names(draft) == [NAMES[1], NAMES[2], NAMES[0], NAMES[3]]
    assert pane.list.selected_row() == 2
    draft.undo()
    assert draft.plan == PLAN


def test_del_takes_a_line_away_and_says_so(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    pane.list.select(1)
    with qtbot.waitSignal(pane.told) as said:
        press(pane.list, Qt.Key.Key_Delete)
    assert said.args == ["Đã bỏ Uỷ ban nhân dân xã khỏi nơi nhận."]
    assert names(draft) == [NAMES[0], *NAMES[2:]]
    draft.undo()
    assert draft.plan == PLAN


def test_the_cross_takes_a_line_away(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    pane.list.select(2)
    at = pane.list.cross_of(2).center()
    qtbot.mouseClick(pane.list.viewport(), LEFT, pos=at)
    assert names(draft) == [*NAMES[:2], NAMES[3]]


def test_the_archive_line_has_no_cross_and_is_not_deleted(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    row = pane.model.archive_row
    pane.list.select(row)
    press(pane.list, Qt.Key.Key_Delete)
    press(pane.list, Qt.Key.Key_Up, ALT)
    qtbot.mouseClick(pane.list.viewport(), LEFT, pos=pane.list.cross_of(row).center())
    assert draft.plan == PLAN


def editor_of(pane: RecipientsPane) -> QLineEdit:
    return next(line for line in pane.list.viewport().findChildren(QLineEdit) if line.isVisible())


@pytest.mark.parametrize(
    ("row", "key", "typed", "changed"),
    [
        (1, Qt.Key.Key_F2, "để thực hiện", Recipient("Uỷ ban nhân dân xã", "để thực hiện")),
        (0, Qt.Key.Key_F2, "", Recipient("Ban Thường vụ Tỉnh uỷ")),
        (1, Qt.Key.Key_Return, "UBND xã Vạn Phúc", Recipient("UBND xã Vạn Phúc")),
    ],
)
def test_a_line_is_edited_in_place(
    qtbot: QtBot, pane: RecipientsPane, draft: Draft, row: int, key: Qt.Key, typed: str, changed: Recipient
) -> None:
    pane.list.setFocus()
    pane.list.select(row)
    press(pane.list, key)
    editor = editor_of(pane)
    editor.selectAll()
    press(editor, Qt.Key.Key_Delete)
    type_text(editor, typed)
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: draft.plan.recipients[row] == changed)
    draft.undo()
    assert draft.plan == PLAN


def test_escape_leaves_a_line_as_it_was(qtbot: QtBot, pane: RecipientsPane, draft: Draft, inspector: Inspector) -> None:
    pane.list.setFocus()
    pane.list.select(1)
    press(pane.list, Qt.Key.Key_F2)
    editor = editor_of(pane)
    type_text(editor, "khác")
    with qtbot.assertNotEmitted(inspector.left):
        press(editor, Qt.Key.Key_Escape)
    assert draft.plan == PLAN


@pytest.mark.parametrize(("row", "at_right", "shown"), [(0, True, "để báo cáo"), (0, False, NAMES[0])])
def test_a_double_click_edits_what_it_hits(
    qtbot: QtBot, pane: RecipientsPane, row: int, at_right: bool, shown: str
) -> None:
    rect = pane.list.visualRect(pane.model.index(row))
    x = rect.right() - 50 if at_right else rect.left() + 60
    at = QPoint(x, rect.center().y())
    qtbot.mouseClick(pane.list.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(pane.list.viewport(), LEFT, pos=at)
    assert editor_of(pane).text() == shown


def test_the_archive_line_is_edited_in_place(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    pane.list.setFocus()
    pane.list.select(pane.model.archive_row)
    press(pane.list, Qt.Key.Key_Return)
    editor = editor_of(pane)
    editor.setText("Lưu VT.")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: draft.plan.archive_line == "Lưu VT")


def test_sorting_follows_protocol_and_is_one_step(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    draft.set_plan(replace(PLAN, recipients=tuple(reversed(PLAN.recipients))))
    before = draft.plan
    with qtbot.waitSignal(pane.told):
        qtbot.mouseClick(pane.sort, LEFT)
    assert names(draft)[0] == NAMES[0]
    draft.undo()
    assert draft.plan == before


@pytest.mark.parametrize("height", [690, 420])
def test_the_list_ends_where_the_search_line_does(
    look: None, qtbot: QtBot, pane: RecipientsPane, inspector: Inspector, height: int
) -> None:
    inspector.resize(320, height)
    bar = pane._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.isVisible() == (height < 500))

    def right(widget: QWidget) -> int:
        return widget.mapTo(inspector, widget.rect().topRight()).x()

    card = pane.list.parentWidget()
    qtbot.waitUntil(lambda: right(card) == right(pane.offers) == right(pane.search))


def test_long_names_have_two_lines_before_they_are_cut(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    long = Recipient("Uỷ ban MTTQ Việt Nam và các tổ chức chính trị - xã hội xã", "để phối hợp")
    draft.set_plan(replace(PLAN, recipients=(long, *PLAN.recipients)))
    heights = [pane.list.visualRect(pane.model.index(row)).height() for row in range(pane.model.rowCount())]
    assert heights[0] > heights[2]
    qtbot.waitUntil(lambda: pane.list.height() >= sum(heights))


@pytest.mark.qt_log_ignore(*POPUP_WARNINGS)
def test_the_menu_of_a_line_has_every_deed_with_its_key(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    menu = pane.list.menu_for(0)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        "Sửa…\tEnter",
        "Ghi chú…\tF2",
        "Dời lên\tAlt+↑",
        "Dời xuống\tAlt+↓",
        "Trong danh bạ…",
        "Bỏ khỏi nơi nhận\tDel",
    ]
    assert not menu.actions()[2].isEnabled()
    menu.actions()[3].trigger()
    assert names(draft)[:2] == [NAMES[1], NAMES[0]]
    pane.list.select(2)
    at = QPoint(5, 5)
    QApplication.sendEvent(pane.list.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, at))
    shown = QApplication.activePopupWidget()
    assert shown is not None
    shown.close()


# ---------------------------------------------------------------- offers


def test_what_the_text_names_is_offered_and_added(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    assert [(row.offer.name, row.place.text()) for row in pane.offers.rows] == [
        ("Công an xã", "mục II.1 · đơn vị phối hợp"),
        ("Trung tâm Chính trị xã", "mục II.2 · đơn vị chủ trì"),
    ]
    qtbot.mouseClick(pane.offers.rows[0].add, LEFT)
    assert "Công an xã" in names(draft)
    assert [row.offer.name for row in pane.offers.rows] == ["Trung tâm Chính trị xã"]
    draft.undo()
    assert draft.plan == PLAN


def test_an_offer_leads_to_its_place(qtbot: QtBot, pane: RecipientsPane, inspector: Inspector) -> None:
    with qtbot.waitSignal(inspector.place_requested) as asked:
        press(pane.offers.rows[1].place, Qt.Key.Key_Space)
    assert asked.args == [Place("b9")]


def test_offers_follow_what_is_typed_on_the_paper(qtbot: QtBot, pane: RecipientsPane, draft: Draft) -> None:
    blocks = (*PLAN.blocks[:6], block("b9", PLAN.blocks[8].role, "Trạm Y tế xã chủ trì."))
    draft.push(Edited(replace(PLAN, blocks=blocks), Place("b9"), "gõ chữ"))
    qtbot.waitUntil(lambda: [row.offer.name for row in pane.offers.rows][:1] == ["Trạm Y tế xã"])


# ---------------------------------------------------------------- the registers


def run_form(qtbot: QtBot, open_: Callable[[], object], pane: RecipientsPane) -> AgencyForm | GroupForm:
    open_()
    assert pane.form is not None
    qtbot.waitUntil(pane.form.isVisible)
    return pane.form


def test_a_body_is_filed_from_its_line(qtbot: QtBot, own_pane: RecipientsPane, draft: Draft) -> None:
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        draft.set_plan(replace(PLAN, recipients=(Recipient("Trường Tiểu học Kim Đồng"),)))
    form = run_form(qtbot, lambda: own_pane.list.file_requested.emit(0), own_pane)
    assert isinstance(form, AgencyForm)
    assert form.name.text() == "Trường Tiểu học Kim Đồng"
    form.short.setText("TH Kim Đồng; THKĐ")
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        qtbot.mouseClick(form.save_button, LEFT)
    qtbot.waitUntil(lambda: own_pane.form is None)
    search(own_pane, "thkd")
    assert own_pane.search.hits.model.index(0).data() == "Trường Tiểu học Kim Đồng"


def test_a_body_without_a_name_is_complained_of(qtbot: QtBot, own_pane: RecipientsPane) -> None:
    form = run_form(qtbot, lambda: own_pane.list.file_requested.emit(1), own_pane)
    assert isinstance(form, AgencyForm)
    for name, sentence in ((" ", "Ghi tên cơ quan."), ("Sở [x]", "Tên “Sở [x]” không dùng dấu [ được.")):
        form.name.setText(name)
        with qtbot.assertNotEmitted(form.saved):
            qtbot.mouseClick(form.save_button, LEFT)
        assert form._name_field.error == sentence
    qtbot.mouseClick(form.back_button, LEFT)
    qtbot.waitUntil(lambda: own_pane.form is None)


def test_the_lines_are_kept_as_a_group_and_the_group_corrected(
    qtbot: QtBot, own_pane: RecipientsPane, draft: Draft
) -> None:
    form = run_form(qtbot, own_pane.keep.click, own_pane)
    assert isinstance(form, GroupForm)
    form.name.setText("Nhóm của văn phòng")
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        form.save_button.click()
    qtbot.waitUntil(lambda: own_pane.form is None)
    form = run_form(qtbot, own_pane._correct_group, own_pane)
    assert isinstance(form, GroupForm)
    form.chosen.setCurrentIndex(form.chosen.findText("Nhóm của văn phòng"))
    form.lines.setPlainText(form.lines.toPlainText() + "\nCông an xã")
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        form.save_button.click()
    index = own_pane._desk.index()
    assert index is not None
    group = next(hit for hit in index.group_hits(PLAN) if hit.title == "Nhóm của văn phòng")
    assert [line.name for line in group.recipients] == [*NAMES, "Công an xã"]
    assert draft.stack.count() == 0


@pytest.mark.parametrize(("name", "lines", "field"), [("", "Công an xã", "_name_field"), ("Nhóm", " ", "_lines_field")])
def test_a_group_that_lacks_something_is_complained_of(
    qtbot: QtBot, own_pane: RecipientsPane, name: str, lines: str, field: str
) -> None:
    form = run_form(qtbot, own_pane._correct_group, own_pane)
    assert isinstance(form, GroupForm)
    form.name.setText(name)
    form.lines.setPlainText(lines)
    with qtbot.assertNotEmitted(form.saved):
        form.save_button.click()
    assert getattr(form, field).error
    press(form, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: own_pane.form is None)


# ---------------------------------------------------------------- taken out of the registers


def found_titles(pane: RecipientsPane, text: str) -> list[str]:
    index = pane._desk.index()
    assert index is not None
    return [hit.title for hit in index.search(text, pane._desk.plan) if not hit.is_own]


def test_a_body_leaves_the_address_book_and_comes_back_with_undo(
    qtbot: QtBot, own_pane: RecipientsPane, draft: Draft
) -> None:
    form = run_form(qtbot, lambda: own_pane.list.file_requested.emit(1), own_pane)
    assert isinstance(form, AgencyForm)
    name = NAMES[1]
    assert name in found_titles(own_pane, name)
    with qtbot.waitSignal(own_pane.noted) as said:
        qtbot.mouseClick(form.remove_button, LEFT)
    sentence, take_back = said.args
    assert sentence == f"Đã bỏ {name} khỏi danh bạ."
    assert name not in found_titles(own_pane, name)
    assert names(draft) == NAMES  # the paper keeps what it says
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        take_back()
    assert name in found_titles(own_pane, name)


def test_a_group_leaves_the_register_and_comes_back_with_undo(qtbot: QtBot, own_pane: RecipientsPane) -> None:
    form = run_form(qtbot, own_pane._correct_group, own_pane)
    assert isinstance(form, GroupForm)
    form.chosen.setCurrentIndex(1)
    name = form.chosen.currentText()
    with qtbot.waitSignal(own_pane.noted) as said:
        qtbot.mouseClick(form.remove_button, LEFT)
    sentence, take_back = said.args
    assert sentence == f"Đã bỏ nhóm “{name}”."
    known = own_pane._desk.known
    assert known is not None
    assert name not in [group.name for group in known.book.groups]
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        take_back()
    known = own_pane._desk.known
    assert known is not None
    assert name in [group.name for group in known.book.groups]


def test_what_is_new_cannot_be_taken_out(qtbot: QtBot, own_pane: RecipientsPane) -> None:
    form = run_form(qtbot, own_pane.keep.click, own_pane)
    assert not form.remove_button.isVisible()
    form.reject()
    qtbot.waitUntil(lambda: own_pane.form is None)


def test_a_group_keeps_the_lines_of_bodies_that_were_taken_out(qtbot: QtBot, own_pane: RecipientsPane) -> None:
    desk = own_pane._desk
    here, known = desk.here(), desk.known
    assert here is not None
    assert known is not None
    group = next(one for one in known.groups_for(here) if sum(bool(line.agency) for line in one.lines) > 1)
    gone = next(line.agency for line in group.lines if line.agency)
    with qtbot.waitSignal(desk.registers_changed):
        desk.save(lambda: remove_agency(desk.data_dir, gone))
    form = run_form(qtbot, own_pane._correct_group, own_pane)
    assert isinstance(form, GroupForm)
    form.chosen.setCurrentIndex(form.chosen.findText(group.name))
    assert gone not in form.lines.toPlainText()
    form.archive.setText("Lưu VT")
    with qtbot.waitSignal(form.saved) as sent, qtbot.waitSignal(desk.registers_changed):
        form.save_button.click()
    assert set(sent.args[0].lines) == set(group.lines)


def test_what_could_not_be_written_is_not_said_to_be_done(
    qtbot: QtBot, own_pane: RecipientsPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise KnownError("Chưa ghi được.")

    monkeypatch.setattr("kehoach_desktop.ui.inspector.recipients_pane.remove_agency", refuse)
    form = run_form(qtbot, lambda: own_pane.list.file_requested.emit(1), own_pane)
    with qtbot.waitSignal(own_pane._desk.failed), qtbot.assertNotEmitted(own_pane.noted):
        form.remove_button.click()
