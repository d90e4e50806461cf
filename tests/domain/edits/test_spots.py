"""The text at each spot of the sheet: read, typed, refused."""

import datetime
from dataclasses import replace

import pytest

from kehoach_desktop.domain.blanks import Place, blanks
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan import DeadlineKind, Plan, Recipient, Signature, Task
from kehoach_desktop.domain.plan_edits import (
    Kind,
    clipped,
    date_text,
    field_kind,
    has_spot,
    never_empty,
    replace_text,
    spot_text,
    valid_place,
    with_spot_text,
)
from tests.domain.edits.small_plans import at, plan_of
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks

FULL = replace(
    with_tasks(PARTY_PLAN),
    issuer_line="CỦA BAN THƯỜNG VỤ",
    draft_number=2,
    secrecy="MẬT",
    urgency="KHẨN",
    circulation="LƯU HÀNH NỘI BỘ",
    typist="TM",
    copies=25,
    contact="Thôn 1\n0251",
    co_signatures=(Signature("T/M UỶ BAN", "CHỦ TỊCH", "Lê Thu Hà"),),
)


@pytest.mark.parametrize("plan", [FULL, STATE_PLAN, Plan("p", "hd05")], ids=["full", "state", "empty"])
def test_every_spot_of_the_sheet_can_be_read_and_typed_into(plan: Plan, any_ruleset: Ruleset) -> None:
    plan = never_empty(plan)
    sheet = compose(plan, any_ruleset)
    extra = [p for section in sheet.sections for p in (*section.first_header, *section.first_footer)]
    spots = {span.spot for p in (*sheet.paragraphs(), *extra) for span in p.spans if span.spot}
    spots |= {blank.place.spot for blank in blanks(plan, any_ruleset)}
    assert len(spots) > 8
    for spot in spots:
        assert has_spot(plan, spot), spot
        old = spot_text(plan, spot)
        text = {Kind.NUMBER: "7", Kind.DATE: "3/4/2027"}.get(field_kind(plan, spot) or Kind.LINE, "Chữ mới")
        edited = replace_text(plan, Place(spot), Place(spot, len(old)), text)
        shown = "ngày 03 tháng 4 năm 2027" if text == "3/4/2027" else text
        assert spot_text(edited.plan, edited.caret.spot) == shown, spot


@pytest.mark.parametrize(
    ("spot", "text"),
    [
        ("number", "5"),
        ("symbol", "KH/ĐU"),
        ("issue_date", "ngày 02 tháng 02 năm 2027"),
        ("recipients/0", "Thường trực Tỉnh uỷ"),
        ("recipients/0.note", "để báo cáo"),
        ("signature.position", "PHÓ BÍ THƯ"),
        ("co_signatures/0.signatory", "Lê Thu Hà"),
        ("annexes/a1.annex_title", "Danh mục nhiệm vụ"),
        ("tasks/t1.supporting", "Ban Xây dựng Đảng; Uỷ ban nhân dân xã"),
        ("tasks/t1.deadline", "trong quý I-2027"),
        ("draft_number", "2"),
        ("copies", "25"),
        ("b4", "Mục đích, yêu cầu"),
        ("nowhere", ""),
        ("recipients/9", ""),
        ("co_signatures/1.signatory", ""),
        ("layout", ""),
    ],
)
def test_what_stands_at_a_spot(spot: str, text: str) -> None:
    assert spot_text(FULL, spot) == text


@pytest.mark.parametrize(
    "spot",
    ["", "nowhere", "recipients", "recipients/x", "recipients/-1", "recipients/0.blank", "signature", "signature.x",
     "co_signatures/0", "annexes/a2.annex_title", "annexes/a1.columns", "tasks/t9.lead", "tasks/t1.id", "layout",
     "subject.x", "recipients/٣"],
)  # fmt: skip
def test_what_is_no_spot_is_none(spot: str) -> None:
    assert not has_spot(FULL, spot)
    assert with_spot_text(FULL, spot, "x") is None


# ---------------------------------------------------------------- numbers and dates


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("34", 34, "KH/ĐU"),
        ("034", 34, "KH/ĐU"),
        ("", None, "KH/ĐU"),
        ("35-KH/TU", 35, "KH/TU"),
        ("Số 36/KH-UBND", 36, "KH-UBND"),
    ],
)
def test_a_number_may_come_with_its_symbol(text: str, number: int | None, symbol: str) -> None:
    done = with_spot_text(PARTY_PLAN, "number", text)
    assert done
    assert (done[0].number, done[0].symbol) == (number, symbol)


@pytest.mark.parametrize("text", ["0", "-1", "ba", "1.5", "9999999", "9999999-KH/ĐU", "٣", "99999999999999999999"])
def test_what_is_no_number_is_refused(text: str) -> None:
    assert with_spot_text(PARTY_PLAN, "number", text) is None
    plan = replace_text(PARTY_PLAN, at("number"), at("number:1"), text)
    assert plan.plan is PARTY_PLAN
    assert plan.caret == at("number:1")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("02/12/2026", PartialDate(2, 12, 2026)),
        ("2/12", PartialDate(2, 12, 2027)),  # of the year that stands
        (", ngày 02 tháng 12 năm 2026", PartialDate(2, 12, 2026)),
        ("ngày … tháng 12 năm 2026", PartialDate(None, 12, 2026)),
        ("tháng 3/2027", PartialDate(None, 3, 2027)),
        ("", PartialDate()),
    ],
)
def test_a_date_is_typed_in_any_form(text: str, date: PartialDate) -> None:
    done = with_spot_text(PARTY_PLAN, "issue_date", text)
    assert done
    assert done[0].issue_date == date


