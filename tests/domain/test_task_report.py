import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_desktop.domain.annex_tables import AnnexTable
from kehoach_desktop.domain.blanks import blanks
from kehoach_desktop.domain.format_standard import Zone
from kehoach_desktop.domain.format_standard.rules import Align
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.layout.data_table import column_widths
from kehoach_desktop.domain.lengths import NOTHING, mm
from kehoach_desktop.domain.plan import Plan, Recipient, Role
from kehoach_desktop.domain.plan_json import dump_plan, load_plan
from kehoach_desktop.domain.task_report import ReportOffice, overdue_table, report_plan, summary_table
from kehoach_desktop.domain.task_report.words import Words, count, share
from kehoach_desktop.domain.tasks import Extension, Progress, Stage, TrackedTask, tally
from kehoach_desktop.domain.vietnamese import figures
from kehoach_desktop.operations.rulesets import ruleset
from tests.helpers.tracked import HEAD, ON, STATE_HEAD, any_tracked, tracked

WORDS = Words(ruleset("hd05"), ruleset)
PARTY = ReportOffice("ĐẢNG UỶ XÃ VẠN PHÚC", "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "BC/ĐU", "Vạn Phúc")
STATE = ReportOffice("UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC", None, "BC-UBND", "Vạn Phúc")
TOTAL, DONE, DONE_LATE, OPEN, OPEN_LATE, UNDATED_DONE, UNDATED_OPEN = range(2, 9)

any_rules = pytest.mark.parametrize("rules", ["hd05", "nd30"])


def report(tasks: Sequence[TrackedTask], rules: str = "hd05", office: ReportOffice | None = None) -> Plan:
    office = office or (STATE if rules == "nd30" else PARTY)
    return report_plan(tasks, office, ON, ruleset_id=rules, rulesets=ruleset, plan_id="r1")


def body(plan: Plan) -> str:
    return "\n".join(block.shown_text for block in plan.blocks)


def summary(*tasks: TrackedTask) -> AnnexTable:
    return summary_table(tasks, ON, WORDS)


def overdue(*tasks: TrackedTask) -> list[dict[str, str]]:
    table = overdue_table(tasks, ON, WORDS)
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, row.cells, strict=True)) for row in table.rows]


# ---------------------------------------------------------------- sums


@given(st.lists(any_tracked(), max_size=30))
def test_the_totals_are_the_sums_of_the_rows(tasks: list[TrackedTask]) -> None:
    *rows, total = summary_table(tasks, ON, WORDS).rows
    assert (total.cells[1], total.total) == ("Tổng cộng", True)
    assert not any(row.total for row in rows)
    for column in range(TOTAL, UNDATED_OPEN + 1):
        assert sum(int(row.cells[column]) for row in rows) == int(total.cells[column])
    for row in (*rows, total):
        assert int(row.cells[TOTAL]) == sum(map(int, row.cells[DONE : UNDATED_OPEN + 1]))
    counted = tally(tasks, ON)
    assert int(total.cells[TOTAL]) == counted.total


@given(st.lists(any_tracked(), max_size=30))
def test_the_list_holds_the_very_tasks_that_the_summary_counts_as_late(tasks: list[TrackedTask]) -> None:
    listed = overdue(*tasks)
    assert len(listed) == int(summary(*tasks).rows[-1].cells[OPEN_LATE])
    late = [int(row["Số ngày quá hạn"]) for row in listed]
    assert late == sorted(late, reverse=True)
    assert all(days > 0 for days in late)


@given(st.lists(any_tracked(), max_size=20), st.sampled_from(["hd05", "nd30"]))
@settings(max_examples=30)
def test_any_report_is_a_document_that_comes_back_from_its_file(tasks: list[TrackedTask], rules: str) -> None:
    plan = report(tasks, rules)
    assert load_plan(dump_plan(plan)).plan == plan
    assert plan.for_export() == plan
    assert compose(plan, ruleset(rules)).sections[0].content


# ---------------------------------------------------------------- the room of a column


def room_of_deadlines(text: str | None) -> float:
    table = overdue_table([tracked("Văn phòng", -40, deadline_text=text)], ON, WORDS)
    at = [column.title for column in table.columns].index("Thời hạn")
    return column_widths(table, mm(247), Context(ruleset("hd05")))[at].twips


