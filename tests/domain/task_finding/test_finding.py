import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.deadlines import DeadlineRules
from kehoach_desktop.domain.plan import Block, Plan, Role, Run, Task
from kehoach_desktop.domain.task_finding import Rule, found_in
from tests.helpers.texts import find_tasks

ISSUED = PartialDate(2, 12, 2026)
ROLES = {role.value: role for role in Role}


def plan(*blocks: tuple[str, str], issued: PartialDate = ISSUED) -> Plan:
    """Blocks as (role, text); a role with `!` is a heading."""
    made = [
        Block(f"b{number}", ROLES[role.rstrip("!")], (Run(text),), heading=role.endswith("!"))
        for number, (role, text) in enumerate(blocks, 1)
    ]
    return Plan("p", "hd05", issue_date=issued, blocks=tuple(made))


def only(*blocks: tuple[str, str]) -> Task:
    (task,) = find_tasks(plan(*blocks))
    return task


def due(task: Task) -> str:
    return f"{task.deadline_kind} {task.due_date}"


ORGANISING = ("part", "TỔ CHỨC THỰC HIỆN")
DUTIES = ("part", "NHIỆM VỤ, GIẢI PHÁP")

# ---------------------------------------------------------------- assignment lines


def test_an_assignment_line_answers_for_the_blocks_since_the_line_or_heading_before() -> None:
    found = find_tasks(
        plan(
            DUTIES,
            ("section!", "Tuyên truyền"),
            ("dash", "In tờ gấp."),
            ("plus", "Mỗi hộ một tờ."),
            ("assignment", "Ban Xây dựng Đảng chủ trì, phối hợp với các thôn thực hiện; hoàn thành trong quý I-2027."),
            ("dash", "Mở chuyên mục."),
            ("assignment", "Văn phòng Đảng uỷ, Công an xã thực hiện thường xuyên."),
        )
    )
    assert [task.covers for task in found] == [("b3", "b4"), ("b6",)]
    assert [task.content for task in found] == ["In tờ gấp; Mỗi hộ một tờ", "Mở chuyên mục"]
    assert [(task.lead, task.extra_leads, task.supporting) for task in found] == [
        ("Ban Xây dựng Đảng", (), ("các thôn",)),
        ("Văn phòng Đảng uỷ", ("Công an xã",), ()),
    ]
    assert [due(task) for task in found] == ["quarter 2027-03-31", "recurring None"]
    assert {task.group for task in found} == {"Tuyên truyền"}
    assert not any(task.accepted for task in found)


def test_a_line_without_blocks_above_says_its_own() -> None:
    task = only(DUTIES, ("section!", "Số hoá"), ("assignment", "Văn phòng Đảng uỷ thực hiện trong năm 2027."))
    assert (task.covers, task.content) == ((), "Văn phòng Đảng uỷ thực hiện trong năm 2027")


@pytest.mark.parametrize(
    ("line", "lead", "extra", "supporting"),
    [
        ("Ban Tổ chức chủ trì; Công an, Văn phòng Tỉnh uỷ phối hợp.", "Ban Tổ chức",
         (), ("Công an", "Văn phòng Tỉnh uỷ")),
        ("Phòng Kinh tế bố trí kinh phí, Công an xã theo dõi.", "Phòng Kinh tế", ("Công an xã",), ()),
        ("Ban Tổ chức Tỉnh uỷ hướng dẫn các đảng uỷ xã, Công an tỉnh thực hiện.", "Ban Tổ chức Tỉnh uỷ", (), ()),
        ("Giao Công an xã chủ trì, phối hợp cùng Trạm Y tế xã thực hiện.", "Công an xã", (), ("Trạm Y tế xã",)),
    ],
)  # fmt: skip
def test_who_leads_and_who_helps_in_a_line(line: str, lead: str, extra: tuple[str], supporting: tuple[str]) -> None:
    task = only(DUTIES, ("dash", "Việc chung."), ("assignment", line))
    assert (task.lead, task.extra_leads, task.supporting) == (lead, extra, supporting)


