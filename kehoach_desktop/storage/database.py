"""Opening the store: refused when a newer program made it, backed up before its tables change, then WAL and FULL.

WAL with synchronous FULL lost no acknowledged row in hundreds of kills; a power cut is not a kill, so FULL stays.
"""

import datetime
import sqlite3
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from .backup import Reason, back_up
from .errors import StoreError, disk_errors, is_busy, store_errors
from .migrations import migrations

_CACHE_KB = 16 * 1024  # a search that goes on letter by letter finds in it what the letter before has read
_BUSY_SECONDS = 5.0


class Store(Database):
    """What operations hand from one repository to the next.

    A transaction takes the write lock at its start. One that reads before it writes would otherwise fail at once,
    however long it may wait, when another program has written in between.
    """

    path = Path(":memory:")  # of the file, for sentences
    is_read_only = False

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
    def reading(self) -> Generator[None, None, None]:
        """One moment of the store, for several questions that belong together."""
        if self.conn.in_transaction:
            yield
            return
        self.conn.execute("BEGIN")
        try:
            yield
        finally:
            self.conn.execute("ROLLBACK")


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
        database.path = path
        try:
            _prepare(database, path, backups)
        except BaseException:
            database.close()
            raise
    return database


def open_to_read(path: Path) -> Store:
    """The store at `path`, to look at: whatever would change it fails.

    Where not even the side files of WAL can be made, the file is taken as one that nobody else changes. A store that
    still needs an upgrade gets it in memory.
    """
    with store_errors(path):
        store = _connected_to_read(path)
        try:
            _refuse_foreign(store, path)
            if migrations.pending(store):
                store = _upgraded_in_memory(store, path)
            store.execute("PRAGMA query_only = ON")
        except BaseException:
            store.close()
            raise
    return store


def _connected_to_read(path: Path) -> Store:
    address = f"{path.resolve().as_uri()}?mode=ro"
    try:
        return _store_to_read(address, path)
    except sqlite3.OperationalError:
        if _is_left_behind(path):
            raise
        return _store_to_read(address + "&immutable=1", path)


def _store_to_read(address: str, path: Path) -> Store:
    store = Store(sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS))
    store.path, store.is_read_only = path, True
    try:
        store.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        store.close()
        raise
    return store


def _upgraded_in_memory(store: Store, path: Path) -> Store:
    copy = Store(memory=True)
    copy.path, copy.is_read_only = path, True
    with closing(store):
        store.conn.backup(copy.conn)
    with copy.atomic():
        _migrate(copy)
    return copy


def _is_left_behind(path: Path) -> bool:
    """Whether a WAL file holds what `path` alone does not."""
    with suppress(OSError):
        return path.with_name(path.name + "-wal").stat().st_size > 0
    return False


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
    database.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
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
    """On a connection of its own: SQLite copies nothing over the one that holds the write lock."""
    back_up(path, backups, Reason.BEFORE_UPGRADE, datetime.datetime.now())


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
        raise StoreError(
            f"Kho này do bản mới hơn của chương trình tạo ra: {path}. Cần cập nhật chương trình để mở.", "NEWER"
        )
    if not applied and tables:
        raise StoreError(
            f"Tệp {path} không phải kho của chương trình. Chương trình chưa thay đổi gì trong tệp này.", "FOREIGN"
        )


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
