"""Every control in every state on one sheet, for the eye: `python -m tests.ui.widgets.states FOLDER`."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.theme import Scheme, apply, theme
from kehoach_desktop.ui.widgets import (
    Button,
    Chip,
    ChoiceCard,
    DropDown,
    EmptyState,
    Field,
    FilterDropDown,
    HeaderLine,
    NumberField,
    ProgressLine,
    SearchField,
    SegmentedChoice,
    TextLabel,
    Toast,
    ToolButton,
    WarningBar,
)
from kehoach_desktop.ui.widgets.progress_line import Said

STATES = ("Thường", "Rê chuột", "Nhấn", "Bàn phím", "Không dùng được")


class InState(Button):
    """A button that is painted as if it were pointed at, pressed or focused."""

    pretended = QStyle.StateFlag.State_None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's name and argument
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.state |= self.pretended
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


PRETENDED = (
    QStyle.StateFlag.State_None,
    QStyle.StateFlag.State_MouseOver,
    QStyle.StateFlag.State_Sunken,
    QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange,
    QStyle.StateFlag.State_None,
)


def button(word: str, icon: str, kind: str, state: int) -> QPushButton:
    made = InState(word, icon, kind)
    made.pretended = PRETENDED[state]
    made.setEnabled(state != 4)
    return made


class StatesSheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(24, 18, 24, 18)
        self.grid.setHorizontalSpacing(16)
        for column, word in enumerate(STATES, 1):
            self.grid.addWidget(TextLabel(word, "caption", "muted"), 0, column)
            self.grid.setColumnStretch(column, 1)
        self._row = 1
        for name, word, icon, kind in (
            ("Nút chính", "Xuất DOCX", "file-down", "primary"),
            ("Nút thường", "Chèn nhóm", "users-round", ""),
            ("Nút lặng", "Xếp thứ bậc", "arrow-down-wide-narrow", "quiet"),
            ("Liên kết", "Thêm người ký", "plus", "link"),
        ):
            self._add(name, *(button(word, icon, kind, state) for state in range(5)))
        self._add_fields()
        self._add_choices()
        for name, family in (("Kế hoạch", "plan"), ("Nhiệm vụ", "task"), ("Kiểm tra", "finding")):
            self._add_chips(name, family)
        self._add_bars()

    def _add(self, name: str, *widgets: QWidget) -> None:
        self.grid.addWidget(QLabel(name), self._row, 0)
        for column, widget in enumerate(widgets, 1):
            self.grid.addWidget(widget, self._row, column)
        self._row += 1

    def _add_wide(self, name: str, widget: QWidget, span: int = 5) -> None:
        self.grid.addWidget(QLabel(name), self._row, 0)
        self.grid.addWidget(widget, self._row, 1, 1, span)
        self._row += 1

    def _add_fields(self) -> None:
        empty, off = QLineEdit(), QLineEdit("Đảng uỷ xã")
        empty.setPlaceholderText("Tên cơ quan")
        off.setEnabled(False)
        self.focused = QLineEdit("Ban Thường vụ Tỉnh uỷ")
        ruleset = DropDown("Thể thức", [("05-HD/VPTW", 1), ("36-HD/VPTW", 2)])
        self._add("Ô nhập", QLineEdit("Ban Thường vụ Tỉnh uỷ"), empty, ruleset, self.focused, off)
        spin = NumberField("Cỡ chữ", 14, 15, "pt")
        year = FilterDropDown("Năm", [("Năm 2026", 2026)])
        search = SearchField("Tìm trong 128 kế hoạch")
        read_only = QLineEdit("chỉ đọc")
        read_only.setReadOnly(True)
        found = SearchField("Tìm")
        found.setText("đảng bộ")
        self._add("Ô khác", spin, year, search, found, read_only)
        self.number = Field("Số văn bản", QLineEdit("34"))
        self.number.show_error("Số 34 đã cấp ngày 02/12/2026. Số kế tiếp là 35.", takes_focus=False)
        self.grid.addWidget(QLabel("Ô có lỗi"), self._row, 0)
        self.grid.addWidget(self.number, self._row, 1, 1, 3)
        self.progress = ProgressLine()
        self.progress.say(Said("Đang xuất 12 văn bản: 5/12", 5, 12))
        self.progress.show()
        self.grid.addWidget(self.progress, self._row, 4, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._row += 1

    def _add_choices(self) -> None:
        boxes = [QCheckBox("In hai mặt"), QCheckBox("Thêm dòng lưu"), QCheckBox("Đóng dấu nháp")]
        boxes[0].setChecked(True)
        boxes[2].setEnabled(False)
        radio = QRadioButton("Một mặt")
        radio.setChecked(True)
        self._add("Ô chọn", *boxes, radio, QRadioButton("Hai mặt"))
        self._add_wide("Chọn một", SegmentedChoice("Loại mẫu", [("Đảng", 1), ("Nhà nước", 2), ("Của cơ quan", 3)]), 3)
        tabs = QTabBar()
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        for word in ("Thể thức", "Nơi nhận", "Người ký"):
            tabs.addTab(word)
        header = HeaderLine()
        bold = ToolButton("bold", "Đậm", "Ctrl+B")
        bold.setCheckable(True)
        bold.setChecked(True)
        stopped = ToolButton("redo-2", "Làm lại", "Ctrl+Y")
        stopped.set_reason("Không có gì để làm lại.")
        header.add(ToolButton("undo-2", "Hoàn tác", "Ctrl+Z"), stopped, bold, ToolButton("italic", "Nghiêng"))
        header.add(
            ToolButton("book-open", "Trang in", "F7", shows_word=True), ToolButton("plus", "Mới", is_framed=True)
        )
        header.add_stretch()
        header.add(tabs)
        self._add_wide("Thanh", header)

    def _add_chips(self, name: str, family: str) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        states = list(theme._tokens._raw["chip"][family])
        for start in range(0, len(states), 6):
            row = QHBoxLayout()
            for state in states[start : start + 6]:
                row.addWidget(Chip(family, state))
            row.addStretch(1)
            column.addLayout(row)
        self._add_wide(name, holder)

    def _add_bars(self) -> None:
        host = QWidget()
        host.setFixedHeight(theme.px(58))
        host.resize(800, theme.px(58))
        self.toast = Toast(host)
        self.toast.say("Đã đưa “Kế hoạch tổ chức hội nghị tổng kết” vào thùng rác.", "Hoàn tác", None, "Ctrl+Z")
        self._add_wide("Thông báo", host)
        bar = WarningBar()
        bar.warn("Chưa ghi được: ổ D: đã đầy. Bản đang soạn vẫn giữ trong bộ nhớ.", "Chọn nơi khác…", None, "danger")
        self._add_wide("Cảnh báo", bar)


class CardsSheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        empty = EmptyState(
            "file-text",
            "Kế hoạch đầu tiên",
            "Gõ vào giấy như khi soạn trên Word: đầu văn bản, thân và nơi nhận đều sửa tại chỗ. "
            "Chương trình tự đánh số mục, tự lưu, và đặt đúng thể thức.",
        )
        empty.add_way("layout-template", "Tạo từ mẫu", "Chọn mẫu, điền vài ô.", "Ctrl+N", is_main=True)
        empty.add_way("folder-open", "Mở tệp đã có", "Tệp kế hoạch, Word, PDF có chữ.", "Ctrl+O")
        empty.add_way("eye", "Xem một kế hoạch mẫu", "Xem thử rồi xoá.").setEnabled(True)
        empty.add_note("Có thể kéo tệp Word từ thư mục thả vào đây.")
        column.addWidget(empty)
        for name, note in (("Đinh Quốc Khải", "Phó Bí thư"), ("Lò Thị Mai Hương", "Phó Bí thư"), ("Bùi Đức Thành", "")):
            card = ChoiceCard(name)
            card.add(TextLabel(name, "strong"))
            card.add(TextLabel(note, role="muted"), 1)
            card.setChecked(name.startswith("Đinh"))
            card.setEnabled(bool(note))
            column.addWidget(card)


def main(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply(app)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        theme.choose(scheme, base_px=int(os.environ.get("BASE", "13")))
        for name, sheet in (("states", StatesSheet()), ("cards", CardsSheet())):
            sheet.resize(1000 if name == "states" else 700, 640)
            sheet.show()
            if isinstance(sheet, StatesSheet):
                sheet.focused.setFocus()
            app.processEvents()
            sheet.grab().save(str(folder / f"{name}-{scheme.value}-{sheet.devicePixelRatio():g}.png"))
            sheet.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
