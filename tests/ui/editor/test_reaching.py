"""What is reached is seen: blanks of fields, blocks from their beginning, and the name of the role beside them."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetrics, QImage

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Role, Run, Signature
from kehoach_desktop.ui.editor.margins import role_lines
from kehoach_desktop.ui.editor.painting import colour
from kehoach_desktop.ui.editor.paper import PaperView
from kehoach_desktop.ui.editor.role_words import ROLE_WORDS
from kehoach_desktop.ui.theme import theme
from tests.helpers.plans import PARTY_PLAN, SENTENCE
from tests.ui.editor.papers import NONE, SHIFT, Key, Opener, body, caret_at, press, type_text


def has_selection_look(paper: PaperView, place: Place) -> bool:
    box = paper.letter_box(place)
    image: QImage = paper.viewport().grab().toImage()
    return image.pixelColor(round(box.left() + 3), round(box.center().y())) == colour("selection")


@pytest.mark.parametrize("held", [NONE, SHIFT])
def test_f4_onto_a_field_that_is_missing_shows_it_selected(opened: Opener, held: object) -> None:
    plan = replace(body("Một câu."), subject="", signature=replace(PARTY_PLAN.signature, signatory=""))
    paper, _ = opened(plan)
    caret_at(paper, "b1", 2)
    spot = "subject" if held is SHIFT else "signature.signatory"
    assert not has_selection_look(paper, Place(spot))
    press(paper, Key.Key_F4, SHIFT if held is SHIFT else NONE)
    assert paper.caret.spot == spot
    assert has_selection_look(paper, Place(spot))
    type_text(paper, "Lê")
    assert paper.rows.text_of(spot) == "Lê"
    assert not has_selection_look(paper, Place(spot))


def test_f4_upwards_shows_the_block_from_its_first_line(opened: Opener) -> None:
    long = SENTENCE * 3
    plan = body(*["Một câu."] * 3, "x", *[long] * 12)
    runs = (Run(long), Run("ai làm", blank=True))
    blocks = [replace(one, runs=runs) if one.id == "b4" else one for one in plan.blocks]
    paper, _ = opened(replace(plan, blocks=tuple(blocks), signature=Signature(signatory="Lê Văn An")))
    caret_at(paper, "b16")
    assert paper.letter_box(Place("b4")).top() < 0
    press(paper, Key.Key_F4, SHIFT)
    assert paper.caret.spot == "b4"
    assert paper.letter_box(Place("b4")).top() >= 0
    assert paper.caret_box().bottom() <= paper.viewport().height()


def test_an_arrow_scrolls_by_no_more_than_its_line(opened: Opener) -> None:
    paper, _ = opened(body(*[SENTENCE * 6] * 8))
    caret_at(paper, "b8")
    before = paper.verticalScrollBar().value()
    pitch = paper.rows.body[0].metrics.pitch * paper._arrangement.scale
    for _ in range(30):
        press(paper, Key.Key_Up)
        assert before - paper.verticalScrollBar().value() <= 3 * pitch
        before = paper.verticalScrollBar().value()


def test_a_view_that_gets_lower_keeps_what_is_selected_in_sight(opened: Opener) -> None:
    paper, _ = opened(body(*[SENTENCE] * 30))
    paper.select(Place("b12", 3), Place("b12", 60))
    while paper.caret_box().bottom() < paper.viewport().height() - 40:
        paper.verticalScrollBar().setValue(paper.verticalScrollBar().value() - 10)
    paper.resize(paper.width(), paper.height() - 60)
    assert paper.letter_box(Place("b12", 3)).top() >= 0
    assert paper.caret_box().bottom() <= paper.viewport().height()


def test_the_name_of_a_role_takes_what_room_there_is() -> None:
    metrics = QFontMetrics(theme.font("caption"))
    whole = metrics.horizontalAdvance("Tiểu mục (a)")
    assert role_lines("Tiểu mục (a)", whole) == ["Tiểu mục (a)"]
    assert role_lines("Tiểu mục (a)", whole - 1) == ["Tiểu mục", "(a)"]
    assert role_lines("Phân công (*)", metrics.horizontalAdvance("Phân")) != []
    for words in ROLE_WORDS.values():
        for room in range(20, 120, 4):
            lines = role_lines(words, room)
            assert lines
            assert all(metrics.horizontalAdvance(line) <= room for line in lines)


@pytest.mark.parametrize("zoom", [60, 100, 160])
@pytest.mark.parametrize("role", [Role.SUBSECTION, Role.ASSIGNMENT, Role.SECTION])
def test_the_role_stands_beside_its_block_at_every_zoom(opened: Opener, role: Role, zoom: int) -> None:
    paper, _ = opened(body("Một câu.", "Câu nữa.", role=role))
    paper.set_zoom(zoom)
    caret_at(paper, "b1")
    box = paper.letter_box(Place("b1"))
    left = round(paper._arrangement.origin().x()) - 16  # the bar begins behind it
    room = paper.viewport().grab().toImage().copy(0, round(box.top()), left, round(box.height()) + 20)
    caret_at(paper, "b2")
    other = paper.viewport().grab().toImage().copy(0, round(box.top()), left, round(box.height()) + 20)
    assert room != other
