"""Forms of duties that plans were seen to write, each with invented words."""

import datetime

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Block, DeadlineKind, Plan, Role, Run, Task
from kehoach_desktop.domain.task_finding import agency_spans, found_in
from kehoach_desktop.operations.task_finding import find_plan_tasks
from tests.helpers.texts import find_tasks, plan_of_text

ORGANISING = ("part", "TỔ CHỨC THỰC HIỆN")
DUTIES = ("part", "NHIỆM VỤ, GIẢI PHÁP")
HEAD = "ĐẢNG UỶ XÃ VẠN LÝ\nSố 7-KH/ĐU\nVạn Lý, ngày 12 tháng 01 năm 2027\nKẾ HOẠCH\nlàm sạch hồ sơ\n"


def plan(*blocks: tuple[str, str]) -> Plan:
    """Blocks as (role, text); a role with `!` is a heading."""
    made = [
        Block(f"b{number}", Role(role.rstrip("!")), (Run(text),), heading=role.endswith("!"))
        for number, (role, text) in enumerate(blocks, 1)
    ]
    return Plan("p", "hd05", issue_date=PartialDate(2, 12, 2026), blocks=tuple(made))


def only(*blocks: tuple[str, str]) -> Task:
    (task,) = find_tasks(plan(*blocks))
    return task


def due(task: Task) -> str:
    return f"{task.deadline_kind} {task.due_date}"


def read(text: str) -> list[Task]:
    return [found.task for found in find_plan_tasks(plan_of_text(HEAD + text))]


# ---------------------------------------------------------------- who, behind the matter


@pytest.mark.parametrize(
    ("text", "lead", "supporting"),
    [
        ("In tờ gấp về phòng cháy tới mọi hộ; do Công an xã chủ trì, hoàn thành trước 20/3/2027.", "Công an xã", ()),
        ("Sơ tuyển, Hội đồng nghĩa vụ quân sự xã chủ trì, cùng với Trạm Y tế xã, trước 20/3/2027.",
         "Hội đồng nghĩa vụ quân sự xã", ("Trạm Y tế xã",)),
        ("Lập đề án tưới tiêu; Phòng Kinh tế chủ trì, các hợp tác xã phối hợp, trình Đảng uỷ trước 20/3/2027.",
         "Phòng Kinh tế", ("các hợp tác xã",)),
        ("Dựng nhà chờ - Phòng Kinh tế chủ trì - xong trước 20/3/2027.", "Phòng Kinh tế", ()),
        ("Mở hội chợ nông sản: giao Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh làm đầu mối.",
         "Trung tâm Xúc tiến đầu tư, thương mại và du lịch tỉnh", ()),
        ("Khảo sát giếng nước: Trạm Y tế xã, tháng 02/2027.", "Trạm Y tế xã", ()),
        ("Lập danh sách hộ vay: Chi uỷ - xong trước 20/3/2027.", "Chi uỷ", ()),
        ("Hoàn chỉnh văn kiện: trước 20/3/2027 - Chi uỷ.", "Chi uỷ", ()),
        ("Tổ chức đối thoại, Văn phòng Đảng uỷ phối hợp Công an xã chuẩn bị, xong trước 20/3/2027.",
         "Văn phòng Đảng uỷ", ("Công an xã",)),
        ("Ngày 20/3/2027: họp rút kinh nghiệm (Công an xã).", "Công an xã", ()),
        ("Đề án dồn điền (Phòng Kinh tế chuẩn bị).", "Phòng Kinh tế", ()),
    ],
)  # fmt: skip
def test_who_must_act_may_stand_behind_the_matter(text: str, lead: str | None, supporting: tuple[str, ...]) -> None:
    found = find_tasks(plan(DUTIES, ("dash", text)))
    assert [(task.lead, task.supporting) for task in found] == [(lead, supporting)]


@pytest.mark.parametrize(
    "text",
    ["Mời Đảng uỷ xã dự Đại hội.", "Ghi chú: các thôn báo cáo vào chiều thứ Sáu.", "Đại hội: ngày 10/4/2027."],
)
def test_guests_notes_and_days_of_meetings_are_no_tasks(text: str) -> None:
    assert not find_tasks(plan(DUTIES, ("dash", text)))


