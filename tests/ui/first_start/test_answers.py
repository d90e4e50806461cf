import datetime
import re

import pytest

from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.offices import Term
from kehoach_desktop.ui.first_start.answers import Answers, Person, office_of, signatories_of, term_of
from kehoach_desktop.ui.first_start.kinds import KINDS

COMMITTEE = next(kind for kind in KINDS if kind.id == "commune_committee")


def test_the_name_alone_makes_an_office() -> None:
    office = office_of(Answers(COMMITTEE, "  Đảng uỷ xã  Suối Ngà "))
    assert office.name == "ĐẢNG UỶ XÃ SUỐI NGÀ"
    assert (office.parent_name, office.place, office.code, office.terms) == (None, None, None, ())


def test_the_printed_name_counts_where_it_was_typed() -> None:
    assert office_of(Answers(COMMITTEE, "Đảng uỷ xã", "ĐẢNG UỶ XÃ Suối Ngà")).name == "ĐẢNG UỶ XÃ Suối Ngà"
    assert office_of(Answers(COMMITTEE, "", "ĐẢNG UỶ XÃ")).name == "ĐẢNG UỶ XÃ"


def test_without_a_name_there_is_no_office() -> None:
    with pytest.raises(ValueError, match=r"^Cần tên cơ quan để ghi ở đầu văn bản\.$"):
        office_of(Answers(COMMITTEE, " "))


@pytest.mark.parametrize(
    ("starts", "ends", "term"),
    [
        ("", "", None),
        ("18/7/2025", "", Term(datetime.date(2025, 7, 18))),
        ("18/7/2025", "2030", Term(datetime.date(2025, 7, 18), ends=datetime.date(2030, 12, 31))),
        ("2025-07-18", "30/6/2030", Term(datetime.date(2025, 7, 18), ends=datetime.date(2030, 6, 30))),
    ],
)
def test_a_term_has_the_days_that_were_given(starts: str, ends: str, term: Term | None) -> None:
    assert term_of(Answers(COMMITTEE, "x", term_starts=starts, term_ends=ends)) == term


@pytest.mark.parametrize(
    ("starts", "ends", "sentence"),
    [
        ("tháng 7", "", "“tháng 7” không phải ngày; viết như 18/7/2025."),
        ("31/02/2025", "", "“31/02/2025” không phải ngày; viết như 18/7/2025."),
        ("18/7/2025", "sau này", "“sau này” không phải năm; viết như 2030."),
        ("18/7/2025", "0000", "“0000” không phải năm; viết như 2030."),
        ("18/7/2025", "2020", "Nhiệm kỳ kết thúc trước khi bắt đầu."),
        ("", "2030", "Cần ngày bắt đầu nhiệm kỳ, hoặc để trống cả hai ô."),
    ],
)
def test_what_is_no_term_is_told(starts: str, ends: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        term_of(Answers(COMMITTEE, "x", term_starts=starts, term_ends=ends))


def test_who_has_no_name_or_no_position_does_not_sign(hd05: Ruleset) -> None:
    people = (Person("", "Bí thư"), Person(" Đinh  Quốc Khải ", "Phó Bí thư"), Person("Lê Thu Hà", " "))
    found = signatories_of(Answers(COMMITTEE, "x", people=people), hd05)
    assert [(one.name, one.position) for one in found] == [("Đinh Quốc Khải", "PHÓ BÍ THƯ")]
    assert found[0].authorities == ("T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ")
