"""A program that hangs is stopped, and so is everything it started."""

import os
import sys
import time
from pathlib import Path

import pytest

from tests.helpers.guarded_process import ProcessHungError, run_guarded

# Starts a child that would live on, tells its number, and waits for ever.
HANGS = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print("said before hanging", flush=True)
open(sys.argv[1], "w").write(str(child.pid))
time.sleep(600)
"""


def is_alive(process_id: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    try:
        os.kill(process_id, 0)
        state = Path(f"/proc/{process_id}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1]
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state.split()[0] != "Z"


def test_output_errors_and_code_are_handed_back() -> None:
    script = "import sys; print('kế hoạch'); print('lỗi', file=sys.stderr); sys.exit(3)"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    finished = run_guarded([sys.executable, "-c", script], timeout_s=60, environment=environment)
    assert (finished.code, finished.output, finished.errors) == (3, "kế hoạch\n", "lỗi\n")
    assert finished.words == "exit code 3\nkế hoạch\n\nlỗi"


def test_environment_replaces_ours() -> None:
    script = "import os; print(os.environ.get('KEHOACH_TEST'), os.environ.get('HOME'))"
    environment = {"KEHOACH_TEST": "1"}
    finished = run_guarded([sys.executable, "-c", script], timeout_s=60, environment=environment)
    assert finished.output == "1 None\n"


@pytest.mark.skipif(sys.platform != "linux", reason="process groups are looked up in /proc")
def test_hanging_program_is_killed_with_its_children(tmp_path: Path) -> None:
    note = tmp_path / "child"
    with pytest.raises(ProcessHungError, match=r"longer than 0\.5 s and was killed\nsaid before"):
        run_guarded([sys.executable, "-c", HANGS, note], timeout_s=0.5)
    child = int(note.read_text(encoding="utf-8"))
    deadline = time.monotonic() + 10
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not is_alive(child)


def test_missing_program_is_an_ordinary_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run_guarded([tmp_path / "no-such-program"], timeout_s=1)
