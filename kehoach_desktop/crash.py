"""The net under everything: a fault of the program becomes one calm sentence and a report in a file of the user's.

Nothing is sent by itself. The report names the place in the program, never the text of a document.
"""

import datetime
import errno
import os
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__, paths
from .errors import KnownError

FAULT = 3  # exit code of a fault of ours; 2 is a fault of the file or the arguments
_GONE = {errno.EPIPE, errno.EINVAL} if os.name == "nt" else {errno.EPIPE}  # EINVAL is what Windows says of a pipe


def guarded(run: Callable[[], int], arguments: Sequence[str]) -> int:
    _fill_missing_streams()
    try:
        return run()
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; không có tệp nào bị ghi dở.", file=sys.stderr)
        return 130
    except Exception as error:
        if _is_reader_gone(error):
            # Whoever read our output has gone (`| head`): no fault, and nobody to tell.
            sys.stdout = None
            return 0
        told = kept(error, _given_data_dir(arguments))
        print(f"Chương trình gặp lỗi ngoài dự kiến; tệp và kho không bị thay đổi dở dang. {told}", file=sys.stderr)
        return FAULT


def _fill_missing_streams() -> None:
    """A start without a console has none. The handle stays open for good, so no file of ours takes its number."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            handle = os.open(os.devnull, os.O_WRONLY)
            setattr(sys, name, os.fdopen(handle, "w", encoding="utf-8", closefd=False))


def _is_reader_gone(error: Exception) -> bool:
    """An error of a stream; that of a file would carry its name."""
    return isinstance(error, OSError) and error.errno in _GONE and error.filename is None


def kept(error: BaseException, data_dir: Path | None = None) -> str:
    """Writes the report and says where it is."""
    try:
        folder = (data_dir or paths.default_data_dir()) / "loi"
        path = folder / f"loi-{datetime.datetime.now():%Y%m%d-%H%M%S-%f}.txt"
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(report(error), encoding="utf-8")
    except (OSError, KnownError):
        return report(error)
    return f"Thông tin lỗi: {path}"


def _given_data_dir(arguments: Sequence[str]) -> Path | None:
    """Read without the parser, which may be what failed; both take a shortened name, and the last one given."""
    given = None
    for word, following in zip(arguments, [*arguments, ""][1:], strict=True):
        name, sign, value = word.partition("=")
        if len(name) > 2 and "--data-dir".startswith(name):
            given = Path(value if sign else following)
    return given


def report(error: BaseException) -> str:
    """Versions and the places in the code; messages may quote a document, so only the kind of error is kept."""
    places = "".join(traceback.format_tb(error.__traceback__))
    head = f"Kế hoạch Desktop {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{head}\n{places}{type(error).__name__}\n"
