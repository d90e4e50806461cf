"""Plans of a few headings, and what their outline says."""

from dataclasses import replace

from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.plan import Block, Plan, Role, Run
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.ui.outline.entries import Entries, entries_of
from tests.helpers.plans import PARTY_PLAN

LEVELS = {"P": Role.PART, "S": Role.SECTION, "U": Role.SUBSECTION, "d": Role.DASH, "l": Role.LEAD, "c": Role.CLOSING}


def plan_of(*roles: str) -> Plan:
    """`P S d` …: blocks called p1, s2, d3 … by role and place; headings where they can be."""
    blocks = tuple(
        Block(f"{letter.lower()}{n}", LEVELS[letter], (Run(f"Khối {n}"),), letter in "SU")
        for n, letter in enumerate(" ".join(roles).split(), 1)
    )
    return replace(PARTY_PLAN, blocks=blocks)


TWO_PARTS = plan_of("l P S d S d P S d S d c")  # I.1 s3, I.2 s5, II.1 s8, II.2 s10


def entries(plan: Plan) -> Entries:
    return entries_of(plan, Context(ruleset(plan.ruleset), plan.layout, plan.house_style).labels)


def order(plan: Plan) -> str:
    return " ".join(block.id for block in plan.blocks)
