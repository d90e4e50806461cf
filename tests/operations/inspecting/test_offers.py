from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import Plan, Recipient, Role, Task
from kehoach_desktop.operations.inspecting.offers import Offers, Part, block_places
from kehoach_desktop.operations.inspecting.search import AddressIndex
from tests.operations.inspecting.plans import PLAN, block


@pytest.fixture
def offers(index: AddressIndex) -> Offers:
    return Offers(index)


def with_text(text: str, role: Role = Role.DASH) -> Plan:
    return replace(PLAN, blocks=(block("b4", Role.PART, "Nhiệm vụ"), block("x", role, text)), tasks=())


def test_bodies_of_the_text_without_a_line_are_offered_with_their_place(offers: Offers) -> None:
    assert [(one.name, one.block, one.where, one.part) for one in offers.missing(PLAN)] == [
        ("Công an xã", "b7", "mục II.1", Part.SUPPORTS),
        ("Trung tâm Chính trị xã", "b9", "mục II.2", Part.LEADS),
    ]


def test_what_was_added_is_offered_no_more(offers: Offers) -> None:
    added = replace(PLAN, recipients=(*PLAN.recipients, Recipient("Công an, Ban Chỉ huy Quân sự xã")))
    assert [one.name for one in offers.missing(added)] == ["Trung tâm Chính trị xã"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Công an xã bảo đảm an ninh.", Part.LEADS),
        ("Việc này giao Công an xã.", Part.LEADS),
        ("Rà soát, do Công an xã chủ trì.", Part.LEADS),
        ("Các chi bộ phối hợp chặt chẽ với Công an xã.", Part.SUPPORTS),
        ("Hằng quý báo cáo Công an xã.", Part.REPORTED_TO),
        ("Mời đại diện Công an xã dự.", Part.NAMED),
    ],
)
def test_what_the_text_wants_of_a_body_is_told(offers: Offers, text: str, part: Part) -> None:
    assert [(one.name, one.part) for one in offers.missing(with_text(text))] == [("Công an xã", part)]


@pytest.mark.parametrize(
    "text",
    [
        "Theo hướng dẫn của Công an xã.",  # a source, no addressee
        "Văn phòng Đảng uỷ lưu hồ sơ.",  # keeps the archive copy
        "Đảng uỷ xã tổ chức hội nghị.",  # the office itself
        "Ban Thường vụ Đảng uỷ xã cho ý kiến.",  # its own organ
        "Ban Xây dựng Đảng tham mưu.",  # among the advisory bodies
        "Uỷ ban kiểm tra Đảng uỷ giám sát.",
        "UBND xã bố trí kinh phí.",  # has a line, by another spelling
        "Uỷ viên phụ trách theo dõi.",
    ],
)
def test_who_is_reached_already_is_not_offered(offers: Offers, text: str) -> None:
    assert offers.missing(with_text(text)) == ()


@pytest.mark.parametrize("role", [Role.LEAD, Role.LEGAL_BASIS, Role.PART])
def test_what_introduces_the_plan_gives_no_work(offers: Offers, role: Role) -> None:
    assert offers.missing(with_text("Công an xã chủ trì", role)) == ()


def test_a_lead_that_no_book_knows_is_offered_by_its_own_name(offers: Offers) -> None:
    plan = replace(with_text("Tổ giúp việc."), tasks=(Task("t1", block="x", lead="Tổ giúp việc số 2"),))
    assert [(one.name, one.part) for one in offers.missing(plan)] == [("Tổ giúp việc số 2", Part.LEADS)]


def test_one_body_is_offered_once_for_the_heaviest_that_is_wanted_of_it(offers: Offers) -> None:
    plan = replace(
        with_text("Mời Công an xã dự. Công an xã chủ trì giữ trật tự."),
        tasks=(Task("t1", block="x", lead="Công an xã", supporting=("Công an xã",)),),
    )
    assert [(one.name, one.part) for one in offers.missing(plan)] == [("Công an xã", Part.LEADS)]


def test_a_line_for_many_reaches_each_of_them(offers: Offers) -> None:
    front = replace(
        with_text("Hội Nông dân xã vận động hội viên."),
        recipients=(Recipient("Uỷ ban MTTQ Việt Nam và các tổ chức chính trị - xã hội xã"),),
    )
    assert offers.missing(front) == ()
    assert [one.name for one in offers.missing(replace(front, recipients=()))] == ["Hội Nông dân xã"]


def test_typing_reads_only_the_block_that_changed(offers: Offers, monkeypatch: pytest.MonkeyPatch) -> None:
    offers.missing(PLAN)
    read: list[str] = []
    own = offers._mentions
    monkeypatch.setattr(offers, "_mentions", lambda one: (read.append(one.id), own(one))[1])
    offers.missing(replace(PLAN, blocks=(*PLAN.blocks[:-1], block("b9", Role.ASSIGNMENT, "Công an xã"))))
    assert read == ["b9"]


def test_a_place_is_told_by_part_and_section(index: AddressIndex) -> None:
    places = block_places(PLAN, index)
    assert [places[id_] for id_ in ("b1", "b3", "b5", "b9")] == ["", "mục I", "mục II.1", "mục II.2"]
