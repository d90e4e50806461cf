from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Signature
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector import Inspector
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.inspector.signatories_model import SignatoriesModel
from kehoach_desktop.ui.inspector.signatory_form import SignatoryForm
from kehoach_desktop.ui.inspector.signing_pane import EMPTY, NO_OFFICE, SigningPane
from tests.operations.inspecting.conftest import set_up
from tests.operations.inspecting.plans import PLAN
from tests.ui.inspector.conftest import opened
from tests.ui.inspector.keys import press, type_text

LEFT = Qt.MouseButton.LeftButton
BY_SECRETARY = Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Hoàng Văn Sơn")


@pytest.fixture
def pane(inspector: Inspector) -> SigningPane:
    inspector.show_tab(Tab.SIGNING)
    return inspector.signing


@pytest.fixture
def own_pane(qtbot: QtBot, draft: Draft, data_dir: Path) -> SigningPane:
    set_up(data_dir)
    inspector = opened(qtbot, draft, data_dir)
    inspector.show_tab(Tab.SIGNING)
    return inspector.signing


def row_of(pane: SigningPane, name: str) -> int:
    rows = range(pane.model.rowCount())
    return next(row for row in rows if pane.model.index(row).data() == name)


def click(qtbot: QtBot, pane: SigningPane, row: int) -> None:
    rect = pane.list.visualRect(pane.model.index(row))
    qtbot.mouseClick(pane.list.viewport(), LEFT, pos=rect.center())


def test_people_are_a_sound_model(pane: SigningPane, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(pane.model)
    assert isinstance(pane.model, SignatoriesModel)
    assert pane.model.rowCount() == 4


def test_who_stands_on_the_paper_is_checked(pane: SigningPane) -> None:
    checked = [
        pane.model.index(row).data()
        for row in range(pane.model.rowCount())
        if pane.model.index(row).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    ]
    assert checked == ["Đinh Quốc Khải"]
    assert pane.list.currentIndex().data() == "Đinh Quốc Khải"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_person_is_chosen_by_key_in_one_step(pane: SigningPane, draft: Draft, key: Qt.Key) -> None:
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(row_of(pane, "Hoàng Văn Sơn")))
    press(pane.list, key)
    assert draft.plan.signature == BY_SECRETARY
    draft.undo()
    assert draft.plan == PLAN
    assert pane.list.currentIndex().data() == "Đinh Quốc Khải"


def test_a_person_is_chosen_by_mouse(qtbot: QtBot, pane: SigningPane, draft: Draft) -> None:
    click(qtbot, pane, row_of(pane, "Hoàng Văn Sơn"))
    assert draft.plan.signature == BY_SECRETARY
    assert pane.preview.text == "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nHoàng Văn Sơn"


def test_who_may_not_sign_stays_in_view_with_the_reason(qtbot: QtBot, pane: SigningPane, draft: Draft) -> None:
    row = row_of(pane, "Bùi Đức Thành")
    index = pane.model.index(row)
    assert "chỉ ghi chức vụ bí thư" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.ToolTipRole) in index.data(Qt.ItemDataRole.AccessibleTextRole)
    click(qtbot, pane, row)
    press(pane.list, Qt.Key.Key_Return)
    assert draft.plan == PLAN
    card, other = (pane.list.visualRect(pane.model.index(one)).height() for one in (row, row_of(pane, "Hoàng Văn Sơn")))
    assert card > other


def test_authorities_not_allowed_are_greyed_and_say_why(pane: SigningPane) -> None:
    combo = pane.authority
    model = combo.model()
    states = {
        combo.itemText(row): bool(model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled) for row in range(5)
    }
    assert states == {
        "T/M BAN THƯỜNG VỤ": True,
        "T/M ĐẢNG UỶ": True,
        "T/L BAN THƯỜNG VỤ": False,
        "K/T BÍ THƯ": False,
        "Q. BÍ THƯ": False,
    }
    assert "không dùng K/T" in combo.itemData(3, Qt.ItemDataRole.ToolTipRole)
    said = [remark.text for remark in pane.remarks if remark.isVisible()]
    assert len(said) == 2
    assert all(remark.link.fact for remark in pane.remarks if remark.isVisible())


