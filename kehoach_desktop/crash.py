"""The net under everything: a fault of the program becomes one calm sentence and a report in a file of the user's.

Nothing is sent by itself. The report names the place in the program, never the text of a document.
"""

import datetime
import platform
import sys
import traceback
from collections.abc import Callable

from . import __version__, paths

FAULT = 3  # exit code of a fault of ours; 2 is a fault of the file or the arguments


def guarded(run: Callable[[], int]) -> int:
    try:
        return run()
    except KeyboardInterrupt:
        print("\nĐã dừng theo yêu cầu; không có tệp nào bị ghi dở.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): no fault, and nobody to tell.
        sys.stdout = None
        return 0
    except Exception as error:
        print(
            f"Chương trình gặp lỗi ngoài dự kiến; tệp và kho không bị thay đổi dở dang. {_kept(error)}", file=sys.stderr
        )
        return FAULT


def _kept(error: Exception) -> str:
    """Writes the report and says where it is."""
    folder = paths.default_data_dir() / "loi"
    path = folder / f"loi-{datetime.datetime.now():%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(report(error), encoding="utf-8")
    except OSError:
        return report(error)
    return f"Thông tin lỗi: {path}"


def report(error: BaseException) -> str:
    """Versions and the places in the code; messages may quote a document, so only the kind of error is kept."""
    places = "".join(traceback.format_tb(error.__traceback__))
    head = f"Kế hoạch Desktop {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return f"{head}\n{places}{type(error).__name__}\n"
