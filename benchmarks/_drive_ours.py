"""Drives our window: opens the long plan, types into it, and searches the list."""

import time
from typing import Any

LONG, SHORT = "bench-60", "bench-2"
OPENINGS, LETTERS, PAUSE_S = 7, 200, 0.04
TEXT = "đẩy mạnh chuyển đổi số trong các cơ quan đảng, gắn với cải cách hành chính; "
SOUGHT = ("chuyen doi so", "phòng cháy", "57-NQ/TW", "dang uy xa", "Trần Minh Khôi", "sinh hoạt chi bộ", "kế hoạch")


def drive(watch: Any) -> dict[str, Any]:
    from kehoach_desktop.domain.blanks import Place

    window = watch.window
    found: dict[str, Any] = {"search": _search(watch)}
    _open(watch, SHORT)
    found["open"] = []
    for _ in range(OPENINGS):
        found["open"].append(_open(watch, LONG))
        watch.rest(0.6)
        _open(watch, SHORT)
        watch.rest(0.3)
    _open(watch, LONG)
    watch.rest(1.5)
    found["rss_open"] = _resident()
    paper = window.desk.editor.paper
    blocks = window.desk.editor.plan.blocks
    text = (TEXT * LETTERS)[:LETTERS]
    for pages in (False, True):
        window.desk.editor.show_pages(pages)
        watch.rest(1.0)
        for name, block in (("first", blocks[0]), ("middle", blocks[len(blocks) // 2]), ("last", blocks[-1])):
            window.desk.editor.go_to(Place(block.id, len(block.text) // 2))
            watch.rest(1.0)
            key = f"{name}, F7" if pages else name
            found[key] = watch.type_into(paper, paper.viewport(), text, PAUSE_S)
    watch.rest(3.0)
    found["rss_typed"] = _resident()
    window.desk.editor.show_pages(False)
    watch.rest(2.0)
    found["rss_closed"] = _resident()
    return found


def _resident() -> float:
    from benchmarks._plans import resident_mb

    return resident_mb()


def _open(watch: Any, plan_id: str) -> float:
    """Milliseconds until the paper of the plan has been painted."""
    window = watch.window
    shown: list[int] = []
    joined = window.desk.plan_shown.connect(lambda _: shown.append(watch.repaints))
    start = time.monotonic()
    window.list.opened.emit(plan_id)
    watch.pump(lambda: shown and watch.repaints > shown[0])
    window.desk.plan_shown.disconnect(joined)
    return float(watch.last - start) * 1000


def _search(watch: Any) -> list[float]:
    """From each key until the rows that fit have been painted; a space alone seeks nothing else."""
    window, times = watch.window, []
    field, loaded = window.list.search, []
    window.list.model.loaded.connect(lambda _: loaded.append(watch.repaints))
    field.setFocus()
    for words in SOUGHT:
        for letter in words:
            watch.rest(0.08)
            loaded.clear()
            sought, start = field.sought, time.monotonic()
            watch.press(field, letter)
            if field.sought == sought:
                continue
            watch.pump(lambda: loaded and watch.repaints > loaded[0])
            times.append((watch.last - start) * 1000)
        field.clear()
        watch.rest(0.5)
    return times
