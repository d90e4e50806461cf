"""The groups of Nơi nhận that the office added or changed; those that ship with the program stay in its own files."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..domain.administrative.recipient_groups import RecipientGroup
from ..domain.records import plain, read_record


def put(db: Database, groups: Iterable[RecipientGroup]) -> None:
    """Adds groups at the end, or each in the place of an older state of it."""
    with db.atomic():
        for group in groups:
            db.execute(
                "INSERT INTO recipient_groups(id, rank, data)"
                " VALUES (?, (SELECT ifnull(max(rank), 0) + 1 FROM recipient_groups), ?)"
                " ON CONFLICT(id) DO UPDATE SET data = excluded.data",
                [group.id, json.dumps(plain(group), ensure_ascii=False)],
            )


def listing(db: Database) -> tuple[RecipientGroup, ...]:
    """In the order they were added."""
    rows = db.execute("SELECT data FROM recipient_groups ORDER BY rank")
    return tuple(read_record(RecipientGroup, json.loads(row[0])) for row in rows)


def remove(db: Database, group_id: str) -> None:
    with db.atomic():
        db.execute("DELETE FROM recipient_groups WHERE id = ?", [group_id])
