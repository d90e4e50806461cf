"""Lines and strokes of PDFs: one that LibreOffice made, and one written by hand."""

from pathlib import Path
from typing import Final

import pytest

from tests.helpers.office import poppler_missing
from tests.helpers.pdf_by_hand import pdf
from tests.helpers.pdf_pages import Line, Word, fonts, page_lines, page_strokes

needs_poppler = pytest.mark.skipif(poppler_missing() is not None, reason=poppler_missing() or "")

# Two pages of 200 x 100 pt; fonts of the PDF standard, so no file lies within.
FIRST_PAGE: Final = (
    b"BT /F1 14 Tf 1 0 0 1 20 60 Tm (left) Tj 1 0 0 1 120 60.5 Tm (right) Tj ET "
    b"BT /F2 20 Tf 1 0 0 1 20 30 Tm (69-) Tj /F1 8 Tf (KL) Tj ET "
    b"0.75 w 20 55 m 93 55 l S 2 w 100 20 m 100 40 l S 30 10 50 5 re S"
)
SECOND_PAGE: Final = b"BT /F1 14 Tf 1 0 0 1 20 80 Tm (second page) Tj ET"


@pytest.fixture
def two_pages(tmp_path: Path) -> Path:
    path = tmp_path / "trang.pdf"
    path.write_bytes(pdf(FIRST_PAGE, SECOND_PAGE))
    return path


@pytest.mark.full
@needs_poppler
def test_lines_stand_on_their_baselines(two_pages: Path) -> None:
    first, second = page_lines(two_pages)
    assert [line.baseline_pt for line in first] == pytest.approx([40, 70], abs=0.01)
    assert [line.baseline_pt for line in second] == pytest.approx([20], abs=0.01)
    assert [line.text for line in second] == ["second page"]


@pytest.mark.full
@needs_poppler
def test_words_of_one_baseline_are_one_line_across_columns(two_pages: Path) -> None:
    top = page_lines(two_pages)[0][0]
    assert top.text == "left right"
    assert (top.left_pt, top.words[1].left_pt) == pytest.approx((20, 120), abs=0.01)
    assert [line.text for line in page_lines(two_pages, same_line_pt=0.1)[0]][:2] == [
        "right",
        "left",
    ]


@pytest.mark.full
@needs_poppler
def test_word_in_two_fonts_is_one_word_on_one_baseline(two_pages: Path) -> None:
    assert page_lines(two_pages)[0][1].text == "69-KL"


@pytest.mark.full
@needs_poppler
def test_straight_strokes_are_measured_and_boxes_left_out(two_pages: Path) -> None:
    level, upright = page_strokes(two_pages)
    assert (level.left_pt, level.right_pt) == pytest.approx((20, 93), abs=0.01)
    assert (level.top_pt, level.bottom_pt) == pytest.approx((45, 45), abs=0.01)
    assert level.thickness_pt == pytest.approx(0.75, abs=0.001)
    assert (upright.top_pt, upright.bottom_pt) == pytest.approx((60, 80), abs=0.01)
    assert page_strokes(two_pages, page=2) == []


@pytest.mark.full
@needs_poppler
def test_enlarged_stroke_is_thicker_and_longer(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf(b"3 0 0 3 10 20 cm 0.5 w 20 10 m 10 10 l S"))
    (stroke,) = page_strokes(path)
    assert (stroke.left_pt, stroke.right_pt) == pytest.approx((40, 70), abs=0.01)
    assert (stroke.top_pt, stroke.thickness_pt) == pytest.approx((50, 1.5), abs=0.01)


@pytest.mark.full
@needs_poppler
def test_fonts_say_whether_they_are_embedded(two_pages: Path) -> None:
    named = {(font.name, font.is_embedded) for font in fonts(two_pages)}
    assert named == {("Times-Roman", False), ("Helvetica", False)}


@pytest.mark.full
@needs_poppler
def test_what_is_no_pdf_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"no PDF at all")
    with pytest.raises(RuntimeError, match="pdftotext"):
        page_lines(path)


@pytest.mark.full
@needs_poppler
@pytest.mark.parametrize(("gap", "lines"), [(0.5, 1), (1.5, 2)])
def test_baselines_more_than_a_point_apart_are_two_lines(gap: float, lines: int, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    content = f"BT /F1 9 Tf 1 0 0 1 9 50 Tm (a) Tj 1 0 0 1 99 {50 + gap} Tm (b) Tj ET"
    path.write_bytes(pdf(content.encode()))
    assert len(page_lines(path)[0]) == lines


@pytest.mark.parametrize(("gap", "text"), [(0.9, "ab"), (1.1, "a b")])
def test_words_more_than_a_point_apart_have_a_space_between(gap: float, text: str) -> None:
    assert Line((Word("a", 10, 20, 50), Word("b", 20 + gap, 30, 50))).text == text


def test_line_puts_one_space_between_words_and_none_within() -> None:
    words = (Word("Số", 10, 20, 50), Word("05", 24, 34, 50), Word("-KH", 34.5, 60, 50))
    line = Line(words)
    assert (line.text, line.left_pt, line.right_pt, line.baseline_pt) == ("Số 05-KH", 10, 60, 50)
