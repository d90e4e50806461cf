"""The line under the list: what is done with several plans at once, and in the bin the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ..theme import restyle, theme
from ..widgets import Button, TextLabel, ToolButton
from .deeds import Deed

_SEVERAL = (Deed.DUPLICATE, Deed.EXPORT, Deed.DELETE)
_WHY_NOT = "Chọn kế hoạch cần khôi phục."


class ListFoot(QFrame):
    """Out of sight while one plan or none is marked. `deed_asked(deed)`; `bin_left`: back to the list."""

    deed_asked = Signal(Deed)
    bin_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="foot")
        self.words = TextLabel("", "caption", lines=1)
        self.buttons = {deed: self._button(deed) for deed in _SEVERAL}
        self.restore = Button("Khôi phục", "archive-restore", compact=True)
        self.leave = ToolButton("x", "Đóng thùng rác", "Esc", is_compact=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        for widget in (*self.buttons.values(), self.restore, self.leave):
            self._row.addWidget(widget)
        self.hide()
        self._fit()
        self._connect_signals()

    def _button(self, deed: Deed) -> ToolButton:
        button = ToolButton(deed.value.icon, deed.value.one.rstrip("…"), deed.value.keys, is_compact=True)
        button.clicked.connect(lambda: self.deed_asked.emit(deed))
        return button

    def _connect_signals(self) -> None:
        self.restore.clicked.connect(lambda: self.deed_asked.emit(Deed.RESTORE))
        self.leave.clicked.connect(self.bin_left)
        theme.changed.connect(self._fit)

    def show_marked(self, count: int, *, is_bin: bool) -> None:
        self.words.setText(f"Đã chọn {count}" if count > 1 else "Giữ 30 ngày")
        for button in self.buttons.values():
            button.setVisible(not is_bin)
        self.restore.setVisible(is_bin)
        self.leave.setVisible(is_bin)
        self.restore.setEnabled(count > 0)
        self.restore.setToolTip("" if count else _WHY_NOT)
        self.setVisible(is_bin or count > 1)

    def _fit(self) -> None:
        self.setFixedHeight(theme.size("header"))
        self._row.setContentsMargins(theme.space("gap"), 1, theme.space("unit"), 0)
        self._row.setSpacing(theme.space("half"))
