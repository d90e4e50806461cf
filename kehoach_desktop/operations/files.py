"""Files of the user: read with a clear sentence, written aside and moved into place, so nothing is half written."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from ..errors import BadFileError, CannotWriteError

MOST_BYTES = 64 * 1024 * 1024  # a plan of thousands of pages has 10 MB; what is larger is no plan

_REASONS = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp",
    errno.EROFS: "ổ đĩa chỉ đọc được",
    errno.EACCES: "không được phép ghi vào đây, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không được phép ghi vào đây",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EIO: "ổ đĩa báo lỗi",
    errno.EFBIG: "tệp vượt cỡ cho phép",
    errno.ENOENT: "thư mục không còn nữa",
    errno.ELOOP: "đường dẫn nối vòng tròn",
}
_SHARING_VIOLATION = 32  # Windows: another program holds the file


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
        raise BadFileError(f"Không đọc được tệp {path}: {_reason(error)}.") from None


def write_file(
    path: Path, data: bytes, *, force: bool = False, fault: Callable[[bytes], str | None] | None = None
) -> None:
    """Writes `data` aside, reads it back, lets `fault` look at it, and only then moves it to `path`."""
    aside: Path | None = None
    try:
        path = path.resolve() if path.is_symlink() else path
        _refuse_target(path, force=force)
        handle, name = tempfile.mkstemp(prefix=".ghi-", suffix=path.suffix, dir=path.parent)
        aside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _check(aside, data, path, fault)
        aside.chmod(_mode(path))
        aside.replace(path)
        aside = None
    except OSError as error:
        raise CannotWriteError(f"Chưa ghi được {path}: {_reason(error)}; {_safe(path)}.") from None
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)


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


def _mode(path: Path) -> int:
    """The rights of the file that is replaced; of a new one, those that the account gives."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _reason(error: OSError) -> str:
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return "tệp đang mở trong chương trình khác, thường là Word"
    return _REASONS.get(error.errno or 0, f"hệ điều hành báo lỗi số {error.errno}")


def _safe(path: Path) -> str:
    return "tệp cũ vẫn nguyên" if os.path.lexists(path) else "không có tệp nào bị ghi dở"