@pytest.mark.parametrize(
    ("text", "supporting"),
    [
        ("Giao Công an xã kiểm tra, có sự tham gia của Trạm Y tế và Phòng Kinh tế.", ("Trạm Y tế", "Phòng Kinh tế")),
        ("Công an xã mở lớp, với sự phối hợp của Hội Nông dân xã.", ("Hội Nông dân xã",)),
        ("Công an xã chủ trì cùng Trạm Y tế xã tổ chức diễn tập.", ("Trạm Y tế xã",)),
        ("Công an xã chủ trì, phối hợp với Báo và Phát thanh - Truyền hình tỉnh đưa tin.",
         ("Báo và Phát thanh - Truyền hình tỉnh",)),
    ],
)  # fmt: skip
def test_who_helps_in_further_words(text: str, supporting: tuple[str, ...]) -> None:
    assert only(ORGANISING, ("section", text)).supporting == supporting


# ---------------------------------------------------------------- several duties, several days


def test_a_comma_parts_duties_that_each_have_a_day() -> None:
    found = find_tasks(
        plan(ORGANISING, ("section", "Phòng Kinh tế thẩm định dự toán trước ngày 28/02/2027, trình UBND xã phê duyệt "
                                     "trong tháng 3/2027."))
    )  # fmt: skip
    assert [(task.lead, due(task)) for task in found] == [
        ("Phòng Kinh tế", "before 2027-02-27"),
        ("Phòng Kinh tế", "month 2027-03-31"),
    ]


def test_milestones_in_brackets_stay_one_task() -> None:
    task = only(ORGANISING, ("section", "Công an xã ra quân (đợt 1 xong trước 15/3/2027, đợt 2 xong trước 15/8/2027)."))
    assert due(task) == "staged 2027-08-14"


def test_a_line_takes_the_one_deadline_of_what_it_answers_for() -> None:
    task = only(
        DUTIES,
        ("dash", "Cắt giảm thủ tục; hoàn thành trong quý III/2027."),
        ("assignment", "Phòng Kinh tế chủ trì thực hiện."),
    )
    assert (task.lead, due(task)) == ("Phòng Kinh tế", "quarter 2027-09-30")


def test_a_line_of_a_name_and_a_day_has_its_lead() -> None:
    task = only(DUTIES, ("dash", "Kiện toàn bộ máy."), ("assignment", "Phòng Kinh tế (Tổ Một cửa); trước 31/12/2027."))
    assert (task.lead, due(task)) == ("Phòng Kinh tế", "before 2027-12-30")


def test_brackets_below_an_entry_leave_the_entries_before_it() -> None:
    found = find_tasks(
        plan(
            DUTIES,
            ("dash", "Rà soát quy ước thôn, hoàn thành trước 15/5/2027."),
            ("dash", "Mở cổng hỏi đáp."),
            ("paragraph", "(Công an xã chủ trì; hoàn thành trong quý III/2027)."),
        )
    )
    assert [(task.lead, due(task)) for task in found] == [
        (None, "before 2027-05-14"),
        ("Công an xã", "quarter 2027-09-30"),
    ]


# ---------------------------------------------------------------- deadlines


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        ("trước ngày 15/5/27", DeadlineKind.BEFORE, datetime.date(2027, 5, 14)),
        ("trong quý III/27", DeadlineKind.QUARTER, datetime.date(2027, 9, 30)),
        ("tháng 6/2027", DeadlineKind.MONTH, datetime.date(2027, 6, 30)),
        ("trong tháng 6, 7/2027", DeadlineKind.MONTH, datetime.date(2027, 7, 31)),
        ("từ 16/9 - 31/10/2027", DeadlineKind.DATE, datetime.date(2027, 10, 31)),
        ("chậm nhất 24 giờ sau khi bão tan", DeadlineKind.EVENT, None),
        ("định kỳ trước ngày 15-12 hằng năm", DeadlineKind.RECURRING, None),
    ],
)
def test_deadlines_in_further_words(words: str, kind: DeadlineKind, day: datetime.date | None) -> None:
    task = only(ORGANISING, ("section", f"Công an xã báo cáo kết quả, {words}."))
    assert (task.deadline_text, task.deadline_kind, task.due_date) == (words, kind, day)


def test_the_period_that_a_check_looks_at_is_no_deadline() -> None:
    text = "Giám sát 03 đảng viên; mốc giám sát từ 01/01/2026 đến 31/12/2026; tiến hành trong quý III-2027."
    assert due(only(DUTIES, ("dash", text))) == "quarter 2027-09-30"


def test_a_period_on_a_line_of_its_own_stands_above_numbered_entries() -> None:
    found = find_tasks(
        plan(
            DUTIES,
            ("paragraph", "Tháng 3"),
            ("section", "Ban hành chương trình (Văn phòng Đảng uỷ)"),
            ("paragraph", "Tháng 4"),
            ("section", "Nghe báo cáo an ninh (Công an xã báo cáo)"),
        )
    )
    assert [task.lead for task in found] == ["Văn phòng Đảng uỷ", "Công an xã"]
    assert [task.deadline_text for task in found] == ["Tháng 3", "Tháng 4"]


