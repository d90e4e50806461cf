"""The menu of the table: what is done with the tasks that are marked, and how the list is put in order."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ...domain.task_list import Order
from ...domain.tasks import STAGE_WORDS, Stage
from ..theme import icon
from .model import Item

ORDER_WORDS = {
    Order.PLAN: "Thứ tự trong kế hoạch",
    Order.DUE: "Thời hạn",
    Order.LEAD: "Cơ quan chủ trì",
    Order.STATUS: "Trạng thái",
}


def make_menu(
    parent: QWidget,
    items: Sequence[Item],
    order: Order,
    *,
    edit: Callable[[], object],
    open_plan: Callable[[], object],
    set_stage: Callable[[Stage], object],
    sort: Callable[[Order], object],
    fold_all: Callable[[bool], object],
    show_today: Callable[[], object] | None,
) -> QMenu:
    menu = QMenu(parent)
    one = len(items) == 1
    _add(menu, "Cập nhật tiến độ", edit, "pencil-line", "F2", is_on=one)
    stages = menu.addMenu("Tình hình" if one else f"Tình hình của {len(items)} nhiệm vụ")
    stages.setEnabled(bool(items))
    current = {item.entry.progress.stage for item in items}
    group = QActionGroup(stages)
    for stage, word in STAGE_WORDS.items():
        words = f"{word} hôm nay" if stage is Stage.DONE else word
        action = _add(stages, words, partial(set_stage, stage))
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setChecked(current == {stage})
    menu.addSeparator()
    _add(menu, "Mở kế hoạch", open_plan, "file-text", is_on=one)
    menu.addSeparator()
    orders = menu.addMenu("Sắp xếp theo")
    ways = QActionGroup(orders)
    for value, word in ORDER_WORDS.items():
        action = _add(orders, word, partial(sort, value))
        action.setCheckable(True)
        action.setActionGroup(ways)
        action.setChecked(value is order)
    _add(menu, "Thu gọn mọi nhóm", partial(fold_all, True))
    _add(menu, "Mở mọi nhóm", partial(fold_all, False))
    if show_today is not None:
        _add(menu, "Về hôm nay", show_today, "calendar")
    return menu


def _add(
    menu: QMenu, words: str, do: Callable[[], object], icon_name: str = "", keys: str = "", *, is_on: bool = True
) -> QAction:
    action = QAction(words, menu)
    if icon_name:
        action.setIcon(icon(icon_name))
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.setEnabled(is_on)
    action.triggered.connect(lambda _=False: do())
    menu.addAction(action)
    return action
