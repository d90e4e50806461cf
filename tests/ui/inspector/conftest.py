"""The inspector over a draft, with the registers of an office read; no thread is left over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.inspecting.registers import Registers, registers
from kehoach_desktop.operations.inspecting.search import AddressIndex
from kehoach_desktop.operations.inspecting.standpoint import Standpoint
from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector import Inspector, desk, recipients_pane
from tests.operations.inspecting.conftest import set_up
from tests.operations.inspecting.plans import PLAN
from tests.ui.theme.dressing import dressed


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that tests only read."""
    data_dir = tmp_path_factory.mktemp("inspector")
    set_up(data_dir)
    return data_dir


_read: dict[tuple[object, ...], Registers] = {}
_made: list[AddressIndex] = []


@pytest.fixture(autouse=True)
def at_once(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody changes is read once, and nobody waits for a pause in the typing."""

    def known(data_dir: Path, plan: Plan) -> Registers:
        if data_dir != stored:
            return registers(data_dir, plan)
        told = (plan.ruleset, plan.parent_body, plan.issuing_body, plan.issue_date)
        if told not in _read:
            _read[told] = registers(data_dir, plan)
        return _read[told]

    def index(known: Registers, here: Standpoint) -> AddressIndex:
        found = [one for one in _made if one.known is known and one.here == here]
        if not found:
            found.append(AddressIndex(known, here))
            _made[:] = [*_made[-3:], *found]
        return found[0]

    monkeypatch.setattr(desk, "registers", known)
    monkeypatch.setattr(desk, "AddressIndex", index)
    monkeypatch.setattr(recipients_pane, "_PAUSE_MS", 1)


_in_use: list[Inspector] = []  # a test holds but one of its panes, and qtbot holds nothing


@pytest.fixture(autouse=True)
def no_thread_left(qtbot: QtBot) -> Iterator[None]:
    yield
    background.shutdown()
    _in_use.clear()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        yield


@pytest.fixture
def draft(qtbot: QtBot) -> Draft:
    return Draft(PLAN)


def shown(qtbot: QtBot, draft: Draft, data_dir: Path) -> Inspector:
    """Before it knows any register."""
    inspector = Inspector(draft, data_dir)
    _in_use.append(inspector)
    qtbot.addWidget(inspector)
    inspector.resize(320, 690)
    inspector.show()
    return inspector


def opened(qtbot: QtBot, draft: Draft, data_dir: Path) -> Inspector:
    inspector = shown(qtbot, draft, data_dir)
    qtbot.waitUntil(lambda: inspector.desk.known is not None)
    return inspector


@pytest.fixture
def inspector(qtbot: QtBot, draft: Draft, stored: Path) -> Inspector:
    return opened(qtbot, draft, stored)
