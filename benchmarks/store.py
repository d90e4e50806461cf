"""The store at 50,000 plans: opening, the list with its filters and orders, saving, and search as one types.

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

from benchmarks._plans import plan_of
from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Plan, Run
from kehoach_desktop.domain.vietnamese import fold
from kehoach_desktop.operations.listing import Order, PlanQuery, filter_choices, plan_count, plan_page
from kehoach_desktop.operations.plan_files import read_plan_file
from kehoach_desktop.operations.saving import PlanSaver
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import Store, open_store

COUNT = 50_000
_SIXTY_PAGES = 830  # blocks
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


def fill(store: Store, count: int) -> None:
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


def measure(store: Store, path: Path, count: int) -> None:
    print(f"{'ms':44} {'median':>8} {'p99':>8} {'max':>8}")
    keys = [text[: end + 1] for text in TYPED for end in range(1, len(text))]
    timed("search after each key", lambda n: plans.search(store, keys[n % len(keys)]), 5 * len(keys))
    timed("peer: LIKE over the folded text", lambda n: like(store, TYPED[n % len(TYPED)]), len(TYPED))
    timed("newest 50", lambda _: plans.newest(store), 100)
    measure_list(store, keys)
    changed = list(many(50))
    timed("save one plan (durable)", lambda n: plans.save(store, changed[n], NOW), len(changed))
    store.close()

    def reopen(_: int) -> None:
        with open_store(path, path.parent / "b") as again:
            plans.newest(again)

    timed("open the store and list", reopen, 20)
    print(f"{count} plans: {path.stat().st_size / 2**20:.0f} MB")


def measure_list(store: Store, keys: list[str]) -> None:
    """The calls of the screen; the last page of an order is the dearest."""
    orders = list(Order)
    filtered = [PlanQuery(order=order, year=year) for order in orders for year in (2026, 1999)]
    total = plan_count(store, PlanQuery())
    timed("list: first page, each order", lambda n: plan_page(store, PlanQuery(order=orders[n % 5])), 100)
    timed("list: last page, each order", lambda n: plan_page(store, PlanQuery(order=orders[n % 5]), total - 100), 50)
    timed("list: page under a filter", lambda n: plan_page(store, filtered[n % len(filtered)]), 50)
    timed(
        "list: search after each key, 100 rows", lambda n: plan_page(store, PlanQuery(keys[n % len(keys)])), len(keys)
    )
    timed(
        "list: search in another order",
        lambda n: plan_page(store, PlanQuery(keys[n % len(keys)], order=orders[1 + n % 4])),
        len(keys),
    )
    timed("list: how many are found", lambda n: plan_count(store, PlanQuery(keys[n % len(keys)])), len(keys))
    timed("list: what the filters offer", lambda _: filter_choices(store, PlanQuery()), 30)
    measure_saving(store)


def measure_saving(store: Store) -> None:
    """A plan of sixty pages of which one block changes between two saves."""
    plan, saver, base = plan_of(100), PlanSaver(store), 0
    plan = replace(plan, blocks=plan.blocks[:_SIXTY_PAGES])
    base = saver.save(plan, base, NOW)
    times = []
    for number in range(100):
        blocks = list(plan.blocks)
        blocks[400] = replace(blocks[400], runs=(Run(f"Khối thứ {number}"),))
        plan = replace(plan, blocks=tuple(blocks))
        start = time.perf_counter()
        base = saver.save(plan, base, NOW)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(
        f"{'save 60 pages while typing (durable)':44} {statistics.median(times):8.2f} {times[98]:8.2f} {times[99]:8.2f}"
    )


def like(store: Store, text: str) -> list[object]:
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
