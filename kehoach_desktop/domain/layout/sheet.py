"""The composed page matter. Writers only write it, checks only read it, a DOCX from outside becomes one too."""

import datetime
from dataclasses import dataclass, replace
from typing import Any

from ..format_standard.rules import Align
from ..format_standard.zones import Zone
from ..lengths import NOTHING, Length
from ..plan import Role


@dataclass(frozen=True, slots=True)
class TextLook:
    size: Length
    bold: bool = False
    italic: bool = False
    underline: bool = False
    color: str | None = None


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """`exact` points, or a multiple of the font's own line."""

    exact: Length | None = None
    lines: float = 1.0


SINGLE = LineSpacing()


@dataclass(frozen=True, slots=True)
class Frame:
    """A box drawn round a paragraph: of fixed size, for the stamps of the State standard."""

    thickness: Length
    color: str
    space: Length  # between the text line and the box, above and below


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    align: Align = Align.LEFT
    first_line: Length = NOTHING
    left: Length = NOTHING
    right: Length = NOTHING
    before: Length = NOTHING
    after: Length = NOTHING
    spacing: LineSpacing = SINGLE
    keep_next: bool = False
    keep_lines: bool = False
    outline_level: int | None = None
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """The look that all paragraphs of a zone (and role) share; in Word a paragraph style of this name."""

    id: str
    name: str
    text: TextLook
    paragraph: ParagraphLook


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look. `spot` is the field or block it is typed into; fixed text has none."""

    text: str
    look: TextLook
    spot: str | None = None
    blank: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A solid line, centred on its paragraph. `drop` counts from the top of the last line of text, so that it
    hangs right however the text wraps; a negative one stands over the first line."""

    length: Length
    thickness: Length
    drop: Length


@dataclass(frozen=True, slots=True)
class Paragraph:
    zone: Zone
    style: Style
    spans: tuple[Span, ...]
    look: ParagraphLook
    role: Role | None = None
    block: str | None = None
    line: DrawnLine | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def with_look(self, **changes: Any) -> "Paragraph":
        return replace(self, look=replace(self.look, **changes))


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs in a column; `columns` above one spans the following columns too, `rows` the rows below.

    Where a cell reaches down, the rows below hold a cell of no paragraphs and of 0 `rows` in its place.
    """

    paragraphs: tuple[Paragraph, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of fixed width. Without `border` it only places text side by side. Rows are never split."""

    widths: tuple[Length, ...]
    rows: tuple[Row, ...]
    border: Length | None = None
    padding: Length = NOTHING  # at the sides of a cell
    padding_above: Length = NOTHING  # and above and below its text


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph at a fixed height of the last page of its section, across the text area."""

    paragraph: Paragraph
    top: Length


@dataclass(frozen=True, slots=True)
class Page:
    width: Length
    height: Length
    top: Length
    bottom: Length
    left: Length
    right: Length
    header: Length  # distance of the page number from the top edge
    footer: Length
    landscape: bool = False

    @property
    def text_width(self) -> Length:
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one geometry: the plan itself, then one for each annex."""

    page: Page
    content: tuple[Paragraph | Table, ...]
    page_number: Paragraph  # its text is where the number goes
    numbers_first_page: bool = False
    first_header: tuple[Paragraph, ...] = ()
    first_footer: tuple[Paragraph, ...] = ()
    placed: tuple[Placed, ...] = ()
    restart_numbers: bool = False
    on_new_leaf: bool = False  # printed on both sides, page 1 is a front: word processors leave a back empty for it


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str
    subject: str
    author: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Sheet:
    sections: tuple[Section, ...]
    properties: Properties
    font: str
    color: str
    blank_color: str
    normal: Style
    two_sided: bool = False

    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in reading order, those in tables included; headers and footers are not."""
        found = []
        for section in self.sections:
            for item in section.content:
                found += [item] if isinstance(item, Paragraph) else table_paragraphs(item)
            found += [placed.paragraph for placed in section.placed]
        return found


def table_paragraphs(table: Table) -> list[Paragraph]:
    return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]
