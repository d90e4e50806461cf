"""What stands in the place of the rows: no task yet, or none that was sought."""

from PySide6.QtCore import Signal

from ..widgets import EmptyState, NothingFound


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


class NoTaskFound(NothingFound):
    def __init__(self) -> None:
        super().__init__(side="pad")

    def say_none_of(self, text: str, *, has_filters: bool) -> None:
        found = f"Không thấy nhiệm vụ nào có “{text}”" if text else "Không có nhiệm vụ nào hợp với bộ lọc"
        self.say(f"{found} trong phần đang lọc." if text and has_filters else f"{found}.")
