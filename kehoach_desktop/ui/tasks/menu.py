"""The menu of the table: what is done with the tasks that are marked, and how the list is put in order."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ...domain.task_list import Order
from ...domain.tasks import STAGE_WORDS, Stage
from ..theme import icon
from .model import TITLES, Column, Item

ORDER_WORDS = {
    Order.PLAN: "Thứ tự trong kế hoạch",
    Order.DUE: "Thời hạn",
    Order.LEAD: "Cơ quan chủ trì",
    Order.STATUS: "Trạng thái",
}


class Widths(NamedTuple):
    """Of the columns that can be made wider or narrower, and whether any of them was."""

    columns: Sequence[Column]
    widen: Callable[[Column, int], object]
    forget: Callable[[], object]
    are_own: bool


def make_menu(
    parent: QWidget,
    items: Sequence[Item],
    order: Order,
    *,
    edit: Callable[[], object],
    edit_row: Callable[[], object],
    open_plan: Callable[[], object],
    set_stage: Callable[[Stage], object],
    sort: Callable[[Order], object],
    fold_all: Callable[[bool], object],
    widths: Widths,
    show_today: Callable[[], object] | None,
) -> QMenu:
    menu = QMenu(parent)
    one = len(items) == 1
    _add(menu, "Cập nhật tiến độ", edit, "pencil-line", "Return", is_on=one)
    _add(menu, "Sửa tại dòng", edit_row, "", "F2", is_on=one)
    stages = menu.addMenu("Tình hình" if one else f"Tình hình của {len(items)} nhiệm vụ")
    stages.setEnabled(bool(items))
    named = {stage: f"{word} hôm nay" if stage is Stage.DONE else word for stage, word in STAGE_WORDS.items()}
    _add_choices(stages, named, {item.entry.progress.stage for item in items}, set_stage)
    menu.addSeparator()
    _add(menu, "Mở kế hoạch", open_plan, "file-text", is_on=one)
    menu.addSeparator()
    _add_choices(menu.addMenu("Sắp xếp theo"), ORDER_WORDS, {order}, sort)
    _add(menu, "Thu gọn mọi nhóm", partial(fold_all, True))
    _add(menu, "Mở mọi nhóm", partial(fold_all, False))
    _add_widths(menu, widths)
    if show_today is not None:
        _add(menu, "Về hôm nay", show_today, "calendar")
    return menu


def _add_choices(
    menu: QMenu, choices: Mapping[Any, str], taken: Collection[object], choose: Callable[[Any], object]
) -> None:
    """One of several; what is taken is ticked, unless the marked tasks differ in it."""
    group = QActionGroup(menu)
    for value, word in choices.items():
        action = _add(menu, word, partial(choose, value))
        action.setCheckable(True)
        action.setActionGroup(group)
        action.setChecked(len(taken) == 1 and value in taken)


def _add_widths(menu: QMenu, widths: Widths) -> None:
    """What the mouse does at the edges of the header."""
    wide = menu.addMenu("Bề rộng cột")
    for column in widths.columns:
        for words, by in (("rộng thêm", 1), ("hẹp bớt", -1)):
            _add(wide, f"{TITLES[column]}: {words}", partial(widths.widen, column, by))
    wide.addSeparator()
    _add(wide, "Như ban đầu", widths.forget, is_on=widths.are_own)


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
