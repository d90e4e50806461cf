"""Which cards are marked, to be dealt with together; and the bar that says so and does it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ..theme import theme
from ..widgets import Button, Flow, TextLabel, ToolButton


@dataclass(frozen=True, slots=True)
class Marks:
    """Keys of cards; `anchor` is where Shift began."""

    keys: frozenset[str] = frozenset()
    anchor: str = ""

    def within(self, keys: Collection[str]) -> "Marks":
        """Those that there still are; of one alone nothing is left to be dealt with together."""
        left = self.keys.intersection(keys)
        return self if left == self.keys else Marks(left, self.anchor) if len(left) > 1 else Marks()

    def kept(self, current: str) -> "Marks":
        """The current card goes elsewhere; it was one of them, if there were any."""
        return self if self.keys else Marks(frozenset({current}), current)

    def toggled(self, key: str, current: str) -> "Marks":
        """One more, or one less. Beside the first one, the card that was the current one is meant too."""
        before = self.keys or frozenset({current})
        if key == current and not self.keys:
            return Marks(before, key)
        return Marks(before ^ {key}, key)

    def stretched(self, keys: Sequence[str], current: str, to: str) -> "Marks":
        """All from where Shift began up to there."""
        anchor = self.anchor if self.keys and self.anchor in keys else current
        if anchor not in keys:
            return Marks(frozenset({to}), to)
        ends = sorted((keys.index(anchor), keys.index(to)))
        return replace(self, keys=frozenset(keys[ends[0] : ends[1] + 1]), anchor=anchor)


class MarksBar(QFrame):
    """Out of sight while no two cards are marked. `merge_asked`, `accept_asked`, `remove_asked`, `left`."""

    merge_asked = Signal()
    accept_asked = Signal()
    remove_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = TextLabel("", "strong", lines=1)
        self.words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.words.setFixedHeight(theme.size("compact"))
        self.merge = Button("Gộp", "merge", compact=True)
        self.merge.setToolTip("Thành một nhiệm vụ, đứng ở chỗ nhiệm vụ đầu tiên")
        self.accept, self.remove = Button("Xác nhận", compact=True), Button("Bỏ", kind="quiet", compact=True)
        self.leave = ToolButton("x", "Thôi chọn", "Esc", is_compact=True)
        flow = Flow()
        flow.setSpacing(theme.space("unit"))
        for part in (self.words, self.merge, self.accept, self.remove, self.leave):
            flow.addWidget(part)
        flow.last = self.leave
        column = QVBoxLayout(self)
        pad = theme.space("pad")
        column.setContentsMargins(pad, 0, pad, theme.space("unit"))
        column.addLayout(flow)
        self._connect_signals()
        self.hide()

    def _connect_signals(self) -> None:
        self.merge.clicked.connect(self.merge_asked)
        self.accept.clicked.connect(self.accept_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.leave.clicked.connect(self.left)

    def show_marks(self, count: int, waiting: int) -> None:
        self.setVisible(count > 1)
        self.words.setText(f"Chọn {count}")
        self.words.setAccessibleName(f"Đang chọn {count} nhiệm vụ")
        self.merge.setAccessibleName(f"Gộp {count} nhiệm vụ thành một")
        self.accept.setAccessibleName(f"Xác nhận {waiting} nhiệm vụ")
        self.accept.setEnabled(waiting > 0)
        self.accept.setToolTip("" if waiting else "Các nhiệm vụ này đã được xác nhận.")
        self.remove.setAccessibleName(f"Bỏ {count} nhiệm vụ")
