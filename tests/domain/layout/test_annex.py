from dataclasses import replace
from typing import Any

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset, Zone
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.layout.annex import compose_annex
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.layout.sheet import Paragraph, Section, Table
from kehoach_desktop.domain.plan import Annex, AnnexKind, Block, Plan, Role, Run, Task, TaskColumn
from kehoach_desktop.operations.rulesets import ruleset
from tests.domain.layout.sheets import style, texts
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks

C = TaskColumn
GAP = "\N{NO-BREAK SPACE}" * 4
FIRST = Annex("a1", AnnexKind.TASK_TABLE, "Danh mục nhiệm vụ")
TASK = Task(
    "t1",
    content="Rà soát hồ sơ",
    lead="Văn phòng",
    extra_leads=("Công an xã",),
    supporting=("Ban Tổ chức", "Chi bộ 1"),
    deadline_text="trong quý I-2027",
    product="Báo cáo",
    note="mới",
)


def plan_of(rules: Ruleset, **changes: Any) -> Plan:
    plan = STATE_PLAN if rules.id == "nd30" else PARTY_PLAN
    return replace(with_tasks(plan), **changes)


def section(rules: Ruleset, annex: Annex = FIRST, **changes: Any) -> Section:
    return compose_annex(plan_of(rules, **changes), annex, 1, Context(rules))


def heading(found: Section) -> list[Paragraph]:
    return [item for item in found.content if isinstance(item, Paragraph)]


def table(found: Section) -> Table:
    return next(item for item in found.content if isinstance(item, Table))


def cells(found: Section) -> list[list[str]]:
    return [["\n".join(texts(cell.paragraphs)) for cell in row.cells] for row in table(found).rows]


# ---------------------------------------------------------------- the heading


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        # 05 II.II.1.2, and as 05 prints its own appendices
        (
            "hd05",
            [
                ("PHỤ LỤC", "b"),
                ("Danh mục nhiệm vụ", "b"),
                ("(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 02/02/2027 của Đảng uỷ xã Vạn Phúc)", "i"),
                ("-----", ""),
            ],
        ),
        # NĐ 30 PL I/III.1.a-c
        (
            "nd30",
            [
                ("Phụ lục", "b"),
                ("DANH MỤC NHIỆM VỤ", "b"),
                ("(Kèm theo Kế hoạch số 05/KH-UBND ngày 02 tháng 02 năm 2027 của Uỷ ban nhân dân xã Vạn Phúc)", "i"),
            ],
        ),
    ],
)
def test_an_annex_names_itself_and_the_document_it_belongs_to(id_: str, expected: list[tuple[str, str]]) -> None:
    lines = heading(section(ruleset(id_)))
    assert [(line.text, style(line)) for line in lines] == expected
    assert {line.look.keep_next for line in lines} == {True}
    assert {line.look.align.value for line in lines} == {"center"}


@pytest.mark.parametrize(
    ("id_", "labels"),
    [
        ("hd05", ["PHỤ LỤC 1", "PHỤ LỤC 2"]),  # 05 II.II.1.1: Arabic digits from two on
        ("hd36", ["PHỤ LỤC 1", "PHỤ LỤC 2"]),
        ("nd30", ["Phụ lục I", "Phụ lục II"]),  # NĐ 30 PL I/III.1.b: Roman
    ],
)
def test_two_annexes_are_numbered(id_: str, labels: list[str]) -> None:
    rules = ruleset(id_)
    sheet = compose(plan_of(rules, annexes=(FIRST, replace(FIRST, id="a2"))), rules)
    assert [heading(one)[0].text for one in sheet.sections[1:]] == labels


@pytest.mark.parametrize(
    ("id_", "changes", "of", "by"),
    [
        (
            "hd05",
            {"number": None},
            "Kế hoạch số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0-KH/ĐU",
            "ngày 02/02/2027 của Đảng uỷ xã Vạn Phúc",
        ),
        (
            "hd05",
            {"number": 112, "symbol": None},
            "Kế hoạch số 112-[ký hiệu]",
            "ngày 02/02/2027 của Đảng uỷ xã Vạn Phúc",
        ),
        ("hd05", {"document_kind": "CTr"}, "Chương trình số 05-KH/ĐU", "ngày 02/02/2027 của Đảng uỷ xã Vạn Phúc"),
        (
            "hd05",
            {"issue_date": PartialDate(year=2027)},
            "Kế hoạch số 05-KH/ĐU",
            f"ngày {GAP}/{GAP}/2027 của Đảng uỷ xã Vạn Phúc",
        ),
        ("hd05", {"issuing_body": None}, "Kế hoạch số 05-KH/ĐU", "ngày 02/02/2027 của [tên cơ quan ban hành]"),
        (
            "nd30",
            {"number": None, "issue_date": PartialDate()},
            "Kế hoạch số \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/KH-UBND",
            f"ngày {GAP} tháng {GAP} năm {GAP} của Uỷ ban nhân dân xã Vạn Phúc",
        ),
    ],
)
def test_what_is_not_known_yet_is_left_open_in_the_reference(
    id_: str, changes: dict[str, Any], of: str, by: str
) -> None:
    found = [one.text for one in heading(section(ruleset(id_), **changes)) if one.zone is Zone.ANNEX_REFERENCE]
    assert found == [f"(Kèm theo {of}{' ' if id_ == 'nd30' else ', '}{by})"]


