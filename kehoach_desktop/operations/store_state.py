"""What the store is like before it is opened, in the words of the screen that says so.

Looking changes nothing. It costs a few milliseconds however large the store is; `is_thorough` reads every page, which
belongs after a crash and beside the work, not before the first window.
"""

import datetime
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from .. import paths
from ..errors import KnownError
from ..storage import file_health, plans
from ..storage.backup import backups as named_backups
from ..storage.database import Store, connect, open_to_read
from ..storage.errors import StoreError, store_errors
from ..storage.file_health import Place
from .backups import GoodBackup, good_backups
from .files import why_not_writable
from .single_instance import holder_of

_LEAST_FREE = 20 * 2**20  # bytes; below this the next saves may not fit
_MOST_SHOWN = 5  # good copies on the screen of a broken store


class StateKind(StrEnum):
    NEW = "new"
    FINE = "fine"
    READ_ONLY = "read_only"
    MISSING = "missing"
    CORRUPT = "corrupt"
    NEWER = "newer"
    FOREIGN = "foreign"
    IN_USE = "in_use"
    DISK_FULL = "disk_full"


class Way(StrEnum):
    """A way out that a screen can offer; its words are in `WAY_WORDS`."""

    RESTORE = "restore"
    OPEN_READ_ONLY = "open_read_only"
    CHOOSE_STORE = "choose_store"
    START_NEW = "start_new"
    TRY_AGAIN = "try_again"
    OPEN_FOLDER = "open_folder"
    QUIT = "quit"


WAY_WORDS = {
    Way.RESTORE: "Khôi phục từ bản sao lưu…",
    Way.OPEN_READ_ONLY: "Mở để xem",
    Way.CHOOSE_STORE: "Chọn kho…",
    Way.START_NEW: "Bắt đầu kho mới",
    Way.TRY_AGAIN: "Thử lại",
    Way.OPEN_FOLDER: "Mở thư mục",
    Way.QUIT: "Thoát",
}


