"""Further forms of duties, and lines that nobody would write: each with invented words."""

import time

import pytest

from kehoach_desktop.domain.plan import Task
from kehoach_desktop.domain.task_finding import agency_spans, deadline_spans
from kehoach_desktop.operations.task_finding import find_plan_tasks
from tests.helpers.texts import plan_of_text

HEAD = "ĐẢNG UỶ XÃ VẠN LÝ\nSố 7-KH/ĐU\nVạn Lý, ngày 12 tháng 01 năm 2027\nKẾ HOẠCH\nlàm sạch hồ sơ\n"
ORGANISING = f"{HEAD}I. TỔ CHỨC THỰC HIỆN\n"
DUTIES = f"{HEAD}I. NHIỆM VỤ\n1. Việc chung\n"
END = "\nNơi nhận:\n- Các chi bộ,\n- Lưu Văn phòng.\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Văn Tư\n"
COLUMNS = "| TT | Nội dung | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n"
MOST_SECONDS = 1.0  # a hundred times what it takes: a pattern that looks again and again takes minutes


def read(text: str) -> list[Task]:
    return [found.task for found in find_plan_tasks(plan_of_text(text))]


def leads(text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(task.lead, task.supporting) for task in read(text)]


# ---------------------------------------------------------------- headings that name a body


def test_a_heading_names_a_body_with_words_that_names_mostly_do_not_have() -> None:
    text = (
        "1. Phòng Cảnh sát quản lý hành chính về trật tự đường thuỷ\na) Đếm thuyền.\nb) Báo cáo trước ngày 15/4/2027.\n"
    )
    assert {lead for lead, _ in leads(ORGANISING + text)} == {"Phòng Cảnh sát quản lý hành chính về trật tự đường thuỷ"}


@pytest.mark.parametrize("job", ["Bảo vệ nhà trường", "Y tế trường học", "Nhân viên thư viện"])
def test_among_headings_of_bodies_an_unknown_one_is_a_body_too(job: str) -> None:
    text = f"1. Ban Giám hiệu\n- Lập danh sách lớp.\n2. {job}\nGhi sổ theo dõi hằng ngày.\n"
    assert [lead for lead, _ in leads(ORGANISING + text)] == ["Ban Giám hiệu", job]


@pytest.mark.parametrize("matter", ["Kinh phí thực hiện", "Tuyên truyền, phổ biến", "Công tác ghi sổ"])
def test_a_matter_among_headings_of_bodies_is_none(matter: str) -> None:
    text = f"1. Ban Giám hiệu\n- Lập danh sách lớp.\n2. {matter}\n- Ghi sổ theo dõi.\n"
    assert matter not in [lead for lead, _ in leads(ORGANISING + text)]


# ---------------------------------------------------------------- annexes


@pytest.mark.parametrize(
    "title",
    ["Phụ lục\nPHÂN CÔNG VIỆC", "Phụ lục 2", "Phụ lục số II.", "BẢNG PHÂN CÔNG VIỆC", "Biểu số 1", "PHỤ LỤC", ""],
)
def test_a_task_table_behind_the_signature_is_read_whatever_stands_above(title: str) -> None:
    table = f"{COLUMNS}| 1 | Sơn cổng chào | Công an xã | 30/4/2027 |\n"
    assert [lead for lead, _ in leads(f"{DUTIES}- Rà soát.\n{END}{title}\n{table}")] == ["Công an xã"]


def test_who_gets_the_plan_in_a_table_is_no_annex() -> None:
    text = f"{DUTIES}- Rà soát.\n\n| Nơi nhận: | T/M BAN THƯỜNG VỤ |\n|---|---|\n| - Các chi bộ | PHÓ BÍ THƯ |\n"
    assert leads(text) == []


# ---------------------------------------------------------------- who, with whom, by when


