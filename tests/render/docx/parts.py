"""A finished plan taken apart by place alone: which table, which row and column, before or after what.

Nothing here asks for the names of styles, so that a component in the wrong place is not found by its name.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from tests.helpers.docx_view import DocxView, Paragraph, Table

SEPARATOR = "-----"
DIGITS = frozenset("0123456789")


@dataclass(frozen=True)
class Looks:
    """What the tables of the regulations say of a component: size, weight, slant, underline, alignment."""

    size_pt: float
    bold: bool = False
    italic: bool = False
    underline: str = "none"
    alignment: str = "center"


def looks(paragraph: Paragraph) -> Looks:
    """The looks of a paragraph whose letters are all alike."""
    found = {
        Looks(run.size_pt, run.bold, run.italic, run.underline, paragraph.alignment)
        for run in paragraph.runs
        if run.text.strip()
    }
    assert len(found) == 1, f"{paragraph.text!r} is set in {found or 'no letters'}"
    return found.pop()


def texts(paragraphs: tuple[Paragraph, ...] | list[Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


class Document:
    """The parts of one document. A part that is not where it belongs is an AssertionError."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.view = DocxView(data)
        self.main = [each for each in self.view.paragraphs if each.section == 0 and not each.is_in_text_box]

    @cached_property
    def tables(self) -> list[Table]:
        """The tables of the main text: letterhead and closing block, no others."""
        numbers = {each.cell.table for each in self.main if each.cell}
        found = [table for table in self.view.tables if table.index in numbers]
        assert len(found) == 2, f"the main text has {len(found)} tables"
        return found

    # ---------------------------------------------------------------- the letterhead

    @property
    def letterhead(self) -> Table:
        table = self.tables[0]
        first = self.main[0].cell
        assert first is not None, "something stands above the letterhead"
        assert first.table == table.index, "something stands above the letterhead"
        assert [len(row.cells) for row in table.rows] == [2, 2], "the letterhead has two rows and two columns"
        return table

    @property
    def bodies(self) -> tuple[Paragraph, ...]:
        """The left column, first row: the superior, the issuing body and what stands below it."""
        return self.letterhead.cell(0, 0).paragraphs

    @property
    def titles(self) -> tuple[Paragraph, ...]:
        """The right column, first row."""
        return self.letterhead.cell(0, 1).paragraphs

    @property
    def number(self) -> Paragraph:
        return self.letterhead.cell(1, 0).paragraphs[0]

    @property
    def below_number(self) -> tuple[Paragraph, ...]:
        """The marks under the number."""
        return self.letterhead.cell(1, 0).paragraphs[1:]

    @property
    def place_date(self) -> Paragraph:
        (only,) = self.letterhead.cell(1, 1).paragraphs
        return only

    # ---------------------------------------------------------------- what stands between the two tables

    @cached_property
    def flow(self) -> list[Paragraph]:
        last, first = self.letterhead.cells[-1].paragraphs[-1], self.closing.cells[0].paragraphs[0]
        return [each for each in self.main if last.index < each.index < first.index]

    @cached_property
    def heading(self) -> list[Paragraph]:
        """Type name, author line if any, subject, and the five hyphens under it if there are any."""
        above = list(takewhile(lambda each: each.text != SEPARATOR and not each.lines, self.flow))
        return self.flow[: len(above) + 1]

    @property
    def subject(self) -> Paragraph:
        return next(each for each in reversed(self.heading) if each.text != SEPARATOR)

    @property
    def body(self) -> list[Paragraph]:
        return self.flow[len(self.heading) :]

    # ---------------------------------------------------------------- the closing block

    @property
    def closing(self) -> Table:
        table = self.tables[1]
        assert all(len(row.cells) == 2 for row in table.rows), "the closing block has two columns"
        return table

    @property
    def recipients(self) -> tuple[Paragraph, ...]:
        """The left column of the last row: the label, the list, the keeper, the typist's mark."""
        return self.closing.rows[-1].cells[0].paragraphs

    @property
    def signature(self) -> tuple[Paragraph, ...]:
        """The right column of the first row: authority, position, name."""
        return self.closing.cell(0, 1).paragraphs

    @property
    def after_closing(self) -> list[Paragraph]:
        last = self.closing.cells[-1].paragraphs[-1]
        return [each for each in self.main if each.index > last.index]

    # ---------------------------------------------------------------- annexes

    def annex(self, number: int = 1) -> tuple[list[Paragraph], Table]:
        """The lines above the table of an annex, and the table."""
        inside = [each for each in self.view.paragraphs if each.section == number]
        table = next(table for table in self.view.tables if inside and _is_in(table, inside))
        first = table.cells[0].paragraphs[0]
        return [each for each in inside if each.index < first.index], table


def _is_in(table: Table, paragraphs: list[Paragraph]) -> bool:
    first = table.cells[0].paragraphs[0]
    return paragraphs[0].index <= first.index <= paragraphs[-1].index
