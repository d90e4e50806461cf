"""Groups of Nơi nhận, their lines in order."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..domain.administrative.recipient_groups import RecipientGroup
from ..domain.records import plain, read_record


def put(db: Database, groups: Iterable[RecipientGroup], *, own: bool = False) -> None:
    """Adds groups, each in the place of an older state of it; `own` marks those that the office made or changed."""
    with db.atomic():
        for rank, group in enumerate(groups):
            data = plain(group)
            lines = data.pop("lines")
            row = {name: data[name] for name in ("id", "name", "side", "level")}
            row |= {"rank": rank, "data": json.dumps(data, ensure_ascii=False), "is_own": int(own)}
            db.table("recipient_groups").upsert(row, pk="id")
            db.execute("DELETE FROM recipient_group_lines WHERE group_id = ?", [group.id])
            db.table("recipient_group_lines").insert_all(
                {"group_id": group.id, "rank": number, "data": json.dumps(line, ensure_ascii=False)}
                for number, line in enumerate(lines)
            )


def listing(db: Database, *, own_only: bool = False) -> tuple[RecipientGroup, ...]:
    """Groups in their order; `own_only` those that the office made or changed."""
    lines: dict[str, list[object]] = {}
    for group_id, data in db.execute("SELECT group_id, data FROM recipient_group_lines ORDER BY group_id, rank"):
        lines.setdefault(group_id, []).append(json.loads(data))
    rows = db.execute(
        "SELECT id, data FROM recipient_groups WHERE is_own >= ? ORDER BY rank, id", [int(own_only)]
    ).fetchall()
    return tuple(read_record(RecipientGroup, json.loads(data) | {"lines": lines[id_]}) for id_, data in rows)


def remove(db: Database, group_id: str) -> None:
    with db.atomic():
        db.execute("DELETE FROM recipient_group_lines WHERE group_id = ?", [group_id])
        db.execute("DELETE FROM recipient_groups WHERE id = ?", [group_id])
