"""Folders and disks that take nothing, and kills in the middle: the old file stays, or the new one is whole."""

import errno
import io
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kehoach_desktop.domain.plan_json import dump_plan
from kehoach_desktop.operations.exporting import docx_of
from tests.e2e.program import (
    BAD,
    FINE,
    environment,
    in_this_process,
    kehoach,
    kehoach_after,
    killed,
    left_in,
    refused,
)
from tests.helpers.plans import PARTY_PLAN, with_tasks
from tests.helpers.rights import folder_of_a_plain_user


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such rights")
def test_read_only_folder_is_named_and_keeps_its_files(capsys: pytest.CaptureFixture[str]) -> None:
    with folder_of_a_plain_user() as folder:
        source, target = folder / "p.json", folder / "chỉ đọc" / "k.docx"
        source.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
        target.parent.mkdir()
        target.write_bytes(b"cu")
        target.parent.chmod(0o555)
        said = in_this_process(capsys, "export", source, "--docx", target, "--force")
        assert left_in(target.parent) == ["k.docx"]
        assert target.read_bytes() == b"cu"
    refused(said, target)


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such rights")
def test_unreadable_plan_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with folder_of_a_plain_user() as folder:
        source = folder / "p.json"
        source.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
        source.chmod(0)
        said = in_this_process(capsys, "export", source, "--docx", folder / "k.docx")
    refused(said, source)


_FAIL_AT_THE_END = """
import os
def fail(handle):
    raise OSError({number}, os.strerror({number}))
os.fsync = fail
"""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT], ids=["full", "broken", "quota"])
@pytest.mark.parametrize(("kind", "name"), [("--docx", "k"), ("--pdf", "k"), ("--png", "Kế hoạch năm 2027-01.png")])
def test_full_disk_leaves_the_old_file_and_nothing_else(
    kind: str, name: str, number: int, plan_file: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "đích"
    folder.mkdir()
    target = folder / name
    target.write_bytes(b"cu")
    fails = _FAIL_AT_THE_END.format(number=number)
    place = folder if kind == "--png" else target
    said = kehoach_after(fails, tmp_path / "site", "export", plan_file, kind, place, "--force")
    refused(said, target)
    assert target.read_bytes() == b"cu"
    assert left_in(folder) == [name]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of this kind")
def test_unforeseen_reason_is_told_in_vietnamese_too(plan_file: Path, tmp_path: Path) -> None:
    import resource

    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    target = tmp_path / "k.docx"
    said = kehoach(
        "export", plan_file, "--docx", target, env={"PYTHONDONTWRITEBYTECODE": "1"}, preexec_fn=small_files_only
    )
    assert left_in(tmp_path) == []
    refused(said, target)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_full_disk_behind_the_output_is_no_fault_of_the_program(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full_disk:
        said = kehoach("templates", stdout=full_disk, env={"XDG_DATA_HOME": str(tmp_path)})
    assert said.code == BAD
    assert left_in(tmp_path) == []
    assert said.sentence


@pytest.mark.parametrize("number", [errno.EIO, errno.EDQUOT, errno.EFBIG], ids=["broken", "quota", "too large"])
def test_disk_that_takes_no_output_is_no_fault_of_the_program(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Refusing(io.StringIO):
        def flush(self) -> None:
            raise OSError(number, os.strerror(number))

    monkeypatch.setattr(sys, "stdout", Refusing())
    refused(in_this_process(capsys, "--version"))


@pytest.mark.skipif(os.name == "nt", reason="handles of Unix")
@pytest.mark.parametrize("closed", [(1,), (2,), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("command", [("templates",), ("doctor",), ("--help",)], ids=" ".join)
def test_start_without_streams_is_no_fault(closed: tuple[int, ...], command: tuple[str], tmp_path: Path) -> None:
    def close() -> None:
        for handle in closed:
            os.close(handle)

    place = () if command == ("--help",) else ("--data-dir", str(tmp_path))
    said = kehoach(*command, *place, preexec_fn=close)
    assert (said.code, said.err) == (FINE, "")
    assert left_in(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows end otherwise")
def test_reader_that_goes_away_is_no_fault() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kehoach_desktop", "templates", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), errors) == (FINE, b"")


# Six kills in a quick run, 200 with --full. The call before the first one is for the imports.
_KILLS = [6, *(pytest.param(20, marks=pytest.mark.full) for _ in range(10))]


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of Unix")
@pytest.mark.parametrize("kills", _KILLS)
def test_killed_export_leaves_the_old_file_or_the_new_one(kills: int, tmp_path: Path) -> None:
    source, target = tmp_path / "p.json", tmp_path / "đích" / "k.docx"
    plan = with_tasks(PARTY_PLAN, 200)
    source.write_text(dump_plan(plan), encoding="utf-8")
    target.parent.mkdir()
    target.write_bytes(b"cu")
    command = ("export", source, "--docx", target, "--force")
    kehoach("--version")
    began = time.monotonic()
    assert kehoach(*command).code == FINE
    whole, lasted = target.read_bytes(), time.monotonic() - began
    for _ in range(kills):
        target.write_bytes(b"cu")
        killed(random.uniform(0.3, 1) * lasted, *command)
        assert target.read_bytes() in (b"cu", whole)
    assert whole == docx_of(plan)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of Unix")
@pytest.mark.parametrize("kills", _KILLS)
def test_killed_export_of_pictures_loses_none_and_leaves_none_half_written(kills: int, tmp_path: Path) -> None:
    source, folder = tmp_path / "p.json", tmp_path / "đích"
    source.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
    command = ("export", source, "--png", folder, "--force")
    kehoach("--version")
    began = time.monotonic()
    assert kehoach(*command).code == FINE
    lasted = time.monotonic() - began
    new = {path.name: path.read_bytes() for path in folder.iterdir()}
    for number in range(kills):
        shutil.rmtree(folder)
        if number % 2:
            folder.mkdir()
            for name in new:
                (folder / name).write_bytes(b"cu")
        killed(random.uniform(0.3, 1) * lasted, *command)
        if number % 2:
            # A kill between two moves leaves an old picture in the folder aside.
            for name, data in new.items():
                places = [folder / name, *folder.glob(f".ghi-*/cũ/{name}")]
                assert {path.read_bytes() for path in places if path.exists()} & {b"cu", data}
                assert not (folder / name).exists() or (folder / name).read_bytes() in (b"cu", data)
        else:
            assert not folder.exists() or {path.name: path.read_bytes() for path in folder.iterdir()} == new
            folder.mkdir(exist_ok=True)
