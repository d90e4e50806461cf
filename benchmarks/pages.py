"""Pages: our PDF against LibreOffice's of the same plan, from an edit to new pixels, and memory over a thousand edits.

An edit puts words into a paragraph or takes some out, now at the start, now in the middle, now at the end of the
document, so that lines and pages shift. Its time runs until the page with the edit is a picture of 96 dots an inch.

    python3 dev.py bench pages [soffice]
"""

import math
import os
import platform
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from benchmarks._plans import letters, plan_of, resident_mb
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan import Block, Plan, Run
from kehoach_desktop.operations.exporting import docx_of
from kehoach_desktop.operations.pages import pages_of
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf import set_pages, write_pdf
from tests.helpers.guarded_process import run_guarded

ROUNDS = 30
OFFICE_ROUNDS = 3
OFFICE_FILES = 10
OFFICE_TIMEOUT_S = 180
EDITS = {5: 1000, 30: 300, 100: 200}
EARLY_EDITS = 100
SCREEN = 96 / 72
BUDGETS_MS = {5: 60.0, 30: 150.0}
OFFICE_BUDGET = 30  # times faster than one cold call
MEMORY_BUDGET_MB = 15


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[math.ceil(share * len(times)) - 1]


def within(figure: float, budget: float | None) -> str:
    return "" if budget is None else f"  budget {budget:g}: {'kept' if figure <= budget else 'MISSED'}"


# ---------------------------------------------------------------- the machine


def describe(soffice: str | None) -> None:
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{processor()}, {os.cpu_count()} cores, {load}")
    print(f"Python {platform.python_version()}, typst {version('typst')}, pypdfium2 {version('pypdfium2')}")
    print(run_guarded([soffice, "--version"], timeout_s=60).output.strip() if soffice else "no LibreOffice here")


def processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


# ---------------------------------------------------------------- our PDF and LibreOffice's


def compare(plan: Plan, soffice: str | None, folder: Path) -> None:
    target = folder / "ours.pdf"

    def ours() -> None:
        target.write_bytes(write_pdf(compose(plan, ruleset(plan.ruleset)), document_font()))

    first = timed(ours)
    times = [timed(ours) for _ in range(ROUNDS)]
    print(f"\n{'a PDF of 5 pages, ms':52} {'min':>8} {'median':>8} {'max':>8}")
    print(f"{'ours: the first in a process':52} {'':8} {first:8.1f}")
    median = show("ours: compose, set, write", times)
    if soffice is None:
        print("LibreOffice is not here: nothing to compare with (python3 dev.py setup --tools)")
        return
    cold = show_office(plan, soffice, folder)
    ratio = cold / median
    kept = "kept" if ratio >= OFFICE_BUDGET else "MISSED"
    print(f"ours takes 1/{ratio:.0f} of a cold call's time  budget 1/{OFFICE_BUDGET}: {kept}")


def show(name: str, times: list[float]) -> float:
    median = statistics.median(times)
    print(f"{name:52} {min(times):8.1f} {median:8.1f} {max(times):8.1f}")
    return median


def show_office(plan: Plan, soffice: str, folder: Path) -> float:
    """The median of the cold calls."""
    files = [folder / f"plan{number}.docx" for number in range(OFFICE_FILES)]
    for file in files:
        file.write_bytes(docx_of(plan))
    cold, warm, many = [], [], []
    for number in range(OFFICE_ROUNDS):
        convert = partial(convert_by_office, soffice, folder / f"profile{number}")
        cold.append(timed(partial(convert, files[:1])))
        warm.append(timed(partial(convert, files[:1])))
        many.append(timed(partial(convert, files)) / len(files))
    median = show("soffice --convert-to pdf, cold: a new profile", cold)
    show("soffice --convert-to pdf, warm: the same profile", warm)
    show(f"soffice --convert-to pdf, each of {len(files)} files in a call", many)
    return median


