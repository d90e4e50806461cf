"""The glyphs of a PDF, dealt out to the paragraphs that a sheet says it has: where each line and page begins."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kehoach_desktop.domain.layout.sheet import Page, Paragraph, Row, Sheet, Table
from kehoach_desktop.render.pdf.pictures import examine
from tests.render.pdf.glyphs import Glyph
from tests.render.pdf.glyphs import glyphs as glyphs_of

SAME_LINE_PT = 0.5


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a paragraph as it stands on a page: `start` counts the paragraph's letters before it."""

    start: int
    text: str
    page: int
    baseline: float
    left: float


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph as a program has set it."""

    paragraph: Paragraph
    room: float  # width of its column in points
    section: int
    lines: tuple[SetLine, ...]

    @property
    def starts(self) -> tuple[int, ...]:
        return tuple(line.start for line in self.lines)


@dataclass(frozen=True, slots=True)
class Setting:
    """A whole document: its paragraphs in order, and what stands in the margins of the pages."""

    paragraphs: tuple[SetParagraph, ...]
    margins: tuple[Glyph, ...]
    pages: int


class DifferentTextError(AssertionError):
    """The glyphs of the PDF do not spell the sheet."""


def setting(pdf: bytes, sheet: Sheet) -> Setting:
    """Pages without a letter are left out: the empty back of a leaf, which LibreOffice does not write."""
    glyphs, pages = _without_empty_pages(pdf)
    areas = _areas(sheet, pages)
    inside = [glyph for glyph in glyphs if areas[glyph.page].top.pt <= glyph.baseline <= _foot(areas[glyph.page])]
    margins = [glyph for glyph in glyphs if not areas[glyph.page].top.pt <= glyph.baseline <= _foot(areas[glyph.page])]
    return Setting(
        tuple(_dealt(inside, sheet)),
        tuple(sorted(margins, key=lambda glyph: (glyph.page, round(glyph.baseline), glyph.x))),
        len(pages),
    )


def _without_empty_pages(pdf: bytes) -> tuple[list[Glyph], list[tuple[float, float]]]:
    found, sizes = glyphs_of(pdf), examine(pdf).sizes
    used = sorted({glyph.page for glyph in found})
    number = {page: new for new, page in enumerate(used)}
    return [glyph._replace(page=number[glyph.page]) for glyph in found], [sizes[page] for page in used]


def _foot(page: Page) -> float:
    return (page.height - page.bottom).pt


def _areas(sheet: Sheet, pages: Sequence[tuple[float, float]]) -> list[Page]:
    """The geometry of each page: sections follow each other, and those on paper laid the other way tell where."""
    kinds = {section.page.landscape: section.page for section in sheet.sections}
    upright = sheet.sections[0].page
    return [kinds.get(width > height, upright) for width, height in pages]


def _dealt(glyphs: Sequence[Glyph], sheet: Sheet) -> Iterator[SetParagraph]:
    reader = _Reader(glyphs)
    for number, section in enumerate(sheet.sections):
        for item in section.content:
            if isinstance(item, Table):
                yield from _table(reader, item, number)
            else:
                yield reader.take(item, section.page.text_width.pt, number)
    reader.expect_end()


def _table(reader: "_Reader", table: Table, section: int) -> Iterator[SetParagraph]:
    header = [cells for row in table.rows if row.is_header for cells in _cells(row, table)]
    for row in table.rows:
        if header and not row.is_header and reader.stands_before(header):
            for paragraph, room in header:
                reader.take(paragraph, room, section)
        yield from (reader.take(paragraph, room, section) for paragraph, room in _cells(row, table))


def _cells(row: Row, table: Table) -> Iterator[tuple[Paragraph, float]]:
    column = 0
    for cell in row.cells:
        width = sum(own.pt for own in table.widths[column : column + cell.columns]) - 2 * table.padding.pt
        column += cell.columns
        yield from ((paragraph, width) for paragraph in cell.paragraphs)


class _Reader:
    """Takes the letters of one paragraph after the other."""

    def __init__(self, glyphs: Sequence[Glyph]):
        self._glyphs = glyphs
        self._at = 0

    def stands_before(self, header: Sequence[tuple[Paragraph, float]]) -> bool:
        """Whether a page begins here with the header of the table again."""
        letters = "".join(spelled(paragraph) for paragraph, _ in header)
        new_page = self._at and self._glyphs[self._at - 1].page != self._glyphs[self._at].page
        return bool(new_page) and self._next(len(letters)) == letters

    def take(self, paragraph: Paragraph, room: float, section: int) -> SetParagraph:
        letters = spelled(paragraph)
        if (found := self._next(len(letters))) != letters:
            raise DifferentTextError(f"{letters[:60]!r} is {found[:60]!r}")
        own = self._glyphs[self._at : self._at + len(letters)]
        self._at += len(letters)
        return SetParagraph(paragraph, room, section, tuple(_lines(own)))

    def expect_end(self) -> None:
        if left := self._next(60):
            raise DifferentTextError(f"left over: {left!r}")

    def _next(self, count: int) -> str:
        return "".join(glyph.text for glyph in self._glyphs[self._at : self._at + count])


def spelled(paragraph: Paragraph) -> str:
    """The letters of a paragraph without its spaces, as they can be read back from a page."""
    return "".join(unicodedata.normalize("NFC", paragraph.text).split())


def _lines(glyphs: Sequence[Glyph]) -> Iterator[SetLine]:
    starts = [
        number
        for number, glyph in enumerate(glyphs)
        if number == 0
        or glyph.page != glyphs[number - 1].page
        or abs(glyph.baseline - glyphs[number - 1].baseline) > SAME_LINE_PT
    ]
    for start, end in pairwise([*starts, len(glyphs)]):
        first = glyphs[start]
        text = "".join(glyph.text for glyph in glyphs[start:end])
        yield SetLine(start, text, first.page, first.baseline, first.x)
