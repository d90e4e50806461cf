"""Who may import whom: the table of layers in our style guide, checked on every import of every module.

To let a layer use a library, or a new top level module in, change `LAYERS`; a module that no layer names fails.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "kehoach_desktop"

# What opens a connection, or loads what does: saxutils and handlers look harmless and import http or socket.
_NETWORK = """
    socket socketserver ssl http ftplib smtplib poplib imaplib nntplib telnetlib xmlrpc asyncio wsgiref urllib.request
    urllib.error urllib.robotparser webbrowser multiprocessing.connection logging.handlers xml.sax.saxutils requests
    httpx aiohttp urllib3 websockets pip PySide6.QtNetwork PySide6.QtWebSockets PySide6.QtWebEngineCore
    PySide6.QtWebEngineWidgets PySide6.QtHttpServer
"""
NETWORK = tuple(_NETWORK.split())
# `domain` is handed texts: it opens no file, no database and no other program.
OUTSIDE = frozenset({"os", "pathlib", "io", "tempfile", "shutil", "glob", "subprocess", "sqlite3", "ctypes", "sys"})
SQL = frozenset({"sqlite3"})
EVERYWHERE = frozenset({"errors", "paths", "log", "settings", "__version__"})


@dataclass(frozen=True)
class Layer:
    """`ours`: parts of the package besides its own; `libraries`: beyond the standard one; `never` in any case."""

    ours: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


def layer(ours: str = "", libraries: str = "", never: frozenset[str] = SQL) -> Layer:
    return Layer(EVERYWHERE | set(ours.split()), frozenset(libraries.split()), never)


LAYERS = {
    "domain": Layer(frozenset({"errors"}), never=OUTSIDE),
    "storage": layer("domain", "sqlite_utils", never=frozenset()),
    "reading": layer("domain", "docx openpyxl lxml pypdfium2"),
    "render": layer("domain", "docx openpyxl lxml typst pypdfium2 xlsxwriter"),
    "operations": layer("domain storage reading render", never=frozenset()),
    "ui": layer("operations domain", "PySide6"),
    "cli": layer("operations domain cli_parser cli_tasks"),
    "cli_tasks": layer("operations domain cli_parser"),
    "cli_parser": layer(),
    "app": layer("ui operations storage reading render domain crash cli", "PySide6"),
    "crash": layer("ui", "PySide6"),
    "__main__": layer("app cli crash"),
    "settings": Layer(EVERYWHERE - {"settings"}, never=SQL),
    **{name: Layer(frozenset({"errors"})) for name in ("paths", "log")},
    **{name: Layer() for name in ("errors", "__init__")},
}


def imported(source: str, module: str, *, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """The full name of everything that `source` imports, with its line; `from a import b` is `a.b`."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, one.name) for one in names)
            case ast.ImportFrom(module=base, names=names, level=level):
                above = ".".join(package[: len(package) - level + 1]) if level else ""
                start = f"{above}.{base}" if above and base else above or str(base)
                yield from ((node.lineno, f"{start}.{one.name}") for one in names)
            case ast.Call(func=ast.Name(id="__import__") | ast.Attribute(attr="import_module"), args=[first, *_]):
                yield node.lineno, str(first.value) if isinstance(first, ast.Constant) else "?"


def is_in(name: str, modules: tuple[str, ...] | frozenset[str]) -> bool:
    return any(name == one or name.startswith(one + ".") for one in modules)


def violations(source: str, module: str, *, is_package: bool = False) -> list[str]:
    """One line for each forbidden import of a module of ours."""
    own = module.split(".")[1] if "." in module else "__init__"
    rule = LAYERS.get(own)
    if rule is None:
        return [f"{module}: no layer is called {own}"]
    return [
        f"{module}:{line} imports {name}"
        for line, name in imported(source, module, is_package=is_package)
        if is_in(name, NETWORK) or is_in(name, rule.never) or not is_allowed(name, own, rule)
    ]


