"""What is looked for in the plan, and its hits. No Qt here."""

from bisect import bisect_left
from collections.abc import Callable

from ...domain.blanks import Place
from ...domain.edits.spots import BODY, rank
from ...domain.plan import Plan
from ...domain.plan_search import Hit, Sought, find_all

Order = tuple[int, int, int]


class Finder:
    """`hits`: those that the paper shows, in its order; `elsewhere`: how many more stand in an annex beside it."""

    def __init__(self, is_shown: Callable[[str], bool]) -> None:
        self._is_shown = is_shown
        self._plan: Plan | None = None
        self._blocks: dict[str, int] = {}
        self._orders: list[Order] = []
        self.sought = Sought("")
        self.hits: tuple[Hit, ...] = ()
        self.elsewhere = 0

    def look(self, plan: Plan, sought: Sought) -> None:
        found = find_all(plan, sought)
        if self._plan is None or plan.blocks is not self._plan.blocks:
            self._blocks = {block.id: number for number, block in enumerate(plan.blocks)}
        self._plan, self.sought = plan, sought
        self.hits = tuple(hit for hit in found if self._is_shown(hit.start.spot))
        self.elsewhere = len(found) - len(self.hits)
        self._orders = [self._order(hit.start) for hit in self.hits]

    @property
    def count(self) -> int:
        return len(self.hits) + self.elsewhere

    def number_of(self, first: Place, last: Place) -> int | None:
        """The number, from 1, of the hit that is chosen as it stands."""
        at = bisect_left(self._orders, self._order(first))
        return at + 1 if at < len(self.hits) and self.hits[at] == Hit(first, last) else None

    def after(self, place: Place) -> Hit | None:
        """The hit that begins there or later; behind the last one comes the first."""
        at = bisect_left(self._orders, self._order(place))
        return self.hits[at % len(self.hits)] if self.hits else None

    def before(self, place: Place) -> Hit | None:
        """The hit that begins earlier; before the first one comes the last."""
        at = bisect_left(self._orders, self._order(place))
        return self.hits[at - 1] if self.hits else None

    def _order(self, place: Place) -> Order:
        """Where a place stands on the pages. Of a block it is known: asking the plan would walk all of them."""
        number = self._blocks.get(place.spot)
        if number is not None:
            return BODY, number, place.offset
        return (*rank(self._plan, place.spot), place.offset) if self._plan else (0, 0, 0)

    @property
    def words(self) -> str:
        """How many there are, where none of them is chosen."""
        if not self.sought.text.strip():
            return ""
        return f"{len(self.hits)} chỗ{self._more}" if self.count else "Không thấy"

    def words_at(self, number: int) -> str:
        """`3/12`"""
        return f"{number}/{len(self.hits)}{self._more}"

    @property
    def _more(self) -> str:
        return f" · {self.elsewhere} ở phụ lục" if self.elsewhere else ""
