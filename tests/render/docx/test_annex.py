"""Annexes: the task table on pages of its own (05 II.II.1, II.IV; NĐ 30 Phụ lục I.III; tasks.md §5)."""

from dataclasses import replace

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan import Annex, AnnexKind, Plan, TaskColumn
from kehoach_desktop.render.docx import package_fault, write_docx
from tests.helpers.docx_package import Package
from tests.helpers.docx_view import Cell, Table
from tests.helpers.ooxml import NAMESPACES, tag
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks
from tests.render.docx.documents import document
from tests.render.docx.figures import STANDARDS, TWIP_MM
from tests.render.docx.font_file import text_width_mm
from tests.render.docx.parts import SEPARATOR, Document, Looks, looks, texts

every_ruleset = pytest.mark.parametrize("ruleset", ["hd05", "hd36", "nd30"])
# The other regulation, 36, says nothing of the pages of an annex.
own_pages = pytest.mark.parametrize("ruleset", ["hd05", "nd30"])
LANDSCAPE_MM = 297 - 30 - 15
PORTRAIT_MM = 210 - 30 - 15
ALL_COLUMNS = tuple(TaskColumn)
# tasks.md §5: shares of the width; an empty note column gives its share to the content.
SHARES = {"content": 32, "lead": 14, "supporting": 15, "deadline": 10, "product": 17, "note": 7}
GAP = "\N{NO-BREAK SPACE}"


def plan_of(ruleset: str, count: int = 4, **changes: object) -> Plan:
    plan = with_tasks(STATE_PLAN if ruleset == "nd30" else replace(PARTY_PLAN, ruleset=ruleset), count)
    return replace(plan, **changes)


def with_annexes(ruleset: str, number: int, *, landscape: bool = True) -> Plan:
    annexes = tuple(
        Annex(f"a{index}", AnnexKind.TASK_TABLE, f"Bảng thứ {index}", landscape=landscape) for index in range(number)
    )
    return plan_of(ruleset, annexes=annexes)


def in_groups(ruleset: str) -> Plan:
    plan = plan_of(ruleset, 4)
    groups = ("Chuẩn bị", "Chuẩn bị", "Tiến hành", "Tiến hành")
    tasks = tuple(replace(task, group=group) for task, group in zip(plan.tasks, groups, strict=True))
    return replace(plan, tasks=tasks)


def table_of(plan: Plan) -> Table:
    return document(plan).annex()[1]


# ---------------------------------------------------------------- the pages


@every_ruleset
@pytest.mark.parametrize("landscape", [True, False])
def test_annex_has_pages_of_its_own_with_the_margins_by_side(ruleset: str, landscape: bool) -> None:
    main, annex = document(with_annexes(ruleset, 1, landscape=landscape)).view.sections
    size = (297, 210) if landscape else (210, 297)
    found = (
        annex.width_mm,
        annex.height_mm,
        annex.top_mm,
        annex.bottom_mm,
        annex.left_mm,
        annex.right_mm,
        annex.header_distance_mm,
    )
    assert found == pytest.approx((*size, 20, 20, 30, 15, 10), abs=TWIP_MM)
    assert annex.orientation == ("landscape" if landscape else "portrait")
    assert annex.start == "nextPage"
    assert (main.width_mm, main.orientation) == (pytest.approx(210, abs=TWIP_MM), "portrait")


@own_pages
@pytest.mark.parametrize("number", [1, 3])
def test_each_annex_counts_its_own_pages_and_hides_the_first_number(ruleset: str, number: int) -> None:
    examined = document(with_annexes(ruleset, number))
    main, *annexes = examined.view.sections
    assert len(annexes) == number
    assert main.page_number_start is None
    for annex in annexes:
        assert (annex.page_number_start, annex.has_title_page) == (1, True)
        (shown,) = annex.headers["default"]
        assert shown.has_field("PAGE")
        assert looks(shown) == STANDARDS[ruleset].page_number
        assert not any(each.text or each.fields for each in annex.first_page_header)


