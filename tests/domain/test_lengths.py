import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.lengths import NOTHING, Length, mm, pt

lengths = st.integers(-100_000, 100_000).map(Length)


@pytest.mark.parametrize(
    ("length", "twips"),
    [(pt(1), 20), (pt(14), 280), (pt(0.75), 15), (mm(25.4), 1440), (mm(30), 1701), (mm(15), 850), (mm(210), 11906)],
)
def test_lengths_are_whole_twips_as_word_keeps_them(length: Length, twips: int) -> None:
    assert length == Length(twips)


def test_a_length_reads_back_in_every_unit() -> None:
    inch = mm(25.4)
    assert (inch.mm, inch.pt, inch.emu) == (pytest.approx(25.4), 72, 914_400)
    assert (pt(14).half_points, pt(10.5).half_points) == (28, 21)


@given(st.floats(0, 5000))
def test_rounding_moves_a_length_by_no_more_than_half_a_twip(value: float) -> None:
    assert mm(value).mm == pytest.approx(value, abs=25.4 / 1440 / 2 + 1e-9)
    assert pt(value).pt == pytest.approx(value, abs=1 / 40 + 1e-9)


@given(lengths, lengths)
def test_lengths_add_subtract_and_compare(one: Length, other: Length) -> None:
    assert (one + other) - other == one
    assert (one < other) == (one.twips < other.twips)
    assert (one >= other) == (one.twips >= other.twips)
    assert max(one, other).twips == max(one.twips, other.twips)


def test_a_length_times_a_ratio_is_rounded() -> None:
    assert pt(10) * 0.3334 == Length(67)
    assert pt(10) * 2 == pt(20)
    assert pt(10) * 0 == NOTHING


def test_a_bare_number_passes_for_no_length() -> None:
    assert pt(14) != 280
    with pytest.raises(AttributeError):
        pt(14) + 1  # type: ignore[operator]
