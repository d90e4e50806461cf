import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.deadlines import (
    NO_DEADLINE,
    NO_RULES,
    Deadline,
    DeadlineRules,
    after_working_days,
    check_points,
)
from kehoach_desktop.domain.plan import DeadlineKind

ISSUED = datetime.date(2026, 11, 20)  # a Friday


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def parse_deadline(
    text: str, issued: datetime.date | None = None, rules: DeadlineRules = NO_RULES, year: int | None = None
) -> Deadline:
    return rules.read(text, PartialDate.of(issued) if issued else PartialDate(), year)


# The forms of tasks.md §6, with the day each one means.
@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("30/8/2026", "date", "2026-08-30"),
        ("hoàn thành ngày 15 tháng 6 năm 2027", "date", "2027-06-15"),
        ("chậm nhất ngày 15/07/2026", "date", "2026-07-15"),
        ("đến hết ngày 30/6/2026", "date", "2026-06-30"),
        ("Trước 10/02/2026", "before", "2026-02-09"),
        ("trước ngày 15/7/2026", "before", "2026-07-14"),
        ("trước ngày 01 tháng 01 năm 2027", "before", "2026-12-31"),
        ("Xong trước ngày 01/3/2028", "before", "2028-02-29"),
        ("Trong tháng 01/2026", "month", "2026-01-31"),
        ("tháng 02 năm 2028", "month", "2028-02-29"),
        ("tháng 4-2027", "month", "2027-04-30"),
        ("Quý II/2026", "quarter", "2026-06-30"),
        ("trong quý I-2027", "quarter", "2027-03-31"),
        ("quý IV năm 2026", "quarter", "2026-12-31"),
        ("quý 3, 2026", "quarter", "2026-09-30"),
        ("6 tháng đầu năm 2026", "half_year", "2026-06-30"),
        ("06 tháng cuối năm 2026", "half_year", "2026-12-31"),
        ("Năm 2026", "year", "2026-12-31"),
        ("đến 2030", "year", "2030-12-31"),
        ("đến hết năm 2030", "year", "2030-12-31"),
        ("100 ngày kể từ ngày ban hành Kế hoạch", "relative", "2027-02-28"),
        ("30 ngày, kể từ ngày ký ban hành", "relative", "2026-12-20"),
        ("10 ngày làm việc sau khi ban hành", "working_days", "2026-12-04"),
        ("Quý I/2026 (Kế hoạch); năm 2026 (báo cáo)", "staged", "2026-12-31"),
        ("Tháng 9/2027; tháng 3/2027", "staged", "2027-09-30"),
        ("từ 01 - 10/6/2026", "date", "2026-06-10"),
        ("từ ngày 21 đến ngày 25 tháng 4 năm 2026", "date", "2026-04-25"),
        ("tuần đầu tháng 7/2026", "date", "2026-07-07"),
        ("tuần thứ hai của tháng 02/2027", "date", "2027-02-14"),
        ("trung tuần tháng 8/2026", "date", "2026-08-20"),
        ("trước dịp 27/7/2027", "before", "2027-07-26"),
        ("quý I.2027", "quarter", "2027-03-31"),
        ("xong trước 31-8", "before", "2026-08-30"),
        ("9 tháng đầu năm 2027", "quarter", "2027-09-30"),
        ("tháng Ba năm 2027", "month", "2027-03-31"),
        ("ngày mùng 5 tháng 3 năm 2027", "date", "2027-03-05"),
        ("từ 7h00 ngày 05/3/2027 đến 17h00 ngày 06/3/2027", "date", "2027-03-06"),
    ],
)
def test_a_deadline_means_the_last_day_of_what_it_names(text: str, kind: str, due: str) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind(kind), day(due))


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Tháng 4", "month", "2026-04-30"),
        ("quý IV", "quarter", "2026-12-31"),
        ("6 tháng đầu năm", "half_year", "2026-06-30"),
        ("6 tháng cuối năm", "half_year", "2026-12-31"),
        ("từ nay đến hết năm", "year", "2026-12-31"),
    ],
)
def test_a_year_that_is_not_written_is_the_year_of_issue(text: str, kind: str, due: str) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind(kind), day(due))
    assert parse_deadline(text) == Deadline(DeadlineKind(kind), None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thường xuyên", "recurring"),
        ("hằng quý", "recurring"),
        ("hàng năm", "recurring"),
        ("định kỳ 6 tháng", "recurring"),
        ("mỗi tuần", "recurring"),
        ("trước ngày 15 tháng cuối quý", "recurring"),
        ("02 lần/năm", "recurring"),
        ("vào ngày 25 của tháng", "recurring"),
        ("trước đại hội ít nhất 30 ngày", "relative"),
        ("trước 05 ngày diễn ra hội nghị", "relative"),
        ("trước 30 ngày làm việc của các đợt trao tặng", "working_days"),
        ("trước ngày 15 hằng tháng", "recurring"),
        ("Theo tiến độ của Tỉnh uỷ", "event"),
        ("khi có nhu cầu", "event"),
        ("khi được giao", "event"),
        ("theo chỉ đạo của cấp trên", "event"),
        ("15 ngày sau khi nhận văn bản", "relative"),  # not from the day of issue
        ("05 ngày làm việc kể từ ngày nhận hồ sơ", "working_days"),
        ("", "none"),
        ("chưa xác định", "none"),
        ("sớm nhất có thể", "none"),
        ("ngày 31/6/2026", "none"),
    ],
)
def test_what_names_no_day_gets_none(text: str, kind: str) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind(kind), None)


