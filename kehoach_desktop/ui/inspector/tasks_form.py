"""A task corrected on its card: what, who, by when, what comes out. The day is worked out while one types."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ...domain.dates import PartialDate, parse_date, written_day
from ...domain.deadlines import DeadlineRules
from ...domain.plan import Task, TaskColumn
from ...domain.task_edits import with_deadline
from ...domain.vietnamese import clean
from ...operations.inspecting.registers import tidy, tidy_lines
from ..forms import DateLine, TextArea
from ..texts import GO_BACK
from ..theme import theme
from ..widgets import Button, Field
from .names_line import NamesLine, names_in, written_names

_LEAD_HINT = "Một cơ quan; cơ quan cùng chủ trì ghi sau dấu chấm phẩy."
_COMPUTED = "Tính theo lời văn ở trên; sửa được."
_OPEN = "Lời văn chưa cho biết ngày; ghi ngày nếu đã rõ."
_DAY = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)")
_NO_SUCH_DAY = "Không có ngày {day}."
_BAD_DAY = "Ghi ngày như 31/3/2027, hoặc để trống."


class TaskForm(QWidget):
    """`finished(Task | None)`: the task as it was corrected; None when it stays as it was."""

    finished = Signal(object)

    def __init__(
        self,
        task: Task,
        names: Sequence[str],
        issue: PartialDate,
        rules: DeadlineRules,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._task, self._issue, self._rules = task, issue, rules
        self.content = TextArea(2)
        self.content.setPlainText(task.content or "")
        self.lead, self.supporting = NamesLine(names), NamesLine(names)
        self.lead.setText(written_names([name for name in (task.lead, *task.extra_leads) if name]))
        self.supporting.setText(written_names(task.supporting))
        self.deadline = QLineEdit(task.deadline_text or "")
        self.deadline.setPlaceholderText("như: trong quý II/2027")
        self.due = DateLine()
        self.product = QLineEdit(task.product or "")
        self.note = QLineEdit(task.note or "")
        self.save = Button("Lưu" if task.accepted else "Xác nhận", compact=True)
        self.back = Button(GO_BACK, kind="quiet", compact=True)
        self._is_own_day = task.due_date is not None and task.due_date != self._read().due_date
        for line in (self.lead, self.supporting, self.deadline, self.product, self.note):
            line.setCursorPosition(0)  # long words are seen from their beginning
        self._lay_out()
        self._connect_signals()
        self._show_day(task.due_date or self._read().due_date)

    def _lay_out(self) -> None:
        self.content_field = Field("Nội dung", self.content)
        self.deadline_field = Field("Thời hạn", self.deadline)
        self.due_field = Field("Ngày đến hạn", self.due, _COMPUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("unit"))
        for field in (
            self.content_field,
            Field("Cơ quan chủ trì", self.lead, _LEAD_HINT),
            Field("Cơ quan phối hợp", self.supporting),
            self.deadline_field,
            self.due_field,
            Field("Sản phẩm", self.product),
            Field("Ghi chú", self.note),
        ):
            column.addWidget(field)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.save)
        column.addLayout(row)
        self.setFocusProxy(self.content)

    def _connect_signals(self) -> None:
        self.deadline.textEdited.connect(self._work_out)
        self.due.text_edited.connect(self._take_day)
        self.deadline.editingFinished.connect(self._look_at_words)
        self.due.line.editingFinished.connect(self._look_at_day)
        self.save.clicked.connect(self._send)
        self.back.clicked.connect(lambda: self.finished.emit(None))
        for line in (self.lead, self.supporting, self.deadline, self.due.line, self.product, self.note):
            line.returnPressed.connect(self._send)

    def enter(self, column: TaskColumn) -> None:
        """The keyboard comes in there."""
        lines: dict[TaskColumn, QWidget] = {
            TaskColumn.CONTENT: self.content,
            TaskColumn.LEAD: self.lead,
            TaskColumn.SUPPORTING: self.supporting,
            TaskColumn.DEADLINE: self.deadline,
            TaskColumn.PRODUCT: self.product,
            TaskColumn.NOTE: self.note,
        }
        lines[column].setFocus(Qt.FocusReason.OtherFocusReason)

    # ---------------------------------------------------------------- the deadline

    def _read(self, due: datetime.date | None = None) -> Task:
        return with_deadline(self._task, tidy(self.deadline.text()), self._issue, self._rules, due)

    def _work_out(self) -> None:
        """Other words: the day is theirs again."""
        self._is_own_day = False
        self._show_day(self._read().due_date)

    def _show_day(self, day: datetime.date | None) -> None:
        self.due.setText(written_day(day) if day else "")
        self.due_field.show_error("")
        self.due_field.set_hint("" if self._is_own_day else _COMPUTED if day else _OPEN)

    def _look_at_words(self) -> None:
        """A day that no calendar has is told when the line is left."""
        named = _DAY.search(self.deadline.text())
        is_none = named is not None and parse_date(named[0]) is None
        self.deadline_field.show_error(
            _NO_SUCH_DAY.format(day=named[0]) if named and is_none else "", takes_focus=False
        )

    def _look_at_day(self) -> None:
        day = parse_date(self.due.text())
        if self._is_own_day and (day is None or day.whole is None):
            self.due_field.show_error(_BAD_DAY, takes_focus=False)

    def _take_day(self, text: str) -> None:
        self._is_own_day = bool(text.strip())
        self.due_field.show_error("")
        self.due_field.set_hint("" if self._is_own_day else _COMPUTED if self._read().due_date else _OPEN)

    # ---------------------------------------------------------------- done

    def corrected(self) -> Task | None:
        """None with a complaint where a field does not hold."""
        content = tidy_lines(self.content.toPlainText())
        day = parse_date(self.due.text()) if self._is_own_day else None
        if not content:
            self.content_field.show_error("Ghi nội dung nhiệm vụ.")
            return None
        if self._is_own_day and (day is None or day.whole is None):
            self.due_field.show_error(_BAD_DAY)
            return None
        leads = names_in(clean(self.lead.text())[0])
        return replace(
            self._read(day.whole if day else None),
            content=content,
            lead=leads[0] if leads else None,
            extra_leads=leads[1:],
            supporting=names_in(clean(self.supporting.text())[0]),
            product=tidy(self.product.text()) or None,
            note=tidy(self.note.text()) or None,
        )

    def _send(self) -> None:
        task = self.corrected()
        if task is not None:
            self.finished.emit(task)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is done with it, from the many lines of the contents too; Esc leaves it as it was."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit(None)
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._send()
        elif not is_enter:
            super().keyPressEvent(event)
