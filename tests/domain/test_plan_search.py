"""Find and replace over the whole plan."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plan import Plan, Recipient, Signature
from kehoach_desktop.domain.plan_edits import spot_text
from kehoach_desktop.domain.plan_search import Hit, Sought, find_all, replace_all, replace_hit
from kehoach_desktop.domain.vietnamese import fold
from tests.domain.edits.small_plans import at, plan_of, seen, written
from tests.helpers.plans import PARTY_PLAN, plans, texts, with_tasks


def found(plan: Plan, text: str, **options: bool) -> list[str]:
    return [f"{hit.start.spot}:{hit.start.offset}-{hit.end.offset}" for hit in find_all(plan, Sought(text, **options))]


@pytest.mark.parametrize(
    ("text", "sought", "options", "hits"),
    [
        ("Đảng uỷ xã, đảng ủy", "dang uy", {}, ["b1:0-7", "b1:12-19"]),
        ("Đảng uỷ xã, đảng ủy", "đảng uỷ", {}, ["b1:0-7", "b1:12-19"]),
        ("Đảng uỷ xã, đảng ủy", "đảng uỷ", {"with_marks": True}, ["b1:0-7"]),
        ("Đảng uỷ xã, đảng uỷ", "đảng uỷ", {"with_marks": True, "with_case": True}, ["b1:12-19"]),
        ("tie\u0302\u0301ng va\u0300 tiếng", "tiếng", {"with_marks": True}, ["b1:0-7", "b1:12-17"]),
        ("tie\u0302\u0301ng", "tieng", {}, ["b1:0-7"]),
        ("tiếng", "tie\u0302\u0301ng", {"with_marks": True}, ["b1:0-5"]),
        ("ban, banh ban", "ban", {"whole_words": True}, ["b1:0-3", "b1:10-13"]),
        ("một\nhai", "một hai", {}, ["b1:0-7"]),
        ("một\u00a0 hai", "một hai", {}, ["b1:0-8"]),
        ("aaa", "aa", {}, ["b1:0-2"]),
        ("1.5 (a)", "(a)", {}, ["b1:4-7"]),
        ("Một", "", {}, []),
        ("Một hai", " ", {}, []),
        ("Một", "hai", {}, []),
        ("Mộ*t h*ai", "một hai", {}, ["b1:0-7"]),
        ("Ông [họ tên]", "họ tên", {}, []),
        ("Ông [họ tên] ký", "ông ký", {}, []),
    ],
)
def test_text_is_found(text: str, sought: str, options: dict[str, bool], hits: list[str]) -> None:
    assert found(plan_of(text), sought, **options) == hits


def test_everything_that_is_typed_is_searched_in_the_order_of_the_page() -> None:
    plan = replace(
        with_tasks(plan_of("thấy đây", "x"), 1),
        subject="thấy",
        recipients=(Recipient("thấy"), Recipient("thấy", blank=True)),
        archive_line="Lưu thấy",
        signature=Signature("THẤY", None, "Thấy"),
        contact="thấy",
    )
    assert [spot.split(":")[0] for spot in found(plan, "thay")] == [
        "subject", "b1", "recipients/0", "archive_line", "signature.authority", "signature.signatory", "contact",
    ]  # fmt: skip
    assert "tasks/t1.lead:0-9" in found(plan, "văn phòng")
    assert found(replace(plan, annexes=()), "văn phòng") == []


def test_letter_of_several_pieces_without_marks_is_one_letter() -> None:
    korean = unicodedata.normalize("NFD", "số 가나 1")
    assert len(find_all(replace(PARTY_PLAN, subject=korean), Sought("số 가나"))) == 1


@given(st.data(), plans())
def test_what_a_plan_holds_is_found_in_it(data: st.DataObject, plan: Plan) -> None:
    subject = data.draw(texts)
    plan = replace(plan, subject=unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), subject))
    start = data.draw(st.integers(0, len(subject)))
    piece = subject[start : data.draw(st.integers(start, len(subject)))]
    hits = find_all(plan, Sought(piece))
    for hit in hits:
        assert hit.start.spot == hit.end.spot
        text = spot_text(plan, hit.start.spot)[hit.start.offset : hit.end.offset]
        assert " ".join(fold(text).split()) == " ".join(fold(piece).split())
    if fold(piece).strip() and piece == piece.strip():
        assert any(hit.start.spot == "subject" for hit in hits)


# ---------------------------------------------------------------- replace


@pytest.mark.parametrize(
    ("lines", "sought", "text", "after", "count"),
    [
        (["một hai một", "dash:một"], "một", "ba", ["ba hai ba", "dash:ba"], 3),
        (["một *hai* một"], "hai", "ba", ["một *ba* một"], 1),
        (["m*ột hai*"], "một", "ba", ["ba* hai*"], 1),
        (["một hai"], "một ", "", ["hai"], 1),
        (["một"], "ba", "x", ["một"], 0),
        (["mot một"], "một", "a😀", ["a a"], 2),
    ],
)
def test_all_hits_are_replaced_as_one_edit(
    lines: list[str], sought: str, text: str, after: list[str], count: int
) -> None:
    done = replace_all(plan_of(*lines), Sought(sought), text)
    assert [written(block) for block in done.edited.plan.blocks] == after
    assert done.count == count


def test_replacing_reaches_the_fields_and_keeps_other_blocks() -> None:
    plan = replace(plan_of("một", "hai"), subject="một\nhai", place="Một", recipients=(Recipient("một", "một"),))
    done = replace_all(plan, Sought("một"), "b\na")
    after = done.edited.plan
    assert (after.subject, after.place, after.recipients[0]) == ("b\na\nhai", "b a", Recipient("b a", "một"))
    assert (done.count, done.edited.title) == (4, "thay 4 chỗ")
    assert after.blocks[1] is plan.blocks[1]


def test_replacing_nothing_gives_back_the_same_plan() -> None:
    plan = plan_of("một")
    assert replace_all(plan, Sought("hai"), "x").edited.plan is plan
    assert replace_all(plan, Sought("một"), "một").edited.plan is plan


def test_one_hit_is_replaced_and_the_caret_stands_behind_it() -> None:
    plan = replace(plan_of("một hai một"), subject="một")
    assert seen(replace_hit(plan, Hit(at("b1:8"), at("b1:11")), "ba")) == (["một hai ba"], "1:10")
    edited = replace_hit(plan, Hit(at("subject:0"), at("subject:3")), "ba")
    assert (edited.plan.subject, edited.caret) == ("ba", at("subject:2"))
