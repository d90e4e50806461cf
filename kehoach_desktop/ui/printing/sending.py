"""One job to the printer or into a file, by the best way this system has."""

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ...operations.printing import (
    NoPrinterError,
    PrinterGoneError,
    PrintJob,
    Printout,
    Progress,
    Steps,
    wanted_pages,
    write_pages,
)
from .lp import hand_over, lp_program
from .raster import paint, printer_for


def printer_names() -> list[str]:
    return QPrinterInfo.availablePrinterNames()


def send(printout: Printout, job: PrintJob, printer: QPrinter | None = None) -> Steps:
    """Prints, telling how far it is; `printer` is the one that a dialog has set up."""
    if job.file:
        return _write(printout, job)
    if not job.printer:
        raise NoPrinterError
    if job.printer not in printer_names():
        raise PrinterGoneError(job.printer)
    program = lp_program()
    if program:
        return hand_over(printout, job, program)
    return paint(printout, job, printer or printer_for(job))


def _write(printout: Printout, job: PrintJob) -> Steps:
    total = len(wanted_pages(job, len(printout.sizes)))
    yield Progress(0, total)
    write_pages(printout, job)
    yield Progress(total, total)
