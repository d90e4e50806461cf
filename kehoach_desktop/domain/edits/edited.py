"""What an edit gives back, and how the blocks of a plan are exchanged so that no task loses its line."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from ..blanks import Place
from ..plan import Block, Plan, Role, Task, joined_content
from ..task_binding import refound

NOWHERE = Place("")  # the caret of a change that stands at no place of the paper: it stays where it was


@dataclass(frozen=True, slots=True)
class Edited:
    """The plan after a deed, where the caret stands, what the deed is called; `anchor` when a selection stays."""

    plan: Plan
    caret: Place
    title: str
    anchor: Place | None = None


Record = TypeVar("Record")


def with_value(record: Record, name: str, value: Any) -> Record:
    """`record` with one field set, by its name."""
    return cast(Record, replace(cast(Any, record), **{name: value}))


def new_id(prefix: str = "b") -> str:
    """An id that no plan has had: undone and redone, tasks find their block again."""
    return f"{prefix}{uuid.uuid4().hex[:12]}"


def empty_block(role: Role = Role.LEAD, *, heading: bool = False) -> Block:
    return Block(new_id(), role, (), heading)


def never_empty(plan: Plan) -> Plan:
    """`plan` with an empty lead where it has no blocks, so that the caret always has a place."""
    return plan if plan.blocks else replace(plan, blocks=(empty_block(),))


def block_index(plan: Plan, spot: str) -> int | None:
    """The place of the block with that id; None for a field."""
    return _numbers(plan.blocks).get(spot)


def _numbers(blocks: tuple[Block, ...]) -> dict[str, int]:
    """The number of each block by its id. One key asks for them two dozen times, of the plan before and after it.

    They are kept of those two: what was counted of a frozen tuple stays true. Known by identity, for to compare the
    tuples takes as long as to count them.
    """
    known = _counted[:]  # another thread may come in between
    for counted, numbers in known:
        if counted is blocks:
            return numbers
    numbers = {block.id: number for number, block in enumerate(blocks)}
    _counted[:] = [(blocks, numbers), *known[:1]]
    return numbers


_counted: list[tuple[tuple[Block, ...], dict[str, int]]] = []


def with_blocks(plan: Plan, at: int, size: int, new: tuple[Block, ...], heirs: Mapping[str, str] | None = None) -> Plan:
    """`plan` with `new` for its `size` blocks from `at`. `heirs`: the block that holds the text of one that is gone."""
    old = plan.blocks[at : at + size]
    if old == new:
        return plan
    blocks = plan.blocks[:at] + new + plan.blocks[at + size :]
    gone = {block.id for block in old} - {block.id for block in new}
    tasks = _tied(plan, gone, heirs or {}) if gone and plan.tasks else plan.tasks
    return replace(plan, blocks=blocks or (empty_block(),), tasks=refound(tasks, old, new, blocks) if tasks else tasks)


def _tied(plan: Plan, gone: set[str], heirs: Mapping[str, str]) -> tuple[Task, ...]:
    """The tasks of `plan` when blocks are `gone`: none is lost, each holds on to what is left of its lines."""
    blocks = {block.id: block for block in plan.blocks}
    return tuple(_without(task, gone, heirs, blocks) for task in plan.tasks)


def _without(task: Task, gone: set[str], heirs: Mapping[str, str], blocks: Mapping[str, Block]) -> Task:
    if task.block not in gone and not gone.intersection(task.covers):
        return task
    line = heirs.get(task.block) if task.block in gone else task.block
    moved = [heirs.get(one, one) for one in task.covers if one not in gone or one in heirs]
    covers = tuple(one for one in dict.fromkeys(moved) if one != line)
    content = task.content
    if content is None:  # it was said by the blocks alone
        said = [blocks[one] for one in task.covers if one in blocks]
        own = blocks.get(task.block or "")
        content = joined_content(said or ([own] if own else [])) or None
    return replace(task, block=line, covers=covers, content=content)