def test_the_words_of_a_deadline_have_more_room_than_a_bare_day() -> None:
    assert room_of_deadlines("Trong 10 ngày làm việc kể từ ngày ban hành Kế hoạch") > 1.5 * room_of_deadlines(None)


# ---------------------------------------------------------------- the summary


def test_bodies_are_one_however_they_are_spelled_and_who_leads_most_comes_first() -> None:
    rows = summary(
        tracked("Công an xã"),
        tracked("Uỷ ban Mặt trận Tổ quốc"),
        tracked("Ủy ban  mặt trận, Tổ quốc."),
        tracked(None),
        tracked("…"),
        tracked("Ban Tổ chức"),
    ).rows
    names = [row.cells[1] for row in rows]
    assert names == ["Uỷ ban Mặt trận Tổ quốc", "Ban Tổ chức", "Công an xã", "", "Tổng cộng"]
    assert [row.cells[0] for row in rows] == ["1", "2", "3", "4", ""]


def test_a_second_lead_does_not_count_a_task_twice() -> None:
    assert summary(tracked("Công an xã", extra_leads=("Trạm Y tế",))).rows[-1].cells[TOTAL] == "1"


def test_what_nobody_leads_is_a_blank_and_no_body_is_made_up() -> None:
    names = [blank.name for blank in blanks(report([tracked(None, -1)]), ruleset("hd05"))]
    assert names[-2:] == ["cơ quan, đơn vị", "cơ quan chủ trì"]


def test_what_was_set_aside_is_told_beside_the_count() -> None:
    table = summary(tracked(), tracked(stage=Stage.PAUSED), tracked(stage=Stage.CANCELLED))
    assert table.rows[-1].cells[TOTAL] == "1"
    assert table.columns[-1].title == "Ghi chú"
    assert table.rows[0].cells[-1] == "Tạm dừng, huỷ: 2"
    assert summary(tracked()).rows[0].cells[-1] == ""


@pytest.mark.parametrize(
    ("value", "says"),
    [(None, "—"), (0, "0"), (1, "100"), (1 / 3, "33,3"), (0.5, "50"), (1999 / 2000, "99,9"), (1 / 5000, "0,1")],
)
def test_a_share_never_says_all_or_nothing_of_less_or_more(value: float | None, says: str) -> None:
    assert share(value) == says


def test_numbers_are_written_as_offices_do() -> None:
    assert [count(number) for number in (0, 5, 10, 1250)] == ["0", "05", "10", "1.250"]
    assert figures(5) == "5"


# ---------------------------------------------------------------- what is overdue


def test_a_row_says_what_is_known_and_leaves_open_what_is_not() -> None:
    progress = Progress(Stage.UNDER_WAY, 40, "Đã dự thảo", difficulty="Thiếu kinh phí")
    known = tracked(due_in=-5, deadline_text="trong quý IV/2026", supporting=("Chi bộ 1", "Chi bộ 2"))
    others = tracked(due_in=-3, content=None), tracked(head=STATE_HEAD)
    first, second = overdue(replace(known, progress=progress), *others)
    assert first == {
        "TT": "1",
        "Nội dung nhiệm vụ": "Rà soát hồ sơ",
        "Văn bản giao": "Kế hoạch số 34-KH/ĐU, ngày 03/02/2026",
        "Cơ quan chủ trì": "Văn phòng Đảng uỷ",
        "Cơ quan phối hợp": "Chi bộ 1; Chi bộ 2",
        "Thời hạn": "Trong quý IV/2026\n(15/11/2026)",
        "Kết quả, tiến độ": "Đang thực hiện (40%)\nĐã dự thảo",
        "Số ngày quá hạn": "5",
        "Khó khăn, vướng mắc": "Thiếu kinh phí",
    }
    assert (second["Nội dung nhiệm vụ"], second["Thời hạn"], second["Khó khăn, vướng mắc"]) == ("", "17/11/2026", "")


def test_a_deadline_that_was_extended_shows_both_days_and_counts_from_the_last() -> None:
    task = tracked(due_in=-30, deadline_text="trước ngày 22/10/2026")
    later = Progress(Stage.NOT_STARTED, extensions=(Extension(datetime.date(2026, 11, 18)),))
    (row,) = overdue(replace(task, progress=later))
    assert row["Thời hạn"] == "Trước ngày 22/10/2026\n(21/10/2026)\ngia hạn đến 18/11/2026"
    assert row["Số ngày quá hạn"] == "2"


