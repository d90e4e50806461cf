from dataclasses import replace

import pytest

from kehoach_desktop.domain.blanks import Blank, Place, blanks
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.layout import Sheet, compose
from kehoach_desktop.domain.plan import Annex, AnnexKind, Block, Plan, Recipient, Role, Run, Signature, Task, TaskColumn
from tests.helpers.plans import PARTY_PLAN, with_tasks

EMPTY = Plan("p", "hd05")
DONE = with_tasks(PARTY_PLAN)


def found(plan: Plan, rules: Ruleset) -> list[tuple[str, int, str]]:
    return [(blank.place.spot, blank.place.offset, blank.name) for blank in blanks(plan, rules)]


def brackets(sheet: Sheet) -> list[str]:
    return [span.text for paragraph in sheet.paragraphs() for span in paragraph.spans if span.blank]


def test_a_finished_plan_has_no_blanks(hd05: Ruleset) -> None:
    assert blanks(DONE, hd05) == ()


def test_an_empty_plan_asks_for_everything_in_the_order_of_the_page(any_ruleset: Ruleset) -> None:
    assert found(EMPTY, any_ruleset) == [
        ("issuing_body", 0, "tên cơ quan ban hành"),
        ("symbol", 0, "ký hiệu"),
        ("place", 0, "địa danh"),
        ("subject", 0, "trích yếu"),
        ("recipients/0", 0, "nơi nhận"),
        ("archive_line", 0, "nơi lưu"),
        ("signature.authority", 0, "quyền hạn ký"),
        ("signature.signatory", 0, "họ tên người ký"),
    ]


def test_number_date_and_superior_are_room_for_handwriting_and_no_blanks(hd05: Ruleset) -> None:
    plan = replace(DONE, number=None, issue_date=EMPTY.issue_date, parent_body=None, issuer_line=None)
    assert blanks(plan, hd05) == ()


@pytest.mark.parametrize("field", ["issuing_body", "symbol", "place", "subject", "archive_line"])
@pytest.mark.parametrize("value", [None, "", "  \n"])
def test_a_field_of_spaces_is_as_open_as_none(field: str, value: str | None, hd05: Ruleset) -> None:
    assert [spot for spot, _, _ in found(replace(DONE, **{field: value}), hd05)] == [field]


def test_a_blank_in_the_text_is_found_at_its_letter(hd05: Ruleset) -> None:
    first = Block("b1", Role.LEAD, (Run("Giao "), Run("đơn vị", blank=True), Run(" trước "), Run("ngày", blank=True)))
    second = Block("b2", Role.DASH, (Run("nội dung", blank=True),))
    assert found(replace(DONE, blocks=(first, second)), hd05) == [
        ("b1", 5, "đơn vị"),
        ("b1", 18, "ngày"),
        ("b2", 0, "nội dung"),
    ]


@pytest.mark.parametrize(
    ("signature", "spots"),
    [
        (Signature("T/M BAN THƯỜNG VỤ", None, "Lê Thu Hà"), []),  # 05 II.I.7.1.2 b: the name alone
        (Signature(None, "TRƯỞNG BAN", "Lê Thu Hà"), []),
        (Signature(None, None, "Lê Thu Hà"), ["signature.authority"]),
        (Signature(None, "TRƯỞNG BAN", " "), ["signature.signatory"]),
        (Signature(), ["signature.authority", "signature.signatory"]),
    ],
)
def test_a_signature_needs_an_authority_or_a_position_and_a_name(
    signature: Signature, spots: list[str], hd05: Ruleset
) -> None:
    assert [spot for spot, _, _ in found(replace(DONE, signature=signature), hd05)] == spots


def test_every_body_that_signs_and_every_annex_is_looked_at(hd05: Ruleset) -> None:
    plan = replace(
        DONE,
        co_signatures=(Signature("T/M ĐẢNG UỶ", "BÍ THƯ", "Lê Thu Hà"), Signature()),
        annexes=(Annex("a1", AnnexKind.TASK_TABLE, "Danh mục"), Annex("a2", AnnexKind.TASK_TABLE)),
    )
    assert [spot for spot, _, _ in found(plan, hd05)] == [
        "co_signatures/1.authority",
        "co_signatures/1.signatory",
        "annexes/a2.annex_title",
    ]


def test_an_open_recipient_is_a_blank_of_the_closing(hd05: Ruleset) -> None:
    known, open_one = Recipient("Các chi bộ"), Recipient("Đảng uỷ cấp trên", "để báo cáo", blank=True)
    assert found(replace(DONE, recipients=(known, open_one)), hd05) == [("recipients/1", 0, "Đảng uỷ cấp trên")]


def test_a_task_says_what_who_and_when(any_ruleset: Ruleset) -> None:
    tasks = (Task("t1", lead="Văn phòng"), Task("t2", content="Rà soát", extra_leads=("Công an xã",)))
    first, *others = blanks(replace(DONE, tasks=tasks), any_ruleset)
    assert first == Blank(Place("tasks/t1.content"), "nội dung nhiệm vụ")
    assert [blank.place.spot for blank in others] == ["tasks/t1.deadline", "tasks/t2.deadline"]
    without = Annex("a1", AnnexKind.TASK_TABLE, "Danh mục", (TaskColumn.CONTENT, TaskColumn.NOTE))
    assert blanks(replace(DONE, tasks=tasks[1:], annexes=(without,)), any_ruleset) == ()  # a column that is not printed


@pytest.mark.parametrize(
    "plan",
    [
        EMPTY,
        DONE,
        replace(DONE, blocks=(Block("b1", Role.LEAD, (Run("tên", blank=True),)),), place=" "),
        replace(DONE, tasks=(Task("t1", lead="Văn phòng"), Task("t2", content="Rà soát"))),
    ],
)
def test_the_brackets_of_the_page_are_the_blanks_of_the_plan(plan: Plan, any_ruleset: Ruleset) -> None:
    names = [blank.name for blank in blanks(plan, any_ruleset)]
    assert sorted(brackets(compose(plan, any_ruleset))) == sorted(f"[{name}]" for name in names)


@pytest.mark.parametrize(
    "plan",
    [
        replace(DONE, tasks=()),  # the empty table
        replace(DONE, signature=Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ\n", "Lê Thu Hà")),
        replace(DONE, issuing_body="ĐẢNG UỶ\n\nXÃ VẠN PHÚC"),
    ],
    ids=["no tasks", "a line end after the position", "an empty line in the name"],
)
def test_no_bracket_of_the_page_is_forgotten(plan: Plan, hd05: Ruleset) -> None:
    assert len(brackets(compose(plan, hd05))) == len(blanks(plan, hd05))


def test_a_place_is_the_start_of_a_field_unless_told() -> None:
    assert Blank(Place("subject"), "trích yếu").place.offset == 0
