import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach_desktop.errors import BadFileError, CannotWriteError
from kehoach_desktop.operations import files
from kehoach_desktop.operations.files import read_bytes, read_text, write_file
from tests.helpers.rights import folder_of_a_plain_user


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_file(tmp_path / "Kế hoạch.docx", b"moi")
    assert (tmp_path / "Kế hoạch.docx").read_bytes() == b"moi"
    assert left_in(tmp_path) == ["Kế hoạch.docx"]


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")
    with pytest.raises(CannotWriteError, match=r"Đã có tệp .*a\.docx; thêm --force"):
        write_file(target, b"moi")
    assert target.read_bytes() == b"cu"
    write_file(target, b"moi", force=True)
    assert target.read_bytes() == b"moi"


def test_what_is_found_faulty_never_reaches_its_place(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")
    with pytest.raises(CannotWriteError, match=r"có lỗi .ô bảng.; tệp cũ vẫn nguyên"):
        write_file(target, b"moi", force=True, fault=lambda _: "ô bảng")
    assert target.read_bytes() == b"cu"
    assert left_in(tmp_path) == ["a.docx"]


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, "x"), "ổ đĩa đã đầy"),
        (OSError(errno.EDQUOT, "x"), "hết dung lượng"),
        (OSError(errno.EROFS, "x"), "chỉ đọc được"),
        (OSError(errno.EIO, "x"), "ổ đĩa báo lỗi"),
        (PermissionError(errno.EACCES, "x"), "đang mở trong chương trình khác"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_at_any_step_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str, step: str
) -> None:
    def fails(*_: object) -> None:
        raise error

    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")
    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fails)
    else:
        monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(CannotWriteError, match=f"{says}.*; tệp cũ vẫn nguyên") as caught:
        write_file(target, b"moi", force=True)
    assert str(target) in str(caught.value)
    assert target.read_bytes() == b"cu"
    assert left_in(tmp_path) == ["a.docx"]


def test_a_file_open_in_word_is_named_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        error = PermissionError(errno.EACCES, "sharing violation")
        error.winerror = 32  # type: ignore[attr-defined]  # as Windows says it
        raise error

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(CannotWriteError, match="thường là Word"):
        write_file(tmp_path / "a.docx", b"moi")
    assert left_in(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="cần /dev/full của Linux")
def test_a_disk_that_is_really_full_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    monkeypatch.setattr(files, "_open_aside", lambda *_: (full, tmp_path / "aside"))
    with pytest.raises(CannotWriteError, match="ổ đĩa đã đầy; không có tệp nào bị ghi dở"):
        write_file(tmp_path / "a.docx", b"moi")


def test_a_file_that_a_scanner_holds_is_left_behind_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuses)
    monkeypatch.setattr(Path, "unlink", refuses)
    with pytest.raises(CannotWriteError, match="không có tệp nào bị ghi dở"):
        write_file(tmp_path / "a.docx", b"moi")


def test_a_scanner_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = [PermissionError(errno.EACCES, "in use")] * 2
    replace = Path.replace

    def at_the_third_time(path: Path, target: Path) -> Path:
        if held:
            raise held.pop()
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", at_the_third_time)
    monkeypatch.setattr(files, "_WAITS", (0, 0))
    write_file(tmp_path / "a.docx", b"moi")
    assert (tmp_path / "a.docx").read_bytes() == b"moi"


def test_a_refusing_folder_is_not_asked_again_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    really = os.open

    def refuses(path: str, *rest: int) -> int:
        if ".ghi-" not in str(path):
            return really(path, *rest)
        asked.append(path)
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(os, "open", refuses)
    with pytest.raises(CannotWriteError, match="không được phép ghi"):
        write_file(tmp_path / "a.docx", b"moi")
    assert len(asked) == 1


def test_a_taken_name_aside_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [b"\1", b"\1", b"\2"]
    (tmp_path / ".ghi-01.docx").write_bytes(b"cua ai")
    monkeypatch.setattr(os, "urandom", lambda _: names.pop(0))
    write_file(tmp_path / "a.docx", b"moi")
    assert left_in(tmp_path) == [".ghi-01.docx", "a.docx"]
    assert (tmp_path / ".ghi-01.docx").read_bytes() == b"cua ai"


@pytest.mark.skipif(os.name == "nt", reason="liên kết kiểu Unix")
def test_a_link_in_a_circle_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(CannotWriteError, match="nối vòng tròn"):
        write_file(tmp_path / "a", b"moi", force=True)
    assert (tmp_path / "a").is_symlink()
    with pytest.raises(BadFileError, match="nối vòng tròn"):
        read_bytes(tmp_path / "a")


