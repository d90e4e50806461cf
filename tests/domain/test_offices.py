import datetime

import pytest

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory, Term, TermGround
from kehoach_desktop.domain.templates.template import Level

CLOSED, APPOINTED = datetime.date(2025, 7, 28), datetime.date(2030, 6, 1)
BODY = IssuingBody(
    "ĐẢNG UỶ XÃ VẠN PHÚC",
    Side.PARTY,
    Level.COMMUNE,
    terms=(Term(CLOSED, ends=datetime.date(2030, 5, 31)), Term(APPOINTED, TermGround.APPOINTED)),
)


@pytest.mark.parametrize(
    ("on", "starts"),
    [
        ("2025-07-27", None),  # before anything is known
        ("2025-07-28", CLOSED),  # 05 II.I.3.1.1 b: the term starts with the closing of the congress
        ("2030-05-31", CLOSED),
        ("2030-06-01", APPOINTED),
        ("2035-01-01", APPOINTED),  # a term without an end goes on
    ],
)
def test_a_number_runs_within_the_term_of_its_day(on: str, starts: datetime.date | None) -> None:
    term = BODY.term_on(datetime.date.fromisoformat(on))
    assert (term and term.starts) == starts


def test_no_term_ends_before_it_starts() -> None:
    assert Term(CLOSED, ends=CLOSED).ends == CLOSED
    with pytest.raises(ValueError, match="kết thúc trước khi bắt đầu"):
        Term(APPOINTED, ends=CLOSED)


def test_a_term_starts_with_a_congress_unless_told() -> None:
    assert Term(CLOSED).ground is TermGround.CONGRESS_CLOSED


def test_a_body_and_a_signatory_have_names() -> None:
    with pytest.raises(ValueError, match="cơ quan chưa có tên"):
        IssuingBody(" ", Side.PARTY, Level.COMMUNE)
    for name, position in ((" ", "BÍ THƯ"), ("Lê Thu Hà", " ")):
        with pytest.raises(ValueError, match="phải có họ tên và chức vụ"):
            Signatory(name, position)
