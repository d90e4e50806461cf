"""The ways out of a store that cannot be worked with, besides going back to a copy: another store, or an empty one."""

import datetime
import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from .. import paths
from ..storage import backup as stored
from ..storage.backup import Reason
from ..storage.database import open_to_read
from ..storage.errors import StoreError, disk_errors, store_errors
from .backups import Restored, restore
from .store_state import open_store_to_work


def bring_in(data_dir: Path, file: Path, now: datetime.datetime) -> Restored:
    """Works with a copy of the store in `file` from now on, for instance one that was moved away; `file` stays."""
    with disk_errors(data_dir):
        data_dir.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=data_dir, prefix="kho-duoc-chon-") as folder:
            return restore(data_dir, _sound_copy(file, Path(folder)), now)


def _sound_copy(file: Path, folder: Path) -> Path:
    """All that the store in `file` holds, in one file of `folder`; a sentence for what is no store of ours."""
    carried, copy = folder / "kho.db", folder / "ban-sao.db"
    try:
        stored.copy_store(file if _beside(file, "-shm").exists() else _carry_over(file, carried), copy)
        with store_errors(copy), closing(open_to_read(copy)) as store:
            store.execute("SELECT count(*) FROM settings").fetchone()
    except StoreError as error:
        sentence = str(error).replace(str(carried), str(file)).replace(str(copy), str(file))
        raise StoreError(sentence, error.code) from None
    return copy


def _carry_over(file: Path, carried: Path) -> Path:
    """A store that nobody has open, as it lies there: SQLite, looking at it, would leave files beside it."""
    with disk_errors(file):
        if not file.stat().st_size:
            raise StoreError(f"Tệp {file} không có gì bên trong nên không phải kho của chương trình.", "FOREIGN")
        for side in ("", "-wal"):
            if _beside(file, side).exists():
                shutil.copyfile(_beside(file, side), _beside(carried, side))
    return carried


def _beside(file: Path, side: str) -> Path:
    return file.with_name(file.name + side)


def start_new(data_dir: Path, now: datetime.datetime) -> Path | None:
    """An empty store; where the one lies that was there, or None."""
    store = paths.store_path(data_dir)
    was_there = store.exists()
    kept = stored.free_name(paths.backup_dir(data_dir), Reason.BEFORE_RESTORE, now)
    stored.put_aside(store, kept)
    open_store_to_work(data_dir).conn.close()
    return kept if was_there else None
