import datetime
import os
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from contextlib import closing
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.operations.backups import Reason, back_up
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.store_state import (
    WAY_WORDS,
    StateKind,
    StoreState,
    Way,
    last_saved,
    open_store_to_look,
    open_store_to_work,
    store_state,
)
from kehoach_desktop.storage import file_health, plans
from kehoach_desktop.storage.database import open_store
from kehoach_desktop.storage.errors import StoreError
from kehoach_desktop.storage.file_health import Place
from kehoach_desktop.storage.migrations import migrations
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN
from tests.helpers.rights import folder_of_a_plain_user

ROOT = Path(__file__).parents[2]
NOW = NOON  # of a fixed day: a run may go on past midnight


@pytest.fixture
def office(data_dir: Path) -> Path:
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        plans.save(store, PARTY_PLAN, NOW)
    return data_dir


def state(data_dir: Path, *, is_thorough: bool = False) -> StoreState:
    found = store_state(data_dir, NOW, is_thorough=is_thorough)
    assert all(way in WAY_WORDS for way in found.ways)
    if found.kind not in (StateKind.NEW, StateKind.FINE):
        assert found.title
        assert found.happened.endswith(".")
        assert found.safe.endswith(".")
        assert found.ways
    return found


def test_no_store_and_nothing_left_of_one_is_a_new_start(data_dir: Path) -> None:
    assert state(data_dir).kind is StateKind.NEW
    assert not data_dir.exists()


def test_a_sound_store_is_fine_and_looking_at_it_changes_nothing(office: Path) -> None:
    before = paths.store_path(office).read_bytes()
    assert (state(office).kind, state(office, is_thorough=True).kind) == (StateKind.FINE, StateKind.FINE)
    assert paths.store_path(office).read_bytes() == before
    assert sorted(path.name for path in office.iterdir()) == ["kehoach.db"]


def test_a_store_that_has_gone_is_offered_from_its_copies(office: Path) -> None:
    made = back_up(office, Reason.CLOSED, NOW)
    paths.store_path(office).unlink()
    found = state(office)
    assert (found.kind, found.ways[0]) == (StateKind.MISSING, Way.RESTORE)
    assert [good.backup.path for good in found.good_backups] == [made]
    assert str(paths.store_path(office)) in found.happened


def test_a_store_of_no_bytes_beside_copies_is_one_that_has_gone(office: Path) -> None:
    back_up(office, Reason.CLOSED, NOW)
    paths.store_path(office).write_bytes(b"")
    assert state(office).kind is StateKind.MISSING


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    found = state(tmp_path / "tệp")
    assert found.kind is StateKind.MISSING
    assert "không phải thư mục" in found.happened


@pytest.mark.parametrize("left", [50, 3000, 4096, 20_000])
def test_a_store_that_was_cut_short_is_corrupt(office: Path, left: int) -> None:
    path = paths.store_path(office)
    path.write_bytes(path.read_bytes()[:left])
    before = path.read_bytes()
    found = state(office)
    assert found.kind is StateKind.CORRUPT
    assert found.lost == "Chưa có bản sao lưu nào dùng được."
    assert path.read_bytes() == before


def test_a_store_with_spoilt_pages_is_corrupt_and_says_what_is_lost_at_most(office: Path) -> None:
    back_up(office, Reason.WHILE_WORKING, NOW)
    path = paths.store_path(office)
    data = bytearray(path.read_bytes())
    data[100:3000] = b"\xff" * 2900
    path.write_bytes(data)
    changed = NOW + datetime.timedelta(minutes=27, seconds=30)
    for file in (path, *path.parent.glob(f"{path.name}-*")):
        os.utime(file, (changed.timestamp(),) * 2)
    found = state(office)
    assert (found.kind, found.ways[0]) == (StateKind.CORRUPT, Way.RESTORE)
    assert found.lost.startswith(f"Bản {NOW:%H:%M}")
    assert found.lost.endswith("thiếu nhiều nhất 28 phút làm việc sau cùng.")


def test_pages_that_only_a_thorough_look_reads(office: Path) -> None:
    with open_store(paths.store_path(office), paths.backup_dir(office)) as store:
        for number in range(200):
            store.table("settings").insert({"key": f"k{number}", "value": "x" * 500})
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = paths.store_path(office)
    data = bytearray(path.read_bytes())
    data[-20_000:-8000] = b"\xff" * 12_000
    path.write_bytes(data)
    assert state(office, is_thorough=True).kind is StateKind.CORRUPT


def test_a_file_that_is_no_store_is_named(data_dir: Path) -> None:
    data_dir.mkdir()
    paths.store_path(data_dir).write_bytes(b"Day khong phai kho. " * 500)
    assert state(data_dir).kind is StateKind.FOREIGN
    paths.store_path(data_dir).unlink()
    with closing(sqlite3.connect(paths.store_path(data_dir))) as other:
        other.execute("CREATE TABLE bookmarks(url)")
    assert state(data_dir).kind is StateKind.FOREIGN


