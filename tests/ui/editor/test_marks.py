"""Marks are seen where their letters are, and change nothing else."""

import datetime
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.operations.inspecting.tasks import Reading, Spans
from kehoach_desktop.ui.editor.marks import Mark, MarkKind, Marks, task_marks
from kehoach_desktop.ui.editor.paper import PaperView
from tests.helpers.plans import PARTY_PLAN
from tests.ui.editor.papers import NONE, Opener, caret_at, picture, type_text


def image(paper: PaperView) -> QImage:
    return paper.viewport().grab().toImage()


def differing_rows(one: QImage, other: QImage) -> list[int]:
    return [y for y in range(one.height()) if any(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()))]


@pytest.mark.parametrize("kind", list(MarkKind))
def test_a_mark_is_drawn_beside_or_under_its_letters_only(kind: MarkKind, opened: Opener) -> None:
    paper, draft = opened(PARTY_PLAN)
    caret_at(paper, "b1")
    paper.clearFocus()
    plain, rows = image(paper), picture(paper.rows)
    paper.show_marks(kind, [Mark(kind, "b2", 4, 20, "Nhắc")])
    changed = differing_rows(plain, image(paper))
    box = paper.letter_box(Place("b2", 4))
    assert changed
    assert box.top() - 2 <= min(changed)
    assert max(changed) <= box.bottom() + 2
    assert picture(paper.rows) == rows
    assert draft.plan == PARTY_PLAN
    paper.show_marks(kind, [])
    assert image(paper) == plain


def test_each_kind_is_taken_away_by_itself() -> None:
    marks = Marks()
    hit, agency = Mark(MarkKind.HIT, "b1", 0, 2), Mark(MarkKind.AGENCY, "b1", 3, 5)
    marks.show(MarkKind.HIT, [hit])
    marks.show(MarkKind.AGENCY, [agency])
    assert set(marks.of(["b1"])) == {hit, agency}
    marks.show(MarkKind.HIT, [])
    assert list(marks.of(["b1", "b2"])) == [agency]


def test_a_mark_on_what_has_gone_is_not_drawn(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    paper.show_marks(MarkKind.HIT, [Mark(MarkKind.HIT, "gone", 0, 5), Mark(MarkKind.HIT, "b1", 400, 500)])
    type_text(paper, "x")
    assert not image(paper).isNull()


def icon_of(paper: PaperView, mark: Mark) -> QPoint:
    """The middle of the icon in the right margin."""
    box = paper.letter_box(mark.place)
    plain = image(paper)
    paper.show_marks(mark.kind, [mark])
    marked = image(paper)
    found = [
        x
        for x in range(plain.width())
        if plain.pixel(x, round(box.center().y())) != marked.pixel(x, round(box.center().y()))
    ]
    return QPoint((min(found) + max(found)) // 2, round(box.center().y()))


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_icon_of_a_finding_is_clicked_and_says_its_note(opened: Opener, qtbot: QtBot) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "b1")
    paper.clearFocus()
    mark = Mark(MarkKind.ERROR, "b2", 4, 20, "Thiếu dấu chấm.")
    at = icon_of(paper, mark)
    with qtbot.waitSignal(paper.mark_activated) as activated:
        QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert activated.args == [mark]
    assert paper.caret == Place("b1")
    shown = tip(paper, at)
    assert shown == "Thiếu dấu chấm."


def tip(paper: PaperView, at: QPoint) -> str:
    QApplication.sendEvent(paper.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, paper.viewport().mapToGlobal(at)))
    shown = QToolTip.text()
    QToolTip.hideText()
    return shown


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_blank_is_a_pill_that_says_what_to_do(opened: Opener) -> None:
    paper, _ = opened(replace(PARTY_PLAN, place=None))
    box = paper.letter_box(Place("place"))
    row = paper.rows.rows_of("place")[0]
    boxes = list(row.boxes(0, len(row.parts[0].text)))
    assert boxes
    at = QPointF(box.left() + 20, box.center().y()).toPoint()
    assert "F4" in tip(paper, at)
    ground = QColor(image(paper).pixel(at.x(), round(box.top() + box.height() * 0.12)))
    assert ground.red() > ground.blue()  # yellow


def test_the_current_block_has_its_bar_and_its_role(opened: Opener) -> None:
    paper, _ = opened(PARTY_PLAN)
    caret_at(paper, "b1")
    paper.clearFocus()
    first = image(paper)
    caret_at(paper, "b3")
    changed = differing_rows(first, image(paper))
    b1, b3 = paper.letter_box(Place("b1")), paper.letter_box(Place("b3"))
    assert min(changed) <= b1.center().y() < b3.center().y() <= max(changed)
    assert paper.role is PARTY_PLAN.blocks[2].role
    caret_at(paper, "subject")
    assert paper.role is None


def test_agencies_and_deadlines_of_a_reading_are_marks_and_a_day_is_told() -> None:
    spans = Spans(agencies=((0, 4),), deadlines=((9, 20, datetime.date(2027, 3, 31)), (25, 30, None)))
    assert task_marks(Reading(spans={"b1": spans, "b2": Spans()})) == {
        MarkKind.AGENCY: [Mark(MarkKind.AGENCY, "b1", 0, 4)],
        MarkKind.DEADLINE: [
            Mark(MarkKind.DEADLINE, "b1", 9, 20, "Thời hạn: 31/3/2027"),
            Mark(MarkKind.DEADLINE, "b1", 25, 30),
        ],
    }


def test_a_mark_leaves_the_lines_below_it_as_thick_as_they_were(opened: Opener) -> None:
    """`Nơi nhận:` is underlined by its own pen, whatever was drawn before it."""
    paper, _ = opened(PARTY_PLAN)
    paper.go_to(Place("recipients/0"))
    paper.clearFocus()
    last = PARTY_PLAN.blocks[-1].id
    plain = image(paper)
    paper.show_marks(MarkKind.AGENCY, [Mark(MarkKind.AGENCY, last, 0, 4)])
    changed = differing_rows(plain, image(paper))
    assert changed
    assert max(changed) <= paper.letter_box(Place(last, 0)).bottom() + 2