def is_allowed(name: str, own: str, rule: Layer) -> bool:
    top, *inner = name.split(".")
    if top == PACKAGE:
        return bool(inner) and (inner[0] == own or inner[0] in rule.ours)
    return top in sys.stdlib_module_names or top in rule.libraries


def our_modules() -> dict[str, Path]:
    found = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


# ---------------------------------------------------------------- our modules


def test_every_module_is_looked_at() -> None:
    found = our_modules()
    assert len(found) > 80
    assert {PACKAGE, f"{PACKAGE}.cli", f"{PACKAGE}.domain", f"{PACKAGE}.domain.templates.values"} <= set(found)


@pytest.mark.parametrize("name", [name for name in LAYERS if (ROOT / PACKAGE / name).is_dir()])
def test_a_layer_imports_only_what_the_table_lets_it(name: str) -> None:
    inside = {module: path for module, path in our_modules().items() if module.split(".")[1:2] == [name]}
    assert inside
    assert [line for module, path in inside.items() for line in of(module, path)] == []


def test_the_modules_between_the_layers_import_only_what_the_table_lets_them() -> None:
    found = [line for module, path in our_modules().items() if module.count(".") < 2 for line in of(module, path)]
    assert found == []


def of(module: str, path: Path) -> list[str]:
    return violations(path.read_text(encoding="utf-8"), module, is_package=path.name == "__init__.py")


# ---------------------------------------------------------------- what runs

CHILD = """
import importlib, sys
for name in sys.argv[2:]:
    try:
        importlib.import_module(name)
    except ImportError:
        pass
print(*(name for name in sys.argv[1].split() if name in sys.modules))
"""


