"""Pages as pixels, by pdfium. It serves one caller of the process at a time."""

import json
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pypdfium2

_lock = threading.Lock()
_BAND_ROWS = 256  # an A4 page for a printer of 600 dots an inch has 7016 of 20 KB


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of `stride` bytes, four for each pixel: blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a page that have ink, the first of them `top` rows from its upper edge."""

    top: int
    picture: Picture


@dataclass(frozen=True, slots=True)
class Opened:
    """What there is to know of a PDF before a page of it is drawn."""

    sizes: tuple[tuple[float, float], ...]  # width and height of each page in points
    attached: Any


@contextmanager
def opened_pdf(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def examine(pdf: bytes) -> Opened:
    """The sizes of the pages, and the JSON attached to the file if there is any."""
    with opened_pdf(pdf) as document:
        sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        attached = None
        if document.count_attachments():
            attached = json.loads(bytes(document.get_attachment(0).get_data()))
    return Opened(sizes, attached)


def picture(pdf: bytes, page: int, scale: float) -> Picture:
    """A page (counted from 0) with `scale` pixels to a point."""
    with opened_pdf(pdf) as document:
        own = document[page]
        bitmap = own.render(scale=scale, prefer_bgrx=True)
        drawn = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        own.close()
    return drawn


def bands(pdf: bytes, page: int, scale: float) -> Iterator[Band]:
    """A page from the top down for a printer with `scale` dots to a point: a dot has its colour or none, as in ink.

    In parts, since a whole page takes over a hundred MB; white rows are left out, so that few MB wait in the queue.
    """
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        own = document[page]
        rows = math.ceil(own.get_height() * scale)
    try:
        for top in range(0, rows, _BAND_ROWS):
            with _lock:
                drawn = _rows(own, scale, top, min(top + _BAND_ROWS, rows), rows)
            yield from _inked(drawn, top)
    finally:
        with _lock:
            own.close()
            document.close()


def _rows(page: pypdfium2.PdfPage, scale: float, top: int, end: int, rows: int) -> Picture:
    """What is cut off counts in points and is rounded up to dots: half a dot less gives the row that is meant."""
    crop = (0, (rows - end - 0.5) / scale, 0, (top - 0.5) / scale)
    bitmap = page.render(
        scale=scale, crop=crop, prefer_bgrx=True, optimize_mode="print", no_smoothtext=True, no_smoothpath=True
    )
    drawn = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    return drawn


def _inked(drawn: Picture, top: int) -> Iterator[Band]:
    stride, white = drawn.stride, b"\xff" * drawn.stride

    def has_ink(row: int) -> bool:
        return drawn.pixels[row * stride : (row + 1) * stride] != white

    for ink, group in groupby(range(drawn.height), has_ink):
        if ink:
            first, *others = group
            height = 1 + len(others)
            pixels = drawn.pixels[first * stride : (first + height) * stride]
            yield Band(top + first, Picture(drawn.width, height, stride, pixels))
