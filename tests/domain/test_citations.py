import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.citations import first_citation, is_law, joined, later_citation
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.plan import Citation, HouseStyle, Run
from kehoach_desktop.operations.rulesets import ruleset
from tests.helpers.plans import runs

STYLE = HouseStyle()
NO_COMMA = HouseStyle(comma_before_date=False)
RESOLUTION = Citation("Nghị quyết", "12-NQ/ĐU", datetime.date(2026, 9, 5), "Đảng uỷ xã Vạn Phúc", "về xây dựng chi bộ")
LAW = Citation("Luật", None, datetime.date(2025, 6, 16), "Quốc hội", "Tổ chức chính quyền địa phương")


def spelled(found: tuple[Run, ...]) -> str:
    """The text, blanks in brackets."""
    return "".join(f"[{run.text}]" if run.blank else run.text for run in found)


@pytest.mark.parametrize(
    ("id_", "style", "text"),
    [
        # 05 II.I.6.1.4; the comma before "ngày" as 05 prints it, a house style
        ("hd05", STYLE, "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng uỷ xã Vạn Phúc về xây dựng chi bộ"),
        ("hd05", NO_COMMA, "Nghị quyết số 12-NQ/ĐU ngày 05/9/2026 của Đảng uỷ xã Vạn Phúc về xây dựng chi bộ"),
        # NĐ 30 PL I/II.6.b
        ("nd30", STYLE, "Nghị quyết số 12-NQ/ĐU ngày 05/9/2026 của Đảng uỷ xã Vạn Phúc về xây dựng chi bộ"),
    ],
)
def test_a_document_is_named_in_full_the_first_time(id_: str, style: HouseStyle, text: str) -> None:
    assert first_citation(RESOLUTION, ruleset(id_), style) == (Run(text),)


def test_afterwards_its_kind_and_number_are_enough(any_ruleset: Ruleset) -> None:
    assert later_citation(RESOLUTION, any_ruleset, STYLE) == (Run("Nghị quyết số 12-NQ/ĐU"),)


@pytest.mark.parametrize(
    ("missing", "text"),
    [
        ("symbol", "Nghị quyết số [số, ký hiệu], ngày 05/9/2026 của Đảng uỷ xã Vạn Phúc về xây dựng chi bộ"),
        ("date", "Nghị quyết số 12-NQ/ĐU, ngày [ngày tháng năm] của Đảng uỷ xã Vạn Phúc về xây dựng chi bộ"),
        ("issuer", "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của [cơ quan ban hành] về xây dựng chi bộ"),
        ("subject", "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng uỷ xã Vạn Phúc [trích yếu]"),
    ],
)
def test_a_part_that_is_not_known_is_a_blank_and_never_invented(missing: str, text: str, hd05: Ruleset) -> None:
    assert spelled(first_citation(replace(RESOLUTION, **{missing: None}), hd05, STYLE)) == text


def test_a_number_that_is_not_known_is_a_blank_the_second_time_too(hd05: Ruleset) -> None:
    assert spelled(later_citation(Citation("Quyết định"), hd05, STYLE)) == "Quyết định số [số, ký hiệu]"


@pytest.mark.parametrize("kind", ["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"])
def test_a_law_is_cited_by_its_name(kind: str) -> None:
    assert is_law(Citation(kind))
    assert not is_law(Citation("Nghị định"))


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("hd05", "Luật Tổ chức chính quyền địa phương năm 2025"),  # 05 II.I.6.2.3: name and year only
        ("nd30", "Luật Tổ chức chính quyền địa phương"),  # NĐ 30 PL I/II.6.a: without number, date and body
    ],
)
def test_a_law_has_neither_number_nor_issuer(id_: str, text: str) -> None:
    for cite in (first_citation, later_citation):
        assert spelled(cite(LAW, ruleset(id_), STYLE)) == text


def test_a_law_of_an_unknown_year_is_named_without_one(hd05: Ruleset) -> None:
    assert spelled(first_citation(replace(LAW, date=None), hd05, STYLE)) == "Luật Tổ chức chính quyền địa phương"


def test_dates_and_undated_laws_are_written_as_the_ruleset_says(hd05: Ruleset) -> None:
    rules = replace(
        hd05,
        citation=replace(hd05.citation, law_undated="{kind} về {subject}"),
        date_in_text=replace(hd05.date_in_text, pattern="{day}-{month}-{year}"),
    )
    assert "ngày 05-9-2026 của" in spelled(first_citation(RESOLUTION, rules, STYLE))
    undated = replace(LAW, date=None)
    assert spelled(later_citation(undated, rules, STYLE)) == "Luật về Tổ chức chính quyền địa phương"


def test_a_law_without_a_name_has_a_blank_for_it(hd05: Ruleset) -> None:
    assert spelled(first_citation(Citation("Luật"), hd05, STYLE)) == "Luật [trích yếu]"


# ---------------------------------------------------------------- joining runs


def test_neighbours_of_one_look_become_one_run() -> None:
    parts = [Run("Theo "), Run("đó", bold=True), Run(" và", bold=True), Run(""), Run(" nay", bold=True), Run(".")]
    assert joined(parts) == (Run("Theo "), Run("đó và nay", bold=True), Run("."))


def test_blanks_and_foreign_keys_keep_runs_apart() -> None:
    apart = (Run("a", blank=True), Run("b", blank=True), Run("c"), Run("d", unknown='{"x": 1}'), Run("e", italic=True))
    assert joined(apart) == apart


@given(st.lists(runs, max_size=6))
def test_joining_loses_no_letter_and_is_done_once(parts: list[Run]) -> None:
    found = joined(parts)
    assert spelled(found) == spelled(tuple(parts))
    assert joined(found) == found
