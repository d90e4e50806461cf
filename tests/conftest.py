"""Shared by all tests: `--full`, a data folder of their own, and the rulesets."""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.operations.rulesets import ruleset
from tests.helpers import office

# Nothing of the user's is ever touched: the program's default folders point into nowhere while tests run.
os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = "/nonexistent/kehoach-tests"

# A run starts the program a hundred times and asks two workers for the same files: all is compiled once, and kept.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

LOOK_MS, PATIENCE_MS = 2, 20_000

# The quick run finds the same each time: what it refuses is a fault of the change. New examples are for --full.
hypothesis.settings.register_profile("quick", max_examples=30, deadline=None, derandomize=True)
hypothesis.settings.register_profile("full", max_examples=3000, deadline=None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full", action="store_true", help="every count that an issue names: thousands of plans, 200 kills"
    )
    parser.addoption(
        "--soffice", metavar="PATH", help="the LibreOffice to compare pages with, if not the first on PATH"
    )
    parser.addoption("--parity-seed", type=int, metavar="N", help="the rotating seed that an earlier run printed")


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("full" if config.getoption("--full") else "quick")
    if config.getoption("--soffice"):
        office.use(config.getoption("--soffice"))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """What is loaded to look for tests stays to the end: nobody need ever ask whether it can be thrown away."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--full"):
        return
    for item in items:
        if item.get_closest_marker("full"):
            item.add_marker(pytest.mark.skip(reason="chỉ chạy với --full"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests counted, for the log: each `record_property("counted", text)`."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)]
    counted = [str(text) for report in reports for name, text in report.user_properties if name == "counted"]
    for text in counted:
        terminalreporter.write_line(text)


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--full"))


class PatientBot(QtBot):
    """Looks oftener than the one it is made from, and gives a busy machine longer."""

    def waitUntil(self, callback: Callable[[], bool], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        __tracebackhide__ = True
        until = time.monotonic() + timeout / 1000
        while not callback():
            if time.monotonic() > until:
                pytest.fail(f"not so after {timeout} ms")
            self.wait(LOOK_MS)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:  # noqa: N802
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data folder with a name as hard as a clerk's can be."""
    return tmp_path / "Dữ liệu của tôi"


@pytest.fixture(params=["hd05", "hd36", "nd30"])
def any_ruleset(request: pytest.FixtureRequest) -> Ruleset:
    return ruleset(request.param)


@pytest.fixture
def hd05() -> Ruleset:
    return ruleset("hd05")


@pytest.fixture
def nd30() -> Ruleset:
    return ruleset("nd30")
