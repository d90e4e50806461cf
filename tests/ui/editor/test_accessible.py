"""Screen readers are told the text at the caret, what it is, and where the caret goes."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleTextInterface

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.ui.editor.paper import PaperView
from tests.helpers.plans import PARTY_PLAN
from tests.ui.editor.papers import Opener, caret_at, type_text


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def interface(paper: PaperView) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(paper)
    assert found is not None
    return found


def text_of(paper: PaperView) -> QAccessibleTextInterface:
    found = interface(paper).textInterface()
    assert found is not None
    return found


def test_the_paper_is_a_text_to_be_edited(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    assert interface(paper).role() is QAccessible.Role.EditableText
    state = interface(paper).state()
    assert state.editable
    assert state.multiLine


def test_the_name_says_which_block_or_field_it_is(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    named = {}
    for spot in ("b10", "subject", "recipients/0"):
        caret_at(paper, spot)
        named[spot] = interface(paper).text(QAccessible.Text.Name)
    assert named == {
        "b10": "Giấy: Gạch (-)",
        "subject": "Giấy: Trích yếu",
        "recipients/0": "Giấy: Danh sách nơi nhận",
    }


def test_the_text_is_that_of_the_caret(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "b5", 4)
    text = text_of(paper)
    assert (text.characterCount(), text.cursorPosition()) == (8, 4)
    assert (text.text(0, 8), text.text(4, 8)) == ("Mục đích", "đích")
    type_text(paper, "x")
    assert text.text(0, 9) == "Mục xđích"
    assert text.cursorPosition() == 5


def test_the_caret_is_moved_and_letters_are_found_on_the_screen(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "b6", 4)
    text = text_of(paper)
    text.setCursorPosition(9)
    assert paper.caret == Place("b6", 9)
    box = text.characterRect(9)
    assert box.width() > 0
    assert text.offsetAtPoint(box.center()) in (9, 10)
    text.setSelection(0, 2, 6)
    assert paper.selected_text() == "n ph"
    text.removeSelection(0)
    assert not paper.has_selection


def test_what_screen_readers_hold_outlives_pythons_wish_to_tidy_up(opened: Opener) -> None:
    for _ in range(3):
        paper, _ = opened(PARTY_PLAN)
        gc.collect()
        caret_at(paper, "b5", 2)
        assert text_of(paper).text(0, 3) == "Mục"
        paper.close()
        gc.collect()
