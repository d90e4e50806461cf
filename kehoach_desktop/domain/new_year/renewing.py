"""The two steps: what a plan may become, and the plan with what was accepted."""

import datetime
from collections.abc import Callable, Collection
from dataclasses import replace

from ..administrative.agencies import AgencyBook
from ..dates import PartialDate
from ..deadlines import DeadlineRules
from ..plan import Plan
from .changing import edited, edited_block, edited_quote, edited_task, with_new_ids
from .marking import ended_bodies, old_bases
from .records import Proposal, Renewal
from .years import around, changes, own_years, texts


def renew(plan: Plan, agencies: AgencyBook, on: datetime.date, years: int = 1) -> Renewal:
    """What becomes of `plan`, `years` years later; `on` is the day by which bodies have ended or not."""
    own = own_years(plan)
    found = (
        (spot, *found) for spot, text, is_basis in texts(plan) for found in changes(text, plan, own, years, is_basis)
    )
    proposals = tuple(
        Proposal(number, spot, start, old, new, *around(text, start, len(old)), is_default, why)
        for number, (spot, text, start, old, new, is_default, why) in enumerate(found)
    )
    return Renewal(plan, years, proposals, tuple(ended_bodies(plan, agencies, on)), tuple(old_bases(plan, own, on)))


def renewed(renewal: Renewal, accepted: Collection[int], make_id: Callable[[], str], rules: DeadlineRules) -> Plan:
    """The new plan with the accepted proposals, without number, date and draft number; every id is new."""
    plan = renewal.source
    edits: dict[str, list[tuple[int, str, str]]] = {}
    for one in renewal.proposals:
        if one.number in accepted:
            edits.setdefault(one.spot, []).append((one.start, one.old, one.new))
    blocks = tuple(edited_block(block, edits.get(block.id, ())) for block in plan.blocks)
    tasks = tuple(edited_task(task, plan.blocks, edits, rules) for task in plan.tasks)
    annexes = tuple(
        replace(annex, title=edited(annex.title, edits.get(f"annexes/{annex.id}/title", ()))) for annex in plan.annexes
    )
    changed = replace(
        plan,
        number=None,
        issue_date=PartialDate(),
        draft_number=None,
        subject=edited(plan.subject, edits.get("subject", ())),
        issuer_line=edited(plan.issuer_line, edits.get("issuer_line", ())),
        blocks=blocks,
        tasks=tasks,
        annexes=annexes,
        dismissed=tuple(edited_quote(quote, plan.blocks, edits) for quote in plan.dismissed),
    )
    return with_new_ids(changed, make_id)
