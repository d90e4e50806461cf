"""Rows of the paper break and stand as the printed page, and know which stored letter each shown one is."""

from dataclasses import replace
from itertools import accumulate

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan import Block, Plan, Recipient, Role, Run, Signature
from kehoach_desktop.operations.pages import pages_of
from kehoach_desktop.operations.plan_files import read_plan_file
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.paths import resource, resource_names
from kehoach_desktop.ui.editor.page_rows import PageRows
from kehoach_desktop.ui.editor.rows import Kind, Row
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN
from tests.parity.set_text import SetParagraph, setting
from tests.ui.editor.papers import body, rows_of

SAMPLES = [name for name in resource_names("samples", ".json") if "errand" not in name]
LEAST_PARITY = 0.99
BASELINE_PT = 0.15


def sample(name: str) -> Plan:
    return replace(read_plan_file(resource(name)).plan, annexes=())


def letters_before(row: Row) -> list[int]:
    """Where each line of a row begins, counted in letters as the printed paragraph counts them."""
    counts = ["".join(line.split()) for line in row.line_texts()]
    starts = [0, *accumulate(len(text) for text in counts)][:-1]
    return [start + (len(row.label) if number else 0) for number, start in enumerate(starts)]


def printed(plan: Plan) -> list[SetParagraph]:
    return list(setting(pages_of(plan).pdf, compose(plan, ruleset(plan.ruleset))).paragraphs)


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_break_where_the_printed_ones_do(name: str, qtbot: QtBot) -> None:
    plan = sample(name)
    rows, pages = list(rows_of(plan).all_rows()), printed(plan)
    assert len(rows) == len(pages)
    lines = sum(len(paragraph.lines) for paragraph in pages)
    wrong = sum(
        len(set(letters_before(row)) ^ set(paragraph.starts)) for row, paragraph in zip(rows, pages, strict=True)
    )
    assert wrong / lines <= 1 - LEAST_PARITY


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN])
def test_baselines_of_the_first_page_are_the_printed_ones(plan: Plan, qtbot: QtBot) -> None:
    rows = rows_of(plan)
    top = rows.page.top.pt
    for row, paragraph in zip(rows.all_rows(), printed(plan), strict=True):
        for number, line in enumerate(paragraph.lines):
            if line.page == 0:
                assert row.baseline(number) / 20 + top == pytest.approx(line.baseline, abs=BASELINE_PT), row.text


def test_letters_begin_where_the_printed_ones_do(qtbot: QtBot) -> None:
    rows = rows_of(PARTY_PLAN)
    for row, paragraph in zip(rows.all_rows(), printed(PARTY_PLAN), strict=True):
        for number, line in enumerate(paragraph.lines[1:], 1):
            left = row.caret(row.line_span(number)[0]).x() / 20 + rows.page.left.pt
            assert left == pytest.approx(line.left, abs=0.5), row.text


def test_labels_are_no_text(qtbot: QtBot) -> None:
    row = rows_of(PARTY_PLAN).row_at(Place("b5"))
    assert row is not None
    assert (row.label, row.text) == ("1.", "Mục đích")


def places_of(rows: PageRows, spot: str) -> list[tuple[int, int]]:
    return [(offset, _position(rows, Place(spot, offset))) for offset in range(len(rows.text_of(spot)) + 1)]


def _position(rows: PageRows, place: Place) -> int:
    row = rows.row_at(place)
    assert row is not None
    return row.position(place)


SPOTS = ["issuing_body", "symbol", "place", "subject", "b1", "b6", "b13", "recipients/0", "archive_line"]


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN])
@pytest.mark.parametrize("spot", [*SPOTS, "signature.authority", "signature.signatory"])
def test_every_stored_letter_has_one_position_and_back(plan: Plan, spot: str, qtbot: QtBot) -> None:
    rows = rows_of(plan)
    for offset in range(len(rows.text_of(spot)) + 1):
        row = rows.row_at(Place(spot, offset))
        assert row is not None
        assert row.place(row.position(Place(spot, offset))) == Place(spot, offset)


def test_fixed_words_lead_to_the_nearest_field(qtbot: QtBot) -> None:
    rows = rows_of(PARTY_PLAN)
    row = rows.rows_of("number")[0]
    assert row.text == "Số 05-KH/ĐU"
    assert row.place(0) == Place("number", 0)
    assert row.place(5) == Place("number", 1)
    assert row.place(len(row.text)) == Place("symbol", 5)


def test_rows_of_fixed_words_alone_hold_no_place(qtbot: QtBot) -> None:
    rows = rows_of(PARTY_PLAN)
    fixed = [row.text for row in rows.all_rows() if not row.is_editable]
    assert fixed == ["*", "ĐẢNG CỘNG SẢN VIỆT NAM", "KẾ HOẠCH", "-----", "Nơi nhận:"]