def test_a_line_that_lost_its_star_or_stands_in_brackets_is_still_one() -> None:
    said = "Ban Tuyên giáo Tỉnh uỷ chỉ đạo thực hiện; hoàn thành trong quý I-2027."
    task = only(DUTIES, ("dash", "In tờ gấp."), ("paragraph", said))
    assert (task.lead, task.covers, task.content) == ("Ban Tuyên giáo Tỉnh uỷ", ("b2",), "In tờ gấp")
    for role in ("assignment", "paragraph"):
        task = only(DUTIES, ("section", "Sửa quy chế."), (role, "(Văn phòng Đảng uỷ chủ trì; trước 31/12/2026)"))
        assert (task.lead, task.covers, due(task)) == ("Văn phòng Đảng uỷ", ("b2",), "before 2026-12-30")


def test_a_sentence_that_ends_in_a_colon_heads_the_duties_below() -> None:
    found = find_tasks(
        plan(
            ORGANISING,
            ("section", "Ban Xây dựng Đảng chủ trì, phối hợp với Công an xã:"),
            ("subsection", "Biên soạn tài liệu;"),
            ("subsection", "Mở 05 lớp trong quý IV/2026."),
            ("section", "Công an xã tuần tra."),
        )
    )
    assert [(task.lead, task.supporting) for task in found] == [
        ("Ban Xây dựng Đảng", ("Công an xã",)),
        ("Ban Xây dựng Đảng", ("Công an xã",)),
        ("Công an xã", ()),
    ]


def test_a_sentence_of_its_own_is_a_task_and_a_clause_only_helps() -> None:
    first = "Ban Nội chính Tỉnh uỷ theo dõi, báo cáo"
    both = find_tasks(plan(ORGANISING, ("section", f"{first}. Văn phòng Tỉnh uỷ phối hợp theo dõi chung.")))
    assert [task.lead for task in both] == ["Ban Nội chính Tỉnh uỷ", "Văn phòng Tỉnh uỷ"]
    task = only(ORGANISING, ("section", f"{first}; Văn phòng Tỉnh uỷ phối hợp."))
    assert task.supporting == ("Văn phòng Tỉnh uỷ",)


def test_a_title_with_its_last_day_is_a_task() -> None:
    task = only(DUTIES, ("dash", "Báo cáo chính trị lần hai: xong trước ngày 15/12/2026."))
    assert due(task) == "before 2026-12-14"


def test_a_group_that_names_its_head_must_act_itself() -> None:
    task = only(
        ORGANISING,
        ("section", "Tổ Giúp việc do đồng chí Phó Trưởng Ban làm Tổ trưởng theo dõi dư luận hằng ngày."),
    )
    assert (task.lead, task.content) == ("Tổ Giúp việc", "Theo dõi dư luận")


def test_a_latest_day_behind_a_period_is_one_deadline() -> None:
    task = only(ORGANISING, ("section", "Công an xã thẩm tra trong tháng 12, chậm nhất ngày 20/12/2026."))
    assert due(task) == "date 2026-12-20"


def test_several_days_of_a_line_are_milestones() -> None:
    task = only(
        ("assignment", "Văn phòng Đảng uỷ thực hiện: chỉnh lý xong trước ngày 30-4-2027; số hoá trước ngày 31-10-2027.")
    )
    assert due(task) == "staged 2027-10-30"


# ---------------------------------------------------------------- one paragraph for each body


def test_a_paragraph_with_one_deadline_is_one_task() -> None:
    task = only(ORGANISING, ("section", "Công an xã nắm tình hình; tuần tra; báo cáo trước ngày 15/6/2027."))
    assert (task.lead, due(task), task.content) == (
        "Công an xã",
        "before 2027-06-14",
        "Nắm tình hình; tuần tra; báo cáo",
    )


def test_duties_with_a_deadline_of_their_own_are_tasks_of_their_own() -> None:
    found = find_tasks(
        plan(
            ORGANISING,
            (
                "section",
                "Phòng Kinh tế lập danh sách; trình trước ngày 20/01/2027. Tổ chức trao quà; xong trong tháng 3/2027.",
            ),
        )
    )
    assert [task.lead for task in found] == ["Phòng Kinh tế"] * 2
    assert [task.id for task in found] == ["t-b2", "t-b2-2"]
    assert [due(task) for task in found] == ["before 2027-01-19", "month 2027-03-31"]