def test_a_target_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="là thư mục"):
        write_file(tmp_path, b"moi", force=True)
    with pytest.raises(CannotWriteError, match="Không có thư mục"):
        write_file(tmp_path / "khong" / "a.docx", b"moi")
    with pytest.raises(CannotWriteError, match="tên quá dài"):
        write_file(tmp_path / ("a" * 300), b"moi")


@pytest.mark.skipif(os.name == "nt", reason="quyền tệp kiểu Unix")
def test_read_only_places_are_respected() -> None:
    with folder_of_a_plain_user() as folder:
        kept = folder / "a.docx"
        kept.write_bytes(b"cu")
        kept.chmod(0o444)
        with pytest.raises(CannotWriteError, match="chỉ đọc được nên không bị thay"):
            write_file(kept, b"moi", force=True)
        folder.chmod(0o555)
        with pytest.raises(CannotWriteError, match="không được phép ghi"):
            write_file(folder / "b.docx", b"moi")
        assert left_in(folder) == ["a.docx"]


@pytest.mark.skipif(os.name == "nt", reason="liên kết kiểu Unix")
def test_a_link_keeps_pointing_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "that.docx").write_bytes(b"cu")
    (tmp_path / "lien-ket.docx").symlink_to(tmp_path / "that.docx")
    write_file(tmp_path / "lien-ket.docx", b"moi", force=True)
    assert (tmp_path / "that.docx").read_bytes() == b"moi"
    assert (tmp_path / "lien-ket.docx").is_symlink()


@pytest.mark.skipif(os.name == "nt", reason="quyền tệp kiểu Unix")
def test_rights_stay_as_they_were(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")
    target.chmod(0o640)
    write_file(target, b"moi", force=True)
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="quyền tệp kiểu Unix")
def test_a_private_file_is_private_while_it_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")
    target.chmod(0o600)
    rights: list[int] = []

    def look(_: bytes) -> None:
        rights.extend(path.stat().st_mode & 0o777 for path in tmp_path.iterdir())

    write_file(target, b"moi", force=True, fault=look)
    assert rights == [0o600, 0o600]


@pytest.fixture
def careful_account() -> Iterator[None]:
    mask = os.umask(0o027)
    yield
    os.umask(mask)


@pytest.mark.skipif(os.name == "nt", reason="quyền tệp kiểu Unix")
@pytest.mark.usefixtures("careful_account")
def test_a_new_file_has_the_rights_that_the_account_gives_and_these_are_never_changed(tmp_path: Path) -> None:
    def refuses(_: int) -> int:
        raise AssertionError("umask of the whole process changed")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "umask", refuses)
        write_file(tmp_path / "a.docx", b"moi")
    assert (tmp_path / "a.docx").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_text_is_utf8_with_or_without_a_mark(tmp_path: Path, mark: bytes) -> None:
    (tmp_path / "a.json").write_bytes(mark + "Kế hoạch".encode())
    assert read_text(tmp_path / "a.json") == "Kế hoạch"


@pytest.mark.parametrize("data", ["Kế hoạch".encode("utf-16"), b"K\xea ho\xe1ch", b"\xff\xfe\x00"])
def test_another_encoding_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(BadFileError, match=r"a\.json: không phải văn bản UTF-8"):
        read_text(tmp_path / "a.json")


def test_what_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadFileError, match="Không có tệp"):
        read_bytes(tmp_path / "khong.json")
    with pytest.raises(BadFileError, match="là thư mục"):
        read_bytes(tmp_path)
    with pytest.raises(BadFileError, match=r"Không có tệp|Không đọc được"):
        read_bytes(tmp_path / ("a" * 300))
    (tmp_path / "lon.json").write_bytes(b" " * 1000)
    monkeypatch.setattr(files, "MOST_BYTES", 999)
    with pytest.raises(BadFileError, match="lớn quá"):
        read_bytes(tmp_path / "lon.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="cần ống có tên của Unix")
def test_a_pipe_is_no_file_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ong")
    with pytest.raises(BadFileError, match="không phải tệp thường"):
        read_bytes(tmp_path / "ong")


@pytest.mark.skipif(os.name == "nt", reason="quyền tệp kiểu Unix")
def test_a_file_that_may_not_be_read_is_named() -> None:
    with folder_of_a_plain_user() as folder:
        (folder / "a.json").write_bytes(b"{}")
        (folder / "a.json").chmod(0)
        with pytest.raises(BadFileError, match="Không được phép đọc"):
            read_bytes(folder / "a.json")
