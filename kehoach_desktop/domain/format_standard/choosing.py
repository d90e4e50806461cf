"""Which regulation holds: by the side of the issuing body and the date of issue."""

import datetime
from collections.abc import Iterable

from ...errors import BadArgumentError
from .ruleset import Ruleset, Side

_SIDE_NAMES = {Side.PARTY: "văn bản của Đảng", Side.STATE: "văn bản hành chính nhà nước"}


def choose_ruleset(rulesets: Iterable[Ruleset], side: Side, on: datetime.date) -> Ruleset:
    """The ruleset of `side` in force on that day."""
    for ruleset in rulesets:
        if ruleset.side is side and ruleset.valid_from <= on <= (ruleset.valid_to or datetime.date.max):
            return ruleset
    raise BadArgumentError(f"Không có quy định thể thức {_SIDE_NAMES[side]} nào có hiệu lực ngày {on:%d/%m/%Y}.")
