"""What the outline of a plan lists: its numbered blocks with their labels, a tree written row by row. No Qt here.

The children of an entry are the numbered blocks that move with it; an opening, a căn cứ and a closing end every group.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ...domain.numbering import Labels, labels
from ...domain.plan import Block, Plan, Role

LEVELS = (Role.PART, Role.SECTION, Role.SUBSECTION)
_NOUNS = ("phần", "mục", "tiểu mục")
_ASIDE = frozenset({Role.LEAD, Role.LEGAL_BASIS, Role.CLOSING})
_NUMBER = re.compile(r"\w+(?:\.\w+)*")
_LONGEST = 160  # letters: more than any row shows
_SHORT = 40  # letters of a block that is named by its words


class Entry(NamedTuple):
    """A row of the outline. `depth`: how far it is set in; `level`: of its role, -1 for head and foot of the plan."""

    spot: str
    text: str
    label: str = ""
    depth: int = 0
    level: int = -1
    is_heading: bool = True
    number: str = ""
    has_children: bool = False

    @property
    def words(self) -> str:
        return f"{self.label} {self.text}".strip()

    @property
    def short_name(self) -> str:
        """`II.3`; what has no number is named by its words."""
        return self.number or f"“{self.text[:_SHORT].strip()}”"

    @property
    def name(self) -> str:
        """`mục II.3`"""
        return f"{_NOUNS[self.level]} {self.short_name}"


HEAD = Entry("issuing_body", "Đầu văn bản")
FOOT = Entry("recipients/0", "Nơi nhận, người ký")


@dataclass(frozen=True, slots=True)
class Entries:
    """The numbered blocks of a plan, and for each block of the plan the number of the entry it stands under."""

    list: tuple[Entry, ...] = ()
    owners: Mapping[str, int] = field(default_factory=dict)

    def number_of(self, spot: str) -> int | None:
        """The number of the entry with that spot."""
        number = self.owners.get(spot, -1)
        return number if number >= 0 and self.list[number].spot == spot else None

    def owner(self, spot: str) -> Entry:
        """The row that a place belongs to: of the body the entry last passed, of a field the head or the foot."""
        number = self.owners.get(spot)
        if number is None:
            return FOOT if _is_in_foot(spot) else HEAD
        return self.list[number] if number >= 0 else HEAD

    def with_words_of(self, blocks: Iterable[Block]) -> "Entries":
        """The same entries, where nothing but words of these blocks is another."""
        changed = {block.id: block for block in blocks if is_listed(block)}
        return replace(self, list=tuple(_with_words(one, changed.get(one.spot)) for one in self.list))

    def group_end(self, number: int) -> int:
        """Behind the last of the entries under this one."""
        end = number + 1
        while end < len(self.list) and self.list[end].depth > self.list[number].depth:
            end += 1
        return end


_FOOT_FIELDS = (
    "recipients",
    "archive_line",
    "typist",
    "copies",
    "signature",
    "co_signatures",
    "contact",
    "annexes",
    "tasks",
)


def _is_in_foot(spot: str) -> bool:
    return spot.partition("/")[0].partition(".")[0] in _FOOT_FIELDS


def is_listed(block: Block) -> bool:
    return block.role in LEVELS


def entries_of(plan: Plan, forms: Labels) -> Entries:
    found: list[Entry] = []
    owners: dict[str, int] = {}
    above: list[Entry] = []  # the entries that the next one may stand under
    for block, label in zip(plan.blocks, labels(plan.blocks, forms), strict=True):
        if block.role in _ASIDE:
            above = []
        elif block.role in LEVELS:
            level = LEVELS.index(block.role)
            above = [entry for entry in above if entry.level < level]
            found.append(_entry(block, label, level, above))
            above.append(found[-1])
        owners[block.id] = len(found) - 1
    return Entries(tuple(_with_children(found)), owners)


def _with_words(entry: Entry, block: Block | None) -> Entry:
    if block is None:
        return entry
    return entry._replace(text=_text(block), is_heading=_is_heading(block))


def _text(block: Block) -> str:
    return " ".join(block.text[:_LONGEST].split())


def _is_heading(block: Block) -> bool:
    return block.role is Role.PART or block.is_heading


def _entry(block: Block, label: str, level: int, above: Sequence[Entry]) -> Entry:
    number = _NUMBER.search(label)
    own = number.group() if number else ""
    numbers = [above[-1].number] if above and above[-1].number else []
    if numbers and "." in own:  # `1.1` says the number above it again
        own = own.rpartition(".")[2]
    path = ".".join([*numbers, own]) if own else ""
    return Entry(block.id, _text(block), label, len(above), level, _is_heading(block), path)


def _with_children(entries: Sequence[Entry]) -> Iterator[Entry]:
    for number, entry in enumerate(entries):
        below = entries[number + 1] if number + 1 < len(entries) else None
        yield entry._replace(has_children=True) if below and below.depth > entry.depth else entry


def shown(entries: Entries, closed: frozenset[str]) -> tuple[Entry, ...]:
    """The rows: head, what stands under no closed entry, foot."""
    rows = [HEAD]
    hidden_below: int | None = None
    for entry in entries.list:
        if hidden_below is not None and entry.depth > hidden_below:
            continue
        hidden_below = entry.depth if entry.spot in closed else None
        rows.append(entry)
    return (*rows, FOOT)
