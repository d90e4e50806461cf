from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.administrative.recipient_groups import GroupLine, Note
from kehoach_desktop.domain.administrative.units import AgencyLevel
from kehoach_desktop.domain.offices import IssuingBody
from kehoach_desktop.domain.plan import Recipient
from kehoach_desktop.domain.vietnamese import ToneStyle
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.inspecting import registers as here_registers
from kehoach_desktop.operations.inspecting.registers import Registers, registers
from kehoach_desktop.operations.inspecting.search import AddressIndex
from kehoach_desktop.operations.inspecting.standpoint import Standpoint, standpoint
from tests.operations.inspecting.plans import PLAN


def test_before_the_first_start_there_is_the_book_that_ships_and_nobody_to_sign(data_dir: Path) -> None:
    known = registers(data_dir, PLAN)
    assert known.book.agencies.agencies
    assert (known.body, known.signatories) == (None, ())


def test_the_people_of_the_plans_office_are_read(data_dir: Path, office: IssuingBody) -> None:
    known = registers(data_dir, PLAN)
    assert known.body == office
    assert {one.name for one in known.signatories} >= {"Hoàng Văn Sơn", "Đinh Quốc Khải"}


def test_an_office_of_the_other_side_lends_nobody(data_dir: Path, office: IssuingBody) -> None:
    known = registers(data_dir, replace(PLAN, ruleset="nd30", issuing_body="UỶ BAN NHÂN DÂN XÃ VẠN PHÚC"))
    assert (known.body, known.signatories) == (None, ())


def test_a_body_added_is_found_from_then_on(
    data_dir: Path, office: IssuingBody, known: Registers, here: Standpoint
) -> None:
    agency = here_registers.new_agency("  Trường Tiểu học   Kim Đồng ", here)
    here_registers.save_agency(data_dir, replace(agency, short=("TH Kim Đồng",)))
    again = registers(data_dir, PLAN)
    assert AddressIndex(again, here).search("th kim dong", PLAN)[0].title == "Trường Tiểu học Kim Đồng"
    here_registers.remove_agency(data_dir, agency.id)
    assert registers(data_dir, PLAN).book.agencies.get(agency.id) is None


def test_a_body_corrected_is_found_by_its_new_name(
    data_dir: Path, office: IssuingBody, known: Registers, here: Standpoint
) -> None:
    agency = known.book.agencies.find("Trung tâm Chính trị xã", here.level, here.on)
    assert agency is not None
    here_registers.save_agency(data_dir, replace(agency, in_text="Trung tâm Chính trị khu vực"))
    again = AddressIndex(registers(data_dir, PLAN), here)
    assert "Trung tâm Chính trị khu vực" in [hit.title for hit in again.search("trung tam chinh tri", PLAN)]


def test_the_lines_of_a_plan_become_a_group(
    data_dir: Path, office: IssuingBody, known: Registers, here: Standpoint
) -> None:
    group = here_registers.new_group("Nhóm của văn phòng", PLAN, here, known)
    assert group.lines[0] == GroupLine(agency="tinh.btv", note=Note.REPORT)
    here_registers.save_group(data_dir, group)
    again = registers(data_dir, PLAN)
    found = next(hit for hit in AddressIndex(again, here).group_hits(PLAN) if hit.title == "Nhóm của văn phòng")
    assert found.recipients == PLAN.recipients
    here_registers.remove_group(data_dir, group.id)
    assert group.id not in [one.id for one in registers(data_dir, PLAN).book.groups]


def test_blanks_and_notes_in_own_words_stay_in_a_group(known: Registers, here: Standpoint) -> None:
    plan = replace(
        PLAN,
        recipients=(
            Recipient("ban của cấp trên", "để báo cáo", blank=True),
            Recipient("Báo Lâm Đồng", "để đăng tin"),
        ),
    )
    lines = here_registers.new_group("Nhóm", plan, here, known).lines
    assert lines[0] == GroupLine(blank="ban của cấp trên", note=Note.REPORT, needed=True)
    assert lines[1].text == "Báo Lâm Đồng (để đăng tin)"


def test_a_group_without_lines_is_refused(known: Registers, here: Standpoint) -> None:
    with pytest.raises(BadArgumentError, match="Chưa có nơi nhận"):
        here_registers.new_group("Nhóm", replace(PLAN, recipients=()), here, known)
    with pytest.raises(BadArgumentError, match="ít nhất một dòng"):
        here_registers.group_from_text(known.book.groups[0], " \n", here, known)


def test_correcting_a_group_leaves_untouched_lines_as_they_were(known: Registers, here: Standpoint) -> None:
    for group in known.groups_for(here):
        text = here_registers.group_text(group, here, known)
        assert here_registers.group_from_text(group, text, here, known) == group
    group = known.groups_for(here)[0]
    text = here_registers.group_text(group, here, known) + "\nCông an xã (để phối hợp)"
    assert here_registers.group_from_text(group, text, here, known).lines == (
        *group.lines,
        GroupLine(agency="xa.cong_an", note=Note.COOPERATE),
    )


def test_a_signatory_is_corrected_and_removed(data_dir: Path, office: IssuingBody, known: Registers) -> None:
    person = next(one for one in known.signatories if one.name == "Hoàng Văn Sơn")
    here_registers.save_signatory(data_dir, replace(person, name="Hoàng Văn Sơn Hà"))
    assert "Hoàng Văn Sơn Hà" in [one.name for one in registers(data_dir, PLAN).signatories]
    assert person.id is not None
    here_registers.remove_signatory(data_dir, person.id)
    assert person.id not in [one.id for one in registers(data_dir, PLAN).signatories]


def test_what_enters_a_register_is_tidy() -> None:
    assert here_registers.tidy("  Ban\u0009 Tổ chức\n") == "Ban Tổ chức"
    assert here_registers.tidy_lines(" BÍ THƯ \n\n  kiêm ") == "BÍ THƯ\nkiêm"
    assert here_registers.tidy_list([" a ", "", "a", "b"]) == ("a", "b")


@pytest.mark.parametrize(
    ("parent", "body", "level"),
    [
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC", AgencyLevel.COMMUNE),
        (None, "TỈNH UỶ LÂM ĐỒNG", AgencyLevel.PROVINCE),
        ("ĐẢNG BỘ XÃ VẠN PHÚC", "CHI BỘ THÔN 3", AgencyLevel.CELL),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ CÔNG TY CHÈ", AgencyLevel.GRASSROOTS),
        ("TỈNH UỶ LÂM ĐỒNG", "BAN TỔ CHỨC", AgencyLevel.PROVINCE),
        (None, None, AgencyLevel.COMMUNE),
    ],
)
def test_the_level_is_read_from_the_letterhead(
    known: Registers, parent: str | None, body: str | None, level: AgencyLevel
) -> None:
    plan = replace(PLAN, parent_body=parent, issuing_body=body)
    assert standpoint(plan, known.book.provinces, None).level is level


def test_the_office_in_the_store_knows_its_level_best(known: Registers, here: Standpoint) -> None:
    assert here.level is AgencyLevel.COMMUNE
    assert here.tones is ToneStyle.LAST_VOWEL
