"""What a PDF says of itself and of its text, asked of pdfium: paragraphs by its tags, glyphs by their places."""

import ctypes
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

# What a paragraph of ours may stand in; a P holds text, and nothing else does.
_HOLDERS = {"Document", "Div", "Table", "THead", "TBody", "TR", "TH", "TD", *(f"H{level}" for level in range(1, 7))}


@dataclass(frozen=True)
class Tagged:
    """A paragraph as the tags have it: `path` names what it stands in, outermost first."""

    text: str
    path: tuple[str, ...]
    page: int


@dataclass(frozen=True)
class Glyph:
    """A letter and the point where it is drawn, from the bottom left corner of its page."""

    char: str
    page: int
    x: float
    y: float
    size: float
    font: str


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


# ---------------------------------------------------------------- glyphs


def glyphs(pdf: bytes) -> list[Glyph]:
    """Every letter in the order of drawing, without the spaces that pdfium makes up."""
    found: list[Glyph] = []
    with opened(pdf) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            found += [_glyph(text, index, number) for index in _drawn(text)]
    return found


def _drawn(text: Any) -> Iterator[int]:
    for index in range(pdfium.FPDFText_CountChars(text)):
        if not pdfium.FPDFText_IsGenerated(text, index):
            yield index


def _glyph(text: Any, index: int, page: int) -> Glyph:
    x, y, flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
    assert pdfium.FPDFText_GetCharOrigin(text, index, x, y)
    font = _bytes(pdfium.FPDFText_GetFontInfo, text, index, last=(flags,)).rstrip(b"\0").decode()
    size = pdfium.FPDFText_GetFontSize(text, index)
    return Glyph(chr(pdfium.FPDFText_GetUnicode(text, index)), page, x.value, y.value, size, font)


# ---------------------------------------------------------------- paragraphs


def tagged_paragraphs(pdf: bytes) -> list[Tagged]:
    """The paragraphs in the order in which a screen reader reads them; one that runs over a page is in parts."""
    found: list[Tagged] = []
    with opened(pdf) as document:
        for number, page in enumerate(document):
            texts = _texts(page)
            tree = pdfium.FPDF_StructTree_GetForPage(page)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                found += _paragraphs(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), (), texts, number)
            pdfium.FPDF_StructTree_Close(tree)
    return found


def _paragraphs(element: Any, above: tuple[str, ...], texts: dict[int, str], page: int) -> Iterator[Tagged]:
    kind = _words(pdfium.FPDF_StructElement_GetType, element)
    contents = list(_contents(element))
    if kind == "P":
        if contents:
            yield Tagged("".join(texts[id_] for id_ in contents), above, page)
        return
    assert kind in _HOLDERS, kind
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        assert child or pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index) < 0, f"text in {kind}"
        if child:
            yield from _paragraphs(child, (*above, kind), texts, page)


def _contents(element: Any) -> Iterator[int]:
    """The numbers of the marked contents in an element, in order; -1 stands for what is on another page."""
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if child:
            yield from _contents(child)
        elif number >= 0:
            yield number


def _texts(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The text of each marked content of a page.

    Letters that are drawn from several glyphs carry their text apart (ActualText); pdfium repeats it for each glyph.
    """
    text, found = page.get_textpage(), defaultdict[int, str](str)
    by_object = itertools.groupby(_drawn(text), lambda index: _address(pdfium.FPDFText_GetTextObject(text, index)))
    last = None
    for _, group in by_object:
        indexes = list(group)
        drawn = pdfium.FPDFText_GetTextObject(text, indexes[0])
        number = pdfium.FPDFPageObj_GetMarkedContentID(drawn)
        actual = _actual_text(drawn)
        if actual is None:
            found[number] += "".join(chr(pdfium.FPDFText_GetUnicode(text, index)) for index in indexes)
        elif actual != last:
            found[number] += actual[1]
        last = actual
    return found


def _actual_text(drawn: Any) -> tuple[int, str] | None:
    """The text that a glyph carries apart, with what tells two of one text from each other."""
    for index in range(pdfium.FPDFPageObj_CountMarks(drawn)):
        mark = pdfium.FPDFPageObj_GetMark(drawn, index)
        size = ctypes.c_ulong()
        # Not ParamStringValue, which takes the UTF-16 of a PDF for UTF-8.
        pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", None, 0, size)
        if size.value:
            buffer = (ctypes.c_ubyte * size.value)()
            pdfium.FPDFPageObjMark_GetParamBlobValue(mark, b"ActualText", buffer, size.value, size)
            data = bytes(buffer)
            return _address(mark), data.decode("utf-16" if data.startswith(b"\xfe\xff") else "latin-1")
    return None


def _address(pointer: Any) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _words(ask: Callable[..., int], *arguments: Any) -> str:
    return _bytes(ask, *arguments).decode("utf-16-le").rstrip("\0")


def _bytes(ask: Callable[..., int], *arguments: Any, last: tuple[Any, ...] = ()) -> bytes:
    """What pdfium writes into a buffer, whose length it tells first."""
    buffer = (ctypes.c_char * ask(*arguments, None, 0, *last))()
    ask(*arguments, buffer, len(buffer), *last)
    return buffer.raw