@pytest.mark.parametrize(
    ("text", "lead", "supporting"),
    [
        ("- Vá đường. Phòng Kinh tế chủ trì, Công an xã và các đơn vị liên quan phối hợp; xong trước 20/3/2027.",
         "Phòng Kinh tế", ("Công an xã", "các đơn vị liên quan")),
        ("- Vá đường: Công an xã (chủ trì), Trạm Y tế xã (phối hợp), xong trước 20/3/2027.",
         "Công an xã", ("Trạm Y tế xã",)),
        ("- Vá đường.\n→ Giao Phòng Kinh tế chủ trì, cùng các thôn thực hiện trong quý II/2027.",
         "Phòng Kinh tế", ("các thôn",)),
        ("- Vá đường.\n=> Công an xã chủ trì, xong trước 20/3/2027.", "Công an xã", ()),
    ],
)  # fmt: skip
def test_who_does_it_and_with_whom(text: str, lead: str, supporting: tuple[str, ...]) -> None:
    assert leads(DUTIES + text) == [(lead, supporting)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bưu điện xã, Viettel, VNPT bảo đảm đường truyền.", ("Bưu điện xã", "Viettel", "VNPT")),
        ("Quỹ tín dụng nhân dân xã, Hợp tác xã điện năng góp tiền.",
         ("Quỹ tín dụng nhân dân xã", "Hợp tác xã điện năng")),
        ("Công an xã và lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở tuần tra.",
         ("Công an xã", "lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở")),
        ("Phòng GD&ĐT, các trường THCS, tiểu học, mầm non tổ chức vẽ tranh.",
         ("Phòng GD&ĐT", "các trường THCS, tiểu học, mầm non")),
        ("Các ông, bà Trưởng thôn vận động hiến đất.", ("Các ông, bà Trưởng thôn",)),
        ("Các cơ sở khám bệnh, chữa bệnh trên địa bàn lập sổ.", ("Các cơ sở khám bệnh, chữa bệnh trên địa bàn",)),
        ("Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao lập sổ.",
         ("Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",)),
        ("Công chức địa chính - nông nghiệp - xây dựng và môi trường đo ruộng.",
         ("Công chức địa chính - nông nghiệp - xây dựng và môi trường",)),
        ("Hợp tác xã Đồng Tâm và các tổ hợp tác gieo mạ.", ("Hợp tác xã Đồng Tâm", "các tổ hợp tác")),
    ],
)  # fmt: skip
def test_whose_names_are_known(text: str, names: tuple[str, ...]) -> None:
    (task,) = read(f"{ORGANISING}1. {text}")
    assert (task.lead, *task.extra_leads) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Sở Nội vụ Sở Tài chính", ("Sở Nội vụ", "Sở Tài chính")),
        ("XYZT, các địa phương", ("XYZT", "các địa phương")),
        ("Văn phòng Sở Nội vụ", ("Văn phòng Sở Nội vụ",)),
    ],
)
def test_names_that_stand_in_a_cell(cell: str, names: tuple[str, ...]) -> None:
    table = (
        f"| TT | Nội dung | Cơ quan chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Sơn cổng | {cell} | 30/4/2027 |\n"
    )
    (task,) = read(f"{DUTIES}{table}")
    assert (task.lead, *task.extra_leads) == names


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Trạm Y tế: khám mắt cho trẻ - tháng 10/2027.", "month 2027-10-31"),
        ("Hợp tác xã Đại Hưng nạo vét mương, xong trước vụ đông xuân.", "event None"),
    ],
)
def test_by_when(text: str, deadline: str) -> None:
    (task,) = read(f"{ORGANISING}1. {text}")
    assert f"{task.deadline_kind} {task.due_date}" == deadline


def test_nobody_is_told_to_carry_out_and_to_speak_of_difficulties() -> None:
    text = "Yêu cầu các đơn vị, địa phương nghiêm túc triển khai; quá trình thực hiện nếu có vướng mắc, phản ánh về Sở."
    assert leads(f"{ORGANISING}1. Công an xã tuần tra.\n{text}") == [("Công an xã", ())]


# ---------------------------------------------------------------- lines that nobody would write


LONG = [
    " " * 2000,
    "\u00a0" * 2000,
    *(f"{word}{space * 700}{word} {space * 700}x" for word in ("triển khai", "mốc", "lãnh đạo") for space in " \u00a0"),
    *((f"{word} " * 400)[:2000] for word in ("chỉ đạo", "lãnh đạo và", "phối hợp với", "hằng quý", "trước ngày")),
    "chỉ đạo, " * 42 + "thực hiên",
    "cơ quan của " * 160,
    "1" * 2000,
    "(" * 1000 + ")" * 1000,
]


@pytest.mark.parametrize("part", [ORGANISING, DUTIES], ids=["organising", "duties"])
@pytest.mark.parametrize("who", ["", "Văn phòng Đảng uỷ "])
def test_lines_of_any_length_are_read_at_once(part: str, who: str) -> None:
    for line in LONG:
        began = time.perf_counter()
        read(f"{part}- Rà soát sổ.\n{who}{line}\n")
        deadline_spans(line)
        agency_spans(line)
        assert time.perf_counter() - began < MOST_SECONDS, (line[:20], len(line))
