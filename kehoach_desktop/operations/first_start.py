"""The first start: the body that writes here, and with it the level of the office."""

from pathlib import Path

from .. import paths, settings
from ..domain.offices import IssuingBody
from ..storage import issuing_bodies
from ..storage import settings as stored_settings
from ..storage.database import open_store
from .address_book import fill_lists


def set_up_office(data_dir: Path, body: IssuingBody) -> IssuingBody:
    """What the first window asks: the body that writes here.

    It becomes the default of every draft, and its level fills the lists of bodies and groups.
    """
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database, database.atomic():
        saved = issuing_bodies.save(database, body)
        stored_settings.put(database, settings.DEFAULT_BODY.key, saved.id)
        stored_settings.put(database, settings.LEVEL.key, saved.level.value)
        fill_lists(database)
    return saved