def test_what_was_a_store_once_is_corrupt_not_foreign(office: Path) -> None:
    back_up(office, Reason.CLOSED, NOW)
    paths.store_path(office).write_bytes(b"Day khong phai kho. " * 500)
    assert state(office).kind is StateKind.CORRUPT


def test_a_store_of_a_newer_program_is_named(office: Path) -> None:
    with open_store(paths.store_path(office), paths.backup_dir(office)) as store:
        store.table("_sqlite_migrations").insert(
            {"migration_set": "kehoach_desktop", "name": "9999_from_the_future", "applied_at": "2031-01-01"}
        )
    found = state(office)
    assert found.kind is StateKind.NEWER
    assert "bản mới hơn" in found.title
    assert not found.can_work


_HOLDER = """
import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
store.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_store_that_another_process_writes_to_is_in_use(office: Path) -> None:
    command = [sys.executable, "-c", _HOLDER, str(paths.store_path(office))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        assert state(office).kind is StateKind.IN_USE
        holder.communicate(b"")
    assert state(office).kind is StateKind.FINE


@pytest.mark.skipif(os.name == "nt", reason="quyền thư mục kiểu Unix")
@pytest.mark.parametrize("locked", ["folder", "file"])
def test_a_store_that_can_only_be_read_is_opened_to_look_at(locked: str) -> None:
    with folder_of_a_plain_user() as folder:
        save_plan(PARTY_PLAN, folder)
        (folder if locked == "folder" else folder / "kehoach.db").chmod(0o555 if locked == "folder" else 0o444)
        found = state(folder)
        assert (found.kind, found.ways[0]) == (StateKind.READ_ONLY, Way.OPEN_READ_ONLY)
        store = open_store_to_look(folder)
        assert plans.get(store, PARTY_PLAN.id) == PARTY_PLAN
        store.close()


@pytest.mark.skipif(os.name == "nt", reason="quyền thư mục kiểu Unix")
def test_a_store_that_may_not_even_be_read_is_named() -> None:
    with folder_of_a_plain_user() as folder:
        save_plan(PARTY_PLAN, folder)
        (folder / "kehoach.db").chmod(0)
        assert state(folder).kind is StateKind.MISSING


def test_a_full_disk_is_named_with_its_drive(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(100, 99, 1))
    found = state(office)
    assert found.kind is StateKind.DISK_FULL
    assert "đã đầy" in found.happened


@pytest.mark.parametrize(
    ("folder", "place", "name"),
    [
        ("OneDrive/Kho", Place.SYNCHRONISED, "OneDrive"),
        ("OneDrive - UBND tỉnh/Kho", Place.SYNCHRONISED, "OneDrive"),
        ("Dropbox", Place.SYNCHRONISED, "Dropbox"),
        ("Google Drive/a/b", Place.SYNCHRONISED, "Google Drive"),
        ("Kho kế hoạch", Place.HERE, ""),
        ("Omega", Place.HERE, ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(tmp_path: Path, folder: str, place: Place, name: str) -> None:
    assert file_health.place_of(tmp_path / folder) == (place, name)


def test_a_fine_store_in_a_synchronised_folder_is_warned_of(tmp_path: Path) -> None:
    save_plan(PARTY_PLAN, tmp_path / "OneDrive")
    found = state(tmp_path / "OneDrive")
    assert found.kind is StateKind.FINE
    assert "đồng bộ của OneDrive" in found.warnings[0]


def test_an_older_store_can_be_looked_at_without_being_upgraded(data_dir: Path) -> None:
    data_dir.mkdir()
    path = paths.store_path(data_dir)
    with open_store(path, data_dir) as store:
        plans.save(store, PARTY_PLAN, NOON)
    with closing(sqlite3.connect(path)) as older:
        older.execute("DROP TABLE plan_list")
        older.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '0007%'")
        older.commit()
    before = path.read_bytes()
    store = open_store_to_look(data_dir)
    assert migrations.pending(store) == []
    assert [row.id for row in plans.newest(store)] == [PARTY_PLAN.id]
    store.close()
    assert path.read_bytes() == before


def test_an_upgrade_lists_what_was_saved_before_it(data_dir: Path) -> None:
    test_an_older_store_can_be_looked_at_without_being_upgraded(data_dir)
    store = open_store_to_work(data_dir)
    assert [row.id for row in plans.newest(store)] == [PARTY_PLAN.id]
    assert [row.id for row in plans.search(store, "van phuc")] == [PARTY_PLAN.id]
    assert last_saved(store) == NOON
    store.close()


def test_an_empty_store_was_never_saved_to(data_dir: Path) -> None:
    store = open_store_to_work(data_dir)
    assert last_saved(store) is None
    store.close()


def test_a_store_that_cannot_be_opened_raises_a_sentence(data_dir: Path) -> None:
    with pytest.raises(StoreError):
        open_store_to_look(data_dir)