def test_what_recurs_or_names_a_year_parts_no_duty() -> None:
    text = "Văn phòng Đảng uỷ hằng quý nắm tiến độ; tổng hợp báo cáo năm, trình trước ngày 10/12/2027."
    assert due(only(ORGANISING, ("section", text))) == "before 2027-12-09"
    text = "Uỷ ban Kiểm tra Đảng uỷ đề xuất các cuộc giám sát trong năm 2027; trình trước ngày 24/12/2026."
    assert due(only(ORGANISING, ("section", text))) == "before 2026-12-23"


def test_every_body_of_a_paragraph_has_its_task() -> None:
    found = find_tasks(
        plan(ORGANISING, ("section", "Công an xã tuần tra; Trạm Y tế xã trực cấp cứu; từng đơn vị báo cáo."))
    )
    assert [task.lead for task in found] == ["Công an xã", "Trạm Y tế xã"]


def test_a_heading_that_names_a_body_leads_what_stands_below() -> None:
    found = found_in(
        plan(
            ORGANISING,
            ("section!", "Phòng Văn hoá - Xã hội"),
            ("dash", "Chủ trì, phối hợp với Phòng Kinh tế xây dựng kế hoạch; hoàn thành trước ngày 31/12/2026."),
            ("dash", "Tổng hợp báo cáo định kỳ hằng quý."),
            ("section", "Công an xã có trách nhiệm:"),
            ("dash", "Nắm tình hình."),
        )
    )
    assert [one.task.lead for one in found] == ["Phòng Văn hoá - Xã hội"] * 2 + ["Công an xã"]
    assert found[0].task.supporting == ("Phòng Kinh tế",)
    assert {one.rule for one in found} == {Rule.UNIT}
    assert found[0].reason == "việc dưới đề mục mang tên cơ quan"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Giao Văn phòng Đảng uỷ tham mưu kinh phí.", "Văn phòng Đảng uỷ"),
        ("Đảng uỷ xã giao Văn phòng Đảng uỷ tham mưu kinh phí.", "Văn phòng Đảng uỷ"),
        ("Đề nghị Thường trực HĐND xã giám sát.", "Thường trực HĐND xã"),
        ("Yêu cầu các chi bộ trực thuộc gửi kế hoạch.", "các chi bộ trực thuộc"),
        ("Trong quý I/2027, Công an xã tuần tra.", "Công an xã"),
        ("Căn cứ Kế hoạch này, các chi bộ trực thuộc xây dựng kế hoạch.", "các chi bộ trực thuộc"),
        ("Các đảng uỷ trực thuộc, gồm cả đảng uỷ xã, phường, xây dựng kế hoạch.", "Các đảng uỷ trực thuộc"),
        ("Công an xã: là đầu mối theo dõi.", "Công an xã"),
        ("UB MTTQ Việt Nam xã và các đoàn thể xã vận động hội viên.", "UB MTTQ Việt Nam xã và các đoàn thể xã"),
        ("Đối thoại với doanh nghiệp: Phòng Kinh tế chủ trì.", "Phòng Kinh tế"),
        ("Việc tiếp nhận hồ sơ do Công an xã thực hiện.", "Công an xã"),
    ],
)
def test_who_must_act_however_the_sentence_begins(text: str, lead: str) -> None:
    assert only(ORGANISING, ("section", text)).lead == lead


# ---------------------------------------------------------------- other forms


def test_label_lines_make_one_task_with_the_block_above() -> None:
    task = only(
        DUTIES,
        ("section", "Số hoá tài liệu lưu trữ."),
        ("dash", "Cơ quan chủ trì: Văn phòng Đảng uỷ."),
        ("dash", "Cơ quan phối hợp: Ban Xây dựng Đảng; Công an xã."),
        ("dash", "Thời gian hoàn thành: quý III/2027."),
        ("dash", "Sản phẩm: Kho tài liệu điện tử."),
    )
    assert (task.lead, task.supporting) == ("Văn phòng Đảng uỷ", ("Ban Xây dựng Đảng", "Công an xã"))
    assert (due(task), task.product) == ("quarter 2027-09-30", "Kho tài liệu điện tử")
    assert (task.content, task.covers) == ("Số hoá tài liệu lưu trữ", ("b2",))


