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
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
LONGEST_S = 30.0  # for one thing to happen on a slow machine
Told = dict[str, Any]

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


class AppProcess:
    """Use it in `with`: whatever happens in the test, the process is gone afterwards."""

    def __init__(
        self, data_dir: Path, driver: str, *arguments: str | Path, environment: Mapping[str, str] = OFFSCREEN
    ) -> None:
        command = [sys.executable, "-m", "tests.helpers.driven_app", driver, "--", "--data-dir", data_dir, *arguments]
        self._process = subprocess.Popen(
            [os.fspath(word) for word in command],
            cwd=ROOT,
            env=_clean() | {"PYTHONPYCACHEPREFIX": _bytecode().name, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self.told: list[Told] = []
        self.errors = ""
        self._news: queue.SimpleQueue[Told | None] = queue.SimpleQueue()
        self._readers = [threading.Thread(target=one) for one in (self._listen, self._listen_to_errors)]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> "AppProcess":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.kill()
        for reader in self._readers:
            reader.join()

    def _listen(self) -> None:
        assert self._process.stdout
        with self._process.stdout as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    self._news.put(json.loads(line))
        self._news.put(None)

    def _listen_to_errors(self) -> None:
        assert self._process.stderr
        with self._process.stderr as words:
            self.errors = words.read().decode(errors="replace")

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
                raise AssertionError(f"it ended before {what}; told: {self.told[-3:]}\n{self._last_words()}")
            self.told.append(news)
            if news["what"] == what and is_it(news):
                return news

    def _last_words(self) -> str:
        self._readers[1].join(1.0)
        return self.errors

    def of(self, what: str) -> list[Told]:
        return [one for one in self.told if one["what"] == what]

    # ---------------------------------------------------------------- how it ends

    @property
    def number(self) -> int:
        return self._process.pid

    def kill(self) -> float:
        """As `kill -9` does; the moment it was dead at the latest. All it had told is known afterwards."""
        self._process.kill()
        return self._ended()

    def _ended(self) -> float:
        self._process.wait(LONGEST_S)
        at = time.monotonic()
        self._readers[0].join()
        while not self._news.empty():
            if (news := self._news.get()) is not None:
                self.told.append(news)
        return at

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def code(self) -> int:
        """How it ended, once it has."""
        self._ended()
        return self._process.returncode


@cache
def _bytecode() -> TemporaryDirectory[str]:
    """Kept from start to start, as it is where the program is installed; without it half of a start is compiling."""
    return TemporaryDirectory(prefix="kehoach-bytecode-")


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


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
