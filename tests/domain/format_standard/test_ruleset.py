"""Claims about the records and about the three shipped files; figures are typed from dang.md and nha-nuoc.md."""

import datetime
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from kehoach_desktop.domain.format_standard import Ruleset, Side, Zone
from kehoach_desktop.domain.format_standard.rules import Confidence, Range, Rule
from kehoach_desktop.domain.format_standard.zones import ROLE_NAMES, ZONE_NAMES
from kehoach_desktop.domain.lengths import pt
from kehoach_desktop.domain.plan import HouseStyle, Role, TaskColumn
from kehoach_desktop.domain.records import RecordError
from kehoach_desktop.operations.rulesets import ruleset, ruleset_ids

# ---------------------------------------------------------------- records


@pytest.mark.parametrize(
    ("wish", "allowed"), [(None, 19), (18, 18), (22, 22), (20.5, 20.5), (17.9, 18), (40, 22), (0.1, 18)]
)
def test_a_wish_is_granted_inside_the_bounds_of_the_regulation(wish: float | None, allowed: float) -> None:
    assert Range(18, 22, 19).allowed(wish) == allowed


def test_a_fixed_figure_is_a_range_of_one() -> None:
    assert Range.from_plain(14) == Range(14.0, 14.0, 14.0)
    assert Range.from_plain(14).allowed(12) == 14
    assert Range.from_plain({"min": 14, "max": 15, "default": 14.5}) == Range(14.0, 15.0, 14.5)


@pytest.mark.parametrize(
    "data",
    [
        "14",
        True,
        None,
        [14],
        {"min": 1},
        {"min": 1, "max": 2, "default": 1, "x": 1},
        {"min": 1, "max": "2", "default": 1},
    ],
)
def test_what_is_no_figure_is_refused(data: object) -> None:
    with pytest.raises(RecordError):
        Range.from_plain(data)


@pytest.mark.parametrize(("low", "high", "default"), [(1, 2, 3), (2, 3, 1), (3, 2, 2.5)])
def test_a_default_lies_within_its_bounds(low: float, high: float, default: float) -> None:
    with pytest.raises(ValueError, match="nằm ngoài khoảng"):
        Range(low, high, default)


def test_a_value_may_be_less_sure_than_its_record() -> None:
    rule = Rule(clause="PL1", confidence=Confidence.ORIG, confidence_of={"clause": Confidence.HOUSE})
    assert rule.confidence_in("clause") is Confidence.HOUSE
    assert rule.confidence_in("confidence") is Confidence.ORIG
    with pytest.raises(ValueError, match="confidence_of nêu khoá không có: claus"):
        Rule(clause="PL1", confidence=Confidence.ORIG, confidence_of={"claus": Confidence.HOUSE})


def test_a_house_style_counts_where_the_regulation_leaves_the_point_open(hd05: Ruleset) -> None:
    assert hd05.house_value(HouseStyle(), "heading_marks") == "I-"
    assert hd05.house_value(HouseStyle(heading_marks="I."), "heading_marks") == "I."
    assert hd05.house_value(HouseStyle(heading_marks="A."), "heading_marks") == "I-"  # none of the choices
    assert hd05.house_value(HouseStyle(comma_before_date=False), "comma_before_date") is False


def test_the_names_of_styles_are_all_different_and_hold_no_comma() -> None:
    # Word takes a comma for the start of a second name
    names = [*ZONE_NAMES.values(), *ROLE_NAMES.values()]
    assert set(ZONE_NAMES) == set(Zone)
    assert set(ROLE_NAMES) == set(Role)
    assert len(set(names)) == len(names)
    assert not [name for name in names if "," in name]


# ---------------------------------------------------------------- the three files


def rules_in(record: Any) -> list[Rule]:
    found = [record] if isinstance(record, Rule) else []
    for one in fields(record) if is_dataclass(record) else ():
        value = getattr(record, one.name)
        inner = value.values() if hasattr(value, "values") else value if isinstance(value, tuple) else (value,)
        for item in inner:
            if is_dataclass(item):
                found += rules_in(item)
    return found


def test_three_rulesets_ship() -> None:
    assert ruleset_ids() == ["hd05", "hd36", "nd30"]
    assert [ruleset(id_).id for id_ in ruleset_ids()] == ["hd05", "hd36", "nd30"]
    assert [ruleset(id_).short_name for id_ in ruleset_ids()] == ["05-HD/VPTW", "36-HD/VPTW", "30/2020/NĐ-CP"]
    assert [ruleset(id_).side for id_ in ruleset_ids()] == [Side.PARTY, Side.PARTY, Side.STATE]


def test_every_figure_names_its_clause(any_ruleset: Ruleset) -> None:
    found = rules_in(any_ruleset)
    assert len(found) > 100
    assert not [rule for rule in found if not rule.clause.strip()]


