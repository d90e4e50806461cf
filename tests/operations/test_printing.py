from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kehoach_desktop.domain.plan import Layout
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.pages import pages_of
from kehoach_desktop.operations.printing import (
    PrintJob,
    Printout,
    Sides,
    job_title,
    page_order,
    printout_of,
    wanted_pages,
    write_pages,
)
from kehoach_desktop.render.pdf.pictures import picture
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks


@pytest.fixture(scope="module")
def printout() -> Printout:
    return printout_of(with_tasks(PARTY_PLAN, 12))


def text(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return pages


# ---------------------------------------------------------------- what is printed


@pytest.mark.parametrize("plan", [with_tasks(PARTY_PLAN), STATE_PLAN], ids=["party", "state"])
def test_what_is_printed_is_what_the_screen_shows(plan) -> None:  # type: ignore[no-untyped-def]
    shown, printout = pages_of(plan), printout_of(plan)
    assert tuple(printout.sizes) == tuple(shown.sizes)
    for page in range(len(shown.sizes)):
        assert picture(printout.pdf, page, 2).pixels == shown.picture(page, 2).pixels


def test_nothing_is_attached_to_what_is_printed(printout: Printout) -> None:
    document = pypdfium2.PdfDocument(printout.pdf)
    assert document.count_attachments() == 0
    document.close()


def test_a_printout_knows_its_plan(printout: Printout) -> None:
    assert printout.title.startswith("Kế hoạch thực hiện Kế hoạch số 112-KH/TU")
    assert not printout.two_sided
    assert printout_of(replace(PARTY_PLAN, layout=Layout(two_sided=True))).two_sided


# ---------------------------------------------------------------- as dots


def test_bands_put_together_are_the_page(printout: Printout) -> None:
    scale = 300 / 72
    whole = picture(printout.pdf, 0, scale)
    put = bytearray(b"\xff" * len(whole.pixels))
    for band in printout.bands(0, scale):
        assert band.picture.stride == whole.stride
        put[band.top * whole.stride : (band.top + band.picture.height) * whole.stride] = band.picture.pixels
    ink = bytes(level < 128 for level in range(256))  # the screen smooths: what is half a dot there is one or none here
    differing = int.from_bytes(put.translate(ink)) ^ int.from_bytes(whole.pixels.translate(ink))
    assert differing.bit_count() < 300  # of 400,000 dots of ink, each in three colours


def test_a_dot_of_a_black_page_is_black_or_white(printout: Printout) -> None:
    levels = {level for band in printout.bands(0, 2) for level in band.picture.pixels}
    assert levels == {0, 255}


def test_white_rows_are_left_out(printout: Printout) -> None:
    bands = list(printout.bands(0, 600 / 72))
    assert sum(band.picture.height for band in bands) < 7016 * 0.6
    tops = [band.top for band in bands]
    assert tops == sorted(set(tops))
    assert all(row.strip(b"\xff") for band in bands for row in rows(band.picture))


def rows(drawn) -> list[bytes]:  # type: ignore[no-untyped-def]
    return [drawn.pixels[at : at + drawn.stride] for at in range(0, len(drawn.pixels), drawn.stride)]


def test_no_more_than_a_few_megabytes_are_drawn_at_once(printout: Printout) -> None:
    assert max(len(band.picture.pixels) for band in printout.bands(2, 600 / 72)) < 8_000_000


def test_pages_are_drawn_while_another_is_begun(printout: Printout) -> None:
    begun = printout.bands(0, 2)
    next(begun)
    assert list(printout.bands(1, 2))
    assert list(begun)


# ---------------------------------------------------------------- which pages


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        (None, [0, 1, 2, 3, 4]),
        (((1, 5),), [0, 1, 2, 3, 4]),
        (((2, 2),), [1]),
        (((4, 5), (1, 2), (2, 2)), [0, 1, 3, 4]),
    ],
)
def test_wanted_pages_come_in_their_order(ranges: tuple[tuple[int, int], ...] | None, expected: list[int]) -> None:
    assert wanted_pages(PrintJob(ranges=ranges), 5) == expected


