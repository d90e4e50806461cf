import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.operations.printing import PrintingError, Progress, Steps
from kehoach_desktop.ui.printing.running import RunningDialog, run


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def opened() -> RunningDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, RunningDialog)
    return found


def test_a_job_runs_to_its_end_beside_the_window(window: QWidget) -> None:
    threads = []

    def job() -> Steps:
        for done in range(4):
            threads.append(threading.current_thread())
            yield Progress(done, 3)

    assert run(job, "Kế hoạch", window) is True
    assert threading.main_thread() not in threads
    assert not any(thread.is_alive() for thread in threads)


def test_the_clerk_sees_how_far_the_job_is(window: QWidget, qtbot: QtBot) -> None:
    goes_on = threading.Event()
    seen: list[tuple[str, int, int]] = []

    def job() -> Steps:
        yield Progress(2, 5)
        goes_on.wait(10)
        yield Progress(5, 5)

    def look() -> None:
        dialog = opened()
        qtbot.waitUntil(lambda: dialog.bar.maximum() == 5)
        seen.append((dialog.label.text(), dialog.bar.value(), dialog.bar.maximum()))
        goes_on.set()

    QTimer.singleShot(0, look)
    assert run(job, "Kế hoạch <b>số 5</b>", window) is True
    assert seen == [("Đang in “Kế hoạch <b>số 5</b>”…", 2, 5)]


def test_what_goes_wrong_comes_back(window: QWidget) -> None:
    def job() -> Steps:
        yield Progress(0, 2)
        raise PrintingError("Máy in hết giấy.")

    with pytest.raises(PrintingError, match=r"Máy in hết giấy\."):
        run(job, "Kế hoạch", window)


def test_what_goes_wrong_at_once_comes_back_too(window: QWidget) -> None:
    def job() -> Steps:
        raise PrintingError("Không có máy in.")

    with pytest.raises(PrintingError, match=r"Không có máy in\."):
        run(job, "Kế hoạch", window)


STOPS: list[Callable[[QtBot, RunningDialog], object]] = [
    lambda qtbot, dialog: qtbot.mouseClick(dialog.button, Qt.MouseButton.LeftButton),
    lambda qtbot, dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape),
    lambda _, dialog: dialog.close(),
]


@pytest.mark.parametrize("stop", STOPS, ids=["button", "escape", "cross"])
def test_the_clerk_stops_the_job(window: QWidget, qtbot: QtBot, stop: Callable[[QtBot, RunningDialog], object]) -> None:
    closed = []

    def job() -> Steps:
        try:
            while True:
                yield Progress(1, 3)
        finally:
            closed.append(True)

    def press() -> None:
        dialog = opened()
        stop(qtbot, dialog)
        assert not dialog.button.isEnabled()
        assert dialog.label.text() == "Đang dừng in…"

    QTimer.singleShot(0, press)
    assert run(job, "Kế hoạch", window) is False
    assert closed == [True]


def test_a_job_that_is_out_is_not_called_stopped(window: QWidget, qtbot: QtBot) -> None:
    is_asked = threading.Event()

    def job() -> Steps:
        yield Progress(0, 1)
        is_asked.wait(10)
        yield Progress(1, 1)

    def press() -> None:
        qtbot.mouseClick(opened().button, Qt.MouseButton.LeftButton)
        is_asked.set()

    QTimer.singleShot(0, press)
    assert run(job, "Kế hoạch", window) is True


def test_nothing_is_left_open(window: QWidget, qtbot: QtBot) -> None:
    run(lambda: (Progress(done, 1) for done in range(2)), "Kế hoạch", window)
    qtbot.waitUntil(lambda: window.findChildren(QDialog) == [])
    assert QApplication.activeModalWidget() is None
