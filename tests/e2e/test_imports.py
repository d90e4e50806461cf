"""What a call imports, and that it never opens a socket."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.e2e.program import FINE, environment, kehoach, started_with

NETWORK = {
    *("ssl", "_ssl", "http", "http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib"),
    *("smtplib", "imaplib", "poplib", "xmlrpc", "telnetlib", "asyncio", "PySide6.QtNetwork"),
}
HEAVY = ("PySide6", "lxml", "sqlite_utils", "openpyxl", "xlsxwriter", "docx", "typst", "pypdfium2", "sqlite3")
# Ends the process as soon as a socket is made or a name is looked up.
_NO_SOCKETS = """
import os, sys
sys.addaudithook(lambda event, arguments: os._exit(99) if event.startswith("socket.") else None)
"""


def imported_by(*arguments: str | Path, env: Mapping[str, str] | None = None) -> set[str]:
    said = kehoach(*arguments, python=("-X", "importtime"), env=env)
    assert said.code == FINE
    lines = [line.rpartition("|")[2].strip() for line in said.err.splitlines() if line.startswith("import time:")]
    assert len(lines) > 50
    return set(lines)


# Opens the window on a folder, and tells what was imported by the time its first screen stood there.
_START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from kehoach_desktop.ui import background
from kehoach_desktop.ui.main_window.window import MainWindow
from kehoach_desktop.ui.theme.look import apply
app = QApplication([])
apply(app)
window = MainWindow(Path(sys.argv[1]))
window.ready.connect(app.quit)
window.show()
app.exec()
print(*sys.modules)
window.close()
background.shutdown()
"""
_OF_TASKS = ("task_finding", "task_exchange", "task_report", "task_list", "task_files", "ui.tasks", "ui.receiving")
_OF_FILES = ("xlsx", "xlsxwriter", "openpyxl", "lxml", "docx")


def test_the_window_stands_there_before_anything_that_only_tasks_and_files_need(office: tuple[Path, str]) -> None:
    command = [sys.executable, "-c", _START, str(office[0])]
    env = environment({"QT_QPA_PLATFORM": "offscreen"})
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=True, timeout=60)
    modules = done.stdout.split()
    assert "kehoach_desktop.ui.plan_list.screen" in modules
    assert [one for one in modules if any(part in one for part in _OF_TASKS)] == []
    assert [one for one in modules if set(one.split(".")) & set(_OF_FILES)] == []


def test_help_imports_nothing_heavy() -> None:
    modules = imported_by("--help")
    assert [name for name in modules if name.partition(".")[0] in HEAVY] == []


Imports = Callable[[str], set[str]]
CALLS = ("templates", "new", "export", "export of pages", "new into the store", "search", "doctor", "tasks")


@pytest.fixture(scope="module")
def imports(plan_file: Path, tmp_path_factory: pytest.TempPathFactory, office: tuple[Path, str]) -> Imports:
    """What each call imports. It is made once, watched by what ends it when it touches a socket."""
    tmp_path = tmp_path_factory.mktemp("imports")
    env = started_with(_NO_SOCKETS, tmp_path / "site")
    calls: dict[str, tuple[str | Path, ...]] = {
        "templates": ("templates", "--json"),
        "new": ("new", "dai-hoi", "-o", tmp_path / "p.json"),
        "export": ("export", plan_file, "--docx", tmp_path / "k.docx"),
        "export of pages": ("export", plan_file, "--pdf", tmp_path / "k.pdf", "--pdfa", "--png", tmp_path / "ảnh"),
        "new into the store": ("new", "dai-hoi", "--data-dir", tmp_path),
        "search": ("search", "x", "--data-dir", office[0]),
        "doctor": ("doctor", "--data-dir", office[0]),
        "tasks": ("tasks", plan_file, "--json", "--data-dir", office[0]),
    }
    return cache(lambda name: imported_by(*calls[name], env=env))


@pytest.mark.parametrize("command", ["templates", "new", "search", "export"])
def test_only_pages_import_what_sets_and_draws_them(command: str, imports: Imports) -> None:
    of_pages = {"typst", "pypdfium2", "pypdfium2_raw"}
    assert {name.partition(".")[0] for name in imports(command)} & of_pages == set()
    assert of_pages <= {name.partition(".")[0] for name in imports("export of pages")}


@pytest.mark.parametrize("command", CALLS)
def test_no_command_opens_a_socket_or_imports_a_network_module(command: str, imports: Imports) -> None:
    modules = imports(command)
    assert modules & NETWORK == set()
    assert [name for name in modules if name.startswith("PySide6")] == []


def test_watch_over_sockets_bites(tmp_path: Path) -> None:
    env = environment(started_with(_NO_SOCKETS, tmp_path / "site"))
    done = subprocess.run([sys.executable, "-c", "import socket; socket.socket()"], env=env, check=False)
    assert done.returncode == 99
