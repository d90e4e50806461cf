"""The program as another program meets it: processes, files, exit codes, one Vietnamese sentence on failure."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kehoach_desktop.cli import run_command
from kehoach_desktop.domain.plan_json import load_plan
from tests.helpers.warm_program import WarmProgram

COMMANDS = ("open", "templates", "new", "export", "tasks", "search", "doctor")
FINE, FINDINGS, BAD = 0, 1, 2
warm: WarmProgram | None = None  # half of a plain call is importing; --full imports each time
# Words of argparse and of the operating system that must not be left over.
ENGLISH = re.compile(
    r"\b(usage|positional|optional|options|arguments?|show|this|help|message|exit|errors?|required|invalid|choices?|choose"
    r"|from|expected|unrecognized|the|following|are|default|program|ambiguous|could|match|ignored|explicit|allowed"
    r"|file|directory|such|not|found|denied|permission|too|large|long|name|device|space|left|codec|decode"
    r"|expecting|value|property|line|column|char|traceback|most|recent|call|unknown|failed|cannot|database|disk|image)\b",
    re.IGNORECASE,
)


OWN = re.compile(
    r"--?[\w-]+|\S*[/\\]\S*|\b(?:open|templates|new|export|tasks|search|doctor|docx|xlsx|pdf|pdfa|png|dpi|json|kehoach)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """How a process ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What stands on stderr, which must be one sentence on one line."""
        assert self.err.endswith((".\n", "?\n")), self.err
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()

    def json(self) -> Any:
        assert (self.code, self.err) == (FINE, "")
        return json.loads(self.out)


def _no_window(data_dir: Path, files: Sequence[Path]) -> int:
    raise AssertionError(f"a window for {data_dir} and {files}")


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """That of a plain user far from any data of ours."""
    nowhere = str(Path(os.devnull) / "kehoach-tests")  # where not even root can make a folder
    return {**os.environ, "XDG_DATA_HOME": nowhere, "LOCALAPPDATA": nowhere, **(changes or {})}


def kehoach(
    *arguments: str | Path, env: Mapping[str, str] | None = None, python: Sequence[str] = (), **options: Any
) -> Said:
    """One call of the program, in a process of its own. A warning inside it is an error."""
    if warm is not None and not (env or python or options):
        return _warm_call(warm, arguments)
    command = [sys.executable, "-W", "error", *python, "-m", "kehoach_desktop", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
    done = subprocess.run(command, env=environment(env), check=False, timeout=120, **pipes)
    return Said(done.returncode, (done.stdout or b"").decode("utf-8"), (done.stderr or b"").decode("utf-8"))


def kehoach_after(code: str, folder: Path, *arguments: str | Path) -> Said:
    """A call in whose process `code` was run before the program; it lies in `folder` if need be."""
    if warm is not None:
        return _warm_call(warm, arguments, before=code)
    return kehoach(*arguments, env=started_with(code, folder))


def killed(after_s: float, *arguments: str | Path) -> None:
    """A call that does not come far."""
    if warm is not None:
        _warm_call(warm, arguments, killed_after_s=after_s)
        return
    command = [sys.executable, "-m", "kehoach_desktop", *map(str, arguments)]
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL)
    time.sleep(after_s)
    process.kill()
    process.wait(60)


def _warm_call(program: WarmProgram, arguments: Sequence[str | Path], **more: Any) -> Said:
    code, out, err = program.call([str(argument) for argument in arguments], environment(), **more)
    return Said(code, out.decode("utf-8"), err.decode("utf-8"))


def in_this_process(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Said:
    """One call without a process: for long tables of cases, and for users who may not even start our Python."""
    code = run_command([str(argument) for argument in arguments], _no_window)
    captured = capsys.readouterr()
    return Said(code, captured.out, captured.err)


@cache
def once(*arguments: str) -> Said:
    """A call that reads and writes nothing of its own, made once per process."""
    return kehoach(*arguments)


def foreign_words(text: str) -> list[str]:
    """English words, leaving out options, names of commands and paths."""
    return ENGLISH.findall(OWN.sub(" ", text))


def refused(said: Said, *names: str | Path) -> None:
    """Exit 2, nothing on stdout, one Vietnamese sentence that names the matter."""
    assert (said.code, said.out) == (BAD, ""), (said.code, said.out, said.err)
    for name in names:
        assert str(name) in said.sentence
    assert foreign_words(said.sentence) == [], said.sentence
    assert "Traceback" not in said.err


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read_plan(path: Path) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert load_plan(path.read_text(encoding="utf-8")).plan.id == plan["id"]
    return plan


def started_with(code: str, folder: Path) -> dict[str, str]:
    """An environment in which Python runs `code` before the program."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}
