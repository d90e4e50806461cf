"""The counts that are the filters: one for each status that occurs; none pressed shows all."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ...domain.task_list import STATUS_ORDER
from ...domain.tasks import Status
from ...domain.vietnamese import figures
from ..theme import restyle, theme
from ..widgets import CountChip, Flow, TextLabel, ToolButton
from .words import CHIP_OF


def _chip(status: Status, parent: QWidget) -> CountChip:
    look = theme.chip("task", CHIP_OF[status])
    return CountChip(look.icon, look.tone, look.word, "nhiệm vụ", parent)


class StatusChips(QFrame):
    """`chosen(frozenset of Status)`: other filters are pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="header")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.total = TextLabel("", "strong", lines=1)
        self.total.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.chips = {status: _chip(status, self) for status in STATUS_ORDER}
        self.edit = ToolButton("pencil-line", "Cập nhật", "F9", shows_word=True, is_compact=True)
        self.edit.setCheckable(True)
        self._flow = Flow(self)
        self._flow.addWidget(self.total)
        for chip in self.chips.values():
            chip.hide()
            chip.clicked.connect(self._tell)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.edit)
        self._flow.last = self.edit
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def statuses(self) -> frozenset[Status]:
        return frozenset(status for status, chip in self.chips.items() if chip.isChecked())

    def clear(self) -> None:
        """Says nothing."""
        for chip in self.chips.values():
            chip.setChecked(False)

    def show_counts(self, counts: Mapping[Status, int], total: int, shown: int) -> None:
        """One that is pressed stays, though nothing is left of it: it must be possible to let go of it."""
        whole = figures(total)
        words = f"{whole} nhiệm vụ" if shown == total else f"{figures(shown)}/{whole} nhiệm vụ"
        if self.total.text() != words:
            self.total.setText(words)
        for status, chip in self.chips.items():
            chip.show_count(counts.get(status, 0))
            chip.setVisible(bool(counts.get(status)) or chip.isChecked())

    def press(self, statuses: Collection[Status]) -> None:
        """These, and no others."""
        for status, chip in self.chips.items():
            chip.setChecked(status in statuses)
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.statuses)

    def _fit(self) -> None:
        self.total.setFixedHeight(theme.size("compact"))
        side, above = theme.space("gap"), (theme.size("header") - theme.size("compact")) // 2
        self._flow.setContentsMargins(side, above - 1, side, above)
        self._flow.setSpacing(theme.px(6))
        self.updateGeometry()
