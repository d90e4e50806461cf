"""A start of the real program, seen from outside: what its driver tells, and how it ends."""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import IO, Any, Protocol, Self

from tests.helpers.driven_app import run_forked

ROOT = Path(__file__).parents[2]
LONGEST_S = 30.0  # for one thing to happen on a slow machine
Told = dict[str, Any]

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


class _Start(Protocol):
    """A process; `out` is what it writes to stdout."""

    out: IO[bytes]

    def send(self, number: signal.Signals) -> None: ...

    def code(self) -> int | None:
        """How it ended; None while it runs."""


class Spawned:
    """Started as the command starts it."""

    def __init__(self, driver: str, arguments: list[str], environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.driven_app", driver, "--", *arguments],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            start_new_session=True,
        )
        assert self._process.stdout
        self.out = self._process.stdout

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def code(self) -> int | None:
        return self._process.poll()


class Forked:
    """Forked from a process that has imported the program and done nothing yet: half of a start is importing."""

    def __init__(self, driver: str, arguments: list[str], environment: Mapping[str, str]) -> None:
        read, write = _nursery().Pipe(duplex=False)
        self._process: ForkServerProcess = _nursery().Process(
            target=run_forked, args=(driver, arguments, dict(environment), write), daemon=True
        )
        self._process.start()
        write.close()
        self.out = os.fdopen(os.dup(read.fileno()), "rb")
        read.close()

    def send(self, number: signal.Signals) -> None:
        assert self._process.pid
        os.kill(self._process.pid, number)

    def code(self) -> int | None:
        return self._process.exitcode


@cache
def _nursery() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(["kehoach_desktop.app", "tests.helpers.driven_app"])
    return context


class AppProcess:
    """Use it in `with`: whatever happens in the test, the process is gone afterwards."""

    def __init__(
        self,
        data_dir: Path,
        driver: str,
        *arguments: str | Path,
        environment: Mapping[str, str] = OFFSCREEN,
        start: Callable[[str, list[str], Mapping[str, str]], _Start] = Spawned,
    ) -> None:
        self._process = start(driver, ["--data-dir", str(data_dir), *map(str, arguments)], environment)
        self.told: list[Told] = []
        self._news: queue.SimpleQueue[Told | None] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def _listen(self) -> None:
        with self._process.out as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    self._news.put(json.loads(line))
        self._news.put(None)

    # ---------------------------------------------------------------- what it tells

    def wait_for(self, what: str, is_it: Callable[[Told], bool] = lambda _: True) -> Told:
        """The first thing of that name from here on for which `is_it` holds."""
        until = time.monotonic() + LONGEST_S
        while True:
            try:
                news = self._news.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                raise AssertionError(f"no {what} in time; told so far: {self.told[-3:]}") from None
            if news is None:
                raise AssertionError(f"it ended with {self.code()} before {what}; told: {self.told[-3:]}")
            self.told.append(news)
            assert what == "trouble" or news["what"] != "trouble", news
            if news["what"] == what and is_it(news):
                return news

    def of(self, what: str) -> list[Told]:
        return [one for one in self.told if one["what"] == what]

    # ---------------------------------------------------------------- how it ends

    def send(self, number: signal.Signals) -> None:
        self._process.send(number)

    def kill(self) -> float:
        """As `kill -9` does; the moment at which it was dead. All it had told is known afterwards."""
        if self._process.code() is None:
            self._process.send(signal.SIGKILL)
        self.code()
        return time.monotonic()

    def code(self) -> int:
        """How it ended, once it has."""
        until = time.monotonic() + LONGEST_S
        while (code := self._process.code()) is None:
            assert time.monotonic() < until, "it does not end"
            time.sleep(0.005)
        self._listener.join()
        while not self._news.empty():
            if (news := self._news.get()) is not None:
                self.told.append(news)
        return code


@contextmanager
def display() -> Iterator[Mapping[str, str]]:
    """The environment of a screen that nobody sees: Xvfb where there is one."""
    if not shutil.which("Xvfb"):
        yield OFFSCREEN
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read, encoding="ascii") as said:
            number = said.readline().strip()
        try:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"} if number else OFFSCREEN
        finally:
            server.terminate()
