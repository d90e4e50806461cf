"""Paragraphs: their style, what differs from it, the text, and the line drawn under it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from ...domain.layout.line_breaks import HELD_HYPHEN
from ...domain.layout.sheet import Paragraph, Placed, Span
from ...domain.lengths import NOTHING, Length
from .drawings import at_text, drawn_line, on_page
from .looks import paragraph_properties, run_properties
from .ooxml import element, escape

BLANK_STYLE = "kh-blank"

_SPECIAL = re.compile(HELD_HYPHEN.pattern + r"|\n")
_SPECIAL_XML = {"-": "<w:noBreakHyphen/>", "\n": "<w:br/>"}


@dataclass(frozen=True, slots=True)
class Writing:
    """What a whole file shares while it is written."""

    color: str
    ids: Iterator[int] = field(default_factory=lambda: count(1))


def write_paragraph(paragraph: Paragraph, writing: Writing, *, frame: str = "", section: str = "") -> str:
    """`frame` places the paragraph on the page, `section` ends a section with it."""
    style = paragraph.style
    properties = paragraph_properties(
        paragraph.look, style.paragraph, style=element("pStyle", val=style.id), frame=frame
    )
    runs = _runs(paragraph)
    if paragraph.line and not frame:
        drawing = drawn_line(paragraph.line, at_text(paragraph.line), writing.color, writing.ids)
        runs = drawing + runs if paragraph.line.drop < NOTHING else runs + drawing
    return f"<w:p><w:pPr>{properties}{section}</w:pPr>{runs}</w:p>"


def _runs(paragraph: Paragraph) -> str:
    """The spans as runs. A hyphen is judged by the whole text: it may be the last of its span."""
    text = paragraph.text
    special = {match.start(): _SPECIAL_XML[match.group()] for match in _SPECIAL.finditer(text)}
    written, start = [], 0
    for span in paragraph.spans:
        end = start + len(span.text)
        content = _content(text, start, end, {at: xml for at, xml in special.items() if start <= at < end})
        written.append(_run(content, _span_properties(span, paragraph)))
        start = end
    return "".join(written)


def _span_properties(span: Span, paragraph: Paragraph) -> str:
    return run_properties(span.look, paragraph.style.text, style=BLANK_STYLE if span.blank else None)


def _content(text: str, start: int, end: int, special: Mapping[int, str]) -> str:
    """The characters from `start` to `end`, the `special` ones as elements of their own."""
    parts = []
    for at, xml in special.items():
        parts.append(_plain(text[start:at]) + xml)
        start = at + 1
    return "".join(parts) + _plain(text[start:end])


def _run(content: str, properties: str = "") -> str:
    written = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{written}{content}</w:r>"


def write_run(text: str, properties: str = "") -> str:
    """A run of plain text."""
    return _run(_plain(text), properties)


def _plain(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""


def write_placed(placed: Placed, width: Length, writing: Writing) -> str:
    """A paragraph at a fixed height of the page, across the text area; it anchors to the paragraph after it."""
    frame = element(
        "framePr", w=width.twips, wrap="around", vAnchor="page", hAnchor="margin", xAlign="center", y=placed.top.twips
    )
    return write_paragraph(placed.paragraph, writing, frame=frame)


def placed_line(placed: Placed, writing: Writing) -> str:
    """The line of a placed paragraph: no drawing can hang inside a frame, so it hangs by the page."""
    line = placed.paragraph.line
    return drawn_line(line, on_page(line, placed.top), writing.color, writing.ids) if line else ""


def write_tail(section: str = "", drawings: str = "", *, holds: bool = False) -> str:
    """The paragraph that Word wants after a table, as small as can be: a twip high, its mark hidden.

    A full point opens an empty page where a closing block fills its page to the last line. One that `holds` placed
    paragraphs keeps its mark: LibreOffice drops what hangs by a hidden one before a section.
    """
    spacing = element("spacing", before=0, after=0, line=1, lineRule="exact")
    mark = "" if holds else "<w:rPr><w:vanish/></w:rPr>"
    return f"<w:p><w:pPr>{spacing}{mark}{section}</w:pPr>{drawings}</w:p>"
