"""One window for each store: a second start asks the first to show itself, and never opens the file.

The lock is the operating system's, on a file of the data folder. It ends with the process that holds it, however that
ends, so one that a dead process left is simply taken. What the file says (who, where, since when) is for sentences.
A second start writes a raise request beside it, each one its own, since a clerk may open several files at once; the
first one looks for them a few times a second, or when the folder changes, takes them away and comes to the front.
"""

import datetime
import errno
import getpass
import json
import os
import platform
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

from ..errors import CannotWriteError, KnownError, reason
from .files import write_file

LOCK_NAME = "dang-mo.khoa"
REQUEST_PREFIX, REQUEST_SUFFIX = "hien-cua-so-", ".yeu-cau"
_LOCKED_BYTE = 2**30  # far behind the text, which others must be able to read
_MOST_BYTES = 64 * 1024
_PATIENCE = 3.0  # seconds within which a window that lives takes a request
_STEP = 0.05
_STALE = 60.0  # seconds after which nobody waits for an answer any more
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}


class OpenElsewhereError(KnownError):
    """The store is open in another account or on another machine: no window of ours could come to the front."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the store open."""

    user: str
    machine: str
    process: int
    since: str

    @property
    def is_here(self) -> bool:
        """Whether it is this account on this machine."""
        return (self.user, self.machine) == (user_name(), platform.node())


class Outcome(StrEnum):
    """How a start went."""

    FIRST = "first"  # the lock is ours
    RAISED = "raised"  # the first window was told, and comes
    SILENT = "silent"  # there is one, but it does not answer
    UNLOCKED = "unlocked"  # nobody can write to this folder: there is nothing to lock


class SingleInstance:
    """The lock on a data folder, held from `start` to `close`."""

    def __init__(self, data_dir: Path):
        self._folder = data_dir
        self._handle: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_first(self) -> bool:
        return self._handle is not None

    def start(
        self, files: Sequence[Path] = (), *, patience: float = _PATIENCE, sleep: Callable[[float], None] = time.sleep
    ) -> Outcome:
        """Takes the lock, or asks the window that holds it to come to the front and open `files`.

        An `OpenElsewhereError` when somebody else holds it.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self._folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        except OSError as error:
            return self._without_lock(error)
        try:
            outcome = Outcome.FIRST if _lock(handle) else self._ask(handle, files, patience, sleep)
        except BaseException:
            os.close(handle)
            raise
        if outcome is Outcome.FIRST:
            self._handle = handle
            self._sign(handle)
        else:
            os.close(handle)
        return outcome

    def take_request(self) -> list[Path] | None:
        """The files that later starts want opened; None when nobody asks to see the window."""
        texts = [text for path in self._requests() if (text := _taken(path)) is not None]
        return [name for text in texts for name in _names(text)] if texts else None

    def close(self) -> None:
        """Gives the lock up."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _sign(self, handle: int) -> None:
        now = datetime.datetime.now().isoformat(timespec="seconds")
        holder = Holder(user_name(), platform.node(), os.getpid(), now)
        with suppress(OSError):  # a full disk: the lock holds all the same
            os.ftruncate(handle, 0)
            os.write(handle, json.dumps(asdict(holder), ensure_ascii=False).encode())
        for request in self._requests():
            with suppress(OSError):
                if time.time() - request.stat().st_mtime > _STALE:
                    request.unlink()

    def _requests(self) -> list[Path]:
        try:
            return sorted(self._folder.glob(f"{REQUEST_PREFIX}*{REQUEST_SUFFIX}"))
        except OSError:
            return []

    def _without_lock(self, error: OSError) -> Outcome:
        if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise KnownError(f"Không dùng được thư mục dữ liệu {self._folder}: {reason(error)}.") from None
        _refuse_elsewhere(holder_of(self._folder))
        return Outcome.UNLOCKED

    def _ask(self, handle: int, files: Sequence[Path], patience: float, sleep: Callable[[float], None]) -> Outcome:
        """Waits until the request is taken, or the lock is free: the first window may be closing just now."""
        _refuse_elsewhere(holder_of(self._folder))
        request = self._folder / f"{REQUEST_PREFIX}{time.time_ns()}-{os.urandom(4).hex()}{REQUEST_SUFFIX}"
        names = [str(path.absolute()) for path in files]
        try:
            write_file(request, json.dumps(names, ensure_ascii=False).encode())
        except CannotWriteError:
            return Outcome.SILENT
        waited = 0.0
        while request.exists():
            if _lock(handle):
                _taken(request)  # these files are ours to open now
                return Outcome.FIRST
            if waited >= patience:
                with suppress(OSError):
                    request.unlink()
                return Outcome.SILENT
            sleep(_STEP)
            waited += _STEP
        return Outcome.RAISED


def holder_of(data_dir: Path) -> Holder | None:
    """Who has the store open, if anybody does: a file that nobody locks says who had it last, and is not asked."""
    path = data_dir / LOCK_NAME
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    try:
        if _lock(handle, shared=True):
            return None
        data = json.loads(os.read(handle, _MOST_BYTES))
        return Holder(str(data["user"]), str(data["machine"]), int(data["process"]), str(data["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("", "", 0, "")  # locked by somebody who has not said who it is yet
    finally:
        os.close(handle)


def _taken(request: Path) -> str | None:
    try:
        text = request.read_bytes()[:_MOST_BYTES].decode("utf-8", errors="replace")
        request.unlink()
    except OSError:
        return None
    return text


def _names(request: str) -> list[Path]:
    try:
        names = json.loads(request)
    except ValueError:
        return []
    return [Path(name) for name in names if isinstance(name, str)] if isinstance(names, list) else []


def _refuse_elsewhere(holder: Holder | None) -> None:
    if holder is not None and holder.user and not holder.is_here:
        raise OpenElsewhereError(
            f"Kho đang mở ở máy khác hoặc cửa sổ khác: tài khoản {holder.user}, máy {holder.machine}. Kho chỉ mở ở một"
            " nơi mỗi lúc; đóng chương trình ở nơi đó rồi mở lại."
        )


def user_name() -> str:
    """The account of whoever works at this PC."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return str(os.getuid()) if sys.platform != "win32" else ""


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, *, shared: bool = False) -> bool:
        """Whether nobody else holds the lock; unless `shared`, it is ours then, until `handle` is closed."""
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in _TAKEN:
                return False
            raise
        else:
            if shared:
                msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
            return True
        finally:
            os.lseek(handle, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(handle: int, *, shared: bool = False) -> bool:
        """Whether nobody else holds the lock; unless `shared`, it is ours then, until `handle` is closed."""
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _TAKEN:
                return False
            raise
        return True
