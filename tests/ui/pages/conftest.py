import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan, Role
from kehoach_desktop.operations import pages as page_operations
from kehoach_desktop.ui.pages import PagesView
from kehoach_desktop.ui.theme import Scheme, theme
from tests.helpers.plans import PARTY_PLAN, SENTENCE, block

# Four pages; the place of every block is known.
PLAN = replace(PARTY_PLAN, blocks=tuple(block(f"b{n}", Role.PARAGRAPH, SENTENCE) for n in range(24)))


def changed(plan: Plan, subject: str) -> Plan:
    return replace(plan, subject=subject)


@pytest.fixture
def plan() -> Plan:
    return PLAN


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in set(threading.enumerate()) - before if thread.name.startswith(("pages", "pict"))]
    assert left == []


@pytest.fixture(autouse=True)
def light() -> Iterator[None]:
    theme.choose(Scheme.LIGHT)
    yield
    theme.choose()


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[PagesView]:
    made = PagesView()
    qtbot.addWidget(made)
    made.resize(640, 700)
    made.show()
    yield made
    made.stop()


@pytest.fixture
def shown(view: PagesView, plan: Plan, qtbot: QtBot) -> PagesView:
    """With all pages set, and those in view drawn."""
    view.show_plan(plan)
    settle(view, qtbot)
    return view


def settle(view: PagesView, qtbot: QtBot) -> None:
    """Until the pages are those of the plan and the pictures in view are theirs."""
    qtbot.waitUntil(lambda: view.is_current and is_drawn(view), timeout=20_000)


def is_drawn(view: PagesView) -> bool:
    view.viewport().repaint()
    return not view._drawer.is_busy and all(view._pictures.of_page(page) for page in view._seen())


class Gate:
    """Setting pages waits here till it is opened, and is counted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.opened = threading.Event()
        self.subjects: list[str | None] = []
        real = page_operations.pages_of

        def pages_of(plan: Plan, last: object = None) -> page_operations.Pages:
            self.subjects.append(plan.subject)
            assert self.opened.wait(20)
            return real(plan)

        monkeypatch.setattr(page_operations, "pages_of", pages_of)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    made = Gate(monkeypatch)
    yield made
    made.opened.set()


def calls(spy: QSignalSpy) -> list[list[object]]:
    return [spy.at(index) for index in range(spy.count())]


def grabbed(view: PagesView) -> QImage:
    return view.viewport().grab().toImage()


def top_of(view: PagesView) -> int:
    return view.verticalScrollBar().value()
