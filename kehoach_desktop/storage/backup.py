"""A copy of the whole store, made while it is open, verified before it counts."""

import datetime
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from .errors import StoreError, disk_errors


def back_up(database: Database, folder: Path, reason: str) -> Path:
    """A verified copy in `folder`, named after `reason` and the time."""
    with disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        path = folder / f"kehoach-{reason}-{stamp}.db"
        part = path.with_suffix(".part")
        try:
            with closing(sqlite3.connect(part)) as copy:
                database.conn.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                _verify(copy, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    return path


def _verify(copy: sqlite3.Connection, path: Path) -> None:
    answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
    if answer != "ok":
        raise StoreError(f"Bản sao {path} không nguyên vẹn nên không được giữ.")
