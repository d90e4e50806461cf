"""Who there is to write to: the office, the bodies, the groups of recipients, from the store and from what we ship."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from .. import paths, settings
from ..domain.administrative.agencies import Agency, AgencyBook, load_agencies
from ..domain.administrative.provinces import Province, load_provinces
from ..domain.administrative.recipient_groups import RecipientGroup, load_recipient_groups
from ..domain.administrative.units import AgencyLevel
from ..domain.format_standard import Side
from ..domain.offices import IssuingBody
from ..domain.templates.template import Level
from ..errors import BadArgumentError
from ..storage import agencies, issuing_bodies, recipient_groups
from ..storage import settings as stored_settings
from ..storage.database import open_store

_PROVINCES = "administrative/provinces.toml"
_AGENCIES = "administrative/agencies.toml"
_GROUPS = "administrative/recipient_groups.toml"

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
    provinces: tuple[Province, ...]
    agencies: AgencyBook
    groups: tuple[RecipientGroup, ...]
    office: IssuingBody | None = None

    def group(self, id_: str) -> RecipientGroup:
        found = next((group for group in self.groups if group.id == id_), None)
        if found is None:
            raise BadArgumentError(f"Không có nhóm nơi nhận “{id_}”.")
        return found


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the office added or changed, its level, and the body that writes."""

    agencies: tuple[Agency, ...] = ()
    groups: tuple[RecipientGroup, ...] = ()
    level: Level = Level.ANY
    body: IssuingBody | None = None


def address_book(data_dir: Path, side: Side) -> AddressBook:
    """What the office added or changed, and for the rest what ships with this release of the program.

    The office lends its letterhead to documents of its own `side` only.
    """
    stored = _stored(data_dir)
    return AddressBook(
        shipped_provinces(),
        AgencyBook(_with_ours(stored.agencies, shipped_agencies().agencies)),
        _with_ours(stored.groups, shipped_groups()),
        stored.body if stored.body and stored.body.side is side else None,
    )


def offered_book(data_dir: Path, on: datetime.date) -> AddressBook:
    """What the lists of bodies and groups show: all that the office added or changed, and ours for its level.

    Of ours, the bodies in use on that day, and whatever body a group names.
    """
    stored = _stored(data_dir)
    ours = [group for group in shipped_groups() if stored.level in (Level.ANY, group.level.value)]
    groups = _with_ours(stored.groups, ours)
    named = {line.agency for group in groups for line in group.lines if line.agency}
    bodies = [
        agency
        for agency in shipped_agencies().agencies
        if agency.id in named or (agency.level in _REACH[stored.level] and agency.in_use(on))
    ]
    return AddressBook(shipped_provinces(), AgencyBook(_with_ours(stored.agencies, bodies)), groups, stored.body)


def _stored(data_dir: Path) -> _Stored:
    if not paths.has_store(data_dir):
        return _Stored()
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        body_id = stored_settings.get(database, settings.DEFAULT_BODY.key)
        return _Stored(
            agencies.listing(database),
            recipient_groups.listing(database),
            Level(stored_settings.get(database, settings.LEVEL.key, Level.ANY)),
            issuing_bodies.get(database, body_id) if body_id is not None else None,
        )


_Entry = TypeVar("_Entry", bound=Agency | RecipientGroup)


def _with_ours(own: Sequence[_Entry], ours: Sequence[_Entry]) -> tuple[_Entry, ...]:
    known = {one.id for one in own}
    return (*own, *(one for one in ours if one.id not in known))


@cache
def shipped_provinces() -> tuple[Province, ...]:
    return load_provinces(_PROVINCES, paths.resource_text(_PROVINCES))


@cache
def shipped_agencies() -> AgencyBook:
    return AgencyBook(load_agencies(_AGENCIES, paths.resource_text(_AGENCIES)))


@cache
def shipped_groups() -> tuple[RecipientGroup, ...]:
    return load_recipient_groups(_GROUPS, paths.resource_text(_GROUPS), shipped_agencies())
