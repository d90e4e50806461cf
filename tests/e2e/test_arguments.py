"""Help, version and bad arguments of the command line."""

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from kehoach_desktop.cli import run_command
from kehoach_desktop.paths import default_data_dir
from tests.e2e.program import COMMANDS, FINE, environment, foreign_words, once, refused

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=["program", *COMMANDS])
def test_help_is_vietnamese_throughout(command: tuple[str, ...]) -> None:
    said = once(*command, "--help")
    assert (said.code, said.err) == (FINE, "")
    assert said.out.startswith("Cách dùng: kehoach")
    assert foreign_words(said.out) == []
    assert "Tuỳ chọn" in said.out


def test_help_lists_every_command_with_a_line_on_it() -> None:
    said = once("--help")
    for command in COMMANDS:
        assert re.search(rf"^ +{command}\s+\S", said.out, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_data_folder(command: str) -> None:
    assert "--data-dir" in once(command, "--help").out


@pytest.mark.parametrize(
    ("arguments", "folder", "files"),
    [
        ([], None, []),
        (["--data-dir", "kho"], "kho", []),
        (["open"], None, []),
        (["open", "a.json", "b.json"], None, ["a.json", "b.json"]),
        (["a.json", "b.JSON"], None, ["a.json", "b.JSON"]),
        (["open", "a.json", "--data-dir", "kho"], "kho", ["a.json"]),
        (["--data-dir", "kho", "open", "a.json"], "kho", ["a.json"]),
    ],
)
def test_without_another_command_the_window_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], folder: str | None, files: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in files:
        Path(name).touch()
    asked: list[tuple[Path, list[Path]]] = []

    def open_window(data_dir: Path, given: Sequence[Path]) -> int:
        asked.append((data_dir, list(given)))
        return 7

    assert run_command(arguments, open_window) == 7
    assert asked == [(Path(folder) if folder else default_data_dir(), [Path(name) for name in files])]


def test_a_file_that_is_not_there_is_said_to_whoever_called() -> None:
    refused(once("open", "không có.json"), "không có.json")


def test_a_data_folder_before_the_command_is_the_command_s(office: tuple[Path, str]) -> None:
    data_dir, _ = office
    assert once("--data-dir", data_dir, "search", "x") == once("search", "x", "--data-dir", data_dir)


def test_version_is_told_in_vietnamese() -> None:
    said = once("--version")
    assert (said.code, said.err) == (FINE, "")
    assert re.fullmatch(r"Kế hoạch Desktop \d+\.\d+\.\d+\S*\n", said.out)


def test_program_starts_as_a_script_of_its_own_as_when_packed(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", ROOT / "kehoach_desktop" / "__main__.py", "--version"]
    env = environment({"PYTHONPATH": str(ROOT)})
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (FINE, b"")
    assert done.stdout.decode() == once("--version").out


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("in",), "in"),
        (("--khong-co",), "--khong-co"),
        (("templates", "thua"), "thua"),
        (("templates", "--json=x"), "--json"),
        (("new",), "MẪU"),
        (("new", "khong-co-mau-nay"), "khong-co-mau-nay"),
        (("new", "dai-hoi", "--set"), "--set"),
        (("new", "dai-hoi", "--set", "khong_dau_bang"), "khong_dau_bang"),
        (("new", "dai-hoi", "--set", "isuing_body=x"), "issuing_body"),
        (("new", "dai-hoi", "--set", "number=mười"), "number"),
        (("new", "dai-hoi", "--set", "issue_date=31/02/2027"), "31/02/2027"),
        (("new", "dai-hoi", "--ruleset", "hd99"), "hd99"),
        (("export", "x.json"), "--docx"),
        (("export", "x.json", "--d", "y"), "--d"),
        (("search",), "CHỮ"),
        (("search", "x", "--limit", "nhiều"), "--limit"),
        (("search", "x", "--limit", "0"), "--limit"),
        (("export", "k" * 300, "--docx", "y"), "k" * 300),
        (("doctor", "--data-dir"), "--data-dir"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_bad_arguments_are_named_in_one_vietnamese_sentence(arguments: tuple[str, ...], named: str) -> None:
    refused(once(*arguments), named)


def test_unknown_template_is_answered_with_the_nearest() -> None:
    said = once("new", "dai hoi")
    refused(said, "dai hoi")
    assert "dai-hoi" in said.sentence


def test_unknown_field_is_answered_with_the_fields_there_are() -> None:
    said = once("new", "dai-hoi", "--set", "zzz=1")
    refused(said, "zzz")
    assert "congress_name" in said.sentence
