from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kehoach_desktop.ui.theme import Theme
from tests.ui.theme.dressing import dressed


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    """The theme, with the application dressed in it."""
    with dressed(qapp) as theme:
        yield theme
