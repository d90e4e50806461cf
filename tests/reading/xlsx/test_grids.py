"""What the cells of a sheet say, however they were saved."""

import datetime

import pytest

from kehoach_desktop.domain.task_exchange import NOT_WORKED_OUT, Grid, Merge
from kehoach_desktop.reading.xlsx import read_xlsx
from kehoach_desktop.reading.xlsx.styles import Kind, kind_of_code
from tests.reading.xlsx import by_hand
from tests.reading.xlsx.by_hand import Raw, styled

DAY = datetime.date(2027, 6, 15)
SERIAL = (DAY - datetime.date(1899, 12, 30)).days


def cells(*values: object, **options: object) -> dict[int, object]:
    grid = read_xlsx(by_hand.one_sheet([values], **options), "a.xlsx")[0]
    return dict(grid.rows[0].cells) if grid.rows else {}


def test_texts_come_in_every_shape() -> None:
    shared = (
        f'<sst xmlns="{by_hand.MAIN}"><si><t>chung</t></si><si><r><t>hai </t></r><r><rPr><b/></rPr><t>kiểu</t></r>'
        "<rPh><t>đọc</t></rPh></si><si><t>dòng_x000A_hai</t></si></sst>"
    )
    found = cells(
        "tại chỗ",
        Raw('t="s"', "<v>0</v>"),
        Raw('t="s"', "<v>1</v>"),
        Raw('t="s"', "<v>2</v>"),
        Raw('t="s"', "<v>99</v>"),
        Raw('t="str"', "<f>A1&amp;B1</f><v>tính ra</v>"),
        shared=shared,
    )
    assert found == {0: "tại chỗ", 1: "chung", 2: "hai kiểu", 3: "dòng\nhai", 5: "tính ra"}


def test_days_numbers_and_per_cents_are_told_apart() -> None:
    found = cells(styled(SERIAL, 1), styled(SERIAL + 0.75, 2), styled(0.45, 3), styled(3, 4), 12.5, SERIAL)
    assert found == {0: DAY, 1: DAY, 2: "45%", 3: 3.0, 4: 12.5, 5: float(SERIAL)}


def test_days_of_a_workbook_from_1904() -> None:
    grid = read_xlsx(
        by_hand.one_sheet([[styled(SERIAL - 1462, 1)]], properties='<workbookPr date1904="1"/>'), "a.xlsx"
    )[0]
    assert grid.rows[0].cells == {0: DAY}
    assert grid.day_nought == datetime.date(1904, 1, 1)


def test_days_written_as_text_of_the_format_itself() -> None:
    assert cells(Raw('t="d"', "<v>2027-06-15T00:00:00</v>")) == {0: DAY}


def test_formulas_give_what_was_computed_and_errors_are_no_empty_cells() -> None:
    found = cells(
        Raw("", "<f>1+1</f><v>2</v>"), Raw("", "<f>1+1</f>"), Raw('t="e"', "<v>#N/A</v>"), Raw('t="b"', "<v>1</v>")
    )
    assert found == {0: 2.0, 1: NOT_WORKED_OUT, 2: NOT_WORKED_OUT, 3: "TRUE"}


@pytest.mark.parametrize("number", ["1e400", "-5", "99999999999", "nan", "chữ", "-1e9"])
def test_impossible_numbers_are_no_days(number: str) -> None:
    found = cells(Raw('s="1"', f"<v>{number}</v>"))
    assert not isinstance(found.get(0), datetime.date)


def test_cells_without_places_follow_each_other() -> None:
    xml = (
        f'<worksheet xmlns="{by_hand.MAIN}"><sheetData><row><c t="str"><v>a</v></c><c/><c t="str"><v>c</v></c></row>'
        '<row/><row><c t="str"><v>d</v></c></row></sheetData></worksheet>'
    )
    grid = read_xlsx(by_hand.package({"a": xml}), "a.xlsx")[0]
    assert [(row.number, dict(row.cells)) for row in grid.rows] == [(1, {0: "a", 2: "c"}), (3, {0: "d"})]