def test_a_field_of_several_lines_is_one_text(qtbot: QtBot) -> None:
    rows = rows_of(STATE_PLAN)
    first, second = rows.rows_of("issuing_body")
    assert (first.text, second.text) == ("UỶ BAN NHÂN DÂN", "XÃ VẠN PHÚC")
    assert rows.row_at(Place("issuing_body", 15)) is first
    assert rows.row_at(Place("issuing_body", 16)) is second
    assert second.place(0) == Place("issuing_body", 16)


def test_the_name_of_an_empty_field_is_a_blank_of_no_length(qtbot: QtBot) -> None:
    rows = rows_of(replace(PARTY_PLAN, signature=Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", None)))
    row = rows.rows_of("signature.signatory")[0]
    assert [part.kind for part in row.parts] == [Kind.BLANK]
    assert {row.place(position) for position in range(len(row.text) + 1)} == {Place("signature.signatory")}


def test_an_empty_block_shows_its_role(qtbot: QtBot) -> None:
    rows = rows_of(body("Một", "", "Ba", role=Role.DASH))
    row = rows.rows_of("b2")[0]
    assert [(part.text, part.kind) for part in row.parts] == [("Gạch (-)", Kind.HINT)]
    assert row.place(5) == Place("b2")


def test_a_blank_is_gone_over_in_one_step(qtbot: QtBot) -> None:
    block = Block("b1", Role.PARAGRAPH, (Run("Đồng chí "), Run("họ tên", blank=True), Run(" phụ trách")))
    row = rows_of(replace(PARTY_PLAN, blocks=(block,))).rows_of("b1")[0]
    assert row.text == "Đồng chí [họ tên] phụ trách."
    assert [row.position(Place("b1", offset)) for offset in (9, 12, 15, 16)] == [9, 17, 17, 18]
    assert {row.place(position) for position in range(9, 18)} == {Place("b1", 9), Place("b1", 15)}


@pytest.mark.parametrize(
    ("text", "shown", "end"),
    [
        ("Thực hiện.", "Thực hiện.", 10),
        ("Thực hiện", "Thực hiện.", 9),
        ("Thực hiện ", "Thực hiện .", 10),
        ("Thực hiện./.", "Thực hiện.", 10),
    ],
)
def test_the_end_mark_stands_for_the_typed_one(text: str, shown: str, end: int, qtbot: QtBot) -> None:
    row = rows_of(body("Mở đầu", text)).rows_of("b2")[0]
    assert row.text == shown
    assert row.position(Place("b2", len(text))) == end


def test_a_recipient_shows_its_note_and_its_dash(qtbot: QtBot) -> None:
    rows = rows_of(replace(PARTY_PLAN, recipients=(Recipient("Tỉnh uỷ", "để báo cáo"), Recipient("Chi bộ "))))
    assert [row.text for row in rows.foot[1:3]] == ["- Tỉnh uỷ (để báo cáo);", "- Chi bộ ;"]
    assert rows.foot[2].place(9) == Place("recipients/1", 7)


def test_every_row_of_the_letterhead_stands_in_its_column(qtbot: QtBot) -> None:
    rows = rows_of(PARTY_PLAN)
    left, right = rows.rows_of("issuing_body")[0], rows.rows_of("place")[0]
    assert left.x + left.width <= right.x
    assert rows.rows_of("recipients/0")[0].x < rows.rows_of("signature.signatory")[0].x


def test_letters_of_other_planes_are_boxes_and_move_no_place(qtbot: QtBot) -> None:
    row = rows_of(body("Mở", "Vui \U0001f600 vẻ", "Hết")).rows_of("b2")[0]
    assert len(row.text) == len("Vui x vẻ")
    assert row.place(row.position(Place("b2", 6))) == Place("b2", 6)


def test_long_words_are_cut_and_all_letters_shown(qtbot: QtBot) -> None:
    row = rows_of(body("x" * 300, "Hết")).rows_of("b1")[0]
    assert row.line_count() > 2
    assert "".join(row.line_texts()) == "x" * 300


def test_another_number_of_the_same_width_keeps_the_lines(qtbot: QtBot) -> None:
    plan = replace(PARTY_PLAN, blocks=tuple(Block(f"b{n}", Role.SECTION, (Run("Việc"),)) for n in range(1, 4)))
    rows = rows_of(plan)
    layouts = {row.block.id: row.layout for row in rows.body if row.block}
    rows.follow(replace(plan, blocks=plan.blocks[1:]), ruleset("hd05"))
    assert [row.label for row in rows.body] == ["1.", "2."]
    assert rows.body[0].layout is layouts["b2"]
