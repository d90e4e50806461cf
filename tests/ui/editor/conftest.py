"""A paper with the focus, for every test of the editor."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.editor.paper import PaperView
from tests.ui.editor.papers import Opener


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opener]:
    """Opens a paper with the focus; the clipboard is empty afterwards."""

    def open_(plan: Plan) -> tuple[PaperView, Draft]:
        draft = Draft(plan)
        paper = PaperView(draft)
        draft.setParent(paper)
        qtbot.addWidget(paper)
        paper.resize(700, 600)
        paper.show()
        paper.setFocus()
        qtbot.waitUntil(paper.hasFocus)
        return paper, draft

    yield open_
    QGuiApplication.clipboard().clear()
