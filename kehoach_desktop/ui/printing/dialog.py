"""The system's print dialog, filled in as the plan asks, and what the clerk chose in it."""

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from ...operations.printing import NoPrinterError, PrintJob, Printout, Ranges, Sides, job_title
from .raster import CUPS_OPTIONS
from .running import run
from .sending import printer_names, send

_SIDES = {
    QPrinter.DuplexMode.DuplexNone: Sides.ONE,
    QPrinter.DuplexMode.DuplexAuto: Sides.TWO,
    QPrinter.DuplexMode.DuplexLongSide: Sides.TWO,
    QPrinter.DuplexMode.DuplexShortSide: Sides.TWO_SHORT,
}
_OURS = {"media", "PageSize", "sides", "collate", "outputorder", "page-set", "page-ranges", "print-scaling"}
_PARITY = {"odd": 1, "even": 0}


def print_pages(printout: Printout, parent: QWidget | None = None, *, current: int | None = None) -> bool:
    """Asks how to print and prints; False when the clerk wants neither. `current` is the page in view, from 0.

    Raises a `KnownError` with the sentence for the clerk when it cannot be done.
    """
    if not printer_names():
        raise NoPrinterError
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not _asked(print_dialog(printout, printer, parent, current=current)):
        return False
    job = job_of(printer, printout, current=current)
    return run(lambda: send(printout, job, printer), printout.title, parent)


def _asked(dialog: QPrintDialog) -> bool:
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.setParent(None)  # or it would outlive the printer that it points to


def print_dialog(
    printout: Printout, printer: QPrinter, parent: QWidget | None = None, *, current: int | None = None
) -> QPrintDialog:
    """A4, all pages, on both sides as a book when the plan is to be printed so."""
    printer.setDocName(job_title(printout.title))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    if printout.two_sided:
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(printout.sizes))
    dialog.setFromTo(1, len(printout.sizes))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage, current is not None)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintSelection, False)
    # There it makes a file that only the printer can read.
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, os.name != "nt")
    return dialog


def job_of(printer: QPrinter, printout: Printout, *, current: int | None = None) -> PrintJob:
    """What the dialog left in `printer`."""
    options = dict(_cups_options(printer))
    is_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    ranges = _ranges(printer, current)
    parity = _PARITY.get(options.get("page-set", ""))
    if parity is not None:
        ranges = tuple((page, page) for page in _numbers(ranges, len(printout.sizes)) if page % 2 == parity)
    return PrintJob(
        printer="" if is_file else printer.printerName(),
        file=Path(printer.outputFileName()) if is_file else None,
        title=printout.title,
        ranges=ranges,
        copies=printer.copyCount(),
        collate=printer.collateCopies(),
        sides=_SIDES[printer.duplex()],
        last_first=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
        grayscale=printer.colorMode() == QPrinter.ColorMode.GrayScale,
        options=tuple((name, value) for name, value in options.items() if value and name not in _OURS),
    )


def _ranges(printer: QPrinter, current: int | None) -> Ranges | None:
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage if current is not None:
            return ((current + 1, current + 1),)
        case QPrinter.PrintRange.PageRange:
            return tuple((one.from_, one.to) for one in printer.pageRanges().toRangeList())
        case _:
            return None


def _numbers(ranges: Ranges | None, count: int) -> Iterator[int]:
    for first, last in ((1, count),) if ranges is None else ranges:
        yield from range(first, last + 1)


def _cups_options(printer: QPrinter) -> Iterator[tuple[str, str]]:
    words = printer.printEngine().property(CUPS_OPTIONS)
    names = words if isinstance(words, list) else []
    return zip(names[::2], names[1::2], strict=True)
