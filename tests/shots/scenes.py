"""The scenes, one function each: it puts the window into the state that is photographed.

To add one: a function that takes the stage, with `@scene("its-name")` above it. What it shows by `stage.show` or
`stage.open_window` is photographed in the light and, dressed anew, in the dark.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kehoach_desktop import paths
from kehoach_desktop.operations.backups import Reason, back_up
from kehoach_desktop.operations.store_state import store_state
from kehoach_desktop.ui.broken_store.screen import BrokenStoreScreen
from kehoach_desktop.ui.editor.keys import Deed as PaperDeed
from kehoach_desktop.ui.gallery.templates_model import TemplateRole
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.inspector.tasks_card import TaskDeed
from kehoach_desktop.ui.inspector.tasks_pane import TasksPane
from kehoach_desktop.ui.main_window.actions import Deed
from kehoach_desktop.ui.main_window.window import MainWindow
from kehoach_desktop.ui.tasks.columns import View
from kehoach_desktop.ui.tasks.screen import TasksScreen

from .stage import Stage

Play = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    play: Play
    text_size: int = 13


SCENES: dict[str, Scene] = {}


def scene(name: str, *, text_size: int = 13) -> Callable[[Play], Play]:
    def add(play: Play) -> Play:
        SCENES[name] = Scene(name, play, text_size)
        return play

    return add


# ---------------------------------------------------------------- before the first plan


@scene("first-start")
def first_start(stage: Stage) -> None:
    window = stage.open_window()
    screen = window.first_start
    assert screen is not None
    screen.province.setText("Lâm Đồng")
    stage.write(screen.name, "Đảng uỷ xã Suối Ngà")
    stage.write(screen.signatories.rows[-1].name, "Đinh Quốc Khải")
    screen.name.setFocus()


@scene("list-empty")
def list_empty(stage: Stage) -> None:
    stage.with_office()
    stage.open_window()


# ---------------------------------------------------------------- list and paper


def _plan_on_desk(stage: Stage, block: str = "b8") -> MainWindow:
    ids = stage.with_samples()
    window = stage.open_window()
    stage.put_caret(stage.open_plan(window, ids[0]), block)
    return window


def _editor_tab(stage: Stage, tab: Tab) -> None:
    window = _plan_on_desk(stage)
    stage.editor(window).inspector.show_tab(tab)


@scene("list")
def plan_list(stage: Stage) -> None:
    stage.with_samples()
    stage.open_window()


@scene("list-nothing-found")
def nothing_found(stage: Stage) -> None:
    stage.with_samples()
    window = stage.open_window()
    window.list.search.setFocus()
    stage.write(window.list.search, "hội nghị khách hàng")


@scene("plan")
def plan(stage: Stage) -> None:
    _editor_tab(stage, Tab.RECIPIENTS)


@scene("plan-17", text_size=17)
def plan_in_large_text(stage: Stage) -> None:
    _editor_tab(stage, Tab.RECIPIENTS)


@scene("plan-end")
def plan_end(stage: Stage) -> None:
    _plan_on_desk(stage, "b25")


@scene("selection")
def selection(stage: Stage) -> None:
    window = _plan_on_desk(stage)
    stage.editor(window).paper.select_all()


@scene("blanks")
def blanks(stage: Stage) -> None:
    """A new plan as the gallery makes it with nothing filled in."""
    window = _gallery(stage)
    window.gallery.create_plan()
    editor = stage.editor(window)
    editor.paper.do(PaperDeed.NEXT_BLANK)


@scene("toast")
def toast(stage: Stage) -> None:
    window = _plan_on_desk(stage)
    others = [one for one in stage.with_samples() if one != stage.editor(window).plan.id]
    window.work.delete_plans(others[:1])
    stage.wait_for(window.toast.isVisible)


@scene("menu")
def menu(stage: Stage) -> None:
    window = _plan_on_desk(stage)
    stage.drop_down(window.menuBar(), 0)


@scene("find")
def find(stage: Stage) -> None:
    window = _plan_on_desk(stage)
    window.actions_of[Deed.FIND].trigger()
    stage.write_where_the_focus_is("đảng viên")


@scene("replace")
def replace(stage: Stage) -> None:
    window = _plan_on_desk(stage)
    window.actions_of[Deed.REPLACE].trigger()
    stage.write_where_the_focus_is("chi bộ")


@scene("citation")
def citation(stage: Stage) -> None:
    window = _plan_on_desk(stage)
    window.actions_of[Deed.CITATION].trigger()


@scene("new-year")
def new_year(stage: Stage) -> None:
    window = _plan_on_desk(stage)
    window.list.new_year_asked.emit(stage.editor(window).plan.id)
    stage.wait_for_dialog()


@scene("bin")
def deleted_plans(stage: Stage) -> None:
    ids = stage.with_samples()
    window = stage.open_window()
    window.work.delete_plans(ids[1:3])
    stage.wait_for(window.toast.isVisible)
    window.list.filters.more.menu().actions()[-1].trigger()


# ---------------------------------------------------------------- inspector


@scene("inspector-format")
def inspector_format(stage: Stage) -> None:
    _editor_tab(stage, Tab.FORMAT)


@scene("inspector-signing")
def inspector_signing(stage: Stage) -> None:
    _editor_tab(stage, Tab.SIGNING)


@scene("inspector-tasks")
def inspector_tasks(stage: Stage) -> None:
    _tasks_of_plan(stage)


@scene("inspector-tasks-accepted")
def inspector_tasks_accepted(stage: Stage) -> None:
    """Some on the list, the others still proposed."""
    tasks = _tasks_of_plan(stage)
    for number in range(2):
        tasks.list.set_current(number).asked.emit(TaskDeed.ACCEPT)


def _tasks_of_plan(stage: Stage) -> TasksPane:
    inspector = stage.editor(_plan_on_desk(stage)).inspector
    inspector.show_tab(Tab.TASKS)
    stage.wait_for(lambda: inspector.task_count > 0)
    return inspector.tasks


@scene("inspector-search")
def inspector_search(stage: Stage) -> None:
    window = _plan_on_desk(stage)
    inspector = stage.editor(window).inspector
    inspector.add_recipient()
    stage.write(inspector.recipients.search, "ubkt")


# ---------------------------------------------------------------- tasks


def _tasks(stage: Stage, view: View = View.TIMELINE) -> TasksScreen:
    stage.with_tasks()
    window = stage.open_window()
    window.show_tasks()
    screen = window.tasks.screen
    stage.wait_for(lambda: bool(screen.chips.total.text()))
    screen.show_view(view)
    return screen


@scene("tasks")
def tasks(stage: Stage) -> None:
    _tasks(stage)


@scene("tasks-table")
def tasks_in_a_table(stage: Stage) -> None:
    screen = _tasks(stage, View.TABLE)
    screen.table.mark_only(2)
    screen.show_panel(True)


@scene("tasks-agencies")
def tasks_by_agency(stage: Stage) -> None:
    _tasks(stage, View.AGENCIES)


@scene("tasks-17", text_size=17)
def tasks_in_large_text(stage: Stage) -> None:
    _tasks(stage)


@scene("tasks-empty")
def no_tasks(stage: Stage) -> None:
    stage.with_office()
    stage.open_window().show_tasks()


@scene("receiving")
def receiving(stage: Stage) -> None:
    """What two agencies sent back, and a file that is none."""
    stage.with_tasks()
    window = stage.open_window()
    window.show_tasks()
    window.tasks.receive(stage.filled_in_files())
    stage.wait_for(window.tasks.receiving.isVisible)


# ---------------------------------------------------------------- pages, gallery, and the rest


@scene("pages")
def pages(stage: Stage) -> None:
    window = _plan_on_desk(stage, "b14")
    window.actions_of[Deed.PAGES].trigger()


def _gallery(stage: Stage) -> MainWindow:
    stage.with_office()
    window = stage.open_window()
    window.show_gallery()
    stage.wait_for(lambda: window.gallery.form is not None)
    return window


@scene("gallery")
def gallery(stage: Stage) -> None:
    shown = _gallery(stage).gallery
    for row in range(shown.list.model().rowCount()):
        index = shown.list.model().index(row, 0)
        if index.data(TemplateRole.TEMPLATE).id == "tuyen-truyen":
            shown.list.setCurrentIndex(index)
    shown.search.setFocus()


@scene("settings")
def settings(stage: Stage) -> None:
    stage.with_samples()
    stage.open_window().show_settings()


@scene("keyboard")
def keyboard(stage: Stage) -> None:
    _plan_on_desk(stage).show_keys()


@scene("broken-store")
def broken_store(stage: Stage) -> None:
    """A copy of this morning, then the file is spoilt."""
    stage.with_samples()
    now = stage.now
    back_up(stage.data_dir, Reason.CLOSED, now)
    store = paths.store_path(stage.data_dir)
    with store.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(8192))
    stage.show(BrokenStoreScreen(store_state(stage.data_dir, now, is_thorough=True), stage.data_dir))
