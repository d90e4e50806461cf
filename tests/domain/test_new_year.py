import datetime
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.deadlines import NO_RULES
from kehoach_desktop.domain.new_year import Proposal, Renewal, renew, renewed
from kehoach_desktop.domain.plan import Citation, Plan, Recipient, Role, Run, Task
from kehoach_desktop.operations.address_book import shipped_agencies
from kehoach_desktop.operations.plan_files import read_plan_file
from kehoach_desktop.paths import resource
from tests.helpers.plans import PARTY_PLAN, block
from tests.helpers.plans import plans as any_plan

ON = datetime.date(2027, 11, 20)


def plan_of(*texts: str, subject: str = "phát triển đảng viên năm 2027", role: Role = Role.PARAGRAPH) -> Plan:
    blocks = tuple(block(f"b{number}", role, text) for number, text in enumerate(texts))
    return replace(PARTY_PLAN, subject=subject, blocks=blocks, issue_date=PartialDate(15, 12, 2026))


def renewal_of(plan: Plan, years: int = 1) -> Renewal:
    return renew(plan, shipped_agencies(), ON, years)


def made(renewal: Renewal, accepted: frozenset[int] | None = None) -> Plan:
    numbers = count()
    return renewed(renewal, renewal.defaults if accepted is None else accepted, lambda: f"new{next(numbers)}", NO_RULES)


def in_block(text: str) -> list[Proposal]:
    return [one for one in renewal_of(plan_of(text)).proposals if one.spot == "b0"]


def test_number_and_date_are_emptied_and_every_id_is_new() -> None:
    plan = replace(plan_of("năm 2027"), draft_number=2)
    new = made(renewal_of(plan))
    assert (new.number, new.issue_date, new.draft_number) == (None, PartialDate(), None)
    assert {new.id, *(one.id for one in new.blocks)}.isdisjoint({plan.id, *(one.id for one in plan.blocks)})
    assert new.subject == "phát triển đảng viên năm 2028"


@given(any_plan())
def test_with_nothing_accepted_all_but_number_date_and_ids_is_as_it_was(plan: Plan) -> None:
    new = made(renewal_of(plan), frozenset())
    assert [one.runs for one in new.blocks] == [one.runs for one in plan.blocks]
    assert [one.content for one in new.tasks] == [one.content for one in plan.tasks]
    assert (
        replace(
            new,
            id=plan.id,
            number=plan.number,
            issue_date=plan.issue_date,
            draft_number=plan.draft_number,
            blocks=plan.blocks,
            tasks=plan.tasks,
            annexes=plan.annexes,
        )
        == plan
    )


@given(any_plan())
def test_everything_accepted_makes_a_plan_too(plan: Plan) -> None:
    renewal = renewal_of(plan)
    assert made(renewal, frozenset(one.number for one in renewal.proposals)).blocks is not None


@pytest.mark.parametrize(
    ("text", "new", "is_default"),
    [
        ("trong năm 2027", "2028", True),
        ("trước ngày 30/6/2027", "30/6/2028", True),
        ("trước ngày 05-02-2027", "05-02-2028", True),
        ("ngày 30 tháng 6 năm 2027", "30 tháng 6 năm 2028", True),
        ("trong quý II-2027", "2028", True),
        ("trong tháng 9/2027", "2028", True),
        ("nhiệm vụ năm 2028", "2029", True),
        ("năm học 2026 - 2027", "2027 - 2028", True),
        ("trước ngày 31/12/2026", "31/12/2027", True),
        ("trong quý IV/2026", "2027", True),
        ("so với năm 2026", "2027", False),
        ("so với năm 2019", "2020", False),
        ("giai đoạn 2026-2030", "2027-2031", False),
        ("nhiệm kỳ 2025 – 2030", "2026 – 2031", False),
        ("đến năm 2030 đạt 95%", "2031", False),
        ("tầm nhìn 2045", "2046", False),
        ("đón học sinh từ năm học 2028 - 2029", "2029 - 2030", False),
    ],
)
def test_each_year_is_offered_with_what_it_becomes(text: str, new: str, is_default: bool) -> None:
    (one,) = in_block(text)
    assert (one.new, one.is_default) == (new, is_default)
    assert one.why.endswith(".")
    assert text == one.before + one.old + one.after


