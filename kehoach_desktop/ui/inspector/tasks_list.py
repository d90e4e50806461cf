"""The cards of a plan's tasks, one below the other. One is the current one; only that one is made of widgets, and
whichever is being corrected. The others are painted: a long plan has hundreds, and all of them follow each deed.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ...operations.inspecting.tasks import TaskRow
from ..theme import theme
from .tasks_card import TaskCard, TaskDeed, margins
from .tasks_marks import Marks
from .tasks_words import Words, lines_of, tip_of


class TasksList(QWidget):
    """`asked(TaskDeed, TaskCard)`; `marks_changed()`: others are marked, to be dealt with together;
    `current_changed()`; `grown()`: cards stand elsewhere."""

    asked = Signal(object, object)
    marks_changed = Signal()
    current_changed = Signal()
    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TaskRow, ...] = ()
        self._live: dict[str, TaskCard] = {}  # by the keys of their rows
        self._current = ""
        self._marks = Marks()
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
        known = {row.key for row in self.rows}
        self.rows = tuple(rows)
        keys = {row.key for row in rows}
        self._hand_on({row.key: row for row in rows if row.key not in known}, keys)
        self._words = {key: words for key, words in self._words.items() if key in keys}
        self._put_marks(self._marks.within(keys))
        if self._current not in keys:
            self._current = ""
            if rows:
                self.set_current(min(at or 0, len(rows) - 1), focus=had_focus)
        for number, row in enumerate(rows):
            if card := self._live.get(row.key):
                card.show_row(row, is_last=self._is_last(number))
        self._arrange()

    def _hand_on(self, fresh: dict[str, TaskRow], keys: Collection[str]) -> None:
        """A sentence that was typed on, or a proposal that was accepted, has another key: its card goes along, with
        the keyboard and the form that may be open on it. What is left has no task any more."""
        for key in [key for key in self._live if key not in keys]:
            block = self._live[key].row.bound.block
            heir = next((one for one, row in fresh.items() if block is not None and row.bound.block == block), None)
            if heir is None:
                self._put_away(key)
                continue
            del fresh[heir]
            self._live[heir] = self._live.pop(key)
            if self._current == key:
                self._current = heir

    def _put_away(self, key: str) -> None:
        card = self._live.pop(key)
        card.hide()
        card.deleteLater()

    def _made(self, number: int) -> TaskCard:
        row = self.rows[number]
        card = self._live.get(row.key)
        if card is None:
            card = self._live[row.key] = TaskCard(row, self)
            card.show_row(row, is_last=self._is_last(number))
            card.set_selected(self._is_shown_marked(row.key))
            card.reached.connect(lambda: self._reach(card))
            card.pressed.connect(lambda modifiers: self._press(self.place_of(card.row.key), modifiers))
            card.stepped.connect(lambda by, modifiers: self._step(card, by, modifiers))
            card.mark_asked.connect(lambda: self._put_marks(self._marks.toggled(card.row.key, self._current)))
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

    def _step(self, card: TaskCard, by: int, modifiers: Qt.KeyboardModifier) -> None:
        """With Shift the cards on the way are marked; with Ctrl those that are marked stay so."""
        at = self.place_of(card.row.key)
        if at is not None:
            self._go(min(max(at + by, 0), len(self.rows) - 1), modifiers, toggles=False)

    def _press(self, number: int | None, modifiers: Qt.KeyboardModifier) -> None:
        """Shift+click marks all up to there, Ctrl+click that one too, or no more."""
        if number is not None:
            self._go(number, modifiers, toggles=True)

    def _go(self, number: int, modifiers: Qt.KeyboardModifier, *, toggles: bool) -> None:
        before, key = self._current, self.rows[number].key
        keys = [row.key for row in self.rows]
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            marks = self._marks.stretched(keys, before, key)
        elif not modifiers & Qt.KeyboardModifier.ControlModifier:
            marks = Marks()
        else:
            marks = self._marks.toggled(key, before) if toggles else self._marks.kept(before)
        self._put_marks(marks)
        self.asked.emit(TaskDeed.SHOW, self.set_current(number, focus=True))

    # ---------------------------------------------------------------- several of them

    @property
    def marked(self) -> list[TaskRow]:
        """Two or more, from the top; one alone is the current one and no more."""
        rows = [row for row in self.rows if row.key in self._marks.keys]
        return rows if len(rows) > 1 else []

    def clear_marks(self) -> None:
        self._put_marks(Marks())

    def mark_all(self) -> None:
        self._put_marks(Marks(frozenset(row.key for row in self.rows)))

    def _put_marks(self, marks: Marks) -> None:
        if marks != self._marks:
            self._marks = marks
            for key, card in self._live.items():
                card.set_selected(self._is_shown_marked(key))
                card.set_marked(is_one_of_several=len(marks.keys) > 1 and key in marks.keys)
                if (number := self.place_of(key)) is not None:
                    card.show_row(card.row, is_last=self._is_last(number))
            self.update()
            self.marks_changed.emit()

    def _is_last(self, number: int) -> bool:
        """Whether there is none to be merged with."""
        return number == len(self.rows) - 1 and self.rows[number] not in self.marked

    def _is_shown_marked(self, key: str) -> bool:
        """Where several are marked, the current one is not one of them by itself."""
        return key in self._marks.keys or len(self._marks.keys) < 2

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

    def _words_of(self, row: TaskRow, width: int) -> Words:
        known = self._words.get(row.key)
        if known is None or known[:2] != (row, width):
            known = self._words[row.key] = row, width, Words.of(tuple(lines_of(row)), width, is_open=False)
        return known[2]

    def _heights(self) -> Iterator[int]:
        wide, (side, high) = self.width(), margins()
        for row in self.rows:
            card = self._live.get(row.key)
            yield card.heightForWidth(wide) if card else self._words_of(row, wide - 2 * side).height + 2 * high

    def _arrange(self) -> None:
        gap = theme.space("unit")
        self._tops = list(accumulate((high + gap for high in self._heights()), initial=0))
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
                box = QRectF(0, top, self.width(), end - top)
                _paint_ground(painter, box, is_marked=len(self._marks.keys) > 1 and row.key in self._marks.keys)
                self._words_of(row, self.width() - 2 * side).paint(painter, box.adjusted(side, high, -side, -high))

    def _at(self, y: int) -> int:
        return bisect_right(self._tops, y) - 1

    def _card_at(self, at: QPoint) -> int | None:
        number = self._at(at.y())
        return number if 0 <= number < len(self.rows) and at.y() < self.box(number)[1] else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._card_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton:
            self._press(number, event.modifiers())

    def event(self, event: QEvent) -> bool:
        """What a card had no room for is said when the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._card_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if number is None else tip_of(self.rows[number]), self)
            return True
        return super().event(event)


def _paint_ground(painter: QPainter, box: QRectF, *, is_marked: bool) -> None:
    corner = theme.radius("popup")
    painter.setPen(theme.color("line"))
    painter.setBrush(theme.color("accent_soft" if is_marked else "surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    if is_marked:
        bar = QRectF(box.x(), box.y() + corner / 2, theme.size("bar"), box.height() - corner)
        painter.fillRect(bar, theme.color("accent_text"))


def _has_focus(card: TaskCard) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is card or card.isAncestorOf(focused))
