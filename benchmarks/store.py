"""The store at 50,000 plans: opening, listing, saving, and search as one types, without marks.

    python3 dev.py bench store [count]

The peer is SQLite's own `LIKE '%…%'` over the same folded text, what a program without an index would do.
"""

import datetime
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from sqlite_utils import Database

from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.vietnamese import fold
from kehoach_desktop.operations.plan_files import read_plan_file
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import open_store

COUNT = 50_000
NOW = datetime.datetime(2026, 11, 20)
TYPED = (
    "chuyển đổi số",
    "phòng cháy chữa cháy",
    "57-NQ/TW",
    "đảng uỷ xã",
    "Trần Minh Khôi",
    "sinh hoạt chi bộ",
    "kế hoạch",
)


def samples() -> list[Plan]:
    names = [name for name in paths.resource_names("samples", ".json") if not name.endswith("errand.json")]
    return [read_plan_file(paths.resource(name)).plan for name in names]


def many(count: int) -> Iterator[Plan]:
    """Plans that differ in their subjects, numbers and the order of their blocks."""
    chance = random.Random(5)
    shapes = samples()
    words = sorted({word for plan in shapes for block in plan.blocks for word in block.text.split()})
    for number in range(count):
        plan = chance.choice(shapes)
        subject = " ".join(chance.choices(words, k=12))
        blocks = list(plan.blocks)
        chance.shuffle(blocks)
        yield replace(plan, id=f"p{number:06d}", number=number % 999 + 1, subject=subject, blocks=tuple(blocks))


def fill(store: Database, count: int) -> None:
    start = time.perf_counter()
    source = many(count)
    for _ in range(0, count, 1000):
        with store.atomic():
            for plan in islice(source, 1000):
                plans.save(store, plan, NOW)
    print(f"{plans.count(store)} plans put in within {time.perf_counter() - start:.0f} s")


def timed(name: str, work: Callable[[int], object], rounds: int) -> None:
    times = []
    for number in range(rounds):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    p99 = times[min(len(times) - 1, int(len(times) * 0.99))]
    print(f"{name:44} {statistics.median(times):8.2f} {p99:8.2f} {times[-1]:8.2f}")


def measure(store: Database, path: Path, count: int) -> None:
    print(f"{'ms':44} {'median':>8} {'p99':>8} {'max':>8}")
    keys = [text[: end + 1] for text in TYPED for end in range(1, len(text))]
    timed("search after each key", lambda n: plans.search(store, keys[n % len(keys)]), 5 * len(keys))
    timed("peer: LIKE over the folded text", lambda n: like(store, TYPED[n % len(TYPED)]), len(TYPED))
    timed("newest 50", lambda _: plans.newest(store), 100)
    changed = list(many(50))
    timed("save one plan (durable)", lambda n: plans.save(store, changed[n], NOW), len(changed))
    store.close()

    def reopen(_: int) -> None:
        with open_store(path, path.parent / "b") as again:
            plans.newest(again)

    timed("open the store and list", reopen, 20)
    print(f"{count} plans: {path.stat().st_size / 2**20:.0f} MB")


def like(store: Database, text: str) -> list[object]:
    query = "SELECT key FROM plan_texts WHERE head LIKE ? OR body LIKE ? ORDER BY key DESC LIMIT 50"
    return store.execute(query, [f"%{fold(text)}%"] * 2).fetchall()


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kehoach.db"
        with open_store(path, Path(folder) / "b") as store:
            fill(store, count)
            measure(store, path, count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
