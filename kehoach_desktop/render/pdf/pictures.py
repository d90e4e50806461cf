"""Pages as pixels, by pdfium. It serves one caller of the process at a time."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """Rows of `stride` bytes, four for each pixel: blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """What there is to know of a PDF before a page of it is drawn."""

    sizes: tuple[tuple[float, float], ...]  # width and height of each page in points
    attached: Any


@contextmanager
def _document(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _lock:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def examine(pdf: bytes) -> Opened:
    """The sizes of the pages, and the JSON attached to the file if there is any."""
    with _document(pdf) as document:
        sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        attached = None
        if document.count_attachments():
            attached = json.loads(bytes(document.get_attachment(0).get_data()))
    return Opened(sizes, attached)


def picture(pdf: bytes, page: int, scale: float) -> Picture:
    """A page (counted from 0) with `scale` pixels to a point."""
    with _document(pdf) as document:
        own = document[page]
        bitmap = own.render(scale=scale, prefer_bgrx=True)
        drawn = Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        own.close()
    return drawn
