"""The seven columns of a plan's tasks, in the form of an annex."""

import datetime
from dataclasses import replace

import pytest

from kehoach_desktop.domain.annex_tables import AnnexColumn, AnnexTable
from kehoach_desktop.domain.plan import Annex, AnnexKind, DeadlineKind, Task
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.render.xlsx import write_task_list
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks
from tests.render.xlsx.sheets import opened

SEVEN = [
    "TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm, kết quả",
    "Ghi chú",
]  # fmt: skip


def rows_of(plan: object) -> list[list[object]]:
    sheet = opened(write_task_list(plan, ruleset(plan.ruleset))).worksheets[0]  # type: ignore[attr-defined, arg-type]
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def heading_at(rows: list[list[object]]) -> int:
    return next(number for number, row in enumerate(rows) if row[0] == "TT")


def said(plan: object) -> list[str]:
    return [str(value) for row in rows_of(plan) for value in row if value is not None]


def test_there_are_seven_columns_and_one_row_for_each_task() -> None:
    rows = rows_of(with_tasks(PARTY_PLAN, 3))
    top = heading_at(rows)
    assert rows[top][:7] == SEVEN
    assert rows[top + 1][:7] == [
        1, f"Việc thứ 1: {with_tasks(PARTY_PLAN).tasks[0].content[12:]}", "Văn phòng Đảng uỷ",
        "Ban Xây dựng Đảng; Uỷ ban nhân dân xã", "Trong quý I-2027", "Báo cáo", None,
    ]  # fmt: skip
    assert len(rows) == top + 4


def test_the_party_heading_has_its_star_and_reference() -> None:
    found = said(with_tasks(PARTY_PLAN))
    for line in ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Danh mục nhiệm vụ"):
        assert line in found
    assert "(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 02/02/2027 của Đảng uỷ xã Vạn Phúc)" in found


def test_the_title_is_that_of_the_annex_that_lists_the_tasks() -> None:
    plan = with_tasks(PARTY_PLAN)
    other = Annex("a0", AnnexKind.TABLE, "Số liệu", columns=(), table=AnnexTable((AnnexColumn("TT"),)))
    found = said(replace(plan, annexes=(other, *plan.annexes)))
    assert "Danh mục nhiệm vụ" in found
    assert "Số liệu" not in found


def test_the_state_heading_has_two_lines_and_no_star() -> None:
    found = said(with_tasks(STATE_PLAN))
    for line in ("UỶ BAN NHÂN DÂN", "XÃ VẠN PHÚC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"):
        assert line in found
    assert "*" not in found


def test_the_title_is_written_as_the_annex_writes_it() -> None:
    title = with_tasks(PARTY_PLAN).annexes[0].title or ""
    assert title in said(with_tasks(PARTY_PLAN))
    assert title.upper() in said(with_tasks(STATE_PLAN))


def test_a_plan_without_number_leaves_room_for_it() -> None:
    plan = replace(with_tasks(PARTY_PLAN), number=None, issuing_body=None, parent_body=None)
    assert any(line.startswith("(Kèm theo Kế hoạch số ") for line in said(plan))


def test_tasks_of_a_text_without_head_refer_to_nothing() -> None:
    bare = {"number": None, "symbol": None, "issuing_body": None, "parent_body": None}
    found = said(replace(with_tasks(PARTY_PLAN), **bare))
    assert not any(line == "*" or line.startswith("(Kèm theo") for line in found)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in found


def test_tasks_stand_under_the_headings_of_the_plan() -> None:
    plan = with_tasks(PARTY_PLAN, 3)
    tasks = (replace(plan.tasks[0], block="b12"), replace(plan.tasks[1], group="Nhóm riêng"), plan.tasks[2])
    rows = rows_of(replace(plan, tasks=tasks, annexes=(Annex("a", AnnexKind.TASK_TABLE),)))
    top = heading_at(rows)
    assert [(row[0], str(row[1])[:12]) for row in rows[top + 1 :]] == [
        (1, "Việc thứ 3: "), ("I", "Tổ chức thực"), (2, "Việc thứ 1: "), ("II", "Nhóm riêng"), (3, "Việc thứ 2: "),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("15/6/2027", datetime.datetime(2027, 6, 15)),
        ("15-06-2027", datetime.datetime(2027, 6, 15)),
        (None, datetime.datetime(2027, 6, 15)),
        ("trước ngày 16/6/2027", "Trước ngày 16/6/2027"),
        ("trong tháng 6/2027", "Trong tháng 6/2027"),
    ],
)
def test_a_bare_day_is_a_real_day_and_other_words_stay(text: str | None, shown: object) -> None:
    due = datetime.date(2027, 6, 15)
    task = Task("t", content="Việc", deadline_text=text, deadline_kind=DeadlineKind.DATE, due_date=due)
    rows = rows_of(replace(PARTY_PLAN, tasks=(task,)))
    assert rows[heading_at(rows) + 1][4] == shown


def test_a_long_title_of_a_group_goes_across_the_table_and_a_short_one_leaves_the_cells_apart() -> None:
    plan = with_tasks(PARTY_PLAN, 2)
    long = "Tăng cường sự lãnh đạo, chỉ đạo của cấp uỷ trong thực hiện chủ trương của Đảng về khoa học, công nghệ " * 2
    tasks = (replace(plan.tasks[0], group=long), replace(plan.tasks[1], group="Nhóm riêng"))
    sheet = opened(write_task_list(replace(plan, tasks=tasks), ruleset("hd05"))).worksheets[0]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value in ("I", "II")}
    merged = [str(one) for one in sheet.merged_cells.ranges]
    assert f"B{rows['I']}:G{rows['I']}" in merged
    assert not any(one.startswith(f"B{rows['II']}:") for one in merged)
    assert sheet.row_dimensions[rows["I"]].height < 4 * sheet.row_dimensions[rows["II"]].height


def test_the_sheet_has_the_margins_of_the_regulation() -> None:
    sheet = opened(write_task_list(with_tasks(PARTY_PLAN), ruleset("hd05"))).worksheets[0]
    rule = ruleset("hd05").landscape
    found = [sheet.page_margins.left, sheet.page_margins.right, sheet.page_margins.top, sheet.page_margins.bottom]
    assert [round(inches * 25.4, 1) for inches in found] == [rule.left_mm, rule.right_mm, rule.top_mm, rule.bottom_mm]
    assert sheet.page_setup.orientation == "landscape"
    assert "&P" in (sheet.oddHeader.center.text or "")
    assert sheet.print_title_rows
    assert sheet.auto_filter.ref
