from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage

from kehoach_desktop.operations.pages import Pages, pages_of
from kehoach_desktop.ui.pages.pictures import PictureKey, Pictures, draw_picture
from tests.ui.pages.conftest import PLAN

KEY = PictureKey(1, 0, 1.0, "#ffffff")


@pytest.fixture(scope="module")
def pages() -> Pages:
    return pages_of(PLAN)


def image(kib: int) -> QImage:
    return QImage(256, kib, QImage.Format.Format_RGB32)


def key(page: int) -> PictureKey:
    return replace(KEY, page=page)


def test_a_picture_has_the_dots_asked_for(pages: Pages) -> None:
    found, drawn = draw_picture(pages, replace(KEY, scale=1.5))
    assert found.scale == 1.5
    assert (drawn.width(), drawn.height()) == (893, 1263)
    assert drawn.pixelColor(0, 0) == QColor("white")


def test_a_dark_sheet_is_the_same_print_dimmed(pages: Pages) -> None:
    light, dark = (draw_picture(pages, replace(KEY, tint=tint))[1] for tint in ("#ffffff", "#dedcd7"))
    assert dark.pixelColor(0, 0).name() == "#dedcd7"
    inked = [(x, y) for x in range(80, 500) for y in range(80, 200) if light.pixelColor(x, y).lightness() < 60]
    assert inked
    assert all(dark.pixelColor(x, y).lightness() <= light.pixelColor(x, y).lightness() for x, y in inked)


def test_a_very_large_page_is_drawn_smaller(pages: Pages) -> None:
    drawn = draw_picture(pages, replace(KEY, scale=20))[1]
    assert drawn.sizeInBytes() <= 33_000_000


def test_pictures_keep_within_their_bound() -> None:
    pictures = Pictures(most_bytes=5 * 1024 * 256)
    for page in range(100):
        pictures.put(key(page), image(256), {page})
        assert pictures.bytes <= 5 * 1024 * 256
    assert [page for page in range(100) if pictures.of_page(page)] == [95, 96, 97, 98, 99]


def test_what_is_in_view_stays_whatever_it_takes() -> None:
    pictures = Pictures(most_bytes=1024)
    for page in range(3):
        pictures.put(key(page), image(256), {0, 1, 2})
    assert all(pictures.of_page(page) for page in range(3))
    pictures.put(key(3), image(256), {3})
    assert [page for page in range(4) if pictures.of_page(page)] == [3]


def test_what_was_seen_last_stays_longest() -> None:
    pictures = Pictures(most_bytes=2 * 1024 * 256)
    pictures.put(key(0), image(256), {0})
    pictures.put(key(1), image(256), {1})
    pictures.of_page(0)
    pictures.put(key(2), image(256), {2})
    assert [page for page in range(3) if pictures.of_page(page)] == [0, 2]


def test_a_page_has_one_picture() -> None:
    pictures = Pictures()
    pictures.put(KEY, image(1), {0})
    pictures.put(replace(KEY, scale=2.0), image(2), {0})
    found = pictures.of_page(0)
    assert found is not None
    assert found[0].scale == 2.0
    assert pictures.bytes == 2 * 1024


def test_pages_that_are_gone_leave_no_picture() -> None:
    pictures = Pictures()
    for page in range(4):
        pictures.put(key(page), image(1), {page})
    pictures.drop_beyond(2)
    assert [page for page in range(4) if pictures.of_page(page)] == [0, 1]
    pictures.clear()
    assert pictures.bytes == 0
