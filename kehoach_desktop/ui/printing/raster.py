"""Pages painted dot by dot on a printer of the system: on Windows, and where there is no `lp`."""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from ...operations.printing import (
    PrintingError,
    PrintJob,
    Printout,
    PrintRefusedError,
    Progress,
    Sides,
    Steps,
    job_title,
    page_order,
    wanted_pages,
)

# Where Qt keeps the options for CUPS that its own classes have no place for: names and values in turn.
CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
_MOST_DOTS = 600  # to an inch: more is not seen in text, and takes four times the room and time

_DUPLEX = {
    Sides.ONE: QPrinter.DuplexMode.DuplexNone,
    Sides.TWO: QPrinter.DuplexMode.DuplexLongSide,
    Sides.TWO_SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


def printer_for(job: PrintJob) -> QPrinter:
    """A printer set up as the job says; one that a dialog set up knows more, such as the choices of its driver."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(job.printer)
    printer.setCopyCount(job.copies)
    printer.setCollateCopies(job.collate)
    if job.sides:
        printer.setDuplex(_DUPLEX[job.sides])
    if job.grayscale:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    return printer


def paint(printout: Printout, job: PrintJob, printer: QPrinter) -> Steps:
    """Prints page by page; stopping on the way takes the job back."""
    pages = wanted_pages(job, len(printout.sizes))
    order = page_order(pages, job, 1 if printer.supportsMultipleCopies() else job.copies)
    _set_up(printer, printout, job)
    _turn(printer, printout, order[0])
    _begin_at_corner(printer)
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintRefusedError(
            f"Máy in “{job.printer}” không nhận lệnh in; chưa in trang nào. Hãy xem máy in đã bật và nối với máy tính."
        )
    # A printer that writes PDF would keep the pictures as JPEG, with dirt round the letters.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    is_complete = False
    try:
        yield from _paint_pages(painter, printer, printout, job, order)
        # Qt tells CUPS the orientation of the last page, which then turns the others upside down.
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        is_complete = True
    finally:
        if not is_complete:
            _take_back(printer)
        is_sent = painter.end()
    if not is_sent:
        raise _stopped(job, len(order), len(order))
    yield Progress(len(order), len(order))


def _take_back(printer: QPrinter) -> None:
    """Lets nothing of a job come out that ends before it is complete.

    WORKAROUND for QPrinter.abort(), which does nothing with CUPS and on Windows, where the job would go out as far as
    it is: CUPS refuses a job of no copies, and Windows forgets the job of a printer that is opened anew.
    """
    printer.abort()
    engine = printer.printEngine()
    engine.setProperty(CUPS_OPTIONS, ["copies", "0"])
    engine.setProperty(QPrintEngine.PrintEnginePropertyKey.PPK_PrinterName, printer.printerName())


def dots(own: int) -> int:
    """To an inch: a whole fraction of the printer's own, so that no dot of ours falls between two of its."""
    return own // -(-own // _MOST_DOTS)


def _set_up(printer: QPrinter, printout: Printout, job: PrintJob) -> None:
    printer.setDocName(job_title(job.title))
    printer.setResolution(dots(printer.resolution()))
    width, height = sorted(printout.sizes[0])
    paper = QPageSize(QSizeF(width, height), QPageSize.Unit.Point)
    if not printer.setPageSize(paper):
        raise PrintRefusedError(f"Máy in “{job.printer}” không có khổ giấy {paper.name()}; chưa in trang nào.")
    printer.setFullPage(True)
    # Without what the dialog may have put there of odd and even pages: those are chosen already.
    printer.printEngine().setProperty(CUPS_OPTIONS, [part for option in job.options for part in option])


def _turn(printer: QPrinter, printout: Printout, page: int | None) -> None:
    """The paper of the next page; Windows lets the orientation change on the way, but no more than that."""
    if page is not None:
        width, height = printout.sizes[page]
        orientation = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(orientation)


def _begin_at_corner(printer: QPrinter) -> None:
    """Of the paper, not of what the printer can reach: the margins are in the pages.

    Windows measures from margins even on a full page, and looks at the printer's edges only when they are set.
    """
    printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Point)


def _paint_pages(
    painter: QPainter, printer: QPrinter, printout: Printout, job: PrintJob, order: list[int | None]
) -> Steps:
    scale = printer.resolution() / 72
    for done, page in enumerate(order):
        if done:
            _turn(printer, printout, page)
            if not printer.newPage():
                raise _stopped(job, done, len(order))
            _begin_at_corner(printer)
        yield Progress(done, len(order))
        if page is not None:
            for band in printout.bands(page, scale):
                drawn = band.picture
                image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
                painter.drawImage(0, band.top, image)
                yield Progress(done, len(order))


def _stopped(job: PrintJob, done: int, total: int) -> PrintingError:
    return PrintingError(
        f"Máy in “{job.printer}” dừng giữa chừng, sau {done} trên {total} trang; các trang trước có thể đã in. "
        "Hãy xem máy in rồi in tiếp những trang còn thiếu."
    )
