import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import TaskColumn
from kehoach_desktop.domain.plan_edits import field_value
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector import Inspector
from kehoach_desktop.ui.inspector.fields import ChoiceField, LineField, NumberField, Tick
from kehoach_desktop.ui.inspector.format_pane import FormatPane
from tests.operations.inspecting.plans import PLAN
from tests.ui.inspector.keys import POPUP_WARNINGS, press, type_text

STATE = replace(PLAN, ruleset="nd30", issuing_body="UỶ BAN NHÂN DÂN XÃ VẠN PHÚC", parent_body=None)


@pytest.fixture
def pane(inspector: Inspector) -> FormatPane:
    return inspector.format


def choice(pane: FormatPane, name: str) -> ChoiceField:
    field = pane.fields[name]
    assert isinstance(field, ChoiceField)
    return field


def figure(pane: FormatPane, name: str) -> NumberField:
    field = pane.fields[name]
    assert isinstance(field, NumberField)
    return field


def line(pane: FormatPane, name: str) -> LineField:
    field = pane.fields[name]
    assert isinstance(field, LineField)
    return field


@pytest.mark.parametrize(
    ("field", "name", "value"),
    [
        ("ruleset", "ruleset", "hd36"),
        ("document_kind", "document_kind", "QyĐ"),
        ("secrecy", "secrecy", "MẬT"),
        ("urgency", "urgency", "KHẨN"),
        ("circulation", "circulation", "TÀI LIỆU HỘI NGHỊ"),
        ("house_heading_marks", "house_style.heading_marks", "I."),
    ],
)
def test_a_choice_by_key_is_one_step_of_undo(
    qtbot: QtBot, pane: FormatPane, draft: Draft, field: str, name: str, value: str
) -> None:
    combo = choice(pane, field)
    combo.setFocus()
    shown_at_first = combo.value()
    row = combo._values.index(value)
    for _ in range(abs(row - combo.currentIndex())):
        press(combo, Qt.Key.Key_Down if row > combo.currentIndex() else Qt.Key.Key_Up)
    assert field_value(draft.plan, name) == value
    while draft.stack.canUndo():
        draft.undo()
    assert draft.plan == PLAN
    assert choice(pane, field).value() == shown_at_first


@pytest.mark.qt_log_ignore(*POPUP_WARNINGS)
def test_a_choice_by_mouse_tells_the_plan(qtbot: QtBot, pane: FormatPane, draft: Draft) -> None:
    combo = choice(pane, "urgency")
    combo.showPopup()
    view = combo.view()
    at = view.visualRect(combo.model().index(2, 0)).center()
    qtbot.mouseMove(view.viewport(), at)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert draft.plan.urgency == "THƯỢNG KHẨN"
    assert draft.stack.count() == 1
    draft.undo()
    assert (draft.plan, combo.currentText()) == (PLAN, "Không")


def test_the_wheel_scrolls_the_pane_and_changes_nothing(pane: FormatPane, draft: Draft) -> None:
    for name in ("secrecy", "body_size"):
        field = pane.fields[name]
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
    assert draft.stack.count() == 0


def test_a_figure_stays_within_its_range_and_shows_it(qtbot: QtBot, pane: FormatPane, draft: Draft) -> None:
    size = figure(pane, "body_size")
    assert pane.rows["body_size"].range.text() == "14 đến 15"
    for _ in range(5):
        press(size, Qt.Key.Key_Up)
    assert draft.plan.layout.body_size_pt == 15
    for _ in range(5):
        press(size, Qt.Key.Key_Down)
    assert draft.plan.layout.body_size_pt is None
    assert draft.plan == PLAN


def test_a_figure_can_be_typed(qtbot: QtBot, pane: FormatPane, draft: Draft) -> None:
    spacing = figure(pane, "line_spacing")
    spacing.setFocus()
    spacing.selectAll()
    type_text(spacing, "21")
    press(spacing, Qt.Key.Key_Return)
    assert draft.plan.layout.line_spacing_pt == 21
    draft.undo()
    assert (draft.plan, spacing.value()) == (PLAN, 19)


def test_what_is_fixed_is_said_with_its_reason(pane: FormatPane) -> None:
    """No field where nothing can be chosen: four margins in one line, and the rule."""
    row = pane.rows["margins"]
    assert isinstance(row.field, QLabel)
    assert row.field.text() == "trên 20, dưới 20,\ntrái 30, phải 15"
    assert row.link.fact is not None
    assert row.link.fact.reference.startswith("05-HD/VPTW, II.IV.3")


def test_a_free_margin_is_set_and_taken_back(pane: FormatPane, draft: Draft) -> None:
    draft.set_plan(STATE)
    left = figure(pane, "margin_left")
    assert left.isEnabled()
    press(left, Qt.Key.Key_Up)
    assert draft.plan.layout.margins_mm is not None
    assert draft.plan.layout.margins_mm.left == 31
    draft.undo()
    assert draft.plan == STATE


