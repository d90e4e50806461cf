from dataclasses import replace

import pytest

from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.offices import Signatory
from kehoach_desktop.domain.plan import Plan, Signature
from kehoach_desktop.operations.inspecting import signing
from kehoach_desktop.operations.inspecting.registers import Registers
from kehoach_desktop.operations.inspecting.signing import SignatoryChoice
from kehoach_desktop.operations.inspecting.standpoint import Standpoint
from tests.operations.inspecting.plans import PLAN

STATE = replace(
    PLAN, ruleset="nd30", parent_body=None, issuing_body="UỶ BAN NHÂN DÂN XÃ VẠN PHÚC", signature=Signature()
)


@pytest.fixture
def choices(known: Registers, here: Standpoint) -> dict[str, SignatoryChoice]:
    return {one.signatory.name: one for one in signing.signatory_choices(PLAN, known, here)}


def of_person(plan: Plan, known: Registers, *people: Signatory) -> tuple[SignatoryChoice, ...]:
    registers = replace(known, signatories=people)
    return signing.signatory_choices(plan, registers, registers.standpoint(plan))


def allowed(choice: SignatoryChoice) -> list[str]:
    return [one.authority for one in choice.authorities if one.is_allowed]


def test_a_deputy_signs_for_the_standing_committee_and_not_in_anyones_stead(
    choices: dict[str, SignatoryChoice],
) -> None:
    deputy = choices["Đinh Quốc Khải"]
    assert allowed(deputy) == ["T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ"]
    refused = {one.authority: one for one in deputy.authorities if not one.is_allowed}
    assert "không dùng K/T" in (refused["K/T BÍ THƯ"].reason or "")
    assert refused["K/T BÍ THƯ"].fact is not None
    assert refused["T/L BAN THƯỜNG VỤ"].reason == (
        "T/L BAN THƯỜNG VỤ dành cho chức vụ CHÁNH VĂN PHÒNG, PHÓ CHÁNH VĂN PHÒNG."
    )


def test_who_is_allowed_nothing_stays_with_the_reason(choices: dict[str, SignatoryChoice]) -> None:
    chief = choices["Bùi Đức Thành"]
    assert not chief.is_allowed
    assert "chỉ ghi chức vụ bí thư" in (chief.reason or "")
    assert any("Theo danh bạ, Bùi Đức Thành chỉ ký" in (one.reason or "") for one in chief.authorities)


def test_who_has_left_the_post_may_not_sign(choices: dict[str, SignatoryChoice]) -> None:
    assert choices["Lò Thị Mai"].reason == "Giữ chức vụ đến ngày 30/6/2026, trước ngày ban hành."


def test_the_chief_of_office_signs_by_order(known: Registers) -> None:
    (chief,) = of_person(PLAN, known, Signatory("Bùi Đức Thành", "Chánh Văn phòng"))
    assert allowed(chief) == ["T/L BAN THƯỜNG VỤ"]
    signature = signing.signature_of(chief, None, PLAN.signature)
    assert signature == Signature("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Bùi Đức Thành")


def test_an_authority_of_the_register_is_allowed_where_no_rule_speaks_against_it(known: Registers) -> None:
    (member,) = of_person(PLAN, known, Signatory("Lò A", "Trưởng Ban", ("T/L BAN THƯỜNG VỤ",)))
    assert allowed(member) == ["T/L BAN THƯỜNG VỤ"]


@pytest.mark.parametrize(
    ("body", "position", "lines"),
    [
        ("SỞ NỘI VỤ", "Giám đốc", [""]),
        ("SỞ NỘI VỤ", "Phó Giám đốc", ["KT. GIÁM ĐỐC"]),
        ("PHÒNG VĂN HOÁ - XÃ HỘI", "Phó Trưởng phòng", ["KT. TRƯỞNG PHÒNG"]),
        ("VĂN PHÒNG HĐND VÀ UBND", "Chánh Văn phòng", [""]),
        ("VĂN PHÒNG HĐND VÀ UBND", "Phó Chánh Văn phòng", ["KT. CHÁNH VĂN PHÒNG"]),
    ],
)
def test_a_department_is_signed_for_by_its_head_or_a_deputy_in_his_stead(
    known: Registers, body: str, position: str, lines: list[str]
) -> None:
    (choice,) = of_person(replace(STATE, issuing_body=body), known, Signatory("Lê B", position))
    assert allowed(choice) == lines


@pytest.mark.parametrize(
    ("position", "authority"),
    [("Chủ tịch", "TM. UỶ BAN NHÂN DÂN"), ("Phó Chủ tịch", "TM. UỶ BAN NHÂN DÂN\nKT. CHỦ TỊCH")],
)
def test_the_peoples_committee_is_signed_for_as_the_decree_says(
    known: Registers, position: str, authority: str
) -> None:
    (choice,) = of_person(STATE, known, Signatory("Lê B", position))
    assert allowed(choice)[0] == authority
    assert signing.signature_of(choice, None, Signature()) == Signature(authority, position.upper(), "Lê B")


def test_the_authority_stays_when_the_next_person_may_use_it(choices: dict[str, SignatoryChoice]) -> None:
    before = Signature("T/M ĐẢNG UỶ", "PHÓ BÍ THƯ", "Đinh Quốc Khải", unknown='{"x": 1}')
    after = signing.signature_of(choices["Hoàng Văn Sơn"], None, before)
    assert after == Signature("T/M ĐẢNG UỶ", "BÍ THƯ", "Hoàng Văn Sơn", unknown='{"x": 1}')


def test_who_stands_in_the_block_is_known_again(choices: dict[str, SignatoryChoice]) -> None:
    people = list(choices.values())
    assert signing.chosen(people, PLAN.signature) == choices["Đinh Quốc Khải"]
    assert signing.chosen(people, Signature(signatory="Trần Lạ")) is None
    assert signing.chosen(people, Signature()) is None


def test_of_two_posts_of_one_name_the_one_on_the_paper_counts(known: Registers) -> None:
    two = of_person(PLAN, known, Signatory("Lê A", "Bí thư"), Signatory("Lê A", "Phó Bí thư"))
    assert signing.chosen(two, Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê A")) == two[1]


@pytest.mark.parametrize("name", ["TỈNH UỶ LÂM ĐỒNG", "THÀNH UỶ HUẾ", "CHI BỘ 3", "UỶ BAN KIỂM TRA", "BAN TỔ CHỨC"])
def test_every_party_body_has_authorities(hd05: Ruleset, name: str) -> None:
    assert signing.usual_authorities(replace(PLAN, issuing_body=name), hd05)


def test_a_fault_on_the_paper_names_its_clause(hd05: Ruleset) -> None:
    (fault,) = signing.block_faults(PLAN, Signature("TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Lê A"), hd05)
    assert "văn bản nhà nước" in fault.value
    assert fault.reference == "05-HD/VPTW, II.I.7.1.1 a"


def test_signing_in_person_has_a_label() -> None:
    assert signing.authority_label("") == "Ký trực tiếp, không ghi quyền hạn"
    assert signing.authority_label("TM. UBND\nKT. CHỦ TỊCH") == "TM. UBND / KT. CHỦ TỊCH"
