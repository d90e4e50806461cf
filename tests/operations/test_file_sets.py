import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach_desktop.errors import CannotWriteError
from kehoach_desktop.operations import files
from kehoach_desktop.operations.file_sets import write_set
from tests.helpers.rights import folder_of_a_plain_user

NAMES = ("k-01.png", "k-02.png", "k-03.png")
NEW = (b"moi 1", b"moi 2", b"moi 3")
OLD = {"k-01.png": b"cu 1", "k-03.png": b"cu 3", "khác.txt": b"cua ai"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() if path.is_file() else b"" for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One with pictures of before, and with what is nobody's business."""
    folder = tmp_path / "Ảnh trang"
    folder.mkdir()
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


def test_a_new_folder_holds_the_files_and_nothing_else(tmp_path: Path) -> None:
    write_set(tmp_path / "Ảnh trang", NAMES, NEW)
    assert held(tmp_path / "Ảnh trang") == dict(zip(NAMES, NEW, strict=True))
    assert [path.name for path in tmp_path.iterdir()] == ["Ảnh trang"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    write_set(tmp_path, NAMES, NEW)
    assert held(tmp_path) == dict(zip(NAMES, NEW, strict=True))


def test_files_are_replaced_only_when_asked_and_the_others_stay(folder: Path) -> None:
    with pytest.raises(CannotWriteError, match=r"đã có k-01\.png và 1 tệp nữa; thêm --force"):
        write_set(folder, NAMES, NEW)
    assert held(folder) == OLD
    write_set(folder, NAMES, NEW, force=True)
    assert held(folder) == {**dict(zip(NAMES, NEW, strict=True)), "khác.txt": b"cua ai"}


def test_a_folder_without_a_parent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match=r"Không có thư mục .*không có"):
        write_set(tmp_path / "không có" / "ảnh", NAMES, NEW)
    assert held(tmp_path) == {}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "ảnh").write_bytes(b"cu")
    with pytest.raises(CannotWriteError, match="là tệp, không phải thư mục"):
        write_set(tmp_path / "ảnh", NAMES, NEW, force=True)
    assert held(tmp_path) == {"ảnh": b"cu"}


def test_a_folder_in_the_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "k-02.png").mkdir()
    with pytest.raises(CannotWriteError, match=r"có k-02\.png không thay được"):
        write_set(folder, NAMES, NEW, force=True)
    assert held(folder) == {**OLD, "k-02.png": b""}


def contents_that_end_badly() -> Iterator[bytes]:
    yield NEW[0]
    yield NEW[1]
    raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("is_new", [True, False])
def test_what_fails_on_the_way_leaves_all_as_it_was(is_new: bool, folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "mới" if is_new else folder
    with pytest.raises(CannotWriteError, match="ổ đĩa đã đầy"):
        write_set(target, NAMES, contents_that_end_badly(), force=True)
    assert held(folder) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["Ảnh trang"]


def test_a_full_disk_is_told_with_the_name_that_the_user_knows(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(CannotWriteError) as caught:
        write_set(folder, NAMES, NEW, force=True)
    assert f"{folder / 'k-01.png'}: ổ đĩa đã đầy" in str(caught.value)
    assert ".ghi-" not in str(caught.value)
    assert held(folder) == OLD


@pytest.mark.parametrize("at", range(1, 6))
def test_a_move_that_fails_takes_back_those_before_it(at: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three new files and two old ones: five moves, of which any may fail."""
    replace, moves = Path.replace, []

    def fails_once(path: Path, target: Path) -> Path:
        if path.parent.name.startswith(".ghi-") and target.parent == path.parent:
            return replace(path, target)  # of a single file to its name, not yet a move of the set
        moves.append(path)
        if len(moves) == at:
            raise PermissionError(errno.EACCES, "open in a viewer")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fails_once)
    with pytest.raises(CannotWriteError, match="đang mở trong chương trình khác; các tệp cũ vẫn nguyên"):
        write_set(folder, NAMES, NEW, force=True)
    assert held(folder) == OLD


def test_old_files_that_cannot_go_back_are_kept_and_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def takes_and_never_gives(path: Path, target: Path) -> Path:
        if target.parent == folder:
            raise PermissionError(errno.EACCES, "no")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", takes_and_never_gives)
    with pytest.raises(CannotWriteError, match="tệp cũ chưa về chỗ nằm trong") as caught:
        write_set(folder, NAMES, NEW, force=True)
    kept = Path(str(caught.value).rpartition("nằm trong ")[2].rstrip("."))
    assert held(kept) == {"k-01.png": b"cu 1"}
    assert (folder / "k-03.png").read_bytes() == b"cu 3"


@pytest.mark.skipif(os.name == "nt", reason="quyền tệp kiểu Unix")
def test_rights_stay_as_they_were_and_a_file_that_may_not_change_does_not() -> None:
    with folder_of_a_plain_user() as folder:
        for name, rights in zip(NAMES, (0o640, 0o600, 0o444), strict=True):
            (folder / name).write_bytes(b"cu")
            (folder / name).chmod(rights)
        with pytest.raises(CannotWriteError, match=r"k-03\.png không thay được"):
            write_set(folder, NAMES, NEW, force=True)
        assert set(held(folder).values()) == {b"cu"}
        write_set(folder, NAMES[:2], NEW[:2], force=True)
        assert [(folder / name).stat().st_mode & 0o777 for name in NAMES[:2]] == [0o640, 0o600]


@pytest.mark.skipif(os.name == "nt", reason="quyền tệp kiểu Unix")
def test_a_folder_that_takes_nothing_is_named() -> None:
    with folder_of_a_plain_user() as folder:
        folder.chmod(0o555)
        with pytest.raises(CannotWriteError, match=r"không được phép ghi vào đây.*không có tệp nào bị ghi dở"):
            write_set(folder / "ảnh", NAMES, NEW)
        with pytest.raises(CannotWriteError, match="không được phép ghi vào đây"):
            write_set(folder, NAMES, NEW)
        assert held(folder) == {}


def test_a_name_too_long_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="tên quá dài"):
        write_set(tmp_path / ("a" * 300), NAMES, NEW)
    assert held(tmp_path) == {}


@pytest.mark.skipif(os.name == "nt", reason="liên kết kiểu Unix")
def test_a_link_is_replaced_and_what_it_leads_to_is_not(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "kế hoạch.json").write_bytes(b"{}")
    (folder / "k-02.png").symlink_to(tmp_path / "kế hoạch.json")
    write_set(folder, NAMES, NEW, force=True)
    assert (tmp_path / "kế hoạch.json").read_bytes() == b"{}"
    assert (folder / "k-02.png").read_bytes() == b"moi 2"
    assert not (folder / "k-02.png").is_symlink()
