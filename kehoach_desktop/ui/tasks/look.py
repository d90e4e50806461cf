"""How the clerk looks at the tasks, as it is remembered from one start to the next. What is looked for is not kept:
words or a filter of last week would hide tasks today."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, TypeVar

from ...domain.task_list import Grouping, Order
from .columns import OWN, View
from .model import Column

_MOST_FOLDED = 2000
_WIDEST = 2000
Folded = tuple[Grouping, str]
AnyEnum = TypeVar("AnyEnum", bound=Enum)


@dataclass(frozen=True, slots=True)
class Look:
    """`widths`: of the columns that were drawn wider or narrower, in each view, at body text of 13."""

    view: View = View.TIMELINE
    grouping: Grouping = Grouping.PLAN
    order: Order = Order.PLAN
    is_descending: bool = False
    has_panel: bool = False
    widths: Mapping[View, Mapping[Column, int]] = field(default_factory=dict)
    folded: frozenset[Folded] = frozenset()


def text_of(look: Look) -> str:
    kept = {
        "view": look.view.value,
        "grouping": look.grouping.value,
        "order": look.order.value,
        "descending": look.is_descending,
        "panel": look.has_panel,
        "widths": {view.value: {column.name: px for column, px in own.items()} for view, own in look.widths.items()},
        "folded": sorted([grouping.value, key] for grouping, key in look.folded)[:_MOST_FOLDED],
    }
    return json.dumps(kept)


def look_in(text: str) -> Look:
    """What was not kept, or cannot be read, is as at the first start."""
    try:
        read = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return Look()
    kept: Mapping[str, Any] = read if isinstance(read, dict) else {}
    widths, folded = kept.get("widths"), kept.get("folded")
    drawn = {view: _widths(widths.get(view.value)) for view in View} if isinstance(widths, dict) else {}
    return Look(
        _one_of(View, kept.get("view"), View.TIMELINE),
        _one_of(Grouping, kept.get("grouping"), Grouping.PLAN),
        _one_of(Order, kept.get("order"), Order.PLAN),
        kept.get("descending") is True,
        kept.get("panel") is True,
        {view: own for view, own in drawn.items() if own},
        _folded(folded if isinstance(folded, list) else ()),
    )


def _one_of(kind: type[AnyEnum], value: object, default: AnyEnum) -> AnyEnum:
    return next((one for one in kind if one.value == value), default)


def _widths(kept: object) -> Mapping[Column, int]:
    if not isinstance(kept, dict):
        return {}
    known = ((column, kept.get(column.name)) for column in OWN)
    return {column: px for column, px in known if type(px) is int and 0 < px <= _WIDEST}


def _folded(kept: Collection[Any]) -> frozenset[Folded]:
    pairs = (one for one in kept if isinstance(one, list) and len(one) == 2 and isinstance(one[1], str))
    groupings = {grouping.value: grouping for grouping in Grouping}
    return frozenset((groupings[name], key) for name, key in pairs if isinstance(name, str) and name in groupings)