def test_an_authority_is_chosen_by_key(pane: SigningPane, draft: Draft) -> None:
    pane.authority.setFocus()
    press(pane.authority, Qt.Key.Key_Down)
    assert draft.plan.signature.authority == "T/M ĐẢNG UỶ"
    assert pane.preview.text.startswith("T/M ĐẢNG UỶ")
    press(pane.authority, Qt.Key.Key_Down)  # the next ones are not allowed
    assert draft.plan.signature.authority == "T/M ĐẢNG UỶ"
    draft.undo()
    assert draft.plan == PLAN


def test_what_does_not_fit_on_the_paper_is_said_with_its_clause(pane: SigningPane, draft: Draft) -> None:
    assert not pane.faults.isVisible()
    draft.set_plan(replace(PLAN, signature=Signature("K/T BÍ THƯ", "PHÓ BÍ THƯ", "Đinh Quốc Khải")))
    assert "không dùng K/T" in pane.faults.text
    assert pane.faults.link.text() == "05-HD/VPTW, II.I.7.1.1 b …"


def test_a_name_of_no_register_is_said_to_stand_on_the_paper(pane: SigningPane, draft: Draft) -> None:
    draft.set_plan(replace(PLAN, signature=replace(PLAN.signature, signatory="Trần Lạ")))
    assert pane.on_paper.text == "Trên giấy đang ghi Trần Lạ, chưa có trong danh bạ."
    assert not pane.authority.isVisible()


def test_without_an_office_there_is_no_register_and_it_says_why(qtbot: QtBot, draft: Draft, data_dir: Path) -> None:
    inspector = opened(qtbot, draft, data_dir)
    inspector.show_tab(Tab.SIGNING)
    pane = inspector.signing
    assert (pane.empty.text(), pane.add.isEnabled(), pane.add.toolTip()) == (NO_OFFICE, False, NO_OFFICE)


def test_the_preview_is_drawn_as_high_as_it_needs(qtbot: QtBot, pane: SigningPane, draft: Draft) -> None:
    low = pane.preview.sizeHint().height()
    three = Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO", "Hoàng Văn Sơn")
    draft.set_plan(replace(PLAN, signature=three))
    assert pane.preview.sizeHint().height() > low
    assert not pane.preview.grab().isNull()


# ---------------------------------------------------------------- signing together


def test_a_body_that_signs_too_is_added_filled_and_taken_away(qtbot: QtBot, pane: SigningPane, draft: Draft) -> None:
    qtbot.mouseClick(pane.co_signatures.add, LEFT)
    (card,) = pane.co_signatures.cards
    assert card.lines["authority"].hasFocus()
    type_text(card.lines["authority"], "TM. UBND / KT. CHỦ TỊCH")
    card.lines["signatory"].setFocus()
    type_text(card.lines["signatory"], "Lê B")
    assert draft.plan.co_signatures == (Signature("TM. UBND\nKT. CHỦ TỊCH", None, "Lê B"),)
    assert "văn bản nhà nước" in card.remark.text
    with qtbot.waitSignal(pane.told):
        qtbot.mouseClick(card.remove, LEFT)
    assert draft.plan.co_signatures == ()
    while draft.stack.canUndo():
        draft.undo()
    assert draft.plan == PLAN
    assert pane.co_signatures.cards == []


# ---------------------------------------------------------------- the register


def form_of(qtbot: QtBot, pane: SigningPane) -> SignatoryForm:
    assert pane.form is not None
    qtbot.waitUntil(pane.form.isVisible)
    return pane.form


def test_a_signatory_is_added_and_at_once_to_be_chosen(qtbot: QtBot, own_pane: SigningPane, draft: Draft) -> None:
    qtbot.mouseClick(own_pane.add, LEFT)
    form = form_of(qtbot, own_pane)
    form.name.setText("  Vi Thị  Lan ")
    form.position.setText("Phó Bí thư / kiêm / Chủ nhiệm")
    press(form.authorities.ticks[0], Qt.Key.Key_Space)
    form.valid_from.setText("01/10/2026")
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        qtbot.mouseClick(form.save_button, LEFT)
    own_pane._choose(row_of(own_pane, "Vi Thị Lan"))
    assert draft.plan.signature == Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ\nKIÊM\nCHỦ NHIỆM", "Vi Thị Lan")


