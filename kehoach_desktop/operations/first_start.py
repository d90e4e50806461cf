"""The first start: a store, and in it the bodies and groups of recipients that an office of this level works with."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import paths, settings
from ..domain.administrative.agencies import Agency
from ..domain.administrative.units import AgencyLevel
from ..domain.offices import IssuingBody
from ..domain.templates.template import Level
from ..storage import agencies, issuing_bodies, recipient_groups
from ..storage import settings as stored_settings
from ..storage.database import Store, open_store
from .address_book import shipped_agencies, shipped_groups

# Whom an office names: everybody above it, its own level, and what stands below.
_REACH = {
    Level.PROVINCE: (AgencyLevel.CENTRAL, AgencyLevel.PROVINCE, AgencyLevel.COMMUNE),
    Level.COMMUNE: (AgencyLevel.CENTRAL, AgencyLevel.PROVINCE, AgencyLevel.COMMUNE, AgencyLevel.CELL),
    Level.GRASSROOTS: (AgencyLevel.PROVINCE, AgencyLevel.COMMUNE, AgencyLevel.GRASSROOTS, AgencyLevel.CELL),
    Level.CELL: (AgencyLevel.COMMUNE, AgencyLevel.GRASSROOTS, AgencyLevel.CELL),
    Level.ANY: tuple(AgencyLevel),
}


@contextmanager
def opened_store(data_dir: Path, level: Level) -> Iterator[Store]:
    """The store of `data_dir`; a new one is filled for offices of `level`."""
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        if stored_settings.get(database, settings.LEVEL.key) is None:
            fill_store(database, level, datetime.date.today())
        yield database


def fill_store(database: Store, level: Level, on: datetime.date) -> None:
    """Bodies in use on that day, and the groups, all of them: a group may name a body of any level."""
    groups = [group for group in shipped_groups() if level is Level.ANY or group.level.value == level.value]
    named = {line.agency for group in groups for line in group.lines if line.agency}
    with database.atomic():
        agencies.put(database, (agency for agency in shipped_agencies().agencies if _belongs(agency, level, named, on)))
        recipient_groups.put(database, groups)
        stored_settings.put(database, settings.LEVEL.key, level.value)


def _belongs(agency: Agency, level: Level, named: set[str], on: datetime.date) -> bool:
    return agency.id in named or (agency.level in _REACH[level] and agency.in_use(on))


def set_up_office(data_dir: Path, body: IssuingBody) -> IssuingBody:
    """What the first window asks: the body that writes here. It becomes the default of every draft."""
    with opened_store(data_dir, body.level) as database, database.atomic():
        saved = issuing_bodies.save(database, body)
        stored_settings.put(database, settings.DEFAULT_BODY.key, saved.id)
    return saved
