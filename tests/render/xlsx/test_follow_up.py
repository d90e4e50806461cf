"""The follow-up sheet: what is locked, what is entered, what is computed, and its summary."""

import datetime
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kehoach_desktop.domain.task_exchange import Field
from kehoach_desktop.domain.task_report import summary_table
from kehoach_desktop.domain.task_report.words import Words
from kehoach_desktop.domain.tasks import OFFICIAL_WORDS, STAGE_WORDS, Progress, Stage, Tally, status_of, tally
from kehoach_desktop.render.xlsx import agencies_of, sheet_names, workbook_fault, write_agency_book
from kehoach_desktop.render.xlsx.follow_up_books import NO_AGENCY
from kehoach_desktop.render.xlsx.summary import COUNTED, TOTAL, _scale_step
from tests.render.xlsx.sheets import DUE, HEAD, ON, PARTY, STATE, follow_up, opened, stages, table_in, task

DONE = Progress(Stage.DONE, 100, "Đã ban hành", DUE, "12-BC/ĐU", "Thiếu số liệu")
ENTERED_TITLES = {"Tình hình", "Tiến độ (%)", "Ngày hoàn thành", "Kết quả thực hiện", "Văn bản, sản phẩm đã có"} | {
    "Khó khăn, vướng mắc"
}


def columns_of(sheet: Worksheet) -> dict[str, int]:
    row = next(row for row in sheet.iter_rows() if any(cell.value == "Trạng thái" for cell in row))
    return {str(cell.value): cell.column for cell in row}


def header_row(sheet: Worksheet) -> int:
    return next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "Trạng thái")


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return opened(follow_up([task("t1", DONE), task("t2"), task("t3", due=None)]))["Theo dõi"]


def test_only_what_is_entered_is_open(sheet: Worksheet) -> None:
    assert sheet.protection.sheet
    assert not sheet.protection.password
    row, columns = header_row(sheet) + 1, columns_of(sheet)
    open_ones = {title for title, column in columns.items() if not sheet.cell(row, column).protection.locked}
    assert open_ones == ENTERED_TITLES
    forbidden = ("sort", "autoFilter", "formatRows", "formatColumns")
    assert [name for name in forbidden if getattr(sheet.protection, name)] == []


def test_tinh_hinh_is_chosen_from_the_five_words(sheet: Worksheet) -> None:
    rule = next(rule for rule in sheet.data_validations.dataValidation if rule.type == "list")
    assert rule.formula1 == '"Chưa triển khai,Đang thực hiện,Đã hoàn thành,Tạm dừng,Đã huỷ"'


def test_days_are_days_and_shown_as_offices_write_them(sheet: Worksheet) -> None:
    row, columns = header_row(sheet) + 1, columns_of(sheet)
    for title in ("Ngày đến hạn", "Ngày hoàn thành"):
        cell = sheet.cell(row, columns[title])
        assert cell.is_date
        assert cell.value == datetime.datetime.combine(DUE, datetime.time())
        assert cell.number_format == "dd/mm/yyyy"


def test_the_status_is_a_formula_of_its_row_and_the_day_of_the_sheet(sheet: Worksheet) -> None:
    row, columns = header_row(sheet) + 1, columns_of(sheet)
    formula = str(sheet.cell(row, columns["Trạng thái"]).value)
    stage = sheet.cell(row, columns["Tình hình"]).coordinate
    assert formula.startswith(f'=IF({stage}="Tạm dừng"')
    day = sheet.cell(header_row(sheet) - 2, 3)
    assert day.value == datetime.datetime.combine(ON, datetime.time())
    assert f"${day.column_letter}${day.row}" in formula
    assert not day.protection.locked


def test_the_status_is_written_for_readers_that_do_not_compute() -> None:
    tasks = stages()
    rows = table_in(follow_up(tasks)).rows
    assert [row.text(Field.STATUS) for row in rows] == [OFFICIAL_WORDS[status_of(one, ON)] for one in tasks]


