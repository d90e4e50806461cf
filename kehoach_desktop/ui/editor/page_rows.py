"""The whole paper as rows: letterhead and title, body, closing, from top to bottom, kept in step with the plan.

Rows come from the paragraphs that are printed. An edit makes new only those whose block or whose neighbourhood changed;
a number that changed is painted anew, and its lines are broken anew only where it takes another room.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from ...domain.blanks import Place
from ...domain.format_standard.ruleset import Ruleset
from ...domain.layout import compose
from ...domain.layout.body import Neighbours, compose_block, neighbourhood
from ...domain.layout.context import Context
from ...domain.layout.head import compose_title
from ...domain.layout.sheet import Paragraph, Span, Table
from ...domain.lengths import pt
from ...domain.plan import Block, Plan
from ...domain.plan_edits import Kind, field_kind, spot_text, with_spot_text
from .field_parts import FieldParts, block_parts
from .role_words import ROLE_WORDS
from .rows import Column, Inks, Row

_BODY_FIELDS = frozenset(  # no row of head or foot
    {"blocks", "tasks", "citations", "annexes", "dismissed", "id", "unknown"}
)
_ALL_FIELDS = frozenset({"ruleset", "layout", "house_style"})  # every row depends on them
_FEW = 3  # rows that may be laid out at once while one types


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows that share a height: one column, or several side by side."""

    columns: tuple[tuple[Row, ...], ...]


