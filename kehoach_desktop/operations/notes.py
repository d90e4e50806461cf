"""What a clerk should read about a plan: nothing is blocked, each line says what does not fit and by which clause."""

import datetime
from collections.abc import Iterator

from ..domain.administrative.locality import head_contradictions
from ..domain.dates import PartialDate
from ..domain.format_standard import Ruleset
from ..domain.layout.body import compose_body
from ..domain.layout.context import Context
from ..domain.plan import Plan
from ..domain.signing import signing_faults
from .address_book import shipped_provinces
from .rulesets import ruleset


def plan_notes(plan: Plan, today: datetime.date | None = None) -> tuple[str, ...]:
    rules = ruleset(plan.ruleset)
    on = plan.issue_date.whole or today or datetime.date.today()
    return (*_head_notes(plan, rules, on), *_notes(plan, rules))


def _head_notes(plan: Plan, rules: Ruleset, on: datetime.date) -> Iterator[str]:
    """What in the head does not go with the map on the day of issue."""
    day = rules.date_in_text.written(PartialDate.of(on))
    for line, province, kind in head_contradictions(plan.parent_body, plan.issuing_body, shipped_provinces(), on):
        yield (
            f"dòng đầu “{line}” không đúng vào ngày {day}: {province.name} khi đó là {kind}, nội dung viết theo {kind}."
        )


def _notes(plan: Plan, rules: Ruleset) -> Iterator[str]:
    for signature in (plan.signature, *plan.co_signatures):
        for fault in signing_faults(signature, rules, joint=bool(plan.co_signatures)):
            yield f"{fault.reason} ({rules.short_name}, {fault.clause})"
    if _has_no_end_mark(plan, rules):
        yield f"đoạn cuối chưa có dấu kết thúc “{rules.body.end_mark}” ({rules.short_name}, {rules.body.clause})."
    if plan.secrecy and rules.secrecy.notice:
        yield rules.secrecy.notice  # the law on State secrets has its own rules


def _has_no_end_mark(plan: Plan, rules: Ruleset) -> bool:
    if not plan.blocks or plan.blocks[-1].is_heading:
        return False
    last = compose_body(plan.blocks, Context(rules, plan.layout, plan.house_style))[-1]
    return not last.text.endswith(rules.body.end_mark)
