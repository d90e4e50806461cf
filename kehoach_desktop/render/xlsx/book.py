"""One workbook being written: without macros, rows let go as soon as they are written, nothing of this PC in it."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from tempfile import TemporaryDirectory

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ...domain.font_widths import FontWidths
from .heights import Heights
from .looks import Looks

_A4 = 9
_MM_PER_INCH = 25.4
# Without them Excel looks for addresses and figures in the texts.
_AS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
USUAL_SIZE = 11  # points; its digits are as wide as those that widths in pixels are reckoned with
_NOON = datetime.time(12)


@dataclass(frozen=True, slots=True)
class Margins:
    """In millimetres; `edge` is the distance of the page number from the edge it stands at."""

    left: float
    right: float
    top: float
    bottom: float
    edge: float
    numbers_on_top: bool = False


# A table to work with: as near to the edge as common printers can, for it has many columns.
WORKING = Margins(left=15, right=8, top=12, bottom=14, edge=7)


class _Sheet(Worksheet):  # type: ignore[misc]
    """Its formulas are written as they are given."""

    def _prepare_formula(self, formula: str, _: bool = False) -> str:
        # XlsxWriter would look thirty times through each of ten thousand formulas for functions that ours have not.
        return formula.removeprefix("=")


class Book:
    def __init__(self, workbook: Workbook, family: str, fonts: FontWidths):
        self.workbook, self._family = workbook, family
        self.looks = Looks(workbook, family)
        self.heights = Heights(fonts)

    def sheet(self, name: str, margins: Margins) -> Worksheet:
        """A sheet for landscape A4: one page wide, as many high as it needs."""
        sheet = self.workbook.add_worksheet(name, worksheet_class=_Sheet)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(*(side / _MM_PER_INCH for side in (margins.left, margins.right, margins.top, margins.bottom)))
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        edge = {"margin": margins.edge / _MM_PER_INCH}
        if margins.numbers_on_top:
            sheet.set_header(f'&C&"{self._family},Regular"&13&P', edge)
        else:
            sheet.set_footer(f'&R&"{self._family},Regular"&9Trang &P/&N', edge)
        sheet.hide_gridlines(2)
        return sheet


@contextmanager
def written_book(
    family: str, fonts: FontWidths, title: str, made: datetime.date | None
) -> Iterator[tuple[Book, BytesIO]]:
    """A book to write into; its bytes are in the stream when the block ends. OSError where its rows cannot wait.

    They wait in files of a folder that is gone afterwards, whatever happens.
    """
    stream = BytesIO()
    with TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
        # Programs measure columns in digits of the workbook's own font: with one that a PC lacks they would be others.
        usual = {"default_format_properties": {"font_name": family, "font_size": USUAL_SIZE, "font_scheme": "none"}}
        workbook = Workbook(stream, {"constant_memory": True, "tmpdir": folder, **usual, **_AS_TEXT})
        created = {"created": datetime.datetime.combine(made, _NOON)} if made else {}
        workbook.set_properties({"title": title, "author": "", **created})
        try:
            yield Book(workbook, family, fonts), stream
            _close(workbook)
        finally:
            for sheet in workbook.worksheets():
                sheet.row_data_fh.close()  # Windows removes no open file


def _close(workbook: Workbook) -> None:
    try:
        workbook.close()
    except FileCreateError as error:
        raise (error.args[0] if error.args else OSError()) from None
