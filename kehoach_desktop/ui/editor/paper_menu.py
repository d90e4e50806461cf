"""The context menu of the paper: what can be done with the words and the block at the caret, each with its key."""

from functools import partial

from PySide6.QtGui import QActionGroup, QUndoStack
from PySide6.QtWidgets import QMenu, QWidget

from ..theme import icon
from . import clipboard
from .keys import ROLES
from .paper import PaperView
from .role_words import ROLE_WORDS


def paper_menu(paper: PaperView, stack: QUndoStack, parent: QWidget, *, may_edit: bool = True) -> QMenu:
    """`may_edit`: not where the plan is only looked at."""
    menu = QMenu(parent)
    is_block = paper.role is not None and may_edit
    _add_undo(menu, paper, stack)
    menu.addSeparator()
    _add_clipboard(menu, paper, may_edit=may_edit)
    menu.addSeparator()
    menu.addMenu(_role_menu(menu, paper)).setEnabled(is_block)
    for words, do in (("Dời khối lên\tAlt+↑", paper.move_block_up), ("Dời khối xuống\tAlt+↓", paper.move_block_down)):
        menu.addAction(words, do).setEnabled(is_block)
    return menu


def _add_undo(menu: QMenu, paper: PaperView, stack: QUndoStack) -> None:
    """With the name of what would be taken back."""
    undo = menu.addAction(icon("undo-2"), f"Hoàn tác {stack.undoText()}".strip() + "\tCtrl+Z", paper.undo)
    redo = menu.addAction(icon("redo-2"), f"Làm lại {stack.redoText()}".strip() + "\tCtrl+Y", paper.redo)
    undo.setEnabled(stack.canUndo())
    redo.setEnabled(stack.canRedo())


def _add_clipboard(menu: QMenu, paper: PaperView, *, may_edit: bool) -> None:
    cut = menu.addAction("Cắt\tCtrl+X", paper.cut)
    copy = menu.addAction(icon("copy"), "Chép\tCtrl+C", paper.copy)
    paste = menu.addAction("Dán\tCtrl+V", paper.paste)
    plain = menu.addAction("Dán chữ thường\tCtrl+Shift+V", paper.paste_plain)
    held = clipboard.held()
    cut.setEnabled(paper.has_selection and may_edit)
    copy.setEnabled(paper.has_selection)
    paste.setEnabled(clipboard.can_paste(held) and may_edit)
    plain.setEnabled(held.hasText() and may_edit)
    menu.addSeparator()
    menu.addAction("Chọn tất cả\tCtrl+A", paper.select_all)


def _role_menu(menu: QMenu, paper: PaperView) -> QMenu:
    """The roles in the order of their keys; the one without a key is first, as on the paper."""
    roles = QMenu("Vai của khối", menu)
    group = QActionGroup(roles)
    keys = {role: f"\tCtrl+{number}" for number, role in enumerate(ROLES, 1)}
    for role, words in ROLE_WORDS.items():
        action = roles.addAction(words + keys.get(role, ""), partial(paper.set_role, role))
        action.setCheckable(True)
        action.setChecked(role is paper.role)
        group.addAction(action)
    return roles
