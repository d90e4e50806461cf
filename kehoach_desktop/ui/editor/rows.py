"""A row of the paper: one paragraph of the sheet, laid out in twips, with the way from its letters to the plan's.

What a row shows is more than what is stored: the regulation's words, the marks that the composer sets, the name of what
is missing. Each part knows which letters of which spot it stands for; fixed parts stand for none and are out of reach.
The label is painted, not laid out: the first line begins behind it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QTextLayout

from ...domain.blanks import Place
from ...domain.font_widths import FontWidths
from ...domain.layout.sheet import Paragraph, Span, TextLook
from ...domain.plan import Block
from .break_rules import LINE_END, BreakRules
from .paper_fonts import font_of
from .type_setting import format_range, frame_padding, label_width, line_metrics, text_option

_STAND_IN = "\ue000"  # one unit where Qt counts two: the font lacks both, and shows its box
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_INVISIBLE = QColor(0, 0, 0, 0)
_ABOVE_LETTERS, _BELOW_LETTERS = 0.9, 0.22  # of its size: `Ễ` and `ặ`
_LETTER_WIDTH = 0.45  # of its size, on average: enough to guess a height


class Kind(Enum):
    """How a part is shown and reached."""

    TEXT = auto()
    BLANK = auto()  # a yellow pill, gone over in one step
    HINT = auto()  # the grey name of what is empty


@dataclass(frozen=True, slots=True)
class Part:
    """Shown text. It stands for the letters `start` to `start + length` of `spot`; fixed text has no spot."""

    text: str
    look: TextLook
    spot: str | None = None
    start: int = 0
    length: int = 0
    kind: Kind = Kind.TEXT

    @property
    def end(self) -> int:
        return self.start + self.length

    def offset(self, at: int) -> int:
        """The stored letter that stands `at` letters into the shown text."""
        if self.kind is Kind.TEXT and len(self.text) == self.length:
            return self.start + min(max(at, 0), self.length)
        return self.start if self.text and at * 2 < len(self.text) else self.end

    def position(self, offset: int) -> int:
        """Where in the shown text a stored letter stands."""
        if self.kind is Kind.TEXT and len(self.text) == self.length:
            return offset - self.start
        return 0 if offset <= self.start else len(self.text)


@dataclass(frozen=True, slots=True)
class Preedit:
    """What an input method is composing, at a place of the row's shown text."""

    text: str = ""
    position: int = 0
    caret: int = 0


NO_PREEDIT = Preedit()


@dataclass(slots=True)
class Inks:
    """The colours of what is no text of the clerk's; all else is drawn in the painter's own. Kept in the layouts."""

    blank: QColor
    hint: QColor


@dataclass(frozen=True, slots=True)
class Column:
    """Where a paragraph stands from side to side, in twips from the left of the text area."""

    left: float
    width: float