def test_a_document_is_named_as_its_own_regulation_numbers_it() -> None:
    assert WORDS.document(STATE_HEAD) == "Kế hoạch số 07/KH-UBND"
    assert WORDS.document(replace(HEAD, number=None)) == "Kế hoạch ngày 03/02/2026 phòng, chống lãng phí"
    assert WORDS.document(replace(HEAD, number=None, subject=None, issued=None)) == "Kế hoạch"


def test_columns_are_called_as_the_table_of_tasks_calls_them() -> None:
    titles = [column.title for column in overdue_table((), ON, Words(ruleset("nd30"), ruleset)).columns]
    assert titles[3:5] == ["Đơn vị chủ trì", "Đơn vị phối hợp"]


# ---------------------------------------------------------------- the document


@any_rules
def test_the_text_calls_the_annexes_as_their_own_pages_do(rules: str) -> None:
    plan = report([tracked(due_in=-3), tracked("Công an xã")], rules)
    text = body(plan).replace("\N{NO-BREAK SPACE}", " ").casefold()
    labels = [one.text for one in compose(plan, ruleset(rules)).paragraphs() if one.zone is Zone.ANNEX_LABEL]
    assert len(labels) == 2
    assert all(f"tại {label.casefold()} kèm theo" in text for label in labels)


def test_only_what_there_is_to_show_has_an_annex() -> None:
    alone, none = report([tracked()]), report([])
    assert [annex.title for annex in alone.annexes] == [
        "Tổng hợp kết quả thực hiện nhiệm vụ theo cơ quan, đơn vị\n(tính đến ngày 20/11/2026)"
    ]
    assert "tại Phụ lục kèm theo" in body(alone)
    assert "không có nhiệm vụ quá hạn" in body(alone)
    assert none.annexes == ()
    assert "Phụ lục" not in body(none)
    assert "Không có nhiệm vụ nào được giao và theo dõi" in body(none)


def test_the_sentences_say_what_the_sums_are() -> None:
    tasks = [
        tracked(stage=Stage.DONE),
        tracked(stage=Stage.DONE, due_in=-5),
        tracked("Công an xã", -7),
        tracked("Công an xã", -5, Stage.REPORTED, -6, STATE_HEAD),
        tracked(None, None),
        tracked(stage=Stage.PAUSED),
    ]
    text = body(report(tasks))
    assert "Tổng số nhiệm vụ: 05, giao tại 02 văn bản, do 02 cơ quan, đơn vị chủ trì." in text
    assert "Hoàn thành: 02 nhiệm vụ (đúng hạn 01, quá hạn 01), đạt 40% tổng số." in text
    assert "Chưa hoàn thành: 03 nhiệm vụ (trong hạn 01, quá hạn 01, không hạn 01)." in text
    assert "Tỷ lệ đúng hạn: 50% số nhiệm vụ đã hoàn thành có thời hạn." in text
    assert "chờ xác nhận: 01 nhiệm vụ, tính trong số nhiệm vụ chưa hoàn thành." in text
    assert "Tạm dừng hoặc đã huỷ: 01 nhiệm vụ, không tính trong tổng số." in text
    assert "có 01 nhiệm vụ quá hạn chưa hoàn thành do 01 cơ quan, đơn vị chủ trì" in text
    assert "lâu nhất là 07 ngày" in text


def test_of_one_plan_the_subject_names_it_and_each_side_begins_it_its_way() -> None:
    assert report([tracked()]).subject == "tình hình thực hiện nhiệm vụ theo Kế hoạch số 34-KH/ĐU\nđến ngày 20/11/2026"
    both = [tracked(), tracked(head=STATE_HEAD)]
    assert report(both).subject == "tình hình thực hiện nhiệm vụ đến ngày 20/11/2026"
    assert report(both, "nd30").subject == "Tình hình thực hiện nhiệm vụ đến ngày 20/11/2026"