def test_a_tick_by_key_and_by_mouse(qtbot: QtBot, pane: FormatPane, draft: Draft) -> None:
    tick = pane.fields["two_sided"]
    assert isinstance(tick, Tick)
    press(tick, Qt.Key.Key_Space)
    assert draft.plan.layout.two_sided
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(12, tick.height() // 2))
    assert not draft.plan.layout.two_sided
    draft.undo()
    draft.undo()
    assert draft.plan == PLAN


def test_a_word_typed_is_one_step(pane: FormatPane, draft: Draft) -> None:
    contact = line(pane, "contact")
    contact.setFocus()
    type_text(contact, "Số 3 Lê Lợi")
    assert draft.plan.contact == "Số 3 Lê Lợi"
    assert draft.stack.count() == 4
    draft.undo()
    assert (draft.plan.contact, contact.text()) == ("Số 3 Lê ", "Số 3 Lê ")
    while draft.stack.canUndo():
        draft.undo()
    assert (draft.plan, contact.text()) == (PLAN, "")


def test_composed_letters_are_stored_when_the_line_is_left(pane: FormatPane, draft: Draft) -> None:
    typist = line(pane, "typist")
    typist.setFocus()
    type_text(typist, unicodedata.normalize("NFD", "Tiến"))
    assert len(typist.text()) > 4  # the input tool counts on what it sent
    press(typist, Qt.Key.Key_Return)
    assert draft.plan.typist == "Tiến"
    assert typist.text() == "Tiến"


def test_what_is_no_number_is_said_and_not_stored(pane: FormatPane, draft: Draft) -> None:
    copies = line(pane, "copies")
    copies.setFocus()
    type_text(copies, "mười")
    assert pane.rows["copies"].note.text() == "Ghi một số nguyên, hoặc để trống."
    assert draft.plan.copies is None
    copies.selectAll()
    type_text(copies, "20")
    assert (draft.plan.copies, pane.rows["copies"].note.text()) == (20, "")


def test_the_kind_brings_its_code_into_the_symbol(pane: FormatPane, draft: Draft) -> None:
    choice(pane, "document_kind").chosen.emit("CTr")
    assert (draft.plan.symbol, line(pane, "symbol").text()) == ("CTr/ĐU", "CTr/ĐU")


def test_secrecy_reminds_of_the_law(pane: FormatPane, draft: Draft) -> None:
    assert not pane.rows["secrecy"].note.isVisible()
    choice(pane, "secrecy").chosen.emit("MẬT")
    assert "bảo vệ bí mật nhà nước" in pane.rows["secrecy"].note.text()


def test_another_regulation_has_other_fields(pane: FormatPane, draft: Draft) -> None:
    assert "house_heading_marks" in pane.fields
    draft.set_plan(STATE)
    assert "house_heading_marks" not in pane.fields
    assert [one.text() for one in [pane.rows["line_spacing"].range]] == ["1 đến 1,5 dòng"]


@pytest.mark.parametrize("day", [26, None])
def test_the_pane_says_which_regulation_holds(pane: FormatPane, draft: Draft, day: int | None) -> None:
    date = replace(PLAN.issue_date, day=day, month=5)
    draft.set_plan(replace(PLAN, issue_date=date))
    said = pane.rows["ruleset"].note.text()
    assert said == ("Ngày 26/5/2026 có hiệu lực là 36-HD/VPTW." if day else "Ngày ban hành còn để trống.")


@pytest.mark.qt_log_ignore(*POPUP_WARNINGS)
def test_a_clause_is_one_click_away(qtbot: QtBot, pane: FormatPane) -> None:
    link = pane.rows["line_spacing"].link
    assert link.accessibleName() == "Giãn dòng: 05-HD/VPTW, II.I.6.2.2"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert link.card is not None
    assert link.card.texts == [
        "Giãn dòng",
        "18 đến 22 pt; mặc định 19 pt",
        "05-HD/VPTW, II.I.6.2.2",
        "Đọc trong toàn văn của quy định.",
    ]
    press(link.card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: link.card is None)


@pytest.mark.qt_log_ignore(*POPUP_WARNINGS)
def test_a_clause_is_one_key_away(qtbot: QtBot, pane: FormatPane) -> None:
    link = pane.rows["margins"].link
    link.setFocus()
    press(link, Qt.Key.Key_Space)
    assert link.card is not None
    assert link.card.texts[-1] == "05-HD/VPTW quy định cố định."
    link.card.close()
    qtbot.waitUntil(lambda: link.card is None)


def test_the_defaults_of_the_office_come_back_in_one_step(qtbot: QtBot, pane: FormatPane, draft: Draft) -> None:
    with qtbot.waitSignal(pane.told):
        qtbot.mouseClick(pane.defaults, Qt.MouseButton.LeftButton)
    assert draft.plan.house_style.heading_marks == "I."
    draft.undo()
    assert draft.plan == PLAN


# ---------------------------------------------------------------- annexes


def test_an_annex_is_added_shaped_and_taken_away(qtbot: QtBot, pane: FormatPane, draft: Draft) -> None:
    qtbot.mouseClick(pane.annexes.add, Qt.MouseButton.LeftButton)
    (card,) = pane.annexes.cards
    card.title.setFocus()
    type_text(card.title, "Nhiệm vụ")
    press(card.landscape, Qt.Key.Key_Space)
    press(card.columns[TaskColumn.NOTE], Qt.Key.Key_Space)
    annex = draft.plan.annexes[0]
    assert (annex.title, annex.landscape) == ("Nhiệm vụ", False)
    assert TaskColumn.NOTE not in annex.columns
    with qtbot.waitSignal(pane.told):
        qtbot.mouseClick(card.remove, Qt.MouseButton.LeftButton)
    assert draft.plan.annexes == ()
    assert pane.annexes.cards == []
    while draft.stack.canUndo():
        draft.undo()
    assert draft.plan == PLAN


def test_the_column_of_contents_cannot_go(pane: FormatPane, draft: Draft) -> None:
    pane.annexes.add.click()
    contents = pane.annexes.cards[0].columns[TaskColumn.CONTENT]
    assert not contents.isEnabled()
    assert contents.toolTip()
