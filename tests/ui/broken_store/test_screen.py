"""A store that cannot be worked with: every state has its screen, and every way out does what it says."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from kehoach_desktop import paths
from kehoach_desktop.operations.backups import back_up, listed_backups
from kehoach_desktop.operations.plan_files import stored_plan
from kehoach_desktop.operations.store_state import (
    StateKind,
    StoreState,
    Way,
    open_store_to_work,
    state_of_error,
    store_state,
)
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.backup import Reason
from kehoach_desktop.storage.errors import StoreError
from kehoach_desktop.ui import background
from kehoach_desktop.ui.broken_store import BrokenStoreScreen
from kehoach_desktop.ui.broken_store.copies import moment
from kehoach_desktop.ui.widgets import Button, TextLabel
from tests.helpers.broken_stores import BROKEN, KEPT_PLAN, LATER_PLAN, filled, make_newer
from tests.helpers.clock import NOON

Opener = Callable[[StoreState], BrokenStoreScreen]
Press = Callable[[Button], object]

OF_CODES = {"SQLITE_READONLY": StateKind.READ_ONLY, "SQLITE_BUSY": StateKind.IN_USE, "SQLITE_FULL": StateKind.DISK_FULL}
PRESSES: dict[str, Press] = {
    "mouse": lambda card: QTest.mouseClick(card, Qt.MouseButton.LeftButton),
    "Enter": lambda card: QTest.keyClick(card, Qt.Key.Key_Return),
    "Space": lambda card: QTest.keyClick(card, Qt.Key.Key_Space),
}


@pytest.fixture
def shown(qtbot: QtBot, data_dir: Path) -> Iterator[Opener]:
    def open_(state: StoreState) -> BrokenStoreScreen:
        screen = BrokenStoreScreen(state, data_dir)
        qtbot.addWidget(screen)
        screen.resize(1366, 720)
        screen.show()
        return screen

    yield open_
    background.shutdown()


def broken(data_dir: Path, name: str = "corrupt") -> StoreState:
    BROKEN[name](data_dir)
    return store_state(data_dir, NOON)


def of_code(data_dir: Path, code: str) -> StoreState:
    filled(data_dir)
    return state_of_error(StoreError("không dùng được", code), data_dir, NOON)


def state_named(data_dir: Path, name: str) -> StoreState:
    return of_code(data_dir, name) if name in OF_CODES else broken(data_dir, name)


def words(screen: BrokenStoreScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(TextLabel) if label.isVisible())


def ids(data_dir: Path) -> set[str]:
    with closing(open_store_to_work(data_dir)) as store:
        return {row.id for row in plans.newest(store)}


def choosing(monkeypatch: pytest.MonkeyPatch, name: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(name), ""))


def mended_by(qtbot: QtBot, screen: BrokenStoreScreen, way: Way) -> str:
    """What is told then."""
    with qtbot.waitSignal(screen.mended) as told:
        QTest.mouseClick(screen.ways[way], Qt.MouseButton.LeftButton)
    return str(told.args[0])


# ---------------------------------------------------------------- every state


@pytest.mark.parametrize("name", [*BROKEN, *OF_CODES])
def test_each_state_is_told_with_its_ways_the_main_one_first(
    qtbot: QtBot, shown: Opener, data_dir: Path, name: str
) -> None:
    state = state_named(data_dir, name)
    screen = shown(state)
    told = words(screen)
    for sentence in (state.title, state.happened, state.safe, state.lost):
        assert sentence in told
    assert not screen.trouble.isVisible()
    assert tuple(screen.ways) == state.ways
    buttons = list(screen.ways.values())
    assert all(screen.rect().contains(one.mapTo(screen, one.rect().bottomRight())) for one in buttons)
    assert all(one.text() and one.accessibleDescription() for one in buttons)
    assert [one.property("kind") for one in buttons].count("primary") == 1
    assert buttons[0].property("kind") == "primary"
    assert screen.focusProxy() is (screen.copies or buttons[0])


@pytest.mark.parametrize("width", [868, 1366, 1920])
@pytest.mark.parametrize("name", [*BROKEN, *OF_CODES])
def test_every_word_is_read_and_enter_goes_the_main_way(
    qtbot: QtBot, shown: Opener, data_dir: Path, name: str, width: int
) -> None:
    screen = shown(state_named(data_dir, name))
    screen.resize(width, 720)
    labels = [label for label in screen.findChildren(TextLabel) if label.isVisible()]
    qtbot.waitUntil(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels))
    focused = screen.focusWidget()
    if screen.copies is None:
        assert focused is next(iter(screen.ways.values()))
    else:
        assert screen.copies.isAncestorOf(focused)


@pytest.mark.parametrize("name", [*BROKEN, *OF_CODES])
def test_showing_it_changes_nothing(shown: Opener, data_dir: Path, name: str) -> None:
    state = state_named(data_dir, name)
    path = paths.store_path(data_dir)
    before = path.read_bytes() if path.exists() else None
    shown(state)
    assert (path.read_bytes() if path.exists() else None) == before


def test_all_kinds_are_met_here(data_dir: Path) -> None:
    met = {broken(data_dir / str(n), name).kind for n, name in enumerate(BROKEN)} | set(OF_CODES.values())
    assert met == set(StateKind) - {StateKind.NEW, StateKind.FINE}


# ---------------------------------------------------------------- the ways that change nothing


@pytest.mark.parametrize("press", PRESSES)
@pytest.mark.parametrize(
    ("code", "way", "signal"),
    [
        ("SQLITE_READONLY", Way.OPEN_READ_ONLY, "look_asked"),
        ("SQLITE_BUSY", Way.TRY_AGAIN, "try_asked"),
        ("SQLITE_FULL", Way.QUIT, "quit_asked"),
        ("NEWER", Way.OPEN_FOLDER, "folder_asked"),
    ],
)
def test_a_way_is_asked_for_by_mouse_and_by_key(
    qtbot: QtBot, shown: Opener, data_dir: Path, code: str, way: Way, signal: str, press: str
) -> None:
    screen = shown(of_code(data_dir, code))
    spy = QSignalSpy(getattr(screen, signal))
    PRESSES[press](screen.ways[way])
    assert spy.count() == 1
    assert screen.isEnabled()


# ---------------------------------------------------------------- back to a copy


def test_the_newest_good_copy_is_restored_and_the_broken_store_is_kept(
    qtbot: QtBot, shown: Opener, data_dir: Path
) -> None:
    screen = shown(broken(data_dir))
    was = paths.store_path(data_dir).read_bytes()
    assert mended_by(qtbot, screen, Way.RESTORE) == "Đã khôi phục bản 12:00 ngày 20/11/2026."
    assert store_state(data_dir, NOON).kind is StateKind.FINE
    assert stored_plan(KEPT_PLAN.id, data_dir) == KEPT_PLAN
    (kept,) = [one.path for one in listed_backups(data_dir) if one.reason is Reason.BEFORE_RESTORE]
    assert kept.read_bytes() == was


def test_the_copy_is_called_by_its_time_and_what_it_holds(shown: Opener, data_dir: Path) -> None:
    screen = shown(broken(data_dir))
    assert screen.copies is not None
    (card,) = screen.copies.cards
    assert card.text().endswith("12:00")
    assert card.accessibleDescription() == "1 kế hoạch · 1 MB, đã kiểm tra, đọc được tốt"
    assert screen.ways[Way.RESTORE].text() == "Khôi phục bản 12:00"


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (datetime.datetime(2026, 11, 20, 10, 2), "Hôm nay, 10:02"),
        (datetime.datetime(2026, 11, 19, 17, 5), "Hôm qua, 17:05"),
        (datetime.datetime(2026, 9, 5, 8, 0), "05/9/2026, 08:00"),
        (datetime.datetime(2026, 1, 30, 16, 58), "30/01/2026, 16:58"),
    ],
)
def test_moments_are_said_as_one_speaks_of_them(when: datetime.datetime, said: str) -> None:
    assert moment(when, datetime.datetime(2026, 11, 20, 23, 59)) == said


def test_another_copy_is_restored_when_it_was_chosen(qtbot: QtBot, shown: Opener, data_dir: Path) -> None:
    filled(data_dir, LATER_PLAN)
    older = back_up(data_dir, Reason.ASKED, NOON - datetime.timedelta(hours=3))
    assert older is not None
    screen = shown(broken(data_dir))
    assert screen.copies is not None
    assert len(screen.copies.cards) == 2
    QTest.mouseClick(screen.copies.cards[1], Qt.MouseButton.LeftButton)
    assert screen.ways[Way.RESTORE].text() == "Khôi phục bản 09:00"
    with qtbot.waitSignal(screen.mended):
        enter = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(screen.copies.cards[1], enter)
    assert LATER_PLAN.id in ids(data_dir)


def test_a_copy_that_has_gone_is_told_and_another_way_can_be_tried(qtbot: QtBot, shown: Opener, data_dir: Path) -> None:
    state = broken(data_dir)
    screen = shown(state)
    state.good_backups[0].backup.path.unlink()
    QTest.mouseClick(screen.ways[Way.RESTORE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.trouble.isVisible)
    assert screen.trouble.words.text().endswith(".")
    assert screen.isEnabled()
    assert store_state(data_dir, NOON).kind is StateKind.CORRUPT
    mended_by(qtbot, screen, Way.START_NEW)
    assert ids(data_dir) == set()


def test_a_way_that_is_being_gone_is_not_gone_twice(qtbot: QtBot, shown: Opener, data_dir: Path) -> None:
    screen = shown(broken(data_dir))
    spy = QSignalSpy(screen.mended)
    for _ in range(3):
        QTest.mouseClick(screen.ways[Way.RESTORE], Qt.MouseButton.LeftButton)
        QTest.mouseClick(screen.ways[Way.START_NEW], Qt.MouseButton.LeftButton)
    background.shutdown()
    assert spy.count() == 1
    assert stored_plan(KEPT_PLAN.id, data_dir) == KEPT_PLAN


# ---------------------------------------------------------------- another store, an empty one


@pytest.mark.parametrize("name", ["corrupt", "gone", "newer", "foreign"])
def test_a_store_that_was_chosen_is_worked_with(
    qtbot: QtBot, shown: Opener, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    file = filled(tmp_path / "nơi khác", LATER_PLAN)
    choosing(monkeypatch, file)
    mended_by(qtbot, shown(broken(data_dir, name)), Way.CHOOSE_STORE)
    assert ids(data_dir) == {LATER_PLAN.id}
    assert file.exists()


def test_choosing_none_changes_nothing(
    qtbot: QtBot, shown: Opener, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(broken(data_dir))
    choosing(monkeypatch, "")
    spy = QSignalSpy(screen.mended)
    QTest.mouseClick(screen.ways[Way.CHOOSE_STORE], Qt.MouseButton.LeftButton)
    background.shutdown()
    assert (spy.count(), screen.isEnabled(), screen.trouble.isVisible()) == (0, True, False)


def test_a_store_that_cannot_be_worked_with_is_refused_in_a_sentence(
    qtbot: QtBot, shown: Opener, data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = filled(tmp_path / "nơi khác")
    make_newer(file)
    before = paths.store_path(data_dir)
    screen = shown(broken(data_dir))
    was = before.read_bytes()
    choosing(monkeypatch, file)
    QTest.mouseClick(screen.ways[Way.CHOOSE_STORE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.trouble.isVisible)
    assert str(file) in screen.trouble.words.text()
    assert screen.isEnabled()
    assert before.read_bytes() == was


@pytest.mark.parametrize("name", ["corrupt", "corrupt without copies", "gone"])
def test_an_empty_store_is_begun(qtbot: QtBot, shown: Opener, data_dir: Path, name: str) -> None:
    mended_by(qtbot, shown(broken(data_dir, name)), Way.START_NEW)
    assert store_state(data_dir, NOON).kind is StateKind.FINE
    assert ids(data_dir) == set()


def test_a_sentence_of_before_goes_when_another_way_is_tried(
    qtbot: QtBot, shown: Opener, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = shown(broken(data_dir))
    choosing(monkeypatch, data_dir / "không có.db")
    QTest.mouseClick(screen.ways[Way.CHOOSE_STORE], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.trouble.isVisible)
    assert screen.copies is not None
    qtbot.waitUntil(screen.copies.cards[0].hasFocus)  # the keys go on
    mended_by(qtbot, screen, Way.RESTORE)
    assert not screen.trouble.isVisible()
