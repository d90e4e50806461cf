"""Lists that ship with the program and that the office changes: bodies, groups of Nơi nhận.

A row keeps both states, `shipped` and `own`: a new release brings its own state without touching what the office did,
and what the office did can be taken back. A removed row stays, so that no release brings it back.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

from sqlite_utils import Database

from ..domain.records import plain, read_record


class Entry(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Entry)


def fill(db: Database, table: str, entries: Iterable[Entry]) -> None:
    """Puts what ships with this release, in its order, in the place of what an older one or another level brought."""
    with db.atomic():
        db.execute(f"UPDATE {table} SET shipped = NULL WHERE shipped IS NOT NULL")
        db.conn.executemany(
            f"INSERT INTO {table}(id, shipped, rank) VALUES (?, ?, ?) ON CONFLICT(id)"
            " DO UPDATE SET shipped = excluded.shipped, rank = excluded.rank",
            ((*row, rank) for rank, row in enumerate(_rows(entries), start=1)),
        )
        db.execute(f"DELETE FROM {table} WHERE shipped IS NULL AND own IS NULL AND NOT removed")


def put(db: Database, table: str, entries: Iterable[Entry]) -> None:
    """Makes entries the office's own: a new one at the end of what it added, a known one in its place.

    One that is as shipped stays so, and changes with the next release.
    """
    with db.atomic():
        db.conn.executemany(
            f"INSERT INTO {table}(id, own, rank)"
            f" VALUES (?, ?, (SELECT ifnull(max(rank), 0) + 1 FROM {table})) ON CONFLICT(id)"
            " DO UPDATE SET own = nullif(excluded.own, shipped), removed = 0",
            _rows(entries),
        )


def _rows(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    return ((entry.id, json.dumps(plain(entry), ensure_ascii=False)) for entry in entries)


def listing(db: Database, table: str, record: type[T]) -> tuple[T, ...]:
    """What the office added, as it added it, then what ships, in its order; changed entries as they are now."""
    rows = db.execute(
        f"SELECT ifnull(own, shipped) FROM {table} WHERE NOT removed ORDER BY shipped IS NOT NULL, rank, id"
    )
    return tuple(read_record(record, json.loads(row[0])) for row in rows)


def remove(db: Database, table: str, id_: str) -> None:
    """Takes an entry off the list: for good if the office added it, until it is restored if it ships."""
    with db.atomic():
        db.execute(f"DELETE FROM {table} WHERE id = ? AND shipped IS NULL AND NOT removed", [id_])
        db.execute(f"UPDATE {table} SET own = NULL, removed = 1 WHERE id = ?", [id_])


def removed(db: Database, table: str) -> frozenset[str]:
    return frozenset(row[0] for row in db.execute(f"SELECT id FROM {table} WHERE removed"))


def restore(db: Database, table: str, id_: str) -> None:
    """An entry that the office changed or removed is as shipped again."""
    with db.atomic():
        db.execute(f"UPDATE {table} SET own = NULL, removed = 0 WHERE id = ? AND shipped IS NOT NULL", [id_])


def ids(db: Database, table: str) -> frozenset[str]:
    """Of every entry that was ever listed; a removed one can still be referred to."""
    return frozenset(row[0] for row in db.execute(f"SELECT id FROM {table}"))
