import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.operations.printing import NoPrinterError, PrintJob, Printout, Sides
from kehoach_desktop.ui.printing import dialog, print_pages, sending
from kehoach_desktop.ui.printing.dialog import job_of, print_dialog
from kehoach_desktop.ui.printing.raster import CUPS_OPTIONS
from tests.ui.printing.printers import PdfPrinter

pytestmark = pytest.mark.usefixtures("qapp")

Option = QPrintDialog.PrintDialogOption


@pytest.fixture
def printer(tmp_path: Path) -> PdfPrinter:
    return PdfPrinter(tmp_path / "in ra.pdf")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


# ---------------------------------------------------------------- filled in beforehand


drawn_by_qt = pytest.mark.skipif(os.name == "nt", reason="hộp thoại của Windows chỉ nhận máy in thật")


@drawn_by_qt
def test_the_dialog_begins_with_a4_and_the_pages_there_are(
    printout: Printout, printer: PdfPrinter, window: QWidget
) -> None:
    opened = print_dialog(printout, printer, window)
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    assert (opened.minPage(), opened.maxPage(), opened.fromPage(), opened.toPage()) == (1, 4, 1, 4)
    assert opened.printRange() == QPrintDialog.PrintRange.AllPages
    assert printer.docName() == printout.title


@drawn_by_qt
@pytest.mark.parametrize("two_sided", [True, False])
def test_the_dialog_begins_with_both_sides_as_a_book_when_the_plan_is_printed_so(
    printout: Printout, printer: PdfPrinter, window: QWidget, two_sided: bool
) -> None:
    print_dialog(replace(printout, two_sided=two_sided), printer, window)
    long, none = QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone
    assert printer.duplex() == (long if two_sided else none)


@drawn_by_qt
@pytest.mark.parametrize("current", [None, 0, 2])
def test_the_dialog_has_the_choices_that_a_plan_has(
    printout: Printout, printer: PdfPrinter, window: QWidget, current: int | None
) -> None:
    opened = print_dialog(printout, printer, window, current=current)
    assert opened.testOption(Option.PrintPageRange)
    assert opened.testOption(Option.PrintCollateCopies)
    assert not opened.testOption(Option.PrintSelection)
    assert opened.testOption(Option.PrintCurrentPage) == (current is not None)


@drawn_by_qt
def test_the_dialog_shows_what_it_begins_with(printout: Printout, printer: PdfPrinter, window: QWidget) -> None:
    seen: dict[str, int] = {}

    def look() -> None:
        opened = QApplication.activeModalWidget()
        seen.update({box.objectName(): box.value() for box in opened.findChildren(QSpinBox)})
        opened.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel).click()

    QTimer.singleShot(0, look)
    assert print_dialog(printout, printer, window).exec() == QDialog.DialogCode.Rejected
    assert (seen["from"], seen["to"], seen["copies"]) == (1, 4, 1)


# ---------------------------------------------------------------- what the clerk chose


def on(printer: QPrinter) -> None:
    """A printer of the system, as far as the tests have one."""
    printer.outputFormat = lambda: QPrinter.OutputFormat.NativeFormat  # type: ignore[method-assign]
    printer.setPrinterName("HP")


def pages(ranges: str) -> Callable[[QPrinter], None]:
    def choose(printer: QPrinter) -> None:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(ranges))

    return choose


def cups(*options: str) -> Callable[[QPrinter], None]:
    return lambda printer: printer.printEngine().setProperty(CUPS_OPTIONS, list(options))


