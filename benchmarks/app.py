"""The program as a clerk meets it: its start with 50,000 plans in the store, a plan of sixty pages, keys, searching.

Real processes, started as the command starts them, on a display that nobody sees: Xvfb where it is installed, else
Qt's offscreen platform. Beside it novelWriter, on the same display in the same run: its start with its own sample
project, and a document of the same sixty pages. A time is that of the end of painting.

    python3 dev.py bench app [count] [--no-peer]
"""

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import _peer
from benchmarks._store import data_folder, leave_as_found, long_plan
from benchmarks.pages import processor
from kehoach_desktop.operations.listing import PlanQuery, plan_count, plan_page
from kehoach_desktop.operations.store_state import open_store_to_look

COUNT, STARTS = 50_000, 7
HERE = Path(__file__).resolve().parent
START_S, START_MB, SEARCH_MS, KEY_MS = 0.6, 150.0, 20.0, 16.0
SOUGHT = ("chuyen doi so", "phòng cháy", "57-NQ/TW", "dang uy xa", "Trần Minh Khôi", "sinh hoạt chi bộ", "kế hoạch")
SCREEN = "1366x768x24"
MOST_S = 240  # for one life of a program; more means that it waits for somebody


@dataclass(frozen=True, slots=True)
class Program:
    name: str
    python: Path
    binding: str
    driver: str
    arguments: tuple[str, ...]


# ---------------------------------------------------------------- the display


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """The environment of a display of our own, and its name in words."""
    odd = ("QT_", "WAYLAND", "PYTHONDONTWRITE")  # without its bytecode kept, no start is a warm one
    environment = {name: value for name, value in os.environ.items() if not name.startswith(odd)}
    if not shutil.which("Xvfb"):
        print("display: Qt's offscreen platform (Xvfb is not installed)")
        yield environment | {"QT_QPA_PLATFORM": "offscreen"}
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read, encoding="ascii") as told:
            number = told.readline().strip()
        print(f"display: Xvfb, {SCREEN}, without a window manager")
        try:
            yield environment | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}
        finally:
            server.terminate()


def run(program: Program, environment: dict[str, str], folder: Path, *, drives: bool) -> dict[str, Any]:
    """One life of the program, from the moment before its process is made."""
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    driver = program.driver if drives else "none"
    command = [program.python, HERE / "_watched.py", program.binding, report, driver, "--", *program.arguments]
    began = time.monotonic()
    kept = {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONPATH": str(HERE.parent)}
    started = environment | kept | {"BENCH_STARTED": repr(began)}
    done = subprocess.run(
        command, env=started, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=MOST_S, check=False
    )
    if not report.exists():
        raise RuntimeError(f"{program.name} failed:\n{done.stdout.decode(errors='replace')}")
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    if "error" in found:
        raise RuntimeError(f"{program.name} failed:\n{found['error']}")
    return found


# ---------------------------------------------------------------- what is measured


def measure_starts(programs: list[Program], environment: dict[str, str], folder: Path) -> None:
    """By turns, so that both meet the same moments of the machine; the first start of each only warms."""
    print(f"\n{f'start, warm, of {STARTS}':58} {'min':>8} {'median':>8} {'max':>8}")
    lives: dict[str, list[dict[str, Any]]] = {program.name: [] for program in programs}
    for _ in range(STARTS + 1):
        for program in programs:
            lives[program.name].append(run(program, environment, folder, drives=False))
    for program in programs:
        warm = lives[program.name][1:]
        is_ours = program is programs[0]
        show(f"{program.name}: first pixels, s", [life["first"] - life["began"] for life in warm])
        ready = [life["ready"] - life["began"] for life in warm]
        show(f"{program.name}: ready, the last repaint of the start, s", ready, START_S if is_ours else None)
        show(f"{program.name}: resident then, MB", [life["rss"] for life in warm], START_MB if is_ours else None)


def show(name: str, figures: list[float], budget: float | None = None) -> None:
    median = statistics.median(figures)
    print(f"{name:58} {min(figures):8.2f} {median:8.2f} {max(figures):8.2f}{within(median, budget)}")


def within(figure: float, budget: float | None) -> str:
    return "" if budget is None else f"  budget {budget:g}: {'kept' if figure <= budget else 'MISSED'}"


def show_times(name: str, times: list[float], budget: float | None = None) -> None:
    ordered = sorted(times)
    p50, p99 = (ordered[math.ceil(share * len(ordered)) - 1] for share in (0.5, 0.99))
    print(f"{name:58} {p50:8.2f} {p99:8.2f} {ordered[-1]:8.2f}{within(p99, budget)}")


def show_driven(program: Program, found: dict[str, Any], *, is_ours: bool) -> None:
    show_times(f"{program.name}: opening the sixty pages", found.pop("open"))
    if "search" in found:
        show_times(f"{program.name}: search, key to painted rows", found.pop("search"), SEARCH_MS)
    for name, times in found.items():
        if isinstance(times, list):
            show_times(f"{program.name}: key to painted, {name} block", times, KEY_MS if is_ours else None)


def ask_store(folder: Path) -> None:
    """What the list asks at each key, without the window."""
    store = open_store_to_look(folder)
    times = []
    for words in SOUGHT * 3:
        for end in range(1, len(words) + 1):
            query = PlanQuery(words[:end])
            start = time.perf_counter()
            plan_count(store, query)
            plan_page(store, query)
            times.append((time.perf_counter() - start) * 1000)
    store.close()
    show_times("ours: the store's part of a search", times, SEARCH_MS)


def main() -> int:
    arguments = [one for one in sys.argv[1:] if not one.startswith("-")]
    count = int(arguments[0]) if arguments else COUNT
    data = data_folder(count)
    print(
        f"{processor()}, {os.cpu_count()} cores; {count} plans, {(data / 'kehoach.db').stat().st_size / 2**20:.0f} MB"
    )
    with tempfile.TemporaryDirectory() as name, display() as environment:
        folder = Path(name)
        ours = Program("ours", Path(sys.executable), "PySide6", "_drive_ours", ("--data-dir", str(data)))
        peer = None if "--no-peer" in sys.argv else make_peer(folder)
        starters = [ours, peer] if peer else [ours]
        measure_starts(starters, environment, folder)
        print(f"\n{'milliseconds':58} {'p50':>8} {'p99':>8} {'max':>8}")
        found = run(ours, environment, folder, drives=True)
        show_driven(ours, found, is_ours=True)
        print(f"ours: resident with it open {found['rss_open']:.0f} MB, after typing {found['rss_typed']:.0f} MB,")
        print(f"      with its pages closed again {found['rss_closed']:.0f} MB")
        ask_store(data)
        if peer:
            texts = [block.text for block in long_plan().blocks]
            project = _peer.sample_project(peer.python, folder / "long", texts)
            typed = Program(peer.name, peer.python, peer.binding, peer.driver, (*peer.arguments[:-1], str(project)))
            show_driven(typed, run(typed, environment, folder, drives=True), is_ours=False)
    leave_as_found(data)
    return 0


def make_peer(folder: Path) -> Program | None:
    python = _peer.installed(folder / "peer")
    if python is None:
        return None
    print(f"peer: novelWriter {_peer.version(python)}")
    own = [folder / "peer-config", folder / "peer-data"]
    for path in own:
        path.mkdir()
    project = _peer.sample_project(python, folder / "short")
    told = (f"--config={own[0]}", f"--data={own[1]}", str(project))
    return Program("novelWriter", python, "PyQt6", "_drive_novelwriter", told)


if __name__ == "__main__":
    sys.exit(main())
