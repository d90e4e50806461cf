"""The command line without its beginnings: each call is forked from a process that has imported the program and read
its rulesets and templates, and done nothing else.

    python -W error -m tests.helpers.warm_program

A call is a line of JSON on stdin; the number of its process and the code it ended with are the answers on stdout.
"""

import gc
import json
import os
import pkgutil
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from kehoach_desktop.__main__ import main
from kehoach_desktop.operations.rulesets import document_font, ruleset, ruleset_ids
from kehoach_desktop.operations.templates import built_in_templates

ROOT = Path(__file__).parents[2]
LONGEST_S = 120.0


class WarmProgram:
    """Starts with the first call. To be closed."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None

    def call(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        *,
        before: str = "",
        killed_after_s: float | None = None,
    ) -> tuple[int, bytes, bytes]:
        """Exit code, stdout and stderr of a call from here; `before` is code to run in its process first."""
        with TemporaryDirectory(prefix="kehoach-call-") as folder:
            streams = [Path(folder, "out"), Path(folder, "err")]
            asked = {
                "arguments": arguments,
                "before": before,
                "environment": dict(environment),
                "folder": os.getcwd(),  # noqa: PTH109 - as it was given
                "streams": [os.devnull, *map(str, streams)],
            }
            process = self._ask(json.dumps(asked).encode() + b"\n")
            if killed_after_s is not None:
                time.sleep(killed_after_s)
                with suppress(ProcessLookupError):  # it was quicker
                    os.kill(process, signal.SIGKILL)
            code = self._answer()
            out, err = (stream.read_bytes() for stream in streams)
        return code, out, err

    def _ask(self, line: bytes) -> int:
        if self._server is None:
            command = [sys.executable, "-W", "error", "-m", __name__]
            pipe = subprocess.PIPE
            # Unbuffered: an answer that was read with the one before it would be waited for in vain.
            self._server = subprocess.Popen(
                command, bufsize=0, cwd=ROOT, stdin=pipe, stdout=pipe, start_new_session=True
            )
        assert self._server.stdin
        self._server.stdin.write(line)
        self._server.stdin.flush()
        return self._answer()

    def _answer(self) -> int:
        assert self._server
        assert self._server.stdout
        if not select.select([self._server.stdout], [], [], LONGEST_S)[0]:
            self._server.kill()
            raise TimeoutError
        return int(self._server.stdout.readline())

    def close(self) -> None:
        if self._server is not None:
            self._server.communicate()
            self._server = None


def _serve() -> None:
    for name in ("operations", "render"):
        package = import_module(f"kehoach_desktop.{name}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    import_module("kehoach_desktop.cli")
    document_font()
    for id_ in ruleset_ids():
        ruleset(id_)
    built_in_templates()
    gc.collect()
    gc.freeze()  # no call looks at it again
    for line in sys.stdin.buffer:
        child = os.fork()
        if not child:
            _run(json.loads(line))
        os.write(1, b"%d\n" % child)
        _, status = os.waitpid(child, 0)
        os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))


def _run(call: dict[str, Any]) -> NoReturn:
    os.chdir(call["folder"])
    os.environ.clear()
    os.environ.update(call["environment"])
    for handle, place in enumerate(call["streams"]):
        opened = os.open(place, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, handle)
        os.close(opened)
    sys.stdin = open(0, closefd=False, encoding="utf-8")  # noqa: SIM115 - what the server has read is not the call's
    sys.argv[1:] = call["arguments"]
    exec(call["before"], {})
    code = main()
    gc.collect()  # as at the end of a process: what was left open says so
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve()
