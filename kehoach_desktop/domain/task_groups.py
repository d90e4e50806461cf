"""The tasks of a plan in the groups in which its table shows them, on paper and in a sheet alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from .plan import Block, Plan, Role, Task

T = TypeVar("T")


def grouped_tasks(plan: Plan, tasks: Sequence[Task]) -> Iterator[tuple[str | None, list[Task]]]:
    """`tasks` under the titles that they have of their own or of the heading above them, in each in the plan's order.

    Each title stands once: tasks of the text and of an annex may be mixed in the plan.
    """
    headings = _headings(plan.blocks)
    return gathered(tasks, lambda task: task.group or headings.get(task.block or "") or None)


def gathered(items: Iterable[T], title_of: Callable[[T], str | None]) -> Iterator[tuple[str | None, list[T]]]:
    """Each title once, where it first occurs, with all that belongs to it.

    What has no title comes first: below a title it would be taken for one of its group.
    """
    groups: dict[str | None, list[T]] = {}
    for item in items:
        groups.setdefault(title_of(item), []).append(item)
    yield from sorted(groups.items(), key=lambda group: group[0] is not None)


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
