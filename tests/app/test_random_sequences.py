"""Whatever is done in whatever order is undone to the last letter, and each save leaves the store as the screen is."""

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.saving import open_plan
from kehoach_desktop.operations.session import Session, remember
from kehoach_desktop.operations.store_state import open_store_to_look
from kehoach_desktop.ui.editor import autosave
from kehoach_desktop.ui.editor.screen import EditorScreen
from kehoach_desktop.ui.inspector.screen import Tab
from tests.app.clerk import ALT, CTRL, SHIFT, Key, press, type_text
from tests.app.conftest import Start
from tests.helpers.plans import PARTY_PLAN
from tests.ui.gallery.errands import OFFICE, PERSON
from tests.ui.inspector.test_random_deeds import DEEDS as INSPECTOR_DEEDS
from tests.ui.inspector.test_random_deeds import any_annex, any_field

pytestmark = pytest.mark.qt_log_ignore(
    r"^This plugin does not support (raise\(\)|grabbing the keyboard|propagateSizeHints\(\))$"
)

DEEDS_EACH = 10
TEXTS = ("kế hoạch ", "đảng uỷ", "- ", "1. ", "rõ việc, rõ người.\n", "⌫⌫", "\n", "@")
HTML = "<p><b>I. MỤC ĐÍCH</b></p><p>1. Nâng cao chất lượng</p><ul><li>rõ việc</li></ul>"
Deed = Callable[[EditorScreen, random.Random], object]


@pytest.fixture
def editor(qtbot: QtBot, start: Start, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> EditorScreen:
    """A plan on the desk of the window; whenever it is saved, the store is compared with it."""
    monkeypatch.setattr(autosave, "FIRST_MS", 30)
    set_up_office(data_dir, OFFICE, [PERSON])
    save_plan(PARTY_PLAN, data_dir)
    remember(data_dir, Session(PARTY_PLAN.id))
    window = start()
    qtbot.waitUntil(lambda: window.desk.editor is not None)
    editor = window.desk.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.inspector.desk.known is not None)
    return editor


# ---------------------------------------------------------------- deeds


def somewhere(editor: EditorScreen, pick: random.Random) -> None:
    plan = editor.plan
    spots = [block.id for block in plan.blocks] * 3 + ["subject", "signature.signatory", "archive_line"]
    editor.go_to(Place(pick.choice(spots), pick.randrange(40)))
    if pick.random() < 0.3:
        for _ in range(pick.randrange(1, 4)):
            press(pick.choice((Key.Key_Down, Key.Key_Right, Key.Key_Up)), SHIFT)


def typing(editor: EditorScreen, pick: random.Random) -> None:
    somewhere(editor, pick)
    type_text(pick.choice(TEXTS))
    if editor.paper.hasFocus():
        press(Key.Key_Escape)  # puts away what `@` has offered


def role(editor: EditorScreen, pick: random.Random) -> None:
    somewhere(editor, pick)
    press(Key(Key.Key_1 + pick.randrange(9)), CTRL)


def level(editor: EditorScreen, pick: random.Random) -> None:
    somewhere(editor, pick)
    (editor.bar.level_up if pick.random() < 0.5 else editor.bar.level_down).click()


def move(editor: EditorScreen, pick: random.Random) -> None:
    somewhere(editor, pick)
    press(pick.choice((Key.Key_Up, Key.Key_Down)), ALT)


def letters(editor: EditorScreen, pick: random.Random) -> None:
    somewhere(editor, pick)
    press(pick.choice((Key.Key_B, Key.Key_I)), CTRL)


def erase(editor: EditorScreen, pick: random.Random) -> None:
    somewhere(editor, pick)
    press(pick.choice((Key.Key_Backspace, Key.Key_Delete)), pick.choice((Qt.KeyboardModifier.NoModifier, CTRL)))


def paste(editor: EditorScreen, pick: random.Random) -> None:
    somewhere(editor, pick)
    data = QMimeData()
    data.setText("Nâng cao chất lượng\nrõ việc")
    if pick.random() < 0.7:
        data.setHtml(HTML)
    QGuiApplication.clipboard().setMimeData(data)
    press(Key.Key_V, pick.choice((CTRL, CTRL | SHIFT)))


def cut(editor: EditorScreen, pick: random.Random) -> None:
    somewhere(editor, pick)
    press(Key.Key_X, CTRL)


def replace(editor: EditorScreen, pick: random.Random) -> None:
    editor.paper.setFocus()
    press(Key.Key_H, CTRL)
    bar = editor.find_bar
    bar.line.setText("")
    type_text(pick.choice(("dang uy", "kế hoạch", "a")))
    bar.replacement.setFocus()
    bar.replacement.setText(pick.choice(("", "Đảng uỷ", "b")))
    (bar.all_button if pick.random() < 0.5 else bar.replace_button).click()
    press(Key.Key_Escape)


def inspect(editor: EditorScreen, pick: random.Random) -> None:
    deed = pick.choice(INSPECTOR_DEEDS)
    if deed in (any_field, any_annex):
        editor.inspector.show_tab(Tab.FORMAT)
    deed(editor.inspector, pick)


def back_and_on(editor: EditorScreen, pick: random.Random) -> None:
    editor.paper.setFocus()
    for _ in range(pick.randrange(1, 5)):
        press(pick.choice((Key.Key_Z, Key.Key_Z, Key.Key_Y)), CTRL)


DEEDS: tuple[Deed, ...] = (
    *(typing, typing, typing, role, level, move, letters, erase),
    *(paste, cut, replace, inspect, inspect, back_and_on, back_and_on),
)


# ---------------------------------------------------------------- trials


def stored(data_dir: Path, plan: Plan) -> Plan:
    with closing(open_store_to_look(data_dir)) as store:
        opened = open_plan(store, plan.id)
    assert opened is not None
    return opened.plan


def saved(qtbot: QtBot, editor: EditorScreen) -> None:
    editor.save_now()
    qtbot.waitUntil(lambda: editor.autosave.is_saved, timeout=20_000)


def test_all_is_undone_and_done_again_and_the_store_is_as_the_screen(
    qtbot: QtBot, editor: EditorScreen, data_dir: Path, full: bool
) -> None:
    first = editor.plan
    assert first == PARTY_PLAN
    taken: list[Plan] = []
    compared = 0

    def compare() -> None:
        nonlocal compared
        compared += 1
        assert stored(data_dir, first) == taken[-1]

    editor.autosave.saving.connect(lambda: taken.append(editor.plan))
    editor.autosave.saved.connect(compare)
    for number in range(200 if full else 20):
        pick = random.Random(number)
        done = []
        for _ in range(DEEDS_EACH):
            done.append(pick.choice(DEEDS))
            done[-1](editor, pick)
        names = [number, *(deed.__name__ for deed in done)]
        saved(qtbot, editor)
        last, index = editor.plan, editor.draft.stack.index()
        assert stored(data_dir, last) == last, names
        editor.draft.stack.setIndex(0)
        assert editor.plan == first, names
        editor.draft.stack.setIndex(index)
        assert editor.plan == last, names
        editor.draft.stack.setIndex(0)
        saved(qtbot, editor)
        assert stored(data_dir, first) == first, names
    assert compared > 20
