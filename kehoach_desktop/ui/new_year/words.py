"""Where in the plan a change or a mark stands, in the clerk's words."""

import re
from collections.abc import Mapping

from ...domain.layout.context import Context
from ...domain.numbering import labels
from ...domain.plan import Plan, Role
from ...operations.rulesets import ruleset

_NUMBER = re.compile(r"\w+(?:\.\w+)*")
_FIELDS = {
    "subject": "Trích yếu",
    "issuer_line": "Dòng cơ quan ban hành",
    "recipients": "Nơi nhận",
    "tasks": "Nhiệm vụ",
    "annexes": "Tên phụ lục",
}
_LEVELS = (Role.PART, Role.SECTION)


def place_words(plan: Plan) -> Mapping[str, str]:
    """Of each spot's first part: `Trích yếu`, `Mục II.2`, `Căn cứ`."""
    rules = ruleset(plan.ruleset)
    found = dict(_FIELDS)
    above: dict[Role, str] = {}
    marks = labels(plan.blocks, Context(rules, plan.layout, plan.house_style).labels)
    for block, mark in zip(plan.blocks, marks, strict=True):
        if block.role in _LEVELS:
            depth = _LEVELS.index(block.role)
            number = _NUMBER.search(mark)
            above = {role: text for role, text in above.items() if _LEVELS.index(role) < depth}
            above[block.role] = number[0] if number else ""
        numbers = ".".join(above[role] for role in _LEVELS if above.get(role))
        found[block.id] = _of_block(block.role, numbers)
    return found


def _of_block(role: Role, numbers: str) -> str:
    if role is Role.LEGAL_BASIS:
        return "Căn cứ"
    return f"Mục {numbers}" if numbers else "Phần mở đầu"


def place_of(spot: str, places: Mapping[str, str]) -> str:
    return places.get(spot) or places.get(spot.partition("/")[0], "Nội dung")
