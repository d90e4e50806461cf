"""The tasks of all plans: their screen, what goes out to the agencies, and what comes back from them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ...domain.tasks import SOON_DAYS, TrackedTask
from ...errors import KnownError
from .. import background
from ..exporting import Exporter
from ..widgets.progress_line import Said
from .store_door import StoreDoor

if TYPE_CHECKING:
    from ...domain.task_exchange import Proposals
    from ...operations.plan_exports import Exported
    from ...operations.task_files import ReadFiles, TaskSheets
    from ...operations.tasks import ProgressChange
    from ..receiving.screen import ReceivingScreen
    from ..tasks.screen import TasksScreen

_LOOK = "nhiem-vu"
_UNDO, _READING = "Ctrl+Z", "Đang đọc các tệp nhận về…"
_FOLLOW_UP = "Bảng theo dõi…"
_BOOK = "Mỗi cơ quan một trang…"
_FILES = "Mỗi cơ quan một tệp…"


class TaskDesk(QObject):
    """Screens are made when they are first gone to. `kept`: what the window remembers of the last start.

    Signals: `screen_made(QWidget)`: to be put among the screens. `shown(QWidget)`: to be seen now. `plan_wanted(id,
    block)`, `plans_wanted()`. `brought(OpenedPlan)`: a report, onto the desk with it.
    `told(sentence, take_back, keys)`, `troubled(sentence)`. `due_told(sentence)`: at the start, what is late or
    near its day. `status_changed()`.
    """

    screen_made = Signal(object)
    shown = Signal(object)
    plan_wanted = Signal(str, object)
    plans_wanted = Signal()
    brought = Signal(object)
    told = Signal(str, object, str)
    troubled = Signal(str)
    due_told = Signal(str)
    status_changed = Signal()

    def __init__(self, store: StoreDoor, exporter: Exporter, window: QWidget, kept: Mapping[str, str]) -> None:
        super().__init__(window)
        self._store, self._exporter, self._window = store, exporter, window
        self._screen: TasksScreen | None = None
        self._receiving: ReceivingScreen | None = None
        self._soon_days, self._before_includes_day = SOON_DAYS, False
        self._files: ReadFiles | None = None  # whose preview is shown, and what was known then
        self._seen: list[TrackedTask] = []
        self._received_from: Path | None = None
        self._reader: background.Worker | None = None
        self._kept = kept.get(_LOOK, "")

    @property
    def opened(self) -> "TasksScreen | None":
        """The screen, if it has been gone to."""
        return self._screen

    @property
    def in_view(self) -> "TasksScreen | None":
        return self._screen if self._screen is not None and self._screen.isVisible() else None

    @property
    def screen(self) -> "TasksScreen":
        if self._screen is None:
            from ..tasks.look import look_in
            from ..tasks.screen import TasksScreen

            self._screen = TasksScreen(self._store, today=self._store.today, soon_days=self._soon_days)
            self._screen.set_days(self._soon_days, before_includes_day=self._before_includes_day)
            self._screen.restore(look_in(self._kept))
            self._connect_screen(self._screen)
            self.screen_made.emit(self._screen)
        return self._screen

    @property
    def look(self) -> dict[str, str]:
        """How the tasks are looked at, for the next start; of a screen that nobody went to, what was kept."""
        if self._screen is not None:
            from ..tasks.look import text_of

            self._kept = text_of(self._screen.look)
        return {_LOOK: self._kept} if self._kept else {}

    def _connect_screen(self, screen: "TasksScreen") -> None:
        screen.plan_wanted.connect(self.plan_wanted)
        screen.plans_wanted.connect(self.plans_wanted)
        screen.export_wanted.connect(self._ask_what_goes_out)
        screen.import_wanted.connect(self.ask_for_files)
        screen.report_wanted.connect(self._add_report)
        screen.noted.connect(lambda words, back: self.told.emit(words, back, _UNDO if back else ""))
        screen.failed.connect(self.troubled)
        screen.status_changed.connect(self.status_changed)

    def set_days(self, soon: int, before_includes_day: bool) -> None:
        """Within how many days of its deadline a task is near it, and which day “trước ngày X” means."""
        self._soon_days, self._before_includes_day = soon, before_includes_day
        if self._screen is not None:
            self._screen.set_days(soon, before_includes_day=before_includes_day)

    def show_screen(self) -> None:
        screen = self.screen
        screen.refresh()
        self.shown.emit(screen)
        screen.enter()

    def finish(self) -> None:
        """What was begun in a field is entered, before the screen or the window goes."""
        if self._screen is not None:
            self._screen.finish()

    @property
    def foot_words(self) -> tuple[str, str, str]:
        screen = self.screen
        return screen.selection_words, screen.today_words, screen.completion_words

    def remind(self) -> None:
        """What is late or near its day, for a clerk who has just come in."""
        background.run(self._store.due_counts, self._tell_due, owner=self)

    def _tell_due(self, counts: tuple[int, int]) -> None:
        words = ("quá hạn", "sắp đến hạn")
        told = [f"{count} nhiệm vụ {word}" for count, word in zip(counts, words, strict=True) if count]
        is_seen = self._screen is not None and self._screen.isVisible()
        if told and not is_seen:
            self.due_told.emit(f"{', '.join(told)}.")

    # ---------------------------------------------------------------- out

    def _ask_what_goes_out(self, tasks: list[TrackedTask]) -> None:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, go in ((_FOLLOW_UP, self.export_follow_up), (_BOOK, self.export_book), (_FILES, self.export_files)):
            menu.addAction(words).triggered.connect(lambda _checked, go=go: go(tasks))
        button = self.screen.header.export
        corner = button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height()))
        menu.popup(corner)
        menu.setActiveAction(menu.actions()[0])

    def export_follow_up(self, tasks: Sequence[TrackedTask]) -> None:
        from ...operations.task_files import export_follow_up

        self._export_file("Theo dõi nhiệm vụ", tasks, export_follow_up)

    def export_book(self, tasks: Sequence[TrackedTask]) -> None:
        from ...operations.task_files import export_agency_book

        self._export_file("Nhiệm vụ theo cơ quan", tasks, export_agency_book)

    def _export_file(self, name: str, tasks: Sequence[TrackedTask], write: Callable[..., None]) -> None:
        name = f"{name}, {self._store.today():%d-%m-%Y}.xlsx"

        def ask(sheets: "TaskSheets") -> None:
            def write_and_say(path: Path) -> "Exported":
                from ...operations.plan_exports import Exported

                write(sheets, path, force=True)
                return Exported((path,))

            self._exporter.export_file(name, "Bảng tính Excel (*.xlsx)", write_and_say)

        self._make_sheets(tasks, ask)

    def export_files(self, tasks: Sequence[TrackedTask]) -> None:
        def ask(sheets: "TaskSheets") -> None:
            def write(folder: Path) -> "Exported":
                from ...operations.plan_exports import Exported
                from ...operations.task_files import export_agency_files

                return Exported(tuple(export_agency_files(sheets, folder)))

            self._exporter.export_into_folder(write)

        self._make_sheets(tasks, ask)

    def _make_sheets(self, tasks: Sequence[TrackedTask], done: "Callable[[TaskSheets], None]") -> None:
        """The head of the sheets is the store's to tell, on its own thread."""
        soon_days = self._soon_days
        self._store_work(lambda: self._store.task_sheets(tasks, soon_days), done)

    def _add_report(self, tasks: Sequence[TrackedTask]) -> None:
        self._store_work(lambda: self._store.add_report(tasks), self.brought.emit)

    # ---------------------------------------------------------------- back

    def ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Nhận tiến độ", str(self._received_from or self._exporter.folder), "Bảng tính Excel (*.xlsx)"
        )
        if names:
            self._received_from = Path(names[0]).parent
            self.receive([Path(name) for name in names])

    def receive(self, paths: Sequence[Path]) -> None:
        """Shows what the files would change; nothing is entered yet. They are read on a thread of their own: what is
        typed meanwhile does not wait for a long one to be saved."""
        from ...operations.task_files import reading_progress_files

        self.show_screen()
        reader = self._reader = background.Worker()
        job = reader.run(lambda: reading_progress_files(paths), self._propose, owner=self)
        job.ended.connect(reader.shutdown)
        self.screen.progress.watch(job, _READING, lambda name: Said(f"Đang đọc {name}…"))

    def _propose(self, files: "ReadFiles") -> None:
        def propose() -> "tuple[list[TrackedTask], Proposals]":
            from ...operations.task_files import propose

            tasks = self._store.tracked_tasks()
            return tasks, propose(tasks, files.tables, on=self._store.today())

        self._store_work(propose, partial(self._show_proposals, files))

    def _show_proposals(self, files: "ReadFiles", found: "tuple[list[TrackedTask], Proposals]") -> None:
        self._files, (self._seen, proposals) = files, found
        self.receiving.show_files(files.tables, files.troubles, proposals)
        self.shown.emit(self.receiving)
        self.receiving.take_focus()

    @property
    def receiving(self) -> "ReceivingScreen":
        if self._receiving is None:
            from ..receiving.screen import ReceivingScreen

            self._receiving = ReceivingScreen()
            self._receiving.accepted.connect(self._enter)
            self._receiving.closed.connect(self.show_screen)
            self.screen_made.emit(self._receiving)
        return self._receiving

    def _enter(self, changes: list["ProgressChange"]) -> None:
        seen = self._seen
        background.run(
            lambda: self._store.change_progress(changes, based_on=seen),
            self._tell_entered,
            self._not_entered,
            owner=self,
        )

    def _tell_entered(self, taken_back: list["ProgressChange"]) -> None:
        """A step like those that the clerk enters: the next Ctrl+Z is about it."""
        self.show_screen()
        self.screen.ledger.add_step(taken_back, f"Đã nhận tiến độ của {len(taken_back)} nhiệm vụ.")

    def _not_entered(self, error: KnownError) -> None:
        """Most of all where the store has moved on since the preview: it is made anew."""
        self.troubled.emit(str(error))
        if self._files is not None:
            self._propose(self._files)

    def _store_work(self, work: Callable[[], object], done: Callable[..., object]) -> None:
        background.run(work, done, owner=self)
