"""The bodies of the office: those that ship for its level, and those it added or changed; see `lists`."""

from collections.abc import Iterable

from sqlite_utils import Database

from ..domain.administrative.agencies import Agency
from . import lists

_TABLE = "agencies"


def fill(db: Database, agencies: Iterable[Agency]) -> None:
    lists.fill(db, _TABLE, agencies)


def put(db: Database, agencies: Iterable[Agency]) -> None:
    lists.put(db, _TABLE, agencies)


def listing(db: Database) -> tuple[Agency, ...]:
    return lists.listing(db, _TABLE, Agency)


def remove(db: Database, agency_id: str) -> None:
    lists.remove(db, _TABLE, agency_id)


def removed(db: Database) -> frozenset[str]:
    return lists.removed(db, _TABLE)


def restore(db: Database, agency_id: str) -> None:
    lists.restore(db, _TABLE, agency_id)


def ids(db: Database) -> frozenset[str]:
    return lists.ids(db, _TABLE)
