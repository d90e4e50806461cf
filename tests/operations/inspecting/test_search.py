from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import Recipient
from kehoach_desktop.operations.inspecting.search import AddressIndex, is_listed
from tests.operations.inspecting.plans import PLAN


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("công an xã", "Công an xã"),
        ("cong an", "Công an xã"),
        ("CONG AN", "Công an xã"),
        ("ubkt", "Uỷ ban Kiểm tra Đảng uỷ xã"),
        ("Uy ban kiem tra dang uy", "Uỷ ban Kiểm tra Đảng uỷ xã"),
        ("btv tu", "Ban Thường vụ Tỉnh uỷ"),
        ("ttct", "Trung tâm Chính trị xã"),
        ("trung chính trị", "Trung tâm Chính trị xã"),
        ("bxdd", "Ban Xây dựng Đảng"),
    ],
)
def test_a_body_is_found_without_marks_and_by_its_abbreviation(index: AddressIndex, typed: str, title: str) -> None:
    assert index.search(typed, PLAN)[0].title == title


def test_nothing_typed_finds_nothing(index: AddressIndex) -> None:
    assert index.search("  ", PLAN) == ()
    assert index.search(" - ", PLAN) == ()


def test_what_no_book_knows_is_offered_as_it_was_typed(index: AddressIndex) -> None:
    (own,) = index.search("Trường Tiểu học Kim Đồng (để phối hợp)", PLAN)
    assert own.is_own
    assert own.recipients == (Recipient("Trường Tiểu học Kim Đồng", "để phối hợp"),)


def test_the_very_name_is_not_offered_twice(index: AddressIndex) -> None:
    assert not any(hit.is_own for hit in index.search("Công an xã", PLAN))


def test_one_name_is_offered_once(index: AddressIndex) -> None:
    titles = [hit.title for hit in index.search("ban", PLAN, most=200)]
    assert len(titles) == len(set(titles))


def test_what_stands_in_the_plan_is_known_as_listed(index: AddressIndex) -> None:
    hit = index.search("ubnd xa", PLAN)[0]
    assert (hit.title, hit.is_listed) == ("Uỷ ban nhân dân xã", True)
    assert not is_listed(Recipient("Công an xã"), PLAN)


def test_superiors_get_the_note_of_the_plan(index: AddressIndex) -> None:
    assert index.search("van phong tinh uy", PLAN)[0].recipients == (Recipient("Văn phòng Tỉnh uỷ", "để báo cáo"),)
    noted = replace(PLAN, recipients=(Recipient("Ban Thường vụ Tỉnh uỷ", "để b/c"),))
    assert index.search("van phong tinh uy", noted)[0].recipients == (Recipient("Văn phòng Tỉnh uỷ", "để b/c"),)
    assert index.search("công an xã", PLAN)[0].recipients == (Recipient("Công an xã"),)


def test_groups_are_found_whole(index: AddressIndex) -> None:
    hit = next(hit for hit in index.search("kế hoạch của đảng uỷ", PLAN) if hit.is_group)
    assert len(hit.recipients) > 3
    assert hit.detail == f"nhóm · {len(hit.recipients)} nơi nhận"


def test_groups_of_the_own_level_come_first(index: AddressIndex) -> None:
    titles = [hit.title for hit in index.group_hits(PLAN)]
    assert titles[0] == "Kế hoạch của đảng uỷ xã, phường, đặc khu"


def test_a_group_that_is_all_there_is_listed(index: AddressIndex) -> None:
    group = index.group_hits(PLAN)[0]
    assert not group.is_listed
    assert index.group_hits(replace(PLAN, recipients=group.recipients))[0].is_listed
