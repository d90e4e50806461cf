"""The table of tasks is found in whatever sheet, and its rows are told from all others."""

import datetime

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import DeadlineKind
from kehoach_desktop.domain.task_exchange import Field, Grid, GridRow, Merge, find_table, tables_of, tasks_in
from kehoach_desktop.errors import BadFileError
from tests.domain.task_exchange.grids import grid, table

SIMPLE = ["STT", "Nội dung", "Đơn vị chủ trì", "Thời hạn"]


@pytest.mark.parametrize(
    ("heading", "fields"),
    [
        ("TT|Nội dung nhiệm vụ|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian hoàn thành|Sản phẩm|Ghi chú",
         "number content lead supporting deadline product note"),
        ("Stt|Tên nhiệm vụ|ĐƠN VỊ\nCHỦ TRÌ|Đơn vị phối hợp|Sản phẩm|Thời hạn",
         "number content lead supporting product deadline"),
        ("STT|Mã nhiệm vụ|Tên nhóm nhiệm vụ/nhiệm vụ|Đơn vị chủ trì|Phòng, đơn vị chủ trì|Thời hạn hoàn thành",
         "number - content lead - deadline"),
        ("TT|Công việc|Đơn vị thực hiện|Đơn vị phối hợp|Số ngày dự kiến", "number content lead supporting deadline"),
        ("Nội dung|Phân công nhiệm vụ|Tiến độ|Nguồn lực|Sản phẩm đầu ra", "content assigned deadline - product"),
        ("TT|Lĩnh vực|Nội dung|Chủ trì|Phối hợp|Thời gian nhận|Thời gian hoàn thành|Kết quả thực hiện",
         "number - content lead supporting - deadline result"),
        ("tt|noi dung nhiem vu|co quan chu tri|thoi han", "number content lead deadline"),
        ("TT|Nội dung nhiệm vụ cụ thể|Cơ quan chủ trì thực hiện|Thời hạn phải xong",
         "number content lead deadline"),
        ("TT|Nhiệm vụ|Chủ trì|Tình hình|Ngày hoàn thành|Trạng thái", "number content lead stage completed_on status"),
        ("TT|Nhiệm vụ|Chủ trì|Trạng thái", "number content lead stage"),
    ],
)  # fmt: skip
def test_headings_are_known_by_the_names_in_use(heading: str, fields: str) -> None:
    found = table([heading.split("|"), ["1", "Việc cần làm", *["x"] * (heading.count("|") - 1)]])
    assert found.fields == {Field(name) for name in fields.split() if name != "-"}


def test_the_heading_need_not_stand_in_the_first_row() -> None:
    above = [["UỶ BAN NHÂN DÂN"], ["DANH MỤC NHIỆM VỤ"], [None], ["Nội dung: các việc quý II"]]
    found = table([*above, SIMPLE, [1.0, "Việc một", "Ban A", "Quý II/2027"]])
    assert [(row.place.row, row.text(Field.CONTENT)) for row in found.rows] == [(6, "Việc một")]


def test_a_heading_in_two_rows_is_read_through_its_spanning_cells() -> None:
    rows = [
        ["TT", "Nội dung nhiệm vụ", "Cơ quan thực hiện", None, "Thời gian", None],
        [None, None, "Chủ trì", "Phối hợp", "Bắt đầu", "Hoàn thành"],
        [1.0, "Việc một", "Ban A", "Ban B", "01/3/2027", "30/6/2027"],
    ]
    merges = [Merge(1, 0, 2, 0), Merge(1, 1, 2, 1), Merge(1, 2, 1, 3), Merge(1, 4, 1, 5)]
    row = table(rows, merges).rows[0]
    assert [row.text(field) for field in (Field.CONTENT, Field.LEAD, Field.SUPPORTING, Field.DEADLINE)] == [
        "Việc một", "Ban A", "Ban B", "30/6/2027",
    ]  # fmt: skip


def test_groups_totals_numbers_of_columns_and_repeated_headings_are_no_tasks() -> None:
    rows = [
        SIMPLE,
        ["(1)", "(2)", "(3)", "(4)"],
        ["I", "Công tác xây dựng Đảng"],
        [1.0, "Việc một", "Ban A", "Quý II/2027"],
        SIMPLE,
        [2.0, "Việc hai", "Ban B", None],
        ["B. Nhóm chỉ có một ô"],
        [3.0, "Việc ba", None, None],
        [None, "Tổng cộng", "3", None],
        ["Tổng số", None, "3", None],
    ]
    found = table(rows)
    assert [(row.text(Field.CONTENT), row.group) for row in found.rows] == [
        ("Việc một", "Công tác xây dựng Đảng"),
        ("Việc hai", "Công tác xây dựng Đảng"),
        ("Việc ba", "B. Nhóm chỉ có một ô"),
    ]