@pytest.mark.parametrize("text", ["31/6", "31/6/2027", "5-9-26", "mai", "2/13", "²/3"])
def test_what_is_no_date_is_refused(text: str) -> None:
    assert with_spot_text(PARTY_PLAN, "issue_date", text) is None


@pytest.mark.parametrize("day", [None, 2])
@pytest.mark.parametrize("month", [None, 2])
@pytest.mark.parametrize("year", [None, 2027])
def test_a_date_as_it_is_shown_is_understood_again(day: int | None, month: int | None, year: int | None) -> None:
    date = PartialDate(day, month, year)
    done = with_spot_text(replace(PARTY_PLAN, issue_date=PartialDate()), "issue_date", date_text(date))
    assert done
    assert done[0].issue_date == date


# ---------------------------------------------------------------- recipients and tasks


def test_typing_into_the_hint_of_no_recipients_makes_the_first() -> None:
    edited = replace_text(plan_of(""), at("recipients/0"), at("recipients/0"), "T")
    assert edited.plan.recipients == (Recipient("T"),)
    assert edited.caret == at("recipients/0:1")


def test_typing_into_a_blank_recipient_replaces_it_and_keeps_its_note() -> None:
    plan = replace(plan_of(""), recipients=(Recipient("tên cơ quan", "để báo cáo", blank=True),))
    assert spot_text(plan, "recipients/0") == ""
    assert replace_text(plan, at("recipients/0:4"), at("recipients/0:4"), "").plan is plan
    edited = replace_text(plan, at("recipients/0:4"), at("recipients/0:4"), "T")
    assert edited.plan.recipients == (Recipient("T", "để báo cáo"),)


def test_typing_a_deadline_leaves_its_day_to_those_who_know_the_holidays() -> None:
    plan = with_tasks(PARTY_PLAN)
    old = spot_text(plan, "tasks/t2.deadline")
    edited = replace_text(plan, at("tasks/t2.deadline"), Place("tasks/t2.deadline", len(old)), "trước ngày 15/3/2027")
    task = edited.plan.tasks[1]
    assert (task.deadline_kind, task.due_date) == (DeadlineKind.BEFORE, None)


def test_the_same_deadline_again_keeps_a_day_that_was_set_by_hand() -> None:
    task = replace(with_tasks(PARTY_PLAN).tasks[0], deadline_text="trước Tết", due_date=datetime.date(2027, 2, 5))
    plan = replace(PARTY_PLAN, tasks=(task,))
    assert with_spot_text(plan, f"tasks/{task.id}.deadline", "trước Tết") == (plan, f"tasks/{task.id}.deadline")


def test_leads_are_told_apart_by_semicolons() -> None:
    done = with_spot_text(with_tasks(PARTY_PLAN), "tasks/t1.lead", "Văn phòng; Ban Tổ chức;  Uỷ ban")
    assert done
    task = done[0].tasks[0]
    assert (task.lead, task.extra_leads) == ("Văn phòng", ("Ban Tổ chức", "Uỷ ban"))
    assert spot_text(done[0], "tasks/t1.lead") == "Văn phòng; Ban Tổ chức; Uỷ ban"
    emptied = with_spot_text(with_tasks(PARTY_PLAN), "tasks/t1.supporting", "")
    assert emptied
    assert emptied[0].tasks[0].supporting == ()


def test_the_row_of_blanks_becomes_the_first_task() -> None:
    edited = replace_text(plan_of(""), at("tasks/none.content"), at("tasks/none.content"), "R")
    [task] = edited.plan.tasks
    assert task == Task(task.id, content="R")
    assert edited.caret == Place(f"tasks/{task.id}.content", 1)


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("place", "valid"),
    [("b1:2", "b1:2"), ("b1:9", "b1:3"), ("b9:1", "b1:0"), ("", "b1:0"), ("subject:4", "subject:0")],
)
def test_a_place_that_is_gone_is_the_nearest_one(place: str, valid: str) -> None:
    assert valid_place(plan_of("Một"), at(place)) == at(valid)
    assert valid_place(plan_of("Một"), Place("b1", -3)) == at("b1:0")


@pytest.mark.parametrize(
    ("anchor", "head", "start", "end"),
    [
        ("b1:1", "b2:1", "b1:1", "b2:1"),
        ("b2:1", "b1:1", "b1:1", "b2:1"),
        ("b1:1", "recipients/0:4", "b1:1", "b2:3"),
        ("b2:1", "place:4", "b1:0", "b2:1"),
        ("place:1", "b2:1", "place:1", "place:8"),
        ("recipients/1:1", "b2:1", "recipients/1:0", "recipients/1:1"),
        ("recipients/0:1", "recipients/1:2", "recipients/0:1", "recipients/0:4"),
        ("place:4", "place:1", "place:1", "place:4"),
    ],
)
def test_a_selection_stays_inside_what_its_anchor_stands_in(anchor: str, head: str, start: str, end: str) -> None:
    plan = replace(plan_of("Một", "Hai"), place="Vạn Phúc", recipients=(Recipient("Dân"), Recipient("Quan")))
    plan = replace(plan, recipients=(Recipient("Dâns"), Recipient("Quan")))
    assert clipped(plan, at(anchor), at(head)) == (at(start), at(end))
