"""What Vietnamese input tools send leaves exactly the letters that were meant, in NFC."""

import unicodedata
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.ui.editor.paper import PaperView
from tests.helpers.plans import PARTY_PLAN
from tests.ui.editor.papers import (
    CTRL,
    NONE,
    Key,
    Opener,
    body,
    caret_at,
    compose,
    is_nfc,
    point_of,
    press,
    texts,
    type_text,
)

Query = Qt.InputMethodQuery

UNIKEY = {
    "composed, Telex": ("tie⌫êng⌫⌫⌫ếng ", "tiếng "),
    "combining": ("tie⌫e\u0302ng⌫⌫⌫⌫e\u0302\u0301ng ", "tiếng "),
    "combining, mark alone": ("tie\u0302ng⌫⌫\u0301ng ", "tiếng "),
    "đ": ("d⌫đi d⌫⌫đ⌫đ", "điđ"),
    "tone moved on": ("ho⌫ó⌫⌫hoà⌫⌫oàn.", "hoàn."),
    "word taken back": ("viê⌫⌫⌫⌫Việt Nam", "Việt Nam"),
    "capitals": ("Đ⌫D⌫ĐƯ⌫U⌫ƯỜNG\n", "ĐƯỜNG"),
}


@pytest.mark.parametrize("name", UNIKEY)
def test_unikey_sends_backspaces_and_letters(name: str, opened: Opener) -> None:
    sent, meant = UNIKEY[name]
    paper, draft = opened(body("", "Hết"))
    type_text(paper, sent)
    if not sent.endswith((" ", ".", "\n")):
        press(paper, Key.Key_Right)
    assert texts(draft)[0] == unicodedata.normalize("NFC", meant)


@pytest.mark.parametrize("end", [" ", ",", "\n"])
def test_combining_letters_are_composed_when_the_word_ends(end: str, opened: Opener) -> None:
    paper, draft = opened(body("", "Hết"))
    type_text(paper, "tie\u0302\u0301ng")
    assert texts(draft)[0] == "tie\u0302\u0301ng"
    type_text(paper, end)
    assert texts(draft)[0] == "tiếng" + end.strip("\n")
    assert is_nfc(texts(draft))


@pytest.mark.parametrize("leave", ["click", "arrow", "focus", "undo of nothing else"])
def test_combining_letters_are_composed_when_the_word_is_left(leave: str, opened: Opener) -> None:
    paper, draft = opened(body("", "Hết"))
    type_text(paper, "tie\u0302\u0301ng")
    match leave:
        case "click":
            QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, point_of(paper, Place("b2", 1)))
        case "arrow":
            press(paper, Key.Key_Down)
        case "focus":
            paper.clearFocus()
        case _:
            paper.undo()
            paper.redo()
    assert texts(draft)[0] == "tiếng"


def test_a_word_of_unikey_is_one_step_to_undo(opened: Opener) -> None:
    paper, draft = opened(body("Một ", "Hết"))
    caret_at(paper, "b1", 4)
    type_text(paper, "tie⌫e\u0302ng⌫⌫⌫⌫e\u0302\u0301ng ")
    assert texts(draft)[0] == "Một tiếng "
    press(paper, Key.Key_Z, CTRL)
    assert texts(draft)[0] == "Một "


# ---------------------------------------------------------------- composing

BAMBOO = {
    "word by word": ([(("t", "ti", "tiê", "tiên", "tiêng", "tiếng"), "tiếng", 0), ((), " ", 0)], "tiếng "),
    "taken back to nothing": ([(("t", "ti", "t", ""), "", 0)], ""),
    "combining": ([(("tie\u0302\u0301ng",), "tie\u0302\u0301ng ", 0)], "tiếng "),
    "surrounding text": ([((), "viet", 0), ((), "iệt", 3), ((), " ", 0)], "việt "),
    "tone after the word": ([((), "hoan ", 0), ((), "àn", 3), ((), " ", 0)], "hoàn "),
}
WINDOWS = {
    "Telex": ([(("t", "ti", "tie"), "tiê", 0), ((), "n", 0), ((), "ế", 2), ((), "ng ", 0)], "tiếng "),
    "letter by letter": ([((), "d", 0), ((), "đ", 1), ((), "a", 0), ((), "ã", 1), ((), ".", 0)], "đã."),
}


@pytest.mark.parametrize("name", [*BAMBOO, *WINDOWS])
def test_composing_leaves_what_was_meant(name: str, opened: Opener) -> None:
    steps, meant = (BAMBOO | WINDOWS)[name]
    paper, draft = opened(body("A ", "Hết"))
    caret_at(paper, "b1", 2)
    for stages, commit, back in steps:
        compose(paper, *stages, commit=commit, take_back=back)
    assert texts(draft)[0] == "A " + meant
    assert is_nfc(texts(draft))


