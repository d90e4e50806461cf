"""Find and replace over the whole plan: letterhead, body and closing; also without marks (`dang uy` finds `Đảng uỷ`).

Labels, fixed texts and the names of blanks are no text of the clerk's and are not searched.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from .blanks import Place
from .edits import runs as pieces
from .edits.edited import Edited, with_blocks
from .edits.spots import Kind, field_kind, spot_text, with_spot_text
from .plan import Block, Plan, Run
from .vietnamese import fold, nfc

_BARRIER = "\x00"  # stands for a blank: no search meets it
_HEAD = ("parent_body", "issuing_body", "symbol", "place", "issuer_line", "subject")
_SIGNATURE = ("authority", "position", "signatory")
_TASK = ("content", "lead", "supporting", "deadline", "product", "note")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for. Without marks, capitals do not count either."""

    text: str
    with_marks: bool = False
    with_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    start: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Replaced:
    edited: Edited
    count: int


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as it is compared, and for each of its letters where it stands in the text; None: at the same place."""

    text: str
    origins: tuple[int, ...] | None = None

    def origin(self, at: int) -> int:
        return at if self.origins is None else self.origins[at]


def find_all(plan: Plan, sought: Sought) -> tuple[Hit, ...]:
    """All hits in the order of the page; none overlap."""
    pattern = _pattern(sought)
    if pattern is None:
        return ()
    return tuple(
        Hit(Place(spot, start), Place(spot, end))
        for spot, text in _texts(plan)
        for start, end in _spans(pattern, text, sought)
    )


def replace_hit(plan: Plan, hit: Hit, text: str) -> Edited:
    """One hit replaced; the new text looks as its first letter did."""
    return _replace_spans(plan, {hit.start.spot: [(hit.start.offset, hit.end.offset)]}, text, "thay chữ").edited


def replace_all(plan: Plan, sought: Sought, text: str) -> Replaced:
    """All hits replaced, as one edit."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for hit in find_all(plan, sought):
        spans.setdefault(hit.start.spot, []).append((hit.start.offset, hit.end.offset))
    count = sum(len(found) for found in spans.values())
    return _replace_spans(plan, spans, text, f"thay {count} chỗ")


def _replace_spans(plan: Plan, spans: dict[str, list[tuple[int, int]]], text: str, title: str) -> Replaced:
    """Stretches of text at spots replaced; what does not fit a field stays as it is and is not counted."""
    text = pieces.pasted(text)
    caret: Place | None = None
    count = 0
    blocks = []
    for block in plan.blocks:
        found = spans.get(block.id, [])
        blocks.append(_replaced(block, found, text) if found else block)
        if found:
            count += len(found)
            caret = Place(block.id, _caret(found, text))
    changed = with_blocks(plan, 0, len(plan.blocks), tuple(blocks)) if caret else plan
    ids = {block.id for block in plan.blocks}
    for spot, found in spans.items():
        if spot in ids:
            continue
        old = spot_text(changed, spot)
        new = _exchanged(old, found, text.replace("\n", " ") if field_kind(plan, spot) is Kind.LINE else text)
        done = with_spot_text(changed, spot, new)
        if done is not None:
            changed, count = done[0], count + len(found)
            caret = caret or Place(spot, _caret(found, text))
    return Replaced(Edited(changed, caret or Place(plan.blocks[0].id if plan.blocks else "subject"), title), count)


def _caret(found: list[tuple[int, int]], text: str) -> int:
    """The end of the last stretch after all of them have been replaced."""
    return found[-1][1] + sum(len(text) - (end - start) for start, end in found)


def _exchanged(old: str, found: list[tuple[int, int]], text: str) -> str:
    for start, end in reversed(found):
        old = old[:start] + text + old[end:]
    return old


def _replaced(block: Block, found: list[tuple[int, int]], text: str) -> Block:
    parts: list[pieces.Runs] = []
    at = 0
    for start, end in found:
        like = pieces.run_at(block.runs, start, end)
        new = Run(text, like.bold, like.italic, unknown=like.unknown)
        parts += [pieces.clip(block.runs, at, start), (new,)]
        at = end
    return replace(block, runs=pieces.join(*parts, pieces.clip(block.runs, at)))


# ---------------------------------------------------------------- where


def _texts(plan: Plan) -> Iterator[tuple[str, str]]:
    """The spots that hold text, in the order of the page."""
    yield from ((name, spot_text(plan, name)) for name in _HEAD)
    for block in plan.blocks:
        yield block.id, _body_text(block)
    yield from ((f"recipients/{n}", spot_text(plan, f"recipients/{n}")) for n in range(len(plan.recipients)))
    yield from ((name, spot_text(plan, name)) for name in ("archive_line", "typist"))
    signers = [*(f"co_signatures/{n}" for n in range(len(plan.co_signatures))), "signature"]
    yield from ((f"{one}.{name}", spot_text(plan, f"{one}.{name}")) for one in signers for name in _SIGNATURE)
    yield "contact", spot_text(plan, "contact")
    for annex in plan.annexes:
        yield f"annexes/{annex.id}.annex_title", annex.title or ""
        if (table := annex.table) is not None:
            yield from ((f"annexes/{annex.id}.{cell}", table.text(cell)) for cell in table.cells())
    if any(annex.task_columns for annex in plan.annexes):  # no page shows a task without its table
        spots = (f"tasks/{task.id}.{name}" for task in plan.tasks for name in _TASK)
        yield from ((spot, spot_text(plan, spot)) for spot in spots)


def _body_text(block: Block) -> str:
    if not any(run.blank for run in block.runs):
        return block.text
    return "".join(_BARRIER * len(run.text) if run.blank else run.text for run in block.runs)


# ---------------------------------------------------------------- how


def _pattern(sought: Sought) -> re.Pattern[str] | None:
    text = _folded(sought.text, sought.with_marks, sought.with_case).text
    if not text.strip():
        return None
    # Any white space for a space: a line break or a no-break space looks like one.
    words = r"\s+".join(map(re.escape, re.split(r"\s+", text)))
    return re.compile(rf"(?<!\w){words}(?!\w)" if sought.whole_words else words)


def _spans(pattern: re.Pattern[str], text: str, sought: Sought) -> Iterator[tuple[int, int]]:
    if not text:
        return
    folded = _folded(text, sought.with_marks, sought.with_case)
    for match in pattern.finditer(folded.text):
        start = folded.origin(match.start())
        end = len(text) if match.end() == len(folded.text) else folded.origin(match.end())
        yield start, end


@lru_cache(maxsize=4096)
def _folded(text: str, with_marks: bool, with_case: bool) -> _Folded:
    """`text` as it is compared. Where letters are typed in pieces, each is found as one."""
    whole = _compared(text, with_marks, with_case)
    if len(whole) == len(text) and unicodedata.is_normalized("NFC", text):
        return _Folded(whole)
    folded: list[str] = []
    origins: list[int] = []
    for start, letter in _letters(text):
        piece = _compared(letter, with_marks, with_case)
        folded.append(piece)
        origins += [start] * len(piece)
    return _Folded("".join(folded), tuple(origins))


def _compared(text: str, with_marks: bool, with_case: bool) -> str:
    if not with_marks:
        return fold(text)
    return nfc(text) if with_case else nfc(text).lower()


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each letter with the marks and pieces typed behind it, and where it begins."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (unicodedata.combining(text[at]) or len(nfc(text[start : at + 1])) == 1):
            yield start, text[start:at]
            start = at
