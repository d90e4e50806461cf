"""The annexes of the plan, each on a card: its title, its columns or the way to its cells, the way its sheet lies."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.annex_tables import AnnexTable
from ...domain.plan import Annex, TaskColumn
from ...operations.inspecting import edits, facts
from ..theme import theme
from ..widgets import Button, ToolButton
from .annex_table import AnnexTableDialog
from .desk import Desk
from .fields import LineField, Tick, words_label
from .rule_link import RuleLink

_NEEDED = "Bảng nhiệm vụ luôn có cột nội dung."


class AnnexCard(QFrame):
    """One annex. `remove_requested(id)`."""

    remove_requested = Signal(str)

    def __init__(self, desk: Desk, annex: Annex, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self.id = desk, annex.id
        self.setProperty("kind", "card")
        self.title = LineField("Tên phụ lục", "tên phụ lục")
        self.landscape = Tick("Khổ ngang")
        self.remove = ToolButton("x", "Bỏ phụ lục", is_compact=True)
        self.columns = {} if annex.table else _column_ticks(desk)
        self.extent = words_label("", "caption")
        self.open_table = Button("Sửa bảng…", "pencil-line")
        self._lay_out()
        self._connect_signals()
        self.show_annex(annex)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        gap = theme.space("unit")
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.space("half"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        column.addLayout(head)
        column.addWidget(self.landscape)
        column.addWidget(self.extent)
        column.addWidget(self.open_table, 0, Qt.AlignmentFlag.AlignLeft)
        self.open_table.setVisible(not self.columns)
        if not self.columns:
            return
        self.extent.setText("Cột của bảng nhiệm vụ")
        grid = QGridLayout()
        grid.setSpacing(0)
        for number, tick in enumerate(self.columns.values()):
            grid.addWidget(tick, number, 0)
        column.addLayout(grid)

    def _connect_signals(self) -> None:
        self.title.typed.connect(
            lambda text: self._desk.type_text(f"annexes/{self.id}.annex_title", text, "sửa tên phụ lục")
        )
        self.title.word_ended.connect(self._desk.end_word)
        self.landscape.chosen.connect(self._turn)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self.id))
        self.open_table.clicked.connect(self._open_table)
        for column, tick in self.columns.items():
            tick.chosen.connect(
                lambda shown, column=column: self._desk.push(
                    edits.with_annex_column(self._desk.plan, self.id, column, shown)
                )
            )

    def _turn(self, landscape: bool) -> None:
        self._desk.push(edits.with_value(self._desk.plan, f"annexes/{self.id}.landscape", landscape, "xoay phụ lục"))

    def _open_table(self) -> None:
        self.dialog = AnnexTableDialog(self._desk, self.id, self.window())
        self.dialog.open()

    def show_annex(self, annex: Annex) -> None:
        self.title.show_text((annex.title or "").replace("\n", " "))
        self.landscape.show_state(annex.landscape)
        for column, tick in self.columns.items():
            tick.show_state(column in annex.columns)
        if annex.table:
            self.extent.setText(_extent(annex.table))


def _column_ticks(desk: Desk) -> dict[TaskColumn, Tick]:
    titles = {rule.column: rule.title for rule in desk.rules.task_table.columns}
    ticks = {column: Tick(titles[column]) for column in TaskColumn}
    ticks[TaskColumn.CONTENT].setEnabled(False)
    ticks[TaskColumn.CONTENT].setToolTip(_NEEDED)
    return ticks


def _extent(table: AnnexTable) -> str:
    missing = sum(1 for _ in table.blanks())
    blanks = f", {missing} chỗ trống" if missing else ""
    return f"Bảng {len(table.rows)} dòng, {len(table.columns)} cột{blanks}"


class AnnexCards(QWidget):
    """`told(sentence)`: an annex was taken away and can be brought back."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.cards: list[AnnexCard] = []
        self.add = Button("Thêm phụ lục nhiệm vụ", "plus")
        self.link = RuleLink()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space("unit"), 0, 0)
        self._column.setSpacing(theme.space("unit"))
        self._column.addWidget(words_label("Phụ lục", "strong"))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(lambda: self._desk.push(edits.with_new_annex(self._desk.plan)))

    def enter(self, annex_id: str) -> None:
        """The keyboard comes to what is missing in that annex: its title, else its table."""
        card = next((one for one in self.cards if one.id == annex_id), None)
        if card is not None:
            missing = card.title if not card.title.text().strip() or card.columns else card.open_table
            missing.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plan(self) -> None:
        annexes = self._desk.plan.annexes
        self.link.show_fact(facts.annex_fact(self._desk.rules))
        if [(card.id, not card.columns) for card in self.cards] != [(one.id, one.table is not None) for one in annexes]:
            self._build(annexes)
        for card, annex in zip(self.cards, annexes, strict=True):
            card.show_annex(annex)

    def _build(self, annexes: tuple[Annex, ...]) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [AnnexCard(self._desk, annex) for annex in annexes]
        for number, card in enumerate(self.cards):
            card.remove_requested.connect(self._remove)
            self._column.insertWidget(1 + number, card)

    def _remove(self, id_: str) -> None:
        if self._desk.push(edits.without_annex(self._desk.plan, id_)):
            self.told.emit("Đã bỏ phụ lục.")
