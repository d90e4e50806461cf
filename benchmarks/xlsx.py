"""Ten thousand tasks to XLSX and back: ours beside plain XlsxWriter on the same texts, with and without its own memory.

Each way runs in a process of its own, so that its peak of memory is its own: what lies above that of the tasks
themselves and the imports. XlsxWriter writes the bare cells: no heights, looks, conditions or formulas, and no summary.
Of its memory less is seen than it takes, for its process has read our file first and has room left from that.

    python3 dev.py bench xlsx [COUNT]
"""

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from benchmarks._tasks import ON, tracked_tasks
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.task_exchange import DAY_NOUGHT, propose, tables_of
from kehoach_desktop.domain.tasks import TrackedTask
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.reading.xlsx import read_xlsx
from kehoach_desktop.render.xlsx import Office, write_follow_up, write_task_list

COUNT = 10_000
ROUNDS = 3
BUDGETS = {"list": (2.0, 80), "follow-up": (5.0, 80)}  # seconds, MB


def plan_of(tasks: list[TrackedTask]) -> Plan:
    return Plan(
        "p",
        "hd05",
        issuing_body="ĐẢNG UỶ XÃ VẠN PHÚC",
        number=1,
        symbol="KH/ĐU",
        tasks=tuple(one.task for one in tasks),
    )


def office() -> Office:
    return Office(ruleset("hd05"), None, "ĐẢNG UỶ XÃ VẠN PHÚC", ruleset)


def ours_list(tasks: list[TrackedTask]) -> bytes:
    return write_task_list(plan_of(tasks), ruleset("hd05"))


def ours_follow_up(tasks: list[TrackedTask]) -> bytes:
    return write_follow_up(tasks, ON, office())


def plain(data: bytes, options: dict[str, bool]) -> Callable[[list[TrackedTask]], bytes]:
    """The cells of our own file once more, by XlsxWriter alone."""
    import xlsxwriter

    grids = read_xlsx(data, "ours.xlsx")

    def write(_: list[TrackedTask]) -> bytes:
        stream = BytesIO()
        workbook = xlsxwriter.Workbook(stream, options)
        for grid in grids:
            sheet = workbook.add_worksheet(grid.sheet)
            for row in grid.rows:
                for column, value in row.cells.items():
                    if isinstance(value, str):
                        sheet.write_string(row.number - 1, column, value)
                    elif isinstance(value, float):
                        sheet.write_number(row.number - 1, column, value)
                    elif value is not None:
                        sheet.write_number(row.number - 1, column, (value - DAY_NOUGHT).days)
        workbook.close()
        return stream.getvalue()

    return write


def back(data: bytes) -> Callable[[list[TrackedTask]], bytes]:
    def read(tasks: list[TrackedTask]) -> bytes:
        found = propose(tasks, tables_of(read_xlsx(data, "ours.xlsx")))
        assert found.unchanged == len(tasks), (found.unchanged, found.rows[:1], found.unplaced[:1])
        return data

    return read


WAYS: dict[str, Callable[[list[TrackedTask]], Callable[[list[TrackedTask]], bytes]]] = {
    "list": lambda _: ours_list,
    "list, XlsxWriter": lambda tasks: plain(ours_list(tasks), {"in_memory": True}),
    "list, XlsxWriter constant_memory": lambda tasks: plain(ours_list(tasks), {"constant_memory": True}),
    "follow-up": lambda _: ours_follow_up,
    "follow-up, XlsxWriter": lambda tasks: plain(ours_follow_up(tasks), {"in_memory": True}),
    "follow-up, XlsxWriter constant_memory": lambda tasks: plain(ours_follow_up(tasks), {"constant_memory": True}),
    "follow-up, read and compared": lambda tasks: back(ours_follow_up(tasks)),
}


def peak_mb() -> float:
    """The most resident memory of this process so far, as Linux tells it; NaN on systems that do not."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    return next(int(line.split()[1]) / 1024 for line in status.read_text("utf-8").splitlines() if "VmHWM" in line)


def forget_peak() -> None:
    """From here on the peak counts anew."""
    switch = Path("/proc/self/clear_refs")
    if switch.exists():
        switch.write_text("5", encoding="ascii")


def measure(way: str, count: int) -> None:
    tasks = tracked_tasks(count)
    work = WAYS[way](tasks)
    few = [replace(one) for one in tasks[:50]]
    if "compared" not in way:
        work(few)  # imports, fonts, rulesets
    forget_peak()
    before = peak_mb()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        data = work(tasks)
        times.append(time.perf_counter() - start)
    extra, (seconds, megabytes) = peak_mb() - before, BUDGETS.get(way, (0.0, 0))
    said = f"   budget {seconds:g} s, {megabytes} MB" if seconds else ""
    if seconds:
        said += " - kept" if min(times) <= seconds and not extra > megabytes else " - MISSED"
    print(f"{way:40} {min(times):7.2f} {max(times):7.2f} {extra:9.1f} {len(data) / 2**20:8.2f}{said}", flush=True)


def main() -> int:
    if len(sys.argv) > 2:
        measure(sys.argv[1], int(sys.argv[2]))
        return 0
    count = sys.argv[1] if len(sys.argv) > 1 else str(COUNT)
    print(
        f"{f'{count} tasks, best and worst of {ROUNDS}':40} {'min s':>7} {'max s':>7} {'peak +MB':>9} {'file MB':>8}",
        flush=True,
    )
    codes = [
        subprocess.run([sys.executable, "-m", "benchmarks.xlsx", way, count], check=False).returncode for way in WAYS
    ]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
