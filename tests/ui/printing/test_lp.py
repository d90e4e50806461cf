import os
import stat
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.printing import PrintingError, PrintJob, Printout, PrintRefusedError, Progress, Sides
from kehoach_desktop.ui.printing.lp import hand_over, lp_program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows không in qua lp")

RECORD = 'printf "%s\\n" "$@" > "$(dirname "$0")/arguments"; cat > "$(dirname "$0")/document"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def lp(folder: Path, script: str) -> str:
    """A program that does what the script says instead of printing."""
    program = folder / "lp"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def arguments(printout: Printout, job: PrintJob, folder: Path) -> list[str]:
    list(hand_over(printout, job, lp(folder, RECORD)))
    return (folder / "arguments").read_text(encoding="utf-8").splitlines()


def options(printout: Printout, job: PrintJob, folder: Path) -> list[str]:
    given = arguments(printout, job, folder)
    return [after for word, after in pairwise(given) if word == "-o"]


# ---------------------------------------------------------------- what lp gets


def test_cups_gets_our_pdf_as_it_is(printout: Printout, folder: Path) -> None:
    steps = list(hand_over(printout, PrintJob("HP"), lp(folder, RECORD)))
    assert steps[0] == Progress(0, 4)
    assert steps[-1] == Progress(4, 4)
    assert (folder / "document").read_bytes() == printout.pdf


def test_lp_is_told_all_that_the_job_says(printout: Printout, folder: Path) -> None:
    job = PrintJob("HP_tang 2", title="Kế hoạch số 5", ranges=((3, 4), (1, 1)), copies=2, sides=Sides.TWO)
    assert arguments(printout, job, folder) == [
        *("-d", "HP_tang 2", "-n", "2", "-P", "1,3-4"),
        *("-o", "media=A4", "-o", "print-scaling=none", "-o", "collate=true", "-o", "sides=two-sided-long-edge"),
        *("-t", "Kế hoạch số 5", "-"),
    ]


def test_all_pages_are_no_range(printout: Printout, folder: Path) -> None:
    assert "-P" not in arguments(printout, PrintJob("HP", ranges=((1, 4),)), folder)


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        (PrintJob("HP", collate=False), ["collate=false"]),
        (PrintJob("HP", sides=Sides.ONE), ["collate=true", "sides=one-sided"]),
        (PrintJob("HP", sides=Sides.TWO_SHORT), ["collate=true", "sides=two-sided-short-edge"]),
        (PrintJob("HP", last_first=True), ["collate=true", "outputorder=reverse"]),
        (PrintJob("HP", grayscale=True), ["collate=true", "print-color-mode=monochrome"]),
        (PrintJob("HP", options=(("number-up", "2"), ("media", "A3"))), ["collate=true", "number-up=2"]),
    ],
)
def test_a_choice_of_the_clerk_is_an_option(
    printout: Printout, folder: Path, job: PrintJob, expected: list[str]
) -> None:
    assert options(printout, job, folder) == ["media=A4", "print-scaling=none", *expected]


def test_a_title_is_one_line_and_no_command(printout: Printout, folder: Path) -> None:
    title = "-o sides=x; rm *\n$(ls)\x07" + "ế" * 300
    given = arguments(printout, PrintJob("HP", title=title), folder)
    assert given[-2].startswith("-o sides=x; rm * $(ls) ế")
    assert given[-2].endswith("ế…")
    assert 250 < len(given[-2].encode()) <= 255
    assert given[-3:] == ["-t", given[-2], "-"]


def test_a_page_that_the_plan_lacks_is_not_asked_of_cups(printout: Printout, folder: Path) -> None:
    with pytest.raises(BadArgumentError, match="không có trang 9"):
        arguments(printout, PrintJob("HP", ranges=((1, 9),)), folder)
    assert not (folder / "arguments").exists()


def test_the_packed_program_lends_lp_none_of_its_libraries(
    printout: Printout, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = 'cat > /dev/null; echo "$LD_LIBRARY_PATH" > "$(dirname "$0")/libraries"'
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/packed")
    for before in ("/before", ""):
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
        list(hand_over(printout, PrintJob("HP"), lp(folder, script)))
        assert (folder / "libraries").read_text(encoding="utf-8").strip() == before
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    list(hand_over(printout, PrintJob("HP"), lp(folder, script)))
    assert (folder / "libraries").read_text(encoding="utf-8").strip() == ""


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("cat > /dev/null; echo 'lp: The printer or class does not exist.' >&2; exit 1", "The printer or class"),
        ("echo '/usr/bin/lp: Error - No such file.' >&2; exit 1", "No such file; chưa in"),
        ("echo; echo >&2; echo 'Máy in đang tạm dừng' >&2; exit 1", "Máy in đang tạm dừng; chưa in"),
        ("exit 7", "lệnh lp kết thúc với mã 7; chưa in trang nào"),
    ],
)
def test_a_refused_job_is_told_with_the_reason_of_the_print_system(
    printout: Printout, folder: Path, script: str, reason: str
) -> None:
    with pytest.raises(PrintRefusedError, match=f"không nhận lệnh in tới máy in “HP”: {reason}"):
        list(hand_over(printout, PrintJob("HP"), lp(folder, script)))


def test_an_lp_that_is_gone_is_a_refused_job(printout: Printout, folder: Path) -> None:
    with pytest.raises(PrintRefusedError, match="Hệ thống in không nhận lệnh in tới máy in “HP”"):
        list(hand_over(printout, PrintJob("HP"), str(folder / "lp")))


HANG = 'echo $$ > "$(dirname "$0")/pid"; exec sleep 600'


def is_ended(folder: Path) -> bool:
    try:
        os.kill(int((folder / "pid").read_text()), 0)
    except ProcessLookupError:
        return True
    return False


def test_an_lp_that_hangs_is_ended_after_a_while(printout: Printout, folder: Path) -> None:
    with pytest.raises(PrintingError, match="Hệ thống in không trả lời nên đã thôi gửi “Kế hoạch” tới máy in “HP”"):
        list(hand_over(printout, PrintJob("HP", title="Kế hoạch"), lp(folder, HANG), most_seconds=0.5))
    assert is_ended(folder)


def test_stopping_ends_lp(printout: Printout, folder: Path) -> None:
    steps = hand_over(printout, PrintJob("HP"), lp(folder, HANG))
    next(step for step in steps if (folder / "pid").exists() and (folder / "pid").read_text())
    steps.close()
    assert is_ended(folder)


def test_one_can_stop_all_the_while_that_lp_works(printout: Printout, folder: Path) -> None:
    steps = list(hand_over(printout, PrintJob("HP"), lp(folder, "cat > /dev/null; sleep 0.5")))
    assert set(steps[:-1]) == {Progress(0, 4)}
    assert len(steps) > 3


# ---------------------------------------------------------------- where lp is


def test_lp_is_found_on_the_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert lp_program() is None
    program = lp(folder, "exit 0")
    assert lp_program() == program
