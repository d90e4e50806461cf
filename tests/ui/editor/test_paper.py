"""The paper follows the plan through any deeds, scrolls, zooms, and is reached with the mouse."""

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain import plan_edits as edits
from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Block, Plan, Recipient, Role, Run, Signature
from kehoach_desktop.ui.editor.arrangement import LEAST_ZOOM, MOST_ZOOM
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.editor.paper import CUT, PaperView
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN
from tests.ui.editor.papers import (
    ALT,
    CTRL,
    NONE,
    SHIFT,
    Key,
    Opener,
    body,
    caret_at,
    compose,
    picture,
    point_of,
    press,
    rows_of,
    texts,
    type_text,
)


def long_plan(count: int = 60) -> Plan:
    sentence = "Văn phòng Đảng uỷ chủ trì, phối hợp với các cơ quan liên quan thực hiện nhiệm vụ được giao trong năm. "
    return body(*(f"Việc {n}: {sentence * 2}" for n in range(1, count + 1)))


def settled(paper: PaperView) -> list[tuple[object, ...]]:
    """What the paper shows once all of it has been laid out."""
    for row in paper.rows.all_rows():
        row.lay_out()
    paper.rows.stack()
    return picture(paper.rows)


# ---------------------------------------------------------------- random deeds

_WORDS = ["kế hoạch ", "đảng viên", ". ", "số 69-KL/TW ", "a", "⌫⌫⌫", "\n", "tie\u0302\u0301ng ", "- ", "họp; "]


def any_place(rng: random.Random, paper: PaperView) -> Place:
    spot = rng.choice(paper.rows.spots())
    return Place(spot, rng.randint(0, len(paper.rows.text_of(spot))))


def choose(rng: random.Random, paper: PaperView) -> None:
    place = any_place(rng, paper)
    paper.select(place, any_place(rng, paper) if rng.random() < 0.3 else place)


def press_any(rng: random.Random, paper: PaperView) -> None:
    moves = [Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End, Key.Key_F4]
    key, held = rng.choice(
        [
            (Key(Key.Key_1 + rng.randrange(9)), CTRL),
            (rng.choice([Key.Key_Tab, Key.Key_Backtab]), NONE),
            (rng.choice([Key.Key_Up, Key.Key_Down]), ALT),
            (rng.choice([Key.Key_B, Key.Key_I]), CTRL),
            (rng.choice([Key.Key_Delete, Key.Key_Backspace]), rng.choice([NONE, CTRL])),
            (rng.choice([Key.Key_Z, Key.Key_Z, Key.Key_Y]), CTRL),
            (rng.choice([Key.Key_C, Key.Key_X, Key.Key_V]), CTRL),
            (Key.Key_Return, rng.choice([NONE, SHIFT])),
            (rng.choice(moves), rng.choice([NONE, SHIFT])),
        ]
    )
    press(paper, key, held)


def random_deed(rng: random.Random, paper: PaperView, draft: Draft) -> None:
    match rng.randrange(12):
        case 0 | 1:
            choose(rng, paper)
        case 2 | 3 | 4:
            type_text(paper, rng.choice(_WORDS))
        case 5:
            compose(paper, "t", "ti", "tiế", commit=rng.choice(["tiếng", "", "việc "]))
        case 6:
            from_inspector(rng, draft)
        case _:
            press_any(rng, paper)


