import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui import background
from kehoach_desktop.ui.theme import Scheme, Theme
from kehoach_desktop.ui.widgets import ProgressLine, Toast, WarningBar
from kehoach_desktop.ui.widgets.progress_line import Said


@pytest.fixture
def host(look: Theme, qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.resize(700, 400)
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    QTest.mouseMove(widget, QPoint(1, 1))  # a test before this one may have left it where the message comes
    return widget


@pytest.fixture
def quick(look: Theme, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Times of the theme, to be shortened."""
    times = {"toast_ms": 8000, "fade_ms": 0, "busy_after_ms": 0}
    monkeypatch.setattr(type(look), "motion", lambda _, name: times[name])
    return times


# ---------------------------------------------------------------- toast


def test_a_message_stands_at_the_foot_of_its_host_and_goes_along_with_it(host: QWidget, qtbot: QtBot) -> None:
    toast = Toast(host)
    toast.say("Đã thay 3 chỗ.", "Hoàn tác", None, "Ctrl+Z")
    assert toast.isVisible()
    assert toast.geometry().bottom() == host.height() - 17
    assert toast.button.text() == "Hoàn tác (Ctrl+Z)"
    assert toast.accessibleName() == "Đã thay 3 chỗ."
    host.resize(600, 300)
    assert host.rect().contains(toast.geometry())


def test_a_long_message_takes_a_second_line_and_the_room_for_it(host: QWidget, qtbot: QtBot) -> None:
    toast = Toast(host)
    toast.say("Đã lưu.", "Mở", lambda: None)
    one_line = toast.height()
    words = "Máy tính này chưa có máy in nào. Hãy thêm máy in trong Windows, hoặc xuất PDF để in ở máy khác."
    toast.say(words, "Xuất PDF…", lambda: None, second=("Mở cài đặt máy in", lambda: None))
    qtbot.waitUntil(lambda: " ".join(toast.words.shown_lines()) == words)
    assert len(toast.words.shown_lines()) == 2
    assert toast.words.height() >= toast.words.heightForWidth(toast.words.width())
    assert toast.geometry().bottom() == host.height() - 17
    toast.say("Đã lưu.", "Mở", lambda: None)
    assert toast.height() == one_line


def test_a_message_is_brought_before_what_was_laid_over_it(host: QWidget, qtbot: QtBot) -> None:
    toast = Toast(host)
    toast.bring()
    assert not toast.isVisible()
    toast.say("Đã đưa vào thùng rác.")
    above = QWidget(host)
    above.setGeometry(host.rect())
    above.show()
    assert host.childAt(toast.geometry().center()) is above
    toast.over = lambda: above
    toast.bring()
    assert host.childAt(toast.geometry().center()) in (toast, toast.words)


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space])
def test_the_way_back_is_taken_once_by_mouse_or_key(host: QWidget, qtbot: QtBot, key: Qt.Key | None) -> None:
    toast, undone = Toast(host), []
    toast.say("Đã đưa vào thùng rác.", "Hoàn tác", lambda: undone.append(1))
    with qtbot.waitSignal(toast.left):
        if key is None:
            qtbot.mouseClick(toast.button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(toast.button, key)
    assert undone == [1]
    assert not toast.isVisible()


def test_a_new_message_takes_the_place_and_the_deed_of_the_old_one(host: QWidget, qtbot: QtBot) -> None:
    toast, done = Toast(host), []
    toast.say("Một.", "Hoàn tác", lambda: done.append("một"))
    toast.say("Hai.", "Hoàn tác", lambda: done.append("hai"))
    toast.button.click()
    assert done == ["hai"]
    assert len(host.findChildren(Toast)) == 1


def test_a_message_stands_in_the_middle_of_the_part_that_it_is_about(host: QWidget, qtbot: QtBot) -> None:
    toast, paper = Toast(host), QWidget(host)
    toast.over = lambda: paper
    paper.setGeometry(0, 0, 400, 400)
    paper.show()
    toast.say("Đã lưu.")
    assert abs(toast.geometry().center().x() - 200) <= 1
    paper.resize(500, 400)
    assert abs(toast.geometry().center().x() - 250) <= 1
    toast.over = lambda: None
    toast.say("Đã lưu.")
    assert abs(toast.geometry().center().x() - 350) <= 1


def test_a_message_leaves_by_itself(host: QWidget, qtbot: QtBot, quick: dict[str, int]) -> None:
    quick["toast_ms"] = 1
    toast = Toast(host)
    with qtbot.waitSignal(toast.left):
        toast.say("Đã lưu.")
    assert not toast.isVisible()
    assert not toast.button.isVisible()


def test_a_message_that_has_the_focus_stays(host: QWidget, qtbot: QtBot, quick: dict[str, int]) -> None:
    quick["toast_ms"] = 1
    toast = Toast(host)
    toast.say("Đã thay 3 chỗ.", "Hoàn tác", lambda: None)
    toast.button.setFocus()
    for _ in range(5):
        with qtbot.waitSignal(toast._time.timeout):
            pass
    assert toast.isVisible()
    host.setFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_escape_in_a_message_sends_it_away_and_gives_the_focus_back(host: QWidget, qtbot: QtBot) -> None:
    toast = Toast(host)
    toast.say("Đã thay 3 chỗ.", "Hoàn tác", lambda: None)
    toast.button.setFocus()
    qtbot.keyClick(toast.button, Qt.Key.Key_Escape)
    assert not toast.isVisible()
    assert host.hasFocus()


def test_a_message_fades_in_only_where_motion_is_wanted(host: QWidget, qtbot: QtBot, quick: dict[str, int]) -> None:
    toast = Toast(host)
    toast.say("Một.")
    assert toast.graphicsEffect() is None
    quick["fade_ms"] = 1
    with qtbot.waitSignal(toast._fading.finished):
        toast.say("Hai.")
    assert toast.graphicsEffect() is None or toast.graphicsEffect().opacity() == 1.0  # type: ignore[attr-defined]


def test_a_message_is_inside_out(host: QWidget, look: Theme) -> None:
    toast = Toast(host)
    toast.say("Đã lưu.")
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        look.choose(scheme)
        assert toast.grab().toImage().pixelColor(QPoint(8, 8)) == look.color("text")


# ---------------------------------------------------------------- warning


def test_a_warning_stays_and_shows_the_way_out(host: QWidget, look: Theme, qtbot: QtBot) -> None:
    bar, chosen = WarningBar(host), []
    assert not bar.isVisible()
    bar.warn("Chưa ghi được: ổ D: đã đầy.", "Chọn nơi khác…", lambda: chosen.append(1), "danger")
    bar.resize(600, 40)
    assert bar.accessibleName() == "Chưa ghi được: ổ D: đã đầy."
    image = bar.grab().toImage()
    assert image.pixelColor(1, 20) == look.color("danger")
    assert image.pixelColor(6, 20) == look.color("danger_soft")
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert chosen == [1]
    assert bar.isVisible()
    bar.clear()
    assert not bar.isVisible()


def test_a_warning_without_a_way_out_has_no_button(host: QWidget) -> None:
    bar = WarningBar(host)
    bar.warn("Kho chỉ đọc được; mở để xem, chưa sửa được.")
    assert bar.button.isHidden()


# ---------------------------------------------------------------- progress


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()
    background.shutdown()


def exporting(gate: threading.Event) -> Iterator[int]:
    for number in range(1, 13):
        yield number
        gate.wait(10)


def describe(number: Any) -> Said:
    return Said(f"Đang xuất 12 văn bản: {number}/12", number, 12)


def test_long_work_is_shown_in_words_and_as_a_bar(
    host: QWidget, qtbot: QtBot, quick: dict[str, int], gate: threading.Event
) -> None:
    line = ProgressLine(host)
    line.watch(background.run(lambda: exporting(gate)), "Đang xuất 12 văn bản", describe)
    qtbot.waitUntil(lambda: line.isVisible() and line.bar.value() == 1)
    assert line.words.text() == line.bar.accessibleName() == "Đang xuất 12 văn bản: 1/12"
    assert line.bar.maximum() == 12
    gate.set()
    qtbot.waitUntil(lambda: not line.isVisible())


def test_short_work_shows_nothing(host: QWidget, qtbot: QtBot, quick: dict[str, int]) -> None:
    quick["busy_after_ms"] = 60_000
    line = ProgressLine(host)
    job = background.run(lambda: 1)
    line.watch(job, "Đang mở…")
    background.shutdown()
    assert job.has_ended
    assert not line.isVisible()
    assert not line._patience.isActive()


def test_work_that_has_ended_is_not_waited_for(host: QWidget, qtbot: QtBot, quick: dict[str, int]) -> None:
    job = background.run(lambda: 1)
    background.shutdown()
    line = ProgressLine(host)
    line.watch(job, "Đang mở…")
    assert not line._patience.isActive()


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space])
def test_work_is_stopped_by_mouse_and_by_key(
    host: QWidget, qtbot: QtBot, quick: dict[str, int], gate: threading.Event, key: Qt.Key | None
) -> None:
    line = ProgressLine(host)
    job = background.run(lambda: exporting(gate), pytest.fail)
    line.watch(job, "Đang xuất", describe)
    qtbot.waitUntil(line.isVisible)
    with qtbot.waitSignals([line.stop_requested, job.ended]):
        if key is None:
            qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(line.button, key)
        gate.set()
    assert job.was_stopped
    assert not line.isVisible()


def test_a_line_that_watches_new_work_is_not_ended_by_the_old(
    host: QWidget, qtbot: QtBot, quick: dict[str, int], gate: threading.Event
) -> None:
    line = ProgressLine(host)
    old = background.run(lambda: 1)
    line.watch(old, "Cũ")
    line.watch(background.run(lambda: gate.wait(10)), "Mới")
    qtbot.waitUntil(lambda: old.has_ended and line.isVisible())
    assert line.words.text() == "Mới"


def test_nothing_is_left_when_its_host_goes(look: Theme, qtbot: QtBot) -> None:
    before = len(QApplication.topLevelWidgets())
    holder = QWidget()
    QVBoxLayout(holder).addWidget(QLineEdit())
    Toast(holder).say("Đã lưu.")
    holder.deleteLater()
    qtbot.waitUntil(lambda: len(QApplication.topLevelWidgets()) <= before)
    look.choose(Scheme.DARK)
