"""Where something is still missing: the blanks in the text and the fields that nobody has filled.

They print as `[…]`, are walked with F4 and stop issuing. Number and date left open are room for handwriting, no blanks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .format_standard.ruleset import Ruleset
from .plan import Annex, Block, Plan, is_given


@dataclass(frozen=True, slots=True)
class Place:
    """A point of the plan: `spot` is a block's id or a field, `offset` counts letters in it."""

    spot: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Blank:
    place: Place
    name: str


def blanks(plan: Plan, ruleset: Ruleset) -> tuple[Blank, ...]:
    """All blanks in the order of the page."""
    body = (blank for block in plan.blocks for blank in _of_block(block))
    return (*_head(plan, ruleset), *body, *_closing(plan, ruleset), *_annexes(plan, ruleset))


def blanks_beside_body(plan: Plan, ruleset: Ruleset) -> int:
    """How many there are in all that is no block of the body."""
    return sum(1 for part in (_head, _closing, _annexes) for _ in part(plan, ruleset))


def blanks_in(block: Block) -> int:
    return sum(1 for _ in _of_block(block))


def _head(plan: Plan, ruleset: Ruleset) -> Iterator[Blank]:
    for name in ("issuing_body", "symbol", "place", "subject"):
        yield from _field(getattr(plan, name), name, name, ruleset)


def _of_block(block: Block) -> Iterator[Blank]:
    offset = 0
    for run in block.runs:
        if run.blank:
            yield Blank(Place(block.id, offset), run.text)
        offset += len(run.text)


def _closing(plan: Plan, ruleset: Ruleset) -> Iterator[Blank]:
    if not plan.recipients:
        yield Blank(Place("recipients/0"), ruleset.blanks["recipients"])
    for number, recipient in enumerate(plan.recipients):
        if recipient.blank:
            yield Blank(Place(f"recipients/{number}"), recipient.name)
    yield from _field(plan.archive_line, "archive_line", "archive_line", ruleset)
    signatures = [("signature", plan.signature)]
    signatures += [(f"co_signatures/{number}", one) for number, one in enumerate(plan.co_signatures)]
    for spot, signature in signatures:
        if not is_given(signature.position):
            yield from _field(signature.authority, f"{spot}.authority", "authority", ruleset)
        yield from _field(signature.signatory, f"{spot}.signatory", "signatory", ruleset)


def _annexes(plan: Plan, ruleset: Ruleset) -> Iterator[Blank]:
    if not plan.annexes:
        return
    from .layout.annex import NEEDED_COLUMNS, column_text, listed_tasks  # all that composes; few plans need it here

    for annex in plan.annexes:
        yield from _field(annex.title, f"annexes/{annex.id}.annex_title", "annex_title", ruleset)
        yield from _of_table(annex)
        if not annex.task_columns:
            continue
        titles = {rule.column: rule.title.lower() for rule in ruleset.task_table.columns}
        for task in listed_tasks(plan):
            for column in NEEDED_COLUMNS:
                if column in annex.task_columns and not column_text(task, column):
                    yield Blank(Place(f"tasks/{task.id}.{column}"), titles[column])


def _of_table(annex: Annex) -> Iterator[Blank]:
    if (table := annex.table) is not None:
        for cell in table.blanks():
            yield Blank(Place(f"annexes/{annex.id}.{cell}"), table.columns[cell.column].title.lower())


def _field(value: str | None, spot: str, key: str, ruleset: Ruleset) -> Iterator[Blank]:
    if not is_given(value):
        yield Blank(Place(spot), ruleset.blanks[key])
