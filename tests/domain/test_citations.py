import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.citations import (
    CitationFault,
    citation_words,
    find_citations,
    first_citation,
    is_law,
    joined,
    later_citation,
    parts_of_search,
    read_citation,
    same_document,
)
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.plan import Citation, HouseStyle, Run
from kehoach_desktop.operations.rulesets import ruleset
from tests.helpers.plans import runs

STYLE = HouseStyle()
NO_COMMA = HouseStyle(comma_before_date=False)
RESOLUTION = Citation("Nghị quyết", "12-NQ/ĐU", datetime.date(2026, 9, 5), "Đảng uỷ xã Vạn Phúc", "về xây dựng chi bộ")
LAW = Citation("Luật", None, datetime.date(2025, 6, 16), "Quốc hội", "Tổ chức chính quyền địa phương")


spelled = citation_words


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


# ---------------------------------------------------------------- finding one


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [RESOLUTION, LAW]),
        ("nghi quyet", [RESOLUTION]),
        ("12", [RESOLUTION]),
        ("12-NQ/ĐU", [RESOLUTION]),
        ("van phuc nq", [RESOLUTION]),
        ("05/09/2026", [RESOLUTION]),
        ("to chuc", [LAW]),
        ("dang", [RESOLUTION]),
        ("chính", [LAW]),
        ("không có", []),
    ],
)
def test_a_document_is_found_by_any_of_its_words_without_marks(typed: str, found: list[Citation]) -> None:
    assert list(find_citations((RESOLUTION, LAW, RESOLUTION), typed)) == found


def test_what_begins_with_the_words_comes_first() -> None:
    one, other = Citation("Kết luận", "169-KL/TW"), Citation("Kết luận", "69-KL/TW")
    assert find_citations((one, other), "69") == (other, one)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (RESOLUTION, Citation("nghị quyết", "12 - NQ/ĐU"), True),
        (RESOLUTION, Citation("Nghị quyết", "112-NQ/ĐU"), False),
        (RESOLUTION, Citation("Chỉ thị", "12-NQ/ĐU"), False),
        (LAW, replace(LAW, issuer=None), True),
        (LAW, replace(LAW, date=datetime.date(2015, 6, 19)), False),  # the law before it
    ],
)
def test_a_document_is_known_by_kind_and_number(one: Citation, other: Citation, is_same: bool) -> None:
    assert same_document(one, other) is is_same


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("69-KL/TW", {"kind": "Kết luận", "symbol": "69-KL/TW"}),
        ("kết luận số 69-KL/TW", {"kind": "Kết luận", "symbol": "69-KL/TW"}),
        ("30/2020/NĐ-CP", {"kind": "Nghị định", "symbol": "30/2020/NĐ-CP"}),
        ("15-QĐ/TW", {"symbol": "15-QĐ/TW"}),  # Quyết định or Quy định
        ("luật đất đai", {"kind": "Luật", "subject": "đất đai"}),
        ("chuyển đổi số", {"subject": "chuyển đổi số"}),
        ("", {}),
    ],
)
def test_what_was_typed_to_find_a_document_is_not_typed_again(hd05: Ruleset, typed: str, parts: dict[str, str]) -> None:
    assert parts_of_search(typed, hd05) == parts


# ---------------------------------------------------------------- entering one


@pytest.mark.parametrize(
    ("typed", "citation"),
    [
        (
            {
                "kind": "nghị quyết",
                "symbol": " số 12 - NQ/ĐU",
                "date": "5/9/2026",
                "issuer": "Đảng uỷ xã Vạn Phúc,",
                "subject": "Về xây dựng  chi bộ.",
            },
            RESOLUTION,
        ),
        ({"kind": "Công văn", "subject": "V/v rà soát"}, Citation("Công văn", subject="về việc rà soát")),
        ({"kind": "Công văn", "subject": "Về việc rà soát"}, Citation("Công văn", subject="về việc rà soát")),
        ({"kind": "Quyết định", "symbol": "15/QĐ-UBND"}, Citation("Quyết định", "15/QĐ-UBND")),
        (
            {"kind": "Luật", "symbol": "72/2025/QH15", "subject": "Thanh tra"},
            Citation("Luật", "72/2025/QH15", subject="Thanh tra"),
        ),
        ({"kind": "Quy định", "subject": "ban hành kèm theo"}, Citation("Quy định", subject="ban hành kèm theo")),
    ],
)
def test_a_typed_document_is_read_as_it_will_be_written(typed: dict[str, str], citation: Citation) -> None:
    assert read_citation(typed) == (citation, ())


@pytest.mark.parametrize(
    ("typed", "part", "reason"),
    [
        ({"symbol": "69-KL/TW"}, "kind", "Ghi tên loại, như Nghị quyết, Kết luận, Nghị định."),
        ({"kind": "Kết luận"}, "symbol", "Ghi số, ký hiệu hoặc trích yếu, để biết là văn bản nào."),
        ({"kind": "Kết luận", "symbol": "KL/TW"}, "symbol", "Ghi số và ký hiệu, như 69-KL/TW hoặc 30/2020/NĐ-CP."),
        ({"kind": "Kết luận", "symbol": "69"}, "symbol", "Ghi số và ký hiệu, như 69-KL/TW hoặc 30/2020/NĐ-CP."),
        ({"kind": "Kết luận", "symbol": "69-KL/TW", "date": "01/2024"}, "date", "Ghi ngày đầy đủ, như 11/01/2024."),
        ({"kind": "Kết luận", "symbol": "69-KL/TW", "date": "31/02/2024"}, "date", "Ghi ngày đầy đủ, như 11/01/2024."),
        ({"kind": "Luật", "date": "16/6/2025"}, "subject", "Ghi tên luật, như Tổ chức chính quyền địa phương."),
    ],
)
def test_what_does_not_hold_is_said_of_its_part(typed: dict[str, str], part: str, reason: str) -> None:
    assert read_citation(typed) == (None, (CitationFault(part, reason),))


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
