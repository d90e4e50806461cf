"""By what a list of plans is sorted and filtered, from what a plan says of itself."""

import hashlib
from typing import TypedDict

from ..domain.vietnamese import sort_key, word_key

_LONGEST = 120  # of a subject's key: what comes behind decides no order that anybody could see
_LAST = "\uffff"  # behind every key


class ListKeys(TypedDict):
    year: int
    body_no: int
    body_key: str
    number_key: int
    date_key: str
    subject_key: str


def list_keys(
    number: int | None, issue_date: str | None, subject: str | None, issuing_body: str | None, created_at: str
) -> ListKeys:
    """What is missing comes last in the order one expects: high numbers and late days first, names from A."""
    return {
        "year": int((issue_date or created_at)[:4]),
        "body_no": body_no(issuing_body),
        "body_key": _body_key(issuing_body),
        "number_key": number or 0,
        "date_key": issue_date or "",
        "subject_key": sort_key(subject or "")[:_LONGEST] or _LAST,
    }


def body_no(name: str | None) -> int:
    """One number for a body in any case, lines and tone style: what a filter compares 50,000 times."""
    return int.from_bytes(hashlib.blake2b(word_key(name or "").encode(), digest_size=7).digest())


def _body_key(name: str | None) -> str:
    return sort_key(word_key(name or "")) or _LAST
