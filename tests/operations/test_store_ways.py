import datetime
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.operations.backups import listed_backups, restore
from kehoach_desktop.operations.plan_files import stored_plan
from kehoach_desktop.operations.store_state import StateKind, open_store_to_work, store_state
from kehoach_desktop.operations.store_ways import bring_in, start_new
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.backup import Reason
from kehoach_desktop.storage.errors import StoreError
from tests.helpers.broken_stores import (
    BROKEN,
    KEPT_PLAN,
    LATER_PLAN,
    copied,
    filled,
    left_with_wal,
    make_foreign,
    make_newer,
    make_no_store,
    spoil,
)
from tests.helpers.clock import NOON

Files = dict[str, bytes]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another folder of data, for instance of the machine before."""
    return tmp_path / "máy cũ"


def files_of(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def ids(data_dir: Path) -> set[str]:
    with closing(open_store_to_work(data_dir)) as store:
        return {row.id for row in plans.newest(store)}


def kept_before(data_dir: Path) -> list[Path]:
    return [one.path for one in listed_backups(data_dir) if one.reason is Reason.BEFORE_RESTORE]


# ---------------------------------------------------------------- a store from elsewhere


def test_a_store_from_elsewhere_is_worked_with_and_stays_where_it_is(data_dir: Path, elsewhere: Path) -> None:
    file = filled(elsewhere)
    before = files_of(elsewhere)
    restored = bring_in(data_dir, file, NOON)
    assert (restored.contents.plans, restored.kept) == (1, None)
    assert stored_plan(KEPT_PLAN.id, data_dir) == KEPT_PLAN
    assert files_of(elsewhere) == before


def test_a_store_that_was_moved_away_comes_back(data_dir: Path, tmp_path: Path) -> None:
    moved = filled(data_dir).rename(tmp_path / "kho của tôi.db")
    assert store_state(data_dir, NOON).kind is StateKind.NEW
    bring_in(data_dir, moved, NOON)
    assert store_state(data_dir, NOON).kind is StateKind.FINE
    assert stored_plan(KEPT_PLAN.id, data_dir) == KEPT_PLAN
    assert moved.exists()


def test_the_store_that_was_there_is_kept_beside_the_copies(data_dir: Path, elsewhere: Path) -> None:
    filled(data_dir, LATER_PLAN)
    restored = bring_in(data_dir, filled(elsewhere), NOON)
    assert restored.kept is not None
    assert kept_before(data_dir) == [restored.kept]
    assert ids(data_dir) == {KEPT_PLAN.id}
    bring_in(data_dir, restored.kept, NOON + datetime.timedelta(minutes=1))
    assert ids(data_dir) == {LATER_PLAN.id}


def test_what_is_still_in_the_wal_of_the_other_store_comes_along(data_dir: Path, elsewhere: Path) -> None:
    file = left_with_wal(elsewhere)
    before = files_of(elsewhere)
    restored = bring_in(data_dir, file, NOON)
    assert restored.contents.plans == 2
    assert ids(data_dir) == {KEPT_PLAN.id, LATER_PLAN.id}
    after = files_of(elsewhere)
    assert {name: after[name] for name in ("kehoach.db", "kehoach.db-wal")} == before


def test_a_store_that_is_being_written_to_elsewhere_is_taken_as_it_is_now(data_dir: Path, elsewhere: Path) -> None:
    filled(elsewhere)
    with closing(open_store_to_work(elsewhere)) as store:
        plans.save(store, LATER_PLAN, NOON)
        bring_in(data_dir, paths.store_path(elsewhere), NOON)
    assert ids(data_dir) == {KEPT_PLAN.id, LATER_PLAN.id}


@pytest.mark.parametrize("make", [spoil, make_newer, make_foreign, make_no_store], ids=lambda one: one.__name__)
def test_what_cannot_be_worked_with_is_refused_and_nothing_changes(
    data_dir: Path, elsewhere: Path, make: Callable[[Path], None]
) -> None:
    filled(data_dir, LATER_PLAN)
    file = elsewhere / "kho.db"
    if make in (spoil, make_newer):
        filled(elsewhere).rename(file)
    make(file)
    before, ours = files_of(elsewhere), files_of(data_dir)
    with pytest.raises(StoreError) as told:
        bring_in(data_dir, file, NOON)
    assert str(file) in str(told.value)
    assert files_of(elsewhere) == before
    assert files_of(data_dir) == ours
    assert listed_backups(data_dir) == []


def test_a_file_that_is_not_there_is_told(data_dir: Path, elsewhere: Path) -> None:
    with pytest.raises(StoreError):
        bring_in(data_dir, elsewhere / "kho.db", NOON)
    assert files_of(data_dir) == {}


def test_an_empty_file_is_no_store(data_dir: Path, elsewhere: Path) -> None:
    elsewhere.mkdir()
    (elsewhere / "kho.db").touch()
    with pytest.raises(StoreError):
        bring_in(data_dir, elsewhere / "kho.db", NOON)
    assert files_of(data_dir) == {}


def test_choosing_the_store_that_is_there_leaves_it_as_it_is(data_dir: Path) -> None:
    left_with_wal(data_dir)
    bring_in(data_dir, paths.store_path(data_dir), NOON)
    assert ids(data_dir) == {KEPT_PLAN.id, LATER_PLAN.id}


@pytest.mark.parametrize("name", BROKEN)
def test_a_sound_store_is_the_way_out_of_every_broken_one(data_dir: Path, elsewhere: Path, name: str) -> None:
    BROKEN[name](data_dir)
    was = paths.store_path(data_dir).read_bytes() if paths.store_path(data_dir).exists() else None
    restored = bring_in(data_dir, filled(elsewhere), NOON)
    assert store_state(data_dir, NOON).kind is StateKind.FINE
    assert ids(data_dir) == {KEPT_PLAN.id}
    assert (restored.kept.read_bytes() if restored.kept else None) == was


# ---------------------------------------------------------------- an empty store


def test_where_nothing_is_an_empty_store_is_made(data_dir: Path) -> None:
    assert start_new(data_dir, NOON) is None
    assert ids(data_dir) == set()


@pytest.mark.parametrize("name", BROKEN)
def test_a_new_store_keeps_the_broken_one_letter_by_letter(data_dir: Path, name: str) -> None:
    BROKEN[name](data_dir)
    path = paths.store_path(data_dir)
    was = path.read_bytes() if path.exists() else None
    kept = start_new(data_dir, NOON)
    assert (kept.read_bytes() if kept else None) == was
    assert store_state(data_dir, NOON).kind is StateKind.FINE
    assert ids(data_dir) == set()


def test_the_wal_of_a_broken_store_is_kept_with_it(data_dir: Path) -> None:
    path = left_with_wal(data_dir)
    for part in (path, path.with_name("kehoach.db-wal")):
        part.write_bytes(b"\xff" * 100 + part.read_bytes()[100:])
    was = {name: data for name, data in files_of(data_dir).items() if not name.endswith("-shm")}
    kept = start_new(data_dir, NOON)
    assert kept is not None
    assert (kept.read_bytes(), kept.with_name(kept.name + "-wal").read_bytes()) == (
        was["kehoach.db"],
        was["kehoach.db-wal"],
    )
    assert ids(data_dir) == set()


def test_the_wal_of_a_sound_store_is_folded_into_the_kept_file(data_dir: Path) -> None:
    left_with_wal(data_dir)
    kept = start_new(data_dir, NOON)
    assert kept is not None
    with closing(sqlite3.connect(kept)) as store:
        assert store.execute("SELECT count(*) FROM plans").fetchone() == (2,)
    assert ids(data_dir) == set()


def test_a_store_that_somebody_has_open_is_not_put_aside(data_dir: Path) -> None:
    path = filled(data_dir)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="đang mở"):
            start_new(data_dir, NOON)
        other.execute("ROLLBACK")
    assert ids(data_dir) == {KEPT_PLAN.id}


@pytest.mark.parametrize("way", ["start new", "restore"])
def test_the_wal_of_a_store_that_has_gone_is_kept(data_dir: Path, way: str) -> None:
    path = left_with_wal(data_dir)
    made = copied(data_dir)
    wal = path.with_name(path.name + "-wal")
    wal.write_bytes(b"what the store had not taken in yet")
    path.unlink()
    if way == "restore":
        restore(data_dir, made, NOON)
    else:
        start_new(data_dir, NOON)
    kept = list(paths.backup_dir(data_dir).glob("*-wal"))
    assert [one.read_bytes() for one in kept] == [b"what the store had not taken in yet"]
