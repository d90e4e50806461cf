"""Tables in a text file, their words invented: each row becomes one line."""

import pytest

from kehoach_desktop.operations.task_finding import find_plan_tasks
from kehoach_desktop.reading.text_tables import with_whole_rows
from tests.helpers.texts import plan_of_text

SPACES = """\
TT   Nội dung công việc                    Cơ quan chủ trì         Phối hợp            Thời gian hoàn thành
I    Công tác văn thư
1    Rà soát sổ công văn                   Văn phòng Đảng uỷ       Các thôn            Trước 30/3/2027
2    Niêm yết bộ thủ tục mới tại           Trung tâm Phục vụ       Phòng Văn hoá -     Quý II/2027
     trụ sở và trên trang thông tin        hành chính công         Xã hội
3    Hỏi ý người dân                       Phòng Văn hoá - Xã hội                      Tháng 10/2027

III. TỔ CHỨC THỰC HIỆN"""
TABS = """\
STT\tNội dung\tChủ trì\tThời gian\tSản phẩm
I\tTuyên truyền\t\t\t
1\tMở chuyên mục
trên đài xã\tCông an xã\tQuý I/2027\tBáo cáo
2\tRa quân\tĐoàn xã\t15/5/2027\tKế hoạch"""
BARS = """\
| TT | Nội dung | Chủ trì | Thời gian |
|----|----------|---------|-----------|
| 1  | Lập dự toán | Phòng Kinh tế | Trước |
|    | kinh phí | | 15/02/2027 |
|    | Nhóm việc khác | | |
| **2** | **Nghiệm thu**<br>công trình | Văn phòng Đảng uỷ | 12/2027 |"""


def told(table: str) -> list[tuple[str | None, str | None, str | None]]:
    plan = plan_of_text(f"KẾ HOẠCH\nlàm việc\n\nI. NHIỆM VỤ\n{table}\n")
    return [(found.task.content, found.task.lead, found.task.deadline_text) for found in find_plan_tasks(plan)]


def test_columns_apart_by_spaces_only() -> None:
    assert told(SPACES) == [
        ("Rà soát sổ công văn", "Văn phòng Đảng uỷ", "Trước 30/3/2027"),
        ("Niêm yết bộ thủ tục mới tại trụ sở và trên trang thông tin", "Trung tâm Phục vụ hành chính công",
         "Quý II/2027"),
        ("Hỏi ý người dân", "Phòng Văn hoá - Xã hội", "Tháng 10/2027"),
    ]  # fmt: skip
    assert with_whole_rows(SPACES.split("\n"))[-1] == "III. TỔ CHỨC THỰC HIỆN"


def test_a_row_torn_at_the_lines_of_a_cell_is_one() -> None:
    assert told(TABS) == [
        ("Mở chuyên mục trên đài xã", "Công an xã", "Quý I/2027"),
        ("Ra quân", "Đoàn xã", "15/5/2027"),
    ]


def test_lines_without_a_number_go_on_in_the_row_above() -> None:
    assert told(BARS) == [
        ("Lập dự toán kinh phí", "Phòng Kinh tế", "Trước 15/02/2027"),
        ("Nghiệm thu công trình", "Văn phòng Đảng uỷ", "12/2027"),
    ]


def test_a_table_of_two_header_lines() -> None:
    table = (
        "TT   Nội dung             Cơ quan        Thời gian\n"
        "     công việc            chủ trì        hoàn thành\n"
        "1    Làm cống             Phòng Kinh tế  Quý I/2027"
    )
    assert told(table) == [("Làm cống", "Phòng Kinh tế", "Quý I/2027")]


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận:                         T/M BAN THƯỜNG VỤ\n- Như trên;                              BÍ THƯ",
        "| ĐẢNG BỘ TỈNH | ĐẢNG CỘNG SẢN VIỆT NAM |\n| XÃ VẠN LÝ | ngày 5 |",
        "1   Lê   Nam   Trưởng ban\n2   Hà   Anh   Thành viên",
        "một\thai\tba\nbốn\tnăm\tsáu",
    ],
)
def test_what_is_no_task_table_stays_as_it_is(text: str) -> None:
    assert with_whole_rows(text.split("\n")) == text.split("\n")


DRAWN = """\
┌────┬──────────────┬────────────┬───────────┐
│ TT │ Nội dung     │ Chủ trì    │ Thời gian │
├────┼──────────────┼────────────┼───────────┤
│ 1  │ Đổ đường     │ Công an xã │ 30/6/2027 │
│    │ liên thôn    │            │           │
└────┴──────────────┴────────────┴───────────┘"""
HTML = """\
<table>
<tr><th>STT</th><th>Nội dung</th><th>Cơ quan chủ trì</th>
<th>Thời gian</th></tr>
<tr><td>1</td><td>Mở <b>lớp nghề</b></td><td>Công an xã</td><td>Tháng 5/2027</td></tr>
</table>"""


@pytest.mark.parametrize(
    ("table", "row"),
    [(DRAWN, ("Đổ đường liên thôn", "Công an xã", "30/6/2027")), (HTML, ("Mở lớp nghề", "Công an xã", "Tháng 5/2027"))],
)
def test_drawn_tables_and_those_of_a_converter(table: str, row: tuple[str, str, str]) -> None:
    assert told(table) == [row]


def test_rows_without_numbers_and_one_table_below_another() -> None:
    table = (
        "Nhiệm vụ              Đầu mối              Hạn\n"
        "Cắm biển báo          Công an xã           28/02/2027\n"
        "Dọn kênh              Hội Nông dân xã      hằng tháng\n"
        "(kênh cấp 2)\n\n"
        "Nội dung | Phụ trách | Hạn\n"
        "Công bố kết quả | Trạm Y tế | Tháng 5/2027"
    )
    assert told(table) == [
        ("Cắm biển báo", "Công an xã", "28/02/2027"),
        ("Dọn kênh (kênh cấp 2)", "Hội Nông dân xã", "hằng tháng"),
        ("Công bố kết quả", "Trạm Y tế", "Tháng 5/2027"),
    ]


def test_group_lines_between_rows_keep_the_table() -> None:
    table = (
        "TT | Nhiệm vụ | Phân công thực hiện | Thời gian hoàn thành | Ghi chú\n"
        "I. Công tác tư tưởng\n"
        "1 | Mở lớp | BXDĐ (chủ trì); TTCT (phối hợp) | Tháng 4/2027 |\n"
        "II. Công tác tổ chức\n"
        "2 | Rà soát hồ sơ | Công an xã | Trước 31/3/2027 | gấp"
    )
    assert told(table) == [
        ("Mở lớp", "BXDĐ", "Tháng 4/2027"),
        ("Rà soát hồ sơ", "Công an xã", "Trước 31/3/2027"),
    ]
