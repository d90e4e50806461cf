"""Pictures: the pixels of a page at any scale, whole for the screen and in bands for a printer."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from kehoach_desktop.operations.rulesets import document_font
from kehoach_desktop.render.pdf import Picture, Rectangle, write_pdf
from kehoach_desktop.render.pdf.pictures import bands, examine, picture
from tests.helpers.plans import PARTY_PLAN, with_tasks
from tests.render.pdf.laid_out import LaidOut, laid_out

WHITE, RED, GREY = (255, 255, 255), (255, 0, 0), (128, 128, 128)
PRINTER = 300 / 72


@pytest.fixture(scope="module")
def found() -> LaidOut:
    """Two upright pages and a lying one, with something in red and something in grey."""
    return laid_out(replace(with_tasks(PARTY_PLAN, 2), urgency="KHẨN", place=None))


def pixels(shown: Picture, area: Rectangle, scale: float) -> Iterator[tuple[int, int, int]]:
    """Red, green and blue of the pixels of an area that is given in points."""
    for y in range(math.floor(area.top * scale), math.ceil(area.bottom * scale)):
        row = shown.pixels[y * shown.stride : (y + 1) * shown.stride]
        for x in range(math.floor(area.left * scale), math.ceil(area.right * scale)):
            blue, green, red, _ = row[4 * x : 4 * x + 4]
            yield red, green, blue


def area_of(found: LaidOut, spot: str) -> Rectangle:
    return found.pages.of_spot(spot)[0].rectangle


# ---------------------------------------------------------------- whole pages


@pytest.mark.parametrize("scale", [0.1, 1, 96 / 72, 2, 300 / 72])
@pytest.mark.parametrize("page", [0, 2])
def test_picture_is_as_large_as_the_page_at_its_scale(found: LaidOut, page: int, scale: float) -> None:
    shown = found.pages.picture(page, scale)
    width, height = found.pages.sizes[page]
    assert (shown.width, shown.height) == (math.ceil(width * scale), math.ceil(height * scale))
    assert shown.stride >= 4 * shown.width
    assert len(shown.pixels) == shown.stride * shown.height


def test_margins_are_white_paper(found: LaidOut) -> None:
    shown = found.pages.picture(0, 1)
    width, height = found.pages.sizes[0]
    page = found.sheet.sections[0].page
    sides = (
        Rectangle(0, 0, width, page.top.pt - 3),
        Rectangle(0, page.height.pt - page.bottom.pt + 3, width - 1, height - 1),
        Rectangle(0, 0, page.left.pt - 3, height - 1),
        Rectangle(width - page.right.pt + 3, 0, width - 1, height - 1),
    )
    for side in sides:
        assert set(pixels(shown, side, 1)) == {WHITE}


@pytest.mark.parametrize("scale", [1, 2])
def test_letters_are_ink_where_their_place_is(found: LaidOut, scale: float) -> None:
    for place in found.pages.places:
        shown = found.pages.picture(place.page, scale)
        has_ink = any(max(pixel) < 200 for pixel in pixels(shown, place.rectangle, scale))
        # Grey is the colour of what is missing, red that of the mark of urgency.
        assert has_ink or not place.paragraph.spans or any(span.look.color for span in place.paragraph.spans)


def test_colours_are_those_of_the_sheet(found: LaidOut) -> None:
    shown = found.pages.picture(0, 4)
    assert RED in set(pixels(shown, area_of(found, "urgency"), 4))
    assert GREY in set(pixels(shown, area_of(found, "place"), 4))
    assert RED not in set(pixels(shown, area_of(found, "b6"), 4))


def test_each_page_has_its_own_picture_and_always_the_same(found: LaidOut) -> None:
    first, second = found.pages.picture(0, 1), found.pages.picture(1, 1)
    assert first != second
    assert (found.pages.picture(0, 1), found.pages.picture(1, 1)) == (first, second)


def test_picture_is_that_of_the_page_of_the_file(found: LaidOut) -> None:
    assert found.pages.picture(1, 1.5) == picture(found.pages.pdf, 1, 1.5)


# ---------------------------------------------------------------- what there is to know of a file


def test_file_tells_its_pages_and_what_is_attached(found: LaidOut) -> None:
    opened = examine(found.pages.pdf)
    assert opened.sizes == found.pages.sizes
    assert opened.attached


def test_file_with_nothing_attached_is_read_too(found: LaidOut) -> None:
    pdf = write_pdf(found.sheet, document_font())
    assert (examine(pdf).sizes, examine(pdf).attached) == (found.pages.sizes, None)


# ---------------------------------------------------------------- bands for a printer


def test_bands_of_a_page_are_its_rows_with_ink_from_the_top_down(found: LaidOut) -> None:
    own = list(bands(found.pages.pdf, 0, PRINTER))
    width, height = found.pages.sizes[0]
    for band in own:
        shown = band.picture
        assert shown.width == math.ceil(width * PRINTER)
        assert 0 <= band.top < band.top + shown.height <= math.ceil(height * PRINTER)
        assert len(shown.pixels) == shown.stride * shown.height
        for row in range(shown.height):
            assert shown.pixels[row * shown.stride : (row + 1) * shown.stride].strip(b"\xff")
    assert all(one.top + one.picture.height <= after.top for one, after in pairwise(own))


def test_bands_hold_every_letter_where_its_place_is(found: LaidOut) -> None:
    for number in range(len(found.pages.sizes)):
        rows = {
            row
            for band in bands(found.pages.pdf, number, PRINTER)
            for row in range(band.top, band.top + band.picture.height)
        }
        for place in found.pages.places:
            if place.page == number and place.paragraph.spans:
                top, bottom = place.rectangle.top * PRINTER, place.rectangle.bottom * PRINTER
                assert rows & set(range(math.floor(top), math.ceil(bottom))), place.paragraph.text


def test_band_has_ink_only_where_the_whole_page_has_it(found: LaidOut) -> None:
    """A dot is at most one off: letters are drawn with and without soft edges."""
    whole = found.pages.picture(1, PRINTER)
    for band in bands(found.pages.pdf, 1, PRINTER):
        for row in range(0, band.picture.height, 7):
            inked = _inked(band.picture, row)
            near = set().union(*(_inked(whole, band.top + row + down) for down in (-1, 0, 1)))
            assert {x for x in inked if not near & {x - 1, x, x + 1}} == set()


def _inked(shown: Picture, row: int) -> set[int]:
    line = shown.pixels[row * shown.stride : (row + 1) * shown.stride]
    return {x for x in range(shown.width) if line[4 * x : 4 * x + 3] != b"\xff\xff\xff"}


def test_bands_may_be_left_before_the_last_one(found: LaidOut) -> None:
    """A print that is called off; the next one works."""
    some = bands(found.pages.pdf, 0, PRINTER)
    first = next(some)
    some.close()
    assert next(bands(found.pages.pdf, 0, PRINTER)) == first
