"""The keys of the program, as the sheet shows them. To add one: a line in its group.

Keys are spelled as `QKeySequence` does. Several keys of one deed stand in `keys`; `spoken` is what is typed as text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.vietnamese import fold

_WORDS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "PgDown": "PgDn", "Return": "Enter", "Space": "Phím cách"}


@dataclass(frozen=True, slots=True)
class KeyLine:
    deed: str
    keys: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[str, ...]:
        return (*(shown_key(key) for key in self.keys), *self.spoken)

    @property
    def search_text(self) -> str:
        return fold(" ".join((self.deed, *self.keys, *self.shown)))


@dataclass(frozen=True, slots=True)
class KeyGroup:
    title: str
    lines: tuple[KeyLine, ...]


def _line(deed: str, *keys: str, spoken: tuple[str, ...] = ()) -> KeyLine:
    return KeyLine(deed, keys, spoken)


GROUPS = (
    KeyGroup(
        "Mọi nơi",
        (
            _line("Màn hình Kế hoạch, Nhiệm vụ, Cài đặt", "Alt+1", "Alt+2", "Alt+6"),
            _line("Kế hoạch mới", "Ctrl+N"),
            _line("Mở tệp", "Ctrl+O"),
            _line("Tìm trong mọi kế hoạch", "Ctrl+L"),
            _line("Lưu ngay (chương trình đã tự lưu)", "Ctrl+S"),
            _line("Xuất DOCX", "Ctrl+E"),
            _line("Xuất PDF", "Ctrl+Shift+E"),
            _line("Xuất, chọn dạng và nơi lưu", "F12"),
            _line("In", "Ctrl+P"),
            _line("Hoàn tác", "Ctrl+Z"),
            _line("Làm lại", "Ctrl+Y"),
            _line("Sang vùng sau, vùng trước", "F6", "Shift+F6"),
            _line("Bảng phím tắt", "F1"),
            _line("Menu", "F10"),
            _line("Toàn màn hình", "F11"),
            _line("Về danh sách", "Ctrl+W"),
            _line("Thoát", "Ctrl+Q"),
        ),
    ),
    KeyGroup(
        "Trong kế hoạch",
        (
            _line("Xem trang in", "F7"),
            _line("Chỗ trống sau, trước", "F4", "Shift+F4"),
            _line("Tìm trong kế hoạch", "Ctrl+F"),
            _line("Chỗ tìm thấy sau, trước", "F3", "Shift+F3"),
            _line("Tìm và thay", "Ctrl+H"),
            _line("Thêm nơi nhận", "Ctrl+R"),
            _line("Thẻ trước, thẻ sau của ô bên phải", "Ctrl+PgUp", "Ctrl+PgDown"),
            _line("Ẩn, hiện ô bên phải", "F9"),
            _line("Phóng to, thu nhỏ giấy hoặc trang", "Ctrl+=", "Ctrl+-"),
            _line("Cỡ giấy vừa cột", "Ctrl+0"),
        ),
    ),
    KeyGroup(
        "Danh sách, bảng, mẫu",
        (
            _line("Mở; tạo kế hoạch từ mẫu", "Return"),
            _line("Sửa ô", "F2"),
            _line("Đánh dấu", "Space"),
            _line("Bỏ vào thùng rác, bỏ dòng (có hoàn tác)", "Del"),
            _line("Nhân bản", "Ctrl+D"),
            _line("Menu ngữ cảnh", "Shift+F10"),
            _line("Mở lịch, mở danh sách của một ô", "Alt+Down"),
            _line("Quay lại", "Esc"),
        ),
    ),
    KeyGroup(
        "Nhiệm vụ",
        (
            _line("Tìm nhiệm vụ, cơ quan", "Ctrl+F"),
            _line("Ghi tiến độ ở ô bên phải; mở kế hoạch của nhóm", "Return"),
            _line("Ghi tiến độ ngay tại dòng", "F2"),
            _line("Ẩn, hiện ô tiến độ", "F9"),
            _line("Xuất Excel", "Ctrl+E"),
            _line("Gập, mở nhóm", "Left", "Right"),
            _line("Tháng trước, tháng sau trên dòng thời gian", "Ctrl+Left", "Ctrl+Right"),
            _line("Thẻ Nhiệm vụ: xác nhận, bỏ", "Space", "Del"),
            _line("Thẻ Nhiệm vụ: chọn nhiều để gộp", "Shift+Down", "Shift+Space"),
        ),
    ),
    KeyGroup(
        "Trên giấy",
        (
            _line("Khối mới", "Return"),
            _line("Xuống dòng trong khối", "Shift+Return"),
            _line("Xuống một cấp, lên một cấp", "Tab", "Shift+Tab"),
            _line("Phần", "Ctrl+1"),
            _line("Mục", "Ctrl+2"),
            _line("Tiểu mục", "Ctrl+3"),
            _line("Đoạn", "Ctrl+4"),
            _line("Gạch đầu dòng", "Ctrl+5"),
            _line("Dấu cộng", "Ctrl+6"),
            _line("Dòng phân công", "Ctrl+7"),
            _line("Căn cứ", "Ctrl+8"),
            _line("Kết", "Ctrl+9"),
            _line("Dời khối lên, xuống cùng khối con", "Alt+Up", "Alt+Down"),
            _line("Đậm", "Ctrl+B"),
            _line("Nghiêng", "Ctrl+I"),
            _line("Văn bản viện dẫn", "Ctrl+K", spoken=("@",)),
            _line("Đổi vai khối khi gõ ở đầu khối", spoken=("-", "+", "*", "1.")),
            _line("Dán chữ thường", "Ctrl+Shift+V"),
            _line("Đóng ô tìm; từ ô bên phải về giấy", "Esc"),
        ),
    ),
)


def shown_key(key: str) -> str:
    """`Ctrl+PgDown` as the sheet writes it: `Ctrl+PgDn`."""
    *held, last = key.split("+") if not key.endswith("+") else [*key[:-2].split("+"), "+"]
    return "+".join([*held, _WORDS.get(last, last)])


def lines(words: str = "") -> Iterator[tuple[KeyGroup, KeyLine]]:
    """The lines that hold all the words, with the group they stand in."""
    wanted = fold(words).split()
    for group in GROUPS:
        for line in group.lines:
            text = f"{line.search_text} {fold(group.title)}"
            if all(word in text for word in wanted):
                yield group, line
