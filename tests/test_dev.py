"""Claims about dev.py and the lock files. Nothing here is installed and no other program is run."""

import ast
import importlib.util
import json
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = (ROOT / "dev.py").read_text(encoding="utf-8")
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+).* \\\n    --hash=sha256:[0-9a-f]{64}", re.MULTILINE)


def recorder(calls: list[Any], result: object = None, note: str = "") -> Callable[..., object]:
    """A stand-in for a function that would change something: notes the call and answers."""

    def record(*arguments: object) -> object:
        calls.append(note or arguments)
        return result

    return record


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def elsewhere(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """dev.py as if the project lay in `tmp_path`, its environment made but nothing stamped."""
    for name in ("VENV", "PYTHON", "LOCK", "VALIDATOR", "ROOT"):
        monkeypatch.setattr(dev, name, tmp_path / getattr(dev, name).relative_to(dev.ROOT))
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.touch()
    dev.LOCK.write_text("lxml==6.1.3", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    return tmp_path


@pytest.fixture
def steps_done(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a set-up did, instead of its doing it."""
    done: list[str] = []
    for name in ("make_environment", "install_program", "install_packages"):
        monkeypatch.setattr(dev, name, recorder(done, True, note=name))
    return done


# --- the file itself ----------------------------------------------------------------------------


def test_only_the_standard_library_is_imported() -> None:
    names = set()
    for node in ast.walk(ast.parse(SOURCE)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    assert names <= sys.stdlib_module_names


def test_an_old_python_can_read_as_far_as_the_sentence_for_it() -> None:
    ast.parse(SOURCE, feature_version=(3, 7))


def test_every_command_has_its_vietnamese_line_in_the_help(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line.split()[0] for line in lines] == list(dev.COMMANDS)
    assert all(not line.isascii() for line in lines)


@pytest.mark.parametrize("arguments", [["xây"], ["setup", "--tolls"], ["bench", "không-có"]])
def test_a_wrong_argument_is_answered_by_a_sentence(
    dev: ModuleType, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert dev.main(arguments) == 2
    assert arguments[-1] in capsys.readouterr().err


def test_a_refusal_of_the_system_becomes_a_sentence(
    dev: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise PermissionError(13, "Permission denied", ".venv")

    monkeypatch.setattr(dev, "set_up", refuse)
    assert dev.main(["lint"]) == 2
    assert capsys.readouterr().err.startswith("Hệ điều hành từ chối: ")


# --- set-up -------------------------------------------------------------------------------------


def test_a_second_set_up_has_nothing_to_do(dev: ModuleType, elsewhere: Path, steps_done: list[str]) -> None:
    dev.set_up()
    assert steps_done == ["make_environment", "install_program", "install_packages"]
    dev.set_up()
    assert len(steps_done) == 3


def test_a_new_lock_makes_the_environment_anew(dev: ModuleType, elsewhere: Path, steps_done: list[str]) -> None:
    dev.set_up()
    steps_done.clear()
    dev.LOCK.write_text("lxml==6.1.4", encoding="utf-8")
    dev.set_up()
    assert steps_done == ["make_environment"]


def test_a_new_pyproject_only_installs_the_program_again(
    dev: ModuleType, elsewhere: Path, steps_done: list[str]
) -> None:
    dev.set_up()
    steps_done.clear()
    (elsewhere / "pyproject.toml").write_text("[project]\nname = 'khác'", encoding="utf-8")
    dev.set_up()
    assert steps_done == ["install_program"]


def test_an_environment_that_lost_its_python_is_made_anew(
    dev: ModuleType, elsewhere: Path, steps_done: list[str]
) -> None:
    dev.set_up()
    steps_done.clear()
    dev.PYTHON.unlink()
    dev.set_up()
    assert steps_done == ["make_environment"]


def test_another_python_or_place_asks_for_another_environment(
    dev: ModuleType, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fingerprints = {dev.environment_fingerprint()}
    monkeypatch.setattr(dev.platform, "python_version", lambda: "3.99.0")
    fingerprints.add(dev.environment_fingerprint())
    monkeypatch.setattr(dev, "ROOT", elsewhere / "bản sao")
    fingerprints.add(dev.environment_fingerprint())
    assert len(fingerprints) == 3


def test_an_interrupted_step_is_done_again(dev: ModuleType, elsewhere: Path) -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    dev.step("program", "cũ", lambda: True)
    with pytest.raises(KeyboardInterrupt):
        dev.step("program", "mới", interrupted)
    done: list[str] = []
    dev.step("program", "cũ", recorder(done, True, note="làm lại"))
    assert done == ["làm lại"]


def test_a_step_that_could_not_be_finished_gets_no_stamp(dev: ModuleType, elsewhere: Path) -> None:
    dev.step("libraries", "gói", lambda: False)
    assert not (dev.VENV / "libraries.stamp").exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("Retrying after connection broken by 'NewConnectionError'", "cần kết nối mạng"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "không khớp mã băm"),
        ("ERROR: [Errno 28] No space left on device", "Ổ đĩa đã đầy"),
        ("ERROR: something new", "Không cài được thư viện."),
    ],
)
def test_trouble_of_pip_is_told_with_its_last_lines(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, said: str, sentence: str
) -> None:
    output = "Collecting altgraph\n" + 10 * "…\n" + said
    monkeypatch.setattr(dev, "run_silently", lambda *_: (False, output))
    with pytest.raises(dev.SetupError) as failure:
        dev.pip("lxml")
    assert sentence in str(failure.value)
    assert str(failure.value).endswith(said)
    assert "Collecting" not in str(failure.value)


# --- packages of Debian and Ubuntu --------------------------------------------------------------


@pytest.fixture
def debian(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A Debian that has two packages and installs more after its package list was fetched."""
    asked: list[tuple[str, ...]] = []

    def run_silently(*command: str) -> tuple[bool, str]:
        if command[0] == "dpkg-query":
            return True, "ii , libglib2.0-0t64, libglib2.0-0 (= 2)\nii , libgl1, \nrc , libegl1, \n"
        asked.append(command)
        return any("update" in earlier for earlier in asked), ""

    monkeypatch.setattr(dev.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(dev, "run_silently", run_silently)
    return asked


def test_a_package_is_there_when_another_provides_it(dev: ModuleType, debian: object) -> None:
    assert dev.missing_packages(("libgl1", "libglib2.0-0")) == []


def test_a_removed_package_is_missing_though_its_settings_are_left(dev: ModuleType, debian: object) -> None:
    assert dev.missing_packages(("libgl1", "libegl1")) == ["libegl1"]


def test_other_systems_are_not_asked_for_packages(
    dev: ModuleType, debian: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda _: None)
    assert dev.missing_packages(("libegl1",)) == []


def test_without_the_right_to_install_the_line_for_it_is_shown(
    dev: ModuleType,
    debian: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "may_install", lambda: False)
    assert not dev.install_packages(("libgl1", "libegl1"))
    line = "sudo apt-get install --no-install-recommends libegl1\n"
    assert capsys.readouterr().out.endswith(line)
    assert debian == []


def test_the_package_list_is_fetched_when_installing_failed_without(
    dev: ModuleType, debian: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: True)
    assert dev.install_packages(("libegl1",))
    assert ["update" in command for command in debian] == [False, True, False]


# --- commands -----------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [(), ("templates", "--json")])
def test_run_starts_the_program_with_what_follows(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "start_program", recorder(started, 0))
    assert dev.main(["run", *arguments]) == 0
    assert started == [arguments]


@pytest.mark.parametrize(
    ("failing", "started"),
    [("", ["PyInstaller", "tests.packed", "hatchling"]), ("tests.packed", ["PyInstaller", "tests.packed"])],
)
def test_build_makes_a_wheel_when_what_it_packed_runs(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, failing: str, started: list[str]
) -> None:
    called: list[tuple[str, ...]] = []

    def execute(*words: str | Path, **_: object) -> int:
        called.append(tuple(map(str, words[2:])))
        return int(words[2] == failing)

    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "execute", execute)
    assert dev.main(["build"]) == int(bool(failing))
    assert [call[0] for call in called] == started
    assert {Path(program).parent for program in called[1][1:]} == {dev.ROOT / "dist" / "kehoach"}


def test_build_does_not_start_what_could_not_be_packed(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "execute", lambda *words, **_: called.append(words[2]) or 1)
    assert dev.main(["build"]) == 1
    assert called == ["PyInstaller"]


def test_shots_hands_its_arguments_to_the_camera(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[object, ...]] = []
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "execute", lambda *words, **_: started.append(words) or 1)
    assert dev.main(["shots", "--out", "ảnh"]) == 1
    assert started == [(dev.PYTHON, "-m", "tests.shots", "--out", "ảnh")]


@pytest.mark.parametrize(("arguments", "spread"), [([], True), (["--full"], True), (["tests/test_dev.py"], False)])
def test_only_the_whole_suite_is_spread_over_the_cores(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: list[str], spread: bool
) -> None:
    monkeypatch.setattr(dev.os, "cpu_count", lambda: 2)
    assert dev.workers(arguments) == (["-n", "2"] if spread else [])


def test_missing_tools_are_named_after_the_tests(
    dev: ModuleType,
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "execute", lambda *_, **__: 1)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "soffice" else name)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().out
    assert "LibreOffice" in said
    assert "Open XML" in said
    assert "poppler" not in said
    assert said.endswith("python3 dev.py setup --tools\n")


# --- what is locked -----------------------------------------------------------------------------


def pins(lock: str) -> dict[str, str]:
    """Name and version of everything in a lock file that carries a hash."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(PIN.findall(text))


def named(requirements: list[str]) -> set[str]:
    """The names in a list of requirements, as lock files write them."""
    return {re.split(r"[<>=!~\[; ]", each)[0].lower().replace("_", "-") for each in requirements}


def test_the_locks_cover_every_dependency_of_pyproject() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = named(project["project"]["dependencies"])
    development = named(project["dependency-groups"]["dev"])
    assert runtime <= pins("requirements.lock").keys()
    assert runtime | development <= pins("requirements-dev.lock").keys()


def test_both_locks_pin_the_same_versions_at_runtime() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_is_a_pin_its_hash_or_a_comment(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    shape = re.compile(r"[a-z0-9-]+==[^\\]+ \\|\s+--hash=sha256:[0-9a-f]{64}( \\)?|\s*#.*")
    assert [line for line in lines if not shape.fullmatch(line)] == []


@pytest.mark.parametrize("lock", [*LOCKS, "tests/tools/package-lock.json"])
def test_a_lock_names_no_folder_and_no_server(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"\w+:/\S*|\s/\S+|--index\S*|--find-links\S*", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_begins_with_the_command_that_renews_it(lock: str) -> None:
    comment = (ROOT / lock).read_text(encoding="utf-8").splitlines()[1]
    assert re.fullmatch(rf"# +uv pip compile .*--generate-hashes.* -o {lock}", comment)


def test_the_validator_is_pinned_to_one_version() -> None:
    tools = ROOT / "tests" / "tools"
    wanted = json.loads((tools / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    locked = json.loads((tools / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_a_benchmark_runs_as_a_module_so_that_its_name_hides_no_library(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Any] = []
    monkeypatch.setattr(dev, "set_up", lambda: None)
    monkeypatch.setattr(dev, "execute", lambda *command, **_: started.append(command) or 0)
    assert dev.main(["bench", "docx", "5"]) == 0
    assert started == [(dev.PYTHON, "-m", "benchmarks.docx", "5")]