def test_it_prints_as_landscape_a4_with_its_heading_on_every_page(sheet: Worksheet) -> None:
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    row = header_row(sheet)
    assert sheet.print_title_rows == f"${row}:${row}"
    assert sheet.freeze_panes == f"C{row + 1}"
    assert "Trang &P/&N" in sheet.oddFooter.right.text
    first, last = sheet.auto_filter.ref.split(":")
    assert first == f"A{row}"
    assert last == f"{sheet.cell(1, max(columns_of(sheet).values())).column_letter}{row + 3}"


def test_hidden_columns_hold_the_ids(sheet: Worksheet) -> None:
    columns = columns_of(sheet)
    for name in ("kehoach.plan", "kehoach.task", "kehoach.mark"):
        letter = sheet.cell(1, columns[name]).column_letter
        hidden = [d for d in sheet.column_dimensions.values() if d.hidden and d.min <= columns[name] <= d.max]
        assert hidden, letter


@pytest.mark.parametrize(("office", "title"), [(PARTY, "ĐẢNG CỘNG SẢN VIỆT NAM"), (STATE, "CỘNG HÒA XÃ HỘI")])
def test_the_title_of_the_side_comes_from_the_regulation(office: object, title: str) -> None:
    said = texts(opened(follow_up([task()], office))["Theo dõi"])  # type: ignore[arg-type]
    assert any(one.startswith(title) for one in said)
    assert any(one.startswith("(Kèm theo Kế hoạch số 05-KH/ĐU") for one in said)


def test_a_side_calls_the_columns_as_its_plans_do_and_they_are_read_again() -> None:
    tasks = [task("t1", supporting=("Chi bộ 1",))]
    said = texts(opened(write_agency_book(agencies_of(tasks), ON, STATE)).worksheets[0])
    assert {"Đơn vị chủ trì", "Đơn vị phối hợp", "Đơn vị chủ trì: Văn phòng Đảng uỷ"} <= set(said)
    assert not any(one.startswith("Cơ quan") for one in said)
    (row,) = table_in(follow_up(tasks, STATE)).rows
    assert (row.text(Field.LEAD), row.text(Field.SUPPORTING)) == ("Văn phòng Đảng uỷ", "Chi bộ 1")


def test_several_plans_are_groups_and_each_row_names_its_own() -> None:
    other = replace(HEAD, id="k2", number=7, subject="chuyển đổi số")
    tasks = [task("t1"), task("t1", head=other), task("t2", head=other)]
    sheet = opened(follow_up(tasks))["Theo dõi"]
    said = texts(sheet)
    assert "Kế hoạch số 07-KH/ĐU, ngày 02/02/2027 về chuyển đổi số" in said
    rows = table_in(follow_up(tasks)).rows
    assert [row.text(Field.SOURCE) for row in rows] == ["05-KH/ĐU, 02/02/2027"] + ["07-KH/ĐU, 02/02/2027"] * 2
    assert not any(one.startswith("(Kèm theo") for one in said)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-Gạch", "@x", "\tx"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    tasks = [task("t1", Progress(result=text), content=text, lead=text, note=text)]
    sheet = opened(follow_up(tasks))["Theo dõi"]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(found) == 4
    for cell in found:
        assert cell.data_type in ("s", "inlineStr", "str")
        assert cell.quotePrefix


def test_nothing_runs_and_nothing_leads_outside() -> None:
    with zipfile.ZipFile(BytesIO(follow_up([task(content="https://vi.example/x")]))) as package:
        names = package.namelist()
        relations = b"".join(package.read(name) for name in names if name.endswith(".rels"))
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert b"External" not in relations


def test_very_long_texts_go_into_the_highest_row_in_smaller_letters() -> None:
    long = "Rà soát, hoàn thiện quy trình. " * 80
    sheet = opened(follow_up([task(content=long), task("t2")]))["Theo dõi"]
    row, column = header_row(sheet) + 1, columns_of(sheet)["Nội dung nhiệm vụ"]
    assert sheet.row_dimensions[row].height <= 409
    assert sheet.cell(row, column).font.size < sheet.cell(row + 1, column).font.size
    assert sheet.row_dimensions[row].height > 4 * sheet.row_dimensions[row + 1].height


