from dataclasses import replace

import pytest

from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.format_standard.rules import Confidence
from kehoach_desktop.operations.inspecting import facts
from tests.operations.inspecting.plans import PLAN


def test_every_confidence_has_its_words() -> None:
    assert set(facts.CONFIDENCE_WORDS) == set(Confidence)


def test_a_range_is_told_with_its_clause(hd05: Ruleset) -> None:
    size = facts.body_size(hd05)
    assert (size.low, size.high, size.default, size.shown) == (14, 15, 14, "14 đến 15")
    assert size.fact.reference.startswith("05-HD/VPTW, II.I.6.2.1")
    assert not size.is_fixed


def test_a_fixed_margin_says_why(hd05: Ruleset, nd30: Ruleset) -> None:
    left = facts.margins(hd05)["left"]
    assert left.is_fixed
    assert left.fact.reason == "05-HD/VPTW quy định cố định 30 mm."
    free = facts.margins(nd30)["left"]
    assert (free.low, free.high, free.shown) == (30, 35, "30 đến 35")
    assert free.fact.reason is None


def test_a_spacing_in_lines_is_told_in_points_of_the_chosen_size(nd30: Ruleset) -> None:
    plan = replace(PLAN, ruleset="nd30")
    small, large = (
        facts.line_spacing(replace(plan, layout=replace(plan.layout, body_size_pt=size)), nd30) for size in (13, 14)
    )
    assert small.shown == large.shown == "1 đến 1,5 dòng"
    assert small.low < large.low
    assert large.low < large.default < large.high


def test_only_regulations_of_the_own_side_are_offered(hd05: Ruleset) -> None:
    assert [one.value for one in facts.rulesets_of_side(hd05, "KH")] == ["hd05", "hd36"]


def test_a_regulation_without_the_kind_is_offered_with_the_reason(hd05: Ruleset) -> None:
    refused = [one for one in facts.rulesets_of_side(hd05, "QyĐ-X") if one.reason]
    assert [one.value for one in refused] == ["hd05", "hd36"]


def test_the_notice_for_the_press_is_among_the_marks(hd05: Ruleset, nd30: Ruleset) -> None:
    assert "KHÔNG PHỔ BIẾN" in facts.mark_texts(hd05, "circulation")[-1]
    assert facts.mark_texts(nd30, "circulation")[-1] == "LƯU HÀNH NỘI BỘ"


def test_a_mark_of_the_clerks_own_stays_a_choice(hd05: Ruleset) -> None:
    values = [one.value for one in facts.mark_choices(hd05, "urgency", "Không", "HẸN GIỜ")]
    assert values == [None, "KHẨN", "THƯỢNG KHẨN", "HOẢ TỐC", "HẸN GIỜ"]
    assert facts.known_mark(hd05, "urgency", "hỏa tốc") == "HOẢ TỐC"


def test_what_the_regulation_leaves_open_says_so(hd05: Ruleset) -> None:
    told = {option.key: fact for option, fact in facts.house_options(hd05)}
    assert told["heading_marks"].value == "I- hoặc I."
    assert told["heading_marks"].reason
    assert told["comma_before_date"].value == "có hoặc không"


@pytest.mark.parametrize("field", ["draft_number", "typist", "contact", "issuer_line"])
def test_every_typed_field_has_its_rule(any_ruleset: Ruleset, field: str) -> None:
    told = facts.field_fact(any_ruleset, field)
    assert told.clause
    assert told.value.startswith("cỡ chữ")


def test_figures_are_written_the_vietnamese_way() -> None:
    assert [facts.figure(value) for value in (14, 13.5, 17.75, 20.0)] == ["14", "13,5", "17,75", "20"]
