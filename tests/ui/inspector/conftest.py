"""The inspector over a draft, with the registers of an office read; no thread is left over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.inspector import Inspector
from tests.operations.inspecting.conftest import set_up
from tests.operations.inspecting.plans import PLAN
from tests.ui.theme.dressing import dressed


@pytest.fixture(scope="session")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that tests only read."""
    data_dir = tmp_path_factory.mktemp("inspector")
    set_up(data_dir)
    return data_dir


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


def opened(qtbot: QtBot, draft: Draft, data_dir: Path) -> Inspector:
    inspector = Inspector(draft, data_dir)
    _in_use.append(inspector)
    qtbot.addWidget(inspector)
    inspector.resize(320, 690)
    inspector.show()
    qtbot.waitUntil(lambda: inspector.desk.known is not None)
    return inspector


@pytest.fixture
def inspector(qtbot: QtBot, draft: Draft, stored: Path) -> Inspector:
    return opened(qtbot, draft, stored)
