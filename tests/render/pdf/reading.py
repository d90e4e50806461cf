"""The paragraphs of a PDF as its tags have them, asked of pdfium, and whether they are those of the sheet."""

import ctypes
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kehoach_desktop.domain.layout import Sheet
from kehoach_desktop.domain.missing_glyphs import prints_as_box
from kehoach_desktop.operations.rulesets import document_font

# What a paragraph of ours may stand in; a P holds text, and nothing else does.
_HOLDERS = {"Document", "Div", "Table", "THead", "TBody", "TR", "TH", "TD", *(f"H{level}" for level in range(1, 7))}


@dataclass(frozen=True)
class Tagged:
    """A paragraph as the tags have it: `path` names what it stands in, outermost first."""

    text: str
    path: tuple[str, ...]
    page: int


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def tagged_paragraphs(pdf: bytes) -> list[Tagged]:
    """The paragraphs in the order in which a screen reader reads them.

    pdfium tells the tags page by page: a paragraph over two pages is in parts, and so are columns side by side.
    """
    found: list[Tagged] = []
    with opened(pdf) as document:
        for number, page in enumerate(document):
            texts = _texts(page)
            tree = pdfium.FPDF_StructTree_GetForPage(page)
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
                if texts:  # an empty page has nothing that its tags could hold
                    found += _paragraphs(element, (), texts, number)
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


def _drawn(text: Any) -> Iterator[int]:
    """The letters in the order of drawing, without the spaces that pdfium makes up."""
    for index in range(pdfium.FPDFText_CountChars(text)):
        if not pdfium.FPDFText_IsGenerated(text, index):
            yield index


def _address(pointer: Any) -> int:
    return ctypes.c_void_p.from_buffer(pointer).value or 0


def _words(ask: Callable[..., int], *arguments: Any) -> str:
    """What pdfium writes into a buffer, whose length it tells first."""
    buffer = (ctypes.c_char * ask(*arguments, None, 0))()
    ask(*arguments, buffer, len(buffer))
    return buffer.raw.decode("utf-16-le").rstrip("\0")


# ---------------------------------------------------------------- what was given, and what is read

# What is never drawn, and what pdfium passes over.
_UNSEEN = re.compile(
    "[\\s\x00-\x1f\xad\u034f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)

_MODIFIERS = "\u200d" + "".join(map(chr, range(0x1F3FB, 0x1F400)))  # the tones of skin of an emoji


def clusters(text: str) -> Iterator[str]:
    """The letters of `text`, each with the marks on it and what is joined to it: the font has all of them, or none."""
    start = 0
    for at, char in enumerate(text):
        is_joined = unicodedata.category(char)[0] == "M" or char in _MODIFIERS or text[at - 1 : at] == "\u200d"
        if at > start and not is_joined:
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def seen(text: str) -> str:
    """The letters of `text` that show as themselves."""
    return "".join(map(_shown, text))


@cache
def _shown(char: str) -> str:
    """U+0002 is pdfium's own mark of a hyphen at the end of a line."""
    if char == "\x02":
        return "-"
    return "" if _UNSEEN.match(char) or prints_as_box(char, document_font().face()) else char


def same(given: str, read: str) -> bool:
    """Whether `read` shows what `given` says. A letter with marks is read once for each glyph that it is made of."""
    shown = seen(read)
    return shown == seen(given) or re.fullmatch("".join(map(_pattern, clusters(given))), shown) is not None


@cache
def _pattern(cluster: str) -> str:
    if len(cluster) == 1:
        return re.escape(seen(cluster))
    least = 0 if any(prints_as_box(char, document_font().face()) for char in cluster) else 1
    return f"(?:{re.escape(seen(cluster))}){{{least},{len(cluster)}}}"


def given_paragraphs(sheet: Sheet) -> list[str]:
    """What is to be read, in the order of the tags: marks in the margins of page 1 stand before its text."""
    texts: list[str] = []
    for section in sheet.sections:
        texts += [paragraph.text for paragraph in (*section.first_header, *section.first_footer)]
        texts += [paragraph.text for paragraph in replace(sheet, sections=(section,)).paragraphs()]
    return texts


def unlike(sheet: Sheet, pdf: bytes) -> list[tuple[str, str]]:
    """Each paragraph that does not read as it was given, with what is read; one over two pages is read in two parts."""
    read = [tagged.text for tagged in tagged_paragraphs(pdf) if seen(tagged.text)]
    found = []
    for text in given_paragraphs(sheet):
        got = ""
        while read and not same(text, got) and len(seen(got)) < len(seen(text)):
            got += read.pop(0)
        if not same(text, got):
            found.append((text, got))
    return [*found, *(("", text) for text in read)]