def test_a_body_in_brackets_answers_for_what_stands_before() -> None:
    task = only(("section", "Đề án sắp xếp chi bộ (Ban Xây dựng Đảng chủ trì; trình trong tháng 6/2027)."))
    assert (task.lead, task.content, due(task)) == ("Ban Xây dựng Đảng", "Đề án sắp xếp chi bộ", "month 2027-06-30")


def test_rows_of_a_task_table_are_tasks_and_groups_and_totals_are_none() -> None:
    found = find_tasks(
        plan(
            ("paragraph", "TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời hạn | Sản phẩm"),
            ("paragraph", "I | CẢI CÁCH HÀNH CHÍNH | | | |"),
            (
                "paragraph",
                "1 | Niêm yết thủ tục | Công an xã / Phòng Kinh tế | các thôn; Trạm Y tế | 6/2027 | Bảng niêm yết",
            ),
            ("paragraph", "2 | Rà soát hồ sơ | Chủ trì: Phòng Kinh tế; Phối hợp: các thôn | | 2028 | "),
            ("paragraph", " | Tổng cộng: 02 nhiệm vụ | | | | "),
        )
    )
    assert [(task.content, task.lead, task.extra_leads, task.supporting) for task in found] == [
        ("Niêm yết thủ tục", "Công an xã", ("Phòng Kinh tế",), ("các thôn", "Trạm Y tế")),
        ("Rà soát hồ sơ", "Phòng Kinh tế", (), ("các thôn",)),
    ]
    assert [due(task) for task in found] == ["month 2027-06-30", "year 2028-12-31"]
    assert (found[0].product, found[0].group) == ("Bảng niêm yết", "CẢI CÁCH HÀNH CHÍNH")


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Năm 2029", "year 2029-12-31"),
        ("Quý IV/2027", "quarter 2027-12-31"),
        ("Tháng 12", "month 2026-12-31"),
        ("Nhiệm vụ quý I/2027", "quarter 2027-03-31"),
        ("Giai đoạn 1 (hoàn thành trước ngày 31/3/2027)", "before 2027-03-30"),
        ("Công tác xây dựng Đảng năm 2027", "none None"),
    ],
)
def test_a_heading_lends_its_deadline(heading: str, expected: str) -> None:
    assert due(only(DUTIES, ("section!", heading), ("dash", "Công an xã tuần tra."))) == expected


def test_a_heading_lends_its_year_to_what_names_none() -> None:
    task = only(DUTIES, ("section!", "Năm 2029"), ("dash", "Công an xã tuần tra trong quý II."))
    assert due(task) == "quarter 2029-06-30"


def test_a_duty_with_a_day_and_without_a_body_has_no_lead() -> None:
    task = only(DUTIES, ("dash", "Xây dựng quy định khen thưởng; hoàn thành trong quý I/2027."))
    assert (task.lead, due(task)) == (None, "quarter 2027-03-31")


@pytest.mark.parametrize(
    "blocks",
    [
        [("part", "MỤC ĐÍCH, YÊU CẦU"), ("dash", "Các chi bộ xác định đây là nhiệm vụ thường xuyên.")],
        [("part", "MỤC TIÊU"), ("dash", "Phấn đấu đến hết năm 2027, 90% chi bộ xếp loại tốt.")],
        [DUTIES, ("dash", "Các cấp uỷ, chính quyền tăng cường lãnh đạo.")],
        [DUTIES, ("dash", "Phát huy vai trò của Mặt trận Tổ quốc.")],
        [DUTIES, ("dash", "Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phát huy vai trò nòng cốt.")],
        [DUTIES, ("dash", "Đẩy mạnh chuyển đổi số trong giai đoạn 2027 - 2030.")],
        [DUTIES, ("dash", "Đổi mới cách làm. Ban Xây dựng Đảng thường xuyên nắm tình hình.")],
        [ORGANISING, ("section!", "Công an xã"), ("dash", "Kế hoạch này thay thế Kế hoạch số 5-KH/ĐU.")],
        [("paragraph", "Thực hiện Chỉ thị số 5-CT/TU, Ban Thường vụ Đảng uỷ xây dựng Kế hoạch thực hiện.")],
        [DUTIES, ("dash", "Mỗi quý, chi bộ xem xét danh sách nguồn.")],
        [ORGANISING, ("paragraph", "UBND xã yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện./.")],
        [ORGANISING, ("paragraph", "Trong quá trình thực hiện, nếu có vướng mắc, các chi bộ báo cáo Đảng uỷ.")],
        [ORGANISING, ("closing", "Công an xã báo cáo trước ngày 15/6/2027.")],
        [("lead", "Ban Thường vụ Đảng uỷ ban hành Kế hoạch như sau:")],
        [("legal_basis", "Căn cứ Nghị quyết số 5-NQ/ĐU, ngày 01/12/2026 của Đảng uỷ")],
        [("section!", "Thời gian"), ("dash", "Thời gian: 07 giờ 30, ngày 14/02/2027.")],
        [ORGANISING, ("section!", "Đoàn giám sát"), ("dash", "Đối tượng: Chi bộ thôn Đồng Lúa.")],
    ],
)  # fmt: skip
def test_what_gives_nobody_anything_to_do_is_no_task(blocks: list[tuple[str, str]]) -> None:
    assert find_tasks(plan(*blocks)) == ()