def test_what_would_be_an_empty_column_leaves_its_room_to_the_contents() -> None:
    bare = opened(follow_up([task()]))["Theo dõi"]
    full = opened(follow_up([task(supporting=("Chi bộ 1",), product="Báo cáo")]))["Theo dõi"]
    assert {"Cơ quan phối hợp", "Sản phẩm, kết quả"} == columns_of(full).keys() - columns_of(bare).keys()
    assert bare.column_dimensions["B"].width > full.column_dimensions["B"].width + 10


def test_the_font_of_the_workbook_is_that_of_its_texts_and_no_theme_takes_its_place() -> None:
    with zipfile.ZipFile(BytesIO(follow_up([task()]))) as package:
        styles = package.read("xl/styles.xml").decode()
    assert "<scheme" not in styles
    assert {"Times New Roman"} == set(re.findall(r'<name val="([^"]+)"', styles))


@pytest.mark.parametrize(
    ("most", "step"), [(0, 1), (1, 1), (10, 1), (11, 2), (43, 5), (100, 10), (101, 20), (999, 100)]
)
def test_the_scale_of_the_picture_counts_whole_tasks(most: int, step: int) -> None:
    assert _scale_step(most) == step


def test_the_picture_has_its_scale_below_and_a_figure_on_each_bar() -> None:
    with zipfile.ZipFile(BytesIO(follow_up([task(f"t{at}", lead=f"Ban {at % 30}") for at in range(90)]))) as package:
        chart = package.read("xl/charts/chart1.xml").decode()
    assert '<c:crosses val="max"/>' in chart
    assert '<c:majorUnit val="1"/>' in chart
    assert "12 cơ quan có nhiều nhiệm vụ nhất" in chart
    assert '<c:tickLblSkip val="1"/>' in chart
    assert chart.count('<c:showVal val="1"/>') == len(COUNTED)
    assert chart.count('formatCode="0;;;"') == len(COUNTED)  # no noughts


def test_a_list_without_tasks_is_a_file_all_the_same() -> None:
    assert workbook_fault(follow_up([])) is None


def test_broken_files_are_seen() -> None:
    data = follow_up([task()])
    assert workbook_fault(data) is None
    assert workbook_fault(data[:500]) == "không mở được"
    assert workbook_fault(data.replace(b"xl/workbook.xml", b"xl/workbooc.xml")) == "thiếu phần xl/workbook.xml"


# ---------------------------------------------------------------- the summary