def test_first_pages_are_numbered_where_the_ruleset_wants_it(hd05: Ruleset) -> None:
    rules = replace(hd05, page_number=replace(hd05.page_number, first_shown=1))
    data = write_docx(compose(plan_of("hd05", circulation="LƯU HÀNH NỘI BỘ"), rules))
    assert package_fault(data) is None
    main, annex = Document(data).view.sections
    assert [each.has_field("PAGE") for each in main.first_page_header] == [True, False]
    assert [each.text for each in main.first_page_header][1:] == ["LƯU HÀNH NỘI BỘ"]
    assert [each.has_field("PAGE") for each in annex.first_page_header] == [True]


def test_borders_of_the_table_have_the_colour_of_the_text(hd05: Ruleset) -> None:
    data = write_docx(compose(plan_of("hd05"), replace(hd05, font=replace(hd05.font, color="112233"))))
    borders = Package(data).tree("word/document.xml").iterfind(".//w:tblBorders/*", NAMESPACES)
    assert {border.get(tag("w:color")) for border in borders} == {"112233"}


@every_ruleset
@pytest.mark.parametrize("landscape", [True, False])
def test_margins_of_the_annex_are_mirrored_with_those_of_the_text(ruleset: str, landscape: bool) -> None:
    plan = with_annexes(ruleset, 1, landscape=landscape)
    examined = document(replace(plan, layout=replace(plan.layout, two_sided=True)))
    assert examined.view.settings.mirror_margins
    for section in examined.view.sections:
        assert (section.left_mm, section.right_mm) == pytest.approx((30, 15), abs=TWIP_MM)


@every_ruleset
def test_plan_without_an_annex_has_one_section(ruleset: str) -> None:
    assert len(document(plan_of(ruleset, annexes=())).view.sections) == 1


# ---------------------------------------------------------------- its heading


@pytest.mark.parametrize("ruleset", ["hd05", "hd36"])
def test_party_annex_has_label_title_reference_and_hyphens(ruleset: str) -> None:
    head, _ = document(plan_of(ruleset)).annex()
    reference = "(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 02/02/2027 của Đảng uỷ xã Vạn Phúc)"
    assert [(each.text, looks(each)) for each in head] == [
        ("PHỤ LỤC", Looks(14, bold=True)),
        ("Danh mục nhiệm vụ", Looks(14, bold=True)),
        (reference, Looks(14, italic=True)),
        (SEPARATOR, Looks(14)),
    ]
    assert not any(each.lines for each in head)


def test_state_annex_has_label_title_in_capitals_and_a_line_under_the_reference() -> None:
    head, _ = document(plan_of("nd30")).annex()
    reference = "(Kèm theo Kế hoạch số 05/KH-UBND ngày 02 tháng 02 năm 2027 của Uỷ ban nhân dân xã Vạn Phúc)"
    assert [(each.text, looks(each)) for each in head] == [
        ("Phụ lục", Looks(14, bold=True)),
        ("DANH MỤC NHIỆM VỤ", Looks(14, bold=True)),
        (reference, Looks(13, italic=True)),
    ]
    assert [len(each.lines) for each in head] == [0, 0, 1]
    (line,) = head[-1].lines
    assert (line.dash, line.has_arrows, line.is_horizontal) == ("solid", False, True)
    assert line.horizontal is not None
    assert line.horizontal.align == "center"


@pytest.mark.parametrize(
    ("ruleset", "expected"),
    [("hd05", ["PHỤ LỤC 1", "PHỤ LỤC 2", "PHỤ LỤC 3"]), ("nd30", ["Phụ lục I", "Phụ lục II", "Phụ lục III"])],
)
def test_two_or_more_annexes_are_numbered_and_a_single_one_is_not(ruleset: str, expected: list[str]) -> None:
    several = document(with_annexes(ruleset, 3))
    assert [several.annex(number)[0][0].text for number in (1, 2, 3)] == expected
    assert document(with_annexes(ruleset, 1)).annex()[0][0].text == expected[0][:-2]