@pytest.mark.parametrize(("field", "value"), [("issuing_body", "ĐẢNG UỶ {X}"), ("symbol", "KH/{")])
def test_braces_in_a_name_are_only_text(field: str, value: str, hd05: Ruleset) -> None:
    assert "{" in heading(section(hd05, **{field: value}))[2].text


def test_what_is_missing_in_the_reference_is_a_blank_too(hd05: Ruleset) -> None:
    (line,) = [one for one in heading(section(hd05, symbol=None)) if one.zone is Zone.ANNEX_REFERENCE]
    assert [span.text for span in line.spans if span.blank] == ["[ký hiệu]"]


def test_a_title_of_several_lines_keeps_them_and_an_open_one_is_a_blank(nd30: Ruleset) -> None:
    found = heading(section(nd30, replace(FIRST, title="Danh mục\nnhiệm vụ")))
    assert [line.text for line in found[1:3]] == ["DANH MỤC", "NHIỆM VỤ"]
    (blank,) = heading(section(nd30, replace(FIRST, title=None)))[1].spans
    assert (blank.text, blank.spot) == ("[tên phụ lục]", "annexes/a1.annex_title")


def test_the_reference_of_the_state_has_a_short_line_below_and_that_of_the_party_has_not() -> None:
    # NĐ 30 PL III, Mẫu 2.1
    line = heading(section(ruleset("nd30")))[-1].line
    assert line is not None
    assert [one.line for one in heading(section(ruleset("hd05")))] == [None] * 4


# ---------------------------------------------------------------- the pages


@pytest.mark.parametrize(("landscape", "size"), [(True, (297, 210)), (False, (210, 297))])
def test_an_annex_has_pages_of_its_own(landscape: bool, size: tuple[int, int], any_ruleset: Ruleset) -> None:
    found = section(any_ruleset, replace(FIRST, landscape=landscape))
    assert (round(found.page.width.mm), round(found.page.height.mm)) == size
    assert found.page.landscape is landscape
    # 05 II.IV.5.2, NĐ 30 PL I/III.1.đ; 36 says nothing
    assert found.restart_numbers is (any_ruleset.id != "hd36")
    assert found.page_number.zone is Zone.PAGE_NUMBER


def test_the_plan_comes_first_then_each_annex(hd05: Ruleset) -> None:
    sheet = compose(plan_of(hd05, annexes=(FIRST, replace(FIRST, id="a2", landscape=False))), hd05)
    assert [one.page.landscape for one in sheet.sections] == [False, True, False]
    assert [one.restart_numbers for one in sheet.sections] == [False, True, True]


# ---------------------------------------------------------------- the table


@pytest.mark.parametrize(("id_", "body"), [("hd05", "Cơ quan"), ("hd36", "Cơ quan"), ("nd30", "Đơn vị")])
def test_the_table_has_a_header_and_a_row_for_each_task(id_: str, body: str) -> None:
    lead, supporting = f"{body} chủ trì", f"{body} phối hợp"
    titles = ["TT", "Nội dung nhiệm vụ", lead, supporting, "Thời gian hoàn thành", "Sản phẩm, kết quả", "Ghi chú"]
    found = section(ruleset(id_), tasks=(TASK, replace(TASK, id="t2", extra_leads=())))
    header, first, second = cells(found)
    assert header == titles
    assert first == [
        "1", "Rà soát hồ sơ", "Văn phòng; Công an xã", "Ban Tổ chức; Chi bộ 1", "Trong quý I-2027", "Báo cáo", "Mới",
    ]  # fmt: skip
    assert (second[0], second[2]) == ("2", "Văn phòng")
    assert [row.is_header for row in table(found).rows] == [True, False, False]
    assert {style(cell.paragraphs[0]) for cell in table(found).rows[0].cells} == {"b"}
    assert {style(cell.paragraphs[0]) for cell in table(found).rows[1].cells} == {""}


