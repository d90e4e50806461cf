"""The counts that are the filters: one for each kind of row; none pressed shows all."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ..widgets import Button, CountChip, HeaderLine
from . import words
from .review import Kind

_LOOKS = {  # icon, tone, word
    Kind.CHANGE: ("pencil-line", "busy", "Thay đổi"),
    Kind.CONFLICT: ("triangle-alert", "warning", "Xung đột"),
    Kind.UNCLEAR: ("circle-question-mark", "warning", "Cần làm rõ"),
    Kind.UNPLACED: ("circle-slash", "neutral", "Không khớp"),
    Kind.UNCHANGED: ("check", "neutral", "Không đổi"),
}


class KindChips(HeaderLine):
    """`chosen(frozenset of Kind)`: other filters are pressed. `tick_asked(bool)`: all in sight, or none of them."""

    chosen = Signal(object)
    tick_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {kind: CountChip(*_LOOKS[kind], "dòng") for kind in Kind}
        self.tick_all = Button(words.TICK_ALL, kind="quiet", compact=True)
        self.tick_all.setToolTip("Ctrl+A trong bảng; dấu cách đánh dấu từng dòng")
        self._ticks = True
        self.add(*self.chips.values())
        self.add_stretch()
        self.add(self.tick_all)
        for chip in self.chips.values():
            chip.clicked.connect(self._tell)
        self.tick_all.clicked.connect(lambda: self.tick_asked.emit(self._ticks))

    @property
    def kinds(self) -> frozenset[Kind]:
        return frozenset(kind for kind, chip in self.chips.items() if chip.isChecked())

    def clear(self) -> None:
        """Says nothing."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def show_counts(self, counts: Mapping[Kind, int]) -> None:
        """One that is pressed stays, though nothing is left of it: it must be possible to let go of it."""
        for kind, chip in self.chips.items():
            chip.show_count(counts.get(kind, 0))
            chip.setVisible(bool(counts.get(kind)) or chip.isChecked())

    def show_ticks(self, *, is_all: bool, can_tick: bool) -> None:
        self._ticks = not is_all
        self.tick_all.setText(words.UNTICK_ALL if is_all else words.TICK_ALL)
        self.tick_all.setVisible(can_tick)

    def _tell(self) -> None:
        self.chosen.emit(self.kinds)
