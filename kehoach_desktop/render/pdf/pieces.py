"""A paragraph's text in pieces: what may break over a line, what stands on one line, where a line ends.

A token with an inner hyphen or slash (69-KL/TW, 11/01/2024, 2021-2025) never breaks, as the DOCX has its hyphens. A
token wider than its line breaks where Word breaks it: it begins a line and fills it letter by letter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ...domain.font_widths import FontWidths
from ...domain.layout.line_breaks import break_lines
from ...domain.layout.sheet import Paragraph
from ...domain.lengths import NOTHING, Length


@dataclass(frozen=True, slots=True)
class Text:
    """Text of the span with this index; its spaces are where a line may break."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class Box:
    """Text that stands on one line."""

    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A new line that the clerk typed."""


Piece = Text | Box | LineEnd

_TOKEN = re.compile(r"[^ \n]+|\n")
_WHOLE = re.compile(r"\w[-/]\w|\N{NO-BREAK SPACE}")
_LONG = 20  # letters; a shorter token is narrower than any line


def pieces(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Iterator[Piece]:
    """The pieces of `paragraph` in a column `room` wide."""
    text, at = paragraph.text, 0
    for start, end in _special(paragraph, room - paragraph.look.left - paragraph.look.right, fonts):
        yield from _texts(paragraph, at, start)
        yield LineEnd() if text[start] == "\n" else Box(tuple(_texts(paragraph, start, end)))
        at = end
    yield from _texts(paragraph, at, len(text))


def height(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Length:
    """About how high `paragraph` will be: enough to tell what no page can hold."""
    size, spacing = paragraph.style.text.size, paragraph.look.spacing
    line = spacing.exact or fonts.line_height(size) * spacing.lines
    text = paragraph.text
    words = [_width(paragraph, *match.span(), fonts) for match in _TOKEN.finditer(text)]
    inner = room - paragraph.look.left - paragraph.look.right
    lines = len(break_lines(words, fonts.width(" ", size), inner)) + text.count("\n") if len(words) > 1 else 1
    return line * lines + paragraph.look.after


def _special(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Iterator[tuple[int, int]]:
    """Where in the text the line ends and boxes lie."""
    for match in _TOKEN.finditer(paragraph.text):
        token = match[0]
        if len(token) > _LONG and _width(paragraph, *match.span(), fonts) > room:
            yield from _cut(paragraph, match, room, fonts)
        elif token == "\n" or _WHOLE.search(token):
            yield match.span()


def _cut(paragraph: Paragraph, token: re.Match[str], room: Length, fonts: FontWidths) -> Iterator[tuple[int, int]]:
    """A token in parts that fill a line each; one that opens the paragraph begins at its first line's indent."""
    start, end = token.span()
    widths = [_width(paragraph, at, at + 1, fonts).twips for at in range(start, end)]
    left = room - paragraph.look.first_line if start == 0 else room
    filled = 0
    for at, width in enumerate(widths, start):
        if filled + width > left.twips and at > start:
            yield start, at
            start, filled, left = at, 0, room
        filled += width
    yield start, end


def _texts(paragraph: Paragraph, start: int, end: int) -> Iterator[Text]:
    """What lies between two places of the text, span by span."""
    ends = accumulate(len(span.text) for span in paragraph.spans)
    for index, (span, span_end) in enumerate(zip(paragraph.spans, ends, strict=True)):
        span_start = span_end - len(span.text)
        if text := span.text[max(start - span_start, 0) : max(end - span_start, 0)]:
            yield Text(text, index)


def _width(paragraph: Paragraph, start: int, end: int, fonts: FontWidths) -> Length:
    width = NOTHING
    for text in _texts(paragraph, start, end):
        look = paragraph.spans[text.span].look
        width += fonts.width(text.text, look.size, bold=look.bold, italic=look.italic)
    return width
