"""Who there is to write to: the office, the bodies, the groups of recipients, from the store and from what we ship."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from .. import paths, settings
from ..domain.administrative.agencies import Agency, AgencyBook, load_agencies
from ..domain.administrative.provinces import Province, load_provinces
from ..domain.administrative.recipient_groups import RecipientGroup, load_recipient_groups
from ..domain.format_standard import Side
from ..domain.offices import IssuingBody
from ..errors import BadArgumentError
from ..storage import agencies, issuing_bodies, recipient_groups
from ..storage import settings as stored_settings
from ..storage.database import open_store

_PROVINCES = "administrative/provinces.toml"
_AGENCIES = "administrative/agencies.toml"
_GROUPS = "administrative/recipient_groups.toml"


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


def address_book(data_dir: Path, side: Side) -> AddressBook:
    """What the office made or changed, and for the rest what ships with this release of the program.

    The office lends its letterhead to documents of its own `side` only.
    """
    path = paths.store_path(data_dir)
    if not path.exists():
        return AddressBook(shipped_provinces(), shipped_agencies(), shipped_groups())
    with open_store(path, paths.backup_dir(data_dir)) as database:
        body_id = stored_settings.get(database, settings.DEFAULT_BODY.key)
        body = issuing_bodies.get(database, body_id) if body_id is not None else None
        own_agencies = agencies.listing(database, own_only=True)
        own_groups = recipient_groups.listing(database, own_only=True)
    return AddressBook(
        shipped_provinces(),
        AgencyBook(_with_ours(own_agencies, shipped_agencies().agencies)),
        _with_ours(own_groups, shipped_groups()),
        body if body and body.side is side else None,
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
