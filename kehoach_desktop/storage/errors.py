"""What can go wrong with the file, as sentences for the user. SQLite's codes are read, never its English."""

import datetime
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from ..errors import KnownError, reason

if TYPE_CHECKING:
    from .database import Store

P = ParamSpec("P")
T = TypeVar("T")

_SENTENCES = {
    "SQLITE_BUSY": "Kho đang mở ở cửa sổ khác hoặc máy khác: {path}.",
    "SQLITE_LOCKED": "Kho đang mở ở cửa sổ khác hoặc máy khác: {path}.",
    "SQLITE_FULL": "Ổ đĩa đã đầy, chưa ghi được vào kho {path}; những gì đã lưu vẫn nguyên.",
    "SQLITE_READONLY": "Kho chỉ đọc được, chưa ghi được: {path}.",
    "SQLITE_CANTOPEN": "Không mở được kho {path}: thư mục không có hoặc không được phép ghi.",
    "SQLITE_PERM": "Không được phép mở kho {path}.",
    "SQLITE_CORRUPT": "Kho dữ liệu bị hỏng, chưa mở được: {path}. Chương trình chưa thay đổi gì trong tệp này.",
    "SQLITE_NOTADB": "Tệp {path} không phải kho của chương trình. Chương trình chưa thay đổi gì trong tệp này.",
    "SQLITE_IOERR": "Ổ đĩa báo lỗi khi đọc, ghi kho {path}; những gì đã lưu vẫn nguyên.",
}


class StoreError(KnownError):
    """The store cannot be used as asked; `code` is SQLite's name of the reason."""

    def __init__(self, sentence: str, code: str = ""):
        super().__init__(sentence)
        self.code = code


class NewerRevisionError(StoreError):
    """The store has a state of the plan that is not the one it was made from; nothing was replaced."""

    def __init__(self, revision: int, saved_at: datetime.datetime):
        super().__init__(
            f"Kế hoạch này đã được lưu ở nơi khác lúc {saved_at:%H:%M}, sau khi mở bản đang soạn; chưa ghi đè bản nào."
            " Có thể giữ bản đang soạn thành một kế hoạch riêng."
        )
        self.revision = revision


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """SQLite's known troubles as `StoreError`; anything else is a fault of ours and goes up as it is."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        code = next((code for code in _SENTENCES if name.startswith(code)), None)
        if code is None:
            raise
        raise StoreError(_SENTENCES[code].format(path=path), code) from error


def in_sentences(
    work: "Callable[Concatenate[Store, P], T]",
) -> "Callable[Concatenate[Store, P], T]":
    """Makes a function of a store say SQLite's known troubles as `StoreError`s that name its file."""

    @wraps(work)
    def told(store: "Store", /, *arguments: P.args, **named: P.kwargs) -> T:
        with store_errors(store.path):
            return work(store, *arguments, **named)

    return told


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """What the disk refuses around the store at `path` (its folder, the folder of copies) as `StoreError`."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"Không dùng được {error.filename or path}: {reason(error)}.") from error


def is_busy(error: sqlite3.Error) -> bool:
    return (getattr(error, "sqlite_errorname", None) or "").startswith("SQLITE_BUSY")
