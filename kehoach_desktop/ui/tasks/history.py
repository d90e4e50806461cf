"""Who changed what when: the last changes of a task, and all of them if asked for."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...operations.tasks import HistoryRow
from ..theme import theme
from ..widgets import Button, TextLabel
from .words import changed_words, who_and_when

_FIRST = 4
_NOTHING = "Chưa có thay đổi nào."


class History(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[HistoryRow] = ()
        self._shows_all = False
        self.lines: list[TextLabel] = []
        self.more = Button("", kind="link", compact=True)
        self.more.clicked.connect(self._show_all)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        self._column.addWidget(TextLabel("Lịch sử", "strong", lines=1))
        self._inner = QVBoxLayout()
        self._inner.setSpacing(theme.space("unit"))
        self._column.addLayout(self._inner)
        self._column.addWidget(self.more)
        self.show_rows(())

    def show_rows(self, rows: Sequence[HistoryRow]) -> None:
        self._rows, self._shows_all = rows, False
        self._show()

    def _show_all(self) -> None:
        self._shows_all = True
        self._show()

    def _show(self) -> None:
        while (gone := self._inner.takeAt(0)) is not None:
            if (change := gone.widget()) is not None:
                change.hide()
                change.deleteLater()
        self.lines = []
        seen = self._rows if self._shows_all else self._rows[:_FIRST]
        if not seen:
            self._add(TextLabel(_NOTHING, role="muted"))
        for row in seen:
            self._add(TextLabel(changed_words(row), lines=4), TextLabel(who_and_when(row), "caption", "muted", lines=1))
        rest = len(self._rows) - len(seen)
        self.more.setText(f"Xem cả {len(self._rows)} thay đổi")
        self.more.setVisible(rest > 0)

    def _add(self, *lines: TextLabel) -> None:
        """What belongs together stands closer than what does not."""
        change = QWidget()
        together = QVBoxLayout(change)
        together.setContentsMargins(0, 0, 0, 0)
        together.setSpacing(0)
        for line in lines:
            self.lines.append(line)
            together.addWidget(line)
        self._inner.addWidget(change)
