"""Copies of the store: when the program closes, every half hour of work, when asked; and going back to one of them.

All work here opens connections of its own, so it runs beside the thread that saves and never makes it wait. Copies are
not thinned by age yet. One that holds nothing new is not kept, and of those made by themselves the oldest go when there
are more than `_MOST`, or when they take more than `_MOST_BYTES` together; `_LEAST` always stay. Copies made before an
upgrade or a restoring, and those the clerk asked for, are never removed.
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .. import log, paths
from ..errors import KnownError
from ..storage import backup as stored
from ..storage.backup import Backup, Contents, Reason
from ..storage.errors import StoreError, disk_errors
from .files import write_file

__all__ = ["EVERY", "Backup", "Contents", "GoodBackup", "Reason", "Restored", "back_up", "back_up_to"]
__all__ += ["good_backups", "is_due", "listed_backups", "restore"]

EVERY = datetime.timedelta(minutes=30)
_MADE_BY_THEMSELVES = (Reason.CLOSED, Reason.WHILE_WORKING)
_LEAST, _MOST, _MOST_BYTES = 10, 100, 4 * 2**30

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class GoodBackup:
    """A copy that was looked through just now, and what it holds."""

    backup: Backup
    contents: Contents


@dataclass(frozen=True, slots=True)
class Restored:
    """What the store holds now, and where lies what it was before; None where there was no store."""

    contents: Contents
    kept: Path | None


def _silent(_done: int, _total: int) -> None:
    """Nobody asked how far it is."""


def back_up(data_dir: Path, reason: Reason, now: datetime.datetime, progress: Progress = _silent) -> Path | None:
    """Makes a verified copy; None where there is no store yet. Without any change since, the copy that is there."""
    source, folder = paths.store_path(data_dir), paths.backup_dir(data_dir)
    if not source.exists():
        return None
    before = next(iter(stored.backups(folder)), None)
    if before and _is_untouched_since(source, before):
        return before.path
    made = stored.back_up(source, folder, reason, now, progress)
    with disk_errors(folder):
        if before and reason in _MADE_BY_THEMSELVES and stored.are_alike(before.path, made):
            made.unlink()
            return before.path
    _remove_oldest(folder)
    return made


def back_up_to(data_dir: Path, path: Path, progress: Progress = _silent, *, force: bool = False) -> None:
    """A verified copy where the clerk wants it: on a stick, in another folder."""
    source = paths.store_path(data_dir)
    if not paths.has_store(data_dir):
        raise KnownError(f"Chưa có kho ở {data_dir} nên chưa có gì để sao lưu.")
    if not force or not path.exists():
        write_file(path, b"")  # says in a sentence what stands in the way; the copy then takes its place
    with disk_errors(path):
        try:
            stored.copy_store(source, path, progress)
        except BaseException:
            with suppress(OSError):
                if path.stat().st_size == 0:
                    path.unlink()
            raise


def is_due(data_dir: Path, working_since: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether half an hour of work has gone by since the last copy, or since work began."""
    last = next(iter(listed_backups(data_dir)), None)
    since = max(last.made_at, working_since) if last else working_since
    return now - since >= EVERY


def listed_backups(data_dir: Path) -> list[Backup]:
    """The copies in the folder of copies by their names, newest first, none of them looked into."""
    return stored.backups(paths.backup_dir(data_dir))


def good_backups(data_dir: Path) -> Iterator[GoodBackup]:
    """The copies that can be restored, newest first, each looked through when it is asked for."""
    for backup in listed_backups(data_dir):
        try:
            yield GoodBackup(backup, stored.verify(backup.path))
        except StoreError:
            log.storage.info("%s is not sound", backup.path.name)


def restore(data_dir: Path, backup: Path, now: datetime.datetime) -> Restored:
    """Makes the store what `backup` holds, keeping what it was until now; nobody may have it open.

    Cut off at any moment, the store is what it was or what the copy holds.
    """
    store, folder = paths.store_path(data_dir), paths.backup_dir(data_dir)
    was_there = store.exists()
    kept = stored.free_name(folder, Reason.BEFORE_RESTORE, now)
    contents = stored.put_in_place(backup, store, kept)
    return Restored(contents, kept if was_there else None)


def _is_untouched_since(source: Path, before: Backup) -> bool:
    """Whether neither the store nor its WAL was written to after the copy."""
    try:
        copied = before.path.stat()
        times = [path.stat().st_mtime for path in (source, source.with_name(source.name + "-wal")) if path.exists()]
    except OSError:
        return False
    return copied.st_size > 0 and max(times) < before.made_at.timestamp()


def _remove_oldest(folder: Path) -> None:
    total = 0
    own = [backup for backup in stored.backups(folder) if backup.reason in _MADE_BY_THEMSELVES]
    for number, backup in enumerate(own, start=1):
        with suppress(OSError):  # held by a scanner: it goes the next time
            total += backup.path.stat().st_size
            if number > _MOST or (number > _LEAST and total > _MOST_BYTES):
                backup.path.unlink()
