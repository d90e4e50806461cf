"""Running another program so that it can neither hang the tests nor outlive them."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO


class ProcessHungError(RuntimeError):
    """The program did not end in time and was killed, with all it had started."""


@dataclass(frozen=True)
class Finished:
    """How a program ended."""

    code: int
    output: str
    errors: str

    @property
    def words(self) -> str:
        """All it said, for the message of a failing test."""
        return f"exit code {self.code}\n{self.output}\n{self.errors}".strip()


def run_guarded(
    command: Sequence[str | Path],
    *,
    timeout_s: float,
    environment: Mapping[str, str] | None = None,
) -> Finished:
    """Run a program to its end, or kill its whole process group when the time is over.

    It writes into files: were they pipes, a grandchild that holds one open would keep us waiting
    even after the kill.
    """
    with TemporaryFile() as output, TemporaryFile() as errors:
        process = subprocess.Popen(
            [os.fspath(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            env=None if environment is None else dict(environment),
            start_new_session=True,
        )
        try:
            code = process.wait(timeout_s)
        except BaseException as reason:
            _kill_group(process)
            if isinstance(reason, subprocess.TimeoutExpired):
                said = _text(output) + _text(errors)
                message = f"{command[0]} ran longer than {timeout_s:g} s and was killed\n{said}"
                raise ProcessHungError(message) from None
            raise
        return Finished(code, _text(output), _text(errors))


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """The program runs in a session of its own, so its group holds nothing of ours."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
