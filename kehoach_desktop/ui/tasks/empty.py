"""What stands in the place of the rows: no task yet, or none that was sought."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme import theme
from ..widgets import Button, EmptyState, TextLabel


class NoTasks(EmptyState):
    """`plans_wanted`: to where tasks are confirmed."""

    plans_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            "list-checks",
            "Chưa có nhiệm vụ.",
            "Nhiệm vụ được nhận ra từ các dòng phân công trong kế hoạch, rồi được xác nhận ở thẻ Nhiệm vụ.",
        )
        self.plans = self.add_way(
            "file-text",
            "Mở danh sách kế hoạch",
            "Mở một kế hoạch, rồi xác nhận các nhiệm vụ ở thẻ Nhiệm vụ của ô bên phải.",
            "Alt+1",
            is_main=True,
        )
        self.plans.clicked.connect(self.plans_wanted)


class NothingFound(QWidget):
    """`cleared`: the way out was taken."""

    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = TextLabel("", role="muted")
        self.button = Button("Xoá bộ lọc")
        self.button.clicked.connect(self.cleared)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._fit()
        theme.changed.connect(self._fit)

    def say(self, text: str, *, has_filters: bool) -> None:
        found = f"Không thấy nhiệm vụ nào có “{text}”" if text else "Không có nhiệm vụ nào hợp với bộ lọc"
        self.sentence.setText(f"{found} trong phần đang lọc." if text and has_filters else f"{found}.")

    def _fit(self) -> None:
        side = theme.space("pad")
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(theme.space("gap"))
