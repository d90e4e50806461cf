"""What each action of the menus does, by name: the one place where keys and menus meet the screens."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SignalInstance

from ..editor.keys import Deed as PaperDeed
from .actions import Deed

if TYPE_CHECKING:
    from ..editor.screen import EditorScreen
    from ..tasks.screen import TasksScreen
    from .window import MainWindow

OfPlan = Callable[["EditorScreen"], object]
OfTasks = Callable[["TasksScreen"], object]

# Deeds of the plan on the desk; without one their actions are off.
_OF_PLAN: dict[Deed, OfPlan] = {
    Deed.SAVE: lambda one: one.save_now(),
    Deed.UNDO: lambda one: one.paper.undo(),
    Deed.REDO: lambda one: one.paper.redo(),
    Deed.CUT: lambda one: one.paper.cut(),
    Deed.COPY: lambda one: one.paper.copy(),
    Deed.PASTE: lambda one: one.paper.paste(),
    Deed.PASTE_PLAIN: lambda one: one.paper.paste_plain(),
    Deed.SELECT_ALL: lambda one: one.paper.select_all(),
    Deed.FIND: lambda one: one.find_in_plan(),
    Deed.REPLACE: lambda one: one.replace_in_plan(),
    Deed.FIND_NEXT: lambda one: one.find_next(),
    Deed.FIND_LAST: lambda one: one.find_previous(),
    Deed.NEXT_BLANK: lambda one: one.paper.do(PaperDeed.NEXT_BLANK),
    Deed.LAST_BLANK: lambda one: one.paper.do(PaperDeed.PREVIOUS_BLANK),
    Deed.NEXT_TAB: lambda one: one.inspector.step_tab(1),
    Deed.LAST_TAB: lambda one: one.inspector.step_tab(-1),
    Deed.ZOOM_IN: lambda one: one.zoom_in(),
    Deed.ZOOM_OUT: lambda one: one.zoom_out(),
    Deed.ZOOM_FIT: lambda one: one.zoom_fit(),
    Deed.CITATION: lambda one: one.paper.do(PaperDeed.CITE),
    Deed.LEVEL_UP: lambda one: one.paper.level_up(),
    Deed.LEVEL_DOWN: lambda one: one.paper.level_down(),
    Deed.MOVE_UP: lambda one: one.paper.move_block_up(),
    Deed.MOVE_DOWN: lambda one: one.paper.move_block_down(),
    Deed.BOLD: lambda one: one.paper.toggle_bold(),
    Deed.ITALIC: lambda one: one.paper.toggle_italic(),
}


def _seen(view: str) -> OfTasks:
    def show(screen: "TasksScreen") -> None:
        from ..tasks.columns import View  # the screen is made when it is first gone to

        screen.show_view(View(view))

    return show


_OF_TASKS: dict[Deed, OfTasks] = {
    Deed.TASKS_TABLE: _seen("table"),
    Deed.TASKS_TIMELINE: _seen("timeline"),
    Deed.TASKS_AGENCIES: _seen("agencies"),
    Deed.TASKS_PANEL: lambda one: one.toggle_panel(),
    Deed.TASKS_EXPORT: lambda one: one.export(),
    Deed.TASKS_REPORT: lambda one: one.report(),
}


def deeds_of(window: "MainWindow") -> dict[Deed, Callable[[], object]]:
    """Every deed as a call without arguments."""

    def of_plan(do: OfPlan) -> Callable[[], object]:
        return lambda: do(editor) if (editor := window.editor_in_view) is not None else None

    def switched(deed: Deed) -> bool:
        return window.actions_of[deed].isChecked()

    def of_tasks(do: OfTasks) -> Callable[[], object]:
        return lambda: do(screen) if (screen := window.tasks.in_view) is not None else None

    exporter = window.exporter
    return {
        **{deed: of_plan(do) for deed, do in _OF_PLAN.items()},
        **{deed: of_tasks(do) for deed, do in _OF_TASKS.items()},
        Deed.NEW: window.show_gallery,
        Deed.OPEN: window.work.ask_for_files,
        Deed.EXPORT_DOCX: of_plan(lambda one: exporter.export_docx(one.plan)),
        Deed.EXPORT_PDF: of_plan(lambda one: exporter.export_pdf(one.plan)),
        Deed.EXPORT: of_plan(lambda one: exporter.export_as(one.plan)),
        Deed.EXPORT_TASKS: of_plan(lambda one: exporter.export_tasks(one.plan)),
        Deed.WORD: of_plan(lambda one: exporter.open_in_word(one.plan)),
        Deed.PRINT: window.work.print_plan,
        Deed.CLOSE: window.show_list,
        Deed.QUIT: window.close,
        Deed.PLANS: window.show_work,
        Deed.TASKS: window.show_tasks,
        Deed.SETTINGS: window.show_settings,
        Deed.TAKE_PROGRESS: window.tasks.ask_for_files,
        Deed.SEARCH: window.search,
        Deed.NEXT_ZONE: lambda: window.step_zone(1),
        Deed.LAST_ZONE: lambda: window.step_zone(-1),
        Deed.PAGES: of_plan(lambda one: one.show_pages(switched(Deed.PAGES))),
        Deed.INSPECTOR: of_plan(lambda one: one.show_inspector(switched(Deed.INSPECTOR))),
        Deed.FULL_SCREEN: lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
        Deed.RECIPIENT: window.work.add_recipient,
        Deed.TASK: window.work.add_task,
        Deed.KEYS: window.show_keys,
    }


def asked_by(editor: "EditorScreen") -> dict[Deed, SignalInstance]:
    """What the buttons of a plan ask of the window."""
    return {
        Deed.PRINT: editor.print_asked,
        Deed.EXPORT_DOCX: editor.export_asked,
        Deed.EXPORT_PDF: editor.pdf_asked,
        Deed.EXPORT: editor.export_as_asked,
        Deed.EXPORT_TASKS: editor.inspector.tasks_export_asked,
        Deed.WORD: editor.word_asked,
    }
