"""One task on its card: its words; on the current card also its deeds, or the form that corrects it."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ...domain.task_binding import Standing
from ...domain.task_edits import parts_of
from ...domain.task_lint import TaskRule
from ...operations.inspecting.tasks import TaskRow
from ..theme import theme
from ..widgets import Button, Card, Flow, paint_ring
from .tasks_words import TaskWords, reason_words, spoken

_ONE_THING = "Nội dung chỉ có một việc: ngăn các việc bằng dấu chấm phẩy thì tách được."
_WITH_NEXT = "Gộp với nhiệm vụ ngay dưới"
_MARKED = "Đang chọn cùng các nhiệm vụ khác."
_LAST = "Không có nhiệm vụ nào ở dưới để gộp."


class TaskDeed(Enum):
    """What can be done with a task."""

    SHOW = auto()  # on the paper, while the keyboard stays here
    GO_TO = auto()
    ACCEPT = auto()
    CORRECT = auto()
    SPLIT = auto()
    MERGE = auto()
    REMOVE = auto()
    TAKE_NEW = auto()
    KEEP = auto()
    TAKE_DAYS = auto()
    ADD_RECIPIENTS = auto()


# Words and kind of each button. What was accepted leaves its place empty at the end of the row.
_USUAL = {
    TaskDeed.CORRECT: ("Sửa…", "quiet"),
    TaskDeed.SPLIT: ("Tách", "quiet"),
    TaskDeed.MERGE: ("Gộp", "quiet"),
    TaskDeed.REMOVE: ("Bỏ", "quiet"),
    TaskDeed.ACCEPT: ("Xác nhận", ""),
}
_SOMETIMES = {
    TaskDeed.TAKE_NEW: ("Lấy theo câu mới", ""),
    TaskDeed.KEEP: ("Giữ như đã nhận", ""),
    TaskDeed.TAKE_DAYS: ("Ghi ngày đến hạn", ""),
    TaskDeed.ADD_RECIPIENTS: ("Thêm vào nơi nhận", ""),
}
_BETWEEN = 2  # the usual buttons, so that they stay in one row
_FAR = 1 << 20  # further than any list is long
_KEYS = {
    Qt.Key.Key_Return: TaskDeed.GO_TO,
    Qt.Key.Key_Enter: TaskDeed.GO_TO,
    Qt.Key.Key_Space: TaskDeed.ACCEPT,
    Qt.Key.Key_F2: TaskDeed.CORRECT,
    Qt.Key.Key_Delete: TaskDeed.REMOVE,
}


def margins() -> tuple[int, int]:
    """Of a card: at its sides, and above and below."""
    return theme.px(10), theme.space("unit")


class TaskDeeds(QWidget):
    """The buttons of the current card; those that are not always there do not move the others. `asked(TaskDeed)`;
    `spent()`: the one with the keyboard has done its deed."""

    asked = Signal(object)
    spent = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[TaskDeed, Button] = {}
        self._flow, self._sometimes = Flow(), Flow()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.space("half"))
        for flow, deeds in ((self._flow, _USUAL), (self._sometimes, _SOMETIMES)):
            rows.addLayout(flow)
            for deed, (words, kind) in deeds.items():
                button = Button(words, None, kind, compact=True)
                button.clicked.connect(lambda _=False, deed=deed: self.asked.emit(deed))
                flow.addWidget(button)
                self.buttons[deed] = button
        self._flow.last = self.buttons[TaskDeed.ACCEPT]
        self._flow.setSpacing(theme.px(_BETWEEN))
        self.buttons[TaskDeed.MERGE].setAccessibleName(_WITH_NEXT)
        self.buttons[TaskDeed.TAKE_DAYS].setToolTip("Cho mọi nhiệm vụ mà nay đã tính được ngày")
        self.buttons[TaskDeed.ACCEPT].setToolTip("Phím cách")
        self.buttons[TaskDeed.CORRECT].setToolTip("F2")
        self.buttons[TaskDeed.REMOVE].setToolTip("Del")

    def show_row(self, row: TaskRow, *, is_last: bool) -> None:
        """The keyboard goes back to the card where its button is not to be had any more: never to the next one."""
        focused = next((button for button in self.buttons.values() if button.hasFocus()), None)
        self._show_deeds(row, is_last=is_last)
        if focused is not None and not (focused.isEnabled() and focused.isVisibleTo(self)):
            self.spent.emit()

    def _show_deeds(self, row: TaskRow, *, is_last: bool) -> None:
        standing = row.bound.standing
        unreached = any(fault.rule is TaskRule.NOT_A_RECIPIENT for fault in row.faults)
        shown = {
            TaskDeed.TAKE_NEW: standing is Standing.CHANGED and row.bound.found is not None,
            TaskDeed.KEEP: standing in (Standing.CHANGED, Standing.LOST),
            TaskDeed.TAKE_DAYS: row.bound.known_day is not None,
            TaskDeed.ADD_RECIPIENTS: unreached,
            TaskDeed.ACCEPT: not row.task.accepted and standing in (Standing.PROPOSED, Standing.KEPT),
        }
        for deed, button in self.buttons.items():
            button.setVisible(shown.get(deed, True))
        self._allow(TaskDeed.SPLIT, bool(parts_of(row.task)), _ONE_THING)
        self._allow(TaskDeed.MERGE, not is_last, _LAST, _WITH_NEXT)
        for flow in (self._flow, self._sometimes):
            flow.invalidate()
        self.updateGeometry()

    def _allow(self, deed: TaskDeed, is_allowed: bool, reason: str, tip: str = "") -> None:
        self.buttons[deed].setEnabled(is_allowed)
        self.buttons[deed].setToolTip(tip if is_allowed else reason)


class TaskCard(Card):
    """A card with its widgets: the current one has deeds, one that is being corrected a form.

    `asked(TaskDeed)`; `reached()`: the mouse or the keyboard is on it; `pressed(modifiers)`: by the mouse;
    `stepped(by, modifiers)`: ↑ ↓ Home End from it; `mark_asked()`: Shift+Space, it is to be one of several; `grown()`:
    it needs another height.
    """

    asked = Signal(object)
    reached = Signal()
    pressed = Signal(object)
    stepped = Signal(int, object)
    mark_asked = Signal()
    grown = Signal()

    def __init__(self, row: TaskRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.words = TaskWords()
        self.deeds = TaskDeeds()
        self.form: QWidget | None = None
        self._is_one_of_several = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_selected(True)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)
        self._column.addWidget(self.deeds)
        self._fit()
        self.deeds.asked.connect(self.asked)
        self.deeds.spent.connect(self.setFocus)
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        side, high = margins()
        bar, edge = 3, 1  # the borders of its style stand inside: the words stay where they were painted
        self._column.setContentsMargins(side - bar, high - edge, side - edge, high - edge)
        self._column.setSpacing(theme.space("unit"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return super().event(event)

    # ---------------------------------------------------------------- shown

    def show_row(self, row: TaskRow, *, is_last: bool) -> None:
        self.row = row
        said = spoken(row)
        if said != self.accessibleName():
            self.setAccessibleName(said)
        self._describe()
        self.words.show_row(row)
        self.deeds.show_row(row, is_last=is_last)

    def set_marked(self, *, is_one_of_several: bool) -> None:
        self._is_one_of_several = is_one_of_several
        self._describe()

    def _describe(self) -> None:
        marked = _MARKED if self._is_one_of_several else ""
        said = " ".join(filter(None, (marked, reason_words(self.row))))
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def open_form(self, make: Callable[[], QWidget]) -> None:
        if self.form is None:
            self.form = make()
            self._column.addWidget(self.form)
            self.words.hide()
            self.deeds.hide()
            self.form.show()
            self.form.setFocus()

    def close_form(self) -> None:
        if self.form is not None:
            had_focus = self.form.isAncestorOf(QApplication.focusWidget() or self)
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.words.show()
            self.deeds.show()
            if had_focus:
                self.setFocus()

    # ---------------------------------------------------------------- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.form is None:
            self.pressed.emit(event.modifiers())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.form is not None:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1, event.modifiers())
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.stepped.emit(_FAR if event.key() == Qt.Key.Key_End else -_FAR, event.modifiers())
            case Qt.Key.Key_Space if event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
                self.mark_asked.emit()
            case key if (deed := _KEYS.get(Qt.Key(key))) is not None and not event.modifiers():
                self.asked.emit(deed)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_ring(QPainter(self), QRectF(self.rect()), theme.radius("popup"))
