"""What several tables do alike."""

from collections.abc import Mapping

from sqlite_utils import Database


def insert(db: Database, table: str, row: Mapping[str, object]) -> int:
    """Adds `row` and returns the key that SQLite gave it."""
    key = db.table(table).insert(dict(row)).last_pk
    assert isinstance(key, int)
    return key
