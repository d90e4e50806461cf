"""`when`, as the docstring of the package tells it: what is asked, and whether it holds."""

import re
from dataclasses import dataclass

from ..vietnamese import same_words

_CONDITION = re.compile(r"^\s*(?P<no>!)?\s*(?P<path>[\w.]+)\s*(?:(?P<sign>!?=)\s*(?P<value>.+?))?\s*$")


@dataclass(frozen=True, slots=True)
class Condition:
    path: tuple[str, ...]
    value: str | None = None
    negated: bool = False

    def holds(self, given: object) -> bool:
        if self.value is None:
            return bool(given) is not self.negated
        return same_words(str(given or ""), self.value) is not self.negated


def parse_condition(text: str) -> Condition:
    match = _CONDITION.match(text)
    if match is None or (match["no"] and match["sign"]):
        raise ValueError(f"không hiểu điều kiện “{text}”")
    path = tuple(match["path"].split("."))
    if not all(name.isidentifier() for name in path):
        raise ValueError(f"không hiểu điều kiện “{text}”")
    return Condition(path, match["value"], bool(match["no"]) or match["sign"] == "!=")
