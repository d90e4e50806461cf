"""Where every paragraph stands on the pages, read from the marks that the drawing program leaves.

typst says where each paragraph's first and last glyph went: nothing is guessed from text. A paragraph that runs over a
page, or stands in a table header that is repeated, has several places.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ...domain.layout.sheet import Page, Paragraph
from ...domain.lengths import Length

ENDS = -1  # the mark behind a paragraph's last glyph; any other names the span that begins there


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paragraph as typst got it: `room` wide, `offset` from the left of the text area."""

    paragraph: Paragraph
    page: Page
    offset: Length
    room: Length
    above: float  # what a line has above and below its baseline, in points
    below: float
    is_header: bool = False  # of a table: stands again on top of each page


class Mark(NamedTuple):
    """A point on the baseline of a line: page counted from 0, points from its top left corner."""

    number: int
    span: int
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rectangle:
    """In points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class SpotStart:
    """Where on a line the text of a spot begins."""

    spot: str | None
    x: float
    top: float
    bottom: float

    def is_before(self, x: float, y: float) -> bool:
        return y > self.bottom or (y >= self.top and x >= self.x)


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph, or the part of it, that stands on one page."""

    paragraph: Paragraph
    page: int
    rectangle: Rectangle
    starts: tuple[SpotStart, ...] = ()

    def spot(self, x: float, y: float) -> str | None:
        """The spot whose text is at a point of the rectangle: the last one that begins before it."""
        before = [start for start in self.starts if start.is_before(x, y)]
        return (before or self.starts)[-1 if before else 0].spot if self.starts else None


@dataclass(frozen=True)
class Places:
    """The places of a document. A paragraph's are worked out when somebody asks for them: few are, after most edits."""

    drawn: Sequence[Drawn]  # by number
    marks: Sequence[Mark]  # in the order of the sheet
    two_sided: bool
    _known: dict[int, Sequence[Place]] = field(default_factory=dict, compare=False, repr=False)

    def of(self, is_meant: Callable[[Paragraph], bool]) -> list[Place]:
        """The places of the paragraphs that are meant, in the order of the pages."""
        numbers = (number for number in self._marks_of if is_meant(self.drawn[number].paragraph))
        return sorted((place for number in numbers for place in self._of(number)), key=lambda place: place.page)

    def _of(self, number: int) -> Sequence[Place]:
        if number not in self._known:
            self._known[number] = list(self._found(number))
        return self._known[number]

    def _found(self, number: int) -> Iterator[Place]:
        begun: list[Mark] = []
        for mark in self._marks_of[number]:
            if mark.span == ENDS:
                yield from _places(self.drawn[number], begun, mark, self._tops, two_sided=self.two_sided)
                begun = []
            else:
                begun.append(mark)

    @cached_property
    def _marks_of(self) -> Mapping[int, Sequence[Mark]]:
        marks_of: dict[int, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            marks_of[mark.number].append(mark)
        return marks_of

    @cached_property
    def _tops(self) -> Mapping[int, float]:
        """Where the text of a page begins that has the header of a table on top."""
        tops: dict[int, float] = {}
        headers = (one for one in self.marks if self.drawn[one.number].is_header)
        for mark in headers:
            tops[mark.page] = max(tops.get(mark.page, 0), mark.y + self.drawn[mark.number].below)
        return tops


def _places(
    drawn: Drawn, begun: Sequence[Mark], end: Mark, tops: Mapping[int, float], *, two_sided: bool
) -> Iterator[Place]:
    first, page = begun[0], drawn.page
    spot = None
    for number in range(first.page, end.page + 1):
        top = first.y - drawn.above if number == first.page else tops.get(number, page.top.pt)
        bottom = end.y + drawn.below if number == end.page else (page.height - page.bottom).pt
        margin = page.right if two_sided and number % 2 else page.left
        left = (margin + drawn.offset).pt
        rectangle = Rectangle(left, top, left + drawn.room.pt, bottom)
        starts = [SpotStart(spot, left, top, top)] if number > first.page else []
        for mark in begun:
            if mark.page == number:
                spot = drawn.paragraph.spans[mark.span].spot if drawn.paragraph.spans else None
                starts.append(SpotStart(spot, mark.x, mark.y - drawn.above, mark.y + drawn.below))
        yield Place(drawn.paragraph, number, rectangle, tuple(starts))
