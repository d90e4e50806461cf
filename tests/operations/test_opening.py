"""Opening with the system's program: a stand-in for `xdg-open` tells what it was given."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest

from kehoach_desktop.errors import BadFileError
from kehoach_desktop.operations import opening
from kehoach_desktop.operations.opening import CannotOpenError, open_file, open_folder, system_environment

elsewhere = pytest.mark.skipif(sys.platform == "win32", reason="Windows mở bằng startfile")
on_windows = pytest.mark.skipif(sys.platform != "win32", reason="chỉ Windows có startfile")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Kế hoạch số 5.docx"
    path.write_bytes(b"x")
    return path


class Helper:
    """What stands on PATH as `xdg-open`."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.told = folder, folder / "told"
        folder.mkdir()
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def does(self, deed: str) -> None:
        path = self.folder / "xdg-open"
        path.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{self.told}"\n{deed}\n', encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Helper:
    return Helper(tmp_path / "bin", monkeypatch)


@elsewhere
def test_a_file_is_given_to_the_system(helper: Helper, file: Path) -> None:
    helper.does("exit 0")
    open_file(file)
    assert helper.told.read_text(encoding="utf-8") == str(file)


@elsewhere
def test_a_folder_is_that_of_the_file_or_itself(helper: Helper, file: Path) -> None:
    helper.does("exit 0")
    for path in (file, file.parent):
        open_folder(path)
        assert helper.told.read_text(encoding="utf-8") == str(file.parent)


@elsewhere
def test_a_program_that_stays_is_not_waited_for_and_has_its_own_session(
    helper: Helper, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_WAIT", 0.3)
    helper.does("exec sleep 20")
    began = time.monotonic()
    open_file(file)
    assert time.monotonic() - began < 10
    process = opening._started[-1]
    assert process.poll() is None
    assert os.getsid(process.pid) == process.pid != os.getsid(0)
    process.kill()
    process.wait()


@elsewhere
def test_what_ended_is_not_kept(helper: Helper, file: Path) -> None:
    helper.does("exit 0")
    for _ in range(3):
        open_file(file)
    assert len(opening._started) == 1


@elsewhere
@pytest.mark.parametrize("code", [3, 4])
@pytest.mark.parametrize(
    ("name", "kind"), [("a.docx", "văn bản Word"), ("a.PDF", "PDF"), ("a.png", "ảnh"), ("a.xyz", "tệp .xyz")]
)
def test_when_no_program_opens_it_the_sentence_says_so(
    helper: Helper, tmp_path: Path, code: int, name: str, kind: str
) -> None:
    helper.does(f"exit {code}")
    (tmp_path / name).touch()
    with pytest.raises(CannotOpenError) as told:
        open_file(tmp_path / name)
    assert str(told.value) == f"Máy này chưa có chương trình mở {kind}. Tệp vẫn ở {tmp_path}."


@elsewhere
def test_a_folder_that_no_program_opens_is_called_a_folder(helper: Helper, tmp_path: Path) -> None:
    helper.does("exit 3")
    with pytest.raises(CannotOpenError, match=rf"mở thư mục\. Thư mục vẫn ở {tmp_path}\.$"):
        open_folder(tmp_path)


@elsewhere
def test_a_system_without_the_helper_is_told_the_same(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotOpenError, match="chưa có chương trình mở văn bản Word"):
        open_file(file)


@elsewhere
def test_a_helper_that_does_not_start_is_a_sentence_too(helper: Helper, file: Path) -> None:
    (helper.folder / "xdg-open").write_bytes(b"\x00\x01 no program")
    (helper.folder / "xdg-open").chmod(0o755)
    with pytest.raises(CannotOpenError, match=rf"^Chưa mở được {file.name}: .*Tệp vẫn ở {file.parent}\.$"):
        open_file(file)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match=r"^Không còn a\.docx ở "):
        open_file(tmp_path / "a.docx")


def test_the_libraries_of_the_packed_program_are_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/packed")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/own")
    assert system_environment()["LD_LIBRARY_PATH"] == "/packed"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert system_environment()["LD_LIBRARY_PATH"] == "/own"
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG")
    assert "LD_LIBRARY_PATH" not in system_environment()


@on_windows
def test_windows_is_asked_for_its_program(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Path] = []
    monkeypatch.setattr(os, "startfile", given.append, raising=False)
    open_file(file)
    assert given == [file]
