"""Every action of the window once: its menu, its words, its key. A menu shows them in this order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ...domain.plan import Role
from ..editor.keys import ROLES
from ..editor.role_words import ROLE_WORDS


@dataclass(frozen=True, slots=True)
class Spec:
    """`is_heard_there`: a key that the paper or the screen hears itself; the menu shows it, and does the same by mouse.

    `needs_tasks`: only on the screen of the tasks. `changes`: not where the store is only looked at. `ends_group`: a
    line below it.
    """

    menu: str
    words: str
    keys: tuple[str, ...] = ()
    needs_plan: bool = False
    needs_tasks: bool = False
    changes: bool = False
    is_switch: bool = False
    is_heard_there: bool = False
    ends_group: bool = False


_FILE, _EDIT, _VIEW, _INSERT = "&Tệp", "&Sửa", "&Xem", "&Chèn"
_PLAN, _TOOLS, _HELP = "&Kế hoạch", "Cô&ng cụ", "T&rợ giúp"


def _plan(menu: str, words: str, *keys: str, ends_group: bool = False, is_switch: bool = False) -> Spec:
    return Spec(menu, words, keys, needs_plan=True, ends_group=ends_group, is_switch=is_switch)


def _there(menu: str, words: str, *keys: str, ends_group: bool = False, changes: bool = False) -> Spec:
    return Spec(menu, words, keys, needs_plan=True, changes=changes, is_heard_there=True, ends_group=ends_group)


def _task(words: str, *keys: str, ends_group: bool = False, changes: bool = False) -> Spec:
    return Spec(
        _TOOLS, words, keys, needs_tasks=True, changes=changes, is_heard_there=bool(keys), ends_group=ends_group
    )


def _edit(menu: str, words: str, *keys: str, ends_group: bool = False) -> Spec:
    return _there(menu, words, *keys, ends_group=ends_group, changes=True)


class Deed(Enum):
    NEW = Spec(_FILE, "Kế hoạch &mới…", ("Ctrl+N",), changes=True)
    OPEN = Spec(_FILE, "Mở &tệp kế hoạch…", ("Ctrl+O",), changes=True)
    TAKE_PROGRESS = Spec(_FILE, "&Nhận tiến độ từ Excel…", changes=True)
    SAVE = Spec(_FILE, "&Lưu ngay", ("Ctrl+S",), needs_plan=True, changes=True, ends_group=True)
    EXPORT_DOCX = _plan(_FILE, "Xuất &DOCX", "Ctrl+E")
    EXPORT_PDF = _plan(_FILE, "Xuất &PDF", "Ctrl+Shift+E")
    EXPORT = _plan(_FILE, "&Xuất…", "F12")
    EXPORT_TASKS = _plan(_FILE, "Xuất danh mục nhiệm vụ (&Excel)…")
    WORD = _plan(_FILE, "Mở bằng &Word")
    PRINT = _plan(_FILE, "&In…", "Ctrl+P", ends_group=True)
    CLOSE = _plan(_FILE, "&Về danh sách", "Ctrl+W")
    QUIT = Spec(_FILE, "T&hoát", ("Ctrl+Q",))

    UNDO = _edit(_EDIT, "&Hoàn tác", "Ctrl+Z")
    REDO = _edit(_EDIT, "&Làm lại", "Ctrl+Y", ends_group=True)
    CUT = _edit(_EDIT, "&Cắt", "Ctrl+X")
    COPY = _there(_EDIT, "C&hép", "Ctrl+C")
    PASTE = _edit(_EDIT, "&Dán", "Ctrl+V")
    PASTE_PLAIN = _edit(_EDIT, "Dán chữ &thường", "Ctrl+Shift+V")
    SELECT_ALL = _there(_EDIT, "Chọn tất &cả", "Ctrl+A", ends_group=True)
    FIND = _plan(_EDIT, "Tì&m trong kế hoạch", "Ctrl+F")
    REPLACE = Spec(_EDIT, "Tìm và tha&y", ("Ctrl+H",), needs_plan=True, changes=True)
    FIND_NEXT = _plan(_EDIT, "Chỗ tìm thấy &sau", "F3")
    FIND_LAST = _plan(_EDIT, "Chỗ tìm thấy t&rước", "Shift+F3", ends_group=True)
    NEXT_BLANK = _there(_EDIT, "Chỗ trốn&g sau", "F4")
    LAST_BLANK = _there(_EDIT, "Chỗ trống trướ&c", "Shift+F4")

    PLANS = Spec(_VIEW, "Màn hình &Kế hoạch", ("Alt+1",))
    TASKS = Spec(_VIEW, "Màn hình &Nhiệm vụ", ("Alt+2",))
    SETTINGS = Spec(_VIEW, "Màn hình &Cài đặt", ("Alt+6",), ends_group=True)
    SEARCH = Spec(_VIEW, "&Tìm trong mọi kế hoạch", ("Ctrl+L",))
    NEXT_ZONE = Spec(_VIEW, "Sang vùng &sau", ("F6",))
    LAST_ZONE = Spec(_VIEW, "Sang vùng t&rước", ("Shift+F6",), ends_group=True)
    PAGES = _plan(_VIEW, "Trang &in", "F7", is_switch=True)
    INSPECTOR = _plan(_VIEW, "Ô &bên phải", "F9", is_switch=True)
    NEXT_TAB = _plan(_VIEW, "Thẻ sau của ô bên &phải", "Ctrl+PgDown")
    LAST_TAB = _plan(_VIEW, "Thẻ trước của ô bên p&hải", "Ctrl+PgUp", ends_group=True)
    ZOOM_IN = _plan(_VIEW, "Phóng t&o", "Ctrl+=", "Ctrl++")
    ZOOM_OUT = _plan(_VIEW, "Thu &nhỏ", "Ctrl+-")
    ZOOM_FIT = _plan(_VIEW, "&Vừa cột", "Ctrl+0", ends_group=True)
    FULL_SCREEN = Spec(_VIEW, "Toàn &màn hình", ("F11",), is_switch=True)

    RECIPIENT = Spec(_INSERT, "Nơi &nhận…", ("Ctrl+R",), needs_plan=True, changes=True)
    TASK = Spec(_INSERT, "N&hiệm vụ…", needs_plan=True, changes=True)
    CITATION = _edit(_INSERT, "&Văn bản viện dẫn…", "Ctrl+K")

    LEVEL_UP = _edit(_PLAN, "&Lên một cấp", "Shift+Tab")
    LEVEL_DOWN = _edit(_PLAN, "&Xuống một cấp", "Tab")
    MOVE_UP = _edit(_PLAN, "Dời khối l&ên", "Alt+Up")
    MOVE_DOWN = _edit(_PLAN, "Dời khối x&uống", "Alt+Down", ends_group=True)
    BOLD = _edit(_PLAN, "Đậ&m", "Ctrl+B")
    ITALIC = _edit(_PLAN, "N&ghiêng", "Ctrl+I")

    TASKS_TABLE = _task("&Bảng nhiệm vụ")
    TASKS_TIMELINE = _task("&Dòng thời gian")
    TASKS_AGENCIES = _task("&Theo cơ quan", ends_group=True)
    TASKS_PANEL = _task("Cập &nhật tiến độ", "F9", changes=True)
    TASKS_EXPORT = _task("&Xuất nhiệm vụ ra Excel…", "Ctrl+E")
    TASKS_REPORT = _task("Lập báo &cáo tình hình thực hiện", changes=True)

    KEYS = Spec(_HELP, "&Phím tắt", ("F1",))


def make_actions(window: QWidget, bar: QMenuBar, do: Mapping[Deed, Callable[[], object]]) -> dict[Deed, QAction]:
    """The actions, each in its menu."""
    menus: dict[str, QMenu] = {}
    made = {}
    for deed in Deed:
        spec = deed.value
        if spec.menu not in menus:
            menus[spec.menu] = bar.addMenu(spec.menu)
        action = QAction(spec.words, window)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.is_switch)
        if spec.is_heard_there:
            # A shortcut of the window would take the key from fields that are being typed into.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked, deed=deed: do[deed]())
        menus[spec.menu].addAction(action)
        if spec.ends_group:
            menus[spec.menu].addSeparator()
        made[deed] = action
    return made


def add_roles(window: QWidget, bar: QMenuBar, set_role: Callable[[Role], object]) -> list[QAction]:
    """The roles of a block, at the head of the menu of the plan; their keys are the paper's."""
    menu = next(menu for menu in bar.findChildren(QMenu) if menu.title() == _PLAN)
    first, made = menu.actions()[0], []
    for number, role in enumerate(ROLES, start=1):
        action = QAction(ROLE_WORDS[role], window)
        action.setShortcut(QKeySequence(f"Ctrl+{number}"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked, role=role: set_role(role))
        made.append(action)
    menu.insertActions(first, made)
    menu.insertSeparator(first)
    return made
