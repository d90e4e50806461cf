"""Is everything in order: the program's own files, the data folder, the store."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import __version__, paths
from ..errors import KnownError
from ..storage import plans
from ..storage.database import lost_references, open_store
from . import rulesets, templates

_LEAST_FREE = 200 * 2**20  # bytes; below this a backup may not fit


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    ok: bool
    message: str


def examine(data_dir: Path, progress: Callable[[int, int], None]) -> list[Check]:
    return [check for part in _parts(data_dir, progress) for check in part]


def _parts(data_dir: Path, progress: Callable[[int, int], None]) -> Iterator[Iterator[Check]]:
    yield _program()
    yield _resources()
    yield _data_folder(data_dir)
    yield _store(data_dir, progress)


def _program() -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("Chương trình", True, f"bản {__version__}, Python {version}, SQLite {sqlite3.sqlite_version}")
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    has_search = "ENABLE_FTS5" in options
    yield Check("Tìm kiếm", has_search, "có chỉ mục toàn văn" if has_search else "SQLite của máy thiếu chỉ mục FTS5")


def _resources() -> Iterator[Check]:
    yield _try(
        "Quy định thể thức", lambda: ", ".join(rulesets.ruleset(id_).short_name for id_ in rulesets.ruleset_ids())
    )
    yield _try("Mẫu", lambda: f"{len(templates.built_in_templates())} mẫu có sẵn")
    yield _try("Phông chữ", _fonts)


def _fonts() -> str:
    missing = [char for char in "ẵặữợỹĐơư–“”…" if rulesets.document_font().lacks(char)]
    if missing:
        raise KnownError(f"thiếu chữ {' '.join(missing)}")
    return "đủ chữ Việt"


def _data_folder(data_dir: Path) -> Iterator[Check]:
    there = next(folder for folder in (data_dir, *data_dir.parents) if folder.exists())
    writable = os.access(there, os.W_OK)
    yield Check("Thư mục dữ liệu", writable, f"{data_dir}{'' if writable else ' không ghi được'}")
    free = shutil.disk_usage(there).free
    yield Check("Chỗ trống trên ổ đĩa", free >= _LEAST_FREE, f"còn {free // 2**20} MB")


def _store(data_dir: Path, progress: Callable[[int, int], None]) -> Iterator[Check]:
    path = paths.store_path(data_dir)
    if not path.exists():
        yield Check("Kho", True, f"chưa có, sẽ được tạo khi lưu kế hoạch đầu tiên: {path}")
        return

    def look() -> str:
        with open_store(path, paths.backup_dir(data_dir)) as database:
            progress(0, 2)
            answer = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if answer != "ok":
                raise KnownError(f"kho không nguyên vẹn ({answer})")
            if lost := lost_references(database):
                raise KnownError(f"kho có {lost} dòng trỏ tới dữ liệu không còn")
            progress(1, 2)
            database.execute("INSERT INTO plan_index(plan_index, rank) VALUES ('integrity-check', 1)")
            progress(2, 2)
            return f"nguyên vẹn, {plans.count(database)} kế hoạch: {path}"

    yield _try("Kho", look)


def _try(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except (KnownError, OSError) as error:
        return Check(name, False, str(error))
