"""CUPS gets our PDF as it is, through `lp`: the printer's own software draws it, sharper than we could."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby

from ...errors import reason
from ...operations.opening import system_environment
from ...operations.printing import (
    PrintingError,
    PrintJob,
    Printout,
    PrintRefusedError,
    Progress,
    Steps,
    job_title,
    wanted_pages,
)

_MOST_SECONDS = 120  # for a few hundred KB to the next process; a queue that answers later is stuck
_TICK = 0.1  # seconds between two looks whether the clerk wants to stop
_LONGEST_REASON = 200
_NAME = re.compile(r"^\S*\blp: (?:Error - )?")  # of the program, before what it says


def lp_program() -> str | None:
    """Where `lp` is, if this system prints with it."""
    return shutil.which("lp") if os.name == "posix" else None


def hand_over(printout: Printout, job: PrintJob, program: str, most_seconds: float = _MOST_SECONDS) -> Steps:
    """Gives the job to the queue of its printer; stopping before it was taken leaves nothing in the queue."""
    pages = wanted_pages(job, len(printout.sizes))
    yield Progress(0, len(pages))
    process = _start([program, *arguments(job, pages, len(printout.sizes))], job)
    try:
        yield from _talk(process, printout.pdf, Progress(0, len(pages)), job, most_seconds)
    finally:
        _end(process)
    yield Progress(len(pages), len(pages))


def arguments(job: PrintJob, pages: Sequence[int], count: int) -> list[str]:
    """What follows `lp` on its command line. The sheet is never scaled to what the printer can reach."""
    options = {"media": "A4", "print-scaling": "none", "collate": "true" if job.collate else "false"}
    if job.sides:
        options["sides"] = job.sides.value
    if job.last_first:
        options["outputorder"] = "reverse"
    if job.grayscale:
        options["print-color-mode"] = "monochrome"
    options |= {name: value for name, value in job.options if name not in options}
    ranges = ["-P", _ranges(pages)] if len(pages) < count else []
    named = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
    return ["-d", job.printer, "-n", str(job.copies), *ranges, *named, "-t", job_title(job.title), "-"]


def _ranges(pages: Sequence[int]) -> str:
    runs = [[page for _, page in run] for _, run in groupby(enumerate(pages), lambda one: one[1] - one[0])]
    return ",".join(f"{run[0] + 1}-{run[-1] + 1}" if len(run) > 1 else f"{run[0] + 1}" for run in runs)


def _start(command: Sequence[str], job: PrintJob) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=system_environment(),
            start_new_session=True,
        )
    except OSError as error:
        raise _refused(job, reason(error)) from None


def _talk(process: subprocess.Popen[bytes], pdf: bytes, waiting: Progress, job: PrintJob, most_seconds: float) -> Steps:
    end = time.monotonic() + most_seconds
    data: bytes | None = pdf
    while True:
        try:
            said = process.communicate(data, timeout=_TICK)[1]
            break
        except subprocess.TimeoutExpired:
            data = None  # what was begun goes on
        if time.monotonic() > end:
            raise PrintingError(
                f"Hệ thống in không trả lời nên đã thôi gửi “{job_title(job.title)}” tới máy in “{job.printer}”; "
                "kế hoạch vẫn nguyên. Hãy xem máy in và thử in lại."
            )
        yield waiting
    if process.returncode:
        raise _refused(job, _said(said) or f"lệnh lp kết thúc với mã {process.returncode}")


def _said(stderr: bytes) -> str:
    """The first line, which names the cause; the print system speaks for itself."""
    lines = [line.strip() for line in stderr.decode(errors="replace").splitlines()]
    return _NAME.sub("", next(filter(None, lines), "")).rstrip(".")[:_LONGEST_REASON]


def _refused(job: PrintJob, why: str) -> PrintRefusedError:
    return PrintRefusedError(f"Hệ thống in không nhận lệnh in tới máy in “{job.printer}”: {why}; chưa in trang nào.")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Whatever still runs is ended with all that it started."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stderr):
        if pipe:
            with suppress(OSError):
                pipe.close()
