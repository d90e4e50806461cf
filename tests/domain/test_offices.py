import datetime

import pytest

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory, Term, TermGround
from kehoach_desktop.domain.templates.template import Level

CLOSED, APPOINTED = datetime.date(2025, 7, 28), datetime.date(2030, 6, 1)


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
