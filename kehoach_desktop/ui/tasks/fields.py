"""The fields of the panel. `show_*` only fills; `committed`: the clerk is done with the field, and it is another."""

import datetime

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ...domain.dates import parse_date, written_day
from ...domain.vietnamese import clean
from ..forms import DateLine, NameLine, TextArea
from ..widgets import NumberField

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)  # not everywhere the system's own
_NONE, _STEP, _FULL = -1, 10, 100
NOT_A_DAY = "Viết ngày như 05/12/2026."


def taken(text: str) -> str | None:
    """As it may enter the store: nothing unprintable, nothing around it; None for nothing."""
    return clean(text)[0].strip() or None


def _goes_back(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    return event.matches(keys.Undo) or event.matches(keys.Redo) or event.keyCombination() == _REDO


class LineField(NameLine):
    """One line; what was written there before is offered."""

    committed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self._shown: str | None = None
        self.editingFinished.connect(self.commit)
        self.offered.connect(self.commit)

    def show_text(self, text: str | None) -> None:
        self._shown = text
        if taken(self.text()) != text:
            self.setText(text or "")

    def commit(self) -> None:
        if (text := taken(self.text())) != self._shown:
            self._shown = text
            self.committed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is entered already is taken back by who entered it, not letter by letter."""
        if _goes_back(event) and taken(self.text()) == self._shown:
            event.ignore()
        else:
            super().keyPressEvent(event)


class AreaField(TextArea):
    """Several lines; left, or Ctrl+Enter, it is finished."""

    committed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self._shown: str | None = None

    def show_text(self, text: str | None) -> None:
        self._shown = text
        if taken(self.toPlainText()) != text:
            self.setPlainText(text or "")

    def commit(self) -> None:
        if (text := taken(self.toPlainText())) != self._shown:
            self._shown = text
            self.committed.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _RETURN and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif _goes_back(event) and taken(self.toPlainText()) == self._shown:
            event.ignore()
        else:
            super().keyPressEvent(event)


class PercentField(NumberField):
    """How far it has come, in steps of ten; below nothing it is not said."""

    committed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _NONE, _FULL, "%", parent)
        self.setSpecialValueText("chưa ghi")
        self._shown: int | None = None
        self.show_percent(None)
        self.editingFinished.connect(self.commit)

    def show_percent(self, percent: int | None) -> None:
        self._shown = percent
        with QSignalBlocker(self):
            self.setValue(_NONE if percent is None else percent)

    @property
    def percent(self) -> int | None:
        return None if self.value() == _NONE else self.value()

    def stepBy(self, steps: int) -> None:
        value = self.value()
        if value == _NONE:
            self.setValue(0 if steps > 0 else _NONE)
        elif value == 0 and steps < 0:
            self.setValue(_NONE)
        else:
            on_grid = value - value % _STEP if steps > 0 else value + -value % _STEP
            self.setValue(max(0, min(_FULL, on_grid + steps * _STEP)))
        self.selectAll()

    def commit(self) -> None:
        if self.percent != self._shown:
            self._shown = self.percent
            self.committed.emit(self.percent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _goes_back(event) and self.percent == self._shown:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DayField(DateLine):
    """A day, or none. `refused(sentence)`: what stands there is no day, "" when it is one again."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: datetime.date | None = None
        self.line.editingFinished.connect(self.commit)
        self.text_edited.connect(lambda _: self.refused.emit(""))
        self.line.installEventFilter(self)

    def show_day(self, day: datetime.date | None) -> None:
        self._shown = day
        if self.text() != (written := written_day(day) if day else ""):
            self.setText(written)
        self.refused.emit("")

    def _take(self, day: datetime.date) -> None:
        super()._take(day)
        self.commit()  # one that is picked is meant

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and _goes_back(event) and self._is_entered():
            event.ignore()
            QApplication.sendEvent(self, event)
            return True
        return super().eventFilter(watched, event)

    def _is_entered(self) -> bool:
        return self.text() == (written_day(self._shown) if self._shown else "")

    @property
    def day(self) -> datetime.date | None:
        read = parse_date(self.text())
        return read.whole if read else None

    def commit(self) -> None:
        if self.text().strip() and self.day is None:
            self.refused.emit(NOT_A_DAY)
        elif self.day != self._shown:
            self._shown = self.day
            self.committed.emit(self.day)
