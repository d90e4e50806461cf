"""Nơi nhận: how a line is punctuated, read and ordered.

A recipient stores its name and note only. Dash, separators and the last stop are the ruleset's (05 II.I.9.2.5:
`;` after each, `.` after the keeper; 36-HD/VPTW: `,`; NĐ 30 PL I/II.9.d).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum

from .format_standard.rules import RecipientsOrder
from .format_standard.ruleset import RecipientsRule
from .plan import Recipient
from .vietnamese import same_words

_DASH = re.compile("[-–—+•]?")
_KEEPER = re.compile(r"[-–—]?\s*lưu\b", re.IGNORECASE)
LOOSE_ENDS = " \u00a0;,."  # of a line as it is stored: the composer sets its own marks


def item_text(recipient: Recipient, rule: RecipientsRule) -> str:
    """Name and note as they print, without dash and separator."""
    name = recipient.name.rstrip(LOOSE_ENDS)
    return name + (rule.note_pattern.format(note=recipient.note) if recipient.note else "")


def parse_recipient(line: str, rule: RecipientsRule) -> Recipient:
    """A line as somebody typed it. A bracket is a note only when it is one of the known notes."""
    text = _DASH.sub("", line.strip(), count=1).strip().rstrip(LOOSE_ENDS).rstrip()
    name, bracket, note = text.rpartition("(")
    note = note.removesuffix(")").strip()
    if bracket and text.endswith(")") and note.lower() in rule.notes:
        return Recipient(name.rstrip(), note)
    return Recipient(text)


def is_archive_line(text: str) -> bool:
    return _KEEPER.match(text.lstrip()) is not None


class Rank(IntEnum):
    """Where a recipient stands towards the issuing body."""

    SUPERIOR = 1
    MEMBERS = 2  # of the issuing committee
    SAME_LEVEL = 3
    LOWER_LEVEL = 4
    OTHER = 5


_RANKS = {
    RecipientsOrder.MEMBERS_FIRST: (Rank.SUPERIOR, Rank.MEMBERS, Rank.SAME_LEVEL, Rank.LOWER_LEVEL, Rank.OTHER),
    RecipientsOrder.LOWER_FIRST: (Rank.SUPERIOR, Rank.LOWER_LEVEL, Rank.SAME_LEVEL, Rank.MEMBERS, Rank.OTHER),
}


RecipientPlace = tuple[Rank, int]  # rank, and the order within it


def in_order(
    recipients: Sequence[Recipient],
    place: Callable[[Recipient], RecipientPlace | None],
    order: RecipientsOrder = RecipientsOrder.MEMBERS_FIRST,
) -> tuple[Recipient, ...]:
    """`recipients` in that order; those whose place is not known keep theirs, after the line above."""
    ranks = _RANKS[order]
    keys: list[tuple[int, int, int]] = []
    last = (0, 0)
    for index, recipient in enumerate(recipients):
        found = place(recipient)
        last = (ranks.index(found[0]), found[1]) if found else last
        keys.append((*last, index))
    return tuple(recipient for _, recipient in sorted(zip(keys, recipients, strict=True), key=lambda pair: pair[0]))


def with_recipients(
    recipients: Sequence[Recipient],
    added: Iterable[Recipient],
    place: Callable[[Recipient], RecipientPlace | None],
) -> tuple[Recipient, ...]:
    """`recipients` in their own order, each added one before the first of them that ranks below it.

    Those added keep their order among themselves; nobody stands twice.
    """
    lines = list(recipients)
    places = [place(line) for line in recipients]
    for one in added:
        if any(same_words(one.name, line.name) for line in lines):
            continue
        own = place(one)
        at = next((index for index, other in enumerate(places) if other and own and other > own), len(lines))
        lines.insert(at, one)
        places.insert(at, None)
    return tuple(lines)
