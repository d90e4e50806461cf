"""The panel beside the table: the task that is selected, what is entered of it, extensions and history."""

import datetime
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ...domain.dates import written_day
from ...domain.task_list.entries import Key
from ...operations.tasks import HistoryRow
from ..theme import restyle, theme
from ..widgets import Button, Chip, HeaderLine, Line, TextLabel, ToolButton
from . import words
from .extensions import Extensions
from .form import ProgressForm
from .history import History
from .model import Item

_REST_MS = 120  # while rows are run through, the history of none of them is read
_FACTS = ("Kế hoạch", "Chủ trì", "Phối hợp", "Thời hạn", "Các mốc", "Hạn ban đầu", "Sản phẩm")
_NONE_CHOSEN = "Chọn một nhiệm vụ trong bảng để ghi tiến độ."
_SEVERAL = (
    "Đang chọn {n} nhiệm vụ. Chọn một nhiệm vụ để ghi từng mục; "
    "tình hình của cả {n} ghi bằng menu của bảng (Shift+F10)."
)


class _Contents(QFrame):
    """As high as its words need in its width: a scroll area alone would squeeze them instead of scrolling."""

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        layout = self.layout()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and layout is not None:
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))
        return done


class TaskPanel(QFrame):
    """`changed(Progress, field)` of the task shown; `plan_wanted`: to where it stands; `history_wanted(key)`; `left`:
    Esc, back to the table; `closed`: it is to go."""

    changed = Signal(object, str)
    plan_wanted = Signal()
    history_wanted = Signal(object)
    left = Signal()
    closed = Signal()

    def __init__(self, today: Callable[[], datetime.date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="panel")
        self.setAccessibleName("Cập nhật nhiệm vụ")
        self.item: Item | None = None
        self.title = TextLabel("", "title", lines=1)
        self.close_button = ToolButton("x", "Đóng", "F9", is_compact=True)
        self.chip = Chip("task", "open")
        self.content = TextLabel("", "strong")
        self.plan = Button("Mở kế hoạch", kind="link", compact=True)
        self.facts = {name: TextLabel("") for name in _FACTS}
        self._names = {name: TextLabel(name, "caption", "muted", lines=1) for name in _FACTS}
        self.form = ProgressForm(today)
        self.extensions = Extensions(today)
        self.history = History()
        self.nothing = TextLabel(_NONE_CHOSEN, role="muted")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._lay_out()
        self._connect_signals()
        self.show_items([])

    def _lay_out(self) -> None:
        head = HeaderLine(side="pad")
        head.add(self.title, stretch=1)
        head.add(self.close_button)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside())
        empty = QWidget()
        self._empty_column = QVBoxLayout(empty)
        self._empty_column.addWidget(self.nothing)
        self._empty_column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._area)
        self._pages.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._pages, 1)
        self._fit()

    def _inside(self) -> QWidget:
        inside = _Contents()
        restyle(inside, kind="panel")
        self._column = QVBoxLayout(inside)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        for number, name in enumerate(_FACTS):
            self._grid.addWidget(self._names[name], number, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self.facts[name], number, 1)
        top = QHBoxLayout()
        top.addWidget(self.chip)
        top.addStretch(1)
        top.addWidget(self.plan)
        self._column.addLayout(top)
        self._column.addWidget(self.content)
        self._column.addLayout(self._grid)
        for part in (Line(), self.form, Line(), self.extensions, Line(), self.history):
            self._column.addWidget(part)
        self._column.addStretch(1)
        return inside

    def _connect_signals(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.plan.clicked.connect(self.plan_wanted)
        self.form.changed.connect(self.changed)
        self.extensions.changed.connect(lambda progress: self.changed.emit(progress, "extensions"))
        self._rest.timeout.connect(self._ask_for_history)
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        pad, gap = theme.space("pad"), theme.space("gap")
        self._column.setContentsMargins(pad, gap, pad, pad)
        self._column.setSpacing(gap)
        self._empty_column.setContentsMargins(pad, gap, pad, pad)
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(theme.px(2))
        self.setFixedWidth(theme.size("inspector_min"))

    # ---------------------------------------------------------------- shown

    @property
    def key(self) -> Key | None:
        return self.item.entry.key if self.item is not None else None

    def show_items(self, items: Sequence[Item]) -> None:
        """The task that is selected; of several or none it says so."""
        item = items[0] if len(items) == 1 else None
        is_other = item is None or item.entry.key != self.key
        self.item = item
        self._pages.setCurrentIndex(0 if item is not None else 1)
        if item is None:
            self._rest.stop()
            self.title.setText("Nhiệm vụ" if not items else f"{len(items)} nhiệm vụ")
            self.nothing.setText(_SEVERAL.format(n=len(items)) if items else _NONE_CHOSEN)
            return
        self._show_facts(item)
        self.form.show_entry(item.entry)
        self.extensions.show_entry(item.entry)
        if is_other:
            self.history.show_rows(())
            self._area.verticalScrollBar().setValue(0)
            self.read_history()

    def _show_facts(self, item: Item) -> None:
        entry = item.entry
        self.title.setText(f"Nhiệm vụ {item.number}")
        self.chip.set_state(words.CHIP_OF[entry.status])
        self.content.setText(words.content_of(entry))
        self.plan.setToolTip(words.plan_name(entry.plan))
        leads, supporting = words.leads_of(entry)
        written, day = words.deadline_of(entry)
        standing = words.standing_of(entry)
        first = entry.task.due_date if words.is_extended(entry.tracked) else None
        facts = {
            "Kế hoạch": words.number_of(entry.plan),
            "Chủ trì": leads,
            "Phối hợp": supporting,
            "Thời hạn": " · ".join(filter(None, (written, day, standing))),
            "Các mốc": words.stage_words(entry),
            "Hạn ban đầu": written_day(first) if first else "",
            "Sản phẩm": entry.task.product or "",
        }
        for name, text in facts.items():
            self.facts[name].setText(text)
            self.facts[name].setVisible(bool(text))
            self._names[name].setVisible(bool(text))

    def offer_names(self, names: Collection[str]) -> None:
        self.form.offer_names(names)
        self.extensions.who.set_names(sorted(names))

    def enter(self) -> None:
        """To the first field."""
        if self.item is not None:
            self.form.stage.setFocus()

    # ---------------------------------------------------------------- history

    def read_history(self) -> None:
        """A moment later, when no other task has come."""
        if self.isVisible():
            self._rest.start()

    def _ask_for_history(self) -> None:
        if self.key is not None and self.isVisible():
            self.history_wanted.emit(self.key)

    def show_history(self, key: Key, rows: Sequence[HistoryRow]) -> None:
        if key == self.key:
            self.history.show_rows(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.form.commit()
            self.left.emit()
        else:
            super().keyPressEvent(event)