@pytest.mark.parametrize(
    "text",
    [
        "theo Nghị định số 30/2020/NĐ-CP",
        "theo Nghị định số 30/2020/NĐ-CP, ngày 05/3/2020",
        "Nghị quyết số 202/2025/QH15 ngày 12/6/2025",
        "Kế hoạch số 112-KH/TU, ngày 30/10/2027",
        "Kế hoạch số 45/KH-UBND ngày 15 tháng 01 năm 2027",
        "Luật Tổ chức chính quyền địa phương năm 2025",
        "theo Luật Đất đai năm 2024 và văn bản hướng dẫn",
        "đã được sửa đổi, bổ sung năm 2027",
        "có 12027 hồ sơ và 20270 bản sao, mã 2027A2",
        "không có năm nào",
    ],
)
def test_a_year_inside_a_number_or_a_date_of_a_document_is_never_offered(text: str) -> None:
    assert [one.old for one in in_block(text)] in ([], ["2027"] if "2027A2" in text else [])


def test_a_document_of_the_plans_own_list_is_known_by_its_name() -> None:
    law = Citation("Luật", subject="An ninh mạng 2027")
    plan = replace(plan_of("tuyên truyền An ninh mạng 2027 trong năm 2027"), citations=(law,))
    (one,) = (one for one in renewal_of(plan).proposals if one.spot == "b0")
    assert one.start == len("tuyên truyền An ninh mạng 2027 trong năm ")


def test_a_year_in_the_title_of_a_document_is_left_unless_somebody_says_so() -> None:
    text = "Thực hiện Kế hoạch số 46-KH/ĐU của Đảng uỷ về chống lãng phí năm 2027; hoàn thành trong năm 2027"
    title, own = in_block(text)
    assert (title.is_default, own.is_default) == (False, True)


def test_a_basis_of_last_year_is_marked_and_not_changed() -> None:
    texts = (
        "Căn cứ Kế hoạch số 91-KH/TU, ngày 09/11/2026 của Ban Thường vụ Tỉnh uỷ về phát triển đảng viên năm 2027",
        "Căn cứ Chương trình số 12-CTr/TU, ngày 09/11/2026 của Tỉnh uỷ",
        "Căn cứ Nghị quyết số 26-NQ/TW, ngày 19/5/2018 của Ban Chấp hành Trung ương",
        "Căn cứ Luật Đất đai năm 2013",
        "Căn cứ Quy định số 208-QĐ/TW, ngày 26/7/2026 của Ban Chấp hành Trung ương",
    )
    renewal = renewal_of(plan_of(*texts, role=Role.LEGAL_BASIS))
    assert [one.spot for one in renewal.old_bases] == ["b0", "b1", "b2"]
    assert not any(one.is_default for one in renewal.proposals if one.spot != "subject")


def test_bodies_that_have_ended_are_marked_with_who_came_after() -> None:
    plan = plan_of(
        "Ban Tuyên giáo Tỉnh uỷ phối hợp với Sở Nội vụ và STNMT",
        "Ban Tuyên giáo và Dân vận Tỉnh uỷ, các chi bộ",
        "theo Kế hoạch số 5-KH/HU của Huyện uỷ về đất đai",
    )
    plan = replace(plan, recipients=(Recipient("Thường trực Huyện uỷ"), Recipient("Thường trực Tỉnh uỷ")))
    marks = renewal_of(plan).ended_bodies
    assert [(one.spot, one.text) for one in marks] == [
        ("recipients/0", "Thường trực Huyện uỷ"),
        ("b0", "Ban Tuyên giáo Tỉnh uỷ"),
        ("b0", "STNMT"),
    ]
    assert "nay là Ban Tuyên giáo và Dân vận" in marks[1].why
    assert all(one.why.endswith(".") for one in marks)


def test_a_body_is_not_marked_while_it_works() -> None:
    plan = plan_of("Ban Tuyên giáo Tỉnh uỷ")
    assert renew(plan, shipped_agencies(), datetime.date(2024, 1, 1)).ended_bodies == ()


