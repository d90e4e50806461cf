"""The program with its window: what is open, in which state, and what happens at the end."""

import datetime
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from . import crash
from .errors import KnownError
from .operations.opening import open_folder
from .operations.session import begin_work, end_work
from .operations.single_instance import Outcome, SingleInstance
from .operations.store_state import StoreState, state_of_error, store_state
from .ui import background
from .ui.broken_store import BrokenStoreScreen
from .ui.main_window.window import MainWindow
from .ui.theme import apply

NAME = "Kế hoạch Desktop"
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
        self._listen = QTimer(interval=_LISTEN_MS)
        self._listen.timeout.connect(self._look_for_requests)

    def run(self, files: Sequence[Path]) -> int:
        sys.excepthook = lambda _kind, error, _trace: self._caught(error)
        broken_off = begin_work(self._data_dir, datetime.datetime.now())
        self._open(broken_off, files)
        self._listen.start()
        code = self._app.exec()
        self._listen.stop()
        background.shutdown()
        end_work(self._data_dir)
        return code

    def _open(self, broken_off: datetime.datetime | None = None, files: Sequence[Path] = ()) -> None:
        """`broken_off`: when the start before began, if it did not end well."""
        state = store_state(self._data_dir, datetime.datetime.now())
        if not state.can_work:
            self._show_broken(state)
            return
        window = MainWindow(self._data_dir, broken_off=broken_off, warnings=state.standing_warnings)
        window.ready.connect(lambda: self._begin(window, files))
        self._show_work(window)

    def _look(self, state: StoreState) -> None:
        """The store as it lies there, to be read."""
        self._show_work(MainWindow(self._data_dir, warnings=(state.happened,), is_looking=True))

    def _show_work(self, window: MainWindow) -> None:
        window.store_failed.connect(self._leave_store)
        window.minding.found_broken.connect(self._show_broken)
        self._show(window)

    def _begin(self, window: MainWindow, files: Sequence[Path]) -> None:
        gc.freeze()  # what lives from the start to the end need not be looked through
        window.work.open_files(files)

    def _leave_store(self, error: KnownError) -> None:
        """The store was sound at the first look, and cannot be opened all the same."""
        self._show_broken(state_of_error(error, self._data_dir, datetime.datetime.now()))

    def _show_broken(self, state: StoreState) -> None:
        screen = BrokenStoreScreen(state, self._data_dir)
        screen.setWindowTitle(NAME)
        screen.mended.connect(self._open)
        screen.try_asked.connect(self._open)
        screen.look_asked.connect(lambda: self._look(state))
        screen.quit_asked.connect(self._app.quit)
        screen.folder_asked.connect(lambda: open_folder(self._data_dir))
        self._show(screen)

    def _show(self, window: MainWindow | BrokenStoreScreen) -> None:
        before, self._window = self._window, window
        window.show()
        if before is not None:
            before.close()
            before.deleteLater()

    def _look_for_requests(self) -> None:
        """A later start of the program: this window comes to the front, with what that one was to open."""
        files = self._lock.take_request()
        if files is None or self._window is None:
            return
        self._window.showNormal() if self._window.isMinimized() else self._window.show()
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


def _say(sentence: str) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, NAME, sentence)
    box.addButton("Đóng", QMessageBox.ButtonRole.AcceptRole)
    box.exec()
