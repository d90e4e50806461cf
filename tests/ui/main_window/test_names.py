"""What a screen reader is told: whatever the keyboard reaches has a name, on every screen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from kehoach_desktop.ui.editor.screen import EditorScreen
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.main_window.window import MainWindow


def nameless(window: MainWindow) -> list[str]:
    """Widgets in view that take the keyboard and have nothing to be called by."""
    found = []
    for widget in window.findChildren(QWidget):
        takes_keyboard = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        if takes_keyboard and widget.isVisible() and widget.focusProxy() is None and not _name(widget):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


SCREENS: dict[str, Callable[[MainWindow, EditorScreen], object]] = {
    "paper": lambda _, plan: plan.paper.setFocus(),
    "find": lambda _, plan: plan.replace_in_plan(),
    "pages": lambda _, plan: plan.show_pages(True),
    "format": lambda _, plan: (plan.show_pages(False), plan.inspector.show_tab(Tab.FORMAT)),
    "recipients": lambda _, plan: plan.inspector.show_tab(Tab.RECIPIENTS),
    "signing": lambda _, plan: plan.inspector.show_tab(Tab.SIGNING),
    "gallery": lambda window, _: window.show_gallery(),
    "settings": lambda window, _: window.show_settings(),
    "list": lambda window, _: window.show_list(),
}


def test_whatever_the_keyboard_reaches_has_a_name(window: MainWindow) -> None:
    plan = window.desk.editor
    assert plan is not None
    found = {}
    for name, show in SCREENS.items():
        show(window, plan)
        found[name] = nameless(window)
    assert found == {name: [] for name in SCREENS}
