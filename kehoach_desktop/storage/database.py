"""Opening the store: refused when a newer program made it, backed up before its tables change, then WAL and FULL.

WAL with synchronous FULL lost no acknowledged row in hundreds of kills; a power cut is not a kill, so FULL stays.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from .. import __version__, log
from .backup import back_up
from .errors import StoreError, store_errors
from .migrations import migrations

_BUSY_SECONDS = 5.0

Store = Database  # what operations hand from one repository to the next


@contextmanager
def open_store(path: Path, backups: Path) -> Iterator[Database]:
    """The store at `path`, made if it is not there; `backups` takes a copy before an upgrade."""
    with store_errors(path):
        database = connect(path, backups)
        try:
            yield database
        finally:
            database.close()


def connect(path: Path, backups: Path) -> Database:
    path.parent.mkdir(parents=True, exist_ok=True)
    database = Database(sqlite3.connect(path, timeout=_BUSY_SECONDS))
    try:
        _prepare(database, path, backups)
    except BaseException:
        database.close()
        raise
    return database


def memory_store() -> Database:
    """A store that lives as long as the object."""
    database = Database(memory=True)
    _migrate(database)
    return database


def _prepare(database: Database, path: Path, backups: Path) -> None:
    _refuse_foreign(database, path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    pending = migrations.pending(database)
    if pending and migrations.applied(database):
        copy = back_up(database, backups, f"truoc-nang-cap-{__version__}")
        log.storage.info("backed up to %s before %d migrations", copy.name, len(pending))
    _migrate(database)


def _migrate(database: Database) -> None:
    """Brings the tables up to date in one step, all or nothing.

    Foreign keys are off meanwhile: `transform()` on a referenced table fails with them on. From then on they are
    watched, so only here can a row come to point nowhere.
    """
    if migrations.pending(database):
        with database.atomic():
            migrations.apply(database)
            if lost := lost_references(database):
                raise StoreError(f"Kho có {lost} dòng trỏ tới dữ liệu không còn nên chưa được nâng cấp.")
    database.execute("PRAGMA foreign_keys = ON")


def lost_references(database: Database) -> int:
    return len(database.execute("PRAGMA foreign_key_check").fetchall())


def _refuse_foreign(database: Database, path: Path) -> None:
    """A store of a newer program, or an SQLite file that is no store of ours, is left alone."""
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    applied = {migration.name for migration in migrations.applied(database)}
    if applied - known:
        raise StoreError(f"Kho này do bản mới hơn của chương trình tạo ra: {path}. Cần cập nhật chương trình để mở.")
    if not applied and database.table_names():
        raise StoreError(f"Tệp {path} không phải kho của chương trình. Chương trình chưa thay đổi gì trong tệp này.")
