import errno
import os
from pathlib import Path

import pytest

from kehoach_desktop.errors import BadArgumentError, CannotWriteError
from kehoach_desktop.operations.printing import (
    NoPrinterError,
    PrinterGoneError,
    PrintJob,
    Printout,
    Progress,
)
from kehoach_desktop.ui.printing import send, sending
from tests.ui.printing.ink import inked
from tests.ui.printing.printers import PdfPrinter

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kế hoạch.pdf"


@pytest.fixture
def one_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "printer_names", lambda: ["HP"])


# ---------------------------------------------------------------- which way


def test_cups_gets_the_job_where_there_is_lp(
    printout: Printout, one_printer: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "lp_program", lambda: "/bin/lp")
    monkeypatch.setattr(sending, "hand_over", lambda *given: iter(given))
    job = PrintJob("HP")
    assert list(send(printout, job)) == [printout, job, "/bin/lp"]


def test_the_printer_of_the_dialog_is_painted_on_where_there_is_no_lp(
    printout: Printout, one_printer: None, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "lp_program", lambda: None)
    assert list(send(printout, PrintJob("HP"), PdfPrinter(file)))[-1] == Progress(4, 4)
    assert len(inked(file.read_bytes())) == 4


def test_without_a_dialog_the_printer_is_set_up_from_the_job(
    printout: Printout, one_printer: None, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "lp_program", lambda: None)
    monkeypatch.setattr(sending, "printer_for", lambda job: PdfPrinter(file.with_stem(job.printer)))
    assert list(send(printout, PrintJob("HP")))[-1] == Progress(4, 4)
    assert file.with_stem("HP").exists()


def test_a_job_without_a_printer_says_what_to_do(printout: Printout) -> None:
    with pytest.raises(NoPrinterError, match=r"Máy tính này chưa có máy in nào. Hãy thêm máy in .* tệp PDF"):
        list(send(printout, PrintJob()))


def test_a_printer_that_went_away_is_named(printout: Printout, one_printer: None) -> None:
    with pytest.raises(PrinterGoneError, match=r"Không còn máy in “Canon” trên máy tính này.*chưa in trang nào"):
        list(send(printout, PrintJob("Canon")))


# ---------------------------------------------------------------- into a file


def test_a_file_gets_our_pdf_unchanged(printout: Printout, file: Path) -> None:
    steps = list(send(printout, PrintJob(file=file, copies=3)))
    assert steps == [Progress(0, 4), Progress(4, 4)]
    assert file.read_bytes() == printout.pdf


def test_a_file_gets_the_pages_chosen(printout: Printout, file: Path) -> None:
    assert list(send(printout, PrintJob(file=file, ranges=((2, 3),))))[-1] == Progress(2, 2)
    assert inked(file.read_bytes()) == inked(printout.pdf)[1:3]


def test_a_file_of_pages_that_the_plan_lacks_is_not_written(printout: Printout, file: Path) -> None:
    file.write_bytes(b"cu")
    with pytest.raises(BadArgumentError, match="Kế hoạch có 4 trang, không có trang 5; chưa in trang nào"):
        list(send(printout, PrintJob(file=file, ranges=((4, 5),))))
    assert file.read_bytes() == b"cu"


def test_a_full_disk_leaves_the_old_file(printout: Printout, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "")

    file.write_bytes(b"cu")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWriteError, match=r"Chưa ghi được .*kế hoạch.pdf: ổ đĩa đã đầy; tệp cũ vẫn nguyên"):
        list(send(printout, PrintJob(file=file)))
    assert file.read_bytes() == b"cu"
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_is_gone_is_named(printout: Printout, file: Path) -> None:
    with pytest.raises(CannotWriteError, match=r"Không có thư mục .*mất"):
        list(send(printout, PrintJob(file=file.parent / "mất" / file.name)))
