"""Who there is to write to: the office, the bodies, the groups of recipients, from the store and from what we ship."""

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from .. import __version__, paths, settings
from ..domain.administrative.agencies import Agency, AgencyBook, load_agencies
from ..domain.administrative.provinces import Province, load_provinces
from ..domain.administrative.recipient_groups import RecipientGroup, load_recipient_groups
from ..domain.administrative.units import AgencyLevel
from ..domain.format_standard import Side
from ..domain.offices import IssuingBody, Level, Signatory
from ..errors import BadArgumentError
from ..storage import agencies, issuing_bodies, recipient_groups, signatories
from ..storage import settings as stored_settings
from ..storage.database import Store, open_store

_PROVINCES = "administrative/provinces.toml"
_AGENCIES = "administrative/agencies.toml"
_GROUPS = "administrative/recipient_groups.toml"
_FILLED_SETTING = "filled_lists"

# Whom an office names: everybody above it, its own level, and what stands below.
_REACH = {
    Level.PROVINCE: (AgencyLevel.CENTRAL, AgencyLevel.PROVINCE, AgencyLevel.COMMUNE),
    Level.COMMUNE: (AgencyLevel.CENTRAL, AgencyLevel.PROVINCE, AgencyLevel.COMMUNE, AgencyLevel.CELL),
    Level.GRASSROOTS: (AgencyLevel.PROVINCE, AgencyLevel.COMMUNE, AgencyLevel.GRASSROOTS, AgencyLevel.CELL),
    Level.CELL: (AgencyLevel.COMMUNE, AgencyLevel.GRASSROOTS, AgencyLevel.CELL),
    Level.ANY: tuple(AgencyLevel),
}


@dataclass(frozen=True, slots=True)
class AddressBook:
    """`people` sign for the `office`."""

    provinces: tuple[Province, ...]
    agencies: AgencyBook
    groups: tuple[RecipientGroup, ...]
    office: IssuingBody | None = None
    people: tuple[Signatory, ...] = ()

    def group(self, id_: str) -> RecipientGroup:
        found = next((group for group in self.groups if group.id == id_), None)
        if found is None:
            raise BadArgumentError(f"Không có nhóm nơi nhận “{id_}”.")
        return found


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of the office and the body that writes; before the first start, all that ships."""

    agencies: tuple[Agency, ...]
    groups: tuple[RecipientGroup, ...]
    removed: frozenset[str] = frozenset()
    body: IssuingBody | None = None
    people: tuple[Signatory, ...] = ()


def address_book(data_dir: Path, side: Side) -> AddressBook:
    """Whatever a document can refer to: the lists of the office, and of this release what they do not hold.

    The office lends its letterhead and its signatories to documents of its own `side` only.
    """
    lists = _lists(data_dir)
    bodies = AgencyBook(_with_shipped(lists.agencies, shipped_agencies().agencies))
    groups = _with_shipped(lists.groups, shipped_groups())
    if lists.body is None or lists.body.side is not side:
        return AddressBook(shipped_provinces(), bodies, groups)
    return AddressBook(shipped_provinces(), bodies, groups, lists.body, lists.people)


def offered_book(data_dir: Path, on: datetime.date) -> AddressBook:
    """What the lists of bodies and groups show: of the lists of the office, the bodies in use on that day.

    With a body that a group names but the level lacks; not with one that the office removed.
    """
    lists = _lists(data_dir)
    named = {line.agency for group in lists.groups for line in group.lines if line.agency}
    missing = named - {agency.id for agency in lists.agencies} - lists.removed
    others = (agency for agency in shipped_agencies().agencies if agency.id in missing) if missing else ()
    bodies = tuple(agency for agency in (*lists.agencies, *others) if agency.in_use(on))
    return AddressBook(shipped_provinces(), AgencyBook(bodies), lists.groups, lists.body, lists.people)


def _lists(data_dir: Path) -> _Lists:
    if not paths.has_store(data_dir):
        return _Lists(shipped_agencies().agencies, shipped_groups())
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        fill_lists(database)
        bodies, groups = agencies.listing(database), recipient_groups.listing(database)
        removed = agencies.removed(database)
        body_id = stored_settings.get(database, settings.DEFAULT_BODY.key)
        body = issuing_bodies.get(database, body_id) if body_id is not None else None
        people = signatories.of_body(database, body_id) if body is not None else ()
        if _level(database) is None:
            bodies = _with_shipped(bodies, shipped_agencies().agencies)
            groups = _with_shipped(groups, shipped_groups())
    return _Lists(bodies, groups, removed, body, tuple(people))


def fill_lists(database: Store) -> None:
    """Fills the lists with what this release ships for the level of the office, once for each release and level."""
    if _is_filled(database):
        return
    with database.atomic():
        level = _level(database)
        if level is None or _is_filled(database):  # another start may have come first
            return
        agencies.fill(database, (one for one in shipped_agencies().agencies if one.level in _REACH[level]))
        recipient_groups.fill(database, (one for one in shipped_groups() if level in (Level.ANY, one.level.value)))
        stored_settings.put(database, _FILLED_SETTING, _edition(level))


def _is_filled(database: Store) -> bool:
    """Whether nothing is to be done; before the first start there is no level to fill for."""
    level = _level(database)
    return level is None or stored_settings.get(database, _FILLED_SETTING) == _edition(level)


def _level(database: Store) -> Level | None:
    level = stored_settings.get(database, settings.LEVEL.key)
    return Level(level) if level else None


@cache
def _edition(level: Level) -> str:
    """What the lists of a level are made of: the files, and the program that picks from them."""
    texts = "\0".join((__version__, level.value, paths.resource_text(_AGENCIES), paths.resource_text(_GROUPS)))
    return hashlib.sha256(texts.encode()).hexdigest()


_Entry = TypeVar("_Entry", bound=Agency | RecipientGroup)


def _with_shipped(listed: Sequence[_Entry], shipped: Sequence[_Entry]) -> tuple[_Entry, ...]:
    """What the office added, then all that ships, in its order, each entry as the office lists it."""
    known, by_id = {one.id for one in shipped}, {one.id: one for one in listed}
    return (*(one for one in listed if one.id not in known), *(by_id.get(one.id, one) for one in shipped))


@cache
def shipped_provinces() -> tuple[Province, ...]:
    return load_provinces(_PROVINCES, paths.resource_text(_PROVINCES))


@cache
def shipped_agencies() -> AgencyBook:
    return AgencyBook(load_agencies(_AGENCIES, paths.resource_text(_AGENCIES)))


@cache
def shipped_groups() -> tuple[RecipientGroup, ...]:
    return load_recipient_groups(_GROUPS, paths.resource_text(_GROUPS), shipped_agencies())
