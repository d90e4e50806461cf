"""The cards of a plan's tasks, one below the other. One is the current one; only that one is made of widgets, and
whichever is being corrected. The others are painted: a long plan has hundreds, and all of them follow each deed.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ...operations.inspecting.tasks import TaskRow
from ..theme import theme
from .tasks_card import TaskCard, TaskDeed, margins
from .tasks_words import Words, lines_of, spoken


class TasksList(QWidget):
    """`asked(TaskDeed, TaskCard)`; `current_changed()`; `grown()`: cards stand elsewhere."""

    asked = Signal(object, object)
    current_changed = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TaskRow, ...] = ()
        self._live: dict[str, TaskCard] = {}  # by the keys of their rows
        self._current = ""
        self._words: dict[str, tuple[TaskRow, int, Words]] = {}
        self._tops: list[int] = [0]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Danh sách nhiệm vụ")
        theme.changed.connect(self._measure_anew)

    # ---------------------------------------------------------------- shown

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """A card stays with its task; where the current one went, the next takes its place."""
        at = self.place_of(self._current)
        had_focus = self.current is not None and _has_focus(self.current)
        self.rows = tuple(rows)
        keys = {row.key for row in rows}
        for key in [key for key in self._live if key not in keys]:
            self._put_away(key)
        self._words = {key: words for key, words in self._words.items() if key in keys}
        if self._current not in keys:
            self._current = ""
            if rows:
                self.set_current(min(at or 0, len(rows) - 1), focus=had_focus)
        for number, row in enumerate(rows):
            if card := self._live.get(row.key):
                card.show_row(row, is_last=number == len(rows) - 1)
        self._arrange()

    def _put_away(self, key: str) -> None:
        card = self._live.pop(key)
        card.hide()
        card.deleteLater()

    def _made(self, number: int) -> TaskCard:
        row = self.rows[number]
        card = self._live.get(row.key)
        if card is None:
            card = self._live[row.key] = TaskCard(row, self)
            card.show_row(row, is_last=number == len(self.rows) - 1)
            card.reached.connect(lambda: self._reach(card))
            card.stepped.connect(lambda by: self._step(card, by))
            card.asked.connect(lambda deed: self.asked.emit(deed, card))
            card.grown.connect(self._arrange)
        return card

    # ---------------------------------------------------------------- the current one

    @property
    def current(self) -> TaskCard | None:
        return self._live.get(self._current)

    @property
    def is_correcting(self) -> bool:
        return any(card.form is not None for card in self._live.values())

    def place_of(self, key: str) -> int | None:
        return next((number for number, row in enumerate(self.rows) if row.key == key), None)

    def set_current(self, number: int, *, focus: bool = False) -> TaskCard:
        key = self.rows[number].key
        card = self._made(number)
        if key != self._current:
            before, self._current = self.current, key
            card.show()
            if focus:
                card.setFocus()
            if before is not None and before.form is None:
                self._put_away(before.row.key)
            self._arrange()
            self.current_changed.emit()
        elif focus:
            card.setFocus()
        return card

    def _reach(self, card: TaskCard) -> None:
        number = self.place_of(card.row.key)
        if number is not None:
            self.set_current(number)

    def _step(self, card: TaskCard, by: int) -> None:
        at = self.place_of(card.row.key)
        if at is not None:
            self.asked.emit(TaskDeed.SHOW, self.set_current(min(max(at + by, 0), len(self.rows) - 1), focus=True))

    def row_on(self, spot: str) -> int | None:
        """The row of a block: the current one where it is about it, else the first."""
        if self.current is not None and self.current.row.stands_on(spot):
            return self.place_of(self._current)
        return next((number for number, row in enumerate(self.rows) if row.stands_on(spot)), None)

    def below(self, card: TaskCard) -> TaskRow | None:
        at = self.place_of(card.row.key)
        return self.rows[at + 1] if at is not None and at + 1 < len(self.rows) else None

    # ---------------------------------------------------------------- room

    def _measure_anew(self) -> None:
        self._words = {}
        self._arrange()

    def _words_of(self, row: TaskRow) -> Words:
        width = self.width() - 2 * margins()[0]
        known = self._words.get(row.key)
        if known is None or known[:2] != (row, width):
            known = self._words[row.key] = row, width, Words.of(tuple(lines_of(row)), width, is_open=False)
        return known[2]

    def _height(self, row: TaskRow) -> int:
        card = self._live.get(row.key)
        if card is not None:
            return card.heightForWidth(self.width())
        return self._words_of(row).height + 2 * margins()[1]

    def _arrange(self) -> None:
        gap = theme.space("unit")
        self._tops = list(accumulate((self._height(row) + gap for row in self.rows), initial=0))
        for number, row in enumerate(self.rows):
            if card := self._live.get(row.key):
                card.setGeometry(0, self._tops[number], self.width(), self._tops[number + 1] - self._tops[number] - gap)
                card.show()
        self.updateGeometry()
        self.update()
        self.grown.emit()

    def box(self, number: int) -> tuple[int, int]:
        """Where a card begins and ends, from the top of the list."""
        return self._tops[number], self._tops[number + 1] - theme.space("unit")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(280), max(self._tops[-1] - theme.space("unit"), 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    # ---------------------------------------------------------------- paint and mouse

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, high = margins()
        first = max(self._at(event.rect().top()), 0)
        for number in range(first, len(self.rows)):
            top, end = self.box(number)
            if top > event.rect().bottom():
                break
            row = self.rows[number]
            if row.key not in self._live:
                painter.setPen(theme.color("line"))
                painter.setBrush(theme.color("surface"))
                box = QRectF(0, top, self.width(), end - top)
                corner = theme.radius("popup")
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
                self._words_of(row).paint(painter, box.adjusted(side, high, -side, -high))

    def _at(self, y: int) -> int:
        return bisect_right(self._tops, y) - 1

    def _card_at(self, at: QPoint) -> int | None:
        number = self._at(at.y())
        return number if 0 <= number < len(self.rows) and at.y() < self.box(number)[1] else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._card_at(event.position().toPoint())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self.asked.emit(TaskDeed.SHOW, self.set_current(number, focus=True))

    def event(self, event: QEvent) -> bool:
        """What a card had no room for is said when the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._card_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if number is None else spoken(self.rows[number]), self)
            return True
        return super().event(event)


def _has_focus(card: TaskCard) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is card or card.isAncestorOf(focused))
