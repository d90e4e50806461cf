"""Errors that a person can act on.

A `KnownError` says in one Vietnamese sentence what happened, to which file, and what is safe. Everything
else that is raised is a fault of the program and goes to `crash.py`.
"""

import errno

_REASONS = {
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EDQUOT: "đã hết dung lượng được cấp",
    errno.EROFS: "ổ đĩa chỉ đọc được",
    errno.EACCES: "không được phép ghi vào đây, hoặc tệp đang mở trong chương trình khác",
    errno.EPERM: "không được phép ghi vào đây",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EIO: "ổ đĩa báo lỗi",
    errno.EFBIG: "tệp vượt cỡ cho phép",
    errno.ENOENT: "thư mục không còn nữa",
    errno.ENOTDIR: "trên đường dẫn có một tệp, không phải thư mục",
    errno.EEXIST: "ở đó đã có một tệp",
    errno.ELOOP: "đường dẫn nối vòng tròn",
}
_SHARING_VIOLATION = 32  # Windows: another program holds the file


class KnownError(Exception):
    """Something outside the program went wrong; `str(error)` is the sentence for the user."""


class BadFileError(KnownError):
    """A file that cannot be used: not there, not readable, or not what it claims to be."""


class BadArgumentError(KnownError):
    """What was asked for does not exist or does not fit."""


class CannotWriteError(KnownError):
    """The target could not be written; what stood there before is untouched."""


def reason(error: OSError) -> str:
    """Why the operating system refused, to stand inside a sentence."""
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        return "tệp đang mở trong chương trình khác, thường là Word"
    return _REASONS.get(error.errno or 0, f"hệ điều hành báo lỗi số {error.errno}")
