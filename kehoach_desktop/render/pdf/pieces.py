"""A paragraph's text in pieces: what may break over a line, what stands on one line, where a line ends.

As in a word processor: a slash is no place to break, nor is a hyphen with something after it (69-KL/TW, 11/01/2024). A
token that no line can hold begins a line and fills it letter by letter.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from ...domain.font_widths import FontWidths
from ...domain.layout.line_breaks import HELD_HYPHEN, break_lines
from ...domain.layout.sheet import Paragraph
from ...domain.lengths import NOTHING, Length


@dataclass(frozen=True, slots=True)
class Text:
    """Text of the span with this index; a line may break in it where the rules of Unicode allow."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class Box:
    """Text that stands on one line; with a `width`, alone on it."""

    texts: tuple[Text, ...]
    width: Length | None = None


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A new line that the clerk typed."""


Piece = Text | Box | LineEnd

# Where a line may end without a space before it, and what never begins a line even after spaces: `ngày    /11/2026`.
_ENDS = "–…!?|}"
_CLINGS = "/.,;:!?)\\]}"
_SEGMENT = re.compile(rf"\n|[^ \n—{_ENDS}]+(?: +(?=[{_CLINGS}])[^ \n—{_ENDS}]*)*[{_ENDS}]*|[—{_ENDS}]+")
_HELD = re.compile(rf"/|\N{{NO-BREAK SPACE}}|{HELD_HYPHEN.pattern}")
_WORD = re.compile(r"[^ \n]+")


def pieces(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Iterator[Piece]:
    """The pieces of `paragraph` in a column `room` wide."""
    text, at = paragraph.text, 0
    inner = room - paragraph.look.left - paragraph.look.right
    for match in _SEGMENT.finditer(text):
        start, end = match.span()
        if text[start] == "\n":
            special: Iterator[Piece] = iter((LineEnd(),))
        elif _may_be_wider(paragraph, end - start, inner) and _width(paragraph, start, end, fonts) > inner:
            special = _cut(paragraph, start, end, inner, fonts)
        elif _HELD.search(text, start, end):
            special = iter((Box(tuple(_texts(paragraph, start, end))),))
        else:
            continue
        yield from _texts(paragraph, at, start)
        yield from special
        at = end
    yield from _texts(paragraph, at, len(text))


def height(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Length:
    """About how high `paragraph` will be: enough to tell what no page can hold."""
    size, spacing = paragraph.style.text.size, paragraph.look.spacing
    line = spacing.exact or fonts.line_height(size) * spacing.lines
    inner = room - paragraph.look.left - paragraph.look.right
    lines = 1
    if _may_be_wider(paragraph, len(paragraph.text), inner):
        words = [_width(paragraph, *match.span(), fonts) for match in _WORD.finditer(paragraph.text)]
        lines = len(break_lines(words, fonts.width(" ", size), inner))
    return line * (lines + paragraph.text.count("\n")) + paragraph.look.after


def _may_be_wider(paragraph: Paragraph, letters: int, room: Length) -> bool:
    """Whether it is worth measuring: no letter is wider than its size."""
    return letters * paragraph.style.text.size.twips > room.twips


def _cut(paragraph: Paragraph, start: int, end: int, room: Length, fonts: FontWidths) -> Iterator[Box]:
    """The lines of a token; one that opens the paragraph begins at its indent."""
    line = room - paragraph.look.first_line if start == 0 else room
    while (stop := _fitting(paragraph, start, end, line, fonts)) < end:
        yield Box(tuple(_texts(paragraph, start, stop)), line)
        start, line = stop, room
    yield Box(tuple(_texts(paragraph, start, end)))


def _fitting(paragraph: Paragraph, start: int, end: int, room: Length, fonts: FontWidths) -> int:
    """Where a line ends that begins at `start` and takes every letter that goes in; one in any case."""
    return (
        bisect_right(range(start + 1, end + 1), room, key=lambda at: _width(paragraph, start, at, fonts), lo=1) + start
    )


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