def test_clauses_are_those_of_the_regulation_itself() -> None:
    for id_, mark in (("hd36", "36 "), ("nd30", ("PL ", "Đ"))):
        strange = [rule.clause for rule in rules_in(ruleset(id_)) if not rule.clause.startswith(mark)]
        assert {clause for clause in strange if not clause.startswith("không quy định")} == set()


@pytest.mark.parametrize(
    ("id_", "margins"),
    [
        # 05 II.IV.4.1: top 20, bottom 20, left 30, right 15, fixed
        ("hd05", [(20, 20, 20), (20, 20, 20), (30, 30, 30), (15, 15, 15)]),
        ("hd36", [(20, 20, 20), (20, 20, 20), (30, 30, 30), (15, 15, 15)]),
        # NĐ 30 PL I/I.3: 20-25, 20-25, 30-35, 15-20
        ("nd30", [(20, 25, 20), (20, 25, 20), (30, 35, 30), (15, 20, 15)]),
    ],
)
def test_the_page_is_a4_with_the_margins_of_the_regulation(id_: str, margins: list[tuple[float, ...]]) -> None:
    page = ruleset(id_).page
    assert (page.width_mm, page.height_mm) == (210, 297)
    found = (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm)
    assert [(one.min, one.max, one.default) for one in found] == margins


@pytest.mark.parametrize(
    ("id_", "zone", "low", "high"),
    [
        # PL2 of 05: 15-16 for the kind, 14-15 for subject and body, all else fixed
        ("hd05", "kind", 15, 16),
        *(("hd05", zone, 14, 15) for zone in ("subject", "body")),
        ("hd05", "title", 15, 15),
        ("hd05", "number", 14, 14),
        # PL I/V of NĐ 30
        *(("nd30", zone, 12, 13) for zone in ("national_title", "issuing_body", "parent_body")),
        *(
            ("nd30", zone, 13, 14)
            for zone in ("national_motto", "place_date", "kind", "subject", "body", "page_number")
        ),
        *(("nd30", zone, 13, 14) for zone in ("authority", "position", "signatory", "annex_title")),
        ("nd30", "number", 13, 13),
        ("nd30", "recipients_label", 12, 12),
        ("nd30", "recipients", 11, 11),
        ("nd30", "contact", 11, 12),
    ],
)
def test_sizes_have_the_bounds_of_the_regulation(id_: str, zone: str, low: float, high: float) -> None:
    rule = ruleset(id_).zones[Zone(zone)]
    assert (rule.size(1), rule.size(99)) == (pt(low), pt(high))


@pytest.mark.parametrize(
    ("id_", "unit", "low", "high", "default"),
    [
        ("hd05", "exact_pt", 18, 22, 19),  # 05 II.I.6.2.2: exactly 18 to 22 pt; 19 is ours
        ("hd36", "exact_pt", 18, None, 18),  # 36: at least 18 pt
        ("nd30", "lines", 1.0, 1.5, None),  # NĐ 30 PL I/II.6.e: single to 1.5 lines
    ],
)
def test_lines_of_the_body_are_spaced_within_bounds(
    id_: str, unit: str, low: float, high: float | None, default: float | None
) -> None:
    spacing = getattr(ruleset(id_).body, unit)
    assert spacing.min == low
    assert high in (None, spacing.max)
    assert default in (None, spacing.default)


@pytest.mark.parametrize(
    ("id_", "indent", "end_mark"),
    [
        ("hd05", (10, 10), "."),  # 05 II.I.6.2.2
        ("hd36", (10, 10), "."),
        ("nd30", (10, 12.7), "./."),  # NĐ 30 PL I/II.6.e, forms of PL III
    ],
)
def test_paragraphs_are_indented_apart_and_ended(id_: str, indent: tuple[float, float], end_mark: str) -> None:
    body = ruleset(id_).body
    assert (body.first_line_mm.min, body.first_line_mm.max, body.first_line_mm.default) == (*indent, 10)
    assert (body.after_pt.min, body.after_pt.default) == (6, 6)  # at least 6 pt
    assert body.end_mark == end_mark


@pytest.mark.parametrize(
    ("id_", "zone", "low", "high"),
    [
        ("hd05", "title", 1, 1),  # 05 II.I.1.2: as long as the title
        ("hd36", "title", 1, 1),
        ("nd30", "national_motto", 1, 1),  # NĐ 30 PL I/II.1.b
        ("nd30", "issuing_body", 1 / 3, 1 / 2),  # PL I/II.2.b
        ("nd30", "subject", 1 / 3, 1 / 2),  # PL I/II.5.b
    ],
)
def test_lines_are_as_long_as_the_regulation_says(id_: str, zone: str, low: float, high: float) -> None:
    line = ruleset(id_).line_under(Zone(zone))
    assert line is not None
    assert (line.ratio.min, line.ratio.max) == (pytest.approx(low, abs=0.0002), pytest.approx(high))
    assert line.ratio.min >= low  # rounded to the safe side


