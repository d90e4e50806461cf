"""Rows as high as their wrapped texts need."""

import pytest

from kehoach_desktop.operations.rulesets import document_font
from kehoach_desktop.render.xlsx.heights import HIGHEST, Heights

SENTENCE = "Uỷ ban nhân dân xã chủ trì, phối hợp với Văn phòng Đảng uỷ rà soát danh mục hồ sơ, hoàn thành trong quý II."


@pytest.fixture(scope="module")
def heights() -> Heights:
    return Heights(document_font())


def test_a_text_takes_the_lines_that_its_width_needs(heights: Heights) -> None:
    room = heights.width(SENTENCE, 12) / 0.75
    assert heights.lines(SENTENCE, room * 1.2, 12) == 1
    assert heights.lines(SENTENCE, room * 0.6, 12) == 2
    assert heights.lines(SENTENCE, room * 0.36, 12) in (3, 4)


@pytest.mark.parametrize("pixels", [60, 100, 200, 400, 800])
def test_bold_and_larger_letters_never_need_less(heights: Heights, pixels: float) -> None:
    plain = heights.lines(SENTENCE, pixels, 11)
    assert heights.lines(SENTENCE, pixels, 11, bold=True) >= plain
    assert heights.lines(SENTENCE, pixels, 14) >= plain


def test_line_breaks_and_words_without_spaces_count(heights: Heights) -> None:
    assert heights.lines("một\nhai\n\nbốn", 500, 12) == 4
    word = "x" * 200
    assert heights.lines(word, 100, 12) == pytest.approx(heights.width(word, 12) / (92 * 0.75 * 0.95), abs=1.1)


def test_decomposed_and_empty_texts_are_measured(heights: Heights) -> None:
    assert heights.lines("", 100, 12) == 1
    assert heights.height([], 12) == heights.height([("", 100)], 12)


def test_long_texts_shrink_until_they_fit(heights: Heights) -> None:
    text = SENTENCE * 12
    size = heights.fitting_size(text, 250, 12)
    assert size < 12
    assert heights.height([(text, 250)], size) <= HIGHEST
    assert heights.fitting_size(SENTENCE, 250, 12) == 12
    assert heights.fitting_size(SENTENCE * 500, 250, 12) == 8


def test_what_is_remembered_is_bounded() -> None:
    own = Heights(document_font())
    for number in range(130_000):
        own.lines(str(number), 100, 12)
    assert len(own._widths[False]) <= 60_001
    assert len(own._lines) <= 60_000