@pytest.mark.parametrize("text", ["100 ngày kể từ ngày ban hành", "10 ngày làm việc sau khi ban hành"])
def test_days_from_issue_wait_until_the_plan_is_issued(text: str) -> None:
    assert parse_deadline(text).due is None


def test_one_dated_step_among_undated_ones_is_no_staged_deadline() -> None:
    assert parse_deadline("thường xuyên theo dõi; xong năm 2026", ISSUED).kind is DeadlineKind.RECURRING
    assert parse_deadline("báo cáo; xong quý II/2026", ISSUED) == Deadline(DeadlineKind.QUARTER, day("2026-06-30"))


def test_decomposed_letters_are_read_too() -> None:
    assert parse_deadline("quy\u0301 II/2026") == Deadline(DeadlineKind.QUARTER, day("2026-06-30"))


# ---------------------------------------------------------------- working days


@pytest.mark.parametrize(
    ("days", "holidays", "due"),
    [
        (0, (), "2026-11-20"),
        (1, (), "2026-11-23"),  # from Friday to Monday
        (5, (), "2026-11-27"),
        (6, (), "2026-11-30"),
        (10, (), "2026-12-04"),
        (1, ("2026-11-23",), "2026-11-24"),
        (5, ("2026-11-24", "2026-11-22"), "2026-11-30"),  # a holiday on a Sunday costs nothing
    ],
)
def test_saturdays_sundays_and_holidays_do_not_count(days: int, holidays: tuple[str, ...], due: str) -> None:
    assert after_working_days(ISSUED, days, [day(one) for one in holidays]) == day(due)


def test_a_deadline_in_working_days_knows_the_holidays() -> None:
    rules = DeadlineRules(frozenset({day("2026-11-24")}))
    assert parse_deadline("05 ngày làm việc kể từ ngày ban hành", ISSUED, rules).due == day("2026-11-30")


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("05 ngày làm việc kể từ ngày ban hành", ["2026-11-24"]),
        ("01 ngày làm việc kể từ ngày ban hành", []),  # it comes later
        ("05 ngày kể từ ngày ban hành", []),
        ("05 ngày làm việc kể từ ngày nhận hồ sơ", []),
    ],
)
def test_a_day_that_hangs_on_a_guessed_holiday_can_be_told(text: str, guessed: list[str]) -> None:
    sure, guess = day("2026-11-25"), day("2026-11-24")
    rules = DeadlineRules(frozenset({sure, guess}), frozenset({guess}))
    assert rules.guessed_days(text, PartialDate.of(ISSUED)) == tuple(map(day, guessed))
    assert replace(rules, guessed=frozenset()).guessed_days(text, PartialDate.of(ISSUED)) == ()


