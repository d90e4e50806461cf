"""What another program put on the clipboard, as blocks: its structure and its bold and italic, nothing else.

Word, LibreOffice, Excel, web pages and Zalo give HTML, PDF files and editors plain text. Nothing raises here: what
cannot be read as HTML is read as text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ..domain.edits.edited import new_id
from ..domain.edits.runs import join, pasted
from ..domain.plan import Block, Role, Run
from .html_paragraphs import Paragraph, html_paragraphs
from .marks import Runs, as_role, role_of_label, without_mark
from .plain_text import paragraphs

_SPACES = re.compile("[ \t]+")
# More is no document, and would hold the window for seconds.
MOST_LETTERS = 4_000_000
MOST_BLOCKS = 10_000


@dataclass(frozen=True, slots=True)
class Clipboard:
    """What can be pasted, and whether more than can be pasted was there."""

    blocks: tuple[Block, ...]
    is_cut: bool = False


def read_clipboard(html: str | None, text: str | None) -> Clipboard:
    """The blocks of the HTML, or of the text where there is no HTML or nothing in it."""
    is_cut = max(len(html or ""), len(text or "")) > MOST_LETTERS
    found = html_paragraphs(html[:MOST_LETTERS]) if html else []
    if not found or _lacks(found, text or ""):
        found = _of_text((text or "")[:MOST_LETTERS])
    blocks = _with_room(_blocks(found[:MOST_BLOCKS]), text or "")
    return Clipboard(blocks, is_cut or len(found) > MOST_BLOCKS)


def _with_room(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """A piece of a line with the spaces at its ends: copied ` và ` is pasted between two words."""
    if len(blocks) != 1 or blocks[0].role is not Role.PARAGRAPH or len(text.splitlines()) != 1:
        return blocks
    before, after = (" " if char in " \u00a0" else "" for char in (text[0], text[-1]))
    runs = list(blocks[0].runs)
    runs[0] = replace(runs[0], text=before + runs[0].text)
    runs[-1] = replace(runs[-1], text=runs[-1].text + after)
    return (replace(blocks[0], runs=tuple(runs)),)


def _lacks(found: Sequence[Paragraph], text: str) -> bool:
    """Whether the HTML holds less than half of the text beside it: it was broken, or a picture of it."""
    return sum(len(paragraph.text) for paragraph in found) * 2 < len("".join(text[:MOST_LETTERS].split()))


def read_plainly(text: str) -> tuple[Block, ...]:
    """A plain paragraph for each line, marks and all: what "paste as plain text" asks for.

    One line alone keeps the spaces at its ends.
    """
    lines = [_SPACES.sub(" ", line) for line in pasted(text[:MOST_LETTERS]).split("\n")]
    if len(lines) > 1:
        lines = [line.strip() for line in lines]
    kept = islice((line for line in lines if line.strip()), MOST_BLOCKS)
    return tuple(Block(new_id(), Role.PARAGRAPH, (Run(line),)) for line in kept)


def _of_text(text: str) -> list[Paragraph]:
    """The paragraphs of a plain text, the cells of a row told apart."""
    return [Paragraph(tuple(map(_cell, line.split("\t")))) for line in paragraphs(pasted(text))]


def _cell(text: str) -> Runs:
    text = text.strip()
    return (Run(text),) if text else ()


def _blocks(found: Iterable[Paragraph]) -> tuple[Block, ...]:
    return tuple(block for paragraph in found if (block := _block(paragraph)))


def _block(paragraph: Paragraph) -> Block | None:
    role, cells = paragraph.role, paragraph.cells
    label, is_row = _text(cells[0]), len(cells) > 1
    if is_row and (numbered := role_of_label(label)) and any(cells[1:]):
        role, cells = numbered, cells[1:]  # the number of the row
        is_row = (
            len(cells) > 1 or label.isalnum()
        )  # Word writes a tab behind the number of a heading, and this has a mark
    runs = _in_one_line([cell for cell in cells if cell])
    typed_role, runs = without_mark(runs)
    if not _text(runs).strip():
        return None
    role = typed_role or role or Role.PARAGRAPH
    runs, is_heading = as_role(runs, role)
    is_heading = is_heading and not is_row
    return Block(new_id(), role, runs, is_heading)


def _in_one_line(cells: list[Runs]) -> Runs:
    separated = [part for cell in cells for part in ((Run("; "),), cell)][1:]
    return join(*separated)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