# ---------------------------------------------------------------- settings, ids, any text


def test_the_setting_lets_before_a_day_be_due_on_it() -> None:
    given_plan = plan(ORGANISING, ("section", "Công an xã báo cáo trước ngày 15/6/2027."))
    assert find_tasks(given_plan, rules=DeadlineRules(before_includes_day=True))[0].due_date == datetime.date(
        2027, 6, 15
    )


def test_holidays_are_no_working_days() -> None:
    given_plan = plan(
        ORGANISING, ("section", "Công an xã báo cáo trong 02 ngày làm việc kể từ ngày ban hành Kế hoạch.")
    )
    assert find_tasks(given_plan)[0].due_date == datetime.date(2026, 12, 4)
    found = find_tasks(given_plan, rules=DeadlineRules(frozenset({datetime.date(2026, 12, 3)})))
    assert found[0].due_date == datetime.date(2026, 12, 7)


def test_a_blank_is_nobody() -> None:
    block = Block("b1", Role.SECTION, (Run("cơ quan theo dõi", blank=True), Run(" theo dõi, đôn đốc.")))
    assert find_tasks(Plan("p", "hd05", blocks=(block,))) == ()


def test_decomposed_letters_are_read_too() -> None:
    assert only(ORGANISING, ("section", "Co\u0302ng an xa\u0303 tuần tra.")).lead == "Công an xã"


WORDS = st.sampled_from(
    ["Ban", "Sở", "các", "Công an xã", "chủ trì", ", ", ";", ".", "phối hợp với", "Giao", "trước ngày 5/6", "quý I",
     ":", "(", ")", "|", "*", "hằng năm", "Chủ trì:", "và", "Thời hạn:", "\n", "Văn phòng", "1/2027", "đến năm 2030"]
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(list(ROLES)), st.lists(WORDS, max_size=12).map(" ".join)), max_size=8))
def test_any_plan_gives_tasks_of_its_own_blocks_with_ids_of_their_own(blocks: list[tuple[str, str]]) -> None:
    given_plan = plan(*blocks)
    found = find_tasks(given_plan)
    ids = {block.id for block in given_plan.blocks}
    assert len({task.id for task in found}) == len(found)
    assert all(task.block in ids and set(task.covers) <= ids for task in found)
    assert found == find_tasks(given_plan)


@pytest.mark.parametrize(
    "text",
    [
        "Tổ chức lễ kết nạp trang trọng; giao nhiệm vụ cho đảng viên ngay trong buổi lễ.",
        "Rà soát vụ việc kéo dài; phân công cơ quan giải quyết, thông báo kết quả.",
    ],
)
def test_work_given_to_nobody_in_particular_by_the_way_is_no_task(text: str) -> None:
    assert find_tasks(plan(DUTIES, ("dash", text))) == ()


def test_work_given_to_a_body_by_the_way_is_a_task() -> None:
    assert only(DUTIES, ("dash", "Rà soát vụ việc kéo dài; giao Công an xã giải quyết.")).lead == "Công an xã"
