"""Naming a document: asked for on the paper, found while typing, written there as one step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Role
from kehoach_desktop.ui.citations.offers import NAMED, NEW
from tests.ui.citations.conftest import Desk, Opener
from tests.ui.citations.documents import FULL, KNOWN, SHORT
from tests.ui.editor.papers import CTRL, NONE, Key, caret_at, compose, press, type_text

BOTH = ["Kết luận số 69-KL/TW", "Kế hoạch số 112-KH/TU", NEW]


def asked(opened: Opener, *lines: str, role: Role = Role.PARAGRAPH, typed: str = "@") -> Desk:
    """Asked for behind the first line."""
    desk = opened(*lines, role=role)
    caret_at(desk.paper, "b1", len(lines[0]))
    type_text(desk.paper, typed)
    return desk


# ---------------------------------------------------------------- found


def test_the_sign_opens_the_list_and_what_is_typed_narrows_it(opened: Opener) -> None:
    desk = asked(opened, "Theo ")
    assert desk.titles == BOTH
    type_text(desk.paper, "ke hoach")
    assert desk.titles == ["Kế hoạch số 112-KH/TU", NEW]
    type_text(desk.paper, "⌫⌫⌫⌫⌫⌫⌫⌫")
    assert desk.titles == BOTH
    assert desk.texts == ["Theo @"]
    assert desk.paper.hasFocus()


def test_ctrl_k_opens_it_without_a_sign(opened: Opener) -> None:
    desk = opened("Theo ")
    caret_at(desk.paper, "b1", 5)
    press(desk.paper, Key.Key_K, CTRL)
    type_text(desk.paper, "69")
    assert desk.titles == [SHORT, NEW]
    press(desk.paper, Key.Key_Return)
    assert desk.texts == [f"Theo {FULL}"]


def test_what_an_input_method_is_composing_narrows_it_too(opened: Opener) -> None:
    desk = asked(opened, "Theo ")
    compose(desk.paper, "k", "kế")
    assert desk.titles == BOTH  # Kết luận and Kế hoạch
    compose(desk.paper, "kết")
    assert desk.titles == [SHORT, NEW]
    press(desk.paper, Key.Key_Return)
    assert desk.texts == [f"Theo {FULL}"]


def test_a_sign_that_an_input_method_commits_opens_it(opened: Opener) -> None:
    desk = opened("Theo ")
    caret_at(desk.paper, "b1", 5)
    compose(desk.paper, commit="@")
    assert desk.titles == BOTH


def test_documents_that_only_the_text_names_are_offered_after_those_of_the_plan(opened: Opener) -> None:
    decree = "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
    desk = asked(opened, "Theo ", decree)
    assert desk.titles == [*BOTH[:2], "Nghị định số 30/2020/NĐ-CP", NEW]


def test_it_says_which_ones_will_be_short(opened: Opener) -> None:
    desk = opened("Theo 112-KH/TU", "Nay ")
    caret_at(desk.paper, "b2", 4)
    type_text(desk.paper, "@")
    model = desk.picker.popup.model
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert said == [
        "Kết luận số 69-KL/TW, ngày 11/01/2024 · Bộ Chính trị · về biên chế",
        f"Kế hoạch số 112-KH/TU, {NAMED} · ngày 30/10/2026 · Tỉnh uỷ · về kiểm tra",
    ]


# ---------------------------------------------------------------- not in the way


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("vanphong", "@vanphuc.vn"),  # an address of electronic mail
        ("Theo ", "@ và"),
        ("Theo ", "@mot hai ba bon nam"),  # nothing is called so
        ("Theo ", "@⌫"),
        ("Theo ", "@" + "a" * 61),
    ],
)
def test_who_only_writes_is_left_alone(opened: Opener, line: str, typed: str) -> None:
    desk = asked(opened, line, typed=typed)
    assert not desk.picker.is_open
    assert desk.titles == []
    press(desk.paper, Key.Key_Return)
    assert len(desk.texts) == 2


def test_escape_leaves_the_sign_as_typed(opened: Opener) -> None:
    desk = asked(opened, "Theo ")
    press(desk.paper, Key.Key_Escape)
    assert desk.titles == []
    assert desk.texts == ["Theo @"]
    type_text(desk.paper, "69")
    assert desk.titles == []


@pytest.mark.parametrize("way", ["other block", "before", "focus", "replaced"])
def test_it_closes_when_the_caret_goes_elsewhere(opened: Opener, way: str) -> None:
    desk = asked(opened, "Theo ", "Khác")
    match way:
        case "other block":
            caret_at(desk.paper, "b2")
        case "before":
            caret_at(desk.paper, "b1", 2)
        case "focus":
            desk.paper.clearFocus()
        case "replaced":
            desk.draft.set_plan(desk.draft.plan)
    assert desk.titles == []
    assert not desk.picker.is_open


@pytest.mark.parametrize(("spot", "is_asked"), [("subject", True), ("place", False), ("signature.signatory", False)])
def test_of_the_fields_only_the_subject_names_documents(opened: Opener, spot: str, is_asked: bool) -> None:
    desk = opened("Thân")
    caret_at(desk.paper, spot)
    press(desk.paper, Key.Key_K, CTRL)
    assert bool(desk.titles) is is_asked


def test_a_plan_that_may_not_be_changed_is_not_asked(opened: Opener) -> None:
    desk = opened("Theo ")
    desk.paper.set_read_only(True)
    press(desk.paper, Key.Key_K, CTRL)
    type_text(desk.paper, "@")
    assert desk.titles == []


def test_only_four_keys_are_the_lists_own(opened: Opener) -> None:
    desk = asked(opened, "Theo ")
    for key, is_own in ((Key.Key_Down, True), (Key.Key_Escape, True), (Key.Key_S, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL if not is_own else NONE)
        event.ignore()
        QApplication.sendEvent(desk.paper, event)
        assert event.isAccepted() is is_own
    press(desk.paper, Key.Key_Left)
    assert desk.paper.caret.offset == 5


# ---------------------------------------------------------------- chosen


def test_a_document_is_chosen_by_key_and_is_one_step(opened: Opener) -> None:
    desk = asked(opened, "Theo ", typed="@k")
    press(desk.paper, Key.Key_Down)
    press(desk.paper, Key.Key_Up)
    press(desk.paper, Key.Key_Return)
    assert desk.texts == [f"Theo {FULL}"]
    assert desk.paper.caret == Place("b1", len(desk.texts[0]))
    assert desk.draft.stack.undoText() == "chèn viện dẫn"
    desk.paper.undo()
    assert desk.texts == ["Theo @k"]


def test_up_from_the_first_goes_to_the_last(opened: Opener) -> None:
    desk = asked(opened, "Theo ")
    press(desk.paper, Key.Key_Up)
    offer = desk.picker.popup.current()
    assert offer is not None
    assert offer.title == NEW


def test_a_document_is_chosen_with_the_mouse(opened: Opener, qtbot: QtBot) -> None:
    desk = asked(opened, "Theo ")
    view = desk.picker.popup.view
    centre = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert desk.texts == ["Theo Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Tỉnh uỷ về kiểm tra"]
    assert desk.paper.hasFocus()


def test_the_second_time_it_is_short(opened: Opener) -> None:
    desk = asked(opened, "Theo ", typed="@69\n")
    press(desk.paper, Key.Key_Return)
    type_text(desk.paper, "Nay @69\n")
    assert desk.texts == [f"Theo {FULL}", f"Nay {SHORT}"]


def test_a_line_of_legal_bases_begins_with_its_words(opened: Opener) -> None:
    desk = asked(opened, "", role=Role.LEGAL_BASIS, typed="@69\n")
    assert desk.texts == [f"Căn cứ {FULL}"]


def test_what_is_selected_is_exchanged(opened: Opener) -> None:
    desk = opened("Theo văn bản trên")
    desk.paper.select(Place("b1", 5), Place("b1", 12))
    press(desk.paper, Key.Key_K, CTRL)
    press(desk.paper, Key.Key_Return)
    assert desk.texts == [f"Theo {FULL} trên"]


# ---------------------------------------------------------------- a new one


def test_a_new_document_is_entered_written_and_remembered(opened: Opener, qtbot: QtBot) -> None:
    desk = asked(opened, "Theo ", typed="@30/2020/NĐ-CP")
    assert desk.titles == [NEW]
    press(desk.paper, Key.Key_Return)
    form = desk.form
    assert (form.kind.text(), form.symbol.text()) == ("Nghị định", "30/2020/NĐ-CP")
    form.date.setText("5/3/2020")
    form.issuer.setText("Chính phủ")
    form.subject.setPlainText("Về công tác văn thư")
    written = "Nghị định số 30/2020/NĐ-CP, ngày 05/3/2020 của Chính phủ về công tác văn thư"
    assert form.words.text() == written
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert desk.texts == [f"Theo {written}"]
    assert desk.draft.plan.citations[-1].issuer == "Chính phủ"
    qtbot.waitUntil(lambda: desk.picker.form is None)
    desk.paper.undo()
    assert desk.texts == ["Theo @30/2020/NĐ-CP"]
    assert desk.draft.plan.citations == KNOWN


def test_going_back_leaves_what_was_typed(opened: Opener, qtbot: QtBot) -> None:
    desk = asked(opened, "Theo ", typed="@abc\n")
    desk.form.reject()
    qtbot.waitUntil(lambda: desk.picker.form is None)
    assert desk.texts == ["Theo @abc"]
    qtbot.waitUntil(desk.paper.hasFocus)


# ---------------------------------------------------------------- where it lies


def test_the_list_lies_below_the_caret_and_inside_the_paper(opened: Opener) -> None:
    desk = asked(opened, "Theo ")
    box, caret = desk.picker.popup.geometry(), desk.paper.caret_box()
    assert box.top() >= caret.bottom()
    assert desk.paper.rect().contains(box)


def test_without_room_below_it_lies_above_and_stays_there(opened: Opener) -> None:
    desk = opened(*(["Dòng"] * 40))
    caret_at(desk.paper, "b40", 4)
    type_text(desk.paper, " @")
    popup = desk.picker.popup
    if popup.geometry().top() > desk.paper.caret_box().top():
        desk.paper.resize(700, round(desk.paper.caret_box().bottom()) + 20)
        type_text(desk.paper, "⌫@")
    assert popup.geometry().bottom() <= desk.paper.caret_box().top()
    type_text(desk.paper, "69")
    assert popup.geometry().bottom() <= desk.paper.caret_box().top()


def test_below_the_caret_comes_first_and_above_it_spares_what_is_being_written(opened: Opener) -> None:
    popup = asked(opened, "Theo ").picker.popup
    home = popup.parentWidget()
    high = popup.height()
    popup.hide()
    popup.show_at(QRectF(50, home.height() - high, 1, 20), home.height() - high - 60)
    assert popup.geometry().top() >= home.height() - high + 20
    popup.hide()
    popup.show_at(QRectF(50, home.height() - 40, 1, 20), home.height() - 120)
    assert popup.geometry().bottom() < home.height() - 120


def test_the_list_goes_with_the_text_and_out_of_sight_with_it(opened: Opener) -> None:
    desk = opened(*(["Dòng"] * 60))
    caret_at(desk.paper, "b20", 4)
    type_text(desk.paper, " @")
    before = desk.picker.popup.pos()
    bar = desk.paper.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    assert desk.picker.popup.pos() == before - QPoint(0, 40)
    bar.setValue(bar.maximum())
    assert not desk.picker.is_open


def test_many_documents_scroll_in_a_list_of_five_rows(opened: Opener) -> None:
    many = tuple(replace(KNOWN[0], symbol=f"{number}-KL/TW") for number in range(12))
    desk = opened("Theo ", citations=many)
    caret_at(desk.paper, "b1", 5)
    type_text(desk.paper, "@")
    popup = desk.picker.popup
    first, last = popup.model.index(0), popup.model.index(12)
    assert popup.height() < 6 * popup.view.visualRect(first).height()
    press(desk.paper, Key.Key_Up)
    assert popup.view.viewport().rect().contains(popup.view.visualRect(last).center())