def summary_rows(data: bytes) -> dict[str, list[object]]:
    from openpyxl import load_workbook

    sheet = load_workbook(BytesIO(data), data_only=True)["Tổng hợp"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    top = next(number for number, row in enumerate(rows) if row[1] == "Cơ quan, đơn vị")
    return {str(row[1]): row for row in rows[top + 1 :] if row[1]}


def counts(row: list[object]) -> Tally:
    values = {one.name: row[3 + at] for at, one in enumerate(COUNTED)}
    return Tally(**values, set_aside=row[11])  # type: ignore[arg-type]


def test_the_summary_says_what_the_tally_says() -> None:
    tasks = stages()
    rows = summary_rows(follow_up(tasks))
    assert set(rows) == {"Văn phòng", "Ban Xây dựng Đảng", NO_AGENCY, TOTAL}  # case does not make another body
    assert counts(rows[TOTAL]) == tally(tasks, ON)
    assert counts(rows[NO_AGENCY]) == tally([one for one in tasks if one.task.lead is None], ON)
    parts = [counts(row) for name, row in rows.items() if name != TOTAL]
    assert sum(parts, Tally()) == tally(tasks, ON)


def test_the_summary_has_the_bodies_and_the_order_of_the_report() -> None:
    leads = (None, None, None, "Công an xã", "Đài Phát thanh, Truyền hình", "đài phát thanh truyền hình", "…")
    tasks = [task(f"t{at}", lead=lead) for at, lead in enumerate(leads)]
    reported = [row.cells[1] for row in summary_table(tasks, ON, Words(PARTY.rules, PARTY.rules_of)).rows]
    assert [name or NO_AGENCY for name in reported] == list(summary_rows(follow_up(tasks)))
    assert reported[0] == "Đài Phát thanh, Truyền hình"


def test_a_share_of_nothing_is_a_dash() -> None:
    row = summary_rows(follow_up([task(progress=Progress(Stage.PAUSED))]))[TOTAL]
    assert (row[2], row[9], row[10], row[11]) == (0, "—", "—", 1)


def test_the_summary_has_a_chart() -> None:
    assert len(opened(follow_up([task()]))["Biểu đồ"]._charts) == 1


# ---------------------------------------------------------------- per agency


def test_each_body_gets_its_own_tasks_and_those_it_leads_with_others() -> None:
    tasks = [
        task("t1", lead="Uỷ ban nhân dân xã"),
        task("t2", lead="UỶ BAN NHÂN DÂN, XÃ"),
        task("t3", lead="Ban Xây dựng Đảng", extra_leads=("Uỷ ban nhân dân xã",)),
        task("t4", lead=None),
    ]
    found = {agency.name: [one.task.id for one in agency.tasks] for agency in agencies_of(tasks)}
    assert found == {"Ban Xây dựng Đảng": ["t3"], "Uỷ ban nhân dân xã": ["t1", "t2", "t3"], NO_AGENCY: ["t4"]}
    assert list(found)[-1] == NO_AGENCY
    sheet = opened(write_agency_book(agencies_of(tasks), ON, PARTY)).worksheets[-1]
    assert NO_AGENCY in texts(sheet)
    assert not any(one.startswith("Cơ quan chủ trì:") for one in texts(sheet))


def test_the_name_of_a_body_begins_with_a_capital_wherever_it_stands_alone() -> None:
    tasks = [task("t1", lead="các chi bộ"), task("t2", lead="Các chi bộ")]
    assert [agency.name for agency in agencies_of(tasks)] == ["Các chi bộ"]
    said = texts(opened(follow_up(tasks))["Tổng hợp"])
    assert "Các chi bộ" in said
    assert "các chi bộ" not in said


def test_a_sheet_for_each_body_has_only_its_tasks() -> None:
    tasks = [task("t1", lead="Ban A: tổ/nhóm"), task("t2", lead="Ban B"), task("t3", lead="Ban B")]
    book = opened(write_agency_book(agencies_of(tasks), ON, PARTY))
    assert book.sheetnames == ["Ban A- tổ-nhóm", "Ban B"]
    said = texts(book["Ban B"])
    assert "Cơ quan chủ trì: Ban B" in said
    assert {"t2", "t3"} <= set(said)
    assert "t1" not in said


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    long = "Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân xã Vạn Phúc"
    names = sheet_names([long, long.upper(), f"{long} 2", "", "'nháy'", "[a]:*?/\\b", "History", "😀" * 20, "x" * 40])
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"
    assert names[0] == "Văn phòng Hội đồng nhân dân và"


def test_words_of_the_list_are_those_of_the_formulas() -> None:
    data = follow_up([task(stage, Progress(stage, completed_on=DUE)) for stage in Stage])
    assert [row.text(Field.STAGE) for row in table_in(data).rows] == [STAGE_WORDS[stage] for stage in Stage]


def test_a_plan_of_a_long_name_has_one_line_above_its_tasks() -> None:
    subject = "thực hiện Kế hoạch số 49-KH/ĐU về phân loại, thu gom, vận chuyển rác thải sinh hoạt tại khu dân cư " * 4
    long = replace(task("t2"), plan=replace(HEAD, id="long", subject=subject))
    sheet = opened(follow_up([task("t1"), long]))["Theo dõi"]
    titles = {str(row[0].value): row[1] for row in sheet.iter_rows(max_col=2) if row[0].value in ("I", "II")}
    assert str(titles["II"].value).endswith("…")
    assert [titles[number].alignment.wrap_text for number in ("I", "II")] == [None, None]
    heights = [sheet.row_dimensions[titles[number].row].height for number in ("I", "II")]
    assert heights[0] == heights[1]