@pytest.mark.parametrize(
    ("ruleset", "expected"),
    [
        (
            "hd05",
            f"(Kèm theo Kế hoạch số {GAP * 6}-KH/ĐU, ngày {GAP * 4}/{GAP * 4}/2026 của Đảng uỷ xã Vạn Phúc)",
        ),
        (
            "nd30",
            f"(Kèm theo Kế hoạch số {GAP * 7}/KH-UBND ngày {GAP * 4} tháng {GAP * 4} năm 2026 "
            "của Uỷ ban nhân dân xã Vạn Phúc)",
        ),
    ],
)
def test_reference_keeps_room_for_number_and_date(ruleset: str, expected: str) -> None:
    plan = plan_of(ruleset, number=None, issue_date=PartialDate(None, None, 2026))
    assert document(plan).annex()[0][2].text == expected


@every_ruleset
def test_heading_of_the_annex_stays_with_the_table(ruleset: str) -> None:
    head, _ = document(plan_of(ruleset)).annex()
    assert all(each.keep_next for each in head)


def test_annex_without_a_title_shows_a_blank() -> None:
    plan = plan_of("hd05", annexes=(Annex("a1", AnnexKind.TASK_TABLE),))
    assert texts(document(plan).annex()[0])[1] == "[tên phụ lục]"


# ---------------------------------------------------------------- its table


@every_ruleset
@pytest.mark.parametrize(("landscape", "width_mm"), [(True, LANDSCAPE_MM), (False, PORTRAIT_MM)])
def test_table_is_as_wide_as_the_text_and_its_columns_have_their_shares(
    ruleset: str, landscape: bool, width_mm: float
) -> None:
    plan = plan_of(ruleset, annexes=(Annex("a1", AnnexKind.TASK_TABLE, "Bảng", ALL_COLUMNS, landscape),))
    plan = replace(plan, tasks=tuple(replace(task, note="Xong") for task in plan.tasks))
    table = table_of(plan)
    assert sum(table.grid_mm) == pytest.approx(width_mm, abs=0.1)
    shares = dict(SHARES)
    if not landscape:  # a day and its cell margins need more than a tenth of this page
        needed = 100 * (text_width_mm("31/12/2027", 13) + 2 * table.margins_mm["left"]) / width_mm
        shares["deadline"], shares["content"] = needed, shares["content"] + shares["deadline"] - needed
    expected = [5, *(shares[column] for column in ALL_COLUMNS)]
    assert [100 * column / width_mm for column in table.grid_mm] == pytest.approx(expected, abs=0.2 if landscape else 1)
    assert table.layout == "fixed"
    # Up to compatibility mode 14 the indent of a table is that of its text, so borders stand a cell margin left of it.
    assert table.indent_mm - table.margins_mm["left"] == pytest.approx(0, abs=TWIP_MM)


@every_ruleset
def test_empty_note_column_is_left_out_and_gives_its_share_to_the_content(ruleset: str) -> None:
    plan = plan_of(ruleset, annexes=(Annex("a1", AnnexKind.TASK_TABLE, "Bảng", ALL_COLUMNS),))
    table = table_of(plan)
    assert [cell.text for cell in table.rows[0].cells][-1] == "Sản phẩm, kết quả"
    assert 100 * table.grid_mm[1] / LANDSCAPE_MM == pytest.approx(39, abs=0.2)


@pytest.mark.parametrize(
    ("ruleset", "body"), [("hd05", "Cơ quan"), ("hd36", "Cơ quan"), ("nd30", "Đơn vị")], ids=["hd05", "hd36", "nd30"]
)
def test_columns_have_their_headings_in_order(ruleset: str, body: str) -> None:
    heading = table_of(plan_of(ruleset)).rows[0]
    expected = ["TT", "Nội dung nhiệm vụ", f"{body} chủ trì", f"{body} phối hợp", "Thời gian hoàn thành"]
    assert [cell.text for cell in heading.cells] == [*expected, "Sản phẩm, kết quả"]
    assert {looks(cell.paragraphs[0]) for cell in heading.cells} == {Looks(12, bold=True)}


