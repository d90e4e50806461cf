"""Every action of the window once: its menu, its words, its key. Menus, and later tool bars, pick from here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget


@dataclass(frozen=True, slots=True)
class Spec:
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    needs_plan: bool = False
    is_switch: bool = False


class Deed(Enum):
    NEW = Spec("&Tệp", "Kế hoạch &mới…", ("Ctrl+N",))
    OPEN = Spec("&Tệp", "Mở &tệp kế hoạch…", ("Ctrl+O",))
    SAVE = Spec("&Tệp", "&Lưu ngay", ("Ctrl+S",), needs_plan=True)
    EXPORT_DOCX = Spec("&Tệp", "Xuất &DOCX", ("Ctrl+E",), needs_plan=True)
    EXPORT_PDF = Spec("&Tệp", "Xuất &PDF", ("Ctrl+Shift+E",), needs_plan=True)
    EXPORT = Spec("&Tệp", "&Xuất…", ("F12",), needs_plan=True)
    WORD = Spec("&Tệp", "Mở bằng &Word", (), needs_plan=True)
    PRINT = Spec("&Tệp", "&In…", ("Ctrl+P",), needs_plan=True)
    CLOSE = Spec("&Tệp", "&Về danh sách", ("Ctrl+W",), needs_plan=True)
    QUIT = Spec("&Tệp", "T&hoát", ("Ctrl+Q",))
    UNDO = Spec("&Sửa", "&Hoàn tác", ("Ctrl+Z",), needs_plan=True)
    REDO = Spec("&Sửa", "&Làm lại", ("Ctrl+Y",), needs_plan=True)
    CUT = Spec("&Sửa", "&Cắt", ("Ctrl+X",), needs_plan=True)
    COPY = Spec("&Sửa", "C&hép", ("Ctrl+C",), needs_plan=True)
    PASTE = Spec("&Sửa", "&Dán", ("Ctrl+V",), needs_plan=True)
    PASTE_PLAIN = Spec("&Sửa", "Dán chữ &thường", ("Ctrl+Shift+V",), needs_plan=True)
    NEXT_BLANK = Spec("&Sửa", "Chỗ trống &sau", ("F4",), needs_plan=True)
    LAST_BLANK = Spec("&Sửa", "Chỗ trống t&rước", ("Shift+F4",), needs_plan=True)
    SEARCH = Spec("&Xem", "&Tìm trong mọi kế hoạch", ("Ctrl+L",))
    PAGES = Spec("&Xem", "Trang &in", ("F7",), needs_plan=True, is_switch=True)
    INSPECTOR = Spec("&Xem", "Ô &bên phải", ("F9",), needs_plan=True, is_switch=True)
    PLANS = Spec("&Xem", "Màn hình &Kế hoạch", ("Alt+1",))
    SETTINGS = Spec("&Xem", "Màn hình &Cài đặt", ("Alt+6",))
    FULL_SCREEN = Spec("&Xem", "T&oàn màn hình", ("F11",), is_switch=True)
    RECIPIENT = Spec("&Chèn", "Nơi &nhận…", ("Ctrl+R",), needs_plan=True)
    KEYS = Spec("T&rợ giúp", "&Phím tắt", ("F1",))


# On the paper these keys are the paper's own; the menu shows them and does the same by mouse.
_OF_THE_PAPER = {
    Deed.UNDO,
    Deed.REDO,
    Deed.CUT,
    Deed.COPY,
    Deed.PASTE,
    Deed.PASTE_PLAIN,
    Deed.NEXT_BLANK,
    Deed.LAST_BLANK,
}


def make_actions(window: QWidget, bar: QMenuBar, do: Mapping[Deed, Callable[[], object]]) -> dict[Deed, QAction]:
    """The actions, each in its menu, in the order of `Deed`."""
    menus: dict[str, object] = {}
    made = {}
    for deed in Deed:
        spec = deed.value
        menu = menus.get(spec.menu) or menus.setdefault(spec.menu, bar.addMenu(spec.menu))
        action = QAction(spec.words, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.is_switch)
        if deed in _OF_THE_PAPER:
            # A shortcut of the window would take the key from fields that are being typed into.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do[deed])
        menu.addAction(action)  # type: ignore[attr-defined]
        made[deed] = action
    return made
