"""The bodies that the office added or changed; those that ship with the program stay in its own files."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..domain.administrative.agencies import Agency
from ..domain.records import plain, read_record


def put(db: Database, agencies: Iterable[Agency]) -> None:
    """Adds agencies, each in the place of an older state of it."""
    db.table("agencies").upsert_all((_row(agency) for agency in agencies), pk="id")


def _row(agency: Agency) -> dict[str, object]:
    return {"id": agency.id, "rank": agency.rank, "data": json.dumps(plain(agency), ensure_ascii=False)}


def listing(db: Database) -> tuple[Agency, ...]:
    """In the order of protocol."""
    rows = db.execute("SELECT data FROM agencies ORDER BY rank, id")
    return tuple(read_record(Agency, json.loads(row[0])) for row in rows)


def remove(db: Database, agency_id: str) -> None:
    with db.atomic():
        db.execute("DELETE FROM agencies WHERE id = ?", [agency_id])