@dataclass(frozen=True, slots=True)
class StoreState:
    """What happened, what is safe, what is at most lost, and the ways out, the main one first."""

    kind: StateKind
    path: Path
    title: str = ""
    happened: str = ""
    safe: str = ""
    lost: str = ""
    ways: tuple[Way, ...] = ()
    good_backups: tuple[GoodBackup, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    @property
    def can_work(self) -> bool:
        """Whether the store opens for writing."""
        return self.kind in (StateKind.NEW, StateKind.FINE, StateKind.DISK_FULL)

    @property
    def standing_warnings(self) -> tuple[str, ...]:
        """What is to stand in the window while one works all the same."""
        return (self.happened, *self.warnings) if self.kind is StateKind.DISK_FULL else self.warnings


def store_state(data_dir: Path, now: datetime.datetime, *, is_thorough: bool = False) -> StoreState:
    """The state of the store of `data_dir`."""
    path = paths.store_path(data_dir)
    try:
        if not paths.has_store(data_dir):
            return _without_store(data_dir, path)
    except KnownError as error:
        return _missing(path, str(error))
    try:
        if path.stat().st_size == 0:
            return _without_store(data_dir, path)
        if file_health.is_cut_short(path):
            return _corrupt(data_dir, path, now)
        _open_and_close(path)
        if is_thorough:
            file_health.look_through(path)
    except StoreError as error:
        return state_of_error(error, data_dir, now)
    except PermissionError:
        return _missing(path, f"Không được phép đọc kho ở {path}.")
    return _of_sound_store(data_dir, path)


def state_of_error(error: KnownError, data_dir: Path, now: datetime.datetime) -> StoreState:
    """The state that an error tells of which came later, while the store was open or being opened."""
    path = paths.store_path(data_dir)
    match error.code if isinstance(error, StoreError) else "":
        case "SQLITE_CORRUPT":
            return _corrupt(data_dir, path, now)
        case "SQLITE_NOTADB":
            return _corrupt(data_dir, path, now) if named_backups(paths.backup_dir(data_dir)) else _foreign(path, error)
        case "NEWER":
            return _newer(path)
        case "FOREIGN":
            return _foreign(path, error)
        case "SQLITE_BUSY" | "SQLITE_LOCKED":
            return _in_use(data_dir, path)
        case "SQLITE_READONLY" | "SQLITE_PERM":
            return _read_only(path)
        case "SQLITE_FULL":
            return _disk_full(path)
        case _:
            return _missing(path, str(error))


def open_store_to_work(data_dir: Path) -> Store:
    """The store, made if it is not there, to be kept and closed by the thread that asks."""
    path = paths.store_path(data_dir)
    with store_errors(path):
        return connect(path, paths.backup_dir(data_dir))


def open_store_to_look(data_dir: Path) -> Store:
    """The store as it is, for a look: whatever would write to it fails."""
    return open_to_read(paths.store_path(data_dir))


def last_saved(store: Store) -> datetime.datetime | None:
    """When a plan was saved last: after a crash, up to when all is there."""
    rows = plans.newest(store, 1)
    return datetime.datetime.fromisoformat(rows[0].updated_at) if rows else None


def _open_and_close(path: Path) -> None:
    """What opening it would meet: no SQLite file, none of ours, a newer one, a first page or a list that is broken."""
    with store_errors(path), closing(open_to_read(path)) as store:
        tables = set(store.table_names())
        for table in ("plans", "settings"):
            if table in tables:
                store.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()


def _of_sound_store(data_dir: Path, path: Path) -> StoreState:
    if file_health.is_locked(path):
        return _in_use(data_dir, path)
    holder = holder_of(data_dir)
    if holder and holder.user and not holder.is_here:
        return _in_use(data_dir, path)
    if _is_full(data_dir):
        return _disk_full(path)
    if why_not_writable(data_dir) or not _is_writable(path):
        return _read_only(path)
    return StoreState(StateKind.FINE, path, warnings=_place_warnings(data_dir))


def _is_writable(path: Path) -> bool:
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False


def _is_full(data_dir: Path) -> bool:
    try:
        return shutil.disk_usage(data_dir).free < _LEAST_FREE
    except OSError:
        return False


def _place_warnings(data_dir: Path) -> tuple[str, ...]:
    place, name = file_health.place_of(data_dir)
    match place:
        case Place.SYNCHRONISED:
            return (
                f"Kho nằm trong thư mục đồng bộ của {name}: hai máy cùng mở thì kho có thể hỏng, và nội dung có thể rời"
                " máy này. Nên để kho ở thư mục thường của máy.",
            )
        case Place.NETWORK:
            return (
                f"Kho nằm trên ổ mạng ({name}): mạng đứt lúc đang lưu thì kho có thể hỏng. Nên để kho ở ổ của máy này.",
            )
        case _:
            return ()


def _without_store(data_dir: Path, path: Path) -> StoreState:
    """No store: either nobody has worked here yet, or it has gone from beside what it left."""
    good = tuple(_first_good(data_dir))
    if not good:
        return StoreState(StateKind.NEW, path, warnings=_place_warnings(data_dir))
    newest = good[0]
    return StoreState(
        StateKind.MISSING,
        path,
        "Không thấy kho dữ liệu",
        f"Không thấy kho ở {path}. Tệp có thể đã bị chuyển đi, đổi tên hoặc xoá.",
        f"Còn {len(named_backups(paths.backup_dir(data_dir)))} bản sao lưu trong {paths.backup_dir(data_dir)}.",
        f"Bản {_moment(newest.backup.made_at)} thiếu những gì làm sau lúc đó.",
        (Way.RESTORE, Way.CHOOSE_STORE, Way.START_NEW, Way.OPEN_FOLDER, Way.QUIT),
        good,
    )


def _missing(path: Path, sentence: str) -> StoreState:
    return StoreState(
        StateKind.MISSING,
        path,
        "Không vào được kho dữ liệu",
        sentence,
        "Chương trình chưa thay đổi gì.",
        "",
        (Way.TRY_AGAIN, Way.CHOOSE_STORE, Way.QUIT),
    )


def _corrupt(data_dir: Path, path: Path, now: datetime.datetime) -> StoreState:
    good = tuple(_first_good(data_dir))
    changed = _last_change(path) or now
    lost = "Chưa có bản sao lưu nào dùng được."
    if good:
        made_at = good[0].backup.made_at
        minutes = max(0, -(-int((changed - made_at).total_seconds()) // 60))
        lost = f"Bản {_moment(made_at)} thiếu nhiều nhất {_span(minutes)} làm việc sau cùng."
    return StoreState(
        StateKind.CORRUPT,
        path,
        "Kho dữ liệu bị hỏng, chưa mở được",
        f"Tệp {path} có phần không đọc được, thường do ổ đĩa hỏng, mất điện hoặc bị chương trình khác ghi đè.",
        "Chương trình chưa thay đổi gì trong tệp này và sẽ giữ lại nguyên vẹn trong thư mục sao lưu khi khôi phục.",
        lost,
        (Way.RESTORE, Way.OPEN_FOLDER, Way.CHOOSE_STORE, Way.START_NEW, Way.QUIT)
        if good
        else (Way.OPEN_FOLDER, Way.CHOOSE_STORE, Way.START_NEW, Way.QUIT),
        good,
    )


def _newer(path: Path) -> StoreState:
    return StoreState(
        StateKind.NEWER,
        path,
        "Kho này do bản mới hơn của chương trình tạo ra",
        f"Bản đang chạy chưa đọc được kho {path}. Cần cập nhật chương trình để mở.",
        "Chương trình chưa thay đổi gì trong kho.",
        "",
        (Way.CHOOSE_STORE, Way.OPEN_FOLDER, Way.QUIT),
    )


def _foreign(path: Path, error: KnownError) -> StoreState:
    return StoreState(
        StateKind.FOREIGN,
        path,
        "Tệp này không phải kho của chương trình",
        str(error),
        "Chương trình chưa thay đổi gì trong tệp này.",
        "",
        (Way.CHOOSE_STORE, Way.OPEN_FOLDER, Way.QUIT),
    )


def _in_use(data_dir: Path, path: Path) -> StoreState:
    holder = holder_of(data_dir)
    who = f" (tài khoản {holder.user}, máy {holder.machine})" if holder and holder.user else ""
    return StoreState(
        StateKind.IN_USE,
        path,
        "Kho đang mở ở máy khác hoặc cửa sổ khác",
        f"Kho {path} đang được ghi ở nơi khác{who}. Kho chỉ mở ở một nơi mỗi lúc.",
        "Mọi dữ liệu vẫn nguyên.",
        "",
        (Way.TRY_AGAIN, Way.OPEN_READ_ONLY, Way.CHOOSE_STORE, Way.QUIT),
    )


def _read_only(path: Path) -> StoreState:
    return StoreState(
        StateKind.READ_ONLY,
        path,
        "Kho chỉ đọc được",
        f"Kho chỉ đọc được; mở để xem, chưa sửa được. Tài khoản này không được phép ghi vào {path.parent}.",
        "Mọi dữ liệu vẫn nguyên.",
        "",
        (Way.OPEN_READ_ONLY, Way.TRY_AGAIN, Way.CHOOSE_STORE, Way.QUIT),
    )


def _disk_full(path: Path) -> StoreState:
    drive = path.drive or path.anchor
    return StoreState(
        StateKind.DISK_FULL,
        path,
        "Ổ đĩa đã đầy",
        f"Chưa ghi được: ổ {drive} đã đầy. Bản đang soạn vẫn giữ trong bộ nhớ.",
        "Những gì đã lưu vẫn nguyên.",
        "",
        (Way.TRY_AGAIN, Way.OPEN_READ_ONLY, Way.CHOOSE_STORE, Way.QUIT),
    )


def _first_good(data_dir: Path) -> list[GoodBackup]:
    found = []
    for good in good_backups(data_dir):
        found.append(good)
        if len(found) == _MOST_SHOWN:
            break
    return found


def _last_change(path: Path) -> datetime.datetime | None:
    """When somebody last wrote to the store or its WAL."""
    times = [one.stat().st_mtime for one in (path, path.with_name(path.name + "-wal")) if one.exists()]
    return datetime.datetime.fromtimestamp(max(times)) if times else None


def _moment(at: datetime.datetime) -> str:
    """`10:02 ngày 02/12/2026`, with the zeros of offices: `05/9/2026`."""
    month = f"{at:%m}" if at.month <= 2 else str(at.month)
    return f"{at:%H:%M} ngày {at:%d}/{month}/{at.year}"


def _span(minutes: int) -> str:
    hours = minutes // 60
    if hours < 1:
        return f"{minutes} phút"
    return f"{hours} giờ" if hours < 48 else f"{hours // 24} ngày"
