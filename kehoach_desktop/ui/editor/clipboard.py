"""The paper and the clipboard: what is copied goes as our own blocks, as HTML for Word and as plain text.

What comes from this program keeps its roles; what comes from elsewhere is read by an operation, which keeps the
structure and drops the rubbish.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from ...domain import plan_edits as edits
from ...domain.blanks import Place
from ...domain.edits.edited import new_id
from ...domain.layout.context import Context
from ...domain.numbering import labels
from ...domain.plan import Block, Plan, Role, Run
from ...domain.plan_json import dump_plan, load_plan
from ...domain.vietnamese import clean
from ...errors import BadFileError
from ...operations.pasting import clipboard_blocks, plain_blocks

OWN_FORMAT = "application/x-kehoach-blocks"
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Blocks to be pasted; `is_cut`: more was there than can be taken."""

    blocks: Sequence[Block]
    is_cut: bool = False


def copied(plan: Plan, anchor: Place, head: Place, context: Context) -> QMimeData:
    """A selection in all three forms."""
    blocks = edits.copied_blocks(plan, anchor, head)
    mime = QMimeData()
    mime.setText(edits.copied_text(plan, anchor, head, context.labels))
    mime.setHtml(_html(blocks, context))
    carrier = Plan(id="copied", ruleset=plan.ruleset, blocks=blocks)
    mime.setData(OWN_FORMAT, dump_plan(carrier).encode())
    return mime


def held() -> QMimeData:
    """What is in the clipboard; a system without one has nothing."""
    found: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if found is None else found


def can_paste(mime: QMimeData) -> bool:
    return mime.hasFormat(OWN_FORMAT) or mime.hasHtml() or mime.hasText()


def pasted(mime: QMimeData) -> Pasted:
    """What is in the clipboard as blocks; what other programs put there keeps its structure."""
    if mime.hasFormat(OWN_FORMAT):
        try:
            return Pasted(load_plan(bytes(mime.data(OWN_FORMAT).data()).decode()).plan.blocks)
        except (BadFileError, UnicodeDecodeError):  # another version of this program has other blocks
            pass
    found = clipboard_blocks(mime.html() if mime.hasHtml() else None, mime.text() or None)
    return Pasted(found.blocks, found.is_cut)


def pasted_plainly(mime: QMimeData) -> Pasted:
    """The text alone, a paragraph to the line. One line alone keeps the spaces at its ends."""
    text = clean(mime.text())[0]
    if "\n" not in text:
        whole = Block(new_id(), Role.PARAGRAPH, (Run(_SPACES.sub(" ", text)),))
        return Pasted((whole,) if text.strip() else ())
    blocks = plain_blocks(text)
    return Pasted(blocks, sum(1 for line in text.split("\n") if line.strip()) > len(blocks))


def _html(blocks: Sequence[Block], context: Context) -> str:
    marks = labels(blocks, context.labels) if len(blocks) > 1 else [""] * len(blocks)
    lines = [f"<p>{_marked(mark)}{_runs(block)}</p>" for mark, block in zip(marks, blocks, strict=True)]
    return f'<html><head><meta charset="utf-8"></head><body>{"".join(lines)}</body></html>'


def _marked(mark: str) -> str:
    return f"{escape(mark)} " if mark else ""


def _runs(block: Block) -> str:
    return "".join(_run(run, is_bold=block.is_heading) for run in block.runs)


def _run(run: Run, *, is_bold: bool) -> str:
    text = escape(f"[{run.text}]" if run.blank else run.text).replace("\n", "<br>")
    text = f"<i>{text}</i>" if run.italic else text
    return f"<b>{text}</b>" if run.bold or is_bold else text