@given(st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 1, 1)), st.integers(1, 200))
def test_the_day_after_working_days_is_a_working_day(start: datetime.date, days: int) -> None:
    due = after_working_days(start, days)
    assert due.weekday() < 5
    between = [start + datetime.timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(one.weekday() < 5 for one in between) == days


# ---------------------------------------------------------------- any text


@given(st.text(max_size=30) | st.text("quýthángnămngày làmviệctrướciv0123456789/-; ", max_size=30))
def test_no_text_upsets_the_reader(text: str) -> None:
    found = parse_deadline(text, ISSUED)
    assert found == NO_DEADLINE or found.kind is not DeadlineKind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "9999999 ngày kể từ ngày ban hành",
        "99999999999999 ngày kể từ ngày ban hành",
        "9999999 ngày làm việc kể từ ngày ban hành",
    ],
)
def test_more_days_than_the_calendar_has_give_no_day(text: str) -> None:
    assert parse_deadline(text, ISSUED).due is None


@pytest.mark.parametrize(
    ("text", "due"), [("9999 ngày kể từ ngày ban hành", "2054-04-06"), ("10000 ngày kể từ ngày ban hành", None)]
)
def test_a_count_of_five_digits_is_a_slip_of_the_pen(text: str, due: str | None) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind.RELATIVE, day(due) if due else None)


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("từ 01/3/2027 đến 30/6/2027", "date", "2027-06-30"),
        ("từ ngày 01 tháng 3 năm 2027 đến hết ngày 30 tháng 6 năm 2027", "date", "2027-06-30"),
        ("từ ngày ban hành đến 30/6/2027", "date", "2027-06-30"),
        ("từ tháng 3 đến tháng 6 năm 2027", "month", "2027-06-30"),
        ("từ quý I đến quý III/2027", "quarter", "2027-09-30"),
        ("từ năm 2026 đến năm 2030", "year", "2030-12-31"),
        ("01/3/2027 - 30/6/2027", "date", "2027-06-30"),
        ("01/3 - 30/6/2027", "date", "2027-06-30"),
        ("Quý I - II/2027", "quarter", "2027-06-30"),
        ("quý I, II, III năm 2027", "quarter", "2027-09-30"),
        ("quý IV/2026 - quý I/2027", "quarter", "2027-03-31"),
        ("Tháng 3, 6, 9 năm 2027", "month", "2027-09-30"),
        ("Tháng 01 - 3/2027", "month", "2027-03-31"),
        ("tháng 12/2026 - tháng 3/2027", "month", "2027-03-31"),
        ("giai đoạn 2026 - 2030", "year", "2030-12-31"),
        ("năm 2026-2030", "year", "2030-12-31"),
    ],
)
def test_a_period_is_due_on_its_end(text: str, kind: str, due: str | None) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind(kind), day(due) if due else None)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("trước quý II/2027", "2027-03-31"),
        ("trước tháng 6 năm 2027", "2027-05-31"),
        ("xong trước năm 2028", "2027-12-31"),
    ],
)
def test_before_a_period_is_the_day_before_its_first(text: str, due: str) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind.BEFORE, day(due))


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("hoàn thành 2/3 khối lượng trước ngày 15/3/2027", "before", "2027-03-14"),
        ("trực 24/7 đến ngày 15/3/2027", "date", "2027-03-15"),
        ("hoàn thành 2/3 khối lượng trong quý I/2027", "quarter", "2027-03-31"),
    ],
)
def test_a_fraction_is_no_day(text: str, kind: str, due: str) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind(kind), day(due))