def test_an_empty_column_of_notes_is_left_out(any_ruleset: Ruleset) -> None:
    assert len(cells(section(any_ruleset, tasks=(replace(TASK, note=None),)))[0]) == 6
    assert cells(section(any_ruleset, tasks=(TASK,)))[0][-1] == "Ghi chú"


def test_the_annex_chooses_its_columns_and_their_order(hd05: Ruleset) -> None:
    found = section(hd05, replace(FIRST, columns=(C.LEAD, C.CONTENT, C.DEADLINE)), tasks=(TASK,))
    assert cells(found)[1] == ["1", "Văn phòng; Công an xã", "Rà soát hồ sơ", "Trong quý I-2027"]
    assert len(table(found).widths) == 4


@pytest.mark.parametrize(
    "columns", [tuple(C), (C.CONTENT,), (C.CONTENT, C.NOTE), (C.LEAD, C.CONTENT, C.SUPPORTING, C.DEADLINE)]
)
@pytest.mark.parametrize("landscape", [True, False])
def test_the_columns_fill_the_text_width(
    columns: tuple[TaskColumn, ...], landscape: bool, any_ruleset: Ruleset
) -> None:
    found = section(any_ruleset, replace(FIRST, columns=columns, landscape=landscape), tasks=(TASK,))
    widths = table(found).widths
    assert sum(width.twips for width in widths) == found.page.text_width.twips
    assert min(width.twips for width in widths) > 0
    # what the columns left out would take goes to the contents
    assert max(widths) == widths[1 + columns.index(C.CONTENT)]


@pytest.mark.parametrize("landscape", [True, False])
def test_a_day_is_never_broken(landscape: bool, any_ruleset: Ruleset) -> None:
    annex = replace(FIRST, landscape=landscape)
    found = table(section(any_ruleset, annex))
    context = Context(any_ruleset)
    column = [cell.paragraphs[0].text for cell in found.rows[0].cells].index("Thời gian hoàn thành")
    day = context.width(context.fixed(Zone.TABLE_CELL, "31/12/2027"))
    assert found.widths[column] >= day + found.padding * 2


def test_a_text_of_several_lines_has_a_paragraph_for_each(hd05: Ruleset) -> None:
    found = section(hd05, tasks=(replace(TASK, product="Báo cáo\nDanh sách"),))
    product = table(found).rows[1].cells[5]
    assert texts(product.paragraphs) == ["Báo cáo", "Danh sách"]
    assert {span.spot for line in product.paragraphs for span in line.spans} == {"tasks/t1.product"}


@pytest.mark.parametrize(
    ("column", "changes", "blank"),
    [
        (1, {"content": None}, "[nội dung nhiệm vụ]"),
        (2, {"lead": None, "extra_leads": ()}, "[cơ quan chủ trì]"),
        (4, {"deadline_text": ""}, "[thời gian hoàn thành]"),
    ],
)
def test_what_every_task_must_have_is_a_blank_where_it_is_missing(
    column: int, changes: dict[str, Any], blank: str, hd05: Ruleset
) -> None:
    cell = table(section(hd05, tasks=(replace(TASK, **changes),))).rows[1].cells[column]
    assert [(span.text, span.blank) for line in cell.paragraphs for span in line.spans] == [(blank, True)]


@pytest.mark.parametrize(("column", "changes"), [(3, {"supporting": ()}), (5, {"product": None})])
def test_what_a_task_need_not_have_is_an_empty_cell(column: int, changes: dict[str, Any], hd05: Ruleset) -> None:
    cell = table(section(hd05, tasks=(replace(TASK, **changes),))).rows[1].cells[column]
    assert texts(cell.paragraphs) == [""]


def test_a_plan_without_tasks_has_a_row_that_asks_for_one(hd05: Ruleset) -> None:
    assert cells(section(hd05, tasks=()))[1][:2] == ["1", "[nội dung nhiệm vụ]"]


def test_cells_are_set_as_tables_are(any_ruleset: Ruleset) -> None:
    rows = table(section(any_ruleset, tasks=(TASK,))).rows
    aligned = [cell.paragraphs[0].look.align.value for cell in rows[1].cells]
    assert aligned == ["center", "justify", "left", "left", "center", "left", "left"]
    for row in rows:
        for cell in row.cells:
            assert [line.look.after.twips for line in cell.paragraphs] == [0]
            # nha-nuoc.md §4.3: 12 in practice, never below 11
            assert cell.paragraphs[0].spans[0].look.size.pt == 12


# ---------------------------------------------------------------- groups

