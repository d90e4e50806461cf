"""The bar over the paper: finds in the whole plan while it is typed into, without marks too, and replaces."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from ...domain.blanks import Place
from ...domain.plan_search import Hit, Sought, replace_all, replace_hit
from ..editor.draft import Draft
from ..theme import restyle, theme
from ..widgets import Button, TextLabel, ToolButton
from .finder import Finder
from .line import BarLine

_STILL_MS = 80
_NOTHING = "Không có chỗ nào để thay."
_NEEDS_MARKS = "Dùng được khi phân biệt dấu."


class FindBar(QFrame):
    """The signals:

    hit_reached(Place, Place): the first and last place of what the paper is to select.
    hits_changed(hits): what the paper marks. current_changed(hit): the one of them that is selected, or None.
    told(sentence): what was replaced; Ctrl+Z takes it back.
    opened(), closed(): in view, or away and back to the paper.
    """

    hit_reached = Signal(object, object)
    hits_changed = Signal(object)
    current_changed = Signal(object)
    told = Signal(str)
    opened = Signal()
    closed = Signal()

    def __init__(self, draft: Draft, is_shown: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._finder = Finder(is_shown)
        self._first = self._last = draft.caret
        self._origin = draft.caret  # where the caret was when the first letter was typed
        self._is_read_only = False
        self._still = QTimer(self, singleShot=True, interval=_STILL_MS)
        self._told_hits: tuple[Hit, ...] = ()
        self._told_current: Hit | None = None
        restyle(self, kind="header")
        self.setAccessibleName("Tìm và thay")
        self._make()
        self._lay_out()
        self._connect_signals()
        self._show_replacing(False)
        self.hide()

    # ---------------------------------------------------------------- how it is put together

    def _make(self) -> None:
        self.line = BarLine("Tìm trong kế hoạch")
        self.count = TextLabel("", "caption", "muted", lines=1)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.previous = ToolButton("chevron-up", "Chỗ trước", "Shift+F3", is_compact=True)
        self.next = ToolButton("chevron-down", "Chỗ sau", "F3", is_compact=True)
        self.replacing = ToolButton("replace", "Tìm và thay", "Ctrl+H", is_compact=True)
        self.replacing.setCheckable(True)
        self.close_button = ToolButton("x", "Đóng ô tìm", "Esc", is_compact=True)
        self.with_marks = QCheckBox("Phân biệt dấu")
        self.with_case = QCheckBox("Phân biệt hoa thường")
        self.replacement = BarLine("Thay bằng")
        self.replace_button = Button("Thay", compact=True)
        self.all_button = Button("Thay tất cả", compact=True)

    def _lay_out(self) -> None:
        self._names = [QLabel("Tìm"), QLabel("Thay bằng")]
        for label, line in zip(self._names, (self.line, self.replacement), strict=True):
            label.setBuddy(line)
        self._moves = self._row(self.previous, self.next, self.replacing, self.close_button)
        self._replaces = self._row(self.replace_button, self.all_button)
        self._options = self._row(self.with_marks, self.with_case)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self._names[0], 0, 0)
        self._grid.addWidget(self.line, 0, 1)
        self._grid.addWidget(self.count, 0, 2)
        self._grid.addWidget(self._moves, 0, 3, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._names[1], 1, 0)
        self._grid.addWidget(self.replacement, 1, 1)
        self._grid.addWidget(self._replaces, 1, 2, 1, 2, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self._options, 2, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(1, 1)
        self._order_stops()
        self._fit()

    def _order_stops(self) -> None:
        """What is written comes first, what is only pressed after it."""
        stops = (
            self.line, self.replacement, self.replace_button, self.all_button, self.with_marks, self.with_case,
            self.previous, self.next, self.replacing, self.close_button,
        )  # fmt: skip
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)

    def _row(self, *widgets: QWidget) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            layout.addWidget(widget)
        return row

    def _fit(self) -> None:
        gap, half = theme.space("gap"), theme.space("half")
        self._grid.setContentsMargins(gap, theme.px(6), gap, theme.px(6))
        self._grid.setHorizontalSpacing(theme.space("unit"))
        self._grid.setVerticalSpacing(half)
        self.count.setMinimumWidth(theme.px(72))
        for row, spacing in ((self._moves, 0), (self._replaces, theme.space("unit")), (self._options, gap)):
            layout = row.layout()
            assert layout is not None
            layout.setSpacing(spacing)

    def _connect_signals(self) -> None:
        # draft
        self._draft.changed.connect(self._look_soon)
        self._draft.replaced.connect(self._look_soon)
        self._still.timeout.connect(self._look)
        # what is looked for
        self.line.textEdited.connect(self._search)
        self.with_marks.toggled.connect(self._search)
        self.with_case.toggled.connect(self._search)
        # lines and buttons
        self.line.entered.connect(self.step)
        self.replacement.entered.connect(self._enter_replacement)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.replacing.clicked.connect(self._switch_replacing)
        self.close_button.clicked.connect(self.close_bar)
        self.replace_button.clicked.connect(self.replace_one)
        self.all_button.clicked.connect(self.replace_all)
        theme.changed.connect(self._fit)

    # ---------------------------------------------------------------- asked by the screen

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open(self, text: str = "", *, replacing: bool = False) -> None:
        """Ctrl+F, Ctrl+H: what is selected is looked for, or what was looked for before."""
        self._origin = self._first
        self._show_replacing(replacing)
        if text:
            self.line.setText(text)
        self._come()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def set_read_only(self, is_read_only: bool) -> None:
        """Only found, nothing replaced."""
        self._is_read_only = is_read_only
        self.replacing.setVisible(not is_read_only)
        if is_read_only:
            self._show_replacing(False)

    @property
    def has_words(self) -> bool:
        """Whether there is something to look for."""
        return bool(self.line.text().strip())

    def _come(self) -> None:
        self.show()
        self._look()
        self.opened.emit()

    def close_bar(self) -> None:
        if self.is_open:
            self.hide()
            self._still.stop()
            self._told_hits, self._told_current = (), None
            self.current_changed.emit(None)
            self.hits_changed.emit(())
            self.closed.emit()

    def step(self, by: int) -> None:
        """F3, Shift+F3: on to the next hit, or back; from the last to the first."""
        if not self.is_open:
            self._come()
        self._look_if_waiting()
        self._reach(self._finder.after(self._last) if by > 0 else self._finder.before(self._first))
        self._origin = self._first

    def show_selection(self, first: Place, last: Place) -> None:
        """What the paper has selected, in the order of the page."""
        self._first, self._last = first, last
        if not self.line.hasFocus():
            self._origin = first
        if self.is_open:
            self._show()

    # ---------------------------------------------------------------- looking

    def _search(self) -> None:
        """The clerk looks for something else: the first hit from where the caret was."""
        self.with_case.setEnabled(self.with_marks.isChecked())
        self.with_case.setToolTip("" if self.with_marks.isChecked() else _NEEDS_MARKS)
        self._look()
        self._reach(self._finder.after(self._origin))

    def _look_soon(self) -> None:
        """The plan is another one: while the clerk writes on, a short word would be found anew with every key."""
        if self.is_open:
            self._still.start()

    def _look_if_waiting(self) -> None:
        if self._still.isActive():
            self._look()

    def _look(self) -> None:
        self._still.stop()
        with_marks = self.with_marks.isChecked()
        with_case = with_marks and self.with_case.isChecked()
        self._finder.look(self._draft.plan, Sought(self.line.text(), with_marks, with_case))
        self._show()

    def _reach(self, hit: Hit | None) -> None:
        if hit is not None:
            self.hit_reached.emit(hit.start, hit.end)

    def _show(self) -> None:
        finder = self._finder
        number = finder.number_of(self._first, self._last)
        words = finder.words if number is None else finder.words_at(number)
        self.count.setText(words)
        self.line.setAccessibleDescription(words)
        for button in (self.previous, self.next):
            button.setEnabled(bool(finder.hits))
        for deed in (self.replace_button, self.all_button):
            deed.setEnabled(bool(finder.count))
            deed.setToolTip("" if finder.count else _NOTHING)
        self._tell(finder.hits[number - 1] if number else None)

    def _tell(self, current: Hit | None) -> None:
        """Only what is new: there may be very many, and the caret moves with every key."""
        if self._finder.hits is not self._told_hits:
            self._told_hits = self._finder.hits
            self.hits_changed.emit(self._told_hits)
        if current != self._told_current:
            self._told_current = current
            self.current_changed.emit(current)

    # ---------------------------------------------------------------- replacing

    def _show_replacing(self, wished: bool) -> None:
        replacing = wished and not self._is_read_only
        self.replacing.setChecked(replacing)
        for widget in (self._names[1], self.replacement, self._replaces):
            widget.setVisible(replacing)
        self.with_case.setEnabled(self.with_marks.isChecked())
        self.with_case.setToolTip("" if self.with_marks.isChecked() else _NEEDS_MARKS)

    def _switch_replacing(self, replacing: bool) -> None:
        self._show_replacing(replacing)
        (self.replacement if replacing else self.line).setFocus()

    def _enter_replacement(self, by: int) -> None:
        if by > 0:
            self.replace_one()
        else:
            self.step(by)

    def replace_one(self) -> None:
        """The selected hit, then on to the next; where none is selected, the next one is chosen first."""
        self._look_if_waiting()
        number = self._finder.number_of(self._first, self._last)
        if number is None:
            self.step(1)
            return
        edited = replace_hit(self._draft.plan, self._finder.hits[number - 1], self.replacement.text())
        self._draft.push(edited)
        self._look()
        self._first = self._last = edited.caret
        if (hit := self._finder.after(edited.caret)) is not None:
            self._reach(hit)
        else:
            self.hit_reached.emit(edited.caret, edited.caret)

    def replace_all(self) -> None:
        """All of them, also those that no paper shows, as one step."""
        replaced = replace_all(self._draft.plan, self._finder.sought, self.replacement.text())
        if self._draft.push(replaced.edited):
            self._look()
            self.hit_reached.emit(replaced.edited.caret, replaced.edited.caret)
            self.told.emit(f"Đã thay {replaced.count} chỗ.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
