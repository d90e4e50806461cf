"""Vietnamese input tools, wherever one types in the window: what was meant arrives, in NFC, nothing doubled or lost."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Role
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.session import Session, remember
from kehoach_desktop.ui.editor import autosave
from kehoach_desktop.ui.editor.screen import EditorScreen
from kehoach_desktop.ui.inspector.screen import Tab
from kehoach_desktop.ui.main_window.window import MainWindow
from tests.app.clerk import CTRL, Key, click, compose, focused, press, type_text
from tests.app.conftest import Start
from tests.helpers.plans import PARTY_PLAN, block
from tests.ui.gallery.errands import OFFICE, PERSON

MEANT = "tiếng Việt"


def by_unikey() -> None:
    type_text("tie⌫êng⌫⌫⌫ếng Vie⌫êt⌫⌫ệt")


def by_unikey_combining() -> None:
    type_text("tie⌫e\u0302ng⌫⌫⌫⌫e\u0302\u0301ng Vie⌫e\u0302t⌫⌫⌫e\u0323\u0302t")


def by_bamboo_preedit() -> None:
    compose("t", "ti", "tie", "tiê", "tiên", "tiêng", "tiếng", commit="tiếng")
    compose(commit=" ")
    compose("V", "Vi", "Viê", "Viêt", "Việt", commit="Việt")


def by_bamboo_surrounding_text() -> None:
    compose(commit="tieng")
    compose(commit="ếng", take_back=3)
    compose(commit=" Viet")
    compose(commit="ệt", take_back=2)


def by_windows_telex() -> None:
    for letters, back in (("tie", 0), ("ê", 1), ("n", 0), ("g", 0), ("ếng", 3), (" Vie", 0), ("ệ", 1), ("t", 0)):
        compose(commit=letters, take_back=back)


def by_windows_decomposed() -> None:
    compose("tie\u0302\u0301", commit="tie\u0302\u0301ng")
    compose(commit=" ")
    compose("Vie", "Vie\u0323\u0302", commit="Vie\u0323\u0302t")


WAYS: Mapping[str, Callable[[], None]] = {
    "UniKey, composed": by_unikey,
    "UniKey, combining": by_unikey_combining,
    "IBus-Bamboo, preedit": by_bamboo_preedit,
    "IBus-Bamboo, surrounding text": by_bamboo_surrounding_text,
    "Windows Telex, composed": by_windows_telex,
    "Windows Telex, decomposed": by_windows_decomposed,
}


@pytest.fixture
def window(qtbot: QtBot, start: Start, data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """With a plan that has the words, and one that has them not."""
    monkeypatch.setattr(autosave, "FIRST_MS", 30)
    set_up_office(data_dir, OFFICE, [PERSON])
    blocks = (block("b1", Role.PARAGRAPH, "Mở lớp dạy tiếng Việt."), block("b2", Role.PARAGRAPH, "Hết"))
    save_plan(replace(PARTY_PLAN, id="khac"), data_dir)
    save_plan(replace(PARTY_PLAN, blocks=blocks), data_dir)
    remember(data_dir, Session(PARTY_PLAN.id, "b2", 0))
    made = start()
    qtbot.waitUntil(lambda: made.desk.editor is not None)
    return made


def editor_of(window: MainWindow) -> EditorScreen:
    assert window.desk.editor is not None
    return window.desk.editor


def is_meant(text: str | None) -> bool:
    return text == MEANT and unicodedata.is_normalized("NFC", text)


def emptied() -> None:
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)


# ---------------------------------------------------------------- where one types


def on_the_paper(qtbot: QtBot, window: MainWindow) -> None:
    editor = editor_of(window)
    for name, typed in WAYS.items():
        for spot in ("b2", "subject", "signature.signatory"):
            editor.go_to(Place(spot))
            before = editor.paper.spot_text()
            editor.go_to(Place(spot, len(before)))
            type_text(" ")
            typed()
            type_text(" ")
            assert editor.paper.spot_text() == f"{before} {MEANT} ", (name, spot)
            while editor.paper.spot_text() != before:
                press(Key.Key_Z, CTRL)


def in_the_inspector(qtbot: QtBot, window: MainWindow) -> None:
    editor = editor_of(window)
    editor.inspector.show_tab(Tab.FORMAT)
    field = editor.inspector.format.fields["contact"]
    for name, typed in WAYS.items():
        click(field)
        emptied()
        typed()
        QTest.keyClick(field, Key.Key_Tab)
        assert is_meant(editor.plan.contact), name


def in_the_search(qtbot: QtBot, window: MainWindow) -> None:
    for name, typed in WAYS.items():
        press(Key.Key_L, CTRL)
        assert focused() is window.list.search
        emptied()
        qtbot.waitUntil(lambda: window.list.model.rowCount() == 2)
        typed()
        assert is_meant(window.list.search.sought), name
        qtbot.waitUntil(lambda: window.list.model.rowCount() == 1)


def in_the_find_bar(qtbot: QtBot, window: MainWindow) -> None:
    editor = editor_of(window)
    bar = editor.find_bar
    bar.with_marks.setChecked(True)
    for name, typed in WAYS.items():
        editor.paper.setFocus()
        press(Key.Key_H, CTRL)
        assert focused() is bar.line
        emptied()
        typed()
        assert bar.count.text() == "1/1", (name, bar.count.text())
        click(bar.replacement)
        emptied()
        typed()
        type_text(" Nam")
        click(bar.all_button)
        assert editor.plan.blocks[0].text == "Mở lớp dạy tiếng Việt Nam.", name
        editor.draft.undo()
        press(Key.Key_Escape)


def in_the_search_for_recipients(qtbot: QtBot, window: MainWindow) -> None:
    editor = editor_of(window)
    qtbot.waitUntil(lambda: editor.inspector.desk.known is not None)
    heard: list[str] = []
    editor.inspector.recipients.search.taken.connect(lambda hit: heard.append(hit.title))
    for name, typed in WAYS.items():
        editor.paper.setFocus()
        press(Key.Key_R, CTRL)
        typed()
        qtbot.waitUntil(lambda: editor.inspector.recipients.search.is_open)
        press(Key.Key_Return)
        assert is_meant(heard[-1]), name
        editor.draft.undo()


def in_the_gallery(qtbot: QtBot, window: MainWindow) -> None:
    gallery = window.gallery
    window.show_gallery()
    qtbot.waitUntil(lambda: gallery.form is not None, timeout=20_000)
    assert gallery.form is not None
    widget = gallery.form.editor("topic").widget
    line = widget.focusProxy() or widget
    assert isinstance(line, QLineEdit)
    for name, typed in WAYS.items():
        click(line)
        emptied()
        typed()
        assert is_meant(str(gallery.form.values()["topic"])), name


def test_what_was_meant_arrives_wherever_one_types(qtbot: QtBot, window: MainWindow) -> None:
    """One window for all of them: each place is left as it was found."""
    on_the_paper(qtbot, window)
    in_the_find_bar(qtbot, window)
    in_the_inspector(qtbot, window)
    in_the_search_for_recipients(qtbot, window)
    in_the_search(qtbot, window)
    in_the_gallery(qtbot, window)
