"""What stands in the place of the rows: the first start, a search without a hit, an empty bin, a full one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..widgets import EmptyState, NothingFound, TextLabel

EMPTY_BIN = "Thùng rác trống. Kế hoạch đã xoá được giữ 30 ngày."
ALL_BINNED = "Không còn kế hoạch nào ngoài thùng rác."


class NoPlanFound(NothingFound):
    def say_none_of(self, text: str, *, has_filters: bool) -> None:
        found = f"Không thấy kế hoạch nào có “{text}”." if text else "Không có kế hoạch nào hợp với bộ lọc."
        self.say(found, "Xoá bộ lọc" if has_filters else "Xoá chữ đang tìm")

    def say_empty_bin(self) -> None:
        self.say(EMPTY_BIN, "Về danh sách")

    def say_all_binned(self) -> None:
        self.say(ALL_BINNED, "Xem thùng rác")


class NothingYet(QWidget):
    """In the column of the list; the ways on are beside it, on the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = TextLabel("Chưa có kế hoạch nào.", role="muted")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addStretch(1)


class FirstPlan(EmptyState):
    """On the desk at the first start: three ways on, each a card."""

    def __init__(self) -> None:
        super().__init__(
            "file-text",
            "Kế hoạch đầu tiên",
            "Gõ vào giấy như khi soạn trên Word: đầu văn bản, thân và nơi nhận đều sửa tại chỗ. Chương trình tự đánh "
            "số mục, tự lưu, và đặt đúng thể thức.",
        )
        self.template = self.add_way(
            "layout-template",
            "Tạo từ mẫu",
            "Chọn mẫu, điền vài ô, có ngay bản nháp đúng thể thức.",
            "Ctrl+N",
            is_main=True,
        )
        self.file = self.add_way(
            "folder-open", "Mở tệp đã có", "Một tệp kế hoạch do chương trình này ghi ra.", "Ctrl+O"
        )
        self.sample = self.add_way("eye", "Xem một kế hoạch mẫu", "Xem thử rồi xoá, không ảnh hưởng gì đến sổ văn bản.")
        self.add_note("Có thể kéo tệp kế hoạch từ thư mục thả vào đây.")
