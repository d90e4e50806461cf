"""A data folder with thousands of plans and one of sixty pages, made once by the storage layer and kept in `out/`."""

import datetime
import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

from benchmarks._plans import plan_of
from benchmarks.store import fill
from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.office import add_samples
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import Store, open_store

ROOT = Path(__file__).resolve().parents[1]
LONG_PLAN, _LONG_BLOCKS = "bench-60", 830  # sixty pages; benchmarks/pages.py sets and counts them
SHORT_PLAN = "bench-2"
NOW = datetime.datetime(2026, 11, 20)
# What a store looks like depends on these; another state of them asks for another store.
_SOURCES = ("storage/migrations.py", "storage/plans.py", "domain/vietnamese.py")


def long_plan() -> Plan:
    plan = plan_of(100)
    return replace(plan, id=LONG_PLAN, subject="đo sáu mươi trang", blocks=plan.blocks[:_LONG_BLOCKS])


def short_plan() -> Plan:
    return replace(plan_of(5), id=SHORT_PLAN, subject="đo năm trang")


def data_folder(count: int) -> Path:
    """The folder, with the plans to open as they were before anybody typed into them, and no copies of it."""
    folder = ROOT / "out" / "bench" / f"{count}-{_state()}"
    path = paths.store_path(folder)
    if not (folder / "made").exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        folder.mkdir(parents=True)
        with open_store(path, paths.backup_dir(folder)) as store:
            fill(store, count)
            add_samples(store, NOW)  # with their office: this is no first start
        (folder / "made").touch()
    with open_store(path, paths.backup_dir(folder)) as store:
        _put_long_plan(store)
    leave_as_found(folder)
    return folder


def leave_as_found(folder: Path) -> None:
    """Copies that closing made, and where the window was, are of the run before."""
    shutil.rmtree(paths.backup_dir(folder), ignore_errors=True)
    for path in folder.glob("cua-so.ini"):
        path.unlink()


def _put_long_plan(store: Store) -> None:
    with store.atomic():
        for plan in (long_plan(), short_plan()):
            plans.save(store, plan, NOW)


def _state() -> str:
    texts = [(ROOT / "kehoach_desktop" / name).read_bytes() for name in _SOURCES]
    return hashlib.sha256(b"".join(texts)).hexdigest()[:12]
