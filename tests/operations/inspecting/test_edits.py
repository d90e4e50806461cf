from dataclasses import replace

import pytest

from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.plan import HouseStyle, Layout, Margins, Plan, Recipient, Signature, TaskColumn
from kehoach_desktop.domain.plan_changes import apply, difference, inverse
from kehoach_desktop.domain.plan_edits import Edited, Place
from kehoach_desktop.operations.inspecting import edits
from kehoach_desktop.operations.inspecting.registers import Registers
from kehoach_desktop.operations.inspecting.standpoint import Standpoint
from tests.operations.inspecting.plans import PLAN


def taken_back(plan: Plan, edited: Edited) -> Plan:
    return apply(edited.plan, inverse(difference(plan, edited.plan)))


def test_another_kind_brings_its_code_into_the_symbol(hd05: Ruleset) -> None:
    edited = edits.with_kind(PLAN, "CTr", hd05)
    assert (edited.plan.document_kind, edited.plan.symbol) == ("CTr", "CTr/ĐU")
    assert taken_back(PLAN, edited) == PLAN


def test_a_symbol_of_the_clerks_own_stays(hd05: Ruleset) -> None:
    assert edits.with_kind(replace(PLAN, symbol="KHX/ĐU"), "CTr", hd05).plan.symbol == "KHX/ĐU"
    assert edits.with_kind(replace(PLAN, symbol=None), "CTr", hd05).plan.symbol is None


def test_one_margin_leaves_the_others_as_they_are(nd30: Ruleset) -> None:
    edited = edits.with_margin(PLAN, "left", 33, nd30)
    assert edited.plan.layout.margins_mm == Margins(20, 20, 33, 15)
    back = edits.with_margin(edited.plan, "left", 30, nd30)
    assert back.plan.layout.margins_mm is None


def test_the_defaults_of_the_office_come_back(known: Registers) -> None:
    own = replace(PLAN, layout=Layout(body_size_pt=15, two_sided=True), house_style=HouseStyle(heading_marks="I-"))
    edited = edits.with_office_defaults(own, known.body)
    assert edited.plan.layout == Layout()
    assert edited.plan.house_style.heading_marks == "I."
    assert edits.with_office_defaults(own, None).plan.house_style == own.house_style


def test_an_annex_comes_and_goes() -> None:
    first = edits.with_new_annex(PLAN)
    second = edits.with_new_annex(first.plan)
    assert [one.id for one in second.plan.annexes] == ["a1", "a2"]
    assert [one.id for one in edits.with_new_annex(edits.without_annex(second.plan, "a1").plan).plan.annexes] == [
        "a2",
        "a1",
    ]
    assert edits.without_annex(first.plan, "a1").plan == PLAN


def test_a_column_returns_to_its_place() -> None:
    plan = edits.with_new_annex(PLAN).plan
    without = edits.with_annex_column(plan, "a1", TaskColumn.LEAD, False).plan
    assert TaskColumn.LEAD not in without.annexes[0].columns
    assert edits.with_annex_column(without, "a1", TaskColumn.LEAD, True).plan == plan


def test_the_columns_that_stay_keep_the_order_they_have() -> None:
    plan = edits.with_new_annex(PLAN).plan
    turned = (TaskColumn.LEAD, TaskColumn.CONTENT, TaskColumn.NOTE)
    plan = replace(plan, annexes=(replace(plan.annexes[0], columns=turned),))
    assert edits.with_annex_column(plan, "a1", TaskColumn.NOTE, False).plan.annexes[0].columns == turned[:2]


def test_a_recipient_is_put_where_it_ranks(known: Registers, here: Standpoint) -> None:
    edited = edits.with_added(PLAN, [Recipient("Văn phòng Tỉnh uỷ", "để báo cáo")], known, here)
    assert [line.name for line in edited.plan.recipients][:2] == ["Ban Thường vụ Tỉnh uỷ", "Văn phòng Tỉnh uỷ"]
    assert edited.caret == Place("recipients/1")
    assert taken_back(PLAN, edited) == PLAN


def test_nobody_is_added_twice(known: Registers, here: Standpoint) -> None:
    assert edits.with_added(PLAN, [Recipient("ỦY BAN NHÂN DÂN xã")], known, here).plan is PLAN


def test_a_group_brings_its_archive_line_only_where_there_is_none(known: Registers, here: Standpoint) -> None:
    bare = replace(PLAN, archive_line=None)
    added = edits.with_added(bare, [Recipient("Công an xã")], known, here)
    assert edits.with_archive_if_none(added, "Lưu Văn phòng").plan.archive_line == "Lưu Văn phòng"
    kept = edits.with_added(PLAN, [Recipient("Công an xã")], known, here)
    assert edits.with_archive_if_none(kept, "Lưu Văn phòng").plan.archive_line == "Lưu Văn phòng Đảng uỷ"


@pytest.mark.parametrize(
    ("typed", "note"), [("để biết", "để biết"), (" (để  biết) ", "để biết"), ("", None), ("()", None)]
)
def test_a_note_is_stored_without_its_brackets(typed: str, note: str | None) -> None:
    assert edits.with_note(PLAN, 1, typed).plan.recipients[1] == Recipient("Uỷ ban nhân dân xã", note)


def test_a_line_typed_anew_is_read(hd05: Ruleset) -> None:
    edited = edits.with_name(PLAN, 1, "- UBND xã Vạn Phúc (để thực hiện);", hd05.recipients)
    assert edited.plan.recipients[1] == Recipient("UBND xã Vạn Phúc", "để thực hiện")


def test_a_blank_that_is_named_is_one_no_more(hd05: Ruleset) -> None:
    plan = replace(PLAN, recipients=(Recipient("ban của cấp trên", "để báo cáo", blank=True),))
    edited = edits.with_name(plan, 0, "Ban Tổ chức Tỉnh uỷ", hd05.recipients)
    assert edited.plan.recipients == (Recipient("Ban Tổ chức Tỉnh uỷ", "để báo cáo"),)


def test_a_line_emptied_goes(hd05: Ruleset) -> None:
    assert len(edits.with_name(PLAN, 1, " ; ", hd05.recipients).plan.recipients) == 3


def test_the_archive_line_is_stored_without_its_stop() -> None:
    assert edits.with_archive_line(PLAN, " Lưu  VT. ").plan.archive_line == "Lưu VT"
    assert edits.with_archive_line(PLAN, " ").plan.archive_line is None


def test_protocol_order_follows_the_house(known: Registers, here: Standpoint) -> None:
    mixed = replace(PLAN, recipients=tuple(reversed(PLAN.recipients)))
    ordered = edits.with_protocol_order(mixed, known, here)
    assert ordered.plan.recipients[0].name == "Ban Thường vụ Tỉnh uỷ"
    assert edits.with_protocol_order(ordered.plan, known, here).plan is ordered.plan


def test_a_body_that_signs_too_comes_and_goes() -> None:
    added = edits.with_new_co_signature(PLAN)
    assert added.plan.co_signatures == (Signature(),)
    typed = edits.with_text(added.plan, "co_signatures/0.position", "CHỦ TỊCH", "sửa")
    assert typed is not None
    assert typed.plan.co_signatures == (Signature(position="CHỦ TỊCH"),)
    assert edits.without_co_signature(typed.plan, 0).plan == PLAN


def test_a_number_that_is_none_does_not_fit() -> None:
    assert edits.with_text(PLAN, "copies", "mười", "sửa") is None
    assert edits.with_text(PLAN, "no_such_field", "x", "sửa") is None