def test_what_is_composed_is_shown_and_not_yet_in_the_plan(opened: Opener) -> None:
    paper, draft = opened(body("Một hai", "Hết"))
    caret_at(paper, "b1", 4)
    before = paper.caret_box().x()
    compose(paper, "tiế")
    row = paper.rows.rows_of("b1")[0]
    assert row.shown_text == "Một tiếhai"
    assert paper.caret_box().x() > before
    assert draft.plan == body("Một hai", "Hết")
    compose(paper, "")
    assert row.shown_text == "Một hai"
    assert paper.caret_box().x() == pytest.approx(before)


def test_composing_takes_the_place_of_a_selection(opened: Opener) -> None:
    paper, draft = opened(body("Một hai ba", "Hết"))
    paper.select(Place("b1", 4), Place("b1", 7))
    compose(paper, "b", "bố", commit="bốn")
    assert texts(draft)[0] == "Một bốn ba"


@pytest.mark.parametrize("end", ["click", "focus", "key", "go"])
def test_what_is_being_composed_is_typed_before_anything_else(end: str, opened: Opener) -> None:
    paper, draft = opened(body("Một ", "Hết"))
    caret_at(paper, "b1", 4)
    compose(paper, "hai")
    match end:
        case "click":
            QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, point_of(paper, Place("b2", 1)))
        case "focus":
            paper.clearFocus()
        case "key":
            press(paper, Key.Key_Return)
        case _:
            paper.go_to(Place("b2", 1))
    assert texts(draft)[0] == "Một hai"


def test_undo_while_composing_takes_back_what_was_composed(opened: Opener) -> None:
    paper, draft = opened(body("Một ", "Hết"))
    caret_at(paper, "b1", 4)
    compose(paper, "hai")
    press(paper, Key.Key_Z, CTRL)
    assert texts(draft)[0] == "Một "
    assert not paper.rows.rows_of("b1")[0].preedit.text


def test_backspace_while_composing_joins_no_blocks(opened: Opener) -> None:
    paper, draft = opened(body("Một", "Hai"))
    caret_at(paper, "b2")
    compose(paper, "t")
    press(paper, Key.Key_Backspace)
    assert texts(draft) == ["Một", "Hai"]


def test_composing_in_a_field(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    caret_at(paper, "signature.signatory", 14)
    compose(paper, " H", " Hà", commit=" Hà")
    assert draft.plan.signature.signatory == "Trần Minh Khôi Hà"


def test_no_composed_letter_is_lost_when_the_plan_changes_elsewhere(opened: Opener, qtbot: QtBot) -> None:
    paper, draft = opened(body("Một ", "Hết"))
    caret_at(paper, "b1", 4)
    compose(paper, "hai")
    other = QLineEdit()
    window = QWidget()
    QVBoxLayout(window).addWidget(other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: not paper.hasFocus())
    assert texts(draft)[0] in ("Một hai", "Một ")
    paper.go_to(Place("b2"))
    assert texts(draft)[0] == "Một hai"


# ---------------------------------------------------------------- answers


def answers(paper: PaperView, *queries: Qt.InputMethodQuery) -> list[Any]:
    return [paper.inputMethodQuery(query) for query in queries]


def test_input_methods_are_told_the_text_around_the_caret(opened: Opener) -> None:
    paper, _ = opened(body("Một hai ba", "Hết"))
    paper.select(Place("b1", 4), Place("b1", 7))
    told = answers(
        paper, Query.ImSurroundingText, Query.ImCursorPosition, Query.ImAnchorPosition, Query.ImCurrentSelection
    )
    assert told == ["Một hai ba", 7, 4, "hai"]
    assert answers(paper, Query.ImTextBeforeCursor, Query.ImTextAfterCursor) == ["Một hai", " ba"]
    assert paper.inputMethodQuery(Query.ImEnabled)


def test_a_selection_over_blocks_is_told_as_a_caret(opened: Opener) -> None:
    paper, _ = opened(body("Một hai ba", "Hết"))
    paper.select(Place("b1", 4), Place("b2", 2))
    assert answers(paper, Query.ImCursorPosition, Query.ImAnchorPosition, Query.ImCurrentSelection) == [2, 2, ""]


def test_the_candidate_window_stands_at_the_caret(opened: Opener) -> None:
    paper, _ = opened(body("Một hai ba", "Hết"))
    caret_at(paper, "b1", 4)
    box = paper.inputMethodQuery(Query.ImCursorRectangle)
    assert box == paper.caret_box()
    assert paper.viewport().rect().contains(box.toAlignedRect())


def test_offsets_are_told_as_qt_counts_them(opened: Opener) -> None:
    paper, draft = opened(body("a\U0001f600b", "Hết"))
    caret_at(paper, "b1", 3)
    assert answers(paper, Query.ImCursorPosition) == [4]
    compose(paper, commit="c", take_back=1)
    assert texts(draft)[0] == "a\U0001f600c"


def test_a_preedit_with_its_own_caret(opened: Opener) -> None:
    paper, _ = opened(body("Một ", "Hết"))
    caret_at(paper, "b1", 4)
    compose(paper, "abc")
    after = paper.caret_box().x()
    cursor = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, 1, 1, None)
    QApplication.sendEvent(paper, QInputMethodEvent("abc", [cursor]))
    assert paper.caret_box().x() < after
