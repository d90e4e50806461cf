"""What a cell says: days in all spellings, words of Tình hình, marks."""

import datetime

import pytest

from kehoach_desktop.domain.task_exchange import DAY_NOUGHT_1904, Value, day_of, mark_of, text_of
from kehoach_desktop.domain.task_exchange.fields import stage_of
from kehoach_desktop.domain.task_exchange.marks import more_in, split_names
from kehoach_desktop.domain.tasks import STAGE_WORDS, Progress, Stage

DAY = datetime.date(2027, 6, 5)
SERIAL = (DAY - datetime.date(1899, 12, 30)).days


@pytest.mark.parametrize(
    "written",
    [
        DAY, float(SERIAL), SERIAL + 0.4, str(SERIAL), "5/6/2027", "05/06/2027", "05/6/2027", "5-6-2027", "05.06.2027",
        "2027-06-05", "2027-06-05 00:00:00", "05/06/2027 08:30", "ngày 5 tháng 6 năm 2027", "Ngày 05/6/2027",
        " 5/6/2027. ", "5/6/27", "05-06-27", "ngày 5.6.27",
    ],
)  # fmt: skip
def test_a_day_is_known_in_every_spelling(written: Value) -> None:
    assert day_of(written) == DAY


def test_a_number_of_days_from_1904() -> None:
    assert day_of(float(SERIAL - 1462), DAY_NOUGHT_1904) == DAY


@pytest.mark.parametrize(
    "written",
    ["6/2027", "5/6/16", "5/6/270", "31/6/27", "31/6/2027", "6/15/2027", "tuần sau", 12.0, 99999.0, "12", -3.0],
)
def test_what_is_no_clear_day_is_not_guessed(written: Value) -> None:
    with pytest.raises(ValueError, match="“"):
        day_of(written)


@pytest.mark.parametrize("written", [None, "", "  "])
def test_an_empty_cell_is_no_day(written: Value) -> None:
    assert day_of(written) is None


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        *((word, stage) for stage, word in STAGE_WORDS.items()),
        ("ĐÃ HOÀN THÀNH", Stage.DONE), ("da hoan thanh", Stage.DONE), ("Hoàn thành đúng hạn", Stage.DONE),
        ("Chưa thực hiện", Stage.NOT_STARTED), ("Đang  triển\nkhai", Stage.UNDER_WAY), ("Đã hủy", Stage.CANCELLED),
        ("Huỷ bỏ", Stage.CANCELLED), ("Chờ duyệt", Stage.REPORTED), ("gần xong", None), ("50%", None),
    ],
)  # fmt: skip
def test_words_of_tinh_hinh(word: str, stage: Stage | None) -> None:
    assert stage_of(word) is stage


def test_texts_are_clean_numbers_plain_and_days_as_offices_write_them() -> None:
    assert text_of(" e\u0302\x07 ") == "ê"
    assert text_of(12.0) == "12"
    assert text_of(12.5) == "12.5"
    assert text_of(DAY) == "05/06/2027"


def test_a_mark_has_a_figure_for_each_field_and_changes_with_it() -> None:
    known = Progress(Stage.UNDER_WAY, 40, "đã  trình\nlần 1")
    assert mark_of(known) == mark_of(Progress(Stage.UNDER_WAY, 40, "đã trình lần 1 "))
    other = Progress(Stage.UNDER_WAY, 41, "đã trình lần 1")
    changed = [one != two for one, two in zip(mark_of(known).split("."), mark_of(other).split("."), strict=True)]
    assert changed == [False, True, False, False, False, False]


@pytest.mark.parametrize("text", ["", "rác", "[1]", "null", "{", '"x"', "[" * 100_000])
def test_what_somebody_wrote_over_is_passed_over(text: str) -> None:
    assert more_in(text) == {}


def test_names_in_one_cell_are_parted_as_offices_part_them() -> None:
    assert split_names("Ban A; Ban B\nBan C / Ban D;;") == ("Ban A", "Ban B", "Ban C", "Ban D")
    assert split_names("Sở A/B") == ("Sở A/B",)
