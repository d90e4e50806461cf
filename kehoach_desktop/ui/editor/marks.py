"""What is shown on the paper over the text: agencies, deadlines, hits of a search, findings.

Marks are drawn only: they change no layout, no text and no undo. They lie on stored letters, so they stay right through
scrolling, zooming and renumbering; whoever found them shows new ones when the text has changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from ...domain.blanks import Place
from ...domain.dates import written_day
from ...operations.inspecting.tasks import Reading


class MarkKind(Enum):
    """How a mark looks: underlined, on a ground of its own, or with an icon in the right margin."""

    AGENCY = "agency"
    DEADLINE = "deadline"
    HIT = "hit"
    CURRENT_HIT = "current_hit"
    ERROR = "danger"
    WARNING = "warning"
    SUGGESTION = "neutral"


FINDINGS = {
    MarkKind.ERROR: "circle-x",
    MarkKind.WARNING: "triangle-alert",
    MarkKind.SUGGESTION: "info",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Letters `start` to `end` of a spot. `note` is said when the mouse rests on it."""

    kind: MarkKind
    spot: str
    start: int
    end: int
    note: str = ""

    @property
    def place(self) -> Place:
        return Place(self.spot, self.start)


class Marks:
    """The marks that are shown, by spot; each kind is shown and taken away by itself."""

    def __init__(self) -> None:
        self._by_kind: dict[MarkKind, tuple[Mark, ...]] = {}
        self._by_spot: dict[str, list[Mark]] = {}

    def show(self, kind: MarkKind, marks: Iterable[Mark]) -> None:
        self._by_kind[kind] = tuple(marks)
        self._by_spot = {}
        for mark in (mark for kind_ in MarkKind for mark in self._by_kind.get(kind_, ())):
            self._by_spot.setdefault(mark.spot, []).append(mark)

    def of(self, spots: Iterable[str]) -> Iterator[Mark]:
        for spot in spots:
            yield from self._by_spot.get(spot, ())


def task_marks(reading: Reading) -> dict[MarkKind, list[Mark]]:
    """The agencies and deadlines that the text names; resting on a deadline tells its day."""
    agencies, deadlines = [], []
    for block, spans in reading.spans.items():
        agencies += [Mark(MarkKind.AGENCY, block, start, end) for start, end in spans.agencies]
        deadlines += [
            Mark(MarkKind.DEADLINE, block, start, end, f"Thời hạn: {written_day(due)}" if due else "")
            for start, end, due in spans.deadlines
        ]
    return {MarkKind.AGENCY: agencies, MarkKind.DEADLINE: deadlines}
