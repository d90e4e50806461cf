"""The later days that were granted: those there are, and a small form for one more."""

import datetime
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.dates import written_day
from ...domain.task_list import Entry
from ...domain.tasks import Extension, Progress
from ..texts import GO_BACK
from ..theme import theme
from ..widgets import Button, Field, TextLabel, ToolButton
from .fields import NOT_A_DAY, DayField, LineField, taken

_NO_LATER = "Ngày mới phải sau {day}."


def extension_words(extension: Extension) -> str:
    known = (f"đến {written_day(extension.due_date)}", extension.granted_by, extension.document)
    return " · ".join(filter(None, known))


class Extensions(QWidget):
    """`changed(Progress)`: one more, or the last one is taken out."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: Entry | None = None
        self.title = TextLabel("Gia hạn", "strong", lines=1)
        self.add = Button("Gia hạn…", "calendar-range", "quiet", compact=True)
        self._rows = QVBoxLayout()
        self.day, self.who, self.document = DayField(), LineField(), LineField()
        self.document.setPlaceholderText("số, ký hiệu, ngày")
        self.fields = {
            "due_date": Field("Thời hạn mới", self.day),
            "granted_by": Field("Người cho gia hạn", self.who),
            "document": Field("Văn bản", self.document),
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

    def _connect_signals(self) -> None:
        self.add.clicked.connect(self.open_form)
        self.leave.clicked.connect(self._close)
        self.save.clicked.connect(self._grant)
        self.who.returnPressed.connect(self._grant)
        self.document.returnPressed.connect(self._grant)
        self.day.refused.connect(lambda words: self.fields["due_date"].show_error(words, takes_focus=False))

    # ---------------------------------------------------------------- shown

    def show_entry(self, entry: Entry) -> None:
        is_other = self._entry is None or self._entry.key != entry.key
        self._entry = entry
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
        for field in (self.day, self.who, self.document):
            field.setText("")
        self.fields["due_date"].show_error("", takes_focus=False)
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
        day = self.day.day
        if day is None or (sentence := self._wrong(day)):
            self.fields["due_date"].show_error(NOT_A_DAY if day is None else sentence)
            return
        extension = Extension(day, None, taken(self.who.text()), taken(self.document.text()))
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
