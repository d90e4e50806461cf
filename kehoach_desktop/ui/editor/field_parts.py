"""The parts of a composed paragraph: which of its letters stand for which stored ones.

A composed text may differ from what is stored: capitals, a dash in front, the note of a recipient in brackets, `Số 05-`
for the number 5, the composer's own end mark in place of the clerk's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...domain.edits.spots import spot_text
from ...domain.format_standard.zones import ZONE_NAMES
from ...domain.layout.sheet import Paragraph, Span
from ...domain.plan import Block, Plan
from ...domain.recipients import LOOSE_ENDS
from .rows import Kind, Part


class FieldParts:
    """Parts of the paragraphs of one plan's fields, asked for from the top of the page to its end."""

    def __init__(self, plan: Plan, kept: str | None = None) -> None:
        self._plan, self._kept = plan, kept
        self._begun: dict[str, int] = {}  # how much of a field of several lines stands above

    def of(self, paragraph: Paragraph) -> list[Part]:
        return [part for span in paragraph.spans for part in self._parts(span, paragraph)]

    def open_line(self, paragraph: Paragraph) -> list[Part]:
        """The line that has just been begun below a paragraph: the composer drops it as long as it is empty."""
        span = next((span for span in paragraph.spans if span.spot), None)
        if span is None or span.spot is None:
            return []
        stored = spot_text(self._plan, span.spot)
        is_open = stored.endswith("\n") and self._begun.get(span.spot) == len(stored)
        return [Part("", span.look, span.spot, len(stored), 0)] if is_open else []

    def _parts(self, span: Span, paragraph: Paragraph) -> Iterator[Part]:
        if span.spot is not None and span.spot == self._kept:
            look = replace(span.look, bold=False, italic=True, color=None)
            yield Part(ZONE_NAMES[paragraph.zone], look, span.spot, kind=Kind.HINT)
        else:
            yield from self._span_parts(span)

    def _span_parts(self, span: Span) -> Iterator[Part]:
        if span.spot is None:
            yield Part(span.text, span.look)
            return
        stored = spot_text(self._plan, span.spot)
        if span.blank and not stored:
            yield Part(span.text, span.look, span.spot, kind=Kind.BLANK)
            return
        start, line = self._line(span.spot, stored)
        if span.blank:
            yield Part(span.text, span.look, span.spot, start, len(line), Kind.BLANK)
            return
        yield from _aligned(span, start, line)

    def _line(self, spot: str, stored: str) -> tuple[int, str]:
        """The next line of a field that has something to show, and where it begins."""
        at = self._begun.get(spot, 0)
        while True:
            line, end, _ = stored[at:].partition("\n")
            if line.strip() or not end:
                break
            at += len(line) + 1
        self._begun[spot] = at + len(line) + 1 if end else at
        return at, line


def _aligned(span: Span, start: int, line: str) -> Iterator[Part]:
    """A shown text around, or in place of, a stored one."""
    kept = line.rstrip()
    at = _found(span.text, kept)
    while at < 0 and kept and kept[-1] in LOOSE_ENDS:
        kept = kept[:-1].rstrip()  # the composer drops a loose comma at the end
        at = _found(span.text, kept)
    if at < 0 and span.spot == "issue_date":  # room for handwriting: as long in both, of other spaces
        kept, at = line, len(span.text) - len(line)
    if at < 0 or not kept:
        yield Part(span.text, span.look, span.spot, start, len(line))
        return
    tail = line[len(kept) :]
    shown_tail = tail if tail.isspace() else ""
    if at:
        yield Part(span.text[:at], span.look)
    end = at + len(kept)
    yield Part(span.text[at:end] + shown_tail, span.look, span.spot, start, len(kept) + len(shown_tail))
    if end < len(span.text):
        yield Part(span.text[end:], span.look)
    if tail and not shown_tail:
        yield Part("", span.look, span.spot, start + len(kept), len(tail))


def _found(shown: str, stored: str) -> int:
    """Where a stored text stands in a shown one, capitals or not."""
    found = shown.find(stored)
    if found < 0 and len(shown.lower()) == len(shown) and len(stored.lower()) == len(stored):
        found = shown.lower().find(stored.lower())
    return found


def block_parts(block: Block, spans: Sequence[Span], mark: Sequence[Span], hint: Span) -> list[Part]:
    """The parts of a block: `spans` of its runs in order, the last perhaps shortened, then the composer's mark."""
    parts: list[Part] = []
    start = 0
    hidden = ""
    for number, run in enumerate(block.runs):
        span = spans[number] if number < len(spans) else None
        if run.blank and span:
            parts.append(Part(span.text, span.look, block.id, start, len(run.text), Kind.BLANK))
        elif span and len(span.text) < len(run.text):
            parts.append(Part(span.text, span.look, block.id, start, len(span.text)))
            hidden += run.text[len(span.text) :]
        elif span:
            parts.append(Part(span.text, span.look, block.id, start, len(run.text)))
        else:
            hidden += run.text
        start += len(run.text)
    if hidden.isspace():
        parts.append(Part(hidden, parts[-1].look if parts else hint.look, block.id, start - len(hidden), len(hidden)))
        hidden = ""
    if not any(part.text for part in parts):
        parts = [Part(hint.text, hint.look, block.id, kind=Kind.HINT)] if not hidden else parts
    parts += [Part(span.text, span.look) for span in mark]
    if hidden:
        parts.append(Part("", hint.look, block.id, start - len(hidden), len(hidden)))
    return parts
