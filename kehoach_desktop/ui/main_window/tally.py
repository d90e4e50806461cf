"""Words and blanks of a plan, counted while one types: only blocks that are others are counted anew. No Qt here."""

from collections.abc import Iterable

from ...domain.blanks import blanks_beside_body, blanks_in
from ...domain.plan import Block, Plan
from ...domain.plan_changes import difference
from ...operations.rulesets import ruleset


class Tally:
    """`words` of the body and `blanks` of the whole plan that was counted last."""

    def __init__(self) -> None:
        self.words = self.blanks = 0
        self._plan: Plan | None = None
        self._blanks_in_body = 0

    def count(self, plan: Plan) -> None:
        if self._plan is None:
            self.words = self._blanks_in_body = 0
            self._add(plan.blocks, 1)
        elif (change := difference(self._plan, plan).blocks) is not None:
            self._add(change.old, -1)
            self._add(change.new, 1)
        self._plan = plan
        self.blanks = self._blanks_in_body + blanks_beside_body(plan, ruleset(plan.ruleset))

    def forget(self) -> None:
        """The plan is gone, and needs no memory any more."""
        self._plan = None

    def _add(self, blocks: Iterable[Block], times: int) -> None:
        for block in blocks:
            self.words += times * len(block.text.split())
            self._blanks_in_body += times * blanks_in(block)