@pytest.mark.parametrize(
    ("field", "text", "error"),
    [
        ("name", " ", "Ghi họ và tên người ký."),
        ("position", "", "Ghi chức vụ của người ký."),
        ("valid_from", "tháng sau", "Ghi ngày đầy đủ, như 02/12/2026."),
        ("valid_to", "01/01/2020", "Ngày thôi giữ chức vụ phải sau ngày bắt đầu."),
    ],
)
def test_a_signatory_that_lacks_something_is_complained_of(
    qtbot: QtBot, own_pane: SigningPane, field: str, text: str, error: str
) -> None:
    own_pane.list.setCurrentIndex(own_pane.model.index(0))
    press(own_pane.list, Qt.Key.Key_F2)
    form = form_of(qtbot, own_pane)
    form.valid_from.setText("01/10/2026")
    getattr(form, field).setText(text)
    with qtbot.assertNotEmitted(form.saved):
        form.save_button.click()
    fields = (form._name_field, form._position_field, form._from_field, form._to_field)
    assert [one.error for one in fields if one.error] == [error]
    form.back_button.click()
    qtbot.waitUntil(lambda: own_pane.form is None)


def test_a_signatory_is_corrected(qtbot: QtBot, own_pane: SigningPane) -> None:
    own_pane.list.setCurrentIndex(own_pane.model.index(row_of(own_pane, "Hoàng Văn Sơn")))
    qtbot.mouseClick(own_pane.correct, LEFT)
    form = form_of(qtbot, own_pane)
    assert (form.name.text(), form.position.text()) == ("Hoàng Văn Sơn", "Bí thư")
    form.name.setText("Hoàng Văn Sơn Hà")
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        form.save_button.click()
    assert row_of(own_pane, "Hoàng Văn Sơn Hà") >= 0


def test_a_signatory_removed_comes_back_with_undo(qtbot: QtBot, own_pane: SigningPane, draft: Draft) -> None:
    own_pane.list.setCurrentIndex(own_pane.model.index(row_of(own_pane, "Hoàng Văn Sơn")))
    with qtbot.waitSignal(own_pane._desk.registers_changed), qtbot.waitSignal(own_pane.noted) as said:
        press(own_pane.list, Qt.Key.Key_Delete)
    assert own_pane.model.rowCount() == 3
    sentence, take_back = said.args
    assert sentence == "Đã bỏ Hoàng Văn Sơn khỏi danh bạ người ký."
    with qtbot.waitSignal(own_pane._desk.registers_changed):
        take_back()
    assert row_of(own_pane, "Hoàng Văn Sơn") >= 0
    assert draft.stack.count() == 0


def test_a_signatory_is_removed_from_the_form_too(qtbot: QtBot, own_pane: SigningPane) -> None:
    own_pane.list.correct_requested.emit(row_of(own_pane, "Hoàng Văn Sơn"))
    form = form_of(qtbot, own_pane)
    with qtbot.waitSignal(own_pane.noted) as said:
        qtbot.mouseClick(form.remove_button, LEFT)
    assert said.args[0] == "Đã bỏ Hoàng Văn Sơn khỏi danh bạ người ký."
    assert own_pane.model.rowCount() == 3


def test_the_menu_of_a_person_has_every_deed(pane: SigningPane) -> None:
    menu = pane.list.menu_for(row_of(pane, "Bùi Đức Thành"))
    assert [action.text().partition("\t")[0] for action in menu.actions()] == [
        "Chọn ký",
        "Sửa người ký…",
        "Bỏ khỏi danh bạ",
    ]
    assert not menu.actions()[0].isEnabled()


def test_an_empty_register_says_what_it_is_for(qtbot: QtBot, pane: SigningPane) -> None:
    known, index = pane._desk.known, pane._desk.index()
    assert known is not None
    assert index is not None
    pane._desk._take(replace(known, signatories=()), index)
    assert pane.empty.text() == EMPTY
    assert not pane.list.isVisible()


def test_a_form_cuts_none_of_its_fields(look: None, qtbot: QtBot, own_pane: SigningPane) -> None:
    qtbot.mouseClick(own_pane.add, LEFT)
    form = form_of(qtbot, own_pane)
    qtbot.waitUntil(lambda: form.authorities.other.height() >= form.authorities.other.minimumSizeHint().height())
    own = form.authorities
    assert own.other.geometry().bottom() <= own.height()
    form.reject()
    qtbot.waitUntil(lambda: own_pane.form is None)