@any_rules
def test_what_the_office_has_to_say_itself_is_a_blank(rules: str) -> None:
    names = [blank.name for blank in blanks(report([], rules, ReportOffice()), ruleset(rules))]
    addressee = ["cơ quan nhận báo cáo"] if rules == "nd30" else []
    recipients = [] if addressee else ["nơi nhận"]
    assert names == [
        *("tên cơ quan ban hành", "ký hiệu", "địa danh", *addressee, "tên cơ quan ban hành"),
        *("đánh giá chung, nguyên nhân", "kiến nghị, nhiệm vụ thời gian tới"),
        *(*recipients, "nơi lưu", "quyền hạn ký", "họ tên người ký"),
    ]


def test_a_report_is_a_report_and_has_no_number_day_or_tasks_of_its_own() -> None:
    plan = report([tracked(due_in=-3)])
    assert (plan.document_kind, plan.number, plan.tasks) == ("BC", None, ())
    assert (plan.issue_date.day, plan.issue_date.month, plan.issue_date.year) == (None, None, 2026)
    assert [block.role for block in plan.blocks].count(Role.PART) == 3


def test_the_text_begins_with_what_is_carried_out() -> None:
    party = "Kế hoạch số 34-KH/ĐU, ngày 03/02/2026 của Đảng uỷ xã Vạn Phúc về phòng, chống lãng phí"
    said = "báo cáo tình hình thực hiện nhiệm vụ đến ngày 20/11/2026 như sau:"
    assert report([tracked()]).blocks[0].text == f"Thực hiện {party}, Đảng uỷ xã Vạn Phúc {said}"
    both = report([tracked(), tracked(head=STATE_HEAD)]).blocks[0].text
    assert both.startswith(f"Thực hiện {party}; Kế hoạch số 07/KH-UBND về chuyển đổi số, Đảng uỷ xã")
    many = [tracked(head=replace(HEAD, id=f"p{number}", number=number)) for number in range(1, 5)]
    assert report(many).blocks[0].text == f"Đảng uỷ xã Vạn Phúc {said}"


def test_the_state_names_the_superior_above_its_text_in_the_middle_of_the_page() -> None:
    plan = report([tracked()], "nd30", replace(STATE, addressee="Uỷ ban nhân dân tỉnh Lâm Đồng"))
    line = next(one for one in compose(plan, ruleset("nd30")).paragraphs() if one.block == "b1")
    assert (line.text, line.look.align) == ("Kính gửi: Uỷ ban nhân dân tỉnh Lâm Đồng", Align.CENTER)
    assert line.look.first_line == NOTHING
    assert plan.recipients == (Recipient("Như trên"),)


def test_a_report_over_several_plans_has_a_table_of_them() -> None:
    plan = report([tracked(due_in=-3), tracked(head=STATE_HEAD), tracked()])
    assert [(annex.title or "").split("\n")[0] for annex in plan.annexes] == [
        "Tổng hợp kết quả thực hiện nhiệm vụ theo cơ quan, đơn vị",
        "Tổng hợp kết quả thực hiện nhiệm vụ theo văn bản giao",
        "Danh sách nhiệm vụ quá hạn chưa hoàn thành",
    ]
    table = plan.annexes[1].table
    assert table
    assert [row.cells[1:3] for row in table.rows] == [
        ("Kế hoạch số 34-KH/ĐU, ngày 03/02/2026 về phòng, chống lãng phí", "2"),
        ("Kế hoạch số 07/KH-UBND về chuyển đổi số", "1"),
        ("Tổng cộng", "3"),
    ]
    text = body(plan).replace("\N{NO-BREAK SPACE}", " ")
    assert "Kết quả theo từng văn bản tại Phụ lục 2 kèm theo." in text
    assert "Danh sách tại Phụ lục 3 kèm theo." in text


def test_columns_that_would_tell_nothing_are_left_out() -> None:
    (row,) = overdue(tracked(due_in=-3))
    shown = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Kết quả, tiến độ", "Số ngày quá hạn"]
    assert list(row) == shown
    assert overdue(tracked("các chi bộ", -3))[0]["Cơ quan chủ trì"] == "Các chi bộ"


def test_the_words_follow_the_tones_of_the_office() -> None:
    office = replace(PARTY, house_style=replace(PARTY.house_style, tone_marks="ủy"))
    plan = report([tracked(stage=Stage.CANCELLED), tracked()], office=office)
    assert "đã hủy" in body(plan)
    assert plan.annexes[0].table
    assert plan.annexes[0].table.rows[0].cells[-1] == "Tạm dừng, hủy: 1"