def test_without_a_day_of_issue_the_year_of_the_title_counts() -> None:
    text = "KẾ HOẠCH\nCông tác dân vận năm 2031\n\nTỔ CHỨC THỰC HIỆN\n1. Công an xã báo cáo trước ngày 15/6.\n"
    (found,) = find_plan_tasks(plan_of_text(text))
    assert due(found.task) == "before 2031-06-14"


def test_a_day_without_any_year_stays_open() -> None:
    text = "KẾ HOẠCH\nCông tác dân vận\n\nTỔ CHỨC THỰC HIỆN\n1. Công an xã báo cáo trước ngày 15/6.\n"
    (found,) = find_plan_tasks(plan_of_text(text))
    assert due(found.task) == "before None"


# ---------------------------------------------------------------- headings and labels


def test_a_heading_with_its_head_in_brackets_leads_what_stands_below() -> None:
    found = find_tasks(
        plan(
            ORGANISING,
            ("section!", "Tiểu ban khánh tiết (cô Lý Thu Hà phụ trách)"),
            ("dash", "Trang trí sân khấu trước 10/10/2027."),
            ("dash", "Đón khách (phối hợp với Đoàn trường)."),
        )
    )
    assert [(task.lead, task.supporting) for task in found] == [
        ("Tiểu ban khánh tiết", ()),
        ("Tiểu ban khánh tiết", ("Đoàn trường",)),
    ]


def test_a_lead_line_under_a_unit_names_who_helps() -> None:
    found = find_tasks(
        plan(
            ORGANISING,
            ("section!", "Chi cục An toàn vệ sinh thực phẩm"),
            ("assignment", "Chủ trì, phối hợp với Công an xã:"),
            ("dash", "Kiểm tra 12 cơ sở;"),
        )
    )
    assert [(task.lead, task.supporting) for task in found] == [("Chi cục An toàn vệ sinh thực phẩm", ("Công an xã",))]


def test_a_deadline_without_a_label_ends_the_name_before_it() -> None:
    task = only(DUTIES, ("dash", "Biên soạn sổ tay. Đơn vị thực hiện: Công an xã. Hoàn thành trước 31/8/2027."))
    assert (task.lead, due(task)) == ("Công an xã", "before 2027-08-30")


def test_a_label_that_holds_a_duty_is_no_label() -> None:
    task = only(ORGANISING, ("section", "Thời hạn: Yêu cầu Công an xã gửi báo cáo trước 16 giờ 30 ngày 25/7/2027."))
    assert (task.lead, due(task)) == ("Công an xã", "date 2027-07-25")


def test_an_entry_under_a_period_that_names_no_act_is_read_without_fault() -> None:
    assert not found_in(plan(DUTIES, ("section!", "Kỳ hai (tháng 6/2027)"), ("dash", "Tờ trình cũ.")))


# ---------------------------------------------------------------- files


def test_stars_that_list_are_dashes() -> None:
    found = read(
        "## II. PHÂN CÔNG\n### 1. Giám sát dịch\n* **Trạm Y tế xã:**\n  * Bắt muỗi định kỳ hằng tháng.\n"
        "  * Báo ca bệnh trước ngày 15/3/2027.\n* **Các thôn:** thả cá, hoàn thành trước 15/3/2027.\n"
    )
    assert [task.lead for task in found] == ["Trạm Y tế xã", "Trạm Y tế xã", "Các thôn"]


def test_a_day_of_issue_in_figures_is_read() -> None:
    text = HEAD.replace("12 tháng 01 năm 2027", "12/01/2027") + "I. TỔ CHỨC THỰC HIỆN\n1. Công an xã xong trước 15/6."
    assert plan_of_text(text).issue_date.whole == datetime.date(2027, 1, 12)


# ---------------------------------------------------------------- sentences, headings without a mark, cycles


@pytest.mark.parametrize("letter", ["Đoàn", "Uỷ", "Ủy", "Ông"])
def test_a_sentence_may_begin_with_any_capital(letter: str) -> None:
    body = {"Đoàn": "Đoàn xã", "Uỷ": "Uỷ ban Kiểm tra", "Ủy": "Ủy ban Kiểm tra", "Ông": "Ông Lê Văn Tám"}[letter]
    task = only(DUTIES, ("dash", f"Thăm các hộ neo đơn. {body} chủ trì, hoàn thành trước 30/01/2027."))
    assert (task.lead, due(task)) == (body, "before 2027-01-29")