def test_the_strict_variant_is_read_alike() -> None:
    xml = by_hand.sheet_xml([["TT", "Nội dung"]]).replace(by_hand.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert read_xlsx(by_hand.package({"a": xml}), "a.xlsx")[0].rows[0].cells == {0: "TT", 1: "Nội dung"}


def test_sheets_keep_their_names_and_whether_they_are_hidden() -> None:
    sheets = {"Một": by_hand.sheet_xml([["a"]]), "Hai & ba": by_hand.sheet_xml([["b"]])}
    grids = read_xlsx(by_hand.package(sheets, states={"Một": "hidden"}), "a.xlsx")
    assert [(grid.sheet, grid.is_hidden) for grid in grids] == [("Một", True), ("Hai & ba", False)]


def test_merged_cells_are_told_and_bad_references_passed_over() -> None:
    grid = read_xlsx(by_hand.one_sheet([["a"]], ["A1:B2", "XFD1:XFD1048576", "rác", "A1"]), "a.xlsx")[0]
    assert grid.merges == (Merge(1, 0, 2, 1), Merge(1, 16383, 1048576, 16383))


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_rows_that_hold_nothing_but_looks_are_passed_over_and_counted(prefix: str) -> None:
    cell = f'<{prefix}c r="A2" s="1"/> <{prefix}c s="a/b"/>'
    rows = (
        f'<{prefix}row r="1"><{prefix}c t="str"><{prefix}v>một</{prefix}v></{prefix}c></{prefix}row>',
        f'<{prefix}row r="2" spans="1:2">{cell}</{prefix}row>',
        f"<{prefix}row>{cell}</{prefix}row>",
        f'<{prefix}row r="4"><{prefix}c s="1"/><{prefix}c t="str"><{prefix}v>bốn</{prefix}v></{prefix}c></{prefix}row>',
        f'<{prefix}row r="5" customFormat="1"/>',
    )
    space = f'xmlns{":x" if prefix else ""}="{by_hand.MAIN}"'
    xml = f"<{prefix}worksheet {space}><{prefix}sheetData>{''.join(rows)}</{prefix}sheetData></{prefix}worksheet>"
    (grid,) = read_xlsx(by_hand.package({"a": xml}), "a.xlsx")
    assert [(row.number, dict(row.cells)) for row in grid.rows] == [(1, {0: "một"}), (4, {1: "bốn"})]


def test_a_million_empty_rows_are_passed_over() -> None:
    count = 1_000_000
    rows = "".join(f'<row r="{n}" spans="1:9" s="1"/>' for n in range(2, count))
    first = by_hand.sheet_xml([["đầu"]]).partition("</sheetData>")[0]
    xml = f'{first}{rows}<row r="{count}"><c r="A{count}" t="str"><v>cuối</v></c></row></sheetData></worksheet>'
    grid: Grid = read_xlsx(by_hand.package({"a": xml}), "a.xlsx")[0]
    assert [(row.number, row.cells[0]) for row in grid.rows] == [(1, "đầu"), (count, "cuối")]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("dd/mm/yyyy", Kind.DAY),
        ('dd"/"mm"/"yyyy;@', Kind.DAY),
        ("[$-42A]dd mmmm yyyy", Kind.DAY),
        ('"ngày" d "tháng" m "năm" yyyy', Kind.DAY),
        ("General", Kind.NUMBER),
        ("0.00", Kind.NUMBER),
        ('"ngày "0', Kind.NUMBER),
        ("#,##0\\ \"đ\"", Kind.NUMBER),
        ("0%", Kind.PER_CENT),
        ("0.00%;[Red]-0.00%", Kind.PER_CENT),
        ("[Red]0", Kind.NUMBER),
        ("@", Kind.NUMBER),
    ],
)  # fmt: skip
def test_formats_tell_what_a_number_is(code: str, kind: Kind) -> None:
    assert kind_of_code(code) is kind
