import struct
import zlib
from collections.abc import Iterator

import hypothesis
import pytest
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from kehoach_desktop.operations.pages import pages_of
from kehoach_desktop.render.pdf.pictures import Picture
from kehoach_desktop.render.pdf.png import write_png
from tests.helpers.plans import PARTY_PLAN

# Blue, green, red, unused; the first row red, green, blue, the second black, grey, white; then what pads a row.
_ROWS = (
    bytes([0, 0, 255, 9]) + bytes([0, 255, 0, 9]) + bytes([255, 0, 0, 9]),
    bytes([0, 0, 0, 9]) + bytes([80, 80, 80, 9]) + bytes([255, 255, 255, 9]),
)
SMALL = Picture(3, 2, 16, b"".join(row + b"\x55" * 4 for row in _ROWS))


def chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        data = png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length) == (zlib.crc32(kind + data),)
        yield kind, data
        at += length + 12


def seen(png: bytes) -> QImage:
    """The picture as another program reads it."""
    image = QImage.fromData(png, "PNG")
    assert not image.isNull()
    return image


def pixels(picture: Picture) -> list[list[tuple[int, int, int]]]:
    """Red, green, blue of each pixel, taken one by one."""
    at = [[y * picture.stride + 4 * x for x in range(picture.width)] for y in range(picture.height)]
    bgrx = picture.pixels
    return [[(bgrx[i + 2], bgrx[i + 1], bgrx[i]) for i in row] for row in at]


def pixels_of(image: QImage) -> list[list[tuple[int, int, int]]]:
    colors = [[image.pixelColor(x, y) for x in range(image.width())] for y in range(image.height())]
    return [[(color.red(), color.green(), color.blue()) for color in row] for row in colors]


def test_every_pixel_has_its_colour_and_the_padding_of_rows_stays_out() -> None:
    assert pixels_of(seen(write_png(SMALL, 150))) == [
        [(255, 0, 0), (0, 255, 0), (0, 0, 255)],
        [(0, 0, 0), (80, 80, 80), (255, 255, 255)],
    ]


@hypothesis.given(st.integers(1, 9), st.integers(1, 5), st.integers(0, 2), st.randoms(use_true_random=False))
def test_any_picture_comes_back_pixel_for_pixel(width: int, height: int, padding: int, chance) -> None:  # type: ignore[no-untyped-def]
    stride = 4 * (width + padding)
    picture = Picture(width, height, stride, chance.randbytes(stride * height))
    image = seen(write_png(picture, 96))
    assert (image.width(), image.height()) == (width, height)
    assert pixels_of(image) == pixels(picture)


@pytest.mark.parametrize(("dpi", "per_metre"), [(72, 2835), (96, 3780), (150, 5906), (300, 11811), (600, 23622)])
def test_the_file_says_how_large_it_prints(dpi: int, per_metre: int) -> None:
    image = seen(write_png(SMALL, dpi))
    assert (image.dotsPerMeterX(), image.dotsPerMeterY()) == (per_metre, per_metre)


def test_the_chunks_are_those_needed_in_their_order_and_whole() -> None:
    found = dict(chunks(write_png(SMALL, 150)))
    assert list(found) == [b"IHDR", b"pHYs", b"IDAT", b"IEND"]
    assert struct.unpack(">2I5B", found[b"IHDR"]) == (3, 2, 8, 2, 0, 0, 0)
    assert len(zlib.decompress(found[b"IDAT"])) == 2 * (1 + 3 * 3)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert write_png(SMALL, 150) == write_png(Picture(3, 2, 16, bytes(SMALL.pixels)), 150)


def test_a_page_of_a_plan_is_the_picture_that_the_preview_shows() -> None:
    drawn = pages_of(PARTY_PLAN).picture(0, 1.0)
    image = seen(write_png(drawn, 72))
    shown = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
    assert image.convertToFormat(QImage.Format.Format_RGB32) == shown
    assert (image.width(), image.height()) == (596, 842)
