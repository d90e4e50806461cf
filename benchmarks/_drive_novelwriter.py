"""Drives novelWriter: opens a document with the same words, and types the same into it."""

import time
from typing import Any

from _peer import LONG, SHORT

OPENINGS, LETTERS, PAUSE_S = 7, 200, 0.04
TEXT = "đẩy mạnh chuyển đổi số trong các cơ quan đảng, gắn với cải cách hành chính; "


def drive(watch: Any) -> dict[str, Any]:
    editor = watch.window.docEditor
    found: dict[str, Any] = {"open": []}
    for _ in range(OPENINGS):
        found["open"].append(_open(watch, LONG))
        watch.rest(0.6)
        _open(watch, SHORT)
        watch.rest(0.3)
    _open(watch, LONG)
    watch.rest(1.5)
    text = (TEXT * LETTERS)[:LETTERS]
    count = editor.document().blockCount()
    for name, number in (("first", 4), ("middle", count // 2), ("last", count - 2)):
        block = editor.document().findBlockByNumber(number)
        if not block.text():
            block = block.next()
        cursor = editor.textCursor()
        cursor.setPosition(block.position() + len(block.text()) // 2)
        editor.setTextCursor(cursor)
        editor.ensureCursorVisible(centre=False)
        editor.setFocus()
        watch.rest(1.0)
        found[name] = watch.type_into(editor, editor.viewport(), text, PAUSE_S)
    return found


def _open(watch: Any, handle: str) -> float:
    before = watch.repaints
    start = time.perf_counter()
    watch.window.openDocument(handle)
    watch.pump(lambda: watch.repaints > before)
    return (time.perf_counter() - start) * 1000