def test_a_cell_over_several_rows_holds_for_each_of_them() -> None:
    rows = [SIMPLE, [1.0, "Việc một", "Ban A", "Quý II/2027"], [2.0, "Việc hai"], [3.0, "Việc ba", "Ban C"]]
    found = table(rows, [Merge(2, 2, 3, 2), Merge(2, 3, 4, 3)])
    assert [(row.text(Field.LEAD), row.text(Field.DEADLINE)) for row in found.rows] == [
        ("Ban A", "Quý II/2027"), ("Ban A", "Quý II/2027"), ("Ban C", "Quý II/2027"),
    ]  # fmt: skip


def test_lead_and_supporting_in_one_cell_are_parted() -> None:
    rows = [
        ["Nội dung", "Phân công nhiệm vụ", "Tiến độ"],
        ["Việc một", "Chủ trì: Ban A\nPhối hợp: Ban B; Ban C", "Quý I/2027"],
        ["Việc hai", "Ban D", "Quý I/2027"],
    ]
    tasks = list(tasks_in(table(rows)))
    assert [(one.lead, one.supporting) for one in tasks] == [("Ban A", ("Ban B", "Ban C")), ("Ban D", ())]


def test_a_foreign_table_gives_tasks_with_computed_days() -> None:
    rows = [
        SIMPLE,
        ["1.1", "Việc một", "Ban A; Ban B", "Trước ngày 15/6/2027"],
        [2.0, "Việc hai", "Ban C / Ban D", None],
    ]
    one, two = tasks_in(table(rows), PartialDate(1, 1, 2027))
    assert (one.lead, one.extra_leads) == ("Ban A", ("Ban B",))
    assert (one.deadline_kind, one.due_date) == (DeadlineKind.BEFORE, datetime.date(2027, 6, 14))
    assert (two.id, two.lead, two.extra_leads, two.due_date) == ("t2", "Ban C", ("Ban D",), None)


def test_a_sheet_without_a_table_has_none() -> None:
    for rows in ([], [["chữ"]], [["TT", "Họ tên", "Chức vụ"], [1.0, "A", "B"]], [["Nội dung", "Chủ trì"], ["a", "b"]]):
        assert find_table(grid(rows)) is None


def test_the_table_is_taken_from_a_shown_sheet() -> None:
    rows = (GridRow(1, dict(enumerate(SIMPLE))), GridRow(2, {1: "Việc", 2: "Ban A"}))
    grids = [Grid("a", "ẩn", rows, is_hidden=True), Grid("a", "trống"), Grid("a", "hiện", rows)]
    assert [found.sheet for found in tables_of(grids)] == ["hiện"]
    assert [found.sheet for found in tables_of(grids[:2])] == ["ẩn"]


def test_merged_cells_to_the_end_of_the_sheet_cost_nothing() -> None:
    rows = [SIMPLE, *([float(n), f"Việc {n}", "Ban A", None] for n in range(50))]
    everywhere = [Merge(1, column, 1_048_576, 16_383) for column in range(0, 400, 4)]
    assert len(table(rows, everywhere).rows) == 50


def test_merged_cells_upon_each_other_without_end_are_refused() -> None:
    rows = [SIMPLE, *([float(n), f"Việc {n}", "Ban A", None] for n in range(2_000))]
    with pytest.raises(BadFileError, match="ô gộp"):
        find_table(grid(rows, [Merge(2, 2, 1_048_576, 2)] * 1_000))


def test_a_hundred_thousand_rows_of_nothing_useful_are_passed_over() -> None:
    rows = (GridRow(1, dict(enumerate(SIMPLE))), *(GridRow(n, {30: "x"}) for n in range(2, 100_000)))
    assert find_table(Grid("a", "s", rows)).rows == ()  # type: ignore[union-attr]


def test_a_heading_is_short_and_not_out_of_sight() -> None:
    heading = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Ghi chú " * 50]
    found = table([[*heading, *[None] * 300, "Thời hạn"], [1.0, "Việc", "Ban Tổ chức"]])
    assert found.fields == {Field.NUMBER, Field.CONTENT, Field.LEAD}
