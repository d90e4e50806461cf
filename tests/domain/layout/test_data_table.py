from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_desktop.domain.annex_tables import AnnexColumn, AnnexRow, AnnexTable, Holds
from kehoach_desktop.domain.format_standard import Zone
from kehoach_desktop.domain.format_standard.rules import Align
from kehoach_desktop.domain.layout.annex import compose_annex
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.layout.data_table import column_widths, data_table
from kehoach_desktop.domain.layout.sheet import Table
from kehoach_desktop.domain.lengths import NOTHING, Length, mm
from kehoach_desktop.domain.plan import Annex, AnnexKind
from kehoach_desktop.operations.rulesets import ruleset
from tests.domain.layout.sheets import texts
from tests.helpers.plans import PARTY_PLAN

CONTEXT = Context(ruleset("hd05"))
ROOM = CONTEXT.landscape_page.text_width
NUMBER, TEXT, DAY = Holds.NUMBER, Holds.TEXT, Holds.DAY
COLUMNS = (
    AnnexColumn("TT", holds=NUMBER),
    AnnexColumn("Cơ quan, đơn vị", needed=True),
    AnnexColumn("đúng hạn", "Hoàn thành", NUMBER),
    AnnexColumn("quá hạn", "Hoàn thành", NUMBER),
    AnnexColumn("Thời hạn", holds=DAY),
)
ROWS = (
    AnnexRow(("1", "Công an xã\nvà Quân sự", "3", "0", "15/11/2026")),
    AnnexRow(("2", "", "1", "2", "")),
    AnnexRow(("", "Tổng cộng", "4", "2", ""), total=True),
)


def composed(table: AnnexTable) -> Table:
    return data_table(Annex("a1", AnnexKind.TABLE, columns=(), table=table), CONTEXT.landscape_page, CONTEXT)


def total(widths: tuple[Length, ...]) -> Length:
    return sum(widths, NOTHING)


TABLE = composed(AnnexTable(COLUMNS, ROWS))


def test_common_heading_of_spaces_needs_no_room() -> None:
    columns = tuple(replace(column, group=" ") for column in COLUMNS)
    assert total(column_widths(AnnexTable(columns, ROWS), ROOM, CONTEXT)) == ROOM


def test_common_headings_stand_over_their_columns_and_all_others_reach_down() -> None:
    upper, lower, *rows = TABLE.rows
    assert [(texts(cell.paragraphs), cell.columns, cell.rows) for cell in upper.cells] == [
        (["TT"], 1, 2),
        (["Cơ quan, đơn vị"], 1, 2),
        (["Hoàn thành"], 2, 1),
        (["Thời hạn"], 1, 2),
    ]
    assert [(texts(cell.paragraphs), cell.rows) for cell in lower.cells] == [
        *([([], 0)] * 2),
        *((["đúng hạn"], 1), (["quá hạn"], 1)),
        ([], 0),
    ]
    assert [row.is_header for row in TABLE.rows] == [True, True, False, False, False]
    assert len(rows) == len(ROWS)


def test_without_common_headings_the_header_is_one_row() -> None:
    table = composed(AnnexTable((AnnexColumn("TT"), AnnexColumn("Nội dung")), (AnnexRow(("1", "A")),)))
    assert [row.is_header for row in table.rows] == [True, False]
    assert {cell.rows for cell in table.rows[0].cells} == {1}


def test_cells_are_typed_at_their_spots_and_say_what_is_missing() -> None:
    first, second, last = TABLE.rows[2:]
    assert texts(first.cells[1].paragraphs) == ["Công an xã", "và Quân sự"]
    assert {span.spot for one in first.cells[1].paragraphs for span in one.spans} == {"annexes/a1.r0c1"}
    (blank,) = second.cells[1].paragraphs[0].spans
    assert (blank.text, blank.blank, blank.spot) == ("[cơ quan, đơn vị]", True, "annexes/a1.r1c1")
    assert [one.zone for cell in last.cells for one in cell.paragraphs] == [Zone.TABLE_GROUP] * 5
    assert [cell.paragraphs[0].look.align for cell in first.cells] == [
        *(Align.CENTER, Align.LEFT, Align.CENTER, Align.CENTER, Align.CENTER),
    ]


def test_columns_under_a_common_heading_are_equally_wide() -> None:
    assert TABLE.widths[2] == TABLE.widths[3]
    assert TABLE.widths[1] == max(TABLE.widths)


_words = st.text("abcđêố", min_size=1, max_size=12)
_texts = st.lists(_words, max_size=25).map(" ".join)
_titles = st.lists(_words, min_size=1, max_size=6).map(" ".join)


@st.composite
def tables(draw: st.DrawFn, most: int = 12) -> AnnexTable:
    count = draw(st.integers(1, most))
    columns = st.builds(AnnexColumn, _titles, st.none() | st.sampled_from(["A", "Bê cê đê"]), st.sampled_from(Holds))
    rows = st.builds(AnnexRow, st.tuples(*[_texts] * count), st.booleans())
    return AnnexTable(draw(st.tuples(*[columns] * count)), tuple(draw(st.lists(rows, max_size=3))))


@given(tables(), st.sampled_from([60, 165, 252]))
@settings(max_examples=60)
def test_the_columns_fill_the_page_and_no_more(table: AnnexTable, room_mm: int) -> None:
    widths = column_widths(table, mm(room_mm), CONTEXT)
    assert total(widths) == mm(room_mm)
    assert min(widths) > NOTHING


@given(tables(most=5))
@settings(max_examples=40)
def test_no_word_is_broken_where_there_is_room_for_all(table: AnnexTable) -> None:
    padding = mm(CONTEXT.ruleset.task_table.cell_padding_mm) * 2
    for number, width in enumerate(column_widths(table, ROOM, CONTEXT)):
        texts_ = (table.columns[number].title, *(row.cells[number] for row in table.rows))
        words = (CONTEXT.width(CONTEXT.fixed(Zone.TABLE_CELL, word)) for text in texts_ for word in text.split())
        assert all(word + padding <= width for word in words)


@pytest.mark.parametrize("landscape", [True, False])
def test_an_annex_with_a_table_has_its_head_and_its_page(landscape: bool) -> None:
    annex = Annex("a1", AnnexKind.TABLE, "Tổng hợp", (), landscape, AnnexTable(COLUMNS, ROWS))
    found = compose_annex(replace(PARTY_PLAN, annexes=(annex,)), annex, 1, CONTEXT)
    assert found.page.landscape is landscape
    assert [texts([one])[0] for one in found.content[:2] if not isinstance(one, Table)] == ["PHỤ LỤC", "Tổng hợp"]
    table = found.content[-1]
    assert isinstance(table, Table)
    assert total(table.widths) == found.page.text_width


def test_a_long_text_of_a_few_rows_is_not_squeezed_by_longer_ones_of_other_rows() -> None:
    columns = (AnnexColumn("Nội dung"), AnnexColumn("Kết quả"))
    long, other = "Rà soát danh mục hồ sơ " * 20, "Đã trình Ban Thường vụ cho ý kiến; " * 5
    rows = (AnnexRow((long, "Đã trình")), AnnexRow(("Rà soát", other)))
    contents, result = column_widths(AnnexTable(columns, rows), ROOM, CONTEXT)
    assert contents > result
    needed = [CONTEXT.width(CONTEXT.fixed(Zone.TABLE_CELL, text)).twips for text in (long, other)]
    assert result.twips / contents.twips > needed[1] / needed[0]
