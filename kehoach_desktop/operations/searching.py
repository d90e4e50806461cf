"""Finding plans in the store."""

from collections.abc import Callable
from pathlib import Path

from .. import paths
from ..storage import plans
from ..storage.database import open_store
from ..storage.plans import PlanRow


def search_plans(text: str, data_dir: Path, limit: int, progress: Callable[[int, int], None]) -> list[PlanRow]:
    """Plans that hold all the words, newest first. An index folded in an older way is made anew before."""
    path = paths.store_path(data_dir)
    if not paths.has_store(data_dir):
        return []
    with open_store(path, paths.backup_dir(data_dir)) as database:
        if not plans.index_is_current(database):
            for done, total in plans.rebuild_index(database):
                progress(done, total)
        plans.index_pending(database)
        return plans.search(database, text, limit)
