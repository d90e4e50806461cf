"""The program with its window: what is open, in which state, and what happens at the end."""

import datetime
import gc
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from . import crash
from .errors import KnownError
from .operations.opening import open_folder
from .operations.session import begin_work, end_work
from .operations.single_instance import Outcome, SingleInstance
from .operations.store_state import store_state
from .ui import background
from .ui.broken_store.screen import BrokenStoreScreen
from .ui.main_window.window import MainWindow
from .ui.theme import apply

_LISTEN_MS = 500  # a second start waits this long for the first window at most
_SWITCH_SECONDS = 0.001  # setting pages holds Python's lock; keys come through between


def run_app(data_dir: Path) -> int:
    """One window for each data folder; a second start shows the first one."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Kế hoạch Desktop")
    sys.setswitchinterval(_SWITCH_SECONDS)
    apply(app)
    try:
        with SingleInstance(data_dir) as lock:
            if lock.start() in {Outcome.RAISED, Outcome.SILENT}:
                return 0
            return _Program(app, data_dir, lock).run()
    except KnownError as error:
        _say(str(error))
        return 2


class _Program:
    """From the start to the end: the store's state decides which screen comes first."""

    def __init__(self, app: QApplication, data_dir: Path, lock: SingleInstance) -> None:
        self._app, self._data_dir, self._lock = app, data_dir, lock
        self._window: QWidget | None = None
        self._listen = QTimer(interval=_LISTEN_MS)
        self._listen.timeout.connect(self._look_for_requests)

    def run(self) -> int:
        sys.excepthook = lambda _kind, error, _trace: self._caught(error)
        begin_work(self._data_dir, datetime.datetime.now())
        self._open()
        self._listen.start()
        code = self._app.exec()
        self._listen.stop()
        background.shutdown()
        end_work(self._data_dir)
        return code

    def _open(self) -> None:
        state = store_state(self._data_dir, datetime.datetime.now())
        if state.can_work:
            window = MainWindow(self._data_dir)
            window.ready.connect(gc.freeze)  # what lives from the start to the end need not be looked through
            self._show(window)
            return
        screen = BrokenStoreScreen(state, self._data_dir)
        screen.setWindowTitle("Kế hoạch Desktop")
        screen.mended.connect(self._open)
        screen.try_asked.connect(self._open)
        screen.quit_asked.connect(self._app.quit)
        screen.folder_asked.connect(lambda: open_folder(self._data_dir))
        self._show(screen)

    def _show(self, window: QWidget) -> None:
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
            for path in files:
                self._window.open_file(path)

    def _caught(self, error: BaseException) -> None:
        """A fault of ours: what is typed is saved, one calm sentence, and the end."""
        sys.excepthook = sys.__excepthook__
        kept = crash.kept(error, self._data_dir)
        if isinstance(self._window, MainWindow):
            self._window.close()
        _say(f"Chương trình gặp lỗi ngoài dự kiến và sẽ đóng lại. Những gì đã gõ đã được lưu. {kept}")
        self._app.exit(crash.FAULT)


def _say(sentence: str) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Kế hoạch Desktop", sentence)
    box.exec()
