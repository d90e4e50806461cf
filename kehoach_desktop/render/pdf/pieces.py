"""A paragraph's text in pieces: what may break over a line, what stands on one line, where a line ends.

As in a word processor: a slash is no place to break, nor is a hyphen with something after it (69-KL/TW, 11/01/2024). A
word that no line can hold begins a line and fills it letter by letter.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
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

_WORD = re.compile(r"[^ \n]+|\n")
# Inside a word a line may end behind one of these; Unicode has rules for the rest.
_ENDS = "–…!?|}"
_SEGMENT = re.compile(rf"[^—{_ENDS}]+[{_ENDS}]*|[—{_ENDS}]+")
# Does not begin a line, not even after spaces, by the same rules: a slip of the typist's, or a row of dots.
_CLINGS = frozenset("/.,;:!?)]}")
_HELD = re.compile(rf"/|\N{{NO-BREAK SPACE}}|{HELD_HYPHEN.pattern}")


@lru_cache(maxsize=2048)  # of a document that is edited, all paragraphs but one are those of the last time
def pieces(paragraph: Paragraph, room: Length, fonts: FontWidths) -> tuple[Piece, ...]:
    """The pieces of `paragraph` in a column `room` wide."""
    return tuple(_pieces(paragraph, room, fonts))


def _pieces(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Iterator[Piece]:
    at = 0
    for start, end, piece in _special(paragraph, room - paragraph.look.left - paragraph.look.right, fonts):
        # A space before a typed line end hangs over the margin in a word processor; typst would give it room.
        is_line_end = isinstance(piece, LineEnd)
        yield from _texts(paragraph, at, max(len(paragraph.text[:start].rstrip(" ")), at) if is_line_end else start)
        yield piece
        at = end
    yield from _texts(paragraph, at, len(paragraph.text))


def _special(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Iterator[tuple[int, int, Piece]]:
    """What is no plain text, with its place."""
    text = paragraph.text
    for start, end in words(text):
        if text[start] == "\n":
            yield start, end, LineEnd()
        elif _may_be_wider(paragraph, end - start, room) and width(paragraph, start, end, fonts) > room:
            yield from _cut(paragraph, start, end, room, fonts)
        elif " " in text[start:end] and _HELD.search(text, start, end):
            yield start, end, _box(paragraph, start, end)
        else:
            parts = (match.span() for match in _SEGMENT.finditer(text, start, end))
            yield from ((*part, _box(paragraph, *part)) for part in parts if _HELD.search(text, *part))


def words(text: str) -> Iterator[tuple[int, int]]:
    """Where the words lie, each with those that cling to it."""
    start, end = 0, 0
    for match in _WORD.finditer(text):
        clings = match[0][0] in _CLINGS and start < end and text[start] != "\n"
        if not clings:
            if start < end:
                yield start, end
            start = match.start()
        end = match.end()
    if start < end:
        yield start, end


def unbroken(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` between the places where a line may end."""
    for start, end in words(text):
        if " " in text[start:end] or text[start] == "\n":
            yield start, end
        else:
            yield from (match.span() for match in _SEGMENT.finditer(text, start, end))


@lru_cache(maxsize=2048)
def height(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Length:
    """About how high `paragraph` will be: enough to tell what no page can hold."""
    size, spacing = paragraph.style.text.size, paragraph.look.spacing
    line = spacing.exact or fonts.line_height(size) * spacing.lines
    inner = room - paragraph.look.left - paragraph.look.right
    lines = 1
    if _may_be_wider(paragraph, len(paragraph.text), inner):
        widths = [width(paragraph, *match.span(), fonts) for match in _WORD.finditer(paragraph.text)]
        lines = len(break_lines(widths, fonts.width(" ", size), inner))
    return line * (lines + paragraph.text.count("\n")) + paragraph.look.after


def _may_be_wider(paragraph: Paragraph, letters: int, room: Length) -> bool:
    """Whether it is worth measuring: no letter is wider than its size."""
    return letters * paragraph.style.text.size.twips > room.twips


def _cut(
    paragraph: Paragraph, start: int, end: int, room: Length, fonts: FontWidths
) -> Iterator[tuple[int, int, Piece]]:
    """The lines of a word; one that opens the paragraph begins at its indent."""
    line = room - paragraph.look.first_line if start == 0 else room
    while (stop := _fitting(paragraph, start, end, line, fonts)) < end:
        yield start, stop, _box(paragraph, start, stop, line)
        start, line = stop, room
    yield start, end, _box(paragraph, start, end)


def _box(paragraph: Paragraph, start: int, end: int, width: Length | None = None) -> Box:
    return Box(tuple(_texts(paragraph, start, end)), width)


def _fitting(paragraph: Paragraph, start: int, end: int, room: Length, fonts: FontWidths) -> int:
    """Where a line ends that begins at `start` and takes every letter that goes in; one in any case."""
    most = start + 1
    while most < end and width(paragraph, start, most, fonts) <= room:
        most = min(end, start + 2 * (most - start))
    return (
        bisect_right(range(start + 1, most + 1), room, key=lambda at: width(paragraph, start, at, fonts), lo=1) + start
    )


def _texts(paragraph: Paragraph, start: int, end: int) -> Iterator[Text]:
    """What lies between two places of the text, span by span."""
    ends = accumulate(len(span.text) for span in paragraph.spans)
    for index, (span, span_end) in enumerate(zip(paragraph.spans, ends, strict=True)):
        span_start = span_end - len(span.text)
        if text := span.text[max(start - span_start, 0) : max(end - span_start, 0)]:
            yield Text(text, index)


def width(paragraph: Paragraph, start: int, end: int, fonts: FontWidths) -> Length:
    """In whole twips span by span, as word processors cut a word that no line can hold."""
    width = NOTHING
    for text in _texts(paragraph, start, end):
        look = paragraph.spans[text.span].look
        width += fonts.width(text.text, look.size, bold=look.bold, italic=look.italic)
    return width


def points(paragraph: Paragraph, start: int, end: int, fonts: FontWidths) -> float:
    """The width to the last fraction, as typst fills its lines."""
    looks = ((text.text, paragraph.spans[text.span].look) for text in _texts(paragraph, start, end))
    return sum(fonts.face(bold=look.bold, italic=look.italic).points(text, look.size) for text, look in looks)
