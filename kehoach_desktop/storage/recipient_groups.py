"""The groups of Nơi nhận of the office: those that ship for its level, its own or changed ones; see `lists`."""

from collections.abc import Iterable

from sqlite_utils import Database

from ..domain.administrative.recipient_groups import RecipientGroup
from . import lists

_TABLE = "recipient_groups"


def fill(db: Database, groups: Iterable[RecipientGroup]) -> None:
    lists.fill(db, _TABLE, groups)


def put(db: Database, groups: Iterable[RecipientGroup]) -> None:
    lists.put(db, _TABLE, groups)


def listing(db: Database) -> tuple[RecipientGroup, ...]:
    return lists.listing(db, _TABLE, RecipientGroup)


def remove(db: Database, group_id: str) -> None:
    lists.remove(db, _TABLE, group_id)


def removed(db: Database) -> frozenset[str]:
    return lists.removed(db, _TABLE)


def restore(db: Database, group_id: str) -> None:
    lists.restore(db, _TABLE, group_id)