def test_a_leap_day_gives_way() -> None:
    renewal = renewal_of(plan_of("trước ngày 29/02/2028", subject="năm 2028"))
    assert made(renewal).blocks[0].text == "trước ngày 28/02/2029"


def test_the_look_of_the_words_stays() -> None:
    runs = (Run("trong quý "), Run("II-20", bold=True), Run("27", italic=True), Run(" này"))
    plan = plan_of("x")
    plan = replace(plan, blocks=(replace(plan.blocks[0], runs=runs),))
    new = made(renewal_of(plan)).blocks[0].runs
    assert new == (Run("trong quý "), Run("II-2028", bold=True), Run(" này"))


def test_a_task_follows_its_line() -> None:
    line = "Văn phòng chủ trì; hoàn thành trước ngày 30/6/2027."
    plan = plan_of("Rà soát năm 2027", line)
    task = Task(
        "t1", "b1", ("b0",), line, "Rà soát năm 2027", deadline_text="trước ngày 30/6/2027", product="Báo cáo năm 2027"
    )
    new = made(renewal_of(replace(plan, tasks=(replace(task, accepted=True),))))
    (after,) = new.tasks
    assert (after.block, after.covers) == (new.blocks[1].id, (new.blocks[0].id,))
    assert (after.content, after.deadline_text) == ("Rà soát năm 2028", "trước ngày 30/6/2028")
    assert after.quote == new.blocks[1].text
    assert (after.due_date, after.product, after.accepted) == (datetime.date(2028, 6, 29), "Báo cáo năm 2028", False)


def test_the_words_a_task_came_from_follow_each_line_they_stood_in() -> None:
    plan = plan_of("Rà soát năm 2027", "Việc khác. Văn phòng chủ trì; xong trước ngày 30/6/2027.")
    quote = "Rà soát năm 2027\nVăn phòng chủ trì; xong trước ngày 30/6/2027."
    (after,) = made(renewal_of(replace(plan, tasks=(Task("t1", "b1", ("b0",), quote),)))).tasks
    assert after.quote == "Rà soát năm 2028\nVăn phòng chủ trì; xong trước ngày 30/6/2028."


def test_sentences_that_hold_no_task_are_known_again_in_the_next_year() -> None:
    plan = plan_of("Rà soát năm 2027", "Công an xã dự họp năm 2027.")
    plan = replace(plan, dismissed=("Rà soát năm 2027\nCông an xã dự họp năm 2027.", "Câu đã bỏ năm 2027."))
    said = made(renewal_of(plan)).dismissed
    assert said == ("Rà soát năm 2028\nCông an xã dự họp năm 2028.", "Câu đã bỏ năm 2027.")


def test_a_deadline_without_a_year_is_open_again() -> None:
    task = Task("t1", deadline_text="trước ngày 30/6", due_date=datetime.date(2027, 6, 29))
    assert made(renewal_of(replace(plan_of("x"), tasks=(task,)))).tasks[0].due_date is None


def test_a_plan_without_a_year_in_its_subject_is_of_the_year_it_names_most() -> None:
    plan = plan_of("quý I-2027", "quý II-2027", "so với năm 2020", subject="thực hiện Nghị quyết đến năm 2030")
    assert [one.is_default for one in renewal_of(plan).proposals] == [False, True, True, False]


def test_several_years_can_be_gone_over() -> None:
    renewal = renewal_of(plan_of("năm 2027"), years=3)
    assert made(renewal).subject == "phát triển đảng viên năm 2030"


def test_the_sample_of_a_commune_becomes_the_plan_of_the_next_year() -> None:
    plan = read_plan_file(resource("samples/ke-hoach-dang-uy-xa.json")).plan
    new = made(renewal_of(plan))
    assert new.subject == "phát triển đảng viên năm 2028"
    assert new.annexes[0].title
    assert "2028" in new.annexes[0].title
    assert {task.due_date.year for task in new.tasks if task.due_date} == {2028}
    assert new.blocks[2].text == plan.blocks[2].text