@pytest.mark.parametrize(("ranges", "page"), [(((6, 6),), 6), (((2, 9),), 9), (((0, 3),), 0), (((1, 2), (7, 8)), 7)])
def test_a_page_that_the_plan_lacks_is_named(ranges: tuple[tuple[int, int], ...], page: int) -> None:
    with pytest.raises(BadArgumentError, match=f"Kế hoạch có 5 trang, không có trang {page}; chưa in trang nào"):
        wanted_pages(PrintJob(ranges=ranges), 5)


@pytest.mark.parametrize("ranges", [(), ((3, 2),)])
def test_a_choice_without_a_page_is_refused(ranges: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(BadArgumentError, match="Phần được chọn không có trang nào để in"):
        wanted_pages(PrintJob(ranges=ranges), 5)


@pytest.mark.parametrize("copies", [0, -1])
def test_a_job_has_at_least_one_copy(copies: int) -> None:
    with pytest.raises(BadArgumentError, match=f"Không in được {copies} bản"):
        PrintJob(copies=copies)


ONE, TWO = PrintJob(), PrintJob(sides=Sides.TWO)


@pytest.mark.parametrize(
    ("job", "copies", "expected"),
    [
        (ONE, 1, [0, 1, 2]),
        (ONE, 2, [0, 1, 2, 0, 1, 2]),
        (replace(ONE, collate=False), 2, [0, 0, 1, 1, 2, 2]),
        (replace(ONE, last_first=True), 2, [2, 1, 0, 2, 1, 0]),
        (TWO, 1, [0, 1, 2]),
        (TWO, 2, [0, 1, 2, None, 0, 1, 2]),
        (replace(TWO, collate=False), 2, [0, 1, 0, 1, 2, None, 2]),
        (replace(TWO, last_first=True), 1, [2, None, 0, 1]),
        (PrintJob(sides=Sides.TWO_SHORT), 2, [0, 1, 2, None, 0, 1, 2]),
        (PrintJob(sides=Sides.ONE), 1, [0, 1, 2]),
    ],
)
def test_every_copy_begins_on_a_sheet_of_its_own(job: PrintJob, copies: int, expected: list[int | None]) -> None:
    assert page_order([0, 1, 2], job, copies) == expected


# ---------------------------------------------------------------- its name in the queue


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Kế hoạch số 5", "Kế hoạch số 5"),
        ("  Kế hoạch\r\nsố\t5\x00\x1b[31m ", "Kế hoạch số 5 [31m"),
        ("", ""),
        ("a" * 255, "a" * 255),
        ("a" * 256, "a" * 252 + "…"),
        ("ế" * 100, "ế" * 84 + "…"),
    ],
)
def test_a_title_is_one_line_that_a_queue_takes(title: str, expected: str) -> None:
    assert job_title(title) == expected


# ---------------------------------------------------------------- into a file


def test_all_pages_in_a_file_are_our_pdf_unchanged(printout: Printout, tmp_path: Path) -> None:
    write_pages(printout, PrintJob(file=tmp_path / "a.pdf", copies=2, last_first=True))
    assert (tmp_path / "a.pdf").read_bytes() == printout.pdf


def test_chosen_pages_in_a_file_keep_their_text(printout: Printout, tmp_path: Path) -> None:
    write_pages(printout, PrintJob(file=tmp_path / "a.pdf", ranges=((3, 4),)))
    assert text((tmp_path / "a.pdf").read_bytes()) == text(printout.pdf)[2:]


def test_a_file_that_was_there_is_replaced(printout: Printout, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"cu")
    write_pages(printout, PrintJob(file=tmp_path / "a.pdf"))
    assert (tmp_path / "a.pdf").read_bytes() == printout.pdf
