from dataclasses import replace

import pytest

from kehoach_desktop.domain.blanks import blanks
from kehoach_desktop.domain.plan import Plan, Role, Run
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.ui.main_window.tally import Tally
from tests.helpers.plans import PARTY_PLAN, SENTENCE, block

PLAN = replace(PARTY_PLAN, blocks=tuple(block(f"b{n}", Role.PARAGRAPH, SENTENCE) for n in range(5)))
BLANK = replace(PLAN.blocks[2], runs=(Run("Trong "), Run("thời hạn", blank=True), Run(" tới")))


def exchanged(at: int, *blocks: object) -> Plan:
    return replace(PLAN, blocks=(*PLAN.blocks[:at], *blocks, *PLAN.blocks[at + 1 :]))


@pytest.mark.parametrize(
    "after",
    [
        exchanged(2, BLANK),
        exchanged(4),
        exchanged(0, *(replace(BLANK, id=f"n{n}") for n in range(3))),
        replace(PLAN, subject=None, recipients=()),
        Plan("another", "nd30", blocks=(block("a", Role.LEAD, "Một hai ba"),)),
    ],
)
def test_counting_on_gives_what_counting_anew_does(after: Plan) -> None:
    tally = Tally()
    for plan in (PLAN, after, PLAN, after):
        tally.count(plan)
        assert tally.words == sum(len(one.text.split()) for one in plan.blocks)
        assert tally.blanks == len(blanks(plan, ruleset(plan.ruleset)))


def test_after_forgetting_it_counts_anew() -> None:
    tally = Tally()
    tally.count(PLAN)
    tally.forget()
    tally.count(exchanged(2, BLANK))
    assert tally.words == sum(len(one.text.split()) for one in exchanged(2, BLANK).blocks)
