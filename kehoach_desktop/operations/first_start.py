"""The first start: a store, the level of the office, and the body that writes there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .. import paths, settings
from ..domain.offices import IssuingBody
from ..domain.templates.template import Level
from ..storage import issuing_bodies
from ..storage import settings as stored_settings
from ..storage.database import Store, open_store


@contextmanager
def opened_store(data_dir: Path, level: Level) -> Iterator[Store]:
    """The store of `data_dir`, made if it is not there; a new one is for offices of `level` until one is set up."""
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        if stored_settings.get(database, settings.LEVEL.key) is None:
            stored_settings.put_first(database, settings.LEVEL.key, level.value)
        yield database


def set_up_office(data_dir: Path, body: IssuingBody) -> IssuingBody:
    """What the first window asks: the body that writes here.

    It becomes the default of every draft, and by its level `offered_book` fills the lists of bodies and groups.
    """
    with opened_store(data_dir, body.level) as database, database.atomic():
        saved = issuing_bodies.save(database, body)
        stored_settings.put(database, settings.DEFAULT_BODY.key, saved.id)
        stored_settings.put(database, settings.LEVEL.key, saved.level.value)
    return saved