@pytest.mark.parametrize("text", ["năm 0000", "quý I/0001", "tháng 3/9999"])
def test_a_year_out_of_reach_is_none(text: str) -> None:
    assert (parse_deadline(text).due, parse_deadline(text, ISSUED).due) in {
        (None, None),
        (None, day("2026-03-31")),
    }


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("từ 2026 đến 2030", "2030-12-31"),
        ("trước ngày 15/7", "2026-07-14"),
        ("ngày 15 tháng 12", "2026-12-15"),
        ("từ 01/3 đến 30/6", "2026-06-30"),
    ],
)
def test_a_year_may_stand_bare_or_be_left_out(text: str, due: str) -> None:
    assert parse_deadline(text, ISSUED).due == day(due)


@pytest.mark.parametrize("text", ["ngày 31 tháng 6 năm 2027", "tháng 13 năm 2027", "quý 5 năm 2027"])
def test_an_impossible_day_is_no_deadline(text: str) -> None:
    assert parse_deadline(text, ISSUED) == NO_DEADLINE


# ---------------------------------------------------------------- what a setting or a heading changes


def test_the_setting_lets_before_a_day_be_due_on_it() -> None:
    own = DeadlineRules(before_includes_day=True)
    assert own.read("trước ngày 15/7/2026") == Deadline(DeadlineKind.BEFORE, day("2026-07-15"))
    assert own.read("trước quý II/2027").due == day("2027-03-31")


def test_a_year_that_is_given_counts_where_none_is_written() -> None:
    assert parse_deadline("quý II", ISSUED, year=2029).due == day("2029-06-30")
    assert parse_deadline("quý II/2027", ISSUED, year=2029).due == day("2027-06-30")


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("trước 16 giờ 00 ngày 26/02/2027", "date", "2027-02-26"),
        ("trước 17h ngày 26/02/2027", "date", "2027-02-26"),
        ("trước buổi sinh hoạt ngày 12/12/2026", "before", "2026-12-11"),
        ("trƣớc ngày 31-3-2027", "before", "2027-03-30"),
        ("02 tuần kể từ ngày ban hành Kế hoạch", "relative", "2026-12-04"),
        ("trong vòng 03 tháng kể từ ngày ký ban hành", "relative", "2027-02-20"),
        ("10 (mười) ngày kể từ ngày ký Kế hoạch này", "relative", "2026-11-30"),
        ("nửa đầu năm 2027", "half_year", "2027-06-30"),
        ("báo cáo 6 tháng trước ngày 15/6/2027, báo cáo năm trước ngày 15/11/2027", "staged", "2027-11-14"),
    ],
)
def test_forms_of_sentences(text: str, kind: str, due: str) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind(kind), day(due))


@pytest.mark.parametrize(
    "text",
    [
        "30 ngày kể từ ngày ban hành Quyết định phê duyệt",
        "chậm nhất 05 ngày làm việc sau hội nghị quán triệt",
        "10 ngày làm việc trước ngày 19/5/2027",
    ],
)
def test_days_from_something_else_than_the_issue_stay_open(text: str) -> None:
    found = parse_deadline(text, ISSUED)
    assert found.due is None
    assert found.kind in (DeadlineKind.RELATIVE, DeadlineKind.WORKING_DAYS)


# ---------------------------------------------------------------- check points


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hằng quý, trước ngày 20 của tháng cuối quý", ["2027-03-19", "2027-06-19"]),
        ("hằng quý", ["2027-03-31", "2027-06-30"]),
        (
            "trước ngày 25 hằng tháng",
            ["2027-01-24", "2027-02-24", "2027-03-24", "2027-04-24", "2027-05-24", "2027-06-24"],
        ),
        ("định kỳ 6 tháng, hằng năm", ["2027-06-30"]),
        ("trước ngày 15/6 và 15/12 hằng năm", ["2027-06-14"]),
        ("ngày 31 hằng tháng", ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"]),
        ("thường xuyên", []),
        ("quý I/2027", []),
    ],
)
def test_what_recurs_has_check_points(text: str, expected: list[str]) -> None:
    assert check_points(text, day("2027-01-01"), day("2027-06-30")) == tuple(map(day, expected))


