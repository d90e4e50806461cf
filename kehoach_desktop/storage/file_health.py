"""What can be told of a store's file without changing it: whole, cut short, on which kind of disk."""

import os
import sqlite3
import sys
from contextlib import closing
from enum import StrEnum
from pathlib import Path

from .errors import StoreError, store_errors

_HEAD = 100
_MAGIC = b"SQLite format 3\0"
_NETWORK_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone",
    "fuse.gvfsd-fuse", "vboxsf", "fuse.vmhgfs-fuse", "prl_fs",
}  # fmt: skip
_SYNCHRONISED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud drive": "pCloud",
    "mega": "MEGA",
    "synologydrive": "Synology Drive",
    "syncthing": "Syncthing",
}
_REMOTE_DRIVE = 4  # of Windows' GetDriveType


class Place(StrEnum):
    """Where a folder lies, as far as its name and the system tell."""

    HERE = "here"
    NETWORK = "network"
    SYNCHRONISED = "synchronised"


def is_cut_short(path: Path) -> bool:
    """Whether the file has fewer pages than its head says; one with a WAL that was never folded in has them there."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    size = path.stat().st_size
    if len(head) < _HEAD or not head.startswith(_MAGIC):
        return 0 < size < _HEAD
    page = int.from_bytes(head[16:18])
    page = 65536 if page == 1 else page
    pages, counter, valid_for = (int.from_bytes(head[at : at + 4]) for at in (28, 24, 92))
    return counter == valid_for and pages > 0 and size < pages * page


def look_through(path: Path) -> None:
    """Reads every page; a `StoreError` when one is not sound."""
    with store_errors(path), closing(_to_read(path)) as connection:
        answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise StoreError(f"Kho dữ liệu bị hỏng, chưa mở được: {path}.", "SQLITE_CORRUPT")


def is_locked(path: Path) -> bool:
    """Whether another program is writing to the store, or keeps everybody else out."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return (getattr(error, "sqlite_errorname", None) or "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))
    except sqlite3.DatabaseError:
        return False
    return False


def place_of(folder: Path) -> tuple[Place, str]:
    """Where `folder` lies, and what the service or the system calls that."""
    folder = Path(os.path.realpath(folder))
    for part in folder.parts:
        name = part.lower()
        # `OneDrive - Uỷ ban nhân dân tỉnh`: the service's name, and behind it that of the office.
        if service := next(
            (word for key, word in _SYNCHRONISED.items() if name == key or name.startswith(key + " - ")), None
        ):
            return Place.SYNCHRONISED, service
    system = _network_system(folder)
    return (Place.NETWORK, system) if system else (Place.HERE, "")


if sys.platform == "win32":
    import ctypes

    def _network_system(folder: Path) -> str:
        if folder.drive.startswith("\\\\"):
            return folder.drive
        is_remote = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _REMOTE_DRIVE
        return folder.drive if is_remote else ""

else:

    def _network_system(folder: Path) -> str:
        """The file system of the mount that `folder` lies on, when that is one of the network."""
        best, found = "", ""
        try:
            lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        for line in lines:
            fields, _, rest = line.partition(" - ")
            mount = fields.split(" ")[4].replace("\\040", " ")
            if folder.is_relative_to(mount) and len(mount) >= len(best):
                best, found = mount, rest.split(" ")[0]
        return found if found in _NETWORK_SYSTEMS else ""


def _to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=1.0)
