"""A story – the body, a header, a footer – as paragraphs and tables in document order."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.helpers.docx_formats import CharacterFormat, ParagraphFormat
from tests.helpers.docx_lines import DrawnLine, VmlLine
from tests.helpers.docx_styles import NO_TABLE, CellStyling, StyleSheet
from tests.helpers.docx_tables import (
    CellFormat,
    Edges,
    RowFormat,
    TableFormat,
    cell_format,
    cell_span,
    conditions,
    row_format,
    table_format,
)
from tests.helpers.docx_text import Field, InlineReader, Run, RunContext, contents, paragraph_mark
from tests.helpers.ooxml import Element, child, tag, value


@dataclass(frozen=True)
class CellPlace:
    """Which cell: the table by its index in the story, the column by the grid."""

    table: int
    row: int
    column: int
    is_nested: bool


@dataclass(frozen=True, kw_only=True)
class Paragraph(ParagraphFormat):
    """A paragraph with everything resolved; `mark` is the formatting of its paragraph mark.

    `text` holds a tab as \\t, a line break as \\n, a page break as \\f, a column break as \\v, a
    non-breaking hyphen as "-", a soft hyphen as U+00AD, and the result of a field.
    """

    index: int
    section: int
    style_id: str | None
    style_name: str | None
    cell: CellPlace | None
    is_in_text_box: bool
    runs: tuple[Run, ...]
    mark: CharacterFormat
    fields: tuple[Field, ...]
    lines: tuple[DrawnLine, ...]
    vml_lines: tuple[VmlLine, ...]

    @property
    def text(self) -> str:
        """All letters of the paragraph, hidden ones too."""
        return "".join(run.text for run in self.runs)

    @property
    def sizes_pt(self) -> frozenset[float]:
        """The sizes of its letters."""
        return frozenset(run.size_pt for run in self.runs)

    def has_field(self, kind: str) -> bool:
        """Whether a field of that name (`PAGE`) stands in it."""
        return any(each.kind == kind for each in self.fields)


@dataclass(frozen=True, kw_only=True)
class Cell(CellFormat):
    """A cell with its paragraphs (not those of tables within it) and the tables within it."""

    place: CellPlace
    paragraphs: tuple[Paragraph, ...]
    tables: tuple["Table", ...]

    @property
    def text(self) -> str:
        """Its own paragraphs, one line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, kw_only=True)
class Row(RowFormat):
    """A row with its cells."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class Table(TableFormat):
    """A table with its rows; `index` counts all tables of the story, nested ones too."""

    index: int
    is_nested: bool
    rows: tuple[Row, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, row by row."""
        return tuple(cell for row in self.rows for cell in row.cells)

    def cell(self, row: int, column: int) -> Cell:
        """The cell that begins at that grid column."""
        return next(each for each in self.rows[row].cells if each.place.column == column)


@dataclass(frozen=True)
class Story:
    """What stands in one part."""

    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    section_marks: tuple[Element, ...]


@dataclass(frozen=True)
class _Surroundings:
    cell: CellPlace | None = None
    table: CellStyling = NO_TABLE
    is_in_text_box: bool = False


def read_story(root: Element, styles: StyleSheet) -> Story:
    """Read a `w:body`, `w:hdr` or `w:ftr`."""
    return _StoryReader(styles).read(root)


class _StoryReader:
    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._inline = InlineReader(styles)
        self._paragraphs: list[Paragraph] = []
        self._tables: dict[int, Table] = {}
        self._table_count = 0
        self._section_marks: list[Element] = []

    def read(self, root: Element) -> Story:
        self._read_blocks(root, _Surroundings())
        if (last := child(root, "w:sectPr")) is not None:
            self._section_marks.append(last)
        tables = tuple(self._tables[index] for index in sorted(self._tables))
        return Story(tuple(self._paragraphs), tables, tuple(self._section_marks))

    def _read_blocks(self, parent: Element, around: _Surroundings) -> tuple[tuple[Paragraph, ...], tuple[Table, ...]]:
        """Read blocks, and hand back those that lie directly here."""
        paragraphs, tables = [], []
        for block in contents(parent):
            if block.tag == tag("w:p"):
                paragraphs.append(self._read_paragraph(block, around))
            elif block.tag == tag("w:tbl"):
                tables.append(self._read_table(block, around))
        return tuple(paragraphs), tuple(tables)

    def _read_paragraph(self, element: Element, around: _Surroundings) -> Paragraph:
        properties = child(element, "w:pPr")
        style_id = self._styles.paragraph_style(properties)
        inline = self._inline.read(element, RunContext(style_id, around.table))
        mark = self._styles.characters(paragraph_mark(element), style_id, around.table)
        paragraph = Paragraph(
            **vars(self._styles.paragraph(properties, around.table)),
            index=len(self._paragraphs),
            section=len(self._section_marks),
            style_id=style_id,
            style_name=self._styles.name(style_id),
            cell=around.cell,
            is_in_text_box=around.is_in_text_box,
            runs=tuple(inline.runs),
            mark=mark,
            fields=tuple(inline.fields),
            lines=tuple(inline.lines),
            vml_lines=tuple(inline.vml_lines),
        )
        self._paragraphs.append(paragraph)
        for box in inline.text_boxes:
            self._read_blocks(box, _Surroundings(is_in_text_box=True))
        if (section := child(properties, "w:sectPr")) is not None:
            self._section_marks.append(section)
        return paragraph

    def _read_table(self, element: Element, around: _Surroundings) -> Table:
        index = self._table_count
        self._table_count += 1
        looks = table_format(element, self._styles)
        rows = [each for each in contents(element) if each.tag == tag("w:tr")]
        is_nested = around.cell is not None
        table = Table(
            **vars(looks),
            index=index,
            is_nested=is_nested,
            rows=tuple(
                Row(
                    **vars(row_format(row)),
                    cells=tuple(
                        self._read_cell(cell, element, looks, place, edges)
                        for cell, place, edges in _places(row, number, len(rows), index, is_nested)
                    ),
                )
                for number, row in enumerate(rows)
            ),
        )
        self._tables[index] = table
        return table

    def _read_cell(self, cell: Element, table: Element, looks: TableFormat, place: CellPlace, edges: Edges) -> Cell:
        style_id = value(table, "w:tblPr/w:tblStyle")
        styling = self._styles.cell_styling(style_id, conditions(table, place.row, edges))
        paragraphs, tables = self._read_blocks(cell, _Surroundings(place, styling))
        return Cell(
            **vars(cell_format(cell, looks, edges)),
            place=place,
            paragraphs=paragraphs,
            tables=tables,
        )


def _places(
    row: Element, number: int, row_count: int, table: int, is_nested: bool
) -> Iterator[tuple[Element, CellPlace, Edges]]:
    """The cells of a row, each with its place in the grid and at the edges of the table."""
    cells = [each for each in contents(row) if each.tag == tag("w:tc")]
    column = int(value(row, "w:trPr/w:gridBefore") or "0")
    for cell in cells:
        edges = Edges(
            top=number == 0,
            left=cell is cells[0],
            bottom=number == row_count - 1,
            right=cell is cells[-1],
        )
        yield cell, CellPlace(table, number, column, is_nested), edges
        column += cell_span(cell)
