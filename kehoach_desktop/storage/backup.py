"""Copies of the whole store, made while it is open and verified before they count; and one of them put back."""

import datetime
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from .. import __version__, log
from .errors import StoreError, disk_errors, store_errors

_STAMP = "%Y%m%d-%H%M%S-%f"
_NAME = re.compile(r"kehoach-(?P<reason>[a-z-]+)-(?P<version>\d[\w.]*)-(?P<stamp>\d{8}-\d{6}-\d{6})\.db")
_WAL = "-wal"
_SIDE_FILES = (_WAL, "-shm", "-journal")
_PAGES_AT_ONCE = 2000  # 8 MB: then it says how far it is, and can be stopped
_COUNTED = (
    *("plans", "plan_list", "issuing_bodies", "signatories", "templates", "settings"),
    *("tasks", "task_progress", "task_history"),
)
_HEAD, _CHUNK = 100, 2**20


class Reason(StrEnum):
    """Why a copy was made, as its name says it."""

    CLOSED = "dong"
    WHILE_WORKING = "dinh-ky"
    BEFORE_UPGRADE = "truoc-nang-cap"
    BEFORE_RESTORE = "truoc-khoi-phuc"
    ASKED = "theo-yeu-cau"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy as its name tells of it."""

    path: Path
    reason: Reason
    version: str
    made_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy was found to hold, every page of it sound."""

    plans: int
    newest_change: datetime.datetime | None


Progress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    """Nobody asked how far it is."""


def back_up(source: Path, folder: Path, reason: Reason, now: datetime.datetime, progress: Progress = _silent) -> Path:
    """A verified copy in `folder` of the store at `source`, as it is now; others may write to it meanwhile.

    Pages are copied on a connection of its own, out of one moment of the store. What `progress` raises stops it.
    """
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        path = free_name(folder, reason, now)
        copy_store(source, path, progress)
    log.storage.info("backed up to %s", path.name)
    return path


def free_name(folder: Path, reason: Reason, now: datetime.datetime) -> Path:
    while (path := folder / f"kehoach-{reason}-{__version__}-{now.strftime(_STAMP)}.db").exists():
        now += datetime.timedelta(microseconds=1)
    return path


def copy_store(source: Path, path: Path, progress: Progress = _silent) -> None:
    """Copies the store at `source` to `path`, which is there only when it is whole."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with store_errors(source), closing(_to_read(source)) as original:
            original.execute("BEGIN")
            counts = _counts(original)
            with closing(sqlite3.connect(part)) as copy:
                original.backup(
                    copy, pages=_PAGES_AT_ONCE, progress=lambda _, left, total: progress(total - left, total)
                )
                copy.execute("PRAGMA journal_mode = DELETE")
                if _counts(copy) != counts:
                    raise StoreError(f"Bản sao {path} không đủ như kho nên không được giữ.")
        verify(part, path)
        _sync(part)
        part.replace(path)
    finally:
        for side in ("", *_SIDE_FILES):
            part.with_name(part.name + side).unlink(missing_ok=True)


def verify(path: Path, name: Path | None = None) -> Contents:
    """Looks through every page and every reference of a copy; `name` is what to call it."""
    name = name or path
    try:
        with closing(_to_read(path)) as copy:
            answer = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
            lost = copy.execute("PRAGMA foreign_key_check").fetchone()
            if answer != "ok" or lost:
                raise StoreError(f"Bản sao {name} không nguyên vẹn nên không dùng được.")
            plans, newest = 0, None
            if "plans" in _tables(copy):
                plans, newest = copy.execute("SELECT count(*), max(updated_at) FROM plans").fetchone()
    except sqlite3.Error:
        raise StoreError(f"Bản sao {name} không nguyên vẹn nên không dùng được.") from None
    return Contents(plans, datetime.datetime.fromisoformat(newest) if newest else None)


def backups(folder: Path) -> list[Backup]:
    """The copies in `folder`, newest first; what has another name is none of ours."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            match = _NAME.fullmatch(path.name)
            if match and match["reason"] in set(Reason):
                made_at = datetime.datetime.strptime(match["stamp"], _STAMP)
                found.append(Backup(path, Reason(match["reason"]), match["version"], made_at))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def are_alike(one: Path, other: Path) -> bool:
    """Whether two copies hold the same, but for the counters of changes in their heads."""
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        if _without_counters(first.read(_HEAD)) != _without_counters(second.read(_HEAD)):
            return False
        while chunk := first.read(_CHUNK):
            if chunk != second.read(_CHUNK):
                return False
    return True


