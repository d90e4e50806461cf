"""The tasks of a plan in the groups in which its table shows them, on paper and in a sheet alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from .plan import Block, Plan, Role, Task

T = TypeVar("T")


def grouped_tasks(plan: Plan, tasks: Sequence[Task]) -> Iterator[tuple[str | None, list[Task]]]:
    """`tasks` in the order of the plan, under the titles that they have of their own or of the heading above them."""
    headings = _headings(plan.blocks)
    for title, members in groupby(tasks, key=lambda task: task.group or headings.get(task.block or "")):
        yield title, list(members)


def gathered(items: Iterable[T], title_of: Callable[[T], str | None]) -> Iterator[tuple[str | None, list[T]]]:
    """Each title once, where it first occurs, with all that belongs to it: a list to work with, not the plan's own."""
    groups: dict[str | None, list[T]] = {}
    for item in items:
        groups.setdefault(title_of(item), []).append(item)
    yield from groups.items()


def _headings(blocks: Sequence[Block]) -> dict[str, str]:
    """For each block the text of the heading it stands under, sections before parts."""
    under: dict[str, str] = {}
    current: str | None = None
    for block in blocks:
        if block.is_heading and block.role in (Role.PART, Role.SECTION):
            current = block.text
        elif current:
            under[block.id] = current
    return under
