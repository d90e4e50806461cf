import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.ui import background
from kehoach_desktop.ui.gallery import GalleryScreen
from kehoach_desktop.ui.live_page import latest
from tests.ui.forms.keys import shown_active
from tests.ui.gallery.errands import OFFICE, PERSON, TODAY, settled


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latest, "_PAUSE_MS", 1)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder for tests to copy."""
    data_dir = tmp_path_factory.mktemp("office")
    set_up_office(data_dir, OFFICE, [PERSON])
    return data_dir


@pytest.fixture
def office_dir(office: Path, data_dir: Path) -> Path:
    shutil.copytree(office, data_dir)
    return data_dir


@pytest.fixture
def gallery(office_dir: Path, qtbot: QtBot) -> Iterator[GalleryScreen]:
    """Open, with the first page of the first template in sight."""
    made = GalleryScreen(office_dir, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1286, 684)
    shown_active(made, qtbot)
    made.open()
    settled(made, qtbot)
    yield made
    background.shutdown()
    QApplication.clipboard().clear()