def convert_by_office(soffice: str, profile: Path, files: list[Path]) -> None:
    command: list[str | Path] = [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    done = run_guarded([*command, "--convert-to", "pdf", "--outdir", profile, *files], timeout_s=OFFICE_TIMEOUT_S)
    if done.code or not all((profile / f"{file.stem}.pdf").exists() for file in files):
        raise RuntimeError(f"LibreOffice: {done.words}")


# ---------------------------------------------------------------- from an edit to pixels


def edits(plan: Plan, count: int) -> Iterator[tuple[Plan, str]]:
    """The plan after each edit, and the block that was edited; no edit brings back an earlier text."""
    chance = random.Random(5)
    words = sorted({word for block in plan.blocks for word in block.text.split()})
    blocks, third = list(plan.blocks), len(plan.blocks) // 3
    for number in range(count):
        at = third * (number % 3) + chance.randrange(third)
        blocks[at] = with_other_words(plan.blocks[at], words, chance)
        yield replace(plan, blocks=tuple(blocks)), blocks[at].id


def with_other_words(block: Block, words: list[str], chance: random.Random) -> Block:
    """Some words more than it had at first, or some less, so that the document stays as long as it was."""
    own = block.text.split()
    at, many = chance.randrange(len(own)), chance.randrange(1, 25)
    own[at : at + chance.choice((0, many))] = chance.choices(words, k=chance.choice((1, many)))
    return replace(block, runs=(Run(" ".join(own)),))


def measure_edits(pages: int) -> None:
    plan = plan_of(pages)
    count = len(pages_of(plan).sizes)
    times: list[tuple[float, ...]] = []
    memory: list[float] = []
    for number, (edited, block) in enumerate(edits(plan, EDITS[pages]), 1):
        times.append(steps_of(edited, block))
        if number in (EARLY_EDITS, EDITS[pages]):
            memory.append(resident_mb())
    whole = [sum(steps) for steps in times]
    p95 = percentile(whole, 0.95)
    parts = " + ".join(f"{statistics.median(step):.0f}" for step in zip(*times, strict=True))
    name = f"{count} pages, {len(plan.blocks)} blocks, {letters(plan)} letters, {len(times)} edits"
    figures = f"{min(whole):8.1f} {percentile(whole, 0.5):8.1f} {p95:8.1f} {max(whole):8.1f}"
    print(f"{name:52} {figures}  ({parts}){within(p95, BUDGETS_MS.get(pages))}")
    early, late = memory
    budget = within(late - early, MEMORY_BUDGET_MB if pages == min(EDITS) else None)
    print(f"    {early:.1f} MB after edit {EARLY_EDITS}, {late:.1f} MB after the last{budget}")


def steps_of(edited: Plan, block: str) -> tuple[float, float, float]:
    """Milliseconds until it is composed, then until its pages are set, then until the page of `block` is a picture."""
    moments = [time.perf_counter()]
    sheet = compose(edited, ruleset(edited.ruleset))
    moments.append(time.perf_counter())
    pages = set_pages(sheet, document_font())
    moments.append(time.perf_counter())
    pages.picture(pages.of_block(block)[0].page, SCREEN)
    moments.append(time.perf_counter())
    composed, set_, drawn = ((end - start) * 1000 for start, end in pairwise(moments))
    return composed, set_, drawn


def measure_unchanged() -> None:
    plan = plan_of(30)
    pages = pages_of(plan)
    times = [timed(lambda: pages_of(replace(plan), (plan, pages))) for _ in range(ROUNDS)]
    show("an unchanged plan of 30 pages", times)


def main() -> int:
    soffice = shutil.which(sys.argv[1] if len(sys.argv) > 1 else "soffice")
    describe(soffice)
    with tempfile.TemporaryDirectory() as folder:
        compare(plan_of(5), soffice, Path(folder))
    print(f"\n{'from an edit to pixels, ms':52} {'min':>8} {'p50':>8} {'p95':>8} {'max':>8}  (compose + set + draw)")
    for pages in EDITS:
        measure_edits(pages)
    print(f"\n{'ms':52} {'min':>8} {'median':>8} {'max':>8}")
    measure_unchanged()
    return 0


if __name__ == "__main__":
    sys.exit(main())