class Row:
    """One paragraph on the paper. It is laid out when it is looked at; until then its height is a guess."""

    def __init__(
        self,
        paragraph: Paragraph,
        parts: Sequence[Part],
        column: Column,
        fonts: FontWidths,
        inks: Inks,
        label: Span | None = None,
        block: Block | None = None,
    ) -> None:
        look = paragraph.look
        self.paragraph, self.parts, self.block = paragraph, tuple(parts), block
        self.metrics = line_metrics(paragraph, fonts)
        self.column = column
        self.x = column.left + look.left.twips
        self.width = max(column.width - look.left.twips - look.right.twips, 1.0)
        self.y = 0.0
        self.after: float = look.after.twips
        self.preedit = NO_PREEDIT
        self.layout: QTextLayout | None = None
        self._fonts, self._inks = fonts, inks
        self._label: Span | None = None
        self.label_font: QFont | None = None
        self._label_width = 0.0
        self._starts = list(accumulate((len(part.text) for part in self.parts), initial=0))
        self.text = _ASTRAL.sub(_STAND_IN, "".join(part.text for part in self.parts)).replace("\n", LINE_END)
        self.padding = frame_padding(paragraph)
        self._lines = 1
        self.height = 0.0
        self._measure(self._guessed_lines())
        self.set_label(label)

    # ------------------------------------------------------------ label and heights

    @property
    def label(self) -> str:
        return self._label.text.removesuffix(" ") if self._label else ""

    @property
    def label_span(self) -> Span | None:
        return self._label

    def set_label(self, label: Span | None) -> None:
        """Another number in front: the lines are broken anew only where it takes another room."""
        self._label = label
        self.label_font = font_of(replace(label.look, underline=False)) if label else None
        width = label_width(label, self._fonts) if label else 0.0
        if width != self._label_width:
            self._label_width = width
            self.layout = None

    def _measure(self, lines: int) -> None:
        self._lines = lines
        self.height = self.lines_height + 2 * self.padding + self.after

    @property
    def lines_height(self) -> float:
        return self._lines * self.metrics.pitch

    @property
    def top(self) -> float:
        """Where the first line begins."""
        return self.y + self.padding

    @property
    def bottom(self) -> float:
        """Where the last line ends: room below the paragraph does not count."""
        return self.top + self.lines_height

    @property
    def indent(self) -> float:
        return self.paragraph.look.first_line.twips + self._label_width

    def _guessed_lines(self) -> int:
        letters = len(self.text) * self.paragraph.style.text.size.twips * _LETTER_WIDTH
        return max(1, -int(-letters // self.width)) + self.text.count(LINE_END)

    # ------------------------------------------------------------ laying out

    def lay_out(self) -> QTextLayout:
        """The layout, made now if there is none."""
        if self.layout is None:
            self.layout = self._laid_out()
        return self.layout

    def set_preedit(self, preedit: Preedit) -> None:
        if preedit != self.preedit:
            self.preedit, self.layout = preedit, None

    def _laid_out(self) -> QTextLayout:
        base = self.paragraph.style.text
        layout = QTextLayout(self.text, font_of(replace(base, underline=False)))
        layout.setTextOption(text_option(self.paragraph.look.align))
        layout.setCacheEnabled(True)
        if self.preedit.text:
            layout.setPreeditArea(self.preedit.position, self.preedit.text)
        layout.setFormats(self._formats(base))
        shown = self.shown_text
        rules = None if self.preedit.text else BreakRules.of(shown)
        layout.beginLayout()
        number, indent = 0, self.indent
        while (line := layout.createLine()).isValid():
            room = max(self.width - indent, 1.0)
            line.setLineWidth(room)
            if rules and (letters := rules.letters(line.textStart(), line.textLength())) < line.textLength():
                line.setNumColumns(letters, room)
            line.setPosition(QPointF(indent, number * self.metrics.pitch + self.metrics.above - line.ascent()))
            number, indent = number + 1, 0.0
        layout.endLayout()
        self._measure(max(number, 1))
        return layout

    def _formats(self, base: TextLook) -> list[QTextLayout.FormatRange]:
        plain = replace(base, underline=False, color=None)
        ranges: list[QTextLayout.FormatRange] = []
        for part, start, end in self.part_ranges():
            if part.kind is Kind.BLANK:
                ranges += self._pill_formats(part, start, end)
            elif part.kind is Kind.HINT:
                ranges.append(self._format(start, end, font_of(part.look), self._inks.hint))
            elif part.text and replace(part.look, color=None) != plain:
                ranges.append(self._format(start, end, font_of(part.look)))
        if self.preedit.text:
            at = self.preedit.position
            ranges.append(
                format_range(at, at + len(self.preedit.text), font_of(replace(self._look_before(at), underline=True)))
            )
        return ranges

    def _pill_formats(self, part: Part, start: int, end: int) -> Iterator[QTextLayout.FormatRange]:
        """The brackets of the printed page keep their room, so that lines break alike, but are not seen."""
        font = font_of(part.look)
        inner = (start + 1, end - 1) if part.text.startswith("[") and part.text.endswith("]") else (start, end)
        for first, last, color in (
            (start, inner[0], _INVISIBLE),
            (*inner, self._inks.blank),
            (inner[1], end, _INVISIBLE),
        ):
            if first < last:
                yield self._format(first, last, font, color)

    def _format(self, start: int, end: int, font: QFont, color: QColor | None = None) -> QTextLayout.FormatRange:
        return format_range(*self._around_preedit(start, end), font, color)

    def _look_before(self, position: int) -> TextLook:
        """The look that a letter typed at a position takes: that of the part before it."""
        looks = [part.look for part, start, end in self.part_ranges() if part.spot and start <= position and part.text]
        return looks[-1] if looks else self.paragraph.style.text

    def _around_preedit(self, start: int, end: int) -> tuple[int, int]:
        return self.shown_position(start), self.shown_position(end)

    @property
    def shown_text(self) -> str:
        """What the layout shows, with what is being composed."""
        at = self.preedit.position
        return self.text[:at] + self.preedit.text + self.text[at:] if self.preedit.text else self.text

    def shown_position(self, position: int) -> int:
        """A position of the text as the layout counts: behind what is being composed it is further on."""
        return position + len(self.preedit.text) if position > self.preedit.position else position

    # ------------------------------------------------------------ letters and places

    @property
    def is_editable(self) -> bool:
        return any(part.spot for part in self.parts)

    @property
    def spots(self) -> list[str]:
        return list(dict.fromkeys(part.spot for part in self.parts if part.spot))

    def part_ranges(self) -> Iterator[tuple[Part, int, int]]:
        """Each part with its place in the shown text."""
        for part, start in zip(self.parts, self._starts, strict=False):
            yield part, start, start + len(part.text)

    def holds(self, place: Place) -> bool:
        return any(part.spot == place.spot and part.start <= place.offset <= part.end for part in self.parts)

    def position(self, place: Place) -> int:
        """Where a place of the plan stands in the shown text; the nearest where it has no letter here."""
        best, least = 0, 1 << 30
        for part, start, _ in self.part_ranges():
            if part.spot == place.spot:
                away = max(part.start - place.offset, place.offset - part.end, 0)
                if away < least:
                    offset = min(max(place.offset, part.start), part.end)
                    best, least = start + part.position(offset), away
        return best

    def place(self, position: int) -> Place | None:
        """The place at, or nearest to, a position of the shown text; None in a row of fixed text only."""
        best, least = None, 1 << 30
        for part, start, end in self.part_ranges():
            if part.spot is None:
                continue
            away = max(start - position, position - end, 0)
            # Where two parts meet, the further one has what is hidden behind the composer's mark.
            if away < least or (away == least and not part.text):
                best, least = Place(part.spot, part.offset(position - start)), away
        return best

    # ------------------------------------------------------------ geometry

    def line_count(self) -> int:
        self.lay_out()
        return self._lines

    def line_of(self, position: int) -> int:
        layout = self.lay_out()
        line = layout.lineForTextPosition(self._composed(position))
        return line.lineNumber() if line.isValid() else max(layout.lineCount() - 1, 0)

    def _composed(self, position: int) -> int:
        """A caret's position with what is being composed before it."""
        if self.preedit.text and position == self.preedit.position:
            return position + self.preedit.caret
        return self.shown_position(position)

    def caret(self, position: int) -> QRectF:
        """Where the caret stands: as high as the letters, and without width."""
        layout, number = self.lay_out(), self.line_of(position)
        x = _x(layout, number, self._composed(position))
        size, baseline = self.paragraph.style.text.size.twips, self.baseline(number)
        return QRectF(self.x + x, baseline - size * _ABOVE_LETTERS, 0, size * (_ABOVE_LETTERS + _BELOW_LETTERS))

    def line_top(self, number: int) -> float:
        return self.top + number * self.metrics.pitch

    def baseline(self, number: int) -> float:
        return self.line_top(number) + self.metrics.above

    def position_at(self, x: float, y: float) -> int:
        """The position of the shown text nearest to a point of the paper."""
        number = int((y - self.top) // self.metrics.pitch)
        return self.position_in_line(min(max(number, 0), self.line_count() - 1), x)

    def position_in_line(self, number: int, x: float) -> int:
        layout = self.lay_out()
        line = layout.lineAt(number)
        first, last = self.line_span(number)
        found = _plain(line.xToCursor(x - self.x), self.preedit)
        return min(max(found, first), last)

    def line_span(self, number: int) -> tuple[int, int]:
        """First and last position of the caret in a line: behind the last letter begins the next line."""
        layout = self.lay_out()
        line = layout.lineAt(number)
        end = line.textStart() + line.textLength()
        if number < layout.lineCount() - 1:
            end -= 1
        return _plain(line.textStart(), self.preedit), _plain(end, self.preedit)

    def boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """What lies between two positions, line by line, each box as high as its line."""
        layout, (first, last) = self.lay_out(), self._around_preedit(start, end)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            begins, ends = line.textStart(), line.textStart() + line.textLength()
            if (first < ends and last > begins) or (first == last and begins <= first <= ends):
                left, right = (_x(layout, number, min(max(at, begins), ends)) for at in (first, last))
                top = self.top + number * self.metrics.pitch
                yield QRectF(self.x + min(left, right), top, abs(right - left), self.metrics.pitch)

    def line_texts(self) -> list[str]:
        """The text of each line: a door for tests, which compare it with the page."""
        layout, shown = self.lay_out(), self.shown_text
        lines = (layout.lineAt(number) for number in range(layout.lineCount()))
        return [shown[line.textStart() : line.textStart() + line.textLength()] for line in lines]


def _x(layout: QTextLayout, line: int, position: int) -> float:
    found: Any = layout.lineAt(line).cursorToX(position)  # a position too, which the types leave out
    return float(found[0] if isinstance(found, tuple) else found)


def _plain(shown: int, preedit: Preedit) -> int:
    """A position of the layout without what is being composed."""
    if shown <= preedit.position:
        return shown
    return max(shown - len(preedit.text), preedit.position)
