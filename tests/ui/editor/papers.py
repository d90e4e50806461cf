"""Papers for tests, and the ways a clerk reaches them: keys, mouse, input methods."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Block, Plan, Role, Run
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.ui.editor.draft import Draft
from kehoach_desktop.ui.editor.page_rows import PageRows
from kehoach_desktop.ui.editor.paper import PaperView
from kehoach_desktop.ui.editor.paper_fonts import load_fonts
from kehoach_desktop.ui.editor.rows import Inks
from tests.helpers.plans import PARTY_PLAN

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key
Opener = Callable[[Plan], tuple[PaperView, Draft]]


def rows_of(plan: Plan) -> PageRows:
    """The rows of a plan, laid out."""
    load_fonts()
    rows = PageRows(plan, ruleset(plan.ruleset), Inks(QColor("black"), QColor("gray")))
    for row in rows.all_rows():
        row.lay_out()
    rows.stack()
    return rows


def body(*texts: str, role: Role = Role.PARAGRAPH) -> Plan:
    """A plan with these blocks, called b1, b2 …"""
    blocks = tuple(Block(f"b{n}", role, (Run(text),) if text else ()) for n, text in enumerate(texts, 1))
    return replace(PARTY_PLAN, blocks=blocks)


def press(paper: PaperView, key: int, held: Qt.KeyboardModifier = NONE, text: str = "", virtual: int = 0) -> None:
    """A key pressed, as the system sends it."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, 0, virtual, 0, text)
    QApplication.sendEvent(paper, event)


def type_text(paper: PaperView, text: str) -> None:
    """Letters one by one; `⌫` is Backspace, as UniKey sends it."""
    for char in text:
        if char == "⌫":
            press(paper, Key.Key_Backspace, text="\b")
        elif char == "\n":
            press(paper, Key.Key_Return, text="\r")
        else:
            press(paper, 0, text=char)


def compose(paper: PaperView, *stages: str, commit: str = "", take_back: int = 0) -> None:
    """An input method at work: letters that are being composed, then those it commits."""
    for stage in stages:
        QApplication.sendEvent(paper, QInputMethodEvent(stage, []))
    if commit or take_back:
        event = QInputMethodEvent("", [])
        event.setCommitString(commit, -take_back, take_back)
        QApplication.sendEvent(paper, event)


def caret_at(paper: PaperView, spot: str, offset: int = 0) -> None:
    paper.go_to(Place(spot, offset))


def texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.plan.blocks]


def point_of(paper: PaperView, place: Place) -> QPoint:
    """A point of the view just behind the left edge of a letter."""
    box = paper.letter_box(place)
    return QPoint(round(box.left() + 1), round(box.center().y()))


def picture(rows: PageRows) -> list[tuple[object, ...]]:
    """All that can be seen of rows: label, text, lines, place, height."""
    return [
        (row.label, row.text, tuple(row.line_texts()), round(row.x), round(row.y), round(row.height), row.spots)
        for row in rows.all_rows()
    ]


def is_nfc(texts_: Sequence[str]) -> bool:
    return all(unicodedata.is_normalized("NFC", text) for text in texts_)
