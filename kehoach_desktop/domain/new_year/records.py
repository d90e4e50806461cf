"""What may change in a plan for the next year, and what somebody should look at."""

from dataclasses import dataclass

from ..plan import Plan


@dataclass(frozen=True, slots=True)
class Proposal:
    """A year that may change. `spot` and `start` say where `old` stands; `before` and `after` are the words around."""

    number: int
    spot: str
    start: int
    old: str
    new: str
    before: str
    after: str
    is_default: bool
    why: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to look at, and why: `text` stands there from `start`."""

    spot: str
    start: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """The old plan, what may change in it, and what to look at."""

    source: Plan
    years: int
    proposals: tuple[Proposal, ...]
    ended_bodies: tuple[Mark, ...]
    old_bases: tuple[Mark, ...]

    @property
    def defaults(self) -> frozenset[int]:
        """The proposals that are accepted unless somebody says otherwise."""
        return frozenset(one.number for one in self.proposals if one.is_default)
