"""What the window's actions do with a plan that goes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from ...domain.plan import Plan
from ...errors import KnownError
from .asking import WayOut, ask_file, ask_folder, ask_kind, ask_other_file, ask_way_out
from .busy import BusyDialog
from .working import Steps, Work, one_step

if TYPE_CHECKING:
    from ...operations.plan_exports import Exported, ExportKind, ExportRun
    from ...operations.printing import Printout

Done = Callable[[object], None]
Failed = Callable[[BaseException], None]


class Exporter(QObject):
    """One export at a time, beside the window; what comes while one runs is not begun.

    `exported(Exported)`: its `message` is for the toast with "Mở" and "Mở thư mục", which call `open_file` and
    `open_folder`. `several_exported(ExportRun)`: the same of several plans; its `folder` can be opened.
    `printed(plan)`. `failed(sentence)`: nothing was written or printed, and why.
    """

    exported = Signal(object)
    several_exported = Signal(object)
    printed = Signal(object)
    failed = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.last_folder: Path | None = None  # where the last export went
        self._work = Work()
        self._opening = Work()
        self._busy: BusyDialog | None = None
        self._done: Done = lambda _: None
        self._failed: Failed = lambda _: None
        self._connect_signals()

    def _connect_signals(self) -> None:
        # exports
        self._work.progressed.connect(self._on_progressed)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        # programs of the system
        self._opening.failed.connect(self._tell)
        for work in (self._work, self._opening):
            self.destroyed.connect(partial(Work.stop, work))

    # ---------------------------------------------------------------- where to

    @property
    def folder(self) -> Path:
        """Where the next export is offered to go: as the last one, else to the clerk's documents."""
        if self.last_folder is not None and self.last_folder.is_absolute() and self.last_folder.is_dir():
            return self.last_folder
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents) if documents and Path(documents).is_dir() else Path.home()

    @property
    def is_busy(self) -> bool:
        return self._work.is_running

    # ---------------------------------------------------------------- one plan

    def export_docx(self, plan: Plan) -> None:
        from ...operations.plan_exports import ExportKind

        self._export(plan, [ExportKind.DOCX])

    def export_pdf(self, plan: Plan) -> None:
        from ...operations.plan_exports import ExportKind

        self._export(plan, [ExportKind.PDF])

    def export_tasks(self, plan: Plan) -> None:
        """Their list as a workbook."""
        from ...operations.plan_exports import ExportKind

        self._export(plan, [ExportKind.TASKS])

    def export_as(self, plan: Plan) -> None:
        """The clerk chooses the kind beside the name."""
        from ...operations.plan_exports import ExportKind

        self._export(plan, list(ExportKind))

    def _export(self, plan: Plan, kinds: Sequence[ExportKind], *, then_open: bool = False) -> None:
        from ...operations.plan_exports import proposed_file

        if self.is_busy:
            return
        try:
            proposed = proposed_file(plan, kinds[0], self.folder)
        except KnownError as error:
            self.failed.emit(str(error))
            return
        chosen = ask_file(self._window, proposed, kinds)
        if chosen is not None:
            path, kind = chosen
            self.last_folder = path.parent
            self._write(plan, kind, path, then_open=then_open)

    def _write(self, plan: Plan, kind: ExportKind, path: Path, *, then_open: bool) -> None:
        from ...operations.plan_exports import export_plan

        again = partial(self._export, plan, [kind], then_open=then_open)
        self._write_file(lambda file: export_plan(plan, kind, file), path, again, then_open=then_open)

    # ---------------------------------------------------------------- any file

    def export_file(self, name: str, name_filter: str, write: Callable[[Path], Exported]) -> None:
        """Asks where to; `write` replaces what is there, for the dialog has asked."""
        if self.is_busy:
            return
        path = ask_other_file(self._window, self.folder / name, name_filter)
        if path is not None:
            self.last_folder = path.parent
            self._write_file(write, path, partial(self.export_file, name, name_filter, write))

    def export_into_folder(self, write: Callable[[Path], Exported]) -> None:
        """Files that belong together; none of them replaces another."""
        folder = None if self.is_busy else ask_folder(self._window, self.folder)
        if folder is not None:
            self.last_folder = folder
            self._run(one_step(lambda: write(folder)), f"Đang xuất vào {folder.name}…", self.exported.emit, self._tell)

    def _write_file(
        self, write: Callable[[Path], Exported], path: Path, again: Callable[[], None], *, then_open: bool = False
    ) -> None:
        """`again` asks for another place."""
        self._run(
            one_step(lambda: write(path)),
            f"Đang xuất {path.name}…",
            partial(self._on_exported, then_open=then_open),
            lambda error: self._on_not_written(error, write, again, then_open=then_open),
        )

    def _on_exported(self, exported: Exported, *, then_open: bool) -> None:
        self.exported.emit(exported)
        if then_open:
            self.open_file(exported.files[0])

    def _on_not_written(
        self,
        error: BaseException,
        write: Callable[[Path], Exported],
        again: Callable[[], None],
        *,
        then_open: bool,
    ) -> None:
        from ...operations.plan_exports import NotExportedError

        if not isinstance(error, NotExportedError):
            self._tell(error)
            return
        match ask_way_out(self._window, error):
            case WayOut.OTHER_NAME:
                self._write_file(write, error.other, again, then_open=then_open)
            case WayOut.RETRY:
                self._write_file(write, error.path, again, then_open=then_open)
            case WayOut.ELSEWHERE:
                again()

    # ---------------------------------------------------------------- with the system's programs

    def open_in_word(self, plan: Plan) -> None:
        """A DOCX in the folder of the last export, under a name of its own, and the program for it."""
        from ...operations.plan_exports import ExportKind, export_plan, file_for_word

        folder = self.folder
        self._run(
            one_step(lambda: file_for_word(plan, folder)),
            "Đang mở bằng Word…",
            partial(self._on_exported, then_open=True),
            lambda error: self._on_not_written(
                error,
                lambda file: export_plan(plan, ExportKind.DOCX, file),
                partial(self._export, plan, [ExportKind.DOCX], then_open=True),
                then_open=True,
            ),
        )

    def open_file(self, path: Path) -> None:
        from ...operations.opening import open_file

        if not self._opening.is_running:
            self._opening.start(one_step(lambda: open_file(path)))

    def open_folder(self, path: Path) -> None:
        """The folder that holds `path`, or `path` if it is one."""
        from ...operations.opening import open_folder

        if not self._opening.is_running:
            self._opening.start(one_step(lambda: open_folder(path)))

    # ---------------------------------------------------------------- several plans

    def export_several(self, plans: Sequence[Plan]) -> None:
        """Asks for kind and folder; every plan gets a name of its own, and nothing that is there is replaced."""
        from ...operations.plan_exports import ExportKind, export_plans

        if self.is_busy or not plans:
            return
        kind = ask_kind(self._window, list(ExportKind))
        folder = ask_folder(self._window, self.folder) if kind else None
        if kind is None or folder is None:
            return
        self.last_folder = folder
        self._run(
            lambda: export_plans(plans, kind, folder),
            f"Đang xuất {len(plans)} văn bản",
            self.several_exported.emit,
            self._tell,
            can_stop=True,
        )

    # ---------------------------------------------------------------- onto paper

    def print_plan(self, plan: Plan, *, current: int | None = None) -> None:
        """Sets the pages, asks how to print them, prints. `current` is the page in view, from 0."""

        def set_pages() -> Printout:
            from ...operations.printing import printout_of

            return printout_of(plan)

        self._run(
            one_step(set_pages),
            "Đang chuẩn bị trang in…",
            lambda printout: self._print(printout, plan, current),
            self._tell,
        )

    def _print(self, printout: Printout, plan: Plan, current: int | None) -> None:
        from ..printing import print_pages

        try:
            if print_pages(printout, self._window, current=current):
                self.printed.emit(plan)
        except KnownError as error:
            self.failed.emit(str(error))

    # ---------------------------------------------------------------- the work

    def stop(self) -> None:
        """Before the program ends: what is being written is finished, nothing more is begun."""
        self._work.stop()
        self._opening.stop()
        self._end_busy()

    def _run(
        self,
        begin: Callable[[], Steps],
        words: str,
        done: Callable[..., None],
        failed: Failed,
        *,
        can_stop: bool = False,
    ) -> None:
        if self.is_busy:
            return
        self._done, self._failed = done, failed
        self._busy = BusyDialog(words, can_stop=can_stop, parent=self._window)
        self._busy.stop_requested.connect(self._work.request_stop)
        self._work.start(begin)

    def _on_progressed(self, step: ExportRun | object) -> None:
        done, total = getattr(step, "done", None), getattr(step, "total", None)
        if self._busy is not None and done is not None and total:
            self._busy.show_progress(f"Đang xuất {total} văn bản: {done}/{total}", done, total)

    def _on_done(self, result: object) -> None:
        self._end_busy()
        self._done(result)

    def _on_failed(self, error: BaseException) -> None:
        self._end_busy()
        self._failed(error)

    def _end_busy(self) -> None:
        if self._busy is not None:
            self._busy.end()
            self._busy = None

    def _tell(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error  # a fault of the program: to the crash net
        self.failed.emit(str(error))
