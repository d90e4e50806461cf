import datetime
from dataclasses import replace

import pytest

from kehoach_desktop.domain.edits.citing import insert_citation, text_above, with_citation
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.plan import Citation
from kehoach_desktop.operations.rulesets import ruleset
from tests.domain.edits.small_plans import at, plan_of, seen

PLAN_OF_PROVINCE = Citation("Kế hoạch", "112-KH/TU", datetime.date(2026, 10, 30), "Tỉnh uỷ", "về kiểm tra")
LAW = Citation("Luật", None, datetime.date(2025, 6, 16), None, "Thanh tra")
FULL, SHORT = "Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Tỉnh uỷ về kiểm tra", "Kế hoạch số 112-KH/TU"


@pytest.mark.parametrize(
    ("lines", "start", "end", "after"),
    [
        (["Theo "], "b1:5", "b1:5", [f"Theo {FULL}"]),
        (["Theo @112 và"], "b1:5", "b1:9", [f"Theo {FULL} và"]),  # what was typed to find it goes
        (["Theo [văn bản] và"], "b1:5", "b1:12", [f"Theo {FULL} và"]),
        (["Theo 112-KH/TU", "Nay @"], "b2:4", "b2:5", ["Theo 112-KH/TU", f"Nay {SHORT}"]),
        (["Theo 112-KH/TU, @"], "b1:16", "b1:17", [f"Theo 112-KH/TU, {SHORT}"]),
        (["Nay @", "Theo 112-KH/TU"], "b1:4", "b1:5", [f"Nay {FULL}", "Theo 112-KH/TU"]),  # it is named below only
        (["Theo 1112-KH/TU @"], "b1:16", "b1:17", [f"Theo 1112-KH/TU {FULL}"]),  # a longer number is another one
        (["*Theo @*"], "b1:5", "b1:6", [f"*Theo {FULL}*"]),  # in the look of the text there
        (["legal_basis:@"], "b1", "b1:1", [f"legal_basis:Căn cứ {FULL}"]),
        (["legal_basis:Căn cứ @"], "b1:7", "b1:8", [f"legal_basis:Căn cứ {FULL}"]),
        (["lead:Theo 112-KH/TU", "legal_basis:@"], "b2", "b2:1", ["lead:Theo 112-KH/TU", f"legal_basis:Căn cứ {FULL}"]),
        (["dash:@"], "b1", "b1:1", [f"dash:{FULL}"]),
    ],
)
def test_a_document_is_in_full_where_nothing_above_names_it(
    hd05: Ruleset, lines: list[str], start: str, end: str, after: list[str]
) -> None:
    edited = insert_citation(plan_of(*lines), at(start), at(end), PLAN_OF_PROVINCE, hd05)
    assert seen(edited)[0] == after
    assert edited.plan.citations == (PLAN_OF_PROVINCE,)
    assert edited.title == "chèn viện dẫn"


def test_the_caret_stands_behind_it(hd05: Ruleset) -> None:
    edited = insert_citation(plan_of("Theo @ và"), at("b1:5"), at("b1:6"), PLAN_OF_PROVINCE, hd05)
    assert edited.caret == at(f"b1:{5 + len(FULL)}")


@pytest.mark.parametrize(
    ("ruleset_id", "text"),
    [
        ("hd05", FULL),
        ("hd36", FULL),
        ("nd30", "Kế hoạch số 112-KH/TU ngày 30/10/2026 của Tỉnh uỷ về kiểm tra"),
    ],
)
def test_each_regulation_has_its_form(ruleset_id: str, text: str) -> None:
    plan = replace(plan_of(""), ruleset=ruleset_id)
    edited = insert_citation(plan, at("b1"), at("b1"), PLAN_OF_PROVINCE, ruleset(ruleset_id))
    assert edited.plan.blocks[0].text == text


def test_a_law_is_named_the_same_way_each_time(hd05: Ruleset) -> None:
    plan = plan_of("Luật Thanh tra năm 2025. ")
    assert (
        insert_citation(plan, at("b1:25"), at("b1:25"), LAW, hd05)
        .plan.blocks[0]
        .text.endswith("Luật Thanh tra năm 2025")
    )


def test_in_the_subject_it_is_plain_text_in_full(hd05: Ruleset) -> None:
    plan = replace(plan_of("Theo 112-KH/TU"), subject="thực hiện ")
    edited = insert_citation(plan, at("subject:10"), at("subject:10"), PLAN_OF_PROVINCE, hd05)
    assert edited.plan.subject == f"thực hiện {FULL}"


def test_where_it_does_not_fit_nothing_is_changed(hd05: Ruleset) -> None:
    plan = replace(plan_of("x"), number=5)
    assert insert_citation(plan, at("number"), at("number"), PLAN_OF_PROVINCE, hd05).plan is plan


def test_the_list_holds_a_document_once_as_it_was_said_last() -> None:
    corrected = replace(PLAN_OF_PROVINCE, issuer="Ban Thường vụ Tỉnh uỷ")
    plan = replace(plan_of("x"), citations=(replace(PLAN_OF_PROVINCE, unknown='{"x": 1}'), LAW))
    assert with_citation(plan, replace(PLAN_OF_PROVINCE, unknown='{"x": 1}')) is plan
    assert with_citation(plan, corrected).citations == (replace(corrected, unknown='{"x": 1}'), LAW)
    assert with_citation(plan, Citation("Kết luận", "112-KH/TU")).citations[-1].kind == "Kết luận"


def test_what_stands_in_the_head_is_not_above_the_body() -> None:
    plan = replace(plan_of("Nay "), subject="thực hiện Kế hoạch số 112-KH/TU")
    assert text_above(plan, at("b1:4")) == "Nay "