def test_no_import_of_ours_loads_the_network_on_its_way() -> None:
    names = [name for name in our_modules() if not name.endswith("__main__")]
    wanted = "socket ssl http.client urllib.request asyncio"
    done = subprocess.run(
        [sys.executable, "-c", CHILD, wanted, *names], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.split() == []


# ---------------------------------------------------------------- the check can fail


@pytest.mark.parametrize(
    ("module", "source"),
    [
        # the layers
        ("domain.plan", "from ..storage import plans"),
        ("domain.plan", "from .. import paths"),
        ("domain.plan", "from ..log import logger"),
        ("domain.plan", "from .. import __version__"),
        ("domain.plan", "from kehoach_desktop.settings import DEFAULT_BODY"),
        ("domain.layout.head", "from ...operations.rulesets import ruleset"),
        ("domain.plan", "import kehoach_desktop"),
        ("domain.plan", "import lxml.etree"),
        ("domain.plan", "import docx"),
        ("domain.plan", "import sqlite3"),
        ("domain.plan", "from pathlib import Path"),
        ("domain.plan", "import PySide6.QtCore"),
        ("storage.plans", "from ..operations import drafting"),
        ("storage.plans", "from ..render.docx import write_docx"),
        ("storage.plans", "import lxml"),
        ("reading.docx", "from ..storage import plans"),
        ("reading.docx", "import typst"),
        ("reading.docx", "import sqlite3"),
        ("render.docx.package", "from ...storage import plans"),
        ("render.docx.package", "from ...reading import docx"),
        ("render.docx.package", "import sqlite_utils"),
        ("render.docx.package", "from PySide6 import QtGui"),
        ("operations.drafting", "from ..ui import editor"),
        ("operations.drafting", "from ..cli import main"),
        ("operations.drafting", "import PySide6.QtCore"),
        ("operations.drafting", "import lxml.etree"),
        ("operations.drafting", "import sqlite_utils"),
        ("ui.editor.screen", "from ...storage import plans"),
        ("ui.editor.screen", "from ...render.docx import write_docx"),
        ("ui.editor.screen", "import sqlite_utils"),
        ("ui.editor.screen", "import sqlite3"),
        ("ui.editor.screen", "from lxml import etree"),
        ("ui.editor.screen", "import openpyxl"),
        ("cli", "from .storage import plans"),
        ("cli", "from .render.docx import write_docx"),
        ("cli", "from .ui import editor"),
        ("cli", "import PySide6.QtWidgets"),
        ("cli", "import typst"),
        ("paths", "from .domain import plan"),
        ("errors", "from . import paths"),
        ("new_drawer", "import os"),  # a layer that the table does not name
        # the network
        ("operations.files", "import socket"),
        ("operations.files", "import ssl as secure"),
        ("operations.files", "from http.client import HTTPConnection"),
        ("operations.files", "import urllib.request"),
        ("operations.files", "from urllib import request"),
        ("operations.files", "from urllib.request import urlopen"),
        ("operations.files", "import asyncio"),
        ("domain.plan", "import smtplib"),
        ("ui.editor.screen", "from PySide6 import QtNetwork"),
        ("ui.editor.screen", "from PySide6.QtNetwork import QNetworkAccessManager"),
        ("render.pdf", "import requests"),
        ("app", "import socketserver"),
        ("render.docx.package", "from xml.sax.saxutils import escape"),
        # wherever they stand
        ("domain.plan", "def load():\n    from ..storage import plans\n    return plans"),
        ("domain.plan", "if TYPE_CHECKING:\n    import lxml"),
        ("domain.plan", "try:\n    import typst\nexcept ImportError:\n    typst = None"),
        ("domain.plan", "import datetime, re, openpyxl"),
        ("domain.plan", "plans = __import__('kehoach_desktop.storage.plans')"),
        ("domain.plan", "import importlib\nlxml = importlib.import_module('lxml')"),
        ("domain.plan", "import importlib\nhidden = importlib.import_module(name)"),
    ],
)  # fmt: skip
def test_a_forbidden_import_is_found(module: str, source: str) -> None:
    assert len(violations(source, f"{PACKAGE}.{module}")) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain.plan", "import datetime"),
        ("domain.plan", "from .dates import PartialDate"),
        ("domain.plan", "from ..errors import KnownError"),
        ("domain.layout.head", "from ...errors import BadArgumentError"),
        ("domain.layout.head", "from ..plan import Plan"),
        ("domain.layout.head", "from . import context"),
        ("storage.plans", "import sqlite3"),
        ("storage.plans", "from sqlite_utils import Database"),
        ("storage.plans", "from ..domain.plan import Plan"),
        ("storage.plans", "from .. import __version__, log, paths, settings"),
        ("render.docx.package", "from lxml import etree"),
        ("render.docx.package", "from ...domain.layout.sheet import Sheet"),
        ("render.docx.package", "import docx, openpyxl, typst, pypdfium2"),
        ("reading.docx", "import docx, openpyxl, pypdfium2, lxml.etree"),
        ("reading.docx", "from ..settings import X"),
        ("operations.drafting", "from ..storage import plans"),
        ("operations.drafting", "from ..render.docx import write_docx"),
        ("operations.drafting", "from ..reading import docx"),
        ("operations.drafting", "import os, sqlite3, urllib.parse"),
        ("ui.editor.screen", "from PySide6.QtWidgets import QWidget"),
        ("ui.editor.screen", "from ...operations import drafting"),
        ("ui.editor.screen", "from ...domain.plan import Plan"),
        ("ui.editor.screen", "from ..texts import OK"),
        ("cli", "from .operations.drafting import draft"),
        ("cli", "from .domain.plan import Plan"),
        ("cli", "from .cli_parser import Parser"),
        ("app", "from .ui import main_window"),
        ("app", "from .storage import database"),
    ],
)
def test_an_allowed_import_passes(module: str, source: str) -> None:
    assert violations(source, f"{PACKAGE}.{module}") == []


def test_a_package_counts_from_itself() -> None:
    source = "from ..storage import plans"
    assert violations("from .plan import Plan", f"{PACKAGE}.domain", is_package=True) == []
    assert violations(source, f"{PACKAGE}.domain.layout", is_package=True) == []  # domain.storage, were there one
    assert violations(source, f"{PACKAGE}.domain", is_package=True) != []
    assert violations("from .storage import plans", f"{PACKAGE}.cli") == [
        f"{PACKAGE}.cli:1 imports {PACKAGE}.storage.plans"
    ]