def _without_counters(head: bytes) -> bytes:
    return head[:24] + head[28:92]


def put_in_place(backup: Path, store: Path, kept: Path) -> Contents:
    """Makes the store what `backup` holds; what it was until now lies under `kept`.

    Whenever it is cut off, the store is either what it was or what the backup holds. Its WAL has to go before the file
    is replaced: SQLite would write those pages into the new one.
    """
    aside = store.with_name(store.name + ".khoi-phuc")
    with disk_errors(store), store_errors(store):
        store.parent.mkdir(parents=True, exist_ok=True)
        contents = verify(backup)
        try:
            _copy(backup, aside)
            verify(aside, backup)
            _keep(store, kept)
            for side in _SIDE_FILES:
                _beside(store, side).unlink(missing_ok=True)
            aside.replace(store)
            _sync_folder(store.parent)
        finally:
            aside.unlink(missing_ok=True)
    return contents


def put_aside(store: Path, kept: Path) -> None:
    """Takes the store out of the way of a new one; as it was, it lies under `kept`."""
    with disk_errors(store), store_errors(store):
        _keep(store, kept)
        for side in ("", *_SIDE_FILES):
            _beside(store, side).unlink(missing_ok=True)
        _sync_folder(store.parent)


def _keep(store: Path, kept: Path) -> None:
    """Copies the store to `kept`: a sound one whole in one file, a broken one as it lies there, with its WAL.

    The broken one is copied before SQLite touches it: opening it could throw its WAL away. Of a store that has gone,
    the WAL that it left is kept.
    """
    kept.parent.mkdir(parents=True, exist_ok=True)
    wal = _beside(store, _WAL)
    if wal.exists():
        _copy(wal, _beside(kept, _WAL))
    if not store.exists():
        return
    _copy(store, kept)
    try:
        is_sound = _fold_in(store)
    except BaseException:
        for path in (kept, _beside(kept, _WAL)):
            path.unlink(missing_ok=True)
        raise
    if is_sound and _beside(kept, _WAL).exists():
        _copy(store, kept)
        _beside(kept, _WAL).unlink()
    _sync_folder(kept.parent)


def _fold_in(store: Path) -> bool:
    """Brings the WAL into the file and says whether the store is sound enough for that.

    Refuses one that somebody else has open.
    """
    try:
        with closing(sqlite3.connect(store, timeout=0)) as connection:
            busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise
        log.storage.info("the store is not sound: %s", name)
        return False
    if busy:
        raise StoreError(f"Kho đang mở ở cửa sổ khác hoặc máy khác: {store}.", "SQLITE_BUSY")
    return True


def _beside(path: Path, side: str) -> Path:
    return path.with_name(path.name + side)


def _to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5.0, isolation_level=None)


def _counts(connection: sqlite3.Connection) -> list[int]:
    """Rows of the tables that a store of any version may have."""
    tables = [table for table in _COUNTED if table in _tables(connection)]
    return [int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables]


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _copy(source: Path, target: Path) -> None:
    """Written aside and moved: `target` is there only when it is whole."""
    part = target.with_name(target.name + ".part")
    try:
        shutil.copyfile(source, part)
        _sync(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """So that a power cut finds the new names; Windows writes them by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
