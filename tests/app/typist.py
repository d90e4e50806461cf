"""Inside the program: somebody who types without a pause, and tells each letter before it is typed."""

import os
import random
from collections.abc import Iterator
from functools import partial
from itertools import count

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.ui.editor.screen import EditorScreen
from kehoach_desktop.ui.main_window.window import MainWindow
from tests.helpers.app_looker import seen
from tests.helpers.driven_app import tell, when

LETTER_MS = 8
WORDS = ("đẩy", "mạnh", "chuyển", "đổi", "số", "trong", "cơ", "quan", "gắn", "với", "cải", "cách", "hành", "chính")
_NOTHING = Qt.KeyboardModifier.NoModifier


def script() -> Iterator[str]:
    """Words that each stand once, some of them first in a new block."""
    for number in count(1):
        yield from f"{WORDS[number % len(WORDS)]}{number}"
        yield "\n" if number % 9 == 0 else " "


def _window() -> MainWindow | None:
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
    return shown[0] if shown else None


def _editor() -> EditorScreen | None:
    window = _window()
    return window.desk.editor if window is not None else None


def drive() -> None:
    when(lambda: _editor() is not None, _begin)
    when(lambda: seen()["kind"] not in ("window", "nothing"), lambda: tell("trouble", **seen()))


def _begin() -> None:
    """Tells how the plan lies there, and where; then goes on at the end of its last block."""
    editor = _editor()
    assert editor is not None
    caret, blocks = editor.paper.caret, editor.plan.blocks
    tell(
        "ready",
        plan=editor.plan.id,
        caret=[caret.spot, caret.offset],
        blocks=[block.id for block in blocks],
        texts=[block.text for block in blocks],
    )
    window = _window()
    assert window is not None
    window.desk.saving.connect(partial(tell, "saving"))
    if os.environ.get("TYPIST_WAITS"):
        return
    last = blocks[-1]
    editor.go_to(Place(last.id, len(last.text)))
    _type(editor, script(), random.Random(os.environ.get("TYPIST_SEED")))


def _type(editor: EditorScreen, letters: Iterator[str], chance: random.Random, typed: int = 0) -> None:
    if typed == int(os.environ.get("TYPIST_CLOSES_AFTER", "0")) > 0:
        tell("closing")
        window = _window()
        assert window is not None
        window.close()
        return
    letter = next(letters)
    tell("letter", letter=letter)
    key = Qt.Key.Key_Return if letter == "\n" else 0
    event = QKeyEvent(QEvent.Type.KeyPress, key, _NOTHING, "\r" if letter == "\n" else letter)
    QApplication.sendEvent(editor.paper, event)
    pause = chance.choice((0, LETTER_MS, 2 * LETTER_MS))
    QTimer.singleShot(pause, lambda: _type(editor, letters, chance, typed + 1))
