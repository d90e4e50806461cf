"""Every key of the paper does what the sheet of keys says."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Annex, AnnexKind, Block, Recipient, Role, Run, Signature, Task
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.editor.keys import ROLES, Deed, wish_of
from tests.helpers.plans import PARTY_PLAN
from tests.ui.editor.papers import (
    ALT,
    CTRL,
    NONE,
    SHIFT,
    Key,
    Opener,
    body,
    caret_at,
    press,
    texts,
    type_text,
)

KEYPAD = Qt.KeyboardModifier.KeypadModifier


def roles(draft: Draft) -> list[Role]:
    return [block.role for block in draft.plan.blocks]


def key_event(key: int, held: Qt.KeyboardModifier = NONE, text: str = "", virtual: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, held, 0, virtual, 0, text)


# ---------------------------------------------------------------- what a key means


@pytest.mark.parametrize("number", range(1, 10))
def test_ctrl_and_a_digit_set_a_role_on_any_layout(number: int) -> None:
    digit = Key(Key.Key_0 + number)
    by_letter, by_place = key_event(digit, CTRL), key_event(ord("Ă"), CTRL, "ă", virtual=int(digit))
    for event in (by_letter, by_place):
        wish = wish_of(event)
        assert wish is not None
        assert (wish.deed, wish.role) == (Deed.SET_ROLE, ROLES[number - 1])


@pytest.mark.parametrize(
    "event",
    [
        key_event(Key.Key_1, ALT, "1"),  # a screen of the rail
        key_event(Key.Key_1, ALT | KEYPAD, "1"),  # an Alt code
        key_event(Key.Key_1, CTRL | KEYPAD),
        key_event(Key.Key_F7),
        key_event(Key.Key_F, CTRL, "\x06"),
        key_event(Key.Key_Escape, NONE, "\x1b"),
        key_event(Key.Key_T, ALT, "t"),  # a menu
        key_event(Key.Key_Tab, CTRL),
        key_event(Key.Key_Shift, SHIFT | CTRL),
    ],
)
def test_other_keys_are_left_to_the_window(event: QKeyEvent) -> None:
    assert wish_of(event) is None


@pytest.mark.parametrize(
    ("text", "held"), [("ế", NONE), ("Đ", SHIFT), ("@", CTRL | ALT), ("\u0301", NONE), ("5", KEYPAD)]
)
def test_letters_are_typed(text: str, held: Qt.KeyboardModifier) -> None:
    wish = wish_of(key_event(0, held, text))
    assert wish is not None
    assert (wish.deed, wish.text) == (Deed.TYPE, text)


def test_the_paper_takes_its_keys_before_menus_do(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    own = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_B, CTRL)
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_F, CTRL)
    for event in (own, other):
        event.ignore()
        QApplication.sendEvent(paper, event)
    assert own.isAccepted()
    assert not other.isAccepted()


# ---------------------------------------------------------------- moving

LINES = body("Một hai ba", "Bốn, năm", "Sáu")


@pytest.mark.parametrize(
    ("start", "key", "held", "end"),
    [
        (Place("b1", 3), Key.Key_Right, NONE, Place("b1", 4)),
        (Place("b1", 10), Key.Key_Right, NONE, Place("b2", 0)),
        (Place("b2", 0), Key.Key_Left, NONE, Place("b1", 10)),
        (Place("b1", 1), Key.Key_Right, CTRL, Place("b1", 4)),
        (Place("b1", 6), Key.Key_Left, CTRL, Place("b1", 4)),
        (Place("b2", 3), Key.Key_Right, CTRL, Place("b2", 5)),
        (Place("b1", 4), Key.Key_Home, NONE, Place("b1", 0)),
        (Place("b1", 4), Key.Key_End, NONE, Place("b1", 10)),
        (Place("b1", 4), Key.Key_Home, CTRL, Place("parent_body", 0)),
        (Place("b1", 4), Key.Key_End, CTRL, Place("signature.signatory", 14)),
        (Place("b2", 5), Key.Key_Up, CTRL, Place("b2", 0)),
        (Place("b2", 0), Key.Key_Up, CTRL, Place("b1", 0)),
        (Place("b2", 5), Key.Key_Down, CTRL, Place("b3", 0)),
        (Place("b2", 0), Key.Key_Down, NONE, Place("b3", 0)),
        (Place("b2", 0), Key.Key_Up, NONE, Place("b1", 0)),
        (Place("parent_body", 0), Key.Key_Left, NONE, Place("parent_body", 0)),
    ],
)
def test_moves(start: Place, key: Qt.Key, held: Qt.KeyboardModifier, end: Place, opened: Opener) -> None:
    paper, _ = opened(LINES)
    paper.go_to(start)
    press(paper, key, held)
    assert paper.caret == end
    paper.go_to(start)
    press(paper, key, held | SHIFT)
    kept = end if end.spot.startswith("b") else paper.caret
    assert (paper.selection.anchor, paper.caret) == (start, kept)


def test_arrows_take_a_letter_with_its_marks_and_backspace_one_code_point(opened: Opener) -> None:
    paper, draft = opened(body("ie\u0302\u0301ng"))
    caret_at(paper, "b1", 1)
    press(paper, Key.Key_Right)
    assert paper.caret.offset == 4
    press(paper, Key.Key_Left)
    assert paper.caret.offset == 1
    press(paper, Key.Key_Right)
    press(paper, Key.Key_Backspace)
    assert texts(draft) == ["ie\u0302ng"]


def test_up_and_down_keep_their_column(opened: Opener) -> None:
    paper, _ = opened(
        body("Một câu khá dài để con trỏ đứng xa lề trái", "Ngắn", "Một câu khá dài để con trỏ đứng xa lề trái")
    )
    caret_at(paper, "b1", 30)
    press(paper, Key.Key_Down)
    assert paper.caret == Place("b2", 4)
    press(paper, Key.Key_Down)
    assert paper.caret == Place("b3", 30)


def test_lines_of_one_block_are_walked_one_by_one(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "b6", 0)
    row = paper.rows.rows_of("b6")[0]
    for _ in range(row.line_count()):
        assert paper.caret.spot == "b6"
        press(paper, Key.Key_Down)
    assert paper.caret.spot == "b7"


def test_page_keys_go_a_view_further(opened: Opener) -> None:
    paper, _ = opened(body(*["Một dòng chữ"] * 80))
    caret_at(paper, "b1", 4)
    press(paper, Key.Key_PageDown)
    first = int(paper.caret.spot[1:])
    assert 10 < first < 40
    press(paper, Key.Key_PageUp)
    assert paper.caret.spot == "b1"


def test_up_and_down_stay_in_the_columns_of_head_and_closing(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "recipients/0", 2)
    press(paper, Key.Key_Down)
    assert paper.caret.spot == "recipients/1"
    caret_at(paper, "signature.authority", 2)
    press(paper, Key.Key_Down)
    assert paper.caret.spot == "signature.position"
    caret_at(paper, "b1", 0)
    press(paper, Key.Key_Up)
    assert paper.caret.spot == "subject"


def test_ctrl_a_takes_the_body_or_the_field(opened: Opener) -> None:
    paper, _ = opened(LINES)
    caret_at(paper, "b2", 3)
    press(paper, Key.Key_A, CTRL)
    assert (paper.selection.anchor, paper.caret) == (Place("b1"), Place("b3", 3))
    caret_at(paper, "symbol", 3)
    press(paper, Key.Key_A, CTRL)
    assert (paper.selection.anchor, paper.caret) == (Place("symbol"), Place("symbol", 5))


def test_an_arrow_without_shift_leaves_a_selection_at_its_end(opened: Opener) -> None:
    paper, _ = opened(LINES)
    paper.select(Place("b1", 4), Place("b1", 7))
    press(paper, Key.Key_Left)
    assert paper.caret == Place("b1", 4)
    assert not paper.has_selection


# ---------------------------------------------------------------- blocks


def test_enter_splits_and_shift_enter_breaks_the_line(opened: Opener) -> None:
    paper, draft = opened(body("Một hai"))
    caret_at(paper, "b1", 4)
    press(paper, Key.Key_Return, SHIFT)
    assert texts(draft) == ["Một \nhai"]
    press(paper, Key.Key_Enter, KEYPAD)
    assert texts(draft) == ["Một \n", "hai"]
    assert paper.caret == Place(draft.plan.blocks[1].id)


def test_tab_goes_down_a_level_and_shift_tab_up(opened: Opener) -> None:
    paper, draft = opened(body("Một", "Hai"))
    caret_at(paper, "b2")
    press(paper, Key.Key_Tab, text="\t")
    assert roles(draft) == [Role.PARAGRAPH, Role.DASH]
    press(paper, Key.Key_Backtab, SHIFT)
    press(paper, Key.Key_Backtab, SHIFT)
    assert roles(draft) == [Role.PARAGRAPH, Role.SUBSECTION]


@pytest.mark.parametrize("number", range(1, 10))
def test_ctrl_and_a_digit_change_the_block(number: int, opened: Opener) -> None:
    paper, draft = opened(body("Một", "Hai"))
    caret_at(paper, "b2")
    press(paper, Key(Key.Key_0 + number), CTRL)
    assert paper.role is ROLES[number - 1] is draft.plan.blocks[1].role
    assert draft.plan.blocks[0].role is Role.PARAGRAPH


def test_alt_and_arrows_move_a_block_with_its_children(opened: Opener) -> None:
    blocks = (
        Block("s1", Role.SECTION, (Run("Một"),), heading=True),
        Block("d1", Role.DASH, (Run("con"),)),
        Block("s2", Role.SECTION, (Run("Hai"),), heading=True),
    )
    paper, draft = opened(replace(PARTY_PLAN, blocks=blocks))
    caret_at(paper, "s1", 2)
    press(paper, Key.Key_Down, ALT)
    assert [block.id for block in draft.plan.blocks] == ["s2", "s1", "d1"]
    assert [row.label for row in paper.rows.body] == ["1.", "2.", "-"]
    assert paper.caret == Place("s1", 2)
    paper.move_block_up()
    assert [block.id for block in draft.plan.blocks] == ["s1", "d1", "s2"]


@pytest.mark.parametrize(
    ("mark", "role"), [("- ", Role.DASH), ("+ ", Role.PLUS), ("* ", Role.ASSIGNMENT), ("1. ", Role.SECTION)]
)
def test_a_mark_and_a_space_at_the_start_set_the_role_and_undo_gives_the_letters_back(
    mark: str, role: Role, opened: Opener
) -> None:
    paper, draft = opened(body("Một", ""))
    caret_at(paper, "b2")
    type_text(paper, mark)
    assert (draft.plan.blocks[1].role, draft.plan.blocks[1].text) == (role, "")
    press(paper, Key.Key_Z, CTRL)
    assert (draft.plan.blocks[1].role, draft.plan.blocks[1].text) == (Role.PARAGRAPH, mark)


def test_backspace_at_the_start_joins_blocks_and_delete_at_the_end_too(opened: Opener) -> None:
    paper, draft = opened(body("Một", "Hai", "Ba"))
    caret_at(paper, "b2")
    press(paper, Key.Key_Backspace)
    assert texts(draft) == ["MộtHai", "Ba"]
    press(paper, Key.Key_End)
    press(paper, Key.Key_Delete)
    assert texts(draft) == ["MộtHaiBa"]


def test_ctrl_and_backspace_or_delete_take_a_word(opened: Opener) -> None:
    paper, draft = opened(body("Một hai ba bốn"))
    caret_at(paper, "b1", 7)
    press(paper, Key.Key_Backspace, CTRL)
    assert texts(draft) == ["Một  ba bốn"]
    press(paper, Key.Key_Right)
    press(paper, Key.Key_Delete, CTRL)
    assert texts(draft) == ["Một  bốn"]


# ---------------------------------------------------------------- looks


@pytest.mark.parametrize(("key", "name"), [(Key.Key_B, "bold"), (Key.Key_I, "italic")])
def test_ctrl_b_and_ctrl_i_change_what_is_selected(key: Qt.Key, name: str, opened: Opener) -> None:
    paper, draft = opened(body("Một hai"))
    paper.select(Place("b1", 4), Place("b1", 7))
    press(paper, key, CTRL)
    assert [getattr(run, name) for run in draft.plan.blocks[0].runs] == [False, True]
    assert getattr(paper.look, name)
    assert paper.selected_text() == "hai"
    press(paper, key, CTRL)
    assert [getattr(run, name) for run in draft.plan.blocks[0].runs] == [False]


def test_bold_without_a_selection_is_what_is_typed_next(opened: Opener) -> None:
    paper, draft = opened(body("Một "))
    caret_at(paper, "b1", 4)
    press(paper, Key.Key_B, CTRL)
    type_text(paper, "hai ba")
    press(paper, Key.Key_B, CTRL)
    type_text(paper, " bốn")
    assert [(run.text, run.bold) for run in draft.plan.blocks[0].runs] == [
        ("Một ", False),
        ("hai ba", True),
        (" bốn", False),
    ]


# ---------------------------------------------------------------- undo


def test_the_letters_of_a_word_are_one_step(opened: Opener) -> None:
    paper, draft = opened(body(""))
    type_text(paper, "một hai")
    press(paper, Key.Key_Z, CTRL)
    assert texts(draft) == ["một "]
    press(paper, Key.Key_Z, CTRL)
    assert texts(draft) == [""]
    press(paper, Key.Key_Y, CTRL)
    press(paper, Key.Key_Z, CTRL | SHIFT)
    assert texts(draft) == ["một hai"]
    assert paper.caret.offset == 7


# ---------------------------------------------------------------- fields


def test_tab_and_enter_in_a_field_go_to_the_next(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    caret_at(paper, "parent_body", 5)
    walked = []
    for key in (Key.Key_Tab, Key.Key_Return, Key.Key_Tab):
        press(paper, key)
        walked.append(paper.caret.spot)
    assert walked == ["issuing_body", "number", "symbol"]
    press(paper, Key.Key_Backtab, SHIFT)
    assert paper.caret == Place("number")
    assert draft.plan == PARTY_PLAN


def test_backspace_at_the_start_of_a_field_does_nothing(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    caret_at(paper, "issuing_body")
    press(paper, Key.Key_Backspace)
    caret_at(paper, "b1")
    press(paper, Key.Key_Backspace)
    assert draft.plan == PARTY_PLAN


def test_fields_are_typed_into_where_they_stand(opened: Opener) -> None:
    paper, draft = opened(replace(PARTY_PLAN, signature=Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", None)))
    caret_at(paper, "signature.signatory")
    type_text(paper, "Lê Thu Hà")
    caret_at(paper, "number", 1)
    type_text(paper, "8x")
    assert draft.plan.signature.signatory == "Lê Thu Hà"
    assert draft.plan.number == 58


def test_enter_in_recipients_begins_a_new_line_and_an_empty_one_goes_again(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    caret_at(paper, "recipients/1", 5)
    press(paper, Key.Key_Return)
    assert paper.caret == Place("recipients/2")
    type_text(paper, "Công an xã (để biết);")
    press(paper, Key.Key_Return)
    assert len(draft.plan.recipients) == 5
    press(paper, Key.Key_Return)
    assert draft.plan.recipients[2].name == "Công an xã"
    assert len(draft.plan.recipients) == 4
    assert paper.caret == Place("recipients/3")


def test_a_recipient_that_was_left_empty_is_gone_and_the_caret_where_it_was_put(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    caret_at(paper, "recipients/0", 0)
    press(paper, Key.Key_Return)
    assert draft.plan.recipients[1] == Recipient("")
    caret_at(paper, "recipients/3", 4)
    assert draft.plan.recipients == PARTY_PLAN.recipients
    assert paper.caret == Place("recipients/2", 4)


def test_a_field_that_is_emptied_stays_while_the_caret_is_in_it(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    caret_at(paper, "parent_body", 3)
    press(paper, Key.Key_A, CTRL)
    press(paper, Key.Key_Delete)
    assert draft.plan.parent_body is None
    assert paper.caret == Place("parent_body")
    assert paper.rows.rows_of("parent_body")[0].text == "Cơ quan cấp trên"
    type_text(paper, "TỈNH")
    assert draft.plan.parent_body == "TỈNH"
    type_text(paper, "⌫⌫⌫⌫")
    press(paper, Key.Key_Tab)
    assert not paper.rows.has("parent_body")
    assert paper.caret == Place("issuing_body")


def test_a_line_begun_in_a_field_is_there_to_be_typed_into(opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    caret_at(paper, "signature.authority", 17)
    above = paper.rows.rows_of("signature.authority")[0]
    press(paper, Key.Key_Return, SHIFT)
    rows = paper.rows.rows_of("signature.authority")
    assert len(rows) == 2
    assert rows[1].holds(paper.caret)
    assert rows[1].y > above.y
    type_text(paper, "K/T BÍ THƯ")
    assert draft.plan.signature.authority == "T/M BAN THƯỜNG VỤ\nK/T BÍ THƯ"
    assert [row.text for row in paper.rows.rows_of("signature.authority")] == ["T/M BAN THƯỜNG VỤ", "K/T BÍ THƯ"]


# ---------------------------------------------------------------- the date


def test_a_date_is_typed_where_it_stands(opened: Opener) -> None:
    paper, draft = opened(replace(PARTY_PLAN, issue_date=PartialDate(None, None, 2027)))
    paper.go_to(Place("issue_date", 0))
    type_text(paper, "5/9")
    assert draft.plan.issue_date == PartialDate(5, 9, 2027)
    row = paper.rows.rows_of("issue_date")[0]
    assert row.text == "Vạn Phúc, ngày 05 tháng 9 năm 2027"
    assert row.position(paper.caret) == row.text.index(" năm")


def test_open_places_of_a_date_are_reached_one_by_one(opened: Opener) -> None:
    paper, _ = opened(replace(PARTY_PLAN, issue_date=PartialDate(None, 3, 2027)))
    row = paper.rows.rows_of("issue_date")[0]
    length = len(paper.rows.text_of("issue_date"))
    assert [row.place(row.position(Place("issue_date", n))) for n in range(1, length + 1)] == [
        Place("issue_date", n) for n in range(1, length + 1)
    ]


# ---------------------------------------------------------------- blanks


def test_f4_walks_what_is_missing_and_typing_fills_it(opened: Opener, qtbot: QtBot) -> None:
    blocks = (
        Block(
            "b1", Role.PARAGRAPH, (Run("Đồng chí "), Run("họ tên", blank=True), Run(", "), Run("số máy", blank=True))
        ),
        Block("b2", Role.PARAGRAPH, (Run("Hết"),)),
    )
    paper, draft = opened(replace(PARTY_PLAN, blocks=blocks, place=None))
    caret_at(paper, "b1", 0)
    reached: list[str] = []
    paper.blank_reached.connect(reached.append)
    press(paper, Key.Key_F4)
    assert (paper.selection.anchor, paper.caret) == (Place("b1", 9), Place("b1", 15))
    press(paper, Key.Key_F4)
    press(paper, Key.Key_F4)
    assert paper.caret == Place("place")
    press(paper, Key.Key_F4, SHIFT)
    assert reached == ["họ tên", "số máy", "địa danh", "số máy"]
    type_text(paper, "0123")
    assert draft.plan.blocks[0].text == "Đồng chí họ tên, 0123"


def test_f4_without_a_blank_stays(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "b6", 4)
    press(paper, Key.Key_F4)
    assert paper.caret == Place("b6", 4)


def test_f4_leads_off_the_paper_when_nothing_is_missing_on_it(opened: Opener) -> None:
    task = Task("t1", content="Rà soát", lead="Chi bộ 1", accepted=True)
    annex = Annex("a1", AnnexKind.TASK_TABLE, "Phân công")
    paper, _ = opened(replace(PARTY_PLAN, tasks=(task,), annexes=(annex,)))
    led: list[Place] = []
    paper.blank_elsewhere.connect(led.append)
    press(paper, Key.Key_F4)
    assert led == [Place("tasks/t1.deadline")]


def test_arrows_pass_a_blank_in_one_step(opened: Opener) -> None:
    block = Block("b1", Role.PARAGRAPH, (Run("a"), Run("họ tên", blank=True), Run("b")))
    paper, _ = opened(replace(PARTY_PLAN, blocks=(block,)))
    caret_at(paper, "b1", 1)
    press(paper, Key.Key_Right)
    assert paper.caret.offset == 7
    press(paper, Key.Key_Left)
    assert paper.caret.offset == 1


# ---------------------------------------------------------------- citations


def test_ctrl_k_and_the_at_sign_ask_for_a_citation(opened: Opener, qtbot: QtBot) -> None:
    paper, draft = opened(body("Theo "))
    caret_at(paper, "b1", 5)
    with qtbot.waitSignal(paper.citation_requested):
        press(paper, Key.Key_K, CTRL)
    with qtbot.waitSignal(paper.citation_requested):
        type_text(paper, "@")
    assert texts(draft) == ["Theo @"]


def test_right_walks_through_every_spot_of_the_paper(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "parent_body")
    seen = [paper.caret.spot]
    for _ in range(5000):
        before = paper.caret
        press(paper, Key.Key_Right)
        if paper.caret == before:
            break
        if paper.caret.spot != seen[-1]:
            seen.append(paper.caret.spot)
    assert seen == paper.rows.spots()
