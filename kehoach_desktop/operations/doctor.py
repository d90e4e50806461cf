"""Is everything in order: the program's own files, the data folder, the store."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import __version__, paths
from ..domain.plan import Plan
from ..errors import KnownError, reason
from ..storage import plans, tasks
from ..storage.database import check as check_store
from ..storage.database import open_store
from . import rulesets, templates
from .files import why_not_writable

_LEAST_FREE = 200 * 2**20  # bytes; below this a backup may not fit
_MOST_SHOWN = 10  # of what cannot be read
_TINY = 0.5  # pixels to a point
_BYTES_OF_A_PIXEL, _GREY = 4, 128


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
    yield _try("Dàn trang", _pages)


def _fonts() -> str:
    missing = [char for char in "ẵặữợỹĐơư–“”…" if rulesets.document_font().lacks(char)]
    if missing:
        raise KnownError(f"thiếu chữ {' '.join(missing)}")
    return "đủ chữ Việt"


def _pages() -> str:
    """Sets a page and draws it, which takes two libraries of machine code."""
    try:
        from .pages import pages_of

        page = pages_of(Plan(id="doctor", ruleset=rulesets.ruleset_ids()[0])).picture(0, _TINY)
    except (ImportError, RuntimeError) as error:  # a library that is not there, that does not fit, that refuses
        raise KnownError(f"không dàn được trang ({type(error).__name__})") from None
    if min(page.pixels[::_BYTES_OF_A_PIXEL]) > _GREY:
        raise KnownError("trang vẽ ra để trắng")
    return "dàn và vẽ được trang in"


def _data_folder(data_dir: Path) -> Iterator[Check]:
    there = next((folder for folder in (data_dir, *data_dir.parents) if os.path.lexists(folder)), None)
    why = _why_not_usable(there)
    yield Check("Thư mục dữ liệu", not why, f"{data_dir}: {why}" if why else str(data_dir))
    if there and not why:
        yield _try("Chỗ trống trên ổ đĩa", lambda: _free_space(there))


def _free_space(folder: Path) -> str:
    free = shutil.disk_usage(folder).free
    left = f"còn {free // 2**20} MB"
    if free < _LEAST_FREE:
        raise KnownError(left)
    return left


def _why_not_usable(there: Path | None) -> str | None:
    """`there` is the data folder, or of the folders above it the nearest that there is."""
    if there is None:
        return "không có ổ đĩa này"
    if there.is_file():
        return f"{there} là tệp, không phải thư mục"
    return why_not_writable(there)


def _store(data_dir: Path, progress: Callable[[int, int], None]) -> Iterator[Check]:
    path = paths.store_path(data_dir)

    def store() -> str:
        if not paths.has_store(data_dir):
            return f"chưa có, sẽ được tạo khi lưu kế hoạch đầu tiên: {path}"
        with open_store(path, paths.backup_dir(data_dir)) as database:
            progress(0, plans.count(database))
            check_store(database)
            return f"nguyên vẹn, {plans.count(database)} kế hoạch: {path}"

    found = _try("Kho", store)
    yield found
    if found.ok and paths.has_store(data_dir):
        yield _try("Kế hoạch trong kho", lambda: _stored_plans(data_dir, progress))
        yield _try("Nhiệm vụ trong kho", lambda: _followed_tasks(data_dir))
        yield _try("Mẫu riêng trong kho", lambda: _all_read(templates.read_own_templates(data_dir).problems))


def _stored_plans(data_dir: Path, progress: Callable[[int, int], None]) -> str:
    faults = []
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        for done, total, found in plans.look_through(database):
            faults += [f"không đọc được kế hoạch {id_}: {why}" for id_, why in found]
            progress(done, total)
    return _all_read(faults)


def _followed_tasks(data_dir: Path) -> str:
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        found = tasks.unreadable(database)
    return _all_read([f"không đọc được nhiệm vụ {task} của kế hoạch {plan}" for plan, task in found])


def _all_read(faults: Sequence[str]) -> str:
    if faults:
        more = f"; và {len(faults) - _MOST_SHOWN} lỗi nữa" if len(faults) > _MOST_SHOWN else ""
        raise KnownError("; ".join(faults[:_MOST_SHOWN]) + more)
    return "đọc được hết"


def _try(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except KnownError as error:
        return Check(name, False, str(error))
    except OSError as error:
        return Check(name, False, f"{error.filename}: {reason(error)}")
