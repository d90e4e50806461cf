"""Two settings of one sheet side by side: every line begins at the same letter, on the same page, at the same height.

Three differences are not ours, and are counted apart:
- a hairline: a line that an independent measuring of the font shows to be full but for a twip for each run of it,
  which is what programs round a run to;
- a cut word: one that no line can hold, cut a letter earlier or later;
- a heading left at the foot of a page although the file says that it stays with the next paragraph.
After one of these, comparing goes on with the next paragraph; if a line more or less was set, where things stand on the
page is compared again from the next section on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kehoach_desktop.domain.layout.line_breaks import HELD_HYPHEN
from kehoach_desktop.domain.layout.sheet import Paragraph
from tests.parity.set_text import SetLine, SetParagraph, Setting
from tests.render.docx.font_file import text_width_mm

TWIP_PT = 0.05
ROUNDED_PT = 0.03  # LibreOffice 7.4 rounds the widths of glyphs too
SAME_PT = 1.0
_POINTS_PER_MM = 72 / 25.4


@dataclass(slots=True)
class Comparison:
    """What was found; `faults` are what may not be."""

    lines: int = 0
    hairlines: list[str] = field(default_factory=list)
    wide_hairlines: int = 0  # of them, those of a twip and more
    cuts: list[str] = field(default_factory=list)
    disobeyed: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __add__(self, other: "Comparison") -> "Comparison":
        return Comparison(
            self.lines + other.lines,
            self.hairlines + other.hairlines,
            self.wide_hairlines + other.wide_hairlines,
            self.cuts + other.cuts,
            self.disobeyed + other.disobeyed,
            self.faults + other.faults,
        )

    @property
    def summary(self) -> str:
        """One line for the log."""
        rate = 1000 * len(self.hairlines) / max(self.lines, 1)
        return (
            f"{self.lines} lines, {len(self.faults)} differ, {len(self.hairlines)} hairlines ({rate:.2f} per 1,000; "
            f"{self.wide_hairlines} of 0.05 pt and more), "
            f"{len(self.cuts)} words cut elsewhere, {len(self.disobeyed)} headings left alone by LibreOffice"
        )


def compare(ours: Setting, theirs: Setting) -> Comparison:
    found = Comparison()
    walk = _Walk(found)
    for number, (own, other) in enumerate(zip(ours.paragraphs, theirs.paragraphs, strict=True)):
        walk.step(own, other, theirs.paragraphs[number:])
    if walk.was_in_step:
        found.faults += _margin_faults(ours, theirs)
    return found


class _Walk:
    """Goes through both settings; out of step after a line more or less, until a section begins."""

    def __init__(self, found: Comparison):
        self._found = found
        self._section = -1
        self._first_pages = (0, 0)
        self._in_step = True
        self.was_in_step = True

    def step(self, own: SetParagraph, other: SetParagraph, rest: Sequence[SetParagraph]) -> None:
        if own.section != self._section:
            self._section = own.section
            self._first_pages = (_page(own), _page(other))
            self._in_step = True
        self._found.lines += len(own.lines)
        if own.starts != other.starts:
            self._different_lines(own, other)
        elif self._in_step and (place := self._misplaced(own, other)):
            (self._found.disobeyed if _is_left_alone(rest) else self._found.faults).append(place)
            self._fall_out()

    def _different_lines(self, own: SetParagraph, other: SetParagraph) -> None:
        line = _first_difference(own, other)
        if abs(line.spare) < TWIP_PT * line.runs + ROUNDED_PT:
            self._found.hairlines.append(f"{line.text} ({line.spare:+.3f} pt, {line.runs} runs)")
            self._found.wide_hairlines += abs(line.spare) >= TWIP_PT
        elif line.word_is_wider:
            self._found.cuts.append(line.text)
        else:
            self._found.faults.append(f"breaks elsewhere, {line.spare:+.2f} pt to spare: {line.text}")
        if len(own.lines) != len(other.lines):
            self._fall_out()

    def _misplaced(self, own: SetParagraph, other: SetParagraph) -> str | None:
        for line, same in zip(own.lines, other.lines, strict=True):
            pages = (line.page - self._first_pages[0], same.page - self._first_pages[1])
            if pages[0] != pages[1] or abs(line.baseline - same.baseline) > SAME_PT:
                return (
                    f"stands elsewhere: page {line.page + 1} at {line.baseline:.1f}, "
                    f"not page {same.page + 1} at {same.baseline:.1f}: {line.text[:60]}"
                )
        return None

    def _fall_out(self) -> None:
        self._in_step = self.was_in_step = False


def _page(paragraph: SetParagraph) -> int:
    return paragraph.lines[0].page if paragraph.lines else 0


def _is_left_alone(paragraphs: Sequence[SetParagraph]) -> bool:
    """Whether headings that must stay with what follows end a page without it."""
    for heading, after in pairwise(paragraphs):
        if heading.paragraph.look.outline_level is None or not after.lines:
            return False
        if after.lines[0].page > heading.lines[-1].page:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Line:
    """The longer of two lines that begin alike and end apart, and what its column has to spare for it."""

    text: str
    spare: float
    runs: int  # a held hyphen is one of its own
    word_is_wider: bool  # than the column: the word at which the shorter line ends


def _first_difference(own: SetParagraph, other: SetParagraph) -> _Line:
    look, paragraph = own.paragraph.look, own.paragraph
    room = own.room - look.left.pt - look.right.pt
    for (start, end), (_, other_end) in zip(_spans(own.lines), _spans(other.lines), strict=False):
        if end != other_end:
            text = _between(paragraph, start, max(end, other_end))
            runs = sum(1 for _ in _pieces(paragraph, start, max(end, other_end))) + 2 * len(HELD_HYPHEN.findall(text))
            spare = room - (look.first_line.pt if start == 0 else 0) - _width(paragraph, start, max(end, other_end))
            word = _width(paragraph, *_word_around(paragraph, min(end, other_end)))
            return _Line(text.strip()[-60:], spare, runs, word > room)
    raise AssertionError(f"no difference in {_shown(own)}")


def _word_around(paragraph: Paragraph, letter: int) -> tuple[int, int]:
    """The word, in letters, that holds a letter, or begins with it; with what clings to it."""
    gaps = re.finditer(r"\s+(?![/.,;:!?)\]}])", paragraph.text)
    starts = [0, *(len("".join(paragraph.text[: gap.start()].split())) for gap in gaps)]
    ends = [*starts[1:], len("".join(paragraph.text.split()))]
    return next((start, end) for start, end in zip(starts, ends, strict=True) if start <= letter < end)


def _spans(lines: Sequence[SetLine]) -> Iterator[tuple[int, int]]:
    ends = lines[-1].start + len(lines[-1].text)
    yield from pairwise([*(line.start for line in lines), ends])


def _letters(paragraph: Paragraph) -> list[tuple[int, int]]:
    """For each letter that leaves ink, where it stands: span and place in it."""
    return [
        (number, at)
        for number, span in enumerate(paragraph.spans)
        for at, letter in enumerate(span.text)
        if not letter.isspace()
    ]


def _pieces(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The text from one letter to another with the spaces between, by spans."""
    letters = _letters(paragraph)
    (first, begin), (last, stop) = letters[start], letters[end - 1]
    for number in range(first, last + 1):
        text = paragraph.spans[number].text
        yield text[begin if number == first else 0 : stop + 1 if number == last else len(text)], number


