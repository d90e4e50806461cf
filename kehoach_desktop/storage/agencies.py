"""The bodies that plans name: those we ship, changed or added to by the office."""

import json
from collections.abc import Iterable

from sqlite_utils import Database

from ..domain.administrative.agencies import Agency
from ..domain.records import plain, read_record
from ..domain.vietnamese import fold


def put(db: Database, agencies: Iterable[Agency], *, own: bool = False) -> None:
    """Adds agencies, each in the place of an older state of it; `own` marks those that the office made or changed."""
    db.table("agencies").upsert_all((_row(agency, own) for agency in agencies), pk="id")


def _row(agency: Agency, own: bool) -> dict[str, object]:
    return {
        "id": agency.id,
        "level": agency.level.value,
        "rank": agency.rank,
        "name": agency.name,
        "search_key": fold(" ".join(agency.forms)),
        "data": json.dumps(plain(agency), ensure_ascii=False),
        "is_own": int(own),
    }


def listing(db: Database, *, own_only: bool = False) -> tuple[Agency, ...]:
    """Bodies in the order of protocol; `own_only` those that the office made or changed."""
    rows = db.execute("SELECT data FROM agencies WHERE is_own >= ? ORDER BY rank, id", [int(own_only)])
    return tuple(read_record(Agency, json.loads(row[0])) for row in rows)


def remove(db: Database, agency_id: str) -> None:
    with db.atomic():
        db.execute("DELETE FROM agencies WHERE id = ?", [agency_id])