@pytest.mark.parametrize(
    ("id_", "zones"),
    [
        ("hd05", {"issuing_body", "subject", "kind", "annex_reference"}),  # `*` and `-----` stand there
        ("nd30", {"national_title", "kind"}),
    ],
)
def test_no_other_lines_are_drawn(id_: str, zones: set[str]) -> None:
    assert {zone for zone in zones if ruleset(id_).line_under(Zone(zone))} == set()


@pytest.mark.parametrize(
    ("id_", "clause"),
    [("hd05", "II.I.{}"), ("hd36", "36 II.1.{}"), ("nd30", "Đ8, PL I/II.{}")],  # 05 II.I.1-9; NĐ 30 Đ8
)
def test_nine_components_are_mandatory(id_: str, clause: str) -> None:
    found = [one.clause for one in ruleset(id_).components if one.mandatory and one.zones != (Zone.PAGE_NUMBER,)]
    assert found == [clause.format(number) for number in range(1, 10)]


def test_the_seal_is_a_component_without_a_text_of_ours(any_ruleset: Ruleset) -> None:
    (seal,) = (one for one in any_ruleset.components if one.name.startswith("Dấu, chữ ký số"))
    assert (seal.mandatory, seal.zones) == (True, ())


def test_the_signs_of_the_other_side_are_foreign() -> None:
    assert {one.prefix for one in ruleset("hd05").signing.authorities} == {"T/M", "K/T", "T/L", "Q."}
    assert {one.prefix for one in ruleset("nd30").signing.authorities} == {"TM.", "KT.", "TL.", "TUQ.", "Q."}
    for id_ in ruleset_ids():
        own = {one.prefix for one in ruleset(id_).signing.authorities}
        assert own.isdisjoint(one.prefix for one in ruleset(id_).signing.foreign)


@pytest.mark.parametrize(
    ("id_", "separator", "last"),
    [
        ("hd05", ";", "."),  # 05 II.I.9.2.5
        ("hd36", ",", "."),
        ("nd30", ";", "."),  # NĐ 30 PL I/II.9.d
    ],
)
def test_recipients_are_parted_as_the_regulation_says(id_: str, separator: str, last: str) -> None:
    rule = ruleset(id_).recipients
    assert (rule.label, rule.item_mark, rule.separator, rule.last) == ("Nơi nhận:", "- ", separator, last)


def test_marks_are_those_of_the_regulation() -> None:
    hd05, nd30 = ruleset("hd05"), ruleset("nd30")
    assert hd05.urgency.texts == ("KHẨN", "THƯỢNG KHẨN", "HOẢ TỐC")  # 05 II.II.3
    assert hd05.urgency.frame is None
    frame = nd30.urgency.frame
    assert frame is not None
    assert dict(zip(nd30.urgency.texts, frame.widths_mm, strict=True)) == {
        "KHẨN": 20,
        "THƯỢNG KHẨN": 40,
        "HỎA TỐC": 30,
    }  # fmt: skip - NĐ 30 PL I/III.2.b
    assert frame.height_mm == 8
    for rules in (hd05, nd30):
        assert set(rules.secrecy.texts) == {"MẬT", "TỐI MẬT", "TUYỆT MẬT"}
        assert "bí mật nhà nước" in (rules.secrecy.notice or "")


def test_page_numbers_start_on_the_second_page() -> None:
    # 05 II.IV.5.1-5.2, NĐ 30 PL I/I.7 and III.1.đ
    for id_, restart in (("hd05", True), ("hd36", False), ("nd30", True)):
        rule = ruleset(id_).page_number
        assert (rule.from_top_mm, rule.first_shown, rule.restart_in_annex) == (10, 2, restart)


def test_letters_are_the_vietnamese_ones(any_ruleset: Ruleset) -> None:
    assert "".join(any_ruleset.letters) == "abcdđeghiklmnopqrstuvxy"


def test_the_table_of_tasks_has_a_rule_for_every_column(any_ruleset: Ruleset) -> None:
    columns = any_ruleset.task_table.columns
    assert {rule.column for rule in columns} == set(TaskColumn)
    assert sum(rule.share for rule in columns) + any_ruleset.task_table.number_share == pytest.approx(1)


def test_every_kind_of_document_has_a_code_and_a_plan_is_kh(any_ruleset: Ruleset) -> None:
    assert any_ruleset.kinds["KH"].name == "Kế hoạch"
    assert all(rule.code and rule.name for rule in any_ruleset.kinds.values())


@pytest.mark.parametrize(
    ("id_", "starts", "ends"),
    [("hd05", "2026-05-27", None), ("hd36", "2018-04-03", "2026-05-26"), ("nd30", "2020-03-05", None)],
)
def test_a_ruleset_is_dated(id_: str, starts: str, ends: str | None) -> None:
    rules = ruleset(id_)
    assert rules.valid_from == datetime.date.fromisoformat(starts)
    assert rules.valid_to == (datetime.date.fromisoformat(ends) if ends else None)
