import datetime
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kehoach_desktop.domain.dates import PartialDate, ZeroRule, in_words, parse_date

ROOT = Path(__file__).parents[2]
# 05-HD/VPTW II.I.4.2.2 and NĐ 30/2020 PL I/II.4.b: days below 10 and months 1 and 2 take a zero.
ZEROS = ZeroRule(day_below=10, month_below=3)
PATTERN = "ngày {day} tháng {month} năm {year}"
FIGURES = "{day}/{month}/{year}"

dates = st.dates(datetime.date(1900, 1, 1), datetime.date(2999, 12, 31)).map(PartialDate.of)

# ---------------------------------------------------------------- a date with blanks


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ((31, 2, None), "không có ngày 31/2"),
        ((30, 2, 2028), "không có ngày 30/2/2028"),
        ((29, 2, 2027), "không có ngày 29/2/2027"),
        ((31, 4, 2026), "không có ngày 31/4/2026"),
        ((32, None, None), "không có ngày 32"),
        ((0, None, None), "không có ngày 0"),
        ((None, 13, None), "không có tháng 13"),
        ((None, 0, None), "không có tháng 0"),
        ((None, None, 1899), "năm 1899 không hợp lệ"),
        ((None, None, 3000), "năm 3000 không hợp lệ"),
    ],
)
def test_a_day_that_no_calendar_has_is_refused(parts: tuple[int | None, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        PartialDate(*parts)


@pytest.mark.parametrize("parts", [(29, 2, None), (29, 2, 2028), (31, None, 2026), (None, 2, 1900), (31, 12, 2999)])
def test_a_date_that_may_still_become_right_is_taken(parts: tuple[int | None, ...]) -> None:
    date = PartialDate(*parts)
    assert (date.day, date.month, date.year) == parts


def test_a_date_is_whole_only_when_no_part_is_missing() -> None:
    assert PartialDate(2, 12, 2026).whole == datetime.date(2026, 12, 2)
    for parts in ((None, 12, 2026), (2, None, 2026), (2, 12, None)):
        assert PartialDate(*parts).whole is None


@given(dates)
def test_a_whole_date_goes_there_and_back(date: PartialDate) -> None:
    assert date.whole is not None
    assert PartialDate.of(date.whole) == date


# ---------------------------------------------------------------- as offices write it


@pytest.mark.parametrize(
    ("date", "text"),
    [
        # the samples of 05-HD/VPTW II.I.4.2.2 and of NĐ 30/2020 PL I/II.4
        (PartialDate(3, 2, 2026), "ngày 03 tháng 02 năm 2026"),
        (PartialDate(27, 5, 2026), "ngày 27 tháng 5 năm 2026"),
        (PartialDate(5, 1, 2020), "ngày 05 tháng 01 năm 2020"),
        (PartialDate(29, 6, 2027), "ngày 29 tháng 6 năm 2027"),
        # both sides of the two bounds
        (PartialDate(9, 3, 2026), "ngày 09 tháng 3 năm 2026"),
        (PartialDate(10, 10, 2026), "ngày 10 tháng 10 năm 2026"),
        # room for handwriting
        (PartialDate(None, None, 2026), "ngày ____ tháng ____ năm 2026"),
        (PartialDate(None, 12, 2026), "ngày ____ tháng 12 năm 2026"),
        (PartialDate(), "ngày ____ tháng ____ năm ____"),
    ],
)
def test_a_date_takes_zeros_where_the_regulations_want_them(date: PartialDate, text: str) -> None:
    assert in_words(date, ZEROS, PATTERN, "____") == text


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PartialDate(5, 9, 2026), "05/9/2026"),
        (PartialDate(11, 1, 2024), "11/01/2024"),
        (PartialDate(None, 12, 2026), "    /12/2026"),
        (PartialDate(), "    /    /    "),
    ],
)
def test_a_date_inside_a_sentence_stands_in_figures(date: PartialDate, text: str) -> None:
    assert in_words(date, ZEROS, FIGURES, "    ") == text


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Vạn Phúc, ngày 05 tháng 02 năm 2026", (5, 2, 2026)),
        ("NGÀY 5 THÁNG 2 NĂM 2026", (5, 2, 2026)),
        ("ngày 15 tháng 3, năm 2027", (15, 3, 2027)),
        ("ngày … tháng 12 năm 2026", (None, 12, 2026)),
        ("ngày ..... tháng ..... năm 2026", (None, None, 2026)),
        ("ngày __ tháng 12 năm 2026", (None, 12, 2026)),
        ("ngày      tháng      năm 2026", (None, None, 2026)),
        ("tháng 12 năm 2026", (None, 12, 2026)),
        ("05/9/2026", (5, 9, 2026)),
        ("ngày 05-09-2026", (5, 9, 2026)),
        ("11.01.2024", (11, 1, 2024)),
        ("05 / 9 / 2026", (5, 9, 2026)),
        ("../12/2026", (None, 12, 2026)),
        ("trong tháng 3/2027", (None, 3, 2027)),
        ("tháng 3 - 2027", (None, 3, 2027)),
        ("3/2027", (None, 3, 2027)),
        ("2026-12-02", (2, 12, 2026)),
        ("năm 2026", (None, None, 2026)),
        ("từ 01/3/2026 đến 30/6/2026", (1, 3, 2026)),  # the first one
        ("năm 2025, đến ngày 05/9/2026", (None, None, 2025)),
        ("ngày 05 tháng 02 năm", (5, 2, None)),
    ],
)
def test_a_date_is_read_in_every_form_the_standards_know(text: str, date: tuple[int | None, ...]) -> None:
    assert parse_date(text) == PartialDate(*date)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chưa xác định",
        "5-9-26",  # two digits of a year say too little
        "05/9",
        "31/02/2026",
        "05/13/2026",
        "05/9-2026",  # two different marks
        "105/9/2026",
        "05/9/20261",
        "Nghị định số 30/2020/NĐ-CP",  # a number, no date
        "30/2020-QĐ",
        "số 2026",
        "năm 20260",
        "năm 1789",
    ],
)
def test_what_is_no_date_is_not_guessed(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize("text", ["ngày 31 tháng 02 năm 2026", "ngày 5 tháng 13 năm 2026"])
def test_an_impossible_date_in_words_is_not_read_as_its_year(text: str) -> None:
    assert parse_date(text) is None


@given(dates)
@example(PartialDate(29, 2, 2028))
def test_what_we_write_we_read(date: PartialDate) -> None:
    assert date.whole is not None
    assert parse_date(in_words(date, ZEROS, PATTERN, "    ")) == date
    assert parse_date(in_words(date, ZEROS, FIGURES, "    ")) == date
    assert parse_date(date.whole.isoformat()) == date


@given(dates, st.sampled_from(["day", "month", "day month"]))
def test_the_room_we_leave_is_read_as_room(date: PartialDate, missing: str) -> None:
    open_date = PartialDate(
        None if "day" in missing else date.day, None if "month" in missing else date.month, date.year
    )
    assert parse_date(in_words(open_date, ZEROS, PATTERN, "      ")) == open_date


@given(st.text(max_size=12) | st.text("ngàythángnăm0123456789 /.-…,", max_size=12))
def test_no_text_upsets_the_reader(text: str) -> None:
    date = parse_date(text)
    assert date is None or date != PartialDate()


def test_a_dotted_line_does_not_stop_the_program() -> None:
    script = "from kehoach_desktop.domain.dates import parse_date; print(parse_date('Ngày ' + '.' * 400 + ' ký tên'))"
    try:
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, timeout=60, check=True)
    except subprocess.TimeoutExpired:
        pytest.fail("still reading")
    assert done.stdout.split() == [b"None"]
