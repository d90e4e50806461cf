"""The later days that were granted: those there are, and a small form for one more."""

import datetime
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.dates import written_day
from ...domain.task_list import Entry
from ...domain.tasks import Extension, Progress, Stage
from ..texts import GO_BACK
from ..theme import theme
from ..widgets import Button, Field, TextLabel, ToolButton
from .fields import NOT_A_DAY, DayField, LineField, taken
from .words import extension_words

_OVER = (Stage.DONE, Stage.CANCELLED)
_NOTHING_TO_EXTEND = "Nhiệm vụ đã hoàn thành hoặc đã huỷ thì không gia hạn."
_NO_LATER = "Ngày mới phải sau {day}."
_NOT_YET = "Ngày cho gia hạn không thể sau hôm nay."


class Extensions(QWidget):
    """`changed(Progress)`: one more, or the last one is taken out."""

    changed = Signal(object)

    def __init__(self, today: Callable[[], datetime.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._entry: Entry | None = None
        self.title = TextLabel("Gia hạn", "strong", lines=1)
        self.add = Button("Gia hạn…", "calendar-range", "quiet", compact=True)
        self._rows = QVBoxLayout()
        self.day, self.who, self.document, self.granted = DayField(), LineField(), LineField(), DayField()
        self.document.setPlaceholderText("số, ký hiệu, ngày")
        self.fields = {
            "due_date": Field("Thời hạn mới", self.day),
            "granted_by": Field("Người cho gia hạn", self.who),
            "document": Field("Văn bản", self.document),
            "granted_on": Field("Ngày cho gia hạn", self.granted),
        }
        self.save, self.leave = Button("Ghi gia hạn", compact=True), Button(GO_BACK, kind="quiet", compact=True)
        self.form = QWidget()
        self._lay_out()
        self._connect_signals()
        self.form.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("unit"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.add)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.form)
        inner = QVBoxLayout(self.form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space("unit"))
        for field in self.fields.values():
            inner.addWidget(field)
        deeds = QHBoxLayout()
        deeds.addStretch(1)
        deeds.addWidget(self.leave)
        deeds.addWidget(self.save)
        inner.addLayout(deeds)
        QWidget.setTabOrder(self.granted.line, self.save)
        QWidget.setTabOrder(self.save, self.leave)

    def _connect_signals(self) -> None:
        self.add.clicked.connect(self.open_form)
        self.leave.clicked.connect(self._close)
        self.save.clicked.connect(self._grant)
        self.who.returnPressed.connect(self._grant)
        self.document.returnPressed.connect(self._grant)
        for name, day in self._days():
            day.line.returnPressed.connect(self._grant)
            day.refused.connect(lambda words, name=name: self.fields[name].show_error(words, takes_focus=False))

    def _days(self) -> tuple[tuple[str, DayField], ...]:
        return ("due_date", self.day), ("granted_on", self.granted)

    # ---------------------------------------------------------------- shown

    def show_entry(self, entry: Entry) -> None:
        is_other = self._entry is None or self._entry.key != entry.key
        self._entry = entry
        is_over = entry.progress.stage in _OVER
        self.add.setEnabled(not is_over)
        self.add.setToolTip(_NOTHING_TO_EXTEND if is_over else "")
        if is_other:
            self.form.hide()
            self.add.show()
        while (row := self._rows.takeAt(0)) is not None:
            if (widget := row.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, extension in enumerate(entry.progress.extensions):
            is_last = number == len(entry.progress.extensions) - 1
            self._rows.addWidget(self._row(extension, can_go=is_last))

    def _row(self, extension: Extension, *, can_go: bool) -> QWidget:
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space("half"))
        inner.addWidget(TextLabel(extension_words(extension)), 1)
        if can_go:
            remove = ToolButton("x", "Bỏ lần gia hạn này", is_compact=True)
            remove.clicked.connect(self._take_out)
            inner.addWidget(remove)
        return row

    def open_form(self) -> None:
        for field in (self.day, self.who, self.document, self.granted):
            field.setText("")
        for name, _ in self._days():
            self.fields[name].show_error("", takes_focus=False)
        self.add.hide()
        self.form.show()
        self.day.setFocus()

    def _close(self) -> None:
        had_focus = self.form.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.form.hide()
        self.add.show()
        if had_focus:
            self.add.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the form first, then the panel."""
        if event.key() == Qt.Key.Key_Escape and self.form.isVisibleTo(self):
            self._close()
        else:
            super().keyPressEvent(event)

    # ---------------------------------------------------------------- entered

    def _grant(self) -> None:
        if self._entry is None:
            return
        day, granted = self.day.day, self.granted.day
        if day is None or (sentence := self._wrong(day)):
            self.fields["due_date"].show_error(NOT_A_DAY if day is None else sentence)
            return
        if self.granted.text().strip() and (granted is None or granted > self._today()):
            self.fields["granted_on"].show_error(NOT_A_DAY if granted is None else _NOT_YET)
            return
        extension = Extension(day, granted, taken(self.who.text()), taken(self.document.text()))
        progress = self._entry.progress
        self._close()
        self.changed.emit(replace(progress, extensions=(*progress.extensions, extension)))

    def _wrong(self, day: datetime.date) -> str:
        due = self._entry.due if self._entry is not None else None
        return _NO_LATER.format(day=written_day(due)) if due is not None and day <= due else ""

    def _take_out(self) -> None:
        if self._entry is not None:
            progress: Progress = self._entry.progress
            self.changed.emit(replace(progress, extensions=progress.extensions[:-1]))
