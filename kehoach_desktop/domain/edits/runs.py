"""The runs of a block cut, joined, set bold and brought to NFC. Offsets count code points; a blank is never cut."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..citations import joined
from ..plan import Run
from ..vietnamese import clean, nfc, unprintable
from .edited import with_value

Runs = tuple[Run, ...]

_BEYOND = re.compile("[\U00010000-\U0010ffff]")  # Qt counts them as two letters, so places would drift
_MARKS = re.compile("[\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Look:
    """How letters stand out from their paragraph."""

    bold: bool = False
    italic: bool = False


def typed(text: str) -> str:
    """`text` as it may be typed: no control characters, no letters above U+FFFF; NFC comes when the word ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _BEYOND.sub("", text)
    return "".join(char for char in text if not unprintable(char)) if unprintable(text) else text


def pasted(text: str) -> str:
    """`text` as it may be pasted: also in NFC."""
    return _BEYOND.sub("", clean(text)[0])


def clip(runs: Runs, start: int, end: int | None = None) -> Runs:
    """The runs from `start` to `end`, the same objects where they are whole."""
    found, at = [], 0
    for run in runs:
        first, last = max(start - at, 0), len(run.text) if end is None else min(end - at, len(run.text))
        if first == 0 and last == len(run.text):
            found.append(run)
        elif first < last:
            found.append(replace(run, text=run.text[first:last]))
        at += len(run.text)
    return tuple(run for run in found if run.text)


def join(*parts: Iterable[Run]) -> Runs:
    """The parts as one text; a combining mark at the head of a run belongs to the letter before it."""
    out: list[Run] = []
    for run in (run for part in parts for run in part):
        marks = _MARKS.match(run.text)
        if marks and out and not out[-1].blank and not run.blank:
            out[-1] = replace(out[-1], text=out[-1].text + marks.group())
            out.append(replace(run, text=run.text[marks.end() :]))
        elif run.text:
            out.append(run)
    return joined(out)


def exchanged(runs: Runs, start: int, end: int, new: Iterable[Run]) -> Runs:
    return join(clip(runs, 0, start), new, clip(runs, end))


def whole_blanks(runs: Runs, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` moved out of the blanks that they cut; a caret inside one takes the blank whole."""
    at = 0
    for run in runs:
        stop = at + len(run.text)
        if run.blank and start < stop and at < end:
            start, end = min(start, at), max(end, stop)
        at = stop
    return start, end


def blank_at(runs: Runs, offset: int) -> tuple[int, int] | None:
    """The blank that begins at `offset` or has it inside."""
    at = 0
    for run in runs:
        if run.blank and at <= offset < at + len(run.text):
            return at, at + len(run.text)
        at += len(run.text)
    return None


def run_at(runs: Runs, start: int, end: int) -> Run:
    """The run whose look new text takes: that of the first letter it replaces, else of the letter before it."""
    wanted = start if end > start else max(start - 1, 0)
    at = 0
    for run in runs:
        at += len(run.text)
        if wanted < at:
            return run
    return runs[-1] if runs else Run("")


def looking(runs: Runs, name: str, value: bool) -> Runs:
    return tuple(run if getattr(run, name) is value else with_value(run, name, value) for run in runs)


def composed(runs: Runs) -> Runs:
    """`runs` in NFC; the very same when they are."""
    if unicodedata.is_normalized("NFC", "".join(run.text for run in runs)):
        return runs
    return tuple(run if run.text == nfc(run.text) else replace(run, text=nfc(run.text)) for run in join(runs))


def composed_offset(runs: Runs, offset: int) -> int:
    """Where `offset` of `runs` stands when they are `composed`."""
    return sum(len(nfc(run.text)) for run in join(clip(runs, 0, offset)))
