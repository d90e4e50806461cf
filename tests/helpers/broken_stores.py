"""Stores in every state that a start can meet, each in a data folder of its own."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.backups import Reason, back_up
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.store_state import open_store_to_work
from kehoach_desktop.storage import plans
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN

KEPT_PLAN = PARTY_PLAN
LATER_PLAN = replace(PARTY_PLAN, id="0c3b6a52-6f0e-4f0a-9a55-1f6f2f1f0a09", number=9)  # in no copy


def filled(data_dir: Path, *kept: Plan) -> Path:
    """A sound store with these plans, all of it in one file; returns that file."""
    for plan in kept or (KEPT_PLAN,):
        save_plan(plan, data_dir)
    return paths.store_path(data_dir)


def left_with_wal(data_dir: Path) -> Path:
    """As a crash leaves it: the last plan is in the WAL alone."""
    path = filled(data_dir)
    store = open_store_to_work(data_dir)
    store.execute("PRAGMA wal_autocheckpoint = 0")
    plans.save(store, LATER_PLAN, NOON)
    wal = path.with_name(path.name + "-wal")
    file, left = path.read_bytes(), wal.read_bytes()
    store.conn.close()
    path.write_bytes(file)
    wal.write_bytes(left)
    return path


def copied(data_dir: Path) -> Path:
    """A good copy of the store as it is; returns the copy."""
    made = back_up(data_dir, Reason.CLOSED, NOON)
    assert made is not None
    return made


def spoil(path: Path) -> None:
    """The first page after the head becomes rubbish."""
    data = bytearray(path.read_bytes())
    data[100:4000] = b"\xff" * 3900
    path.write_bytes(data)


def make_newer(path: Path) -> None:
    """As a later program leaves it."""
    with closing(sqlite3.connect(path)) as store:
        store.execute(
            "INSERT INTO _sqlite_migrations(migration_set, name, applied_at)"
            " VALUES ('kehoach_desktop', '9999_from_the_future', '2031-01-01')"
        )
        store.commit()


def make_foreign(path: Path) -> None:
    """Somebody else's SQLite file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks(url)")
        other.commit()


def make_no_store(path: Path) -> None:
    """No SQLite file at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"Day khong phai kho. " * 500)


def _corrupt(data_dir: Path) -> None:
    path = filled(data_dir)
    copied(data_dir)
    filled(data_dir, LATER_PLAN)
    spoil(path)


def _corrupt_without_copies(data_dir: Path) -> None:
    spoil(filled(data_dir))


def _gone(data_dir: Path) -> None:
    path = filled(data_dir)
    copied(data_dir)
    path.unlink()


def _newer(data_dir: Path) -> None:
    make_newer(filled(data_dir))


BROKEN: Mapping[str, Callable[[Path], None]] = {
    "corrupt": _corrupt,
    "corrupt without copies": _corrupt_without_copies,
    "gone": _gone,
    "newer": _newer,
    "foreign": lambda data_dir: make_foreign(paths.store_path(data_dir)),
    "no store": lambda data_dir: make_no_store(paths.store_path(data_dir)),
}
