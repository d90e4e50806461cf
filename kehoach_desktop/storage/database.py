"""Opening the store: refused when a newer program made it, backed up before its tables change, then WAL and FULL.

WAL with synchronous FULL lost no acknowledged row in hundreds of kills; a power cut is not a kill, so FULL stays.
"""

import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlite_utils import Database

from .. import __version__, log
from .backup import back_up
from .errors import StoreError, disk_errors, is_busy, store_errors
from .migrations import migrations

_BUSY_SECONDS = 5.0


class Store(Database):
    """What operations hand from one repository to the next.

    A transaction takes the write lock at its start. One that reads before it writes would otherwise fail at once,
    however long it may wait, when another program has written in between.
    """

    @contextmanager
    def atomic(self) -> Generator[Database, None, None]:
        if self.conn.in_transaction:
            with super().atomic():
                yield self
            return
        self.conn.execute("BEGIN IMMEDIATE")
        try:
            yield self
            self.conn.execute("COMMIT")
        except BaseException:
            self.rollback()
            raise


@contextmanager
def open_store(path: Path, backups: Path) -> Iterator[Store]:
    """The store at `path`, made if it is not there; `backups` takes a copy before an upgrade."""
    with store_errors(path):
        database = connect(path, backups)
        try:
            yield database
        finally:
            database.close()


def connect(path: Path, backups: Path) -> Store:
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        database = Store(sqlite3.connect(path, timeout=_BUSY_SECONDS))
        try:
            _prepare(database, path, backups)
        except BaseException:
            database.close()
            raise
    return database


def memory_store() -> Store:
    """A store that lives as long as the object."""
    database = Store(memory=True)
    with database.atomic():
        _migrate(database)
    database.execute("PRAGMA foreign_keys = ON")
    return database


def _prepare(database: Store, path: Path, backups: Path) -> None:
    _refuse_foreign(database, path)
    _write_ahead(database)
    database.execute("PRAGMA synchronous = FULL")
    if migrations.pending(database):
        with database.atomic():  # several programs may have come here at once; the first does the work
            _refuse_foreign(database, path)
            if migrations.pending(database) and migrations.applied(database):
                _keep_copy(path, backups)
            _migrate(database)
    database.execute("PRAGMA foreign_keys = ON")


def _write_ahead(database: Store) -> None:
    """WAL. The file must be ours alone for that moment, and SQLite does not wait until it is."""
    last = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or time.monotonic() > last:
                raise
            time.sleep(0.01)


def _keep_copy(path: Path, backups: Path) -> None:
    # A connection of its own: SQLite copies nothing over the one that holds the write lock.
    with closing(Database(sqlite3.connect(path))) as source:
        copy = back_up(source, backups, f"truoc-nang-cap-{__version__}")
    log.storage.info("backed up to %s before an upgrade", copy.name)


def _migrate(database: Store) -> None:
    """Brings the tables up to date in one transaction.

    Foreign keys are off meanwhile: `transform()` on a referenced table fails with them on. From then on they are
    watched, so only here can a row come to point nowhere.
    """
    migrations.apply(database)
    if lost := _lost_references(database):
        raise StoreError(f"Kho có {lost} dòng trỏ tới dữ liệu không còn nên chưa được nâng cấp.")


def _lost_references(database: Database) -> int:
    return len(database.execute("PRAGMA foreign_key_check").fetchall())


def _refuse_foreign(database: Store, path: Path) -> None:
    """A store of a newer program, or an SQLite file that is no store of ours, is left alone."""
    tables = database.table_names()  # looked at first: another start may be making them, and notes its steps with them
    applied = {migration.name for migration in migrations.applied(database)}
    with closing(Database(memory=True)) as empty:
        known = {migration.name for migration in migrations.pending(empty)}
    if applied - known:
        raise StoreError(f"Kho này do bản mới hơn của chương trình tạo ra: {path}. Cần cập nhật chương trình để mở.")
    if not applied and tables:
        raise StoreError(f"Tệp {path} không phải kho của chương trình. Chương trình chưa thay đổi gì trong tệp này.")


def check(database: Store) -> None:
    """Refuses a file whose pages, references or search index are not sound; `plans.look_through` reads the plans."""
    answer = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise StoreError(f"kho không nguyên vẹn ({answer})")
    if lost := _lost_references(database):
        raise StoreError(f"kho có {lost} dòng trỏ tới dữ liệu không còn")
    try:
        database.execute("INSERT INTO plan_index(plan_index, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise StoreError("chỉ mục tìm kiếm của kho không khớp với các kế hoạch") from error
