"""Several files into one folder: all of them, or none."""

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from ..errors import CannotWriteError, reason
from .files import write_file


def write_set(folder: Path, names: Sequence[str], contents: Iterable[bytes], *, force: bool = False) -> None:
    """Writes the files into `folder`, which is made if its parent is there. What fails leaves all as it was.

    They are written in a folder aside, which becomes `folder`, or out of which they move at the end. `contents` is
    taken one by one: a hundred pages of pictures need not be in memory.
    """
    _refuse_targets(folder, names, force=force)
    is_new = not os.path.lexists(folder)
    aside: Path | None = None
    try:
        aside = _make_aside(folder.parent if is_new else folder)
        for name, data in zip(names, contents, strict=True):
            _write(aside / name, data, folder / name)
        if is_new:
            aside.rename(folder)
        else:
            _move_all(names, aside, folder)
    except OSError as error:
        safe = "không có tệp nào bị ghi dở" if is_new else "các tệp cũ vẫn nguyên"
        raise CannotWriteError(f"Chưa ghi được vào {folder}: {reason(error)}; {safe}.") from None
    finally:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)


def _refuse_targets(folder: Path, names: Sequence[str], *, force: bool) -> None:
    if not os.path.lexists(folder):
        if not folder.parent.is_dir():
            raise CannotWriteError(f"Không có thư mục {folder.parent}.")
        return
    if not folder.is_dir():
        raise CannotWriteError(f"{folder} là tệp, không phải thư mục.")
    there = [path for path in (folder / name for name in names) if os.path.lexists(path)]
    if there and not force:
        raise CannotWriteError(f"Trong {folder} đã có {_listed(there)}; thêm --force để thay.")
    locked = [path for path in there if not (path.is_file() and _may_change(path))]
    if locked:
        raise CannotWriteError(f"Trong {folder} có {_listed(locked)} không thay được.")


def _may_change(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _listed(paths: Sequence[Path]) -> str:
    more = f" và {len(paths) - 1} tệp nữa" if len(paths) > 1 else ""
    return paths[0].name + more


def _make_aside(place: Path) -> Path:
    aside = place / f".ghi-{os.urandom(4).hex()}"
    aside.mkdir()
    return aside


def _write(aside: Path, data: bytes, path: Path) -> None:
    try:
        write_file(aside, data)
    except CannotWriteError as error:
        # The user knows nothing of the folder aside.
        raise CannotWriteError(str(error).replace(str(aside), str(path))) from None


def _move_all(names: Sequence[str], aside: Path, folder: Path) -> None:
    """Moves take no room on the disk, so what was moved can always go back."""
    old = aside / "cũ"
    old.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for name in names:
            path = folder / name
            if os.path.lexists(path):
                (aside / name).chmod(path.stat().st_mode & 0o777)
                moved.append((path, path.replace(old / name)))
            moved.append((aside / name, (aside / name).replace(path)))
    except OSError:
        _move_back(moved, old)
        raise


def _move_back(moved: Sequence[tuple[Path, Path]], old: Path) -> None:
    for source, target in reversed(moved):
        with suppress(OSError):
            target.replace(source)
    if any(old.iterdir()):
        kept = old.parent.with_name(f"{old.parent.name}-{old.name}")
        old.rename(kept)
        raise CannotWriteError(f"Chưa ghi được các tệp mới; tệp cũ chưa về chỗ nằm trong {kept}.")
