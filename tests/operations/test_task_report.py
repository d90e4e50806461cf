import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory
from kehoach_desktop.domain.plan import Recipient, Signature, Task
from kehoach_desktop.domain.plan_json import load_plan
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.duplicating import duplicate_plans
from kehoach_desktop.operations.exporting import Targets, export
from kehoach_desktop.operations.listing import PlanQuery, plan_page
from kehoach_desktop.operations.office import save_office
from kehoach_desktop.operations.saving import open_plan
from kehoach_desktop.operations.task_report import add_report, make_report
from kehoach_desktop.operations.tasks import tracked_tasks
from kehoach_desktop.render.docx.travelling_plan import plan_in_docx
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import Store, memory_store
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN

ON = datetime.date(2027, 6, 1)
PARTY = IssuingBody("ĐẢNG UỶ XÃ VẠN PHÚC", Side.PARTY, Level.COMMUNE, "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "Vạn Phúc")
STATE = IssuingBody("UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC", Side.STATE, Level.COMMUNE, None, "Vạn Phúc")
KHOI = Signatory("Trần Minh Khôi", "Phó Bí thư", ("T/M BAN THƯỜNG VỤ",))
HA = Signatory("Lê Thu Hà", "Bí thư", ("T/M BAN THƯỜNG VỤ",))
OF_KHOI = Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Minh Khôi")
TASKS = (
    Task("t1", content="Rà soát hồ sơ", lead="Công an xã", due_date=datetime.date(2027, 3, 31), accepted=True),
    Task("t2", content="Tập huấn", lead="Văn phòng", due_date=datetime.date(2027, 12, 31), accepted=True),
    Task("t3", content="Chưa xác nhận", lead="Văn phòng", accepted=False),
)
PLAN = replace(PARTY_PLAN, tasks=TASKS)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = memory_store()
    plans.save(opened, PLAN, NOON)
    yield opened
    opened.close()


def test_the_report_is_of_the_office_in_use_and_of_all_accepted_tasks(store: Store) -> None:
    save_office(store, PARTY)
    plan = make_report(store, ON)
    assert (plan.ruleset, plan.document_kind, plan.symbol) == ("hd05", "BC", "BC/ĐU")
    assert (plan.issuing_body, plan.parent_body, plan.place) == (PARTY.name, PARTY.parent_name, PARTY.place)
    assert [annex.table.rows[-1].cells[2] for annex in plan.annexes[:1] if annex.table] == ["2"]
    assert len(plan.annexes) == 2


def test_an_office_of_the_state_reports_by_the_decree(store: Store) -> None:
    save_office(store, STATE)
    plan = make_report(store, ON)
    assert (plan.ruleset, plan.symbol, plan.parent_body) == ("nd30", "BC-UBND", None)


def test_only_the_tasks_that_were_chosen_are_reported(store: Store) -> None:
    chosen = [task for task in tracked_tasks(store) if task.task.id == "t2"]
    (annex,) = make_report(store, ON, chosen).annexes
    assert annex.table
    assert [row.cells[1] for row in annex.table.rows] == ["Văn phòng", "Tổng cộng"]


def test_a_report_of_the_party_goes_to_whom_the_plan_went_the_superior_first(store: Store) -> None:
    save_office(store, PARTY)
    plans.save(store, replace(PLAN, recipients=(*PLAN.recipients[1:], replace(PLAN.recipients[0], note="b/c"))), NOON)
    plan = make_report(store, ON)
    assert [(line.name, line.note) for line in plan.recipients] == [
        ("Thường trực Tỉnh uỷ", "b/c"),
        ("Các đồng chí Đảng uỷ viên", None),
        ("Các chi bộ, đảng bộ trực thuộc", None),
    ]
    assert plan.archive_line == "Lưu Văn phòng Đảng uỷ"
    assert not any("Kính gửi" in block.text for block in plan.blocks)


def test_a_superior_is_known_without_a_note_too(store: Store) -> None:
    save_office(store, PARTY)
    lines = (Recipient("Ban Tổ chức Tỉnh uỷ"), Recipient("Các chi bộ trực thuộc", "để thực hiện"))
    plans.save(store, replace(PLAN, recipients=lines), NOON)
    assert [(line.name, line.note) for line in make_report(store, ON).recipients] == [
        ("Ban Tổ chức Tỉnh uỷ", "để báo cáo"),
        ("Các chi bộ trực thuộc", None),
    ]


def test_over_several_plans_only_the_lines_that_all_of_them_have_are_proposed(store: Store) -> None:
    save_office(store, PARTY)
    other = (Recipient("Ban Nội chính Tỉnh uỷ", "để báo cáo"), Recipient("các đồng chí Đảng ủy viên"))
    plans.save(store, replace(PLAN, id="other", recipients=other, archive_line="Lưu Đảng uỷ"), NOON)
    plan = make_report(store, ON)
    assert [(line.name.casefold(), line.note) for line in plan.recipients] == [
        ("tỉnh uỷ", "để báo cáo"),  # no superior is in both: the one above the letterhead
        ("các đồng chí đảng ủy viên", None),
    ]
    assert plan.archive_line == "Lưu Văn phòng Đảng uỷ"


def test_a_plan_that_cannot_be_read_any_more_is_reported_on_all_the_same(store: Store) -> None:
    save_office(store, PARTY)
    store.execute("UPDATE plans SET data = '{'")
    plan = make_report(store, ON)
    assert [line.name for line in plan.recipients] == ["Tỉnh uỷ"]
    assert len(plan.annexes) == 2


def test_on_a_plan_of_the_superior_the_report_goes_to_the_superior(store: Store) -> None:
    save_office(store, PARTY)
    plans.save(store, replace(PLAN, issuing_body="TỈNH UỶ LÂM ĐỒNG", parent_body=None), NOON)
    assert [(line.name, line.note) for line in make_report(store, ON).recipients] == [
        ("Tỉnh uỷ Lâm Đồng", "để báo cáo")
    ]
    plans.save(store, replace(PLAN, issuing_body="CHI BỘ THÔN 1"), NOON)  # nobody reports to whom it leads
    assert [line.name for line in make_report(store, ON).recipients] == ["Tỉnh uỷ"]


def test_a_report_of_the_state_is_addressed_to_its_first_superior_in_full() -> None:
    store = memory_store()
    lines = (
        Recipient("UBND tỉnh", "để b/c"), Recipient("Thường trực Đảng uỷ", "để b/c"), Recipient("Các phòng, đơn vị"),
    )  # fmt: skip
    plans.save(store, replace(STATE_PLAN, tasks=TASKS, recipients=lines), NOON)
    save_office(store, STATE)
    plan = make_report(store, ON)
    assert plan.blocks[0].text == "Kính gửi: Uỷ ban nhân dân tỉnh"
    assert [(line.name, line.note) for line in plan.recipients] == [
        ("Như trên", None), ("Thường trực Đảng uỷ", "để b/c"), ("Các phòng, đơn vị", None),
    ]  # fmt: skip
    assert plan.archive_line == "Lưu: VT, VHXH"
    plans.save(store, replace(STATE_PLAN, tasks=TASKS, recipients=lines[2:]), NOON)
    plan = make_report(store, ON)
    assert plan.blocks[0].shown_text == "Kính gửi: [cơ quan nhận báo cáo]"
    assert [line.name for line in plan.recipients] == ["Như trên", "Các phòng, đơn vị"]
    store.close()


@pytest.mark.parametrize(
    ("people", "signature"),
    [
        ((), Signature()),
        ((KHOI,), OF_KHOI),
        ((KHOI, HA), Signature()),
        (
            (KHOI, replace(HA, valid_to=datetime.date(2027, 5, 31))),
            Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", KHOI.name),
        ),
        ((replace(KHOI, authorities=()),), Signature(signatory="Trần Minh Khôi")),  # the body may act in two ways
    ],
)
def test_who_signs_is_filled_in_only_where_there_is_no_choice(
    store: Store, people: tuple[Signatory, ...], signature: Signature
) -> None:
    save_office(store, PARTY, people)
    assert make_report(store, ON).signature == signature


def test_the_archive_line_is_the_one_that_all_groups_of_the_level_have(store: Store) -> None:
    save_office(store, PARTY)
    assert make_report(store, ON).archive_line == "Lưu Văn phòng Đảng uỷ"


def test_before_an_office_is_in_use_the_body_that_gave_the_tasks_reports(store: Store) -> None:
    plan = make_report(store, ON)
    assert (plan.issuing_body, plan.place, plan.symbol) == (PLAN.issuing_body, PLAN.place, "BC/ĐU")
    plans.save(store, replace(PLAN, id="other", issuing_body="ĐẢNG UỶ XÃ KHÁC"), NOON)
    assert make_report(store, ON).issuing_body is None
    empty = memory_store()
    assert (make_report(empty, ON).ruleset, make_report(empty, ON).annexes) == ("hd05", ())
    empty.close()


def test_state_tasks_are_reported_as_the_state_does_where_no_office_is_in_use() -> None:
    store = memory_store()
    plans.save(store, replace(STATE_PLAN, tasks=TASKS), NOON)
    assert make_report(store, ON).ruleset == "nd30"
    store.close()


def test_a_report_in_the_store_is_a_draft_among_the_plans_and_has_no_tasks(store: Store) -> None:
    before = tracked_tasks(store)
    added = add_report(store, ON, NOON)
    opened = open_plan(store, added.plan.id)
    assert opened
    assert (opened.plan, opened.revision) == (added.plan, added.revision)
    assert added.plan.id in [row.id for row in plan_page(store, PlanQuery())]
    assert tracked_tasks(store) == before
    (copy,) = duplicate_plans(store, [added.plan.id], NOON)
    assert plans.get(store, copy) == replace(added.plan, id=copy)


def test_a_report_goes_into_files_and_comes_back_from_the_docx(store: Store, tmp_path: Path) -> None:
    save_office(store, PARTY, [KHOI])
    export(make_report(store, ON), Targets(docx=tmp_path / "bc.docx", pdf=tmp_path / "bc.pdf"))
    assert (tmp_path / "bc.pdf").read_bytes().startswith(b"%PDF")
    inside = plan_in_docx((tmp_path / "bc.docx").read_bytes())
    assert inside
    read = load_plan(inside)
    assert replace(read.plan, id="r") == replace(make_report(store, ON), id="r")
    assert plans.count(store) == 1


def test_the_day_of_the_report_is_left_open(store: Store) -> None:
    assert make_report(store, ON).issue_date == PartialDate(year=2027)
