from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui import background
from kehoach_desktop.ui.tasks.screen import TasksScreen
from kehoach_desktop.ui.theme import Theme
from tests.ui.tasks.followed import Followed, shown
from tests.ui.theme.dressing import dressed


@pytest.fixture(autouse=True)
def no_thread_left(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each store is closed on the thread that opened it."""
    made: list[Followed] = []
    begin = Followed.__init__

    def remember(self: Followed, *arguments: object) -> None:
        begin(self, *arguments)  # type: ignore[arg-type]
        made.append(self)

    monkeypatch.setattr(Followed, "__init__", remember)
    yield
    for source in made:
        background.run(source.close)
    background.shutdown()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    with dressed(qapp) as theme:
        yield theme


@pytest.fixture
def screen(qtbot: QtBot) -> TasksScreen:
    return shown(qtbot)