def test_weeks_end_on_friday_where_no_day_is_named() -> None:
    fridays = check_points("hằng tuần", day("2027-01-01"), day("2027-01-15"))
    assert fridays == (day("2027-01-01"), day("2027-01-08"), day("2027-01-15"))
    assert check_points("thứ Hai hằng tuần", day("2027-01-01"), day("2027-01-15")) == (
        day("2027-01-04"),
        day("2027-01-11"),
    )
    assert check_points("02 tuần/lần", day("2027-01-01"), day("2027-01-15")) == (day("2027-01-01"), day("2027-01-15"))


def test_the_setting_counts_for_check_points_too() -> None:
    found = check_points("trước ngày 15/11 hằng năm", day("2027-01-01"), day("2028-12-31"), inclusive=True)
    assert found == (day("2027-11-15"), day("2028-11-15"))


@given(
    st.text("hằng quýthángnămtuầnđịnh kỳtrước ngày0123456789/,; ", max_size=40),
    st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 1, 1)),
    st.integers(-30, 900),
)
def test_check_points_lie_between_the_days_asked_for(text: str, start: datetime.date, days: int) -> None:
    end = start + datetime.timedelta(days)
    found = check_points(f"định kỳ {text}", start, end)
    assert list(found) == sorted(set(found))
    assert all(start <= one <= end for one in found)


# ---------------------------------------------------------------- a cell


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("12/2026", "month", "2026-12-31"),
        ("T6/2027", "month", "2027-06-30"),
        ("T.12", "month", "2026-12-31"),
        ("II/2027", "quarter", "2027-06-30"),
        ("Q.II/2027", "quarter", "2027-06-30"),
        ("Q3", "quarter", "2026-09-30"),
        ("2027", "year", "2027-12-31"),
        ("2026 - 2027", "year", "2027-12-31"),
        ("Trong 2027", "year", "2027-12-31"),
        ("15/12/2026", "date", "2026-12-15"),
        ("trước 15/6/27", "before", "2027-06-14"),
        ("tháng, quý", "recurring", None),
        ("2/3", "date", "2026-03-02"),
        ("13/2026", "none", None),
        ("V/2027", "none", None),
    ],
)
def test_a_cell_may_leave_words_out(text: str, kind: str, due: str | None) -> None:
    found = NO_RULES.read_whole(text, PartialDate.of(ISSUED))
    assert found == Deadline(DeadlineKind(kind), day(due) if due else None)


@given(st.text(max_size=30) | st.text("quýtTQIVX0123456789/-;., ", max_size=20))
def test_any_cell_is_read(text: str) -> None:
    assert NO_RULES.read_whole(text, PartialDate.of(ISSUED)).kind in DeadlineKind


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("sáu tháng đầu năm 2027", "half_year", "2027-06-30"),
        ("Trong sáu tháng cuối năm", "half_year", "2026-12-31"),
        ("ba tháng đầu năm 2027", "quarter", "2027-03-31"),
        ("tháng sáu năm 2027", "month", "2027-06-30"),
        ("trước khi khai giảng", "event", None),
        ("trước Tết Nguyên đán 2027", "event", None),
        ("Trước Tết Nguyên đán năm 2027", "event", None),
        ("trước mùa mưa bão năm 2027", "event", None),
        ("trước năm học 2027 - 2028", "event", None),
        ("trước năm 2027", "before", "2026-12-31"),
        ("trước lễ 30/4/2027", "before", "2027-04-29"),
        ("02 năm một lần", "recurring", None),
        ("3 tháng 1 lần", "recurring", None),
        ("trong năm", "year", "2026-12-31"),
        ("Cả năm", "year", "2026-12-31"),
        ("trong năm học", "none", None),
    ],
)
def test_what_is_spelt_out_or_waits_for_something(text: str, kind: str, due: str | None) -> None:
    assert parse_deadline(text, ISSUED) == Deadline(DeadlineKind(kind), day(due) if due else None)