def test_what_recurs_parts_from_what_has_a_day() -> None:
    found = find_tasks(
        plan(ORGANISING, ("section", "Các chi bộ gửi kế hoạch trước ngày 30/4/2027; định kỳ hằng quý báo cáo kết quả."))
    )
    assert [due(task) for task in found] == ["before 2027-04-29", "recurring None"]
    assert {task.lead for task in found} == {"Các chi bộ"}


def test_a_heading_stands_over_what_follows_it_in_its_own_role() -> None:
    found = find_tasks(
        plan(
            DUTIES,
            ("subsection!", "Nhiệm vụ hoàn thành trước ngày 31/12/2027"),
            ("subsection", "Công an xã: lập quy trình tiếp nhận."),
            ("subsection", "Trạm Y tế xã: mua thuốc, xong trước 15/3/2027."),
            ("subsection!", "Nhiệm vụ thực hiện thường xuyên"),
            ("subsection", "Đoàn xã: dọn kênh."),
        )
    )
    assert [due(task) for task in found] == ["before 2027-12-30", "before 2027-03-14", "recurring None"]


def test_a_line_without_a_mark_that_says_who_does_what_is_no_heading() -> None:
    found = find_tasks(
        plan(
            DUTIES,
            ("subsection!", "Kê khai trụ sở: Phòng Kinh tế thực hiện, báo cáo trước 30/6/2027"),
            ("subsection!", "Lập phương án: Công an xã, xong trước 30/7/2027"),
        )
    )
    assert [(task.lead, due(task)) for task in found] == [
        ("Phòng Kinh tế", "before 2027-06-29"),
        ("Công an xã", "before 2027-07-29"),
    ]


@pytest.mark.parametrize(
    ("text", "lead", "extra"),
    [
        ("BTGDVĐU chuẩn bị tài liệu, xong trước 18/3/2027.", "BTGDVĐU", ()),
        ("Công an xã, BXDĐ đồng chủ trì biên soạn sổ tay.", "Công an xã", ("BXDĐ",)),
        ("Công an xã, cơ quan thường trực Ban Chỉ đạo, chịu trách nhiệm đôn đốc.", "Công an xã", ()),
        ("Bí thư Chi bộ, Trưởng thôn: vận động hiến đất.", "Bí thư Chi bộ", ("Trưởng thôn",)),
        ("Các xã uỷ, phường uỷ cụ thể hoá, xong trong T8/2027.", "Các xã uỷ, phường uỷ", ()),
        ("Khu phố 1, 2 và 3 ra quân trước 15/3/2027.", "Khu phố 1, 2 và 3", ()),
    ],
)
def test_who_leads_in_further_words(text: str, lead: str, extra: tuple[str, ...]) -> None:
    task = only(ORGANISING, ("section", text))
    assert (task.lead, task.extra_leads) == (lead, extra)


@pytest.mark.parametrize(
    "text",
    [
        "Công đoàn Giáo dục: ngày 12/3/2027.",
        "Trưởng đoàn: đồng chí Hà Văn Tám, Phó Chủ tịch.",
        "Kế hoạch này không dồn hồ sơ vào cuối năm.",
        "Trả hồ sơ thiếu trong 05 ngày làm việc.",
    ],
)
def test_timetables_offices_and_handling_times_are_no_tasks(text: str) -> None:
    assert not find_tasks(plan(ORGANISING, ("section", text)))


def test_the_grounds_above_the_first_part_are_no_tasks() -> None:
    text = "Thực hiện Kế hoạch số 87/KH-UBND giao Công an tỉnh chủ trì tổng kiểm tra trước ngày 30/9/2027;"
    assert not find_tasks(plan(("paragraph", text)))


def test_marks_leave_symbols_and_what_a_paper_is_about() -> None:
    text = "Kế hoạch số 46-KH/ĐU của Ban Thường vụ Đảng uỷ về phòng cháy, đăng trên trang thông tin điện tử."
    assert [text[start:end] for start, end in agency_spans(text)] == ["Ban Thường vụ Đảng uỷ"]


def test_an_empty_line_below_every_line_parts_no_paragraph() -> None:
    lines = [
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Bí thư các chi bộ trực thuộc phổ biến tới từng đảng viên việc giữ gìn",
        "đường làng sạch đẹp trong kỳ sinh hoạt; gửi danh sách các hộ về văn phòng",
        "trước ngày 25/12/2027. Công an xã tuần tra ban đêm quanh chợ và bến xe cùng",
        "dân quân; nhắc nhở các hàng quán đóng cửa đúng giờ, không để xe ngoài đường",
        "cái quan; báo cáo kết quả.",
    ]
    assert [(task.lead, due(task)) for task in read("\n\n".join(lines))] == [
        ("Bí thư các chi bộ trực thuộc", "before 2027-12-24"),
        ("Công an xã", "none None"),
    ]
