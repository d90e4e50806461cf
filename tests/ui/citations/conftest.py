"""A paper with the focus and its picker."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Citation, Plan, Role
from kehoach_desktop.ui.citations import CitationPicker
from kehoach_desktop.ui.citations.form import CitationForm
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.editor.paper import PaperView
from tests.ui.citations.documents import KNOWN
from tests.ui.editor.papers import body, texts


@dataclass
class Desk:
    paper: PaperView
    draft: Draft
    picker: CitationPicker

    @property
    def titles(self) -> list[str]:
        """What the list shows; nothing while it is closed."""
        model = self.picker.popup.model
        shown = range(model.rowCount()) if self.picker.popup.isVisible() else ()
        return [model.index(row).data() for row in shown]

    @property
    def texts(self) -> list[str]:
        return texts(self.draft)

    @property
    def form(self) -> CitationForm:
        assert self.picker.form is not None
        return self.picker.form


Opener = Callable[..., Desk]


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    def open_(*lines: str, role: Role = Role.PARAGRAPH, citations: tuple[Citation, ...] = KNOWN) -> Desk:
        plan: Plan = replace(body(*lines, role=role), citations=citations)
        draft = Draft(plan)
        paper = PaperView(draft)
        draft.setParent(paper)
        picker = CitationPicker(draft, paper)
        qtbot.addWidget(paper)
        paper.resize(700, 600)
        paper.show()
        paper.setFocus()
        qtbot.waitUntil(paper.hasFocus)
        return Desk(paper, draft, picker)

    return open_