class PageRows:
    """All rows of a plan. `version` grows with each change that may have moved something."""

    def __init__(self, plan: Plan, ruleset: Ruleset, inks: Inks) -> None:
        self.inks = inks
        self.kept: str | None = None
        self.body: list[Row] = []
        self.height = 0.0
        self._has_grown = False
        self._begin(plan, ruleset)

    def _begin(self, plan: Plan, ruleset: Ruleset) -> None:
        self.plan, self.ruleset = plan, ruleset
        self.context = Context(ruleset, plan.layout, plan.house_style)
        self.page = self.context.page
        self._text_column = Column(0, self.page.text_width.twips)
        self._neighbours = neighbourhood(plan.blocks, self.context)
        self.body = [self._body_row(*pair) for pair in zip(plan.blocks, self._neighbours, strict=True)]
        self._compose_fields()
        self._index()
        self.stack()

    # ------------------------------------------------------------ following the plan

    def follow(self, plan: Plan, ruleset: Ruleset) -> None:
        """Becomes the rows of `plan`, keeping every row that it may."""
        before = self.plan
        changed = {field.name for field in fields(Plan) if getattr(before, field.name) != getattr(plan, field.name)}
        if ruleset is not self.ruleset or changed & _ALL_FIELDS:
            self._begin(plan, ruleset)
            return
        self.plan = plan
        self._has_grown = False
        has_moved = plan.blocks is not before.blocks and self._follow_blocks(before.blocks, plan.blocks)
        has_fields = bool(changed - _BODY_FIELDS) or bool(before.blocks) is not bool(plan.blocks)
        if has_fields:
            self._compose_fields()
        if has_moved or has_fields:
            self._index()
        if has_moved or has_fields or self._has_grown:
            self.stack()

    def _follow_blocks(self, before: Sequence[Block], after: Sequence[Block]) -> bool:
        """Whether blocks came, went, moved or got other numbers, and not only other words."""
        first, last_before, last_after = _differing(before, after)
        old, new = before[first:last_before], after[first:last_after]
        if [_numbering_key(block) for block in old] == [_numbering_key(block) for block in new]:
            for number, block in enumerate(new, first):
                if self.body[number].block is not block:
                    self._exchange(number, block, lays_out=len(new) <= _FEW)
            return False
        known = {
            id(block): pair for block, pair in zip(before, zip(self.body, self._neighbours, strict=True), strict=True)
        }
        self._neighbours = neighbourhood(after, self.context)
        self.body = [
            self._followed(block, neighbours, known.get(id(block)))
            for block, neighbours in zip(after, self._neighbours, strict=True)
        ]
        return True

    def _exchange(self, number: int, block: Block, *, lays_out: bool) -> None:
        """A row with other words. Where its lines are counted at once, mostly nothing below it has to move."""
        before = self.body[number]
        row = self.body[number] = self._body_row(block, self._neighbours[number])
        row.y = before.y
        if lays_out and before.layout is not None:
            row.lay_out()
        self._has_grown = self._has_grown or row.height != before.height

    def _followed(self, block: Block, neighbours: Neighbours, known: tuple[Row, Neighbours] | None) -> Row:
        """The row of a block that may stand elsewhere now, or have another number."""
        if known is None:
            return self._body_row(block, neighbours)
        row, before = known
        if before == neighbours:
            return row
        if replace(before, label=neighbours.label) != neighbours or not (before.label and neighbours.label):
            return self._body_row(block, neighbours)
        row.set_label(replace(row.label_span, text=f"{neighbours.label} ") if row.label_span else None)
        return row

    # ------------------------------------------------------------ making rows

    def _body_row(self, block: Block, neighbours: Neighbours) -> Row:
        paragraph = compose_block(block, neighbours, self.context)
        if neighbours.is_last:
            room = max(paragraph.look.after, pt(self.ruleset.closing.before_pt))
            paragraph = paragraph.with_look(after=room)
        label = paragraph.spans[0] if neighbours.label else None
        own = [span for span in paragraph.spans if span.spot]
        mark = [span for span in paragraph.spans[bool(label) :] if not span.spot]
        hint = Span(ROLE_WORDS[block.role], replace(paragraph.style.text, bold=False, italic=True), block.id)
        parts = block_parts(block, own, mark, hint)
        return Row(paragraph, parts, self._text_column, self.ruleset.fonts, self.inks, label, block)

    def _compose_fields(self) -> None:
        plan = self._plan_with_kept(replace(self.plan, blocks=(), annexes=(), tasks=()))
        section = compose(plan, self.ruleset).sections[0]
        parts = FieldParts(self.plan, self.kept)
        title = compose_title(plan, self.context)
        letterhead, *others = section.content
        closing = next(number for number, item in enumerate(others) if isinstance(item, Table))
        if not self.plan.blocks:
            title = [item for item in others[:closing] if isinstance(item, Paragraph)]
        self._circulation = [self._field_row(one, self._text_column, parts) for one in section.first_header]
        self._head = [*self._bands([letterhead, *title], parts)]
        margins = [*(placed.paragraph for placed in section.placed), *section.first_footer]
        if margins:  # they stand in the bottom margin of a page; here below the closing, clear of it
            margins[0] = margins[0].with_look(before=pt(2 * self.ruleset.closing.before_pt))
        foot = [*others[closing:], *margins]
        self._foot = [*self._bands(foot, parts)]
        self.head = [*self._circulation, *_rows(self._head)]
        self.foot = _rows(self._foot)

    def _bands(self, items: Iterable[Paragraph | Table], parts: FieldParts) -> Iterator[_Band]:
        for item in items:
            if isinstance(item, Paragraph):
                yield _Band((tuple(self._field_rows([item], self._text_column, parts)),))
                continue
            for line in item.rows:
                left, columns = 0, []
                for cell, width in zip(line.cells, item.widths, strict=True):
                    column = Column(left, width.twips)
                    columns.append(tuple(self._field_rows(cell.paragraphs, column, parts)))
                    left += width.twips
                yield _Band(tuple(columns))

    def _field_rows(self, paragraphs: Sequence[Paragraph], column: Column, parts: FieldParts) -> Iterator[Row]:
        for paragraph in paragraphs:
            yield self._field_row(paragraph, column, parts)
            if open_line := parts.open_line(paragraph):
                yield Row(paragraph, open_line, column, self.ruleset.fonts, self.inks)

    def _plan_with_kept(self, plan: Plan) -> Plan:
        """`plan` with something in the field that is to be shown though it is empty."""
        if self.kept is None:
            return plan
        stand_in = "1" if field_kind(plan, self.kept) is Kind.NUMBER else "…"
        done = with_spot_text(plan, self.kept, stand_in)
        return done[0] if done else plan

    def _field_row(self, paragraph: Paragraph, column: Column, parts: FieldParts) -> Row:
        return Row(paragraph, parts.of(paragraph), column, self.ruleset.fonts, self.inks)

    # ------------------------------------------------------------ stacking

    def stack(self) -> None:
        """Puts every row at its height, from the top of the text area."""
        top = _stacked(self._head, 0.0)
        for row in self.body:
            row.y = top
            top += row.height
        self.height = _stacked(self._foot, top)
        above = float(self.page.header.twips - self.page.top.twips)
        for row in self._circulation:
            row.y, above = above, above + row.height

    def _index(self) -> None:
        self._numbers = {block.id: number for number, block in enumerate(self.plan.blocks)}
        self._spots: list[str] | None = None
        self._fields: dict[str, list[Row]] = {}
        for row in (*self.head, *self.foot):
            for spot in row.spots:
                self._fields.setdefault(spot, []).append(row)

    def keep(self, spot: str | None) -> None:
        """A field that stays on the paper while the caret is in it, though nothing is left to print there."""
        self.kept = spot
        self._compose_fields()
        self._index()
        self.stack()

    def set_inks(self, inks: Inks) -> None:
        """Other colours, in the layouts that are there and in those to come."""
        self.inks.blank, self.inks.hint = inks.blank, inks.hint
        for row in self.all_rows():
            row.layout = None

    # ------------------------------------------------------------ asking

    def all_rows(self) -> Iterator[Row]:
        """Every row in the order of the page."""
        yield from self.head
        yield from self.body
        yield from self.foot

    def waiting(self) -> list[Row]:
        """The rows that are not laid out yet, in the order of the page."""
        return [row for part in (self.head, self.body, self.foot) for row in part if row.layout is None]

    def spots(self) -> list[str]:
        """Every spot that the caret reaches, in reading order."""
        if self._spots is None:
            spots = (spot for row in self.all_rows() for spot in row.spots)
            self._spots = list(dict.fromkeys(spots))
            self._spot_numbers = {spot: number for number, spot in enumerate(self._spots)}
        return self._spots

    def spot_number(self, spot: str) -> int:
        """Where a spot stands among the others; -1 if it is not on the paper."""
        self.spots()
        return self._spot_numbers.get(spot, -1)

    def has(self, spot: str) -> bool:
        return spot in self._numbers or spot in self._fields

    def block_number(self, spot: str) -> int | None:
        """The number of a block of the body; None for a field."""
        return self._numbers.get(spot)

    def rows_of(self, spot: str) -> list[Row]:
        number = self._numbers.get(spot)
        return self._fields.get(spot, []) if number is None else [self.body[number]]

    def row_at(self, place: Place) -> Row | None:
        """The row in which a place of the plan stands."""
        rows = self.rows_of(place.spot)
        return next((row for row in rows if row.holds(place)), rows[-1] if rows else None)

    def body_between(self, top: float, bottom: float) -> list[Row]:
        """The rows of the body that show between two heights."""
        first = self.first_body_row(top)
        found = []
        for row in self.body[first:]:
            if row.y >= bottom:
                break
            found.append(row)
        return found

    def first_body_row(self, y: float) -> int:
        """The number of the body row that covers a height, the first one above the body."""
        return max(bisect_right(self.body, y, key=_top) - 1, 0)

    def between(self, top: float, bottom: float) -> list[Row]:
        """All rows that show between two heights."""
        fields_ = [row for row in (*self.head, *self.foot) if row.y < bottom and row.y + row.height > top]
        return [*fields_, *(row for row in self.body_between(top, bottom) if row.y + row.height > top)]

    def text_of(self, spot: str) -> str:
        """What is stored at a spot."""
        number = self._numbers.get(spot)
        return spot_text(self.plan, spot) if number is None else self.plan.blocks[number].text


# ---------------------------------------------------------------- helpers


def _top(row: Row) -> float:
    return row.y


def _rows(bands: Iterable[_Band]) -> list[Row]:
    return [row for band in bands for column in band.columns for row in column]


def _stacked(bands: Iterable[_Band], top: float) -> float:
    """The height below `bands`, each under the one before."""
    for band in bands:
        below = top
        for column in band.columns:
            y = top
            for row in column:
                y += row.paragraph.look.before.twips
                row.y, y = y, y + row.height
            below = max(below, y)
        top = below
    return top


def _numbering_key(block: Block) -> tuple[object, ...]:
    """What the numbers of the blocks and the marks at their ends depend on."""
    return block.role, block.label, block.heading, block.id


def _differing(before: Sequence[Block], after: Sequence[Block]) -> tuple[int, int, int]:
    """Where two lists of blocks begin to differ, and where each ends to."""
    shorter = min(len(before), len(after))
    first = next((n for n in range(shorter) if before[n] is not after[n]), shorter)
    most = shorter - first
    same = next((n for n in range(most) if before[-1 - n] is not after[-1 - n]), most)
    return first, len(before) - same, len(after) - same
