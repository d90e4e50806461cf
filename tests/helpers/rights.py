"""Read-only folders and files mean nothing to root, so such tests put root aside for a moment."""

import codecs
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def folder_of_a_plain_user() -> Iterator[Path]:
    """A new folder, and the rights of an ordinary user while inside."""
    folder = Path(tempfile.mkdtemp(prefix="kehoach-"))
    folder.chmod(0o777)
    was_root = hasattr(os, "geteuid") and os.geteuid() == 0
    codecs.lookup("utf-8-sig")  # Python loads it when first asked for, from where an ordinary user may not look
    if was_root:
        os.chown(folder, _NOBODY, -1)
        os.seteuid(_NOBODY)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o700)
        shutil.rmtree(folder)
