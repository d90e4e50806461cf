"""Where our files lie: the only module that knows the source tree from an installed or frozen program.

`resources/` lies beside the package in the source tree and inside it in the wheel and in the frozen build. The data of
the user lies in the data folder of the account, or where `--data-dir` says.
"""

import os
import stat
import sys
from functools import cache
from pathlib import Path

from .errors import BadArgumentError, BadFileError, reason

_PACKAGE = Path(__file__).resolve().parent
STORE_NAME = "kehoach.db"


@cache
def _resources() -> Path:
    inside = _PACKAGE / "resources"
    return inside if inside.is_dir() else _PACKAGE.parent / "resources"


def resource(name: str) -> Path:
    """The file of `resources/` called `name`, written with `/`."""
    return _resources().joinpath(*name.split("/"))


def resource_text(name: str) -> str:
    return resource(name).read_text(encoding="utf-8")


def resource_names(folder: str, suffix: str) -> list[str]:
    """The files of a folder of `resources/`, in a fixed order."""
    return sorted(f"{folder}/{path.name}" for path in resource(folder).glob(f"*{suffix}"))


def default_data_dir() -> Path:
    """The account's own folder: nothing of the user's lies beside the program."""
    try:
        if sys.platform == "win32":
            base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
            return Path(base) / "KeHoachDesktop"
        base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        return Path(base) / "kehoach-desktop"
    except RuntimeError:  # an account without a home
        raise BadArgumentError("Không biết thư mục riêng của tài khoản này; hãy thêm --data-dir THƯ_MỤC.") from None


def store_path(data_dir: Path) -> Path:
    return data_dir / STORE_NAME


def has_store(data_dir: Path) -> bool:
    """Whether a store lies there; what is no folder, or lets nobody in, is named."""
    try:
        if not stat.S_ISDIR(data_dir.stat().st_mode):
            raise BadFileError(f"{data_dir} là tệp, không phải thư mục dữ liệu.")
        store_path(data_dir).stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError:
        raise BadFileError(f"Không được phép vào thư mục dữ liệu {data_dir}.") from None
    except OSError as error:
        raise BadFileError(f"Không vào được thư mục dữ liệu {data_dir}: {reason(error)}.") from None
    return True


def backup_dir(data_dir: Path) -> Path:
    return data_dir / "sao-luu"
