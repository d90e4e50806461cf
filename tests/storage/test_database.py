import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from kehoach_desktop.storage import database, plans, settings
from kehoach_desktop.storage.database import check, memory_store, open_store
from kehoach_desktop.storage.errors import StoreError
from kehoach_desktop.storage.migrations import migrations
from tests.helpers.at_once import said_at_once
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN
from tests.helpers.rights import folder_of_a_plain_user


@pytest.fixture
def path(data_dir: Path) -> Path:
    return data_dir / "kehoach.db"


@pytest.fixture
def backups(data_dir: Path) -> Path:
    return data_dir / "sao-luu"


def test_a_new_store_has_all_tables_and_needs_no_backup(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        assert {
            "plans",
            "issuing_bodies",
            "signatories",
            "agencies",
            "recipient_groups",
            "templates",
            "settings",
        } <= set(store.table_names())
    assert not backups.exists()


def test_what_was_saved_is_there_after_closing(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        plans.save(store, PARTY_PLAN, NOON)
    with open_store(path, backups) as store:
        assert plans.get(store, PARTY_PLAN.id) == PARTY_PLAN


def test_it_is_as_safe_as_sqlite_can_be(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        assert store.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert store.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
        assert store.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_a_store_of_a_newer_program_is_refused_and_left_alone(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        store.table("_sqlite_migrations").insert(
            {"migration_set": "kehoach_desktop", "name": "9999_from_the_future", "applied_at": "2031-01-01"}
        )
    before = path.read_bytes()
    with pytest.raises(StoreError, match="bản mới hơn"), open_store(path, backups):
        pass
    assert path.read_bytes() == before


def test_an_sqlite_file_of_another_program_is_left_alone(path: Path, backups: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks(url)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="không phải kho của chương trình"), open_store(path, backups):
        pass
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(path: Path, backups: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"Day khong phai co so du lieu. " * 200)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="không phải kho") as caught, open_store(path, backups):
        pass
    assert (path.read_bytes(), caught.value.code) == (before, "SQLITE_NOTADB")


def test_a_damaged_store_is_named_as_damaged(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        for number in range(200):
            store.table("settings").insert({"key": f"k{number}", "value": "x" * 500})
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 2] = b"\xff" * (len(data) // 2 - 4096)
    path.write_bytes(data)
    with pytest.raises(StoreError, match="bị hỏng"), open_store(path, backups) as store:
        store.execute("SELECT sum(length(value)) FROM settings").fetchone()


def test_a_store_that_another_window_writes_to_is_named(
    path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    with open_store(path, backups) as first:
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="đang mở ở cửa sổ khác"), open_store(path, backups) as second:
            plans.save(second, PARTY_PLAN, NOON)
        first.rollback()


def test_a_full_disk_loses_nothing_that_was_saved(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        plans.save(store, PARTY_PLAN, NOON)
    with pytest.raises(StoreError, match="Ổ đĩa đã đầy"), open_store(path, backups) as store:  # noqa: PT012 – the block fills the disk
        pages = store.execute("PRAGMA page_count").fetchone()[0]
        store.execute(f"PRAGMA max_page_count = {pages}")  # SQLite answers as it does on a full disk
        store.table("settings").insert({"key": "big", "value": "x" * 10_000_000})
    with open_store(path, backups) as store:
        assert plans.get(store, PARTY_PLAN.id) == PARTY_PLAN


@pytest.mark.skipif(os.name == "nt", reason="quyền thư mục kiểu Unix")
def test_a_read_only_folder_gets_a_sentence() -> None:
    with folder_of_a_plain_user() as folder:
        folder.chmod(0o555)
        with pytest.raises(StoreError, match="Không mở được kho"), open_store(folder / "kehoach.db", folder):
            pass


@pytest.mark.skipif(os.name == "nt", reason="quyền thư mục kiểu Unix")
def test_a_read_only_store_gets_a_sentence() -> None:
    with folder_of_a_plain_user() as folder:
        path = folder / "kehoach.db"
        with open_store(path, folder) as store:
            store.execute("PRAGMA journal_mode = DELETE")
        path.chmod(0o444)
        with pytest.raises(StoreError, match="chỉ đọc được"), open_store(path, folder) as store:
            plans.save(store, PARTY_PLAN, NOON)


def test_a_folder_in_the_place_of_the_store_gets_a_sentence(path: Path, backups: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="Không mở được kho"), open_store(path, backups):
        pass


def _make_older(path: Path) -> None:
    path.parent.mkdir()
    older = Database(path)
    migrations.apply(older, stop_before="0003_create_templates")
    older.execute(
        "INSERT INTO issuing_bodies(name, side, level, house_style, sort_key) VALUES ('A', 'party', 'any', '{}', '')"
    )
    older.close()


def test_an_older_store_is_backed_up_before_its_tables_change(path: Path, backups: Path) -> None:
    _make_older(path)
    with open_store(path, backups) as store:
        assert "plans" in store.table_names()
        assert store.execute("SELECT name FROM issuing_bodies").fetchone()[0] == "A"
    (copy,) = backups.glob("*.db")
    with sqlite3.connect(copy) as old:
        tables = {row[0] for row in old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert old.execute("SELECT name FROM issuing_bodies").fetchone()[0] == "A"
    old.close()
    assert "templates" not in tables


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        plans.save(store, PARTY_PLAN, NOON)

    def breaks(db: Database) -> None:
        db.execute("DELETE FROM plans")
        raise RuntimeError("half way")

    added = migrations._Migration("9000_breaks", breaks)
    migrations._migrations.append(added)
    try:
        with pytest.raises(RuntimeError), open_store(path, backups):
            pass
    finally:
        migrations._migrations.remove(added)
    with open_store(path, backups) as store:
        assert plans.get(store, PARTY_PLAN.id) == PARTY_PLAN


def test_a_migration_that_leaves_rows_pointing_nowhere_is_refused(path: Path, backups: Path) -> None:
    with open_store(path, backups):
        pass

    def breaks(db: Database) -> None:
        db.execute("INSERT INTO terms(body_id, starts, ground) VALUES (77, '2025-07-01', 'appointed')")

    added = migrations._Migration("9000_breaks", breaks)
    migrations._migrations.append(added)
    try:
        with pytest.raises(StoreError, match="1 dòng trỏ tới dữ liệu không còn"), open_store(path, backups):
            pass
    finally:
        migrations._migrations.remove(added)
    with open_store(path, backups) as store:
        assert store.table("terms").count == 0


@pytest.mark.parametrize("under", ["", "a", "a/b"])
def test_a_file_in_the_place_of_the_data_folder_gets_a_sentence(tmp_path: Path, under: str) -> None:
    folder = tmp_path / "tệp"
    folder.write_bytes(b"")
    path = folder / under / "kehoach.db"
    with pytest.raises(StoreError, match=str(folder)), open_store(path, folder):
        pass


def test_a_name_too_long_for_the_disk_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / ("d" * 300) / "kehoach.db"
    with pytest.raises(StoreError, match="tên quá dài"), open_store(path, tmp_path):
        pass


@pytest.mark.skipif(os.name == "nt", reason="quyền thư mục kiểu Unix")
def test_a_folder_of_somebody_else_gets_a_sentence() -> None:
    with folder_of_a_plain_user() as folder:
        path = folder / "trong" / "kehoach.db"
        folder.chmod(0o555)
        with pytest.raises(StoreError, match=str(path.parent)), open_store(path, folder):
            pass
        folder.chmod(0o755)


def test_a_backup_that_finds_no_room_gets_a_sentence_and_changes_nothing(path: Path, tmp_path: Path) -> None:
    _make_older(path)
    before = path.read_bytes()
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(StoreError, match="tệp"), open_store(path, tmp_path / "tệp"):
        pass
    with closing(Database(path)) as left:
        assert "templates" not in left.table_names()
    assert before[:16] == path.read_bytes()[:16]


_OPENER = """
import sys
from pathlib import Path
from kehoach_desktop.storage import settings
from kehoach_desktop.storage.database import open_store
folder, name = Path(sys.argv[1]), sys.argv[2]
"""
_OPENS = """
with open_store(folder / "kehoach.db", folder / "sao-luu") as store, store.atomic():
    known = settings.get(store, "names", [])
    settings.put(store, "names", [*known, name])
"""


def _open_six_times(folder: Path) -> list[str]:
    """What six programs say that open the store in the same moment and add a name each."""
    return said_at_once(_OPENER, _OPENS, [(str(folder), name) for name in "abcdef"])


@pytest.mark.parametrize("older", [False, True], ids=["first start", "upgrade"])
def test_six_starts_at_once_all_succeed(path: Path, backups: Path, older: bool, full: bool) -> None:
    for _ in range(10 if full else 2):
        shutil.rmtree(path.parent, ignore_errors=True)
        if older:
            _make_older(path)
        assert _open_six_times(path.parent) == [""] * 6
        with open_store(path, backups) as store:
            assert sorted(settings.get(store, "names")) == list("abcdef")
        assert len(list(backups.glob("*"))) == older, "one copy, whoever comes first"


def test_a_transaction_that_reads_first_waits_for_its_turn(path: Path, backups: Path) -> None:
    with open_store(path, backups) as one, open_store(path, backups) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with one.atomic():
            assert settings.get(one, "count") is None
            with pytest.raises(sqlite3.OperationalError):
                settings.put(other, "count", 1)
            settings.put(one, "count", 2)
        assert settings.get(other, "count") == 2


def test_check_finds_nothing_in_a_sound_store(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        plans.save(store, PARTY_PLAN, NOON)
        check(store)


def test_check_finds_rows_that_point_nowhere(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        store.execute("PRAGMA foreign_keys = OFF")
        store.execute("INSERT INTO terms(body_id, starts, ground) VALUES (77, '2025-07-01', 'appointed')")
        with pytest.raises(StoreError, match="1 dòng trỏ tới dữ liệu không còn"):
            check(store)


def test_check_finds_an_index_that_disagrees_with_the_texts(path: Path, backups: Path) -> None:
    with open_store(path, backups) as store:
        plans.save(store, PARTY_PLAN, NOON)
        store.execute("DROP TRIGGER plan_texts_changed")
        store.execute("UPDATE plan_texts SET head = 'khac'")
        with pytest.raises(StoreError, match="chỉ mục tìm kiếm"):
            check(store)


def test_a_store_in_memory_is_whole() -> None:
    store = memory_store()
    plans.save(store, PARTY_PLAN, NOON)
    assert plans.count(store) == 1
    store.close()
