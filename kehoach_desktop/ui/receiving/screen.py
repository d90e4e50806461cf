"""The screen "Nhận tiến độ": what files would change, accepted row by row and entered at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ...domain.task_exchange import Proposals, Table
from ..theme import restyle
from ..widgets import Button, EmptyState, HeaderLine, Line, TextLabel
from . import words
from .chips import KindChips
from .columns import Column
from .files import FileList
from .model import ReceivingModel
from .received import rows_by_file
from .review import Kind, Review
from .view import ReceivingTable


class ReceivingScreen(QWidget):
    """`accepted(list of ProgressChange)`: to be entered at once. `closed`: the clerk leaves, nothing is entered."""

    accepted = Signal(list)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(words.TITLE)
        self.count = TextLabel("", role="muted", lines=1)
        self.count.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.leave = Button(words.LEAVE, kind="quiet")
        self.accept = Button(words.accept_words(0), "import", "primary")
        self.files = FileList()
        self.chips = KindChips()
        self.model = ReceivingModel(self)
        self.table = ReceivingTable(self.model)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._empty: dict[str, EmptyState] = {}
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        title = TextLabel(words.TITLE, "title", lines=1)
        title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        header = HeaderLine()
        header.add(title, self.count)
        header.add_stretch()
        header.add(self.leave, self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self.files)
        column.addWidget(Line())
        column.addWidget(self.chips)
        column.addWidget(self._pages, 1)

    def _connect_signals(self) -> None:
        # from the clerk
        self.accept.clicked.connect(self._accept)
        self.leave.clicked.connect(self.closed)
        self.chips.chosen.connect(self._filter)
        self.chips.tick_asked.connect(lambda is_on: self.model.tick_all(is_on=is_on))
        # from the rows
        self.model.decided.connect(self._show_state)

    # ---------------------------------------------------------------- what is shown

    def show_files(self, tables: Sequence[Table], troubles: Sequence[str], proposals: Proposals) -> None:
        """Begins anew: clear changes are ticked, what is asked or doubtful is not.

        `tables` are those of the files that could be read, `troubles` a sentence for each of the others.
        """
        rows = rows_by_file(tables)
        self.count.setText(words.count_words(len(rows) + len(troubles), sum(rows.values())))
        self.files.show_files(rows, troubles)
        self.chips.clear()
        self.model.show_review(Review(tables, proposals))
        self._show_state()
        self._show_page()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, Column.TASK))
        self.table.scrollToTop()

    def take_focus(self) -> None:
        (self.table if self._pages.currentWidget() is self.table else self.leave).setFocus()

    def _show_page(self) -> None:
        """Rows that say nothing new are no reason for a table, unless they are asked for."""
        kinds = {kind for kind, count in self.model.review.counts().items() if count}
        if kinds - {Kind.UNCHANGED} or self.chips.kinds:
            self._pages.setCurrentWidget(self.table)
            return
        title, sentence = words.NOTHING_NEW if kinds else words.NOTHING_READ
        if title not in self._empty:
            self._empty[title] = EmptyState("import", title, sentence)
            self._pages.addWidget(self._empty[title])
        self._pages.setCurrentWidget(self._empty[title])

    def _show_state(self) -> None:
        review = self.model.review
        counts = review.counts()
        ticked = review.ticked
        self.chips.show_counts(counts)
        self.chips.setVisible(bool(review.rows))
        self.chips.show_ticks(is_all=self.model.is_all_ticked, can_tick=self.model.can_tick)
        has_news = counts.total() > counts[Kind.UNCHANGED]
        self.accept.setVisible(has_news)
        self.accept.setText(words.accept_words(ticked))
        self.accept.setEnabled(bool(ticked))
        self.accept.setToolTip("" if ticked else words.NOTHING_TICKED)
        self.leave.setText(words.LEAVE if has_news else words.CLOSE)

    def _filter(self, kinds: frozenset[Kind]) -> None:
        self.model.filter(kinds)
        self._show_state()
        self._show_page()
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, Column.TASK))

    # ---------------------------------------------------------------- what is done

    def _accept(self) -> None:
        if changes := self.model.review.changes():
            self.accepted.emit(changes)
