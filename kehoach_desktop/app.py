"""The program with its window: what is open, in which state, and what happens at the end."""

from .ui import quick_imports as quick_imports  # before all that it makes quicker

# isort: split

import datetime
import gc
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from . import crash
from .errors import KnownError
from .operations.office import chosen
from .operations.opening import open_folder
from .operations.session import begin_work, end_work
from .operations.single_instance import Outcome, SingleInstance
from .operations.store_state import StateKind, StoreState, open_store_to_look, state_of_error, store_state
from .ui import background
from .ui.main_window.choices import wear
from .ui.main_window.memory import stand_on_screen
from .ui.main_window.window import MainWindow
from .ui.theme import apply

if TYPE_CHECKING:
    from .ui.broken_store import BrokenStoreScreen

NAME = "Kế hoạch Desktop"
_IDLE_MS = 100  # after the start; the list has been painted by then
_LISTEN_MS = 500  # a second start waits longer than this for the first window
_SWITCH_SECONDS = 0.001  # setting pages holds Python's lock; keys come through between


def run_app(data_dir: Path, files: Sequence[Path] = ()) -> int:
    """One window for each data folder; a second start shows the first one and has it open `files`."""
    _refuse_without_display()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(NAME)
    sys.setswitchinterval(_SWITCH_SECONDS)
    apply(app)
    try:
        with SingleInstance(data_dir) as lock:
            match lock.start(files):
                case Outcome.RAISED:
                    return 0
                case Outcome.SILENT:
                    raise KnownError(
                        "Chương trình đang mở nhưng chưa trả lời, có thể đang đóng lại và sao lưu kho. Chờ một lát rồi"
                        " mở lại."
                    )
            return _Program(app, data_dir, lock).run(files)
    except KnownError as error:
        _say(str(error))
        return 2


def _refuse_without_display() -> None:
    """Qt would end the process with a sentence of its own, in English."""
    shows = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shows):
        raise KnownError("Không có màn hình để mở cửa sổ. Các lệnh không cần cửa sổ: kehoach --help.")


class _Program:
    """From the start to the end: the store's state decides which screen comes first."""

    def __init__(self, app: QApplication, data_dir: Path, lock: SingleInstance) -> None:
        self._app, self._data_dir, self._lock = app, data_dir, lock
        self._window: MainWindow | BrokenStoreScreen | None = None
        self._rest: Iterator[None] = iter(())
        self._files: Sequence[Path] = ()  # to be opened when there is a store to open them in
        self._listen = QTimer(interval=_LISTEN_MS)
        self._listen.timeout.connect(self._look_for_requests)

    def run(self, files: Sequence[Path]) -> int:
        sys.excepthook = lambda _kind, error, _trace: self._caught(error)
        broken_off = begin_work(self._data_dir, datetime.datetime.now())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._quit())  # heard when the timer below lets Python run
        self._files = files
        self._open(broken_off)
        self._listen.start()
        code = self._app.exec()
        self._listen.stop()
        background.shutdown()
        end_work(self._data_dir)
        return code

    def _quit(self) -> None:
        """Asked for from outside, by the end of the session or Ctrl+C: saved and closed as by the menu."""
        if self._window is not None:
            self._window.close()
        self._app.quit()

    def _open(self, broken_off: datetime.datetime | None = None, done: str = "") -> None:
        """`broken_off`: when the start before began, if it did not end well; `done`: how the store was mended."""
        state = store_state(self._data_dir, datetime.datetime.now())
        if not state.can_work:
            self._show_broken(state)
            return
        if state.kind is not StateKind.NEW:
            self._wear_what_was_chosen()
        window = MainWindow(self._data_dir, broken_off=broken_off, warnings=state.standing_warnings)
        window.ready.connect(lambda: self._begin(window, done))
        self._show_work(window)

    def _wear_what_was_chosen(self) -> None:
        """Before the window: it would show itself in other colours and sizes first, and be measured twice."""
        with suppress(KnownError), closing(open_store_to_look(self._data_dir)) as store:
            wear(chosen(store))

    def _look(self, state: StoreState) -> None:
        """The store as it lies there, to be read."""
        self._show_work(MainWindow(self._data_dir, warnings=(state.happened,), is_looking=True))

    def _show_work(self, window: MainWindow) -> None:
        window.store_failed.connect(self._leave_store)
        window.minding.found_broken.connect(self._show_broken)
        self._show(window)

    def _begin(self, window: MainWindow, done: str) -> None:
        _start_is_over()
        if done:
            window.telling.say(done)
        files, self._files = self._files, ()
        window.work.open_files(files)
        self._rest = _load_the_rest()
        QTimer.singleShot(_IDLE_MS, self._load_more)

    def _load_more(self) -> None:
        """One part at a time: a key that is pressed meanwhile waits for no more than that."""
        if next(self._rest, self) is not self:
            QTimer.singleShot(0, self._load_more)

    def _leave_store(self, error: KnownError) -> None:
        """The store was sound at the first look, and cannot be opened all the same."""
        self._show_broken(state_of_error(error, self._data_dir, datetime.datetime.now()))

    def _show_broken(self, state: StoreState) -> None:
        from .ui.broken_store import BrokenStoreScreen  # seldom needed

        _start_is_over()
        screen = BrokenStoreScreen(state, self._data_dir)
        screen.setWindowTitle(NAME)
        screen.mended.connect(lambda done: self._open(done=done))
        screen.try_asked.connect(self._open)
        screen.look_asked.connect(lambda: self._look(state))
        screen.quit_asked.connect(self._app.quit)
        screen.folder_asked.connect(lambda: self._open_folder(screen))
        self._show(screen)

    def _open_folder(self, screen: "BrokenStoreScreen") -> None:
        background.run(lambda: open_folder(self._data_dir), failed=screen.tell, owner=screen)

    def _show(self, window: "MainWindow | BrokenStoreScreen") -> None:
        before, self._window = self._window, window
        stand_on_screen(window, window.screen().availableSize())
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _look_for_requests(self) -> None:
        """A later start of the program: this window comes to the front, with what that one was to open."""
        files = self._lock.take_request()
        if files is None or self._window is None:
            return
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        if isinstance(self._window, MainWindow):
            self._window.work.open_files(files)

    def _caught(self, error: BaseException) -> None:
        """A fault of ours: what is typed is saved, one calm sentence, and the end."""
        sys.excepthook = sys.__excepthook__
        kept = crash.kept(error, self._data_dir)
        if isinstance(self._window, MainWindow):
            self._window.close()
        _say(f"Chương trình gặp lỗi ngoài dự kiến và sẽ đóng lại. Những gì đã gõ đã được lưu. {kept}")
        self._app.exit(crash.FAULT)


def _load_the_rest() -> Iterator[None]:
    """What the first plan on the desk needs, so that it opens as fast as the next ones; the list is there before it."""
    from .domain import layout as layout

    yield
    from .operations import pages as pages

    yield
    from .operations.inspecting import edits as edits

    yield
    from .ui import inspector as inspector

    yield
    from .ui.editor import paper as paper

    yield
    from .ui.editor import screen as screen


def _start_is_over() -> None:
    """What lives from the start to the end need not be looked through; from now on rubbish is collected."""
    gc.freeze()
    gc.enable()


def _say(sentence: str) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, NAME, sentence)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