BODY = (
    Block("b0", Role.ASSIGNMENT, (Run("Không thuộc phần nào"),)),
    Block("b1", Role.PART, (Run("Tuyên truyền"),)),
    Block("b2", Role.ASSIGNMENT, (Run("Văn phòng"),)),
    Block("b3", Role.SECTION, (Run("Hội nghị"),), heading=True),
    Block("b4", Role.ASSIGNMENT, (Run("Công an"),)),
    Block("b5", Role.SECTION, (Run("Không phải đề mục"),)),
    Block("b6", Role.ASSIGNMENT, (Run("Chi bộ"),)),
    Block("b7", Role.PART, (Run("Tổ chức"),)),
    Block("b8", Role.SUBSECTION, (Run("Tiểu mục"),), heading=True),
    Block("b9", Role.ASSIGNMENT, (Run("Đảng uỷ"),)),
)


def rows_of(*tasks: Task) -> list[tuple[str, str]]:
    found = section(ruleset("hd05"), tasks=tasks, blocks=BODY)
    return [(row[0], row[1]) for row in cells(found)[1:]]


def on(block: str | None, id_: str = "t1", group: str | None = None) -> Task:
    return Task(id_, block, content=f"Việc {id_}", group=group)


def test_tasks_stand_under_the_heading_that_their_line_stands_under() -> None:
    found = rows_of(on("b2", "t1"), on("b4", "t2"), on("b6", "t3"), on("b9", "t4"))
    assert found == [
        ("I", "Tuyên truyền"),
        ("1", "Việc t1"),
        ("II", "Hội nghị"),
        ("2", "Việc t2"),
        ("3", "Việc t3"),
        ("III", "Tổ chức"),
        ("4", "Việc t4"),
    ]


def test_a_group_of_its_own_goes_before_the_heading() -> None:
    assert rows_of(on("b2", "t1", "Nhóm A"), on("b4", "t2", "Nhóm A")) == [
        ("I", "Nhóm A"),
        ("1", "Việc t1"),
        ("2", "Việc t2"),
    ]


def test_a_group_stands_once_though_its_tasks_are_mixed_with_others() -> None:
    mixed = on("b2", "t1"), on(None, "t2", "Phụ lục"), on("b2", "t3"), on(None, "t4"), on(None, "t5", "Phụ lục")
    assert rows_of(*mixed) == [
        ("1", "Việc t4"),
        ("I", "Tuyên truyền"),
        ("2", "Việc t1"),
        ("3", "Việc t3"),
        ("II", "Phụ lục"),
        ("4", "Việc t2"),
        ("5", "Việc t5"),
    ]


def test_a_cell_begins_with_a_capital() -> None:
    task = Task(
        "t1", content="rà soát", lead="các chi bộ", supporting=("đảng bộ cơ sở", "các đoàn thể"), product="báo cáo"
    )
    assert cells(section(ruleset("hd05"), tasks=(task,)))[1][1:4] == [
        "Rà soát", "Các chi bộ", "Đảng bộ cơ sở; các đoàn thể",
    ]  # fmt: skip


def test_tasks_without_a_heading_have_no_group() -> None:
    assert rows_of(on(None, "t1"), on("b0", "t2"), on("b99", "t3")) == [
        ("1", "Việc t1"),
        ("2", "Việc t2"),
        ("3", "Việc t3"),
    ]


def test_the_first_group_that_shows_is_number_one() -> None:
    assert rows_of(on(None, "t1"), on("b2", "t2"))[1] == ("I", "Tuyên truyền")


def test_a_group_spans_the_table_and_stays_with_the_next_row(hd05: Ruleset) -> None:
    row = table(section(hd05, tasks=(replace(TASK, block="b2"),), blocks=BODY)).rows[1]
    number, title = row.cells
    assert (number.columns, title.columns) == (1, 6)
    assert number.paragraphs[0].look.align.value == "center"
    assert [style(cell.paragraphs[0]) for cell in row.cells] == ["b", "b"]
    assert {line.look.keep_next for cell in row.cells for line in cell.paragraphs} == {True}


@pytest.mark.parametrize("landscape", [True, False])
def test_no_column_breaks_its_longest_word(landscape: bool, any_ruleset: Ruleset) -> None:
    word = "vanphong@xavanphuc.example"
    annex = Annex("a1", AnnexKind.TASK_TABLE, "Phân công", (C.CONTENT, C.LEAD, C.PRODUCT), landscape)
    found = table(section(any_ruleset, annex, tasks=(replace(TASK, product=word),)))
    size = found.rows[1].cells[-1].paragraphs[0].spans[0].look.size
    assert any_ruleset.fonts.width(word, size) < found.widths[-1] - found.padding - found.padding
