"""Data folders that are none, that let nobody in, or that no one names: exit 2 and a sentence."""

import os
from pathlib import Path

import pytest

from tests.e2e.program import (
    FINDINGS,
    FINE,
    foreign_words,
    in_this_process,
    kehoach,
    left_in,
    read_plan,
    refused,
    started_with,
)
from tests.helpers.rights import folder_of_a_plain_user

COMMANDS = [("templates",), ("search", "x"), ("new", "dai-hoi"), ("export", "0a1b", "--docx", "k.docx")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_data_folder_that_is_a_file_is_named(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tệp"
    folder.write_text("của tôi", encoding="utf-8")
    refused(in_this_process(capsys, *command, "--data-dir", folder), folder)
    assert folder.read_text(encoding="utf-8") == "của tôi"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_data_folder_with_too_long_a_name_is_named(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / ("d" * 300)
    refused(in_this_process(capsys, *command, "--data-dir", folder), folder)


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such rights")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_data_folder_in_a_locked_one_is_named(command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with folder_of_a_plain_user() as folder:
        (folder / "khoá").mkdir(mode=0)
        said = in_this_process(capsys, *command, "--data-dir", folder / "khoá" / "dữ liệu")
    refused(said, folder / "khoá")


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such rights")
def test_data_folder_that_cannot_be_made_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with folder_of_a_plain_user() as folder:
        folder.chmod(0o555)
        said = in_this_process(capsys, "new", "dai-hoi", "--data-dir", folder / "dữ liệu")
    refused(said, folder / "dữ liệu")


@pytest.mark.skipif(os.name == "nt", reason="links of Unix")
def test_data_folder_that_leads_in_a_circle_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    refused(in_this_process(capsys, "search", "x", "--data-dir", tmp_path / "a"), tmp_path / "a")


def test_doctor_finds_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("của tôi", encoding="utf-8")
    said = kehoach("doctor", "--data-dir", tmp_path / "tệp")
    assert (said.code, said.err) == (FINDINGS, "")
    assert any(line.startswith("LỖI  Thư mục dữ liệu") for line in said.out.splitlines())
    assert foreign_words(said.out) == []
    assert left_in(tmp_path) == ["tệp"]


_NO_HOME = """
import pathlib
def home():
    raise RuntimeError("Could not determine home directory.")
pathlib.Path.home = home
"""


def test_without_a_home_folder_the_option_for_it_is_named(tmp_path: Path) -> None:
    env = {**started_with(_NO_HOME, tmp_path / "site"), "XDG_DATA_HOME": "", "LOCALAPPDATA": ""}
    refused(kehoach("templates", env=env), "--data-dir")
    path = tmp_path / "p.json"
    assert kehoach("new", "dai-hoi", "-o", path, "--data-dir", tmp_path / "dữ liệu", env=env).code == FINE
    assert read_plan(path)["document_kind"] == "KH"


_FAULT = """
import kehoach_desktop.cli
def fail(*_):
    raise ValueError(" ".join(("nội", "dung", "mật")))
kehoach_desktop.cli._print_json = fail
"""


@pytest.mark.parametrize("form", ["--data-dir {}", "--data-dir={}"])
def test_report_of_a_fault_lies_in_the_data_folder(form: str, tmp_path: Path) -> None:
    folder = tmp_path / "dữ_liệu"
    env = started_with(_FAULT, tmp_path / "site")
    said = kehoach("templates", "--json", *form.format(folder).split(), env=env)
    assert (said.code, said.out) == (3, "")
    (report,) = (folder / "loi").iterdir()
    assert str(report) in said.err
    assert "nội dung mật" not in report.read_text(encoding="utf-8")


def test_fault_without_a_home_folder_is_told_at_once(tmp_path: Path) -> None:
    env = {**started_with(_NO_HOME + _FAULT, tmp_path / "site"), "XDG_DATA_HOME": "", "LOCALAPPDATA": ""}
    said = kehoach("templates", "--json", "--data-dir", "/dev/null/x", env=env)
    assert said.code == 3
    assert "ValueError" in said.err