def _between(paragraph: Paragraph, start: int, end: int) -> str:
    return "".join(text for text, _ in _pieces(paragraph, start, end))


def _width(paragraph: Paragraph, start: int, end: int) -> float:
    """In points, measured by a reader of the font file that the program does not have."""
    looks = [paragraph.spans[number].look for _, number in _pieces(paragraph, start, end)]
    texts = [text for text, _ in _pieces(paragraph, start, end)]
    widths = (
        text_width_mm(text, look.size.pt, bold=look.bold, italic=look.italic)
        for text, look in zip(texts, looks, strict=True)
    )
    return sum(widths) * _POINTS_PER_MM


def _shown(paragraph: SetParagraph) -> str:
    return paragraph.paragraph.text[:60]


def _margin_faults(ours: Setting, theirs: Setting) -> Iterator[str]:
    """Page numbers, marks and contact lines: the same letters on the same pages at the same heights."""
    own, other = ours.margins, theirs.margins
    if [(glyph.page, glyph.text) for glyph in own] != [(glyph.page, glyph.text) for glyph in other]:
        yield f"margins hold other letters: {''.join(g.text for g in own)[:80]} / {''.join(g.text for g in other)[:80]}"
        return
    for glyph, same in zip(own, other, strict=True):
        if abs(glyph.baseline - same.baseline) > SAME_PT:
            yield f"margin of page {glyph.page + 1}: {glyph.text} at {glyph.baseline:.1f}, not {same.baseline:.1f}"
            return
