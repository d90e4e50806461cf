"""The first start: the body that writes here, with it the level of the office, and who signs."""

from collections.abc import Sequence
from pathlib import Path

from .. import paths
from ..domain.offices import IssuingBody, Signatory
from ..storage.database import open_store
from .office import put_in_use, save_office


def set_up_office(data_dir: Path, body: IssuingBody, people: Sequence[Signatory] = ()) -> IssuingBody:
    """What the first window asks: the body that writes here, and the people who sign for it.

    It becomes the default of every draft, and its level fills the lists of bodies and groups. Only its name is needed.
    """
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database, database.atomic():
        saved = save_office(database, body, people)
        put_in_use(database, saved)
    return saved
