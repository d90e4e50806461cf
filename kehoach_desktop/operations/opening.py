"""Files and folders opened with the program that the system has for them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ..errors import BadFileError, KnownError, reason

_WAIT = 2.0  # seconds in which the Linux helper tells that it found no program; else it may live as long as that one
_NO_PROGRAM = 1155  # Windows: nothing is joined to this kind of file
_KINDS = {".docx": "văn bản Word", ".pdf": "PDF", ".png": "ảnh", "": "thư mục"}

_started: list[subprocess.Popen[bytes]] = []  # kept till they end, so that none is left as a zombie


class CannotOpenError(KnownError):
    """The system has no program for it, or did not start it. The file itself is well."""


def open_file(path: Path) -> None:
    """Opens `path` in its own program, which lives on when ours ends. May take two seconds: not for the main thread."""
    if not path.exists():
        raise BadFileError(f"Không còn {path.name} ở {path.parent}; có thể đã được dời hoặc đổi tên.")
    _start(path)


def open_folder(path: Path) -> None:
    """Shows the folder that `path` lies in, or `path` if it is one."""
    open_file(path if path.is_dir() else path.parent)


if sys.platform == "win32":

    def _start(path: Path) -> None:
        try:
            os.startfile(path)
        except OSError as error:
            raise _no_program(path) if error.winerror == _NO_PROGRAM else _refused(path, error) from None

else:

    def _start(path: Path) -> None:
        helper = shutil.which("xdg-open")
        if helper is None:
            raise _no_program(path)
        _forget_ended()
        try:
            process = subprocess.Popen(
                [helper, str(path.absolute())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=system_environment(),
                start_new_session=True,
            )
        except OSError as error:
            raise _refused(path, error) from None
        _started.append(process)
        try:
            code = process.wait(_WAIT)
        except subprocess.TimeoutExpired:
            return  # it has become the program
        if code:
            raise _no_program(path)


def _forget_ended() -> None:
    _started[:] = [process for process in _started if process.poll() is None]


def _refused(path: Path, error: OSError) -> CannotOpenError:
    return CannotOpenError(f"Chưa mở được {path.name}: {reason(error)}. {_safe(path)}")


def _no_program(path: Path) -> CannotOpenError:
    kind = "thư mục" if path.is_dir() else _KINDS.get(path.suffix.lower(), f"tệp {path.suffix}")
    return CannotOpenError(f"Máy này chưa có chương trình mở {kind}. {_safe(path)}")


def _safe(path: Path) -> str:
    return f"{'Thư mục' if path.is_dir() else 'Tệp'} vẫn ở {path if path.is_dir() else path.parent}."


def system_environment() -> dict[str, str]:
    """Ours, without the libraries that the packed program brings along for itself."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        before = environment.pop("LD_LIBRARY_PATH_ORIG", None)
        environment.pop("LD_LIBRARY_PATH", None)
        if before is not None:
            environment["LD_LIBRARY_PATH"] = before
    return environment
