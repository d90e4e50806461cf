"""A row that is typed in where it stands: how far the task is, when it was done, what came out. Enter takes it, Esc
leaves it as it was; until then nothing is entered, so that one row is one step of undo."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QTableView, QWidget

from ...domain.tasks import NO_PROGRESS, STAGE_WORDS, Progress, Stage
from ..theme import restyle, theme
from ..widgets import DropDown, Field
from .fields import NOT_A_DAY, DayField, LineField, PercentField, taken
from .form import HAS_DAY, NO_DAY, TOO_LATE, with_percent, with_stage
from .model import Column, Item
from .words import FIELD_WORDS

_WIDE = 780  # where there is less room the texts stand below the rest
_STAGE, _PERCENT, _DAY, _TEXT = 150, 96, 156, 150
_NAMES = ("stage", "percent", "completed_on", "result", "product_document")
_FIRST = {Column.PROGRESS: "percent", Column.RESULT: "result"}


class RowForm(QFrame):
    """Over a row of `table`, held by `parent` as the table is: within the table its fields would look like cells.

    `entered(Item, Progress, fields)`: what the row is to be from now on, and which of its fields are others. `left`:
    it is gone, and the keyboard goes back to the row.
    """

    entered = Signal(object, object, list)
    left = Signal()

    def __init__(self, table: QTableView, today: Callable[[], datetime.date], parent: QWidget) -> None:
        super().__init__(parent)
        self._table, self._today, self._holder = table, today, parent
        self._item: Item | None = None
        self._row = -1
        restyle(self, kind="card")
        self.setAccessibleName("Sửa tại dòng")
        self.setAutoFillBackground(True)
        self.stage = DropDown(FIELD_WORDS["stage"], [(word, stage) for stage, word in STAGE_WORDS.items()])
        self.percent, self.day = PercentField(FIELD_WORDS["percent"]), DayField()
        self.result, self.product = LineField(), LineField()
        self.product.setPlaceholderText("số, ký hiệu, ngày")
        editors = (self.stage, self.percent, self.day, self.result, self.product)
        self.fields = {name: Field(FIELD_WORDS[name], one) for name, one in zip(_NAMES, editors, strict=True)}
        self._lay_out()
        self._connect_signals()
        self.hide()

    def _lay_out(self) -> None:
        self._figures, self._texts = (
            QBoxLayout(QBoxLayout.Direction.LeftToRight),
            QBoxLayout(QBoxLayout.Direction.LeftToRight),
        )
        for name in ("stage", "percent", "completed_on"):
            self._figures.addWidget(self.fields[name], 0, Qt.AlignmentFlag.AlignTop)
        self._figures.addStretch(1)
        for name in ("result", "product_document"):
            self._texts.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.addLayout(self._figures)
        self._both.addLayout(self._texts, 1)

    def _connect_signals(self) -> None:
        self.stage.chosen.connect(self._follow_stage)
        self.day.refused.connect(lambda words: self._complain(words, takes_focus=False))
        self._table.verticalScrollBar().valueChanged.connect(self.place)
        self._table.viewport().installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    # ---------------------------------------------------------------- opened

    @property
    def is_open(self) -> bool:
        return self._item is not None

    def open(self, item: Item, row: int, column: Column | None = None) -> None:
        """At the field that stands for `column`, where it has one."""
        self.finish()
        progress = item.entry.progress
        self.stage.set_value(progress.stage)
        self.percent.show_percent(progress.percent)
        self.day.show_day(progress.completed_on)
        self.day.setEnabled(progress.stage in HAS_DAY)
        for line, text in ((self.result, progress.result), (self.product, progress.product_document)):
            line.setText(" ".join((text or "").split()))
            line.setCursorPosition(0)
            line.setModified(False)
        self._complain("", takes_focus=False)
        self._item, self._row = item, row
        self.place()
        self.show()
        self.raise_()
        self.fields[_FIRST.get(column, "stage") if column is not None else "stage"].editor.setFocus()

    def place(self) -> None:
        """Over the row, from behind its number and contents on as far as there is room."""
        if self._item is None:
            return
        table, room = self._table, self._table.viewport().rect()
        for field, px in (("stage", _STAGE), ("percent", _PERCENT), ("completed_on", _DAY)):
            self.fields[field].setFixedWidth(theme.px(px))
        self.percent.setFixedHeight(theme.size("control"))  # as high as the list beside it
        gap, edge = theme.space("unit"), theme.space("unit")
        for layout in (self._figures, self._texts, self._both):
            layout.setSpacing(gap)
        self._both.setContentsMargins(edge, theme.space("half"), edge, edge)
        left = table.columnViewportPosition(Column.CONTENT) + table.columnWidth(Column.CONTENT)
        is_wide = room.width() - left >= theme.px(_WIDE)
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        width = room.width() - left if is_wide else min(max(room.width() - left, theme.px(440)), room.width())
        height = self._both.totalSizeHint().height()
        row = table.visualRect(table.model().index(self._row, Column.CONTENT))
        top = max(min(row.top(), room.height() - height), 0)
        at = table.viewport().mapTo(self._holder, QPoint(room.width() - width, top))
        self.setGeometry(QRect(at, QSize(width, height)))

    def event(self, event: QEvent) -> bool:
        """A complaint has come, or has gone: it needs another height."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    # ---------------------------------------------------------------- taken, or left

    def _trouble(self) -> str:
        """What does not hold, as a sentence."""
        stage, day = Stage(self.stage.value), self.day.day
        if stage not in HAS_DAY:
            return ""
        if day is None:
            return NOT_A_DAY if self.day.text().strip() else NO_DAY if stage is Stage.DONE else ""
        return TOO_LATE if day > self._today() else ""

    def _progress(self, before: Progress) -> Progress:
        stage, day = Stage(self.stage.value), self.day.day
        known = with_percent(before, self.percent.percent)
        return replace(
            known,
            stage=known.stage if stage is before.stage else stage,
            completed_on=day if stage in HAS_DAY else None,
            result=taken(self.result.text()) if self.result.isModified() else before.result,
            product_document=taken(self.product.text()) if self.product.isModified() else before.product_document,
        )

    def _complain(self, sentence: str, *, takes_focus: bool = True) -> None:
        self.fields["completed_on"].show_error(sentence, takes_focus=takes_focus)

    def take(self) -> bool:
        """Enters what was typed; False where something does not hold, and the form stays."""
        if (item := self._item) is None:
            return True
        if sentence := self._trouble():
            self._complain(sentence)
            return False
        self.percent.interpretText()
        before = item.entry.progress
        progress = self._progress(before)
        self._close()
        if changed := [name for name in _NAMES if getattr(progress, name) != getattr(before, name)]:
            self.entered.emit(item, progress, changed)
        return True

    def finish(self) -> None:
        """Something else is gone to: what holds is entered, what does not is left as it was."""
        if self.is_open and not self.take():
            self._close()

    def _close(self) -> None:
        self._item = None
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had_focus:
            self.left.emit()

    def _follow_stage(self, stage: str) -> None:
        """Done has a day, today where no other is known."""
        now = replace(NO_PROGRESS, completed_on=self.day.day)
        self.day.show_day(with_stage(now, Stage(stage), self._today()).completed_on)
        self.day.setEnabled(Stage(stage) in HAS_DAY)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """A click elsewhere takes what was typed, as in any table; lists and the calendar drop down in own windows."""
        if self.is_open and now is not None and not self.isAncestorOf(now) and now.window() is self.window():
            self.finish()

    # ---------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif event.key() not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes round within the row."""
        stops = [self.stage, self.percent, self.day.line, self.result, self.product]
        stops = [one for one in stops if one.isEnabled()]
        focused = QApplication.focusWidget()
        at = next((n for n, one in enumerate(stops) if one is focused or one.isAncestorOf(focused or one)), -1)
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forwards else -1)) % len(stops)].setFocus(reason)
        return True
