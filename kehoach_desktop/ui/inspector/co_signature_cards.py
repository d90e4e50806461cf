"""The bodies that sign together with this one, each on a card of three lines."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.plan import Signature
from ...operations.inspecting import edits
from ...operations.inspecting.signing import block_faults
from ..theme import theme
from ..widgets import Button, ToolButton
from .desk import Desk
from .fields import LineField, Remark, words_label

_PARTS = (
    ("authority", "Quyền hạn ký", "quyền hạn ký, như T/M BAN THƯỜNG VỤ"),
    ("position", "Chức vụ", "chức vụ"),
    ("signatory", "Họ và tên", "họ và tên"),
)
_BREAK = " / "


class CoSignatureCard(QFrame):
    """One block. `remove_requested(number)`."""

    remove_requested = Signal(int)

    def __init__(self, desk: Desk, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._number = desk, number
        self.setProperty("kind", "card")
        self.lines = {part: LineField(name, hint) for part, name, hint in _PARTS}
        self.remark = Remark("warning", "triangle-alert")
        self.remove = ToolButton("x", "Bỏ bên cùng ký", is_compact=True)
        column = QVBoxLayout(self)
        gap = theme.space("unit")
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.space("half"))
        for number_, line in enumerate(self.lines.values()):
            row = QHBoxLayout()
            row.addWidget(line, 1)
            if not number_:
                row.addWidget(self.remove)
            column.addLayout(row)
        column.addWidget(self.remark)
        self._connect_signals()

    def _connect_signals(self) -> None:
        for part, line in self.lines.items():
            line.typed.connect(lambda text, part=part: self._type(part, text))
            line.word_ended.connect(self._desk.end_word)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self._number))

    def _type(self, part: str, text: str) -> None:
        lines = text if part == "signatory" else text.replace(_BREAK, "\n")
        self._desk.type_text(f"co_signatures/{self._number}.{part}", lines, "sửa bên cùng ký")

    def show_signature(self, signature: Signature) -> None:
        for part, line in self.lines.items():
            line.show_text((getattr(signature, part) or "").replace("\n", _BREAK))
        faults = block_faults(self._desk.plan, signature, self._desk.rules)
        self.remark.say(faults[0].value if faults else None, faults[0] if faults else None)


class CoSignatureCards(QWidget):
    """`told(sentence)`: a block was taken away and can be brought back."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.cards: list[CoSignatureCard] = []
        self.add = Button("Thêm bên cùng ký", "plus")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.space("unit"), 0, 0)
        self._column.setSpacing(theme.space("unit"))
        self._column.addWidget(words_label("Cùng ký", "strong"))
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._add)

    def show_plan(self) -> None:
        signatures = self._desk.plan.co_signatures
        while len(self.cards) > len(signatures):
            card = self.cards.pop()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < len(signatures):
            card = CoSignatureCard(self._desk, len(self.cards))
            card.remove_requested.connect(self._remove)
            self._column.insertWidget(1 + len(self.cards), card)
            self.cards.append(card)
        for card, signature in zip(self.cards, signatures, strict=True):
            card.show_signature(signature)

    def _add(self) -> None:
        self._desk.push(edits.with_new_co_signature(self._desk.plan))
        self.cards[-1].lines["authority"].setFocus()

    def _remove(self, number: int) -> None:
        if self._desk.push(edits.without_co_signature(self._desk.plan, number)):
            self.told.emit("Đã bỏ bên cùng ký.")
