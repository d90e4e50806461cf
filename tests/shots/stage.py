"""Where a scene plays: a data folder of its own, the real window on it, and the camera."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

from openpyxl import load_workbook
from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

from kehoach_desktop import paths
from kehoach_desktop.domain import tasks as known
from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory
from kehoach_desktop.domain.tasks import Extension, Progress, TrackedTask
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.office import add_samples
from kehoach_desktop.operations.task_files import export_agency_files, sheets_of
from kehoach_desktop.operations.tasks import ProgressChange, change_progress, tracked_tasks
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import open_store
from kehoach_desktop.ui import background
from kehoach_desktop.ui.editor.screen import EditorScreen
from kehoach_desktop.ui.main_window.window import MainWindow
from kehoach_desktop.ui.theme import theme

OFFICE = IssuingBody(
    "ĐẢNG UỶ XÃ SUỐI NGÀ", Side.PARTY, Level.COMMUNE, "ĐẢNG BỘ TỈNH LÂM ĐỒNG", place="Suối Ngà", code="ĐU"
)
PEOPLE = (
    Signatory("Hoàng Văn Sơn", "BÍ THƯ", ("T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ")),
    Signatory("Đinh Quốc Khải", "PHÓ BÍ THƯ", ("T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ")),
)
_DAY = datetime.timedelta(days=1)
_STILL_S, _LONGEST_S = 0.2, 20.0


class Stage:
    """One for each scene. Whatever it shows is in front of the camera; the window is the one shown first."""

    def __init__(self, app: QApplication, size: tuple[int, int], data_dir: Path) -> None:
        self.app, self.size, self.data_dir = app, size, data_dir
        self.front: QWidget | None = None
        self.now = datetime.datetime.now()

    # ---------------------------------------------------------------- what lies in the store

    def with_office(self) -> None:
        """Beyond the first start, nothing written yet."""
        set_up_office(self.data_dir, OFFICE, PEOPLE)

    def with_samples(self) -> list[str]:
        """The plans that the program itself offers to look at, in their own office; their ids."""
        with open_store(paths.store_path(self.data_dir), paths.backup_dir(self.data_dir)) as store:
            return add_samples(store, self.now)

    def with_tasks(self) -> list[str]:
        """The tasks of those plans accepted, and in the middle of their work."""
        ids = self.with_samples()
        with open_store(paths.store_path(self.data_dir), paths.backup_dir(self.data_dir)) as store:
            for plan_id in ids:
                plan = plans.get(store, plan_id)
                assert plan is not None
                accepted = tuple(replace(task, accepted=True) for task in plan.tasks)
                plans.save(store, replace(plan, tasks=accepted), self.now)
            change_progress(store, self._progress(tracked_tasks(store)), "Lan", self.now)
        return ids

    def _progress(self, tasks: list[TrackedTask]) -> Iterator[ProgressChange]:
        """Every stage in turn, and some tasks late."""
        today = self.now.date()
        for number, one in enumerate(tasks):
            due = one.due or today
            progress = (
                Progress(known.Stage.UNDER_WAY, 40, "Đang lấy ý kiến các chi bộ"),
                Progress(),
                Progress(
                    known.Stage.DONE,
                    100,
                    "Đã ban hành",
                    today - _DAY * 6,
                    "Công văn số 15-CV/ĐU",
                    accepted_by="Chánh Văn phòng",
                ),
                Progress(known.Stage.UNDER_WAY, 70, extensions=(Extension(today - _DAY * 4, due),)),
                Progress(known.Stage.REPORTED, 100, "Đã gửi báo cáo", today - _DAY),
                Progress(known.Stage.UNDER_WAY, 25, extensions=(Extension(today + _DAY * 5, due),)),
                Progress(known.Stage.PAUSED, 10, difficulty="Chờ bố trí kinh phí"),
            )[number % 7]
            yield ProgressChange(one.plan.id, one.task.id, progress)

    def filled_in_files(self) -> list[Path]:
        """As agencies send them back: one says all, one forgets the day, one is a picture."""
        folder = self.data_dir / "tệp gửi về"
        with open_store(paths.store_path(self.data_dir), paths.backup_dir(self.data_dir)) as store:
            files = export_agency_files(sheets_of(store, tracked_tasks(store), self.now.date()), folder)[:2]
        for file, completed in zip(files, (self.now.date(), None), strict=True):
            _fill_in(
                file, {"Tình hình": "Đã hoàn thành", "Ngày hoàn thành": completed, "Kết quả": "Đã ban hành hướng dẫn"}
            )
        picture = folder / "Ảnh chụp bảng.xlsx"
        picture.write_bytes(b"\x89PNG")
        return [*files, picture]

    # ---------------------------------------------------------------- the window

    def show(self, widget: QWidget) -> None:
        widget.setGeometry(0, 0, *self.size)
        widget.show()
        widget.activateWindow()
        self.front = self.front or widget

    @property
    def has_grown(self) -> bool:
        """Whether the window needs more room than the screen has, which no clerk could see."""
        return self.front is not None and (self.front.width(), self.front.height()) != self.size

    def open_window(self) -> MainWindow:
        """The real window on the data folder, its first screen there."""
        window = MainWindow(self.data_dir)
        is_ready: list[bool] = []
        window.ready.connect(lambda: is_ready.append(True))
        self.show(window)
        self.wait_for(lambda: bool(is_ready))
        return window

    def open_plan(self, window: MainWindow, plan_id: str) -> EditorScreen:
        """A plan on the desk, its paper and the registers beside it read."""
        window.work.open_plan(plan_id)
        return self.editor(window)

    def editor(self, window: MainWindow) -> EditorScreen:
        self.wait_for(lambda: window.desk.editor is not None)
        editor = window.desk.editor
        assert editor is not None
        self.wait_for(lambda: editor.inspector.desk.known is not None)
        return editor

    def put_caret(self, editor: EditorScreen, block: str) -> None:
        """At the end of a block, as if it had just been written."""
        words = next(one.text for one in editor.plan.blocks if one.id == block)
        editor.go_to(Place(block, len(words)))

    def drop_down(self, bar: QMenuBar, number: int) -> None:
        """Opens a menu of the bar."""
        bar.setActiveAction(bar.actions()[number])

    def write(self, widget: QWidget, text: str) -> None:
        for letter in text:
            key = QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, key)

    def write_where_the_focus_is(self, text: str) -> None:
        widget = self.app.focusWidget()
        assert widget is not None
        self.write(widget, text)

    # ---------------------------------------------------------------- the camera

    def wait_for(self, is_there: Callable[[], bool]) -> None:
        until = monotonic() + _LONGEST_S
        while not is_there():
            if monotonic() > until:
                raise TimeoutError("the scene never came about")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def wait_for_dialog(self) -> None:
        self.wait_for(lambda: self.app.activeModalWidget() is not None)

    def settle(self) -> None:
        """Until nobody works and two pictures in a row are the same: pages and previews come from other threads."""
        before, until = None, monotonic() + _LONGEST_S
        while monotonic() < until:
            self._rest(_STILL_S)
            now = self.picture().toImage()
            if now == before and not background.worker().is_busy:
                return
            before = now

    def _rest(self, seconds: float) -> None:
        """The program goes on meanwhile, as on any screen."""
        until = monotonic() + seconds
        while monotonic() < until:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            sleep(0.01)

    def picture(self) -> QPixmap:
        """The window with all that lies over it: dialogs, menus, lists that dropped down."""
        assert self.front is not None
        found = self.front.grab()
        origin = self.front.geometry().topLeft()
        painter = QPainter(found)
        for other in self.app.topLevelWidgets():
            if other is not self.front and other.isVisible():
                _put(painter, other, other.geometry().topLeft() - origin)
        painter.end()
        return found

    def close(self) -> None:
        for widget in self.app.topLevelWidgets():
            widget.close()
        background.shutdown()
        for widget in self.app.topLevelWidgets():
            widget.deleteLater()
        self.app.processEvents()


def _put(painter: QPainter, widget: QWidget, at: QPoint) -> None:
    """Where the system would draw the edge of a dialog stands a line."""
    painter.drawPixmap(at, widget.grab())
    if widget.windowType() is Qt.WindowType.Popup:
        return  # it has an edge of its own
    painter.setPen(theme.color("edge"))
    painter.drawRect(widget.rect().translated(at).adjusted(-1, -1, 0, 0))


def _fill_in(file: Path, words: Mapping[str, object]) -> None:
    """The first three tasks of a file, which have a number, in the columns with those headings."""
    book = load_workbook(file)
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows())
    heading = next(row for row in rows if any(cell.value == "Tình hình" for cell in row))
    for row in [row for row in rows[rows.index(heading) + 1 :] if isinstance(row[0].value, int)][:3]:
        for cell, name in zip(row, heading, strict=False):
            for begins, word in words.items():
                if str(name.value or "").startswith(begins) and word is not None:
                    cell.value = word
    book.save(file)
    book.close()
