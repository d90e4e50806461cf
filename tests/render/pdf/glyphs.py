"""Every letter of a PDF with the exact point where it is drawn, as pdfium tells it."""

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

# pdfium has a mark of its own for a hyphen at the end of a line.
_LOOKALIKES = {"\x02": "-", "\u2010": "-", "\u2011": "-"}


class Glyph(NamedTuple):
    """Page counted from 0, points from its top left corner."""

    text: str
    page: int
    x: float
    baseline: float

    @property
    def inside(self) -> tuple[int, float, float]:
        """A point that hits the glyph and no other: page, x, y."""
        return self.page, self.x + 0.5, self.baseline - 1


def glyphs(pdf: bytes) -> list[Glyph]:
    """The letters in the order of the file, spaces left out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [glyph for number in range(len(document)) for glyph in _page(document, number)]
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int) -> Iterator[Glyph]:
    page = document[number]
    text = page.get_textpage()
    x, y, height = ctypes.c_double(), ctypes.c_double(), page.get_height()
    raw, unicode, is_generated = text.raw, pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    for index in range(pdfium.FPDFText_CountChars(raw)):
        char = chr(unicode(raw, index))
        if not char.isspace() and not is_generated(raw, index):
            assert pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            yield Glyph(_LOOKALIKES.get(char, char), number, x.value, height - y.value)
    text.close()
    page.close()
