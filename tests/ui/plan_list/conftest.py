from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui import background
from kehoach_desktop.ui.plan_list.screen import PlanList
from tests.ui.plan_list.lists import shown, three


@pytest.fixture(autouse=True)
def no_thread_left(qtbot: QtBot) -> Iterator[None]:
    yield
    background.shutdown()


@pytest.fixture
def screen(qtbot: QtBot) -> PlanList:
    return shown(qtbot, three())
