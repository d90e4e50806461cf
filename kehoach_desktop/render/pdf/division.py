"""A paragraph that must stay with a block, when no page can hold both: its last two lines stay, the others go before.

Word keeps the last lines with what follows. typst moves a paragraph whole or not at all, and would leave the block (the
signatures!) alone on its page.
"""

from collections.abc import Iterator
from dataclasses import replace

from ...domain.font_widths import FontWidths
from ...domain.layout.sheet import Paragraph
from ...domain.lengths import NOTHING, Length
from .pieces import points, unbroken

_KEPT_LINES = 2  # a last line never stands alone at the head of a page


def divided(paragraph: Paragraph, room: Length, fonts: FontWidths) -> tuple[Paragraph, Paragraph] | None:
    """The lines before, and those that stay with what follows; None where either part would be less than two lines.

    Both have all spans, those of the other part empty, so that a span keeps its number.
    """
    starts = list(_line_starts(paragraph, room, fonts))
    if len(starts) < 2 * _KEPT_LINES:
        return None
    at = starts[-_KEPT_LINES]
    end = len(paragraph.text[:at].rstrip(" "))  # a space before the end of a line would be set
    first = _part(paragraph, 0, end).with_look(keep_next=False, after=NOTHING)
    return first, _part(paragraph, at, len(paragraph.text)).with_look(first_line=NOTHING)


def _line_starts(paragraph: Paragraph, room: Length, fonts: FontWidths) -> Iterator[int]:
    """Where in the text each line begins, spaces before it left out."""
    inner = room - paragraph.look.left - paragraph.look.right
    line, is_new, left = 0, True, inner
    for start, end in unbroken(paragraph.text):
        if paragraph.text[start] == "\n":
            is_new = True
        elif is_new or points(paragraph, line, end, fonts) > left.pt:
            line, is_new = start, False
            left = inner - paragraph.look.first_line if start == 0 else inner
            yield start


def _part(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    spans, at = [], 0
    for span in paragraph.spans:
        spans.append(replace(span, text=span.text[max(start - at, 0) : max(end - at, 0)]))
        at += len(span.text)
    return replace(paragraph, spans=tuple(spans))
