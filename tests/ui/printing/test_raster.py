from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.printing import PrintingError, PrintJob, Printout, PrintRefusedError, Sides
from kehoach_desktop.ui.printing import raster
from kehoach_desktop.ui.printing.raster import CUPS_OPTIONS, dots, paint, printer_for
from tests.ui.printing.ink import Inked, inked
from tests.ui.printing.printers import PdfPrinter

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "in ra.pdf"


@pytest.fixture(scope="module")
def ours(printout: Printout) -> list[Inked | None]:
    return inked(printout.pdf)


def printed(printout: Printout, job: PrintJob, printer: PdfPrinter) -> list[Inked | None]:
    steps = list(paint(printout, job, printer))
    assert steps[-1].done == steps[-1].total
    return inked(Path(printer.outputFileName()).read_bytes())


def same(page: Inked | None, other: Inked | None) -> bool:
    return page is other is None or (page is not None and other is not None and page.is_at(other, within=0.3))


# ---------------------------------------------------------------- where the ink lies


def test_pages_are_printed_at_their_size_and_place(printout: Printout, ours: list[Inked | None], file: Path) -> None:
    printer = PdfPrinter(file, resolution=1200)
    pages = printed(printout, PrintJob("HP"), printer)
    assert printer.resolution() == 600
    assert len(pages) == len(ours) == 4
    assert all(map(same, pages, ours))


def test_an_annex_is_printed_lying(printout: Printout, file: Path) -> None:
    pages = printed(printout, PrintJob("HP"), PdfPrinter(file))
    assert [page.width > page.height for page in pages if page] == [False, False, True, True]


def test_the_margins_of_a_printed_back_mirror_those_of_the_front(printout: Printout, file: Path) -> None:
    front, back, *_ = printed(printout, PrintJob("HP"), PdfPrinter(file))
    assert front
    assert back
    assert front.left == pytest.approx(30, abs=0.5)
    assert back.left == pytest.approx(15, abs=0.5)


def test_a_range_prints_its_pages_only(printout: Printout, ours: list[Inked | None], file: Path) -> None:
    pages = printed(printout, PrintJob("HP", ranges=((2, 3),)), PdfPrinter(file))
    assert len(pages) == 2
    assert all(map(same, pages, ours[1:3]))


def test_a_page_that_the_plan_lacks_prints_nothing(printout: Printout, file: Path) -> None:
    with pytest.raises(BadArgumentError, match="Kế hoạch có 4 trang, không có trang 5; chưa in trang nào"):
        list(paint(printout, PrintJob("HP", ranges=((2, 5),)), PdfPrinter(file)))
    assert not file.exists()


@pytest.mark.parametrize(
    ("own", "expected"),
    [(72, 72), (300, 300), (360, 360), (600, 600), (720, 360), (1200, 600), (1440, 480), (2400, 600), (5760, 576)],
)
def test_a_dot_of_ours_is_made_of_whole_dots_of_the_printer(own: int, expected: int) -> None:
    assert dots(own) == expected


def test_every_page_is_measured_from_the_corner_of_its_own_paper(printout: Printout, file: Path) -> None:
    printer = PdfPrinter(file)
    printed(printout, PrintJob("HP"), printer)
    assert printer.calls == [
        *("Portrait", "corner"),
        *("Portrait", "page", "corner"),
        *("Landscape", "page", "corner"),
        *("Landscape", "page", "corner"),
        "Portrait",  # or CUPS would turn the upright pages round
    ]


# ---------------------------------------------------------------- copies


def test_a_printer_that_makes_copies_gets_the_pages_once(printout: Printout, file: Path) -> None:
    assert len(printed(printout, PrintJob("HP", copies=3), PdfPrinter(file, copies_itself=True))) == 4


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        (PrintJob(copies=2, ranges=((1, 2),)), [0, 1, 0, 1]),
        (PrintJob(copies=2, ranges=((1, 2),), collate=False), [0, 0, 1, 1]),
        (PrintJob(copies=2, ranges=((1, 1), (3, 4)), sides=Sides.TWO), [0, 2, 3, None, 0, 2, 3]),
        (PrintJob(ranges=((1, 2),), last_first=True), [1, 0]),
    ],
)
def test_other_printers_get_the_copies_page_by_page(
    printout: Printout, ours: list[Inked | None], file: Path, job: PrintJob, expected: list[int | None]
) -> None:
    pages = printed(printout, job, PdfPrinter(file))
    assert len(pages) == len(expected)
    assert all(map(same, pages, [None if page is None else ours[page] for page in expected]))


