"""The columns of our sheets, as data: what they hold, how wide they are, who fills them."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ...domain.task_exchange import DAY_NOUGHT, Value, fitting
from .heights import Heights
from .looks import DAY_FORMAT, ENTRY_FILL, PER_CENT_FORMAT, Looks, is_formula_like


class Kind(Enum):
    TEXT = "text"
    DAY = "day"
    PER_CENT = "per cent"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """`is_entered` cells are open for whoever fills the sheet; a column of no width is hidden."""

    name: str
    title: str
    pixels: int = 0
    align: str = "left"
    kind: Kind = Kind.TEXT
    is_entered: bool = False

    @property
    def is_hidden(self) -> bool:
        return self.pixels == 0


class ColumnWriter:
    """Writes the cells of one column with its looks."""

    def __init__(self, column: Column, number: int, looks: Looks, heights: Heights, size: float):
        self.column, self.number = column, number
        self._looks, self._heights, self._size = looks, heights, size
        self.plain = self._look()
        self._quoted = self._look(quote_prefix=True)

    def _look(self, **more: object) -> Format:
        own: dict[str, object] = {"align": self.column.align}
        if self.column.kind is Kind.DAY:
            own["num_format"] = DAY_FORMAT
        if self.column.kind is Kind.PER_CENT:
            own["num_format"] = PER_CENT_FORMAT
        if self.column.is_entered:
            own |= {"locked": False, "bg_color": ENTRY_FILL}
        if self.column.is_hidden:
            own |= {"text_wrap": False}
        return self._looks.cell(self._size, **(own | more))

    def write(self, sheet: Worksheet, row: int, value: Value) -> None:
        if value is None or value == "":
            if not self.column.is_hidden:
                sheet.write_blank(row, self.number, None, self.plain)
        elif isinstance(value, str):
            write_text(sheet, row, self.number, fitting(value), self._text_look(value))
        elif isinstance(value, datetime.date):
            # Spreadsheets have no days before 1900.
            if value.year < 1900:
                sheet.write_string(row, self.number, f"{value:%d/%m/%Y}", self.plain)
            else:
                sheet.write_number(row, self.number, (value - DAY_NOUGHT).days, self.plain)
        else:
            sheet.write_number(row, self.number, value, self.plain)

    def _text_look(self, text: str) -> Format:
        quoted = is_formula_like(text)
        if len(text) > _LONG and not self.column.is_hidden:
            size = self._heights.fitting_size(text, self.column.pixels, self._size)
            if size < self._size:
                return self._look(font_size=size, **({"quote_prefix": True} if quoted else {}))
        return self._quoted if quoted else self.plain


def write_text(sheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """A text, whatever it says: XlsxWriter takes what begins and ends as a run of its own for one."""
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(row, column, text[:1], text[1:2], text[2:], look)
    else:
        sheet.write_string(row, column, text, look)


_LONG = 400  # letters, below which no text needs a row higher than there is


def set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    for number, column in enumerate(columns):
        if column.is_hidden:
            sheet.set_column_pixels(number, number, 64, None, {"hidden": True})
        else:
            sheet.set_column_pixels(number, number, column.pixels)
