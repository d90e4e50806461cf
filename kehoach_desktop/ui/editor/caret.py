"""Where the caret may go: letters, words, lines and fields of the paper, and the selection between two places.

All is told in places of the plan, so the caret survives every new layout. A step by a letter takes its marks along, a
blank is passed in one step, and a selection stays inside the body or inside one field.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from ...domain.blanks import Place
from .page_rows import PageRows
from .rows import Kind, Row

_WORD = re.compile(r"[\w\u0300-\u036f]+|[^\w\s\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Selection:
    """From where it began to where the caret is."""

    anchor: Place
    head: Place

    @property
    def is_empty(self) -> bool:
        return self.anchor == self.head


def words(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(text)]


def is_in_word(char: str) -> bool:
    return char.isalnum() or bool(unicodedata.combining(char))


def letter_after(text: str, offset: int) -> int:
    """The end of the letter at `offset`, with the marks that stand on it."""
    offset = min(offset + 1, len(text))
    while offset < len(text) and unicodedata.combining(text[offset]):
        offset += 1
    return offset


def letter_before(text: str, offset: int) -> int:
    offset = max(offset - 1, 0)
    while offset > 0 and unicodedata.combining(text[offset]):
        offset -= 1
    return offset


class CaretMoves:
    """The moves over the rows of one paper. None is ever answered: at the end of the way the place stays."""

    def __init__(self, rows: PageRows) -> None:
        self._rows = rows

    # ------------------------------------------------------------ letters and words

    def left(self, place: Place) -> Place:
        if place.offset <= 0:
            return self._neighbour(place, -1)
        offset = letter_before(self._rows.text_of(place.spot), place.offset)
        return Place(place.spot, self._out_of_atom(place.spot, offset, forward=False))

    def right(self, place: Place) -> Place:
        text = self._rows.text_of(place.spot)
        if place.offset >= len(text):
            return self._neighbour(place, 1)
        return Place(place.spot, self._out_of_atom(place.spot, letter_after(text, place.offset), forward=True))

    def word_left(self, place: Place) -> Place:
        if place.offset <= 0:
            return self._neighbour(place, -1)
        starts = [start for start, _ in words(self._rows.text_of(place.spot)) if start < place.offset]
        return Place(place.spot, self._out_of_atom(place.spot, starts[-1] if starts else 0, forward=False))

    def word_right(self, place: Place) -> Place:
        text = self._rows.text_of(place.spot)
        if place.offset >= len(text):
            return self._neighbour(place, 1)
        starts = [start for start, _ in words(text) if start > place.offset]
        return Place(place.spot, self._out_of_atom(place.spot, starts[0] if starts else len(text), forward=True))

    def word_at(self, place: Place) -> tuple[Place, Place]:
        """The word, the run of marks or the blank at a place."""
        for start, end in self.atoms(place.spot):
            if start <= place.offset <= end:
                return Place(place.spot, start), Place(place.spot, end)
        found = [span for span in words(self._rows.text_of(place.spot)) if span[0] <= place.offset <= span[1]]
        start, end = found[-1] if found else (place.offset, place.offset)
        return Place(place.spot, start), Place(place.spot, end)

    def spot_ends(self, place: Place) -> tuple[Place, Place]:
        return Place(place.spot), Place(place.spot, len(self._rows.text_of(place.spot)))

    def _neighbour(self, place: Place, step: int) -> Place:
        """The end of the spot before, or the start of the one behind."""
        spots = self._rows.spots()
        number = self._rows.spot_number(place.spot) + step
        if not 0 <= number < len(spots):
            return place
        return Place(spots[number], 0 if step > 0 else len(self._rows.text_of(spots[number])))

    def next_spot(self, place: Place, step: int) -> Place:
        """The start of the field or block before or behind."""
        return Place(self._neighbour(place, step).spot) if step else place

    # ------------------------------------------------------------ what is passed in one step

    def atoms(self, spot: str) -> list[tuple[int, int]]:
        """What of a spot is passed in one step: blanks with a name of their own, and what is shown in other letters."""
        return [
            (part.start, part.end)
            for row in self._rows.rows_of(spot)
            for part in row.parts
            if part.spot == spot
            and part.length > 1
            and part.text
            and (part.kind is Kind.BLANK or len(part.text) != part.length)
        ]

    def _out_of_atom(self, spot: str, offset: int, *, forward: bool) -> int:
        for start, end in self.atoms(spot):
            if start < offset < end:
                return end if forward else start
        return offset

    def nearest(self, place: Place) -> Place:
        """`place` where a caret may stand: on the paper, in the text, not inside a blank."""
        if not self._rows.has(place.spot):
            spots = self._rows.spots()
            return self.nearest(Place(_like(place.spot, spots))) if spots else place
        offset = min(max(place.offset, 0), len(self._rows.text_of(place.spot)))
        for start, end in self.atoms(place.spot):
            if start < offset < end:
                offset = start if offset - start <= end - offset else end
        return place if offset == place.offset else Place(place.spot, offset)

    # ------------------------------------------------------------ lines

    def row_of(self, place: Place) -> tuple[Row, int]:
        """The row of a place, and where it stands in what the row shows."""
        row = self._rows.row_at(place)
        assert row is not None, place
        return row, row.position(place)

    def line_start(self, place: Place) -> Place:
        row, position = self.row_of(place)
        return self._place(row, row.line_span(row.line_of(position))[0], place)

    def line_end(self, place: Place) -> Place:
        row, position = self.row_of(place)
        return self._place(row, row.line_span(row.line_of(position))[1], place)

    def above(self, place: Place, x: float) -> Place:
        """The place one line up, near `x`."""
        row, position = self.row_of(place)
        number = row.line_of(position)
        if number > 0:
            return self._place(row, row.position_in_line(number - 1, x), place)
        found = self._row_beside(row, x, up=True)
        return self._place(found, found.position_in_line(found.line_count() - 1, x), place) if found else place

    def below(self, place: Place, x: float) -> Place:
        row, position = self.row_of(place)
        number = row.line_of(position)
        if number < row.line_count() - 1:
            return self._place(row, row.position_in_line(number + 1, x), place)
        found = self._row_beside(row, x, up=False)
        return self._place(found, found.position_in_line(0, x), place) if found else place

    def _place(self, row: Row, position: int, otherwise: Place) -> Place:
        return row.place(position) or otherwise

    def _row_beside(self, row: Row, x: float, *, up: bool) -> Row | None:
        """The editable row next above or below: in the body its neighbour, at its ends and outside the nearest."""
        rows = self._rows
        number = rows.block_number(row.block.id) if row.block else None
        if number is not None and 0 <= (beside := number + (-1 if up else 1)) < len(rows.body):
            return rows.body[beside]
        edge = rows.body[-1 if up else 0 :][:1]
        others = [one for one in (*rows.head, *edge, *rows.foot) if one is not row and one.is_editable]
        if up:
            candidates = [one for one in others if one.bottom <= row.top + 1]
            return min(candidates, key=lambda one: (round(row.top - one.bottom), _aside(one, x)), default=None)
        candidates = [one for one in others if one.top >= row.bottom - 1]
        return min(candidates, key=lambda one: (round(one.top - row.bottom), _aside(one, x)), default=None)

    def place_at(self, x: float, y: float) -> Place | None:
        """The place nearest to a point of the paper; on a fixed text that of the nearest field."""
        rows = self._rows
        number = rows.first_body_row(y)
        near = (*rows.head, *rows.body[number : number + 2], *rows.foot)
        row = min((one for one in near if one.is_editable), key=lambda one: _distance(one, x, y), default=None)
        return row.place(row.position_at(x, y)) if row else None

    # ------------------------------------------------------------ selections

    def ordered(self, selection: Selection) -> tuple[Place, Place]:
        """The ends of a selection in reading order."""
        first, second = sorted((selection.anchor, selection.head), key=self.order)
        return first, second

    def order(self, place: Place) -> tuple[int, int]:
        """What places are put into reading order by."""
        return self._rows.spot_number(place.spot), place.offset

    def kept_together(self, anchor: Place, head: Place) -> Place:
        """`head` drawn back to the border of the body, or of the field, in which the selection began."""
        body = self._rows.plan.blocks
        if self._rows.block_number(anchor.spot) is None:
            if head.spot == anchor.spot:
                return head
            first, last = self.spot_ends(anchor)
        elif self._rows.block_number(head.spot) is not None:
            return head
        else:
            first, last = Place(body[0].id), Place(body[-1].id, len(body[-1].text))
        return first if self.order(head) < self.order(anchor) else last

    def everything(self, place: Place) -> Selection:
        """The whole body, or the whole field."""
        blocks = self._rows.plan.blocks
        if self._rows.block_number(place.spot) is None or not blocks:
            return Selection(*self.spot_ends(place))
        return Selection(Place(blocks[0].id), Place(blocks[-1].id, len(blocks[-1].text)))

    def selected_in(self, row: Row, selection: Selection) -> tuple[int, int] | None:
        """What of a row's shown text a selection covers."""
        first, last = self.ordered(selection)
        low, high = self.order(first), self.order(last)
        covered: list[tuple[int, int]] = []
        for spot in row.spots:
            number = self._rows.spot_number(spot)
            if not low[0] <= number <= high[0]:
                continue
            start = row.position(first) if spot == first.spot else 0
            end = row.position(last) if spot == last.spot else len(row.text)
            covered.append((start, end))
        return (min(start for start, _ in covered), max(end for _, end in covered)) if covered else None


def _aside(row: Row, x: float) -> float:
    return max(row.x - x, x - row.x - row.width, 0.0)


def _distance(row: Row, x: float, y: float) -> float:
    return 3 * max(row.top - y, y - row.bottom, 0.0) + _aside(row, x)


def _like(spot: str, spots: list[str]) -> str:
    """The spot to go to when one is gone: another of its kind, or the first."""
    kind = spot.partition("/")[0].partition(".")[0]
    own = [other for other in spots if other.partition("/")[0].partition(".")[0] == kind]
    return own[min(bisect_left(own, spot), len(own) - 1)] if own else spots[0]
