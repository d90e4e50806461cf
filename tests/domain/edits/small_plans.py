"""Small plans in a writing of their own: `dash:Một [họ tên] *hai*` is a block, `|` in a text the caret."""

import re

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.plan import Block, Plan, Role, Run
from kehoach_desktop.domain.plan_edits import Edited

_PIECE = re.compile(r"\[(?P<blank>[^\]]+)\]|\*(?P<bold>[^*]+)\*|_(?P<italic>[^_]+)_|(?P<plain>[^\[*_]+|.)")


def runs_of(text: str) -> tuple[Run, ...]:
    """`*bold*`, `_italic_`, `[blank]`."""
    found = []
    for match in _PIECE.finditer(text):
        kind = match.lastgroup
        found.append(Run(match[str(kind)], bold=kind == "bold", italic=kind == "italic", blank=kind == "blank"))
    return tuple(found)


def block_of(id_: str, line: str) -> Block:
    """`section!:Mục đích` is a heading; without a role the block is a paragraph."""
    role, colon, text = line.partition(":")
    if not colon:
        role, text = "paragraph", line
    return Block(id_, Role(role.rstrip("!")), runs_of(text), role.endswith("!"))


def plan_of(*lines: str) -> Plan:
    """Blocks b1, b2 …"""
    return Plan("p", "hd05", blocks=tuple(block_of(f"b{n}", line) for n, line in enumerate(lines, 1)))


def at(text: str) -> Place:
    """`b2:5`; without a figure the start."""
    spot, _, offset = text.partition(":")
    return Place(spot, int(offset or 0))


def written(block: Block) -> str:
    def piece(run: Run) -> str:
        if run.blank:
            return f"[{run.text}]"
        mark = "*" if run.bold else "_" if run.italic else ""
        return f"{mark}{run.text}{mark}"

    name = block.role.value + ("!" if block.heading else "")
    text = "".join(map(piece, block.runs))
    return text if name == "paragraph" else f"{name}:{text}"


def seen(edited: Edited) -> tuple[list[str], str]:
    """The blocks in the same writing, and the caret as the number of its block and the offset."""
    index = next((n for n, block in enumerate(edited.plan.blocks, 1) if block.id == edited.caret.spot), None)
    spot = edited.caret.spot if index is None else str(index)
    return [written(block) for block in edited.plan.blocks], f"{spot}:{edited.caret.offset}"


def ids(edited: Edited) -> list[str]:
    """The ids of the blocks, `+` for one that is new."""
    return [block.id if re.fullmatch(r"b\d{1,2}", block.id) else "+" for block in edited.plan.blocks]
