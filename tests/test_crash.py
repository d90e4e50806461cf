import errno
import io
import os
import sys
from pathlib import Path

import pytest

from kehoach_desktop import crash
from kehoach_desktop.crash import FAULT, guarded


def fails() -> int:
    raise ValueError


def test_reports_of_the_same_second_are_all_kept(tmp_path: Path) -> None:
    for _ in range(3):
        assert guarded(fails, ["doctor", "--data-dir", str(tmp_path)]) == FAULT
    assert len(list((tmp_path / "loi").iterdir())) == 3


@pytest.mark.parametrize(
    "arguments",
    [["--data-dir", "{}"], ["--data-dir={}"], ["--data", "{}"], ["--data-dir", "khac", "--data-dir={}"]],
    ids=" ".join,
)
def test_report_lies_where_the_arguments_say(arguments: list[str], tmp_path: Path) -> None:
    guarded(fails, ["doctor", *(word.format(tmp_path) for word in arguments)])
    assert len(list((tmp_path / "loi").iterdir())) == 1


def test_fault_is_told_when_no_folder_takes_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.delenv("LOCALAPPDATA")
    assert guarded(fails, []) == FAULT
    assert "ValueError" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "windows", "code"),
    [(errno.EPIPE, False, 0), (errno.EPIPE, True, 0), (errno.EINVAL, True, 0), (errno.EINVAL, False, FAULT)],
)
def test_reader_that_has_gone_is_no_fault(
    number: int, windows: bool, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prints() -> int:
        raise OSError(number, "x")

    monkeypatch.setattr(crash, "_GONE", {errno.EPIPE, errno.EINVAL} if windows else {errno.EPIPE})
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert guarded(prints, ["--data-dir", str(tmp_path)]) == code


def test_bad_name_of_a_file_is_not_taken_for_a_reader_that_has_gone(tmp_path: Path) -> None:
    def opens() -> int:
        raise OSError(errno.EINVAL, "x", "a?b")

    assert guarded(opens, ["--data-dir", str(tmp_path)]) == FAULT


def test_start_without_streams_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)

    def prints() -> int:
        print("x", flush=True)
        return int(sys.stderr.isatty())

    assert guarded(prints, []) == 0
    null = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        assert os.path.sameopenfile(stream.fileno(), null)
        os.close(stream.fileno())
    os.close(null)