def test_only_the_chosen_columns_are_printed() -> None:
    columns = (TaskColumn.CONTENT, TaskColumn.DEADLINE)
    table = table_of(plan_of("hd05", annexes=(Annex("a1", AnnexKind.TASK_TABLE, "Bảng", columns),)))
    assert [cell.text for cell in table.rows[0].cells] == ["TT", "Nội dung nhiệm vụ", "Thời gian hoàn thành"]
    assert sum(table.grid_mm) == pytest.approx(LANDSCAPE_MM, abs=0.1)


@every_ruleset
def test_heading_row_is_repeated_on_every_page_and_no_row_is_split(ruleset: str) -> None:
    first, *others = table_of(plan_of(ruleset, 40)).rows
    assert first.is_header
    assert not any(row.is_header for row in others)
    assert all(row.cant_split for row in (first, *others))
    assert len(others) == 40


@every_ruleset
def test_grid_is_single_black_and_thin(ruleset: str) -> None:
    for cell in table_of(plan_of(ruleset)).cells:
        for side in ("top", "left", "bottom", "right"):
            border = cell.borders[side]
            assert (border.style, border.color) == ("single", "000000")
            assert border.width_pt == pytest.approx(0.5)


@every_ruleset
def test_cells_have_single_lines_without_indents_and_gaps(ruleset: str) -> None:
    table = table_of(in_groups(ruleset))
    for cell in table.cells:
        for paragraph in cell.paragraphs:
            assert (paragraph.line_rule, paragraph.line_multiple) == ("auto", 1)
            assert (paragraph.first_line_mm, paragraph.left_mm, paragraph.right_mm) == (0, 0, 0)
            assert (paragraph.space_before_pt, paragraph.space_after_pt) == (0, 0)
            assert {run.size_pt for run in paragraph.runs} <= {12}
    assert 0 < table.margins_mm["left"] == table.margins_mm["right"] < 2


@every_ruleset
def test_row_prints_one_task(ruleset: str) -> None:
    row = table_of(plan_of(ruleset)).rows[2]
    assert [cell.text for cell in row.cells] == [
        "2",
        "Việc thứ 2: Văn phòng Đảng uỷ chủ trì, phối hợp với Ban Xây dựng Đảng rà soát danh mục hồ sơ",
        "Văn phòng Đảng uỷ",
        "Ban Xây dựng Đảng; Uỷ ban nhân dân xã",
        "Trong quý I-2027",
        "Báo cáo",
    ]
    assert [cell.paragraphs[0].alignment for cell in row.cells][:2] == ["center", "both"]
    assert row.cells[4].paragraphs[0].alignment == "center"


@every_ruleset
def test_groups_have_rows_of_their_own_that_stay_with_the_next(ruleset: str) -> None:
    rows = table_of(in_groups(ruleset)).rows
    assert [row.cells[0].text for row in rows] == ["TT", "I", "1", "2", "II", "3", "4"]
    for row in (rows[1], rows[4]):
        number, name = row.cells
        assert name.span == len(rows[0].cells) - 1
        assert (looks(number.paragraphs[0]), looks(name.paragraphs[0])) == (
            Looks(12, bold=True),
            Looks(12, bold=True, alignment="left"),
        )
        assert all(paragraph.keep_next for cell in row.cells for paragraph in cell.paragraphs)
    assert [rows[1].cells[1].text, rows[4].cells[1].text] == ["Chuẩn bị", "Tiến hành"]


@every_ruleset
def test_annex_without_tasks_shows_a_row_of_blanks(ruleset: str) -> None:
    heading, row = table_of(plan_of(ruleset, tasks=())).rows
    assert len(heading.cells) == len(row.cells)
    assert "[nội dung nhiệm vụ]" in row.cells[1].text


@every_ruleset
def test_nothing_stands_below_the_table_of_the_last_annex(ruleset: str) -> None:
    examined = document(plan_of(ruleset))
    last_cell: Cell = table_of(plan_of(ruleset)).cells[-1]
    below = [each for each in examined.view.paragraphs if each.index > last_cell.paragraphs[-1].index]
    assert [each.text for each in below] == [""]
    assert (below[0].line_rule, below[0].space_before_pt, below[0].space_after_pt) == ("exact", 0, 0)
    assert (below[0].line_pt or 0) <= 1