# ---------------------------------------------------------------- setting up


def test_a_printer_is_set_up_as_the_job_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "QPrinter", Made)
    printer = printer_for(PrintJob("HP", copies=3, collate=False, sides=Sides.TWO, grayscale=True))
    assert printer.printerName() == "HP"
    assert printer.copyCount() == 3
    assert not printer.collateCopies()
    assert printer.duplex() == QPrinter.DuplexMode.DuplexLongSide
    assert printer.colorMode() == QPrinter.ColorMode.GrayScale


class Made(PdfPrinter):
    PrinterMode, DuplexMode, ColorMode = QPrinter.PrinterMode, QPrinter.DuplexMode, QPrinter.ColorMode

    def __init__(self, mode: QPrinter.PrinterMode) -> None:
        assert mode == QPrinter.PrinterMode.HighResolution
        super().__init__(Path("unused.pdf"))


def test_options_of_the_print_system_go_along(printout: Printout, file: Path) -> None:
    printer = PdfPrinter(file)
    printer.engine.properties[CUPS_OPTIONS] = ["page-set", "odd", "number-up", "2"]
    printed(printout, PrintJob("HP", options=(("number-up", "2"),)), printer)
    assert printer.engine.properties[CUPS_OPTIONS] == ["number-up", "2"]


def test_a_job_has_the_title_of_the_plan(printout: Printout, file: Path) -> None:
    printer = PdfPrinter(file)
    printed(printout, PrintJob("HP", title="Kế hoạch\nsố 5"), printer)
    assert printer.docName() == "Kế hoạch số 5"


# ---------------------------------------------------------------- what goes wrong


def is_taken_back(printer: PdfPrinter) -> bool:
    return (
        "abort" in printer.calls
        and printer.engine.properties[CUPS_OPTIONS] == ["copies", "0"]
        and QPrintEngine.PrintEnginePropertyKey.PPK_PrinterName in printer.engine.properties
    )


def test_a_stopped_job_is_taken_back(printout: Printout, file: Path) -> None:
    printer = PdfPrinter(file)
    steps = paint(printout, PrintJob("HP"), printer)
    assert next(step for step in steps if step.done == 1).total == 4
    steps.close()
    assert is_taken_back(printer)
    assert printer.printerState() == QPrinter.PrinterState.Idle


def test_a_complete_job_is_not_taken_back(printout: Printout, file: Path) -> None:
    printer = PdfPrinter(file)
    printed(printout, PrintJob("HP"), printer)
    assert "abort" not in printer.calls


def test_a_printer_that_stops_on_the_way_is_named_with_how_far_it_came(printout: Printout, file: Path) -> None:
    printer = PdfPrinter(file, more_pages=False)
    with pytest.raises(PrintingError, match="Máy in “HP” dừng giữa chừng, sau 1 trên 4 trang; các trang trước có thể"):
        list(paint(printout, PrintJob("HP"), printer))
    assert is_taken_back(printer)


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_takes_no_job_is_named(printout: Printout, tmp_path: Path) -> None:
    printer = PdfPrinter(tmp_path / "không có" / "in ra.pdf")
    with pytest.raises(PrintRefusedError, match="Máy in “HP” không nhận lệnh in; chưa in trang nào"):
        list(paint(printout, PrintJob("HP"), printer))


def test_a_printer_without_the_paper_prints_nothing(printout: Printout, file: Path) -> None:
    with pytest.raises(PrintRefusedError, match="Máy in “HP” không có khổ giấy A4; chưa in trang nào"):
        list(paint(printout, PrintJob("HP"), PdfPrinter(file, papers=False)))
    assert not file.exists()
