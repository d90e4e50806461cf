"""The bin: plans that are in no list and in no search, and leave for good after their days."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from .plans import LISTED, PlanRow, index_pending, remove, stamp, take_out_of_index


@dataclass(frozen=True, slots=True)
class BinRow:
    plan: PlanRow
    deleted_at: datetime.datetime


def put(db: Database, plan_ids: Iterable[str], now: datetime.datetime) -> list[str]:
    """Moves plans to the bin and says which; one that lies there keeps its day."""
    moved = []
    with db.atomic():
        for plan_id in plan_ids:
            key = _key(db, plan_id, "deleted_at IS NULL")
            if key is not None:
                db.execute("UPDATE plan_list SET deleted_at = ? WHERE plan_key = ?", [stamp(now), key])
                take_out_of_index(db, key)
                moved.append(plan_id)
    return moved


def take_back(db: Database, plan_ids: Iterable[str]) -> list[str]:
    """Puts plans back into the lists, where they were, and says which."""
    back = []
    with db.atomic():
        for plan_id in plan_ids:
            key = _key(db, plan_id, "deleted_at IS NOT NULL")
            if key is not None:
                db.execute("UPDATE plan_list SET deleted_at = NULL WHERE plan_key = ?", [key])
                back.append(plan_id)
        index_pending(db)
    return back


def listing(db: Database) -> list[BinRow]:
    """What lies in the bin, last deleted first."""
    rows = db.execute(
        f"SELECT {LISTED}, deleted_at FROM plan_list JOIN plans ON plans.key = plan_key"
        " WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, changed DESC"
    )
    return [BinRow(PlanRow(*row[:-1]), datetime.datetime.fromisoformat(row[-1])) for row in rows]


def count(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM plan_list WHERE deleted_at IS NOT NULL").fetchone()[0])


def empty(db: Database, before: datetime.datetime | None = None) -> int:
    """Removes for good what was deleted up to `before`, or all; returns how many plans that were."""
    until = stamp(before or datetime.datetime.max)
    with db.atomic():
        rows = db.execute(
            "SELECT id FROM plans JOIN plan_list ON plan_key = plans.key WHERE deleted_at <= ?", [until]
        ).fetchall()
        for (plan_id,) in rows:
            remove(db, plan_id)
    return len(rows)


def _key(db: Database, plan_id: str, where: str) -> int | None:
    sql = f"SELECT plan_key FROM plan_list JOIN plans ON plans.key = plan_key WHERE id = ? AND {where}"
    row = db.execute(sql, [plan_id]).fetchone()
    return int(row[0]) if row else None
