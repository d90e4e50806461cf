"""A plan to paper: what is printed, how it is asked for, and which page goes where. No printer is needed here."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ..domain.layout import compose
from ..domain.plan import Plan
from ..errors import BadArgumentError, KnownError
from ..render.pdf import write_pdf
from ..render.pdf.page_ranges import chosen_pages
from ..render.pdf.pictures import Band, bands, examine
from .files import write_file
from .rulesets import document_font, ruleset

_LONGEST_TITLE = 255  # bytes; CUPS refuses a job whose name is longer


class PrintingError(KnownError):
    """The job did not go through; the sentence says how much of it may be on paper."""


class NoPrinterError(PrintingError):
    """There is nothing to print on."""

    def __init__(self) -> None:
        super().__init__(
            "Máy tính này chưa có máy in nào. Hãy thêm máy in trong phần cài đặt của hệ điều hành, "
            "hoặc xuất kế hoạch ra tệp PDF để in ở máy khác."
        )


class PrinterGoneError(PrintingError):
    """The chosen printer is no longer there."""

    def __init__(self, printer: str) -> None:
        super().__init__(
            f"Không còn máy in “{printer}” trên máy tính này, có thể đã bị gỡ hoặc mất kết nối; chưa in trang nào."
        )


class PrintRefusedError(PrintingError):
    """The print system or the printer did not take the job."""


class Sides(Enum):
    """Of a sheet; the values are the words of IPP."""

    ONE = "one-sided"
    TWO = "two-sided-long-edge"  # as a book: what mirrored margins ask for
    TWO_SHORT = "two-sided-short-edge"  # as a wall calendar


Ranges = tuple[tuple[int, int], ...]  # first and last page of each, counted from 1


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What the clerk chose. `file` takes the place of a printer; it gets each page once, in order."""

    printer: str = ""
    file: Path | None = None
    title: str = ""
    ranges: Ranges | None = None  # None means all
    copies: int = 1
    collate: bool = True
    sides: Sides | None = None  # None leaves it to the printer
    last_first: bool = False
    grayscale: bool = False
    options: tuple[tuple[str, str], ...] = ()  # the print system's own, as it names them

    def __post_init__(self) -> None:
        if self.copies < 1:
            raise BadArgumentError(f"Không in được {self.copies} bản; số bản in phải từ 1 trở lên.")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the pages are done; all of them only once the job is out of our hands."""

    done: int
    total: int


Steps = Generator[Progress, None, None]  # to stop, close it


@dataclass(frozen=True, slots=True)
class Printout:
    """The pages of a plan for paper: those on the screen, without the marks that tell what stands where."""

    pdf: bytes
    sizes: Sequence[tuple[float, float]]  # width and height of each page in points
    title: str
    two_sided: bool

    def bands(self, page: int, scale: float) -> Iterator[Band]:
        """A page, counted from 0, as a printer with `scale` dots to a point inks it."""
        return bands(self.pdf, page, scale)


def printout_of(plan: Plan) -> Printout:
    sheet = compose(plan, ruleset(plan.ruleset))
    pdf = write_pdf(sheet, document_font())
    return Printout(pdf, examine(pdf).sizes, sheet.properties.title, sheet.two_sided)


def job_title(title: str) -> str:
    """`title` as a print queue takes it: one line, not too long."""
    line = " ".join("".join(char if char.isprintable() else " " for char in title).split())
    if len(line.encode()) <= _LONGEST_TITLE:
        return line
    return line.encode()[: _LONGEST_TITLE - len("…".encode())].decode(errors="ignore").rstrip() + "…"


def wanted_pages(job: PrintJob, count: int) -> list[int]:
    """The pages that the job asks for, in their order and counted from 0, of a plan that has `count`."""
    chosen: set[int] = set()
    for first, last in ((1, count),) if job.ranges is None else job.ranges:
        if first < 1 or last > count:
            outside = first if not 1 <= first <= count else last
            raise BadArgumentError(f"Kế hoạch có {count} trang, không có trang {outside}; chưa in trang nào.")
        chosen.update(range(first - 1, last))
    if not chosen:
        raise BadArgumentError("Phần được chọn không có trang nào để in.")
    return sorted(chosen)


def page_order(pages: Sequence[int], job: PrintJob, copies: int) -> list[int | None]:
    """The pages on one side of paper after the other, `copies` times.

    None is a side left empty, so that every copy begins on a sheet of its own.
    """
    sides = 1 if job.sides in {None, Sides.ONE} else 2
    sheets = [pages[start : start + sides] for start in range(0, len(pages), sides)]
    if job.last_first:
        sheets.reverse()
    sets = sheets * copies if job.collate else [sheet for sheet in sheets for _ in range(copies)]
    order = [side for sheet in sets for side in (*sheet, None)[:sides]]
    return order[:-1] if order[-1] is None else order


def write_pages(printout: Printout, job: PrintJob) -> None:
    """Prints into the file of the job: our own PDF as it is, or the pages chosen of it."""
    assert job.file is not None
    pages = wanted_pages(job, len(printout.sizes))
    whole = len(pages) == len(printout.sizes)
    write_file(job.file, printout.pdf if whole else chosen_pages(printout.pdf, pages), force=True)
