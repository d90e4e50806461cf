"""Every letter of a PDF with the exact point where it is drawn, as pdfium tells it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

# pdfium has a mark of its own for a hyphen at the end of a line.
_LOOKALIKES = str.maketrans({"\x02": "-", "\u2010": "-", "\u2011": "-"})


@dataclass(frozen=True, slots=True)
class Glyph:
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
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        char = chr(pdfium.FPDFText_GetUnicode(text.raw, index)).translate(_LOOKALIKES)
        if not pdfium.FPDFText_IsGenerated(text.raw, index) and not char.isspace():
            assert pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            yield Glyph(char, number, x.value, height - y.value)
    text.close()
    page.close()
