"""Which characters of a sheet the document font has no glyph for: PDF and print show an empty box for each.

Tinos stands for Times New Roman on every PC and nothing is borrowed from another font, so that the pages are the same
everywhere. Word borrows, and may show such a character where the print does not. What has no look of its own is never
a box: marks of direction, joiners, selectors of a variant. A letter whose parts the font has is drawn from them; a mark
that it lacks makes a box of the letter below it too.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .font_widths import FontFace, FontWidths
from .format_standard.zones import Zone
from .layout.sheet import Paragraph, Section, Sheet, Span, Table, table_paragraphs

# Unicode's Default_Ignorable_Code_Point, and what only makes room.
_NEVER_DRAWN = re.compile(
    "[\t\n\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3000\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class MissingGlyphs:
    """What the font lacks of the text typed into one spot of a paragraph: each character once, in order."""

    paragraph: Paragraph
    spot: str | None
    characters: str

    @property
    def zone(self) -> Zone:
        return self.paragraph.zone

    @property
    def block(self) -> str | None:
        return self.paragraph.block


def missing_glyphs(sheet: Sheet, fonts: FontWidths) -> tuple[MissingGlyphs, ...]:
    """All that would print as a box, from the top of the first page on."""
    return tuple(
        found
        for section in sheet.sections
        for paragraph in _paragraphs(section)
        for found in missing_in_paragraph(paragraph, fonts)
    )


def missing_in_paragraph(paragraph: Paragraph, fonts: FontWidths) -> Iterator[MissingGlyphs]:
    by_spot: dict[str | None, str] = {}
    for span in paragraph.spans:
        if lacking := _lacking(span, fonts):
            by_spot[span.spot] = by_spot.get(span.spot, "") + lacking
    for spot, characters in by_spot.items():
        yield MissingGlyphs(paragraph, spot, "".join(dict.fromkeys(characters)))


def _lacking(span: Span, fonts: FontWidths) -> str:
    face = fonts.face(bold=span.look.bold, italic=span.look.italic)
    # The few different letters of a text are looked up, not all its letters.
    lacking = {char for char in set(span.text) if prints_as_box(char, face)}
    return "".join(char for char in dict.fromkeys(span.text) if char in lacking) if lacking else ""


def prints_as_box(char: str, face: FontFace) -> bool:
    if face.glyph(char) or _NEVER_DRAWN.match(char):
        return False
    parts = unicodedata.normalize("NFD", char)
    return parts == char or not all(map(face.glyph, parts))


def _paragraphs(section: Section) -> Iterable[Paragraph]:
    yield from section.first_header
    for item in section.content:
        yield from table_paragraphs(item) if isinstance(item, Table) else (item,)
    yield from (placed.paragraph for placed in section.placed)
    yield from section.first_footer