@pytest.mark.parametrize(
    ("choose", "changes"),
    [
        (lambda printer: printer.setPrintRange(QPrinter.PrintRange.AllPages), {}),
        (lambda printer: printer.setCopyCount(3), {"copies": 3}),
        (lambda printer: printer.setCollateCopies(False), {"collate": False}),
        (lambda printer: printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide), {"sides": Sides.TWO}),
        (lambda printer: printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide), {"sides": Sides.TWO_SHORT}),
        (lambda printer: printer.setDuplex(QPrinter.DuplexMode.DuplexAuto), {"sides": Sides.TWO}),
        (lambda printer: printer.setColorMode(QPrinter.ColorMode.GrayScale), {"grayscale": True}),
        (lambda printer: printer.setPageOrder(QPrinter.PageOrder.LastPageFirst), {"last_first": True}),
        (pages("2-3"), {"ranges": ((2, 3),)}),
        (pages("1,3-4"), {"ranges": ((1, 1), (3, 4))}),
        (lambda printer: printer.setPrintRange(QPrinter.PrintRange.CurrentPage), {"ranges": ((3, 3),)}),
        (cups("page-set", "odd"), {"ranges": ((1, 1), (3, 3))}),
        (cups("page-set", "even"), {"ranges": ((2, 2), (4, 4))}),
        (cups("page-set", "all"), {}),
        (lambda printer: (pages("2-4")(printer), cups("page-set", "even")(printer)), {"ranges": ((2, 2), (4, 4))}),
        (lambda printer: (pages("1")(printer), cups("page-set", "even")(printer)), {"ranges": ()}),
        (
            cups("number-up", "2", "job-billing", "", "job-sheets", "none,none", "media", "A3"),
            {"options": (("number-up", "2"), ("job-sheets", "none,none"))},
        ),
    ],
)
def test_a_choice_becomes_part_of_the_job(
    printout: Printout, printer: PdfPrinter, choose: Callable[[QPrinter], None], changes: dict[str, Any]
) -> None:
    on(printer)
    choose(printer)
    job = PrintJob("HP", title=printout.title, sides=Sides.ONE)
    assert job_of(printer, printout, current=2) == replace(job, **changes)


def test_printing_to_a_file_is_a_job_without_a_printer(printout: Printout, printer: PdfPrinter, tmp_path: Path) -> None:
    job = job_of(printer, printout)
    assert job.file == tmp_path / "in ra.pdf"
    assert job.printer == ""


# ---------------------------------------------------------------- from the question to the paper


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[PrintJob]:
    """The jobs that would go to a printer."""
    jobs: list[PrintJob] = []

    def send(printout: Printout, job: PrintJob, printer: QPrinter) -> Any:
        jobs.append(job)
        yield from ()

    monkeypatch.setattr(dialog, "send", send)
    monkeypatch.setattr(dialog, "printer_names", lambda: ["HP"])
    return jobs


def answer(monkeypatch: pytest.MonkeyPatch, code: QDialog.DialogCode) -> None:
    def made(printout: Printout, printer: QPrinter, parent: QWidget | None, *, current: int | None) -> QDialog:
        on(printer)
        printer.setCopyCount(5)
        opened = QDialog(parent)
        opened.exec = lambda: code  # type: ignore[method-assign, assignment, return-value]
        return opened

    monkeypatch.setattr(dialog, "print_dialog", made)


def test_what_was_chosen_is_printed(
    printout: Printout, window: QWidget, qtbot: QtBot, sent: list[PrintJob], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, QDialog.DialogCode.Accepted)
    assert print_pages(printout, window) is True
    assert [(job.copies, job.title) for job in sent] == [(5, printout.title)]
    qtbot.waitUntil(lambda: window.findChildren(QDialog) == [])


def test_a_closed_question_prints_nothing(
    printout: Printout, window: QWidget, sent: list[PrintJob], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, QDialog.DialogCode.Rejected)
    assert print_pages(printout, window) is False
    assert sent == []
    assert window.findChildren(QDialog) == []


def test_without_a_printer_nothing_is_asked(
    printout: Printout, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog, "printer_names", list)
    monkeypatch.setattr(dialog, "print_dialog", None)
    with pytest.raises(NoPrinterError):
        print_pages(printout, window)


def test_the_names_are_those_that_the_system_has() -> None:
    assert isinstance(sending.printer_names(), list)