def from_inspector(rng: random.Random, draft: Draft) -> None:
    plan = draft.plan
    name, value = rng.choice(
        [
            ("secrecy", rng.choice([None, "MẬT"])),
            ("subject", rng.choice(["về việc mới", None])),
            ("issuer_line", rng.choice([None, "CỦA BAN THƯỜNG VỤ"])),
            ("recipients", (*plan.recipients[:2], Recipient(f"Cơ quan {rng.random():.3f}"))),
            ("signature", Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", rng.choice([None, "Trần Minh"]))),
            ("layout", replace(plan.layout, line_spacing_pt=rng.choice([None, 18.0, 20.0]))),
        ]
    )
    draft.push(edits.with_field(plan, name, value))


@pytest.mark.parametrize("seed", range(4))
def test_random_deeds_leave_the_paper_as_if_opened_anew(seed: int, opened: Opener, full: bool) -> None:
    rng = random.Random(seed)
    first = PARTY_PLAN if seed % 2 else STATE_PLAN
    for _ in range(10 if full else 1):
        paper, draft = opened(first)
        before = settled(paper)
        for _ in range(200):
            random_deed(rng, paper, draft)
            assert paper.rows.has(paper.caret.spot)
        paper.finish()
        last = draft.plan
        assert settled(paper) == picture(rows_of(draft.plan))
        count = draft.stack.index()
        while draft.stack.canUndo():
            draft.undo()
        assert draft.plan == edits.never_empty(first)
        assert settled(paper) == before
        draft.stack.setIndex(count)
        assert draft.plan == last
        assert settled(paper) == picture(rows_of(last))


# ---------------------------------------------------------------- showing


def test_only_what_an_edit_touches_is_laid_out_again(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    settled(paper)
    layouts = [row.layout for row in paper.rows.all_rows()]
    caret_at(paper, "b6", 3)
    type_text(paper, "x")
    changed = [row for row, layout in zip(paper.rows.all_rows(), layouts, strict=True) if row.layout is not layout]
    assert [row.block.id for row in changed if row.block] == ["b6"]
    assert len(changed) == 1


def test_all_rows_are_laid_out_in_idle_time_and_what_shows_stays(opened: Opener, qtbot: QtBot) -> None:
    paper, _ = opened(long_plan(400))
    paper.verticalScrollBar().setValue(paper.verticalScrollBar().maximum() // 2)
    caret_at(paper, "b200")
    before = paper.caret_box().y()
    qtbot.waitUntil(lambda: all(row.layout for row in paper.rows.all_rows()))
    assert paper.caret_box().y() == pytest.approx(before, abs=1.5)


def test_the_caret_row_keeps_its_place_when_rows_above_grow(opened: Opener) -> None:
    paper, draft = opened(long_plan())
    caret_at(paper, "b30")
    before = paper.caret_box().y()
    draft.push(edits.with_field(draft.plan, "issuer_line", "CỦA BAN THƯỜNG VỤ"))
    paper.go_to(Place("b30"))
    assert paper.caret_box().y() == pytest.approx(before, abs=1.5)


def test_an_edit_in_the_inspector_does_not_scroll_the_paper(opened: Opener) -> None:
    paper, draft = opened(long_plan())
    caret_at(paper, "b50")
    paper.clearFocus()
    paper.verticalScrollBar().setValue(0)
    draft.push(edits.with_field(draft.plan, "secrecy", "MẬT"))
    assert paper.verticalScrollBar().value() == 0
    assert paper.caret == Place("b50")


def test_the_caret_is_brought_into_view(opened: Opener) -> None:
    paper, _ = opened(long_plan())
    for spot in ("b55", "issuing_body", "signature.signatory"):
        caret_at(paper, spot)
        assert paper.viewport().rect().contains(paper.caret_box().toAlignedRect()), spot


def test_a_paper_fits_its_view(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    widths = {400: LEAST_ZOOM, 700: 83, 2000: MOST_ZOOM}
    for width, zoom in widths.items():
        paper.resize(width, 600)
        assert abs(paper.zoom - zoom) <= 2


def test_zoom_stays_in_bounds_and_never_hides_text_at_the_sides(opened: Opener, qtbot: QtBot) -> None:
    paper, _ = opened(PARTY_PLAN)
    with qtbot.waitSignal(paper.zoom_changed):
        paper.set_zoom(MOST_ZOOM)
    caret_at(paper, "b6", 0)
    press(paper, Key.Key_End)
    assert 0 < paper.caret_box().right() <= paper.viewport().width()
    paper.zoom_out()
    assert paper.zoom % 10 == 0
    paper.set_zoom(None)
    assert paper.zoom == 83


def test_lines_do_not_change_with_zoom(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    before = [row.line_texts() for row in paper.rows.all_rows()]
    paper.set_zoom(60)
    assert [row.line_texts() for row in paper.rows.all_rows()] == before


def test_another_plan_is_shown_from_its_start(opened: Opener) -> None:
    paper, draft = opened(long_plan())
    caret_at(paper, "b50")
    draft.set_plan(STATE_PLAN)
    assert settled(paper) == picture(rows_of(STATE_PLAN))
    assert paper.caret == draft.caret


def test_a_read_only_paper_is_walked_and_copied_but_not_changed(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    paper.set_read_only(True)
    caret_at(paper, "b6", 0)
    press(paper, Key.Key_Right, SHIFT)
    press(paper, Key.Key_C, CTRL)
    type_text(paper, "x\n⌫")
    press(paper, Key.Key_2, CTRL)
    press(paper, Key.Key_X, CTRL)
    compose(paper, "a", commit="á")
    assert draft.plan == PARTY_PLAN
    assert QGuiApplication.clipboard().text() == "V"


# ---------------------------------------------------------------- mouse


@pytest.mark.parametrize("place", [Place("b6", 20), Place("subject", 4), Place("recipients/1", 3), Place("place", 2)])
def test_a_click_puts_the_caret_there(place: Place, opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    paper.resize(700, 3000)
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, point_of(paper, place))
    assert paper.caret == place


def test_a_click_on_fixed_words_goes_to_the_nearest_field(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    box = paper.letter_box(Place("issuing_body", 5))
    below = QPoint(round(box.x()), round(box.bottom() + box.height() * 0.6))  # the star
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, below)
    assert paper.caret.spot in ("issuing_body", "number", "symbol")


def test_a_drag_selects(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    start, end = point_of(paper, Place("b3", 4)), point_of(paper, Place("b5", 2))
    QTest.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, NONE, start)
    QTest.mouseMove(paper.viewport(), end)
    QTest.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, NONE, end)
    assert (paper.selection.anchor, paper.selection.head) == (Place("b3", 4), Place("b5", 2))


def test_a_drag_from_the_body_ends_at_its_end(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    paper.select(Place("b12", 3), Place("signature.signatory", 2))
    assert paper.selection.head == Place("b13", len(draft.plan.blocks[-1].text))
    paper.select(Place("b2", 3), Place("subject", 2))
    assert paper.selection.head == Place("b1", 0)
    paper.select(Place("subject", 3), Place("b4", 2))
    assert paper.selection.head == Place("subject", len(PARTY_PLAN.subject or ""))


def test_two_clicks_choose_a_word_and_three_the_block(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    at = point_of(paper, Place("b6", 5))
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    QTest.mouseDClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert paper.selected_text() == "phòng"
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert paper.selected_text() == PARTY_PLAN.blocks[5].text


def test_shift_and_click_widens_the_selection(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "b6", 2)
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, SHIFT, point_of(paper, Place("b6", 9)))
    assert paper.selection.anchor == Place("b6", 2)
    assert paper.caret == Place("b6", 9)


def test_a_click_on_a_blank_chooses_it_whole(opened: Opener) -> None:
    block = Block("b1", Role.PARAGRAPH, (Run("Đồng chí "), Run("họ tên", blank=True), Run(" phụ trách")))
    paper, draft = opened(replace(PARTY_PLAN, blocks=(block,)))
    at = QPointF(paper.letter_box(Place("b1", 9)).center()).toPoint()
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, at + QPoint(8, 0))
    assert (paper.selection.anchor, paper.selection.head) == (Place("b1", 9), Place("b1", 15))
    type_text(paper, "Nam")
    assert texts(draft) == ["Đồng chí Nam phụ trách"]
    assert not any(run.blank for run in draft.plan.blocks[0].runs)


def test_the_wheel_zooms_with_ctrl_only(opened: Opener) -> None:
    paper, _ = opened(long_plan())
    zoom = paper.zoom

    def turn(held: Qt.KeyboardModifier) -> None:
        event = QWheelEvent(
            QPointF(300, 300), QPointF(300, 300), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton, held,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(paper.viewport(), event)

    turn(NONE)
    assert paper.zoom == zoom
    assert paper.verticalScrollBar().value() > 0
    turn(CTRL)
    assert paper.zoom < zoom


def test_a_drop_is_a_paste_at_the_place(opened: Opener) -> None:
    paper, draft = opened(body("Một hai", "Ba"))
    mime = QMimeData()
    mime.setText("và ")
    drop = QDropEvent(
        QPointF(point_of(paper, Place("b1", 4))), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, NONE
    )
    paper.dropEvent(drop)
    assert texts(draft) == ["Một và hai", "Ba"]


# ---------------------------------------------------------------- clipboard


def test_what_is_copied_keeps_its_roles_when_pasted(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    paper.select(Place("b4"), Place("b6", 10))
    paper.copy()
    caret_at(paper, "b13", 0)
    press(paper, Key.Key_Return)
    caret_at(paper, draft.plan.blocks[12].id)
    paper.paste()
    pasted = draft.plan.blocks[12:15]
    assert [block.role for block in pasted] == [Role.PART, Role.SECTION, Role.PARAGRAPH]
    assert [block.text for block in pasted] == ["Mục đích, yêu cầu", "Mục đích", "Văn phòng "]


def test_a_copy_has_text_and_html_for_other_programs(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    paper.select(Place("b4"), Place("b5", 8))
    paper.copy()
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "I- Mục đích, yêu cầu\n1. Mục đích"
    assert "<p>I- <b>Mục đích, yêu cầu</b></p>" in mime.html()


def test_cut_and_paste_brings_all_back(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    paper.select(Place("b6", 3), Place("b6", 12))
    paper.cut()
    paper.paste()
    assert texts(draft) == [block.text for block in PARTY_PLAN.blocks]


def test_plain_paste_makes_paragraphs_and_drops_looks(opened: Opener) -> None:
    paper, draft = opened(body("Đầu", "", "Cuối"))
    mime = QMimeData()
    mime.setHtml("<b>đậm</b>")
    mime.setText("một\r\n\tHai ba\n")
    QGuiApplication.clipboard().setMimeData(mime)
    caret_at(paper, "b2")
    paper.paste_plain()
    assert texts(draft) == ["Đầu", "một", "Hai ba", "Cuối"]


@pytest.mark.parametrize("html", ["<p>- từ Word <b>đậm</b></p>", ""])
def test_what_other_programs_copied_keeps_its_structure(opened: Opener, html: str) -> None:
    paper, draft = opened(body("Đầu", "", "Cuối"))
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    mime.setText("- từ Word đậm")
    QGuiApplication.clipboard().setMimeData(mime)
    caret_at(paper, "b2")
    paper.paste()
    block = draft.plan.blocks[1]
    assert (block.role, block.text) == (Role.DASH, "từ Word đậm")
    assert [run.text for run in block.runs if run.bold] == (["đậm"] if html else [])


@pytest.mark.parametrize(("most", "told"), [(1, [CUT]), (2, [])])
def test_a_paste_of_which_only_the_beginning_was_taken_is_told(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, most: int, told: list[str]
) -> None:
    monkeypatch.setattr("kehoach_desktop.reading.clipboard.MOST_BLOCKS", most)
    paper, draft = opened(body("Đầu", "", "Cuối"))
    said: list[str] = []
    paper.told.connect(said.append)
    mime = QMimeData()
    mime.setText("- từ Word\n- từ Excel")
    QGuiApplication.clipboard().setMimeData(mime)
    caret_at(paper, "b2")
    paper.paste()
    assert said == told
    assert len(texts(draft)) == 2 + most
    paper.undo()
    assert texts(draft) == ["Đầu", "", "Cuối"]


def test_plain_text_that_is_too_long_is_told_too(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, draft = opened(body(""))
    monkeypatch.setattr("kehoach_desktop.reading.clipboard.MOST_BLOCKS", 2)
    said: list[str] = []
    paper.told.connect(said.append)
    mime = QMimeData()
    mime.setText("một\nhai\n\nba")
    QGuiApplication.clipboard().setMimeData(mime)
    caret_at(paper, "b1")
    paper.paste_plain()
    assert texts(draft) == ["một", "hai"]
    assert said == [CUT]
