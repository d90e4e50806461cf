"""Nhiệm vụ: what the plan's list has and what its text proposes, each to be accepted, corrected, divided, joined."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...domain import task_edits as deeds
from ...domain.plan import AnnexKind, Plan, Task, TaskColumn
from ...domain.plan_edits import NOWHERE, Edited, Place
from ...domain.task_binding import BoundTask
from ...domain.task_days import issue_of
from ...domain.task_lint import TaskRule
from ...operations.inspecting import edits
from ...operations.inspecting.tasks import agency_names
from ..theme import theme
from ..widgets import Button, TextLabel
from .desk import Desk
from .pane import Pane
from .tasks_card import TaskCard, TaskDeed
from .tasks_form import TaskForm
from .tasks_list import TasksList
from .tasks_marks import MarksBar
from .tasks_watch import TasksWatch

EMPTY = (
    "Chưa có nhiệm vụ. Nhiệm vụ được nhận ra từ các dòng phân công trong kế hoạch, rồi được xác nhận ở thẻ Nhiệm vụ."
)
_ANNEX = "Thêm phụ lục phân công nhiệm vụ"
_ANNEX_TITLE = "Phân công nhiệm vụ"
_EDITS: Mapping[TaskDeed, tuple[Callable[[Plan, BoundTask], Edited], str]] = {
    TaskDeed.ACCEPT: (deeds.accept_task, ""),  # the card says it
    TaskDeed.SPLIT: (deeds.split_task, "Đã tách nhiệm vụ."),
    TaskDeed.REMOVE: (deeds.remove_task, "Đã bỏ nhiệm vụ."),
    TaskDeed.TAKE_NEW: (deeds.take_new_words, "Đã lấy theo câu mới."),
    TaskDeed.KEEP: (deeds.keep_as_taken, "Đã giữ nhiệm vụ như đã nhận."),
}


_TOGETHER = (TaskDeed.MERGE, TaskDeed.ACCEPT, TaskDeed.REMOVE)


@dataclass(frozen=True, slots=True)
class _Adding:
    """A task by hand while its form is open for the first time: the plan without it and with it, and its step."""

    task: str
    before: Plan
    after: Plan
    step: Hashable


class TasksPane(Pane):
    """`place_requested(Place)`: to that block, with the keyboard. `place_shown(Place)`: the paper shows it, no more.
    `export_asked()`: the list as a workbook.
    """

    place_requested = Signal(object)
    place_shown = Signal(object)
    export_asked = Signal()

    FIELDS = frozenset({"annexes", "tasks"})

    def __init__(self, desk: Desk, watch: TasksWatch, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._watch = watch
        self._spot, self._awaits = "", False  # `_awaits`: nothing was found in that block, up to now
        self.count = TextLabel("", "title")
        self.waiting = TextLabel("", "caption", "muted")
        self.add = Button("Thêm", "plus")
        self.add.setToolTip("Thêm nhiệm vụ từ khối đang đứng")
        self.add.setAccessibleName("Thêm nhiệm vụ từ khối đang đứng")
        self.list, self.marks = TasksList(), MarksBar()
        self.empty = TextLabel(EMPTY, role="muted")
        self.annex = Button("Lập phụ lục", "file-plus", "quiet")
        self.annex.setToolTip(_ANNEX)
        self.annex.setAccessibleName(_ANNEX)
        self.export = Button("Xuất Excel", "file-spreadsheet", "quiet")
        self.export.setToolTip("Xuất danh mục nhiệm vụ")
        self.accept_all = Button("Xác nhận tất cả", "check-check", "quiet", compact=True)
        self._adding: _Adding | None = None
        self._scroll = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect_signals()
        self.show_plan()

    def _lay_out(self) -> None:
        content = self._content = QFrame()
        content.setProperty("kind", "panel")
        pad = theme.space("pad")
        inner = self._inner = QVBoxLayout(content)
        inner.setContentsMargins(pad, 0, pad, pad)
        inner.setSpacing(theme.space("unit"))
        inner.addWidget(self.empty)
        inner.addWidget(self.list)
        inner.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(pad, theme.space("gap"), pad, theme.space("unit"))
        row.addWidget(self.count, 1)
        row.addWidget(self.add)
        below = QHBoxLayout()
        below.setContentsMargins(pad, 0, pad, theme.space("unit"))
        below.addWidget(self.waiting, 1)
        below.addWidget(self.accept_all)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.setContentsMargins(0, 0, 0, 0)
        head.addLayout(row)
        head.addLayout(below)
        head.addWidget(self.marks)
        self._area = self._pile_up(content, self.export, self.annex, head=head)

    def _connect_signals(self) -> None:
        # room
        self._area.verticalScrollBar().rangeChanged.connect(self._align)
        self._scroll.timeout.connect(self._show_current)
        # what there is
        self._watch.listed.connect(self._refresh)
        # deeds
        self.list.asked.connect(self._do)
        self.list.current_changed.connect(self._scroll.start)
        self.list.marks_changed.connect(self._show_marks)
        for asked, deed in (
            (self.marks.merge_asked, TaskDeed.MERGE),
            (self.marks.accept_asked, TaskDeed.ACCEPT),
            (self.marks.remove_asked, TaskDeed.REMOVE),
        ):
            asked.connect(lambda deed=deed: self._do_together(deed))
        self.marks.left.connect(self._leave_marks)
        self.add.clicked.connect(self.add_task)
        self.accept_all.clicked.connect(self._accept_all)
        self.annex.clicked.connect(self._add_annex)
        self.export.clicked.connect(self.export_asked)

    def _align(self, _: int, furthest: int) -> None:
        """The scroll bar stands in the margin: the cards end where the button above does."""
        pad = theme.space("pad")
        bar = self._area.verticalScrollBar().sizeHint().width() if furthest > 0 else 0
        self._inner.setContentsMargins(pad, 0, max(pad - bar, 0), pad)

    # ---------------------------------------------------------------- shown

    def show_plan(self) -> None:
        rows, plan = self._watch.rows, self._desk.plan
        self.list.show_rows(rows)
        self.count.setText(f"{len(rows)} nhiệm vụ" if rows else "Nhiệm vụ")
        waiting = sum(deeds.is_waiting(row.bound) for row in rows)
        self.waiting.setText(f"{waiting} chờ xác nhận")
        self.waiting.setVisible(waiting > 0)
        self.empty.setVisible(not rows and self._watch.was_read)
        self.list.setVisible(bool(rows))
        self.accept_all.setVisible(waiting > 0)
        has_annex = any(annex.kind is AnnexKind.TASK_TABLE for annex in plan.annexes)
        has_tasks = any(task.accepted for task in plan.tasks)
        self.annex.setVisible(not has_annex and has_tasks)
        self.export.setVisible(has_tasks)
        if self._awaits:
            self._follow()

    def show_place(self, place: Place) -> None:
        """The caret has gone there: the card of that block is the current one, unless the clerk works on another."""
        focused = QApplication.focusWidget()
        if place.spot == self._spot and focused is not None and self.isAncestorOf(focused):
            return  # it only follows an edit that was made here
        self._spot = place.spot
        self._follow()

    def _follow(self) -> None:
        number = self.list.row_on(self._spot)
        self._awaits = number is None  # a sentence that is being written is a task only when it says enough
        if number is not None and not self.list.is_correcting:
            self.list.set_current(number)

    def _show_marks(self) -> None:
        rows = self.list.marked
        self.marks.show_marks(len(rows), sum(deeds.is_waiting(row.bound) for row in rows))

    def _leave_marks(self) -> None:
        self.list.clear_marks()
        self.enter().setFocus()

    def _show_current(self) -> None:
        """The current card comes into view, from its beginning where there is too little room."""
        number = self.list.place_of(self.list.current.row.key) if self.list.current else None
        if number is None or not self.isVisible():
            return
        self._inner.activate()
        room, gap = self._area.viewport().height(), theme.space("unit")
        self._content.resize(self._content.width(), max(self._inner.totalMinimumSize().height(), room))
        top, end = (self.list.y() + edge for edge in self.list.box(number))
        bar = self._area.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top - gap)
        elif end > bar.value() + room:
            bar.setValue(min(top - gap, end + gap - room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+A marks all cards; Esc lets go of marks first, then of the pane."""
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.list.mark_all()
        elif event.key() == Qt.Key.Key_Escape and self.list.marked:
            self._leave_marks()
        else:
            super().keyPressEvent(event)

    def enter(self) -> QWidget:
        """Where the keyboard comes in."""
        return self.list.current or self.add

    # ---------------------------------------------------------------- deeds

    def _do(self, deed: TaskDeed, card: TaskCard) -> None:
        if deed in _TOGETHER and any(row.key == card.row.key for row in self.list.marked):
            self._do_together(deed)
            return
        match deed:
            case TaskDeed.SHOW | TaskDeed.GO_TO:
                self._show_source(card, goes=deed is TaskDeed.GO_TO)
            case TaskDeed.CORRECT:
                self._correct(card)
            case TaskDeed.ADD_RECIPIENTS:
                self._add_recipients(card)
            case TaskDeed.TAKE_DAYS:
                self._take_days()
            case TaskDeed.MERGE:
                below = self.list.below(card)
                if below is not None:
                    merged = deeds.merge_tasks(self._desk.plan, card.row.bound, below.bound)
                    self._push(merged, "Đã gộp hai nhiệm vụ.")
            case TaskDeed.ACCEPT if not deeds.is_waiting(card.row.bound):
                pass  # Space on a card that has no such button
            case _:
                edit, sentence = _EDITS[deed]
                self._push(edit(self._desk.plan, card.row.bound), sentence)

    def _do_together(self, deed: TaskDeed) -> None:
        """With all that are marked, in one step."""
        plan, bounds = self._desk.plan, [row.bound for row in self.list.marked]
        if len(bounds) < 2:
            return
        match deed:
            case TaskDeed.MERGE:
                edited, done = deeds.merge_tasks(plan, *bounds), "gộp"
            case TaskDeed.REMOVE:
                edited, done = deeds.remove_tasks(plan, bounds), "bỏ"
            case _:
                bounds = [bound for bound in bounds if deeds.is_waiting(bound)]
                edited, done = deeds.accept_all(plan, bounds), "xác nhận"
        first = self.list.place_of(self.list.marked[0].key)
        self.list.clear_marks()
        self._push(edited, f"Đã {done} {len(bounds)} nhiệm vụ.")
        if first is not None and self.list.rows:
            self.list.set_current(min(first, len(self.list.rows) - 1), focus=True)

    def _push(self, edited: Edited, sentence: str) -> None:
        if self._desk.push(edited) and sentence:
            self.told.emit(sentence)

    def _show_source(self, card: TaskCard, *, goes: bool) -> None:
        bound = card.row.bound
        if bound.block is None:
            return
        block = next((one for one in self._desk.plan.blocks if one.id == bound.block), None)
        words = (bound.task.quote or "").rpartition("\n")[2]
        at = block.text.find(words) if block is not None else 0
        self._spot = bound.block
        (self.place_requested if goes else self.place_shown).emit(Place(bound.block, max(at, 0)))

    def _add_recipients(self, card: TaskCard) -> None:
        index, known, here = self._desk.index(), self._desk.known, self._desk.here()
        if index is None or known is None or here is None:
            return
        plan = self._desk.plan
        names = [fault.agency for fault in card.row.faults if fault.rule is TaskRule.NOT_A_RECIPIENT and fault.agency]
        lines = [index.recipient(name, plan) for name in names]
        self._push(edits.with_added(plan, lines, known, here), f"Đã thêm {', '.join(names)} vào nơi nhận.")

    def _take_days(self) -> None:
        bounds = [row.bound for row in self._watch.rows if row.bound.known_day]
        self._push(deeds.take_days(self._desk.plan, bounds), f"Đã ghi ngày đến hạn của {len(bounds)} nhiệm vụ.")

    def _accept_all(self) -> None:
        waiting = [row.bound for row in self._watch.rows if deeds.is_waiting(row.bound)]
        self._push(deeds.accept_all(self._desk.plan, waiting), f"Đã xác nhận {len(waiting)} nhiệm vụ.")
        self._scroll.start()

    def _add_annex(self) -> None:
        self._push(edits.with_new_annex(self._desk.plan, _ANNEX_TITLE), "Đã thêm phụ lục phân công nhiệm vụ.")

    # ---------------------------------------------------------------- by hand

    def add_task(self) -> None:
        """From the block of the caret; its form is open at once."""
        draft, before = self._desk.draft, self._desk.plan
        ids, step = {task.id for task in before.tasks}, object()
        draft.push(deeds.add_task(before, draft.caret.spot), merge_key=step)
        added = next((task.id for task in draft.plan.tasks if task.id not in ids), None)
        number = self.list.place_of(added or "")
        if added is not None and number is not None:
            self._adding = _Adding(added, before, draft.plan, step)
            self._correct(self.list.set_current(number))

    def correct_task(self, task_id: str, column: TaskColumn) -> None:
        """Its form with the keyboard in the line of `column`."""
        number = self.list.place_of(task_id)
        if number is not None:
            self._correct(self.list.set_current(number), column)

    def _correct(self, card: TaskCard, column: TaskColumn = TaskColumn.CONTENT) -> None:
        index, plan = self._desk.index(), self._desk.plan
        names = agency_names(index, plan) if index else ()
        rules = self._desk.draft.deadline_rules

        def made() -> TaskForm:
            form = TaskForm(card.row.task, names, issue_of(plan), rules)
            form.finished.connect(lambda task: self._finish(card, task))
            return form

        card.open_form(made)
        if isinstance(card.form, TaskForm):
            card.form.enter(column)
        self._scroll.start()

    def _finish(self, card: TaskCard, task: Task | None) -> None:
        """Left as it was, one that was only just added is not wanted: no step of undo is left of it either."""
        card.close_form()
        adding = self._adding if self._adding is not None and self._adding.task == card.row.key else None
        if adding is not None:
            self._adding = None
        if task is not None:
            self._desk.push(deeds.correct_task(self._desk.plan, card.row.bound, task))
        elif adding is not None and adding.after is self._desk.plan:
            self._desk.draft.push(Edited(adding.before, NOWHERE, ""), merge_key=adding.step)
        self._scroll.start()
