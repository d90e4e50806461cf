"""Files of the user: read with a clear sentence, written aside and moved into place, so nothing is half written."""

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from ..errors import BadFileError, CannotWriteError, reason

MOST_BYTES = 64 * 1024 * 1024  # a plan of thousands of pages has 10 MB; what is larger is no plan

_NEW = 0o666  # less what the account keeps back, which the system sees to
_PRIVATE = 0o600  # until it gets the rights of the file that it replaces

# Seconds between tries to move a new file, which a virus scanner of Windows may hold for a moment.
_WAITS = (0.05, 0.1, 0.2, 0.3, 0.4) if os.name == "nt" else ()


def read_text(path: Path) -> str:
    """The text of a UTF-8 file (a byte order mark is allowed)."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFileError(f"{path}: không phải văn bản UTF-8 (sai ở byte thứ {error.start + 1}).") from None


def read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadFileError(f"{path} là thư mục, không phải tệp.")
        if path.exists() and not path.is_file():
            raise BadFileError(f"{path} không phải tệp thường.")
        if path.stat().st_size > MOST_BYTES:
            raise BadFileError(f"{path} lớn quá {MOST_BYTES // 2**20} MB, không phải tệp của chương trình.")
        return path.read_bytes()
    except FileNotFoundError:
        raise BadFileError(f"Không có tệp {path}.") from None
    except PermissionError:
        raise BadFileError(f"Không được phép đọc tệp {path}.") from None
    except OSError as error:
        raise BadFileError(f"Không đọc được tệp {path}: {reason(error)}.") from None


def write_file(
    path: Path, data: bytes, *, force: bool = False, fault: Callable[[bytes], str | None] | None = None
) -> None:
    """Writes `data` aside, reads it back, lets `fault` look at it, and only then moves it to `path`."""
    aside: Path | None = None
    try:
        path = _real(path)
        _refuse_target(path, force=force)
        old_rights = _rights(path)
        handle, aside = _open_aside(path.parent, path.suffix, _NEW if old_rights is None else _PRIVATE)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _check(aside, data, path, fault)
        if old_rights is not None:
            aside.chmod(old_rights)
        _move(aside, path)
        aside = None
    except OSError as error:
        raise CannotWriteError(f"Chưa ghi được {path}: {reason(error)}; {_safe(path)}.") from None
    finally:
        if aside is not None:
            _remove(aside)


def why_not_writable(folder: Path) -> str | None:
    """Tried with a file, since the rights of a Windows folder tell nothing; None when all is well."""
    try:
        handle, aside = _open_aside(folder, "", _PRIVATE)
    except OSError as error:
        return reason(error)
    os.close(handle)
    _remove(aside)
    return None


def _real(path: Path) -> Path:
    """The file that a link leads to."""
    if not path.is_symlink():
        return path
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise OSError(errno.ELOOP, "", str(path))
    return real


def _open_aside(folder: Path, suffix: str, rights: int) -> tuple[int, Path]:
    """A new file of ours. `tempfile` asks a folder of Windows that refuses two thousand million times."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for _ in range(10):
        aside = folder / f".ghi-{os.urandom(4).hex()}{suffix}"
        with suppress(FileExistsError):
            return os.open(aside, flags, rights), aside
    raise FileExistsError(errno.EEXIST, "", str(folder))


def _move(aside: Path, path: Path) -> None:
    for wait in _WAITS:
        try:
            aside.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    aside.replace(path)


def _remove(aside: Path) -> None:
    with suppress(OSError):  # held by a scanner: the trouble before it is what the user must hear
        aside.unlink()


def _rights(path: Path) -> int | None:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None


def _refuse_target(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise CannotWriteError(f"{path} là thư mục, không phải tên tệp.")
    if not path.parent.is_dir():
        raise CannotWriteError(f"Không có thư mục {path.parent}.")
    if path.exists() and not force:
        raise CannotWriteError(f"Đã có tệp {path}; thêm --force để thay.")
    if path.exists() and not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise CannotWriteError(f"Tệp {path} chỉ đọc được nên không bị thay.")


def _check(aside: Path, data: bytes, path: Path, fault: Callable[[bytes], str | None] | None) -> None:
    written = aside.read_bytes()
    found = "đọc lại khác với lúc ghi" if written != data else fault(written) if fault else None
    if found:
        raise CannotWriteError(f"Chưa ghi {path}: tệp viết ra có lỗi ({found}); {_safe(path)}.")


def _safe(path: Path) -> str:
    return "tệp cũ vẫn nguyên" if os.path.lexists(path) else "không có tệp nào bị ghi dở"
